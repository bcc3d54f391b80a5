"""One writer at a time: an advisory lock of our own beside the file.

SQLite before 3.51.3 can damage a file when two connections write and checkpoint at the
same instant; two Soloists on one file take turns here instead. The lock is the
kernel's, so a killed process leaves none behind.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.errors import StoreError
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FileLock:
    """The turn to write, held by one process at a time."""

    def __init__(self, path: Path, patience: float = 5.0) -> None:
        self._path = path
        self._patience = patience

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the turn and hold it; StoreError when another keeps it too long."""
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            handle = os.open(self._path, flags, 0o600)
        except OSError as problem:
            raise StoreError(
                N_("Cannot lock {path}: {reason}. Nothing was saved."),
                path=self._path,
                reason=problem.strerror,
            ) from None
        try:
            self._wait(handle)
            yield
        finally:
            os.close(handle)

    def _wait(self, handle: int) -> None:
        limit = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > limit:
                    raise StoreError(
                        N_(
                            "Another Soloist is writing to {path} and has not finished."
                            " Nothing was saved; try again in a moment."
                        ),
                        path=self._path.name,
                    ) from None
                time.sleep(0.01)
            else:
                return
