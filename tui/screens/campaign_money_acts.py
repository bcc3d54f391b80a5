"""What the keys of the money of a campaign do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import work
from textual.css.query import NoMatches

from tui import format as fmt
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
        """Whom the cursor is on."""
        here = None if (page := self.money) is None else page.here()
        return None if here is None else here.influencer_id

    def money_can(self, action: str) -> bool:
        """Whether there is somebody to open; for ``check_action``."""
        return action != "open_payee" or self.payee_here() is not None

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


def gather(store: Store, campaign_id: int) -> MoneyShown:
    """The figures of a campaign and who has a price in it; raises NotFound."""
    return MoneyShown(
        card=store.campaigns.card(campaign_id),
        people=tuple(
            line
            for line in store.campaign_people.rows(campaign_id)
            if line.fee_minor is not None
            or line.offered_minor is not None
            or line.commission_percent is not None
        ),
        stages={stage.key: fmt.stage(stage) for stage in store.settings.stages()},
    )
