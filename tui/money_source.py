"""Lists whose order is known and whose rows are read as they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from store.errors import StoreError
from tui.widgets.record_cells import Row

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from tui.app import SoloistApp

T = TypeVar("T")

FIRST = 100
"""Rows that come at once with the order."""


@dataclass(frozen=True, slots=True)
class Begun(Generic[T]):
    """A whole list as numbers, and its beginning in full."""

    order: array[int]
    first: Sequence[T]


class OrderedRows(Generic[T]):
    """Rows of a list, painted as they come; what the store refuses is said.

    ``read`` gives those of some numbers, ``number`` the number of one of them.
    """

    def __init__(
        self,
        app: SoloistApp,
        begun: Begun[T],
        read: Callable[[Sequence[int]], Sequence[T]],
        number: Callable[[T], int],
        paint: Callable[[T], Row],
    ) -> None:
        self._app, self._read, self._number, self._paint = app, read, number, paint
        self.order = begun.order
        self.total = len(begun.order)
        self.lines: dict[int, T] = {}
        """Those that were read, by their numbers."""
        self._first = self._painted(begun.first)

    def _painted(self, lines: Sequence[T]) -> list[Row]:
        self.lines |= {self._number(one): one for one in lines}
        return [self._paint(one) for one in lines]

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows of the beginning at once; None for any further on."""
        last = min(first + count, self.total)
        return self._first[first:last] if last <= len(self._first) else None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, by their numbers."""
        numbers = self.ids(first, count)
        try:
            lines = await self._app.look(self._read, numbers)
        except StoreError as refusal:
            self._app.refuse(refusal)
            lines = ()
        found = {row.id: row for row in self._painted(lines)}
        # What has gone meanwhile leaves a blank line until the list is renewed.
        return [found.get(number) or Row(number, ()) for number in numbers]

    def ids(self, first: int, count: int) -> Sequence[int]:
        """The numbers from a position."""
        return self.order[first : first + count]

    def index_of(self, row_id: int) -> int | None:
        """The position of one of them, found by looking along the order."""
        try:
            return self.order.index(row_id)
        except ValueError:
            return None
