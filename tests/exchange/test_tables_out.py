"""Tables for people: nothing in them runs, nothing in them is lost."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from store.exchange import tables_out
from store.exchange.table_columns import TABLES, Column, Kind
from store.exchange.tables_out import (
    CannotExport,
    check_room,
    harmless,
    is_ours,
    neutral,
    own_header,
    own_mapping,
    own_name,
    strip_neutral,
    write_table,
)

LIVE = (
    "=1+1",
    "+82 10-1234-5678",
    "-1+1",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1+1",
    "\uff20SUM(1)",
    "\u00a0=1",
    "  =1",
    "\u200b=1",
    "\ufeff=1",
    "'=1",
    "+5",
    "-",
)
SAFE = ("-5", "-1,234.50", "-0.5", "glow.kim", "a=b", "'90s style", "", "김민수", "5-3")
ONE = [Column("name")]

texts = st.one_of(
    st.text(),
    st.text(alphabet="'=+-@ \t\r\n\u00a0\uff1d\uff0d1a"),
    st.sampled_from(LIVE + SAFE),
)


def written(target: Path, rows: Sequence[Sequence[Any]], columns: list[Column]) -> str:
    """Write a text table and give what a program reads of it."""
    write_table(target, columns, rows, "roster")
    return target.read_bytes().decode("utf-8-sig")


def cells(path: Path) -> Iterator[Any]:
    """Every cell under the header of a workbook, as a second reader sees it."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for row in sheet.iter_rows(min_row=2):
        yield from row


@pytest.mark.parametrize("text", LIVE)
def test_what_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    """Also full-width signs, and signs behind spaces of any kind."""
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", SAFE)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    """A negative number above all: it is to be added up."""
    assert neutral(text) == text
    assert strip_neutral(text) == text


@given(texts)
@example("''=1")
def test_stripping_gives_back_exactly_what_was_there(text: str) -> None:
    """Whatever the text, apostrophes of its own included."""
    assert strip_neutral(neutral(text)) == text


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_cell_of_a_csv_file_is_live(texts_of_row: list[str]) -> None:
    """However long a spreadsheet trims it, the first sign is none it would run."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([tables_out._csv_text(text) for text in texts_of_row])
    for cell in next(csv.reader(io.StringIO(stream.getvalue(), newline="")), [""]):
        bare = cell.strip().strip("\u200b\ufeff\x00")
        live = bare[:1] in set("=+-@\uff1d\uff0b\uff0d\uff20") or cell[:1] in set(
            "\t\r\n"
        )
        assert not live or tables_out._NEGATIVE.fullmatch(cell)


def test_a_csv_file_opens_in_a_spreadsheet_as_it_is(tmp_path: Path) -> None:
    """A mark of its encoding, line ends of its kind, quotes where they are needed."""
    target = tmp_path / "people.csv"
    columns = [Column("name"), Column("followers", Kind.COUNT), Column("notes")]
    rows: list[list[Any]] = [
        ["김민수, Min", 12_000, 'says "hi"\nthen goes'],
        ["=1", None, None],
    ]
    assert write_table(target, columns, rows, "roster") == 2
    assert (
        target.read_bytes()
        == (
            "\ufeffname,followers,notes\r\n"
            '"김민수, Min",12000,"says ""hi""\nthen goes"\r\n'
            "'=1,,\r\n"
        ).encode()
    )


def test_figures_are_written_so_that_nobody_misreads_them(tmp_path: Path) -> None:
    """Three decimals could be thousands; a rate below one could be a share."""
    columns = [
        Column("rate", Kind.AMOUNT),
        Column("engagement_rate", Kind.SHARE),
        Column("checked_on", Kind.DAY),
    ]
    rows = [
        ["1.234", 0.5, "2026-03-02"],
        ["350000", 1e-05, None],
        ["20.50", 1.234, None],
    ]
    assert written(tmp_path / "a.tsv", rows, columns).splitlines()[1:] == [
        "1.2340\t0.5%\t2026-03-02",
        "350000\t0.00001%\t",
        "20.50\t1.2340%\t",
    ]


def test_a_workbook_has_typed_cells(tmp_path: Path) -> None:
    """Numbers can be added up and days sorted; ids and phones keep their digits."""
    target = tmp_path / "people.xlsx"
    columns = [
        Column("phone"),
        Column("followers", Kind.COUNT),
        Column("rate", Kind.AMOUNT),
        Column("engagement_rate", Kind.SHARE),
        Column("checked_on", Kind.DAY),
    ]
    rows = [
        ["01012345678", 12_000, "20500.50", 2.91, "2026-03-02"],
        ["+82 10", 10**15, "1.234", 150.0, "1899-12-31"],
    ]
    assert write_table(target, columns, rows, "roster") == 2
    assert [cell.value for cell in cells(target)] == [
        *("01012345678", 12_000, 20500.5, 0.0291, datetime(2026, 3, 2)),  # noqa: DTZ001
        *("+82 10", str(10**15), "1.2340", 1.5, "1899-12-31"),
    ]
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet.title == "roster"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E3"


@pytest.mark.parametrize("text", [*LIVE, "{=1}", "http://a.b", "<r>&</r>", "_x0041_"])
def test_a_workbook_holds_texts_and_no_formulas(tmp_path: Path, text: str) -> None:
    """Formulas, addresses, and what the library would take for its own markup."""
    target = tmp_path / "people.xlsx"
    write_table(target, ONE, [[text]], "roster")
    (cell,) = cells(target)
    assert cell.data_type in {"s", "inlineStr"}
    assert cell.hyperlink is None
    # XML readers turn a carriage return into a line feed.
    read = unescape(cell.value).replace("\r", "\n")
    assert read.strip() == text.replace("\r", "\n").strip()
    if text in LIVE:
        assert cell.quotePrefix


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(st.characters(exclude_categories=[])))
@example("\x00\x1b]0;owned\x07")
@example("\ud800\ufffe\uffff")
@example("<r><t>x</t>")
@example("]]><x/>")
def test_whatever_is_in_a_text_the_files_open(tmp_path: Path, text: str) -> None:
    """No control, no half character and no markup makes a file that is broken."""
    for name in ("people.xlsx", "people.csv"):
        write_table(tmp_path / name, ONE, [[f"a{text}"]], "roster")
    (cell,) = cells(tmp_path / "people.xlsx")
    assert cell.value.startswith("a")
    with (tmp_path / "people.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [["name"], [harmless(f"a{text}")]]


def test_a_note_too_long_for_a_cell_is_refused_not_cut(tmp_path: Path) -> None:
    """The sentence says where, and what would hold it; emoji count twice."""
    target = tmp_path / "people.xlsx"
    write_table(target, ONE, [["x" * 32_767], ["👩" * 16_383]], "roster")
    before = target.read_bytes()
    with pytest.raises(CannotExport, match="row 3, column name has 32,768 characters"):
        write_table(target, ONE, [["short"], ["👩" * 16_384]], "roster")
    assert target.read_bytes() == before
    assert write_table(tmp_path / "a.csv", ONE, [["x" * 40_000]], "roster") == 1


def test_what_a_sheet_cannot_hold_is_said_first() -> None:
    """A text file has no such limits."""
    check_room(Path("a.xlsx"), 16_384, 1_048_575)
    check_room(Path("a.csv"), 20_000, 2_000_000)
    with pytest.raises(CannotExport, match=r"1,048,576 rows .* use \.csv"):
        check_room(Path("a.xlsx"), 5, 1_048_576)
    with pytest.raises(CannotExport, match=r"16,385 columns .* use \.csv"):
        check_room(Path("a.xlsx"), 16_385, 1)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    """The sentence names those there are."""
    with pytest.raises(CannotExport, match=r"a\.pdf: .*\.csv, \.tsv, \.xlsx"):
        write_table(tmp_path / "a.pdf", ONE, [], "roster")
    assert list(tmp_path.iterdir()) == []


def test_a_table_without_rows_is_a_header(tmp_path: Path) -> None:
    """An empty roster is a file that can be filled in."""
    for name in ("people.xlsx", "people.csv"):
        assert write_table(tmp_path / name, ONE, [], "roster") == 0
    assert (tmp_path / "people.csv").read_bytes() == b"\xef\xbb\xbfname\r\n"
    assert zipfile.ZipFile(tmp_path / "people.xlsx").testzip() is None


def test_our_own_files_are_known_by_their_header() -> None:
    """A roster may go on with further columns; nobody else's begins like it."""
    roster = [column.header for column in TABLES["roster"]]
    assert is_ours(roster)
    assert is_ours([*roster, "alias", "her own"])
    assert is_ours([column.header for column in TABLES["rates"]])
    assert not is_ours(["name", "handle", "followers"])
    assert not is_ours([column.header for column in TABLES["rates"]] + ["more"])
    assert not is_ours([])


def test_her_own_columns_are_told_apart_from_ours() -> None:
    """A column of hers called status is not the status, there and back."""
    assert own_header("rank") == "rank"
    assert own_header("status") == "status (own)"
    assert own_mapping(["name", "status", "status (own)", "email (2)"]) == {
        "name": "name",
        "status": "status",
        "status (own)": "",
        "email (2)": "",
    }


@given(st.sampled_from(["status", "rank", ""]), st.integers(0, 3))
def test_her_own_names_come_back(name: str, times: int) -> None:
    """Even those that end as our mark does."""
    mine = name + " (own)" * times
    assert own_name(own_header(mine)) == mine
