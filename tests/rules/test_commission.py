"""Shares in sales: no hole between tiers, one rounding, returns that take back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from store.rules.commission import (
    MOST_TIERS,
    Tier,
    bands,
    clawback,
    commission,
    exact_commission,
    for_period,
    held_until,
    in_force,
    read_tiers,
)
from store.rules.cost_words import COMMISSION_METHODS

DAY = date(2026, 3, 2)
ONE = timedelta(days=1)


def tier(low: int, percent: str | int, on: date | None = None) -> Tier:
    """A share from some sales on."""
    return Tier(low, Decimal(percent), on)


LADDER = read_tiers([tier(0, 5), tier(1_000_000, 7), tier(5_000_000, 10)])
METHOD = st.sampled_from(COMMISSION_METHODS)
SALES = st.integers(0, 10**12)


@st.composite
def ladders(draw: st.DrawFn) -> tuple[Tier, ...]:
    """Tiers of one to three periods without a hole."""
    begins: list[date | None] = [None]
    begins += draw(st.lists(st.dates(), max_size=2, unique=True))
    found = []
    for on in begins:
        lows = draw(st.sets(st.integers(1, 10**12), max_size=3))
        percents = st.decimals(0, 100, places=2)
        found += [Tier(low, draw(percents), on) for low in (0, *lows)]
    return read_tiers(draw(st.permutations(found)))


def test_a_share_holds_for_the_part_above_its_threshold() -> None:
    """5 % of the first million, 7 % of the next half."""
    assert commission(1_500_000, LADDER, "marginal", DAY) == 50_000 + 35_000


def test_or_for_all_of_them_once_it_is_reached() -> None:
    """7 % of one and a half million."""
    assert commission(1_500_000, LADDER, "whole", DAY) == 105_000


@pytest.mark.parametrize(
    ("sales", "share"), [(999_999, 5), (1_000_000, 7), (4_999_999, 7), (5_000_000, 10)]
)
def test_a_threshold_belongs_to_the_share_that_begins_with_it(
    sales: int, share: int
) -> None:
    """Every amount belongs to exactly one."""
    assert bands(sales, LADDER, "whole", DAY)[-1].percent == share
    assert bands(sales, LADDER, "marginal", DAY)[-1].percent == share


def test_each_day_has_the_shares_of_its_own_time() -> None:
    """A new set holds from its first day on; the day before is still the old one's."""
    later = DAY + 30 * ONE
    tiers = read_tiers([tier(0, 3), tier(0, 5, later), tier(100, 6, later)])
    assert [one.percent for one in in_force(tiers, later - ONE)] == [3]
    assert [one.percent for one in in_force(tiers, later)] == [5, 6]
    assert commission(100, tiers, "whole", later - ONE) == 3
    assert commission(100, tiers, "whole", later) == 6


def test_a_period_in_which_the_shares_change_is_noted_in_two() -> None:
    """What was sold on which side of that day is not known."""
    later = DAY + 10 * ONE
    tiers = read_tiers([tier(0, 3), tier(0, 5, later)])
    with pytest.raises(Invalid, match=r"up to 2026-03-11 and those from 2026-03-12 on"):
        for_period(tiers, DAY, DAY + 20 * ONE)
    assert for_period(tiers, DAY, later - ONE) == tiers[:1]
    assert for_period(tiers, later, later) == tiers[1:]


@pytest.mark.parametrize(
    ("tiers", "words"),
    [
        ([], "at least one"),
        ([tier(0, 101)], "101 is not a share"),
        ([tier(0, -1)], "-1 is not a share"),
        ([Tier(0, Decimal("NaN"))], "NaN is not a share"),
        ([tier(0, 5), tier(-1, 3)], "below zero"),
        ([tier(0, 5), tier(0, 6)], "Two shares begin"),
        ([tier(100, 5)], "The first sales have no share"),
        ([tier(0, 5, DAY)], "No share holds before 2026-03-02"),
        ([tier(0, 5), tier(10, 6, DAY)], "From 2026-03-02 on the first sales have no"),
        ([tier(low, 5) for low in range(MOST_TIERS + 1)], "61 shares are too many"),
    ],
)
def test_shares_with_a_hole_are_refused(tiers: list[Tier], words: str) -> None:
    """In a sentence that says where it is."""
    with pytest.raises(Invalid, match=words):
        read_tiers(tiers)


def test_what_a_period_makes_is_rounded_once_to_the_even_unit() -> None:
    """Not tier by tier: two halves are a whole one."""
    tiers = read_tiers([tier(0, 50), tier(1, 50)])
    assert [band.exact for band in bands(2, tiers, "marginal", DAY)] == [
        Decimal("0.5")
    ] * 2
    assert commission(2, tiers, "marginal", DAY) == 1
    assert [commission(one, tiers, "whole", DAY) for one in (1, 3, 5)] == [0, 2, 2]


def test_sales_below_zero_and_strange_ways_are_a_mistake_of_ours() -> None:
    """Nobody types them: the desk refuses more returns than sales first."""
    with pytest.raises(ValueError, match="below zero"):
        commission(-1, LADDER, "whole", DAY)
    with pytest.raises(ValueError, match="no way to count"):
        commission(1, LADDER, "half", DAY)


def test_returns_take_back_what_the_lower_sales_do_not_make() -> None:
    """A threshold that is not reached any more counts; fewer returns give back."""
    assert clawback(1_000_000, (0, 1), LADDER, "whole", DAY) == 20_000
    assert clawback(1_000_000, (0, 100_000), LADDER, "marginal", DAY) == 5_000
    assert clawback(1_000_000, (100_000, 0), LADDER, "marginal", DAY) == -5_000


def test_goods_may_come_back_up_to_the_last_day_of_the_hold() -> None:
    """Counted from the end of the period."""
    assert held_until(date(2026, 1, 31), 14) == date(2026, 2, 14)
    assert held_until(DAY, 0) == DAY


@given(ladders(), st.dates(), SALES, METHOD)
def test_every_day_and_every_amount_has_one_share(
    tiers: tuple[Tier, ...], on: date, sales: int, method: str
) -> None:
    """The bands are the sales, and the figure is theirs worked out plainly."""
    found = bands(sales, tiers, method, on)
    assert sum(band.sales_minor for band in found) == sales
    plain = sum(
        (Fraction(band.sales_minor) * Fraction(band.percent) / 100 for band in found),
        Fraction(0),
    )
    assert Fraction(exact_commission(sales, tiers, method, on)) == plain
    assert commission(sales, tiers, method, on) == round(plain)
    assert 0 <= commission(sales, tiers, method, on) <= sales


@given(ladders(), st.tuples(SALES, SALES, SALES), METHOD)
def test_going_there_and_back_takes_nothing(
    tiers: tuple[Tier, ...], figures: tuple[int, int, int], method: str
) -> None:
    """What returns take, taking them back gives."""
    sales, one, two = figures
    back = min(sales, one), min(sales, two)
    taken = clawback(sales, back, tiers, method, DAY)
    assert taken == -clawback(sales, back[::-1], tiers, method, DAY)
    left = commission(sales - back[1], tiers, method, DAY)
    assert commission(sales - back[0], tiers, method, DAY) - taken == left
