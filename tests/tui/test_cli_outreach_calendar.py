"""What is due as a calendar file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import icalendar
import pytest

from tests.tui.test_cli_outreach import TODAY, soloist, workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.command_runs import CommandLine

__all__ = ["soloist"]


def entries(file: Path) -> dict[str, tuple[str, date]]:
    """The titles and days of a calendar file, by the numbers of its entries."""
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    return {
        str(event["UID"]): (str(event["SUMMARY"]), event.decoded("DTSTART"))
        for event in calendar.walk("VEVENT")
    }


def test_everything_with_a_day_is_in_the_calendar(soloist: CommandLine) -> None:
    """Named for what it is; done tasks and the trash are left out."""
    with workspace(soloist) as store:
        spring = store.campaigns.add("Spring; glow")
        store.outreach.start([2], spring, today=TODAY)
        store.outreach.start([1], today=TODAY)
        store.outreach.start([3], today=TODAY)
        store.outreach.plan([2], date(2026, 3, 9), "계약서 보내기", today=TODAY)
        store.tasks.add("Buy stamps", date(2026, 2, 27))
        store.tasks.finish(store.tasks.add("Done long ago", TODAY))
        store.roster.archive([3])
    file = soloist.folder / "due.ics"
    done = soloist("calendar", file, "--json")
    assert done.json == {"file": str(file), "entries": 3}
    assert done.err == f"Wrote 3 entries: {file}\n"
    assert entries(file) == {
        "collaboration-1@soloist": ("Jun: first message (Spring; glow)", TODAY),
        "collaboration-2@soloist": ("Mina Park: 계약서 보내기", date(2026, 3, 9)),
        "task-1@soloist": ("Buy stamps", date(2026, 2, 27)),
    }


def test_a_newer_file_has_the_same_numbers(soloist: CommandLine) -> None:
    """So that a calendar program moves what is there."""
    file = soloist.folder / "due.ics"
    assert soloist("log", "@mina dm: hi").code == 0
    assert soloist("calendar", file).code == 0
    before = entries(file)
    assert soloist("log", "@mina dm +8d: hi").code == 0
    assert soloist("calendar", file).code == 0
    after = entries(file)
    assert before.keys() == after.keys()
    assert after["collaboration-1@soloist"][1] == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("due.csv", "due.csv does not end in .ics, as calendars do."),
        ("nowhere/due.ics", "There is no folder"),
    ],
)
def test_a_calendar_that_cannot_be_written_is_refused(
    soloist: CommandLine, name: str, told: str
) -> None:
    """And nothing is written."""
    done = soloist("calendar", soloist.folder / name)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert not (soloist.folder / name).exists()


def test_an_empty_calendar_is_one_all_the_same(soloist: CommandLine) -> None:
    """It takes the place of a fuller one."""
    file = soloist.folder / "due.ics"
    assert soloist("calendar", file).err == f"Wrote 0 entries: {file}\n"
    assert entries(file) == {}
