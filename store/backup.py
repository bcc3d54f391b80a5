"""Verified copies of the workspace: made, checked, rotated, and put back.

A copy is made by SQLite's own backup call over a read connection of its own, so another
window may go on saving meanwhile, and it gets its name only when it has been read from
end to end. Nothing here reads the clock.
"""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store import backup_copy as copies
from store import backup_files as files
from store.backup_files import CannotBackUp, Contents
from store.backup_rotation import (
    BackupName,
    backup_name,
    parse_backup_name,
    to_remove,
)
from store.errors import CannotOpen
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "BackupName",
    "BackupReport",
    "CannotBackUp",
    "back_up",
    "backup_name",
    "backups",
    "clean_parts",
    "due",
    "parse_backup_name",
    "restore",
    "rotate",
    "to_remove",
    "verify",
]

KEPT_PER_REASON = 3
"""A copy made before a migration must outlive a busy hour, whatever rotates."""

_SET_ASIDE = frozenset({"missing", "empty", "not_sqlite", "corrupt"})


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A copy that was read from end to end and found whole.

    ``tables`` gives the rows of each table, ``bytes`` the size of the file; ``made_at``
    (UTC) is what its name says, None for a name that is not ours.
    """

    path: Path
    bytes: int
    tables: dict[str, int]
    application_id: int
    schema: int
    made_at: datetime | None


def back_up(
    database: Path, target: Path, *, application_id: int | None = None
) -> BackupReport:
    """Copy a workspace, in use or not; what is at ``target`` is replaced at the end.

    The rows are counted and the pages copied inside one read transaction, so the counts
    of the copy must equal those of the source exactly. Raises ``CannotOpen`` for a
    source that is missing, damaged or not of ``application_id`` and ``CannotBackUp``
    for a target that cannot be written; an older copy of that name is then untouched.
    """
    files.size_of(database)
    live = _real(database)
    _refuse_itself(live, target)
    with files.target_refusals(target):
        part = files.new_part(target)
    try:
        with files.source_refusals(live), closing(files.connect(live, "ro")) as source:
            source.execute("BEGIN")
            counted = files.contents(source)
            _refuse_stranger(live, counted, application_id)
            files.check_length(source, live)
            copies.copy_to_part(source, live, part, target)
        if (copied := _whole(part, shown_as=live)) != counted:
            raise files.damaged(live, "its copy does not hold the same rows")
        with files.target_refusals(target):
            files.push_to_disk(part)
            files.put(part, target)
            return _report(target, copied)
    finally:
        files.discard(part)


def verify(
    path: Path, application_id: int | None = None, newest_schema: int | None = None
) -> BackupReport:
    """Read a copy from end to end; it must be whole and carry ``application_id``.

    Either limit is only looked at when given. Raises ``CannotOpen`` with the code
    missing, not_a_file, empty, not_sqlite, corrupt, other_app, newer (a schema above
    ``newest_schema``), busy or unreadable.
    """
    files.size_of(path)
    held = _whole(path, shown_as=path)
    _refuse_stranger(path, held, application_id)
    if newest_schema is not None and held.schema > newest_schema:
        raise CannotOpen(
            "newer",
            N_("{file} was written by a newer Soloist: schema {found}, not {known}."),
            file=path,
            found=held.schema,
            known=newest_schema,
        )
    return _report(path, held)


def restore(
    backup: Path,
    database: Path,
    keep: Path,
    *,
    application_id: int | None = None,
    newest_schema: int | None = None,
) -> None:
    """Put a verified copy in place of the workspace; what was there goes to ``keep``.

    A damaged one cannot be backed up: its bytes go to ``keep.damaged``. The caller
    holds the workspace lock and has closed its own connections. A run killed anywhere
    leaves the old content or the new, never a mix of the two. Another program's file,
    on either side, is refused. Raises ``CannotOpen`` and ``CannotBackUp``; then the old
    content is still in place.
    """
    backup, database = _real(backup), _real(database)
    for taken, name in ((database, backup), (database, keep), (backup, keep)):
        _refuse_itself(taken, name)
    wanted = verify(backup, application_id, newest_schema)
    whole = _keep_current(database, keep, wanted.application_id)
    if whole and copies.same_pages(backup, database):
        copies.write_into(backup, database)
    else:
        copies.replace(backup, database)
    if _whole(database, shown_as=database).tables != wanted.tables:
        raise files.damaged(database, "it does not hold the rows of the backup")


def backups(folder: Path) -> list[Path]:
    """List the backups in a folder, the newest first."""
    return [path for path, _ in _named(folder)]


def rotate(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups that may go, and tell which; files of other names stay.

    Beside what ``to_remove`` keeps, the newest three of each reason stay.
    """
    named = _named(folder)
    going = to_remove([name.made_at for _, name in named], now)
    kept_for: defaultdict[str, int] = defaultdict(int)
    removed = []
    for path, name in named:
        kept_for[name.reason] += 1
        if name.reason and kept_for[name.reason] <= KEPT_PER_REASON:
            continue
        if name.made_at in going:
            with files.target_refusals(path):
                path.unlink(missing_ok=True)
            removed.append(path)
    return tuple(removed)


def clean_parts(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove what killed runs left half written, and tell which; for the start.

    A part written to within the last hour may be another window's, and stays.
    """
    if not folder.is_dir():
        return ()
    with files.target_refusals(folder):
        return files.remove_stale_parts(folder, now.timestamp())


def due(folder: Path, now: datetime) -> bool:
    """Say whether no backup is dated the day of ``now`` yet, in the zone of ``now``."""
    if now.tzinfo is None:
        raise ValueError(f"a moment without a zone: {now}")
    days = {name.made_at.astimezone(now.tzinfo).date() for _, name in _named(folder)}
    return now.date() not in days


def _real(path: Path) -> Path:
    """Follow the links to a file: SQLite keeps its WAL beside the file itself."""
    return Path(os.path.realpath(path))


def _refuse_itself(live: Path, target: Path) -> None:
    place = _real(target.parent) / target.name
    taken = {live, *(files.sidecar(live, suffix) for suffix in files.SIDECARS)}
    if place in taken:
        raise CannotBackUp(
            N_("{file} is the file that is being read; choose another name."),
            file=target,
        )


def _refuse_stranger(
    path: Path, held: Contents | BackupReport, application_id: int | None
) -> None:
    if application_id not in {None, held.application_id}:
        raise CannotOpen(
            "other_app", N_("{file} belongs to another program."), file=path
        )


def _report(path: Path, held: Contents) -> BackupReport:
    name = parse_backup_name(path.name)
    return BackupReport(
        path,
        path.stat().st_size,
        held.tables,
        held.application_id,
        held.schema,
        name.made_at if name else None,
    )


def _whole(path: Path, *, shown_as: Path) -> Contents:
    """Read every page of a database and count its rows, in one transaction."""
    with files.source_refusals(shown_as), closing(files.connect(path, "ro")) as opened:
        opened.execute("BEGIN")
        files.check_length(opened, path)
        files.check_integrity(opened, shown_as)
        return files.contents(opened)


def _keep_current(database: Path, keep: Path, application_id: int) -> bool:
    """Save what is there now; say whether it is whole and can be written into."""
    try:
        if files.sidecar(database, "-journal").exists() and files.size_of(database):
            copies.roll_back(database)
        kept = back_up(database, keep)
    except CannotOpen as refusal:
        if refusal.code not in _SET_ASIDE:
            raise
        copies.set_aside(database, keep)
        return False
    _refuse_stranger(database, kept, application_id)
    return True


def _named(folder: Path) -> list[tuple[Path, BackupName]]:
    """Find our backups in a folder, the newest first; links and folders are none."""
    if not folder.is_dir():
        return []
    with files.source_refusals(folder):
        found = [
            (path, name)
            for path in folder.iterdir()
            if (name := parse_backup_name(path.name))
            and stat.S_ISREG(path.lstat().st_mode)
        ]
    return sorted(found, key=lambda pair: (pair[1], pair[0]), reverse=True)
