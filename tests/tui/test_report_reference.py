"""The table of the field in every format and every language, from three files."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.tui.command_runs import CommandLine, settle_in
from tests.tui.report_books import (
    bring_reference,
    html_table,
    md_tables,
    sheet_rows,
    txt_rows,
)
from tui.format import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LANGUAGES = ("en", "ko", "es")

TABLE = (
    ("Facebook", "3,174", "500.00", "400", "55,545.00", "20,500.00", "170.95%"),
    ("LinkedIn", "580", "135.00", "500", "10,150.00", "25,135.00", "-59.62%"),
    ("Twitter", "202", "0.00", "150", "3,535.00", "7,500.00", "-52.87%"),
    ("YouTube", "198", "0.00", "300", "3,465.00", "15,000.00", "-76.90%"),
)
TOTAL = ("4,154", "635.00", "1,350", "72,695.00", "68,135.00", "6.69%")
"""Conversions, spend, hours, revenue, cost, ROI."""

WITHOUT_HOURS = ("11,009.00%", "7,418.52%", DASH, DASH, "11,348.03%")


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line on a workspace with the example in it."""
    settle_in(tmp_path, monkeypatch)
    line = CommandLine(tmp_path, capsys)
    bring_reference(line)
    return line


def said(texts: Iterable[str], language: str) -> list[str]:
    """Figures as a language writes them."""
    swapped = str.maketrans(",.", ".,")
    return [
        text.translate(swapped)
        if language == "es" and text[-1:] in "0123456789%"
        else text
        for text in texts
    ]


def made(soloist: CommandLine, ending: str, language: str) -> Path:
    """A report as the command writes it."""
    file = soloist.folder / f"spring.{ending}"
    done = soloist("report", "Spring", file, "--lang", language)
    assert done.code == 0, done.err
    return file


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_the_reference_table(
    soloist: CommandLine, language: str
) -> None:
    """Every figure exact, the total the ratio of the sums."""
    _, *rows = html_table(made(soloist, "html", language), "roi")
    assert [row[:7] for row in rows[:-1]] == [said(row, language) for row in TABLE]
    assert rows[-1][1:7] == said(TOTAL, language)
    assert [row[7] for row in rows] == said(WITHOUT_HOURS, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_holds_the_reference_table(
    soloist: CommandLine, language: str
) -> None:
    """The same in pipes."""
    tables = md_tables(made(soloist, "md", language))
    (rows,) = (one[1:] for one in tables if one[1][0] == "Facebook")
    assert [row[:7] for row in rows[:-1]] == [said(row, language) for row in TABLE]
    assert rows[-1][1:7] == said(TOTAL, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_holds_the_reference_table(soloist: CommandLine, language: str) -> None:
    """The same in columns of cells."""
    rows = txt_rows(made(soloist, "txt", language))
    at = next(place for place, row in enumerate(rows) if row[0] == "Facebook")
    told = [row[:7] for row in rows[at : at + 4]]
    assert told == [said(row, language) for row in TABLE]
    assert rows[at + 5][1:7] == said(TOTAL, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_the_reference_table(
    soloist: CommandLine, language: str
) -> None:
    """As figures that can be worked with, whatever the language."""
    rows = sheet_rows(made(soloist, "xlsx", language), 1)
    at = next(place for place, row in enumerate(rows) if row[0] == "Facebook")
    plain = [[text.replace(",", "").rstrip("%") for text in row] for row in TABLE]
    for row, wanted in zip(rows[at:], [*plain, ["", *_plain(TOTAL)]], strict=False):
        for place, text in enumerate(wanted[1:6], start=1):
            assert Decimal(str(row[place])) == Decimal(text)
        assert round(Decimal(str(row[6])) * 100, 2) == Decimal(wanted[6])


def _plain(row: Iterable[str]) -> list[str]:
    return [text.replace(",", "").rstrip("%") for text in row]


def test_the_workbook_is_typed_and_draws(soloist: CommandLine) -> None:
    """Seven sheets, amounts and shares shown as such, charts of its own."""
    book = openpyxl.load_workbook(made(soloist, "xlsx", "en"))
    assert book.sheetnames == [
        *("Summary", "ROI", "Influencers", "Content", "Costs", "Months", "Method")
    ]
    (row,) = (row for row in book["ROI"].iter_rows() if row[0].value == "Facebook")
    assert [cell.number_format for cell in row[1:7]] == [
        *("#,##0", "#,##0.00", "#,##0", "#,##0.00", "#,##0.00"),
        "#,##0.00%",
    ]
    sheets: list[Any] = book.worksheets
    drawn = {sheet.title: len(sheet._charts) for sheet in sheets}
    assert (drawn["ROI"], drawn["Summary"], drawn["Costs"]) == (1, 1, 0)


def test_making_a_report_is_noted_and_can_be_taken_back(soloist: CommandLine) -> None:
    """Where it went, in which language; the file itself stays."""
    file = soloist.folder / "spring.md"
    done = soloist("report", "Spr", file, "--lang", "ko", "--json")
    assert done.json == {
        "campaign": "Spring",
        "file": str(file),
        "format": "md",
        "language": "ko",
    }
    assert done.err == f"Wrote the report: {file}\n"
    label = soloist("history", "--limit", "1", "--json").json["units"][0]["label"]
    assert label == "Made a report of Spring"
    assert soloist("undo").code == 0
    assert file.exists()


def test_what_is_refused_leaves_nothing(soloist: CommandLine) -> None:
    """An ending that means nothing, a campaign that is not there."""
    odd = soloist.folder / "spring.pdf"
    done = soloist("report", "Spring", odd)
    said = "spring.pdf: a report can be written as .html, .xlsx, .md, .txt.\n"
    assert (done.code, done.err) == (1, said)
    file = soloist.folder / "autumn.html"
    done = soloist("report", "Autumn", file)
    said = "There is no campaign called Autumn.\n"
    assert (done.code, done.err) == (1, said)
    assert not odd.exists()
    assert not file.exists()
