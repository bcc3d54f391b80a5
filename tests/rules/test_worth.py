"""What conversions are worth: exact, rounded once for each row, half to even."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.worth import Worth, read_rate, worth

MINOR = st.integers(0, 10**12)
RATES = st.decimals(0, 100, places=4)


def test_a_customer_for_life_times_the_share_who_become_one() -> None:
    """175.00 and 10 % are 17.50; the reference table's revenue follows."""
    goal = Worth(ltv_minor=17_500, rate=Decimal(10), currency="USD")
    assert goal.one() == 1_750
    for quantity, revenue in ((3_174, 5_554_500), (580, 1_015_000), (202, 353_500)):
        assert worth(quantity, goal=goal) == revenue


def test_its_own_amount_comes_before_a_unit_and_that_before_the_goal() -> None:
    """And what went back is taken off each of them."""
    goal = Worth(value_minor=500)
    assert worth(3, gross=1_000, refunded=100, unit=7, goal=goal) == 900
    assert worth(3, unit=7, refunded=1, goal=goal) == 20
    assert worth(3, goal=goal, refunded=500) == 1_000


def test_what_nobody_knows_is_not_nothing() -> None:
    """No amount and no goal, or a goal without a figure, are none; 0 is known."""
    assert worth(3) is None
    assert worth(3, goal=Worth()) is None
    assert worth(3, goal=Worth(ltv_minor=5)) is None
    assert worth(3, goal=Worth(value_minor=0)) == 0
    assert worth(0, goal=Worth(value_minor=9)) == 0
    assert worth(1, gross=0) == 0


@given(st.integers(0, 10**6), MINOR, RATES)
def test_it_is_rounded_once_for_each_row(
    quantity: int, ltv: int, rate: Decimal
) -> None:
    """Not for each conversion: half a unit of the exact, halves to even."""
    found = worth(quantity, goal=Worth(ltv_minor=ltv, rate=rate))
    exact = quantity * ltv * Fraction(rate) / 100
    assert found is not None
    assert abs(found - exact) <= Fraction(1, 2)
    if abs(found - exact) == Fraction(1, 2):
        assert found % 2 == 0


@pytest.mark.parametrize(
    ("text", "rate"),
    [("10", "10"), ("12,5 %", "12.5"), (" 0.5%", "0.5"), ("100", "100"), ("0", "0")],
)
def test_a_share_is_read_as_people_type_it(text: str, rate: str) -> None:
    """With a comma, with a sign."""
    assert read_rate(text) == Decimal(rate)


@pytest.mark.parametrize("text", ["", "%", "101", "-1", "ten", "1.2.3", "1e1", "NaN"])
def test_what_is_no_share_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="not a share"):
        read_rate(text)


@given(st.text(max_size=12))
def test_anything_typed_is_a_share_or_refused(text: str) -> None:
    """From 0 to 100, and nothing else."""
    try:
        found = read_rate(text)
    except ValueError:
        return
    assert 0 <= found <= 100
