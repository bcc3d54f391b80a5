"""What a line-up adds up to: its cost, whom it may reach, and what must come back.

Currencies are never added together, and what nobody knows stays out of a sum that says
how many it was made of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from store.rules.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

READINGS, ACCOUNT, NONE = "readings", "account", ""
"""What an expected reach stands on: the median views of own readings over time, the
one figure the account has, or nothing."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many views somebody usually gets, and what that stands on."""

    views: int | None = None
    basis: str = NONE
    readings: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """What everybody in a line-up comes to."""

    people: int
    cost: tuple[Money, ...]
    """A sum per currency, the largest number of people first."""
    unpriced: int
    """People nobody has put a price to; they are in no sum."""
    expected_reach: int | None
    """The sum of what is known; audiences may overlap. None when nothing is."""
    reach_known: int
    """Of how many people the reach is known."""
    margin: Money | None
    """What one order leaves, as it was given."""
    break_even_orders: int | None
    """Orders whose margin covers the cost in its currency; None without a margin."""
    budget_left: Money | None
    """What the campaign has left before them; None without a budget."""
    budget_left_after: Money | None
    """What is left after them, in the currency of the campaign; below zero is over."""
    other_currencies: tuple[Money, ...]
    """Cost that is in neither of these figures, because it is in another currency."""


def expected_reach(readings: Sequence[int], account: int | None) -> Reach:
    """The median views of the readings; without any, the figure of the account."""
    if readings:
        return Reach(round(median(readings)), READINGS, len(readings))
    if account is not None:
        return Reach(account, ACCOUNT, 0)
    return Reach()


def totals(
    fees: Sequence[Money | None],
    reaches: Sequence[int | None],
    *,
    margin: Money | None = None,
    budget_left: Money | None = None,
) -> Totals:
    """Add a line-up up: a fee and a reach for each person, None where unknown."""
    cost = per_currency(fee for fee in fees if fee is not None)
    known = [reach for reach in reaches if reach is not None]
    after = None
    if budget_left is not None:
        after = budget_left - _in(cost, budget_left.currency)
    counted = {given.currency for given in (margin, budget_left) if given is not None}
    return Totals(
        people=len(fees),
        cost=cost,
        unpriced=sum(fee is None for fee in fees),
        expected_reach=sum(known) if known else None,
        reach_known=len(known),
        margin=margin,
        break_even_orders=(
            None if margin is None else break_even(_in(cost, margin.currency), margin)
        ),
        budget_left=budget_left,
        budget_left_after=after,
        other_currencies=(
            tuple(one for one in cost if one.currency not in counted) if counted else ()
        ),
    )


def per_currency(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """A sum for each currency, the one most often met first."""
    sums: dict[str, Money] = {}
    times: Counter[str] = Counter()
    for amount in amounts:
        code = amount.currency
        sums[code] = sums[code] + amount if code in sums else amount
        times[code] += 1
    return tuple(sums[code] for code, _ in times.most_common())


def break_even(cost: Money, margin: Money) -> int | None:
    """The smallest whole number of orders whose margin covers a cost.

    None for a margin of nothing or less: no number of orders would do. Raises
    ValueError for two currencies.
    """
    if cost.currency != margin.currency:
        raise ValueError(f"{cost.currency} with {margin.currency}")
    if cost.minor <= 0:
        return 0
    if margin.minor <= 0:
        return None
    return -(-cost.minor // margin.minor)


def _in(cost: Iterable[Money], currency: str) -> Money:
    """The sum in one currency; nothing where there is none."""
    return next((one for one in cost if one.currency == currency), Money(0, currency))
