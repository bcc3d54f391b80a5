"""Everything that came of one campaign, as its page and its report tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from checklists.facts import REPORT_LINES
from store.campaign_rows import no_campaign
from store.result_brand import (
    Growth,
    Mentions,
    Targeting,
    read_growth,
    read_mentions,
    read_targeting,
)
from store.result_figures import (
    ChannelReading,
    FiguresSum,
    RateRow,
    Step,
    funnel,
    of_channels,
    read_channels,
    read_measured,
    read_rates,
)
from store.result_sources import Scope
from store.result_tables import channel_names, total_of
from store.result_targets import TargetRow, actuals, read_goals, rows
from store.rules.roi import Ratio, break_even, emv, rate
from store.rules.words import N_

if TYPE_CHECKING:
    from store.rate_rows import Ask
    from store.result_rows import RoiRow, RoiTable

__all__ = ["CampaignResults", "Emv", "LineState", "TargetRow", "read_campaign"]


@dataclass(frozen=True, slots=True)
class EmvPart:
    """What the impressions on one channel would have cost."""

    channel: str
    name: str
    impressions: int
    n: int
    """Of how many pieces those are known."""
    cpm_minor: int
    """What a thousand are taken to be worth."""
    minor: int


@dataclass(frozen=True, slots=True)
class Emv:
    """What being seen would have cost: no revenue, in no return."""

    minor: int
    currency: str
    parts: tuple[EmvPart, ...]
    """The prices that were set, which it is never shown without."""
    unpriced: tuple[str, ...]
    """Names of channels that have impressions and no price."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """How many orders cover what it cost."""

    orders: int
    aov: Ratio
    """Revenue by order."""
    margin: Decimal
    """What stays of an order's price, in percent."""
    cost_minor: int


@dataclass(frozen=True, slots=True)
class LineState:
    """One line of the report, and the data that it has."""

    key: str
    """Of REPORT_LINES."""
    data: tuple[tuple[str, int], ...]
    """What is known, and of how many pieces, channels, accounts or rows."""

    @property
    def has(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.data)


@dataclass(frozen=True, slots=True)
class CampaignResults:
    """What came of one campaign."""

    campaign_id: int
    name: str
    currency: str | None
    starts_on: date | None
    ends_on: date | None
    table: RoiTable
    """Without rows: the total, and what is in none."""
    targets: tuple[TargetRow, ...]
    figures: FiguresSum
    rates: tuple[RateRow, ...]
    funnel: tuple[Step, ...]
    seven: tuple[LineState, ...]
    beside_channels: tuple[ChannelReading, ...]
    growth: Growth
    targeting: Targeting
    mentions: Mentions
    emv: Emv | None
    """None while no price is set."""
    break_even: BreakEven | None
    people: int
    """Collaborations that something is known of: cost, sales, time or content."""

    @property
    def total(self) -> RoiRow:
        """What it came to."""
        return self.table.total

    @property
    def unattributed(self) -> RoiRow:
        """Conversions that are nobody's."""
        return self.table.unattributed


def read_campaign(ask: Ask, campaign_id: int) -> CampaignResults:
    """Read what came of a campaign; raises NotFound."""
    table = total_of(ask, Scope(campaign_id))
    frame = next(iter(ask(_FRAME, (campaign_id,))), None)
    if frame is None:
        raise no_campaign(campaign_id)
    name, market, first, last, margin, posts, agreed, people = frame
    starts_on = date.fromisoformat(first) if first else None
    ends_on = date.fromisoformat(last) if last else None
    total = table.total
    readings = read_channels(ask, campaign_id)
    reached = actuals(total, readings, posts=posts, agreed=agreed)
    found = CampaignResults(
        campaign_id=campaign_id,
        name=name,
        currency=table.currency,
        starts_on=starts_on,
        ends_on=ends_on,
        table=table,
        targets=rows(read_goals(ask, campaign_id), reached),
        figures=read_measured(ask, campaign_id, total),
        rates=(*read_rates(ask, campaign_id, total), *_bought(total, readings)),
        funnel=funnel(total, readings),
        seven=(),
        beside_channels=readings,
        growth=read_growth(ask, campaign_id, starts_on, ends_on),
        targeting=read_targeting(ask, campaign_id, market),
        mentions=read_mentions(ask, campaign_id),
        emv=read_emv(ask, campaign_id, table.currency),
        break_even=_even(total, margin),
        people=people,
    )
    return _with_lines(found)


_FRAME = """
SELECT g.name, g.market, g.starts_on, g.ends_on, g.margin_percent,
 (SELECT ifnull(sum(t.many),0) FROM figures_total t WHERE t.campaign_id=g.id),
 (SELECT count(*) FROM collaboration c WHERE c.campaign_id=g.id
  AND c.stage IN ('agreed','wrapped')),
 (SELECT count(*) FROM result_line l WHERE l.campaign_id=g.id
  AND (l.conversions OR l.cost_minor OR l.minutes OR l.pieces))
FROM campaign g WHERE g.id=?
"""


def _bought(total: RoiRow, readings: tuple[ChannelReading, ...]) -> tuple[RateRow, ...]:
    """How many of those who came did something, where both are known."""
    steps = {step.name: step for step in funnel(total, readings)}
    found = []
    for below, words in _CAME.items():
        step = steps[below]
        ratio = rate(total.conversions, step.value) if total.conversions else None
        if ratio is not None:
            figures = total.conversions, step.value or 0, step.n, total.posts
            name = f"conversions_by_{below}"
            found.append(RateRow(name, ratio, words, *figures, of=step.basis))
    return tuple(found)


_CAME = {
    "clicks": N_("conversions / clicks"),
    "sessions": N_("conversions / visits"),
}


def _even(total: RoiRow, margin: str | None) -> BreakEven | None:
    if margin is None or total.aov is None:
        return None
    orders = break_even(total.total_cost, total.aov_minor, Decimal(margin))
    if orders is None:
        return None
    return BreakEven(orders, total.aov, Decimal(margin), total.total_cost)


def read_emv(ask: Ask, campaign_id: int, currency: str | None) -> Emv | None:
    """What impressions would have cost at the prices that were set, if any were."""
    prices = dict(
        ask("SELECT channel, cpm_minor FROM emv_rate WHERE cpm_currency=?", (currency,))
    )
    if not prices or currency is None:
        return None
    seen = [
        *ask(
            "SELECT channel, sum(impressions), sum(impressions_n) FROM figures_total"
            " WHERE campaign_id=? AND impressions_n>0 GROUP BY 1 ORDER BY 2 DESC, 1",
            (campaign_id,),
        )
    ]
    names = channel_names(ask, [row[0] for row in seen])
    parts = tuple(
        EmvPart(
            channel,
            names[channel],
            impressions,
            n,
            prices[channel],
            emv(impressions, prices[channel]) or 0,
        )
        for channel, impressions, n in seen
        if channel in prices
    )
    if not parts:
        return None
    unpriced = tuple(names[row[0]] for row in seen if row[0] not in prices)
    return Emv(sum(part.minor for part in parts), currency, parts, unpriced)


def _with_lines(found: CampaignResults) -> CampaignResults:
    """The same with what each line of the report has."""
    total, growth = found.total, found.growth
    brand = len(growth.brand)
    data: dict[str, dict[str, int]] = {
        "reach": _known(found, "reach", "impressions", "views"),
        "targeting": _known(found, "relevant_comments", "new_users")
        | {"audience_country": found.targeting.known},
        "roi": {"roi": int(total.roi is not None)},
        "traffic": _known(found, "clicks", "sessions", "users"),
        "awareness": _known(found, "new_followers")
        | {"brand": brand, "mentions": found.mentions.many}
        | {"followers": growth.during.n if growth.during else 0},
        "sales": {"conversions": total.conversions},
        "influencers": {"people": found.people},
    }
    lines = tuple(
        LineState(key, tuple((name, n) for name, n in data[key].items() if n))
        for key in REPORT_LINES
    )
    return replace(found, seven=lines)


def _known(found: CampaignResults, *names: str) -> dict[str, int]:
    """Of how many pieces, or else channels, figures are known."""
    return {
        name: found.figures.known.get(name, 0)
        or of_channels(found.beside_channels, name)[1]
        for name in names
    }
