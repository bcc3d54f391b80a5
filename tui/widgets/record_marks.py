"""Which records of a list are marked, by id, and the range drawn from an anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NOWHERE = range(0)

CHUNK = 1000
"""Positions whose ids are asked for at a time."""


class Marks:
    """Marked record ids, with at most one range open.

    The range runs by position from its anchor to the cursor; ``look_up(first, count)``
    gives the ids there, None where a row is not here yet. Positions without an id are
    marked all the same and wait for ``answer`` to name them.
    """

    def __init__(self, look_up: Callable[[int, int], Sequence[int | None]]) -> None:
        self._look_up = look_up
        self._ids: set[int] = set()
        self._anchor: int | None = None
        self._span = NOWHERE
        self._drawn: dict[int, int] = {}
        self._fresh = 0  # how many of the drawn are not among the ids anyway
        self._waiting: list[range] = []  # nameless places of the open range
        self._left_over: list[range] = []  # and of ranges closed before

    @property
    def is_open(self) -> bool:
        """Whether a range follows the cursor."""
        return self._anchor is not None

    @property
    def span(self) -> range:
        """The positions of the open range, from its anchor to the cursor."""
        return self._span

    def ids(self) -> frozenset[int]:
        """The marked records, as far as their ids are known."""
        return frozenset(self._ids).union(self._drawn.values())

    def __len__(self) -> int:
        """How many places are marked, the nameless included."""
        nameless = sum(map(len, self._waiting)) + sum(map(len, self._left_over))
        return len(self._ids) + self._fresh + nameless

    def at(self, index: int, row_id: int | None) -> bool:
        """Whether the record at a position is marked."""
        if index in self._span or (row_id is not None and row_id in self._ids):
            return True
        return any(index in part for part in self._left_over)

    def replace(self, ids: Iterable[int]) -> None:
        """Mark these records and no others."""
        self.close()
        self._left_over = []
        self._ids = set(ids)

    def toggle(self, row_id: int) -> None:
        """Mark a record, or take its mark away."""
        self.close()
        self._ids ^= {row_id}

    def open(self, index: int) -> None:
        """Begin a range at a position."""
        self.close()
        self._anchor = index
        self.stretch(index)

    def stretch(self, index: int) -> None:
        """Let the open range end at a position; what falls out of it is as before."""
        if self._anchor is None:
            return
        old, low, high = self._span, *sorted((self._anchor, index))
        self._span = range(low, high + 1)
        for part in _without(old, self._span):
            for place in part:
                self._undraw(place)
        self._waiting = [
            kept for part in self._waiting if (kept := _both(part, self._span))
        ]
        for part in _without(self._span, old):
            self._enter(part)

    def close(self) -> None:
        """End the open range; what it holds stays marked."""
        self._ids.update(self._drawn.values())
        self._left_over += self._waiting
        self._anchor, self._span = None, NOWHERE
        self._drawn, self._fresh, self._waiting = {}, 0, []

    def forget_places(self) -> None:
        """The list has changed: positions mean nothing any more, ids still do."""
        self.close()
        self._left_over = []

    def nameless(self) -> tuple[int, int] | None:
        """The next places to be named, as (first, count)."""
        for part in self._left_over + self._waiting:
            return part.start, min(len(part), CHUNK)
        return None

    def answer(self, first: int, count: int, ids: Iterable[int]) -> None:
        """Name the places from ``first``; those without an answer have gone."""
        for place, row_id in enumerate(ids, first):
            if any(place in part for part in self._left_over):
                self._ids.add(row_id)
            if place in self._span:
                self._draw(place, row_id)
        asked = range(first, first + count)
        self._waiting = [r for part in self._waiting for r in _without(part, asked)]
        self._left_over = [r for part in self._left_over for r in _without(part, asked)]

    def _enter(self, part: range) -> None:
        """Take new places into the open range, runs of nameless ones as one."""
        start = part.start
        for place, row_id in enumerate(self._look_up(part.start, len(part)), start):
            if row_id is not None:
                self._wait_for(range(start, place))
                start = place + 1
                self._draw(place, row_id)
        self._wait_for(range(start, part.stop))

    def _wait_for(self, part: range) -> None:
        """Add nameless places, joined to the latest ones where they touch."""
        if self._waiting and self._waiting[-1].stop == part.start:
            part = range(self._waiting.pop().start, part.stop)
        elif self._waiting and self._waiting[-1].start == part.stop:
            part = range(part.start, self._waiting.pop().stop)
        if part:
            self._waiting.append(part)

    def _draw(self, place: int, row_id: int) -> None:
        if place not in self._drawn:
            self._drawn[place] = row_id
            self._fresh += row_id not in self._ids

    def _undraw(self, place: int) -> None:
        row_id = self._drawn.pop(place, None)
        if row_id is not None:
            self._fresh -= row_id not in self._ids


def _both(one: range, other: range) -> range:
    """The places two ranges share."""
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _without(one: range, other: range) -> list[range]:
    """The places of one range that are not in the other."""
    if not _both(one, other):
        return [one] if one else []
    parts = range(one.start, other.start), range(other.stop, one.stop)
    return [part for part in parts if part]
