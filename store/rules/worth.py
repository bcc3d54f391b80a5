"""What conversions are worth: by their own amount, else by the goal they fulfil.

Everything is whole minor units and exact fractions; what has to be rounded is rounded
once for each row, half to even.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from store.rules.text import clean, narrow

_RATE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,12})?")


@dataclass(frozen=True, slots=True)
class Worth:
    """What one conversion of a goal is worth, in minor units of one currency.

    Either a value, or what a customer is worth over the years and the share in percent
    of those who become one.
    """

    value_minor: int | None = None
    ltv_minor: int | None = None
    rate: Decimal | None = None
    currency: str | None = None

    def one(self) -> Fraction | None:
        """What one is worth, not rounded; None where nobody said."""
        if self.value_minor is not None:
            return Fraction(self.value_minor)
        if self.ltv_minor is None or self.rate is None:
            return None
        return self.ltv_minor * Fraction(self.rate) / 100


def worth(
    quantity: int,
    *,
    gross: int | None = None,
    refunded: int = 0,
    unit: int | None = None,
    goal: Worth | None = None,
) -> int | None:
    """What conversions are worth, less what went back, in minor units.

    ``gross`` is what all of them came to, ``unit`` what a sheet says of one; without
    both the goal says. None where nobody knows.
    """
    if gross is not None:
        return gross - refunded
    one = Fraction(unit) if unit is not None else goal.one() if goal else None
    # A Fraction is exact, and rounds half to even.
    return None if one is None else round(quantity * one) - refunded


def read_rate(text: str) -> Decimal:
    """Read a share in percent, 0 to 100: ``10``, ``12,5 %``; raises ValueError."""
    typed = clean(narrow(clean(text)).removesuffix("%"))
    if _RATE.fullmatch(typed):
        rate = Decimal(typed.replace(",", "."))
        if rate <= 100:
            return rate
    raise ValueError(f"not a share: {text[:40]!r}")
