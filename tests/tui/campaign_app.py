"""A workspace with campaigns in every state, opened on the list of them."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled

from store.campaign_rows import CampaignDraft
from tests.filled import filled
from tests.tui.card_host import in_turn
from tests.tui.outreach_app import fill
from tui import i18n
from tui.app import SoloistApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from tui.screens.campaign import CampaignScreen
    from tui.screens.campaigns import CampaignsScreen

TODAY = date(2026, 3, 2)
"""A Monday."""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)

ROUNDS = 4
"""Turns of both store threads after which everything that a key began has ended."""

READING = frozenset({"load", "order", "rows", "mark", "neighbour", "settings"})


def frame(store: Store, name: str, draft: CampaignDraft) -> int:
    """Give a campaign its frame; its number."""
    found = next((one for one in store.campaigns.all() if one.name == name), None)
    number = store.campaigns.create(draft) if found is None else found.id
    if found is not None:
        store.campaigns.edit(number, draft, store.campaigns.card(number).version)
    return number


def furnish(store: Store) -> dict[str, int]:
    """People in campaigns, three of which have a frame; name -> campaign."""
    fill(store)
    for draft in (
        CampaignDraft(
            "봄 신제품",
            brand="글로우랩",
            market="KR",
            objective="sales",
            status="running",
            starts_on=date(2026, 2, 16),
            ends_on=date(2026, 4, 30),
            currency="KRW",
            budget=5_000_000,
        ),
        CampaignDraft(
            "Spring launch",
            brand="Glow Lab",
            status="running",
            starts_on=date(2026, 2, 1),
            ends_on=date(2026, 2, 27),
            currency="KRW",
            budget=1_000_000,
        ),
        CampaignDraft("Winter", status="wrapped", starts_on=date(2025, 12, 1)),
    ):
        frame(store, draft.name, draft)
    return {one.name: one.id for one in store.campaigns.all()}


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    prepare: Callable[[Store], object] = furnish,
    mode: str = "campaigns",
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The workspace, open on campaigns; nothing may have crashed at the end."""
    i18n.install(language)
    store, _made = filled(folder / "campaigns.db", prepare, now=lambda: NOW)
    app = SoloistApp(
        store,
        mode=mode,
        today=lambda: TODAY,
        settings_file=folder / "settings.toml",
        draft_folder=folder / "drafts",
    )
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot, store
            await settle(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


async def settle(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until everything they started has ended, or asks."""
    for key in keys:
        await pilot.press(key)
        await _quiet(pilot)
    if not keys:
        await _quiet(pilot)


async def _quiet(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, SoloistApp)
    for _round in range(ROUNDS):
        await pilot.pause()
        # Both threads take their calls in turn: what came before these is done.
        await app.ask(int)
        await app.look(int)
        for worker in list(app.workers):
            if worker.group in READING and not worker.is_finished:
                with suppress(WorkerCancelled):  # a newer one does what it was to do
                    await app.workers.wait_for_complete([worker])
    await pilot.pause()


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text, letter by letter."""
    await in_turn(pilot, *text)
    await _quiet(pilot)


def list_of(pilot: Pilot[None]) -> CampaignsScreen:
    """The list of campaigns, which is in sight."""
    from tui.screens.campaigns import CampaignsScreen

    screen = pilot.app.screen
    assert isinstance(screen, CampaignsScreen)
    return screen


def campaign_of(pilot: Pilot[None]) -> CampaignScreen:
    """The campaign, which is in sight."""
    from tui.screens.campaign import CampaignScreen

    screen = pilot.app.screen
    assert isinstance(screen, CampaignScreen)
    return screen


def lines(pilot: Pilot[None]) -> list[str]:
    """What the screen shows, line by line."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text_of(pilot: Pilot[None]) -> str:
    """What the screen shows."""
    return "\n".join(lines(pilot))
