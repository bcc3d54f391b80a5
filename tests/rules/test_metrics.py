"""Engagement rates: which basis, which figures, and never a zero for a blank."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.metrics import (
    BASIS_TEXT,
    ENGAGEMENT_BASIS_SQL,
    ENGAGEMENT_SQL,
    Basis,
    Figures,
    engagement_rate,
    engagement_rates,
)

EVERYTHING = Figures(
    followers=10_000,
    avg_views=8_000,
    avg_likes=500,
    avg_comments=50,
    avg_relevant_comments=20,
    avg_shares=15,
    avg_link_clicks=5,
    stated_rate=2.91,
)


def test_the_strict_rate_counts_what_takes_effort() -> None:
    """Relevant comments, shares and link clicks over followers; no likes."""
    rate = engagement_rate(EVERYTHING)
    assert rate is not None
    assert (rate.basis, rate.percent) == ("strict", Decimal("0.4"))
    assert (rate.numerator, rate.denominator) == (40, 10_000)


def test_every_rate_that_can_be_known_is_given_with_its_basis() -> None:
    """The most telling basis comes first."""
    rates = engagement_rates(EVERYTHING)
    assert [(rate.basis, rate.percent) for rate in rates] == [
        ("strict", Decimal("0.4")),
        ("followers", Decimal("5.5")),
        ("views", Decimal("6.875")),
        ("stated", Decimal("2.91")),
    ]
    assert set(BASIS_TEXT) == {rate.basis for rate in rates} == set(Basis)


@pytest.mark.parametrize(
    ("figures", "basis"),
    [
        (Figures(followers=10_000, avg_likes=500, avg_comments=0), "followers"),
        (Figures(avg_views=8_000, avg_likes=500, avg_comments=50), "views"),
        (Figures(followers=0, avg_views=90, avg_likes=5, avg_comments=5), "views"),
        (Figures(followers=10_000, avg_likes=500, stated_rate=1.39), "stated"),
        (
            Figures(followers=9, avg_relevant_comments=1, avg_likes=1, avg_comments=1),
            "followers",
        ),
    ],
)
def test_the_next_basis_serves_where_one_lacks_a_figure(
    figures: Figures, basis: str
) -> None:
    """Strict, else by followers, else by views, else as stated."""
    rate = engagement_rate(figures)
    assert rate is not None
    assert rate.basis == basis


@pytest.mark.parametrize(
    "figures",
    [
        Figures(),
        Figures(followers=10_000),
        Figures(followers=10_000, avg_likes=500),
        Figures(followers=0, avg_likes=500, avg_comments=50),
        Figures(avg_views=0, avg_likes=500, avg_comments=50),
        Figures(stated_rate=float("nan")),
        Figures(stated_rate=float("inf")),
    ],
)
def test_a_missing_input_gives_no_rate(figures: Figures) -> None:
    """Not nought, and no error either."""
    assert engagement_rates(figures) == ()
    assert engagement_rate(figures) is None


@pytest.mark.parametrize(
    ("likes", "followers", "shown"),
    [(1, 3, "33.33"), (1_025, 100_000, "1.02"), (1_035, 100_000, "1.04")],
)
def test_a_rate_is_rounded_half_to_even_when_it_is_shown(
    likes: int, followers: int, shown: str
) -> None:
    """1.025 becomes 1.02, 1.035 becomes 1.04; the rate itself stays exact."""
    rate = engagement_rate(Figures(followers, avg_likes=likes, avg_comments=0))
    assert rate is not None
    assert rate.shown == Decimal(shown)


COUNT = st.none() | st.integers(min_value=0, max_value=500_000_000)


@given(
    st.builds(
        Figures,
        followers=COUNT,
        avg_views=COUNT,
        avg_likes=COUNT,
        avg_comments=COUNT,
        avg_relevant_comments=COUNT,
        avg_shares=COUNT,
        avg_link_clicks=COUNT,
        stated_rate=st.none() | st.floats(),
    )
)
def test_the_file_reckons_as_the_program_does(figures: Figures) -> None:
    """The rule is written once more in SQL; both agree on rate and basis."""
    connection = sqlite3.connect(":memory:")
    columns = asdict(figures)
    connection.execute(f"CREATE TABLE a ({', '.join(columns)})")
    connection.execute(
        f"INSERT INTO a VALUES ({', '.join('?' * len(columns))})",
        tuple(columns.values()),
    )
    percent, basis = connection.execute(
        f"SELECT {ENGAGEMENT_SQL}, {ENGAGEMENT_BASIS_SQL} FROM a"
    ).fetchone()
    connection.close()
    rate = engagement_rate(figures)
    if rate is None:
        assert (percent, basis) == (None, None)
    else:
        assert basis == rate.basis
        assert percent == pytest.approx(float(rate.percent), rel=1e-12)
