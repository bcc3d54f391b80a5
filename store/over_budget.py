"""The gate before a budget: nothing is promised past it without saying so.

It stands at the end of every unit of work, so whatever way leads to a promise comes
through it: a fee agreed on, a stage, a parcel, a cost that is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import OverBudget
from store.rules.cost_words import COMMITTED

if TYPE_CHECKING:
    from store.engine import UnitOfWork

_COUNTING = ",".join(f"'{state}'" for state in COMMITTED)

_TOUCHED = """
SELECT row FROM change WHERE unit=:unit AND "table"='cost'
UNION SELECT id FROM cost WHERE id>:mark
"""

_GROWN = f"""
SELECT campaign_id, sum(minor) FROM (
 SELECT x.campaign_id, x.counted_minor AS minor FROM ({_TOUCHED}) t
 JOIN cost x ON x.id=t.row WHERE x.state IN ({_COUNTING})
 UNION ALL
 SELECT json_extract(h.before,'$[0].campaign_id'),
  -json_extract(h.before,'$[0].counted_minor')
 FROM (SELECT min(id) AS id FROM change WHERE unit=:unit AND "table"='cost'
  AND row<=:mark GROUP BY row) f JOIN change h ON h.id=f.id
 WHERE json_extract(h.before,'$[0].state') IN ({_COUNTING})
) WHERE campaign_id NOTNULL GROUP BY 1 HAVING sum(minor)>0
"""
"""By how much each campaign has more promised than before this unit: what the rows it
touched are now, less what they were when it began."""

_STANDING = f"""
SELECT g.name, g.currency, coalesce(g.budget_minor,
  (SELECT sum(l.planned_minor) FROM budget_line l WHERE l.campaign_id=g.id)),
 ifnull((SELECT sum(s.counted_minor) FROM budget_total s WHERE s.campaign_id=g.id
  AND s.state IN ({_COUNTING}) AND s.counted_currency=g.currency), 0)
FROM campaign g WHERE g.id=?
"""


def check(unit: UnitOfWork, mark: int) -> None:
    """Raise OverBudget for a campaign that this unit takes past its plan.

    ``mark`` is the highest number of a cost before it. With a note it goes on, and the
    note is kept with what was promised.
    """
    given = {"unit": unit.id, "mark": mark}
    connection = unit.connection
    if unit.over_note == "" or not _has_costs(unit, mark):
        return
    for campaign_id, adds in connection.execute(_GROWN, given).fetchall():
        name, currency, planned, committed = connection.execute(
            _STANDING, (campaign_id,)
        ).fetchone()
        if planned is None or currency is None or committed <= planned:
            continue
        if unit.over_note is None:
            raise OverBudget(
                campaign_id=campaign_id,
                campaign=name,
                currency=currency,
                planned_minor=planned,
                committed_minor=committed - adds,
                adds_minor=adds,
            )
        connection.execute(
            f"UPDATE cost SET over_note=:note WHERE id IN ({_TOUCHED})"
            f" AND campaign_id=:campaign AND state IN ({_COUNTING})",
            {**given, "note": unit.over_note, "campaign": campaign_id},
        )


def _has_costs(unit: UnitOfWork, mark: int) -> bool:
    found = unit.connection.execute(
        f"SELECT EXISTS ({_TOUCHED})", {"unit": unit.id, "mark": mark}
    )
    return bool(found.fetchone()[0])
