"""Groups of records under headings: which line of a list holds which record.

A heading takes a line of its own, above the first record of its group. Records are
counted from 0, and so are lines; a list without groups has a line for each record.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content


class Band(NamedTuple):
    """A heading, and the records from ``start`` to the next heading or the end."""

    start: int
    """The position of its first record."""
    title: Content
    """What it says, already in the reader's language; painted in the table's look."""
    tone: str = ""
    """"", "dim", "warning", "error" or "success"."""


@runtime_checkable
class KnowsBands(Protocol):
    """A source whose records stand in groups says where each of them begins."""

    def bands(self) -> Sequence[Band]:
        """The groups in order; one without records is left out."""


class Lines:
    """Where the records and the headings of one list stand.

    Bands past the end are left out; of two that begin at one record the latter stays,
    for the former has none.
    """

    def __init__(self, total: int = 0, bands: Iterable[Band] = ()) -> None:
        firsts = {band.start: band for band in bands if 0 <= band.start < total}
        self._starts = sorted(firsts)
        self._bands = [firsts[start] for start in self._starts]
        self._headings = [start + n for n, start in enumerate(self._starts)]
        self.height = total + len(firsts)
        """All lines, of records and headings."""

    @property
    def lead(self) -> int:
        """The lines that a heading takes at the top of what is in sight: 1, or none."""
        return 1 if self._starts else 0

    def line(self, index: int) -> int:
        """The line of a record."""
        return index + bisect_right(self._starts, index)

    def above(self, line: int) -> int:
        """How many records stand above a line: the position of the next one."""
        return line - bisect_left(self._headings, line)

    def heading(self, line: int) -> Band | None:
        """The heading on a line, if there is one on it."""
        place = bisect_left(self._headings, line)
        found = place < len(self._headings) and self._headings[place] == line
        return self._bands[place] if found else None

    def over(self, index: int) -> Band | None:
        """The group of a record; those above the first heading have none."""
        place = bisect_right(self._starts, index)
        return self._bands[place - 1] if place else None

    def up(self, index: int, lines: int) -> int:
        """The record so many lines above one, or nearer where a heading is there."""
        return min(index - 1, self.above(self.line(index) - lines))

    def down(self, index: int, lines: int) -> int:
        """The record so many lines below one, or nearer where a heading is there."""
        return max(index + 1, self.above(self.line(index) + lines + 1) - 1)


def lines_of(source: object, total: int) -> Lines:
    """Line up so many records of a source, under its headings if it has any."""
    return Lines(total, source.bands() if isinstance(source, KnowsBands) else ())
