"""A campaign made like another one: what is asked again, nothing of what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.campaign_rows import BRIEF_COLUMNS, FRAME, no_campaign
from store.rules.text import fold

if TYPE_CHECKING:
    from store.engine import UnitOfWork

_OWN = frozenset({"name", "status", "starts_on", "ends_on"})
"""What of the frame a clone has of its own."""

_TAKEN = ",".join(
    [column for column in FRAME if column not in _OWN] + [*BRIEF_COLUMNS.values()]
)
_CAMPAIGN = (
    f"INSERT INTO campaign(name, name_key, {_TAKEN}, created_at, updated_at, version)"
    f" SELECT ?, ?, {_TAKEN}, ?, ?, 1 FROM campaign WHERE id=?"
)
_TARGETS = (
    "INSERT INTO target(campaign_id, metric, goal) SELECT ?, metric, goal FROM target"
    " WHERE campaign_id=? ORDER BY id"
)
_LINES = (
    "INSERT INTO budget_line(campaign_id, category, planned_minor, note) SELECT ?,"
    " category, planned_minor, note FROM budget_line WHERE campaign_id=? ORDER BY id"
)
_WORTH = "value_minor, value_currency, ltv_minor, ltv_currency, rate"
_GOALS = (
    "INSERT INTO conversion_goal(campaign_id, kind, name, name_key,"
    f" {_WORTH}, created_at, updated_at, version) SELECT ?, kind, name, name_key,"
    f" {_WORTH}, ?, ?, 1 FROM conversion_goal WHERE campaign_id=? ORDER BY id"
)
_LINE_UP = """
INSERT INTO candidate(campaign_id, influencer_id, fee_minor, fee_currency)
SELECT :clone, p.influencer_id, p.fee_minor, p.fee_currency FROM (
 SELECT influencer_id, fee_minor, fee_currency FROM collaboration
  WHERE campaign_id=:source AND stage<>'declined' AND decision IS NOT 'let_go'
 UNION ALL
 SELECT n.influencer_id, n.fee_minor, n.fee_currency FROM candidate n
  WHERE n.campaign_id=:source AND NOT EXISTS (SELECT 1 FROM collaboration c WHERE
   c.campaign_id=:source AND c.influencer_id=n.influencer_id)
) p JOIN influencer i ON i.id=p.influencer_id
WHERE i.archived_at IS NULL AND i.status NOT IN ('let_go','blocked')
ORDER BY i.id
"""
"""Everybody who was in it or thought of, but whoever declined, was let go or blocked,
or is in the trash."""


def clone(
    unit: UnitOfWork, campaign_id: int, name: str, *, with_people: bool
) -> tuple[int, str]:
    """Make the clone; gives its number and the name of its source; raises NotFound."""
    connection = unit.connection
    source = connection.execute(
        "SELECT name FROM campaign WHERE id=?", (campaign_id,)
    ).fetchone()
    if source is None:
        raise no_campaign(campaign_id)
    made = (name, fold(name), unit.at, unit.at, campaign_id)
    number = connection.execute(_CAMPAIGN, made).lastrowid or 0
    connection.execute(_TARGETS, (number, campaign_id))
    connection.execute(_LINES, (number, campaign_id))
    connection.execute(_GOALS, (number, unit.at, unit.at, campaign_id))
    if with_people:
        connection.execute(_LINE_UP, {"clone": number, "source": campaign_id})
    return number, str(source[0])
