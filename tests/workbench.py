"""Where the tests write: in memory, where a machine has room there.

Every file of a workspace is pushed to the disk at every step, and thousands of them are
made; on a disk that is a good part of the time. Whoever wants to look at what a test
left, or to have it on a certain disk, sets ``TMPDIR``: then nothing is put elsewhere.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own in it, with our rights only

ROOM = 2 * 1024**3
"""Bytes that must be free: more than the tests ever hold at once."""

NAME = "soloist-"
"""Before the number of the process that made a folder, which says whose it is."""


def made() -> Path | None:
    """Make a folder in memory, the one for temporary files from now on; or None."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return None
    for old in MEMORY.glob(f"{NAME}*"):
        if not _is_alive(old.name.removeprefix(NAME)):
            cleared(old)
    if shutil.disk_usage(MEMORY).free < ROOM:
        return None
    folder = MEMORY / f"{NAME}{os.getpid()}"
    try:
        folder.mkdir(mode=0o711)  # some tests are of somebody else, too
    except FileExistsError:
        return None
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None  # it is looked up anew
    return folder


def cleared(folder: Path, *, only_if_in_memory: bool = False) -> None:
    """Take a folder away, unless it is kept to be looked at."""
    if not only_if_in_memory or MEMORY in folder.parents:
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
