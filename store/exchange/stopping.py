"""How far an import is, and whether somebody wants it to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import Cancelled
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_STEPS = 100_000
"""Steps of SQLite, some milliseconds of them, between two looks at ``cancelled``."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What an import tells while it runs, and asks."""

    progress: Callable[[str, int], None]
    cancelled: Callable[[], bool]

    def tell(self, stage: str, rows: int) -> None:
        """Say the stage and the rows so far; raises Cancelled if it shall stop."""
        self.progress(stage, rows)
        self.ask()

    def ask(self) -> None:
        """Raise Cancelled if it shall stop."""
        if self.cancelled():
            raise Cancelled(N_("The import was stopped. Nothing was kept."))

    def listen(self, connection: sqlite3.Connection) -> None:
        """Ask during long statements too, until `leave`: they end with Cancelled.

        Only for the thread that the import was called in.
        """
        connection.set_progress_handler(lambda: int(self.cancelled()), _STEPS)

    def leave(self, connection: sqlite3.Connection) -> None:
        """Do not ask any more."""
        connection.set_progress_handler(None, 0)
