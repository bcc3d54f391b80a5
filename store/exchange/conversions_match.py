"""Which conversion that is known a row of a sheet, or an order of a shop, means.

A row of our own export says which one it is. Every other that came in left a mark:
what it is of, in which campaign, and what it said. The same mark means the same row,
and nothing is news. The same beginning of a mark means the row of an older file that
says something else by now; that is sure only where there is one such row on either
side. An order that was typed, or came in with another kind of file, is known by its
number and its day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.costs_reader import ROWS

if TYPE_CHECKING:
    import sqlite3

SAME = 1
"""In ``mask``: the row says what it said the last time."""

_FREE = f"id NOT IN (SELECT known FROM {ROWS} WHERE known NOTNULL)"

_OURS = f"""
WITH said AS MATERIALIZED (SELECT min(row) AS row, ours FROM {ROWS}
 WHERE ours NOTNULL GROUP BY ours)
UPDATE {ROWS} SET known=f.id, mask=0 FROM (SELECT said.row, v.id FROM said
 CROSS JOIN conversion v ON v.id=CAST(ours AS INTEGER)
 AND v.id||'@'||v.created_at=said.ours) f WHERE f.row={ROWS}.row
"""

_EQUAL = f"""
WITH said AS MATERIALIZED (SELECT row, mark,
 row_number() OVER (PARTITION BY mark ORDER BY row) AS turn FROM {ROWS}
 WHERE known ISNULL),
there AS MATERIALIZED (SELECT v.id, v.mark,
 row_number() OVER (PARTITION BY v.mark ORDER BY v.id) AS turn
 FROM (SELECT DISTINCT mark FROM {ROWS}) m CROSS JOIN conversion v ON v.mark=m.mark)
UPDATE {ROWS} SET known=f.id, mask={SAME} FROM (SELECT said.row, there.id FROM said
 JOIN there ON there.mark=said.mark AND there.turn=said.turn) f WHERE f.row={ROWS}.row
"""

_ALIKE = f"""
WITH said AS MATERIALIZED (SELECT min(row) AS row, {{begin}} AS begin FROM {ROWS}
 WHERE known ISNULL AND {{own}} GROUP BY {{begin}} HAVING count(*)=1),
there AS MATERIALIZED (SELECT s.row, min(v.id) AS id FROM said s
 CROSS JOIN conversion v ON {{theirs}} WHERE v.{_FREE}
 GROUP BY s.row HAVING count(*)=1)
UPDATE {ROWS} SET known=there.id, mask=0 FROM there WHERE there.row={ROWS}.row
"""

_BEGINS = "v.mark>=s.begin AND v.mark<substr(s.begin,1,length(s.begin)-1)||'/'"
"""A mark that begins so; every beginning ends in a full stop, which / follows."""

_WAYS = (
    # In the same campaign.
    ("key||'.'||ifnull(campaign_id,'-')||'.'", "1", _BEGINS),
    # In none so far, or in none that this file says.
    ("key||'.-.'", "campaign_id NOTNULL", _BEGINS),
    ("key||'.'", "campaign_id ISNULL", _BEGINS),
)

_NUMBERED = f"""
WITH said AS MATERIALIZED (SELECT min(row) AS row, order_ref, on_day FROM {ROWS}
 WHERE known ISNULL AND order_ref NOTNULL AND on_day NOTNULL
 GROUP BY order_ref, on_day HAVING count(*)=1),
names AS MATERIALIZED (SELECT row, on_day, order_ref AS name FROM said UNION
 SELECT row, on_day, ltrim(order_ref,'# ') FROM said UNION
 SELECT row, on_day, '#'||ltrim(order_ref,'# ') FROM said),
there AS MATERIALIZED (SELECT n.row, min(v.id) AS id FROM names n
 CROSS JOIN conversion v ON v.order_ref=n.name AND v.on_day=n.on_day WHERE v.{_FREE}
 GROUP BY n.row HAVING count(*)=1)
UPDATE {ROWS} SET known=there.id, mask=0 FROM there WHERE there.row={ROWS}.row
"""


def pair(connection: sqlite3.Connection) -> int:
    """Fill ``known`` of the rows that are there already; returns how many.

    ``mask`` says which of them say nothing new. Rows have their campaigns by now, and
    nothing else that was found out.
    """
    connection.execute(f"ALTER TABLE temp.{ROWS} ADD COLUMN mark")
    connection.execute(
        f"UPDATE {ROWS} SET mark=key||'.'||ifnull(campaign_id,'-')||'.'||said"
    )
    (some,) = connection.execute("SELECT EXISTS (SELECT 1 FROM conversion)").fetchone()
    if not some:
        return 0
    connection.execute(_OURS)
    connection.execute(_EQUAL)
    for begin, own, theirs in _WAYS:
        connection.execute(_ALIKE.format(begin=begin, own=own, theirs=theirs))
    connection.execute(_NUMBERED)
    (known,) = connection.execute(
        f"SELECT count(*) FROM {ROWS} WHERE known NOTNULL"
    ).fetchone()
    return int(known)
