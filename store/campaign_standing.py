"""Where campaigns stand, counted: people, money, what holds them up.

Only the campaigns that are asked for are looked at, each through the index of its
collaborations. People in the trash are left out, as everywhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from store.rules.cost_words import COMMITTED
from store.rules.pipeline import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from store.engine import Database

AGREED = ("agreed", "wrapped")
"""Stages in which the fee is promised."""

PATIENCE = timedelta(days=7)
"""How long a next step may be overdue before its campaign counts as late."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of one campaign."""

    people: int = 0
    open: int = 0
    agreed: int = 0
    """Agreed or wrapped."""
    wrapped: int = 0
    late: int = 0
    """Whose next step is overdue by more than PATIENCE."""
    adrift: int = 0
    """Open without a next step."""
    no_contract: int = 0
    """Agreed without any contract, but one that was cancelled."""
    committed: tuple[tuple[str, int], ...] = ()
    """All that is promised, paid or not, by currency, in its minor units."""
    lines: int | None = None
    """What its budget lines plan together; None without any."""

    def committed_in(self, currency: str | None) -> int:
        """What is promised in one currency."""
        return dict(self.committed).get(currency or "", 0)

    def committed_beside(self, currency: str | None) -> tuple[tuple[str, int], ...]:
        """What is promised in all others: never added to anything."""
        return tuple(pair for pair in self.committed if pair[0] != currency)


NOTHING = Counted()
"""A campaign that nothing is in."""

_FIGURES = ("people", "open", "agreed", "wrapped", "late", "adrift", "no_contract")


def _listed(stages: Iterable[str]) -> str:
    return ",".join(f"'{stage}'" for stage in sorted(stages))


_TRASH = "SELECT influencer_id FROM roster_line WHERE archived=1"
_COUNTS = f"""
SELECT c.campaign_id, count(*), sum(c.stage IN ({_listed(OPEN)})),
 sum(c.stage IN ({_listed(AGREED)})),
 sum(c.stage='wrapped'), sum(ifnull(c.next_step_on<:late, 0)),
 sum(c.stage IN ({_listed(OPEN)}) AND c.next_step_on IS NULL),
 sum(c.stage='agreed' AND NOT EXISTS (SELECT 1 FROM contract k WHERE
  k.collaboration_id=c.id AND k.status<>'cancelled'))
FROM json_each(:ids) j CROSS JOIN collaboration c INDEXED BY
 ix_collaboration_campaign_id ON c.campaign_id=j.value
WHERE {{kept}} GROUP BY 1 ORDER BY 1
"""
_MONEY = f"""
SELECT s.campaign_id, CASE s.counted_currency WHEN '' THEN s.amount_currency
  ELSE s.counted_currency END AS money,
 sum(CASE s.counted_currency WHEN '' THEN s.amount_minor ELSE s.counted_minor END)
FROM json_each(?) j CROSS JOIN budget_total s ON s.campaign_id=j.value
WHERE s.state IN ({_listed(COMMITTED)}) GROUP BY 1, 2 ORDER BY 1, 2
"""
"""What is in another currency counts as what it is while no rate is known."""
_LINES = """
SELECT b.campaign_id, sum(b.planned_minor)
FROM json_each(?) j CROSS JOIN budget_line b ON b.campaign_id=j.value GROUP BY 1
"""


def count(
    database: Database, campaign_ids: Sequence[int], today: date | None
) -> dict[int, Counted]:
    """Count what is in these campaigns; those that nothing is in are left out.

    Without a day nobody is late. Money counts whoever it is for, in the trash or not.
    """
    kept = "1"
    if database.read(f"SELECT EXISTS ({_TRASH})")[0][0]:
        kept = f"c.influencer_id NOT IN ({_TRASH})"
    given = {
        "ids": json.dumps(list(campaign_ids)),
        "late": "" if today is None else (today - PATIENCE).isoformat(),
    }
    figures: dict[int, dict[str, int]] = {}
    for number, *counted in database.read(_COUNTS.format(kept=kept), given):  # type: ignore[arg-type]
        figures[number] = dict(zip(_FIGURES, counted, strict=True))
    money: dict[int, list[tuple[str, int]]] = {}
    for number, currency, minor in database.read(_MONEY, (given["ids"],)):
        money.setdefault(number, []).append((currency, minor))
    lines = dict(database.read(_LINES, (given["ids"],)))
    return {
        number: Counted(
            **figures.get(number, {}),
            committed=tuple(money.get(number, ())),
            lines=lines.get(number),
        )
        for number in {**figures, **money, **lines}
    }


def health(
    counted: Counted, *, overdue_days: int, over_minor: int
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """How a campaign is: good, look or late, and the figures that say so.

    ``overdue_days`` are the days since its end if it is not wrapped, ``over_minor`` is
    what is promised beyond the budget. Figures come worst first: ended,
    late_follow_ups (people), over_budget (minor units), no_contract (people),
    no_next_step (people).
    """
    late = (("ended", overdue_days), ("late_follow_ups", counted.late))
    look = (
        ("over_budget", over_minor),
        ("no_contract", counted.no_contract),
        ("no_next_step", counted.adrift),
    )
    blocks = tuple((code, figure) for code, figure in (*late, *look) if figure > 0)
    if any(figure > 0 for _, figure in late):
        return "late", blocks
    return ("look" if blocks else "good"), blocks
