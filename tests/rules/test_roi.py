"""The arithmetic of return: exact, rounded once, a dash where a figure is missing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.platform_names import PLATFORM_NAMES
from store.rules.roi import (
    RATIOS,
    Ratio,
    Sums,
    break_even,
    emv,
    per,
    per_thousand,
    rate,
    roas,
    roi,
)
from tui.format import PLATFORM

MINOR = st.integers(-(10**14), 10**14)
COUNT = st.integers(0, 10**9)


def sums(**given: object) -> Sums:
    """What something came to, in dollars."""
    return Sums(currency="USD", **given)  # type: ignore[arg-type]


def test_return_is_profit_by_cost() -> None:
    """Minus a hundred is all of it lost."""
    found = roi(55_545_00, 20_500_00)
    assert found is not None
    assert str(found.shown) == "170.95"
    assert roi(0, 5) == Ratio(Fraction(-100))
    assert roas(5, 2) == Ratio(Fraction(5, 2))


@pytest.mark.parametrize(("revenue", "cost"), [(5, 0), (None, 5), (5, None), (5, -3)])
def test_without_a_cost_or_a_revenue_there_is_no_return(
    revenue: int | None, cost: int | None
) -> None:
    """Gifted work, sales nobody knows the worth of, a credit on the whole."""
    assert roi(revenue, cost) is None
    assert roas(revenue, cost) is None


def test_nothing_is_divided_by_nothing() -> None:
    """Neither by what is not known."""
    for none in (0, None):
        assert per(5, none, "USD") is None
        assert per_thousand(5, none, "USD") is None
        assert rate(5, none) is None
    assert per(None, 5, "USD") is None
    assert rate(None, 5) is None
    assert rate(0, 5) == Ratio(Fraction(0))


def test_what_one_of_them_costs_is_in_whole_units() -> None:
    """Of currencies with two decimals, with none and with three."""
    assert [str(found and found.shown) for found in _each_of_four()] == [
        "2.50",
        "250.00",
        "0.25",
    ]


def _each_of_four() -> list[Ratio | None]:
    return [per(1000, 4, code) for code in ("USD", "KRW", "KWD")]


def test_a_ratio_is_rounded_once_half_to_even() -> None:
    """Just beside the half it goes to its own side, however near that is."""
    eighth = Ratio(Fraction(1, 8))
    assert (str(eighth.shown), str(eighth.value)) == ("0.12", "0.125")
    assert str(Ratio(Fraction(3, 8)).shown) == "0.38"
    assert str(Ratio(Fraction(1, 8) + Fraction(1, 10**40)).shown) == "0.13"
    assert str(Ratio(Fraction(-1, 8)).shown) == "-0.12"
    assert str(Ratio(Fraction(2)).shown) == "2.00"


@given(MINOR, MINOR)
def test_what_is_shown_is_nearest(revenue: int, cost: int) -> None:
    """Within half of the last decimal, and with two of them."""
    found = roi(revenue, cost)
    if found is None:
        assert cost <= 0
        return
    assert abs(Fraction(found.shown) - found.exact) <= Fraction(1, 200)
    assert found.shown.as_tuple().exponent == -2


@given(st.lists(st.tuples(COUNT, st.integers(1, 10**9)), min_size=1))
def test_a_total_lies_between_its_parts(parts: list[tuple[int, int]]) -> None:
    """The ratio of the sums does; it is not the mean of the ratios."""
    each = [roi(revenue, cost) for revenue, cost in parts]
    whole = roi(sum(one for one, _ in parts), sum(one for _, one in parts))
    assert whole is not None
    known = [one.exact for one in each if one is not None]
    assert min(known) <= whole.exact <= max(known)


def test_break_even_is_the_next_whole_order() -> None:
    """Exactly covered is covered."""
    assert break_even(1_000, Fraction(100), Decimal(50)) == 20
    assert break_even(1_001, Fraction(100), Decimal(50)) == 21
    assert break_even(0, Fraction(100), Decimal(50)) == 0
    assert break_even(-5, Fraction(100), Decimal(50)) == 0
    assert break_even(1_000, Fraction(0), Decimal(50)) is None
    assert break_even(1_000, None, Decimal(50)) is None
    assert break_even(1_000, Fraction(100), None) is None
    assert break_even(None, Fraction(100), Decimal(50)) is None


@given(st.integers(1, 10**12), st.fractions(Fraction(1, 9), 10**9), st.integers(1, 100))
def test_one_order_less_does_not_cover_it(
    cost: int, aov: Fraction, margin: int
) -> None:
    """The smallest number that does."""
    orders = break_even(cost, aov, Decimal(margin))
    assert orders is not None
    left = aov * margin / 100
    assert (orders - 1) * left < cost <= orders * left


def test_a_value_of_being_seen_is_rounded_once() -> None:
    """At a price for a thousand; without one there is none."""
    assert emv(250_000, 1_000) == 250_000
    assert (emv(500, 1), emv(1_500, 1)) == (0, 2)
    assert emv(None, 1) is None
    assert emv(5, None) is None


def test_without_a_currency_no_amount_is_told() -> None:
    """Several were mixed: conversions count, money does not."""
    mixed = Sums(currency=None, conversions=3, revenue_minor=None)
    assert [getattr(mixed, name) for name in RATIOS] == [None] * len(RATIOS)
    assert mixed.profit_minor is None


def test_what_cost_nothing_has_no_cost_by_anything() -> None:
    """A dash, not 0.00."""
    free = sums(conversions=5, figures={"clicks": 5, "views": 0})
    assert (free.cpa, free.cpc, free.cpv) == (None, None, None)


def test_own_time_is_a_cost_and_can_be_left_out() -> None:
    """Side by side."""
    row = sums(revenue_minor=300, cost_minor=100, time_minor=100)
    assert row.total_cost == 200
    assert row.profit_minor == 100
    assert (row.roi, row.roi_without_hours) == (
        Ratio(Fraction(50)),
        Ratio(Fraction(200)),
    )


def test_leads_are_those_noted_or_else_as_content_says() -> None:
    """Never both added."""
    assert sums(enquiries=5, figures={"leads": 9}).leads == 5
    assert sums(figures={"leads": 9}).leads == 9
    assert sums().leads is None


def test_an_average_order_is_of_purchases_whose_worth_is_known() -> None:
    """Enquiries and orders without an amount do not pull it down."""
    row = sums(orders=5, orders_valued=2, order_value_minor=500, revenue_minor=900)
    assert row.aov_minor == Fraction(250)
    assert str(row.aov and row.aov.shown) == "2.50"
    assert sums(orders=5).aov_minor is None


def test_platforms_have_one_name_each() -> None:
    """In a file for another program as on the screen."""
    assert PLATFORM_NAMES == PLATFORM
