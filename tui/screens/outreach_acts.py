"""What the keys of outreach do: each reads like the sentence it performs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from tui.i18n import _, ngettext
from tui.screens.outcome_words import as_items, talks

if TYPE_CHECKING:
    from array import array
    from collections.abc import Awaitable, Callable, Sequence

    from store.outreach_list import OutreachView
    from tui.dialogs.outreach_bulk import OutreachAct
    from tui.outreach_source import OutreachBoard, OutreachRows
    from tui.screens.outcome_acts import OutcomeActs
    from tui.screens.outcome_words import Outcome
    from tui.widgets.record_table import RecordTable
    from tui.widgets.stage_board import StageBoard

    class _Outreach(OutcomeActs):
        """What these acts need of the screen they belong to."""

        view: OutreachView
        face: str
        aim: int | None
        source: OutreachBoard | OutreachRows | None

        @property
        def here(self) -> StageBoard | RecordTable:
            """The face in sight."""
            raise NotImplementedError

        def along(self) -> Callable[[], Awaitable[array[int]]]:
            """Ask for the numbers of the list."""
            raise NotImplementedError

        def sort_by(self, key: str) -> None:
            """Sort the list."""

        def show_filter(self, text: str) -> None:
            """Write a filter into the field."""

else:
    _Outreach = object

NEEDS_SOME = frozenset(
    {"sent", "replied", "done", "snooze", "forward", "backward", "plan", "act"}
)
"""Actions on whatever is marked, or under the cursor."""

NEEDS_ONE = frozenset({"open", "amount", "link", "copy"})
"""Actions on what is under the cursor."""


class OutreachActs(_Outreach):
    """Actions of the outreach screen; questions first, then one call to the store."""

    dealt: frozenset[int] = frozenset()
    """Conversations that something came of just now, and whose place the next takes."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is something under the cursor, or marked, to act on."""
        if not self.is_mounted or self.is_reading:
            return True
        if action == "sort":
            return self.face == "list"
        here = self.here.current_id is not None
        if action in NEEDS_ONE:
            return here
        if action in NEEDS_SOME:
            return here or bool(self.here.marks)
        if action == "write":
            return here if not self.here.marks else len(self.here.marks) == 1
        return True

    async def settled(self) -> None:
        """Wait for what is shown, and for the numbers of everything marked."""
        await super().settled()
        await self.here.all_marks()

    def chosen(self) -> tuple[int, ...]:
        """The marked conversations, or the one under the cursor."""
        if self.here.marks:
            return tuple(sorted(self.here.marks))
        return () if self.here.current_id is None else (self.here.current_id,)

    def due_here(self) -> Sequence[int]:
        """The marked ones, or the one under the cursor, as lines of the day."""
        return as_items(self.chosen())

    # What came of it

    def dealt_with(self, outcome: Outcome, *, leaves: bool = True) -> None:
        """The cursor stays where it is, and the next one slides under it.

        But with a move (not ``leaves``) it goes along, and the marks may go further.
        """
        if leaves:
            self.dealt = frozenset(talks(outcome.items))
            self.here.action_clear_marks()

    # People

    @work(group="act")
    async def action_open(self) -> None:
        """Open the card; come back on whoever was looked at last."""
        from tui.screens.card import CardScreen  # noqa: PLC0415 - loaded when opened

        await self.settled()
        here = self.here.current_id
        if here is None or (person := await self.person_of(here)) is None:
            return
        walk = Walk(self, here)
        await self.app.push_screen_wait(CardScreen(person, walk.neighbour))
        self.here.go_to(walk.here)

    async def person_of(self, number: int) -> int | None:
        """Whom a conversation is with."""
        found = await self.soloist.look(self.soloist.store.pipeline.rows, (number,))
        return found[0].influencer_id if found else None

    @work(group="act")
    async def action_new(self) -> None:
        """Begin a conversation with somebody, or go to the one there is."""
        from tui.dialogs.begin import begin  # noqa: PLC0415 - when asked

        number = await begin(self.soloist)
        if number is None:
            return
        store, view, today = self.soloist.store, self.view, self.soloist.today()
        with self.refusals_shown():
            order = await self.soloist.look(store.pipeline.order, view, today)
            self.aim = number
            if number in order:
                self.reload()
            else:
                # What was begun shall be seen, whatever was filtered before.
                self.show_filter("")
                self.view = replace(view, filter="")
            await self.settled()

    @work(group="act")
    async def action_amount(self) -> None:
        """Note what was asked, offered or agreed."""
        from tui.dialogs.amounts import note_amount  # noqa: PLC0415 - when asked

        await self.settled()
        if (here := self.here.current_id) is not None:
            await note_amount(self.soloist, here)

    # Many at once

    @work(group="act")
    async def action_act(self) -> None:
        """Change something of all the marked ones, as one step."""
        from tui.dialogs.outreach_bulk import OutreachBulk  # noqa: PLC0415

        await self.settled()
        if not (numbers := self.chosen()):
            return
        act = await self.app.push_screen_wait(OutreachBulk(len(numbers)))
        if act is not None:
            with self.refusals_shown():
                await self._perform(act, numbers)

    async def _perform(self, act: OutreachAct, numbers: Sequence[int]) -> None:
        ask, outreach = self.soloist.ask, self.soloist.store.outreach
        today = self.soloist.today()
        if act.kind == "stage":
            await ask(outreach.move, numbers, act.word, today=today)
        elif act.kind == "turn":
            await ask(outreach.wait_for, numbers, act.word)
        elif act.kind == "campaign":
            await ask(outreach.set_campaign, numbers, act.campaign_id)
        elif act.kind == "delete":
            await ask(outreach.remove, numbers)
            self.here.action_clear_marks()
        elif act.on is not None and act.kind == "plan":
            await ask(outreach.plan, numbers, act.on, act.word, today=today)
        elif act.on is not None:
            await ask(self.soloist.store.tasks.snooze, as_items(numbers), act.on)
        said = ngettext(
            "Done for {count} conversation. Press u to take it back.",
            "Done for {count} conversations. Press u to take it back.",
            len(numbers),
        )
        self.tell(said.format(count=len(numbers)))

    # How it is looked at

    @work(group="act")
    async def action_turn(self) -> None:
        """Show the other face, with the same one under the cursor and marked."""
        await self.settled()
        before = self.here
        self.aim, marks = before.current_id, before.marks
        self.face = "list" if self.face == "board" else "board"
        self.here.marks = marks
        self.here.focus()
        self.reload()
        await self.settled()
        await self.soloist.keep_setting(outreach_face=self.face)

    @work(group="act")
    async def action_sort(self) -> None:
        """Choose what to sort by."""
        from store.outreach_list import SORTS  # noqa: PLC0415
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415
        from tui.outreach_columns import TITLES  # noqa: PLC0415

        choices = [
            Choice(key, _(title)) for key, title in TITLES.items() if key in SORTS
        ]
        key = await self.app.push_screen_wait(
            Choose(
                _("Sort by"),
                choices,
                current=self.view.sort,
                detail=_("The same column again sorts the other way round."),
            )
        )
        if key is not None:
            self.sort_by(key)

    @work(group="act")
    async def action_views(self) -> None:
        """Keep this view under a name, or open one kept before."""
        from store.outreach_list import SORTS, OutreachView  # noqa: PLC0415
        from tui.dialogs.views import ViewsDialog  # noqa: PLC0415
        from tui.outreach_columns import TITLES  # noqa: PLC0415

        store, view = self.soloist.store, self.view
        sort = f"-{view.sort}" if view.descending else view.sort

        async def save(name: str) -> None:
            await self.soloist.ask(
                store.views.save, "outreach", name, view.filter, sort, ()
            )

        async def remove(name: str) -> None:
            await self.soloist.ask(store.views.remove, "outreach", name)

        views = await self.soloist.look(store.views.all, "outreach")
        picked = await self.app.push_screen_wait(
            ViewsDialog(views, view, save, remove, TITLES)
        )
        if picked is not None:
            kept = picked.sort if picked.sort in SORTS else OutreachView().sort
            self.view = OutreachView(picked.filter, kept, picked.descending)
            self.show_filter(picked.filter)

    # In and out

    @work(group="act")
    async def action_arrange(self) -> None:
        """Templates, cadences, stages, who writes, public holidays."""
        from tui.dialogs.arrange import arrange  # noqa: PLC0415 - when asked

        await arrange(self.soloist)

    @work(group="act")
    async def action_import(self) -> None:
        """Bring in a spreadsheet, contacts or the clipboard."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415

        done = await self.app.push_screen_wait(ImportScreen())
        if done is not None and self.view.filter:
            # What came in shall be seen, whatever was filtered before.
            self.show_filter("")

    @work(group="act")
    async def action_export(self) -> None:
        """Write this list to a file: what is marked of it, or all."""
        from tui.dialogs.asking import Confirm, Prompt  # noqa: PLC0415

        store, look, today = self.soloist.store, self.soloist.look, self.soloist.today()
        typed = await self.app.push_screen_wait(
            Prompt(
                _("Export this list to"),
                value=f"~/outreach-{today:%Y-%m-%d}.csv",
                detail=_("A name that ends in .csv or .xlsx"),
            )
        )
        if not typed:
            return
        target = _as_path(typed)
        if await look(target.exists) and not await self.app.push_screen_wait(
            Confirm(_("There is such a file already. Replace it?"), str(target))
        ):
            return
        await self.settled()
        marked = self.here.marks
        with self.refusals_shown():
            order = await look(store.pipeline.order, self.view, today)
            numbers = [number for number in order if not marked or number in marked]
            count = await look(store.outgoing.outreach, target, numbers=numbers)
            said = ngettext(
                "{count} row written to {path}.",
                "{count} rows written to {path}.",
                count,
            )
            self.soloist.say(said.format(count=count, path=target))


class Walk:
    """A way along the list, or the column, from one person to the next."""

    def __init__(self, screen: OutreachActs, here: int) -> None:
        self._screen = screen
        self._along = screen.along()
        self._order: array[int] | None = None
        self.here = here
        """The conversation that was come to."""

    async def neighbour(self, person: int, step: int) -> int | None:
        """Who stands before or after; somebody with two in a row is met once."""
        if self._order is None:
            self._order = await self._along()
        order = self._order
        place = order.index(self.here) + step if self.here in order else -1
        while 0 <= place < len(order):
            found = await self._screen.person_of(order[place])
            if found is not None and found != person:
                self.here = order[place]
                return found
            place += step
        return None


def _as_path(typed: str) -> Path:
    """A typed path, with ~ for the home folder."""
    return Path(typed).expanduser()
