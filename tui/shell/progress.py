"""Long work from the command line: how far it is, and stopping it with Ctrl+C."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.i18n import N_, _
from tui.shell import streams

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAGES = {
    "reading": N_("Reading… {rows}"),
    "storing": N_("Storing… {rows}"),
    "writing": N_("Writing… {rows}"),
}
_CLEAR = "\r\x1b[K"


class Watch:
    """What long work tells, and asks."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._is_shown = streams.is_terminal(sys.stderr)

    def progress(self, stage: str, rows: int) -> None:
        """Show how far it is, on one line of a terminal that is cleared at the end."""
        if self._is_shown:
            text = _(_STAGES.get(stage, "{rows}")).format(rows=f"{rows:,}")
            sys.stderr.write(f"{_CLEAR}{text}")
            sys.stderr.flush()

    def cancelled(self) -> bool:
        """Whether somebody pressed Ctrl+C."""
        return self._stop.is_set()

    def stop(self, *_signal: object) -> None:
        """Ask the work to stop where it can do so cleanly."""
        self._stop.set()

    def clear(self) -> None:
        """Take the line of the progress away."""
        if self._is_shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


@contextmanager
def stoppable() -> Iterator[Watch]:
    """Let Ctrl+C stop the work inside: it ends with Cancelled, and keeps nothing."""
    watch = Watch()
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, watch.stop) if is_main else None
    try:
        yield watch
    finally:
        watch.clear()
        if is_main:
            signal.signal(signal.SIGINT, before)
