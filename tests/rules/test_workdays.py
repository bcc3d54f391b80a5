"""Business days: what a follow-up waits for, in each market's own calendar."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.rules.workdays import (
    add_workdays,
    holiday,
    is_workday,
    next_workday,
    workdays_between,
)

DAY = timedelta(days=1)

MARKETS = st.sampled_from(
    ["KR", "ES", "US", "UK", "SA", "AE", "CN", "IN", "IR", "HK", "EU", "ZZ", "", None]
)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
COUNTS = st.integers(0, 300)


def off(market: str, year: int) -> set[str]:
    """The weekdays of a year, Monday to Friday, on which a market is closed."""
    days = (date(year, 1, 1) + DAY * number for number in range(365))
    return {
        f"{day:%m-%d}"
        for day in days
        if day.weekday() < 5 and not is_workday(day, market)
    }


def test_a_korean_year_with_its_substitute_days() -> None:
    """2026: Seollal, four holidays moved from a weekend, the local elections.

    Memorial Day and the last day of Chuseok fall on Saturdays, and nothing follows.
    """
    seollal = {"02-16", "02-17", "02-18"}
    substitutes = {"03-02", "05-25", "08-17", "10-05"}
    chuseok = {"09-24", "09-25"}
    new_since_2026 = {"05-01", "07-17"}
    others = {"01-01", "05-05", "06-03", "10-09", "12-25"}
    assert off("KR", 2026) == (
        seollal | substitutes | chuseok | new_since_2026 | others
    )


def test_a_spanish_year_has_the_national_days_only() -> None:
    """2026; what a region adds, or moves from a Sunday, is not known here."""
    assert off("ES", 2026) == {
        *("01-01", "01-06", "04-03", "05-01", "10-12", "12-08", "12-25")
    }


def test_britain_keeps_the_bank_holidays_of_england() -> None:
    """The days that all four nations share would leave out Easter Monday."""
    assert off("UK", 2026) == {
        *("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28")
    }
    assert off("GB", 2026) == off("uk ", 2026) == off("UK", 2026)


def test_an_american_year_observes_new_years_eve() -> None:
    """A New Year's Day on a Saturday closes the Friday of the old year."""
    assert not is_workday(date(2021, 12, 31), "US")
    assert is_workday(date(2021, 12, 31), "ES")


@pytest.mark.parametrize(
    ("sent", "count", "market", "due"),
    [
        (date(2026, 2, 13), 3, "KR", date(2026, 2, 23)),
        (date(2026, 2, 13), 3, None, date(2026, 2, 18)),
        (date(2026, 2, 17), 1, "KR", date(2026, 2, 19)),
        (date(2026, 9, 23), 1, "KR", date(2026, 9, 28)),
        (date(2026, 9, 21), 5, "KR", date(2026, 9, 30)),
        (date(2026, 2, 27), 1, "KR", date(2026, 3, 3)),
        (date(2026, 10, 9), 1, "ES", date(2026, 10, 13)),
        (date(2026, 12, 31), 1, "ES", date(2027, 1, 4)),
        (date(2026, 4, 2), 1, "UK", date(2026, 4, 7)),
        (date(2026, 2, 16), 0, "KR", date(2026, 2, 19)),
        (date(2026, 2, 19), 0, "KR", date(2026, 2, 19)),
        (date(2026, 2, 14), 0, None, date(2026, 2, 16)),
    ],
)
def test_the_follow_up_skips_what_does_not_count(
    sent: date, count: int, market: str | None, due: date
) -> None:
    """Three business days after the Friday before Seollal are ten days."""
    assert add_workdays(sent, count, market) == due


def test_the_weekend_is_the_markets_own() -> None:
    """Friday and Saturday in Riyadh; so it was in Dubai until 2022."""
    friday, sunday = date(2026, 6, 5), date(2026, 6, 7)
    assert not is_workday(friday, "SA")
    assert is_workday(sunday, "SA")
    assert next_workday(friday, "SA") == sunday
    assert is_workday(friday, "AE")
    assert not is_workday(sunday, "AE")
    assert not is_workday(friday.replace(year=2021, day=4), "AE")


def test_a_worked_weekend_counts() -> None:
    """China moves working days onto weekends, even from the year before."""
    assert is_workday(date(2026, 2, 14), "CN")
    assert is_workday(date(2006, 12, 31), "CN")


@pytest.mark.parametrize("market", [None, "", "  ", "EU", "ZZ", "Korea", "한국", "ß1"])
def test_without_a_country_only_weekends_are_off(market: str | None) -> None:
    """Nobody's Christmas is guessed."""
    assert is_workday(date(2026, 12, 25), market)
    assert not is_workday(date(2026, 12, 26), market)
    assert holiday(date(2026, 12, 25), market) is None
    assert workdays_between(date(2025, 12, 31), date(2026, 12, 31), market) == 261


def test_a_holiday_has_a_name() -> None:
    """In the market's language, the reader's where it is offered, else in English."""
    seollal, christmas = date(2026, 2, 17), date(2026, 12, 25)
    assert holiday(seollal, "KR") == "설날"
    assert holiday(seollal, "KR", "ko") == "설날"
    assert holiday(seollal, "KR", "en") == "Korean New Year"
    assert holiday(seollal, "KR", "es") == "Korean New Year"
    assert holiday(christmas, "ES") == "Natividad del Señor"
    assert holiday(christmas, "GB", "en") == "Christmas Day"
    assert holiday(christmas, "US", "ko") == "Christmas Day"
    assert holiday(date(2026, 6, 6), "KR", "ko") == "현충일"
    assert holiday(date(2026, 6, 7), "KR") is None
    assert holiday(date(2026, 6, 8), "KR") is None


@pytest.mark.parametrize("market", ["KR", "SA", "IN", None])
def test_no_date_is_too_far_out(market: str | None) -> None:
    """Where no holidays are known the weekend counts; the calendar ends with 9999."""
    for day in (date.min, date(1583, 1, 3), date(3000, 5, 5), date.max):
        holiday(day, market)
        assert day <= next_workday(day, market)
        assert day <= add_workdays(day, 2, market)
    assert add_workdays(date.max, 1, market) == date.max
    assert add_workdays(date(9998, 12, 31), 10**12, market) == date.max
    assert is_workday(date(3000, 12, 25), market)


def test_days_are_not_counted_backwards() -> None:
    """A count below zero is a mistake of the one who asks."""
    with pytest.raises(ValueError, match="counted forward"):
        add_workdays(date(2026, 3, 2), -1, "KR")
    assert workdays_between(date(2026, 3, 6), date(2026, 3, 2), "KR") == 0
    assert workdays_between(date(2026, 3, 6), date(2026, 3, 6), "KR") == 0


@given(DAYS, COUNTS, MARKETS)
@example(date(2026, 2, 13), 3, "KR")
def test_adding_and_counting_agree(day: date, count: int, market: str | None) -> None:
    """So many business days on are so many business days between."""
    due = add_workdays(day, count, market)
    assert is_workday(due, market)
    if count:
        assert due > day
        assert workdays_between(day, due, market) == count
        assert workdays_between(day, due - DAY, market) == count - 1
    else:
        assert due == next_workday(day, market) >= day


@given(DAYS, DAYS, COUNTS, MARKETS)
def test_later_is_never_sooner(
    one: date, other: date, count: int, market: str | None
) -> None:
    """Neither a later start nor a longer wait brings a date forward."""
    first, last = sorted((one, other))
    assert add_workdays(first, count, market) <= add_workdays(last, count, market)
    assert add_workdays(first, count, market) <= add_workdays(first, count + 1, market)
    assert next_workday(first, market) <= next_workday(last, market)


@given(DAYS, st.integers(0, 900), MARKETS)
def test_counting_is_asking_every_day(
    first: date, length: int, market: str | None
) -> None:
    """The quick count over whole years is the slow one over single days."""
    days = [first + DAY * number for number in range(1, length + 1)]
    last = first + DAY * length
    slow = sum(is_workday(day, market) for day in days)
    assert workdays_between(first, last, market) == slow


def test_the_computers_language_has_no_say_and_nothing_loads_early() -> None:
    """The same names everywhere; the library is loaded when a day is asked for."""
    code = (
        "import sys; from datetime import date; from store.rules import workdays\n"
        "assert 'holidays' not in sys.modules\n"
        "assert workdays.is_workday(date(2026, 12, 25), None)\n"
        "assert 'holidays' not in sys.modules\n"
        "print(ascii(workdays.holiday(date(2026, 2, 17), 'KR')))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={"LANGUAGE": "en_US", "LC_ALL": "en_US.UTF-8"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ascii("설날")
