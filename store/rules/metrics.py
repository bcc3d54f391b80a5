"""Engagement rates, each with the basis it stands on; what is unknown stays unknown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from store.rules.words import N_


class Basis(StrEnum):
    """What a rate counts, and what it divides by."""

    STRICT = "strict"
    FOLLOWERS = "followers"
    VIEWS = "views"
    STATED = "stated"


BASIS_TEXT: dict[str, str] = {
    Basis.STRICT: N_("(relevant comments + shares + link clicks) / followers"),
    Basis.FOLLOWERS: N_("(likes + comments) / followers"),
    Basis.VIEWS: N_("(likes + comments) / views"),
    Basis.STATED: N_("as the source stated it"),
}
"""The formula of each basis, for the screen that explains a number."""

_CENT = Decimal("0.01")
_FINITE = 1e300
"""A stated rate beyond this is infinity or not a number, and no rate."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of an account: people, and averages per post.

    ``stated_rate`` is a percentage as its source gave it (2.91 means 2.91 %).
    """

    followers: int | None = None
    following: int | None = None
    avg_views: int | None = None
    avg_likes: int | None = None
    avg_comments: int | None = None
    avg_relevant_comments: int | None = None
    avg_shares: int | None = None
    avg_saves: int | None = None
    avg_link_clicks: int | None = None
    stated_rate: float | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """An engagement rate in percent, unrounded, and the figures it was made of.

    A stated rate has no ``numerator`` and no ``denominator``.
    """

    percent: Decimal
    basis: str
    numerator: int | None = None
    denominator: int | None = None

    @property
    def shown(self) -> Decimal:
        """The percentage to two decimals, half to even; nothing else rounds it."""
        return self.percent.quantize(_CENT, rounding=ROUND_HALF_EVEN)


def engagement_rates(figures: Figures) -> tuple[Rate, ...]:
    """Every rate that these figures allow, the most telling basis first."""
    relevant = (
        figures.avg_relevant_comments,
        figures.avg_shares,
        figures.avg_link_clicks,
    )
    reactions = (figures.avg_likes, figures.avg_comments)
    candidates = (
        _ratio(Basis.STRICT, relevant, figures.followers),
        _ratio(Basis.FOLLOWERS, reactions, figures.followers),
        _ratio(Basis.VIEWS, reactions, figures.avg_views),
        _stated(figures.stated_rate),
    )
    return tuple(rate for rate in candidates if rate is not None)


def engagement_rate(figures: Figures) -> Rate | None:
    """The rate that a list shows: strict, else followers, else views, else stated."""
    return next(iter(engagement_rates(figures)), None)


def _ratio(
    basis: Basis, parts: tuple[int | None, ...], whole: int | None
) -> Rate | None:
    """The sum of the parts as a percentage of the whole; None if any is missing."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or whole is None or whole <= 0:
        return None
    total = sum(known)
    return Rate(Decimal(total) * 100 / whole, basis, total, whole)


def _stated(percent: float | None) -> Rate | None:
    """A rate taken over from its source."""
    if percent is None or not abs(percent) < _FINITE:
        return None
    return Rate(Decimal(str(percent)), Basis.STATED)


# The same rule where rows are saved or recomputed in bulk. In SQL a sum with a NULL
# in it is NULL, and a WHEN that is NULL is passed over: unknown stays unknown too.
_STRICT = "a.avg_relevant_comments + a.avg_shares + a.avg_link_clicks"
_REACTIONS = "a.avg_likes + a.avg_comments"
_CASES = (
    (
        Basis.STRICT,
        f"a.followers > 0 AND {_STRICT} IS NOT NULL",
        _STRICT,
        "a.followers",
    ),
    (
        Basis.FOLLOWERS,
        f"a.followers > 0 AND {_REACTIONS} IS NOT NULL",
        _REACTIONS,
        "a.followers",
    ),
    (
        Basis.VIEWS,
        f"a.avg_views > 0 AND {_REACTIONS} IS NOT NULL",
        _REACTIONS,
        "a.avg_views",
    ),
)
_HAS_STATED = f"abs(a.stated_rate) < {_FINITE!r}"

ENGAGEMENT_SQL: str = (
    "(CASE "
    + " ".join(
        f"WHEN {when} THEN ({part}) * 100.0 / {whole}"
        for _, when, part, whole in _CASES
    )
    + f" WHEN {_HAS_STATED} THEN a.stated_rate END)"
)
"""An expression over the columns of an account ``a``: a percentage, or NULL."""

ENGAGEMENT_BASIS_SQL: str = (
    "(CASE "
    + " ".join(f"WHEN {when} THEN '{basis}'" for basis, when, _, _ in _CASES)
    + f" WHEN {_HAS_STATED} THEN '{Basis.STATED}' END)"
)
"""Beside it, the basis that the percentage stands on, or NULL."""
