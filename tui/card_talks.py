"""What a card shows of outreach: the conversations of one person, and what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.rules.pipeline import CLOSED, DEFAULT_STAGES, OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store import Store
    from store.conversations import Conversation, TouchRow
    from store.influencer_result_rows import PersonResult
    from store.influencer_results import PersonResults
    from store.rules.pipeline import Stage

FIRST = 12
"""Touches that are shown at first, so that the rest of the card is not far below."""

MORE = 200
"""Touches that come with one key."""


@dataclass(frozen=True, slots=True)
class Talks:
    """Conversations and touches of one person, as they are on a day."""

    today: date
    conversations: tuple[Conversation, ...] = ()
    """The open ones first."""
    touches: tuple[TouchRow, ...] = ()
    """Newest first."""
    has_more: bool = False
    """Whether there are earlier touches."""
    stages: tuple[Stage, ...] = DEFAULT_STAGES
    templates: Mapping[str, str] = field(default_factory=dict)
    """What templates are called, by the keys that touches know them by."""
    results: PersonResults | None = None
    """What came of it all; None before it was read."""

    @property
    def live(self) -> tuple[Conversation, ...]:
        """Those that a key is about: the open ones, else the resting, else the last."""
        tellings = (
            [one for one in self.conversations if one.stage in OPEN],
            [one for one in self.conversations if one.stage not in CLOSED],
            self.conversations[:1],
        )
        return tuple(next((found for found in tellings if found), ()))

    def stage_of(self, conversation: Conversation) -> Stage | None:
        """The stage it is in, in her own words if she has any."""
        return next((one for one in self.stages if one.key == conversation.stage), None)

    def result_of(self, conversation: Conversation) -> PersonResult | None:
        """What came of one of them."""
        rows = () if self.results is None else self.results.rows
        number = conversation.id
        return next((row for row in rows if row.collaboration_id == number), None)


def read_talks(store: Store, number: int, count: int, today: date) -> Talks:
    """Read what a card shows; ``count`` is how many touches at most."""
    touches = store.conversations.timeline(number, count + 1)
    shown = touches[:count]
    names = {}
    if any(touch.template is not None for touch in shown):
        every = store.templates.all(with_put_away=True)
        names = {template.key: template.name for template in every}
    return Talks(
        today=today,
        conversations=store.conversations.of_influencer(number),
        touches=shown,
        has_more=len(touches) > count,
        stages=store.settings.stages(),
        templates=names,
        results=store.influencer_results.of_person(number),
    )
