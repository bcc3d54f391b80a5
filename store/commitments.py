"""What costs come about by themselves: deals, parcels, and minutes noted with touches.

At the end of every unit of work the history of that unit says which collaborations,
parcels and touches it touched; whatever they make due is worked out from them and put
beside what is there. So every way that leads to a deal leads to its cost, in the same
step, and taking the step back takes the cost along.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store import attribution_follow
from store.commitment_rows import Settler
from store.cost_rows import count_cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import UnitOfWork

NEWS = frozenset({"budget", "campaigns"})
"""What is another when a cost came about or own time was noted."""

_MONEY = """
SELECT EXISTS (SELECT 1 FROM change WHERE unit=:unit
 AND "table" IN ('cost','work_time'))
OR EXISTS (SELECT 1 FROM cost WHERE id>:cost)
OR EXISTS (SELECT 1 FROM work_time WHERE id>:work_time)
"""

_DEALS = ("collaboration", "shipment", "product", "deliverable", "contract")
"""Tables that costs follow."""

_WITH_MONEY = """
JOIN collaboration c ON c.id=t.talk
WHERE c.fee_minor NOTNULL
 OR EXISTS (SELECT 1 FROM shipment p WHERE p.collaboration_id=c.id)
 OR EXISTS (SELECT 1 FROM cost x WHERE x.collaboration_id=c.id)
ORDER BY c.id
"""
_TALKS = f"""
SELECT DISTINCT c.id FROM (
 SELECT row AS talk FROM change WHERE unit=:unit AND "table"='collaboration'
 UNION SELECT id FROM collaboration WHERE id>:collaboration
 UNION SELECT collaboration_id FROM shipment WHERE id>:shipment
 UNION SELECT collaboration_id FROM deliverable WHERE id>:deliverable
 UNION SELECT collaboration_id FROM contract WHERE id>:contract
 UNION SELECT json_extract(before,'$[0].collaboration_id') FROM change
  WHERE unit=:unit AND "table" IN ('shipment','deliverable','contract')
 UNION SELECT p.collaboration_id FROM change h JOIN shipment p ON p.product_id=h.row
  AND p.sent_on IS NULL AND p.delivered_on IS NULL
  WHERE h.unit=:unit AND h."table"='product'
) t {_WITH_MONEY}
"""
"""The collaborations of this unit that money can be about."""

_REPLAYED = f"""
SELECT DISTINCT c.id FROM (
 SELECT k.id AS talk FROM change h JOIN collaboration k ON k.id BETWEEN h.row AND
  h.last_row WHERE h.unit=:unit AND h."table"='collaboration'
 UNION SELECT json_extract(j.value,'$.collaboration_id') FROM change h,
  json_each(ifnull(h.before, h.after)) j
  WHERE h.unit=:unit AND h."table" IN ('shipment','deliverable','contract')
 UNION SELECT p.collaboration_id FROM change h JOIN shipment p ON p.id BETWEEN h.row
  AND h.last_row WHERE h.unit=:unit AND h."table"='shipment'
) t {_WITH_MONEY}
"""
"""The same for a unit that was taken back or done again."""

_REMADE = """
SELECT h.row FROM change h JOIN shipment p ON p.id=h.row
WHERE h.unit=? AND h."table"='shipment' AND (
 json_extract(h.before,'$[0].quantity') IS NOT p.quantity
 OR json_extract(h.before,'$[0].product_id') IS NOT p.product_id)
"""
"""Parcels that hold something else than before: what they cost is worked out anew."""

_ORPHANS = """
UPDATE cost SET state='cancelled', version=version+1, updated_at=:at
WHERE id IN (SELECT row FROM change WHERE unit=:unit AND "table"='cost')
 AND origin NOTNULL AND collaboration_id IS NULL AND state IN ('committed','invoiced')
"""
"""Nobody is owed what belonged to a collaboration that is gone; what was paid was."""


def follow(unit: UnitOfWork, mark: Mapping[str, int]) -> None:
    """Let costs and own time follow what this unit did.

    ``mark`` has the highest number of each table before it.
    """
    touched = _touched(unit, mark)
    if not touched:
        return
    given = {"unit": unit.id, "at": unit.at, **mark}
    if touched & set(_DEALS):
        talks = [row[0] for row in unit.connection.execute(_TALKS, given)]
        if talks:
            remade = {row[0] for row in unit.connection.execute(_REMADE, (unit.id,))}
            Settler(unit, talks, remade).settle()
        if "collaboration" in touched:
            unit.connection.execute(_TIME_MOVED, given)
            _count_anew(unit, unit.connection.execute(_MOVED, given).fetchall())
    if "campaign" in touched:
        _count_anew(unit, unit.connection.execute(_OTHER_MONEY, given).fetchall())
    if "cost" in touched and "collaboration" in touched:
        unit.connection.execute(_ORPHANS, given)
    if "touch" in touched:
        for statement in _TIME:
            unit.connection.execute(statement, given)
    attribution_follow.follow(unit, touched, mark)
    _announce(unit, given)


def _count_anew(unit: UnitOfWork, found: Sequence[Sequence[Any]]) -> None:
    """Count costs in the money of another campaign: old rates say nothing of it."""
    for number, campaign_id, minor, currency, on_day in found:
        counted = count_cost(unit, campaign_id, minor, currency, on_day)
        unit.connection.execute(
            "UPDATE cost SET campaign_id=?, exchange_rate=?, counted_minor=?,"
            " counted_currency=?, version=version+1, updated_at=? WHERE id=?",
            (campaign_id, *counted, unit.at, number),
        )


_MOVED = """
SELECT x.id, c.campaign_id, x.amount_minor, x.amount_currency, x.on_day
FROM change h JOIN collaboration c ON c.id=h.row
JOIN cost x ON x.collaboration_id=c.id AND x.campaign_id IS NOT c.campaign_id
WHERE h.unit=:unit AND h."table"='collaboration' GROUP BY x.id
"""
"""Costs of somebody whose work belongs to another campaign now."""

_OTHER_MONEY = """
SELECT x.id, x.campaign_id, x.amount_minor, x.amount_currency, x.on_day
FROM change h JOIN campaign g ON g.id=h.row
 AND json_extract(h.before,'$[0].currency') IS NOT g.currency
JOIN cost x ON x.campaign_id=g.id
WHERE h.unit=:unit AND h."table"='campaign' AND x.counted_currency IS NOT g.currency
"""


def _announce(unit: UnitOfWork, given: Mapping[str, object]) -> None:
    """Let whoever shows money hear of it, now and when the step is taken back."""
    if unit.topics >= NEWS or not unit.connection.execute(_MONEY, given).fetchone()[0]:
        return
    unit.topics |= NEWS
    unit.connection.execute(
        "UPDATE unit SET topics=? WHERE id=?", (",".join(sorted(unit.topics)), unit.id)
    )


def after_replay(unit: UnitOfWork) -> None:
    """Let costs follow a step that was taken back or done again.

    It brings its costs along itself; only a step from before there were any here leaves
    something to follow.
    """
    given = {"unit": unit.id, "at": unit.at, "touch": _NONE}
    talks = [row[0] for row in unit.connection.execute(_REPLAYED, given)]
    if talks:
        Settler(unit, talks, set()).settle()
    unit.connection.execute(_TIME_MADE, given)


_NONE = 2**63 - 1
"""A number above all that are given out."""


def settle(unit: UnitOfWork, talks: list[int]) -> None:
    """Work out what these collaborations cost, as after a currency was changed."""
    Settler(unit, talks, set()).settle()


def _touched(unit: UnitOfWork, mark: Mapping[str, int]) -> set[str]:
    """The tables of this unit that costs or own time follow."""
    watched = {*_DEALS, "touch", "cost", "campaign", "tracked_link"}
    changed = unit.connection.execute(
        'SELECT DISTINCT "table" FROM change WHERE unit=? AND "table" IN'
        " (SELECT value FROM json_each(?))",
        (unit.id, json.dumps(sorted(watched))),
    )
    found = {row[0] for row in changed}
    given = dict(unit.connection.execute("SELECT name, seq FROM sqlite_sequence"))
    return found | {name for name in watched if given.get(name, 0) > mark[name]}


_CHANGED = """SELECT k.id FROM change h
 JOIN touch k ON k.id BETWEEN h.row AND h.last_row
 WHERE h.unit=:unit AND h."table"='touch'"""
_CAMPAIGN = """(SELECT c.campaign_id FROM collaboration c
 WHERE c.id=work_time.collaboration_id)"""

_TIME_MOVED = f"""
UPDATE work_time SET campaign_id={_CAMPAIGN}, version=version+1, updated_at=:at
WHERE collaboration_id IN (SELECT row FROM change WHERE unit=:unit
  AND "table"='collaboration') AND campaign_id IS NOT {_CAMPAIGN}
"""
"""Own time belongs to the campaign that the conversation is in."""

_TIME_MADE = f"""INSERT INTO work_time(created_at, updated_at, version, campaign_id,
  collaboration_id, channel, on_day, minutes, touch_id)
 SELECT :at, :at, 1, c.campaign_id, t.collaboration_id,
  (SELECT l.platform FROM roster_line l WHERE l.influencer_id=t.influencer_id),
  t.on_day, t.minutes, t.id
 FROM touch t LEFT JOIN collaboration c ON c.id=t.collaboration_id
 WHERE (t.id>:touch OR t.id IN ({_CHANGED})) AND t.minutes>0
  AND NOT EXISTS (SELECT 1 FROM work_time w WHERE w.touch_id=t.id) ORDER BY t.id"""

_TIME = (
    f"""DELETE FROM work_time WHERE touch_id IN (SELECT id FROM touch
  WHERE id IN ({_CHANGED}) AND ifnull(minutes,0)=0)""",
    f"""UPDATE work_time SET on_day=t.on_day, minutes=t.minutes,
  collaboration_id=t.collaboration_id,
  campaign_id=(SELECT c.campaign_id FROM collaboration c WHERE c.id=t.collaboration_id),
  version=work_time.version+1, updated_at=:at
 FROM touch t WHERE t.id=work_time.touch_id AND t.id IN ({_CHANGED}) AND t.minutes>0
  AND (work_time.on_day, work_time.minutes, work_time.collaboration_id)
   IS NOT (t.on_day, t.minutes, t.collaboration_id)""",
    _TIME_MADE,
)
"""Own time follows the minutes of touches that were made or changed."""
