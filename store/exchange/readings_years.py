"""Days without a year that run over a new year: December, then January.

A program lists its days one after another, and she says one year for all of them. Where
the list goes on from December into January, the days from there on are of the next
year; listed the other way round, of the one before.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAP = 2000
_MOST_APART = 31
_YEAR = 366


class Turns:
    """Follows a list of days in one year, chunk by chunk, over its new years."""

    def __init__(self, today: str) -> None:
        self._today = today
        self._last: int | None = None
        self._years = 0
        self._begins = 0
        """The year that the first day is of, less the one that she said."""

    @property
    def has_turned(self) -> bool:
        """Whether a new year was passed so far."""
        return self._years != 0

    def follow(self, days: Sequence[str | None]) -> list[str | None]:
        """The days in their own years.

        Of a list that would end after today she said the last year, not the first.
        """
        is_first = self._last is None
        turns = [self._turn(day) for day in days]
        found = [_moved(day, turn) for day, turn in zip(days, turns, strict=True)]
        late = any(day and day > self._today for day in found)
        if is_first and late and len({*turns}) > 1:
            self._begins = -1
        if not self._begins:
            return found
        return [
            _moved(day, turn + self._begins)
            for day, turn in zip(days, turns, strict=True)
        ]

    def _turn(self, text: str | None) -> int:
        """How many new years lie between the first day of the list and this one."""
        if text is None:
            return self._years
        day = date.fromisoformat(text).replace(year=_LEAP).timetuple().tm_yday
        before, self._last = self._last, day
        if before is not None and abs(before - day) >= _YEAR - _MOST_APART:
            self._years += 1 if before > day else -1
        return self._years


def _moved(text: str | None, years: int) -> str | None:
    if text is not None and years:
        day = date.fromisoformat(text)
        with suppress(ValueError):  # the 29th of February stays in its year
            return day.replace(year=day.year + years).isoformat()
    return text
