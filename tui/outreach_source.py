"""The conversations behind the list and the board of outreach, read as needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.outreach_list import OutreachRow, OutreachView
from tui.board_source import DeskBoard, DeskRows
from tui.desk_reading import Asked, Desk, DeskReader, Read, read_face_of
from tui.outreach_columns import card, line, painted

if TYPE_CHECKING:
    from store import Store
    from tui.outreach_columns import Spoken
    from tui.widgets.board_cards import BoardCard
    from tui.widgets.record_cells import Column, Row


def outreach_desk(store: Store) -> Desk[OutreachView, OutreachRow]:
    """Where conversations are read, stage by stage."""
    pipeline = store.pipeline
    return Desk(
        pipeline,
        pipeline.stages,
        lambda numbers, _today: pipeline.rows(numbers),
        lambda row: row.stage,
    )


def read_face(store: Store, asked: Asked[OutreachView]) -> Read[OutreachRow]:
    """Read in one go what a face needs to be shown; raises StoreError."""
    read = read_face_of(store, outreach_desk(store), asked)
    read.stages = store.settings.stages()
    return read


class OutreachRows(DeskRows[OutreachView, OutreachRow]):
    """Conversations in the order of a list."""

    def __init__(
        self,
        read: Read[OutreachRow],
        reader: DeskReader[OutreachView, OutreachRow],
        words: Spoken,
    ) -> None:
        self._words = words
        super().__init__(read, reader)

    def columns(self) -> tuple[Column, ...]:
        """The columns, titles in the language in use."""
        return painted()

    def paint(self, row: OutreachRow) -> Row:
        """One conversation as a line of the table."""
        return line(row, self._words)


class OutreachBoard(DeskBoard[OutreachView, OutreachRow]):
    """Conversations in the columns of a board, one for each stage."""

    def __init__(
        self,
        read: Read[OutreachRow],
        reader: DeskReader[OutreachView, OutreachRow],
        words: Spoken,
    ) -> None:
        self._words = words
        super().__init__(read, reader)

    def title(self, lane: str) -> str:
        """What a stage is called, in the language in use."""
        return self._words.stages.get(lane, lane)

    def paint(self, row: OutreachRow) -> BoardCard:
        """One conversation as a card."""
        return card(row, self._words)
