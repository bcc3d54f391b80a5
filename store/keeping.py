"""Keeping the file well: copies, checks, and mending what is worked out."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from store import (
    backup,
    last_touches,
    piece_lines,
    result_lines,
    roster_lines,
    totals,
)
from store.errors import CannotOpen, NotFound
from store.faults import as_refusal
from store.identity import sidecar
from store.locks import FileLock
from store.rules.words import N_
from store.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from store.backup import BackupReport
    from store.engine import Database

T = TypeVar("T")

RACE_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite releases in which two writers can no longer damage a file (WAL reset)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its code, whether it is well, and a sentence."""

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
        """Work out again what is worked out; returns how many lines had been wrong.

        Raises CannotOpen for a file that is damaged: that is not mended but restored.
        """
        wrong = {
            "roster": self._asked(self._wrong_lines),
            "outreach": self._asked(self._wrong_touches),
            # Lines of pieces first: sums are made of them.
            "campaigns": self._asked(self._wrong_pieces),
            "budget": self._asked(self._wrong_sums),
            "results": self._asked(self._wrong_results),
        }
        topics = [topic for topic, count in wrong.items() if count]
        if topics:
            with self._database.replaying(topics) as connection:
                for topic in topics:
                    _REBUILD[topic](connection)
        return sum(wrong.values())

    def check(self, folder: Path) -> tuple[Check, ...]:
        """Look at everything that can be wrong with the file; changes nothing."""
        return (
            self._integrity(),
            self._counted("references", self._orphans, _REFERENCES),
            self._counted("lines", self._wrong_lines, _LINES),
            self._counted("touches", self._wrong_touches, _TOUCHES),
            self._counted("sums", self._wrong_sums, _SUMS),
            self._counted("pieces", self._wrong_pieces, _PIECES),
            self._counted("results", self._wrong_results, _RESULTS),
            self._permissions(folder),
            _copies(folder),
            _race(),
        )

    def _integrity(self) -> Check:
        try:
            found = self._asked(self._first_fault)
        except CannotOpen as refusal:
            found = str(refusal)
        return Check(
            "integrity",
            found == "ok",
            N_("Every page of the file is whole.")
            if found == "ok"
            else N_("The file is damaged: {reason}. Restore a backup."),
            {"reason": found.splitlines()[-1].rstrip(".")},
        )

    def _first_fault(self) -> str:
        return str(self._database.read("PRAGMA integrity_check(1)")[0][0])

    def _orphans(self) -> int:
        return len(self._database.read("PRAGMA foreign_key_check"))

    def _wrong_lines(self) -> int:
        return roster_lines.differences(self._database.reader)

    def _wrong_touches(self) -> int:
        return last_touches.differences(self._database.reader)

    def _wrong_sums(self) -> int:
        return totals.differences(self._database.reader)

    def _wrong_pieces(self) -> int:
        return piece_lines.differences(self._database.reader)

    def _wrong_results(self) -> int:
        return result_lines.differences(self._database.reader)

    def _counted(
        self, code: str, count: Callable[[], int], said: tuple[str, str]
    ) -> Check:
        try:
            wrong = self._asked(count)
        except CannotOpen:
            return Check(
                code,
                ok=False,
                template=N_("The file is too damaged to look at more."),
                detail={},
            )
        return Check(code, not wrong, said[bool(wrong)], {"count": wrong})

    def _asked(self, question: Callable[[], T]) -> T:
        """An answer from the file; CannotOpen where a page of it is damaged."""
        try:
            return question()
        except sqlite3.DatabaseError as problem:
            raise as_refusal(problem, self._database.path) or problem from None

    def _permissions(self, folder: Path) -> Check:
        file = sidecar(self._database.path, "")
        mine = [file, *(sidecar(file, suffix) for suffix in ("-wal", "-shm"))]
        open_to_all = [path for path in [*mine, *_listed(folder)] if _is_open(path)]
        if not open_to_all:
            return Check("permissions", True, N_("Only you may read the file."), {})
        if file in open_to_all:
            sentence = N_("Others on this computer may read the file.")
        else:
            sentence = N_("Others on this computer may read {path}.")
        return Check("permissions", False, sentence, {"path": open_to_all[0]})


_REFERENCES = (
    N_("Every row belongs to somebody."),
    N_("{count} rows belong to nobody."),
)
_LINES = (
    N_("The roster list agrees with what it is worked out from."),
    N_("{count} lines of the roster list are out of date."),
)
_TOUCHES = (
    N_("Every conversation knows its last touch."),
    N_("{count} conversations are out of step with their touches."),
)
_SUMS = (
    N_("The sums of costs, hours and results agree with their rows."),
    N_("{count} sums of costs, hours or results are out of date."),
)
_PIECES = (
    N_("Every live piece has the newest of its figures."),
    N_("{count} pieces have older figures than they should."),
)
_RESULTS = (
    N_("What came of every collaboration agrees with its rows."),
    N_("What came of {count} collaborations is out of date."),
)

_REBUILD = {
    "roster": roster_lines.rebuild,
    "outreach": last_touches.rebuild,
    "campaigns": piece_lines.rebuild,
    "budget": totals.rebuild,
    "results": result_lines.rebuild,
}
"""How what is worked out is worked out again, by its topic."""


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & 0o077)
    except OSError:
        return False


def _listed(folder: Path) -> list[Path]:
    try:
        return backup.backups(folder)
    except CannotOpen:
        return []


def _copies(folder: Path) -> Check:
    there = _listed(folder)
    if not there:
        return Check("backups", True, N_("There is no backup yet."), {})
    try:
        backup.verify(there[0], application_id=APPLICATION_ID)
    except CannotOpen:
        return Check(
            "backups",
            ok=False,
            template=N_("The newest backup cannot be restored: {path}"),
            detail={"path": there[0]},
        )
    return Check(
        "backups",
        ok=True,
        template=N_("The newest of {count} backups can be restored: {path}"),
        detail={"count": len(there), "path": there[0]},
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
