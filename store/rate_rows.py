"""Rates of exchange as they are kept: found for a day, and written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from store.rules.spend import plain_rate, turned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.engine import UnitOfWork


class Ask(Protocol):
    """What answers a question in SQL: the reading door, or a unit of work."""

    def __call__(self, sql: str, parameters: tuple[Any, ...], /) -> Iterable[Any]:
        """The rows of the answer."""


@dataclass(frozen=True, slots=True)
class KnownRate:
    """What one currency is worth in another, and since when that is known."""

    rate: Decimal
    on_day: date
    """The day it was said for."""
    is_turned: bool = False
    """Whether only the other direction was said, and this is worked out from it."""


def known_rate(ask: Ask, currency: str, to: str, on: date | str) -> KnownRate | None:
    """The rate that holds on a day: the latest until then, else the first after it.

    The other direction serves where only that is known.
    """
    for pair in ((currency, to), (to, currency)):
        for _, day_text, text in ask(_KNOWN, (*pair, str(on), *pair, str(on))):
            rate, day = Decimal(text), date.fromisoformat(day_text)
            if pair[0] == to:
                return KnownRate(turned(rate), day, is_turned=True)
            return KnownRate(rate, day)
    return None


_KNOWN = """
SELECT * FROM (SELECT 1, on_day, rate FROM exchange_rate
  WHERE from_currency=? AND to_currency=? AND on_day<=? ORDER BY on_day DESC LIMIT 1)
UNION ALL
SELECT * FROM (SELECT 2, on_day, rate FROM exchange_rate
  WHERE from_currency=? AND to_currency=? AND on_day>? ORDER BY on_day LIMIT 1)
ORDER BY 1 LIMIT 1
"""


def keep_rate(
    unit: UnitOfWork, currency: str, to: str, on: date | str, rate: Decimal
) -> None:
    """Write a checked rate down for a day, over what was said of that day before."""
    unit.connection.execute(
        "INSERT INTO exchange_rate(from_currency, to_currency, on_day, rate)"
        " VALUES (?,?,?,?) ON CONFLICT(from_currency, to_currency, on_day) DO UPDATE"
        " SET rate=excluded.rate WHERE rate<>excluded.rate",
        (currency, to, str(on), plain_rate(rate)),
    )
