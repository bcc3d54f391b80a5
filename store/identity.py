"""Which file and which log are open, so that a swap is noticed before it costs a save.

SQLite goes on writing into a file that has lost its name, or whose log was deleted, and
reports success. The numbers of the file and of its log are compared around every save.
"""

from __future__ import annotations

import os
from pathlib import Path

from store.errors import CannotOpen
from store.rules.words import N_


def sidecar(path: Path, suffix: str) -> Path:
    """What stands beside a workspace: its "-wal", its ".lock".

    Beside the file itself, that is, where a link to it points: there SQLite keeps its
    log, and there everybody who writes meets.
    """
    return Path(f"{os.path.realpath(path)}{suffix}")


class Identity:
    """The file and the log that an open workspace is made of."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = sidecar(path, "-wal")
        self._file = _number(path)
        self._log: tuple[int, int] | None = None

    def note_log(self) -> None:
        """Take the log that is there now for ours, unless one is known already."""
        if self._log is None:
            self._log = _number(self._beside)

    def is_unchanged(self) -> bool:
        """Whether the path still leads to the file that was opened."""
        return self._file is not None and _number(self._path) == self._file

    def verify(self) -> None:
        """Refuse to go on with a file or a log that is another one by now."""
        if not self.is_unchanged():
            raise CannotOpen(
                "replaced",
                N_(
                    "{path} was moved, deleted or replaced while it was open. Nothing"
                    " was saved; close Soloist and look at the file first."
                ),
                path=self._path,
            )
        if self._log is not None and _number(self._beside) != self._log:
            raise CannotOpen(
                "wal_gone",
                N_(
                    "The log beside {path} was deleted while it was open. Nothing was"
                    " saved; close Soloist and restore a backup."
                ),
                path=self._path,
            )


def _number(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
