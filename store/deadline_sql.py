"""What campaigns make due, as SQL: one question for each source, put together here.

Whatever was put off stands at its new day. The day that she put it off from counts only
while that is still its day: a date that is set anew is the one that holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.rules.content_words import REVIEW_WITHIN
from store.rules.cost_words import COMMITTED
from store.rules.urgency import (
    AHEAD,
    ARRIVE_WITHIN,
    BRAND_AFTER,
    CONTRACT_WITHIN,
    KIND_OF,
    REPORT_WITHIN,
    SEND_WITHIN,
    SIGN_WITHIN,
    STILL_ASKED,
    WEIGHTS,
    workdays_sql,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_OPEN = "c.stage NOT IN ('wrapped','declined')"
# What was signed and what is live outlive the work; nothing else does.
_LIVE = """deliverable d CROSS JOIN collaboration c
  ON c.id=d.collaboration_id AND c.stage<>'declined' AND d.state='live'"""
_CONTRACT = """contract o CROSS JOIN collaboration c
  ON c.id=o.collaboration_id AND c.stage<>'declined'"""
_CONTENT = f"""deliverable d CROSS JOIN collaboration c
  ON c.id=d.collaboration_id AND {_OPEN}"""
_PARCEL = f"""shipment p CROSS JOIN collaboration c
  ON c.id=p.collaboration_id AND {_OPEN}"""
_KEPT = """(c.campaign_id IS NULL OR c.campaign_id NOT IN
  (SELECT id FROM campaign WHERE archived_at IS NOT NULL))"""
# A post has to stay labelled, and a right ends, though its campaign was put away.
_WHEREVER = "1"
# Of figures that were missed, the longest window that is over is asked for.
_MEASURED_BY = """(CASE WHEN d.kind='story' THEN d.measure_due_on
  WHEN date(d.live_on,'30 days')<=:today THEN date(d.live_on,'30 days')
  WHEN date(d.live_on,'7 days')<=:today
  THEN max(d.measure_due_on, date(d.live_on,'7 days')) ELSE d.measure_due_on END)"""
# A reminder is for today, however long it has stood; late is only what is over.
_SPOKEN_OF_BY = """(CASE WHEN u.remind_on>=:today THEN u.remind_on
  WHEN u.ends_on<:today THEN u.ends_on ELSE :today END)"""
# What goods come back from is not paid before they cannot any more.
_PAID_BY = "max(x.due_on, ifnull(x.hold_until,x.due_on))"
_COUNTING = ",".join(f"'{state}'" for state in COMMITTED)
OVER_BY = f"""(SELECT sum(s.counted_minor) FROM budget_total s WHERE s.campaign_id=g.id
  AND s.state IN ({_COUNTING}) AND s.counted_currency=g.currency)-
 coalesce(g.budget_minor, (SELECT sum(b.planned_minor) FROM budget_line b
  WHERE b.campaign_id=g.id))"""
"""By how much more is promised in a ``campaign g`` than is planned for it."""

_OVER = f"g.status<>'wrapped' AND g.archived_at IS NULL AND {OVER_BY}>0"
_AGREED_BY = workdays_sql("c.stage_since", CONTRACT_WITHIN)
# Nobody who was only given something is asked for a contract.
_WITHOUT = """c.stage='agreed' AND c.campaign_id IN
  (SELECT id FROM campaign WHERE status<>'wrapped' AND archived_at IS NULL)
 AND ifnull(c.deal_kind,'')<>'gifted'
 AND NOT EXISTS (SELECT 1 FROM contract o WHERE o.collaboration_id=c.id
  AND o.status IN ('sent','signed','ended'))"""


# Only where somebody agreed; what was said of the checklist by hand counts as well.
_AT_WORK = """g.archived_at IS NULL AND EXISTS (SELECT 1 FROM collaboration k
  WHERE k.campaign_id=g.id AND k.stage IN ('agreed','wrapped'))
 AND NOT EXISTS (SELECT 1 FROM checklist_mark m WHERE m.campaign_id=g.id
  AND m.item='{}')"""
_SEEN = """EXISTS (SELECT 1 FROM brand_reading b WHERE b.campaign_id=g.id
  AND (b.phase='{}' OR (b.phase IS NULL AND b.on_day{})))"""
_BEFORE = "date(g.starts_on,'-1 day')"
_AFTER = f"date(g.ends_on,'{BRAND_AFTER} days')"
_REPORTED_BY = f"date(g.ends_on,'{REPORT_WITHIN} days')"


def _not_long_ago(day: str, days: int) -> str:
    return f"date({day},'{days} days')>=:today"


class _Part(NamedTuple):
    """Where one kind of deadline is found; collaboration ``c`` is among it."""

    source: str
    row: str
    day: str
    """When it is due by itself."""
    since: str
    """From when on it is waited for."""
    table: str
    where: str
    soon: str = ""
    """What an index can leave out before anything else is looked at."""
    kept: str = _KEPT
    """Of which campaigns it is due."""
    shown: str = ""
    """The day it stands at, where that is not ``day``: it may move with ``:today``,
    while ``day`` is what is put off."""
    talk: str = "c.id"
    """The collaboration; of money it may be none, as it may be nobody's."""
    owner: str = "c.influencer_id"
    campaign: str = "c.campaign_id"

    def sql(self, near: str) -> str:
        """The question, narrowed."""
        return f"""
 SELECT '{self.source}' AS source, {self.row} AS row, {self.talk} AS talk,
  {self.day} AS day,
  {self.shown or self.day} AS by_itself,
  {self.since} AS since, {self.owner} AS owner, {self.campaign} AS campaign,
  {WEIGHTS[KIND_OF[self.source]]} AS weight
 FROM {self.table} WHERE {self.where} {near} AND {self.kept}"""


_NOBODYS = {"talk": "NULL", "owner": "NULL", "campaign": "g.id"}

_PARTS = (
    _Part(
        "contract",
        "o.id",
        workdays_sql("o.sent_on", SIGN_WITHIN),
        "o.sent_on",
        _CONTRACT,
        "o.status='sent' AND o.sent_on IS NOT NULL",
    ),
    _Part(
        "contract",
        "o.id",
        "o.ends_on",
        "NULL",
        _CONTRACT,
        "o.status='signed' AND o.ends_on IS NOT NULL",
        "AND o.ends_on<=:horizon",
    ),
    _Part(
        "no_contract",
        "c.id",
        _AGREED_BY,
        "c.stage_since",
        "collaboration c",
        _WITHOUT,
    ),
    _Part(
        "exclusivity",
        "o.id",
        "o.exclusivity_until",
        "NULL",
        _CONTRACT,
        "o.exclusivity_until>=:today AND o.status IN ('signed','ended')",
        "AND o.exclusivity_until<=:horizon",
    ),
    _Part(
        "draft",
        "d.id",
        "d.draft_due_on",
        "NULL",
        _CONTENT,
        """d.state IN ('briefed','drafting','changes_requested')
  AND d.draft_due_on IS NOT NULL""",
        "AND d.draft_due_on<=:horizon",
    ),
    _Part(
        "go_live",
        "d.id",
        "d.live_due_on",
        "NULL",
        _CONTENT,
        "d.state NOT IN ('live','cancelled') AND d.live_due_on IS NOT NULL",
        "AND d.live_due_on<=:horizon",
    ),
    _Part(
        "parcel",
        "p.id",
        workdays_sql("p.chosen_on", SEND_WITHIN),
        "p.chosen_on",
        _PARCEL,
        """p.chosen_on IS NOT NULL AND p.sent_on IS NULL
  AND p.delivered_on IS NULL AND p.returned_on IS NULL""",
    ),
    _Part(
        "parcel",
        "p.id",
        f"date(p.sent_on, '{ARRIVE_WITHIN} days')",
        "p.sent_on",
        _PARCEL,
        "p.sent_on IS NOT NULL AND p.delivered_on IS NULL AND p.returned_on IS NULL",
    ),
    _Part(
        "parcel",
        "p.id",
        "p.post_due_on",
        "p.delivered_on",
        _PARCEL,
        """p.delivered_on IS NOT NULL AND p.returned_on IS NULL
  AND p.post_due_on IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM deliverable e
   WHERE e.collaboration_id=p.collaboration_id AND e.state='live'
   AND e.live_on>=p.delivered_on)""",
        "AND p.post_due_on<=:horizon",
    ),
    _Part(
        "review",
        "d.id",
        workdays_sql("d.state_since", REVIEW_WITHIN),
        "d.state_since",
        _CONTENT,
        "d.state='submitted'",
    ),
    _Part(
        "live_check",
        "d.id",
        "x.due_on",
        "NULL",
        f"""live_check x CROSS JOIN {_LIVE} AND d.id=x.deliverable_id""",
        """x.on_day IS NULL AND NOT EXISTS (SELECT 1 FROM live_check y
   WHERE y.deliverable_id=x.deliverable_id AND y.on_day IS NULL
   AND (y.due_on,y.id)<(x.due_on,x.id))""",
        "AND x.due_on<=:horizon",
        _WHEREVER,
    ),
    _Part(
        "measure",
        "d.id",
        "d.measure_due_on",
        "NULL",
        _LIVE,
        "d.measure_due_on IS NOT NULL",
        "AND d.measure_due_on<=:horizon",
        shown=_MEASURED_BY,
    ),
    _Part(
        "right",
        "u.id",
        "u.remind_on",
        "NULL",
        """usage_right u CROSS JOIN collaboration c
  ON c.id=u.collaboration_id AND c.stage<>'declined'""",
        "u.remind_on IS NOT NULL",
        "AND u.remind_on<=:horizon",
        _WHEREVER,
        shown=_SPOKEN_OF_BY,
    ),
    _Part(
        "payment",
        "x.id",
        _PAID_BY,
        "NULL",
        "cost x LEFT JOIN collaboration c ON c.id=x.collaboration_id",
        "x.state IN ('committed','invoiced') AND x.due_on NOTNULL",
        "AND x.due_on<=:horizon",
        _WHEREVER,
        campaign="x.campaign_id",
    ),
    _Part(
        "budget",
        "g.id",
        "date(g.created_at)",
        "NULL",
        "campaign g",
        _OVER,
        kept=_WHEREVER,
        shown=":today",
        **_NOBODYS,
    ),
    # How the brand stood before is soon beyond finding out, so it is not asked long.
    _Part(
        "brand_before",
        "g.id",
        _BEFORE,
        "NULL",
        "campaign g",
        f"{_not_long_ago(_BEFORE, AHEAD)} AND g.status<>'wrapped'"
        f" AND NOT {_SEEN.format('before', '<g.starts_on')}",
        f"AND {_BEFORE}<=:horizon",
        _AT_WORK.format("8.3"),
        **_NOBODYS,
    ),
    _Part(
        "brand_after",
        "g.id",
        _AFTER,
        "g.ends_on",
        "campaign g",
        f"{_not_long_ago(_AFTER, STILL_ASKED)}"
        f" AND NOT {_SEEN.format('after', '>g.ends_on')}",
        f"AND {_AFTER}<=:horizon",
        _AT_WORK.format("8.3"),
        **_NOBODYS,
    ),
    _Part(
        "report",
        "g.id",
        _REPORTED_BY,
        "g.ends_on",
        "campaign g",
        f"""{_not_long_ago(_REPORTED_BY, STILL_ASKED)} AND NOT EXISTS
  (SELECT 1 FROM report p WHERE p.campaign_id=g.id AND p.on_day>g.ends_on)""",
        f"AND {_REPORTED_BY}<=:horizon",
        _AT_WORK.format("4.1"),
        **_NOBODYS,
    ),
)


def _all_of(near: Callable[[_Part], str]) -> str:
    """The sources as one table, each narrowed: source, row, talk, due and the rest."""
    together = " UNION ALL".join(part.sql(near(part)) for part in _PARTS)
    return f"""
SELECT x.*, coalesce((SELECT s.until_on FROM snooze s WHERE s.kind=x.source
  AND s.row=x.row AND s.was_on=x.day ORDER BY s.id DESC LIMIT 1), x.by_itself) AS due
FROM ({together}) x"""


DEADLINES = _all_of(lambda part: part.soon)
"""Everything that campaigns make due; days up to ``:horizon`` are certain to be among
it, others may be."""

FEW_DEADLINES = _all_of(
    lambda part: (
        "AND c.id IN (SELECT s.row FROM snooze s WHERE s.kind='no_contract')"
        if part.source == "no_contract"
        else part.soon
    )
)
"""The same without those in ``AGREED``."""

THESE_DEADLINES = _all_of(
    lambda part: f"AND {part.row} IN (SELECT value FROM json_each(:{part.source}))"
)
"""Those of certain rows, which are JSON under the name of each source, due or not."""

AGREED = f"""
SELECT since, many, talks, {workdays_sql("since", CONTRACT_WITHIN)} AS due,
 {WEIGHTS[KIND_OF["no_contract"]]} AS weight
FROM (SELECT c.stage_since AS since, count(*) AS many, json_group_array(c.id) AS talks
 FROM collaboration c INDEXED BY ix_collaboration_agreed WHERE {_WITHOUT} {{kept}}
  AND NOT EXISTS (SELECT 1 FROM snooze s WHERE s.kind='no_contract' AND s.row=c.id)
 GROUP BY c.stage_since)"""
"""Those who agreed and have no contract, by the day they did: there may be thousands,
and nothing but that day tells them apart. Nobody is among them who was put off."""

ABOUT_CONTENT = "('draft','go_live','review','live_check','measure')"
"""The sources whose row is a piece of content."""

PHASE = """
CASE z.source
 WHEN 'contract' THEN (SELECT CASE o.status WHEN 'sent' THEN 'unsigned'
  ELSE 'ending' END FROM contract o WHERE o.id=z.row)
 WHEN 'no_contract' THEN CASE WHEN EXISTS (SELECT 1 FROM contract o
  WHERE o.collaboration_id=z.row AND o.status='draft') THEN 'unsent' ELSE 'missing' END
 WHEN 'exclusivity' THEN 'ending'
 WHEN 'parcel' THEN (SELECT CASE WHEN p.delivered_on IS NOT NULL THEN 'arrived'
  WHEN p.sent_on IS NOT NULL THEN 'sent' ELSE 'chosen' END FROM shipment p
  WHERE p.id=z.row)
 WHEN 'live_check' THEN (SELECT CAST(x.after_days AS TEXT) FROM live_check x
  WHERE x.deliverable_id=z.row AND x.on_day IS NULL ORDER BY x.due_on, x.id LIMIT 1)
 WHEN 'measure' THEN (SELECT CASE WHEN d.kind='story' THEN '24h'
  WHEN date(d.live_on,'30 days')<=max(d.measure_due_on,:today) THEN '30d'
  WHEN date(d.live_on,'7 days')<=max(d.measure_due_on,:today) THEN '7d'
  ELSE '24h' END FROM deliverable d WHERE d.id=z.row)
 WHEN 'payment' THEN (SELECT CASE WHEN x.document IS NULL THEN 'unbilled'
  ELSE 'billed' END FROM cost x WHERE x.id=z.row)
 WHEN 'budget' THEN 'over'
 WHEN 'brand_before' THEN (SELECT CASE WHEN b.starts_on<=:today THEN 'begun'
  ELSE 'before' END FROM campaign b WHERE b.id=z.row)
 WHEN 'brand_after' THEN 'after'
 WHEN 'report' THEN 'report'
 WHEN 'right' THEN (SELECT CAST(CAST(julianday(u.ends_on)-julianday(u.remind_on)
  AS INTEGER) AS TEXT) FROM usage_right u WHERE u.id=z.row)
 ELSE (SELECT d.state FROM deliverable d WHERE d.id=z.row) END
"""
"""How far the thing behind a deadline ``z`` is, on the day ``:today``.

Figures that were not taken in time are those of the longest window that is over.
"""
