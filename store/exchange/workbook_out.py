"""XLSX for people: numbers as numbers, days as days, and every text a text.

Rows stream through one at a time, so that the memory is the same for any number.
"""

from __future__ import annotations

import tempfile
import unicodedata
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from store.exchange import tables_out
from store.exchange.table_columns import Column, Kind
from store.exchange.tables_out import LONGEST_CELL, CannotExport
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    Row = Sequence[Any]
    Put = Callable[[int, int, Any], None]

_SAMPLE = 200
"""Rows that decide how wide the columns are shown."""
_CUT = -2
"""What the library answers when it has cut a text."""
_NARROWEST, _WIDEST = 8, 48
_EXACT_DIGITS = 15
"""What a number of a workbook holds; longer ones are kept as text."""
_FIRST_DAY = "1900-03-01"
"""Workbooks count days from here on without a mistake; earlier ones stay text."""


def write(
    part: Path, name: str, columns: Sequence[Column], rows: Iterable[Row], title: str
) -> int:
    """Write one sheet to ``part``; returns how many rows stand under the header.

    ``name`` is what a refusal calls the file. Raises CannotExport for a cell that a
    workbook would cut, and OSError.
    """
    with _workbook(part) as book:
        sheet = book.add_worksheet(title)
        filler = _Filler(book, sheet, name, columns)
        rows = iter(rows)
        sample = [list(row) for row in islice(rows, _SAMPLE)]
        filler.header(sample)
        count = filler.fill(sample, 0)
        count = filler.fill(rows, count)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


@contextmanager
def _workbook(part: Path) -> Iterator[Any]:
    """Open a workbook at ``part`` and store it when the block ends well."""
    # 23 ms that only an XLSX export should cost.
    import xlsxwriter  # noqa: PLC0415
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="soloist-") as scratch:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": scratch,
        }
        book = xlsxwriter.Workbook(str(part), options)
        try:
            yield book
            book.close()
        except FileCreateError as problem:
            raise OSError(*problem.args[0].args) from None
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


class _Filler:
    """Puts rows into a sheet, every column in its own type."""

    def __init__(
        self, book: Any, sheet: Any, name: str, columns: Sequence[Column]
    ) -> None:
        self._sheet = sheet
        self._name = name
        self._columns = columns
        self._header = book.add_format({"bold": True, "bottom": 1})
        self._quoted = book.add_format({"quote_prefix": True})
        self._counted = book.add_format({"num_format": "#,##0"})
        self._priced = book.add_format({"num_format": "#,##0.00"})
        self._shared = book.add_format({"num_format": "0.00%"})
        self._dated = book.add_format({"num_format": "yyyy-mm-dd"})
        puts: dict[Kind, Put] = {
            Kind.TEXT: self._text,
            Kind.COUNT: self._count,
            Kind.SHARE: self._share,
            Kind.PERCENT: self._percent,
            Kind.AMOUNT: self._amount,
            Kind.DAY: self._day,
        }
        self._puts = [puts[column.kind] for column in columns]

    def header(self, sample: Sequence[Row]) -> None:
        """Write the header, and decide from some rows how wide it must be."""
        for at, column in enumerate(self._columns):
            self._text(0, at, column.header, self._header)
            shown = [str(row[at]) for row in sample if row[at] is not None]
            widest = max(map(_cells, [column.header, *shown])) + 2
            self._sheet.set_column(at, at, min(max(widest, _NARROWEST), _WIDEST))

    def fill(self, rows: Iterable[Row], count: int) -> int:
        """Write rows below the first ``count``; returns how many there are then."""
        for row in rows:
            count += 1
            for at, value in enumerate(row):
                if value is not None:
                    self._puts[at](count, at, value)
        return count

    def _text(self, row: int, at: int, value: str, shape: Any = None) -> None:
        if not tables_out.is_plain(value):
            value = tables_out.harmless(value)
            # The library takes this for markup of its own, and would not escape it.
            if value.startswith("<r>") and value.endswith("</r>"):
                value = f"{value} "
            if shape is None and tables_out.neutral(value) != value:
                shape = self._quoted
        if self._sheet.write_string(row, at, value, shape) == _CUT:
            raise self._too_long(row, at, value)

    def _count(self, row: int, at: int, value: int) -> None:
        if abs(value) < 10**_EXACT_DIGITS:
            self._sheet.write_number(row, at, value, self._counted)
        else:
            self._sheet.write_string(row, at, str(value))

    def _share(self, row: int, at: int, value: float) -> None:
        self._sheet.write_number(row, at, value / 100, self._shared)

    def _percent(self, row: int, at: int, value: float) -> None:
        self._sheet.write_string(row, at, f"{tables_out.plain_digits(str(value))}%")

    def _amount(self, row: int, at: int, value: str) -> None:
        digits, decimals = value.replace(".", ""), value.partition(".")[2]
        if len(decimals) > 2 or len(digits) > _EXACT_DIGITS:
            self._sheet.write_string(row, at, tables_out.plain_digits(value))
        else:
            shown = self._priced if decimals else self._counted
            self._sheet.write_number(row, at, float(value), shown)

    def _day(self, row: int, at: int, value: str) -> None:
        if value < _FIRST_DAY:
            self._sheet.write_string(row, at, value)
        else:
            day = date.fromisoformat(value)
            self._sheet.write_datetime(row, at, day, self._dated)

    def _too_long(self, row: int, at: int, text: str) -> CannotExport:
        return CannotExport(
            N_(
                "{file}: row {row}, column {column} has {count} characters; a cell of"
                " a workbook holds {most}. Write it as .csv instead."
            ),
            file=self._name,
            row=row + 1,
            column=self._columns[at].header,
            count=f"{len(text.encode('utf-16-le')) // 2:,}",
            most=f"{LONGEST_CELL:,}",
        )


def _cells(text: str) -> int:
    """How wide a text is shown, its longest line; Hangul takes two places."""
    line = max(text[:400].split("\n"), key=len)
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line)
