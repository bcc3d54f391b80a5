"""How a date is written, before anybody says which of its numbers is the month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from store.rules.calendar_words import MONTHS, WEEKDAYS, plain_words
from store.rules.text import find_control

if TYPE_CHECKING:
    from collections.abc import Callable


class DateOrder(StrEnum):
    """The order in which a column writes year, month and day."""

    ISO = "ymd"
    DMY = "dmy"
    MDY = "mdy"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """The numbers of a date, by every order in which they may be meant.

    ``orders`` gives (year, month, day); the year is None where none is written, and
    below 100 where it has two digits. ``sure`` dates read the same in any order.
    """

    orders: dict[DateOrder, tuple[int | None, int, int]]
    sure: bool = False


_LONGEST = 64

_TIME = r"""
    (?:오전|오후)?\s*[0-2]?[0-9]:[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?
    \s*(?:[ap]\.?\s?m\.?)?
    \s*(?:z|utc|gmt)?\s*(?:[+-][0-9]{2}:?(?:[0-9]{2})?)?
"""
_TAIL = re.compile(rf"(?:t|[\s,]\s*){_TIME}$".replace("\n", ""), re.VERBOSE)
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_WEEKDAY_BEFORE = re.compile(rf"^(?:{_WEEKDAY})(?:\.?,\s*|\.?\s+)(?=[0-9a-z])")
_WEEKDAY_AFTER = re.compile(rf"\s*(?:\((?:{_WEEKDAY})\)|[월화수목금토일]요일)\.?$")

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = "[0-9]{4}|[0-9]{2}"
_JOINED = r"([-/.])\s?"


def _full_or_short(year: str | None) -> int | None:
    """Read a year; one such as 0026 is neither full nor short."""
    if year is not None and year.startswith("0") and len(year) == 4:
        raise ValueError(f"not a year: {year!r}")
    return None if year is None else int(year)


def _sure(year: str | None, month: str, day: str) -> WrittenDate:
    """Make a date whose parts are named or in the one order that a year first has."""
    parts = (_full_or_short(year), MONTHS.get(month) or int(month), int(day))
    return WrittenDate(dict.fromkeys(DateOrder, parts), sure=True)


def _year_last(found: re.Match[str]) -> WrittenDate:
    """Make a date from a day, a month (which is which?) and a year of four digits."""
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    return WrittenDate(
        {DateOrder.DMY: (year, second, first), DateOrder.MDY: (year, first, second)}
    )


def _no_year(found: re.Match[str]) -> WrittenDate:
    """Make a date from a day and a month, which is which unknown."""
    first, second = int(found[1]), int(found[2])
    return WrittenDate(
        {DateOrder.DMY: (None, second, first), DateOrder.MDY: (None, first, second)}
    )


def _short_year(found: re.Match[str]) -> WrittenDate:
    """Make a date from three numbers of two digits, in any order."""
    one, two, three = int(found[1]), int(found[3]), int(found[4])
    return WrittenDate(
        {
            DateOrder.ISO: (one, two, three),
            DateOrder.DMY: (three, two, one),
            DateOrder.MDY: (three, one, two),
        }
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], WrittenDate]], ...] = (
    (
        re.compile(rf"([0-9]{{4}}){_JOINED}([0-9]{{1,2}})\2\s?([0-9]{{1,2}})\.?"),
        lambda found: _sure(found[1], found[3], found[4]),
    ),
    (
        re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
        lambda found: _sure(found[1], found[2], found[3]),
    ),
    (
        re.compile(rf"(?:({_YEAR})년\s?)?([0-9]{{1,2}})월\s?([0-9]{{1,2}})일"),
        lambda found: _sure(found[1], found[2], found[3]),
    ),
    (
        re.compile(
            rf"(?:el\s)?([0-9]{{1,2}})(?:st|nd|rd|th|º|ª)?[-/.\s]?\s?(?:(?:de|of)\s)?"
            rf"({_MONTH})\b\.?(?:[-/.,\s]?\s?(?:del?\s)?({_YEAR}))?"
        ),
        lambda found: _sure(found[3], found[2], found[1]),
    ),
    (
        re.compile(
            rf"({_MONTH})\b\.?[-/\s]?([0-9]{{1,2}})(?:st|nd|rd|th)?"
            rf"(?:(?:,\s?|\sdel?\s|[-/\s])({_YEAR}))?"
        ),
        lambda found: _sure(found[3], found[1], found[2]),
    ),
    (
        re.compile(rf"([0-9]{{4}})[-/.\s]({_MONTH})\b\.?[-/.\s]?([0-9]{{1,2}})"),
        lambda found: _sure(found[1], found[2], found[3]),
    ),
    (
        re.compile(rf"([0-9]{{1,2}}){_JOINED}([0-9]{{1,2}})\2\s?([0-9]{{4}})"),
        _year_last,
    ),
    (re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})"), _no_year),
    (
        re.compile(rf"([0-9]{{1,2}}){_JOINED}([0-9]{{1,2}})\2\s?([0-9]{{2}})\.?"),
        _short_year,
    ),
)


def write_down(text: str) -> WrittenDate:
    """Take a written date apart, leaving out time and weekday.

    Raises ValueError for everything that is not one date with its day.
    """
    if len(text) > _LONGEST or find_control(text) is not None:
        raise ValueError(f"not a date: {text[:_LONGEST]!r}")
    plain = _WEEKDAY_AFTER.sub("", _TAIL.sub("", plain_words(text))).strip()
    # With its first word before without it: mar is March as well as martes.
    for candidate in dict.fromkeys((plain, _WEEKDAY_BEFORE.sub("", plain))):
        for form, make in _FORMS:
            found = form.fullmatch(candidate)
            if found:
                return make(found)
    raise ValueError(f"not a date: {text!r}")
