"""The connections that read, one for each thread that asks.

Two threads must not share one: whoever waits for a statement of the other holds
Python's own lock while the statement, which calls back into Python, needs it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from store import opening

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path


class Readers:
    """Hands every thread its own reading connection, opened when it first asks."""

    def __init__(
        self, path: Path, prepare: Callable[[sqlite3.Connection], None]
    ) -> None:
        self._path = path
        self._prepare = prepare
        self._open: dict[int, sqlite3.Connection] = {}
        self._closed = False

    def mine(self) -> sqlite3.Connection:
        """The connection of the thread that asks; raises CannotOpen."""
        thread = threading.get_ident()
        found = self._open.get(thread)
        if self._closed:
            # A connection that is closed says so itself.
            return next(iter(self._open.values()))
        if found is None:
            found = opening.connect_reading(self._path)
            self._prepare(found)
            self._open[thread] = found
        return found

    def close(self) -> None:
        """Let go of the file; whoever asks again gets a connection that is closed."""
        self._closed = True
        for connection in self._open.values():
            connection.close()
