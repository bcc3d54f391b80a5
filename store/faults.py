"""What SQLite says when the file or the disk is at fault, as one sentence."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from store.errors import Cancelled, CannotOpen, Duplicate, NotFound, StoreError
from store.rules.words import N_

if TYPE_CHECKING:
    from pathlib import Path

_UNIQUE = frozenset(
    {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
)
_SENTENCES = dict.fromkeys(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL),
    N_("{path} is locked by another program. Nothing was saved."),
) | {
    sqlite3.SQLITE_FULL: N_(
        "The disk is full. Nothing was saved; what was there is safe."
    ),
    sqlite3.SQLITE_IOERR: N_("The disk refused to take {path}. Nothing was saved."),
}


def as_refusal(problem: BaseException, path: Path) -> StoreError | None:
    """The sentence for a fault of the file or the disk; None for anything else.

    ``problem`` may be SQLite's or SQLAlchemy's around it. Of broken constraints only a
    value that is there twice, and a row that was taken away meanwhile (by undo, or in
    another window), are the user's to know; any other is a bug of ours.
    """
    original = getattr(problem, "orig", problem)
    if not isinstance(original, sqlite3.Error):
        return None
    full = getattr(original, "sqlite_errorcode", 0)
    code = full & 0xFF
    if full in _UNIQUE:
        return Duplicate(N_("The same is already there. Nothing was saved."))
    if full == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return NotFound(
            N_("What this belongs to is not there any more. Nothing was saved.")
        )
    if code in _SENTENCES:
        return StoreError(_SENTENCES[code], path=path.name)
    if code == sqlite3.SQLITE_INTERRUPT:
        return Cancelled(N_("It was stopped. Nothing was kept."))
    return _of_the_file(code, original, path)


def _of_the_file(code: int, problem: sqlite3.Error, path: Path) -> CannotOpen | None:
    if code == sqlite3.SQLITE_READONLY:
        return read_only(path)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(path)
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return unreadable(path, problem)
    return None


def read_only(path: Path) -> CannotOpen:
    """Say that a file takes no writing."""
    return CannotOpen(
        "read_only", N_("{path} may only be read. Nothing was saved."), path=path
    )


def unreadable(path: Path, problem: sqlite3.Error) -> CannotOpen:
    """Say that SQLite cannot open a file, in its own words."""
    return CannotOpen(
        "unreadable",
        N_("{path} cannot be opened: {reason}."),
        path=path,
        reason=problem,
    )


def damaged(path: Path) -> CannotOpen:
    """Say that SQLite finds a file broken."""
    return CannotOpen(
        "corrupt",
        N_(
            "{path} is damaged. Nothing was written to it. Restore a backup with:"
            " soloist restore FILE"
        ),
        path=path,
    )
