"""Months above the rows of a calendar, and days that are only a number under them.

"2026년 3월", "March 2026", "marzo de 2026" say it all; "3월" leaves the year open. What
is open stays open: a day whose year or month nobody wrote is refused, never guessed.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from store.rules.calendar_words import MONTHS, WEEKDAYS, plain_words
from store.rules.dates import read_date
from store.rules.figures import is_empty
from store.rules.written_dates import DateOrder, write_down

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL = r"(?<![0-9])((?:19|20)[0-9]{2})"
_NUMBER = r"(0?[1-9]|1[0-2])"
_SHORT = r"(?<![0-9])(?:'|\u2019)?([0-9]{2})"

_WITH_YEAR = (
    re.compile(rf"{_FULL}\s?(?:년|[-./])?\s?{_NUMBER}\s?월"),
    re.compile(rf"{_FULL}\s?[-./]\s?{_NUMBER}(?![0-9])\.?(?!\s?[-./]?\s?[0-9])"),
    re.compile(rf"{_FULL}[\s,./-]\s?({_NAME})\b"),
)
_YEAR_LAST = (
    re.compile(rf"(?<![0-9./-]){_NUMBER}\s?[-./]\s?((?:19|20)[0-9]{{2}})(?![0-9])"),
    re.compile(rf"\b({_NAME})\b\.?,?[\s/-]?\s?(?:del?\s|of\s)?((?:19|20)[0-9]{{2}})\b"),
)
_SHORT_YEAR = (
    re.compile(rf"{_SHORT}\s?년\s?{_NUMBER}\s?월"),
    re.compile(rf"\b({_NAME})\b\.?[\s-]?(?:'|\u2019)([0-9]{{2}})(?![0-9])"),
)
_ALONE = (
    re.compile(rf"(?<![0-9]){_NUMBER}\s?월(?!\s?[0-9]{{1,2}}\s?일)"),
    re.compile(rf"\b({_NAME})\b"),
)
_AROUND = re.compile(
    r"[\W_]|콘텐츠|컨텐츠|캘린더|달력|일정표|일정|업로드|게시|계획|월간|"
    r"content|calendar|schedule|plan|posts?|month|editorial|"
    r"calendario|contenidos?|publicaciones|mes|del?\b|of\b"
)
"""What may stand around the name of a month that says no year."""

_BEFORE_DAY = re.compile(r"[0-9]\s?(?:st|nd|rd|th|º|ª)?\s?(?:(?:de|of)\s)?$")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?:({_WEEKDAY})[.,]?\s?)?\(?([0-9]{{1,2}})(?:st|nd|rd|th|º|ª|일|\.0|\.)?\)?"
    rf"\s?[,/]?\s?\(?({_WEEKDAY})?\.?\)?"
)
_WEEK = re.compile(
    r"\W*(?:[0-9]{1,2}월\s?)?(?:[0-9]{1,2}|첫째|둘째|셋째|넷째|다섯째|마지막)\s?주(?:차)?"
    r"(?:\s?\W.*)?|\W*(?:week|wk|semana|sem\.?)\s?#?[0-9]{1,2}(?:\W.*)?"
)


class Month(NamedTuple):
    """A month as it is written: the year is None, or below 100 where it is short."""

    year: int | None
    month: int

    def in_year(self, said: int | None) -> Month:
        """With the year that was said for the whole file, where it needs one."""
        if self.year is not None and self.year >= 100:
            return self
        if said is None:
            return self
        century = said // 100 * 100
        return Month(said if self.year is None else century + self.year, self.month)

    @property
    def is_known(self) -> bool:
        """Whether it is one month of one year."""
        return self.year is not None and self.year >= 100


def read_month(text: str) -> Month | None:
    """The month that a heading speaks of; None if it is none, or several, or a day."""
    if not text or len(text) > 200:
        return None
    plain = plain_words(text)
    if _is_day(plain):
        return None
    found = _found(plain)
    if len({each.month for each in found}) != 1:
        return None
    years = {each.year for each in found} - {None}
    full = set(map(int, _YEAR.findall(plain)))
    if len(years) > 1 or len(full) > 1:
        return None
    month = Month(next(iter(years), None), found[0].month)
    if month.year is None:
        left = plain
        for pattern in _ALONE:
            left = pattern.sub("|", left)
        # A bare name of a month in a sentence is no heading: "may" is a word too.
        return None if _AROUND.sub("", left) else month
    return month


def read_month_number(text: str) -> Month | None:
    """The month in a column of months, where a bare 3 is March as well."""
    plain = plain_words(text).removesuffix(".0")
    if re.fullmatch(_NUMBER, plain):
        return Month(None, int(plain))
    if plain[:10].endswith("-01") and (day := _iso(plain)):
        return Month(day.year, day.month)
    return read_month(text)


def first_of_month(text: str) -> Month | None:
    """The month of a real date on its first day, as workbooks show "March 2026"."""
    day = _iso(text.strip())
    return Month(day.year, day.month) if day and day.day == 1 else None


def is_week(text: str) -> bool:
    """Whether a heading only counts weeks: Week 2, 3주차, semana 4."""
    return bool(_WEEK.fullmatch(plain_words(text)))


def year_in(lines: Iterable[str]) -> int | None:
    """The one year that titles speak of; None for none, several, or whole dates."""
    years: set[int] = set()
    for line in lines:
        plain = plain_words(line)
        if re.search(r"[0-9]{4}\s?[-./년]\s?[0-9]{1,2}\s?[-./월]\s?[0-9]", plain):
            return None
        years.update(map(int, _YEAR.findall(plain)))
    return years.pop() if len(years) == 1 else None


def is_bare_day(text: str) -> bool:
    """Whether a cell is only the number of a day, perhaps with its weekday."""
    return _DAY.fullmatch(plain_words(text)) is not None


def read_day(
    text: str, order: DateOrder | None, month: Month | None, year: int | None = None
) -> date | None:
    """Read a day of a calendar: whole, or what a month above it completes.

    ``order`` is that of its column, None while it is open; ``year`` is what was said
    for days without one. None for a word that means nothing here. Raises ValueError
    for what is no one day for sure.
    """
    if is_empty(text):
        return None
    plain = plain_words(text)
    if bare := _DAY.fullmatch(plain):
        return _in_month(bare, month, text)
    if month is not None and month.is_known:
        found = _under(plain, month, order)
        if found is not None:
            return found
    if order is None:
        raise ValueError(f"day or month first: {text!r}")
    return read_date(text, order, year)


def needs_month(text: str, month: Month | None) -> bool:
    """Whether a cell says less than one day, and its month would not complete it."""
    if month is not None and month.is_known:
        return False
    return is_bare_day(text)


def is_completed(text: str, month: Month | None) -> bool:
    """Whether the month above completes a cell, whatever the order of its column."""
    if month is None or not month.is_known:
        return False
    plain = plain_words(text)
    return bool(_DAY.fullmatch(plain)) or _under(plain, month, None) is not None


def _found(plain: str) -> list[Month]:
    """Every month that a text speaks of, the fullest reading of each place."""
    found: list[Month] = []
    left = plain
    for patterns, turned in ((_YEAR_LAST, True), (_WITH_YEAR, False)):
        for pattern in patterns:
            for match in pattern.finditer(left):
                if turned and _BEFORE_DAY.search(left[: match.start()]):
                    return []
                year, month = match.groups() if not turned else match.groups()[::-1]
                found.append(Month(int(year), _number(month)))
            left = pattern.sub("|", left)
    for at, pattern in enumerate(_SHORT_YEAR):
        for match in pattern.finditer(left):
            year, month = match.groups() if at == 0 else match.groups()[::-1]
            found.append(Month(int(year), _number(month)))
        left = pattern.sub("|", left)
    for pattern in _ALONE:
        found += [Month(None, _number(each[1])) for each in pattern.finditer(left)]
    return found


def _number(month: str) -> int:
    return MONTHS.get(month) or int(month)


def _is_day(plain: str) -> bool:
    try:
        write_down(plain)
    except ValueError:
        return False
    return True


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _in_month(bare: re.Match[str], month: Month | None, text: str) -> date:
    """The day of a number, in the month above it; its weekday has to agree."""
    if month is None or not month.is_known or month.year is None:
        raise ValueError(f"only the number of a day: {text!r}")
    found = date(month.year, month.month, int(bare[2]))
    weekday = bare[1] or bare[3]
    if weekday and not _agrees(found, weekday):
        raise ValueError(f"another day of the week: {text!r}")
    return found


def _agrees(day: date, weekday: str) -> bool:
    # Spanish martes is written mar, as Monday's lunes is lun: each has one meaning.
    return WEEKDAYS[weekday] == day.isoweekday()


def _under(plain: str, month: Month, order: DateOrder | None) -> date | None:
    """A day and month without a year, if the month is the one above."""
    try:
        written = write_down(plain)
    except ValueError:
        return None
    orders = written.orders
    if any(year is not None for year, _, _ in orders.values()) or month.year is None:
        return None
    if order in orders and order is not DateOrder.ISO:
        orders = {order: orders[order]}
    real = [(number, day) for _, number, day in orders.values() if number <= 12]
    # Its last week reaches into the next month: 3/4 may be the third of April.
    if any((number - month.month) % 12 in {1, 11} for number, _ in real):
        return None
    days = {day for number, day in real if number == month.month}
    if len(days) != 1:
        return None
    try:
        return date(month.year, month.month, days.pop())
    except ValueError:
        return None
