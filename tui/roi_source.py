"""The lines of a table of results: a page of them at a time, then what sums them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import StoreError
from tui import results_words as words
from tui.i18n import _
from tui.roi_columns import SHORT, cells, nobodys
from tui.widgets.record_cells import Row
from tui.widgets.roi_bars import Bar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store import Store
    from store.result_rows import RoiRow, RoiTable
    from tui.app import SoloistApp

PAGE = 100
"""Lines that are read at once."""

AROUND = 20
"""Lines on each side of the cursor that are drawn, where there are very many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table of results is asked for."""

    by: str = "channel"
    campaign_id: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown: a row of results, and what it is in the table."""

    row: RoiRow
    kind: str
    """row, rest, total or unattributed."""


def read_roi(
    store: Store, asked: Asked, offset: int = 0, limit: int = PAGE
) -> tuple[RoiTable, ...]:
    """The tables of results, one for each currency; raises StoreError."""
    return store.results.roi(
        asked.by,
        asked.campaign_id,
        asked.since,
        asked.until,
        limit=limit,
        offset=offset,
    )


class RoiLines:
    """One table as rows of a list: those that are told, the rest, the total."""

    def __init__(self, app: SoloistApp, asked: Asked, table: RoiTable) -> None:
        self._app, self.asked, self.table = app, asked, table
        told = [row for row in table.rows if row.key]
        self.lines = {place: Line(row, "row") for place, row in enumerate(told)}
        """Those that were read, by their places."""
        self.many = max(table.many, len(told)) if table.many > PAGE else len(told)
        last = [Line(row, "rest") for row in table.rows if not row.key]
        if told or last:
            last.append(Line(table.total, "total"))
        lone = table.unattributed
        if lone.conversions and not (last and last[0].row.n == lone.n):
            last.append(Line(lone, "unattributed"))
        self.lines |= dict(enumerate(last, self.many))
        self.total = self.many + len(last)

    def rows(self, first: int, count: int) -> Sequence[Row] | None:
        """Rows that were read, at once; None where one is missing."""
        places = range(first, min(first + count, self.total))
        if all(place in self.lines for place in places):
            return [painted(place + 1, self.lines[place]) for place in places]
        return None

    async def fetch(self, first: int, count: int) -> Sequence[Row]:
        """Rows anywhere, read a page at a time."""
        last = min(first + count, self.total)
        missing = [place for place in range(first, last) if place not in self.lines]
        if missing:
            await self._read(missing[0], missing[-1] - missing[0] + 1)
        return [
            painted(place + 1, self.lines[place])
            if place in self.lines
            else Row(place + 1, ())
            for place in range(first, last)
        ]

    async def _read(self, offset: int, limit: int) -> None:
        try:
            found = await self._app.look(
                read_roi, self._app.store, self.asked, offset, limit
            )
        except StoreError as refusal:
            self._app.refuse(refusal)
            return
        currency = self.table.currency
        mine = next((one for one in found if one.currency == currency), None)
        told = () if mine is None else [row for row in mine.rows if row.key]
        self.lines |= {
            place: Line(row, "row") for place, row in enumerate(told[:limit], offset)
        }

    def index_of(self, row_id: int) -> int | None:
        """Where a row stands: its number is its place, from 1."""
        return row_id - 1 if 0 < row_id <= self.total else None

    def bars(self, here: int) -> tuple[tuple[Bar, ...], int]:
        """The bars of what was read around a line, and its place among them."""
        if self.total <= PAGE:
            places = range(self.total)
        else:
            places = range(max(0, here - AROUND), min(self.total, here + AROUND))
        kept = [
            place
            for place in places
            if place in self.lines and self.lines[place].kind != "unattributed"
        ]
        bars = tuple(_bar(self.lines[place]) for place in kept)
        before = sum(place < here for place in kept)
        return bars, min(before, max(0, len(bars) - 1))


def name_of(line: Line) -> str:
    """What a line is called, in the language in use."""
    if line.kind == "total":
        return _("Total")
    if line.kind == "unattributed":
        return _("of it nobody's")
    return words.row_word(line.row)


def painted(number: int, line: Line) -> Row:
    """A line as a row of the list."""
    is_lone = line.kind == "unattributed"
    found = nobodys(line.row) if is_lone else cells(line.row)
    look = "dim" if line.kind in {"rest", "unattributed"} else ""
    name = name_of(line)
    return Row(number, (f"Σ {name}" if line.kind == "total" else name, *found), look)


def _bar(line: Line) -> Bar:
    row = line.row
    with_time, without = row.roi, row.roi_without_hours
    return Bar(
        name_of(line),
        None if with_time is None else with_time.shown,
        None if without is None else without.shown,
        faint=line.kind == "rest",
    )


def texts(lines: RoiLines) -> list[tuple[str, ...]]:
    """What stands in the lines that were read, to measure columns by."""
    return [painted(0, line).cells for line in lines.lines.values()] or [
        ("",) * (len(SHORT) + 1)
    ]
