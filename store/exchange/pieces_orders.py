"""What the cells of the day columns of one sheet say of the order of day and month.

A cell that reads only one way needs nobody's help. One that reads two ways waits for
its column, then for the other columns of days beside it: one hand wrote them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.rules.figures import is_empty
from store.rules.written_dates import DateOrder, write_down

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ANY_YEAR = 2024
"""A leap year, to try a day and month without one."""

_EARLIEST, _CENTURY = 1900, 2000


@dataclass(frozen=True, slots=True)
class Cell:
    """A written day, as the day it is in each order that is possible."""

    days: dict[DateOrder, date]
    sure: bool
    """Whether it reads the same in any order."""
    has_year: bool
    """Whether its year is written, or one of two digits that the sheet has in full."""

    @property
    def is_open(self) -> bool:
        """Whether it is several days, as long as nobody says the order."""
        return len(set(self.days.values())) > 1

    def alone(self) -> date | None:
        """The day it is for sure, whatever stands around it."""
        if self.has_year and (self.sure or len(self.days) == 1):
            return next(iter(self.days.values()))
        return None


def look(text: str, years: frozenset[int]) -> Cell | None:
    """Take a cell apart; None for what is no day. ``years`` are those of the sheet."""
    if is_empty(text):
        return None
    try:
        written = write_down(text)
    except ValueError:
        return None
    found: dict[DateOrder, date] = {}
    known: set[DateOrder] = set()
    for order, (year, month, day) in written.orders.items():
        full = _ANY_YEAR if year is None else year if year >= 100 else _CENTURY + year
        try:
            found[order] = date(full, month, day)
        except ValueError:
            continue
        if year is not None and full >= _EARLIEST and (year >= 100 or full in years):
            known.add(order)
    if known:
        found = {order: day for order, day in found.items() if order in known}
    return Cell(found, written.sure, bool(known)) if found else None


def years_in(texts: Iterable[str]) -> frozenset[int]:
    """The years that are written with four digits."""
    cells = (look(text, frozenset()) for text in set(texts))
    return frozenset(
        day.year
        for cell in cells
        if cell and cell.has_year
        for day in cell.days.values()
    )


class Shown:
    """What the days of one column show; ``texts`` are those that no month completes."""

    def __init__(self, texts: Sequence[str], years: frozenset[int]) -> None:
        self.texts, self.years = texts, years
        self.cells = {
            text: cell
            for text in dict.fromkeys(texts)
            if (cell := look(text, years)) is not None
        }
        loose = [cell for cell in self.cells.values() if not cell.sure]
        self.orders = frozenset(DateOrder).intersection(*(cell.days for cell in loose))
        """The orders in which all of them are days; none where they contradict."""
        self.is_open = any(cell.is_open for cell in loose)

    @property
    def order(self) -> DateOrder | None:
        """The one order that its own cells leave."""
        return next(iter(self.orders)) if len(self.orders) == 1 else None

    def yearless(self) -> list[str]:
        """The days whose year nobody wrote."""
        return [text for text, cell in self.cells.items() if not cell.has_year]


def shared_order(columns: Iterable[Shown]) -> DateOrder | None:
    """The order that the columns of a sheet show; None where two of them differ."""
    found = {shown.order for shown in columns} - {None}
    return found.pop() if len(found) == 1 else None
