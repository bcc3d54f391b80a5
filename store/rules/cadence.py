"""The cadence: when to write again while nobody answers, and by which channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

REPLY_WITHIN = 1
"""Business days within which a reply is owed."""

WARM_FOR = 2
"""Business days between a warm-up touch and the first message."""


@dataclass(frozen=True, slots=True)
class CadenceStep:
    """One more message: business days after the one before, and how it goes."""

    wait: int
    channel: str | None = None
    """Where it goes; None is the channel in use, or the preferred one."""
    template: str | None = None
    """The kind of template it is written from."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """The messages after the first one, and the rest that follows them."""

    steps: tuple[CadenceStep, ...]
    park_days: int = 60
    """Calendar days of rest as no_reply after the last step."""
    switch_after: int = 1
    """Unanswered messages after which the preferred channel is taken; 0 is never."""

    def step_after(self, sent: int) -> CadenceStep | None:
        """The step that follows so many messages; None when all were taken."""
        return self.steps[sent - 1] if 0 < sent <= len(self.steps) else None


USUAL = Cadence(
    (
        CadenceStep(3, template="follow_up_1"),
        CadenceStep(5, template="follow_up_2"),
    )
)
"""Day 0, three business days later, five after that, then sixty days of rest."""

ANY = "*"


def scope(stage: str | None, channel: str | None) -> str:
    """What a cadence is for, in one word: contacted/mail; * is any."""
    return f"{stage or ANY}/{channel or ANY}"


def chosen(cadences: Mapping[str, Cadence], stage: str, channel: str | None) -> Cadence:
    """The cadence for a stage and a channel: the most exact one there is."""
    for key in (scope(stage, channel), scope(stage, None), scope(None, channel)):
        if key in cadences:
            return cadences[key]
    return cadences.get(scope(None, None), USUAL)


def next_channel(
    cadence: Cadence,
    *,
    sent: int,
    unanswered: int,
    last: str | None,
    preferred: str | None,
) -> str:
    """How the next message goes.

    The step's own channel first; after enough silence the preferred one; else the one
    in use. Somebody never written to is written to where they like it, or by mail.
    """
    step = cadence.step_after(sent)
    if step is not None and step.channel:
        return step.channel
    silent = cadence.switch_after and unanswered >= cadence.switch_after
    if preferred and (silent or last is None):
        return preferred
    return last or preferred or "mail"
