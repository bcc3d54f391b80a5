"""The costs behind the ledger, read as they are needed."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from store.errors import StoreError
from tui.ledger_columns import ALL, line
from tui.widgets.record_cells import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store import Store
    from store.ledger import LedgerView
    from store.ledger_rows import LedgerLine, Ordered
    from tui.app import SoloistApp

P = ParamSpec("P")
T = TypeVar("T")

FIRST = 100
"""Rows that come at once; the rest follows by number."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read to show the ledger: its beginning, or all of it as numbers."""

    first: Sequence[LedgerLine] = ()
    order: Ordered | None = None


def read_ledger(store: Store, view: LedgerView, today: date, *, deep: bool) -> Read:
    """Read in one go what is needed to show the list; raises StoreError.

    ``deep`` asks for the order of the whole list, for a cursor far down in it.
    """
    if deep:
        return Read(order=store.ledger.order(view, today))
    return Read(first=store.ledger.first(view, today, FIRST))


class LedgerReader:
    """Questions about one view of the ledger, asked while keys go on being answered.

    What the store refuses is said, and answered with nothing.
    """

    def __init__(self, app: SoloistApp, view: LedgerView) -> None:
        self._app = app
        self.view = view
        self.today = app.today()

    async def rows(
        self, numbers: Sequence[int], balances: Sequence[int] | None
    ) -> Sequence[LedgerLine]:
        """The rows of these numbers; what is gone is left out."""
        read = self._app.store.ledger.rows
        return await self._look((), read, numbers, self.today, balances)

    async def order(self) -> Ordered | None:
        """The whole list as numbers, and what was spent by each of them."""
        what = self.view, self.today
        return await self._look(None, self._app.store.ledger.order, *what)

    async def _look(
        self, nothing: T, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        try:
            return await self._app.look(call, *args, **kwargs)
        except StoreError as refusal:
            self._app.refuse(refusal)
            return nothing


class LedgerRows:
    """A list whose beginning is here; its order may still be on the way."""

    def __init__(self, read: Read, reader: LedgerReader) -> None:
        self.reader = reader
        self.lines: dict[int, LedgerLine] = {}
        """Those that were read, by their numbers."""
        self.order: array[int] | None = None
        """The whole list as numbers, once it is known."""
        self._balances: array[int] | None = None
        self._begin(read.first)
        self.total = len(read.first)
        if read.order is not None:
            self._learnt(read.order)
        elif len(read.first) < FIRST:
            self.order = array("q", (row.id for row in read.first))

    async def learn_order(self) -> array[int]:
        """The whole list as numbers, asked for once."""
        if self.order is None and (order := await self.reader.order()) is not None:
            self._learnt(order)
        return array("q") if self.order is None else self.order

    def _learnt(self, order: Ordered) -> None:
        """Take over the order, and the balances that the beginning may still lack."""
        self.order, self._balances = order.ids, order.balances
        self.total = len(order.ids)
        if order.balances is not None and self._begun:
            balances = order.balances[: len(self._begun)]
            pairs = zip(self._begun, balances, strict=False)
            self._begin([one.standing_at(minor) for one, minor in pairs])

    def _begin(self, lines: Sequence[LedgerLine]) -> None:
        self._begun, self._first = lines, self._painted(lines)

    def _painted(self, lines: Sequence[LedgerLine]) -> list[Row]:
        self.lines |= {one.id: one for one in lines}
        return [line(one, self.reader.today) for one in lines]

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows of the first page at once; None for any further on."""
        last = min(first + count, self.total)
        return self._first[first:last] if last <= len(self._first) else None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, by their numbers, with what was spent by each."""
        numbers = self.ids(first, count)
        balances = None
        if self._balances is not None:
            balances = self._balances[first : first + count]
        read = await self.reader.rows(numbers, balances)
        found = {row.id: row for row in self._painted(read)}
        # What has gone meanwhile leaves a blank line until the list is renewed.
        blank = ("",) * len(ALL)
        return [found.get(number) or Row(number, blank) for number in numbers]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers from a position."""
        if self.order is None:
            return [row.id for row in self._first[first : first + count]]
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """The position of one of them, found by looking along the order."""
        try:
            return self.ids(0, self.total).index(row_id)
        except ValueError:
            return None
