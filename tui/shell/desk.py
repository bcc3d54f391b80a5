"""What every command works with: which file, which day, and how the file is opened."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store import open_store
from store.errors import StoreError
from tui import i18n, paths
from tui import settings as settings_file
from tui.i18n import _
from tui.shell import options as given
from tui.shell import streams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from store import Store
    from tui.settings import Settings
    from tui.shell.options import Options

    Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Shell:
    """The file a command is about, and the day it takes for today."""

    path: Path
    is_named: bool
    """Whether somebody said which file; otherwise it is the usual one."""
    today: Callable[[], date]
    now: Clock
    settings: Settings

    def at(self, path: Path) -> Shell:
        """The same for another file."""
        return replace(self, path=path, is_named=True)

    def open(self, *, create: bool = False) -> Store:
        """Open the workspace; raises CannotOpen."""
        store = open_store(self.path, now=self.now, create=create)
        store.own_checklists = paths.settings().parent / "checklists"
        return store

    @contextmanager
    def bringing_in(self) -> Iterator[Store]:
        """Open the workspace for what brings something in; it is made if absent.

        A workspace that was made for nothing (the file could not be read, or this was
        a dry run) is gone again at the end, and so are its folders.
        """
        missing = _missing(self.path)
        store = self.open(create=True)
        kept = not missing
        try:
            yield store
        finally:
            kept = bool(store.take_changes()) or kept
            store.close()
            if not kept:
                _remove(self.path, missing)
        if missing and kept:
            self.say_made()

    def say_made(self) -> None:
        """Say that there is a new file."""
        streams.say(_("Made a new workspace: {path}").format(path=self.path))


def arrange(options: Options, environ: Mapping[str, str], clock: Clock) -> Shell:
    """Put together what was said, the settings and the clock; raises StoreError.

    The language is installed first, so that a refusal is told in it.
    """
    speak(options.lang, environ)
    settings = settings_file.load(paths.settings())
    path, is_named = given.workspace(options.db, environ)
    day = options.today
    if day is None:
        return Shell(path, is_named, lambda: clock().date(), clock, settings)
    return Shell(
        path,
        is_named,
        lambda: day,
        lambda: datetime.combine(day, clock().astimezone(UTC).time(), UTC),
        settings,
    )


def speak(language: str | None, environ: Mapping[str, str]) -> None:
    """Install the language asked for, else the settings', else the terminal's."""
    if language is None:
        # Settings that cannot be read are refused where they are needed, in arrange().
        with suppress(StoreError):
            language = settings_file.load(paths.settings()).language
    i18n.install(language or i18n.from_environment(environ))


def _missing(path: Path) -> list[Path]:
    """What is not there of a path: the file and its folders, the innermost first."""
    found = []
    for part in (path, *path.parents):
        if os.path.lexists(part):
            break
        found.append(part)
    return found


def _remove(path: Path, made: list[Path]) -> None:
    """Take an empty workspace of ours away again, with the folders made for it."""
    for suffix in ("", "-wal", "-shm", ".lock"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    with suppress(OSError):  # somebody else may have put something there
        for folder in made[1:]:
            folder.rmdir()
