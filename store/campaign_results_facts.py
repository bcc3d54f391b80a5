"""What is known of the results of campaigns, for the checklist to judge.

Nearly all of it stands in sums that are kept with every row. What no sum holds (people
reached, figures of longer than a day) is looked for among the newest readings of each
channel and each person only, and only where the sums have nothing: a list of campaigns
never waits for millions of readings.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checklists.facts import REPORT_LINES
from store.campaign_standing import AGREED
from store.rules.cost_words import COMMITTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.engine import Database

NEWEST = 40
"""How many of the newest readings of a channel, or a person's work, are looked at."""

_LOOKED_FOR = {
    "reach": ("reach", "impressions", "views"),
    "traffic": ("clicks", "sessions", "users"),
    "targeting": ("relevant_comments", "new_users"),
    "awareness": ("new_followers",),
}
"""Lines of the report, and the figures that are data for each."""


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What came of a campaign, as far as the checklist asks."""

    reported_on: date | None = None
    """The day of the latest report."""
    lines: frozenset[str] = frozenset()
    """Which of the lines of a report have data."""
    mentions: int = 0
    brand_readings: int = 0


def read_result_facts(database: Database, ids: str) -> dict[int, ResultFacts]:
    """The results of campaigns, their numbers as JSON; whatever is gone is left out."""
    found: dict[int, ResultFacts] = {}
    open_lines: dict[int, set[str]] = {}
    rows = database.read(_SUMS, (ids,))
    for number, reported, mentions, readings, *known in rows:
        lines = {key for key, has in zip(_ASKED, known, strict=True) if has}
        if mentions or readings:
            lines.add("awareness")
        found[number] = ResultFacts(
            reported_on=date.fromisoformat(reported) if reported else None,
            lines=frozenset(lines),
            mentions=mentions,
            brand_readings=readings,
        )
        if lacking := _LOOKED_FOR.keys() - lines:
            open_lines[number] = set(lacking)
    for number, more in _looked_up(database, open_lines).items():
        one = found[number]
        lines = set(one.lines) | more
        found[number] = ResultFacts(
            one.reported_on, frozenset(lines), one.mentions, one.brand_readings
        )
    return found


def _looked_up(
    database: Database, open_lines: Mapping[int, set[str]]
) -> dict[int, set[str]]:
    """The lines that single readings have data for, of campaigns that lack them."""
    more: dict[int, set[str]] = {}
    if not open_lines:
        return more
    ids = (json.dumps([*open_lines]),)
    for sql in (_OF_CHANNELS, _OF_WORK):
        for number, known in database.read(sql, ids):
            lines = {key for place, key in enumerate(_LOOKED_FOR) if known >> place & 1}
            more.setdefault(number, set()).update(lines & open_lines[number])
    return more


_AGREED = ",".join(f"'{stage}'" for stage in AGREED)
_COUNTING = ",".join(f"'{state}'" for state in COMMITTED)
_PEOPLE = f"""collaboration c INDEXED BY ix_collaboration_campaign_id
 CROSS JOIN influencer i ON i.id=c.influencer_id AND i.archived_at ISNULL
 WHERE c.campaign_id=g.id AND c.stage IN ({_AGREED})"""


def _content(*names: str) -> str:
    """Whether a figure is known of any piece of content."""
    known = " OR ".join(f"f.{name}_n>0" for name in names)
    return (
        f"EXISTS (SELECT 1 FROM figures_total f WHERE f.campaign_id=g.id AND ({known}))"
    )


def _daily(*names: str) -> str:
    """Whether a figure was counted on any day of a channel."""
    known = " OR ".join(f"y.{name}>0" for name in names)
    return f"EXISTS (SELECT 1 FROM day_total y WHERE y.campaign_id=g.id AND ({known}))"


_CONVERTED = """EXISTS (SELECT 1 FROM conversion_total v WHERE v.campaign_id=g.id
 AND v.counts=1 AND v.quantity>0{})"""
_ASKED = {
    "reach": f"{_content('reach', 'impressions', 'views')}"
    f" OR {_daily('impressions', 'views')}",
    "targeting": f"CASE WHEN {_content('relevant_comments')} OR {_daily('new_users')}"
    f" THEN 1 ELSE EXISTS (SELECT 1 FROM {_PEOPLE} AND ("
    "i.fit_reach+i.fit_authenticity+i.fit_engagement+i.fit_voice NOTNULL"
    " OR EXISTS (SELECT 1 FROM account a WHERE a.influencer_id=i.id"
    " AND a.audience_country NOTNULL))) END",
    "roi": f"""{_CONVERTED.format("")} AND (EXISTS (SELECT 1 FROM budget_total b
 WHERE b.campaign_id=g.id AND b.state IN ({_COUNTING}) AND b.amount_minor>0)
 OR EXISTS (SELECT 1 FROM time_total m WHERE m.campaign_id=g.id AND m.minutes>0))""",
    "traffic": f"{_content('clicks', 'sessions')} OR {_daily('clicks', 'sessions')}",
    "awareness": f"CASE WHEN {_content('new_followers')} OR {_daily('new_followers')}"
    f""" THEN 1 ELSE EXISTS (SELECT 1 FROM {_PEOPLE} AND g.starts_on NOTNULL
 AND EXISTS (SELECT 1 FROM account a CROSS JOIN account_reading r ON r.account_id=a.id
  AND r.followers NOTNULL AND r.read_on<g.starts_on
  CROSS JOIN account_reading w ON w.account_id=a.id AND w.followers NOTNULL
  AND w.read_on>=g.starts_on WHERE a.influencer_id=i.id)) END""",
    "sales": _CONVERTED.format(" AND v.kind='purchase'"),
    "influencers": """EXISTS (SELECT 1 FROM result_line l WHERE l.campaign_id=g.id
 AND l.conversions>0) OR EXISTS (SELECT 1 FROM figures_total f
 WHERE f.campaign_id=g.id AND f.measured>0)""",
}
"""The lines of a report, and whether sums have data for each, of a campaign ``g``."""

_SUMS = f"""
SELECT g.id, (SELECT max(p.on_day) FROM report p WHERE p.campaign_id=g.id),
 (SELECT count(*) FROM mention e WHERE e.campaign_id=g.id),
 (SELECT count(*) FROM brand_reading b WHERE b.campaign_id=g.id),
 {", ".join(f"({_ASKED[key]})" for key in REPORT_LINES)}
FROM json_each(?) j CROSS JOIN campaign g ON g.id=j.value
"""

_KNOWN = [
    " OR ".join(f"{name} NOTNULL" for name in names) for names in _LOOKED_FOR.values()
]
_FIGURES = ",".join(name for names in _LOOKED_FOR.values() for name in names)


def _among_newest(which: str, order: str) -> str:
    """Whether the newest readings have data for each line, as bits of one number."""
    bits = "+".join(
        f"{2**place}*ifnull(max({known}),0)" for place, known in enumerate(_KNOWN)
    )
    return (
        f"(SELECT {bits} FROM (SELECT {_FIGURES} FROM reading r WHERE {which}"
        f" ORDER BY {order} LIMIT {NEWEST}))"
    )


_OF_CHANNELS = f"""
WITH RECURSIVE place(campaign_id, channel) AS (
 SELECT j.value, (SELECT min(r.channel) FROM reading r WHERE r.campaign_id=j.value)
 FROM json_each(?) j
 UNION ALL SELECT p.campaign_id, (SELECT min(r.channel) FROM reading r
  WHERE r.campaign_id=p.campaign_id AND r.channel>p.channel)
 FROM place p WHERE p.channel NOTNULL)
SELECT p.campaign_id,
 {_among_newest("r.campaign_id=p.campaign_id AND r.channel=p.channel", "r.on_day DESC")}
FROM place p WHERE p.channel NOTNULL
"""
"""Of each channel, found one after the other in the index."""

_OF_WORK = f"""
SELECT c.campaign_id, {_among_newest("r.collaboration_id=c.id", "r.id DESC")}
FROM json_each(?) j CROSS JOIN collaboration c INDEXED BY ix_collaboration_campaign_id
 ON c.campaign_id=j.value
"""
"""Of the whole work of each person."""
