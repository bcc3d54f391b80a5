"""What the keys of the conversions do: questions first, then one call."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from tui import format as fmt
from tui.conversions_columns import STATE, title_of
from tui.i18n import N_, _, ngettext
from tui.screens.long_list_face import LongListFace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.conversion_list import ConversionRow
    from tui.dialogs.conversion_bulk import ConversionAct

POSSIBLE: dict[str, Callable[[ConversionRow], bool]] = {
    "edit_conversion": lambda _row: True,
    "explain_path": lambda _row: True,
    "attribute_to": lambda _row: True,
    "refund": lambda row: row.amount is not None,
    "act_on_conversions": lambda _row: True,
    "call_off_conversion": lambda row: row.counts,
    "delete_conversion": lambda _row: True,
    "open_link": lambda row: bool(row.url),
    "conversion_person": lambda row: row.influencer_id is not None,
}
"""To which conversions something can be done."""

WHY_NOT = {
    "refund": N_("Nobody knows what it came to: press e and say how much it was."),
    "open_link": N_("It came by no link that is known."),
    "call_off_conversion": N_("It was called off already: x puts it into a state."),
    "conversion_person": N_("It is nobody's: press a and say whose it is."),
}
"""Why something cannot be done to the others, where that is worth a sentence."""

ABOUT_ONE = frozenset(
    {"edit_conversion", "explain_path", "refund", "open_link", "conversion_person"}
)
"""Actions on the one under the cursor; the others are on the marked ones as well."""


class ConversionsActs(LongListFace["ConversionRow"]):
    """Actions on conversions."""

    POSSIBLE = POSSIBLE
    ABOUT_ONE = ABOUT_ONE

    def why_not(self, action: str, row: ConversionRow) -> str:
        """Why something cannot be done to a conversion; "" for no word."""
        can = POSSIBLE.get(action)
        return "" if can is None or can(row) else WHY_NOT.get(action, "")

    def person_here(self) -> int | None:
        """Whose conversion the cursor is on."""
        return None if (line := self.line_here) is None else line.influencer_id

    async def read(self, numbers: Sequence[int]) -> Sequence[ConversionRow]:
        """These conversions as they stand by now."""
        return await self.soloist.look(self.soloist.store.conversion_list.rows, numbers)

    async def _one(self, action: str) -> ConversionRow | None:
        """The one under the cursor if this can be done to it; else why not is said."""
        line = await self.line()
        if line is not None and (why := self.why_not(action, line)):
            self.tell(_(why))
            return None
        return line

    # One conversion

    @work(group="act")
    async def action_edit_conversion(self) -> None:
        """Say otherwise what it is."""
        from tui.dialogs.conversion_form import edit_conversion  # noqa: PLC0415

        line = await self.line()
        if line is not None and await edit_conversion(self.soloist, line.id):
            self.tell(_("Saved. u takes it back."))

    @work(group="act")
    async def action_new_conversion(self) -> None:
        """Note a conversion, of the campaign that one is in."""
        from tui.dialogs.conversion_form import new_conversion  # noqa: PLC0415

        await self.settled()
        line, campaign = self.line_here, self.campaign_id
        if campaign is None and line is not None:
            campaign = line.campaign_id
        if (number := await new_conversion(self.soloist, campaign)) is not None:
            self.aim = number
            self.renew()
            self.tell(_("It is noted. u takes it back."))

    @work(group="act")
    async def action_explain_path(self) -> None:
        """How it is known whose it is, and what it is worth."""
        from tui.dialogs.conversion_path import explain_path  # noqa: PLC0415

        if (line := await self.line()) is not None:
            with self.refusals_shown():
                await explain_path(self.soloist, line)

    @work(group="act")
    async def action_refund(self) -> None:
        """Say what went back to the customer, in all."""
        from tui.dialogs.conversion_bulk import ask_refund  # noqa: PLC0415

        if (line := await self._one("refund")) is None:
            return
        amount = await ask_refund(self.soloist, line)
        if amount is None:
            return
        with self.refusals_shown():
            refund = self.soloist.store.conversions.refund
            await self.soloist.ask(refund, line.id, amount)
            said = _("{name}: {amount} went back. u takes it back.")
            told = title_of([line])
            self.tell(said.format(name=told, amount=fmt.amount(amount)))

    @work(group="act")
    async def action_open_link(self) -> None:
        """Open the link that it came by, outside."""
        from tui.outside import open_place  # noqa: PLC0415 - when asked

        line = await self._one("open_link")
        if line is not None and line.url:
            await open_place(self.soloist, line.url)

    @work(group="act")
    async def action_conversion_person(self) -> None:
        """Everything about the person."""
        line = await self._one("conversion_person")
        if line is not None and line.influencer_id is not None:
            await self.desk.open_person(line.influencer_id)

    # Many at once

    @work(group="act")
    async def action_attribute_to(self) -> None:
        """Say by hand whose they are, or leave it to code and link."""
        await self._attribute(await self.lines("attribute_to"))

    async def _attribute(self, rows: Sequence[ConversionRow]) -> None:
        from tui.dialogs.conversion_bulk import NOBODY, ask_whose  # noqa: PLC0415

        if not rows:
            return
        whose = await ask_whose(self.soloist, rows)
        if whose is None:
            return
        talk, name = whose
        with self.refusals_shown():
            attribute = self.soloist.store.conversions.attribute
            numbers = [row.id for row in rows]
            await self.soloist.ask(attribute, numbers, talk or None)
            if talk == NOBODY:
                said = _("{title}: as code and link say. u takes it back.")
            else:
                said = _("{title}: by {name}. u takes it back.")
            self.done(said.format(title=title_of(rows), name=name))

    @work(group="act")
    async def action_call_off_conversion(self) -> None:
        """They count no more."""
        rows = await self.lines("call_off_conversion")
        if rows and await self._sure(N_("Call it off?"), N_("Count no more"), rows):
            await self._put(rows, "cancelled")

    @work(group="act")
    async def action_delete_conversion(self) -> None:
        """Delete what never was."""
        await self._delete(await self.lines("delete_conversion"))

    async def _delete(self, rows: Sequence[ConversionRow]) -> None:
        if not rows or not await self._sure(N_("Delete?"), N_("Delete"), rows):
            return
        with self.refusals_shown():
            # Before: once it is saved this is read anew.
            self.dealt = frozenset(row.id for row in rows)
            remove = self.soloist.store.conversions.remove
            await self.soloist.ask(remove, [row.id for row in rows])
            self.done(_("Deleted. u takes it back."))

    async def _sure(
        self, question: str, yes: str, rows: Sequence[ConversionRow]
    ) -> bool:
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        sure = Confirm(_(question), title_of(rows), yes=_(yes), no=_("Keep"))
        agreed = await self.app.push_screen_wait(sure)
        return bool(agreed)

    async def _put(self, rows: Sequence[ConversionRow], state: str) -> None:
        with self.refusals_shown():
            put = self.soloist.store.conversions.set_state
            await self.soloist.ask(put, [row.id for row in rows], state)
            said = _("{name}: {state}. u takes it back.")
            self.done(said.format(name=title_of(rows), state=_(STATE[state])))

    @work(group="act")
    async def action_act_on_conversions(self) -> None:
        """Change something of all the marked ones, as one step."""
        from tui.dialogs.conversion_bulk import ConversionBulk  # noqa: PLC0415

        if rows := await self.lines():
            act = await self.app.push_screen_wait(ConversionBulk(rows))
            if act is not None:
                await self._perform(act, rows)

    async def _perform(self, act: ConversionAct, rows: Sequence[ConversionRow]) -> None:
        app, desk = self.soloist, self.soloist.store.conversions
        numbers = [row.id for row in rows]
        if act.kind == "whose":
            await self._attribute(rows)
        elif act.kind == "delete":
            await self._delete(rows)
        elif act.kind == "state":
            await self._put(rows, act.word)
        else:
            with self.refusals_shown():
                if act.kind == "channel":
                    await app.ask(desk.set_channel, numbers, act.word)
                else:
                    await app.ask(desk.set_campaign, numbers, act.number or None)
                said = _("{name}: changed. u takes it back.")
                self.done(said.format(name=title_of(rows)))

    # What says whose they are

    @work(group="act")
    async def action_set_goals(self) -> None:
        """Goals of a campaign, and what one of those is worth."""
        from tui.dialogs.conversion_bulk import ask_campaign_number  # noqa: PLC0415
        from tui.dialogs.goals import show_goals  # noqa: PLC0415 - when asked

        line, campaign = self.line_here, self.campaign_id
        if campaign is None and line is not None:
            campaign = line.campaign_id
        if campaign is None:
            title = _("Goals of which campaign?")
            campaign = await ask_campaign_number(self.soloist, title)
        if campaign:
            await show_goals(self.soloist, campaign)

    @work(group="act")
    async def action_spellings(self) -> None:
        """Ways of writing a link that mean the same."""
        from tui.dialogs.spellings import show_spellings  # noqa: PLC0415 - when asked

        await show_spellings(self.soloist, self.campaign_id)

    @work(group="act")
    async def action_shared_codes(self) -> None:
        """Codes that say nothing of anybody."""
        from tui.dialogs.shared_codes import show_shared_codes  # noqa: PLC0415

        line = self.line_here
        code = "" if line is None else line.code or ""
        await show_shared_codes(self.soloist, code)

    @work(group="act")
    async def action_match_again(self) -> None:
        """Work out anew whose they are; what was said by hand stays."""
        with self.refusals_shown():
            match = self.soloist.store.attribution.match_again
            changed = await self.soloist.ask(match, self.campaign_id)
            if not changed:
                self.tell(_("Matched again: everything was as it should be."))
                return
            said = ngettext(
                "Matched again: {count} changed. u takes it back.",
                "Matched again: {count} changed. u takes it back.",
                changed,
            )
            self.tell(said.format(count=fmt.whole(changed)))

    # In and out

    @work(group="act")
    async def action_import_conversions(self) -> None:
        """Bring in a spreadsheet, orders or the clipboard."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415

        await self.app.push_screen_wait(ImportScreen())

    @work(group="act")
    async def action_export_conversions(self) -> None:
        """Write this list to a file: what is marked of it, or all."""
        from tui.dialogs.table_out import write_out  # noqa: PLC0415 - when asked

        write = self.soloist.store.outgoing.conversions
        numbers = await self.listed()
        await write_out(self.soloist, "conversions", partial(write, numbers=numbers))
