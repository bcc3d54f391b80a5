"""Workbooks: read in a child process, and refused before they can do harm."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from store.errors import CannotRead
from store.exchange.sheets import ReadOptions, Sheet, open_sheet
from store.exchange.workbook_child import as_text
from store.exchange.workbooks import LONG_NUMBER

URN = "urn:oasis:names:tc:opendocument:xmlns"
ODS = (
    f'<office:document-content xmlns:office="{URN}:office:1.0" '
    f'xmlns:table="{URN}:table:1.0" xmlns:text="{URN}:text:1.0"><office:body>'
    "<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
ODS_TABLE = '<table:table table:name="Hoja1">{}</table:table>'
ODS_ROW = "<table:table-row>{}</table:table-row>"
ODS_CELL = (
    '<table:table-cell office:value-type="string">'
    "<text:p>{}</text:p></table:table-cell>"
)


def workbook(folder: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """Save a workbook as a spreadsheet program would."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    path = folder / "roster.xlsx"
    book.save(path)
    return path


def altered(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Copy a workbook, changing its parts."""
    copy = path.with_name("altered.xlsx")
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return copy


def rows_of(sheet: Sheet) -> list[list[str]]:
    """Read every data row."""
    return [row for chunk in sheet.chunks() for row in chunk.rows]


def test_cells_become_what_a_person_would_type(tmp_path: Path) -> None:
    """Whole numbers whole, dates ISO, true and false in capitals."""
    path = workbook(
        tmp_path,
        {
            "Roster": [
                ["name", "followers", "rate", "checked", "at", "ok", "phone"],
                [
                    "민아",
                    12000,
                    0.1 + 0.2,
                    dt.date(2026, 3, 2),
                    dt.datetime(2026, 3, 2, 9, 30),  # noqa: DTZ001 - as Excel has it
                    True,
                    "010-1234",
                ],
            ]
        },
    )
    sheet = open_sheet(path)
    assert (sheet.format, sheet.sheet, sheet.sheets) == ("xlsx", "Roster", ("Roster",))
    assert rows_of(sheet) == [
        [
            "민아",
            "12000",
            "0.3",
            "2026-03-02",
            "2026-03-02T09:30:00",
            "TRUE",
            "010-1234",
        ]
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (0.25, "0.25"),
        (-3.5, "-3.5"),
        (1e-7, "0.0000001"),
        (1e16, "10000000000000000"),
        (False, "FALSE"),
        (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(hours=30, seconds=7), "30:00:07"),
        ("  as typed ", "  as typed "),
        (None, "None"),
    ],
)
def test_a_cell_as_text(value: object, text: str) -> None:
    """No exponents, no trailing .0."""
    assert as_text(value) == text


def test_rows_keep_their_numbers_under_titles_and_blank_rows(tmp_path: Path) -> None:
    """What the person sees at the left edge of the sheet."""
    rows: list[list[object]] = [
        [],
        ["", "Roster, spring"],
        [],
        ["", "Name", "Handle\nInstagram"],
        ["", "Mina", "mina"],
        [],
        ["", "Luna", "luna"],
        ["", "Total", ""],
    ]
    sheet = open_sheet(workbook(tmp_path, {"List": rows}))
    assert sheet.header_row == 4
    assert sheet.headers == ("Name", "Handle Instagram")
    assert sheet.preamble == ("Roster, spring",)
    assert next(sheet.chunks()).numbers == [5, 7]
    assert [(p.row, p.value) for p in sheet.problems] == [(8, "Total")]


def test_a_block_beside_the_table_has_its_own_columns(tmp_path: Path) -> None:
    """Right of an empty column."""
    rows: list[list[object]] = [
        ["name", "handle", None, "KPI", "value"],
        ["Mina", "mina", None, "total reach", 5],
        ["Luna", "luna", None, None, None],
    ]
    sheet = open_sheet(workbook(tmp_path, {"List": rows}))
    assert sheet.headers == ("name", "handle", "column 3", "KPI", "value")
    assert rows_of(sheet)[1] == ["Luna", "luna", "", "", ""]


def test_the_first_sheet_with_a_table_is_taken_unless_one_is_named(
    tmp_path: Path,
) -> None:
    """A cover page is passed over; a name need not match in case."""
    path = workbook(
        tmp_path,
        {
            "Cover": [["Our programme"]],
            "Roster": [["name", "handle"], ["Mina", "mina"]],
            "Costs": [["date", "amount"], ["2026-01-01", 5]],
        },
    )
    assert open_sheet(path).sheet == "Roster"
    assert open_sheet(path, ReadOptions(sheet="costs")).headers == ("date", "amount")
    with pytest.raises(CannotRead, match="it has Cover, Roster, Costs"):
        open_sheet(path, ReadOptions(sheet="Nobody"))


def test_long_numbers_are_noted(tmp_path: Path) -> None:
    """Post ids lose digits in a workbook."""
    path = workbook(tmp_path, {"A": [["name", "id"], ["Mina", 12345678901234567]]})
    sheet = open_sheet(path)
    for _ in range(2):
        list(sheet.chunks())
        assert [(p.row, p.column, p.reason) for p in sheet.problems] == [
            (2, "id", LONG_NUMBER)
        ]


def test_many_rows_come_in_chunks_more_than_once(tmp_path: Path) -> None:
    """Two readings at the same time do not disturb each other."""
    rows: list[list[object]] = [[f"Mina {n}", f"mina{n}"] for n in range(3_000)]
    sheet = open_sheet(workbook(tmp_path, {"A": [["name", "handle"], *rows]}))
    one, other = sheet.chunks(700), sheet.chunks(1_100)
    read: list[list[int]] = [[], []]
    for _ in range(6):
        for at, chunks in enumerate((one, other)):
            if chunk := next(chunks, None):
                read[at] += chunk.numbers
    assert read[0] == read[1] == list(range(2, 3_002))


def ods(path: Path, tables: str) -> Path:
    """Save a workbook as LibreOffice would."""
    with zipfile.ZipFile(path, "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", ODS.format(tables=tables))
        manifest = f'<m:manifest xmlns:m="{URN}:manifest:1.0"/>'
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def test_an_ods_file_is_read(tmp_path: Path) -> None:
    """LibreOffice's own format."""
    lines = [["nombre", "usuario"], ["Begoña", "bego"]]
    rows = [ODS_ROW.format("".join(map(ODS_CELL.format, line))) for line in lines]
    path = ods(tmp_path / "roster.ods", ODS_TABLE.format("".join(rows)))
    sheet = open_sheet(path)
    assert (sheet.format, sheet.sheet) == ("ods", "Hoja1")
    assert rows_of(sheet) == [["Begoña", "bego"]]


@pytest.mark.parametrize("tables", ["", ODS_TABLE.format(ODS_ROW.format(""))])
def test_a_workbook_with_nothing_in_it_is_said(tmp_path: Path, tables: str) -> None:
    """Without a sheet, and without a cell."""
    with pytest.raises(CannotRead, match=r"roster\.ods is empty"):
        open_sheet(ods(tmp_path / "roster.ods", tables))


def test_one_cell_far_away_is_a_sentence_and_not_a_crash(tmp_path: Path) -> None:
    """The parser aborts its process on it; that process is not this one."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "name"
    book.worksheets[0]["XFD1048576"] = 1
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(CannotRead, match="cells too far apart"):
        open_sheet(tmp_path / "far.xlsx")


def test_bombs_are_refused_by_what_they_claim_to_hold(tmp_path: Path) -> None:
    """By size, and by how tight they are packed."""
    for name, size in (("size.xlsx", 310), ("ratio.xlsx", 60)):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", "<a/>")
            archive.writestr("xl/sheet.bin", bytes(size * 1024**2))
        with pytest.raises(CannotRead, match=f"unpack to {size} MB"):
            open_sheet(tmp_path / name)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, coding: str) -> None:
    """Before anything parses it, in whatever encoding."""
    path = workbook(tmp_path, {"A": [["name", "handle"], ["Mina", "mina"]]})

    def poison(name: str, part: bytes) -> bytes:
        if name != "xl/workbook.xml":
            return part
        head = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]>'
        return f"{head}{part.decode()}".encode(coding)

    with pytest.raises(CannotRead, match="document type"):
        open_sheet(altered(path, poison))


def test_damaged_and_foreign_files_are_said(tmp_path: Path) -> None:
    """Each in one sentence with its name."""
    path = workbook(tmp_path, {"A": [["name", "handle"], ["Mina", "mina"]]})
    whole = path.read_bytes()
    broken = altered(path, lambda n, part: part[:90] if "sheet1" in n else part)
    cases: dict[str, tuple[bytes, str]] = {
        "cut.xlsx": (whole[: len(whole) // 2], "damaged or cut off"),
        "parts.xlsx": (broken.read_bytes(), "damaged or cut off"),
        "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        "text.xlsx": (b"name,handle\nMina,mina\n", "plain text under a wrong name"),
    }
    for name, (content, words) in cases.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CannotRead, match=words) as refusal:
            open_sheet(tmp_path / name)
        assert name in str(refusal.value)
    with zipfile.ZipFile(tmp_path / "letter.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(CannotRead, match="without a spreadsheet"):
        open_sheet(tmp_path / "letter.xlsx")


def test_text_named_xls_is_read_as_the_text_it_is(tmp_path: Path) -> None:
    """Portals export tabs under that name."""
    path = tmp_path / "export.xls"
    path.write_bytes("이름\t계정\n김민수\tminsu\n".encode("utf-16"))
    sheet = open_sheet(path)
    assert (sheet.format, sheet.encoding) == ("tsv", "utf-16")
    assert rows_of(sheet) == [["김민수", "minsu"]]


def test_a_web_page_named_xls_is_read(tmp_path: Path) -> None:
    """Spans, line breaks, missing end tags, and scripts that are no text."""
    page = """<html><head><meta charset="euc-kr"><style>td {}</style></head><body>
      <table><tr><td>menu</td></tr></table>
      <table><tr><th>이름<th>계정<br>정보<th>팔로워</tr>
      <tr><td rowspan=2> 김민수 <td>a&amp;b<td>1.2만</tr>
      <tr><td><script>x()</script>minsu_2<td>3천</tr>
      <tr><td colspan="2">박서연</td><td>5</td></tr></table></body></html>"""
    path = tmp_path / "export.xls"
    path.write_bytes(page.encode("cp949"))
    sheet = open_sheet(path)
    assert (sheet.format, sheet.encoding) == ("html", "cp949")
    assert (sheet.sheet, sheet.sheets) == ("table 2", ("table 1", "table 2"))
    assert sheet.headers == ("이름", "계정 정보", "팔로워")
    assert rows_of(sheet) == [
        ["김민수", "a&b", "1.2만"],
        ["", "minsu_2", "3천"],
        ["박서연", "", "5"],
    ]
    with pytest.raises(CannotRead, match="it has table 1, table 2"):
        open_sheet(path, ReadOptions(sheet="table 3"))


def test_a_web_page_without_a_table_is_said(tmp_path: Path) -> None:
    """A saved login page, mostly."""
    path = tmp_path / "export.xls"
    path.write_text("<!DOCTYPE html><html><body>Please log in</body></html>")
    with pytest.raises(CannotRead, match="without a table"):
        open_sheet(path)


def test_a_page_may_declare_one_encoding_and_be_in_another(tmp_path: Path) -> None:
    """Then the bytes decide."""
    text = "<table><meta charset=utf-8><tr><td>이름<td>계정<tr><td>김민수<td>m</table>"
    path = tmp_path / "export.xls"
    path.write_bytes(text.encode("cp949"))
    assert open_sheet(path).headers == ("이름", "계정")
