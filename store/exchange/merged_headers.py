"""Headers of two rows: names over both, and groups of names above.

"Schedule" merged over "Draft" and "Upload" names neither column; the row below does,
and the names beside the group stand in cells that are merged over both rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.headers import is_known
from store.exchange.layout import Merge

if TYPE_CHECKING:
    from collections.abc import Sequence


def whole_header(
    records: Sequence[Sequence[str]], row: int, merges: Sequence[Merge]
) -> tuple[int, list[str]]:
    """The last row of a header, from 1, and its cells, with those of the row above.

    ``row`` is where the header was found: either of the two, or the only one.
    """
    cells = list(records[row - 1])
    if not row:
        return row, cells
    groups = [one for one in merges if one.top == one.bottom == row]
    if not merges:
        groups = _guessed(cells, row)
    inside = {at for one in groups for at in range(one.first, one.last + 1)}
    under = records[row] if row < len(records) else []
    named = {at for at, cell in enumerate(under) if cell.strip()}
    # Without merged cells to tell, every name of the second row must be a known one.
    sure = bool(merges) or all(is_known(under[at]) for at in named)
    if len(named) > 1 and named <= inside and sure:
        above = _spread(cells, groups)
        return row + 1, [
            _name(above[at], under[at]) if at in named else cell
            for at, cell in enumerate(cells)
        ]
    for one in merges:
        reaches = one.top < row <= one.bottom and one.first < len(cells)
        if reaches and not cells[one.first].strip():
            cells[one.first] = records[one.top - 1][one.first]
    return row, cells


def _guessed(cells: Sequence[str], row: int) -> list[Merge]:
    """The names with blank cells behind them, as a merged cell is saved as text."""
    groups: list[Merge] = []
    for at, cell in enumerate(cells):
        if cell.strip():
            groups.append(Merge(row, row, at, at))
        elif groups:
            groups[-1] = groups[-1]._replace(last=at)
    return [one for one in groups if one.last > one.first]


def _spread(cells: Sequence[str], groups: Sequence[Merge]) -> list[str]:
    """The cells with the name of a group in each of its columns."""
    spread = list(cells)
    for one in groups:
        for at in range(one.first, min(one.last + 1, len(spread))):
            spread[at] = cells[one.first]
    return spread


def _name(group: str, name: str) -> str:
    return name if is_known(name) else f"{group} {name}".strip()
