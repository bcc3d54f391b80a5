"""A workspace with money in it, opened on the budget."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from store.campaign_rows import CampaignDraft
from store.cost_draft import CostDraft
from store.rules.money import Money
from tests.filled import filled
from tests.tui.campaign_page import DAY, NOW, TODAY, Spring, fill, page, settle
from tui import i18n
from tui.app import SoloistApp
from tui.screens.budget import BudgetScreen
from tui.screens.overview_face import OverviewFace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

__all__ = [
    "TODAY",
    "Spring",
    "kept",
    "opened",
    "overview_of",
    "page",
    "said",
    "settle",
    "told",
    "won",
]


def won(minor: int) -> Money:
    """An amount in won."""
    return Money(minor, "KRW")


def spend(spring: Spring) -> None:
    """Spring launch is planned and spent on; another goes over; one has no plan."""
    store, number = spring.store, spring.campaign
    store.budget.set_lines(
        number, {"fee": 2_000_000, "production": 1_000_000, "boost": 500_000}
    )
    add = store.costs.add
    add(CostDraft("production", won(350_000), TODAY, number, description="Studio"))
    add(
        CostDraft(
            "boost", won(500_000), TODAY, number, channel="instagram", description="Ads"
        )
    )
    add(CostDraft("tools", Money(49_00, "USD"), TODAY, number, description="Captions"))
    add(CostDraft("other", won(120_000), TODAY, number, state="planned"))
    add(CostDraft("tools", won(12_000), TODAY, description="Domain"))
    summer = store.campaigns.create(
        CampaignDraft(
            "여름 선케어",
            status="running",
            currency="KRW",
            budget=1_000_000,
            starts_on=TODAY,
            ends_on=TODAY + 60 * DAY,
        )
    )
    agency = CostDraft("fee", won(1_200_000), TODAY, summer, description="Agency")
    store.budget.despite("The client knows", add, agency)
    store.campaigns.create(CampaignDraft("Winter", status="wrapped", currency="EUR"))


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    prepare: Callable[[Spring], None] = spend,
) -> AsyncIterator[tuple[Pilot[None], Spring]]:
    """The workspace, open on the budget; nothing may have crashed at the end."""
    i18n.install(language)
    spring: Spring
    store, spring = filled(folder / "budget.db", fill, prepare, now=lambda: NOW)
    app = SoloistApp(store, mode="budget", today=lambda: TODAY)
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot, spring
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


def budget_of(pilot: Pilot[None]) -> BudgetScreen:
    """The budget that is in sight."""
    screen = pilot.app.screen
    assert isinstance(screen, BudgetScreen)
    return screen


def overview_of(pilot: Pilot[None]) -> OverviewFace:
    """The overview, which is in sight."""
    face = budget_of(pilot).shown
    assert isinstance(face, OverviewFace)
    return face


def said(pilot: Pilot[None]) -> str:
    """The screen, or the box over it, as words with one blank between them."""
    lines = [line.split("│") for line in page(pilot).splitlines()]
    boxed = [" ".join(parts[1:-1]) for parts in lines if len(parts) > 2]
    words = boxed or [" ".join(parts) for parts in lines]
    return " ".join(" ".join(words).split())


async def kept(pilot: Pilot[None]) -> None:
    """Wait until what was answered is stored."""
    app = pilot.app
    assert isinstance(app, SoloistApp)
    for _round in range(4):
        await pilot.pause()
        await app.ask(int)
    await settle(pilot)


def told(pilot: Pilot[None]) -> str:
    """What was said in the corner, all of it."""
    return " ".join(str(one.message) for one in pilot.app._notifications)
