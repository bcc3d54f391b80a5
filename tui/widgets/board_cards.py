"""What stands on a board - cards, columns, their source - and the pages in hand."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = 25
"""Cards in a page: what one column of a tall terminal shows, and some more."""

PAGES = 200
"""Pages kept over all columns; the one longest unused goes first."""


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One card: texts as they came, not yet safe to paint."""

    id: int
    title: str
    lines: tuple[tuple[str, str], ...] = ()
    """Up to two further lines, as (text, tone); a tone is "", "dim", "warning",
    "error" or "success"."""
    badge: str = ""
    """A few letters at the right of the title: "3d late"."""
    badge_tone: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column: its title is in the reader's language already."""

    key: str
    title: str
    total: int
    """Cards, as far as known."""


class BoardSource(Protocol):
    """Ordered columns of cards that a board can look into at any place.

    A source answers short, or empty, for places that have gone; it raises nothing for
    them. What the store refuses it tells the user itself.
    """

    @property
    def columns(self) -> Sequence[BoardColumn]:
        """Looked at again whenever cards arrive: totals may move, columns may not."""

    def at_hand(
        self, column: int, first: int, count: int
    ) -> Sequence[BoardCard] | None:
        """Cards of a column from a position if they are here at once, else None."""

    async def fetch(self, column: int, first: int, count: int) -> Sequence[BoardCard]:
        """Cards of a column from a position, however long it takes."""

    def find(self, card_id: int) -> tuple[int, int] | None:
        """The column and position of a card, if it is on the board and known."""


@runtime_checkable
class KnowsCardIds(Protocol):
    """A source that holds its ordered ids can mark a long range without its cards."""

    def ids(self, column: int, first: int, count: int) -> Sequence[int]:
        """The card ids of a column from a position."""


class Run(NamedTuple):
    """So many cards of one column, from a position."""

    column: int
    first: int
    length: int


class BoardPages:
    """The latest pages of one source, whatever their columns."""

    def __init__(self, source: BoardSource) -> None:
        self.source = source
        self._pages: OrderedDict[tuple[int, int], tuple[BoardCard, ...]] = OrderedDict()
        self._totals = [column.total for column in source.columns]

    def card(self, column: int, index: int) -> BoardCard | None:
        """The card at a place, asked of the source if that is cheap; else None."""
        number, place = divmod(index, PAGE)
        page = self._pages.get((column, number))
        if page is None:
            page = self._at_once(column, number)
        else:
            self._pages.move_to_end((column, number))
        return page[place] if page is not None and place < len(page) else None

    def peek(self, column: int, index: int) -> BoardCard | None:
        """The card at a place if it is in hand."""
        number, place = divmod(index, PAGE)
        page = self._pages.get((column, number), ())
        return page[place] if 0 <= place < len(page) else None

    def missing(self, column: int, first: int, last: int) -> Run | None:
        """The first run of absent pages over these positions of a column."""
        last = min(last, self.source.columns[column].total - 1)
        run: list[int] = []
        for number in range(max(0, first) // PAGE, last // PAGE + 1):
            here = (column, number) in self._pages
            if here or self._at_once(column, number) is not None:
                if run:
                    break
            else:
                run.append(number)
        if not run:
            return None
        start = run[0] * PAGE
        most = self.source.columns[column].total - start
        return Run(column, start, min(len(run) * PAGE, most))

    def put(self, run: Run, cards: Sequence[BoardCard]) -> None:
        """Keep cards that answer a run; where they end early the rest has gone."""
        for start in range(0, run.length, PAGE):
            number = (run.first + start) // PAGE
            self._keep(run.column, number, tuple(cards[start : start + PAGE]))

    def totals(self) -> list[int]:
        """The source's totals; pages that ended early are stale where one has moved."""
        now = [column.total for column in self.source.columns]
        moved = {n for n, total in enumerate(now) if total != self._totals[n]}
        for place in [
            place
            for place, page in self._pages.items()
            if place[0] in moved and len(page) < PAGE
        ]:
            del self._pages[place]
        self._totals = now
        return now

    def _at_once(self, column: int, number: int) -> tuple[BoardCard, ...] | None:
        first = number * PAGE
        count = min(PAGE, self.source.columns[column].total - first)
        if count <= 0:
            return ()
        cards = self.source.at_hand(column, first, count)
        return None if cards is None else self._keep(column, number, tuple(cards))

    def _keep(
        self, column: int, number: int, page: tuple[BoardCard, ...]
    ) -> tuple[BoardCard, ...]:
        self._pages[column, number] = page
        self._pages.move_to_end((column, number))
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return page
