"""Reasons to look closer at an account: figures that do not fit, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from store.rules.metrics import Figures, engagement_rate
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MIN_PEERS = 8
"""A median of fewer accounts than this says nothing about a tier."""

FAR_BELOW = 1 / 3
FAR_ABOVE = 3
"""A rate below this share of its tier's median, or above this many times it, is far."""

GENERIC_SHARE = 80
"""Per cent of comments that say nothing about the post, from which it matters."""

JUMP_PERCENT = 20
JUMP_PEOPLE = 1_000
JUMP_WINDOW = timedelta(days=31)
"""A jump is more than both within the window."""

MANY_FOLLOWING = 1_500
FEW_LIKES = 1_000
"""Likes are few when there is less than one to so many followers (0.1 %)."""

SIGNAL_TEXT: dict[str, str] = {
    "rate_low": N_(
        "Engagement of {rate} % is below a third of the tier's median of {median} %."
    ),
    "rate_high": N_(
        "Engagement of {rate} % is over three times the tier's median of {median} %."
    ),
    "generic_comments": N_(
        "{generic} of {comments} comments on a post ({share} %) say nothing about it."
    ),
    "follower_jump": N_(
        "Followers went from {before} to {after} (+{percent} %) between {first} and "
        "{last}."
    ),
    "following_many": N_("Follows {following} accounts, with {followers} followers."),
    "following_many_alone": N_("Follows {following} accounts."),
    "likes_over_followers": N_(
        "{likes} likes on a post are more than the {followers} followers."
    ),
    "likes_few": N_(
        "{likes} likes on a post are less than one in a thousand of {followers} "
        "followers."
    ),
}
"""The sentence of each signal; its places are the keys of the signal's figures."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing to look closer at: a key of ``SIGNAL_TEXT`` and the figures behind it.

    Percentages are plain numbers (2.91 means 2.91 %), days are dates; the edge writes
    them in the reader's way.
    """

    code: str
    figures: Mapping[str, int | float | date]


@dataclass(frozen=True, slots=True)
class DatedFigures:
    """The figures of an account as they were read on a day."""

    on: date
    figures: Figures


def peer_median(rates: Iterable[float | None]) -> float | None:
    """The median rate of a tier; None below ``MIN_PEERS`` accounts with a rate."""
    known = [rate for rate in rates if rate is not None]
    return median(known) if len(known) >= MIN_PEERS else None


def look_closer(
    figures: Figures,
    peers_median: float | None,
    previous: Sequence[DatedFigures],
    *,
    on: date | None = None,
    peers: int | None = None,
) -> tuple[Signal, ...]:
    """Everything about these figures that is worth a second look, in a fixed order.

    ``peers_median`` is the median engagement rate of the same tier on the same basis;
    with ``peers`` given, fewer than ``MIN_PEERS`` make it count as unknown. The
    ``previous`` readings come in any order; with ``on`` given, the figures themselves
    are the reading of that day.
    """
    if peers is not None and peers < MIN_PEERS:
        peers_median = None
    readings = [(reading.on, reading.figures.followers) for reading in previous]
    if on is not None:
        readings.append((on, figures.followers))
    found = (
        _far_from_peers(figures, peers_median),
        _generic_comments(figures),
        _follower_jump(readings),
        _following_many(figures),
        _likes_against_followers(figures),
    )
    return tuple(signal for signal in found if signal is not None)


def _far_from_peers(figures: Figures, peers_median: float | None) -> Signal | None:
    """A rate that stands apart from its own tier."""
    rate = engagement_rate(figures)
    if rate is None or not peers_median or peers_median <= 0:
        return None
    percent = float(rate.percent)
    behind = {"rate": percent, "median": peers_median}
    if percent < peers_median * FAR_BELOW:
        return Signal("rate_low", behind)
    if percent > peers_median * FAR_ABOVE:
        return Signal("rate_high", behind)
    return None


def _generic_comments(figures: Figures) -> Signal | None:
    """Comments that could stand under anything."""
    comments, relevant = figures.avg_comments, figures.avg_relevant_comments
    if not comments or relevant is None:
        return None
    generic = comments - relevant
    if generic * 100 < comments * GENERIC_SHARE:
        return None
    behind = {
        "generic": generic,
        "comments": comments,
        "share": generic * 100 / comments,
    }
    return Signal("generic_comments", behind)


def _follower_jump(readings: Iterable[tuple[date, int | None]]) -> Signal | None:
    """The steepest rise within the window, if it is a jump."""
    jumps = [
        (after / before, last, first, before, after)
        for first, before, last, after in _rises(readings)
        if (after - before) * 100 > before * JUMP_PERCENT
        and after - before > JUMP_PEOPLE
    ]
    if not jumps:
        return None
    times, last, first, before, after = max(jumps)
    behind: dict[str, int | float | date] = {
        "before": before,
        "after": after,
        "percent": (times - 1) * 100,
        "first": first,
        "last": last,
    }
    return Signal("follower_jump", behind)


def _rises(
    readings: Iterable[tuple[date, int | None]],
) -> Iterator[tuple[date, int, date, int]]:
    """Every earlier reading of at most a window before, beside each later one."""
    known = sorted((day, count) for day, count in readings if count)
    for place, (last, after) in enumerate(known):
        for first, before in reversed(known[:place]):
            if last - first > JUMP_WINDOW:
                break
            if first < last:
                yield first, before, last, after


def _following_many(figures: Figures) -> Signal | None:
    """Following more people than one can read, and more than follow back."""
    following, followers = figures.following, figures.followers
    if following is None or following <= MANY_FOLLOWING:
        return None
    if followers is None:
        return Signal("following_many_alone", {"following": following})
    if following <= followers:
        return None
    return Signal("following_many", {"following": following, "followers": followers})


def _likes_against_followers(figures: Figures) -> Signal | None:
    """More likes than there are followers, or hardly any."""
    likes, followers = figures.avg_likes, figures.followers
    if likes is None or not followers:
        return None
    behind = {"likes": likes, "followers": followers}
    if likes > followers:
        return Signal("likes_over_followers", behind)
    if likes * FEW_LIKES < followers:
        return Signal("likes_few", behind)
    return None
