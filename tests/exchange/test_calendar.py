"""Due dates in another calendar: on their day, moved and never doubled."""

from __future__ import annotations

import re
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from store.errors import CannotWrite
from store.exchange.calendar import CalendarEntry, calendar_file, write_calendar
from store.exchange.plain import lines, one_line

AT = "2026-03-02T09:30:00Z"
LATER = "2026-03-09T08:00:00Z"
FOLLOW_UP = CalendarEntry(
    uid="follow-up-12",
    on=date(2026, 3, 5),
    summary="김민수에게 다시 연락; 3월 캠페인, 글로우 세럼",
    description="No reply since 27 Feb.\nPrefers KakaoTalk",
    changed_at="2026-03-01T23:10:05Z",
)


def events(content: bytes) -> list[Event]:
    """Read a calendar as another program would."""
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def value_of(name: str, content: bytes) -> str:
    """The text of a property, unfolded and unescaped by the letter of the format."""
    unfolded = content.decode().replace("\r\n ", "")
    (raw,) = re.findall(rf"^{name}:(.*)\r$", unfolded, re.MULTILINE)
    return re.sub(
        r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], str(raw)
    )


def test_a_due_date_lasts_all_day_and_blocks_nothing() -> None:
    """It is read with the same words, on its day, and rings no bell."""
    (event,) = events(calendar_file([FOLLOW_UP], name="Soloist", at=AT))
    assert event["SUMMARY"] == FOLLOW_UP.summary
    assert event["DESCRIPTION"] == FOLLOW_UP.description
    assert (event.start, event.end) == (date(2026, 3, 5), date(2026, 3, 6))
    assert event["TRANSP"] == "TRANSPARENT"
    assert not event.alarms.times
    assert "VALARM" not in str(event.to_ical())


def test_the_calendar_says_what_it_is() -> None:
    """A list to take in, not an invitation, under her own name."""
    content = calendar_file([FOLLOW_UP], name="내 일정,\r\nmine", at=AT)
    calendar = Calendar.from_ical(content)
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"] == "-//Soloist//Soloist//EN"
    assert value_of("X-WR-CALNAME", content) == "내 일정, mine"
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_taking_it_in_again_moves_and_does_not_double() -> None:
    """The number stays, and a newer file is the newer version of it."""
    moved = CalendarEntry("follow-up-12", date(2026, 3, 12), "Mina", changed_at=LATER)
    (old,) = events(calendar_file([FOLLOW_UP], name="Soloist", at=AT))
    (new,) = events(calendar_file([moved], name="Soloist", at=LATER))
    assert old["UID"] == new["UID"] == "follow-up-12@soloist"
    assert new.sequence > old.sequence
    assert new.DTSTAMP > old.DTSTAMP
    assert f"{old.LAST_MODIFIED:%Y-%m-%dT%H:%M:%SZ}" == FOLLOW_UP.changed_at
    assert f"{new.LAST_MODIFIED:%Y-%m-%dT%H:%M:%SZ}" == LATER


def test_a_change_taken_back_is_newer_too() -> None:
    """An undo brings the old time of change back; the calendar must follow it."""
    (first,) = events(calendar_file([FOLLOW_UP], name="Soloist", at=AT))
    (again,) = events(calendar_file([FOLLOW_UP], name="Soloist", at=LATER))
    assert again.sequence > first.sequence


@pytest.mark.parametrize(
    ("at", "sequence"),
    [
        ("2020-01-01T00:00:07Z", 7),
        ("2020-01-01T09:00:07+09:00", 7),
        ("2019-06-01T00:00:00Z", 0),
        ("2150-01-01T00:00:00Z", 2**31 - 1),
    ],
)
def test_the_version_fits_what_calendars_can_count(at: str, sequence: int) -> None:
    """Seconds since 2020, whatever the clock of the computer says."""
    (event,) = events(calendar_file([FOLLOW_UP], name="Soloist", at=at))
    assert event.sequence == sequence


def test_what_never_changed_counts_from_the_file() -> None:
    """There is always a time of change."""
    entry = CalendarEntry("task-1", date(2026, 3, 5), "Send the contract")
    (event,) = events(calendar_file([entry], name="Soloist", at=AT))
    assert event.LAST_MODIFIED == event.DTSTAMP
    assert "DESCRIPTION" not in event


def test_a_moment_without_its_zone_is_a_mistake() -> None:
    """The zone of the computer must not decide."""
    with pytest.raises(ValueError, match="without its zone"):
        calendar_file([FOLLOW_UP], name="Soloist", at="2026-03-02T09:30:00")


@pytest.mark.parametrize("on", [date.min, date(1969, 12, 31), date.max])
def test_any_day_can_be_due(on: date) -> None:
    """There is no day after the last one."""
    entry = CalendarEntry("task-1", on, "Ask again")
    (event,) = events(calendar_file([entry], name="Soloist", at=AT))
    assert event.start == on


def test_nothing_due_is_a_calendar_too(tmp_path: Path) -> None:
    """An empty week is no mistake."""
    assert not events(calendar_file([], name="Soloist", at=AT))
    assert write_calendar(tmp_path / "due.ics", [], "Soloist", AT) == 0


def test_a_calendar_is_written_for_her_alone(tmp_path: Path) -> None:
    """0600, whole, and never through a link."""
    path = tmp_path / "due.ics"
    path.write_text("the old one")
    entries = (CalendarEntry(f"task-{n}", date(2026, 3, n), "x") for n in range(1, 29))
    assert write_calendar(path, entries, "Soloist", AT) == 28
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(events(path.read_bytes())) == 28
    link = tmp_path / "link.ics"
    link.symlink_to(path)
    with pytest.raises(CannotWrite):
        write_calendar(link, [], "Soloist", AT)
    assert len(events(path.read_bytes())) == 28
    assert sorted(tmp_path.iterdir()) == [path, link]


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('\r\n\0\x1b\x85\u2028 \t\\;,:"nN'),
        st.sampled_from("김민수가각👩\u200d👧\ufe0f\u202e\ud800"),
    ),
    max_size=200,
)


@given(HOSTILE, HOSTILE, HOSTILE)
@example("가" * 200, "👩\u200d👩\u200d👧" * 40, "이름")
@example("C:\\News\\notes", "\\N\\n\\;\\,\\\\", "\\")
@example("x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "\nATTENDEE:mailto:evil@x.example", "")
@example("a" * 64 + "\\" * 20, "", "")
def test_no_text_breaks_out_of_its_property(
    summary: str, description: str, name: str
) -> None:
    """One event, our properties only, short lines, no letter cut in two."""
    entry = CalendarEntry("task-1", date(2026, 3, 5), summary, description)
    content = calendar_file([entry], name=name, at=AT)
    rows = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, rows)) <= 75
    for row in rows:
        assert not set(row) & {*range(9), *range(10, 32), 127}
        row.decode()
    (event,) = events(content)
    assert set(event) <= {
        *("UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DTSTAMP"),
        *("LAST-MODIFIED", "SEQUENCE", "TRANSP"),
    }
    assert value_of("SUMMARY", content) == one_line(summary)
    assert value_of("X-WR-CALNAME", content) == one_line(name)
    if lines(description):
        assert value_of("DESCRIPTION", content) == lines(description)


@given(HOSTILE)
def test_a_number_is_one_line_too(uid: str) -> None:
    """Wherever it came from."""
    entry = CalendarEntry(uid, date(2026, 3, 5), "x")
    content = calendar_file([entry], name="Soloist", at=AT)
    assert value_of("UID", content) == f"{one_line(uid)}@soloist"
