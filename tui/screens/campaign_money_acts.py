"""What the keys of the money of a campaign do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from tui import format as fmt
from tui.budget_parts import MOST, parts_of
from tui.widgets.campaign_money import CampaignMoney, MoneyShown

if TYPE_CHECKING:
    from store import Store
    from tui.screens.base import DeskScreen

    class _Desk(DeskScreen[Any]):
        """The screen that these acts belong to."""

        campaign_id: int

else:
    _Desk = object


class CampaignMoneyActs(_Desk):
    """Actions of the money tab."""

    @property
    def money(self) -> CampaignMoney | None:
        """The page, once it was shown."""
        try:
            return self.query_one(CampaignMoney)
        except NoMatches:
            return None

    async def load_money(self) -> None:
        """Read the figures and who is paid, and show them."""
        app = self.soloist
        shown = await app.look(gather, app.store, self.campaign_id)
        if (page := self.money) is not None:
            page.shown = shown

    def payee_here(self) -> int | None:
        """Whom the cursor is on, where the people are in sight."""
        here = None if (page := self.money) is None else page.here()
        return None if here is None else here.influencer_id

    def money_can(self, action: str) -> bool:
        """Whether there is somebody to open; for ``check_action``."""
        return action != "open_payee" or self.payee_here() is not None

    def action_money_turn(self) -> None:
        """Divide it the next way."""
        if (page := self.money) is not None:
            page.turn(1)

    def action_money_turn_back(self) -> None:
        """Divide it the way before."""
        if (page := self.money) is not None:
            page.turn(-1)

    @work(group="card", exclusive=True)
    async def action_open_payee(self) -> None:
        """Everything about this person."""
        if (number := self.payee_here()) is not None:
            await self.open_person(number)

    @work(group="act")
    async def action_money_goals(self) -> None:
        """Say what shall be reached, in figures."""
        from tui.dialogs.targets import set_targets  # noqa: PLC0415 - when asked

        await set_targets(self.soloist, self.campaign_id)

    @work(group="act")
    async def action_money_plan(self) -> None:
        """Say what may be spent, and on what."""
        from tui.dialogs.budget_plan import plan_budget  # noqa: PLC0415 - when asked

        await plan_budget(self.soloist, self.campaign_id)

    @work(group="act")
    async def action_money_new_cost(self) -> None:
        """Note something that costs money."""
        from tui.dialogs.cost_form import new_cost  # noqa: PLC0415 - when asked

        here = None if (page := self.money) is None else page.here()
        talk = None if here is None else here.collaboration_id
        await new_cost(self.soloist, self.campaign_id, talk)

    @work(group="act")
    async def action_money_explain(self) -> None:
        """Show what makes the figures."""
        from tui.dialogs.explain_budget import explain_budget  # noqa: PLC0415

        app = self.soloist
        with self.refusals_shown():
            budget = await app.look(app.store.budget.figures, self.campaign_id)
            text = await explain_budget(app, budget)
            if text is not None:
                await self._open_budget("ledger", text)

    @work(group="act")
    async def action_money_what_if(self) -> None:
        """Try costs out."""
        from tui.dialogs.what_if import WhatIfScreen  # noqa: PLC0415 - when asked

        await self.app.push_screen_wait(WhatIfScreen(self.campaign_id))

    @work(group="act")
    async def action_money_ledger(self) -> None:
        """The costs of this campaign, one by one."""
        await self._open_budget("ledger")

    @work(group="act")
    async def action_money_payments(self) -> None:
        """What is to be paid for this campaign."""
        await self._open_budget("payments")

    @work(group="act")
    async def action_money_rates(self) -> None:
        """Say what one currency is worth in another."""
        from tui.dialogs.rate_of_exchange import note_rate  # noqa: PLC0415

        app = self.soloist
        with self.refusals_shown():
            budget = await app.look(app.store.budget.figures, self.campaign_id)
            await note_rate(app, budget)

    async def _open_budget(self, face: str, narrowed: str = "") -> None:
        from tui.screens.budget import BudgetScreen  # noqa: PLC0415 - when opened

        screen = BudgetScreen(face, self.campaign_id, narrowed=narrowed)
        await self.app.push_screen_wait(screen)


def gather(store: Store, campaign_id: int) -> MoneyShown:
    """The figures of a campaign and who has a price in it; raises NotFound."""
    budget = store.budget.figures(campaign_id)
    goes_to = store.budget.by_influencer(campaign_id, limit=MOST)
    figures = {one.collaboration_id: one.figures for one in goes_to}
    return MoneyShown(
        card=store.campaigns.card(campaign_id),
        budget=budget,
        parts={by: parts_of(store, budget, by) for by in ("category", "channel")},
        people=tuple(
            line
            for line in store.campaign_people.rows(campaign_id)
            if line.fee_minor is not None
            or line.offered_minor is not None
            or line.commission_percent is not None
            or line.collaboration_id in figures
        ),
        stages={stage.key: fmt.stage(stage) for stage in store.settings.stages()},
        figures=figures,
    )
