"""What a board and a list of the same things stand on, read as they are needed.

A list begins with its first page; a board with the first page of the lanes in sight.
The order of a whole list, or of a whole lane, is asked for when it is needed.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Generic

from tui.desk_reading import FIRST, L, V
from tui.widgets.board_cards import PAGE, BoardCard, BoardColumn
from tui.widgets.record_cells import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk_reading import DeskReader, Read
    from tui.widgets.record_cells import Column


class DeskRows(Generic[V, L]):
    """A list whose beginning is here; its order may still be on the way."""

    def __init__(self, read: Read[L], reader: DeskReader[V, L]) -> None:
        self.reader = reader
        self.lines: dict[int, L] = {}
        """Those that were read, by their numbers."""
        first, order = read.first, read.order
        self._first = self._painted(first)
        if order is None and len(first) < FIRST:
            order = array("q", (row.id for row in first))
        self.order = order
        """The whole list as numbers, once it is known."""
        self.total = len(first) if order is None else len(order)

    def columns(self) -> tuple[Column, ...]:
        """The columns, titles in the language in use."""
        raise NotImplementedError

    def paint(self, row: L) -> Row:
        """One thing as a line of the table."""
        raise NotImplementedError

    async def learn_order(self) -> array[int]:
        """The whole list as numbers, asked for once."""
        if self.order is None:
            self.order = await self.reader.order()
            self.total = len(self.order)
        return self.order

    def _painted(self, lines: Sequence[L]) -> list[Row]:
        self.lines |= {one.id: one for one in lines}
        return [self.paint(one) for one in lines]

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows of the first page at once; None for any further on."""
        last = min(first + count, self.total)
        return self._first[first:last] if last <= len(self._first) else None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, by their numbers."""
        numbers = self.ids(first, count)
        found = {row.id: row for row in self._painted(await self.reader.rows(numbers))}
        # What has gone meanwhile leaves a blank line until the list is renewed.
        blank = ("",) * len(self.columns())
        return [found.get(number) or Row(number, blank) for number in numbers]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers from a position."""
        if self.order is None:
            return [row.id for row in self._first[first : first + count]]
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """The position of one of them, found by looking along the order."""
        return _place(self.ids(0, self.total), row_id)


class DeskBoard(Generic[V, L]):
    """Lanes whose beginnings are here; whole lanes come when they are needed."""

    def __init__(self, read: Read[L], reader: DeskReader[V, L]) -> None:
        self.reader = reader
        self.lines: dict[int, L] = {}
        """Those that were read, by their numbers."""
        self.looked_at: set[str] = set()
        """The lanes that somebody wanted to see."""
        self.columns = [
            BoardColumn(lane, self.title(lane), total)
            for lane, total in read.counts.items()
        ]
        self._pages = {lane: self._painted(rows) for lane, rows in read.pages.items()}
        self._orders = read.orders

    def title(self, lane: str) -> str:
        """What a lane is called, in the language in use."""
        raise NotImplementedError

    def paint(self, row: L) -> BoardCard:
        """One thing as a card."""
        raise NotImplementedError

    @property
    def total(self) -> int:
        """How many cards there are on the whole board."""
        return sum(column.total for column in self.columns)

    @property
    def top(self) -> int | None:
        """The first card there is, as far as read."""
        pages = [self._pages.get(column.key) for column in self.columns]
        return next((page[0].id for page in pages if page), None)

    @property
    def empty(self) -> set[str]:
        """The lanes with nothing in them: what comes there is seen at once."""
        return {column.key for column in self.columns if not column.total}

    @property
    def unread(self) -> list[str]:
        """The lanes of which nothing is here yet."""
        here = self._pages
        return [one.key for one in self.columns if one.total and one.key not in here]

    def _painted(self, lines: Sequence[L]) -> list[BoardCard]:
        self.lines |= {one.id: one for one in lines}
        return [self.paint(one) for one in lines]

    def at_hand(
        self, column: int, first: int, count: int
    ) -> Sequence[BoardCard] | None:
        """Cards of a lane's beginning, if they are here."""
        key = self.columns[column].key
        self.looked_at.add(key)
        page = self._pages.get(key)
        if page is None or first + count > len(page):
            return None
        return page[first : first + count]

    async def fetch(self, column: int, first: int, count: int) -> Sequence[BoardCard]:
        """Cards of a lane anywhere: its beginning as such, the rest by number."""
        key = self.columns[column].key
        if key not in self._orders and first + count <= PAGE:
            return (await self.begin(key))[first : first + count]
        numbers = (await self.order_of(key))[first : first + count]
        found = {one.id: one for one in self._painted(await self.reader.rows(numbers))}
        # What has gone meanwhile leaves a blank card until the board is renewed.
        return [found.get(number) or BoardCard(number, "") for number in numbers]

    async def begin(self, key: str) -> list[BoardCard]:
        """Read the beginning of a lane."""
        self._pages[key] = self._painted(await self.reader.first_of(key))
        return self._pages[key]

    async def order_of(self, key: str) -> array[int]:
        """A whole lane, as numbers."""
        if key not in self._orders:
            order = self._orders[key] = await self.reader.order_of(key)
            for place, column in enumerate(self.columns):
                if column.key == key and column.total != len(order):
                    now = BoardColumn(key, column.title, len(order))
                    self.columns[place] = now
        return self._orders[key]

    def ids(self, column: int, first: int, count: int) -> Sequence[int]:
        """The numbers of a lane from a position, as far as they are known."""
        key = self.columns[column].key
        if key in self._orders:
            return self._orders[key][first : first + count]
        return [one.id for one in self._pages.get(key, ())[first : first + count]]

    def find(self, card_id: int) -> tuple[int, int] | None:
        """The lane and position of a card, where that is known."""
        for column, one in enumerate(self.columns):
            place = _place(self.ids(column, 0, one.total), card_id)
            if place is not None:
                return column, place
        return None


def _place(numbers: Sequence[int], number: int) -> int | None:
    try:
        return numbers.index(number)
    except ValueError:
        return None
