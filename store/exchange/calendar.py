"""Due dates as a calendar file (.ics) that any calendar program takes in.

Every entry lasts all day, blocks no time and rings no bell. It keeps its number from
file to file, so that taking in a newer file moves what is there and doubles nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from store.exchange.atomic import atomic_path
from store.exchange.plain import lines, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from icalendar import Event

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_LAST_SEQUENCE = 2**31 - 1
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something due on a day."""

    uid: str
    """The same in every file, and nobody else's: ``task-12``."""
    on: date
    summary: str
    """One line; whatever would break it becomes a space."""
    description: str = ""
    changed_at: str = ""
    """When it last changed, as UTC text (2026-03-02T09:30:00Z); "" for unknown."""


class _Text(str):
    """A value of the file, escaped as the format asks.

    The library's own text turns a backslash before a capital N into a new line.
    """

    __slots__ = ()

    def to_ical(self) -> bytes:
        """Give the bytes behind the colon, not yet folded."""
        text = str(self)
        for sign, escaped in _ESCAPES:
            text = text.replace(sign, escaped)
        return text.encode()


def calendar_file(entries: Iterable[CalendarEntry], *, name: str, at: str) -> bytes:
    """Make a calendar of all entries, under a name that calendar programs show.

    ``at`` is the moment of writing, as UTC text (2026-03-02T09:30:00Z).
    """
    return _written(entries, name, at)[0]


def write_calendar(
    path: Path, entries: Iterable[CalendarEntry], name: str, at: str
) -> int:
    """Write a calendar file whole or not at all; returns how many entries it has.

    Raises ``CannotWrite``.
    """
    content, count = _written(entries, name, at)
    with atomic_path(path) as part:
        part.write_bytes(content)
    return count


def _written(entries: Iterable[CalendarEntry], name: str, at: str) -> tuple[bytes, int]:
    from icalendar import Calendar  # noqa: PLC0415 - slow to load

    calendar = Calendar()
    calendar["VERSION"] = _Text("2.0")
    calendar["PRODID"] = _Text("-//Soloist//Soloist//EN")
    calendar["CALSCALE"] = _Text("GREGORIAN")
    calendar["METHOD"] = _Text("PUBLISH")
    calendar["X-WR-CALNAME"] = _Text(one_line(name))
    written_at = _moment(at)
    for entry in entries:
        calendar.add_component(_event(entry, written_at))
    return calendar.to_ical(), len(calendar.subcomponents)


def _event(entry: CalendarEntry, written_at: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415 - loaded by now

    event = Event()
    event["UID"] = _Text(f"{one_line(entry.uid)}@soloist")
    event["SUMMARY"] = _Text(one_line(entry.summary))
    if description := lines(entry.description):
        event["DESCRIPTION"] = _Text(description)
    event.add("DTSTART", entry.on)
    if entry.on < date.max:
        event.add("DTEND", entry.on + timedelta(days=1))
    event.add("DTSTAMP", written_at)
    changed_at = _moment(entry.changed_at) if entry.changed_at else written_at
    event.add("LAST-MODIFIED", changed_at)
    # Not from the change: an undo takes that back, and the number may never fall.
    passed = int((written_at - _EPOCH).total_seconds())
    event.add("SEQUENCE", min(max(passed, 0), _LAST_SEQUENCE))
    event["TRANSP"] = _Text("TRANSPARENT")
    return event


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"a moment without its zone: {text!r}")
    return moment.astimezone(UTC)
