"""Goal figures of a campaign beside what was reached."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from store.result_figures import funnel, of_channels, read_channels
from store.result_sources import Scope
from store.result_tables import total_of
from store.rules.campaign_words import METRICS
from store.rules.money import from_minor
from store.rules.roi import Ratio
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.rate_rows import Ask
    from store.result_figures import ChannelReading, Step
    from store.result_rows import RoiRow

    Actuals = Mapping[str, tuple[Decimal | None, str]]
    """What was reached by metric, and what that counts, as words to translate."""

OF = {
    "pieces": N_("the newest figures of each live piece, added up"),
    "channels": N_("figures of channels, since no piece has any"),
    "conversions": N_("conversions that were not called off"),
    "revenue": N_("what conversions are worth, less what went back"),
    "roi": N_("(revenue - cost) / cost, own time included"),
    "posts": N_("pieces of content that are live"),
    "influencers": N_("people agreed or wrapped"),
}
"""What is counted for a goal figure."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A goal figure, and how far it is."""

    metric: str
    goal: Decimal
    actual: Decimal | None
    """None while nothing is there to count it from."""
    basis: str
    """What the actual figure counts, as words to translate; "" without one."""

    @property
    def share(self) -> Ratio | None:
        """How much of the goal is reached, in percent; None without a goal above 0."""
        if self.actual is None or self.goal <= 0:
            return None
        return Ratio(Fraction(self.actual) / Fraction(self.goal) * 100)


def read_goals(ask: Ask, campaign_id: int) -> dict[str, Decimal]:
    """The goal figures of a campaign, by metric."""
    sql = "SELECT metric, goal FROM target WHERE campaign_id=?"
    found = dict(ask(sql, (campaign_id,)))
    return {name: Decimal(found[name]) for name in METRICS if name in found}


def actuals(
    total: RoiRow, readings: Sequence[ChannelReading], *, posts: int, agreed: int
) -> Actuals:
    """What was reached of everything that a goal can be about."""
    found: dict[str, tuple[Decimal | None, str]] = {
        step.name: _of_step(step) for step in funnel(total, readings)
    }
    found["new_followers"] = _followers(total, readings)
    if not total.conversions:
        # A campaign that sold nothing yet has no figure to be measured by.
        found["conversions"] = None, ""
    revenue, currency = total.revenue_minor, total.currency
    if revenue is not None and currency is not None and total.conversions:
        found["revenue"] = from_minor(revenue, currency), OF["revenue"]
    if total.roi is not None:
        found["roi"] = total.roi.value, OF["roi"]
    found["posts"] = Decimal(posts), OF["posts"]
    found["influencers"] = Decimal(agreed), OF["influencers"]
    return found


def _of_step(step: Step) -> tuple[Decimal | None, str]:
    if step.value is None:
        return None, ""
    return Decimal(step.value), OF[step.basis]


def _followers(
    total: RoiRow, readings: Sequence[ChannelReading]
) -> tuple[Decimal | None, str]:
    value, basis = total.figures.get("new_followers"), "pieces"
    if value is None:
        value, basis = of_channels(readings, "new_followers")[0], "channels"
    return (None, "") if value is None else (Decimal(value), OF[basis])


def rows(goals: Mapping[str, Decimal], reached: Actuals) -> tuple[TargetRow, ...]:
    """The goal figures with what was reached, in the order of METRICS."""
    return tuple(
        TargetRow(metric, goal, *reached.get(metric, (None, "")))
        for metric, goal in goals.items()
    )


def read_targets(
    ask: Ask, campaign_id: int, *, posts: int, agreed: int
) -> tuple[TargetRow, ...]:
    """The goal figures of a campaign, and how far each is."""
    goals = read_goals(ask, campaign_id)
    if goals.keys() <= {"posts", "influencers"}:
        simple = {"posts": Decimal(posts), "influencers": Decimal(agreed)}
        return rows(goals, {name: (value, OF[name]) for name, value in simple.items()})
    total = total_of(ask, Scope(campaign_id)).total
    readings = read_channels(ask, campaign_id)
    return rows(goals, actuals(total, readings, posts=posts, agreed=agreed))
