"""A workspace with costs in every state, opened on one of the faces of money."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from textual.worker import WorkerCancelled

from store.campaign_rows import CampaignDraft
from store.costs import CostDraft
from store.ledger import LedgerView
from store.rules.money import Money
from tests.filled import filled
from tests.tui.outreach_app import NOW, TODAY, Talk, fill
from tui import i18n
from tui.app import SoloistApp
from tui.screens.budget import BudgetScreen
from tui.screens.ledger_face import LedgerFace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.ledger_rows import LedgerLine
    from tui.screens.budget_face import BudgetFace
    from tui.widgets.record_table import RecordTable

__all__ = ["TODAY"]

DAY = timedelta(days=1)

TALKS = (
    Talk("김민수", "minsu_day", "instagram", "agreed", 20, "봄 신제품"),
    Talk("이하늘", "haneul", "naver_blog", "agreed", 12, "봄 신제품"),
    Talk("Ana Luz", "ana.luz", "tiktok", "negotiating", 4, "봄 신제품"),
    Talk("최유리", "yuri.choi", "youtube", "agreed", 9, "Spring launch"),
)

FEES = {"김민수": Money(500_000, "KRW"), "이하늘": Money(800_000, "KRW")}
"""What was agreed with whom."""


def spend(store: Store) -> dict[str, int]:
    """Agree on fees, and note what else there is; description -> cost."""
    talks = fill(store, TALKS)
    for one in store.campaigns.all():
        is_ours = one.name == "봄 신제품"
        draft = CampaignDraft(
            one.name,
            status="running",
            currency="KRW" if is_ours else "EUR",
            budget=3_000_000 if is_ours else 900_000,
        )
        card = store.campaigns.card(one.id)
        store.campaigns.edit(one.id, draft, card.version)
    for name, fee in FEES.items():
        store.deals.amount(talks[name], "agreed", fee, today=TODAY - 10 * DAY)
    ours = store.campaigns.find("봄").id
    typed = (
        CostDraft(
            "production",
            Money(300_000, "KRW"),
            TODAY - 8 * DAY,
            campaign_id=ours,
            description="스튜디오 촬영",
            payee="빛 스튜디오",
            state="invoiced",
            due_on=TODAY - 3 * DAY,
            invoice_ref="2026-014",
            document="https://bills.example/14.pdf",
        ),
        CostDraft(
            "boost",
            Money(12_050, "USD"),
            TODAY - 2 * DAY,
            campaign_id=ours,
            channel="instagram",
            description="Boosted reel",
            state="committed",
            due_on=TODAY + 5 * DAY,
        ),
        CostDraft(
            "tools",
            Money(4_900, "EUR"),
            TODAY - 30 * DAY,
            description="Link shortener",
            state="planned",
        ),
    )
    return {draft.description: store.costs.add(draft) for draft in typed}


def _begun(store: Store) -> Store:
    spend(store)
    return store


@asynccontextmanager
async def opened(
    folder: Path,
    face: str = "ledger",
    *,
    size: tuple[int, int] = (120, 40),
    language: str = "en",
    prepare: Callable[[Store], object] = lambda _store: None,
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The workspace, open on a face of money; nothing may have crashed at the end."""
    i18n.install(language)
    store, _made = filled(folder / "budget.db", _begun, prepare, now=lambda: NOW)
    app = SoloistApp(
        store,
        mode="budget",
        today=lambda: TODAY,
        settings_file=folder / "settings.toml",
        draft_folder=folder / "drafts",
    )
    try:
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            desk = app.screen
            assert isinstance(desk, BudgetScreen)
            await desk.show_face(face)
            await quiet(pilot)
            yield pilot, store
            await quiet(pilot)
        assert app.crashes == []
    finally:
        store.close()
        i18n.install("en")


ROUNDS = 4
"""Turns of both store threads after which everything that a key began has ended."""

READING = frozenset({"load", "order", "rows", "mark", "look", "settings"})


async def quiet(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what each started has ended, or asks something."""
    for key in keys:
        await pilot.press(key)
        await _rest(pilot)
    await _rest(pilot)
    while faces := _waiting(pilot):
        for face in faces:
            face.ask_for_rest_now()
        await _rest(pilot)


def _waiting(pilot: Pilot[None]) -> list[LedgerFace]:
    """The lists that are still to learn their order."""
    faces = (face for one in pilot.app.screen_stack for face in one.query(LedgerFace))
    return [face for face in faces if face.waiting is not None]


async def typed(pilot: Pilot[None], text: str, *after: str) -> None:
    """Type a text, then press keys."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await quiet(pilot, *after)


async def _rest(pilot: Pilot[None]) -> None:
    app = cast("SoloistApp", pilot.app)
    for _round in range(ROUNDS):
        await pilot.pause()
        # Both threads take their calls in turn: what came before these is done.
        await app.ask(int)
        await app.look(int)
        for worker in list(app.workers):
            if worker.group in READING and not worker.is_finished:
                with suppress(WorkerCancelled):  # a newer one does what it was to do
                    await app.workers.wait_for_complete([worker])
    while any(one.group in READING and not one.is_finished for one in app.workers):
        await pilot.pause()
    await pilot.pause()


def face_of(pilot: Pilot[None]) -> BudgetFace:
    """The face in sight, whatever stands over it."""
    screens = [one for one in pilot.app.screen_stack if isinstance(one, BudgetScreen)]
    shown = screens[-1].shown
    assert shown is not None
    return shown


def table_of(pilot: Pilot[None]) -> RecordTable:
    """The list of the face in sight."""
    return face_of(pilot).table


async def cursor_to(pilot: Pilot[None], number: int) -> None:
    """Have the cursor on a cost."""
    assert table_of(pilot).go_to(number)
    await quiet(pilot)


def costs(store: Store, text: str = "") -> tuple[LedgerLine, ...]:
    """The costs that the file holds under a filter, the latest first."""
    return store.ledger.first(LedgerView(text), TODAY, 1000)
