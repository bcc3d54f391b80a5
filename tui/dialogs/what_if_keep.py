"""Costs on trial become costs: planned ones, or promised ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.cost_draft import CostDraft
from store.planner import keep_costs
from store.rules.cost_words import CATEGORIES
from tui import format as fmt
from tui.dialogs.asking import Choice, Choose
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.app import SoloistApp
    from tui.what_if_rows import MaybeCost


async def keep(
    app: SoloistApp, campaign_id: int, chosen: Sequence[MaybeCost]
) -> list[MaybeCost]:
    """Ask how they are kept, and keep them; those that were kept.

    A fee is promised by agreeing on it, and so is done with the people themselves.
    Raises StoreError. To be awaited in a worker.
    """
    count = len(chosen)
    ask = ngettext("Keep {count} cost as?", "Keep {count} costs as?", count)
    fees = any(one.collaboration_id is not None for one in chosen)
    promised = _("they take from the budget")
    if fees:
        promised = _("they take from the budget; fees are agreed with the people")
    state = await app.push_screen_wait(
        Choose(
            ask.format(count=fmt.whole(count)),
            [
                Choice("planned", _("In view"), _("in none of the four figures yet")),
                Choice("committed", _("Committed"), promised),
            ],
        )
    )
    if state is None:
        return []
    today = app.today()
    agreed = [
        one
        for one in chosen
        if state == "committed" and one.collaboration_id is not None
    ]
    others = [one for one in chosen if one not in agreed]
    kept = []
    if others:
        drafts = [draft(one, campaign_id, state, today) for one in others]
        await app.ask(keep_costs, app.store.database, drafts)
        kept += others
    for one in agreed:
        amount = app.store.deals.amount
        assert one.collaboration_id is not None  # noqa: S101 - chosen by that
        await app.ask(amount, one.collaboration_id, "agreed", one.amount, today=today)
        kept.append(one)
    return kept


def draft(one: MaybeCost, campaign_id: int, state: str, today: date) -> CostDraft:
    """A cost on trial as it is typed."""
    return CostDraft(
        category=one.category if one.category in CATEGORIES else "other",
        amount=one.amount,
        on_day=today,
        campaign_id=campaign_id,
        collaboration_id=one.collaboration_id,
        description="" if one.collaboration_id is not None else one.told,
        state=state,
    )
