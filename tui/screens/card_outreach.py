"""What the keys of a card do to the conversations with that person."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work
from textual.worker import Worker, WorkerCancelled

from store.agenda import item_id
from tui import format as fmt
from tui.i18n import _
from tui.screens.card_more import CardMore
from tui.widgets.conversation_view import name_of, standing
from tui.widgets.timeline_view import IN, OUT, began, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.conversations import Conversation, TouchRow
    from tui.dialogs.asking import Choice

NEEDS_TALK = frozenset(
    {
        *("sent", "replied", "snooze", "forward", "backward", "plan"),
        *("terms", "amount"),
    }
)
"""Actions about a conversation."""

NEEDS_TOUCH = frozenset({"read", "remove_touch"})
"""Actions about something that was said."""

LAST = 60
"""Touches that are offered to choose from."""


class CardOutreach(CardMore):
    """Outcomes as everywhere else; with several conversations it asks about which."""

    _about: int | None = None
    """The conversation that was chosen last."""

    def has_talks_for(self, action: str) -> bool:
        """Whether there is what an action is about."""
        talks = self.talks
        if action in NEEDS_TALK:
            return talks is not None and bool(talks.conversations)
        if action in NEEDS_TOUCH:
            return talks is not None and bool(talks.touches)
        if action == "older":
            return talks is not None and talks.has_more
        return talks is not None or action not in {"begin", "write", "act"}

    def due_here(self) -> Sequence[int]:
        """The conversation that was chosen, else the first that is alive."""
        talks = self.talks
        if talks is None or not talks.conversations:
            return ()
        numbers = {one.id for one in talks.conversations}
        about = self._about if self._about in numbers else talks.live[0].id
        return (item_id("collaboration", about or 0),)

    # The outcomes

    def action_sent(self) -> Worker[None]:
        """The message that was due has gone out."""
        return self._with_one(super().action_sent)

    def action_replied(self) -> Worker[None]:
        """They have answered."""
        return self._with_one(super().action_replied)

    def action_snooze(self) -> Worker[None]:
        """Put the next step off."""
        return self._with_one(super().action_snooze)

    def action_forward(self) -> Worker[None]:
        """On to the next stage."""
        return self._with_one(super().action_forward)

    def action_backward(self) -> Worker[None]:
        """Back to the stage before."""
        return self._with_one(super().action_backward)

    def action_plan(self) -> Worker[None]:
        """Plan the next step in her own words."""
        return self._with_one(super().action_plan)

    def action_write(self) -> Worker[None]:
        """Write from a template; the first message begins a conversation."""
        if self.talks is not None and self.talks.conversations:
            return self._with_one(super().action_write)
        return self._write_first()

    @work(group="act")
    async def _with_one(self, act: Callable[[], Worker[None]]) -> None:
        """Do it to the only conversation, or to the one that is chosen."""
        if (conversation := await self.which()) is not None:
            self._about = conversation.id
            with suppress(WorkerCancelled):  # the card was left meanwhile
                await act().wait()

    @work(group="act")
    async def _write_first(self) -> None:
        from tui.dialogs.compose import write_to  # noqa: PLC0415 - when asked

        with self.refusals_shown():
            await write_to(self.soloist, self.influencer_id)

    # Beginning, money and terms

    @work(group="act")
    async def action_begin(self) -> None:
        """Begin a conversation, in a campaign or without one."""
        from tui.dialogs.begin_with import begin_with  # noqa: PLC0415 - when asked

        await self.settled()
        if self.card is not None:
            await begin_with(self.soloist, (self.card.id,), self.card.name)

    @work(group="act")
    async def action_terms(self) -> None:
        """Edit how it is paid for, the share, the code, the notes."""
        from tui.dialogs.terms import edit_terms  # noqa: PLC0415 - when asked

        conversation = await self.which(every=True)
        if conversation is not None and await edit_terms(self.soloist, conversation.id):
            self.soloist.say(_("Saved."))

    @work(group="act")
    async def action_amount(self) -> None:
        """Note what was asked, offered or agreed."""
        from tui.dialogs.amounts import note_amount  # noqa: PLC0415 - when asked

        if (conversation := await self.which(every=True)) is not None:
            await note_amount(self.soloist, conversation.id)

    # What was said

    @work(group="act")
    async def action_read(self) -> None:
        """Read the whole of something that was said."""
        from tui.dialogs.reading import Reading  # noqa: PLC0415 - when asked

        touch = await self._touch(_("Read which one?"))
        if touch is not None and (talks := self.talks) is not None:
            title = _("With {name}").format(name=self.card.name if self.card else "")
            page: Reading = Reading(title, partial(told, touch, talks))
            await self.app.push_screen_wait(page)

    @work(group="act")
    async def action_remove_touch(self) -> None:
        """Delete something that was noted; undo brings it back."""
        touch = await self._touch(_("Delete which touch?"))
        if touch is not None:
            with self.refusals_shown():
                await self.soloist.ask(
                    self.soloist.store.outreach.remove_touch, touch.id
                )
                self.soloist.say(_("The touch is deleted. Press u to take it back."))

    async def _touch(self, title: str) -> TouchRow | None:
        """One of the last touches, chosen; the newest comes first."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        await self.settled()
        if (talks := self.talks) is None or not talks.touches:
            return None
        choices = [
            Choice(touch, _line(touch, talks.today), began(touch))
            for touch in talks.touches[:LAST]
        ]
        chosen: TouchRow | None = await self.app.push_screen_wait(
            Choose(title, choices)
        )
        return chosen

    async def which(self, *, every: bool = False) -> Conversation | None:
        """The conversation that a key is about: the only one, or one that is chosen.

        With ``every``, those that are over can be chosen as well.
        """
        from tui.dialogs.asking import Choose  # noqa: PLC0415 - with several only

        await self.settled()
        if (talks := self.talks) is None:
            return None
        found = talks.conversations if every else talks.live
        if len(found) < 2:
            return found[0] if found else None
        choices: list[Choice[Any]] = [_choice(one, talks) for one in found]
        chosen: Conversation | None = await self.app.push_screen_wait(
            Choose(_("Which conversation?"), choices)
        )
        return chosen


def _choice(conversation: Conversation, talks: Any) -> Choice[Any]:
    from tui.dialogs.asking import Choice  # noqa: PLC0415 - with several only

    return Choice(conversation, name_of(conversation), standing(conversation, talks))


def _line(touch: TouchRow, today: Any) -> str:
    """A touch in a list to choose from."""
    arrow = OUT if touch.direction == "out" else IN
    day = fmt.short_day(touch.on_day, today)
    return f"{day}  {arrow} {fmt.word(fmt.CHANNEL, touch.channel)}"
