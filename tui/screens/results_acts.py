"""Of which campaign the results are: chosen, the next one, or all of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.reactive import var

from tui import campaign_words
from tui import format as fmt
from tui.i18n import _
from tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from store import Store

NONE = 0
"""What stands for all campaigns among those to choose from."""

LONG_LIST = 2_000
"""Campaigns that are offered to choose from."""


class ResultsActs(DeskScreen[None]):
    """Actions of the desk that are the same on every face."""

    campaign_id: var[int | None] = var(None, init=False)
    """The campaign that all faces are about; None for all of them."""
    opened = False
    """Whether it stands over another screen."""

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002 - Textual's signature
    ) -> bool | None:
        """There is only a way back from one campaign, or from where it was opened."""
        if action == "back":
            return self.opened or self.campaign_id is not None
        return True

    @work(group="act")
    async def action_choose_campaign(self) -> None:
        """Choose the campaign, or all of them."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked

        known = await self.soloist.look(campaigns, self.soloist.store)
        choices = [Choice(NONE, _("All campaigns"))]
        choices += [
            Choice(number, name, fmt.word(campaign_words.STATUS, status))
            for number, name, status in known
        ]
        ask = Choose(
            _("Results of which campaign?"), choices, current=self.campaign_id or NONE
        )
        number = await self.app.push_screen_wait(ask)
        if number is not None:
            self.campaign_id = number or None

    @work(group="act")
    async def action_next_campaign(self) -> None:
        """To the next campaign; after the last one to all of them."""
        await self._step(1)

    @work(group="act")
    async def action_previous_campaign(self) -> None:
        """To the campaign before."""
        await self._step(-1)

    async def _step(self, by: int) -> None:
        known = await self.soloist.look(campaigns, self.soloist.store)
        numbers: list[int | None] = [None, *(number for number, *_rest in known)]
        here = self.campaign_id if self.campaign_id in numbers else None
        self.campaign_id = numbers[(numbers.index(here) + by) % len(numbers)]

    @work(group="act")
    async def action_import_results(self) -> None:
        """Bring in orders, conversions, figures, or what platforms export."""
        from tui.screens.importing import ImportScreen  # noqa: PLC0415 - when asked

        name = ""
        if (number := self.campaign_id) is not None:
            with self.refusals_shown():
                app = self.soloist
                name = (await app.look(app.store.campaigns.card, number)).name
        await self.app.push_screen_wait(ImportScreen(campaign=name))

    @work(group="act")
    async def action_make_report(self) -> None:
        """Write a report of the campaign, or of one that is chosen, for others."""
        from tui.dialogs.asking import Choice, Choose  # noqa: PLC0415 - when asked
        from tui.dialogs.report_out import make_report  # noqa: PLC0415

        number = self.campaign_id
        if number is None:
            known = await self.soloist.look(campaigns, self.soloist.store)
            choices = [
                Choice(one, name, fmt.word(campaign_words.STATUS, status))
                for one, name, status in known
            ]
            if not choices:
                self.soloist.say(_("There is no campaign yet."), severity="warning")
                return
            ask = Choose(_("A report of which campaign?"), choices)
            number = await self.app.push_screen_wait(ask)
        if number is not None:
            await make_report(self.soloist, number)

    def action_back(self) -> None:
        """Back to where this was opened from; else to all campaigns."""
        if self.opened:
            self.dismiss()
        else:
            self.campaign_id = None


def campaigns(store: Store) -> tuple[tuple[int, str, str], ...]:
    """Number, name and status of the campaigns there are, those running first."""
    found = store.budget.overview(include_wrapped=True)[: LONG_LIST + 1]
    return tuple(
        (one.campaign_id, one.name, one.status or "")
        for one in found
        if one.campaign_id is not None
    )


async def open_results(desk: DeskScreen[object], face: str, campaign_id: int) -> None:
    """Show a face of the results of one campaign, and come back.

    To be awaited in a worker.
    """
    from tui.screens.results import ResultsScreen  # noqa: PLC0415 - which has this

    screen = ResultsScreen(face, campaign_id, opened=True)
    await desk.app.push_screen_wait(screen)
