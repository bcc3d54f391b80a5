"""Costs and hours from the import screen and from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.command_runs import CommandLine, settle_in
from tests.tui.import_desk import importing

if TYPE_CHECKING:
    from pathlib import Path

COSTS = (
    "Date,Channel,Type,Amount,Status,Mood\n"
    "2026-02-01,Instagram,Ads,120.50,Paid,calm\n"
    "2026-02-02,TikTok,Shipping,8,Pending,\n"
)
HOURS = "날짜,채널,소요시간,시급\n2026-02-01,인스타,1시간 30분,30000\n"


async def test_costs_come_in(tmp_path: Path) -> None:
    """The currency is asked, since nothing says it; the next file says what changes."""
    later = COSTS.replace("Pending", "Paid")
    files: dict[str, str | bytes] = {"later.csv": later, "now.csv": COSTS}
    async with importing(tmp_path, files) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert lines["Kind"] == "Costs"
        assert (lines["Type"], lines["Amount"]) == ("Category", "Amount")
        assert lines["Mood"] == "Kept in the notes, in words"
        assert "2 left out" in desk.verdict()
        await desk.go_to("Currency")
        await desk.press("enter")
        await desk.type("EUR")
        await desk.press("enter")
        assert desk.lines()["Currency"] == "EUR"
        await desk.go_to("Campaign")
        await desk.press("enter")
        await desk.type("Spring")
        await desk.press("enter")
        assert "2 new" in desk.verdict()
        await desk.press("ctrl+s")
        read = desk.app.store.database.read
        assert read("SELECT sum(amount_minor) FROM cost") == [(12850,)]
        assert read("SELECT name, currency FROM campaign") == [("Spring", "EUR")]
        await desk.press("i", "down", "enter")
        await desk.go_to("Campaign")
        await desk.press("enter")
        await desk.type("Spring")
        await desk.press("enter")
        assert "1 changed" in desk.verdict()
        changed = desk.rows("changes")
        assert ("tiktok", "State", "Committed", "Paid out") in changed


async def test_hours_come_in(tmp_path: Path) -> None:
    """Nobody needs to be named; one key takes them back."""
    async with importing(tmp_path, {"hours.csv": HOURS}) as desk:
        await desk.press("enter")
        lines = desk.lines()
        assert lines["Kind"] == "Working hours"
        assert (lines["소요시간"], lines["시급"]) == ("Hours", "Cost of an hour")
        await desk.go_to("Currency")
        await desk.press("enter")
        await desk.type("KRW")
        await desk.press("enter", "ctrl+s")
        read = desk.app.store.database.read
        worked = "SELECT minutes, hourly_rate_minor FROM work_time"
        assert read(worked) == [(90, 30000)]
        await desk.press("u")
        assert read(worked) == []


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def test_the_command_brings_costs_in(soloist: CommandLine) -> None:
    """What is open is asked with the flag that answers it; then it comes in once."""
    file = soloist.file("costs.csv", COSTS)
    refused = soloist("import", file, "--campaign", "Spring")
    assert (refused.code, refused.out) == (1, "")
    assert "Say it with --currency." in refused.err
    said = ("--campaign", "Spring", "--currency", "EUR", "--yes", "--json")
    done = soloist("import", file, *said).json
    assert (done["kind"], done["created"], done["problems"]) == ("costs", 2, [])
    again = soloist("import", file, *said).json
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    paid = soloist.file("later.csv", COSTS.replace("Pending", "Paid"))
    told = soloist("import", paid, *said[:4], "--dry-run")
    assert "Changes to what is here:" in told.out
    assert "tiktok, state: committed \u2192 paid" in told.out
    assert "Kept in the notes, in words: Mood" in told.out


def test_how_far_over_is_told(soloist: CommandLine) -> None:
    """The budget first, from a sheet; then what goes past it."""
    plan = soloist.file("plan.csv", "Category,Planned\nAds,100\nShipping,5\n")
    said = ("--campaign", "Spring", "--currency", "EUR", "--yes", "--json")
    assert soloist("import", plan, *said).json["created"] == 2
    done = soloist("import", soloist.file("costs.csv", COSTS), *said).json
    over = [one for one in done["questions"] if one["code"] == "over_budget"]
    assert over[0]["text"] == "Spring is 23.50 EUR past its budget with this."


def test_hours_and_what_cannot_be(soloist: CommandLine) -> None:
    """Hours come in by their kind; a budget by months is refused in a sentence."""
    file = soloist.file("hours.csv", HOURS)
    done = soloist(
        "import", file, "--kind", "hours", "--currency", "KRW", "--json"
    ).json
    assert (done["kind"], done["created"]) == ("hours", 1)
    grid = soloist.file("grid.csv", "Category,Jan,Feb,Mar\nAds,1,2,3\n")
    refused = soloist("import", grid, "--yes")
    assert (refused.code, refused.out) == (1, "")
    assert "a column for each month: Jan, Feb, Mar" in refused.err
