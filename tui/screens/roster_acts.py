"""What the keys of the roster do: each reads like the sentence it performs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from store.roster_list import RosterView
    from tui.app import SoloistApp
    from tui.dialogs.bulk import BulkAct
    from tui.roster_columns import RosterColumn
    from tui.widgets.record_table import RecordTable

    class _Roster(Screen[None]):
        """What these acts need of the screen they belong to."""

        view: RosterView
        columns: tuple[RosterColumn, ...]
        soloist: SoloistApp

        is_reading: bool

        async def settled(self) -> None:
            """Wait for the list."""

        @property
        def table(self) -> RecordTable:
            """The list."""
            raise NotImplementedError

else:
    _Roster = object

NEEDS_SOMEBODY = frozenset(
    {
        *("open", "edit", "delete", "tag", "link", "copy", "act"),
        *("converse", "write"),
    }
)
"""Actions that need a row to act on."""


def _as_path(typed: str) -> Path:
    """A typed path, with ~ for the home folder."""
    return Path(typed).expanduser()


class RosterActs(_Roster):
    """Actions of the roster screen; questions first, then one call to the store."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is something under the cursor, or marked, to act on."""
        if not self.is_mounted:
            return True
        if action in NEEDS_SOMEBODY:
            return bool(self.table.total) or self.is_reading
        return True

    def chosen(self) -> tuple[int, ...]:
        """The marked people, or the one under the cursor."""
        if self.table.marks:
            return tuple(self.table.marks)
        return () if self.table.current_id is None else (self.table.current_id,)

    def in_trash(self) -> bool:
        """Whether the list shows the trash."""
        return "is:trash" in self.view.filter.split()

    @work(group="act")
    async def action_open(self) -> None:
        """Open the card; come back on whoever was looked at last."""
        from tui.screens.card import CardScreen  # noqa: PLC0415 - loaded when opened

        await self.settled()
        if (here := self.table.current_id) is None:
            return
        last = await self.app.push_screen_wait(CardScreen(here, self._neighbour))
        if last is not None:
            self.table.go_to(last)

    async def open_person(self, number: int) -> None:
        """Open somebody who may not be in this list."""
        from tui.screens.card import CardScreen  # noqa: PLC0415

        await self.app.push_screen_wait(CardScreen(number, self._neighbour))
        self.table.go_to(number)

    async def _neighbour(self, number: int, step: int) -> int | None:
        """Who stands before or after somebody in this list."""
        order = await self.soloist.look(self.soloist.store.lists.order, self.view)
        try:
            place = order.index(number) + step
        except ValueError:
            return None
        return order[place] if 0 <= place < len(order) else None

    @work(group="act")
    async def action_new(self) -> None:
        """Add somebody from a profile URL or a handle."""
        from store.roster import Known  # noqa: PLC0415
        from tui.dialogs.add_person import AddPerson  # noqa: PLC0415

        new = await self.app.push_screen_wait(AddPerson())
        if new is None:
            return
        if isinstance(new, Known):
            await self.open_person(new.influencer_id)
            return
        with self.soloist.refusals_shown():
            number = await self.soloist.ask(
                self.soloist.store.roster.add, new, today=self.soloist.today()
            )
            self.soloist.say(_("Added {name}.").format(name=new.name))
            await self.open_person(number)

    @work(group="act")
    async def action_edit(self) -> None:
        """Edit the person under the cursor."""
        from tui.dialogs.person_form import edit_person  # noqa: PLC0415

        await self.settled()
        if (here := self.table.current_id) is not None:
            await edit_person(self.soloist, here)

    @work(group="act")
    async def action_delete(self) -> None:
        """Move to the trash, or out of it; undo takes it back."""
        await self.settled()
        numbers = self.chosen()
        roster = self.soloist.store.roster
        if not numbers:
            return
        with self.soloist.refusals_shown():
            if self.in_trash():
                count = await self.soloist.ask(roster.bring_back, numbers)
                said = ngettext("{count} restored.", "{count} restored.", count)
            else:
                count = await self.soloist.ask(roster.archive, numbers)
                said = ngettext(
                    "{count} moved to the trash. Press u to take it back.",
                    "{count} moved to the trash. Press u to take it back.",
                    count,
                )
            self.table.action_clear_marks()
            self.soloist.say(said.format(count=count))

    @work(group="act")
    async def action_tag(self) -> None:
        """Put tags on the chosen people, or take them off."""
        await self.settled()
        await self._tag(self.chosen())

    async def _tag(self, numbers: Sequence[int]) -> None:
        from tui.dialogs.asking import PickTags  # noqa: PLC0415

        store = self.soloist.store
        if not numbers:
            return
        known = (await self.soloist.look(store.lists.known_values))["tag"]
        everybody, some = await self.soloist.look(store.lists.tags_of, numbers)
        title = ngettext(
            "Tags of {count} person", "Tags of {count} people", len(numbers)
        )
        wanted = await self.app.push_screen_wait(
            PickTags(title.format(count=len(numbers)), known, on=everybody, some=some)
        )
        if wanted is None or not (wanted.add or wanted.drop):
            return
        with self.soloist.refusals_shown():
            await self.soloist.ask(store.roster.tag, numbers, wanted.add, wanted.drop)

    @work(group="act")
    async def action_act(self) -> None:
        """Change something of all the marked ones, as one step."""
        from tui.dialogs.bulk import BulkDialog  # noqa: PLC0415

        await self.settled()
        numbers = self.chosen()
        act = await self.app.push_screen_wait(BulkDialog(len(numbers)))
        if act is not None:
            with self.soloist.refusals_shown():
                await self._perform(act, numbers)

    async def _perform(self, act: BulkAct, numbers: Sequence[int]) -> None:
        ask, roster = self.soloist.ask, self.soloist.store.roster
        if act.kind == "tag":
            await ask(roster.tag, numbers, act.tags, ())
        elif act.kind == "untag":
            await ask(roster.tag, numbers, (), act.tags)
        elif act.kind == "trash":
            await ask(roster.archive, numbers)
        elif act.kind == "restore":
            await ask(roster.bring_back, numbers)
        else:
            await ask(roster.set_field, numbers, act.field, act.value)
        self.soloist.say(
            ngettext(
                "Done for {count} person. Press u to take it back.",
                "Done for {count} people. Press u to take it back.",
                len(numbers),
            ).format(count=len(numbers))
        )

    @work(group="act")
    async def action_converse(self) -> None:
        """Begin a conversation with the chosen people, for a campaign or none."""
        from tui.dialogs.begin_with import begin_with  # noqa: PLC0415

        await self.settled()
        if not (numbers := self.chosen()):
            return
        store, count = self.soloist.store, len(numbers)
        whom = ngettext("{count} person", "{count} people", count).format(count=count)
        if count == 1:
            rows = await self.soloist.look(store.lists.rows, numbers)
            whom = next((row.name for row in rows), whom)
        if await begin_with(self.soloist, numbers, whom):
            self.table.action_clear_marks()

    @work(group="act")
    async def action_write(self) -> None:
        """Write to the person under the cursor, from a template."""
        from tui.dialogs.compose import write_to  # noqa: PLC0415

        await self.settled()
        if (here := self.table.current_id) is not None:
            with self.soloist.refusals_shown():
                await write_to(self.soloist, here)

    @work(group="act")
    async def action_import(self) -> None:
        """Bring in a spreadsheet, contacts or the clipboard."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415

        done = await self.app.push_screen_wait(ImportScreen())
        if done is not None and self.view.filter:
            # What came in shall be seen, whatever was filtered before.
            self.show_filter("")

    @work(group="act")
    async def action_sort(self) -> None:
        """Choose what to sort by."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415
        from tui.roster_columns import ALL  # noqa: PLC0415

        choices = [Choice(column.key, _(column.title)) for column in ALL]
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

    def sort_by(self, key: str) -> None:
        """Sort by a column."""
        raise NotImplementedError

    @work(group="act")
    async def action_columns(self) -> None:
        """Choose and order the columns."""
        from tui.dialogs.columns import ColumnsDialog  # noqa: PLC0415
        from tui.roster_columns import chosen  # noqa: PLC0415

        keys = await self.app.push_screen_wait(
            ColumnsDialog([column.key for column in self.columns])
        )
        if keys is not None:
            self.columns = chosen(keys)
            await self.soloist.keep_setting(roster_columns=list(keys))

    @work(group="act")
    async def action_views(self) -> None:
        """Keep this view under a name, or open one kept before."""
        from store.roster_list import RosterView  # noqa: PLC0415
        from tui.dialogs.views import ViewsDialog  # noqa: PLC0415
        from tui.roster_columns import chosen  # noqa: PLC0415

        store, view = self.soloist.store, self.view
        sort = f"-{view.sort}" if view.descending else view.sort
        shown = [column.key for column in self.columns]

        async def save(name: str) -> None:
            await self.soloist.ask(
                store.views.save, "roster", name, view.filter, sort, shown
            )

        async def remove(name: str) -> None:
            await self.soloist.ask(store.views.remove, "roster", name)

        views = await self.soloist.look(store.views.all, "roster")
        picked = await self.app.push_screen_wait(ViewsDialog(views, view, save, remove))
        if picked is not None:
            self.columns = chosen(picked.columns)
            self.view = RosterView(picked.filter, picked.sort, picked.descending)
            self.show_filter(picked.filter)

    def show_filter(self, text: str) -> None:
        """Write a filter into the field."""
        raise NotImplementedError

    @work(group="act")
    async def action_pairs(self) -> None:
        """Look through those who may be here twice."""
        from tui.screens.duplicates import DuplicatesScreen  # noqa: PLC0415

        await self.app.push_screen_wait(DuplicatesScreen())

    @work(group="act")
    async def action_link(self) -> None:
        """Open the profile in the browser."""
        from tui.profile_links import open_profile  # noqa: PLC0415

        await self.settled()
        if (here := self.table.current_id) is not None:
            await open_profile(self.soloist, here)

    @work(group="act")
    async def action_copy(self) -> None:
        """Copy the handle or e-mail."""
        from tui.profile_links import copy_contact  # noqa: PLC0415

        await self.settled()
        if (here := self.table.current_id) is not None:
            await copy_contact(self.soloist, here)

    @work(group="act")
    async def action_export(self) -> None:
        """Write this list to a file."""
        from tui.dialogs.asking import Confirm, Prompt  # noqa: PLC0415

        name = f"roster-{self.soloist.today():%Y-%m-%d}.csv"
        typed = await self.app.push_screen_wait(
            Prompt(
                _("Export this list to"),
                value=f"~/{name}",
                detail=_("A name that ends in .csv or .xlsx"),
            )
        )
        if not typed:
            return
        target = _as_path(typed)
        exists = await self.soloist.look(target.exists)
        if exists and not await self.app.push_screen_wait(
            Confirm(_("There is such a file already. Replace it?"), str(target))
        ):
            return
        store = self.soloist.store
        order = await self.soloist.look(store.lists.order, self.view)
        marked = self.table.marks
        numbers = [number for number in order if not marked or number in marked]
        with self.soloist.refusals_shown():
            count = await self.soloist.look(
                store.outgoing.roster, target, numbers=numbers
            )
            said = ngettext(
                "{count} row written to {path}.",
                "{count} rows written to {path}.",
                count,
            )
            self.soloist.say(said.format(count=count, path=target))
