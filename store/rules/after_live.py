"""What follows from going live: the days of later looks, and of the figures to note."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.rules.content_words import LIVE_CHECK_DAYS, WINDOW_DAYS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

WINDOWS = tuple(WINDOW_DAYS)
"""The windows that figures are asked for, in their order."""

_GONE_AFTER_A_DAY = frozenset({"story"})


def check_days(kind: str) -> tuple[int, ...]:
    """The days after going live on which a piece of a kind is looked at again.

    What is gone after a day is looked at once.
    """
    return LIVE_CHECK_DAYS[:1] if kind in _GONE_AFTER_A_DAY else LIVE_CHECK_DAYS


def windows_of(kind: str) -> tuple[str, ...]:
    """The windows that figures of a piece of a kind are asked for."""
    return WINDOWS[:1] if kind in _GONE_AFTER_A_DAY else WINDOWS


def window_day(window: str, live_on: date) -> date:
    """The day on which the figures of a window are due."""
    return live_on + timedelta(days=WINDOW_DAYS[window])


def next_window(kind: str, noted: Collection[str], after: str | None) -> str | None:
    """The window that is asked for next: a later one that nothing is noted of."""
    passed = 0 if after is None else WINDOW_DAYS[after]
    return next(
        (
            one
            for one in windows_of(kind)
            if WINDOW_DAYS[one] > passed and one not in noted
        ),
        None,
    )


def waited_for(live_on: date | None, measure_due_on: date | None) -> str | None:
    """The window whose figures a piece waits for, as its two days say."""
    if live_on is None or measure_due_on is None:
        return None
    days = (measure_due_on - live_on).days
    return next((one for one in WINDOWS if WINDOW_DAYS[one] >= days), WINDOWS[-1])


def reached(
    kind: str, live_on: date | None, measure_due_on: date | None, today: date
) -> str | None:
    """The window that figures of today are noted for; None when no more are asked for.

    That is the one waited for, or where it was missed, the longest one that is over.
    """
    first = waited_for(live_on, measure_due_on)
    if first is None or live_on is None:
        return None
    over = [
        one
        for one in windows_of(kind)
        if WINDOW_DAYS[one] >= WINDOW_DAYS[first] and window_day(one, live_on) <= today
    ]
    return over[-1] if over else first


def is_last(kind: str, window: str, live_on: date, on: date) -> bool:
    """Whether figures of a window, taken on a day, are the last that are asked for."""
    last = windows_of(kind)[-1]
    if window == "total":
        return on >= window_day(last, live_on)
    return WINDOW_DAYS[window] >= WINDOW_DAYS[last]
