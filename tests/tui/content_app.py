"""A workspace with content in every lane, opened on its desk."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import WorkerCancelled

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from tests.filled import filled
from tests.tui.outreach_app import NOW, TODAY, fill
from tui import i18n
from tui.app import SoloistApp
from tui.content_source import ContentBoard, ContentRows
from tui.screens.content import ContentScreen
from tui.widgets.stage_board import StageBoard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from tui.settings import Settings

__all__ = ["TODAY"]

DAY = timedelta(days=1)


class Owed(NamedTuple):
    """A piece of content of somebody, and how far it has come."""

    name: str
    kind: str
    title: str
    state: str
    due: int
    """Days from today that it is to be live."""
    draft: int | None = None
    """Days from today that its draft is due."""


OWED = (
    Owed("김민수", "reel", "봄 아침 루틴", "briefed", 12, 4),
    Owed("Ana Luz", "short", "First look", "briefed", 9),
    Owed("Ben Hale", "video", "Desk tour", "drafting", 6, -3),
    Owed("Carmen Vid", "story", "Unboxing", "submitted", 3, -2),
    Owed("이하늘", "blog", "솔직 후기", "submitted", 5, -1),
    Owed("Dora Milo", "post", "Before, after", "changes_requested", 4, 1),
    Owed("최유리", "video", "7일 챌린지", "approved", 2),
    Owed("Eli Noor", "post", "Winter haul", "live", -20),
    Owed("Fay Otto", "reel", "Called off", "cancelled", 8),
)
"""One or two in nearly every lane; names are those of ``outreach_app``."""


def owe(store: Store, owed: Sequence[Owed] = OWED) -> dict[str, int]:
    """Bring content to where it stands; title -> piece."""
    talks = fill(store)
    desk, numbers = store.deliverables, {}
    for one in owed:
        talk = talks[one.name]
        contract = ContractDraft("signed", signed_on=TODAY - 30 * DAY)
        store.contracts.save(talk, contract, today=TODAY)
        # Whoever owes something is at work, wherever the talk had been.
        store.outreach.move([talk], "agreed", today=TODAY - 30 * DAY)
        draft = DeliverableDraft(
            one.kind,
            one.title,
            draft_due_on=None if one.draft is None else TODAY + one.draft * DAY,
            live_due_on=TODAY + one.due * DAY,
        )
        (number,) = desk.add([talk], draft, today=TODAY - 9 * DAY)
        numbers[one.title] = number
        if one.state == "live":
            on = TODAY + one.due * DAY
            url = f"https://insta.example/p/{number}"
            desk.go_live(number, url=url, on=on, today=TODAY - 5 * DAY)
        elif one.state == "cancelled":
            desk.cancel([number], "Fell ill", today=TODAY - 5 * DAY)
        elif one.state != "briefed":
            desk.move([number], one.state, today=TODAY - 5 * DAY)
    return numbers


def _begun(store: Store, owed: Sequence[Owed]) -> Store:
    if owed:
        owe(store, owed)
    return store


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    size: tuple[int, int] = (120, 40),
    language: str = "en",
    settings: Settings | None = None,
    owed: Sequence[Owed] = OWED,
    prepare: Callable[[Store], object] = lambda _store: None,
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The workspace, open on its content; nothing may have crashed at the end."""
    i18n.install(language)
    filling = partial(_begun, owed=owed)
    store, _made = filled(folder / "content.db", filling, prepare, now=lambda: NOW)
    app = SoloistApp(
        store,
        mode="content",
        today=lambda: TODAY,
        settings=settings,
        settings_file=folder / "settings.toml",
        draft_folder=folder / "drafts",
    )
    try:
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            yield pilot, store
            await quiet(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


ROUNDS = 4
"""Turns of both store threads after which everything that a key began has ended."""

READING = frozenset(
    {"load", "order", "rows", "cards", "mark", "days", "page", "look", "words"}
    | {"neighbour", "settings"}
)


async def quiet(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what each started has ended, or asks something."""
    for key in keys:
        await pilot.press(key)
        await _rest(pilot)
    for screen in pilot.app.screen_stack:
        if isinstance(screen, ContentScreen) and screen.waiting is not None:
            screen.ask_for_rest_now()
    await _rest(pilot)


async def _rest(pilot: Pilot[None]) -> None:
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


def desk_of(pilot: Pilot[None]) -> ContentScreen:
    """The desk of content, whatever stands over it."""
    found = [one for one in pilot.app.screen_stack if isinstance(one, ContentScreen)]
    return found[-1]


def here(pilot: Pilot[None]) -> str:
    """What the cursor is on, by its title."""
    screen = desk_of(pilot)
    number = screen.here.current_id
    if number is None:
        return ""
    lines = screen.soloist.store.content_list.rows((number,), TODAY)
    return lines[0].title or ""


def cards(pilot: Pilot[None]) -> dict[str, list[str]]:
    """Whose cards are in the lanes of the board, those without any left out."""
    source = desk_of(pilot).source
    assert isinstance(source, ContentBoard)
    found = {}
    for place, column in enumerate(source.columns):
        page = source.at_hand(place, 0, min(column.total, 25))
        if page:
            found[column.key] = [card.title for card in page]
    return found


def titles(pilot: Pilot[None]) -> list[str]:
    """The titles in the list, from its top."""
    source = desk_of(pilot).source
    assert isinstance(source, ContentRows)
    return [row.cells[2] for row in source.rows(0, source.total) or ()]


def lane_of(pilot: Pilot[None]) -> str:
    """The lane that the cursor is in."""
    board = desk_of(pilot).here
    assert isinstance(board, StageBoard)
    return board.current_column


def standing(store: Store) -> dict[str, str]:
    """Title -> lane, of all that the file holds."""
    from store.content_list import ContentView

    rows = store.content_list.first(ContentView(), TODAY, 1000)
    return {row.title or "": row.lane for row in rows}
