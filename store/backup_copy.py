"""Moving whole databases: a run killed at any step leaves one content or the other.

Three ways: into a new part, into a workspace that is whole, and in the place of one
that is damaged or gone.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from store import backup_files as files
from store.errors import CannotOpen
from store.rules.words import N_

if TYPE_CHECKING:
    from pathlib import Path


def copy_to_part(
    source: sqlite3.Connection, live: Path, part: Path, target: Path
) -> None:
    """Copy all pages in one step, and leave one plain file with no WAL beside it.

    ``live`` and ``target`` are named in refusals about the source and the copy.
    """
    with (
        files.target_refusals(target, live),
        closing(files.connect(part, "rw")) as copy,
    ):
        # The copy takes the WAL mark over from the source; alone on the file, it needs
        # no shared memory while that mark is taken off again.
        copy.execute("PRAGMA locking_mode=EXCLUSIVE")
        copy.execute("PRAGMA journal_mode=MEMORY")
        _copy_pages(source, copy, live)
        copy.execute("PRAGMA journal_mode=DELETE")


def write_into(backup: Path, database: Path) -> None:
    """Write a backup over a whole workspace, as one transaction of SQLite's own.

    Until its commit is on disk the old content is what anybody reads, also after a
    kill; other windows see the new one as an ordinary save. No file is exchanged, so no
    WAL of the old content can ever be read onto the new.
    """
    with (
        files.target_refusals(database, backup),
        closing(files.connect(backup, "ro")) as source,
        closing(files.connect(database, "rw")) as live,
    ):
        live.execute("PRAGMA synchronous=FULL")
        source.execute("BEGIN")
        _copy_pages(source, live, database)


def replace(backup: Path, database: Path) -> None:
    """Put a backup in the place of a file that SQLite cannot write it into.

    That is one damaged, missing, or of another page size. A rename alone would do, were
    it not for a WAL that may lie beside: renamed first, a new main file would have the
    old WAL read onto it; removed first, the old file would have lost its last saves. So
    the new content is also written as a WAL. Put in the place of the old WAL, in one
    rename, it covers every page of the old file: what is read from then on is the new
    content, before the main file is exchanged and after.
    """
    wal = files.sidecar(database, "-wal")
    beside = [files.sidecar(database, suffix) for suffix in files.SIDECARS]
    with files.target_refusals(database, backup):
        main, cover = files.new_part(database), files.new_part(wal)
        try:
            with closing(files.connect(backup, "ro")) as source:
                source.execute("BEGIN")
                copy_to_part(source, backup, main, database)
                files.push_to_disk(main)
                if any(path.exists() for path in beside):
                    _copy_as_wal(source, cover, database)
                    files.put(cover, wal)
                    # A rollback journal would be played onto the new file as well.
                    files.sidecar(database, "-journal").unlink(missing_ok=True)
                    files.push_folder(database.parent)
            files.put(main, database)
            for path in beside:
                path.unlink(missing_ok=True)
            files.push_folder(database.parent)
        finally:
            files.discard(main)
            files.discard(cover)


def set_aside(database: Path, keep: Path) -> None:
    """Copy the bytes of a file that SQLite cannot read to ``keep.damaged``.

    With its WAL and journal, if there are any, under names that keep them together.
    Bytes are copied, not linked: the file itself may still be written to.
    """
    aside = files.sidecar(keep, ".damaged")
    with files.target_refusals(aside):
        for suffix in ("", "-wal", "-journal"):
            path, target = files.sidecar(database, suffix), files.sidecar(aside, suffix)
            if path.is_file() and (not suffix or path.stat().st_size):
                part = files.new_part(target)
                try:
                    files.copy_bytes(path, part)
                    files.put(part, target)
                finally:
                    files.discard(part)


def roll_back(database: Path) -> None:
    """Let SQLite undo what a killed run left half done in a rollback journal."""
    with (
        files.source_refusals(database),
        closing(files.connect(database, "rw")) as opened,
    ):
        opened.execute("PRAGMA schema_version").fetchone()


def same_pages(one: Path, other: Path) -> bool:
    """Say whether two databases have pages of one size, as copying over needs."""
    sizes = set()
    for path in (one, other):
        with files.source_refusals(path), closing(files.connect(path, "ro")) as opened:
            sizes.add(files.page_size(opened))
    return len(sizes) == 1


def _copy_as_wal(source: sqlite3.Connection, cover: Path, database: Path) -> None:
    """Write all pages of ``source`` into ``cover``, as the WAL of one commit."""
    scratch = files.new_part(database)
    try:
        with closing(files.connect(scratch, "rw")) as copy:
            copy.execute(f"PRAGMA page_size={files.page_size(source)}")
            copy.execute("PRAGMA locking_mode=EXCLUSIVE")
            copy.execute("PRAGMA journal_mode=WAL")
            _copy_pages(source, copy, database)
            # Taken while the connection is open: closing it would fold the WAL in.
            files.copy_bytes(files.sidecar(scratch, "-wal"), cover)
    finally:
        files.discard(scratch)


def _copy_pages(
    source: sqlite3.Connection, target: sqlite3.Connection, busy: Path
) -> None:
    """Copy all pages as one transaction of the target, or refuse it as busy.

    SQLite has then waited for its usual patience; without the callback the driver would
    ask again for ever.
    """

    def give_up(status: int, remaining: int, total: int) -> None:
        del remaining, total
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise CannotOpen(
                "busy",
                N_("{file} is in use by another program; try again."),
                file=busy,
            )

    source.backup(target, progress=give_up)
