"""In which order outreach can be listed, as SQL, and how each order is walked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.rules.pipeline import WAITING

if TYPE_CHECKING:
    from collections.abc import Sequence

SORTS = (
    "next_step_on",
    "name",
    "handle",
    "stage",
    "stage_since",
    "last_on",
    "campaign",
    "followers",
    "waiting_on",
    "asked",
    "fee",
    "unanswered",
    "country",
)
"""What the list can be sorted by."""

_BY_NAME = "l.name_key, c.id"
_STAGE = "ix_collaboration_stage"
_NAMES = "ix_roster_line_name"


class Part(NamedTuple):
    """A stretch of a list: which rows stand in it, and in which order.

    ``lead`` is the table whose index ``walk`` gives the order when the list is met from
    its beginning; without one the rows are sorted. In a stretch that ``may_be_bare``
    there may be so few rows that a walk would meet none of them for long.
    """

    where: str
    order: str
    lead: str = "c"
    walk: str | None = None
    may_be_bare: bool = False


def parts_of(sort: str, stages: Sequence[str], *, descending: bool) -> tuple[Part, ...]:
    """The stretches of a list in their order: what nobody knows stands at the end.

    ``stages`` are the stages in her order. Raises KeyError for a sort there is not.
    """
    if sort == "stage":
        return tuple(
            Part(f"c.stage='{stage}'", "c.next_step_on, c.id", walk=_STAGE)
            for stage in (reversed(stages) if descending else stages)
        )
    way = "DESC" if descending else "ASC"
    column, lead, index = _SORTED[sort]
    order = f"{column} {way}, c.id {way}"
    if sort in {"asked", "fee"}:
        order = f"c.{sort}_currency, {order}"
    if sort in _ALWAYS_THERE:
        return (Part("1", order, lead, index),)
    return (
        Part(f"{column} IS NOT NULL", order, lead, index),
        Part(f"{column} IS NULL", _BY_NAME, "l", _NAMES),
    )


def column_parts(stage: str) -> tuple[Part, ...]:
    """One stage: what has no next step by name, then the rest by its day and name."""
    here = f"c.stage='{stage}' AND c.next_step_on IS"
    return (
        Part(f"{here} NULL", _BY_NAME, "l", _NAMES, may_be_bare=True),
        Part(f"{here} NOT NULL", f"c.next_step_on, {_BY_NAME}", walk=_STAGE),
    )


def _turns() -> str:
    places = " ".join(f"WHEN '{who}' THEN {at}" for at, who in enumerate(WAITING))
    return f"(CASE c.waiting_on {places} END)"


_SORTED = {
    "next_step_on": ("c.next_step_on", "c", "ix_collaboration_due"),
    "name": ("l.name_key", "l", _NAMES),
    "handle": ("l.handle", "l", "ix_roster_line_handle"),
    "followers": ("l.followers", "l", "ix_roster_line_followers"),
    "country": ("l.country", "l", "ix_roster_line_country"),
    "stage_since": ("c.stage_since", "c", None),
    "last_on": ("c.last_on", "c", None),
    "campaign": ("g.name_key", "c", None),
    "waiting_on": (_turns(), "c", None),
    "asked": ("c.asked_minor", "c", None),
    "fee": ("c.fee_minor", "c", None),
    "unanswered": ("c.unanswered", "c", None),
}
_ALWAYS_THERE = frozenset({"name", "stage_since", "waiting_on", "unanswered"})
