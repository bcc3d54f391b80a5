"""What came of each collaboration, in one line, so that any number can be ranked.

Triggers mark whose results a step touched; the step ends by working those lines out
again. ``check`` compares all lines with what they should be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.cost_words import COMMITTED
from store.sums import unlike

if TYPE_CHECKING:
    import sqlite3

_STATES = ",".join(f"'{state}'" for state in COMMITTED)
_TIME = "(SELECT {} FROM work_time w WHERE w.collaboration_id=c.id{})"
_RATED = "ifnull(sum(w.minutes*ifnull(w.hourly_rate_minor, g.hourly_rate_minor)),0)"
_IN_MONEY = (
    " AND g.currency IS NOT NULL AND ifnull(w.hourly_rate_currency, g.currency)"
    "=g.currency AND ifnull(w.hourly_rate_minor, g.hourly_rate_minor) IS NOT NULL"
)
_OF_TALK = "FROM talk_total t WHERE t.collaboration_id=c.id AND t.counts=1"

_FOUND = f"""
SELECT c.id AS collaboration_id, c.influencer_id,
 ifnull(c.campaign_id,0) AS campaign_id, ifnull(g.currency,'') AS currency,
 (SELECT CASE count(DISTINCT d.kind) WHEN 0 THEN '' WHEN 1 THEN max(d.kind)
   ELSE 'mixed' END FROM deliverable d WHERE d.collaboration_id=c.id
   AND d.state<>'cancelled') AS format,
 (SELECT count(*) FROM piece_line p WHERE p.collaboration_id=c.id) AS pieces,
 (SELECT ifnull(sum(t.quantity),0) {_OF_TALK}) AS conversions,
 (SELECT ifnull(sum(t.counted_minor),0) {_OF_TALK}
   AND t.counted_currency=g.currency) AS revenue_minor,
 (SELECT ifnull(sum(k.counted_minor),0) FROM cost k WHERE k.collaboration_id=c.id
   AND k.state IN ({_STATES}) AND k.counted_currency=g.currency) AS cost_minor,
 {_TIME.format("ifnull(sum(w.minutes),0)", "")} AS minutes,
 {_TIME.format(_RATED, _IN_MONEY)} AS sixties,
 EXISTS (SELECT 1 {_OF_TALK} AND t.amount_currency<>''
   AND t.counted_currency IS NOT g.currency)
 OR EXISTS (SELECT 1 FROM cost k WHERE k.collaboration_id=c.id
   AND k.state IN ({_STATES}) AND k.counted_currency IS NOT g.currency)
 OR EXISTS (SELECT 1 FROM work_time w WHERE w.collaboration_id=c.id
   AND NOT (1{_IN_MONEY})) AS is_partial
FROM collaboration c LEFT JOIN campaign g ON g.id=c.campaign_id{{chosen}}
"""
_ROUNDED = "sixties/60+(sixties%60>30 OR (sixties%60=30 AND sixties/60%2=1))"
"""Sixtieths to whole units, half to even, once; the rule of rules/spend.time_cost."""

LINES = f"""
SELECT collaboration_id, influencer_id, campaign_id, currency, format, pieces,
 conversions, revenue_minor, cost_minor, minutes, time_minor, is_partial,
 CASE WHEN cost_minor+time_minor>0 THEN
  (revenue_minor-cost_minor-time_minor)*100.0/(cost_minor+time_minor) END
FROM (SELECT *, {_ROUNDED} AS time_minor FROM ({_FOUND}))
"""
"""What the lines are, in the order of their columns; ``{chosen}`` picks them."""


def refresh_stale(connection: sqlite3.Connection) -> None:
    """Work out again the lines of what a step touched."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM result_stale)").fetchone()[
        0
    ]:
        return
    touched = "IN (SELECT collaboration_id FROM result_stale)"
    connection.execute(f"DELETE FROM result_line WHERE collaboration_id {touched}")
    chosen = LINES.format(chosen=f" WHERE c.id {touched}")
    connection.execute(f"INSERT INTO result_line {chosen}")
    connection.execute("DELETE FROM result_stale")


def differences(connection: sqlite3.Connection) -> int:
    """How many lines are not what came of their collaborations."""
    return unlike(connection, "SELECT * FROM result_line", LINES.format(chosen=""))


def rebuild(connection: sqlite3.Connection) -> None:
    """Work all lines out again."""
    connection.execute("DELETE FROM result_stale")
    connection.execute("DELETE FROM result_line")
    connection.execute(f"INSERT INTO result_line {LINES.format(chosen='')}")
