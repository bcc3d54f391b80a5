"""In which order everything due stands, and how much of it there is.

How urgent a collaboration is depends on three of its columns only: the day of its next
step, the day its wait began, and what kind of step it is. So the few thousand values
that they have together are counted in one walk along an index and ranked; then only the
rows that are wanted are looked at. What campaigns make due is far less: it is found
along indexes and ranked line by line.
"""

from __future__ import annotations

import json
from array import array
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from store.deadline_sql import AGREED, FEW_DEADLINES
from store.rules.pipeline import OPEN
from store.rules.urgency import GROUPS, SOURCES, WEIGHTS, horizon, urgency_sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.engine import Database

STEP_WEIGHTS = {
    "first": WEIGHTS["follow_up"],
    "follow_up": WEIGHTS["follow_up"],
    "reply": WEIGHTS["reply_owed"],
    "again": WEIGHTS["nurture"],
    "own": WEIGHTS["follow_up"],
}
"""What each kind of next step weighs."""


class Lot(NamedTuple):
    """Things due that nothing but campaign and name tells apart in rank."""

    source: str
    """step, adrift, task or deadline."""
    due: str
    since: str | None
    kind: str | None
    many: int
    items: str | None
    """Of deadlines: the number of each line and of its collaboration, as JSON."""
    rank: tuple[object, ...]


def _weight_sql() -> str:
    cases = " ".join(f"WHEN '{kind}' THEN {by}" for kind, by in STEP_WEIGHTS.items())
    return f"(CASE next_kind {cases} ELSE {WEIGHTS['follow_up']} END)"


_TRASH = "SELECT influencer_id FROM roster_line WHERE archived=1"
_OPEN = ",".join(f"'{stage}'" for stage in sorted(OPEN))
_STEP_URGENCY = urgency_sql("next_step_on", "clock_on", _weight_sql())
_TASK_URGENCY = urgency_sql("due_on", "NULL", str(WEIGHTS["task"]))
_DEADLINE_URGENCY = urgency_sql("due", "since", "weight")

_MANY = len(SOURCES)
_PLACES = " ".join(f"WHEN '{one}' THEN {at}" for at, one in enumerate(SOURCES))
_NUMBER = f"row*{_MANY}+CASE source {_PLACES} END"
_DEADLINES = f"SELECT * FROM ({FEW_DEADLINES}) WHERE due<=:horizon {{kept_deadline}}"

_AGREED = f"SELECT * FROM ({AGREED}) WHERE due<=:horizon"
_AGREED_ITEMS = f"""(SELECT json_group_array(json_array(
  value*{_MANY}+{SOURCES.index("no_contract")}, value)) FROM json_each(talks))"""

_LOTS = f"""
SELECT source, due, since, kind, many, items, (due>=:today)+(due>:today) AS place,
 CASE WHEN due>:today THEN due ELSE '' END AS day, urgency
FROM (
 SELECT 'step' AS source, next_step_on AS due, clock_on AS since, next_kind AS kind,
  count(*) AS many, NULL AS items, {_STEP_URGENCY} AS urgency
 FROM collaboration INDEXED BY ix_collaboration_due
 WHERE next_step_on<=:horizon {{kept}} GROUP BY next_step_on, clock_on, next_kind
 UNION ALL
 SELECT 'adrift', :today, NULL, NULL, count(*), NULL, 0.0
 FROM collaboration INDEXED BY ix_collaboration_stage
 WHERE stage IN ({_OPEN}) AND next_step_on IS NULL {{kept}}
 UNION ALL
 SELECT 'task', due_on, NULL, NULL, count(*), NULL, {_TASK_URGENCY}
 FROM task INDEXED BY ix_task_due_on
 WHERE done_at IS NULL AND due_on<=:horizon {{kept_task}} GROUP BY due_on
 UNION ALL
 SELECT 'deadline', due, since, NULL, count(*),
  json_group_array(json_array({_NUMBER}, talk, campaign)), {_DEADLINE_URGENCY}
 FROM ({_DEADLINES}) GROUP BY due, since, weight
 UNION ALL
 SELECT 'deadline', due, since, NULL, many, {_AGREED_ITEMS}, {_DEADLINE_URGENCY}
 FROM ({_AGREED})
) WHERE many ORDER BY place, day, urgency DESC
"""

_PER_DAY = f"""
SELECT (due>=:today)+(due>:today), total(many) FROM (
 SELECT next_step_on AS due, count(*) AS many
 FROM collaboration INDEXED BY ix_collaboration_due
 WHERE next_step_on<=:horizon {{kept}} GROUP BY next_step_on
 UNION ALL
 SELECT :today, count(*) FROM collaboration INDEXED BY ix_collaboration_stage
 WHERE stage IN ({_OPEN}) AND next_step_on IS NULL {{kept}}
 UNION ALL
 SELECT due_on, count(*) FROM task INDEXED BY ix_task_due_on
 WHERE done_at IS NULL AND due_on<=:horizon {{kept_task}} GROUP BY due_on
 UNION ALL
 SELECT due, count(*) FROM ({_DEADLINES}) GROUP BY due
 UNION ALL
 SELECT due, many FROM ({_AGREED})
) GROUP BY 1
"""

_CAMPAIGN_ON = "coalesce(g.starts_on, g.ends_on, '9')"
_PERSON = "roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0"
_ITEMS = f"""
WITH lot AS MATERIALIZED (SELECT json_extract(value,'$[0]') AS place,
  json_extract(value,'$[1]') AS source, json_extract(value,'$[2]') AS due,
  json_extract(value,'$[3]') AS since, json_extract(value,'$[4]') AS kind,
  json_extract(value,'$[5]') AS items
 FROM json_each(:lots))
SELECT group_concat(item) FROM (SELECT item FROM (
 SELECT c.id*{_MANY} AS item, lot.place AS place, {_CAMPAIGN_ON} AS campaign_on,
  l.name_key AS name
 FROM lot CROSS JOIN collaboration c INDEXED BY ix_collaboration_due
  ON c.next_step_on=lot.due AND c.clock_on IS lot.since AND c.next_kind IS lot.kind
 CROSS JOIN {_PERSON}
 LEFT JOIN campaign g ON g.id=c.campaign_id
 WHERE lot.source='step'
 UNION ALL
 SELECT c.id*{_MANY}, lot.place, {_CAMPAIGN_ON}, l.name_key
 FROM lot CROSS JOIN collaboration c INDEXED BY ix_collaboration_stage
  ON c.stage IN ({_OPEN}) AND c.next_step_on IS NULL
 CROSS JOIN {_PERSON}
 LEFT JOIN campaign g ON g.id=c.campaign_id
 WHERE lot.source='adrift'
 UNION ALL
 SELECT t.id*{_MANY}+1, lot.place, {_CAMPAIGN_ON}, ifnull(l.name_key, fold(t.title))
 FROM lot CROSS JOIN task t INDEXED BY ix_task_due_on
  ON t.done_at IS NULL AND t.due_on=lot.due
 LEFT JOIN roster_line l ON l.influencer_id=t.influencer_id
 LEFT JOIN campaign g ON g.id=t.campaign_id
 WHERE lot.source='task' AND l.archived IS NOT 1
 UNION ALL
 SELECT json_extract(one.value,'$[0]'), lot.place, {_CAMPAIGN_ON},
  coalesce(l.name_key, g.name_key, '')
 FROM lot CROSS JOIN json_each(lot.items) one
 LEFT JOIN collaboration c ON c.id=json_extract(one.value,'$[1]')
 LEFT JOIN roster_line l ON l.influencer_id=c.influencer_id
 LEFT JOIN campaign g ON g.id=ifnull(c.campaign_id, json_extract(one.value,'$[2]'))
 WHERE lot.source='deadline' AND l.archived IS NOT 1
) ORDER BY place, campaign_on, name, item LIMIT :limit)
"""


def order_of_all(database: Database, today: date, limit: int) -> array[int]:
    """The numbers of everything due, most pressing first, at most ``limit`` of them.

    A negative limit is none.
    """
    lots = list(_wanted(_lots(database, today), limit))
    if not lots:
        return array("q")
    found = database.read(_ITEMS, {"lots": json.dumps(lots), "limit": limit})[0][0]  # type: ignore[arg-type]
    return array("q", map(int, str(found).split(",")) if found else ())


def counts_of_all(database: Database, today: date) -> list[int]:
    """How much is due, by group."""
    rows = database.read(_without_trash(_PER_DAY, database), _days(today))  # type: ignore[arg-type]
    found = {place: int(many) for place, many in rows}
    return [found.get(place, 0) for place in range(len(GROUPS))]


def _lots(database: Database, today: date) -> list[Lot]:
    rows = database.read(_without_trash(_LOTS, database), _days(today))  # type: ignore[arg-type]
    return [
        Lot(source, due, since, kind, many, items, tuple(rank))
        for source, due, since, kind, many, items, *rank in rows
    ]


def _wanted(lots: list[Lot], limit: int) -> Iterator[tuple[object, ...]]:
    """Ranks from the top until enough is in them, each lot with its place."""
    have = 0
    for place, (_, alike) in enumerate(groupby(lots, key=lambda lot: lot.rank)):
        if 0 <= limit <= have:
            return
        for lot in alike:
            have += lot.many
            yield place, lot.source, lot.due, lot.since, lot.kind, lot.items


def _without_trash(sql: str, database: Database) -> str:
    """The question, leaving people in the trash out if there are any."""
    if not database.read(f"SELECT EXISTS ({_TRASH})")[0][0]:
        return sql.format(kept="", kept_task="", kept_deadline="")
    return sql.format(
        kept=f"AND influencer_id NOT IN ({_TRASH})",
        kept_deadline=f"AND ifnull(owner NOT IN ({_TRASH}), 1)",
        kept_task=f"AND ifnull(influencer_id NOT IN ({_TRASH}), 1)",
    )


def _days(today: date) -> Mapping[str, str]:
    return {"today": today.isoformat(), "horizon": horizon(today).isoformat()}
