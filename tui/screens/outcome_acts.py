"""What can become of a line, one key each, the same wherever a line stands."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work

from tui import format as fmt
from tui.i18n import _, ngettext
from tui.screens import outcome_words as words
from tui.screens.deadline_acts import deadlines, needs_answer, see, tick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from store import Store
    from store.agenda import DueItem
    from tui.screens.base import DeskScreen
    from tui.screens.outcome_words import Done, Outcome

    class _Desk(DeskScreen[Any]):
        """The screen that these acts belong to."""

else:
    _Desk = object

ABOUT_TALKS = frozenset({"sent", "replied", "forward", "backward"})
"""What only a conversation can come to."""

ABOUT_LINES = frozenset({"done", "snooze"})
"""What any line can come to."""


class OutcomeActs(_Desk):
    """The outcomes of the lines that are marked, or of the one under the cursor."""

    def due_here(self) -> Sequence[int]:
        """The lines to act on, by the numbers that the agenda gives them."""
        raise NotImplementedError

    async def after_outcome(self) -> None:
        """Something came of the lines; what is shown is loaded anew by itself."""

    def dealt_with(self, outcome: Outcome, *, leaves: bool = True) -> None:
        """Something came of these lines just now: they may leave before any loading.

        Without ``leaves`` those among ``outcome.lines`` may be due all the same.
        """

    def at_work(self) -> AbstractContextManager[None]:
        """Hold while lines are acted on: from the key until they are dealt with."""
        return nullcontext()

    def tell(self, text: str) -> None:
        """Say what happened and what is next, in place of what was said before."""
        self.soloist.clear_notifications()
        self.soloist.say(text)

    def can_come_to(self, action: str) -> bool:
        """Whether the lines here can come to this; for ``check_action``."""
        if action in ABOUT_TALKS:
            return bool(words.talks(self.due_here()))
        if action in ABOUT_LINES:
            return bool(self.due_here())
        if action == "write":
            return len(words.talks(self.due_here())) == 1
        if action == "plan":
            items = self.due_here()
            return bool(words.talks(items)) or len(words.tasks(items)) == 1
        if action in {"link", "copy"}:
            return self.person_here() is not None
        return True

    @work(group="act")
    async def action_sent(self) -> None:
        """The message that was due has gone out."""
        if not (numbers := await self._talks()):
            return
        app = self.soloist
        sent = partial(app.store.outreach.sent, numbers, today=app.today())
        write = partial(words.write, app.store, numbers, app.today(), sent)
        with self.refusals_shown():
            items = words.as_items(numbers)
            with self.at_work():
                done = await app.ask(write, anyway=False)
                if not done.blocked:
                    await self.conclude(items, done, words.wrote)
            if done.blocked and await self._is_meant(done.blocked):
                with self.at_work():
                    done = await app.ask(write, anyway=True)
                    await self.conclude(items, done, words.wrote)

    @work(group="act")
    async def action_replied(self) -> None:
        """They have answered: a reply is owed from now on."""
        if numbers := await self._talks():
            replied = self.soloist.store.outreach.replied
            act = partial(replied, numbers, today=self.soloist.today())
            await self.come_to(words.as_items(numbers), act, words.heard)

    @work(group="act")
    async def action_done(self) -> None:
        """Tick the steps off, or the tasks; meet what a campaign made due."""
        if not (items := await self._items()):
            return
        app = self.soloist
        said: Callable[[Outcome], str] = words.ticked
        asking: tuple[DueItem, ...] = ()
        if owed := deadlines(items):
            lines = await app.look(app.store.agenda.rows, owed, app.today())
            asking = tuple(filter(needs_answer, lines))
            said = words.met(lines) if len(items) == 1 else said
        open_ = {line.id for line in asking}
        if rest := tuple(item for item in items if item not in open_):
            act = partial(_tick, app.store, rest, app.today())
            await self.come_to(rest, act, said)
        for line in asking:
            with self.at_work():
                if not (seen := await see(app, line)):
                    return
                unit = await app.ask(app.store.history.newest)
                done = words.Done(unit, is_new=True)
                said = words.met((line,), seen, app.today())
                await self.conclude((line.id,), done, said)

    @work(group="act")
    async def action_snooze(self) -> None:
        """Put the lines off, to a day that is asked for."""
        from tui.dialogs.snooze import ask_until  # noqa: PLC0415 - when asked

        app = self.soloist
        if not (items := await self._items()):
            return
        until = await ask_until(app, await self._title_of(items))
        if until is not None:
            act = partial(app.store.tasks.snooze, items, until)
            said = partial(words.put_off, until=until, today=app.today())
            await self.come_to(items, act, said, with_next=False)

    @work(group="act")
    async def action_forward(self) -> None:
        """On to the next stage."""
        await self._step(1)

    @work(group="act")
    async def action_backward(self) -> None:
        """Back to the stage before."""
        await self._step(-1)

    async def _step(self, by: int) -> None:
        if not (numbers := await self._talks()):
            return
        store, today = self.soloist.store, self.soloist.today()
        stages = {
            stage.key: fmt.stage(stage)
            for stage in await self.soloist.look(store.settings.stages)
        }
        act = partial(store.outreach.step, numbers, by, today=today)
        said = partial(words.moved, stages=stages)
        await self.come_to(words.as_items(numbers), act, said, leaves=False)

    @work(group="act")
    async def action_plan(self) -> None:
        """Plan the next step in her own words, or say a task otherwise."""
        items = await self._items()
        if numbers := words.talks(items):
            await self._plan(numbers)
        elif len(words.tasks(items)) == 1:
            await self._edit_task(items)

    async def _plan(self, numbers: Sequence[int]) -> None:
        from tui.dialogs.next_step import PlanDialog  # noqa: PLC0415 - when asked

        app = self.soloist
        with self.refusals_shown():
            title = _("Next step: {name}").format(
                name=await self._title_of_talks(numbers)
            )
            talk = await app.look(app.store.conversations.conversation, numbers[0])
            alone = len(numbers) == 1
            plan = await app.push_screen_wait(
                PlanDialog(
                    title,
                    app.today(),
                    words=(talk.next_step or "") if alone else "",
                    on=talk.next_step_on if alone else None,
                )
            )
            if plan is not None:
                act = partial(
                    app.store.outreach.plan,
                    numbers,
                    plan.on,
                    plan.words,
                    today=app.today(),
                )
                await self.come_to(words.as_items(numbers), act, words.planned)

    async def _edit_task(self, items: Sequence[int]) -> None:
        from tui.dialogs.next_step import TaskForm  # noqa: PLC0415 - when asked

        app = self.soloist
        lines = await app.look(app.store.agenda.rows, items, app.today())
        if not lines:
            return
        line = lines[0]
        plan = await app.push_screen_wait(
            TaskForm(
                _("Task"),
                app.today(),
                words=str(line.reason.detail["title"]),
                on=line.due_on,
            )
        )
        if plan is not None:
            act = partial(app.store.tasks.edit, line.row, plan.words, plan.on)
            await self.come_to(items, act, words.planned)

    @work(group="act")
    async def action_write(self) -> None:
        """Write to somebody from a template."""
        from tui.dialogs.compose import write_to  # noqa: PLC0415 - when asked

        app, store = self.soloist, self.soloist.store
        numbers = await self._talks()
        if len(numbers) != 1:
            return
        with self.refusals_shown():
            talk = await app.look(store.conversations.conversation, numbers[0])
            guards = await app.look(
                store.briefings.warnings, numbers, today=app.today()
            )
            blocked = words.told(guards.blocked)
            if blocked and not await self._is_meant(blocked):
                return
            if await write_to(app, talk.influencer_id, talk.id):
                # It is written down already: only what follows is looked at here.
                unit = await app.ask(store.history.newest)
                done = words.Done(unit, is_new=True)
                await self.conclude(words.as_items(numbers), done, words.wrote)

    @work(group="act")
    async def action_link(self) -> None:
        """Open the profile in the browser."""
        from tui.profile_links import open_profile  # noqa: PLC0415 - when asked

        await self.settled()
        if (here := self.person_here()) is not None:
            await open_profile(self.soloist, here)

    @work(group="act")
    async def action_copy(self) -> None:
        """Copy the handle or e-mail."""
        from tui.profile_links import copy_contact  # noqa: PLC0415 - when asked

        await self.settled()
        if (here := self.person_here()) is not None:
            await copy_contact(self.soloist, here)

    async def _is_meant(self, blocked: Sequence[str]) -> bool:
        """Ask whether somebody who is blocked shall be written to all the same."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - seldom asked

        listed = "\n".join(blocked[: 2 * words.MOST_WARNINGS])
        question = Confirm(_("Write all the same?"), listed)
        return await self.app.push_screen_wait(question)

    async def come_to(
        self,
        items: Sequence[int],
        act: Callable[[], object],
        said: Callable[[Outcome], str],
        *,
        with_next: bool = True,
        leaves: bool = True,
    ) -> None:
        """Do it, and let the lines go."""
        app = self.soloist
        with self.refusals_shown(), self.at_work():
            done = await app.ask(words.perform, app.store, act)
            await self.conclude(items, done, said, with_next=with_next, leaves=leaves)

    async def conclude(
        self,
        items: Sequence[int],
        done: Done,
        said: Callable[[Outcome], str],
        *,
        with_next: bool = True,
        leaves: bool = True,
    ) -> None:
        """Let the lines go, and say what happened and what is next."""
        if not done.is_new:
            self.tell(_("Nothing has changed by that."))
            return
        if leaves:
            outcome = words.Outcome(tuple(items), done.unit)
        else:
            outcome = await self._as_it_is(items, done.unit)
        self.dealt_with(outcome, leaves=leaves)
        self._tell_of(outcome, said, done.warnings, with_next=with_next)
        await self.after_outcome()

    async def _as_it_is(self, items: Sequence[int], unit: int) -> Outcome:
        app = self.soloist
        return await app.look(words.as_it_is, app.store, items, unit, app.today())

    @work(group="words", exclusive=True)
    async def _tell_of(
        self,
        outcome: Outcome,
        said: Callable[[Outcome], str],
        warnings: Sequence[str],
        *,
        with_next: bool,
    ) -> None:
        """Say what happened: the next key waits for no words."""
        with self.refusals_shown():
            now = await self._as_it_is(outcome.items, outcome.unit)
            text = said(now)
            if with_next:
                self.tell(words.whole(text, now, self.soloist.today()))
            else:
                self.tell(" ".join((text, _("u takes it back."))))
            for warning in warnings:
                self.soloist.say(warning, severity="warning")

    async def _items(self) -> tuple[int, ...]:
        await self.settled()
        return tuple(self.due_here())

    async def _talks(self) -> tuple[int, ...]:
        return words.talks(await self._items())

    async def _title_of(self, items: Sequence[int]) -> str:
        """What a question about these lines is called."""
        count = len(items)
        if count > 1:
            return ngettext(
                "Put {count} line off until", "Put {count} lines off until", count
            ).format(count=count)
        app = self.soloist
        lines = await app.look(app.store.agenda.rows, items, app.today())
        line = lines[0] if lines else None
        name = (
            "" if line is None else line.influencer or line.reason.detail.get("title")
        )
        return _("Put off: {name}").format(name=name)

    async def _title_of_talks(self, numbers: Sequence[int]) -> str:
        if len(numbers) > 1:
            count = len(numbers)
            return ngettext("{count} person", "{count} people", count).format(
                count=count
            )
        app = self.soloist
        names = await app.look(app.store.conversations.names, numbers)
        return names.get(numbers[0], "")


def _tick(store: Store, items: Sequence[int], today: date) -> None:
    """Tick off steps and tasks: each kind is one step of undo."""
    if numbers := words.talks(items):
        store.outreach.done(numbers, today=today)
    if rows := words.tasks(items):
        store.tasks.finish(*rows)
    if owed := deadlines(items):
        tick(store, owed, today)
