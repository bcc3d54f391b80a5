"""What a calendar of content shows: its days, and where they stand in a grid."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.content_calendar import DayEntry

__all__ = ["CalendarShown", "Grid", "Place", "days_of", "on_page"]

WEEK = 7
HEAD = 2
"""Lines above the days: what month it is, and how its weekdays are called."""
GAP = 1
"""Cells between two days of a week."""
SIDE = 110
"""Cells from which the pane of the day stands beside the grid."""
LEAST, MOST = date(1, 3, 1), date(9999, 10, 1)
"""Days between which the cursor moves: around them there is room for a grid."""
DAY = timedelta(days=1)

Key = tuple[int, str]
"""What tells an entry from every other one: the piece, and which of its days."""


@dataclass(frozen=True, slots=True)
class CalendarShown:
    """What was read of a run of days; ``today`` is the day of the reader."""

    first: date
    last: date
    today: date
    entries: Mapping[date, tuple[DayEntry, ...]] = field(default_factory=dict)
    """Of each day the first few, or all."""
    totals: Mapping[date, int] = field(default_factory=dict)
    """How many entries each day has in all."""
    late: int = 0
    """Entries of these days that are late."""
    undated: int = 0
    """Pieces to come without a day."""
    twice: Mapping[tuple[date, date], int] = field(default_factory=dict)
    """How many pieces stand on two days, by the day of their draft and their post."""

    def pieces(self, first: date, last: date) -> int:
        """How many pieces stand on these days, each counted once."""
        marks = sum(n for on, n in self.totals.items() if first <= on <= last)
        return marks - sum(
            count
            for days, count in self.twice.items()
            if first <= min(days) and max(days) <= last
        )

    def has(self, first: date, last: date) -> bool:
        """Whether these days were read."""
        return self.first <= first and last <= self.last


def week_of(day: date, start: int) -> date:
    """The first day of a week; ``start`` is its weekday, Monday is 0."""
    return day - (day.weekday() - start) % WEEK * DAY


def on_page(day: date, start: int) -> tuple[date, date]:
    """The first and last day of the grid of a month."""
    first = week_of(day.replace(day=1), start)
    end = day.replace(day=monthrange(day.year, day.month)[1])
    return first, week_of(end, start) + 6 * DAY


def days_of(first: date, last: date) -> list[date]:
    """Every day from one to another."""
    return [first + number * DAY for number in range((last - first).days + 1)]


def within(day: date) -> date:
    """The day, or the nearest one that the cursor can be on."""
    return min(max(day, LEAST), MOST)


def by_months(day: date, months: int) -> date:
    """The same day some months on, or the last of that month."""
    number = day.year * 12 + day.month - 1 + months
    low, high = LEAST.year * 12 + LEAST.month - 1, MOST.year * 12 + MOST.month - 2
    year, month = divmod(min(max(number, low), high), 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


class Place(NamedTuple):
    """Where a day stands in the widget, in cells and lines."""

    x: int
    y: int
    width: int
    height: int


class Grid:
    """Weeks under each other, seven days side by side, and a pane of one day.

    ``needs`` are the lines that the fullest day of each week would take.
    """

    def __init__(
        self, first: date, needs: Sequence[int], width: int, height: int
    ) -> None:
        self.first, self.width, self.height = first, width, height
        self.weeks = len(needs)
        self.is_wide = width >= SIDE
        self.side = max(30, width * 3 // 11) if self.is_wide else 0
        self.pane = 0 if self.is_wide else max(3, height // 6)
        room = max(0, width - self.side - bool(self.side))
        self.columns = _columns(room)
        body = max(0, height - HEAD - self.pane)
        self.heights = _heights(needs, body)
        self.tops = [
            HEAD + sum(self.heights[:number]) for number in range(self.weeks + 1)
        ]

    @property
    def foot(self) -> int:
        """The first line below the days."""
        return self.tops[-1]

    def day(self, week: int, column: int) -> date:
        """The day that stands there."""
        return self.first + (week * WEEK + column) * DAY

    def place(self, day: date) -> Place | None:
        """Where a day stands, if it is on the grid."""
        week, column = divmod((day - self.first).days, WEEK)
        if not 0 <= week < self.weeks:
            return None
        x, width = self.columns[column]
        return Place(x, self.tops[week], width, self.heights[week])

    def week_at(self, y: int) -> int | None:
        """The week on a line."""
        for number in range(self.weeks):
            if self.tops[number] <= y < self.tops[number + 1]:
                return number
        return None

    def spot(self, x: int, y: int) -> tuple[date, int] | None:
        """The day at a place, and the line of it."""
        week = self.week_at(y)
        if week is None:
            return None
        for number, (left, width) in enumerate(self.columns):
            if left <= x < left + width + GAP:
                return self.day(week, number), y - self.tops[week]
        return None


def _columns(room: int) -> list[tuple[int, int]]:
    """Left edge and width of each day of a week; the first ones take what is over."""
    width, over = divmod(max(0, room - 6 * GAP), WEEK)
    columns, x = [], 0
    for number in range(WEEK):
        size = width + (number < over)
        columns.append((x, size))
        x += size + GAP
    return columns


def _heights(needs: Sequence[int], body: int) -> list[int]:
    """Lines of each week: two at least; the rest goes evenly where it is needed."""
    heights = [min(2, body // max(1, len(needs)))] * len(needs)
    for _line in range(body - sum(heights)):
        # Whoever needs more comes first; of those the one that has the least so far.
        order = [
            (need <= height, height, -need, number)
            for number, (need, height) in enumerate(zip(needs, heights, strict=True))
        ]
        if order:
            heights[min(order)[3]] += 1
    return heights
