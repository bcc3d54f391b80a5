"""Rates of one post: each with its basis, what it is made of, and what is missing.

A missing figure and a zero to divide by give no rate; nothing is taken for 0 but what
may be unknown in a sum of engagements: shares and saves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.metrics import BASIS_TEXT, Basis
from store.rules.roi import Ratio, per, rate
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGAGED = ("likes", "comments")
MAYBE = ("shares", "saves")
"""What counts as an engagement as well, where it is known."""

FOLLOWERS = "followers"
"""What is no figure of a post, but of the account that it stands on."""


@dataclass(frozen=True, slots=True)
class RateOf:
    """How a rate is worked out: parts added up, and what they are divided by."""

    name: str
    parts: tuple[str, ...]
    whole: str
    formula: str
    """As words to translate."""
    maybe: tuple[str, ...] = ()
    """Parts that are added where they are known."""
    median: str = ""
    """The median that this may be compared with, which is of the same basis."""


RATES = (
    RateOf(
        "strict",
        ("relevant_comments", "shares", "clicks"),
        FOLLOWERS,
        BASIS_TEXT[Basis.STRICT],
    ),
    RateOf("followers", ENGAGED, FOLLOWERS, BASIS_TEXT[Basis.FOLLOWERS]),
    RateOf(
        "views",
        ENGAGED,
        "views",
        N_("(likes + comments + shares + saves) / views"),
        MAYBE,
        "er_views",
    ),
    RateOf(
        "reach",
        ENGAGED,
        "reach",
        N_("(likes + comments + shares + saves) / reach"),
        MAYBE,
        "er_reach",
    ),
)
"""Rates of engagement, in percent, the strict one first."""

COST_PER_VIEW = RateOf("cpv", ("cost",), "views", N_("cost / views"))
"""What one view cost, in whole units of a currency."""


@dataclass(frozen=True, slots=True)
class PostRate:
    """One rate of a post."""

    of: RateOf
    value: Ratio | None
    """None is a dash."""
    used: tuple[str, ...]
    """Figures that it stands on."""
    missing: tuple[str, ...]
    """Figures that it would need, or that are 0 where it divides by them."""


def post_rates(
    figures: Mapping[str, int | None], followers: int | None
) -> tuple[PostRate, ...]:
    """Every rate of RATES that a post has, or would have."""
    known = {**figures, FOLLOWERS: followers}
    return tuple(_rate(one, known) for one in RATES)


def cost_per_view(
    figures: Mapping[str, int | None], cost_minor: int | None, currency: str | None
) -> PostRate | None:
    """What one view cost; None where nobody knows what the post cost."""
    if not cost_minor or currency is None:
        return None
    views = figures.get("views")
    value = per(cost_minor, views, currency)
    missing = () if views else ("views",)
    return PostRate(COST_PER_VIEW, value, ("cost", "views"), missing)


def _rate(one: RateOf, known: Mapping[str, int | None]) -> PostRate:
    missing = tuple(name for name in one.parts if known.get(name) is None)
    if not known.get(one.whole):
        missing += (one.whole,)
    counted = [name for name in one.maybe if known.get(name) is not None]
    used = (*one.parts, *counted, one.whole)
    if missing:
        return PostRate(one, None, used, missing)
    above = sum(known[name] or 0 for name in (*one.parts, *counted))
    return PostRate(one, rate(above, known[one.whole]), used, ())
