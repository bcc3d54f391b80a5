"""A report as a workbook: figures as figures, days as days, charts of its own.

Every text is a text: none of it is read as a formula, a link or markup.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from store.exchange.tables_out import harmless, neutral
from tui.i18n import N_, _
from tui.reports.pages import Chart, Points, Quote
from tui.reports.xlsx_charts import place_chart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.reports.pages import Cell, Page, Table

SHEETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "summary": (
        N_("Summary"),
        (
            *("targets", "funnel", "reach", "rates", "reach_channels", "countries"),
            *("tiers", "fit", "traffic", "growth", "mentions"),
        ),
    ),
    "roi": (N_("ROI"), ("roi", "roi_format", "kinds", "sources", "codes")),
    "influencers": (N_("Influencers"), ("people", "decisions")),
    "content": (N_("Content"), ("content",)),
    "costs": (N_("Costs"), ("costs",)),
    "months": (N_("Months"), ("months",)),
    "method": (N_("Method"), ()),
}
"""The sheets: what each is called, and the tables on it."""

_EXACT_DIGITS = 15
"""What a number of a workbook holds; longer ones are kept as text."""
_WIDEST, _NARROWEST = 44, 9
_FIRST_DAY = date(1900, 3, 1)
"""Workbooks count days from here on without a mistake; earlier ones stay text."""
_CHART_ROWS = 16


def write_workbook(part: Path, page: Page) -> None:
    """Write the workbook to ``part``; raises OSError."""
    with _workbook(part) as book:
        tables = page.tables()
        formats = _Formats(book)
        for key, (name, keys) in SHEETS.items():
            sheet = book.add_worksheet(_(name))
            sheet.hide_gridlines(2)
            writer = _Sheet(sheet, book, formats, page)
            writer.title(page.title, _(name))
            if key == "summary":
                writer.headlines()
            if key == "method":
                writer.method()
            for one in keys:
                if one in tables:
                    writer.table(tables[one])
            writer.finish(is_empty=bool(keys) and not any(k in tables for k in keys))


@contextmanager
def _workbook(part: Path) -> Iterator[Any]:
    """Open a workbook at ``part`` and store it when the block ends well."""
    import xlsxwriter  # noqa: PLC0415 - slow to load
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="soloist-") as scratch:
        options = {
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


class _Formats:
    """How cells look, each look made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **looks: Any) -> Any:
        """The format with these looks."""
        key = tuple(sorted(looks.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(looks | {"valign": "top"})
        return self._made[key]


class _Sheet:
    """One sheet: tables under each other, charts beside them."""

    def __init__(self, sheet: Any, book: Any, formats: _Formats, page: Page) -> None:
        self._sheet, self._book = sheet, book
        self._formats, self._page = formats, page
        self._row = 0
        self._widths: dict[int, int] = {}
        self._charts = {
            block.key: block
            for section in page.sections
            for block in section.blocks
            if isinstance(block, Chart)
        }

    def title(self, title: str, name: str) -> None:
        """What it is a report of, and what this sheet is about."""
        self._text(0, 0, title, bold=True, font_size=16)
        self._text(1, 0, name, font_color="#525C6C")
        self._sheet.set_row(0, 24)
        self._row = 3

    def headlines(self) -> None:
        """The frame of the campaign, and the figures that are read first."""
        for name, said in self._page.facts:
            self._text(self._row, 0, name, font_color="#525C6C")
            self._text(self._row, 1, said)
            self._row += 1
        self._row += 1
        for one in self._page.headlines:
            self._text(self._row, 0, one.name, bold=True)
            if one.cell is not None:
                self._cell(self._row, 1, one.cell, bold=True)
            self._text(self._row, 2, " ".join(filter(None, (one.unit, one.note))))
            self._wide(0, one.name)
            self._row += 1
        self._row += 1

    def method(self) -> None:
        """All that is said in sentences, and what she wrote herself."""
        for section in self._page.sections:
            texts = [*section.says]
            for block in section.blocks:
                if isinstance(block, Points):
                    texts += block.items
                elif isinstance(block, Quote):
                    texts.append(f"{block.title}: {block.text}")
            if not texts:
                continue
            self._text(self._row, 0, section.title, bold=True)
            for said in texts:
                self._row += 1
                self._text(self._row, 0, said, text_wrap=True)
            self._row += 2
        self._widths[0] = 110

    def table(self, block: Table) -> None:
        """A table with its caption, its notes, and its chart at the right."""
        self._text(self._row, 0, block.caption, bold=True, font_size=12)
        head = self._row + 1
        for at, name in enumerate(block.columns):
            is_figure = any(row[at].is_figure for row in block.rows)
            looks: dict[str, Any] = {"align": "right"} if is_figure else {}
            self._text(head, at, name, bold=True, bottom=1, text_wrap=True, **looks)
            self._wide(at, name)
        last = len(block.rows) - 1
        for place, row in enumerate(block.rows, start=head + 1):
            looks = {}
            if block.has_total and place == head + 1 + last:
                looks = {"bold": True, "top": 1}
            for at, cell in enumerate(row):
                grey = {"font_color": "#525C6C", "italic": True} if cell.faint else {}
                self._cell(place, at, cell, **(looks | grey))
                self._wide(at, cell.text)
        self._row = head + 2 + last
        for note in block.notes:
            self._text(self._row, 0, note, font_color="#525C6C", font_size=9)
            self._row += 1
        self._row += 1
        if block.rows and (chart := self._charts.get(block.key)) is not None:
            names = self._sheet.get_name(), head, block
            place_chart(self._book, self._sheet, names, chart, self._row)
            self._row += _CHART_ROWS

    def finish(self, *, is_empty: bool) -> None:
        """Set the widths; a sheet without data says so."""
        if is_empty:
            self._text(self._row, 0, _("No readings yet"))
        for at, width in self._widths.items():
            self._sheet.set_column(at, at, width)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)

    def _wide(self, at: int, text: str) -> None:
        from rich.cells import cell_len  # noqa: PLC0415 - beside its only use

        width = min(max(cell_len(text) + 2, _NARROWEST), _WIDEST)
        self._widths[at] = max(width, self._widths.get(at, 0))

    def _cell(self, row: int, at: int, cell: Cell, **looks: Any) -> None:
        value = cell.value
        if isinstance(value, date):
            if value >= _FIRST_DAY:
                form = self._formats.of(num_format="yyyy-mm-dd", **looks)
                self._sheet.write_datetime(row, at, value, form)
                return
        elif value is not None and len(str(value).strip("-0.")) <= _EXACT_DIGITS:
            form = self._formats.of(num_format=_shape(cell), **looks)
            self._sheet.write_number(row, at, _number(cell, value), form)
            return
        align = {"align": "right"} if cell.is_figure else {}
        self._text(row, at, cell.text, **(looks | align))

    def _text(self, row: int, at: int, text: str, **looks: Any) -> None:
        text = harmless(text)
        # The library takes this for markup of its own, and would not escape it.
        if text.startswith("<r>") and text.endswith("</r>"):
            text = f"{text} "
        if neutral(text) != text:
            looks["quote_prefix"] = True
        self._sheet.write_string(row, at, text, self._formats.of(**looks))


def _number(cell: Cell, value: int | Decimal) -> float | int:
    """The value as a workbook counts: percent as a share of one."""
    if cell.kind == "percent":
        return float(Decimal(value) / 100)
    if cell.kind == "score":
        return float(Decimal(value) / 10)
    return value if isinstance(value, int) else float(value)


def _shape(cell: Cell) -> str:
    """How a number is shown."""
    if cell.kind == "percent":
        return "#,##0.00%"
    if cell.kind == "score":
        return "0.0"
    if cell.kind == "money":
        return "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")
    if cell.kind == "number":
        is_whole = not isinstance(cell.value, Decimal) or not cell.value % 1
        return "#,##0" if is_whole else "#,##0.00"
    return "#,##0"
