"""What the keys of the hours do to own time: questions first, then one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from tui.hours_columns import title_of
from tui.i18n import _
from tui.screens.filtered_face import FilteredFace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.work_time import WorkTimeRow
    from tui.dialogs.hours_bulk import HoursAct

POSSIBLE: dict[str, Callable[[WorkTimeRow], bool]] = {
    "edit_time": lambda _row: True,
    "act_on_time": lambda _row: True,
    "delete_time": lambda _row: True,
    "explain_time": lambda _row: True,
    "time_person": lambda row: row.influencer_id is not None,
    "time_campaign": lambda row: row.campaign_id is not None,
}
"""To which lines something can be done."""

ABOUT_ONE = frozenset({"edit_time", "explain_time", "time_person", "time_campaign"})
"""Actions on the line under the cursor; the others are on the marked ones as well."""


class HoursActs(FilteredFace["WorkTimeRow"]):
    """Actions on own time."""

    POSSIBLE = POSSIBLE
    ABOUT_ONE = ABOUT_ONE

    def person_here(self) -> int | None:
        """For whom the time under the cursor was."""
        return None if (line := self.line_here) is None else line.influencer_id

    async def read(self, numbers: Sequence[int]) -> Sequence[WorkTimeRow]:
        """These lines as they stand by now."""
        return await self.soloist.look(self.soloist.store.work_time.rows, numbers)

    # One line

    @work(group="act")
    async def action_edit_time(self) -> None:
        """Say otherwise how long it was, or on what."""
        from tui.dialogs.hours_form import edit_time  # noqa: PLC0415 - when asked

        line = await self.line()
        if line is not None and await edit_time(self.soloist, line.id):
            self.tell(_("Saved. u takes it back."))

    @work(group="act")
    async def action_new_time(self) -> None:
        """Note own time, of the campaign and the channel that one is on."""
        from tui.dialogs.hours_form import new_time  # noqa: PLC0415 - when asked

        await self.settled()
        like = self.line_here
        number = await new_time(self.soloist, self.campaign_id, like)
        if number is not None:
            self.aim = number
            self.renew()
            self.tell(_("It is noted. u takes it back."))

    @work(group="act")
    async def action_explain_time(self) -> None:
        """What it costs, and where the rate comes from."""
        from tui.dialogs.explain_time import explain_time  # noqa: PLC0415 - when asked

        if (line := await self.line()) is not None:
            await explain_time(self.soloist, line)

    @work(group="act")
    async def action_time_person(self) -> None:
        """Everything about the person."""
        line = await self.line()
        if line is not None and line.influencer_id is not None:
            await self.desk.open_person(line.influencer_id)

    @work(group="act")
    async def action_time_campaign(self) -> None:
        """The money of the campaign it is for."""
        line = await self.line()
        if line is not None and line.campaign_id is not None:
            await self.desk.open_campaign(line.campaign_id, "money")

    # Many at once

    @work(group="act")
    async def action_delete_time(self) -> None:
        """Delete what was not worked after all."""
        await self._delete(await self.lines())

    async def _delete(self, rows: Sequence[WorkTimeRow]) -> None:
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        if not rows:
            return
        sure = Confirm(_("Delete?"), title_of(rows), yes=_("Delete"), no=_("Keep"))
        if not await self.app.push_screen_wait(sure):
            return
        with self.refusals_shown():
            # Before: once it is saved this is read anew.
            self.dealt = frozenset(row.id for row in rows)
            remove = self.soloist.store.work_time.remove
            await self.soloist.ask(remove, [row.id for row in rows])
            self.done(_("Deleted. u takes it back."))

    @work(group="act")
    async def action_act_on_time(self) -> None:
        """Change something of all the marked ones, as one step."""
        from tui.dialogs.hours_bulk import HoursBulk  # noqa: PLC0415 - when asked

        if rows := await self.lines():
            rates = await self.soloist.look(self.soloist.store.work_time.hourly_rates)
            act = await self.app.push_screen_wait(HoursBulk(rows, rates))
            if act is not None:
                await self._perform(act, rows)

    async def _perform(self, act: HoursAct, rows: Sequence[WorkTimeRow]) -> None:
        app, desk = self.soloist, self.soloist.store.work_time
        numbers = [row.id for row in rows]
        if act.kind == "delete":
            await self._delete(rows)
            return
        with self.refusals_shown():
            if act.kind == "rate":
                await app.ask(desk.set_rate, numbers, act.rate)
            else:
                await app.ask(desk.set_field, numbers, act.kind, act.word)
            words = _("{name}: changed. u takes it back.")
            self.done(words.format(name=title_of(rows)))

    # In and out

    @work(group="act")
    async def action_import_time(self) -> None:
        """Bring in a spreadsheet, contacts or the clipboard."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415

        await self.app.push_screen_wait(ImportScreen())

    @work(group="act")
    async def action_export_time(self) -> None:
        """Write all own time to a file."""
        from tui.dialogs.table_out import write_out  # noqa: PLC0415 - when asked

        table = self.soloist.store.outgoing.table
        await write_out(self.soloist, "hours", lambda path: table("hours", path))
