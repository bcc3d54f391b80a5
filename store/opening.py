"""Looking at a workspace file before anything is done to it.

Nothing here writes, creates or opens the live file by itself: SQLite's own locks are
lost when the process that holds them opens and closes the file a second time.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from store.errors import CannotOpen
from store.rules.words import N_
from store.schema import APPLICATION_ID, SCHEMA

MAGIC = b"SQLite format 3\x00"
QUICK_CHECK_BELOW = 8 * 1024 * 1024
"""Bytes up to which a file is checked whole before its first row is shown; larger
files are checked right after, and nothing is written to them before that is done."""


class State(StrEnum):
    """What stands at the path."""

    ABSENT = "absent"
    OLD = "old"
    CURRENT = "current"


def _refuse(code: str, template: str, **detail: object) -> NoReturn:
    raise CannotOpen(code, template, **detail)


def look(path: Path) -> State:
    """Say whether a workspace may be opened at ``path``; raises CannotOpen if not."""
    status = _status(path)
    if status is None:
        return State.ABSENT
    if not stat.S_ISREG(status.st_mode):
        _refuse("not_a_file", N_("{path} is not a file."), path=path)
    if not os.access(path, os.R_OK):
        _refuse("unreadable", N_("{path} may not be read."), path=path)
    if status.st_size == 0:
        _refuse(
            "empty",
            N_(
                "{path} is empty: this was never a workspace, or something emptied it."
                " Nothing was written. Restore a backup with: soloist restore FILE"
            ),
            path=path,
        )
    return _look_inside(path, status.st_size)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            _refuse("missing", N_("{path} points to a file that is gone."), path=path)
        _refuse_orphans(path)
        return None
    except NotADirectoryError:
        _refuse("path", N_("{path} lies inside a file."), path=path)
    except PermissionError:
        _refuse("unreadable", N_("{path} may not be read."), path=path)
    except (OSError, ValueError):
        _refuse("path", N_("{path} is not a path that can be used."), path=path)


def _refuse_orphans(path: Path) -> None:
    """A write-ahead log without its file means that the file was lost, not new."""
    if Path(f"{path}-wal").exists():
        _refuse(
            "wal_alone",
            N_(
                "{path} is gone but its log is still there. Nothing was created; put"
                " the file back, or restore a backup with: soloist restore FILE"
            ),
            path=path,
        )


def _look_inside(path: Path, size: int) -> State:
    connection = connect_reading(path)
    try:
        return _judge(path, connection, size)
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            _refuse("busy", N_("{path} is locked by another program."), path=path)
        _refuse(
            "unreadable",
            N_("{path} cannot be opened: {reason}."),
            path=path,
            reason=problem,
        )
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            _refuse("not_sqlite", N_("{path} is not a Soloist workspace."), path=path)
        damaged(path)
    finally:
        connection.close()


def _judge(path: Path, connection: sqlite3.Connection, size: int) -> State:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        _refuse(
            "other_app",
            N_("{path} belongs to another program. Nothing was written to it."),
            path=path,
        )
    if schema > SCHEMA:
        _refuse(
            "newer",
            N_(
                "{path} was written by a newer Soloist (format {found}; this one knows"
                " {known}). Nothing was changed; please update Soloist."
            ),
            path=path,
            found=schema,
            known=SCHEMA,
        )
    page = connection.execute("PRAGMA page_size").fetchone()[0]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if not _has_log(path) and (size % page or size < page * pages):
        damaged(path)
    if size <= QUICK_CHECK_BELOW:
        quick_check(path, connection)
    return State.CURRENT if schema == SCHEMA else State.OLD


def _has_log(path: Path) -> bool:
    """Whether saves wait in the log; reading alone leaves an empty one behind."""
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def quick_check(path: Path, connection: sqlite3.Connection) -> None:
    """Read the whole file; raises CannotOpen if it is damaged anywhere."""
    try:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError:
        damaged(path)
    if verdict != "ok":
        damaged(path)


def damaged(path: Path) -> NoReturn:
    """Refuse a file that SQLite finds broken."""
    _refuse(
        "corrupt",
        N_(
            "{path} is damaged. Nothing was written to it. Restore a backup with:"
            " soloist restore FILE"
        ),
        path=path,
    )


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that can only read; any character may stand in the path."""
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            timeout=5,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.executescript(
            "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF;"
            "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
        )
    except sqlite3.OperationalError as problem:
        raise CannotOpen(
            "unreadable",
            N_("{path} cannot be opened: {reason}."),
            path=path,
            reason=problem,
        ) from None
    return connection
