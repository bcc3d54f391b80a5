"""What a program says was spent on advertising, made a cost where she says so.

One cost stands for one advertisement and its days: when the next file covers more days
of the same beginning, that cost grows instead of a second one being made. What is paid
or called off here stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.cost_rows import count_cost, counted_columns, insert_cost, update_cost
from store.exchange.plan import Question
from store.rules.cost_words import OPEN_COSTS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from store.engine import UnitOfWork

CATEGORY = "boost"

_ROWS = """
SELECT t.campaign_id, coalesce(t.talk, t.whose) AS talk, t.place, t.label, t.on_day,
 t.spend_minor, t.spend_currency, (SELECT json_group_array(r.on_day) FROM reading r
  WHERE t.starts_on NOTNULL AND r.starts_on=t.starts_on AND r.label IS t.label
  AND r.source=t.source AND r.channel IS t.channel AND r.collaboration_id IS t.talk
  AND r.deliverable_id IS t.piece AND r.on_day<>t.on_day
  AND (t.channel ISNULL OR r.campaign_id IS t.campaign_id)) AS days
FROM told t WHERE t.spend_minor>0 ORDER BY t.row
"""
_KNOWN = f"""
SELECT k.id, k.state, k.amount_minor, k.on_day FROM cost k WHERE k.category='{CATEGORY}'
 AND (k.on_day=:day OR k.on_day IN (SELECT value FROM json_each(:days)))
 AND k.campaign_id IS :campaign AND k.channel IS :channel
 AND k.description IS :label AND k.collaboration_id IS :talk
 AND k.amount_currency=:currency
ORDER BY k.on_day=:day DESC, k.on_day DESC, k.id LIMIT 1
"""


def make(unit: UnitOfWork) -> list[Question]:
    """Make and change the costs; tells which count nowhere as yet."""
    uncounted = 0
    for row in unit.connection.execute(_ROWS).fetchall():
        campaign, talk, channel, label, day, minor, currency, days = row
        asked = {
            "campaign": campaign,
            "talk": talk,
            "channel": channel,
            "label": label,
            "day": day,
            "days": days,
            "currency": currency,
        }
        known = unit.connection.execute(_KNOWN, asked).fetchone()
        counted = count_cost(unit, campaign, minor, currency, day)
        uncounted += counted[1] is None
        values: dict[str, Any] = {
            "amount_minor": minor,
            "amount_currency": currency,
            "on_day": day,
            **counted_columns(counted),
        }
        if known is not None:
            _grow(unit, known, values)
            continue
        values |= {
            "campaign_id": campaign,
            "collaboration_id": talk,
            "channel": channel,
            "category": CATEGORY,
            "description": label,
            "state": "committed",
        }
        insert_cost(unit, values)
    if not uncounted:
        return []
    told = N_(
        "Costs in another currency than the campaign's: {count}; they count in no"
        " figure until a rate is said."
    )
    return [Question("uncounted", told, {"count": uncounted}, "")]


def _grow(unit: UnitOfWork, known: Sequence[Any], values: dict[str, Any]) -> None:
    """Let a cost that is still open follow what the program says now."""
    number, state, minor, day = known
    is_older = values["on_day"] < day
    if state not in {*OPEN_COSTS, "planned"} or is_older:
        return
    if (minor, day) != (values["amount_minor"], values["on_day"]):
        update_cost(unit, number, values)
