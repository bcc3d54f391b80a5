"""Somebody with conversations, their card open, and keys pressed in turn."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from store.outreach_draft import TouchDraft
from store.rules.money import Money
from tests.builders import TODAY
from tests.tui.card_host import Host, mina, opened, settled
from tui.screens.card import CardScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from store import Store

DAY = timedelta(days=1)
MINA = 1


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
        before = pilot.app.screen
        await settled(pilot, key)
        for _ in range(30):
            if pilot.app.screen is not before:
                break
            await pilot.pause()
        await settled(pilot)


async def done(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way; dialogs must be closed."""
    for _ in range(3):
        await settled(pilot)
        await pilot.app.workers.wait_for_complete()
    await settled(pilot)
