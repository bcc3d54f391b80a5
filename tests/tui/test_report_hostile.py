"""Whatever somebody is called, a report holds it as text, in every format."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from store.reports import Reports
from tests.store.results_desk import SPRING, books
from tests.tui.report_books import Page, md_tables
from tui.i18n import speaking
from tui.reports import html, markdown, text, write
from tui.reports.wording import page_of
from tui.show import show

if TYPE_CHECKING:
    from pathlib import Path

    from store.report_facts import ReportFacts

TODAY = date(2026, 3, 2)

NAMES = (
    "<script>alert(1)</script>",
    "=1+1",
    "| x |",
    "\u202eevil\u202c",
    '"><img src=x onerror=alert(1)>',
    "</title></svg><b>&amp;",
    "[a](javascript:alert(1))",
    "**bold** `code` # head",
    "{language} {0} %s",
    "@SUM(A1)",
    "line\none",
    "\x1b[31mred",
)


def hostile(name: str) -> ReportFacts:
    """A campaign in which everything that can have a name has this one."""
    with books() as book:
        mina = book.join("Mina")
        book.frame(name=name, brand=name, product=name, next_steps=name, retro_fix=name)
        book.frame(image_conclusion=name, starts_on="2026-01-01", ends_on="2026-03-01")
        with book.database.writing("Code", ("outreach",)) as unit:
            # Past what the roster takes, as a damaged or foreign file may hold it.
            unit.connection.execute("UPDATE influencer SET name=?", (name,))
            unit.connection.execute(
                "UPDATE collaboration SET promo_code=?, decision='fix',"
                " decision_reason=?, stage='agreed' WHERE id=?",
                (name, name, mina),
            )
        for month in ("2026-01-05", "2026-02-05"):
            who = {"collaboration_id": mina, "attributed_by": "code"}
            book.sold(5_000, 4, on_day=month, channel=name, **who)
            book.spent(1_000, on_day=month, channel=name, category="fee")
        piece = book.post(mina, title=name)
        book.read(piece, likes=9, comments=1, reach=100)
        day = {"campaign_id": SPRING, "channel": name, "source": "import"}
        book.read(None, label=name, sessions=7, **day)
        for on_day in ("2025-12-01", "2026-02-01"):
            brand = {"campaign_id": SPRING, "on_day": on_day, "source": "typed"}
            book.put(
                "brand_reading",
                **brand | {"channel": name, "followers": 10, "source": "verified"},
            )
        return Reports(book.database, book.of.settings).facts(SPRING, TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_it_and_obeys_none_of_it(name: str) -> None:
    """The page has the elements it would have anyway, and the name is text in it."""
    plain = Page(html.render(page_of(hostile("Mina")))).root
    page = html.render(page_of(hostile(name)))
    root = Page(page).root
    assert [part.tag for part in root.every()] == [part.tag for part in plain.every()]
    assert [[*part.attrs] for part in root.every()] == [
        [*part.attrs] for part in plain.every()
    ]
    assert root.one("h1").text == show(name)
    assert show(name) in root.one("table", id="table-people").text
    assert not set("\u202e\u202c\x1b") & set(page)


@pytest.mark.parametrize("name", NAMES)
def test_markdown_tables_keep_their_columns(name: str) -> None:
    """No name makes a cell, a heading, a link or bold text."""
    made = markdown.render(page_of(hostile(name)))
    assert "\u202e" not in made
    assert "<script" not in made.replace("\\<script", "")
    assert "](" not in made.replace("\\](", "")
    heads = [line for line in made.splitlines() if line.startswith("# ")]
    assert len(heads) == 1


def test_markdown_gives_names_back(tmp_path: Path) -> None:
    """A pipe in a name is a pipe, not a cell."""
    target = tmp_path / "spring.md"
    write(target, hostile("| x |"), "en")
    for table in md_tables(target):
        assert len({len(row) for row in table}) == 1
    assert any(row[0] == "| x |" for table in md_tables(target) for row in table)


@pytest.mark.parametrize("name", NAMES)
def test_text_has_no_line_that_a_sheet_takes_for_a_formula(name: str) -> None:
    """What is typed never begins a line, and no control character is left."""
    lines = text.render(page_of(hostile(name))).splitlines()
    assert not [line for line in lines if line[:1] in {"@", "+"}]
    assert not [line for line in lines if line.startswith("=") and set(line) != {"="}]
    assert not set("\u202e\u202c\x1b\t") & set("".join(lines))


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_has_no_formula(name: str, tmp_path: Path) -> None:
    """Every cell that holds it is a text."""
    target = tmp_path / "spring.xlsx"
    write(target, hostile(name), "en")
    cells = [
        cell
        for sheet in openpyxl.load_workbook(target)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert "f" not in {cell.data_type for cell in cells}
    assert not [cell for cell in cells if cell.hyperlink]
    assert show(name) in {str(cell.value) for cell in cells}


def test_a_report_speaks_its_own_language_only_inside(tmp_path: Path) -> None:
    """The screen keeps the language that it has."""
    from tui import i18n

    before = i18n.current()
    with speaking("ko"):
        assert i18n.current() == "ko"
        write(tmp_path / "spring.html", hostile("Mina"), "es")
        assert i18n.current() == "ko"
    assert i18n.current() == before
    page = (tmp_path / "spring.html").read_text(encoding="utf-8")
    assert '<html lang="es">' in page
