"""Dates as people write them: a column's order decided, each date read or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.rules.date_words import read_when
from store.rules.numerals import is_empty
from store.rules.written_dates import DateOrder, write_down

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.rules.written_dates import WrittenDate

__all__ = [
    "DateOrder",
    "DateVerdict",
    "decide_order",
    "read_date",
    "read_dates",
    "read_when",
]

_ANY_YEAR = 2024  # a leap year, to try a day and month without one
_EARLIEST = 1900
_CLOCK = re.compile(
    r"[ T][0-2][0-9]:[0-5][0-9](?::[0-6][0-9](?:\.[0-9]{1,9})?)?"
    r" ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?"
)


@dataclass(frozen=True, slots=True)
class DateVerdict:
    """What a column of dates says about itself."""

    order: DateOrder | None
    """The only order in which every date exists; None if there is no such one."""
    ambiguous: bool
    """Whether more than one order fits (03/04/2026), or none fits all."""
    missing_year: bool
    """Whether some date has no year, or two digits of one."""


def decide_order(values: Iterable[str]) -> DateVerdict:
    """Decide the order of a column from those of its dates that read only one way.

    13/05/2026 says day first for its whole column. Dates with the year first, or with
    the month in words, fit every order. What is a date in no order has no say.
    """
    fitting = set(DateOrder)
    unsure = missing_year = seen = False
    for text in set(values):
        if _iso(text) is not None:
            seen = True
            continue
        if is_empty(text):
            continue
        try:
            written = write_down(text)
        except ValueError:
            continue
        possible = _possible(written)
        if not possible:
            continue
        seen = True
        missing_year |= any(
            year is None or year < 100 for year, _, _ in written.orders.values()
        )
        if not written.sure:
            fitting &= set(possible)
            unsure |= len(set(possible.values())) > 1
    if not seen or not fitting:
        return DateVerdict(None, seen, missing_year)
    if len(fitting) > 1 and unsure:
        return DateVerdict(None, ambiguous=True, missing_year=missing_year)
    order = next(order for order in DateOrder if order in fitting)
    return DateVerdict(order, ambiguous=False, missing_year=missing_year)


def _possible(written: WrittenDate) -> dict[DateOrder, date]:
    """Give the dates that exist, by the order they are read in."""
    found = {}
    for order, (year, month, day) in written.orders.items():
        full = _ANY_YEAR if year is None else year + 2000 if year < 100 else year
        try:
            found[order] = date(full, month, day)
        except ValueError:
            continue
    return found


def _iso(text: str) -> date | None:
    """Read the commonest forms by the shortest way; None for any other."""
    day = text[:10] if len(text) > 10 and _CLOCK.fullmatch(text, 10) else text
    if len(day) == 10 and day[4] == day[7] == "-" and day >= "1900":
        try:
            return date.fromisoformat(day)
        except ValueError:
            return None
    return None


def read_date(text: str, order: DateOrder, year: int | None = None) -> date | None:
    """Read a date in its column's order; None for a word that means nothing here.

    A year first, or a month in words, is read in any order. ``year`` is taken where
    none is written, and its century where only two digits are. Times are left out: the
    date is the one written, whatever the zone. Raises ValueError for days that do not
    exist, for a missing year, and for whatever is not one date.
    """
    found = _iso(text)
    if found is not None:
        return found
    if is_empty(text):
        return None
    written = write_down(text)
    if order not in written.orders:
        raise ValueError(f"day or month first: {text!r}")
    its_year, month, day = written.orders[order]
    if its_year is None or its_year < 100:
        if year is None:
            raise ValueError(f"a date without its year: {text!r}")
        its_year = year if its_year is None else year // 100 * 100 + its_year
    if its_year < _EARLIEST:
        raise ValueError(f"too long ago: {text!r}")
    return date(its_year, month, day)


def read_dates(
    values: Sequence[str], order: DateOrder, year: int | None = None
) -> tuple[list[date | None], list[tuple[int, str]]]:
    """Read a column of dates; second are index and text of the unreadable ones."""
    read: dict[str, date | None] = {}
    unreadable = set()
    for text in set(values):
        try:
            read[text] = read_date(text, order, year)
        except ValueError:
            read[text] = None
            unreadable.add(text)
    problems = (
        [(index, text) for index, text in enumerate(values) if text in unreadable]
        if unreadable
        else []
    )
    return [read[text] for text in values], problems
