"""What the keys of the library do: questions first, then one call to the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work

from tui.i18n import _, ngettext
from tui.library_columns import called

if TYPE_CHECKING:
    from array import array

    from store.library import AssetLine
    from tui.library_source import LibraryRows
    from tui.screens.base import DeskScreen
    from tui.widgets.record_table import RecordTable

    class _Library(DeskScreen[Any]):
        """What these acts need of the screen they belong to."""

        source: LibraryRows | None
        states: dict[int, str]
        aim: int | None

        @property
        def table(self) -> RecordTable:
            """The list."""
            raise NotImplementedError

        @property
        def line_here(self) -> AssetLine | None:
            """The asset under the cursor."""
            raise NotImplementedError

        def tell(self, text: str) -> None:
            """Say something on the line below."""

        async def whole_order(self) -> array[int]:
            """Every asset of this list."""
            raise NotImplementedError

        def file_is(self, states: dict[int, str]) -> None:
            """Note what was found of files."""

else:
    _Library = object

NEEDS_ONE = frozenset(
    {
        *("open", "edit", "explain", "open_outside", "copy_place"),
        *("act", "remove", "look_again", "find_moved", "accept"),
    }
)
"""Actions that need an asset under the cursor."""


class LibraryActs(_Library):
    """Actions of the library."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is an asset to act on."""
        if not self.is_mounted or self.is_reading:
            return True
        line = self.line_here
        if action == "accept":
            return line is not None and self.states.get(line.id) == "changed"
        if action == "rights":
            return line is None or line.collaboration_id is not None
        return bool(self.table.total) if action in NEEDS_ONE else True

    def chosen(self) -> tuple[int, ...]:
        """The marked assets, or the one under the cursor."""
        if marks := self.table.marks:
            return tuple(sorted(marks))
        return () if self.table.current_id is None else (self.table.current_id,)

    def _named(self, numbers: tuple[int, ...]) -> str:
        """The asset that a question is about, or how many they are."""
        line = self.line_here
        if len(numbers) == 1 and line is not None and line.id == numbers[0]:
            return f"{called(line)} · {line.name}"
        said = ngettext("{count} asset", "{count} assets", len(numbers))
        return said.format(count=len(numbers))

    @work(group="act")
    async def action_open(self) -> None:
        """Open the piece of content it belongs to; without one, its entry."""
        await self.settled()
        if (line := self.line_here) is None:
            return
        if line.deliverable_id is not None:
            await self.open_piece(line.deliverable_id)
        else:
            await self._edit(line)

    @work(group="act")
    async def action_edit(self) -> None:
        """Say otherwise what it is."""
        await self.settled()
        if (line := self.line_here) is not None:
            await self._edit(line)

    async def _edit(self, line: AssetLine) -> None:
        from tui.dialogs.asset_form import edit_asset  # noqa: PLC0415 - when asked

        if await edit_asset(self.soloist, line.id):
            self.tell(_("{name} is saved.").format(name=called(line)))

    @work(group="act")
    async def action_add(self) -> None:
        """Keep files of a folder, or an address."""
        from tui.dialogs.add_assets import add_assets  # noqa: PLC0415 - when asked

        numbers = await add_assets(self.soloist, self.person_here())
        if not numbers:
            return
        self.aim = numbers[0]
        self.reload()
        said = ngettext(
            "{count} asset is kept. u takes it back.",
            "{count} assets are kept. u takes it back.",
            len(numbers),
        )
        self.tell(said.format(count=len(numbers)))

    @work(group="act")
    async def action_remove(self) -> None:
        """Take assets out of the library; the files stay where they are."""
        await self.settled()
        await self._remove(self.chosen())

    async def _remove(self, numbers: tuple[int, ...]) -> None:
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        if not numbers:
            return
        ask = Confirm(
            _("Take it out of the library?"),
            f"{self._named(numbers)}\n"
            + _("Only the entry goes: no file is ever deleted. u brings it back."),
            yes=_("Take out"),
            no=_("Keep"),
        )
        if await self.app.push_screen_wait(ask):
            with self.refusals_shown():
                await self.soloist.ask(self.soloist.store.library.remove, *numbers)
                self.table.action_clear_marks()
                self.tell(_("Taken out; the files are where they were. u undoes it."))

    @work(group="act")
    async def action_act(self) -> None:
        """Kind, style or campaign of all the marked ones, or take them out."""
        from tui.dialogs.asset_bulk import AssetBulk, perform  # noqa: PLC0415

        await self.settled()
        if not (numbers := self.chosen()):
            return
        act = await self.app.push_screen_wait(AssetBulk(len(numbers)))
        if act is None:
            return
        if act.kind == "remove":
            await self._remove(numbers)
            return
        with self.refusals_shown():
            self.tell(await perform(self.soloist, act, numbers))
            self.table.action_clear_marks()

    @work(group="act")
    async def action_open_outside(self) -> None:
        """Open the file with its program, or the address in the browser."""
        from tui.outside import open_place  # noqa: PLC0415 - when asked

        await self.settled()
        if (line := self.line_here) is not None:
            await open_place(self.soloist, line.place)

    @work(group="act")
    async def action_copy_place(self) -> None:
        """Copy the path or the address."""
        from tui.profile_links import copy  # noqa: PLC0415 - when asked

        await self.settled()
        if (line := self.line_here) is not None:
            await copy(self.soloist, line.place)

    # What may be done with it

    @work(group="act")
    async def action_explain(self) -> None:
        """What may be done with it today, where, until when, and what says so."""
        from tui.dialogs.may_run import explain_may_run  # noqa: PLC0415 - when asked

        await self.settled()
        if (line := self.line_here) is not None:
            await explain_may_run(self.soloist, line)

    @work(group="act")
    async def action_rights(self) -> None:
        """What was agreed about the use of this content."""
        from tui.dialogs.rights import show_rights  # noqa: PLC0415 - when asked

        await self.settled()
        if (line := self.line_here) is None:
            return
        if line.collaboration_id is None:
            self.tell(
                _("It belongs to no campaign: x says to which, then R its rights.")
            )
            return
        await show_rights(self.soloist, line.collaboration_id, line.deliverable_id)

    # Where its file is

    @work(group="act")
    async def action_look_again(self) -> None:
        """See whether the files of this list are there, and the same."""
        from tui.dialogs.file_looks import (  # noqa: PLC0415 - when asked
            LookAgain,
            found_words,
            look_through,
        )

        await self.settled()
        marks = self.table.marks
        order = await self.whole_order()
        numbers = [one for one in order if not marks or one in marks]
        states = await look_through(self.soloist, LookAgain(numbers))
        if states is None:
            return
        self.file_is(states)
        trouble = [one for one in numbers if states.get(one) in {"changed", "missing"}]
        self.table.marks = trouble
        if trouble:
            self.table.go_to(trouble[0])
        self.tell(found_words(states))

    @work(group="act")
    async def action_find_moved(self) -> None:
        """Look in a folder for the files that are not where they were."""
        from tui.dialogs.file_looks import find_moved  # noqa: PLC0415 - when asked

        await self.settled()
        marked = [one for one in self.chosen() if self.states.get(one) == "missing"]
        line = self.line_here
        if not marked and line is not None and not line.is_address:
            marked = [line.id]
        if not marked:
            return
        found = await find_moved(self.soloist, marked)
        if found is None:
            return
        self.table.action_clear_marks()
        self.file_is(dict.fromkeys(found, "same"))
        said = ngettext(
            "{count} of {total} is found, and where it is now is kept.",
            "{count} of {total} are found, and where they are now is kept.",
            len(found),
        )
        self.tell(said.format(count=len(found), total=len(marked)))

    @work(group="act")
    async def action_accept(self) -> None:
        """The changed file is the right one from now on."""
        await self.settled()
        line = self.line_here
        if line is None or self.states.get(line.id) != "changed":
            return
        with self.refusals_shown():
            await self.soloist.ask(self.soloist.store.library.accept, line.id)
            self.file_is({line.id: "same"})
            said = _("{name}: the file of now is the right one. u takes it back.")
            self.tell(said.format(name=called(line)))
