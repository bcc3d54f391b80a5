"""Collaborations for people whom a list of costs has promised money to.

Who is paid for a campaign has said yes: where there is no collaboration yet, one is
begun as agreed, or as wrapped up where the campaign is over. A cost that is only in
view, or called off, begins none.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.exchange.costs_reader import ROWS
from store.exchange.newcomers import highest
from store.exchange.plan import Question
from store.rules.cadence import Cadence
from store.rules.flow import State, Terms, begun
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import UnitOfWork

_STATE = tuple(field.name for field in fields(State))
_SHOWN = 5

PAID = "s.minor>0 AND ifnull(s.state,'committed') IN ('committed','invoiced','paid')"
"""Costs that make a collaboration of somebody."""

_MISSING = f"""
SELECT s.person, s.campaign_id, min(s.row), coalesce(g.market, i.country, ?),
 CASE g.status WHEN 'wrapped' THEN 'wrapped' ELSE 'agreed' END, i.name
FROM {ROWS} s JOIN campaign g ON g.id=s.campaign_id JOIN influencer i ON i.id=s.person
WHERE s.talk ISNULL AND s.known ISNULL AND {{}}
GROUP BY s.person, s.campaign_id ORDER BY 3
"""


def begin(
    unit: UnitOfWork, today: date, market: str | None, which: str = PAID
) -> list[Question]:
    """Begin the collaborations that are not there yet; says with whom.

    ``which`` is the SQL for the rows ``s`` that make one.
    """
    connection = unit.connection
    missing = connection.execute(_MISSING.format(which), (market,)).fetchall()
    if not missing:
        return []
    base = highest(connection, "collaboration")
    marks = ",".join("?" * len(_STATE))
    connection.executemany(
        f"INSERT INTO collaboration(id, influencer_id, campaign_id, {','.join(_STATE)},"
        " unanswered, created_at, updated_at, version) VALUES"
        f" (?,?,?,{marks},0,?,?,1)",
        (
            (base + at, who, campaign, *_state(stage, today, where), unit.at, unit.at)
            for at, (who, campaign, _row, where, stage, _name) in enumerate(missing, 1)
        ),
    )
    connection.executemany(
        f"UPDATE {ROWS} SET talk=? WHERE person=? AND campaign_id=? AND talk ISNULL",
        (
            (base + at, who, campaign)
            for at, (who, campaign, *_) in enumerate(missing, 1)
        ),
    )
    names = list(dict.fromkeys(name for *_, name in missing))
    shown = ", ".join(names[:_SHOWN]) + ", \N{HORIZONTAL ELLIPSIS}" * (
        len(names) > _SHOWN
    )
    told = N_(
        "Paid, and no collaboration in that campaign yet; one is begun with each:"
        " {names}."
    )
    if which != PAID:
        told = N_(
            "Sold something, and no collaboration in that campaign yet; one is begun"
            " with each: {names}."
        )
    return [Question("begun", told, {"names": shown}, "agreed")]


def _state(stage: str, today: date, market: str | None) -> list[Any]:
    """The state of a collaboration that begins so; no cadence counts there."""
    found = begun(stage, today, Terms(Cadence(()), market))
    values = (getattr(found, name) for name in _STATE)
    return [each.isoformat() if isinstance(each, date) else each for each in values]
