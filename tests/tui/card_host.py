"""A workspace with a few people in it, and the program with one card or form open."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.events import Key
from textual.keys import key_to_character

from store import Store
from tests.builders import TODAY, person, workspace
from tui.app import SoloistApp
from tui.screens.base import SpeakingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot
    from textual.screen import Screen

EARLIER = date(2026, 1, 5)
BEFORE = date(2026, 2, 2)


class Desk(SpeakingScreen[None]):
    """What lies under the card in these tests: nothing."""


class Host(SoloistApp):
    """The program without a roster; ``answers`` is what its dialogs answered."""

    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {"roster": Desk}

    def __init__(self, store: Store, draft_folder: Path | None = None) -> None:
        super().__init__(store, today=lambda: TODAY, draft_folder=draft_folder)
        self.answers: list[Any] = []
        self.told: list[str] = []

    def say(self, text: str, *, severity: str = "information") -> None:
        """Keep what is told in the corner."""
        self.told.append(text)
        super().say(text, severity=severity)

    def put(self, screen: Screen[Any]) -> None:
        """Show a screen and keep what it answers."""
        self.push_screen(screen, self.answers.append)

    def lines(self) -> list[str]:
        """The screen as text."""
        strips = self.screen._compositor.render_strips()
        return ["".join(strip.text for strip in line) for line in strips]

    def page(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """An empty workspace."""
    with workspace(folder) as database:
        yield Store(database)


def mina(store: Store) -> int:
    """Mina Park: two accounts, one of them measured three times."""
    number = person(
        store.database,
        "Mina Park",
        platform="instagram",
        handle="minapark",
        tags=("beauty", "비건"),
        today=EARLIER,
        figures={"followers": 12_000, "avg_likes": 300, "avg_comments": 40},
        real_name="박민아",
        status="active",
        email="mina@example.kr",
        country="KR",
        city="서울",
        language="ko",
        fit_reach="3",
        fit_voice="5",
        notes="Likes tea.\n고양이 두 마리",
    )
    account = store.cards.card(number).accounts[0].id
    for day, followers in ((BEFORE, 13_500), (TODAY, 15_300)):
        store.roster.measure(account, {"followers": followers}, today=day)
    return number


async def settled(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until what they caused has happened."""
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


async def in_turn(pilot: Pilot[None], *keys: str) -> None:
    """Send keys in one go, and wait until each was answered in its turn.

    A blank or a new line among them is the key that types it.
    """
    app = pilot.app
    assert isinstance(app, SoloistApp)
    for letter in keys:
        key = {" ": "space", "\n": "enter"}.get(letter, letter)
        is_letter = len(key) == 1
        app.post_message(Key(key, key if is_letter else key_to_character(key)))
    taken = asyncio.Event()
    app.call_later(taken.set)
    await taken.wait()
    while app._answering:
        await asyncio.shield(app._turn)
        await pilot._wait_for_screen()


async def at_once(pilot: Pilot[None], *letters: str) -> None:
    """Send keys faster than anybody answers, as an input method does with Enter."""
    for letter in letters:
        is_letter = len(letter) == 1
        key = {" ": "space"}.get(letter, letter)
        pilot.app.post_message(Key(key, letter if is_letter else None))
    await settled(pilot)


async def typed(pilot: Pilot[None], text: str, *keys: str) -> None:
    """Type a text into the field that has the focus, then press keys."""
    focused = pilot.app.focused
    assert focused is not None
    await in_turn(pilot, *text)
    await settled(pilot, *keys)
