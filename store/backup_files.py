"""The file work under a backup: parts, modes, safe renames, and what an error means.

Only SQLite itself ever opens a live workspace: closing a file that was opened beside it
drops the locks SQLite holds on it, and then two writers can cut into each other.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sqlite3
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from store.errors import CannotOpen, StoreError
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIDECARS = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a file of its own."""

PATIENCE = 5.0
"""Seconds to wait for another window to finish its save."""

STALE_SECONDS = 3600
"""A part that nobody has written to for so long was left by a run that was killed."""

_PART = re.compile(r".+\.[0-9a-f]{8}\.part(?:-wal|-shm|-journal)?")
_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"})


class CannotBackUp(StoreError):
    """The copy could not be made; everything that was there before is still there."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: rows per table, whose it is, and its schema number."""

    tables: dict[str, int]
    application_id: int
    schema: int


def size_of(path: Path) -> int:
    """Give a file's size in bytes without opening it, or raise ``CannotOpen``."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise CannotOpen("missing", N_("There is no file {file}."), file=path) from None
    except OSError as error:
        raise unreadable(path, error) from None
    if not stat.S_ISREG(found.st_mode):
        raise CannotOpen("not_a_file", N_("{file} is not a file."), file=path)
    if not found.st_size:
        raise CannotOpen("empty", N_("{file} is empty."), file=path)
    return found.st_size


def unreadable(path: Path, error: OSError) -> CannotOpen:
    """Say that the system would not let us read a file, and why."""
    return CannotOpen(
        "unreadable",
        N_("{file} cannot be read: {reason}."),
        file=path,
        reason=error.strerror or str(error),
    )


def damaged(path: Path, reason: str) -> CannotOpen:
    """Say that a file is damaged, and what SQLite found."""
    return CannotOpen(
        "corrupt", N_("{file} is damaged: {reason}."), file=path, reason=reason
    )


def connect(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    """Open a database that may come from anywhere; never creates one.

    Read-only connections neither checkpoint nor clean up, so they leave the file and
    its journal to whoever is writing.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
    )
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def source_refusals(path: Path) -> Iterator[None]:
    """Turn what SQLite says about a file that is read into one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise source_refusal(path, error) from None
    except OSError as error:
        raise unreadable(path, error) from None


def source_refusal(path: Path, error: sqlite3.Error) -> CannotOpen:
    """Name what is wrong with a file that SQLite could not read."""
    name = _plain_code(error)
    if name == "SQLITE_NOTADB":
        return CannotOpen("not_sqlite", N_("{file} is not a Soloist file."), file=path)
    if name == "SQLITE_CORRUPT":
        return damaged(path, str(error))
    if name in _BUSY:
        return CannotOpen(
            "busy", N_("{file} is in use by another program; try again."), file=path
        )
    return CannotOpen(
        "unreadable", N_("{file} cannot be read: {reason}."), file=path, reason=error
    )


@contextmanager
def target_refusals(path: Path, source: Path | None = None) -> Iterator[None]:
    """Turn what went wrong while writing ``path`` into one sentence.

    While copying, SQLite reports damage of the ``source`` through the same door.
    """
    try:
        yield
    except sqlite3.Error as error:
        name = _plain_code(error)
        if source is not None and name in _DAMAGED | _BUSY:
            raise source_refusal(source, error) from None
        if name == "SQLITE_FULL":
            raise _no_room(path) from None
        raise _unwritable(path, str(error)) from None
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise _no_room(path) from None
        raise _unwritable(path, error.strerror or str(error)) from None


def _plain_code(error: sqlite3.Error) -> str:
    """Give SQLite's primary code: SQLITE_CORRUPT for SQLITE_CORRUPT_INDEX."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    return "_".join(name.split("_")[:2])


def _no_room(path: Path) -> CannotBackUp:
    return CannotBackUp(
        N_("There is no room left for {file}; what was there before is untouched."),
        file=path,
    )


def _unwritable(path: Path, reason: str) -> CannotBackUp:
    return CannotBackUp(
        N_("{file} cannot be written: {reason}."), file=path, reason=reason
    )


def contents(connection: sqlite3.Connection) -> Contents:
    """Count every table, as seen by the transaction that is open."""
    names = [
        name
        for name, sql in connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
        if not str(sql).upper().startswith("CREATE VIRTUAL")
    ]
    return Contents(
        {
            name: _number(connection, f"SELECT count(*) FROM {_q(name)}")
            for name in names
        },
        _number(connection, "PRAGMA application_id"),
        _number(connection, "PRAGMA user_version"),
    )


def _number(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _q(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def check_length(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that ends before its last page.

    SQLite reads a cut page as zeros and may find nothing wrong with it. With a filled
    WAL beside, the missing pages may be in there, and the file may well be short.
    """
    wal = sidecar(path, "-wal")
    if wal.exists() and wal.stat().st_size:
        return
    pages = _number(connection, "PRAGMA page_count")
    if path.stat().st_size < pages * page_size(connection):
        raise damaged(path, "its end is missing")


def page_size(connection: sqlite3.Connection) -> int:
    """Give the size of the pages of a database, in bytes."""
    return _number(connection, "PRAGMA page_size")


def check_integrity(connection: sqlite3.Connection, path: Path) -> None:
    """Walk the whole database; ``CannotOpen("corrupt")`` with the first thing found."""
    found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if found != "ok":
        raise damaged(path, found.splitlines()[-1].rstrip("."))


def sidecar(path: Path, suffix: str) -> Path:
    """Name a file that belongs beside ``path``: its -wal, its -shm, its -journal."""
    return path.with_name(path.name + suffix)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for nobody else to look into (0700)."""
    for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
        with suppress(FileExistsError):  # another process was quicker
            missing.mkdir(mode=0o700)


def new_part(target: Path) -> Path:
    """Create an empty file of our own beside ``target``, 0600, following no link.

    Its name is drawn by lot, so that two runs making the same backup in the same second
    never write into each other's file; leftovers of killed runs for the same target are
    cleared away, judged against the clock of the file system.
    """
    make_folder(target.parent)
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW
    os.close(os.open(part, flags, 0o600))
    written_at = part.lstat().st_mtime
    remove_stale_parts(target.parent, written_at, of=target.name)
    return part


def remove_stale_parts(folder: Path, now: float, of: str = "") -> tuple[Path, ...]:
    """Remove parts untouched for an hour before ``now`` (seconds since 1970).

    With ``of``, only those of the target of that name.
    """
    stale = []
    for path in sorted(folder.iterdir()):
        if not _PART.fullmatch(path.name):
            continue
        if of and path.name.rpartition(".part")[0][:-9] != of:
            continue
        with suppress(FileNotFoundError):
            found = path.lstat()
            if stat.S_ISREG(found.st_mode) and found.st_mtime < now - STALE_SECONDS:
                path.unlink()
                stale.append(path)
    return tuple(stale)


def discard(part: Path) -> None:
    """Remove a part and what SQLite may have left beside it."""
    for path in (part, *(sidecar(part, suffix) for suffix in SIDECARS)):
        path.unlink(missing_ok=True)


def copy_bytes(path: Path, part: Path) -> None:
    """Copy a file that no connection has open, byte for byte, and push it to disk."""
    with path.open("rb") as source, part.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())


def push_to_disk(part: Path) -> None:
    """Wait until the disk has the whole file."""
    descriptor = os.open(part, os.O_RDWR | os.O_NOFOLLOW)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(part: Path, target: Path) -> None:
    """Give a finished part its name in one step, and wait until the folder knows."""
    part.replace(target)
    push_folder(target.parent)


def push_folder(folder: Path) -> None:
    """Wait until the disk has the folder's names."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
