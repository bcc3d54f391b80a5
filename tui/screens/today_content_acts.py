"""What the keys of the list of the day do with content and with what is to be paid."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from store.agenda import source_of
from store.rules.urgency import OF_CAMPAIGN
from tui import deadline_words
from tui.i18n import N_, _
from tui.screens import outcome_words as words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.binding import ActiveBinding

    from store.agenda import DueItem
    from tui.command import Command
    from tui.dialogs.live_check import Looked
    from tui.screens.outcome_acts import OutcomeActs

    class _Desk(OutcomeActs):
        """What these acts need of the screen they belong to."""

else:
    _Desk = object

CONTENT = frozenset({"draft", "go_live", "review", "live_check", "measure"})
"""Sources whose row is a piece of content."""

ABOUT = {
    "approve": frozenset({"review"}),
    "ask_changes": frozenset({"review"}),
    "still_up": frozenset({"live_check"}),
    "not_right": frozenset({"live_check"}),
    "open_content": CONTENT - {"draft"},
    "pay": frozenset({"payment"}),
}
"""Which lines these actions are about, by where they come from."""

INSTEAD_OF = {
    "close_day": "ask_changes",
    "copy": "still_up",
    "new": "not_right",
    "link": "open_content",
}
"""Actions whose key means something else on such a line."""


def pieces(items: Sequence[int], sources: frozenset[str]) -> list[int]:
    """The rows behind the lines that come from one of these sources."""
    found = map(source_of, items)
    return [row for source, row in found if source in sources]


class TodayContentActs(_Desk):
    """One key for a draft and for a look at a post; what is marked goes together."""

    @property
    def is_about_campaigns(self) -> bool:
        """Whether all the lines here are of campaigns as a whole, as a budget is."""
        items = self.due_here()
        return bool(items) and len(pieces(items, OF_CAMPAIGN)) == len(items)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys; what a campaign as a whole lacks is not done by one, but opened."""
        found = super().active_bindings
        if not self.is_mounted or not self.is_about_campaigns:
            return found
        opens = next(
            (one for one in found.values() if one.binding.action == "open"), None
        )
        if opens is None:
            return found
        title = opens.binding.description
        return {
            key: one._replace(binding=replace(one.binding, description=title))
            if one.binding.action == "done"
            else one
            for key, one in found.items()
        }

    def offers(self, command: Command) -> bool:
        """Whether the help has a word of it."""
        is_done = command.action == "done" and self.is_about_campaigns
        return super().offers(command) and not is_done

    def content_can(self, action: str) -> bool | None:
        """Whether a line here can come to this; None for other actions."""
        if action in ABOUT:
            return bool(pieces(self.due_here(), ABOUT[action]))
        if action in INSTEAD_OF:
            other = ABOUT[INSTEAD_OF[action]]
            return False if pieces(self.due_here(), other) else None
        return None

    @work(group="act")
    async def action_approve(self) -> None:
        """The drafts may go live as they are."""
        from tui.dialogs.approving import approve  # noqa: PLC0415 - when asked

        async def act(numbers: Sequence[int]) -> bool:
            return bool(await approve(self.soloist, numbers))

        await self._answer("approve", act, N_("Approved the draft of {name}."))

    @work(group="act")
    async def action_ask_changes(self) -> None:
        """The drafts go back with something to change."""
        from tui.dialogs.ask_changes import ask_changes  # noqa: PLC0415 - when asked

        act = partial(ask_changes, self.soloist)
        await self._answer("ask_changes", act, N_("Asked {name} for changes."))

    @work(group="act")
    async def action_pay(self) -> None:
        """Mark as paid what is due, after a look at what goes out."""
        from tui.dialogs.pay import pay  # noqa: PLC0415 - when asked

        async def act(numbers: Sequence[int]) -> bool:
            return bool(await pay(self.soloist, numbers))

        await self._answer("pay", act)

    @work(group="act")
    async def action_not_right(self) -> None:
        """Looked at: say what is wrong with the posts."""
        from tui.dialogs.live_check import look_again  # noqa: PLC0415 - when asked

        async def act(numbers: Sequence[int]) -> bool | Looked:
            return await look_again(self.soloist, numbers[0]) or False

        await self._answer("not_right", act, one=True)

    @work(group="act")
    async def action_still_up(self) -> None:
        """Looked at: the posts are there, and labelled."""
        await self.settled()
        items = self._those(ABOUT["still_up"])
        numbers = pieces(items, ABOUT["still_up"])
        app = self.soloist
        if numbers:
            lines = await app.look(app.store.agenda.rows, items, app.today())
            answer = partial(
                app.store.live_checks.answer,
                numbers,
                live=True,
                labelled=True,
                today=app.today(),
            )
            await self.come_to(items, answer, partial(_said, lines, ""))

    @work(group="act")
    async def action_open_content(self) -> None:
        """Open the draft or the post where it can be seen."""
        from tui.outside import open_content  # noqa: PLC0415 - when asked

        await self.settled()
        app, numbers = self.soloist, pieces(self.due_here(), ABOUT["open_content"])
        with self.refusals_shown():
            for number in numbers[:1]:
                row = await app.look(app.store.deliverables.one, number)
                await open_content(app, row)

    @work(group="act")
    async def action_numbers(self) -> None:
        """Type the figures of all posts that are due."""
        from tui.screens.numbers_acts import open_numbers  # noqa: PLC0415

        await open_numbers(self)

    def _those(self, sources: frozenset[str]) -> tuple[int, ...]:
        """The lines here that come from one of these."""
        return tuple(item for item in self.due_here() if source_of(item)[0] in sources)

    async def _answer(
        self,
        action: str,
        act: Callable[[Sequence[int]], Awaitable[bool | Looked]],
        said: str = "",
        *,
        one: bool = False,
    ) -> None:
        """Ask what there is to ask; the lines go once it is answered."""
        await self.settled()
        items = self._those(ABOUT[action])
        items = items[:1] if one else items
        if not items:
            return
        app = self.soloist
        lines = await app.look(app.store.agenda.rows, items, app.today())
        with self.at_work():
            before = await app.ask(app.store.history.newest)
            if not (done_so := await act(pieces(items, ABOUT[action]))):
                return
            unit = await app.ask(app.store.history.newest)
            done = words.Done(unit, is_new=unit != before)
            words_of: Callable[[words.Outcome], str] = partial(_said, lines, said)
            if not isinstance(done_so, bool):
                words_of = words.met(lines, done_so, app.today())
            await self.conclude(items, done, words_of)


def _said(lines: Sequence[DueItem], said: str, outcome: words.Outcome) -> str:
    """What became of a draft or a post, as it was due; of several how many.

    ``said`` says it of one person by {name}; else that is said of any such line.
    """
    if len(lines) != 1:
        return words.ticked(outcome)
    if said:
        return _(said).format(name=lines[0].influencer)
    return deadline_words.done(lines[0])
