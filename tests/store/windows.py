"""Starting another Soloist on a file, and looking at what it left behind."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from store import open_store
from store.keeping import Keeping
from tests.builders import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def window(deed: str, path: Path, *figures: object) -> Iterator[subprocess.Popen[str]]:
    """Another process at work on the file; it is gone at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.window", deed, path, *map(str, figures)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def heard(process: subprocess.Popen[str]) -> str:
    """The next line the other window says."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def all_heard(process: subprocess.Popen[str]) -> list[str]:
    """Everything it says until its end."""
    assert process.stdout is not None
    return process.stdout.read().splitlines()


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """The workspace, looked at as at every start."""
    with open_store(path, now=lambda: NOW, create=False) as store:
        yield store.database


def is_well(database: Database) -> bool:
    """Whether every check of what the file holds passes."""
    checks = Keeping(database).check(database.path.with_name("backups"))
    return all(check.ok or check.code == "permissions" for check in checks)
