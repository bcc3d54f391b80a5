"""The lines of the day behind the table: what a line shows, and in which group."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from store.agenda import Counts
from store.rules.pipeline import OPEN
from store.rules.urgency import AHEAD, GROUPS, OF_CAMPAIGN
from tui import format as fmt
from tui.i18n import N_, _
from tui.widgets.record_bands import Band
from tui.widgets.record_cells import Column, Row

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
    from datetime import date

    from store import Store
    from store.agenda import DueItem

    Fetch = Callable[[Sequence[int]], Awaitable[Sequence[DueItem]]]

FIRST = 100
"""Lines that come at once; the whole order follows."""

AROUND = 60
"""Lines above and below the cursor that are read along with the order."""

FEW = 20
"""Up to so many lines are looked up one by one."""

TASK = "☐ "
"""What a task is told by."""

GROUP_TITLES = {
    "overdue": N_("Overdue"),
    "today": N_("Today"),
    "week": N_("Next {count} days"),
}
_TONES = {"overdue": "error", "today": "", "week": "dim"}

_TITLES = {
    "who": N_("Who"),
    "why": N_("Why"),
    "when": N_("Due"),
    "turn": N_("Turn"),
    "campaign": N_("Campaign"),
    "channel": N_("By"),
    "handle": N_("Handle"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """What is due as it was read in one go."""

    order: array[int]
    counts: Counts | None
    """None while only the beginning of a longer order is known."""
    lines: tuple[DueItem, ...]
    """Those around the cursor."""
    stages: Mapping[str, int]
    """How many stand in each open stage, by its name; empty when not asked."""
    undone: frozenset[int]
    """The steps, of the last ones, that were taken back."""


def first_of(store: Store, today: date) -> Day:
    """The beginning of the day, with no more questions than the first frame needs."""
    order = store.agenda.order(today, FIRST)
    lines = store.agenda.rows(order, today)
    counts = None if len(order) == FIRST else _counted(lines)
    return Day(order, counts, lines, {}, frozenset())


def read_day(store: Store, today: date, cursor: int, steps: int) -> Day:
    """Everything due in its order, with the lines around a position.

    So many of the last steps of the history are looked at for what was taken back.
    """
    order = store.agenda.order(today)
    start = max(0, min(cursor, len(order)) - AROUND) // FIRST * FIRST
    stop = -((min(cursor, len(order)) + AROUND) // -FIRST) * FIRST
    lines = store.agenda.rows(order[start:stop], today)
    whole = start == 0 and stop >= len(order)
    found = store.pipeline.stages()
    return Day(
        order,
        _counted(lines) if whole else store.agenda.counts(today),
        lines,
        {
            fmt.stage(stage): found[stage.key]
            for stage in store.settings.stages()
            if stage.key in OPEN
        },
        frozenset(unit.id for unit in store.history.units(steps) if unit.undone),
    )


def _counted(lines: Iterable[DueItem]) -> Counts:
    groups = [line.group for line in lines]
    return Counts(*(groups.count(group) for group in GROUPS))


class TodaySource:
    """Everything due, in groups; the lines in hand are shown at once."""

    def __init__(
        self,
        order: array[int],
        counts: Counts | None,
        lines: Iterable[DueItem],
        today: date,
        fetch: Fetch,
    ) -> None:
        self.order = order
        self.total = len(order)
        self.counts = counts
        self._today = today
        self._fetch = fetch
        self._lines = {line.id: line for line in lines}

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows that are in hand; None as soon as one of them is not."""
        ids = self.ids(first, count)
        if any(number not in self._lines for number in ids):
            return None
        return [row_of(self._lines[number], self._today) for number in ids]

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, by their numbers."""
        ids = self.ids(first, count)
        self._lines |= {line.id: line for line in await self._fetch(ids)}
        # What has gone meanwhile leaves a blank line until the list is renewed.
        return [
            row_of(self._lines[number], self._today)
            if number in self._lines
            else Row(number, ("",) * len(_TITLES))
            for number in ids
        ]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers of the lines from a position."""
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """The position of a line, found by looking along the order."""
        try:
            return self.order.index(row_id)
        except ValueError:
            return None

    def at(self, position: int) -> int | None:
        """The number of the line at a position."""
        return self.order[position] if 0 <= position < self.total else None

    def line(self, number: int | None) -> DueItem | None:
        """A line that is in hand."""
        return None if number is None else self._lines.get(number)

    def bands(self) -> Sequence[Band]:
        """The groups, each with how many are in it."""
        starts, start = self._starts(), 0
        found = []
        for group, count in zip(GROUPS, starts, strict=True):
            title = _(GROUP_TITLES[group]).format(count=AHEAD)
            if self.counts is not None:
                title = f"{title} · {fmt.whole(count)}"
            if count:
                found.append(Band(start, Content(title), _TONES[group]))
            start += count
        return found

    def _starts(self) -> Sequence[int]:
        """How many lines each group has, as far as they are known."""
        counts = self.counts
        if counts is None:
            counts = _counted(self._lines[number] for number in self.order)
        return counts.overdue, counts.today, counts.week

    def group_at(self, position: int) -> int:
        """In which group a position lies, as its place among GROUPS."""
        starts = self._starts()
        ends = [sum(starts[: place + 1]) for place in range(len(starts))]
        return bisect_right(ends, position)

    def kept_from(self, former: TodaySource, cursor: int) -> int | None:
        """The line to be on after ``former``: the same, or the next if it was put off.

        What is due later than before, or no more, leaves the cursor where it is.
        """
        here = former.at(cursor)
        place = None if here is None else self.index_of(here)
        if place is not None and self.group_at(place) <= former.group_at(cursor):
            return here
        return None if here is None else former.after(cursor, (here,))

    def without(self, gone: Iterable[int]) -> TodaySource:
        """The same day without these lines: they are done with."""
        places = self._places(set(gone))
        order, counts = array("q", self.order), list(self._starts())
        groups = [self.group_at(place) for place in places]
        for place, group in zip(reversed(places), reversed(groups), strict=True):
            counts[group] -= 1
            del order[place]
        return TodaySource(
            order,
            None if self.counts is None else Counts(*counts),
            self._lines.values(),
            self._today,
            self._fetch,
        )

    def _places(self, numbers: set[int]) -> list[int]:
        """Where these lines stand, in order."""
        if len(numbers) <= FEW:
            found = map(self.index_of, numbers)
            return sorted(place for place in found if place is not None)
        return [at for at, number in enumerate(self.order) if number in numbers]

    def after(self, cursor: int, gone: Iterable[int]) -> int | None:
        """The line to be on when some are gone: the next one, else the one before."""
        left = set(gone)
        rest = (
            *range(cursor, self.total),
            *range(min(cursor, self.total) - 1, -1, -1),
        )
        return next(
            (self.order[place] for place in rest if self.order[place] not in left),
            None,
        )


def columns(today: date) -> tuple[Column, ...]:
    """The columns, titles in the language in use; the last give way to the first."""
    days = (fmt.short_day(today + timedelta(days=away), today) for away in range(9))
    when = max(cell_len(text) for text in (*days, fmt.late(99)))
    turn = max(cell_len(_(word)) for word in (*fmt.WAITING.values(), _TITLES["turn"]))
    widths = {
        "who": (15, 3),
        "why": (30, 6),
        "when": (when + 1, 0),
        "turn": (min(turn + 1, 11), 0),
        "campaign": (14, 2),
        "channel": (7, 0),
        "handle": (14, 2),
    }
    return tuple(
        Column(key, _(_TITLES[key]), width, share)
        for key, (width, share) in widths.items()
    )


def row_of(line: DueItem, today: date) -> Row:
    """One line as the table takes it."""
    why = fmt.said(line.reason.template, line.reason.detail)
    is_task = line.source == "task"
    return Row(
        line.id,
        (
            _who(line),
            f"{TASK}{why}" if is_task else why,
            when(line, today),
            fmt.word(fmt.WAITING, line.waiting_on),
            line.campaign or "",
            "" if line.channel is None else fmt.word(fmt.CHANNEL, line.channel),
            line.handle or "",
        ),
        "dim" if line.group == "week" else "",
    )


def _who(line: DueItem) -> str:
    """Whom a line is about; of a campaign as a whole it is that."""
    about = line.campaign if line.source in OF_CAMPAIGN else line.influencer
    return about or fmt.DASH


def when(line: DueItem, today: date) -> str:
    """How late a line is, or when it is due."""
    if line.days_late:
        return fmt.late(line.days_late)
    return fmt.short_day(line.due_on, today)
