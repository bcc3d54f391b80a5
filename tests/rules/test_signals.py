"""Reasons to look closer: the figures behind them, and no verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.metrics import Figures
from store.rules.signals import (
    SIGNAL_TEXT,
    DatedFigures,
    Signal,
    look_closer,
    peer_median,
)

DAY = date(2026, 3, 2)
CALM = Figures(
    followers=20_000,
    following=600,
    avg_likes=580,
    avg_comments=20,
    avg_relevant_comments=9,
)


def codes(signals: tuple[Signal, ...]) -> list[str]:
    """The names of the signals alone."""
    return [signal.code for signal in signals]


def reading(days_ago: int, followers: int | None) -> DatedFigures:
    """So many followers so many days before the day."""
    return DatedFigures(DAY - timedelta(days=days_ago), Figures(followers=followers))


def test_an_ordinary_account_gives_no_reason() -> None:
    """3 % where the tier has 2.8 %, growing slowly."""
    before = [reading(60, 18_900), reading(30, 19_400)]
    assert look_closer(CALM, 2.8, before, on=DAY) == ()


def test_nothing_known_gives_no_reason() -> None:
    """A missing figure is no suspicion."""
    assert look_closer(Figures(), None, [], on=DAY) == ()


@pytest.mark.parametrize(
    ("median", "code"),
    [(9.01, ["rate_low"]), (9.0, []), (1.0, []), (0.99, ["rate_high"])],
)
def test_a_rate_far_from_its_own_tier_is_worth_a_look(
    median: float, code: list[str]
) -> None:
    """Below a third, or above three times, the median; 3 % here."""
    found = look_closer(CALM, median, [])
    assert codes(found) == code
    for signal in found:
        assert signal.figures == {"rate": 3.0, "median": median}


def test_a_handful_of_peers_is_no_median() -> None:
    """Eight accounts with a rate are needed; those without do not count."""
    assert peer_median([2.0] * 7 + [None] * 5) is None
    assert peer_median([1.0, 2.0, 3.0, 4.0] * 2) == 2.5
    assert look_closer(CALM, 90.0, [], peers=7) == ()
    assert codes(look_closer(CALM, 90.0, [], peers=8)) == ["rate_low"]


def test_comments_that_could_stand_under_anything_are_counted() -> None:
    """From four in five."""
    figures = replace(CALM, avg_comments=50, avg_relevant_comments=10)
    (signal,) = look_closer(figures, None, [])
    assert signal.code == "generic_comments"
    assert signal.figures == {"generic": 40, "comments": 50, "share": 80.0}
    assert look_closer(replace(figures, avg_relevant_comments=11), None, []) == ()
    assert look_closer(replace(figures, avg_comments=0), None, []) == ()


def test_a_jump_in_followers_names_its_days() -> None:
    """More than a fifth, and more than 1,000 people, within 31 days."""
    (signal,) = look_closer(
        CALM, None, [reading(31, 16_000), reading(90, 4_000)], on=DAY
    )
    assert signal.code == "follower_jump"
    assert signal.figures == {
        "before": 16_000,
        "after": 20_000,
        "percent": 25.0,
        "first": DAY - timedelta(days=31),
        "last": DAY,
    }


@pytest.mark.parametrize(
    "before",
    [
        [reading(32, 10_000)],
        [reading(10, 17_000)],
        [reading(10, None), reading(11, 0)],
        [reading(0, 5_000)],
        [],
    ],
)
def test_slow_growth_is_no_jump(before: list[DatedFigures]) -> None:
    """Over a longer time, by less, from nothing known, or on the same day."""
    assert look_closer(CALM, None, before, on=DAY) == ()


def test_a_small_account_may_double() -> None:
    """400 more people are not a jump, whatever their share."""
    small = Figures(followers=800)
    assert look_closer(small, None, [reading(5, 400)], on=DAY) == ()


def test_a_jump_between_old_readings_is_still_told() -> None:
    """The steepest one, in whatever order the readings come."""
    before = [reading(200, 18_000), reading(210, 9_000), reading(100, 22_000)]
    (signal,) = look_closer(CALM, None, before)
    assert (signal.figures["before"], signal.figures["after"]) == (9_000, 18_000)


def test_following_more_than_one_can_read_is_worth_a_look() -> None:
    """Above 1,500, unless more follow back."""
    many = replace(CALM, following=1_501)
    assert look_closer(many, None, []) == ()
    (signal,) = look_closer(Figures(followers=900, following=1_501), None, [])
    assert signal == Signal("following_many", {"following": 1_501, "followers": 900})
    (alone,) = look_closer(Figures(following=1_501), None, [])
    assert alone.code == "following_many_alone"
    assert look_closer(Figures(followers=900, following=1_500), None, []) == ()


@pytest.mark.parametrize(
    ("likes", "code"),
    [(20_001, ["likes_over_followers"]), (20_000, []), (20, []), (19, ["likes_few"])],
)
def test_likes_must_fit_the_followers(likes: int, code: list[str]) -> None:
    """More likes than followers, or less than one in a thousand."""
    found = look_closer(Figures(followers=20_000, avg_likes=likes), None, [])
    assert codes(found) == code


COUNT = st.none() | st.integers(min_value=0, max_value=3_000_000)


@given(
    st.builds(
        Figures,
        followers=COUNT,
        following=COUNT,
        avg_likes=COUNT,
        avg_comments=COUNT,
        avg_relevant_comments=COUNT,
    ),
    st.none() | st.floats(min_value=0, max_value=50),
    st.lists(st.builds(reading, st.integers(0, 400), COUNT), max_size=6),
)
def test_every_sentence_finds_its_figures(
    figures: Figures, median: float | None, before: list[DatedFigures]
) -> None:
    """Whatever the figures are, each signal can be said, and is said once."""
    found = look_closer(figures, median, before, on=DAY)
    assert len(set(codes(found))) == len(found)
    for signal in found:
        assert "{" not in SIGNAL_TEXT[signal.code].format(**signal.figures)
