"""Marks in a calendar of content: on pieces, on days in a row, on all in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.calendar_days import DAY, WEEK, days_of, on_page, week_of
from tui.widgets.calendar_moves import CalendarMoves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from store.content_calendar import DayEntry
    from tui.widgets.calendar_days import Key


class CalendarMarks(CalendarMoves):
    """A calendar whose pieces can be marked; marks follow the pieces, not the days."""

    _from: date | None = None
    """Where a range began that follows the cursor."""
    _kept: Mapping[Key, DayEntry] = {}
    """What was marked before the days below were."""
    _wide: tuple[date, ...] = ()
    """Days of which everything is to be marked, once it is here."""

    @property
    def marks(self) -> frozenset[int]:
        """The marked pieces."""
        return frozenset(number for number, _what in self._marks)

    @marks.setter
    def marks(self, ids: Iterable[int]) -> None:
        wanted = frozenset(ids)
        there = dict(self._marks)
        for on in () if self.shown is None else self.shown.entries:
            there |= {entry.key: entry for entry in self.entries_on(on)}
        self._close_range()
        self._mark({key: one for key, one in there.items() if key[0] in wanted})

    async def all_marks(self) -> frozenset[int]:
        """The marked pieces, as other lists give them."""
        return self.marks

    def action_toggle_mark(self) -> None:
        """Mark the current piece, or take its mark away; a range ends here."""
        if (here := self.selected) is None:
            return
        self._close_range()
        marks = dict(self._marks)
        if marks.pop(here.key, None) is None:
            marks[here.key] = here
        self._mark(marks)

    def action_start_range(self) -> None:
        """Mark whole days from here to where the cursor goes; again to end."""
        if self._from is not None:
            self._close_range()
        elif self._day is not None:
            self._kept, self._from = dict(self._marks), self._day
            self._widen()

    def action_mark_all(self) -> None:
        """Mark everything in the month, or the week."""
        if self._day is None:
            return
        self._close_range()
        first = week_of(self._day, self.start)
        days = days_of(first, first + (WEEK - 1) * DAY)
        if self.span == "month":
            whole = days_of(*on_page(self._day, self.start))
            days = [on for on in whole if on.month == self._day.month]
        self._kept, self._wide = dict(self._marks), tuple(days)
        self._mark_wide()

    def action_clear_marks(self) -> bool:
        """Take every mark away; False if there was none, and no range either."""
        if not self._marks and self._from is None:
            return False
        self._close_range()
        self._mark({})
        return True

    def watch_shown(self) -> None:
        """Read anew: marks are on the pieces as they are now."""
        super().watch_shown()
        now, read = dict(self._marks), self.shown.entries if self.shown else {}
        there = {one.key: one for entries in read.values() for one in entries}
        for key, entry in self._marks.items():
            if key in there:
                now[key] = there[key]
            elif self.is_read(entry.on):
                del now[key]
        if now != self._marks:
            self._mark(now)

    def put_days(self, days: Mapping[date, Sequence[DayEntry]]) -> None:
        """Show all of these days, and mark what was to be marked on them."""
        super().put_days(days)
        if self._wide:
            self._mark_wide()

    def _move_to(self, on: date) -> None:
        super()._move_to(on)
        if self._from is not None:
            self._widen()

    def _widen(self) -> None:
        """Let the range reach to the cursor."""
        if self._from is not None and self._day is not None:
            self._wide = tuple(days_of(*sorted((self._from, self._day))))
            self._mark_wide()

    def _mark_wide(self) -> None:
        """Mark all that is here of these days, and ask for the rest of them."""
        marks = dict(self._kept)
        for on in self._wide:
            marks |= {entry.key: entry for entry in self.entries_on(on)}
        self._mark(marks)
        missing = [on for on in self._wide if not self.is_read(on)]
        if missing:
            self._ask_for_whole(missing)
        elif self._from is None:
            self._wide = ()

    def _close_range(self) -> None:
        self._from, self._wide = None, ()

    def _mark(self, marks: dict[Key, DayEntry]) -> None:
        if marks != self._marks:
            self._marks = marks
            self._repaint_all()
            self._say_marked()

    def _ask_for_whole(self, days: Sequence[date]) -> None:
        """Ask for all that stands on these days."""

    def _say_marked(self) -> None:
        """Say how many are marked now."""
