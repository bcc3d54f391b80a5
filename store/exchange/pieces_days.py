"""A column of days of a content calendar, read under the months above its rows.

The order of day and month is decided once for the column, or else by another column of
days of the sheet; a cell that reads only one way comes in without. Real dates of a
workbook among days that stayed text are a trace of a program that took some for dates:
which ones it swapped nobody can tell, so that is asked too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.cells import NOT_A_DAY
from store.exchange.pieces_months import (
    Month,
    is_bare_day,
    is_completed,
    needs_month,
    read_day,
)
from store.exchange.pieces_orders import Shown, look, shared_order, years_in
from store.exchange.plan import Question
from store.rules.dates import DateOrder
from store.rules.figures import is_empty
from store.rules.words import N_
from store.rules.written_dates import write_down

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading

NO_MONTH = N_("only the number of a day, under no month that is known; left out")

_WORKBOOKS = frozenset({"xlsx", "xls", "ods"})


_WHICH_FIRST = N_("{column}: is 03/04 the third of April or the fourth of March?")
_NO_YEARS = N_("{column}: the days have no year; they are left out.")
_SOME_YEARS = N_(
    "{column}: some days have no year, such as {text}; only those are left out."
)

Sample = list[tuple[str, "Month | None"]]
"""The first cells of a column, each with the month above it."""


def day_columns(
    plan: ImportPlan, samples: Mapping[int, Sample], questions: list[Question]
) -> dict[int, DayColumn]:
    """Readers of the day columns of a sheet, by position.

    What one shows of the order of day and month counts for the others too; what they
    leave open is added to the questions.
    """
    open_ones = {
        at: [
            text
            for text, month in sample
            if not is_bare_day(text) and not is_completed(text, month)
        ]
        for at, sample in samples.items()
    }
    years = years_in(text for texts in open_ones.values() for text in texts)
    shown = {at: Shown(texts, years) for at, texts in open_ones.items()}
    order = shared_order(shown.values())
    return {at: DayColumn(plan, at, one, order, questions) for at, one in shown.items()}


class DayColumn:
    """Reads one column of days; what it leaves open is added to the questions."""

    def __init__(
        self,
        plan: ImportPlan,
        position: int,
        shown: Shown,
        beside: DateOrder | None,
        questions: list[Question],
    ) -> None:
        self._plan = plan
        self._position = position
        self._header = plan.sheet.headers[position]
        self._questions = questions
        self._known: dict[tuple[str, Month | None], str | None] = {}
        self._bad: dict[tuple[str, Month | None], str] = {}
        self._shown = shown
        self._order = self._decided(beside)
        self._ask_open()
        self._is_mixed = self._asks_mixed(shown.texts)

    def _decided(self, beside: DateOrder | None) -> DateOrder | None:
        """The order of the column: its own, the one said, or that of the others."""
        shown, asked = self._shown, self._plan.options.date_order
        if shown.order is not None:
            return shown.order
        if shown.is_open or not shown.orders:
            if asked:
                return DateOrder(asked)
            return beside if beside in shown.orders else None
        if beside in shown.orders:
            return beside
        # All its days read only one way.
        return next(order for order in DateOrder if order in shown.orders)

    def _ask_open(self) -> None:
        """Ask for the order and for the year, where cells wait for them."""
        shown, year = self._shown, self._plan.options.year
        column = {"column": self._header}
        waiting = [
            cell
            for cell in shown.cells.values()
            if cell.is_open and (year or cell.has_year)
        ]
        if self._order is None and waiting:
            choices = ("dmy", "mdy")
            asked = Question("date_order", _WHICH_FIRST, column, None, choices)
            self._questions.append(asked)
        yearless = [] if year else shown.yearless()
        if yearless and len(yearless) == len(shown.cells):
            self._questions.append(Question("year", _NO_YEARS, column, None))
        elif yearless:
            detail = {**column, "text": yearless[0]}
            self._questions.append(Question("year", _SOME_YEARS, detail, None))

    def read(self, chunk: Reading, months: Mapping[int, Month]) -> list[str | None]:
        """The days of a chunk as ISO text; what is no day for sure is reported."""
        texts = chunk.cols[self._position]
        found: list[str | None] = []
        for at, (row, text) in enumerate(zip(chunk.numbers, texts, strict=True)):
            spot = text.strip(), months.get(row)
            if spot not in self._known:
                self._learn(*spot)
            found.append(self._known[spot])
            if spot in self._bad:
                chunk.report(self._header, [(at, text)], self._bad[spot])
        return found

    def _learn(self, text: str, month: Month | None) -> None:
        spot = text, month
        try:
            day = self._day(text, month)
        except ValueError:
            self._known[spot] = None
            self._bad[spot] = NOT_A_DAY
            if needs_month(text, month):
                self._bad[spot] = NO_MONTH
                self._ask_month(month)
        else:
            self._known[spot] = None if day is None else day.isoformat()

    def _day(self, text: str, month: Month | None) -> date | None:
        """A day in the order of its column, or the one it is by itself."""
        if self._is_mixed and _is_real(text):
            raise ValueError(f"perhaps swapped: {text!r}")
        try:
            return read_day(text, self._order, month, self._plan.options.year)
        except ValueError:
            cell = look(text, self._shown.years)
            if cell is None or not cell.has_year:
                raise
            # Where the cells of a column contradict each other, each speaks for itself.
            if self._order is None or not self._shown.orders:
                found = cell.alone()
            else:
                found = cell.days.get(self._order)
            if found is None:
                raise
            return found

    def _ask_month(self, month: Month | None) -> None:
        """Ask once for the year of a month, or for the month of a day."""
        code = "month" if month is None else "year"
        told = (
            N_(
                "{column}: only the day of the month is written, and no month above"
                " it; those days are left out."
            )
            if month is None
            else N_("{column}: the months have no year; their days are left out.")
        )
        asked = {(one.code, one.detail.get("column")) for one in self._questions}
        if (code, self._header) not in asked:
            self._questions.append(Question(code, told, {"column": self._header}, None))

    def _asks_mixed(self, texts: Sequence[str]) -> bool:
        """Whether some program seems to have taken half of the days for dates.

        Then the real ones could all be read the other way round, and none of those
        that stayed text could.
        """
        plan = self._plan
        if plan.sheet.format not in _WORKBOOKS or plan.options.date_order:
            return False
        real, loose = _parted(texts)
        if not real or not loose or any(day > 12 for day in real):
            return False
        self._questions.append(
            Question(
                "date_order",
                N_(
                    "{column}: some days are real dates, others text such as {text}."
                    " A program may have swapped day and month of the real ones; is"
                    " the text day or month first, and are the real ones right?"
                ),
                {"column": self._header, "text": loose[0]},
                None,
                ("dmy", "mdy"),
            )
        )
        return True


def _is_real(text: str) -> bool:
    """Whether a cell is a real date of a workbook."""
    return text[:4].isdigit() and text[4:5] == "-"


def _parted(texts: Sequence[str]) -> tuple[list[int], list[str]]:
    """The days of real dates, and texts that read only one way; none if any is open."""
    real: list[int] = []
    loose: list[str] = []
    for text in dict.fromkeys(texts):
        if is_empty(text):
            continue
        try:
            written = write_down(text)
        except ValueError:
            continue
        if written.sure:
            if _is_real(text):
                real.append(written.orders[DateOrder.ISO][2])
            continue
        parts = written.orders.get(DateOrder.DMY)
        if parts is None or max(parts[1:]) <= 12:
            # It would have become a real date too.
            return [], []
        loose.append(text)
    return real, loose
