"""What is known of the money of campaigns, for the checklist to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.cost_words import BUDGET_GROUP, COMMITTED

if TYPE_CHECKING:
    from store.engine import Database


@dataclass(frozen=True, slots=True)
class PlannedMoney:
    """What a campaign plans in lines, and what it has promised in its own currency."""

    lines: int = 0
    in_lines: int = 0
    """Their sum, in minor units."""
    groups: frozenset[str] = frozenset()
    """The parts of a budget that have an amount planned: pay, production, other."""
    committed: int = 0
    """In minor units."""


def read_money(database: Database, ids: str) -> dict[int, PlannedMoney]:
    """The money of campaigns, their numbers as JSON; those without any are left out."""
    planned: dict[int, dict[str, int]] = {}
    for number, category, minor in database.read(_LINES, (ids,)):
        planned.setdefault(number, {})[category] = minor
    committed = dict(database.read(_COMMITTED, (ids,)))
    return {
        number: PlannedMoney(
            lines=len(lines),
            in_lines=sum(lines.values()),
            groups=frozenset(
                BUDGET_GROUP.get(category, "other")
                for category, minor in lines.items()
                if minor
            ),
            committed=committed.get(number, 0),
        )
        for number in {**planned, **committed}
        for lines in (planned.get(number, {}),)
    }


_COUNTING = ",".join(f"'{state}'" for state in COMMITTED)

_LINES = """
SELECT b.campaign_id, b.category, b.planned_minor
FROM json_each(?) j CROSS JOIN budget_line b ON b.campaign_id=j.value
"""

_COMMITTED = f"""
SELECT g.id, sum(s.counted_minor) FROM json_each(?) j
CROSS JOIN campaign g ON g.id=j.value CROSS JOIN budget_total s ON s.campaign_id=g.id
WHERE s.state IN ({_COUNTING}) AND s.counted_currency=g.currency GROUP BY 1
"""
