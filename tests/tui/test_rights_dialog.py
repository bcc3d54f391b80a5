"""What was agreed on the use of content, by keys: noted, changed, extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen

from tests.tui.library_app import DAY, TODAY, opened, page, settle, write
from tui.dialogs.rights import show_rights

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store.right_rows import RightRow
    from tests.tui.library_app import Kept


def flat(pilot: Pilot[None]) -> str:
    """The page as one line, without the frame of the dialog."""
    return " ".join(page(pilot).replace("│", " ").split())


def rights(kept: Kept, name: str = "김민수") -> dict[str, RightRow]:
    """What was agreed with somebody, by layer."""
    rows = kept.store.rights.of_collaboration(kept.spring.talks[name])
    return {row.layer: row for row in rows}


async def ask(pilot: Pilot[None], kept: Kept, name: str, piece: int | None) -> None:
    """Open the rights of somebody from wherever one is."""
    from tui.app import SoloistApp

    app = pilot.app
    assert isinstance(app, SoloistApp)
    talk = kept.spring.talks[name]
    screen: Screen[object] = app.screen
    screen.run_worker(show_rights(app, talk, piece), group="act")
    await settle(pilot)


async def test_a_right_is_noted_and_its_window_said_in_words(tmp_path: Path) -> None:
    """From going live, 90 days: not started yet."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "R", "n")
        await write(pilot, "print", "tab")
        await write(pilot, "kr, japan")
        assert "→ Japan, South Korea" in page(pilot)
        await settle(pilot, "tab")
        await write(pilot, "on going", "tab", "tab")
        await write(pilot, "3 months")
        assert "→ 91 days" in page(pilot)
        await write(pilot, "90", "ctrl+s")
        row = rights(kept)["print"]
        assert (row.territory, row.begins, row.lasts_days) == (
            *(("JP", "KR"), "live"),
            90,
        )
        assert "From going live, 90 days: not started yet" in flat(pilot)
        assert "◔ Print and shops" in page(pilot)
        await settle(pilot, "escape", "u")
        assert "print" not in rights(kept)


async def test_one_that_begins_on_a_date_runs_from_there(tmp_path: Path) -> None:
    """Until a day, in words."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "G", "R")
        assert "Nothing was agreed, so nothing may be done" in page(pilot)
        await settle(pilot, "n")
        await write(pilot, "paid", "tab", "tab", "tab")
        await write(pilot, "in 10 days", "tab", "tab")
        await write(pilot, "2026-04-30", "ctrl+s")
        row = rights(kept, "Ana Luz")["paid"]
        assert (row.starts_on, row.ends_on) == (TODAY + 10 * DAY, TODAY + 59 * DAY)
        assert "From Thu 12 Mar, until Thu 30 Apr: begins in 10 days" in flat(pilot)
        assert "Its end comes up in Today on" in flat(pilot)


async def test_what_contradicts_itself_is_refused_and_stays(tmp_path: Path) -> None:
    """No layer, two ends, a date for what waits, no such country."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "G", "R", "n", "tab")
        await write(pilot, "narnia", "ctrl+s")
        assert "narnia is no country" in page(pilot)
        await write(pilot, "everywhere else", "ctrl+s")
        await write(pilot, "KR", "ctrl+s")
        assert "Say what the content may be used for" in page(pilot)
        await settle(pilot, "shift+tab")
        await write(pilot, "organic", "tab", "tab")
        await write(pilot, "on signature", "tab")
        await write(pilot, "tomorrow", "ctrl+s")
        assert "It cannot begin on a date and wait for something" in flat(pilot)
        await write(pilot, "", "tab")
        await write(pilot, "soon", "ctrl+s")
        assert "This is no length of time" in page(pilot)
        await write(pilot, "30", "tab")
        await write(pilot, "2026-12-24", "ctrl+s")
        assert "say one of the two" in flat(pilot)
        assert rights(kept, "Ana Luz") == {}
        await write(pilot, "", "ctrl+s")
        assert rights(kept, "Ana Luz")["organic"].lasts_days == 30


async def test_an_empty_right_says_what_it_lacks(tmp_path: Path) -> None:
    """It stays open in the field that is needed; so does an empty extension."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "G", "R", "n", "tab", "ctrl+s")
        assert "Say what the content may be used for." in page(pilot)
        assert rights(kept, "Ana Luz") == {}
        await settle(pilot, *"print", "ctrl+s")
        assert list(rights(kept, "Ana Luz")) == ["print"]
        await settle(pilot, "escape", *"gg", "R", "plus", "ctrl+s")
        assert "Say until when." in page(pilot)
        await settle(pilot, "escape")


async def test_typing_replaces_what_a_field_holds(tmp_path: Path) -> None:
    """Whichever way one came to it."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "R", "enter", *["tab"] * 4, *"60", "ctrl+s")
        assert rights(kept)["paid"].lasts_days == 60


async def test_a_right_is_changed(tmp_path: Path) -> None:
    """Enter or e; the fields say what is so now."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "R", "enter")
        assert "Paid ads" in page(pilot)
        await settle(pilot, "tab")
        await write(pilot, "", "ctrl+s")
        assert rights(kept)["paid"].territory == ()
        assert "everywhere" in page(pilot)
        await settle(pilot, "j", "e", "escape", "escape", "u")
        assert rights(kept)["paid"].territory == ("KR",)


async def test_one_that_ends_soon_is_spoken_of_or_extended(tmp_path: Path) -> None:
    """The key a puts it on the next rung; + gives it a later end."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "R")
        assert rights(kept)["paid"].remind_on == TODAY - 5 * DAY
        assert "extend it (+), or a when it was spoken of" in flat(pilot)
        await settle(pilot, "a")
        remind = rights(kept)["paid"].remind_on
        assert remind is not None
        assert remind > TODAY
        await settle(pilot, "plus")
        await write(pilot, "2026-09-30", "ctrl+s")
        assert rights(kept)["paid"].ends_on == TODAY.replace(month=9, day=30)
        assert "until Wed 30 Sep" in flat(pilot)


async def test_what_has_no_end_is_not_extended(tmp_path: Path) -> None:
    """The key is not offered, and an earlier end is refused."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "R", "j")
        assert "Extend" not in page(pilot)
        await settle(pilot, "plus", "a", "k", "plus")
        await write(pilot, "2026-03-05", "ctrl+s")
        assert "does not end before" in flat(pilot)
        await settle(pilot, "escape", "y")
        assert rights(kept)["paid"].lasts_days == 30


async def test_marked_ones_are_deleted_together(tmp_path: Path) -> None:
    """It asks first; one undo brings them back."""
    async with opened(tmp_path) as (pilot, kept):
        await settle(pilot, "R", "ctrl+a", "d")
        assert "3 rights" in page(pilot)
        await settle(pilot, "n")
        assert len(rights(kept)) == 3
        await settle(pilot, "d", "y", "escape")
        assert rights(kept) == {}
        await settle(pilot, "u")
        assert len(rights(kept)) == 3


async def test_the_rights_of_a_piece_begin_with_that_piece(tmp_path: Path) -> None:
    """Its own and those to everything are shown; a new one is its own."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, kept):
        talk = kept.spring.talks["김민수"]
        (piece,) = kept.store.deliverables.of_collaboration(talk)
        await ask(pilot, kept, "김민수", piece.id)
        assert page(pilot).count("● ") >= 2
        await settle(pilot, "n")
        assert "Morning routine" in page(pilot)
        await write(pilot, "print", "ctrl+s")
        assert rights(kept)["print"].deliverable_id == piece.id
        assert "Morning routine" in page(pilot)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_it_fits_in_every_language(tmp_path: Path, language: str) -> None:
    """At 80 by 24, list and form."""
    async with opened(tmp_path, language=language) as (pilot, _kept):
        await settle(pilot, "R")
        assert "Esc" in page(pilot)
        await settle(pilot, "n")
        assert "^S" in page(pilot)
        await settle(pilot, "escape")
        assert "RightsDialog" in type(pilot.app.screen).__name__
