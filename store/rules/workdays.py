"""Business days: weekends and the public holidays of a market do not count.

A market is an ISO 3166 alpha-2 country, "UK" included. Without one, and for what is no
country (``EU``), only Saturdays and Sundays are off. Beyond the years whose holidays
are known only the weekend counts. Nothing here fails for a date, however far out.
"""

from __future__ import annotations

import warnings
from bisect import bisect_left, bisect_right
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SAME = {"UK": "GB"}
_NO_COUNTRY = "EU"
_PART = {"GB": "ENG"}
"""The part of a country whose holidays are taken, where the common ones are too few."""

_ENGLISH = "en_US"
"""What the names of holidays are translated to for nearly every country."""

_DAY = timedelta(days=1)


def is_workday(day: date, market: str | None) -> bool:
    """Say whether business is done on a day: no weekend, no public holiday."""
    days = _workdays(_country(market), day.year)
    at = bisect_left(days, day)
    return at < len(days) and days[at] == day


def holiday(day: date, market: str | None, language: str | None = None) -> str | None:
    """Name the public holiday on a day, or None; a weekend alone has no name.

    The name is in the market's own language, or in ``language`` (``en``, ``ko``); where
    that is not offered, in English.
    """
    return _names(_country(market), day.year, language).get(day)


def next_workday(day: date, market: str | None) -> date:
    """Give the day itself if business is done on it, else the first one that follows.

    The calendar ends with the year 9999; so does every search in it.
    """
    return _counted(day.year, bisect_left(_year_of(day, market), day), market)


def add_workdays(day: date, count: int, market: str | None) -> date:
    """Give the ``count``-th business day after a day, which may be a holiday itself.

    No days on is the next business day. Raises ValueError for a count below zero.
    """
    if count < 0:
        raise ValueError(f"business days are counted forward, not {count}")
    if not count:
        return next_workday(day, market)
    passed = bisect_right(_year_of(day, market), day)
    return _counted(day.year, passed + count - 1, market)


def workdays_between(first: date, last: date, market: str | None) -> int:
    """Count the business days after ``first``, up to and with ``last``; 0 if none."""
    if last <= first:
        return 0
    country = _country(market)
    whole = sum(len(_workdays(country, year)) for year in range(first.year, last.year))
    passed = bisect_right(_workdays(country, first.year), first)
    return whole - passed + bisect_right(_workdays(country, last.year), last)


def _year_of(day: date, market: str | None) -> tuple[date, ...]:
    return _workdays(_country(market), day.year)


def _counted(year: int, place: int, market: str | None) -> date:
    """Give the business day at a place, counted from the start of a year."""
    country = _country(market)
    for each in range(year, MAXYEAR + 1):
        days = _workdays(country, each)
        if place < len(days):
            return days[place]
        place -= len(days)
    return date.max


def _country(market: str | None) -> str:
    """Give the code under which the holidays of a market are known, or ""."""
    code = (market or "").strip().upper()
    code = _SAME.get(code, code)
    plain = len(code) == 2 and code.isascii() and code.isalpha()
    if not plain or code == _NO_COUNTRY or _about(code) is None:
        return ""
    return code


@lru_cache(maxsize=64)
def _about(country: str) -> HolidayBase | None:
    """Give what is known of a country, without any year of it."""
    import holidays  # noqa: PLC0415 - slow to load, and not every day needs it

    try:
        return holidays.country_holidays(
            country, subdiv=_PART.get(country), expand=False
        )
    except NotImplementedError:
        return None


@lru_cache(maxsize=256)
def _filled(country: str, year: int, language: str | None) -> HolidayBase | None:
    """Give a country with the holidays of a year; None where none are known."""
    about = _about(country) if country else None
    if about is None:
        return None
    import holidays  # noqa: PLC0415 - loaded by now

    # A year may be told which of its weekends are worked only by the one after it.
    years = [each for each in (year, year + 1) if each <= about.end_year]
    with warnings.catch_warnings():
        # It warns of years it knows less of; that must not reach her screen.
        warnings.simplefilter("ignore")
        return holidays.country_holidays(
            country,
            subdiv=_PART.get(country),
            years=years,
            expand=False,
            language=_offered(about, language),
        )


@lru_cache(maxsize=256)
def _workdays(country: str, year: int) -> tuple[date, ...]:
    """Give the business days of a year, in order."""
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    days = (first + _DAY * number for number in range(length))
    filled = _filled(country, year, None)
    if filled is None:
        return tuple(day for day in days if day.weekday() < 5)
    return tuple(day for day in days if filled.is_working_day(day))


@lru_cache(maxsize=64)
def _names(country: str, year: int, language: str | None) -> dict[date, str]:
    """Give the holidays of a year with their names."""
    filled = _filled(country, year, language)
    return dict(filled.items()) if filled is not None else {}


def _offered(about: HolidayBase, wanted: str | None) -> str | None:
    """Give the language nearest to the one wanted; the computer's own has no say."""
    own = about.default_language
    if not wanted:
        return own
    spoken = (own, *about.supported_languages) if own else about.supported_languages
    if wanted in spoken:
        return wanted
    near = [each for each in spoken if each.split("_")[0] == wanted.split("_")[0]]
    return next(iter((*near, *({_ENGLISH} & set(spoken)))), own)
