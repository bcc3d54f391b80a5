"""What came of one person's work: rows of results, read for a few people at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.conduct import Conduct, Middle, Rounds, Share, read_conduct
from store.rules.result_words import RANKED_FROM
from store.rules.roi import Sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.rate_rows import Ask


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
    conduct: Conduct
    """How they kept to it."""
    decision: str | None
    decision_reason: str | None

    @property
    def on_time(self) -> Share:
        """Pieces live on or before their day, of those that went live and had one."""
        return self.conduct.on_time

    @property
    def reply_lag_days(self) -> Middle:
        """Days from our message to their answer, of those that were answered."""
        return self.conduct.reply_lag

    @property
    def rounds(self) -> Rounds:
        """How often changes were asked for."""
        return self.conduct.rounds

    @property
    def days_parcel_to_post(self) -> Middle:
        """Days from a parcel's arrival to the next piece that went live."""
        return self.conduct.parcel_to_post

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
        conduct=kept,
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
