"""A chunk while its columns are read, and what is remembered from chunk to chunk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.exchange.sheets import RowProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from store.exchange.columns import ReadChunk

Columns = Sequence[Sequence[str]]


class Memo:
    """What texts of one column were read as, from chunk to chunk; not without end."""

    MOST = 20_000

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}
        self.bad: set[str] = set()

    def learn(self, texts: set[str], read: Callable[[str], Any]) -> None:
        """Read the texts that are new; what raises ValueError is bad, and None."""
        for text in self._new(texts):
            try:
                self.known[text] = read(text)
            except ValueError:
                self.known[text] = None
                self.bad.add(text)

    def learn_all(
        self,
        texts: set[str],
        read: Callable[[list[str]], tuple[Sequence[Any], list[tuple[int, str]]]],
    ) -> None:
        """The same with a reader of many texts at once."""
        new = list(self._new(texts))
        values, bad = read(new)
        self.known.update(zip(new, values, strict=True))
        self.bad.update(text for _at, text in bad)

    def _new(self, texts: set[str]) -> set[str]:
        if len(self.known) > self.MOST:
            self.known.clear()
            self.bad.clear()
        return texts.difference(self.known)

    def spots(self, column: Sequence[str]) -> list[tuple[int, str]]:
        """Where the bad texts of a column stand."""
        if not self.bad:
            return []
        return [(at, text) for at, text in enumerate(column) if text in self.bad]


@dataclass(frozen=True, slots=True)
class Reading:
    """A chunk being read: its columns, the numbers of its rows, what comes of it."""

    cols: Columns
    numbers: Sequence[int]
    out: ReadChunk
    memos: defaultdict[int, Memo] = field(default_factory=lambda: defaultdict(Memo))
    """By the position of the column; the same for all chunks of a sheet."""

    def report(self, header: str, bad: Iterable[tuple[int, str]], reason: str) -> None:
        """Note the values of a column that were not taken, by their place in it."""
        self.out.problems += [
            RowProblem(self.numbers[at], header, text[:200], reason) for at, text in bad
        ]
