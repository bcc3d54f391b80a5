"""Days without a year are listed over a new year, as a program of a platform does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.readings_years import Turns
from tests.builders import workspace
from tests.store.figure_sheets import asked, bring_figures, figures
from tests.store.sheets_in import counts

HEAD = "Date|Video Views|Profile Views|Likes|Comments|Shares"
LISTED = ("December 30", "December 31", "January 1", "January 2")
KNOWN = ["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"]
SOON = date(2026, 1, 5)


def sheet(*days: str) -> list[str]:
    """A list of views, day by day."""
    return [HEAD, *(f"{day}|{at}|0|1|0|0" for at, day in enumerate(days, 1))]


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_list_goes_on_into_the_next_year(year: int) -> None:
    """Whether she says the year of its first or of its last day: none is to come."""
    with workspace() as database:
        report = bring_figures(database, *sheet(*LISTED), year=year, today=SOON)
        assert asked(report) == {"campaign": "", "turn": ""}
        assert [each.on_day for each in figures(database)] == KNOWN
        again = bring_figures(database, *sheet(*LISTED), year=year, today=SOON)
        assert counts(again) == (0, 0, 4, 0)


def test_a_list_with_its_newest_day_first_goes_back_into_the_year_before() -> None:
    """The year that she says is that of its first row."""
    with workspace() as database:
        bring_figures(database, *sheet(*LISTED[::-1]), year=2026, today=SOON)
        assert [each.on_day for each in figures(database)] == KNOWN[::-1]


def test_a_list_of_one_year_stays_in_the_year_that_was_said() -> None:
    """Also where its days are in no order, and where the year says itself."""
    with workspace() as database:
        days = ("March 3", "January 4", "June 5", "February 1")
        bring_figures(database, *sheet(*days), year=2025, today=SOON)
        found = [each.on_day for each in figures(database)]
        assert found == ["2025-03-03", "2025-01-04", "2025-06-05", "2025-02-01"]
        dated = sheet("December 31, 2024", "January 1, 2024")
        bring_figures(database, *dated, year=2023, today=SOON)
        found = [each.on_day for each in figures(database)][4:]
        assert found == ["2024-12-31", "2024-01-01"]


@given(
    st.dates(date(2021, 1, 1), date(2027, 12, 31)),
    st.integers(1, 300),
    st.integers(1, 80),
)
def test_days_one_after_another_are_found_again(
    first: date, many: int, size: int
) -> None:
    """Whatever the size of the portions that they are read in."""
    days = [date.fromordinal(first.toordinal() + at) for at in range(many)]
    days = [day for day in days if (day.month, day.day) != (2, 29)]
    listed = [day.replace(year=first.year).isoformat() for day in days]
    turns = Turns("2030-01-01")
    found = [
        text
        for at in range(0, len(listed), size)
        for text in turns.follow(listed[at : at + size])
    ]
    assert found == [day.isoformat() for day in days]
