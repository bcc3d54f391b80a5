"""The rows behind the roster table: a first page at once, then any page by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.roster_columns import line
from tui.widgets.record_cells import Row

if TYPE_CHECKING:
    from array import array
    from collections.abc import Awaitable, Callable, Sequence

    from store.roster_list import RosterRow
    from store.rules.tiers import Tiers
    from tui.roster_columns import RosterColumn


class RosterSource:
    """A list whose beginning is here; its order may still be on the way.

    Until ``order`` arrives, only the first page can be looked at: the list is as long
    as that page, and grows when the order is known.
    """

    def __init__(
        self,
        first: Sequence[RosterRow],
        columns: Sequence[RosterColumn],
        tiers: Tiers,
        fetch: Callable[[Sequence[int]], Awaitable[Sequence[RosterRow]]],
        order: array[int] | None = None,
    ) -> None:
        self._first = [line(row, columns, tiers) for row in first]
        self._columns = columns
        self._tiers = tiers
        self._fetch = fetch
        self.order = order
        self.total = len(first) if order is None else len(order)

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows of the first page at once; None for any further on."""
        last = min(first + count, self.total)
        return self._first[first:last] if last <= len(self._first) else None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, by their numbers."""
        numbers = self.ids(first, count)
        found = {row.influencer_id: row for row in await self._fetch(numbers)}
        # Somebody who has gone meanwhile leaves a blank line until the list is renewed.
        blank = ("",) * len(self._columns)
        return [
            line(found[number], self._columns, self._tiers)
            if number in found
            else Row(number, blank)
            for number in numbers
        ]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The record numbers from a position."""
        if self.order is None:
            return [row.id for row in self._first[first : first + count]]
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """The position of a record, found by looking along the order."""
        if self.order is None:
            ids = [row.id for row in self._first]
            return ids.index(row_id) if row_id in ids else None
        try:
            return self.order.index(row_id)
        except ValueError:
            return None
