"""Calendars drawn as a grid, which no list of pieces can be read from for sure.

In the boxes of a grid stands whatever fits there: a name, half a title, a colour. What
of it is whose piece of which kind would be guessed, so the file is refused by what was
seen in it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.calendar_words import WEEKDAYS, plain_words
from store.rules.words import N_
from store.rules.written_dates import DateOrder, write_down

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.exchange.sheets import Sheet

_WEEKDAYS, _DAYS = 5, 7
"""Columns of weekdays, or of days, from which on a sheet is a grid."""

_ROWS = 12
"""Rows under the header that are looked at."""

_SHOWN = 7
_WHO = frozenset({"name", "handle", "url", "email", "phone"})
_DAY = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\.?(?:일|st|nd|rd|th)?")


def refuse_grid(sheet: Sheet, kind: str, mapping: Mapping[str, str]) -> None:
    """Raise Invalid for a calendar whose columns are weekdays, or days.

    A list of people may have such columns too; then they are columns of hers.
    """
    rows = (sheet.headers, *sheet.preview[:_ROWS])
    is_list = bool(_WHO & set(mapping.values())) and sheet.header_row
    seen = next(filter(None, map(_days, rows[:1] if is_list else rows)), [])
    if not is_list or kind == "deliverables":
        seen = _weekdays(rows) or seen
    if not seen:
        return
    shown = ", ".join(cell.strip()[:20] for cell in seen[:_SHOWN])
    raise Invalid(
        N_(
            "{file} is a calendar drawn as a grid: its columns are {columns}. Bring in"
            " a list, with a row for each piece and a column for its day."
        ),
        file=sheet.file,
        columns=f"{shown}…" if len(seen) > _SHOWN else shown,
    )


def _weekdays(rows: Sequence[Sequence[str]]) -> list[str]:
    """The cells of a row that names the days of the week; none where none does."""
    for row in rows:
        named = [cell for cell in row if plain_words(cell).strip(".") in WEEKDAYS]
        if len({WEEKDAYS[plain_words(cell).strip(".")] for cell in named}) >= _WEEKDAYS:
            return named
    return []


def _days(row: Sequence[str]) -> list[str]:
    """The cells of a row that are one day after the other; none where they are not."""
    for order in (DateOrder.DMY, DateOrder.MDY):
        found = {at: day for at, cell in enumerate(row) if (day := _day(cell, order))}
        days = list(found.values())
        if sum(after - day == 1 for day, after in pairwise(days)) >= _DAYS - 1:
            return [row[at] for at in found]
    return []


def _day(cell: str, order: DateOrder) -> int | None:
    """The day of the month of a header: 4, 4일, 3/4, 2026-03-04."""
    plain = plain_words(cell)
    if found := _DAY.fullmatch(plain):
        return int(found[1])
    try:
        written = write_down(plain)
    except ValueError:
        return None
    return written.orders[order][2] if order in written.orders else None
