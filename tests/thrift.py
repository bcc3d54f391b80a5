"""What a thousand apps would each do anew is done once, or only where it is needed.

Three things cost more than what the tests are about: going through everything in memory
for refuse, parsing the same sheets, and asking widgets that have nothing to do whether
they have done it. None of the three changes what an app does or shows.
"""

from __future__ import annotations

import asyncio
import gc
from asyncio.base_events import BaseEventLoop
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any

import sqlalchemy
from pytest import MonkeyPatch  # noqa: PT013 - the class, as a type and to be made
from textual import app, pilot
from textual._wait import SLEEP_GRANULARITY, SLEEP_IDLE
from textual.app import ScreenStackError
from textual.cache import FIFOCache
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.strip import Strip

from store.engine import Database

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.segment import Segment
    from sqlalchemy import Engine
    from textual.message_pump import MessagePump


def look_for_refuse_seldom() -> None:
    """Leave what all tests stand on alone, and look through the rest less often."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)


def parse_sheets_once(patch: MonkeyPatch) -> None:
    """Let all apps share what a sheet says.

    A sheet's rules follow from its text, from where it stands and from the colours it
    may name, and nobody changes rules. A sheet with a mistake is parsed each time.
    """
    parse = Stylesheet._parse_rules
    parsed: dict[tuple[Any, ...], list[Any]] = {}

    def once(sheet: Stylesheet, *told: Any, **named: Any) -> list[Any]:
        # It has another dictionary, never another entry, when a theme has changed.
        seen = vars(sheet).setdefault("seen", [None, None])
        if seen[0] is not sheet._variables:
            seen[:] = sheet._variables, frozenset(sheet._variables.items())
        key = (seen[1], told, *sorted(named.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *told, **named)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", once)


def remember_when_asked(patch: MonkeyPatch) -> None:
    """Let a strip of cells have its seven memories once it has something to remember.

    Most are cut from a line, painted, and gone.
    """
    for name, size in MEMORIES.items():
        patch.setattr(Strip, name, Memory(vars(Strip)[name], size))
    patch.setattr(Strip, "__init__", begin_strip)


MEMORIES = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""Of a strip, with how much each holds."""


class Memory:
    """A place for a memory that is empty until somebody looks into it."""

    def __init__(self, place: Any, size: int) -> None:
        self.place, self.size = place, size

    def __get__(self, strip: Strip, _owner: type[Strip] | None = None) -> Any:
        """The memory, made now if it is not there."""
        try:
            return self.place.__get__(strip)
        except AttributeError:
            memory: FIFOCache[Any, Any] = FIFOCache(self.size)
            self.place.__set__(strip, memory)
            return memory


def begin_strip(
    strip: Strip, segments: Iterable[Segment], cell_length: int | None = None
) -> None:
    """What a strip begins with, but for its memories."""
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._render_cache = strip._link_ids = strip._cell_count = None


def translate_statements_once(patch: MonkeyPatch) -> None:
    """Let all workspaces share what SQLAlchemy makes of a statement.

    It keeps that by dialect, and every workspace has one of its own; they are alike.
    """
    make = sqlalchemy.create_engine
    known: list[Any] = []

    def alike(url: str, **named: Any) -> Engine:
        if getattr(named.get("creator"), "__func__", None) is not Database.writer:
            return make(url, **named)
        # A dialect looks at its first connection only.
        engine = make(url, **named, _initialize=not known)
        known.extend((engine.dialect, engine._compiled_cache))
        engine.dialect = engine.pool._dialect = known[0]
        engine._compiled_cache = known[1]
        return engine

    patch.setattr(sqlalchemy, "create_engine", alike)


def wait_for_the_busy(patch: MonkeyPatch) -> None:
    """Let a pilot wait only for widgets that have something to do.

    It asks every widget of the screen to answer a call, after every key and every
    pause: on a form of forty fields that is most of the work. One that is at rest
    would answer at once.
    """
    patch.setattr(Pilot, "_wait_for_screen", until_handled)


def go_on_at_rest(patch: MonkeyPatch) -> None:
    """Let a pilot go on as soon as nothing is left to be done.

    It watches the clock of the processor for 20 ms, twice after every key; but who has
    nothing to do, calls nobody, and expects nothing soon, is at rest at once.
    """
    patch.setattr(app, "wait_for_idle", until_at_rest)
    patch.setattr(pilot, "wait_for_idle", until_at_rest)
    run = BaseEventLoop.run_in_executor

    def run_seen(loop: BaseEventLoop, *told: Any) -> asyncio.Future[Any]:
        future: asyncio.Future[Any] = run(loop, *told)
        if not future.done():
            calls.add(future)
            future.add_done_callback(calls.discard)
        return future

    patch.setattr(BaseEventLoop, "run_in_executor", run_seen)


calls: set[asyncio.Future[Any]] = set()
"""What threads are doing for a loop."""

GLANCE = 0.002
"""Seconds between two looks at whether everything is at rest."""

SOON = SLEEP_GRANULARITY
"""What is to happen within so many seconds is waited for."""


async def until_at_rest(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until nothing is left to be done, or hardly anything has been for a while.

    The latter is when a call waits for the test, and all that Textual's own looks at.
    """
    start = window = monotonic()
    used = process_time()
    while True:
        await asyncio.sleep(GLANCE)
        now = monotonic()
        if now - start >= max_sleep:
            return
        if now - start >= min_sleep and is_all_at_rest():
            return
        if now - window >= SLEEP_GRANULARITY:
            if now - start >= min_sleep and process_time() - used < SLEEP_IDLE:
                return
            window, used = now, process_time()


def is_all_at_rest() -> bool:
    """Whether nobody of the loop that runs has anything to do now, or soon."""
    loop: Any = asyncio.get_running_loop()
    if loop._ready or any(call.get_loop() is loop for call in calls):
        return False
    soon = loop.time() + SOON
    return not any(one.when() < soon for one in loop._scheduled if not one.cancelled())


async def until_handled(by: Pilot[Any], timeout: float = 30.0) -> bool:  # noqa: ASYNC109 - as in Textual
    """Wait until the app and all widgets in sight have handled what waits for them.

    Returns whether they have; not if the app has crashed.
    """
    await asyncio.sleep(0)
    seen = by.app
    try:
        nodes: list[MessagePump] = [seen, *seen.screen.walk_children(with_self=True)]
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

    crashed: asyncio.Event = seen._exception_event
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
