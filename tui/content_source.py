"""The content behind the list and the board, read as it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.content_list import ContentView
from store.content_rows import ContentLine
from tui.board_source import DeskBoard, DeskRows
from tui.content_columns import LANE, card, line, painted
from tui.desk_reading import Asked, Desk, Read, read_face_of
from tui.i18n import _

if TYPE_CHECKING:
    from store import Store
    from tui.widgets.board_cards import BoardCard
    from tui.widgets.record_cells import Column, Row


def content_desk(store: Store) -> Desk[ContentView, ContentLine]:
    """Where content is read, lane by lane."""
    content = store.content_list
    return Desk(content, content.lanes, content.rows, lambda row: row.lane)


def read_face(store: Store, asked: Asked[ContentView]) -> Read[ContentLine]:
    """Read in one go what a face needs to be shown; raises StoreError."""
    return read_face_of(store, content_desk(store), asked)


class ContentRows(DeskRows[ContentView, ContentLine]):
    """Pieces in the order of a list."""

    def columns(self) -> tuple[Column, ...]:
        """The columns, titles in the language in use."""
        return painted()

    def paint(self, row: ContentLine) -> Row:
        """One piece as a line of the table."""
        return line(row, self.reader.today)


class ContentBoard(DeskBoard[ContentView, ContentLine]):
    """Pieces in the lanes of a board."""

    def title(self, lane: str) -> str:
        """What a lane is called, in the language in use."""
        return _(LANE[lane])

    def paint(self, row: ContentLine) -> BoardCard:
        """One piece as a card; of one campaign, which is not said again."""
        is_of_one = self.reader.view.campaign_id is not None
        return card(row, self.reader.today, is_of_one=is_of_one)
