"""The library behind its table: the order, the lines read, and what may be run."""

from __future__ import annotations

import os
import stat
from array import array
from typing import TYPE_CHECKING, NamedTuple

from tui.library_columns import row
from tui.widgets.record_cells import Row

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import date

    from store import Store
    from store.library import AssetLine, LibraryView
    from store.rules.rights import Ruling

    Fetch = Callable[[Sequence[int]], Awaitable["Page"]]

FIRST = 60
"""Lines that come along with the order."""

LARGE = 32 << 20
"""Bytes of a file that is not read just because the cursor is on it."""


class Page(NamedTuple):
    """Some assets, and what may be done with them today."""

    lines: Sequence[AssetLine]
    rulings: Mapping[int, tuple[Ruling, ...]]


class Read(NamedTuple):
    """The order of a list, or its beginning, and some of its lines."""

    order: array[int]
    is_whole: bool
    """Whether the order is that of the whole list."""
    page: Page


class LibraryRows:
    """Assets in the order of a view; their lines are read when they come in sight.

    Until the whole order is here the list is as long as its beginning. ``states`` is
    what is known of the files; it grows while this is shown.
    """

    def __init__(
        self,
        read: Read,
        today: date,
        fetch: Fetch,
        states: Mapping[int, str],
    ) -> None:
        self.order, self.is_whole = read.order, read.is_whole
        self.total = len(read.order)
        self.lines: dict[int, AssetLine] = {}
        self.rulings: dict[int, tuple[Ruling, ...]] = {}
        self._today, self._fetch, self._states = today, fetch, states
        self._take(read.page)

    def learn(self, order: array[int]) -> None:
        """Take the order of the whole list."""
        self.order, self.is_whole, self.total = order, True, len(order)

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows from a position if all of them are here."""
        numbers = self.ids(first, count)
        if all(number in self.lines for number in numbers):
            return [self._row(number) for number in numbers]
        return None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """The same, read where they must be; one that has gone leaves a blank."""
        numbers = self.ids(first, count)
        unread = [number for number in numbers if number not in self.lines]
        self._take(await self._fetch(unread))
        return [
            self._row(number) if number in self.lines else Row(number, ())
            for number in numbers
        ]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers from a position."""
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """Where an asset stands."""
        try:
            return self.order.index(row_id)
        except ValueError:
            return None

    def _take(self, page: Page) -> None:
        self.lines |= {line.id: line for line in page.lines}
        self.rulings |= page.rulings

    def _row(self, number: int) -> Row:
        rulings = self.rulings.get(number, ())
        state = self._states.get(number, "")
        return row(self.lines[number], rulings, state, self._today)


def read_page(store: Store, numbers: Sequence[int], today: date) -> Page:
    """Some assets, and what may be done with them today."""
    lines = store.library.rows(numbers)
    return Page(lines, store.rights.may_run([line.id for line in lines], today))


def read_list(
    store: Store, view: LibraryView, place: int, keep: int | None, today: date
) -> Read:
    """What is in sight: the beginning of a list, or all of it around a position.

    The beginning is enough where the cursor is there, or ``keep``, which it is to be
    on. Raises FilterProblem for a filter that cannot be read.
    """
    if place < FIRST:
        lines = store.library.first(view, today, FIRST)
        order = array("q", [line.id for line in lines])
        if len(lines) < FIRST or keep is None or keep in order:
            rulings = store.rights.may_run(order, today)
            return Read(order, len(lines) < FIRST, Page(lines, rulings))
    order = store.library.order(view, today)
    if keep is not None and keep in order:
        place = order.index(keep)
    start = max(0, min(place, len(order)) - FIRST // 2)
    page = read_page(store, order[start : start + FIRST], today)
    return Read(order, is_whole=True, page=page)


def glance(store: Store, line: AssetLine) -> str:
    """What became of a file, as far as that is seen at once; "" for nobody knows.

    A large file is not read for it: what has the size it had may be the same.
    """
    if (line.size_bytes or 0) <= LARGE:
        return store.library.look((line.id,)).get(line.id, "")
    try:
        found = os.lstat(line.place)
    except (OSError, ValueError):
        return "missing"
    is_like_it = stat.S_ISREG(found.st_mode) and found.st_size == line.size_bytes
    return "" if is_like_it else "changed"
