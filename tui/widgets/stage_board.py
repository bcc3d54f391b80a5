"""A board of columns over any number of cards: to move in, mark and open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.message import Message

from tui.widgets.board_cards import BoardCard, BoardColumn, BoardSource, KnowsCardIds
from tui.widgets.board_loading import STRIDE
from tui.widgets.board_moves import BoardMoves
from tui.widgets.board_paint import lead, tail
from tui.widgets.record_cells import GUTTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.widgets.board_window import Spot

__all__ = ["BoardCard", "BoardColumn", "BoardSource", "KnowsCardIds", "StageBoard"]


class StageBoard(BoardMoves):
    """Columns of cards that say where the cursor is, what is marked, what to open.

    Marks follow cards, not positions. Letters, Enter and Escape are the screen's to
    bind, to the ``action_`` methods here.
    """

    @dataclass(eq=False)
    class Said(Message):
        """Whatever a board has to say; ``control`` is that board."""

        board: StageBoard = field(kw_only=True)

        @property
        def control(self) -> StageBoard:
            """The board that says it."""
            return self.board

    @dataclass(eq=False)
    class Moved(Said):
        """The cursor is on another card, or at another place.

        ``card_id`` is None while that card is not here yet, and when there is none;
        ``column`` is the column's key.
        """

        card_id: int | None
        column: str
        index: int

    @dataclass(eq=False)
    class Opened(Said):
        """The current card was asked for."""

        card_id: int

    @dataclass(eq=False)
    class Marked(Said):
        """The marks have changed; so many cards are marked now."""

        count: int

    @dataclass(eq=False)
    class MarkAllRequested(Said):
        """Mark every card of the column with this key; the screen knows their ids."""

        column: str

    _told: tuple[int | None, str, int] | None = None
    _told_marks = 0
    _opened = False

    # The current card

    def on_mount(self) -> None:
        """Say where the cursor is, if a board was shown before anybody could hear."""
        self._settled()

    def _settled(self) -> None:
        """Say which card is current, how many are marked, if that has changed."""
        now = self.current_id, self.current_column, self.cursor[1]
        if self.is_mounted and self._pages is not None and now != self._told:
            self._told = now
            self.post_message(self.Moved(*now, board=self))
        if len(self._marks) != self._told_marks:
            self._say_marked()

    def action_open(self) -> None:
        """Ask for the current card."""
        if (card_id := self.current_id) is not None:
            self.post_message(self.Opened(card_id, board=self))

    # Marks

    @property
    def marks(self) -> frozenset[int]:
        """The ids of the marked cards, as far as they are known at once.

        After a range over cards that were never in sight, ``all_marks`` is complete.
        """
        return self._marks.ids()

    @marks.setter
    def marks(self, ids: Iterable[int]) -> None:
        self._marks.replace(ids)
        self._say_marked()
        self.refresh()

    async def all_marks(self) -> frozenset[int]:
        """The ids of all marked cards, fetched where they must be."""
        while self._pages is not None and (run := self._nameless()):
            pages = self._pages
            self._named(pages, run, await pages.source.fetch(*run))
        return self.marks

    def action_toggle_mark(self) -> None:
        """Mark the current card, or take its mark away; a range ends here."""
        if (card_id := self.current_id) is not None:
            self._marks.toggle(card_id)
            self._say_marked()
            self._repaint(*self.cursor, self.cursor[1])

    def action_start_range(self) -> None:
        """Begin a range that follows the cursor, or end it and keep its marks."""
        column, index = self.cursor
        if self._marks.is_open:
            self._marks.close()
        elif self._window.total:
            self._marks.open(column * STRIDE + index)
        self._say_marked()
        self._repaint(column, index, index)

    def action_mark_all(self) -> None:
        """Ask the screen to mark every card of the column."""
        if column := self.current_column:
            self.post_message(self.MarkAllRequested(column, board=self))

    def action_clear_marks(self) -> bool:
        """Take every mark away; False if there was none, and no range either."""
        if not self._marks and not self._marks.is_open:
            return False
        self.marks = frozenset()
        return True

    def _say_marked(self) -> None:
        self._told_marks = len(self._marks)
        self.post_message(self.Marked(self._told_marks, board=self))

    # The mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Let the column under the pointer slide; the cursor stays where it is."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Let it slide back."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, cards: int) -> None:
        place = event.get_content_offset(self)
        spot = None if place is None else self._window.spot(*place)
        if spot is not None:
            event.stop()
            self._slide(spot.column, cards)

    def _slide(self, column: int, cards: int) -> None:
        if self._window.scroll(column, cards):
            self._look_for_cards()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to a card or a column, mark in the gutter; again, or twice: open."""
        place = event.get_content_offset(self)
        spot = None if place is None else self._window.spot(*place)
        if spot is None or self._pages is None or event.button != 1:
            return
        event.stop()
        if spot.part == "card":
            self._click_card(spot, twice=event.chain > 1)
        elif spot.part == "title":
            self._click_title(spot)
        elif spot.part == "blank":
            self._move_to(spot.column, self._window.rows[spot.column])
        else:
            pages = 1 if spot.part == "foot" else -1
            self._slide(spot.column, pages * self._window.whole)

    def _click_card(self, spot: Spot, *, twice: bool) -> None:
        again = self.cursor == (spot.column, spot.row)
        self._move_to(spot.column, spot.row)
        if spot.x < GUTTER:
            self.action_toggle_mark()
        elif again and not (twice and self._opened):
            self._opened = True
            self.action_open()
        else:
            self._opened = False

    def _click_title(self, spot: Spot) -> None:
        """Go to that column, or to the one that a hint at its side speaks of."""
        window = self._window
        column = spot.column
        if column == window.left and window.left:
            column -= spot.x < cell_len(lead(window.left))
        if window.after and column == window.places[-1].column:
            column += spot.x >= spot.width - cell_len(tail(window.after))
        self._move_to(column, window.rows[column])
