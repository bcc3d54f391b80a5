"""A line of followers over time, drawn with braille dots in a few cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from tui import format as fmt
from tui.widgets.paper import LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.card import ReadingRow

MOST = 48
"""Cells a line takes at most; longer tells no more."""

_BRAILLE = 0x2800
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bit of each dot of a cell: two columns of four, from the top."""


def drawn(points: Sequence[tuple[int, int]], width: int, height: int) -> list[str]:
    """A line through points (x, y), oldest first: ``height`` rows of ``width`` cells.

    The lowest y touches the bottom and the highest the top; a flat line runs in the
    middle. Equal x are drawn as one place.
    """
    cells = [[0] * width for _ in range(height)]
    lowest, highest = min(y for _, y in points), max(y for _, y in points)
    first, last = points[0][0], points[-1][0]
    right, bottom = width * 2 - 1, height * 4 - 1

    def place(point: tuple[int, int]) -> tuple[int, int]:
        x = round((point[0] - first) * right / (last - first)) if last > first else 0
        if highest == lowest:
            return x, bottom // 2
        return x, bottom - round((point[1] - lowest) * bottom / (highest - lowest))

    def dot(x: int, y: int) -> None:
        cells[y // 4][x // 2] |= _DOTS[x % 2][y % 4]

    places = [place(point) for point in points]
    dot(*places[0])
    for (x0, y0), (x1, y1) in pairwise(places):
        steps = max(abs(x1 - x0), abs(y1 - y0))
        for step in range(1, steps + 1):
            dot(
                x0 + round((x1 - x0) * step / steps),
                y0 + round((y1 - y0) * step / steps),
            )
    return [
        "".join(chr(_BRAILLE + bits) if bits else " " for bits in row) for row in cells
    ]


def counted(readings: Sequence[ReadingRow]) -> list[tuple[date, int]]:
    """The days on which followers were counted, and how many they were."""
    return [
        (row.read_on, row.figures.followers)
        for row in readings
        if row.figures.followers is not None
    ]


def growth_line(readings: Sequence[ReadingRow], width: int) -> list[Content]:
    """The line of one account; empty with fewer than two counts."""
    return line_of(counted(readings), width)


def line_of(
    points: Sequence[tuple[date, int]], width: int, height: int = 2
) -> list[Content]:
    """The line and, under it, the first and the last day with their counts.

    Empty with fewer than two points: a line needs two ends.
    """
    if len(points) < 2:
        return []
    wide = min(MOST, width)
    rows = drawn([(day.toordinal(), count) for day, count in points], wide, height)
    (first, before), (last, after) = points[0], points[-1]
    left = f"{fmt.compact(before)} · {fmt.day(first)}"
    right = f"{fmt.day(last)} · {fmt.compact(after)}"
    gap = wide - cell_len(left) - cell_len(right)
    if gap < 2:
        left, right = fmt.day(first), fmt.day(last)
        gap = wide - cell_len(left) - cell_len(right)
    ends = f"{left}{' ' * max(2, gap)}{right}"
    return [
        *(Content.styled(row, "$primary") for row in rows),
        Content.styled(ends, LABEL).truncate(width),
    ]
