"""The pipeline: the stages of a collaboration, and what each of them means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

STAGES = (
    "identified",
    "warming",
    "contacted",
    "replied",
    "negotiating",
    "agreed",
    "wrapped",
    "declined",
    "no_reply",
)
"""Every stage, in the order they have by themselves."""

STAGE_TITLES = {
    "identified": N_("Identified"),
    "warming": N_("Warming up"),
    "contacted": N_("Contacted"),
    "replied": N_("Replied"),
    "negotiating": N_("Negotiating"),
    "agreed": N_("Agreed"),
    "wrapped": N_("Wrapped"),
    "declined": N_("Declined"),
    "no_reply": N_("No reply"),
}

OPEN = frozenset(STAGES[:6])
"""Stages that owe a next step and its date."""

CLOSED = frozenset({"wrapped", "declined"})
"""Stages that owe nothing any more."""

PARKED = "no_reply"
"""The stage of those who never answered; they come back after a rest."""

BEFORE_CONTACT = frozenset({"identified", "warming"})
"""Stages in which nobody has been asked anything yet."""

WAITING = ("me", "influencer", "shipping", "finance", "client")
"""Whose turn it can be."""

STEPS = ("first", "follow_up", "reply", "again", "own")
"""Kinds of a next step: the first message, one more, a reply that is owed, a look after
a rest, something in her own words."""

TOUCHES = ("message", "warm_up", "call", "meeting", "note")
"""Kinds of a touch."""

DEALS = ("paid", "gifted", "commission", "performance", "hybrid")
"""How a collaboration is paid for."""

OFFERS = ("asked", "offered", "agreed")
"""What an amount can be."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage as she has it: its key, and her own title or the usual one."""

    key: str
    title: str
    own: bool = False
    """Whether the title is hers, and so is shown as it is, not translated."""


DEFAULT_STAGES = tuple(Stage(key, STAGE_TITLES[key]) for key in STAGES)


def arranged(saved: Iterable[tuple[str, str]]) -> tuple[Stage, ...]:
    """The stages in her order and words; ``saved`` are keys with a title or "".

    Unknown keys are left out and missing ones stand at the end, so that a file of
    another version loses no collaboration.
    """
    titles = {key: title for key, title in saved if key in STAGE_TITLES}
    order = [*titles, *(key for key in STAGES if key not in titles)]
    return tuple(
        Stage(key, titles[key], own=True)
        if titles.get(key)
        else Stage(key, STAGE_TITLES[key])
        for key in order
    )


def moved(stage: str, by: int, order: Iterable[str]) -> str | None:
    """The stage so many places on in an order; None past either end."""
    keys = tuple(order)
    place = keys.index(stage) + by
    return keys[place] if 0 <= place < len(keys) else None
