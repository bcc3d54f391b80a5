"""What follows from going live: days to look again, figures to ask for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.after_live import (
    WINDOWS,
    check_days,
    is_last,
    next_window,
    reached,
    waited_for,
    window_day,
    windows_of,
)
from store.rules.campaign_words import CONTENT_KINDS
from store.rules.content_words import LIVE_CHECK_DAYS, WINDOW_DAYS

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
KINDS = st.sampled_from(CONTENT_KINDS)


def test_a_post_is_looked_at_for_half_a_year_and_a_story_once() -> None:
    """What is gone after a day cannot be looked at later, or measured."""
    assert check_days("reel") == LIVE_CHECK_DAYS
    assert check_days("story") == (1,)
    assert windows_of("reel") == ("24h", "7d", "30d")
    assert windows_of("story") == ("24h",)


@pytest.mark.parametrize(
    ("due_after", "today_after", "window"),
    [
        *((1, 0, "24h"), (1, 1, "24h"), (1, 6, "24h"), (1, 7, "7d"), (1, 29, "7d")),
        *(
            (1, 30, "30d"),
            (1, 400, "30d"),
            (7, 3, "7d"),
            (7, 31, "30d"),
            (30, 8, "30d"),
        ),
        (None, 8, None),
    ],
)
def test_figures_are_those_of_the_longest_window_that_is_over(
    due_after: int | None, today_after: int, window: str | None
) -> None:
    """Nobody can have those of the first day a week later."""
    due = None if due_after is None else MONDAY + due_after * DAY
    assert reached("reel", MONDAY, due, MONDAY + today_after * DAY) == window


def test_nothing_is_reached_before_it_is_live() -> None:
    """And nothing more than the first day of a story."""
    assert reached("reel", None, MONDAY, MONDAY) is None
    assert waited_for(None, None) is None
    assert reached("story", MONDAY, MONDAY + DAY, MONDAY + 40 * DAY) == "24h"


@given(KINDS, st.sets(st.sampled_from(WINDOWS)), st.sampled_from([None, *WINDOWS]))
def test_the_next_window_is_later_and_not_noted(
    kind: str, noted: set[str], after: str | None
) -> None:
    """Or there is none."""
    found = next_window(kind, noted, after)
    later = [
        one
        for one in windows_of(kind)
        if after is None or WINDOW_DAYS[one] > WINDOW_DAYS[after]
    ]
    assert found == next((one for one in later if one not in noted), None)


@given(st.sampled_from(WINDOWS))
def test_the_day_of_a_window_tells_the_window(window: str) -> None:
    """That is how it is kept."""
    assert waited_for(MONDAY, window_day(window, MONDAY)) == window


@pytest.mark.parametrize(
    ("kind", "window", "after", "last"),
    [
        *(("reel", "30d", 3, True), ("reel", "7d", 30, False)),
        *(("reel", "total", 29, False), ("reel", "total", 30, True)),
        *(("story", "24h", 1, True), ("story", "7d", 7, True)),
        *(("story", "total", 0, False), ("story", "total", 1, True)),
    ],
)
def test_the_last_figures_are_known(
    kind: str, window: str, after: int, *, last: bool
) -> None:
    """Those of the last window, or a total from its day on."""
    assert is_last(kind, window, MONDAY, MONDAY + after * DAY) == last
