"""The content behind the list and the board, read as it is needed.

A list begins with its first page; a board with the first page of the lanes in sight.
The order of a whole list, or of a whole lane, is asked for when it is needed.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from store.errors import StoreError
from tui.content_columns import ALL, LANE, card, line
from tui.i18n import _
from tui.widgets.board_cards import PAGE, BoardCard, BoardColumn
from tui.widgets.record_cells import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store import Store
    from store.content_list import ContentList, ContentView
    from store.content_rows import ContentLine
    from tui.app import SoloistApp

P = ParamSpec("P")
T = TypeVar("T")

FIRST = 100
"""Rows of a list that come at once; the rest follows by number."""


class ContentReader:
    """Questions about one view of content, asked while keys go on being answered.

    What the store refuses is said, and answered with nothing.
    """

    def __init__(self, app: SoloistApp, view: ContentView) -> None:
        self._app = app
        self.view = view
        self.today = app.today()

    @property
    def _list(self) -> ContentList:
        return self._app.store.content_list

    async def rows(self, numbers: Sequence[int]) -> Sequence[ContentLine]:
        """The rows of these numbers; what is gone is left out."""
        return await self._look((), self._list.rows, numbers, self.today)

    async def order(self) -> array[int]:
        """The whole list, as numbers."""
        return await self._look(array("q"), self._list.order, self.view, self.today)

    async def first_of(self, lane: str) -> Sequence[ContentLine]:
        """The first page of a lane."""
        what = lane, self.view, self.today, PAGE
        return await self._look((), self._list.first_of, *what)

    async def order_of(self, lane: str) -> array[int]:
        """A whole lane, as numbers."""
        what = lane, self.view, self.today
        return await self._look(array("q"), self._list.order_of, *what)

    async def _look(
        self, nothing: T, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        try:
            return await self._app.look(call, *args, **kwargs)
        except StoreError as refusal:
            self._app.refuse(refusal)
            return nothing


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read to show a face of content.

    ``lanes`` are those of the board whose beginning is needed at once, None for all;
    of ``keep`` the place is found, however deep it stands; ``deep`` asks for the order
    of the whole list.
    """

    face: str
    view: ContentView
    today: date
    lanes: frozenset[str] | None = None
    keep: int | None = None
    deep: bool = False


@dataclass(slots=True)
class Read:
    """What was read to show a face: a list's beginning, or lanes of a board.

    ``order`` is a whole list; ``pages`` are beginnings of lanes, ``orders`` whole
    lanes, as numbers.
    """

    taken_back: bool
    """Whether what was done last has been taken back since."""
    first: Sequence[ContentLine] = ()
    order: array[int] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    pages: dict[str, Sequence[ContentLine]] = field(default_factory=dict)
    orders: dict[str, array[int]] = field(default_factory=dict)


def read_face(store: Store, asked: Asked) -> Read:
    """Read in one go what a face needs to be shown; raises StoreError."""
    last = store.history.units(1)
    read = Read(bool(last) and last[0].undone)
    if asked.face == "board":
        _read_board(store.content_list, asked, read)
    elif asked.deep:
        read.order = store.content_list.order(asked.view, asked.today)
    else:
        read.first = store.content_list.first(asked.view, asked.today, FIRST)
    return read


def _read_board(content: ContentList, asked: Asked, read: Read) -> None:
    view, today, keep = asked.view, asked.today, asked.keep
    read.counts = content.lanes(view, today)
    for lane, count in read.counts.items():
        if count and (asked.lanes is None or lane in asked.lanes):
            read.pages[lane] = content.first_of(lane, view, today, PAGE)
    if keep is None or any(r.id == keep for rows in read.pages.values() for r in rows):
        return
    for row in content.rows((keep,), today):
        if row.lane not in read.pages:
            read.pages[row.lane] = content.first_of(row.lane, view, today, PAGE)
        if all(one.id != keep for one in read.pages[row.lane]):
            read.orders[row.lane] = content.order_of(row.lane, view, today)


class ContentRows:
    """A list whose beginning is here; its order may still be on the way."""

    def __init__(
        self,
        first: Sequence[ContentLine],
        reader: ContentReader,
        order: array[int] | None = None,
    ) -> None:
        self.reader = reader
        self.lines: dict[int, ContentLine] = {}
        """Those that were read, by their numbers."""
        self._first = self._rows(first)
        if order is None and len(first) < FIRST:
            order = array("q", (row.id for row in first))
        self.order = order
        """The whole list as numbers, once it is known."""
        self.total = len(first) if order is None else len(order)

    async def learn_order(self) -> array[int]:
        """The whole list as numbers, asked for once."""
        if self.order is None:
            self.order = await self.reader.order()
            self.total = len(self.order)
        return self.order

    def _rows(self, lines: Sequence[ContentLine]) -> list[Row]:
        self.lines |= {one.id: one for one in lines}
        return [line(one, self.reader.today) for one in lines]

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows of the first page at once; None for any further on."""
        last = min(first + count, self.total)
        return self._first[first:last] if last <= len(self._first) else None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, by their numbers."""
        numbers = self.ids(first, count)
        found = {row.id: row for row in self._rows(await self.reader.rows(numbers))}
        # What has gone meanwhile leaves a blank line until the list is renewed.
        blank = ("",) * len(ALL)
        return [found.get(number) or Row(number, blank) for number in numbers]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers from a position."""
        if self.order is None:
            return [row.id for row in self._first[first : first + count]]
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """The position of a piece, found by looking along the order."""
        return _place(self.ids(0, self.total), row_id)


class ContentBoard:
    """Lanes whose beginnings are here; whole lanes come when they are needed."""

    def __init__(self, read: Read, reader: ContentReader) -> None:
        self.reader = reader
        self.lines: dict[int, ContentLine] = {}
        """Those that were read, by their numbers."""
        self.looked_at: set[str] = set()
        """The lanes that somebody wanted to see."""
        self.columns = [
            BoardColumn(lane, _(LANE[lane]), total)
            for lane, total in read.counts.items()
        ]
        self._pages = {lane: self._cards(rows) for lane, rows in read.pages.items()}
        self._orders = read.orders

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

    def _cards(self, lines: Sequence[ContentLine]) -> list[BoardCard]:
        self.lines |= {one.id: one for one in lines}
        is_of_one = self.reader.view.campaign_id is not None
        return [card(one, self.reader.today, is_of_one=is_of_one) for one in lines]

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
        found = {one.id: one for one in self._cards(await self.reader.rows(numbers))}
        # What has gone meanwhile leaves a blank card until the board is renewed.
        return [found.get(number) or BoardCard(number, "") for number in numbers]

    async def begin(self, key: str) -> list[BoardCard]:
        """Read the beginning of a lane."""
        self._pages[key] = self._cards(await self.reader.first_of(key))
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
        """The lane and position of a piece, where that is known."""
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
