"""What is seldom done to a conversation, behind one key of the card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work

from store.rules.text import clean
from tui import format as fmt
from tui.dialogs.numbers import is_number
from tui.i18n import _
from tui.screens.outcome_acts import OutcomeActs
from tui.widgets.conversation_view import name_of, standing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from store.card import InfluencerCard
    from store.conversations import Conversation
    from tui.card_talks import Talks
    from tui.dialogs.asking import Choice

    class _Card(OutcomeActs):
        """What these acts need of the screen they belong to."""

        card: InfluencerCard | None
        talks: Talks | None
        influencer_id: int
else:
    _Card = OutcomeActs


class CardMore(_Card):
    """Stage, whose turn, campaign, ticking off, deleting; how often to be in touch."""

    async def which(self, *, every: bool = False) -> Conversation | None:
        """The conversation that a key is about."""
        raise NotImplementedError

    @work(group="act")
    async def action_act(self) -> None:
        """Choose what to do, then do it."""
        await self.settled()
        if self.card is None or self.talks is None:
            return
        acts: list[tuple[str, Callable[[Conversation], Awaitable[None]]]] = [
            (_("Tick off the next step"), self._tick),
            (_("Stage …"), self._stage),
            (_("Whose turn …"), self._turn),
            (_("Campaign …"), self._campaign),
            (_("Delete a conversation"), self._remove),
        ]
        wish = _("How often to be in touch …")
        titles = [title for title, _act in acts if self.talks.conversations]
        title = _("What shall be done?")
        chosen = await self._one_of(title, [(one, one, "") for one in (*titles, wish)])
        if chosen == wish:
            await self._wish(self.card)
        elif chosen is not None and (one := await self.which(every=True)) is not None:
            with self.refusals_shown():
                await dict(acts)[chosen](one)

    async def _one_of(
        self, title: str, lines: list[tuple[Any, str, str]], current: Any = None
    ) -> Any:
        """One of a list: a value, its words and the words beside them for each."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        choices: list[Choice[Any]] = [Choice(*line) for line in lines]
        return await self.app.push_screen_wait(Choose(title, choices, current=current))

    async def _tick(self, one: Conversation) -> None:
        done = self.soloist.store.outreach.done
        await self.soloist.ask(done, (one.id,), today=self.soloist.today())
        self.tell(_("Ticked off. u takes it back."))

    async def _stage(self, one: Conversation) -> None:
        stages = () if self.talks is None else self.talks.stages
        lines = [(stage.key, fmt.stage(stage), "") for stage in stages]
        stage = await self._one_of(_("Stage"), lines, one.stage)
        if stage is not None and stage != one.stage:
            move = self.soloist.store.outreach.move
            await self.soloist.ask(move, (one.id,), stage, today=self.soloist.today())

    async def _turn(self, one: Conversation) -> None:
        lines = [(code, fmt.word(fmt.WAITING, code), "") for code in fmt.WAITING]
        whom = await self._one_of(_("Whose turn is it?"), lines, one.waiting_on)
        if whom is not None:
            await self.soloist.ask(
                self.soloist.store.outreach.wait_for, (one.id,), whom
            )

    async def _campaign(self, one: Conversation) -> None:
        from tui.dialogs.begin import Never, choose_campaign  # noqa: PLC0415

        chosen = await choose_campaign(self.soloist, current=one.campaign_id)
        if not isinstance(chosen, Never) and chosen != one.campaign_id:
            await self.soloist.ask(
                self.soloist.store.outreach.set_campaign, (one.id,), chosen
            )

    async def _remove(self, one: Conversation) -> None:
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        if self.talks is None:
            return
        sure = Confirm(
            _("Delete this conversation? What was said stays on the card."),
            f"{name_of(one)} · {standing(one, self.talks)}",
            yes=_("Delete"),
        )
        if await self.app.push_screen_wait(sure):
            await self.soloist.ask(self.soloist.store.outreach.remove, (one.id,))
            self.tell(_("The conversation is deleted. u takes it back."))

    async def _wish(self, card: InfluencerCard) -> None:
        """Say after how many days of silence she wants to hear of somebody."""
        from tui.dialogs.asking import Prompt  # noqa: PLC0415 - when asked

        days = card.contact_every_days
        usual = self.soloist.store.settings.quiet_days
        kept = (await self.soloist.look(usual)).get(card.status)
        detail = _("After so many silent days; an empty line is as for everybody.")
        if kept is not None:
            detail = _(
                "After so many silent days; an empty line is as for everybody: {count}."
            ).format(count=kept)
        typed = await self.app.push_screen_wait(
            Prompt(
                _("How often to be in touch with {name}, in days").format(
                    name=card.name
                ),
                value="" if days is None else str(days),
                detail=detail,
                check=number_of_days,
            )
        )
        if typed is not None:
            with self.refusals_shown():
                await self.soloist.ask(
                    self.soloist.store.outreach.wish_contact,
                    card.id,
                    int(typed) if typed else None,
                )


def number_of_days(text: str) -> str:
    """What is wrong with a number of days, in one sentence; "" for nothing."""
    if not clean(text) or is_number(text, 1, 3_650):
        return ""
    return _("Say a number of days from 1 to 3650.")
