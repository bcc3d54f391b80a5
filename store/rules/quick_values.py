"""The figures, times and days of a quick log line, each read as the house reads it.

Every reader takes a whole phrase as somebody typed it and answers None when it is
something else.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from store.rules.calendar_words import (
    COUNTS,
    DAYS_AWAY,
    KOREAN_DAYS,
    UNITS,
    WEEKDAYS,
    plain_words,
)
from store.rules.currencies import DECIMALS
from store.rules.date_words import read_when
from store.rules.figures import decide_style
from store.rules.money import from_minor, read_money
from store.rules.numerals import dissect, evaluate

_LARGEST = Decimal(10**15)
_PARTICLE = re.compile(r"(?<=[만억천원])(?:에|으로|로|을)\Z")
"""What Korean hangs on an amount: 50만원에 합의."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as written; ``is_small`` ones might as well count something.

    Those are up to two digits without currency or unit: ``asked 3 questions``.
    """

    amount: Decimal
    currency: str | None
    is_small: bool


class NotAnAmount(ValueError):
    """A figure for certain, but of something else: 10 %, 500 views, -5."""


class UnclearFigure(ValueError):
    """Money for certain, but of which currency, or how much, cannot be told."""


def read_figure(text: str, currency: str | None = None) -> Figure | None:
    """Read one amount, in a style of its own, as a typed amount is read elsewhere.

    ``currency`` is the usual one here: it says which dollar or peso is meant, and is
    never added where none is written. Raises NotAnAmount for percentages, negative
    numbers and counts, and UnclearFigure for money that stays unclear.
    """
    if _begins_with_a_word(text):
        return None
    text = _PARTICLE.sub("", text)
    try:
        numeral = dissect(text)
        style = decide_style([text])[0]
        amount = evaluate(numeral, style)
    except ValueError:
        return None
    if numeral.percent or numeral.counted or numeral.negative:
        raise NotAnAmount(text)
    if amount > _LARGEST:
        raise UnclearFigure(text)
    if not numeral.marks:
        is_small = numeral.unit is None and len(numeral.core) <= 2
        return Figure(amount, None, is_small and numeral.core.isdigit())
    money = None
    with suppress(ValueError):
        money = read_money(text, style, currency)
    if money is None:
        raise UnclearFigure(text)
    return Figure(from_minor(money.minor, money.currency), money.currency, False)


def _begins_with_a_word(text: str) -> bool:
    """Whether it begins as ``won 3 prizes`` does: only a code stands before digits."""
    first = text.split(maxsplit=1)[0]
    return first.isascii() and first.isalpha() and first.upper() not in DECIMALS


_HOURS = r"(?:h|hr|hrs|hour|hours|hora|horas|시간)"
_MINUTES = r"(?:m|min|mins|minute|minutes|minuto|minutos|분)"
_TIME_SPENT = re.compile(
    rf"""
    (?P<minutes>[0-9]{{1,5}})\s?{_MINUTES}
    |(?P<hours>[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?)\s?{_HOURS}
    |(?P<whole>[0-9]{{1,3}})\s?{_HOURS}
        (?:(?P<touching>[0-5]?[0-9])|\s?(?P<rest>[0-5]?[0-9])\s?{_MINUTES}
          |\s?(?P<half>반|y\smedia))
    |(?P<clock>[0-9]):(?P<past>[0-5][0-9])
    |(?P<half_hour>half\san\shour|media\shora|반시간)
    """,
    re.VERBOSE,
)


def read_minutes(text: str) -> int | None:
    """Read own time in minutes: 15min, 20분, 1h30, 1.5h, 0:45.

    With two digits before the colon it is a time of day (10:30), and not read.
    """
    found = _TIME_SPENT.fullmatch(plain_words(text))
    if found is None:
        return None
    if found["half_hour"]:
        return 30
    if found["half"]:
        return int(found["whole"]) * 60 + 30
    if found["hours"]:
        return round(Decimal(found["hours"].replace(",", ".")) * 60)
    hours = int(found["whole"] or found["clock"] or 0)
    rest = ("minutes", "touching", "rest", "past")
    return hours * 60 + int(next((found[name] for name in rest if found[name]), 0))


_CLOCK = re.compile("[0-9]:[0-9]")
_MINUTES_NOT_MONTHS = re.compile(r"(?:(?:in|en|dentro de) )?[0-9]+ ?m")
_KOREAN_SPAN = re.compile(r"\+([0-9]{1,4} ?일)")

_SHORT = "|".join(name for name, unit in UNITS.items() if unit in {"day", "week"})
_COUNT = rf"[0-9]{{1,4}}|{'|'.join(COUNTS)}"
_SPAN = rf"((?:{_COUNT})\s?(?:{_SHORT})|{'|'.join(KOREAN_DAYS)})"
_AGO = re.compile(rf"-{_SPAN}|{_SPAN}\sago|hace\s{_SPAN}|{_SPAN}\s?전에?")
_DAY = rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})"
_LAST = re.compile(
    rf"(?:last|지난)\s?(?P<day>{_DAY})|(?:el\s)?(?P<pasado>{_DAY})\spasado"
    rf"|(?:지난\s?주|저번\s?주)\s?(?P<week>{_DAY})"
)


def read_day(text: str, today: date) -> date | None:
    """Read a day to come, today, or one that is told to be past."""
    plain = plain_words(text)
    # A time of day would be dropped with the date, and 15m is a quarter of an hour.
    if _CLOCK.search(plain) or _MINUTES_NOT_MONTHS.fullmatch(plain):
        return None
    try:
        if found := _AGO.fullmatch(plain):
            ahead = read_when(f"{next(filter(None, found.groups()))} 뒤", today)
            return today - (ahead - today) if ahead else None
        if found := _LAST.fullmatch(plain):
            return _last(found, today)
        if found := _KOREAN_SPAN.fullmatch(plain):
            plain = f"{found[1]} 뒤"
        return read_when(plain, today)
    except (ValueError, OverflowError):  # not understood, or beyond the calendar
        return None


def _last(found: re.Match[str], today: date) -> date:
    """The last such weekday before today, or the one of the week before this."""
    if found["week"]:
        monday = today - timedelta(days=today.weekday() + 7)
        return monday + timedelta(days=WEEKDAYS[found["week"]] - 1)
    number = WEEKDAYS[found["day"] or found["pasado"]]
    return today - timedelta(days=(today.isoweekday() - number - 1) % 7 + 1)


def says_today(text: str) -> bool:
    """Whether it is the bare word for today, in any of the languages."""
    return DAYS_AWAY.get(plain_words(text)) == 0


_DOUBTFUL = re.compile(r"\+\S+|-[0-9]+\w+|[0-9]{1,2}[/.-][0-9]{1,2}|[0-9]{1,2}\s?일")


def is_doubtful_day(text: str, today: date) -> bool:
    """Whether it is meant as a day but cannot be one: 5/6, 3일, +3x, a past Monday."""
    if _DOUBTFUL.fullmatch(text.strip()):
        return True
    monday = today - timedelta(days=today.weekday())
    return read_day(text, today) is None and read_day(text, monday) is not None
