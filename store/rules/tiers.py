"""Size classes of an account, from its followers."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

STARTER = "starter"
"""The tier below the first bound; it always exists and is never in ``bounds``."""

_NAME = re.compile(r"[^\W_][\w-]*")


@dataclass(frozen=True, slots=True)
class Tiers:
    """Named lower bounds in followers, ascending; an upper bound is the next lower one.

    A lower bound belongs to its tier, the upper one to the next. Raises ValueError when
    the bounds do not ascend from 1, or a name is empty, doubled, ``starter``, or could
    not be typed in a filter (it is letters, digits, ``_`` and ``-``).
    """

    bounds: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        if not self.bounds:
            raise ValueError("at least one tier is needed")
        names = [name.casefold() for name, _ in self.bounds]
        for name in names:
            if not _NAME.fullmatch(name) or name == STARTER:
                raise ValueError(f"{name!r} cannot be the name of a tier")
        if len(set(names)) < len(names):
            raise ValueError("two tiers share a name")
        lower = [0, *(bound for _, bound in self.bounds)]
        if any(low >= high for low, high in pairwise(lower)):
            raise ValueError("the lower bounds of the tiers must ascend from 1")

    @property
    def names(self) -> tuple[str, ...]:
        """Every tier from the smallest, the one below the first bound included."""
        return (STARTER, *(name for name, _ in self.bounds))

    def of(self, followers: int | None) -> str | None:
        """The tier of that many followers; None when nobody has counted them."""
        if followers is None:
            return None
        place = bisect_right(self.bounds, followers, key=lambda bound: bound[1])
        return self.names[place]

    def range(self, name: str) -> tuple[int, int | None]:
        """First count of a tier, and the first count above it (None at the top).

        Raises KeyError for a tier that is not there.
        """
        if name not in self.names:
            raise KeyError(name)
        place = self.names.index(name)
        lower = [0, *(bound for _, bound in self.bounds)]
        return lower[place], lower[place + 1] if place + 1 < len(lower) else None


DEFAULT_TIERS = Tiers(
    (
        ("nano", 1_000),
        ("micro", 10_000),
        ("macro", 100_000),
        ("celebrity", 1_000_000),
    )
)
"""What this trade mostly means by the names."""

TIERS_WITH_MID = Tiers(
    (
        ("nano", 1_000),
        ("micro", 10_000),
        ("mid", 100_000),
        ("macro", 500_000),
        ("celebrity", 1_000_000),
    )
)
"""The finer reading, for those who tell 200,000 followers from 800,000."""
