"""Figures that are typed in the grid and not kept yet, and those on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.numbers_rows import read_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.numbers_rows import Piece

Mark = tuple[int, str, str]
"""A piece, a figure of it, and what is typed there."""


class TypedCells:
    """What is typed, by piece and figure; a text stays until just that one is kept."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[str, str]] = {}
        self._on_way: set[Mark] = set()

    def __bool__(self) -> bool:
        return bool(self._cells)

    def of(self, number: int) -> Mapping[str, str]:
        """What is typed of a piece."""
        return self._cells.get(number, {})

    @property
    def pieces(self) -> frozenset[int]:
        """The pieces that something is typed of."""
        return frozenset(self._cells)

    def put(self, piece: Piece, figure: str, text: str) -> None:
        """Have a text typed in a cell; an empty one, or what is noted, is nothing."""
        typed = self._cells.setdefault(piece.id, {})
        typed.pop(figure, None)
        noted = piece.noted().get(figure)
        if text and (noted is None or text != str(noted)):
            typed[figure] = text
        if not typed:
            del self._cells[piece.id]

    def drop_last(self) -> bool:
        """Take out what was typed last; False where nothing is."""
        for number in reversed(self._cells):
            typed = self._cells[number]
            typed.popitem()
            if not typed:
                del self._cells[number]
            return True
        return False

    def drop(self, numbers: Iterable[int]) -> None:
        """Take out all that is typed of some pieces."""
        for number in numbers:
            self._cells.pop(number, None)

    def wrong(self) -> tuple[int, str] | None:
        """The first cell that cannot be read; None where all can."""
        for number, typed in self._cells.items():
            for figure, text in typed.items():
                try:
                    read_figure(text)
                except ValueError:
                    return number, figure
        return None

    def send(self, besides: int | None = None) -> dict[int, dict[str, int | None]]:
        """Figures that can be kept, by piece; from now on they are on their way.

        ``besides``: all but those of this piece.
        """
        found: dict[int, dict[str, int | None]] = {}
        for number, typed in self._cells.items():
            if number == besides:
                continue
            for name, text in typed.items():
                try:
                    value = read_figure(text)
                except ValueError:
                    continue
                if (number, name, text) not in self._on_way:
                    self._on_way.add((number, name, text))
                    found.setdefault(number, {})[name] = value
        return found

    def kept(self, numbers: Iterable[int]) -> None:
        """What was on its way of these is kept: it is not typed any more."""
        for number, name, text in self.refused(numbers):
            typed = self._cells.get(number, {})
            if typed.get(name) == text:
                del typed[name]
            if not typed:
                self._cells.pop(number, None)

    def refused(self, numbers: Iterable[int]) -> list[Mark]:
        """What was on its way of these is not any more; it stays typed."""
        chosen = set(numbers)
        found = [mark for mark in self._on_way if mark[0] in chosen]
        self._on_way.difference_update(found)
        return found
