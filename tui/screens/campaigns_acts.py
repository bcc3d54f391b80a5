"""What the keys do on the list of campaigns: questions first, then one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work

from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from store.campaign_list import CampaignLine, CampaignView
    from tui.screens.base import DeskScreen
    from tui.widgets.record_table import RecordTable

    class _Campaigns(DeskScreen[Any]):
        """What these acts need of the screen they belong to."""

        view: CampaignView
        aim: int | None

        @property
        def table(self) -> RecordTable:
            """The list."""
            raise NotImplementedError

        @property
        def line_here(self) -> CampaignLine | None:
            """The campaign under the cursor."""
            raise NotImplementedError

        def tell(self, text: str) -> None:
            """Say something on the line below."""

else:
    _Campaigns = object

NEEDS_ONE = frozenset({"open", "edit", "clone", "goals", "put_away", "remove"})
"""Actions that need a campaign under the cursor."""


class CampaignsActs(_Campaigns):
    """Actions of the list of campaigns."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """Whether there is a campaign to act on."""
        if not self.is_mounted or self.is_reading or action not in NEEDS_ONE:
            return True
        return bool(self.table.total)

    def chosen(self) -> tuple[int, ...]:
        """The marked campaigns, or the one under the cursor."""
        if marks := self.table.marks:
            return tuple(sorted(marks))
        return () if self.table.current_id is None else (self.table.current_id,)

    @work(group="act")
    async def action_open(self) -> None:
        """Open the campaign; come back on whichever was looked at last."""
        await self.settled()
        if (here := self.table.current_id) is not None:
            await self.open_campaign(here)

    async def open_campaign(self, number: int, tab: str = "checklist") -> None:
        """Show a campaign, with those beside it in this list, and come back to it."""
        from tui.screens.campaign import CampaignScreen  # noqa: PLC0415 - when opened

        screen = CampaignScreen(number, self._neighbour, tab=tab)
        last = await self.app.push_screen_wait(screen)
        if last is not None and not self.table.go_to(last):
            self.aim = last

    async def _neighbour(self, number: int, step: int) -> int | None:
        """Which campaign stands before or after one in this list."""
        app = self.soloist
        order = await app.look(app.store.campaign_list.order, self.view)
        try:
            place = order.index(number) + step
        except ValueError:
            return None
        return order[place] if 0 <= place < len(order) else None

    @work(group="act")
    async def action_new(self) -> None:
        """Begin a campaign: its frame."""
        from tui.dialogs.campaign_form import new_campaign  # noqa: PLC0415 - when asked

        number = await new_campaign(self.soloist)
        if number is not None:
            self.aim = number
            self.reload()
            await self.open_campaign(number)

    @work(group="act")
    async def action_edit(self) -> None:
        """Edit name, dates, budget, goal."""
        from tui.dialogs.campaign_form import edit_campaign  # noqa: PLC0415

        await self.settled()
        if (here := self.table.current_id) is not None:
            await edit_campaign(self.soloist, here)

    @work(group="act")
    async def action_goals(self) -> None:
        """Say what shall be reached, in figures."""
        from tui.dialogs.targets import set_targets  # noqa: PLC0415 - when asked

        await self.settled()
        if (here := self.table.current_id) is not None:
            await set_targets(self.soloist, here)

    @work(group="act")
    async def action_clone(self) -> None:
        """Begin a campaign like this one."""
        from tui.dialogs.campaign_clone import clone_campaign  # noqa: PLC0415

        await self.settled()
        if (line := self.line_here) is None:
            return
        number = await clone_campaign(self.soloist, line)
        if number is not None:
            self.aim = number
            self.reload()
            self.tell(
                _("A campaign like {name}: set its dates (e).").format(name=line.name)
            )

    @work(group="act")
    async def action_put_away(self) -> None:
        """Put the marked campaigns away, or bring them back; undo takes it back."""
        await self.settled()
        if not (numbers := self.chosen()):
            return
        desk = self.soloist.store.campaigns
        with self.refusals_shown():
            if self.view.archived:
                count = await self.soloist.ask(desk.unarchive, numbers)
                said = ngettext(
                    "{count} campaign is back at work; u takes it back.",
                    "{count} campaigns are back at work; u takes it back.",
                    count,
                )
            else:
                count = await self.soloist.ask(desk.archive, numbers)
                said = ngettext(
                    "{count} campaign is put away; u takes it back, b shows it.",
                    "{count} campaigns are put away; u takes it back, b shows them.",
                    count,
                )
            self.table.action_clear_marks()
            self.tell(said.format(count=count))

    @work(group="act")
    async def action_remove(self) -> None:
        """Delete the campaign under the cursor; people in it are kept."""
        from tui.dialogs.asking import Confirm  # noqa: PLC0415 - when asked

        await self.settled()
        if (line := self.line_here) is None:
            return
        inside = ngettext(
            "{count} person in it stays in outreach, without a campaign.",
            "{count} people in it stay in outreach, without a campaign.",
            line.people,
        ).format(count=line.people)
        detail = _("Brief, goals and checklist go with it. u brings it all back.")
        ask = Confirm(
            _("Delete the campaign {name}?").format(name=line.name),
            f"{inside}\n{detail}" if line.people else detail,
            yes=_("Delete"),
            no=_("Keep"),
        )
        if not await self.app.push_screen_wait(ask):
            return
        with self.refusals_shown():
            remove = self.soloist.store.campaigns.remove
            await self.soloist.ask(remove, line.id, detach=bool(line.people))
            self.tell(_("{name} is deleted; u brings it back.").format(name=line.name))
