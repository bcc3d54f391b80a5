"""A roster of made-up people, opened as she opens it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from store.roster import NewAccount, NewInfluencer
from tests.filled import filled
from tui import i18n
from tui.app import SoloistApp
from tui.screens.roster import RosterScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from tui.settings import Settings

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)

ENDING = {"save", "back"}
"""What runs when a page is left."""

PEOPLE = (
    ("김민수", "minsu_day", "instagram", 12_300, ("뷰티",)),
    ("Ana Luz", "ana.luz", "tiktok", 240_000, ("hogar", "beauty")),
    ("Ben Hale", "benhale", "youtube", 1_900_000, ()),
    ("Carmen Vid", "carmen_v", "instagram", 8_400, ("beauty",)),
    ("[bold]x[/]", "brackets", "x", 950, ()),
    ("이하늘", "haneul", "naver_blog", None, ("여행",)),
)


def fill(store: Store, people: Sequence[tuple[object, ...]] = PEOPLE) -> None:
    """Put these people on the roster."""
    for name, handle, platform, followers, tags in people:
        account = NewAccount(str(platform), str(handle), "", {"followers": followers})  # type: ignore[dict-item]
        store.roster.add(
            NewInfluencer(str(name), {}, account, tags),  # type: ignore[arg-type]
            today=TODAY,
        )


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    people: Sequence[tuple[object, ...]] = PEOPLE,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    settings: Settings | None = None,
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The workspace, open on its roster; nothing may have crashed at the end."""
    i18n.install(language)
    filling = partial(fill, people=people)
    store, _made = filled(folder / "roster.db", filling, now=lambda: NOW)
    app = SoloistApp(
        store,
        mode="roster",
        today=lambda: TODAY,
        settings=settings,
        settings_file=folder / "settings.toml",
    )
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot, store
            await settle(pilot)
        assert app.crashes == [], app.crashes
    finally:
        store.close()
        i18n.install("en")


async def settle(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until everything they started has ended."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    roster = roster_of(pilot)
    if roster.waiting is not None:
        roster.ask_for_order_now()
    while under_way(pilot, {"load", "order"}):
        await pilot.pause()
    # What asks a question waits for the test, not the other way round.
    while under_way(pilot, ENDING) and not pilot.app.screen.is_modal:
        await pilot.pause()
    await pilot.pause()


def under_way(pilot: Pilot[None], groups: set[str]) -> bool:
    """Whether anything of these groups of workers has not ended yet."""
    return any(
        worker.group in groups and not worker.is_finished
        for worker in pilot.app.workers
    )


def roster_of(pilot: Pilot[None]) -> RosterScreen:
    """The roster, whatever stands over it."""
    return next(
        screen for screen in pilot.app.screen_stack if isinstance(screen, RosterScreen)
    )


def names(pilot: Pilot[None]) -> list[str]:
    """The first cells of the rows that the table shows."""
    source = roster_of(pilot).source
    assert source is not None
    rows = source.rows(0, source.total)
    assert rows is not None
    return [row.cells[0] for row in rows]


def shown(pilot: Pilot[None]) -> str:
    """The screen as text, line by line."""
    screen = pilot.app.screen
    width, height = pilot.app.size
    strips = screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip) for strip in strips]
    assert len(lines) == height
    assert width
    return "\n".join(lines)
