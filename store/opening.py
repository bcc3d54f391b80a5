"""Looking at a workspace file before anything is done to it.

Nothing here creates a file or changes what one says, or opens the live file other than
through SQLite: its locks are lost when the process that holds them opens and closes the
file a second time.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NoReturn

from store.errors import CannotOpen
from store.faults import damaged, unreadable
from store.identity import sidecar
from store.locks import FileLock
from store.rules.words import N_
from store.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

QUICK_CHECK_BELOW = 8 * 1024 * 1024
"""Bytes up to which a file is checked whole before its first row is shown; larger
files are checked right after, and nothing is written to them before that is done."""

LOCK_BYTE = 1 << 30
"""Where SQLite locks a file; the page that holds this byte is never written."""


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
    """A log with saves in it but without its file means that the file was lost."""
    if _is_filled(sidecar(path, "-wal")):
        _refuse(
            "wal_alone",
            N_(
                "{path} is gone but its log is still there. Nothing was created; put"
                " the file back, or restore a backup with: soloist restore FILE"
            ),
            path=path,
        )


def _look_inside(path: Path, size: int) -> State:
    try:
        try:
            return _judge(path, size)
        except sqlite3.OperationalError as problem:
            if not _is_half_done(path, problem):
                raise
        _finish_undoing(path)
        return _judge(path, path.stat().st_size)
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            _refuse("busy", N_("{path} is locked by another program."), path=path)
        _refuse_unreadable(path, problem)
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            _refuse("not_sqlite", N_("{path} is not a Soloist workspace."), path=path)
        raise damaged(path) from None


def _is_half_done(path: Path, problem: sqlite3.Error) -> bool:
    """Whether a killed run left a save that SQLite has to undo before reading."""
    return problem.sqlite_errorcode & 0xFF in {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
    } and _is_filled(sidecar(path, "-journal"))


def _finish_undoing(path: Path) -> None:
    """Let SQLite put the old pages back from its journal, as it wants to."""
    with (
        FileLock(sidecar(path, ".lock")).held(),
        closing(connect(path, "rw")) as opened,
    ):
        opened.execute("PRAGMA schema_version").fetchone()


def _refuse_unreadable(path: Path, problem: sqlite3.Error) -> NoReturn:
    folder = sidecar(path, "").parent
    if not os.access(folder, os.W_OK):
        _refuse(
            "read_only",
            N_(
                "{path} cannot be opened: its folder may only be read, and Soloist"
                " keeps a log beside the file. Copy it to a folder of your own."
            ),
            path=path,
        )
    raise unreadable(path, problem) from None


def _judge(path: Path, size: int) -> State:
    with closing(connect_reading(path)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
        _refuse_stranger(path, application, schema)
        page = connection.execute("PRAGMA page_size").fetchone()[0]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        log = sidecar(path, "-wal")
        if not _is_filled(log):
            if size % page or size < page * pages:
                raise damaged(path)
        elif not _holds_end(log, size // page, pages, page):
            raise damaged(path)
        if size <= QUICK_CHECK_BELOW:
            _quick_check(path, connection)
    return State.CURRENT if schema == SCHEMA else State.OLD


def _refuse_stranger(path: Path, application: int, schema: int) -> None:
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


def _is_filled(path: Path) -> bool:
    """Whether something waits in a log; reading alone leaves an empty one behind."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _holds_end(log: Path, there: int, pages: int, page: int) -> bool:
    """Whether the pages that a file does not have yet are all in its log.

    SQLite reads a page that is missing as zeros, and may find nothing wrong with them.
    The log may be opened like any file: SQLite keeps no locks on it.
    """
    missing = set(range(there + 1, pages + 1)) - {LOCK_BYTE // page + 1}
    if not missing:
        return True
    with log.open("rb") as stream:
        salt = stream.read(32)[16:24]
        while len(frame := stream.read(24)) == 24 and frame[8:16] == salt:
            missing.discard(int.from_bytes(frame[:4], "big"))
            stream.seek(page, os.SEEK_CUR)
    return not missing


def is_small(path: Path) -> bool:
    """Whether a file is checked whole before its first row is shown."""
    try:
        return path.stat().st_size <= QUICK_CHECK_BELOW
    except OSError:
        _refuse("missing", N_("{path} points to a file that is gone."), path=path)


def check_whole(path: Path) -> None:
    """Read every page of a file; raises CannotOpen if it is damaged anywhere.

    Over a connection of its own, so that the screen may go on reading meanwhile.
    """
    with closing(connect_reading(path)) as connection:
        _quick_check(path, connection)


def _quick_check(path: Path, connection: sqlite3.Connection) -> None:
    try:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError:
        raise damaged(path) from None
    if verdict != "ok":
        raise damaged(path)


def fold_log_in(path: Path) -> None:
    """Let SQLite write its log into the file and remove it, if nobody has it open."""
    with closing(connect(path, "rw")) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()


def connect(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    """A connection to a file that is there; any character may stand in the path."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=5,
        isolation_level=None,
        check_same_thread=False,
    )


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that can only read; raises CannotOpen."""
    try:
        connection = connect(path, "ro")
        connection.executescript(
            "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF;"
            "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
        )
    except sqlite3.OperationalError as problem:
        _refuse_unreadable(path, problem)
    return connection
