"""Shares in sales: which share holds for which amount on which day, and what it makes.

Tiers are half-open: a share holds from its threshold on up to the next one, and a set
of them from its first day on up to the day before the next set. So every amount on
every day belongs to exactly one. Thresholds count the sales of one period, less what
came back; nothing is carried over to the next. What a period makes is rounded once,
half to even, never order by order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.cost_words import COMMISSION_METHODS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_TIERS = 60
"""Tiers that the terms with one person may have."""

_EXACT = Context(prec=120)
_FIRST = date.min


@dataclass(frozen=True, slots=True)
class Tier:
    """A share of the sales from a threshold on, in minor units of their currency."""

    from_minor: int
    percent: Decimal
    from_on: date | None = None
    """The first day it holds; None is from the beginning."""


@dataclass(frozen=True, slots=True)
class Band:
    """The part of some sales that one share is taken of."""

    percent: Decimal
    from_minor: int
    sales_minor: int
    exact: Decimal
    """What it makes in minor units, not rounded."""


def read_tiers(tiers: Iterable[Tier]) -> tuple[Tier, ...]:
    """Put tiers in their order; raises Invalid for holes and for what stands twice."""
    found = sorted(tiers, key=lambda tier: (tier.from_on or _FIRST, tier.from_minor))
    if not found:
        raise Invalid(N_("Say at least one share of the sales."))
    if len(found) > MOST_TIERS:
        raise Invalid(
            N_("{count} shares are too many; up to {most} fit."),
            count=len(found),
            most=MOST_TIERS,
        )
    for tier in found:
        _check(tier)
    if len({(tier.from_on, tier.from_minor) for tier in found}) < len(found):
        raise Invalid(N_("Two shares begin with the same sales on the same day."))
    begins = found[0].from_on
    if begins is not None:
        raise Invalid(
            N_("No share holds before {day}: one has to hold from the beginning."),
            day=begins.isoformat(),
        )
    _check_zero(found)
    return tuple(found)


def commission(sales_minor: int, tiers: Sequence[Tier], method: str, on: date) -> int:
    """Give what sales make on a day, in minor units, rounded once, half to even.

    ``tiers`` are read ones; ``method`` is marginal or whole. ValueError for sales below
    zero.
    """
    exact = exact_commission(sales_minor, tiers, method, on)
    return int(exact.to_integral_value(ROUND_HALF_EVEN))


def exact_commission(
    sales_minor: int, tiers: Sequence[Tier], method: str, on: date
) -> Decimal:
    """Give what sales make on a day in minor units, parts of one included."""
    whole = Decimal(0)
    for band in bands(sales_minor, tiers, method, on):
        whole = _EXACT.add(whole, band.exact)
    return whole


def bands(
    sales_minor: int, tiers: Sequence[Tier], method: str, on: date
) -> tuple[Band, ...]:
    """Give which share is taken of which part of the sales, the lowest first."""
    if method not in COMMISSION_METHODS:
        raise ValueError(f"no way to count a commission: {method!r}")
    if sales_minor < 0:
        raise ValueError(f"sales below zero: {sales_minor}")
    reached = [tier for tier in in_force(tiers, on) if tier.from_minor <= sales_minor]
    if method == "whole":
        return (_band(reached[-1], sales_minor),)
    ends = [*(tier.from_minor for tier in reached[1:]), sales_minor]
    return tuple(
        _band(tier, end - tier.from_minor)
        for tier, end in zip(reached, ends, strict=True)
    )


def in_force(tiers: Sequence[Tier], on: date) -> tuple[Tier, ...]:
    """Give the set of tiers that holds on a day, the lowest first."""
    begins = max(day for tier in tiers if (day := tier.from_on or _FIRST) <= on)
    return tuple(tier for tier in tiers if (tier.from_on or _FIRST) == begins)


def for_period(
    tiers: Sequence[Tier], starts_on: date, ends_on: date
) -> tuple[Tier, ...]:
    """Give the set of tiers that holds in a period, both days included.

    Raises Invalid where another set begins within it: what was sold on which side of
    that day is not known, so the sales are noted in two periods.
    """
    for tier in tiers:
        day = tier.from_on
        if day is not None and starts_on < day <= ends_on:
            raise Invalid(
                N_(
                    "From {day} on other shares hold. Note the sales up to {before} and"
                    " those from {day} on apart."
                ),
                day=day.isoformat(),
                before=(day - timedelta(days=1)).isoformat(),
            )
    return in_force(tiers, starts_on)


def clawback(
    sales_minor: int,
    refunds: tuple[int, int],
    tiers: Sequence[Tier],
    method: str,
    on: date,
) -> int:
    """Give what returns take back of a commission, in minor units.

    ``refunds`` are all returns of the period before and now. Below zero where fewer
    came back than was thought. The commission is worked out on both sales, so that a
    threshold that is not reached any more counts.
    """
    before, now = (
        commission(sales_minor - back, tiers, method, on) for back in refunds
    )
    return before - now


def held_until(ends_on: date, hold_days: int) -> date:
    """Give the last day on which goods of a period may come back."""
    return ends_on + timedelta(days=hold_days)


def _band(tier: Tier, sales_minor: int) -> Band:
    exact = _EXACT.multiply(Decimal(sales_minor), tier.percent).scaleb(-2, _EXACT)
    return Band(tier.percent, tier.from_minor, sales_minor, exact)


def _check(tier: Tier) -> None:
    if not (tier.percent.is_finite() and 0 <= tier.percent <= 100):
        raise Invalid(
            N_("Commission: {value} is not a share from 0 to 100 %."),
            value=tier.percent,
        )
    if tier.from_minor < 0:
        raise Invalid(N_("A share cannot begin with sales below zero."))


def _check_zero(tiers: Sequence[Tier]) -> None:
    """Refuse a set in which no share holds for the first sales."""
    starts = {tier.from_on for tier in tiers if tier.from_minor == 0}
    for tier in tiers:
        if tier.from_on in starts:
            continue
        if tier.from_on is None:
            raise Invalid(
                N_("The first sales have no share: one has to begin with 0 sales.")
            )
        raise Invalid(
            N_(
                "From {day} on the first sales have no share: one has to begin with 0"
                " sales."
            ),
            day=tier.from_on.isoformat(),
        )
