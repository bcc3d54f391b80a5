"""Size classes: where each begins, where it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.tiers import DEFAULT_TIERS, TIERS_WITH_MID, Tiers


@pytest.mark.parametrize(
    ("followers", "tier"),
    [
        (0, "starter"),
        (999, "starter"),
        (1_000, "nano"),
        (9_999, "nano"),
        (10_000, "micro"),
        (99_999, "micro"),
        (100_000, "macro"),
        (999_999, "macro"),
        (1_000_000, "celebrity"),
        (480_000_000, "celebrity"),
    ],
)
def test_a_lower_bound_belongs_to_its_tier(followers: int, tier: str) -> None:
    """And the same number closes the tier below without belonging to it."""
    assert DEFAULT_TIERS.of(followers) == tier


def test_without_a_count_there_is_no_tier() -> None:
    """Unknown is not zero."""
    assert DEFAULT_TIERS.of(None) is None


def test_mid_takes_the_lower_half_of_macro() -> None:
    """The finer reading moves macro to 500,000."""
    assert TIERS_WITH_MID.of(100_000) == "mid"
    assert TIERS_WITH_MID.of(499_999) == "mid"
    assert TIERS_WITH_MID.of(500_000) == "macro"
    assert TIERS_WITH_MID.range("mid") == (100_000, 500_000)


def test_a_range_says_where_a_tier_begins_and_ends() -> None:
    """The highest one has no end."""
    assert DEFAULT_TIERS.range("starter") == (0, 1_000)
    assert DEFAULT_TIERS.range("micro") == (10_000, 100_000)
    assert DEFAULT_TIERS.range("celebrity") == (1_000_000, None)
    with pytest.raises(KeyError):
        DEFAULT_TIERS.range("mid")


@pytest.mark.parametrize(
    "bounds",
    [
        (),
        (("nano", 0),),
        (("nano", -5),),
        (("micro", 10_000), ("nano", 1_000)),
        (("nano", 1_000), ("micro", 1_000)),
        (("nano", 1_000), ("Nano", 2_000)),
        (("starter", 1_000),),
        (("", 1_000),),
        (("very small", 1_000),),
        (("a,b", 1_000),),
        (("-a", 1_000),),
    ],
)
def test_tiers_that_make_no_sense_are_refused(
    bounds: tuple[tuple[str, int], ...],
) -> None:
    """Bounds ascend, names are there once and can be typed in a filter."""
    with pytest.raises(ValueError, match=r"tier"):
        Tiers(bounds)


@given(st.integers(min_value=0, max_value=10**10))
def test_everybody_is_within_the_range_of_their_tier(followers: int) -> None:
    """`of` and `range` are the same rule."""
    for tiers in (DEFAULT_TIERS, TIERS_WITH_MID):
        name = tiers.of(followers)
        assert name is not None
        lower, upper = tiers.range(name)
        assert lower <= followers
        assert upper is None or followers < upper
