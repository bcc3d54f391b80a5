"""What waited for a rate of exchange counts when a list of costs brings one.

As with a rate that is typed: each cost at the one for its own day, in whatever campaign
it waits; what counts already keeps its rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from store.exchange.costs_reader import ROWS
from store.exchange.plan import Question
from store.rate_rows import keep_rate
from store.rates import count_waiting
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import UnitOfWork


@dataclass(frozen=True, slots=True)
class Waited:
    """How much came to count, and the campaigns that some waited in."""

    many: int
    campaigns: frozenset[int]

    def questions(self) -> list[Question]:
        """What is told of it."""
        told = N_("What waited for a rate of exchange and counts now: {count}.")
        detail = {"count": self.many}
        return [Question("counted", told, detail, "")] if self.many else []


_OF_KNOWN = f"""
SELECT k.amount_currency, g.currency, k.on_day, s.rate FROM {ROWS} s
JOIN cost k ON k.id=s.known JOIN campaign g ON g.id=k.campaign_id
WHERE s.rate NOTNULL AND k.counted_minor ISNULL AND k.amount_currency<>g.currency
ORDER BY s.row
"""
_OF_NEW = f"""
SELECT DISTINCT s.currency, g.currency FROM {ROWS} s
JOIN campaign g ON g.id=s.campaign_id
WHERE s.known ISNULL AND s.rate NOTNULL AND s.currency<>g.currency
"""
_WAIT = """
SELECT DISTINCT t.campaign_id FROM campaign g
JOIN budget_total t ON t.campaign_id=g.id AND t.counted_currency=''
WHERE t.amount_currency IN (?1,?2) AND g.currency IN (?1,?2)
"""


def count(unit: UnitOfWork) -> Waited:
    """Count what waited for a rate that the rows bring, of a known cost or a new one.

    Raises Invalid where an amount becomes too large at it.
    """
    connection, many = unit.connection, 0
    pairs = {tuple(sorted(pair)) for pair in connection.execute(_OF_NEW)}
    for currency, to, day, rate in connection.execute(_OF_KNOWN).fetchall():
        keep_rate(unit, currency, to, day, Decimal(rate))
        pairs.add(tuple(sorted((currency, to))))
    campaigns: set[int] = set()
    for one, other in sorted(pairs):
        campaigns.update(
            number for (number,) in connection.execute(_WAIT, (one, other))
        )
        many += count_waiting(unit, one, other)
    return Waited(many, frozenset(campaigns) if many else frozenset())
