"""Somebody with conversations, their card open, and keys pressed in turn."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store.outreach_draft import TouchDraft
from store.rules.money import Money
from tests.builders import TODAY
from tests.tui.card_host import Host, in_turn, mina, opened, settled
from tui.screens.card import CardScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from store import Store

DAY = timedelta(days=1)
MINA = 1

PATIENCE = 200
"""Looks at whether something that is at work has ended."""


def say(store: Store, number: int, back: int, **said: Any) -> None:
    """Note a touch of so many days ago."""
    draft = TouchDraft(MINA, number, on=TODAY - back * DAY, **said)
    store.outreach.log(draft, today=TODAY)


def talk(store: Store) -> int:
    """A negotiation with Mina Park about the spring campaign, and how it went."""
    spring = store.campaigns.add("Spring glow")
    (number,) = store.outreach.start([MINA], spring, today=TODAY - 20 * DAY)
    say(
        store,
        number,
        18,
        channel="mail",
        subject="Your spring routine",
        template="pitch.en",
        minutes=12,
    )
    say(
        store,
        number,
        11,
        direction="in",
        channel="kakao",
        body="네! 관심 있어요\n단가는 50만원",
        amounts=(("asked", Money(500_000, "KRW")),),
    )
    return number


@asynccontextmanager
async def card_of(
    folder: Path, *, size: tuple[int, int] = (80, 40), with_talk: bool = True
) -> AsyncIterator[tuple[Pilot[None], Host, Store]]:
    """Mina's card, open, with a conversation or without one; nothing crashes."""
    with opened(folder) as store:
        assert mina(store) == MINA
        if with_talk:
            talk(store)
        app = Host(store, draft_folder=folder / "drafts")
        async with app.run_test(size=size) as pilot:
            app.put(CardScreen(MINA))
            await done(pilot)
            yield pilot, app, store
            await done(pilot)
            assert app.crashes == []


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after what the one before has brought up."""
    for key in keys:
        await in_turn(pilot, key)
        await settled(pilot)


async def asks(pilot: Pilot[None]) -> None:
    """Wait until what was chosen asks something, or has ended without."""
    for _look in range(PATIENCE):
        if pilot.app.screen.is_modal or not _at_work(pilot):
            break
        await pilot.pause()
    await settled(pilot)


async def done(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way; dialogs must be closed."""
    for _round in range(3):
        await settled(pilot)
        for _look in range(PATIENCE):
            if not _at_work(pilot):
                break
            await pilot.pause()
        else:
            pytest.fail(f"still at work under {pilot.app.screen}")
    await settled(pilot)


def _at_work(pilot: Pilot[None]) -> bool:
    return any(not worker.is_finished for worker in pilot.app.workers)
