"""What a thousand apps would each do anew is done once, or only where it is needed.

Three things cost more than what the tests are about: going through everything in memory
for refuse, parsing the same sheets, and asking widgets that have nothing to do whether
they have done it. None of the three changes what an app does or shows.
"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING, Any

from pytest import MonkeyPatch  # noqa: PT013 - the class, as a type and to be made
from textual.app import ScreenStackError
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot, WaitForScreenTimeout

if TYPE_CHECKING:
    from textual.message_pump import MessagePump


def look_for_refuse_seldom() -> None:
    """Leave what all tests stand on alone, and look through the rest less often."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def parse_sheets_once(patch: MonkeyPatch) -> None:
    """Let all apps share what a sheet says.

    A sheet's rules follow from its text, from where it stands and from the colours it
    may name, and nobody changes rules. A sheet with a mistake is parsed each time.
    """
    parse = Stylesheet._parse_rules
    parsed: dict[tuple[Any, ...], list[Any]] = {}

    def once(sheet: Stylesheet, *told: Any, **named: Any) -> list[Any]:
        colours = frozenset(sheet._variables.items())
        key = (colours, told, *sorted(named.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *told, **named)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", once)


def wait_for_the_busy(patch: MonkeyPatch) -> None:
    """Let a pilot wait only for widgets that have something to do.

    It asks every widget of the screen to answer a call, after every key and every
    pause: on a form of forty fields that is most of the work. One that is at rest
    would answer at once.
    """
    patch.setattr(Pilot, "_wait_for_screen", until_handled)


async def until_handled(pilot: Pilot[Any], timeout: float = 30.0) -> bool:  # noqa: ASYNC109 - as in Textual
    """Wait until the app and all widgets in sight have handled what waits for them.

    Returns whether they have; not if the app has crashed.
    """
    await asyncio.sleep(0)
    app = pilot.app
    try:
        nodes: list[MessagePump] = [app, *app.screen.walk_children(with_self=True)]
    except ScreenStackError:
        return False
    waiting: list[asyncio.Event] = []
    for node in nodes:
        if is_at_rest(node):
            continue
        handled = asyncio.Event()
        if node.call_later(handled.set):
            waiting.append(handled)
    if not waiting:
        return True

    async def all_handled() -> None:
        for handled in waiting:
            await handled.wait()

    crashed: asyncio.Event = app._exception_event
    ends: list[asyncio.Task[Any]] = [
        asyncio.create_task(all_handled()),
        asyncio.create_task(crashed.wait()),
    ]
    done, pending = await asyncio.wait(
        ends, timeout=timeout, return_when=asyncio.FIRST_COMPLETED
    )
    for task in pending:
        task.cancel()
    if not done:
        raise WaitForScreenTimeout(
            "Timed out while waiting for widgets to process pending messages."
        )
    return ends[0] in done


def is_at_rest(node: MessagePump) -> bool:
    """Whether a widget waits for its next message, and none is there."""
    queue: Any = node._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)
