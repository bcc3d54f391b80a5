"""Days in words, as she types them into a follow-up."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.calendar_words import WEEKDAYS
from store.rules.dates import read_when

WEDNESDAY = date(2026, 3, 4)
PIECES = re.findall(
    r"\S+", "next 다음주 el en de 3 12 / 5 d w 일 뒤 금 fri mar mayo 월말 5월 th 까지"
)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("today|오늘|hoy", 0),
        ("tomorrow|내일|낼|mañana|manana|MAÑANA|1d|+1d|하루 뒤|in a day", 1),
        ("모레|내일모레|pasado mañana|day after tomorrow|이틀 뒤|이틀 후|2d", 2),
        ("글피|3d|+3d|3 days|in 3 days|3 days from now|사흘 뒤", 3),
        ("3일 뒤|3일뒤|3일 후에|삼일 뒤|en 3 días|dentro de tres días", 3),
        ("1w|a week|in a week|in one week|1주|일주일 뒤|일주일|한 주 뒤", 7),
        ("en una semana|dentro de 1 semana|1 sem", 7),
        ("2w|two weeks|2주 뒤|2주|dentro de 2 semanas", 14),
        ("보름 뒤|en quince días|15d", 15),
        ("fri|Friday|on friday|by Fri.|금|금요일|금욜|금요일까지|viernes|vie", 2),
        ("el viernes|el próximo viernes|el viernes que viene|this friday", 2),
        ("이번주 금요일|이번 주 금|este viernes|coming friday", 2),
        ("wed|wednesday|수|수요일|miércoles|mié|el miercoles", 7),
        ("tue|화|martes|mar", 6),
        ("sun|일|일요일|domingo", 4),
        ("next week|다음주|다음 주|담주|la próxima semana|la semana que viene", 5),
        ("next monday|다음주 월요일|lunes de la próxima semana|monday next week", 5),
        ("next friday|다음주 금요일|다음 주 금|next week friday", 9),
        ("week after next|다다음주|다다음주 월요일", 12),
        ("yesterday|어제|ayer", -1),
    ],
)
def test_days_from_a_wednesday(words: str, days: int) -> None:
    """All three languages are understood, whichever the screen speaks."""
    for text in words.split("|"):
        for language in ("en", "ko", "es"):
            found = read_when(text, WEDNESDAY, language)
            assert found == WEDNESDAY + timedelta(days=days), text


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1m|in a month|한달 뒤|한 달 뒤|1개월 후|en un mes", date(2026, 4, 4)),
        ("2m|두 달 뒤|2달|dentro de 2 meses", date(2026, 5, 4)),
        ("1y|in a year|일년 뒤|1년|en un año", date(2027, 3, 4)),
        ("next month|다음달|다음 달|el próximo mes", date(2026, 4, 1)),
        ("월말|말일|end of month|fin de mes", date(2026, 3, 31)),
        ("2026-03-20|2026.3.20.|20260320|20/03/2026|03/20/2026", date(2026, 3, 20)),
        ("5월 12일|5월12일까지|May 12|12 May|12 de mayo", date(2026, 5, 12)),
        ("el 12 de mayo|mayo 12|12 de mayo de 2026", date(2026, 5, 12)),
        ("5/13|13/5|13.5.2026", date(2026, 5, 13)),
        ("3월 1일|March 1|el 1 de marzo", date(2027, 3, 1)),
        ("3월 4일|mar 4|4 mar", date(2026, 3, 4)),
        ("the 15th|15th|el 15|el día 15|15일까지|15일에", date(2026, 3, 15)),
        ("3일까지|the 3rd|el 3", date(2026, 4, 3)),
        ("2월 29일|29 feb|2/29", date(2028, 2, 29)),
        ("5/5", date(2026, 5, 5)),
    ],
)
def test_months_and_dates_from_that_wednesday(words: str, day: date) -> None:
    """A day without its year is the next such day, today included."""
    for text in words.split("|"):
        assert read_when(text, WEDNESDAY) == day, text


def test_a_month_on_is_the_same_day_or_the_last() -> None:
    """January has no follow-up on 31 February."""
    assert read_when("1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert read_when("12m", date(2024, 2, 29)) == date(2025, 2, 28)
    assert read_when("el 31", date(2026, 4, 1)) == date(2026, 5, 31)


def test_an_empty_field_is_no_day() -> None:
    """Leaving it out is not a mistake."""
    assert read_when("", WEDNESDAY) is None
    assert read_when(" - ", WEDNESDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "12/5",
        "03/04/2026",
        "26.3.5",
        "26.03.05",
        "5-Mar-26",
        "3일",
        "31 feb",
        "el 32",
        "this monday",
        "이번주 월요일",
        "next",
        "este",
        "ad",
        "soon",
        "나중에",
        "en días",
        "99999d",
        "9999y",
        "10:00",
        "5",
        "1d 2w",
    ],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    """12/5 is two days of the year; soon is none."""
    with pytest.raises(ValueError, match=r".+"):
        read_when(text, WEDNESDAY)


def test_the_end_of_the_calendar_is_a_refusal() -> None:
    """No crash on the last days there are."""
    for text in ("tomorrow", "next week", "fri", "1m", "다음달", "2/29"):
        with pytest.raises(ValueError, match=r".+"):
            read_when(text, date.max)


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)), st.sampled_from(sorted(WEEKDAYS)))
def test_a_weekday_is_within_the_next_seven_days(today: date, name: str) -> None:
    """Never today, never later than a week from now; "next" is in the next week."""
    found = read_when(name, today)
    assert found is not None
    assert 1 <= (found - today).days <= 7
    assert found.isoweekday() == WEEKDAYS[name]
    following = read_when(f"다음주 {name}", today)
    assert following is not None
    monday = today + timedelta(days=7 - today.weekday())
    assert 0 <= (following - monday).days <= 6


@given(st.dates(), st.integers(0, 9999))
def test_days_add_up(today: date, days: int) -> None:
    """3d, 3 days and 3일 뒤 are the same, and there is an end to the calendar."""
    if (date.max - today).days < days:
        with pytest.raises(ValueError, match="calendar"):
            read_when(f"{days}d", today)
        return
    for text in (f"{days}d", f"in {days} days", f"{days}일 뒤", f"en {days} días"):
        assert read_when(text, today) == today + timedelta(days=days)


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(PIECES),
            max_size=6,
        ).map(" ".join),
    ),
    st.dates(),
)
def test_any_words_are_understood_or_refused(text: str, today: date) -> None:
    """Nothing typed into a date field breaks it."""
    try:
        found = read_when(text, today)
    except ValueError:
        return
    assert found is None or isinstance(found, date)
