"""The four figures, rates of exchange and own time: exact, rounded once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.currencies import DECIMALS
from store.rules.money import minor_digits
from store.rules.spend import (
    LARGEST_COST,
    Figures,
    after,
    convert,
    plain_rate,
    read_rate,
    share,
    time_cost,
    turned,
)

AMOUNTS = st.integers(-LARGEST_COST, LARGEST_COST)
RATES = st.decimals(Decimal("0.0001"), Decimal(10_000), places=6)
CODES = st.sampled_from(sorted(DECIMALS))


def test_what_is_promised_takes_from_the_plan_whether_paid_or_not() -> None:
    """Paid is a part of committed; what is foreseen takes nothing."""
    figures = Figures(planned=1000, committed=700, paid=300, foreseen=400, many=3)
    assert (figures.remaining, figures.open) == (300, 400)
    assert (figures.over, figures.over_by) == (False, 0)


def test_over_is_said_with_by_how_much() -> None:
    """To the last unit: all of it is not over, one more is."""
    figures = Figures(planned=1000, committed=1000)
    assert (figures.remaining, figures.over) == (0, False)
    then = after(figures, 1)
    assert (then.remaining, then.over, then.over_by) == (-1, True, 1)


def test_without_a_plan_nothing_remains_and_nothing_is_over() -> None:
    """Unknown is not zero."""
    figures = Figures(committed=5)
    assert (figures.remaining, figures.over, figures.over_by) == (None, False, 0)


@given(st.builds(Figures, st.none() | AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), AMOUNTS)
def test_what_if_is_the_same_arithmetic(figures: Figures, adds: int) -> None:
    """One cost more takes exactly itself, and leaves what was paid and planned."""
    then = after(figures, adds)
    assert then.committed - figures.committed == adds
    assert (then.planned, then.paid) == (figures.planned, figures.paid)
    if figures.remaining is not None:
        assert then.remaining == figures.remaining - adds


def test_a_share_of_nothing_is_unknown() -> None:
    """No plan and a plan of zero have no share."""
    assert share(1, 4) == Decimal("0.25")
    assert share(5, 4) == Decimal("1.25")
    assert share(1, 0) is None
    assert share(1, None) is None


@pytest.mark.parametrize(
    ("minor", "currency", "to", "rate", "found"),
    [
        (12_050, "USD", "KRW", "1385.20", 166_917),  # 166 916.6
        (166_917, "KRW", "USD", "0.00072", 12_018),  # 120.18024
        (1000, "EUR", "USD", "1.0850", 1085),
        (1, "EUR", "USD", "0.5", 0),  # half to even
        (3, "EUR", "USD", "0.5", 2),
        (-3, "EUR", "USD", "0.5", -2),
        (5, "USD", "BHD", "0.377", 19),  # 0.05 x 0.377 = 0.01885
        (1_000, "JPY", "KRW", "9.12", 9_120),
    ],
)
def test_amounts_are_converted_by_what_one_unit_is_worth(
    minor: int, currency: str, to: str, rate: str, found: int
) -> None:
    """With the decimals of both currencies, rounded once, half to even."""
    assert convert(minor, currency, to, Decimal(rate)) == found


@given(AMOUNTS, CODES, CODES, RATES)
def test_a_conversion_is_within_half_a_unit_of_the_exact(
    minor: int, currency: str, to: str, rate: Decimal
) -> None:
    """Whatever the currencies."""
    places = minor_digits(to) - minor_digits(currency)
    exact = Fraction(minor) * Fraction(rate) * Fraction(10) ** places
    try:
        found = convert(minor, currency, to, rate)
    except ValueError:
        assert abs(exact) > 10**14
    else:
        assert abs(found - exact) <= Fraction(1, 2)


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity", "1e13", "1e-13"])
def test_rates_that_cannot_be_are_refused(rate: str) -> None:
    """Nothing is worth nothing, or less."""
    with pytest.raises(ValueError, match="rate"):
        convert(1, "USD", "KRW", Decimal(rate))


def test_what_becomes_too_large_to_keep_is_refused() -> None:
    """Not cut off."""
    with pytest.raises(ValueError, match="too large"):
        convert(LARGEST_COST, "KRW", "USD", Decimal(100))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1385.20", "1385.2"),
        (" 1385,20 ", "1385.2"),
        ("1,385.20", "1385.2"),
        ("1.385,20", "1385.2"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("0,00072", "0.00072"),
        ("0,072", "0.072"),
        ("1.085", "1.085"),
        ("1,0850", "1.085"),
        ("\uff11\uff13\uff18\uff15\uff0e\uff12", "1385.2"),
        ("9", "9"),
        ("1400", "1400"),
    ],
)
def test_rates_are_read_with_both_decimal_signs(text: str, found: str) -> None:
    """And kept without zeros that say nothing."""
    assert plain_rate(read_rate(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "1,385",
        "",
        "0",
        "0,00",
        "-3",
        "n/a",
        "about 5",
        "1.2.3",
        "1,23,456",
        "5 %",
        "1e3",
        "12" * 20,
        "1." + "3" * 30,
    ],
)
def test_what_is_no_rate_or_may_be_two_is_refused(text: str) -> None:
    """1,385 is a thousandfold of 1.385; nobody guesses with money."""
    with pytest.raises(ValueError, match=r"rate|digits"):
        read_rate(text)


@given(st.text(max_size=20))
def test_any_text_is_a_rate_or_refused(text: str) -> None:
    """And what is one reads the same again."""
    try:
        rate = read_rate(text)
    except ValueError:
        return
    assert rate > 0
    if "," not in text:
        assert read_rate(plain_rate(rate)) == rate


@given(RATES)
def test_the_other_direction_is_exact_to_fifteen_digits(rate: Decimal) -> None:
    """There and back is the rate again, as far as fifteen digits tell."""
    back = turned(rate)
    assert len(back.as_tuple().digits) <= 16
    assert abs(Fraction(back) * Fraction(rate) - 1) < Fraction(1, 10**14)


def test_own_time_is_rounded_once_and_not_by_entry() -> None:
    """Three times twenty minutes at 100 are an hour, not three thirds rounded."""
    assert time_cost([(20, 100)] * 3) == 100
    assert time_cost([]) == 0
    assert time_cost([(30, 1), (30, 2)]) == 2  # 1.5, half to even
    assert time_cost([(400 * 60, 5000), (500 * 60, 5000)]) == 4_500_000


@given(st.lists(st.tuples(st.integers(1, 100_000), st.integers(0, 10**9)), max_size=20))
def test_own_time_is_within_half_a_unit(parts: list[tuple[int, int]]) -> None:
    """Of what it exactly is."""
    exact = sum((Fraction(one * rate, 60) for one, rate in parts), Fraction())
    assert abs(time_cost(parts) - exact) <= Fraction(1, 2)
