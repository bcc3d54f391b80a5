"""How far campaigns are past their budget after costs were brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.costs_reader import ROWS, as_json
from store.exchange.plan import Question
from store.roster_rows import plain_amount
from store.rules.cost_words import COMMITTED
from store.rules.money import Money
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_COUNTING = ",".join(f"'{state}'" for state in COMMITTED)

_STANDING = f"""
SELECT name, currency, planned, committed FROM (
 SELECT g.name, g.currency, coalesce(g.budget_minor, (SELECT sum(l.planned_minor)
   FROM budget_line l WHERE l.campaign_id=g.id)) AS planned,
  (SELECT sum(t.counted_minor) FROM budget_total t WHERE t.campaign_id=g.id
   AND t.state IN ({_COUNTING}) AND t.counted_currency=g.currency) AS committed
 FROM campaign g WHERE g.id IN (SELECT value FROM json_each(?)
  UNION SELECT campaign_id FROM {ROWS} WHERE known ISNULL)
) WHERE committed>planned ORDER BY name
"""


_UNCOUNTED = f"""
SELECT g.name, s.currency, g.currency, count(*) FROM {ROWS} s
JOIN counts f ON f.row=s.row JOIN campaign g ON g.id=s.campaign_id
WHERE f.minor ISNULL GROUP BY g.id, s.currency ORDER BY 1, 2
"""


def uncounted(connection: sqlite3.Connection) -> list[Question]:
    """Say which amounts count in no figure until somebody says a rate for them."""
    told = N_(
        "{campaign}: {count} in {currency} count beside its figures until a rate to"
        " {other} is known."
    )
    return [
        Question(
            "rate",
            told,
            {"campaign": name, "count": many, "currency": one, "other": other},
            "",
        )
        for name, one, other, many in connection.execute(_UNCOUNTED)
    ]


def over_budget(
    connection: sqlite3.Connection, changed: Iterable[int | None]
) -> list[Question]:
    """Say of each campaign that got or changed costs how far it is past its budget."""
    numbers = as_json({number for number in changed if number is not None})
    told = N_("{campaign} is {over} {currency} past its budget with this.")
    return [
        Question(
            "over_budget",
            told,
            {
                "campaign": name,
                "over": plain_amount(Money(committed - planned, currency)),
                "currency": currency,
            },
            "",
        )
        for name, currency, planned, committed in connection.execute(
            _STANDING, (numbers,)
        )
    ]
