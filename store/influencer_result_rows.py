"""What came of one person's work, and how they kept to it; read for a few at a time."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from store.rules.content_words import HANDED_IN
from store.rules.result_words import RANKED_FROM
from store.rules.roi import Sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.rate_rows import Ask


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    k: int = 0
    n: int = 0


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle one of so many counts of days; None of none."""

    days: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often changes were asked for, of so many pieces that were handed in."""

    total: int = 0
    n: int = 0

    @property
    def mean(self) -> float | None:
        """Rounds by piece, the total by how many; None of none."""
        return self.total / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Conduct:
    """How somebody kept to what was agreed, each figure with what it stands on."""

    on_time: Share = Share()
    """Pieces live on or before their day, of those that went live and had one."""
    messages: int = 0
    """How often we wrote."""
    reply_lag: Middle = Middle()
    """Days from our message to their answer, of those that were answered."""
    rounds: Rounds = Rounds()
    parcel_to_post: Middle = Middle()
    """Days from a parcel's arrival to the next piece that went live."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonResult(Sums):
    """What came of one collaboration; money is in minor units of ``currency``.

    Revenue is None where nobody knows what its conversions are worth.
    """

    influencer_id: int
    collaboration_id: int
    name: str
    handle: str | None
    platform: str | None
    campaign_id: int | None
    campaign: str | None
    stage: str
    format: str
    """The one kind of content; ``mixed`` for several, "" for none."""
    posts: int
    """Pieces that are live."""
    is_partial: bool
    """Whether something is in no sum, as its currency or its rate is not known."""
    on_time: Share
    messages: int
    reply_lag_days: Middle
    rounds: Rounds
    days_parcel_to_post: Middle
    decision: str | None
    decision_reason: str | None

    @property
    def n(self) -> int:
        """How many conversions its return stands on."""
        return self.conversions

    @property
    def is_ranked(self) -> bool:
        """Whether that is enough to say it; otherwise it is greyed, in words too."""
        return self.n >= RANKED_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTotal(Sums):
    """All of one person's work in one currency: sums, whose ratios are of the sums."""

    campaigns: int
    """How many collaborations these are."""
    posts: int
    is_partial: bool

    @property
    def n(self) -> int:
        """How many conversions its return stands on."""
        return self.conversions

    @property
    def is_ranked(self) -> bool:
        """Whether that is enough to say it."""
        return self.n >= RANKED_FROM


SHOWN = """(l.conversions OR l.cost_minor OR l.minutes OR l.pieces OR l.is_partial
 OR c.stage IN ('agreed','wrapped'))"""
"""Whose line there is something to say of: who agreed, or cost or brought anything."""

LINES = """
SELECT l.collaboration_id, l.influencer_id, x.name, x.handle, x.platform,
 nullif(l.campaign_id,0), g.name, nullif(l.currency,''), c.stage, l.format, l.pieces,
 l.conversions, l.revenue_minor, l.cost_minor, l.minutes, l.time_minor, l.is_partial,
 c.decision, c.decision_reason,
 EXISTS (SELECT 1 FROM talk_total t WHERE t.collaboration_id=l.collaboration_id
  AND t.counts=1 AND t.amount_currency<>'' AND t.counted_currency=l.currency)
"""
"""The columns that ``read_results`` takes, of lines ``l``; FROM follows."""

FROM = """
FROM result_line l CROSS JOIN collaboration c ON c.id=l.collaboration_id
CROSS JOIN roster_line x ON x.influencer_id=l.influencer_id
LEFT JOIN campaign g ON g.id=l.campaign_id
"""


def read_results(ask: Ask, rows: Iterable[Sequence[Any]]) -> tuple[PersonResult, ...]:
    """Rows of LINES as what they mean, in their order."""
    listed = list(rows)
    kept = read_conduct(ask, [row[0] for row in listed])
    return tuple(_result(row, kept[row[0]]) for row in listed)


def _result(row: Sequence[Any], kept: Conduct) -> PersonResult:
    talk, owner, name, handle, platform, campaign_id, campaign, currency = row[:8]
    stage, kind, posts, conversions, revenue, cost, minutes, time, partial = row[8:17]
    decision, reason, is_valued = row[17:]
    is_known = currency is not None and (is_valued or not conversions)
    return PersonResult(
        collaboration_id=talk,
        influencer_id=owner,
        name=name,
        handle=handle,
        platform=platform,
        campaign_id=campaign_id,
        campaign=campaign,
        currency=currency,
        stage=stage,
        format=kind,
        posts=posts,
        conversions=conversions,
        revenue_minor=revenue if is_known else None,
        cost_minor=cost,
        minutes=minutes,
        time_minor=time,
        is_partial=bool(partial),
        on_time=kept.on_time,
        messages=kept.messages,
        reply_lag_days=kept.reply_lag,
        rounds=kept.rounds,
        days_parcel_to_post=kept.parcel_to_post,
        decision=decision,
        decision_reason=reason,
    )


def totals(rows: Sequence[PersonResult]) -> tuple[PersonTotal, ...]:
    """The sums by currency, the most money first; without one there is nothing to add.

    Revenue that nobody knows is in no sum, and then the sum is partial.
    """
    grouped: dict[str, list[PersonResult]] = defaultdict(list)
    for row in rows:
        if row.currency is not None:
            grouped[row.currency].append(row)
    found = [_total(currency, part) for currency, part in grouped.items()]
    found.sort(key=lambda one: -(one.revenue_minor or 0) - one.total_cost)
    return tuple(found)


def _total(currency: str, rows: Sequence[PersonResult]) -> PersonTotal:
    known = [row.revenue_minor for row in rows if row.revenue_minor is not None]
    return PersonTotal(
        currency=currency,
        campaigns=len(rows),
        posts=sum(row.posts for row in rows),
        conversions=sum(row.conversions for row in rows),
        revenue_minor=sum(known) if known else None,
        cost_minor=sum(row.cost_minor for row in rows),
        minutes=sum(row.minutes for row in rows),
        time_minor=sum(row.time_minor for row in rows),
        is_partial=len(known) < len(rows) or any(row.is_partial for row in rows),
    )


def read_conduct(ask: Ask, talks: Sequence[int]) -> Mapping[int, Conduct]:
    """How people kept to what was agreed, by collaboration."""
    ids = (json.dumps(list(talks)),)
    pieces = {row[0]: row[1:] for row in ask(_PIECES, ids)}
    lags: dict[int, list[float | None]] = defaultdict(list)
    for talk, lag in ask(_LAGS, ids):
        lags[talk].append(lag)
    waits: dict[int, list[float]] = defaultdict(list)
    for talk, days in ask(_PARCELS, ids):
        waits[talk].append(days)
    return {
        talk: _conduct(pieces.get(talk, (0, 0, 0, 0)), lags[talk], waits[talk])
        for talk in talks
    }


def conduct_of(ask: Ask, influencer_id: int) -> Conduct:
    """The same of all that somebody ever did, outside of campaigns too."""
    talks = [
        row[0]
        for row in ask(
            "SELECT id FROM collaboration WHERE influencer_id=?", (influencer_id,)
        )
    ]
    ids = (json.dumps(talks),)
    pieces = [row[1:] for row in ask(_PIECES, ids)]
    sums = tuple(map(sum, zip(*pieces, strict=True))) if pieces else (0, 0, 0, 0)
    lags = [lag for (lag,) in ask(_LAGS_OF, (influencer_id,))]
    return _conduct(sums, lags, [days for _, days in ask(_PARCELS, ids)])


def _conduct(
    pieces: Sequence[int], lags: Sequence[float | None], waits: Sequence[float]
) -> Conduct:
    on_time, dated, rounds, handed_in = pieces
    return Conduct(
        on_time=Share(on_time, dated),
        messages=len(lags),
        reply_lag=_middle([lag for lag in lags if lag is not None]),
        rounds=Rounds(rounds, handed_in),
        parcel_to_post=_middle(waits),
    )


def _middle(values: Sequence[float]) -> Middle:
    return Middle(float(median(values)), len(values)) if values else Middle()


_HANDED_IN = ",".join(f"'{state}'" for state in sorted(HANDED_IN))
_IS_DATED = "d.state='live' AND d.live_on NOTNULL AND d.live_due_on NOTNULL"
_PIECES = f"""
SELECT d.collaboration_id, sum({_IS_DATED} AND d.live_on<=d.live_due_on),
 sum({_IS_DATED}), sum(d.round*(d.state IN ({_HANDED_IN}))),
 sum(d.state IN ({_HANDED_IN}))
FROM json_each(?) j CROSS JOIN deliverable d ON d.collaboration_id=j.value GROUP BY 1
"""
_LAG = "julianday(t.answered_on)-julianday(t.on_day)"
_OURS = "t.direction='out' AND t.kind NOT IN ('note','warm_up')"
_LAGS = f"""
SELECT t.collaboration_id, {_LAG} FROM json_each(?) j
CROSS JOIN touch t ON t.collaboration_id=j.value WHERE {_OURS}
"""
_LAGS_OF = f"SELECT {_LAG} FROM touch t WHERE t.influencer_id=? AND {_OURS}"
_PARCELS = """
SELECT p.collaboration_id, min(julianday(d.live_on))-julianday(p.delivered_on)
FROM json_each(?) j CROSS JOIN shipment p ON p.collaboration_id=j.value
 AND p.delivered_on NOTNULL AND p.returned_on ISNULL
CROSS JOIN deliverable d ON d.collaboration_id=p.collaboration_id AND d.state='live'
 AND d.live_on>=p.delivered_on
GROUP BY p.id
"""
