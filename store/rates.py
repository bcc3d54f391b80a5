"""The rates desk: what one currency was worth in another, as she said it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from store.cost_rows import TOPIC, recount
from store.errors import Invalid, NotFound
from store.rate_rows import KnownRate, keep_rate, known_rate
from store.rules.currencies import DECIMALS
from store.rules.spend import check_rate, plain_rate
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database, UnitOfWork

__all__ = ["KnownRate", "RateRow", "Rates", "count_waiting"]


@dataclass(frozen=True, slots=True)
class RateRow:
    """How much of one currency another was on a day."""

    id: int
    from_currency: str
    to_currency: str
    on_day: date
    rate: Decimal


class Rates:
    """Rates of exchange; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, currency: str, to: str, on: date) -> KnownRate | None:
        """The rate that holds on a day; None where none was ever said.

        The latest until then, else the first after it; turned round where only the
        other direction is known.
        """
        return known_rate(self._database.read, currency, to, on)

    def all(self) -> tuple[RateRow, ...]:
        """Every rate that was said, by pair, the newest first."""
        rows = self._database.read(
            "SELECT id, from_currency, to_currency, on_day, rate FROM exchange_rate"
            " ORDER BY from_currency, to_currency, on_day DESC"
        )
        return tuple(
            RateRow(number, one, other, date.fromisoformat(day), Decimal(rate))
            for number, one, other, day, rate in rows
        )

    def note(self, currency: str, to: str, on: date, rate: Decimal) -> int:
        """Say what a currency is worth in another on a day.

        Costs and conversions that no rate was known for count from now on, each at the
        one for its own day as ``known`` gives it; those that counted already stay as
        they are. Returns how many came to count. Raises Invalid, and OverBudget where
        that goes past a budget.
        """
        _check_pair(currency, to)
        try:
            check_rate(rate)
        except ValueError:
            raise Invalid(
                N_("Rate of exchange: {value} is not one; write it as 1385.20."),
                value=str(rate)[:40],
            ) from None
        detail = {"currency": currency, "rate": plain_rate(rate), "other": to}
        label = N_("Noted a rate: 1 {currency} is {rate} {other}")
        with self._database.writing(label, TOPIC, **detail) as unit:
            keep_rate(unit, currency, to, on, rate)
            return count_waiting(unit, currency, to)

    def remove(self, rate_id: int) -> None:
        """Forget a rate; what was counted at it stays. Raises NotFound."""
        label = N_("Deleted a rate of {currency} in {other}")
        with self._database.writing(label, TOPIC) as unit:
            found = unit.connection.execute(
                "DELETE FROM exchange_rate WHERE id=? RETURNING from_currency,"
                " to_currency",
                (rate_id,),
            ).fetchone()
            if found is None:
                raise NotFound(N_("There is no rate number {number}."), number=rate_id)
            unit.name(label, currency=found[0], other=found[1])


_PAIR = """
g.currency IN (SELECT value FROM json_each(:pair))
 AND k.amount_currency IN (SELECT value FROM json_each(:pair))
 AND k.amount_currency<>g.currency
"""
_WAITING = f"""
SELECT k.id FROM campaign g CROSS JOIN cost k INDEXED BY ix_cost_uncounted
 ON k.campaign_id=g.id AND k.counted_minor IS NULL WHERE {_PAIR}
UNION
SELECT k.id FROM campaign g CROSS JOIN cost k ON k.campaign_id=g.id WHERE {_PAIR}
 AND k.counted_currency<>g.currency
 AND EXISTS (SELECT 1 FROM cost_total t WHERE t.campaign_id=g.id
  AND t.counted_currency NOT IN ('', g.currency))
ORDER BY 1
"""
"""Costs of this pair, either way round, that do not count in their campaign's money:
at no rate, or in what it counted in before. The latter are looked for only where the
sums say that there are some."""


_UNCOUNTED = """
SELECT v.id FROM campaign g CROSS JOIN conversion v INDEXED BY ix_conversion_uncounted
 ON v.campaign_id=g.id AND v.counted_minor IS NULL AND v.amount_minor IS NOT NULL
WHERE g.currency IN (SELECT value FROM json_each(:pair))
 AND v.amount_currency IN (SELECT value FROM json_each(:pair))
 AND v.amount_currency<>g.currency
"""
"""Conversions of this pair that wait for a rate."""


def count_waiting(unit: UnitOfWork, currency: str, to: str) -> int:
    """Count costs and conversions of a pair that no rate was known for; how many."""
    from store.attribution_follow import settle_all  # noqa: PLC0415 - for both

    pair = {"pair": json.dumps([currency, to])}
    waiting = unit.connection.execute(_WAITING, pair).fetchall()
    counted = recount(unit, [number for (number,) in waiting])
    return counted + settle_all(unit, _UNCOUNTED, pair)


def _check_pair(currency: str, to: str) -> None:
    for code in (currency, to):
        if code not in DECIMALS:
            raise Invalid(N_("{currency} is not a currency known here."), currency=code)
    if currency == to:
        raise Invalid(N_("{currency} is always one {currency}."), currency=currency)
