"""Rates of a post: each with its basis; a missing figure or a zero is a dash."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.rules.content_words import READING_FIGURES
from store.rules.reading_rates import PostRate, cost_per_view, post_rates

FIGURES = {
    "views": 12_000,
    "likes": 800,
    "comments": 40,
    "relevant_comments": 12,
    "shares": 30,
    "clicks": 48,
    "reach": 10_000,
}


def by_name(rates: tuple[PostRate, ...]) -> dict[str, str]:
    """Each rate as it is shown; "" for a dash."""
    return {one.of.name: str(one.value.shown) if one.value else "" for one in rates}


def test_every_rate_says_what_it_stands_on() -> None:
    """Saves that nobody counted are no reason for a dash; they are just not in it."""
    rates = post_rates(FIGURES, 18_000)
    assert by_name(rates) == {
        "strict": "0.50",
        "followers": "4.67",
        "views": "7.25",
        "reach": "8.70",
    }
    views = next(one for one in rates if one.of.name == "views")
    assert views.used == ("likes", "comments", "shares", "views")


def test_what_is_missing_is_named() -> None:
    """No followers, no comments: a dash, and why."""
    figures = {**FIGURES, "comments": None, "views": 0}
    rates = {one.of.name: one for one in post_rates(figures, None)}
    assert not any(by_name(tuple(rates.values())).values())
    assert rates["strict"].missing == ("followers",)
    assert rates["views"].missing == ("comments", "views")


def test_a_view_costs_what_the_post_cost_by_views() -> None:
    """Where nobody knows the cost there is no such rate at all."""
    found = cost_per_view(FIGURES, 800_000, "KRW")
    assert found is not None
    assert found.value is not None
    assert str(found.value.shown) == "66.67"
    assert cost_per_view(FIGURES, None, "KRW") is None
    nothing = cost_per_view({"views": 0}, 800_000, "KRW")
    assert nothing is not None
    assert (nothing.value, nothing.missing) == (None, ("views",))


COUNT = st.one_of(st.none(), st.integers(0, 10**12))


@given(st.fixed_dictionaries(dict.fromkeys(READING_FIGURES, COUNT)), COUNT)
def test_a_rate_is_there_or_says_what_it_lacks(
    figures: dict[str, int | None], followers: int | None
) -> None:
    """Never both, never neither, never below zero."""
    for one in post_rates(figures, followers):
        assert (one.value is None) is bool(one.missing)
        assert one.value is None or one.value.exact >= 0
