"""While a file comes in, and after: stopped, taken back, mended."""

from __future__ import annotations

import asyncio
import csv
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from store import backup_folder
from store.errors import CannotOpen
from store.exchange.fixme import is_fixme
from store.imports import Imports
from store.keeping import Keeping
from store.rules.words import N_
from tests.builders import everything, person
from tests.tui.import_desk import ENGLISH, Desk, importing
from tui.dialogs.questions import FileQuestion
from tui.screens.importing import ImportDone
from tui.widgets.import_parts import RowBar
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable

PROBLEMS = (
    "Name,Handle,Platform,Followers,Formula\n"
    "Mina Park,minaglow,Instagram,12.5k,=1+1\n"
    "Tom Reed,tomreads,YouTube,many,calm\n"
    "Total,,,2,\n"
)


class Held:
    """An import that waits, at its first word about rows, until the test lets it go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, dry: bool) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        self.runs = 0
        run = Imports.run

        def slow(imports: Imports, *args: Any, **options: Any) -> Any:
            if options["dry_run"] is not dry:
                return run(imports, *args, **options)
            tell: Callable[[str, int], None] = options["progress"]
            self.runs += 1

            def progress(stage: str, rows: int) -> None:
                tell(stage, rows)
                if self.runs == 1 and not self.reached.is_set():
                    self.reached.set()
                    assert self.go_on.wait(30)

            return run(imports, *args, **{**options, "progress": progress})

        monkeypatch.setattr(Imports, "run", slow)


async def begun(desk: Desk, held: Held, key: str) -> None:
    """Press the key that begins it, and wait until the first rows are read."""
    await desk.pilot.press(key)
    assert await asyncio.to_thread(held.reached.wait, 30)
    await desk.pilot.pause()


async def test_stopped_in_the_middle_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows so far are shown; after Escape the look is there again."""
    held = Held(monkeypatch, dry=False)
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        before = everything(desk.app.store.database.reader)
        await desk.press("enter")
        await begun(desk, held, "ctrl+s")
        assert desk.step == "running"
        assert "2" in desk.screen.query_one(RowBar).text
        await desk.pilot.press("u")
        await desk.pilot.pause()
        assert desk.said() == ["It is still coming in; Esc stops it."]
        await desk.pilot.press("escape")
        held.go_on.set()
        await desk.settle()
        assert desk.step == "look"
        assert desk.verdict() == "! The import was stopped. Nothing was kept."
        assert everything(desk.app.store.database.reader) == before
        await desk.press("ctrl+s")
        assert desk.people() == ["Mina Park", "Tom Reed"]


async def test_leaving_while_it_comes_in_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An app that is closed waits for the store, and the store never for the app."""
    held = Held(monkeypatch, dry=False)
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter")
        await begun(desk, held, "ctrl+s")
        await desk.screen.dismiss(None)
        held.go_on.set()
        await desk.settle()
        assert desk.people() == []


async def test_another_answer_overtakes_a_trial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old trial stops by itself, and the new one is what is shown."""
    held = Held(monkeypatch, dry=True)
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await begun(desk, held, "enter")
        assert "Trying it out" in desk.verdict()
        await desk.pilot.press("ctrl+s")
        await desk.pilot.pause()
        assert desk.step == "look"
        assert desk.said() == ["It is still being tried out."]
        await desk.pilot.press("home", *["down"] * 9, "enter")
        await desk.pilot.pause()
        assert isinstance(desk.app.screen, FileQuestion)
        await desk.pilot.press(*"notes", "enter")
        held.go_on.set()
        await desk.settle()
        assert held.runs == 2
        assert "Notes" in desk.lines().values()
        assert "2 new" in desk.verdict()


async def test_a_copy_is_made_before_something_that_is_here(tmp_path: Path) -> None:
    """Nothing to lose, no copy; from then on one before each import."""
    files: dict[str, str | bytes] = {"people.csv": ENGLISH}
    async with importing(tmp_path, files) as desk:
        folder = backup_folder(desk.app.store.path)
        await desk.press("enter", "ctrl+s")
        assert not list(folder.glob("*before-import*"))
        changed = ENGLISH.replace("12.5k", "13k")
        (tmp_path / "inbox" / "people.csv").write_text(changed, encoding="utf-8")
        await desk.press("i", "enter")
        assert "0 new" in desk.verdict()
        assert "1 changed" in desk.verdict()
        assert ("Mina Park", "Followers", "12,500", "13,000") in desk.rows("changes")
        await desk.press("ctrl+s")
        assert desk.step == "result"
        assert len(list(folder.glob("*before-import*"))) == 1


async def test_without_a_copy_nothing_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal stands in its place, and the file is still looked at."""

    def refuse(*_args: object) -> None:
        raise CannotOpen("full", N_("The disk is full."))

    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        person(desk.app.store.database, "Yujin Lee")
        monkeypatch.setattr(Keeping, "back_up_before", refuse)
        await desk.press("enter", "ctrl+s")
        assert desk.step == "look"
        assert desk.verdict() == "! The disk is full."
        assert desk.people() == ["Yujin Lee"]


async def test_undo_brings_everything_back(tmp_path: Path) -> None:
    """One key, every row as before; then there is nothing to go to on the roster."""
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        database = desk.app.store.database
        person(database, "Mina Park", platform="instagram", handle="minaglow")
        before = everything(database.reader)
        await desk.press("enter", "ctrl+s")
        assert "1 new" in desk.verdict()
        assert "1 changed" in desk.verdict()
        assert everything(database.reader) != before
        await desk.press("u")
        assert desk.verdict() == "Taken back: all is as it was before."
        assert everything(database.reader) == before
        await desk.press("enter")
        assert desk.results == [None]


async def test_undo_takes_back_this_import_and_no_other_step(tmp_path: Path) -> None:
    """Where something was done since, it says so."""
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter", "ctrl+s")
        person(desk.app.store.database, "Yujin Lee")
        await desk.press("u")
        assert desk.said() == ["Something was done since; take that back first (F9)."]
        assert desk.people() == ["Mina Park", "Tom Reed", "Yujin Lee"]
        await desk.press("enter")
        assert desk.results == [ImportDone(1, 2, 0)]


async def test_the_same_file_again_brings_nothing(tmp_path: Path) -> None:
    """It is said, and no step is made of it."""
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter", "ctrl+s", "i", "enter", "ctrl+s")
        assert desk.step == "look"
        assert "2 the same" in desk.verdict()
        assert desk.said() == ["There is nothing new in it; nothing was brought in."]
        assert len(desk.app.store.history.units()) == 1


async def test_rows_with_problems_are_saved_to_be_mended(tmp_path: Path) -> None:
    """Their cells, and the reasons beside them, under a name that is free."""
    async with importing(tmp_path, {"people.csv": PROBLEMS}) as desk:
        await desk.press("enter", "tab", "tab", "tab")
        assert sorted(row[:3] for row in desk.rows("problems")) == [
            ("3", "Followers", "many"),
            ("4", "Name", "Total"),
        ]
        await desk.press("ctrl+s")
        assert "2 problems" in desk.verdict()
        (tmp_path / "inbox" / "people-fix-me.csv").write_text("hers")
        await desk.press("s")
        assert isinstance(desk.app.screen, FileQuestion)
        await desk.press("enter")
        file = tmp_path / "inbox" / "people-fix-me-2.csv"
        with file.open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = csv.reader(stream)
        assert is_fixme(header)
        assert [row[:6] for row in rows] == [
            ["Tom Reed", "tomreads", "YouTube", "many", "calm", "3"],
            ["Total", "", "", "2", "", "4"],
        ]
        assert (tmp_path / "inbox" / "people-fix-me.csv").read_text() == "hers"
        assert desk.said() == [f"2 rows are in {file}."]


async def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    """Nothing is written over; Escape saves nothing."""
    async with importing(tmp_path, {"people.csv": PROBLEMS}) as desk:
        await desk.press("enter", "ctrl+s", "s", "ctrl+u")
        await desk.press("enter")
        field = desk.app.screen.query_one(SafeInput)
        field.value = str(tmp_path / "inbox" / "people.csv")
        await desk.press("enter")
        assert isinstance(desk.app.screen, FileQuestion)
        await desk.press("escape")
        assert [path.name for path in (tmp_path / "inbox").iterdir()] == ["people.csv"]
