"""The words of a calendar of content on one day, below its grid or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.calendar_paint import SELECTED, first_block, sign_of, tone_of
from tui.widgets.calendar_view import CalendarView
from tui.widgets.calendar_words import block, day_head, day_lines, day_name, one_line

if TYPE_CHECKING:
    from datetime import date

    from textual.strip import Strip

    from store.content_calendar import DayEntry
    from tui.widgets.calendar_days import Grid
    from tui.widgets.calendar_paint import CalendarPainter
    from tui.widgets.calendar_words import Line


class CalendarPane(CalendarView, inherit_bindings=False):
    """A calendar that tells in full what stands on the day of its cursor."""

    def _words(
        self, grid: Grid, width: int, height: int, paint: CalendarPainter
    ) -> list[Strip]:
        """The day of the cursor in words: its pieces, the current one in sight."""
        on, shown = self._day, self.shown
        if on is None or shown is None:
            return []
        total, off = self.total_on(on), self.off.get(on)
        head = day_head(on, total, off, shown.today)
        above: list[Line] = []
        if grid.is_wide:
            head = day_name(on, shown.today)
            above = [((" ", ""), *line) for line in day_lines(total, off, width - 2)]
        parts = [
            self._about(number, entry, grid, width, shown.today)
            for number, entry in enumerate(self.entries_on(on))
        ]
        room = height - 1 - len(above)
        # Below the grid a piece has one line, and none of them is blank.
        spare = 0 if grid.is_wide else 1
        top = first_block([*map(len, parts)], self._selected, room - spare)
        lines = [line for part in parts[top:] for line in part][: max(0, room)]
        head_strip = paint.pane_head(head, "strong", width)
        return [head_strip, *paint.pane([*above, *lines], width)]

    def _about(
        self, number: int, entry: DayEntry, grid: Grid, width: int, today: date
    ) -> list[Line]:
        """A piece in words: in one line below the grid, in several beside it."""
        here = SELECTED if number == self._selected else " "
        mark = (f"{here} ", "mark"), (f"{sign_of(entry)} ", tone_of(entry))
        if not grid.is_wide:
            return [(*mark, *one_line(entry, today))]
        lines: list[Line] = [(*mark, one_line(entry, today)[0])]
        told = block(entry, width - 5, today, with_campaign=True)
        lines += [((" " * 5, ""), *line) for line in told]
        return [*lines, ()]
