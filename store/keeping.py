"""Keeping the file well: copies, checks, and mending what is worked out."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store import backup, roster_lines
from store.errors import CannotOpen, NotFound
from store.identity import sidecar
from store.locks import FileLock
from store.rules.words import N_
from store.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from store.backup import BackupReport
    from store.engine import Database

RACE_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite releases in which two writers can no longer damage a file (WAL reset)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its code, whether it is well, and a sentence with figures."""

    code: str
    ok: bool
    template: str
    detail: Mapping[str, object]


class Keeping:
    """The desk for copies and checks of an open workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def back_up(self, target: Path) -> BackupReport:
        """Copy the workspace to ``target`` and read the copy from end to end."""
        return backup.back_up(
            self._database.path, target, application_id=APPLICATION_ID
        )

    def back_up_before(self, folder: Path, now: datetime, reason: str) -> BackupReport:
        """Copy the workspace into its folder of copies, under the reason's name."""
        return self.back_up(folder / backup.backup_name(now, reason))

    def keep_daily(self, folder: Path, now: datetime) -> bool:
        """Make the day's copy if there is none yet, and thin out old ones."""
        backup.clean_parts(folder, now)
        if not backup.due(folder, now):
            return False
        self.back_up(folder / backup.backup_name(now))
        backup.rotate(folder, now)
        return True

    def mend(self) -> int:
        """Work out every roster line again; returns how many had been wrong."""
        wrong = roster_lines.differences(self._database.reader)
        if wrong:
            with self._database.replaying(("roster",)) as connection:
                roster_lines.rebuild(connection)
        return wrong

    def check(self, folder: Path) -> tuple[Check, ...]:
        """Look at everything that can be wrong with the file; changes nothing."""
        return (
            self._integrity(),
            self._references(),
            self._lines(),
            self._permissions(),
            self._copies(folder),
            _race(),
        )

    def _integrity(self) -> Check:
        try:
            found = self._database.read("PRAGMA integrity_check(1)")[0][0]
        except sqlite3.DatabaseError as problem:
            found = str(problem)
        return Check(
            "integrity",
            found == "ok",
            N_("Every page of the file is whole.")
            if found == "ok"
            else N_("The file is damaged: {reason}. Restore a backup."),
            {"reason": found},
        )

    def _references(self) -> Check:
        broken = len(self._database.read("PRAGMA foreign_key_check"))
        return Check(
            "references",
            not broken,
            N_("Every row belongs to somebody.")
            if not broken
            else N_("{count} rows belong to nobody."),
            {"count": broken},
        )

    def _lines(self) -> Check:
        wrong = roster_lines.differences(self._database.reader)
        return Check(
            "lines",
            not wrong,
            N_("The roster list agrees with what it is worked out from.")
            if not wrong
            else N_("{count} lines of the roster list are out of date."),
            {"count": wrong},
        )

    def _permissions(self) -> Check:
        mode = self._database.path.stat().st_mode & 0o077
        return Check(
            "permissions",
            not mode,
            N_("Only you may read the file.")
            if not mode
            else N_("Others on this computer may read the file."),
            {},
        )

    def _copies(self, folder: Path) -> Check:
        there = backup.backups(folder)
        newest = there[0] if there else None
        try:
            report = (
                backup.verify(newest, application_id=APPLICATION_ID) if newest else None
            )
        except CannotOpen:
            return Check(
                "backups",
                ok=False,
                template=N_("The newest backup cannot be restored: {path}"),
                detail={"path": newest},
            )
        if report is None:
            return Check("backups", True, N_("There is no backup yet."), {})
        return Check(
            "backups",
            ok=True,
            template=N_("The newest of {count} backups can be restored: {path}"),
            detail={"count": len(there), "path": newest},
        )


def restore(database: Path, source: Path, keep: Path) -> None:
    """Put a copy in the place of a workspace; what was there is kept at ``keep``."""
    if not source.exists():
        raise NotFound(N_("There is no file {path}."), path=source)
    with FileLock(sidecar(database, ".lock")).held():
        backup.restore(
            source,
            database,
            keep,
            application_id=APPLICATION_ID,
            newest_schema=SCHEMA,
        )


def _race() -> Check:
    version = sqlite3.sqlite_version_info
    fixed = version >= RACE_FIXED[0] or any(
        version[:2] == one[:2] and version >= one for one in RACE_FIXED
    )
    return Check(
        "sqlite",
        ok=True,
        template=N_("SQLite {version}.")
        if fixed
        else N_(
            "SQLite {version}: writers take turns, so its known race cannot happen."
        ),
        detail={"version": sqlite3.sqlite_version},
    )
