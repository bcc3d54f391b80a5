"""A workspace with own time in it, opened on the hours."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from store.campaign_rows import CampaignDraft
from store.outreach_draft import TouchDraft
from store.rules.money import Money
from store.work_time import WorkTimeDraft
from tests.builders import person
from tests.tui.campaign_app import TODAY, lines, settle, text_of, type_in
from tests.tui.campaign_app import opened as workspace
from tui.screens.budget import BudgetScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

__all__ = ["TODAY", "furnish", "lines", "opened", "settle", "text_of", "type_in"]

DAY = timedelta(days=1)

WORKED: tuple[tuple[int, int, dict[str, Any]], ...] = (
    (90, 4, {"campaign_id": 1, "note": "브리프 작성", "channel": "instagram"}),
    (25, 3, {"collaboration_id": 1, "note": "Watched the first draft"}),
    (180, 2, {"campaign_id": 2, "channel": "Newsletter"}),
    (45, 1, {"note": "Taxes"}),
)
"""Minutes, days ago, and the rest."""


def furnish(store: Store) -> None:
    """Two campaigns, one person, four lines that were typed and one of a call."""
    store.campaigns.create(
        CampaignDraft("봄 신제품", currency="KRW", hourly_rate_minor=30_000)
    )
    store.campaigns.create(CampaignDraft("Otoño en Madrid", currency="EUR"))
    owner = person(store.database, "김민수", handle="minsu.glow")
    (talk,) = store.outreach.start([owner], 1, today=TODAY - 9 * DAY)
    for minutes, ago, typed in WORKED:
        rate = Money(4_500, "EUR") if typed.get("campaign_id") == 2 else None
        day = TODAY - ago * DAY
        store.work_time.add(WorkTimeDraft(minutes, day, rate=rate, **typed))
    touch = TouchDraft(
        owner,
        collaboration_id=talk,
        channel="phone",
        kind="call",
        subject="Which day suits?",
        minutes=20,
    )
    store.outreach.log(touch, today=TODAY)


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    prepare: Callable[[Store], object] = furnish,
    campaign: int | None = None,
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The hours of everything, or of one campaign."""
    async with workspace(
        folder, size=size, language=language, prepare=prepare, mode="roster"
    ) as (pilot, store):
        await pilot.app.push_screen(BudgetScreen("hours", campaign))
        await settle(pilot)
        yield pilot, store
