"""Budgets drawn with a column for each month, which no list of costs is read from.

Whether such a figure is planned or spent, and on which day, nobody can say for sure; so
the sheet is refused by what was seen in it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.exchange.pieces_months import read_month
from store.rules.words import N_

if TYPE_CHECKING:
    from store.exchange.sheets import Sheet

_MONTHS = 3
"""Columns of months, one after the other, from which on a sheet is a grid."""

_SHOWN = 4
_QUARTER = re.compile(r"[qt]\s?([1-4])|([1-4])\s?(?:[qt]|분기|사분기)", re.IGNORECASE)


def refuse_months(sheet: Sheet) -> None:
    """Raise Invalid for a sheet whose columns are months or quarters."""
    seen = month_columns(sheet)
    if not seen:
        return
    shown = ", ".join(header[:20] for header in seen[:_SHOWN])
    raise Invalid(
        N_(
            "{file} has a column for each month: {columns}. Bring in a list, with a row"
            " for each cost and columns for its day and its amount; or one with a row"
            " for each category and a column for what is planned."
        ),
        file=sheet.file,
        columns=f"{shown}…" if len(seen) > _SHOWN else shown,
    )


def month_columns(sheet: Sheet) -> list[str]:
    """The headers that are months or quarters; none where too few are."""
    return _run([(_month(header), header) for header in sheet.headers])


def _month(header: str) -> int | None:
    """The month of a header, or its quarter from 101 on."""
    if month := read_month(header):
        return month.month
    quarter = _QUARTER.fullmatch(header.strip())
    return 100 + int(quarter[1] or quarter[2]) if quarter else None


def _run(columns: list[tuple[int | None, str]]) -> list[str]:
    """The headers that are months, when enough of them follow each other."""
    found = [(month, header) for month, header in columns if month is not None]
    follows = sum(
        after == before + 1 or (before, after) == (12, 1)
        for (before, _), (after, _) in pairwise(found)
    )
    return [header for _, header in found] if follows >= _MONTHS - 1 else []
