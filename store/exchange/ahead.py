"""Work ahead in a second thread: the next things are made while the last are used.

SQLite works outside Python's own lock, so while it stores some rows on this thread the
other one can read the next.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager, suppress
from queue import Empty, Queue
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_T = TypeVar("_T")

NAME = "ahead"
"""What the thread is called."""

_AHEAD = 6
"""Things that may wait: what bounds memory when using them is slower than making."""

_SWITCH = 0.0005
"""Seconds after which a thread that computes lets the other one go on. Python's usual
five milliseconds would be spent waiting after every statement."""


class _Maker(Generic[_T]):
    """The other thread, and what it has made."""

    def __init__(self, things: Iterable[_T]) -> None:
        self._things = things
        self._made: Queue[_T | None] = Queue(_AHEAD)
        self._problem: BaseException | None = None
        self._is_wanted = True
        self._thread = threading.Thread(target=self._run, name=NAME)
        self._thread.start()

    def _run(self) -> None:
        try:
            for thing in self._things:
                self._made.put(thing)
                if not self._is_wanted:
                    break
        except BaseException as problem:  # noqa: BLE001 - raised in the other thread
            self._problem = problem
        self._made.put(None)

    def take(self) -> Iterator[list[_T]]:
        """Yield all that is ready, again and again; raises what the thread ran into."""
        is_last = False
        while not is_last:
            ready = [self._made.get()]
            with suppress(Empty):
                while ready[-1] is not None:
                    ready.append(self._made.get_nowait())
            is_last = ready[-1] is None
            if things := [thing for thing in ready if thing is not None]:
                yield things
        if self._problem is not None:
            raise self._problem

    def stop(self) -> None:
        """Let the thread end, after the thing that it is at, and wait for that."""
        self._is_wanted = False
        while self._thread.is_alive():
            # It may be waiting for room.
            with suppress(Empty):
                self._made.get_nowait()
            self._thread.join(_SWITCH)


@contextmanager
def ahead(things: Iterable[_T]) -> Iterator[Iterator[list[_T]]]:
    """Let another thread go through ``things``; yields lists of what is ready.

    What goes wrong there is raised here, after what came before it. At the end, however
    it comes, the thread is gone.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, _SWITCH))
    maker = _Maker(things)
    try:
        yield maker.take()
    finally:
        maker.stop()
        sys.setswitchinterval(usual)
