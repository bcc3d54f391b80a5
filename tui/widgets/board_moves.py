"""The cursor of a board: up and down a column, and from one column to the next."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from tui.i18n import N_
from tui.widgets.board_loading import STRIDE
from tui.widgets.board_view import BoardView


class BoardMoves(BoardView, inherit_bindings=False):
    """A board with a cursor that keys can move; every column remembers its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", N_("Up"), show=False),
        Binding("down", "cursor_down", N_("Down"), show=False),
        Binding("left", "column_left", N_("Column to the left"), show=False),
        Binding("right", "column_right", N_("Column to the right"), show=False),
        Binding("pageup", "page_up", N_("Page up"), show=False),
        Binding("pagedown", "page_down", N_("Page down"), show=False),
        Binding("home", "top", N_("Top"), show=False),
        Binding("end", "bottom", N_("Bottom"), show=False),
    ]

    @property
    def current_column(self) -> str:
        """The key of the column the cursor is in; empty if there is none."""
        return self._window.key

    def go_to(self, card_id: int) -> bool:
        """Move to a card; False if it is not on the board."""
        place = None if self._pages is None else self._pages.source.find(card_id)
        if place is None:
            return False
        self._move_to(*place)
        return True

    def _move_to(self, column: int, index: int) -> None:
        """Move, and be seen there even if the mouse had scrolled the place away."""
        window = self._window
        old, stood = window.cursor, (window.left, list(window.tops))
        window.move(column, index)
        now = window.cursor
        if now[0] != old[0]:
            self._marks.close()  # a range is of one column
        if self._marks.is_open:
            self._marks.stretch(now[0] * STRIDE + now[1])
            self._repaint(now[0], *sorted((old[1], now[1])))
        if now[0] != old[0] or stood != (window.left, window.tops):
            self.refresh()
        else:
            self._repaint(*old, old[1])
            self._repaint(*now, now[1])
        self._look_for_cards()
        self._settled()

    def _move_by(self, cards: int) -> None:
        column, index = self.cursor
        self._move_to(column, index + cards)

    def _step_aside(self, columns: int) -> None:
        """Go to the place a neighbour remembers; else the key is somebody else's."""
        column = self._window.column + columns
        if not 0 <= column < len(self._window.keys):
            raise SkipAction
        self._move_to(column, self._window.rows[column])

    def action_cursor_up(self) -> None:
        """Move to the card above."""
        self._move_by(-1)

    def action_cursor_down(self) -> None:
        """Move to the card below."""
        self._move_by(1)

    def action_column_left(self) -> None:
        """Move to the column at the left; at the first the key is somebody else's."""
        self._step_aside(-1)

    def action_column_right(self) -> None:
        """Move to the column at the right; at the last the key is somebody else's."""
        self._step_aside(1)

    def action_page_up(self) -> None:
        """Move up by what is in sight."""
        self._move_by(-self._window.whole)

    def action_page_down(self) -> None:
        """Move down by what is in sight."""
        self._move_by(self._window.whole)

    def action_half_page_up(self) -> None:
        """Move up by half of what is in sight."""
        self._move_by(-max(1, self._window.whole // 2))

    def action_half_page_down(self) -> None:
        """Move down by half of what is in sight."""
        self._move_by(max(1, self._window.whole // 2))

    def action_top(self) -> None:
        """Move to the first card of the column."""
        self._move_to(self._window.column, 0)

    def action_bottom(self) -> None:
        """Move to the last card of the column."""
        self._move_to(self._window.column, self._window.total - 1)
