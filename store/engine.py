"""The file: one connection that writes, one that reads, and units of work.

``writing()`` is one unit: it waits for its turn, begins at once (BEGIN IMMEDIATE),
notes every row it touches in the history, and commits or leaves nothing. ``read()``
goes through a connection of its own that cannot write. SQLModel is loaded by the first
unit that asks for a session, never before.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store import opening
from store.errors import Cancelled, CannotOpen, StoreError
from store.locks import FileLock
from store.rules.text import fold, initials
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from sqlmodel import Session

WRITE_PRAGMAS = """
PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;
PRAGMA secure_delete=ON; PRAGMA mmap_size=0; PRAGMA journal_size_limit=67108864;
"""


@dataclass(slots=True)
class UnitOfWork:
    """One step of work: what is done through it stands together or not at all."""

    connection: sqlite3.Connection
    at: str
    """The instant of this unit, UTC text."""
    label: str
    detail: dict[str, object]
    topics: frozenset[str]
    id: int = 0
    lined: bool = False
    """Whether everybody new in this unit has got a roster line already."""
    _session: Session | None = field(default=None, repr=False)
    _open_session: Callable[[], Session] | None = field(default=None, repr=False)

    @property
    def session(self) -> Session:
        """The SQLModel session of this unit; rows taken from it stay inside."""
        if self._session is None and self._open_session is not None:
            self._session = self._open_session()
        if self._session is None:  # pragma: no cover - only a unit outside writing()
            raise RuntimeError(self.label)
        return self._session

    def name(self, label: str, **detail: object) -> None:
        """Say better what this unit did, once it is known."""
        self.label = label
        self.detail = detail


class Database:
    """A workspace file that has been looked at and may be used."""

    def __init__(self, path: Path, *, now: Callable[[], datetime]) -> None:
        self.path = path
        self._now = now
        self._reader = opening.connect_reading(path)
        register_functions(self._reader)
        self._writer: sqlite3.Connection | None = None
        self._engine: Any = None
        self._identity = _identity(path)
        self._lock = FileLock(Path(f"{path}.lock"))
        self._changes: set[str] = set()
        self._checked = path.stat().st_size <= opening.QUICK_CHECK_BELOW

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """Rows of a question, as plain tuples."""
        return self._reader.execute(sql, parameters).fetchall()

    @property
    def reader(self) -> sqlite3.Connection:
        """The reading connection, for what reads in portions or can be interrupted."""
        return self._reader

    @contextmanager
    def writing(
        self, label: str, topics: Sequence[str], **detail: object
    ) -> Iterator[UnitOfWork]:
        """One unit of work; everything in it is kept, or nothing."""
        from store import unit_log  # noqa: PLC0415 - with the first thing written

        with self._transaction() as writer:
            unit = UnitOfWork(writer, self.now(), label, detail, frozenset(topics))
            unit._open_session = self._open_session
            try:
                mark = unit_log.start(unit)
                yield unit
                if unit._session is not None:
                    unit._session.flush()
                changed = unit_log.finish(unit, mark)
            finally:
                if unit._session is not None:
                    # The session must not end the transaction: that is ours to do.
                    unit._session.expunge_all()
        if changed:
            self._changes |= unit.topics

    @contextmanager
    def replaying(self, topics: Sequence[str]) -> Iterator[sqlite3.Connection]:
        """A transaction that the history does not note: undo and redo themselves."""
        with self._transaction() as writer:
            yield writer
        self._changes |= set(topics)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        writer = self.writer()
        with self._lock.held():
            self._guard()
            begin(writer, self.path)
            try:
                yield writer
                self._guard()
                writer.execute("COMMIT")
            except BaseException as problem:
                _rollback(writer)
                refusal = _as_refusal(problem, self.path)
                if refusal is None:
                    raise
                raise refusal from None

    def take_changes(self) -> frozenset[str]:
        """The topics of what was committed since this was last asked."""
        changes = frozenset(self._changes)
        self._changes.clear()
        return changes

    def now(self) -> str:
        """The instant, as it is stored."""
        return stamp(self._now())

    def writer(self) -> sqlite3.Connection:
        """The one connection that writes, opened when first needed."""
        if self._writer is None:
            if not os.access(self.path, os.W_OK):
                raise CannotOpen(
                    "read_only",
                    N_("{path} may only be read. Nothing was saved."),
                    path=self.path,
                )
            if not self._checked:
                opening.quick_check(self.path, self._reader)
                self._checked = True
            self._writer = connect_writing(self.path)
        return self._writer

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            self._engine.dispose()
        if self._writer is not None:
            with self._lock.held():
                self._writer.close()
            self._writer = None
        self._reader.close()

    def _open_session(self) -> Session:
        from sqlalchemy import create_engine  # noqa: PLC0415 - slow, and often not needed
        from sqlalchemy.pool import StaticPool  # noqa: PLC0415
        from sqlmodel import Session  # noqa: PLC0415

        if self._engine is None:
            self._engine = create_engine(
                "sqlite://",
                creator=self.writer,
                poolclass=StaticPool,
                hide_parameters=True,
            )
            # The transaction is the unit's. SQLAlchemy would end it: it rolls back on
            # its first look at a connection, and whenever it hands one back.
            self._engine.dialect.do_rollback = _leave_alone
            self._engine.dialect.do_commit = _leave_alone
        return Session(self._engine, expire_on_commit=False)

    def _guard(self) -> None:
        """Refuse to save into a file that is no longer the one at this path."""
        if _identity(self.path) != self._identity:
            raise CannotOpen(
                "replaced",
                N_(
                    "{path} was moved, deleted or replaced while it was open. Nothing"
                    " was saved; close Soloist and look at the file first."
                ),
                path=self.path,
            )
        if self._writer is not None and not Path(f"{self.path}-wal").exists():
            raise CannotOpen(
                "wal_gone",
                N_(
                    "The log beside {path} was deleted while it was open. Nothing was"
                    " saved; close Soloist and restore a backup."
                ),
                path=self.path,
            )


def connect_writing(path: Path) -> sqlite3.Connection:
    """A connection that may write, with everything switched to the safe side."""
    from store import triggers  # noqa: PLC0415 - with the first thing written

    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=5,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.executescript(WRITE_PRAGMAS)
        # The log must be on disk from the first moment, so that its loss is noticed.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        begin(connection, path)
        connection.execute("COMMIT")
        if not triggers.are_ours(connection):
            connection.close()
            raise CannotOpen(
                "tampered",
                N_(
                    "{path} holds triggers that are not Soloist's. Nothing was written."
                ),
                path=path,
            )
        # The triggers of the history make JSON, which older SQLite releases allow only
        # in a trusted schema; that these are ours, to the letter, was seen just now.
        connection.execute("PRAGMA trusted_schema=ON")
    except sqlite3.Error as problem:
        refusal = _as_refusal(problem, path)
        raise refusal or problem from None
    register_functions(connection)
    return connection


def register_functions(connection: sqlite3.Connection) -> None:
    """Teach a connection the folding that names are matched by."""
    connection.create_function("fold", 1, _fold_or_none, deterministic=True)
    connection.create_function("initials", 1, _initials_or_blank, deterministic=True)


def begin(connection: sqlite3.Connection, path: Path) -> None:
    """Begin to write at once; StoreError when another program holds the file."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as problem:
        raise _as_refusal(problem, path) or problem from None


def stamp(moment: datetime) -> str:
    """An instant as stored: UTC text, 2026-03-02T09:30:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _fold_or_none(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _initials_or_blank(text: str | None) -> str:
    return "" if text is None or text.isascii() else initials(text)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _leave_alone(_connection: object) -> None:
    """What SQLAlchemy may do to a transaction that is not its own."""


def _rollback(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _as_refusal(problem: BaseException, path: Path) -> StoreError | None:
    """The sentence for a fault of the file or the disk; None for anything else."""
    original = getattr(problem, "orig", problem)
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF
    if not isinstance(original, sqlite3.Error) or isinstance(
        original, sqlite3.IntegrityError
    ):
        return None
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreError(
            N_("{path} is locked by another program. Nothing was saved."),
            path=path.name,
        )
    if code == sqlite3.SQLITE_INTERRUPT:
        return Cancelled(N_("It was stopped. Nothing was kept."))
    if code == sqlite3.SQLITE_FULL:
        return StoreError(
            N_("The disk is full. Nothing was saved; what was there is safe."),
        )
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            N_("The disk refused to take {path}. Nothing was saved."), path=path.name
        )
    if code == sqlite3.SQLITE_READONLY:
        return CannotOpen(
            "read_only",
            N_("{path} may only be read. Nothing was saved."),
            path=path,
        )
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return CannotOpen(
            "corrupt",
            N_(
                "{path} is damaged. Nothing was written to it. Restore a backup with:"
                " soloist restore FILE"
            ),
            path=path,
        )
    return None
