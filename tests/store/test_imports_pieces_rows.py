"""What stands once above several rows: merged cells, groups, months, weeks."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from store.errors import Invalid
from store.exchange import sheets, staging
from store.exchange.ods_spans import spans
from store.exchange.sheets import ReadOptions
from tests.builders import workspace
from tests.store.piece_sheets import (
    bars,
    bring_book,
    bring_pieces,
    codes,
    column,
    pieces,
    workbook,
)
from tests.store.sheets_in import counts, told, values

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = {"A3": "인플루언서", "B3": "콘텐츠 유형", "C3": "업로드 예정일", "D3": "상태"}
_TITLE = {"A1": "2026년 3월 콘텐츠 캘린더"}
_NAMES = {"A4": "민아", "A6": "지은"}
_KINDS = {"B4": "릴스", "B5": "스토리", "B6": "쇼츠", "B7": "쇼츠"}
_DAYS = {"C4": 12, "C5": 13, "C6": 20, "C7": 27}


def test_merged_cells_hold_for_all_their_rows(tmp_path: Path) -> None:
    """A person, a kind, a day; a merged title is no header."""
    cells: dict[str, object] = {**_TITLE, **_HEADER, **_NAMES, **_KINDS, **_DAYS}
    cells |= {"D4": "승인"}
    del cells["B7"], cells["C5"]
    merged = ("A1:D1", "A4:A5", "A6:A7", "B6:B7", "C4:C5", "D4:D7")
    with workspace() as database:
        report = bring_book(database, workbook(tmp_path, cells, merged))
        assert counts(report) == (4, 0, 0, 0)
        assert codes(report) == {"campaign": ""}
        assert [
            (row.name, row.kind, row.due, row.state) for row in pieces(database)
        ] == [
            ("민아", "reel", "2026-03-12", "approved"),
            ("민아", "story", "2026-03-12", "approved"),
            ("지은", "short", "2026-03-20", "approved"),
            ("지은", "short", "2026-03-27", "approved"),
        ]


@pytest.mark.parametrize(
    ("text", "kinds", "problems"),
    [
        ("릴스 1, 스토리 1", ["reel", "story"], []),
        ("릴스 2, 스토리 1", ["reel", "reel", "story"], [(4, "콘텐츠 유형")]),
    ],
)
def test_a_merged_cell_of_several_kinds_is_one_for_each_of_its_rows(
    tmp_path: Path, text: str, kinds: list[str], problems: list[tuple[int, str]]
) -> None:
    """Where it names as many as it has rows; else it is said once."""
    cells: dict[str, object] = {**_TITLE, **_HEADER, "A4": "민아", "B4": text}
    cells |= {"C4": 12, "C5": 13}
    with workspace() as database:
        report = bring_book(database, workbook(tmp_path, cells, ("A4:A5", "B4:B5")))
        assert [row.kind for row in pieces(database)] == kinds
        assert [each[:2] for each in told(report)] == problems
        assert report.rows == 2


def test_what_a_merged_cell_hides_goes_before_it(tmp_path: Path) -> None:
    """A cell may still hold what it held before it was merged."""
    cells: dict[str, object] = {"A1": "Handle", "B1": "Type", "C1": "Date", "D1": "Qty"}
    cells |= {"A2": "@mina", "A3": "@tom", "B2": "릴스 3", "D3": "2"}
    cells |= {"C2": "2026-03-12", "C3": "2026-03-13"}
    with workspace() as database:
        bring_book(database, workbook(tmp_path, cells, ("A2:A3", "B2:B3")))
        assert [row.name for row in pieces(database)] == ["mina"] * 3
        assert values(database, "SELECT handle FROM account") == ["mina", "tom"]


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    """Schedule stands over Draft and Upload, the others over both rows."""
    cells = {"A1": "Influencer", "B1": "Type", "C1": "Schedule", "E1": "Status"}
    cells |= {"C2": "Draft", "D2": "Upload", "A3": "Mina", "B3": "Reel"}
    cells |= {"C3": "2026-03-10", "D3": "2026-03-14", "E3": "Approved"}
    merged = ("A1:A2", "B1:B2", "C1:D1", "E1:E2")
    with workspace() as database:
        report = bring_book(database, workbook(tmp_path, cells, merged))
        assert report.plan.sheet.header_row == 2
        (row,) = pieces(database)
        assert (row.draft, row.due) == ("2026-03-10", "2026-03-14")
    text = bars(
        "Influencer|Type|Schedule||Status",
        "||Draft|Upload|",
        "Mina|Reel|2026-03-10|2026-03-14|Approved",
    )
    with workspace() as database:
        bring_pieces(database, text)
        assert [(row.draft, row.due) for row in pieces(database)] == [
            ("2026-03-10", "2026-03-14")
        ]


def _ods(path: Path, rows: str, sheet: str = "A") -> Path:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    page = (
        f'<office:document-content xmlns:office="{names}office:1.0"'
        f' xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="Before"><table:table-row>'
        '<table:table-cell table:number-rows-spanned="9"/></table:table-row>'
        f'</table:table><table:table table:name="{sheet}">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", page)
        archive.writestr(
            "META-INF/manifest.xml", f'<manifest xmlns="{names}manifest:1.0"/>'
        )
    return path


def _line(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(text: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


_DOWN = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
_COVERED = "<table:covered-table-cell/>"
_BLANK = '<table:table-cell table:number-columns-repeated="2"/>'


def test_merged_cells_of_an_open_document(tmp_path: Path) -> None:
    """They are found in the file itself, of the sheet that is read."""
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
        "</table:table-row>"
        + _line(_BLANK, _cell("Name"), _cell("Kind"), _cell("Live due on"))
        + _line(
            _BLANK,
            _cell("Mina", _DOWN),
            _cell("Reel"),
            _cell("2026-03-12"),
        )
        + _line(_BLANK, _COVERED, _cell("Story"), _cell("2026-03-13"))
    )
    path = _ods(tmp_path / "a.ods", rows)
    assert spans(path, "A") == [[4, 5, 0, 0]]
    with workspace() as database:
        report = bring_book(database, path, reading=ReadOptions(sheet="A"))
        assert codes(report) == {"campaign": ""}
        assert [(row.name, row.kind) for row in pieces(database)] == [
            ("Mina", "reel"),
            ("Mina", "story"),
        ]
    plain = _ods(tmp_path / "b.ods", _line(_cell("Name")))
    assert spans(plain, "A") == []
    noted = _ods(tmp_path / "c.ods", _line("<table:note/>", _cell("Mina", _DOWN)))
    assert spans(noted, "A") == [[1, 2, 0, 0]]
    assert spans(plain, "Nowhere") == []


GROUPED = bars(
    "Campaign|Date|Influencer|Type|Title",
    "Spring|2026-03-12|Mina|Reel|Glow",
    "|||Story|",
    "||Tom|Post|",
    "|2026-03-13|Ana|Reel|",
    "Summer|2026-06-01|Tom|Reel|",
)


def test_groups_in_a_plain_file() -> None:
    """People, campaigns and days hold for the blanks below; kinds and titles do not."""
    with workspace() as database:
        report = bring_pieces(database, GROUPED)
        assert [(row.name, row.campaign, row.due) for row in pieces(database)] == [
            ("Mina", "Spring", "2026-03-12"),
            ("Mina", "Spring", "2026-03-12"),
            ("Tom", "Spring", "2026-03-12"),
            ("Ana", "Spring", "2026-03-13"),
            ("Tom", "Summer", "2026-06-01"),
        ]
        assert column(database, "title") == ["Glow", None, None, None, None]
        asked = [each.detail.get("column") for each in report.questions]
        assert asked == ["Campaign", "Date", "Influencer", None]
        assert codes(report) == {"blanks": "above"}


def test_blanks_that_are_said_to_mean_nothing() -> None:
    """Then a row of nobody is left out and told."""
    with workspace() as database:
        report = bring_pieces(database, GROUPED, blanks="nothing")
        assert [(row.name, row.campaign, row.due) for row in pieces(database)] == [
            ("Mina", "Spring", "2026-03-12"),
            ("Tom", None, None),
            ("Ana", None, "2026-03-13"),
            ("Tom", "Summer", "2026-06-01"),
        ]
        assert (counts(report), codes(report)) == ((4, 0, 0, 1), {})


def test_a_campaign_that_was_said_is_that_of_blank_rows() -> None:
    """Unless the blanks were said to mean the one above."""
    with workspace() as database:
        bring_pieces(database, GROUPED, campaign="Autumn")
        assert [row.campaign for row in pieces(database)] == [
            *("Spring", "Autumn", "Autumn", "Autumn", "Summer")
        ]
    with workspace() as database:
        bring_pieces(database, GROUPED, campaign="Autumn", blanks="above")
        assert [row.campaign for row in pieces(database)] == ["Spring"] * 4 + ["Summer"]


def test_a_day_right_of_a_person_is_that_of_one_piece() -> None:
    """A blank there means that nobody knows yet; TBD ends a group as well."""
    sheet = bars(
        "Influencer|Type|Publish date",
        "Mina|Reel|2026-03-12",
        "Tom|Reel|",
        "Ana|Reel|2026-03-14",
        "|Story|",
        "|Post|TBD",
        "|Post|",
    )
    with workspace() as database:
        bring_pieces(database, sheet)
        assert [row.due for row in pieces(database)] == [
            *("2026-03-12", None, "2026-03-14", "2026-03-14", None, None)
        ]


def test_headings_of_people_days_and_weeks() -> None:
    """A line of its own heads the rows below; one that heads nothing is told."""
    sheet = bars(
        "Date|Influencer|Type|Notes",
        "Week 1|||",
        "|Mina||",
        "2026-03-12||Reel|",
        "2026-03-13||Story|",
        "2026-03-14|||",
        "|Tom|Post|",
        "|Ana||",
        "|Bea|Post|",
        "|||remember the brief",
        "|Eve||",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet)
        assert [(row.name, row.due) for row in pieces(database)] == [
            ("Mina", "2026-03-12"),
            ("Mina", "2026-03-13"),
            ("Tom", "2026-03-14"),
            ("Bea", "2026-03-14"),
        ]
        assert told(report) == [
            (8, "Influencer", "Ana"),
            (10, "Notes", "remember the brief"),
            (11, "Influencer", "Eve"),
        ]
        assert counts(report) == (4, 0, 0, 3)


def test_without_a_column_of_kinds_a_person_on_a_day_is_a_piece() -> None:
    """A post is taken, and that is said; its address may say more."""
    sheet = bars(
        "Date|Influencer|Link",
        "2026-02-12|Mina|https://www.instagram.com/reel/A/",
        "|Tom|",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet, kind="deliverables")
        found = [(row.name, row.kind, row.due, row.state) for row in pieces(database)]
        assert found == [
            ("Mina", "reel", "2026-02-12", "live"),
            ("Tom", "post", "2026-02-12", "briefed"),
        ]
        assert codes(report)["content_kind"] == "post"


def test_months_as_headings() -> None:
    """A month of its own block, with the header once more under it."""
    header = "Influencer|Handle|Type|Day|Status"
    sheet = bars(
        "Calendario 2026||||",
        header,
        "Marzo||||",
        "Lucía|luciaf|2 historias|4|Borrador",
        "|luciaf|Reel|11 (mié)|Enviado",
        "Abril 2026||||",
        header,
        "Lucía|luciaf|Reel|1|Aprobado",
        "Mayo||||",
        "Álvaro|alvruiz|Post|Vie 1|Cambios",
        "Enero||||",
        "Álvaro|alvruiz|Post|7|Cambios",
    )
    with workspace() as database:
        report = bring_pieces(database, sheet)
        assert [row.due for row in pieces(database)] == [
            *("2026-03-04", "2026-03-04", "2026-03-11", "2026-04-01", "2026-05-01"),
            None,
        ]
        assert codes(report)["year"] is None
        assert told(report) == [(12, "Day", "7")]


def test_a_column_of_months_and_a_sheet_named_after_one(tmp_path: Path) -> None:
    """A month beside the day, or on the tab; either completes it."""
    sheet = bars(
        "Month|Day|Handle|Type",
        "March 2026|4|@mina|Reel",
        "|5|@mina|Story",
        "4|1|@tom|Post",
    )
    with workspace() as database:
        bring_pieces(database, sheet, year=2026)
        assert [row.due for row in pieces(database)] == [
            *("2026-03-04", "2026-03-05", "2026-04-01")
        ]
    cells = {"A1": "Handle", "B1": "Type", "C1": "Day", "A2": "@a", "B2": "Reel"}
    with workspace() as database:
        path = workbook(tmp_path, {**cells, "C2": 4}, sheet="2026년 3월")
        bring_book(database, path)
        assert [row.due for row in pieces(database)] == ["2026-03-04"]


def test_a_month_that_a_workbook_shows_for_its_first_day() -> None:
    """A real date that heads rows with the numbers of days."""
    sheet = bars("Handle|Type|Day", "2026-03-01||", "@mina|Reel|4")
    with workspace() as database:
        bring_pieces(database, sheet)
        assert [row.due for row in pieces(database)] == ["2026-03-04"]


def test_a_sheet_without_a_single_piece() -> None:
    """It is refused: there is nothing to undo."""
    with workspace() as database, pytest.raises(Invalid, match="names a piece"):
        bring_pieces(
            database, bars("Handle|Type|Publish date", "@mina||"), kind="deliverables"
        )


def test_rows_without_people_make_none() -> None:
    """Who is only named, for nothing, is no find of a calendar's."""
    sheet = bars("Handle|Type|Publish date", "@mina||", "@tom|Reel|2026-03-04")
    with workspace() as database:
        report = bring_pieces(database, sheet)
        assert values(database, "SELECT handle FROM account") == ["tom"]
        assert told(report) == [(2, "Handle", "@mina")]


def test_chunk_by_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group, a heading and a month reach over the end of a chunk."""
    lines = ["Handle|Type|Date", "March 2026||", "@mina||"]
    lines += [f"|Reel|{day}" for day in range(1, 8)]
    lines += ["@tom||", "@ana||", "April 2026||"]
    whole = bars(*lines, "@ana|Story|2", "|Post|3", "@eve||")
    with workspace() as database:
        report = bring_pieces(database, whole)
        kept, dropped = pieces(database), told(report)
    monkeypatch.setattr(staging, "CHUNK", 2)
    monkeypatch.setattr(sheets, "_AT_ONCE", 2)
    with workspace() as database:
        report = bring_pieces(database, whole)
        assert (pieces(database), told(report)) == (kept, dropped)
        assert [value for _row, _column, value in dropped] == ["@tom", "@ana", "@eve"]
        assert len(kept) == 9
