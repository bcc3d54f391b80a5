"""Columns of days: each cell that is one day by itself comes in.

What is not waits, with its row, until somebody says the order or the year. Real dates
of a workbook among days that stayed text may be swapped, so they wait as well.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from store.exchange.cells import NOT_A_DAY
from store.exchange.oddities import sound
from store.exchange.pieces_months import read_month
from store.exchange.pieces_orders import Shown, look, years_in
from store.exchange.plan import Question
from store.rules.dates import DateOrder, read_date
from store.rules.figures import is_empty
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.pieces_orders import Cell
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading

WHICH_FIRST = N_("day or month first? left out until that is said")
NO_YEAR = N_("a day without its year; left out until the year is said")

_WORKBOOKS = frozenset({"xlsx", "xls", "ods"})
_ORDERS = ("dmy", "mdy")


class Days:
    """A column of days; with ``months`` one alone is its first day, which is told."""

    def __init__(
        self,
        plan: ImportPlan,
        position: int,
        seen: Sequence[str],
        questions: list[Question],
        *,
        months: bool = False,
    ) -> None:
        self._takes_months = months
        self._at, self._header = position, sound(plan.sheet.headers[position])
        self._year, self._questions = plan.options.year, questions
        self._shown = Shown(seen, years_in(seen))
        asked = plan.options.date_order
        self._order = self._shown.order or (DateOrder(asked) if asked else None)
        self._why: dict[str, str] = {}
        is_book = plan.sheet.format in _WORKBOOKS
        self._is_mixed = is_book and not asked and self._asks_mixed()

    def read(self, chunk: Reading) -> list[str | None]:
        """The days of a chunk as ISO text; others are reported, each with why."""
        column, memo = chunk.cols[self._at], chunk.memos[self._at]
        memo.learn(set(column), self._one)
        for at, text in memo.spots(column):
            chunk.report(self._header, [(at, text)], self._why[text])
        return list(map(memo.known.__getitem__, column))

    @property
    def is_yearless(self) -> bool:
        """Whether none of the days that were seen says its year."""
        cells = self._shown.cells
        return bool(cells) and len(self._shown.yearless()) == len(cells)

    def unread(self, chunk: Reading) -> set[int]:
        """Where in a chunk that was read a cell says something that is no day."""
        spots = chunk.memos[self._at].spots(chunk.cols[self._at])
        return {at for at, _text in spots}

    def _one(self, text: str) -> str | None:
        if is_empty(text):
            return None
        cell = look(text, self._shown.years)
        try:
            found = self._month(text) if cell is None else self._day(text, cell)
        except ValueError:
            self._why.setdefault(text, NOT_A_DAY)
            raise
        return found.isoformat()

    def _day(self, text: str, cell: Cell) -> date:
        """The day that a cell is by itself, or else in the order of its column."""
        orders: list[DateOrder] = list(cell.days)
        if self._is_mixed and _is_real(text):
            self._why[text] = WHICH_FIRST
            raise ValueError(text)
        if cell.is_open:
            orders = [order for order in orders if order is self._order]
        if not cell.has_year and self._year is None:
            self._why[text] = NO_YEAR
            self._ask_year(text)
            raise ValueError(text)
        if not orders:
            self._why[text] = WHICH_FIRST
            told = N_("{column}: is 03/04 the third of April or the fourth of March?")
            self._ask("date_order", told, choices=_ORDERS)
            raise ValueError(text)
        if cell.has_year and not cell.sure:
            return cell.days[orders[0]]
        found = read_date(text, orders[0], self._year)
        if found is None:
            raise ValueError(text)
        return found

    def _month(self, text: str) -> date:
        """The first day of a month that says its year."""
        month = read_month(text) if self._takes_months else None
        if month is None:
            raise ValueError(text)
        known = month.in_year(self._year)
        if not known.is_known:
            self._why[text] = NO_YEAR
            self._ask_year(text)
            raise ValueError(text)
        with suppress(ValueError):
            found = date(known.year or 0, known.month, 1)
            told = N_("{column}: a month without a day is taken as its first day.")
            self._ask("month_day", told, "first")
            return found
        raise ValueError(text)

    def _ask_year(self, text: str) -> None:
        if self.is_yearless:
            self._ask("year", N_("{column}: the days have no year; they are left out."))
        else:
            told = N_(
                "{column}: some days have no year, such as {text}; only those are left"
                " out."
            )
            self._ask("year", told, text=text)

    def _ask(
        self,
        code: str,
        told: str,
        taken: str | None = None,
        *,
        choices: tuple[str, ...] = (),
        **detail: object,
    ) -> None:
        """Ask once for the column."""
        asked = {(one.code, one.detail.get("column")) for one in self._questions}
        if (code, self._header) not in asked:
            detail = {"column": self._header, **detail}
            self._questions.append(Question(code, told, detail, taken, choices))

    def _asks_mixed(self) -> bool:
        """Whether some program seems to have taken half of the days for dates.

        Then the real ones could all be read the other way round, and none of those
        that stayed text could.
        """
        cells = self._shown.cells
        real = [cell for text, cell in cells.items() if _is_real(text)]
        loose = [text for text, cell in cells.items() if not cell.sure]
        if not real or not loose:
            return False
        if any(max(day.day for day in cell.days.values()) > 12 for cell in real):
            return False
        if any(len(cells[text].days) > 1 for text in loose):
            # It would have become a real date too.
            return False
        told = N_(
            "{column}: some days are real dates, others text such as {text}."
            " A program may have swapped day and month of the real ones; is"
            " the text day or month first, and are the real ones right?"
        )
        self._ask("date_order", told, choices=_ORDERS, text=loose[0])
        return True


def _is_real(text: str) -> bool:
    """Whether a cell is a real date of a workbook."""
    return text[:4].isdigit() and text[4:5] == "-"
