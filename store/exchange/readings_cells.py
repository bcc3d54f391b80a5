"""Cells of a sheet of figures: counts, shares of conversions, words, addresses."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from store.errors import Invalid
from store.exchange import cells
from store.exchange.pieces_cells import NOT_AN_ADDRESS
from store.rules.figures import NumberStyle, decide_style, is_empty, read_number
from store.rules.people import SHORT
from store.rules.posts import read_address
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading

    Column = list[Any]

NOT_A_WORD = N_("not a word known for this field; left out")

_THOUSANDTHS = 1_000


class Counts:
    """A column of whole numbers, its style decided once; 1.0 is one as well."""

    def __init__(self, plan: ImportPlan, position: int, seen: Sequence[str]) -> None:
        self._at, self._header = position, plan.sheet.headers[position]
        self._style: NumberStyle = decide_style(seen)[0]

    def read(self, chunk: Reading) -> list[int | None]:
        """The numbers of a chunk; others are reported."""
        return cells.counts(self._at, self._header, self._style, chunk)


class Thousandths:
    """A column of conversions as a program states them, which counts parts of them."""

    def __init__(self, plan: ImportPlan, position: int, seen: Sequence[str]) -> None:
        self._at, self._header = position, plan.sheet.headers[position]
        self._style = decide_style(seen)[0]
        if plan.sheet.is_ours:
            # Three digits behind a point are no thousands in a table of our own.
            self._style = NumberStyle.POINT

    def read(self, chunk: Reading) -> list[int | None]:
        """Thousandths of a chunk, rounded half to even; others are reported."""
        column, memo = chunk.cols[self._at], chunk.memos[self._at]
        memo.learn(set(column), self._one)
        chunk.report(self._header, memo.spots(column), cells.NOT_A_NUMBER)
        return list(map(memo.known.__getitem__, column))

    def _one(self, text: str) -> int | None:
        if is_empty(text):
            return None
        figure = read_number(text, self._style) or Decimal(0)
        if not 0 <= figure < cells.MOST:
            raise ValueError(text)
        whole = (figure * _THOUSANDTHS).to_integral_value(ROUND_HALF_EVEN)
        return int(whole)


def coded(
    read: Callable[[str], str | None], position: int, header: str, chunk: Reading
) -> Column:
    """Words of a list of ours, as its codes; others are reported."""
    column, memo = chunk.cols[position], chunk.memos[position]

    def one(text: str) -> str | None:
        found = read(text)
        if found is None and not is_empty(text):
            raise ValueError(text)
        return found

    memo.learn(set(column), one)
    chunk.report(header, memo.spots(column), NOT_A_WORD)
    return list(map(memo.known.__getitem__, column))


def addresses(position: int, header: str, chunk: Reading) -> Column:
    """Addresses of posts in full; what is none is reported."""
    column, memo = chunk.cols[position], chunk.memos[position]

    def one(text: str) -> str | None:
        if is_empty(text):
            return None
        try:
            return read_address(text)
        except Invalid:
            raise ValueError(text) from None

    memo.learn(set(column), one)
    chunk.report(header, memo.spots(column), NOT_AN_ADDRESS)
    return list(map(memo.known.__getitem__, column))


def labels(positions: Sequence[int], chunk: Reading) -> Column:
    """The words of several columns in one line, to the letter; None where all blank.

    What stands there for nothing is a name too: (not set), (direct).
    """
    columns = [cells.tidied(chunk.cols[position]) for position in positions]
    if not columns:
        return [None] * len(chunk.numbers)
    return [
        " ".join(" / ".join(filter(None, words)).split())[:SHORT] or None
        for words in zip(*columns, strict=True)
    ]
