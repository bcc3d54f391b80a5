"""The cursor of a calendar of content: from day to day, and through a day's pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.i18n import N_
from tui.widgets.calendar_days import (
    DAY,
    WEEK,
    Key,
    by_months,
    on_page,
    week_of,
    within,
)
from tui.widgets.calendar_pane import CalendarPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.content_calendar import DayEntry


class CalendarMoves(CalendarPane, inherit_bindings=False):
    """A calendar with a cursor that keys can move.

    In a month up and down are weeks; in a week they go through the pieces of the day.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "day_back", N_("Day before"), show=False),
        Binding("right", "day_on", N_("Next day"), show=False),
        Binding("up", "cursor_up", N_("Up"), show=False),
        Binding("down", "cursor_down", N_("Down"), show=False),
        Binding("pageup", "page_up", N_("Month or week before"), show=False),
        Binding("pagedown", "page_down", N_("Next month or week"), show=False),
        Binding("home", "week_start", N_("First day of the week"), show=False),
        Binding("end", "week_end", N_("Last day of the week"), show=False),
        Binding("tab", "next_piece", N_("Next piece of the day"), show=False),
        Binding("shift+tab", "previous_piece", N_("Piece before"), show=False),
    ]

    _aim: Key | None = None
    """The entry that the cursor shall be on once it is here."""
    _current: Key | None = None
    """What the cursor is on: it stays there when days are read anew."""
    _awaited: DayEntry | None = None
    """That entry as it will be, where it was moved: keys are about it meanwhile."""

    @property
    def selected(self) -> DayEntry | None:
        """The piece that the keys are about, on the day of the cursor."""
        return super().selected if self._awaited is None else self._awaited

    @property
    def is_carrying(self) -> bool:
        """Whether pieces were picked up, and arrows carry them."""
        return False

    @property
    def wanted(self) -> tuple[date, date] | None:
        """The days to be read for what is in sight; None before there is a cursor."""
        return None if self._day is None else on_page(self._day, self.start)

    def begin(self, on: date) -> None:
        """Put the cursor on a day if it is on none yet."""
        if self._day is None:
            self._day = within(on)
            self._forget()

    def go_to(self, on: date, key: Key | None = None) -> None:
        """Move to a day, and to one of its entries once that is here."""
        self._move_to(on)
        if key is not None:
            self._aim = key
            self._take_aim()
            self._repaint(on)
            self._settled()

    def put_days(self, days: Mapping[date, Sequence[DayEntry]]) -> None:
        """Show all that stands on these days, where only the first few were read."""
        self._aim = self._aim or self._current
        self._wholes |= {on: tuple(entries) for on, entries in days.items()}
        self._take_aim()
        self._repaint(*days)
        self._settled()

    def watch_shown(self) -> None:
        """Read anew: the cursor stays on its piece, wherever that stands now."""
        super().watch_shown()
        self._aim = self._aim or self._current
        self._take_aim()
        self._ask_for_days()
        self._settled()

    def watch_span(self) -> None:
        """The other way to look at the same day."""
        super().watch_span()
        self._ask_for_days()

    # Moving

    def _move_to(self, on: date) -> None:
        old, on = self._day, within(on)
        self._aim = self._awaited = None
        if on == old:
            return
        self._day, self._selected = on, 0
        if old is None or self._grid is None or not self._belongs(self._grid, on):
            self._forget()
        elif self.is_carrying:
            self._repaint_all()
        else:
            self._repaint(old, on)
        self._ask_for_days()
        self._settled()

    def _step(self, days: int) -> None:
        if self._day is not None:
            self._move_to(self._day + days * DAY)

    def _select(self, number: int) -> None:
        """Go to a piece of the day; behind the last one comes the first."""
        if self._day is None or not (count := len(self.entries_on(self._day))):
            return
        self._selected = number % count
        self._aim = self._awaited = None
        self._repaint(self._day)
        self._settled()

    def _take_aim(self) -> None:
        """Have the cursor on the entry that was meant, or keep it among those there."""
        if self._day is None:
            return
        keys = [entry.key for entry in self.entries_on(self._day)]
        if self._aim in keys:
            self._selected = keys.index(self._aim)
        if self._aim in keys or (self.is_read(self._day) and self._awaited is None):
            self._aim = self._awaited = None
        self._selected = max(0, min(self._selected, len(keys) - 1))

    def _ask_for_days(self) -> None:
        """Ask for days that are in sight and were not read, or only in part."""

    def _settled(self) -> None:
        """What is current may be another than before."""
        here = self.selected
        self._current = None if here is None else here.key

    def action_day_back(self) -> None:
        """Move to the day before."""
        self._step(-1)

    def action_day_on(self) -> None:
        """Move to the next day."""
        self._step(1)

    def action_column_left(self) -> None:
        """Move to the day before, as to a column of the board."""
        self._step(-1)

    def action_column_right(self) -> None:
        """Move to the next day, as to a column of the board."""
        self._step(1)

    def action_columns_left(self) -> None:
        """Move to the day before, as along a list."""
        self._step(-1)

    def action_columns_right(self) -> None:
        """Move to the next day, as along a list."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Move a week back, or to the piece above."""
        if self.span == "month" or self.is_carrying:
            self._step(-WEEK)
        elif self._selected:
            self._select(self._selected - 1)

    def action_cursor_down(self) -> None:
        """Move a week on, or to the piece below."""
        if self.span == "month" or self.is_carrying:
            self._step(WEEK)
        elif self._day is not None:
            last = len(self.entries_on(self._day)) - 1
            self._select(min(self._selected + 1, last))

    def action_page_up(self) -> None:
        """Move to the month before, or the week."""
        self._turn(-1)

    def action_page_down(self) -> None:
        """Move to the next month, or week."""
        self._turn(1)

    def _turn(self, pages: int) -> None:
        if self._day is None:
            return
        if self.span == "week":
            self._step(pages * WEEK)
        else:
            self._move_to(by_months(self._day, pages))

    def action_half_page_up(self) -> None:
        """Move two weeks back."""
        self._step(-2 * WEEK)

    def action_half_page_down(self) -> None:
        """Move two weeks on."""
        self._step(2 * WEEK)

    def action_week_start(self) -> None:
        """Move to the first day of the week."""
        if self._day is not None:
            self._move_to(week_of(self._day, self.start))

    def action_week_end(self) -> None:
        """Move to the last day of the week."""
        if self._day is not None:
            self._move_to(week_of(self._day, self.start) + (WEEK - 1) * DAY)

    def action_top(self) -> None:
        """Move to today."""
        if self.shown is not None:
            self._move_to(self.shown.today)

    def action_bottom(self) -> None:
        """Move to the last day of the month."""
        if self._day is not None:
            self._move_to(by_months(self._day.replace(day=1), 1) - DAY)

    def action_next_piece(self) -> None:
        """Move to the next piece of the day."""
        self._select(self._selected + 1)

    def action_previous_piece(self) -> None:
        """Move to the piece before it."""
        self._select(self._selected - 1)

    def action_turn_span(self) -> None:
        """Look at the month as weeks, or at the week as a month."""
        self.span = "week" if self.span == "month" else "month"
