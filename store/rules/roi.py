"""What came of money: return, and the other ratios; exact, rounded when shown.

A figure that is missing gives no ratio, and so does a zero to divide by: None, which is
shown as a dash, never as 0. Sums are divided by sums; ratios are never added up or
averaged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from store.rules.money import minor_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERCENT = 100
_THOUSAND = 1000
_SHOWN = 2
"""Decimals that a ratio is shown with."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure by another: exact, and as it is shown."""

    exact: Fraction

    @property
    def value(self) -> Decimal:
        """To 28 digits, not rounded for anybody's eyes."""
        return Decimal(self.exact.numerator) / Decimal(self.exact.denominator)

    @property
    def shown(self) -> Decimal:
        """To two decimals, half to even; the only time that it is rounded."""
        return Decimal(round(self.exact * 10**_SHOWN)).scaleb(-_SHOWN)


def _ratio(part: int | None, whole: int | None, times: int = 1) -> Ratio | None:
    # What came back is said of what was put in: a credit on the whole is no cost.
    if part is None or whole is None or whole <= 0:
        return None
    return Ratio(Fraction(part * times, whole))


def roi(revenue: int | None, cost: int | None) -> Ratio | None:
    """What came back beyond the cost, in percent of it; minor units of one currency.

    None without a cost (0 or a credit is none), and where nobody knows the revenue.
    """
    if revenue is None or cost is None:
        return None
    return _ratio(revenue - cost, cost, _PERCENT)


def roas(revenue: int | None, cost: int | None) -> Ratio | None:
    """Revenue by cost: what came back for every unit, the unit itself included."""
    return _ratio(revenue, cost)


def per(amount: int | None, count: int | None, currency: str) -> Ratio | None:
    """Minor units by a count, in whole units of the currency: CPA, CPL, CPC, CPV, CPE.

    Raises ValueError for a currency that is none.
    """
    if amount is None or not count:
        return None
    return Ratio(Fraction(amount, count * 10 ** minor_digits(currency)))


def per_thousand(amount: int | None, count: int | None, currency: str) -> Ratio | None:
    """The same for every thousand: CPM."""
    one = per(amount, count, currency)
    return None if one is None else Ratio(one.exact * _THOUSAND)


def rate(numerator: int | None, denominator: int | None) -> Ratio | None:
    """A share in percent; what is divided by is said beside it by whoever asks."""
    return _ratio(numerator, denominator, _PERCENT)


def emv(impressions: int | None, cpm_minor: int | None) -> int | None:
    """What impressions are worth at a price for a thousand, rounded once, half to even.

    There is no standard for it: the price is shown with it.
    """
    if impressions is None or cpm_minor is None:
        return None
    return round(Fraction(impressions * cpm_minor, _THOUSAND))


def break_even(
    cost: int | None, aov: Fraction | None, margin: Decimal | None
) -> int | None:
    """The fewest whole orders whose margin covers a cost.

    ``cost`` and ``aov`` (revenue by order) are in minor units, ``margin`` is percent of
    an order. None where one is missing, or an order leaves nothing.
    """
    if cost is None or aov is None or margin is None:
        return None
    left = aov * Fraction(margin) / _PERCENT
    if left <= 0:
        return None
    return max(0, -(-Fraction(cost) // left))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What anything came to, in minor units of one currency, and every ratio of it.

    ``figures`` are of content: impressions, views, engagements, clicks, leads, ...;
    what nobody measured is None or not there.
    """

    currency: str | None
    """None where nobody said and several are mixed: then no amount is known."""
    conversions: int = 0
    """How many that count: what was cancelled is not among them."""
    orders: int = 0
    """How many of them are purchases."""
    enquiries: int = 0
    """How many of them are leads: enquiries, quotes, subscriptions, downloads."""
    revenue_minor: int | None = 0
    """What they are worth; None where that is known of none of them."""
    orders_valued: int = 0
    """Of how many purchases it is known what they came to."""
    order_value_minor: int = 0
    """What those came to."""
    cost_minor: int = 0
    """What is promised or paid, without own time."""
    time_minor: int = 0
    """What own time costs."""
    minutes: int = 0
    """Own time."""
    figures: Mapping[str, int | None] = field(default_factory=dict)

    @property
    def total_cost(self) -> int:
        """With own time."""
        return self.cost_minor + self.time_minor

    @property
    def profit_minor(self) -> int | None:
        """Revenue less all costs."""
        known = self.revenue_minor is not None
        return (self.revenue_minor or 0) - self.total_cost if known else None

    @property
    def leads(self) -> int | None:
        """People who may buy later: those noted one by one, else as content says."""
        return self.enquiries or self.figures.get("leads")

    @property
    def roi(self) -> Ratio | None:
        """(revenue - cost) / cost in percent, own time included."""
        return roi(self.revenue_minor, self.total_cost)

    @property
    def roi_without_hours(self) -> Ratio | None:
        """The same without own time."""
        return roi(self.revenue_minor, self.cost_minor)

    @property
    def roas(self) -> Ratio | None:
        """Revenue by cost, own time included."""
        return roas(self.revenue_minor, self.total_cost)

    @property
    def aov(self) -> Ratio | None:
        """Revenue of purchases by purchase, of those whose worth is known."""
        return self._each(self.order_value_minor, self.orders_valued)

    @property
    def aov_minor(self) -> Fraction | None:
        """The same in minor units, exact."""
        if not self.orders_valued:
            return None
        return Fraction(self.order_value_minor, self.orders_valued)

    @property
    def cpa(self) -> Ratio | None:
        """Cost by conversion."""
        return self._each(self._spent, self.conversions)

    @property
    def cpl(self) -> Ratio | None:
        """Cost by lead."""
        return self._each(self._spent, self.leads)

    @property
    def cpm(self) -> Ratio | None:
        """Cost by thousand impressions."""
        if self.currency is None:
            return None
        shown = self.figures.get("impressions")
        return per_thousand(self._spent, shown, self.currency)

    @property
    def cpv(self) -> Ratio | None:
        """Cost by view."""
        return self._each(self._spent, self.figures.get("views"))

    @property
    def cpe(self) -> Ratio | None:
        """Cost by engagement."""
        return self._each(self._spent, self.figures.get("engagements"))

    @property
    def cpc(self) -> Ratio | None:
        """Cost by click."""
        return self._each(self._spent, self.figures.get("clicks"))

    @property
    def _spent(self) -> int | None:
        """What it cost; something that cost nothing has no cost by anything."""
        return self.total_cost or None

    def _each(self, amount: int | None, count: int | None) -> Ratio | None:
        return None if self.currency is None else per(amount, count, self.currency)


RATIOS = (
    *("roi", "roi_without_hours", "roas", "aov", "cpa", "cpl"),
    *("cpm", "cpc", "cpe", "cpv"),
)
"""Every ratio of Sums, by the name of its property."""
