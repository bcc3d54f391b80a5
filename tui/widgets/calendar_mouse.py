"""The mouse on a calendar of content: go there, open, turn the page, drag to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.calendar_marks import CalendarMarks

if TYPE_CHECKING:
    from datetime import date

    from textual import events


class CalendarMouse(CalendarMarks):
    """A calendar that follows the pointer; keys can do all of it as well."""

    _held = False
    """Whether the button went down on a piece and is still held."""
    _again = False
    """Whether it went down on the piece that was current already."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the day and piece under the pointer; from here it may be dragged."""
        spot = self._pointed(event)
        if spot is None or event.button != 1 or self.is_carrying:
            return
        on, number = spot
        before = self._day, self._selected
        self._move_to(on)
        if number is not None:
            self._select(number)
        self._again = number is not None and before == (on, number)
        self._held = number is not None
        if self._held:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """While the button is held: carry the piece to the day under the pointer."""
        spot = self._pointed(event) if self._held else None
        if spot is None or spot[0] == self._day:
            return
        if not self.is_carrying:
            self.action_pick_up()
            self._held = self.is_carrying
        if self._held:
            self._move_to(spot[0])

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Put down what was dragged; beside the days it goes back."""
        if not self._held:
            return
        self._held = False
        self.release_mouse()
        if self.is_carrying:
            self._again = False
            if self._pointed(event) is None:
                self.action_put_back()
            else:
                self.action_drop()

    def on_click(self, event: events.Click) -> None:
        """Open the piece that was current already, or that was clicked twice."""
        event.stop()
        if self._again and not self.is_carrying:
            self._again = False
            self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show the next month, or week."""
        event.stop()
        self.action_page_down()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show the month before, or the week."""
        event.stop()
        self.action_page_up()

    def _pointed(self, event: events.MouseEvent) -> tuple[date, int | None] | None:
        place = event.get_content_offset(self)
        return None if place is None else self._at(*place)

    def _at(self, x: int, y: int) -> tuple[date, int | None] | None:
        """The day at a place, and which of its entries is painted there."""
        if self._grid is None:
            return None
        spot = self._grid.spot(x, y)
        if spot is None:
            return None
        on, line = spot
        return on, self._cell(on, self._grid, self._paint_with()).rows[line]

    def action_pick_up(self) -> None:
        """Take the current piece, to carry it to another day."""

    def action_drop(self) -> None:
        """Put down what is carried."""

    def action_put_back(self) -> None:
        """Let everything stay where it was."""

    def action_open(self) -> None:
        """Ask for the current piece."""
