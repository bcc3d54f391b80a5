"""Rows with problems as a file to mend: whole, safe, and known again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import CannotWrite
from store.exchange.fixme import NOTES, is_fixme, write_fixme
from store.exchange.plan import ImportOptions, ImportPlan, make_plan
from store.exchange.sheets import RowProblem, open_sheet


def plan_of(folder: Path, text: str) -> ImportPlan:
    """A file with this text, planned."""
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return make_plan(open_sheet(path), ImportOptions())


def read(path: Path) -> list[list[str]]:
    """The cells of a CSV file with a BOM."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_each_row_once_with_everything_that_is_wrong(tmp_path: Path) -> None:
    """Two problems of one row stand side by side; sound rows stay out."""
    plan = plan_of(
        tmp_path,
        "Creators, March\n\n이름,Handle,Followers,E-mail\n"
        "김민수,minsu,many,nobody\n박지은,jieun,12k,jieun@example.com\n",
    )
    problems = [
        RowProblem(4, "Followers", "many", "숫자가 아닙니다"),
        RowProblem(4, "E-mail", "nobody", "이메일이 아닙니다"),
    ]
    target = tmp_path / "fix-me.csv"
    assert write_fixme(plan, problems, target) == 1
    assert read(target) == [
        ["이름", "Handle", "Followers", "E-mail", *NOTES],
        [
            *("김민수", "minsu", "many", "nobody", "4"),
            *("Followers | E-mail", "many | nobody"),
            "숫자가 아닙니다 | 이메일이 아닙니다",
        ],
    ]


def test_rows_that_are_too_short_or_a_total_are_there_too(tmp_path: Path) -> None:
    """Every row that a problem names, as wide as the header."""
    plan = plan_of(
        tmp_path, "Name,Handle,Followers\nMina,mina\nTom,tom,5,6\nTotal,,5\n"
    )
    problems = [RowProblem(row, "", "", "reason") for row in (2, 3, 4)]
    target = tmp_path / "fix-me.csv"
    assert write_fixme(plan, problems, target) == 3
    assert [row[:3] for row in read(target)[1:]] == [
        ["Mina", "mina", ""],
        ["Tom", "tom", "5"],
        ["Total", "", "5"],
    ]


def test_a_file_that_is_there_stays_if_it_cannot_be_written(tmp_path: Path) -> None:
    """A link is not followed; nothing is left behind."""
    plan = plan_of(tmp_path, "Name,Handle\nMina,mina\n")
    (tmp_path / "hers.csv").write_text("hers")
    (tmp_path / "link.csv").symlink_to(tmp_path / "hers.csv")
    with pytest.raises(CannotWrite):
        write_fixme(plan, [RowProblem(2, "", "", "")], tmp_path / "link.csv")
    assert (tmp_path / "hers.csv").read_text() == "hers"
    assert len(list(tmp_path.iterdir())) == 3


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.text(max_size=20),
    reason=st.text(alphabet=st.characters(codec="utf-8"), max_size=20),
)
def test_no_cell_is_a_formula(tmp_path: Path, value: str, reason: str) -> None:
    """Whatever stands in a value or a reason, no spreadsheet runs it."""
    plan = plan_of(tmp_path, "Name,Handle\n=cmd()|x,@mina\n")
    target = tmp_path / "fix-me.csv"
    write_fixme(plan, [RowProblem(2, "Name", value, reason)], target)
    header, row = read(target)
    assert is_fixme(header)
    assert row[:2] == ["'=cmd()|x", "'@mina"]
    assert all(not cell or cell[0] not in "=+@\t\r" for cell in row)


def test_only_our_notes_at_the_end_make_a_fixme() -> None:
    """The same names elsewhere are columns of hers."""
    assert is_fixme(("Name", *NOTES))
    assert not is_fixme(NOTES)
    assert not is_fixme((*NOTES, "Name"))


def test_a_mended_file_comes_in_without_its_notes(tmp_path: Path) -> None:
    """The four columns of notes and the apostrophes are not hers to take out."""
    mended = tmp_path / "mended.csv"
    mended.write_text(
        "Name,Handle,row,column,value,reason\r\nMina,'-mina,2,Handle,-mina,odd\r\n",
        encoding="utf-8-sig",
    )
    sheet = open_sheet(mended)
    assert sheet.headers == ("Name", "Handle")
    assert [row for chunk in sheet.chunks() for row in chunk.rows] == [
        ["Mina", "-mina"]
    ]
    assert sheet.problems == []
