"""Where a board stands: which columns and cards are in sight, and which is current.

Arithmetic over cells and positions; nothing here paints or fetches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.widgets.record_cells import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.board_cards import BoardColumn

NARROWEST = 22
"""Cells that a column has at least, where the terminal has them."""

GAP = 1
"""Cells between two columns."""

HEAD, FOOT = 2, 1
"""Lines above the cards (title, rule) and below them (how many more)."""

CARD = 3
"""Lines of a card."""

STEP = CARD + 1
"""Lines from one card to the next."""


class Spot(NamedTuple):
    """What is at a cell: a column's title, rule, card, the line below, or nothing.

    ``row`` is the card's position; ``x`` counts cells from the column's left edge.
    """

    column: int
    part: Literal["title", "rule", "card", "foot", "blank"]
    row: int
    x: int
    width: int


class Window:
    """The part of a board in sight; each column scrolls on its own.

    The cursor is a column and a position in it; every column remembers its own. The
    cards are counted from 0, and so are the columns.
    """

    def __init__(self) -> None:
        self.width = self.height = 0
        self.column = 0
        self.left = 0  # the first column in sight
        self.keys: tuple[str, ...] = ()
        self.totals: list[int] = []
        self.rows: list[int] = []
        self.tops: list[int] = []
        self.places: tuple[Place, ...] = ()

    # What there is

    def show(self, columns: Sequence[BoardColumn]) -> None:
        """Stand on other columns; those that were there before keep their places."""
        here = self.key
        former = dict(
            zip(self.keys, zip(self.rows, self.tops, strict=True), strict=True)
        )
        self.keys = tuple(column.key for column in columns)
        spots = [former.get(key, (0, 0)) for key in self.keys]
        self.rows, self.tops = [row for row, _ in spots], [top for _, top in spots]
        if here in self.keys:
            self.column = self.keys.index(here)
        self.column = max(0, min(self.column, len(self.keys) - 1))
        self.count([column.total for column in columns])

    def count(self, totals: Sequence[int]) -> None:
        """So many cards are there now; the cursor stays among them."""
        self.totals = list(totals)
        for column in range(len(self.totals)):
            self.rows[column] = self._nearest(column, self.rows[column])
        self._lay_out()

    def resize(self, width: int, height: int) -> bool:
        """Fit another size and keep the cursor in sight; False if it is no other."""
        if (width, height) == (self.width, self.height):
            return False
        self.width, self.height = width, height
        self._lay_out()
        self.reveal()
        return True

    # The cursor

    @property
    def key(self) -> str:
        """The key of the current column; empty if there is none."""
        return self.keys[self.column] if self.keys else ""

    @property
    def cursor(self) -> tuple[int, int]:
        """The current column and position."""
        return self.column, self.rows[self.column] if self.rows else 0

    @property
    def total(self) -> int:
        """The cards of the current column."""
        return self.totals[self.column] if self.totals else 0

    def move(self, column: int, index: int) -> None:
        """Make the nearest place there is the current one, and have it in sight."""
        if self.keys:
            self.column = max(0, min(column, len(self.keys) - 1))
            self.rows[self.column] = self._nearest(self.column, index)
            self.reveal()

    def reveal(self) -> None:
        """Scroll no further than it takes to have the current card in sight."""
        if not self.keys or not self.places:
            return
        column, row = self.cursor
        seen = len(self.places)
        self.left = max(column - seen + 1, min(self.left, column))
        top = self.tops[column]
        self.tops[column] = max(row - self.whole + 1, min(top, row))
        self._lay_out()

    # What is in sight

    @property
    def body(self) -> int:
        """The lines there are for cards."""
        return max(0, self.height - HEAD - FOOT)

    @property
    def whole(self) -> int:
        """How many cards a column shows from their first line to their last."""
        return max(1, (self.body + 1) // STEP)

    def in_sight(self, column: int) -> range:
        """The positions of which a column shows at least a line."""
        top = self.tops[column]
        partly = -(-self.body // STEP)
        return range(top, min(self.totals[column], top + partly))

    def below(self, column: int) -> int:
        """How many cards are cut, or out of sight, at a column's end."""
        return max(0, self.totals[column] - self.tops[column] - self.whole)

    @property
    def after(self) -> int:
        """How many columns are out of sight at the right."""
        return len(self.keys) - self.left - len(self.places)

    def place_of(self, column: int) -> Place | None:
        """Where a column is, if it is in sight."""
        seen = 0 <= column - self.left < len(self.places)
        return self.places[column - self.left] if seen else None

    def scroll(self, column: int, cards: int) -> bool:
        """Let a column slide under the cursor; False at its end."""
        top = self._nearest_top(column, self.tops[column] + cards)
        moved = top != self.tops[column]
        self.tops[column] = top
        return moved

    def spot(self, x: int, y: int) -> Spot | None:
        """What is at a cell of the board, if it is one of a column."""
        for column, start, width in self.places:
            if start <= x < start + width:
                index, line = divmod(y - HEAD, STEP)
                index += self.tops[column]
                if y < HEAD:
                    part: Literal["title", "rule"] = "rule" if y else "title"
                    return Spot(column, part, 0, x - start, width)
                if y >= HEAD + self.body:
                    return Spot(column, "foot", 0, x - start, width)
                if line < CARD and index < self.totals[column]:
                    return Spot(column, "card", index, x - start, width)
                return Spot(column, "blank", 0, x - start, width)
        return None

    def lines_of(self, column: int, first: int, last: int) -> range:
        """The lines that show these positions of a column, as far as in sight."""
        top = self.tops[column]
        start = max(0, (first - top) * STEP)
        return range(HEAD + start, HEAD + min(self.body, (last - top) * STEP + CARD))

    def _nearest(self, column: int, index: int) -> int:
        return max(0, min(index, self.totals[column] - 1))

    def _nearest_top(self, column: int, top: int) -> int:
        return max(0, min(top, self.totals[column] - self.whole))

    def _lay_out(self) -> None:
        """Give every column in sight its cells, to the last one."""
        fitting = max(1, (self.width + GAP) // (NARROWEST + GAP))
        seen = min(len(self.keys), fitting) if self.width else 0
        self.left = max(0, min(self.left, len(self.keys) - seen))
        places, x = [], 0
        for n in range(seen):
            width, spare = divmod(self.width - GAP * (seen - 1), seen)
            width += n < spare
            places.append(Place(self.left + n, x, width))
            x += width + GAP
        self.places = tuple(places)
        # Before there is any height nobody knows how far a column can scroll.
        if self.height:
            for column, top in enumerate(self.tops):
                self.tops[column] = self._nearest_top(column, top)
