"""A workspace with conversations in every stage, opened on outreach."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import WorkerCancelled

from store.outreach_draft import TouchDraft
from store.outreach_list import OutreachView
from store.roster import NewAccount, NewInfluencer
from store.rules.money import Money
from tests.filled import filled
from tests.tui.card_host import at_once
from tui import i18n
from tui.app import SoloistApp
from tui.outreach_source import OutreachBoard, OutreachRows
from tui.screens.outreach import OutreachScreen
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from tui.settings import Settings

TODAY = date(2026, 3, 2)
"""A Monday."""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


class Talk(NamedTuple):
    """Somebody, and how far the conversation with them has come."""

    name: str
    handle: str
    platform: str
    stage: str
    began: int
    """Days ago."""
    campaign: str = ""
    asked: int = 0


TALKS = (
    Talk("김민수", "minsu_day", "instagram", "identified", 2, "봄 신제품"),
    Talk("Ana Luz", "ana.luz", "tiktok", "identified", 0),
    Talk("Vera Nocampo", "veranc", "x", "warming", 1),
    Talk("Ben Hale", "benhale", "youtube", "contacted", 6, "Spring launch"),
    Talk("Carmen Vid", "carmen_v", "instagram", "contacted", 1, "봄 신제품"),
    Talk("이하늘", "haneul", "naver_blog", "replied", 3, "봄 신제품", 500_000),
    Talk("Dora Milo", "dora", "instagram", "negotiating", 4, "Spring launch", 900_000),
    Talk("최유리", "yuri.choi", "youtube", "agreed", 9, "Spring launch", 1_200_000),
    Talk("Eli Noor", "elinoor", "tiktok", "wrapped", 40, "Winter"),
    Talk("Fay Otto", "fay_o", "instagram", "declined", 12),
    Talk("Gus Pahl", "gus", "x", "no_reply", 30, "Winter"),
)
"""One or two in every stage."""


def fill(store: Store, talks: Sequence[Talk] = TALKS) -> dict[str, int]:
    """Bring these conversations to where they stand; name -> conversation."""
    campaigns: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for talk in talks:
        on = TODAY - talk.began * DAY
        account = NewAccount(talk.platform, talk.handle, "", {})
        person = store.roster.add(
            NewInfluencer(talk.name, {}, account, ()), today=TODAY
        )
        if talk.campaign and talk.campaign not in campaigns:
            campaigns[talk.campaign] = store.campaigns.add(talk.campaign)
        campaign = campaigns.get(talk.campaign)
        (number,) = store.outreach.start([person], campaign, today=on)
        if talk.stage not in {"identified", "warming"}:
            store.outreach.log(TouchDraft(person, number, on=on), today=TODAY)
        if talk.asked:
            wanted = (("asked", Money(talk.asked, "KRW")),)
            heard = TouchDraft(person, number, direction="in", on=on, amounts=wanted)
            store.outreach.log(heard, today=TODAY)
        store.outreach.move([number], talk.stage, today=on)
        numbers[talk.name] = number
    return numbers


def _begun(store: Store, talks: Sequence[Talk]) -> Store:
    fill(store, talks)
    return store


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    talks: Sequence[Talk] = TALKS,
    size: tuple[int, int] = (120, 40),
    language: str = "en",
    settings: Settings | None = None,
    prepare: Callable[[Store], None] | None = None,
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The workspace, open on outreach; nothing may have crashed at the end."""
    i18n.install(language)
    then = () if prepare is None else (prepare,)
    filling = partial(_begun, talks=talks)
    store, _made = filled(folder / "outreach.db", filling, *then, now=lambda: NOW)
    app = SoloistApp(
        store,
        mode="outreach",
        today=lambda: TODAY,
        settings=settings,
        settings_file=folder / "settings.toml",
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
    """Press keys, and wait until everything they started has ended."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    screen = outreach_of(pilot)
    for _round in range(3):
        if screen.waiting is not None:
            screen.ask_for_rest_now()
        # What asks a question ends with its answer, which is the test's to give.
        asks = pilot.app.screen is not screen
        ends = {"load", "order", "mark", "neighbour", "settings"} | (
            set() if asks else {"act"}
        )
        busy = [
            worker
            for worker in pilot.app.workers
            if worker.group in ends and not worker.is_finished
        ]
        for worker in busy:
            with suppress(WorkerCancelled):  # a newer one does what it was to do
                await pilot.app.workers.wait_for_complete([worker])
        await pilot.pause()


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys in one go, and wait until every one of them has been answered."""
    await at_once(pilot, *keys)
    app = pilot.app
    assert isinstance(app, SoloistApp)
    while app._answering:
        await pilot.pause()
    await settle(pilot)


def outreach_of(pilot: Pilot[None]) -> OutreachScreen:
    """The screen of outreach, whatever stands over it or is shown instead."""
    screen = pilot.app._screen_stacks["outreach"][0]
    assert isinstance(screen, OutreachScreen)
    return screen


def here(pilot: Pilot[None]) -> str:
    """Who the cursor is on."""
    screen = outreach_of(pilot)
    number = screen.here.current_id
    if number is None:
        return ""
    return screen.soloist.store.pipeline.rows((number,))[0].name


def cards(pilot: Pilot[None]) -> dict[str, list[str]]:
    """The names in the columns of the board, those without cards left out."""
    screen = outreach_of(pilot)
    source = screen.source
    assert isinstance(source, OutreachBoard)
    found = {}
    for place, column in enumerate(source.columns):
        page = source.at_hand(place, 0, min(column.total, 25))
        if page:
            found[column.key] = [card.title for card in page]
    return found


def names(pilot: Pilot[None]) -> list[str]:
    """The names in the list, from its top."""
    source = outreach_of(pilot).source
    assert isinstance(source, OutreachRows)
    return [row.cells[0] for row in source.rows(0, source.total) or ()]


def standing(store: Store, filter_text: str = "") -> dict[str, str]:
    """Name -> stage, of all that the file holds under a filter."""
    rows = store.pipeline.first(OutreachView(filter_text), TODAY, 1000)
    return {row.name: row.stage for row in rows}


def stage_of(pilot: Pilot[None]) -> str:
    """The column that the cursor is in."""
    board = outreach_of(pilot).here
    assert isinstance(board, StageBoard)
    return board.current_column
