"""The rows a table holds in hand: pages of its source, asked for as they are needed."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.record_cells import Row

PAGE = 100
"""Rows in a page."""

PAGES = 40
"""Pages kept; the one longest unused goes first."""


class RowSource(Protocol):
    """An ordered list of records that a table can look into at any place.

    A source answers short, or empty, for places that have gone; it raises nothing for
    them. What the store refuses it tells the user itself.
    """

    total: int
    """Rows, as far as known; looked at again whenever rows arrive."""

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows from position ``first`` if they are at hand at once, else None."""

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows from position ``first``, however long it takes."""

    def index_of(self, row_id: int) -> int | None:
        """The position of a record, if it is in the list and known."""


@runtime_checkable
class KnowsIds(Protocol):
    """A source that holds its ordered ids can mark a long range without its rows."""

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The record ids from position ``first``."""


class Pages:
    """The latest pages of one source."""

    def __init__(self, source: RowSource) -> None:
        self.source = source
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._total = source.total

    def row(self, index: int) -> Row | None:
        """The row at a position, asked of the source if that is cheap; else None."""
        number, place = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._at_once(number)
        else:
            self._pages.move_to_end(number)
        return page[place] if page is not None and place < len(page) else None

    def peek(self, index: int) -> Row | None:
        """The row at a position if it is in hand."""
        number, place = divmod(index, PAGE)
        page = self._pages.get(number, ())
        return page[place] if 0 <= place < len(page) else None

    def missing(self, first: int, last: int) -> tuple[int, int] | None:
        """The first run of absent pages over these positions, as (first, count)."""
        run: list[int] = []
        for number in range(max(0, first) // PAGE, last // PAGE + 1):
            if number in self._pages or self._at_once(number) is not None:
                if run:
                    break
            else:
                run.append(number)
        if not run:
            return None
        start = run[0] * PAGE
        return start, min(len(run) * PAGE, self.source.total - start)

    def put(self, first: int, count: int, rows: Sequence[Row]) -> None:
        """Keep rows that answer a run; fewer than asked for means the rest has gone."""
        for start in range(0, count, PAGE):
            self._keep((first + start) // PAGE, tuple(rows[start : start + PAGE]))

    def total(self) -> int:
        """The source's total; when it has moved, pages that ended early are stale."""
        if self.source.total != self._total:
            self._total = self.source.total
            short = [n for n, page in self._pages.items() if len(page) < PAGE]
            for number in short:
                del self._pages[number]
        return self._total

    def _at_once(self, number: int) -> tuple[Row, ...] | None:
        first = number * PAGE
        count = min(PAGE, self.source.total - first)
        if count <= 0:
            return ()
        rows = self.source.rows(first, count)
        return None if rows is None else self._keep(number, tuple(rows))

    def _keep(self, number: int, page: tuple[Row, ...]) -> tuple[Row, ...]:
        self._pages[number] = page
        self._pages.move_to_end(number)
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return page
