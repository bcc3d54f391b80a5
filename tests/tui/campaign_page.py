"""A campaign with people, papers and content in it, opened on one of its tabs."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from store.campaign_rows import CampaignDraft
from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.parcels import ProductDraft, ShipmentDraft
from store.roster import NewAccount, NewInfluencer
from store.rules.money import Money
from tests.filled import filled
from tui import i18n
from tui.app import SoloistApp
from tui.screens.campaign import CampaignScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

TODAY = date(2026, 3, 2)
"""A Monday."""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


class Cast(NamedTuple):
    """Somebody in the campaign."""

    name: str
    handle: str
    platform: str
    followers: int
    stage: str


CAST = (
    Cast("김민수", "minsu_day", "instagram", 12_300, "agreed"),
    Cast("Ana Luz", "ana.luz", "tiktok", 240_000, "agreed"),
    Cast("Ben Hale", "benhale", "youtube", 1_900_000, "contacted"),
    Cast("Carmen Vid", "carmen_v", "instagram", 8_400, "negotiating"),
)


class Spring(NamedTuple):
    """The campaign and whoever is in it, by name."""

    store: Store
    campaign: int
    talks: dict[str, int]
    people: dict[str, int]


def fill(store: Store) -> Spring:
    """Spring launch: four people in it, two of them agreed, and two more to ask."""
    campaign = store.campaigns.create(
        CampaignDraft(
            "Spring launch",
            brand="Lumi",
            market="KR",
            starts_on=TODAY - 20 * DAY,
            ends_on=TODAY + 40 * DAY,
            currency="KRW",
            budget=5_000_000,
            landing_url="https://lumi.example/serum",
        )
    )
    people, talks = {}, {}
    others = (
        Cast("Dora Milo", "dora", "instagram", 33_000, ""),
        Cast("이하늘", "haneul", "youtube", 52_000, ""),
    )
    for one in (*CAST, *others):
        views = one.followers // 3
        account = NewAccount(
            one.platform,
            one.handle,
            "",
            {"followers": one.followers, "avg_views": views},
        )
        number = store.roster.add(
            NewInfluencer(one.name, {}, account, ()), today=TODAY - 30 * DAY
        )
        people[one.name] = number
        if one.stage:
            (talk,) = store.outreach.start([number], campaign, today=TODAY - 15 * DAY)
            store.outreach.move([talk], one.stage, today=TODAY - 5 * DAY)
            talks[one.name] = talk
    fee = Money(800_000, "KRW")
    store.deals.amount(talks["김민수"], "agreed", fee, today=TODAY - 5 * DAY)
    return Spring(store, campaign, talks, people)


def furnish(spring: Spring) -> None:
    """A signed contract, a parcel that arrived, two pieces of content."""
    store, talks = spring.store, spring.talks
    signed = ContractDraft("signed", signed_on=TODAY - 4 * DAY)
    store.contracts.save(talks["김민수"], signed, today=TODAY)
    serum = store.parcels.save_product(ProductDraft("Serum 30 ml", stock=12))
    (parcel,) = store.parcels.choose(
        [talks["Ana Luz"]], ShipmentDraft(serum), today=TODAY - 30 * DAY
    )
    store.parcels.send([parcel], "CJ", "123-456", on=TODAY - 29 * DAY)
    store.parcels.arrived([parcel], TODAY - 27 * DAY)
    reel = DeliverableDraft(
        "reel", "Morning routine", "Serum before the make-up", draft_due_on=TODAY - DAY
    )
    store.deliverables.add([talks["김민수"]], reel, today=TODAY - 5 * DAY)
    post = DeliverableDraft("post", "First impression", live_due_on=TODAY + 9 * DAY)
    store.deliverables.add([talks["Ana Luz"]], post, today=TODAY - 5 * DAY)


@asynccontextmanager
async def opened(
    folder: Path,
    tab: str = "people",
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    prepare: Callable[[Spring], None] | None = furnish,
) -> AsyncIterator[tuple[Pilot[None], Spring]]:
    """The workspace, open on a tab of the campaign; nothing may have crashed."""
    i18n.install(language)
    then = () if prepare is None else (prepare,)
    spring: Spring
    store, spring = filled(folder / "spring.db", fill, *then, now=lambda: NOW)
    app = SoloistApp(store, mode="roster", today=lambda: TODAY)
    try:
        async with app.run_test(size=size) as pilot:
            app.push_screen(CampaignScreen(spring.campaign, tab=tab))
            await settle(pilot)
            yield pilot, spring
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


ASKING = {"act", "cancel", "save", "jump", "value"}
"""What may ask something: it ends with an answer, which is the test's to give."""

ASIDE = {"news", "backup"}
"""What nobody waits for."""

PATIENCE = 40
"""Looks at whether a key was answered."""


async def settle(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each once the one before was answered."""
    for key in keys or ("",):
        if key:
            await pilot.press(key)
        await pilot.pause()
        for _look in range(PATIENCE):
            busy = [
                worker
                for worker in pilot.app.workers
                if not worker.is_finished and worker.group not in ASIDE
            ]
            for worker in busy:
                if worker.group not in ASKING:
                    with suppress(WorkerCancelled):  # a newer one does its work
                        await pilot.app.workers.wait_for_complete([worker])
            await pilot.pause()
            if not any(worker.node is pilot.app.screen for worker in busy):
                break


async def write(pilot: Pilot[None], text: str, *keys: str) -> None:
    """Put a text into the field that has the focus, over what is in it, press keys."""
    focused = pilot.app.focused
    if isinstance(focused, TextArea):
        focused.text = text
    else:
        assert isinstance(focused, Input)
        focused.value = text
    await settle(pilot, *keys)


def page(pilot: Pilot[None]) -> str:
    """The screen as one text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(one.text for one in line) for line in strips)


def campaign_of(pilot: Pilot[None]) -> CampaignScreen:
    """The page of the campaign, whatever stands over it."""
    found = [one for one in pilot.app.screen_stack if isinstance(one, CampaignScreen)]
    return found[0]
