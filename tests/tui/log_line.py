"""The line that logs a touch, opened over the roster as she opens it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.tui.card_host import in_turn
from tests.tui.roster_app import TODAY, opened, roster_of, settle
from tests.tui.test_small_dialogs import finished
from tui.dialogs.quick_log import QuickLogDialog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.conversations import TouchRow

PEOPLE = (
    ("Ana Luz", "ana.luz", "tiktok", 240_000, ()),
    ("Anabel", "anabel", "instagram", 9_000, ()),
    ("Mina Park", "", "", None, ()),
    ("[bold]x[/]", "brackets", "x", 950, ()),
)
"""By name, as the roster shows them at first; Mina has no account."""

BUSY = ("load", "value", "answer", "log")


async def type_on(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, type texts in one go, and wait for all that follows each.

    A key is marked by ``!``; one letter is typed as a text of its own.
    """
    for key in keys:
        if key.startswith("!"):
            await pilot.press(key.removeprefix("!"))
        else:
            await in_turn(pilot, *key)
        await finished(pilot, *BUSY[:3])
    if not keys:
        await finished(pilot, *BUSY[:3])


@asynccontextmanager
async def line(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    people: Sequence[tuple[object, ...]] = PEOPLE,
) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The line about whoever is under the cursor: Ana, in talks in Spring glow."""
    async with opened(folder, size=size, language=language, people=()) as (
        pilot,
        store,
    ):
        from store.roster import NewAccount, NewInfluencer

        for name, handle, platform, followers, _tags in people:
            account = NewAccount(
                str(platform),
                str(handle),
                "",
                {"followers": followers},  # type: ignore[dict-item]
            )
            new = NewInfluencer(
                str(name), {"country": "ES"}, account if handle else None
            )
            await pilot.app.ask(store.roster.add, new, today=TODAY)  # type: ignore[attr-defined]
        spring = store.campaigns.add("Spring glow")
        store.outreach.start([1], spring, today=TODAY)
        await settle(pilot)
        await put_cursor_on(pilot, 1)
        await settle(pilot, "t")
        await finished(pilot, *BUSY[:3])
        yield pilot, store


async def put_cursor_on(pilot: Pilot[None], number: int) -> None:
    """Go to somebody in the roster."""
    roster_of(pilot).table.go_to(number)
    await settle(pilot)


def dialog(pilot: Pilot[None]) -> QuickLogDialog:
    """The dialog, which must be open."""
    screen = pilot.app.screen
    assert isinstance(screen, QuickLogDialog)
    return screen


def is_open(pilot: Pilot[None]) -> bool:
    """Whether the line is still asked for."""
    return isinstance(pilot.app.screen, QuickLogDialog)


def logged(store: Store, number: int = 1) -> tuple[TouchRow, ...]:
    """What was logged of somebody, newest first."""
    return store.conversations.timeline(number)


def told(pilot: Pilot[None]) -> list[str]:
    """What is said in the corner."""
    return [notice.message for notice in pilot.app._notifications]
