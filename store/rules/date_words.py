"""Days in words, as people plan: ``3d``, ``다음주 금요일``, ``pasado mañana``."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from store.rules.calendar_words import (
    COUNTS,
    DAYS_AWAY,
    KOREAN_DAYS,
    UNITS,
    WEEKDAYS,
    plain_words,
)
from store.rules.numerals import is_empty
from store.rules.written_dates import write_down


def _any(names: dict[str, int] | dict[str, str]) -> str:
    """Make a pattern of names, longest first."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_HANGUL_COUNTS = {name: count for name, count in COUNTS.items() if not name.isascii()}
_LATIN_COUNTS = {name: count for name, count in COUNTS.items() if name.isascii()}
_LONG_UNITS = {name: unit for name, unit in UNITS.items() if len(name) > 2}

_SPAN = re.compile(
    rf"""
    (?:in\s|en\s|dentro\sde\s|\+)?
    (?:(?P<digits>[0-9]{{1,4}})\s?(?P<unit>{_any(UNITS)})
      |(?P<latin>{_any(_LATIN_COUNTS)})\s(?P<long>{_any(_LONG_UNITS)})
      |(?P<hangul>{_any(_HANGUL_COUNTS)})\s?(?P<korean>주일|주|달|개월|일|년)
      |(?P<days>{_any(KOREAN_DAYS)}))
    (?P<later>\s?(?:뒤|후|이후|있다가)에?|\sfrom\s(?:now|today)|\slater)?
    """,
    re.VERBOSE,
)

_WEEKS_AWAY = {
    **dict.fromkeys(("this", "this week", "este", "esta semana"), 0),
    **dict.fromkeys(("이번주", "이번 주", "금주"), 0),
    **dict.fromkeys(("next", "next week", "다음주", "다음 주", "담주", "차주"), 1),
    **dict.fromkeys(("proxima semana", "la proxima semana"), 1),
    **dict.fromkeys(("semana que viene", "la semana que viene"), 1),
    **dict.fromkeys(("siguiente semana", "la siguiente semana"), 1),
    **dict.fromkeys(("다다음주", "다다음 주", "week after next"), 2),
}
_WEEK = re.compile(rf"(?P<week>{_any(_WEEKS_AWAY)})")
_WEEKDAY = re.compile(
    rf"""
    (?:(?P<before>{_any(_WEEKS_AWAY)})\s?)?
    (?P<coming>proximo\s|coming\s)?
    (?P<day>{_any(WEEKDAYS)})\.?
    (?:\s(?:proximo|que\sviene)
      |\s(?:de\s)?(?P<after>{_any(_WEEKS_AWAY)}))?
    """,
    re.VERBOSE,
)
_NEXT_MONTH = frozenset(
    ("next month", "다음달", "다음 달", "담달", "proximo mes", "mes que viene")
)
_MONTH_END = frozenset(("end of month", "eom", "월말", "말일", "이달 말", "fin de mes"))
_DAY_OF_MONTH = re.compile(
    r"(?:(?:the\s)?([0-9]{1,2})(?:st|nd|rd|th)|dia\s([0-9]{1,2})"
    r"|el\s([0-9]{1,2})|([0-9]{1,2})일\s?(?:까지|에))"
)
_BEFORE = re.compile(r"^(?:(?:on|by|until|para|hasta)\s)?(?:el\s)?")
_AFTER = re.compile(r"\s?(?:까지|에)$|[.!]$")


def read_when(text: str, today: date, language: str = "en") -> date | None:
    """Read a day in words, English, Korean and Spanish alike; None for an empty word.

    A weekday, or a day without its year, is the next one: weekdays after today, dates
    from today on. With "next" (다음주) it is the one of the coming calendar week, which
    begins on Monday and is itself that Monday; a next month is its first. Raises
    ValueError for what it does not understand, and for 12/5, which may be two days.
    """
    del language  # the three never contradict each other, so each is always understood
    if is_empty(text):
        return None
    plain = plain_words(text)
    short = _AFTER.sub("", _BEFORE.sub("", plain))
    try:
        found = _day_of_month(plain, today)
        for reader in (_named, _span, _weekday, _day_of_month, _written):
            found = found or reader(short, today)
    except OverflowError:
        raise ValueError(f"beyond the calendar: {text[:64]!r}") from None
    return found


def read_past(text: str, today: date) -> date | None:
    """Read a day that has been, or is today; None for an empty word.

    As ``read_when``, but a weekday, or a day without its year, is the last one. What
    can only be a day to come is read as that. Raises ValueError as ``read_when`` does.
    """
    if is_empty(text):
        return None
    weekday = _WEEKDAY.fullmatch(_AFTER.sub("", _BEFORE.sub("", plain_words(text))))
    if weekday is not None and not weekday["before"] and not weekday["after"]:
        return today - timedelta(
            days=(today.isoweekday() - WEEKDAYS[weekday["day"]]) % 7
        )
    found = read_when(text, today)
    if found is None or found <= today or weekday is not None:
        return found
    # What has no year means a day on that day itself: the last such day is meant.
    return next(
        (
            day
            for day in (today - timedelta(days=back) for back in range(1, 367))
            if read_when(text, day) == day
        ),
        found,
    )


def _named(text: str, today: date) -> date | None:
    """Read tomorrow, next week, the end of the month."""
    if text in DAYS_AWAY:
        return today + timedelta(days=DAYS_AWAY[text])
    if text in _NEXT_MONTH:
        return _add_months(today.replace(day=1), 1)
    if text in _MONTH_END:
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    weeks = _WEEKS_AWAY.get(text, 0) if " " in text or not text.isascii() else 0
    return _monday(today) + timedelta(weeks=weeks) if weeks else None


def _span(text: str, today: date) -> date | None:
    """Read a number of days, weeks, months or years from today."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    if found["days"]:
        return today + timedelta(days=KOREAN_DAYS[found["days"]])
    name = found["unit"] or found["long"] or found["korean"]
    if name == "일" and not found["later"]:
        raise ValueError(f"a day of the month or a number of days: {text!r}")
    word = found["latin"] or found["hangul"]
    count = COUNTS[word] if word else int(found["digits"])
    unit = UNITS[name]
    if unit in {"day", "week"}:
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    return _add_months(today, count * (12 if unit == "year" else 1))


def _add_months(day: date, months: int) -> date:
    """Give the same day some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        raise ValueError("beyond the calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _monday(today: date) -> date:
    """Give the first day of this calendar week."""
    return today - timedelta(days=today.weekday())


def _weekday(text: str, today: date) -> date | None:
    """Read a weekday: the next one, or the one of this week or another."""
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        return None
    number, week = WEEKDAYS[found["day"]], found["before"] or found["after"]
    if week is None:
        return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)
    day = _monday(today) + timedelta(days=number - 1, weeks=_WEEKS_AWAY[week])
    if day < today:
        raise ValueError(f"already past: {text!r}")
    return day


def _day_of_month(text: str, today: date) -> date | None:
    """Read the 15th, el 15, 15일까지: the next such day from today on."""
    found = _DAY_OF_MONTH.fullmatch(text)
    if found is None:
        return None
    day = int(next(filter(None, found.groups())))
    first = today.replace(day=1)
    for months in range(12):
        month = _add_months(first, months)
        last = calendar.monthrange(month.year, month.month)[1]
        if 1 <= day <= last and month.replace(day=day) >= today:
            return month.replace(day=day)
    raise ValueError(f"no such day: {text!r}")


def _written(text: str, today: date) -> date:
    """Read a date in numbers or with its month; without a year, the next such day."""
    possible = set()
    for year, month, day in write_down(text).orders.values():
        if year is not None and year < 100:
            raise ValueError(f"two digits of a year: {text!r}")
        years = range(today.year, today.year + 9) if year is None else (year,)
        for candidate in years:
            try:
                found = date(candidate, month, day)
            except ValueError:
                continue
            if year is not None or found >= today:
                possible.add(found)
                break
    if len(possible) != 1:
        raise ValueError(f"no day, or two: {text!r}")
    return possible.pop()
