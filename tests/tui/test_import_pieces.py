"""A content calendar from the import screen and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.command_runs import CommandLine, settle_in
from tests.tui.import_desk import importing
from tui.format import DASH

if TYPE_CHECKING:
    from pathlib import Path

FIRST = (
    "Name,Handle,Platform,Content type,Publish date,Status,Post URL,Mood\n"
    "Mina Park,minaglow,Instagram,2 reels,2026-02-20,Approved,,calm\n"
    "Tom Reed,tomreads,YouTube,Video,2026-03-10,Draft,,\n"
)
SECOND = FIRST.replace(
    "Video,2026-03-10,Draft,", "Video,2026-02-27,Published,https://youtu.be/abc"
)
OPEN = (
    "Handle,Platform,Content type,Day,Status\n"
    "minaglow,Instagram,Reel,4,Approved\n"
    ",,Story,5,Approved\n"
)


async def test_a_calendar_comes_in(tmp_path: Path) -> None:
    """Its kind is seen; next week's shows what goes live, in words."""
    files: dict[str, str | bytes] = {"next week.csv": SECOND, "now.csv": FIRST}
    async with importing(tmp_path, files) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert lines["Kind"] == "Content calendar"
        assert (lines["Status"], lines["Publish date"]) == ("State", "Live due on")
        assert lines["Mood"] == "Kept with the piece, in words"
        assert lines["Campaign"] == "none"
        await desk.go_to("Campaign")
        await desk.press("enter")
        await desk.type("Spring")
        await desk.press("enter")
        assert desk.lines()["Campaign"] == "Spring"
        assert "2 new" in desk.verdict()
        await desk.press("ctrl+s")
        assert desk.people() == ["Mina Park", "Tom Reed"]
        read = desk.app.store.database.read
        assert read("SELECT count(*) FROM deliverable") == [(3,)]
        assert read("SELECT name FROM campaign") == [("Spring",)]
        await desk.press("i", "down", "enter")
        await desk.go_to("Campaign")
        await desk.press("enter")
        await desk.type("spring")
        await desk.press("enter")
        assert "1 changed" in desk.verdict()
        changed = desk.rows("changes")
        assert ("Tom Reed", "State", "In the making", "Live") in changed
        assert ("Tom Reed", "Live on", DASH, "2026-02-27") in changed


async def test_what_a_calendar_leaves_open_can_be_said(tmp_path: Path) -> None:
    """The month of numbers, the year of days, and what a blank cell means."""
    yearless = OPEN.replace(",4,", ",3월 4일,").replace(",5,", ",3월 5일,")
    async with importing(tmp_path, {"b.csv": yearless, "a.csv": OPEN}) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert (lines["Month"], lines["Blank cells"]) == (
            "left out",
            "the same as above",
        )
        await desk.go_to("Month")
        await desk.press("enter")
        await desk.type("soon")
        await desk.press("enter")
        await desk.press("ctrl+u")
        await desk.type("2026-3")
        await desk.press("enter")
        assert desk.lines()["Month"] == "2026-03"
        await desk.go_to("Blank cells")
        await desk.press("enter")
        await desk.type("nothing")
        await desk.press("enter")
        assert desk.lines()["Blank cells"] == "nothing"
        assert "1 left out" in desk.verdict()
        await desk.press("escape", "down", "enter")
        assert desk.lines()["Year"] == "left out"
        await desk.go_to("Year")
        await desk.press("enter")
        await desk.type("26")
        await desk.press("enter", "ctrl+u")
        await desk.type("2026")
        await desk.press("enter")
        assert desk.lines()["Year"] == "2026"
        await desk.press("ctrl+s")
        days = desk.app.store.database.read("SELECT live_due_on FROM deliverable")
        assert days == [("2026-03-04",), ("2026-03-05",)]


async def test_a_grid_is_refused_with_what_was_seen(tmp_path: Path) -> None:
    """In the words of the sentence, not as a missing column."""
    grid = "Mon,Tue,Wed,Thu,Fri,Sat,Sun\n2,3,4,5,6,7,8\n,Mina reel,,,,,\n"
    async with importing(tmp_path, {"grid.csv": grid}) as desk:
        await desk.press("enter")
        assert "drawn as a grid" in desk.verdict()


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def test_the_command_brings_a_calendar_in(soloist: CommandLine) -> None:
    """A dry run first; the counts are of rows, and the same file says nothing new."""
    file = soloist.file("calendar.csv", FIRST)
    said = ("--kind", "deliverables", "--campaign", "Spring")
    dry = soloist("import", file, *said, "--dry-run")
    assert "Kept with each piece, in words: Mood" in dry.out
    done = soloist("import", file, *said, "--yes", "--json").json
    assert (done["kind"], done["created"], done["updated"]) == ("deliverables", 2, 0)
    again = soloist("import", file, *said, "--yes", "--json").json
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    newer = soloist.file("newer.csv", SECOND)
    changes = soloist("import", newer, *said, "--dry-run", "--json").json["changes"]
    assert {
        "row": 3,
        "name": "Tom Reed",
        "field": "live_on",
        "before": None,
        "after": "2026-02-27",
    } in changes


@pytest.mark.parametrize(
    ("text", "flag", "answer"),
    [
        (OPEN, "--month", ("--month", "2026-03")),
        (OPEN.replace(",4,", ",3월 4일,"), "--year", ("--year", "2026")),
        (
            OPEN.replace(",4,", ",03/04/2026,").replace(",5,", ",05/04/2026,"),
            "--date-order dmy|mdy",
            ("--date-order", "dmy"),
        ),
    ],
)
def test_what_is_open_is_asked_with_the_flag_that_answers_it(
    soloist: CommandLine, text: str, flag: str, answer: tuple[str, str]
) -> None:
    """Nobody is there to be asked; nothing comes in by guessing."""
    file = soloist.file("calendar.csv", text)
    refused = soloist("import", file)
    assert (refused.code, refused.out) == (1, "")
    assert f"Say it with {flag}." in refused.err
    extra = ("--month", "2026-03") if "--month" not in answer and ",5," in text else ()
    done = soloist("import", file, *answer, *extra, "--json").json
    assert (done["created"], done["problems"]) == (2, [])


def test_blanks_can_be_said_to_mean_nothing(soloist: CommandLine) -> None:
    """Then the row of nobody is left out."""
    file = soloist.file("calendar.csv", OPEN)
    said = ("--month", "2026-03", "--blanks", "nothing", "--json")
    done = soloist("import", file, *said).json
    assert (done["created"], done["skipped"]) == (1, 1)


def test_a_month_is_written_as_one(soloist: CommandLine) -> None:
    """Anything else is no month."""
    file = soloist.file("calendar.csv", OPEN)
    refused = soloist("import", file, "--month", "March")
    assert refused.code == 2
    assert "write it as in 2026-03" in refused.err
