"""The arithmetic of spending: the four figures, exchange, own time; whole units only.

What is planned, committed, paid and remaining is counted in minor units of one
currency. Nothing here is ever a float; what has to be rounded is rounded once, half to
even.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from store.rules.money import minor_digits
from store.rules.numerals import EMPTY_WORDS
from store.rules.text import clean, narrow

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST_COST = 10**12
"""The most minor units that one cost may be, above or below zero."""

LARGEST_COUNTED = 10**15
"""The most minor units that it may count as in another currency."""

_SMALLEST_RATE, _LARGEST_RATE = Decimal("1e-12"), Decimal("1e12")
_RATE_DIGITS = 24

_MINUTES_IN_HOUR = 60

_ONE_SIGN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_GROUPED = (
    re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
    re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
)
_EITHER = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
"""Thousands or decimals, and a thousandfold apart."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The four figures of anything, in minor units of one currency."""

    planned: int | None = None
    """What may be spent; None where nobody said."""
    committed: int = 0
    """All that is promised, paid or not."""
    paid: int = 0
    """The part of it that has left."""
    foreseen: int = 0
    """What is in view and not promised yet: in none of the four."""
    many: int = 0
    """How many costs these are."""

    @property
    def remaining(self) -> int | None:
        """What can still be promised, below zero when it is over; None unplanned."""
        return None if self.planned is None else self.planned - self.committed

    @property
    def open(self) -> int:
        """What is promised and not paid yet."""
        return self.committed - self.paid

    @property
    def over(self) -> bool:
        """Whether more is promised than planned."""
        return self.over_by > 0

    @property
    def over_by(self) -> int:
        """How much more is promised than planned; 0 where it is not."""
        return max(0, -(self.remaining or 0))


def after(figures: Figures, adds: int) -> Figures:
    """What the figures are when one cost more is promised: what-if, nothing done."""
    return replace(
        figures, committed=figures.committed + adds, many=figures.many + bool(adds)
    )


def share(part: int, whole: int | None) -> Decimal | None:
    """How much of a whole a part is: 1 is all of it; None without a whole."""
    return Decimal(part) / Decimal(whole) if whole else None


def convert(minor: int, currency: str, to: str, rate: Decimal) -> int:
    """Give minor units of one currency in those of another, rounded half to even.

    ``rate`` is how much of the other one of the first is. Raises ValueError for a
    currency that is none, a rate that cannot be, and what becomes too large to keep.
    """
    places = minor_digits(to) - minor_digits(currency)
    # A Fraction is exact, and rounds half to even.
    found = round(minor * Fraction(check_rate(rate)) * Fraction(10) ** places)
    if abs(found) > LARGEST_COUNTED:
        raise ValueError(f"too large: {minor} {currency} at {rate}")
    return found


def check_rate(rate: Decimal) -> Decimal:
    """Give a rate that can be, as it is; raises ValueError for any other."""
    if not rate.is_finite() or not _SMALLEST_RATE <= rate <= _LARGEST_RATE:
        raise ValueError(f"not a rate: {rate}")
    if len(rate.as_tuple().digits) > _RATE_DIGITS:
        raise ValueError(f"too many digits: {rate}")
    return rate


def read_rate(text: str) -> Decimal:
    """Read a typed rate of exchange: ``1,385.20``, ``1.385,20``, ``0,00072``.

    A point alone is a decimal sign; a comma before three digits may be either and is
    refused. Raises ValueError for that, for zero, and for whatever is no rate.
    """
    typed = clean(narrow(clean(text)))
    if typed.casefold() in EMPTY_WORDS or _EITHER.fullmatch(typed):
        raise ValueError(f"not a rate: {text[:40]!r}")
    if _ONE_SIGN.fullmatch(typed):
        return _exact(typed.replace(",", "."))
    if _GROUPED[0].fullmatch(typed):
        return _exact(typed.replace(",", ""))
    if _GROUPED[1].fullmatch(typed):
        return _exact(typed.replace(".", "").replace(",", "."))
    raise ValueError(f"not a rate: {text[:40]!r}")


def _exact(digits: str) -> Decimal:
    if len(digits) > 2 * _RATE_DIGITS:
        raise ValueError(f"too many digits: {digits[:40]!r}")
    return check_rate(Decimal(plain_rate(Decimal(digits))))


def plain_rate(rate: Decimal) -> str:
    """A rate as it is kept: digits and a point, without zeros that say nothing."""
    text = format(rate, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def turned(rate: Decimal) -> Decimal:
    """The rate of the other direction, to fifteen significant digits, half to even.

    Raises ValueError for a rate that cannot be.
    """
    places = check_rate(rate).adjusted() + 15
    exact = Fraction(10**places) / Fraction(rate)
    return Decimal(round(exact)).scaleb(-places).normalize()


def time_cost(parts: Iterable[tuple[int, int]]) -> int:
    """What minutes at rates per hour cost in all, rounded once, half to even.

    The parts are minutes and what an hour costs, in minor units of one currency.
    """
    return round(Fraction(sum(one * rate for one, rate in parts), _MINUTES_IN_HOUR))
