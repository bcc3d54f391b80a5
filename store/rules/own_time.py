"""Own time as people write it: 90m, 1h30, 1.5 h, 1시간 30분, or a bare figure."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from store.rules.quick_values import read_minutes
from store.rules.text import clean, narrow

MOST_MINUTES = 10**7
"""The most that one line of own time may hold."""

HOUR = 60

_WRITTEN = re.compile(r"([0-9]{1,6}) ?h(?: ?([0-5]?[0-9]) ?(?:m|min)?)?")
_DECIMAL = re.compile(r"[0-9]{1,6}[.,][0-9]{1,2}")


def read_time(text: str) -> int:
    """Read own time in minutes; a bare whole figure is minutes, one in parts hours.

    Raises ValueError for what is no time, for none at all, and for more than
    MOST_MINUTES.
    """
    typed = clean(narrow(clean(text))).casefold()
    found = _minutes(typed)
    if found is None or not 0 < found <= MOST_MINUTES:
        raise ValueError(f"not a time: {text[:40]!r}")
    return found


def _minutes(typed: str) -> int | None:
    if typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_MINUTES)):
        return int(typed)
    if _DECIMAL.fullmatch(typed):
        hours = Decimal(typed.replace(",", "."))
        return int((hours * HOUR).to_integral_value(ROUND_HALF_EVEN))
    if found := _WRITTEN.fullmatch(typed):
        return int(found[1]) * HOUR + int(found[2] or 0)
    return read_minutes(typed)


def written_time(minutes: int) -> str:
    """Own time in the fewest signs; ``read_time`` reads it back."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"
