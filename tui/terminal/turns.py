"""Keys in turn: each is answered before the next one is looked at.

Textual hands a key to the focused widget and takes the next one at once; what a
binding does comes later, when the key has bubbled up. Of ``/mina`` sent in one go (a
slow line, a fast typist, a paste) the letters would still reach the list: ``m i n a``
as four commands. Here a key waits until the one before has been through every widget
that may answer it, and until a question that it opened, or the list that it changed,
stands on the screen; what closes one question may open the next. Letters typed into a
field do not wait for what they filter.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.keys import key_to_character

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.widget import Widget
    from textual.worker import Worker

PATIENCE = 4.0
"""Seconds after which the next key is taken, whatever the one before is still doing."""

GLANCE = 0.005
"""Seconds between two looks at something that announces itself to nobody."""

ASKING = frozenset(
    {
        "act",
        "answer",
        "cancel",
        "compare",
        "history",
        "jump",
        "key",
        "log",
        "neighbour",
        "palette",
        "paste",
        "replay",
        "save",
        "settings",
        "step",
        "value",
        "view",
    }
)
"""Groups of workers that may open a question."""

ANYWHERE = frozenset({"log"})
"""Those of them that the app itself runs, and that only ever wait for a dialog."""

SHOWING = "load"
"""The group of workers that bring what a key on a list has changed: the next key means
what stands there then."""


class KeysInTurn(App[Any]):
    """An app that takes typed keys and pastes one after the other."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._keys: deque[events.Key | events.Paste] = deque()
        self._answering = False

    async def on_event(self, event: events.Event) -> None:
        """Take a fresh key if nobody is busy with another one; else let it wait."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._keys.extend(_apart(event))
        if not self._answering:
            await self._take(self._keys.popleft())

    def read_key(self, event: events.Key | events.Paste) -> events.Key | events.Paste:
        """What a key means where it arrives; asked when its turn has come."""
        return event

    async def _take(self, event: events.Key | events.Paste) -> None:
        self._answering = True
        target = self.focused or self.screen
        screen, running = self.screen, set(self.workers)
        await super().on_event(self.read_key(event))
        is_typed = _is_typed(event, target)
        self._turn = asyncio.create_task(
            self._finish(target, screen, running, is_typed=is_typed)
        )

    async def _finish(
        self,
        target: MessagePump,
        screen: Screen[Any],
        running: set[Worker[Any]],
        *,
        is_typed: bool,
    ) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._bubbled(target)
                await self._answered(screen, running, is_typed=is_typed)
        except TimeoutError:
            pass
        if not self.call_later(self._next):
            self._answering = False

    async def _next(self) -> None:
        if self._keys:
            await self._take(self._keys.popleft())
        else:
            self._answering = False

    async def _bubbled(self, target: MessagePump) -> None:
        """Wait until a key has been through a widget and everything above it."""
        node: MessagePump | None = target
        while node is not None:
            await _passed(node)
            node = node._parent  # noqa: SLF001 - the way by which messages bubble

    async def _answered(
        self, before: Screen[Any], running: set[Worker[Any]], *, is_typed: bool
    ) -> None:
        """Wait while something that the key has started may still open a question.

        And for the rows that it has changed, unless it was a letter, or they are there.
        """

        def is_awaited(worker: Worker[Any]) -> bool:
            if worker in running or worker.is_finished:
                return False
            if worker.group == SHOWING:
                return not is_typed and not self.shows_ahead(before)
            return worker.group in ASKING

        while self.screen is before and any(map(is_awaited, self.workers)):  # noqa: ASYNC110 - workers end unannounced
            await asyncio.sleep(GLANCE)
        if self.screen is not before:
            await _passed(self.screen)
        if before.is_modal and before not in self.screen_stack:
            await self._gone_on(self.screen)

    async def _gone_on(self, screen: Screen[Any]) -> None:
        """Wait while what a dialog was opened for may open the next one."""

        def may_ask(worker: Worker[Any]) -> bool:
            is_here = worker.node is screen or worker.group in ANYWHERE
            return is_here and worker.group in ASKING and not worker.is_finished

        while self.screen is screen and any(map(may_ask, self.workers)):  # noqa: ASYNC110 - workers end unannounced
            await asyncio.sleep(GLANCE)
        if self.screen is not screen:
            await _passed(self.screen)

    def shows_ahead(self, screen: Screen[Any]) -> bool:  # noqa: ARG002 - for an app to say
        """Whether a screen shows what came of a key before it has read it again."""
        return False


def _is_typed(event: events.Key | events.Paste, target: Widget | Screen[Any]) -> bool:
    """Whether this is text for a field, and not a command."""
    if isinstance(event, events.Paste):
        return True
    return event.is_printable and target.check_consume_key(event.key, event.character)


def _apart(event: events.Key | events.Paste) -> list[events.Key | events.Paste]:
    """Escape and a letter that came in one go, told apart again.

    A terminal sends the same two bytes for Alt and the letter; nothing here is on Alt.
    """
    if not isinstance(event, events.Key) or not event.key.startswith("alt+"):
        return [event]
    name = event.key.removeprefix("alt+")
    letter = key_to_character(name)
    if letter is None:
        return [event]
    return [events.Key("escape", "\x1b"), events.Key(name, letter)]


async def _passed(node: MessagePump) -> None:
    """Wait until a widget has handled what waits for it now, or is no more."""
    reached = asyncio.Event()
    if not node.is_running or not node.call_later(reached.set):
        return
    waiting = asyncio.ensure_future(reached.wait())
    try:
        while node.is_running and not waiting.done():
            # Not wait_for: in Python 3.11 it may swallow the end of somebody's patience
            # that falls together with its own, and keys would wait for ever.
            await asyncio.wait({waiting}, timeout=GLANCE)
    finally:
        waiting.cancel()
