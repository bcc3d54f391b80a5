"""The conversations behind the list and the board of outreach, read as they are needed.

A list begins with its first page; a board with the first page of the columns in sight.
The order of a whole list, or of a whole column, is asked for when it is needed.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from store.errors import StoreError
from tui.outreach_columns import ALL, card, line
from tui.widgets.board_cards import PAGE, BoardCard, BoardColumn
from tui.widgets.record_cells import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store import Store
    from store.outreach_list import OutreachList, OutreachRow, OutreachView
    from store.rules.pipeline import Stage
    from tui.app import SoloistApp
    from tui.outreach_columns import Spoken

P = ParamSpec("P")
T = TypeVar("T")

FIRST = 100
"""Rows of a list that come at once; the rest follows by number."""


class OutreachReader:
    """Questions about one view of outreach, asked while keys go on being answered.

    What the store refuses is said, and answered with nothing.
    """

    def __init__(self, app: SoloistApp, view: OutreachView) -> None:
        self._app = app
        self.view = view

    @property
    def _list(self) -> OutreachList:
        return self._app.store.pipeline

    async def rows(self, numbers: Sequence[int]) -> Sequence[OutreachRow]:
        """The rows of these numbers; what is gone is left out."""
        return await self._look((), self._list.rows, numbers)

    async def order(self) -> array[int]:
        """The whole list, as numbers."""
        what = self.view, self._app.today()
        return await self._look(array("q"), self._list.order, *what)

    async def first_of(self, stage: str) -> Sequence[OutreachRow]:
        """The first page of a column."""
        what = stage, self.view, self._app.today(), PAGE
        return await self._look((), self._list.first_of, *what)

    async def order_of(self, stage: str) -> array[int]:
        """A whole column, as numbers."""
        what = stage, self.view, self._app.today()
        return await self._look(array("q"), self._list.order_of, *what)

    async def _look(
        self, nothing: T, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        try:
            return await self._app.look(call, *args, **kwargs)
        except StoreError as refusal:
            self._app.refuse(refusal)
            return nothing


class OutreachRows:
    """A list whose beginning is here; its order may still be on the way."""

    def __init__(
        self,
        first: Sequence[OutreachRow],
        words: Spoken,
        reader: OutreachReader,
        order: array[int] | None = None,
    ) -> None:
        self._words = words
        self.reader = reader
        self.people: dict[int, int] = {}
        """Conversation -> person, for those that were read."""
        self._first = self._lines(first)
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

    def _lines(self, rows: Sequence[OutreachRow]) -> list[Row]:
        self.people |= {row.id: row.influencer_id for row in rows}
        return [line(row, self._words) for row in rows]

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows of the first page at once; None for any further on."""
        last = min(first + count, self.total)
        return self._first[first:last] if last <= len(self._first) else None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, by their numbers."""
        numbers = self.ids(first, count)
        lines = self._lines(await self.reader.rows(numbers))
        found = {row.id: row for row in lines}
        # What has gone meanwhile leaves a blank line until the list is renewed.
        blank = ("",) * len(ALL)
        return [found.get(number) or Row(number, blank) for number in numbers]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers from a position."""
        if self.order is None:
            return [row.id for row in self._first[first : first + count]]
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """The position of a conversation, found by looking along the order."""
        return _place(self.ids(0, self.total), row_id)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read to show a face of outreach.

    ``columns`` are those of the board whose beginning is needed at once, None for all;
    of ``keep`` the place is found, however deep it stands; ``deep`` asks for the order
    of the whole list.
    """

    face: str
    view: OutreachView
    today: date
    columns: frozenset[str] | None = None
    keep: int | None = None
    deep: bool = False


@dataclass(slots=True)
class Read:
    """What was read to show a face: a list's beginning, or columns of a board.

    ``order`` is a whole list; ``pages`` are beginnings of columns, ``orders`` whole
    columns, as numbers.
    """

    stages: Sequence[Stage]
    taken_back: bool
    """Whether what was done last has been taken back since."""
    first: Sequence[OutreachRow] = ()
    order: array[int] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    pages: dict[str, Sequence[OutreachRow]] = field(default_factory=dict)
    orders: dict[str, array[int]] = field(default_factory=dict)


def read_face(store: Store, asked: Asked) -> Read:
    """Read in one go what a face needs to be shown; raises StoreError."""
    last = store.history.units(1)
    read = Read(store.settings.stages(), bool(last) and last[0].undone)
    if asked.face == "board":
        _read_board(store.pipeline, asked, read)
    elif asked.deep:
        read.order = store.pipeline.order(asked.view, asked.today)
    else:
        read.first = store.pipeline.first(asked.view, asked.today, FIRST)
    return read


def _read_board(pipeline: OutreachList, asked: Asked, read: Read) -> None:
    view, today, keep = asked.view, asked.today, asked.keep
    read.counts = pipeline.stages(view, today)
    for stage, count in read.counts.items():
        if count and (asked.columns is None or stage in asked.columns):
            read.pages[stage] = pipeline.first_of(stage, view, today, PAGE)
    if keep is None or any(r.id == keep for rows in read.pages.values() for r in rows):
        return
    for row in pipeline.rows((keep,)):
        if row.stage not in read.pages:
            read.pages[row.stage] = pipeline.first_of(row.stage, view, today, PAGE)
        if all(one.id != keep for one in read.pages[row.stage]):
            read.orders[row.stage] = pipeline.order_of(row.stage, view, today)


class OutreachBoard:
    """Columns whose beginnings are here; whole columns come when they are needed."""

    def __init__(self, read: Read, words: Spoken, reader: OutreachReader) -> None:
        self._words = words
        self.reader = reader
        self.people: dict[int, int] = {}
        """Conversation -> person, for those that were read."""
        self.looked_at: set[str] = set()
        """The columns that somebody wanted to see."""
        self.columns = [
            BoardColumn(key, words.stages.get(key, key), total)
            for key, total in read.counts.items()
        ]
        self._pages = {key: self._cards(rows) for key, rows in read.pages.items()}
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
        """The columns with nothing in them: what comes there is seen at once."""
        return {column.key for column in self.columns if not column.total}

    @property
    def unread(self) -> list[str]:
        """The columns of which nothing is here yet."""
        here = self._pages
        return [one.key for one in self.columns if one.total and one.key not in here]

    def _cards(self, rows: Sequence[OutreachRow]) -> list[BoardCard]:
        self.people |= {row.id: row.influencer_id for row in rows}
        return [card(row, self._words) for row in rows]

    def at_hand(
        self, column: int, first: int, count: int
    ) -> Sequence[BoardCard] | None:
        """Cards of a column's beginning, if they are here."""
        key = self.columns[column].key
        self.looked_at.add(key)
        page = self._pages.get(key)
        if page is None or first + count > len(page):
            return None
        return page[first : first + count]

    async def fetch(self, column: int, first: int, count: int) -> Sequence[BoardCard]:
        """Cards of a column anywhere: its beginning as such, the rest by number."""
        key = self.columns[column].key
        if key not in self._orders and first + count <= PAGE:
            return (await self.begin(key))[first : first + count]
        numbers = (await self.order_of(key))[first : first + count]
        found = {one.id: one for one in self._cards(await self.reader.rows(numbers))}
        # What has gone meanwhile leaves a blank card until the board is renewed.
        return [found.get(number) or BoardCard(number, "") for number in numbers]

    async def begin(self, key: str) -> list[BoardCard]:
        """Read the beginning of a column."""
        self._pages[key] = self._cards(await self.reader.first_of(key))
        return self._pages[key]

    async def order_of(self, key: str) -> array[int]:
        """A whole column, as numbers."""
        if key not in self._orders:
            order = self._orders[key] = await self.reader.order_of(key)
            for place, column in enumerate(self.columns):
                if column.key == key and column.total != len(order):
                    now = BoardColumn(key, column.title, len(order))
                    self.columns[place] = now
        return self._orders[key]

    def ids(self, column: int, first: int, count: int) -> Sequence[int]:
        """The numbers of a column from a position, as far as they are known."""
        key = self.columns[column].key
        if key in self._orders:
            return self._orders[key][first : first + count]
        return [one.id for one in self._pages.get(key, ())[first : first + count]]

    def find(self, card_id: int) -> tuple[int, int] | None:
        """The column and position of a conversation, where that is known."""
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
