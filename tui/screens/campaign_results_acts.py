"""What the keys of the results of a campaign do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from tui.results_source import read_shown
from tui.screens.results_acts import open_results
from tui.widgets.campaign_results import CampaignResults

if TYPE_CHECKING:
    from tui.screens.base import DeskScreen

    class _Desk(DeskScreen[Any]):
        """The screen that these acts belong to."""

        campaign_id: int

else:
    _Desk = object


class CampaignResultsActs(_Desk):
    """Actions of the results tab."""

    @property
    def results_page(self) -> CampaignResults | None:
        """The page, once it was shown."""
        try:
            return self.query_one(CampaignResults)
        except NoMatches:
            return None

    async def load_results(self) -> None:
        """Read what came of the campaign, and show it."""
        app = self.soloist
        shown = await app.look(read_shown, app.store, self.campaign_id, app.today())
        if (page := self.results_page) is not None:
            page.shown = shown

    def action_outcome_turn(self) -> None:
        """See it the next way."""
        self._see(1)

    def action_outcome_turn_back(self) -> None:
        """See it the way before."""
        self._see(-1)

    def _see(self, by: int) -> None:
        if (page := self.results_page) is not None:
            page.views.turn(by)

    def action_outcome_down(self) -> None:
        """Scroll down."""
        self._scroll(1)

    def action_outcome_up(self) -> None:
        """Scroll up."""
        self._scroll(-1)

    def _scroll(self, by: int) -> None:
        if (page := self.results_page) is not None:
            page.views.move(by)

    @work(group="act")
    async def action_outcome_explain(self) -> None:
        """Say what makes these figures."""
        from tui.dialogs.explain_result import explain_campaign  # noqa: PLC0415

        page = self.results_page
        if page is not None and page.shown is not None:
            name = page.shown.results.name
            await explain_campaign(self.soloist, self.campaign_id, name)

    @work(group="act")
    async def action_outcome_roi(self) -> None:
        """The ROI of this campaign by channel, influencer, format, month."""
        await open_results(self, "roi", self.campaign_id)

    @work(group="act")
    async def action_outcome_ranking(self) -> None:
        """Who and what did best in it, and worst."""
        await open_results(self, "ranking", self.campaign_id)

    @work(group="act")
    async def action_outcome_goals(self) -> None:
        """Say what shall be reached, in figures."""
        from tui.dialogs.targets import set_targets  # noqa: PLC0415 - when asked

        await set_targets(self.soloist, self.campaign_id)

    @work(group="act")
    async def action_outcome_margin(self) -> None:
        """Say what stays of an order's price, in percent."""
        from tui.dialogs.margin import set_margin  # noqa: PLC0415 - when asked

        page = self.results_page
        if page is not None and page.shown is not None:
            await set_margin(self.soloist, page.shown.results)

    @work(group="act")
    async def action_outcome_emv(self) -> None:
        """Say what a thousand impressions are taken to be worth."""
        from tui.dialogs.emv_rates import set_emv_rates  # noqa: PLC0415 - when asked

        page = self.results_page
        if page is not None and page.shown is not None:
            await set_emv_rates(self.soloist, page.shown.results.currency)
