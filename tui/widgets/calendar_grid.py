"""What a calendar of content knows, and the grid that its days stand in.

A day that was painted once is kept as it is until something of it changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.reactive import var
from textual.widget import Widget

from tui import i18n
from tui.widgets.calendar_days import (
    DAY,
    WEEK,
    CalendarShown,
    Grid,
    Key,
    on_page,
    week_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.strip import Strip

    from store.content_calendar import DayEntry
    from tui.widgets.calendar_paint import CalendarPainter, Cell


class CalendarGrid(Widget, can_focus=True, inherit_bindings=False):
    """The days of a month or a week, what was read of them, and where each stands."""

    shown: var[CalendarShown | None] = var(None, init=False)
    """What was read; the days that are wanted are in ``wanted``."""
    span: var[str] = var("month", init=False)
    """month or week."""
    off: var[Mapping[date, str]] = var({}, init=False)
    """Days on which no business is done, beside weekends: the names of holidays."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._day: date | None = None
        self._selected = 0
        self._marks: dict[Key, DayEntry] = {}
        self._wholes: dict[date, tuple[DayEntry, ...]] = {}
        self._grid: Grid | None = None
        self._painter: CalendarPainter | None = None
        self._cells: dict[date, Cell] = {}
        self._pane: list[Strip] | None = None

    # What is known

    @property
    def day(self) -> date | None:
        """The day that the cursor is on; None before there was one."""
        return self._day

    @property
    def start(self) -> int:
        """The weekday that a week begins with: Sunday in Korean, else Monday."""
        return 6 if i18n.current() == "ko" else 0

    def entries_on(self, on: date) -> tuple[DayEntry, ...]:
        """What stands on a day, as far as it was read."""
        if on in self._wholes or self.shown is None:
            return self._wholes.get(on, ())
        return self.shown.entries.get(on, ())

    def _read_on(self, on: date) -> int:
        """How much of a day was read at first: so much can be shown of it."""
        return 0 if self.shown is None else len(self.shown.entries.get(on, ()))

    def total_on(self, on: date) -> int:
        """How much stands on a day in all."""
        return 0 if self.shown is None else self.shown.totals.get(on, 0)

    def is_read(self, on: date) -> bool:
        """Whether all that stands on a day is here."""
        there = self.shown is not None and self.shown.has(on, on)
        return there and len(self.entries_on(on)) >= self.total_on(on)

    @property
    def selected(self) -> DayEntry | None:
        """The piece that the keys are about, on the day of the cursor."""
        entries = () if self._day is None else self.entries_on(self._day)
        return entries[self._selected] if self._selected < len(entries) else None

    def watch_shown(self) -> None:
        """Other days, or other pieces on them: everything is painted anew."""
        self._wholes.clear()
        self._forget()

    def watch_span(self) -> None:
        """The other way to look at the same day."""
        self._forget()

    def watch_off(self) -> None:
        """Now it is known on which days nobody works."""
        self._forget()

    # Where it stands

    def on_resize(self) -> None:
        """Another size: another grid."""
        self._forget()

    def notify_style_update(self) -> None:
        """Another theme, or the focus: other colours."""
        super().notify_style_update()
        self._painter = None
        self._cells.clear()
        self._pane = None

    def _forget(self) -> None:
        """Lay everything out anew, and paint it."""
        self._grid = None
        self._painter = None
        self._repaint_all()

    def _repaint_all(self) -> None:
        """Paint every day again, where it stands."""
        self._cells.clear()
        self._pane = None
        self.refresh()

    def _grid_for(self, on: date) -> Grid:
        """The grid that shows a day."""
        if self._grid is not None and self._belongs(self._grid, on):
            return self._grid
        # A frame may be painted before the news of another size has arrived.
        self._cells.clear()
        self._pane = None
        if self.span == "week":
            first, needs = week_of(on, self.start), [1]
        else:
            first, last = on_page(on, self.start)
            needs = []
            for week in range((last - first).days // WEEK + 1):
                days = [first + (week * WEEK + number) * DAY for number in range(WEEK)]
                needs.append(1 + max(self._read_on(day) for day in days))
        self._grid = Grid(first, needs, *self.size)
        return self._grid

    def _belongs(self, grid: Grid, on: date) -> bool:
        """Whether a grid of this size is the one of a day."""
        if (grid.width, grid.height) != tuple(self.size):
            return False
        if self.span == "week":
            return grid.first == week_of(on, self.start)
        return grid.first == on_page(on, self.start)[0]

    def _repaint(self, *days: date) -> None:
        """Paint these days again, and what is said of the one of the cursor."""
        self._pane = None
        for on in days:
            self._cells.pop(on, None)
        if self._grid is None:
            self.refresh()
            return
        grid = self._grid
        spots = [place for day in days if (place := grid.place(day)) is not None]
        regions = [Region(*place) for place in spots]
        if grid.is_wide:
            regions.append(
                Region(grid.width - grid.side, 0, grid.side, self.size.height)
            )
        else:
            rest = self.size.height - grid.foot
            regions.append(Region(0, grid.foot, grid.width, rest))
        self.refresh(*regions)
