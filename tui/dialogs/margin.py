"""What stays of an order's price, so that break-even can be worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dialogs.asking import Prompt
from tui.i18n import N_, _

if TYPE_CHECKING:
    from store.result_campaign import CampaignResults
    from tui.app import SoloistApp

TOLD = N_(
    "In percent of the price: 35. Break-even is the fewest orders whose margin covers"
    " the cost. Blank: not known."
)


async def set_margin(app: SoloistApp, results: CampaignResults) -> None:
    """Ask for the margin of a campaign, and keep it; to be awaited in a worker."""
    card = await app.look(app.store.campaigns.card, results.campaign_id)
    typed = await app.push_screen_wait(
        Prompt(
            _("Margin of an order: {name}").format(name=results.name),
            value=card.margin_percent or "",
            detail=_(TOLD),
        )
    )
    if typed is None:
        return
    with app.refusals_shown():
        await app.ask(app.store.results.set_margin, results.campaign_id, typed)
        app.say(_("Saved. u takes it back."))
