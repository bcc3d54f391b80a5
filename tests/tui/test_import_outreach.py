"""An outreach sheet from the import screen and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.command_runs import CommandLine, settle_in
from tests.tui.import_desk import importing
from tui.format import DASH

if TYPE_CHECKING:
    from pathlib import Path

FIRST = (
    "Name,Handle,Platform,Status,Last contact,Fee\n"
    "Mina Park,minaglow,Instagram,DM sent,2026-02-20,\n"
    "Tom Reed,tomreads,YouTube,Contacted,2026-02-20,\n"
)
SECOND = FIRST.replace("DM sent,2026-02-20,", "Contract signed,2026-02-27,500")


async def test_a_sheet_of_conversations_comes_in(tmp_path: Path) -> None:
    """Its kind is seen; next week's shows which stages move, in words."""
    files: dict[str, str | bytes] = {"next week.csv": SECOND, "now.csv": FIRST}
    async with importing(tmp_path, files) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert lines["Kind"] == "List of conversations"
        assert (lines["Status"], lines["Fee"]) == ("Stage", "Agreed fee")
        assert "2 new" in desk.verdict()
        await desk.press("ctrl+s")
        assert desk.people() == ["Mina Park", "Tom Reed"]
        await desk.press("i", "down", "enter")
        await desk.go_to("Currency")
        await desk.press("enter")
        await desk.type("eur")
        await desk.press("enter")
        assert "1 changed" in desk.verdict()
        changed = desk.rows("changes")
        assert ("Mina Park", "Stage", "Contacted", "Agreed") in changed
        assert ("Mina Park", "Agreed fee", DASH, "500.00 EUR") in changed


async def test_it_can_come_in_as_a_list_of_people(tmp_path: Path) -> None:
    """The kind is a line like any other."""
    async with importing(tmp_path, {"a.csv": FIRST}) as desk:
        await desk.press("enter")
        await desk.go_to("Kind")
        await desk.press("enter")
        await desk.type("people")
        await desk.press("enter")
        assert desk.lines()["Kind"] == "List of people"
        await desk.press("ctrl+s")
        read = desk.app.store.database.read
        assert read("SELECT count(*) FROM collaboration") == [(0,)]


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def test_the_command_takes_a_campaign(soloist: CommandLine) -> None:
    """For rows that name none; the counts are of conversations."""
    file = soloist.file("talks.csv", FIRST)
    done = soloist("import", file, "--campaign", "Spring", "--yes", "--json").json
    assert (done["kind"], done["created"], done["updated"]) == ("outreach", 2, 0)
    again = soloist("import", file, "--campaign", "spring", "--yes", "--json").json
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    newer = soloist.file("newer.csv", SECOND)
    said = ("--campaign", "Spring", "--currency", "EUR", "--dry-run")
    changes = soloist("import", newer, *said, "--json").json["changes"]
    assert {
        "row": 2,
        "name": "Mina Park",
        "field": "stage",
        "before": "contacted",
        "after": "agreed",
    } in changes
    assert "Mina Park, stage: contacted → agreed" in soloist("import", newer, *said).out
    stages = soloist("pipeline", "--json").json["stages"]
    assert {"stage": "contacted", "count": 2} in [
        {"stage": each["stage"], "count": each["count"]} for each in stages
    ]


def test_a_campaign_is_for_outreach_only(soloist: CommandLine) -> None:
    """One sentence, and nothing done."""
    file = soloist.file("talks.csv", FIRST)
    done = soloist("import", file, "--kind", "roster", "--campaign", "Spring", "--yes")
    assert (done.code, done.out) == (1, "")
    assert "not of roster" in done.err
