"""People with conversations, and the program with one message open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.builders import TODAY, person
from tests.tui.card_host import Host, settled
from tui.dialogs.compose import ComposeDialog, write_to
from tui.terminal import clipboard

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from store import Store

NOTE = "Hi {{ first_name }}, it is {{ my_name }} about {{ brand }}. One more try?"


@dataclass
class Talk:
    """Somebody, and the conversation with them."""

    owner: int
    number: int


def ana(store: Store, *, language: str = "en", **typed: str) -> Talk:
    """Ana Luz in the campaign Spring Glow, with nothing said yet."""
    known: dict[str, Any] = {
        "email": "ana@luz.example",
        "niche": "skincare",
        "language": language,
    }
    owner = person(
        store.database,
        typed.pop("name", "Ana Luz"),
        handle=typed.pop("handle", "ana.luz"),
        figures={"followers": 48_200},
        **known | typed,
    )
    spring = next((one.id for one in store.campaigns.all()), None)
    spring = spring or store.campaigns.add("Spring Glow", brand="Papermoon")
    (number,) = store.outreach.start([owner], spring, today=TODAY)
    return Talk(owner, number)


def ready(store: Store) -> None:
    """A sender, and a pitch of her own in which nothing is ever missing."""
    store.settings.set_sender(my_name="Alex", my_company="Papermoon Ltd")
    for language in ("en", "ko"):
        store.templates.save(
            None,
            name="Short note",
            language=language,
            channel="mail",
            kind="pitch",
            subject="A note from {{ my_name }}",
            body=NOTE,
        )


@asynccontextmanager
async def writing(
    store: Store,
    talk: Talk,
    folder: Path | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    """The program with a message to somebody open; nothing may have crashed."""
    app = Host(store, folder)
    async with app.run_test(size=size) as pilot:
        begin(app, talk)
        await asked(app, pilot)
        yield app, pilot
        assert app.crashes == []


def begin(app: Host, talk: Talk) -> None:
    """Open a message to somebody."""

    async def ask() -> None:
        app.answers.append(await write_to(app, talk.owner, talk.number))

    app.run_worker(ask(), group="act")


async def asked(app: Host, pilot: Pilot[None]) -> None:
    """Wait for the message, or for the question that comes before it."""
    under = app.screen_stack[0]
    for _ in range(200):
        if app.screen is not under and app.screen.is_mounted:
            break
        await pilot.pause()
    await settled(pilot)


def dialog(app: Host) -> ComposeDialog:
    """The message."""
    return next(one for one in app.screen_stack if isinstance(one, ComposeDialog))


async def worked(app: Host, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until the message has done what they ask for."""
    await settled(pilot, *keys)
    busy = [
        one
        for one in app.workers
        if isinstance(one.node, ComposeDialog) and not one.is_finished
    ]
    if busy:
        await app.workers.wait_for_complete(busy)
    await settled(pilot)


def copies(monkeypatch: pytest.MonkeyPatch, by: str = "tool") -> list[str]:
    """What is copied from here on; ``by`` is what the clipboard says."""
    taken: list[str] = []

    def copy(text: str, *_rest: object) -> str:
        taken.append(text)
        return by

    monkeypatch.setattr(clipboard, "copy", copy)
    return taken
