"""Days of a calendar are never swapped: what came in without a question is the truth.

Calendars are drawn with their days written in one of the ways people write them, some
under headings of months, and brought in. A day in the workspace is the day that was
meant; one that could be another is asked about and left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import workspace
from tests.store.piece_sheets import (
    bars,
    bring_book,
    bring_pieces,
    codes,
    pieces,
    workbook,
)
from tests.store.sheets_in import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MONTHS = "January February March April May June July August September October November"
_ENGLISH = [*_MONTHS.split(), "December"]
_SPANISH = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("septiembre", "octubre", "noviembre", "diciembre"),
)

FORMS: dict[str, Callable[[date], str]] = {
    "iso": lambda day: day.isoformat(),
    "d/m/y": lambda day: f"{day.day}/{day.month}/{day.year}",
    "dd.mm.y": lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    "m/d/y": lambda day: f"{day.month}/{day.day}/{day.year}",
    "korean": lambda day: f"{day.year}년 {day.month}월 {day.day}일",
    "korean dots": lambda day: f"{day.year}. {day.month}. {day.day}.",
    "english": lambda day: f"{_ENGLISH[day.month - 1]} {day.day}, {day.year}",
    "spanish": lambda day: f"{day.day} de {_SPANISH[day.month - 1]} de {day.year}",
    "d/m": lambda day: f"{day.day}/{day.month}",
    "m/d": lambda day: f"{day.month}/{day.day}",
    "korean short": lambda day: f"{day.month}월 {day.day}일",
    "two digits": lambda day: f"{day.day:02}/{day.month:02}/{day.year % 100:02}",
}
"""The ways a column of days is written."""

WHOLE = ("iso", "korean", "korean dots", "english", "spanish")
"""Ways that leave nothing open."""

_DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def read_back(text: str, **said: object) -> tuple[list[str | None], set[str]]:
    """The days that came in, by the row they stand in, and what was asked."""
    with workspace() as database:
        report = bring_pieces(database, text, **said)
        found = {int(row.title or 0): row.due for row in pieces(database)}
        asked = {code for code, taken in codes(report).items() if taken is None}
        bad = {row for row, column, _value in told(report) if column == "Publish date"}
    days = [due for _row, due in sorted(found.items())]
    assert bad == {row for row, due in found.items() if due is None}
    return days, asked


def calendar(days: list[str]) -> str:
    """A list of pieces on these days, each called after its row."""
    lines = (f"@mina|Reel|{row}|{day}" for row, day in enumerate(days, 2))
    return bars("Handle|Type|Title|Publish date", *lines)


@settings(max_examples=60)
@given(st.sampled_from(sorted(FORMS)), st.lists(_DAYS, min_size=1, max_size=6))
def test_what_comes_in_without_a_question_is_the_truth(
    form: str, days: list[date]
) -> None:
    """Column by column; where no cell decides, it is asked and nothing comes in."""
    written = [FORMS[form](day) for day in days]
    found, asked = read_back(calendar(written))
    truth = [day.isoformat() for day in days]
    if form in WHOLE:
        assert (found, asked) == (truth, set())
    elif asked:
        assert found == [None] * len(days)
    else:
        assert found == truth
    if form in {"d/m", "m/d", "korean short", "two digits"}:
        assert "year" in asked


@settings(max_examples=40)
@given(
    st.sampled_from(["d/m/y", "m/d/y", "d/m", "m/d", "korean short", "two digits"]),
    st.lists(_DAYS, min_size=1, max_size=6),
)
def test_what_is_answered_is_the_truth(form: str, days: list[date]) -> None:
    """With the order and the year that were asked for, every day comes in."""
    written = [FORMS[form](day) for day in days]
    order = "mdy" if form.startswith("m") else "dmy"
    found, asked = read_back(calendar(written), date_order=order, year=2026)
    assert (found, asked) == ([day.isoformat() for day in days], set())


@dataclass(frozen=True)
class Block:
    """A month above some of its days."""

    year: int
    month: int
    days: tuple[date, ...]


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A month with a few of its days, and now and then one of the week after."""
    first = draw(_DAYS).replace(day=1)
    away = st.integers(0, 33)
    days = draw(st.lists(away, min_size=1, max_size=4, unique=True))
    return Block(
        first.year, first.month, tuple(first + timedelta(days=day) for day in days)
    )


HEADINGS: dict[str, Callable[[Block], str]] = {
    "korean": lambda block: f"{block.year}년 {block.month}월",
    "english": lambda block: f"{_ENGLISH[block.month - 1]} {block.year}",
    "spanish": lambda block: f"{_SPANISH[block.month - 1]} de {block.year}",
    "numbers": lambda block: f"{block.year}-{block.month:02}",
    "month only": lambda block: f"{block.month}월",
}


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(HEADINGS)),
    st.sampled_from(["d/m", "m/d", "korean short", "d/m/y", "m/d/y", "iso"]),
    st.lists(blocks(), min_size=1, max_size=3),
)
def test_under_headings_of_months_nothing_is_swapped_either(
    heading: str, form: str, drawn: list[Block]
) -> None:
    """A heading may complete a day; it never turns one round."""
    lines, truth = [], []
    for block in drawn:
        lines.append(f"{HEADINGS[heading](block)}|||")
        for day in block.days:
            lines.append(f"@mina|Reel|{len(lines) + 2}|{FORMS[form](day)}")
            truth.append(day.isoformat())
    found, _ = read_back(bars("Handle|Type|Title|Publish date", *lines))
    for came, meant in zip(found, truth, strict=True):
        assert came in {None, meant}
    if form == "iso":
        assert found == truth


@settings(max_examples=40)
@given(
    st.sampled_from(sorted(HEADINGS)),
    st.sampled_from(["{}", "{:02}", "{}일", "{}.", "{}th"]),
    st.lists(blocks(), min_size=1, max_size=3),
)
def test_numbers_of_days_are_of_the_month_above(
    heading: str, form: str, drawn: list[Block]
) -> None:
    """A month without its year leaves them open, and asks."""
    lines, truth = [], []
    for block in drawn:
        lines.append(f"{HEADINGS[heading](block)}|||")
        for day in block.days:
            if day.month == block.month:
                text = form.format(day.day)
                lines.append(f"@mina|Reel|{len(lines) + 2}|{text}")
                truth.append(day.isoformat())
    if not truth:
        return
    text = bars("Handle|Type|Title|Publish date", *lines)
    found, asked = read_back(text, kind="deliverables")
    if heading == "month only":
        assert (set(found), asked) == ({None}, {"year"})
        found, asked = read_back(text, kind="deliverables", year=2026)
    assert (found, asked) == (truth, set())


def test_numbers_of_days_without_a_month_are_asked_about() -> None:
    """The month can be said; a heading goes before it."""
    text = calendar(["4", "11", "mié 18"])
    assert read_back(text, kind="deliverables") == ([None] * 3, {"month"})
    said = read_back(text, kind="deliverables", month="2026-03")
    assert said == (["2026-03-04", "2026-03-11", "2026-03-18"], set())
    headed = bars("Handle|Type|Title|Publish date", "April 2026|||", "@mina|Reel|3|4")
    assert read_back(headed, month="2026-03") == (["2026-04-04"], set())


def test_a_title_with_a_range_names_no_month() -> None:
    """March to May: which of them the fourth is of, nobody knows."""
    text = f"2026년 3월~5월,,,\n{calendar(['4'])}"
    with workspace() as database:
        report = bring_pieces(database, text, kind="deliverables")
        assert pieces(database)[0].due is None
        assert codes(report)["month"] is None


def test_the_year_of_a_title_ends_with_its_december() -> None:
    """January comes after: of which year is open, and asked."""
    december = ("12월|||", "@mina|Reel|4|30")
    january = ("1월|||", "@mina|Reel|6|2")
    header = ("Calendar 2025|||", "Handle|Type|Title|Publish date")
    found, asked = read_back(bars(*header, *december, *january))
    assert (found, asked) == (["2025-12-30", None], {"year"})


@pytest.mark.parametrize("order", [None, "mdy"])
def test_real_dates_among_text_are_asked_about(
    tmp_path: Path, order: str | None
) -> None:
    """A program took 04/03 for the third of April and left 13/03 as text."""
    header = ("Handle", "Type", "Title", "Publish date")
    cells: dict[str, object] = {
        f"{letter}1": name for letter, name in zip("ABCD", header, strict=True)
    }
    real = datetime(2026, 4, 3), datetime(2026, 5, 3)  # noqa: DTZ001 - no zone
    days = (*real, "13/03/2026", "25/03/2026", "March 7, 2026", "no day yet", "TBD")
    for row, day in enumerate(days, 2):
        cells |= {f"A{row}": "@mina", f"B{row}": "Reel", f"C{row}": str(row)}
        cells[f"D{row}"] = day
    with workspace() as database:
        path = workbook(tmp_path, cells)
        if order is None:
            report = bring_book(database, path)
            assert "date_order" in codes(report)
            # Text that reads only one way needs no answer; real ones wait for it.
            assert [row.due for row in pieces(database)] == [
                *(None, None, "2026-03-13", "2026-03-25", "2026-03-07", None, None)
            ]
            assert [row for row, *_ in told(report)] == [2, 3, 7]
        else:
            bring_book(database, path, date_order="dmy")
            assert [row.due for row in pieces(database)] == [
                *("2026-04-03", "2026-05-03", "2026-03-13", "2026-03-25"),
                *("2026-03-07", None, None),
            ]


def test_real_dates_beside_text_that_would_have_become_one(tmp_path: Path) -> None:
    """05/03 stayed text too: nothing was taken for a date but what is one."""
    cells: dict[str, object] = {"A1": "Handle", "B1": "Type", "C1": "Publish date"}
    days = (datetime(2026, 3, 4), "13/03/2026", "05/03/2026", "March 7, 2026")  # noqa: DTZ001 - a cell has no zone
    for row, day in enumerate(days, 2):
        cells |= {f"A{row}": "@mina", f"B{row}": "Reel", f"C{row}": day}
    with workspace() as database:
        report = bring_book(database, workbook(tmp_path, cells))
        assert [row.due for row in pieces(database)] == [
            *("2026-03-04", "2026-03-13", "2026-03-05", "2026-03-07")
        ]
        assert codes(report).keys() == {"platform", "campaign"}
