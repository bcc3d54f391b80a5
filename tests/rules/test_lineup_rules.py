"""What a line-up adds up to, before anybody is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.lineup import Reach, break_even, expected_reach, per_currency, totals
from store.rules.money import Money

FEES = st.builds(
    Money, st.integers(0, 10**12), st.sampled_from(["EUR", "KRW", "USD", "JPY"])
)


def euro(amount: int) -> Money:
    """An amount in cents."""
    return Money(amount, "EUR")


def won(amount: int) -> Money:
    """An amount in won."""
    return Money(amount, "KRW")


def test_the_reach_is_the_median_of_own_readings() -> None:
    """One viral post moves it little; it says how many readings it stands on."""
    assert expected_reach([1_000, 90_000, 1_200], 5) == Reach(1_200, "readings", 3)
    assert expected_reach([1_000, 1_201], None) == Reach(1_100, "readings", 2)


def test_without_readings_the_account_is_asked_and_else_nobody() -> None:
    """What nobody has measured is unknown, never nothing."""
    assert expected_reach([], 800) == Reach(800, "account", 0)
    assert expected_reach([], 0) == Reach(0, "account", 0)
    assert expected_reach([], None) == Reach(None, "", 0)


def test_currencies_are_never_added_together() -> None:
    """A sum each, the one most people have first."""
    found = totals([won(300_000), euro(50_00), won(200_000), None], [None] * 4)
    assert found.cost == (won(500_000), euro(50_00))
    assert (found.people, found.unpriced) == (4, 1)
    assert found.other_currencies == ()


def test_the_reach_of_all_says_how_many_are_known() -> None:
    """And is unknown when none is."""
    found = totals([None] * 3, [1_000, None, 0])
    assert (found.expected_reach, found.reach_known) == (1_000, 2)
    found = totals([None], [None])
    assert (found.expected_reach, found.reach_known) == (None, 0)


def test_what_is_left_counts_only_the_currency_of_the_budget() -> None:
    """The rest is told apart; below zero is over."""
    found = totals([euro(800_00), won(100_000)], [None, None], budget_left=euro(500_00))
    assert found.budget_left == euro(500_00)
    assert found.budget_left_after == euro(-300_00)
    assert found.other_currencies == (won(100_000),)


def test_break_even_is_the_first_whole_order_that_covers_the_cost() -> None:
    """Nothing to cover takes no order; a margin of nothing never covers anything."""
    assert break_even(euro(100_00), euro(33_34)) == 3
    assert break_even(euro(100_00), euro(33_33)) == 4
    assert break_even(euro(100_00), euro(100_00)) == 1
    assert break_even(euro(0), euro(0)) == 0
    assert break_even(euro(1), euro(0)) is None
    assert break_even(euro(1), euro(-5)) is None
    with pytest.raises(ValueError, match="EUR with KRW"):
        break_even(euro(1), won(1))


def test_the_break_even_of_a_line_up_is_that_of_its_currency() -> None:
    """None without a margin."""
    fees = [won(100_000), euro(10_00)]
    assert totals(fees, [], margin=won(30_000)).break_even_orders == 4
    assert totals(fees, [], margin=won(30_000)).other_currencies == (euro(10_00),)
    assert totals(fees, []).break_even_orders is None


@given(st.integers(1, 10**15), st.integers(1, 10**9))
def test_one_order_less_would_not_do(cost: int, margin: int) -> None:
    """And so many do."""
    orders = break_even(euro(cost), euro(margin))
    assert orders is not None
    assert orders * margin >= cost > (orders - 1) * margin


@given(st.lists(FEES, max_size=20))
def test_no_money_is_lost_or_made(fees: list[Money]) -> None:
    """Every fee is in the sum of its own currency, once."""
    sums = {total.currency: total.minor for total in per_currency(fees)}
    assert set(sums) == {fee.currency for fee in fees}
    for code, minor in sums.items():
        assert minor == sum(fee.minor for fee in fees if fee.currency == code)
