"""What we may do with content on a day, and when its end is spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.rules.content_words import RIGHT_LADDER
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 36_500
"""Days that a right with an end can last."""

REASONS: Mapping[str, str] = {
    "open_end": N_("Yes, and without an end."),
    "until": N_("Yes, until {ends_on}."),
    "not_yet": N_("Not yet: it begins on {starts_on}."),
    "waits_signature": N_("Not yet: it begins when the contract is signed."),
    "waits_live": N_("Not yet: it begins when the content is live."),
    "ended": N_("No: it ended on {ends_on}."),
    "elsewhere": N_("No: only in {territory}."),
    "none": N_("No: nothing was agreed."),
}
"""What is said of a ruling, by its code, the best first."""

REASONS_THERE: Mapping[str, str] = {
    "open_end": N_("Yes, in {territory}, and without an end."),
    "until": N_("Yes, in {territory}, until {ends_on}."),
}
"""What is said instead when it holds in some countries only, and none was named."""

_RANKS = {code: rank for rank, code in enumerate(REASONS)}
_ALLOWED = frozenset({"open_end", "until"})


@dataclass(frozen=True, slots=True)
class Right:
    """One right: on which layer, in which countries, from when until when."""

    layer: str
    """Of RIGHT_LAYERS."""
    territory: frozenset[str] = frozenset()
    """Countries as two letters each; empty is everywhere."""
    starts_on: date | None = None
    """Its first day; None while it waits, and for one that always was."""
    ends_on: date | None = None
    """Its last day; None is without end."""
    begins: str = "date"
    """date, signature or live."""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether something may be done on a day, and by which right or why not."""

    allowed: bool
    code: str
    """Of REASONS."""
    right_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    territory: frozenset[str] = frozenset()
    """The countries of that right; empty is everywhere."""


NOTHING = Ruling(allowed=False, code="none")
"""What is ruled where nothing was agreed."""


def rule(
    rights: Iterable[Right], layer: str, country: str | None, today: date
) -> Ruling:
    """Whether this may be done today on a layer; the best of the rights decides.

    Without a ``country`` a right for some countries is enough, but one for everywhere
    is preferred, whatever their days.
    """
    found = [
        (_code(right, country, today), right)
        for right in rights
        if right.layer == layer
    ]
    if not found:
        return NOTHING
    code, right = min(
        found, key=lambda one: _rank(one[0], one[1], is_anywhere=country is None)
    )
    return Ruling(
        code in _ALLOWED,
        code,
        right.id,
        right.starts_on,
        right.ends_on,
        right.territory,
    )


def reason(ruling: Ruling, country: str | None = None) -> str:
    """The sentence for a ruling: {starts_on}, {ends_on} and {territory} are its own."""
    if country is None and ruling.territory and ruling.code in REASONS_THERE:
        return REASONS_THERE[ruling.code]
    return REASONS[ruling.code]


def _code(right: Right, country: str | None, today: date) -> str:
    """What one right says to the question, as a code."""
    if country is not None and right.territory and country not in right.territory:
        return "elsewhere"
    start, end = right.starts_on, right.ends_on
    if end is not None and (end < today or (start is not None and end < start)):
        return "ended"
    if start is None and right.begins != "date":
        return f"waits_{right.begins}"
    if start is not None and start > today:
        return "not_yet"
    return "open_end" if end is None else "until"


def _rank(code: str, right: Right, *, is_anywhere: bool) -> tuple[int, int, int]:
    """The less, the better: holding everywhere, then the code, then the days."""
    if code == "not_yet" and right.starts_on is not None:
        days = right.starts_on.toordinal()
    else:
        days = -(right.ends_on or date.max).toordinal()
    if code in _ALLOWED:
        return int(is_anywhere and bool(right.territory)), _RANKS[code], days
    return 2, _RANKS[code], days


def last_day(
    starts_on: date | None, lasts_days: int | None, ends_on: date | None
) -> date | None:
    """The last day of a right: counted from its first one, or the one that was said.

    A right of one day ends on the day it starts; one that waits has no last day yet.
    """
    if lasts_days is None:
        return ends_on
    if starts_on is None:
        return None
    return starts_on + timedelta(days=lasts_days - 1)


def next_rung(ends_on: date | None, after: date | None) -> date | None:
    """The next day on which an end is spoken of, later than ``after``.

    Without ``after`` the first; None when there is none left, or no end.
    """
    if ends_on is None:
        return None
    return next((day for day in _rungs(ends_on) if after is None or day > after), None)


def first_reminder(ends_on: date | None, today: date) -> date | None:
    """When an end that was only just agreed is first spoken of.

    The rung that was passed last is spoken of at once; what is over is not spoken of.
    """
    if ends_on is None or ends_on < today:
        return None
    passed = [day for day in _rungs(ends_on) if day <= today]
    return passed[-1] if passed else next_rung(ends_on, None)


def _rungs(ends_on: date) -> list[date]:
    """The days of the ladder, the earliest first."""
    last = ends_on.toordinal()
    return [date.fromordinal(max(1, last - days)) for days in RIGHT_LADDER]
