"""The file: one connection that writes, one that reads, and units of work.

``writing()`` is one unit: it waits for its turn, begins at once (BEGIN IMMEDIATE),
notes every row it touches in the history, and commits or leaves nothing. ``read()``
goes through a connection of its own that cannot write. SQLModel is loaded by the first
unit that asks for a session, never before.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from store import opening
from store.errors import CannotOpen
from store.faults import as_refusal, read_only
from store.identity import Identity, sidecar
from store.locks import FileLock
from store.readers import Readers
from store.rules.text import fold, initials
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlmodel import Session

WRITE_PRAGMAS = """
PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL;
PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA mmap_size=0;
PRAGMA journal_size_limit=67108864;
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
    over_note: str | None = None
    """Why it may go past a budget; None: it may not; "": nobody asks."""
    lined: bool = False
    """Whether everybody new in this unit has got a roster line already."""
    open_session: Callable[[], Session] | None = field(default=None, repr=False)
    _session: Session | None = field(default=None, repr=False)

    @property
    def session(self) -> Session:
        """The SQLModel session of this unit; rows taken from it stay inside."""
        if self._session is None and self.open_session is not None:
            self._session = self.open_session()
        if self._session is None:  # pragma: no cover - only a unit outside writing()
            raise RuntimeError(self.label)
        return self._session

    def flush(self) -> None:
        """Write what the session still holds back."""
        if self._session is not None:
            self._session.flush()

    def end(self) -> None:
        """Let go of the session; whether its rows are kept is not decided here."""
        if self._session is not None:
            self._session.close()

    def name(self, label: str, **detail: object) -> None:
        """Say better what this unit did, once it is known."""
        self.label = label
        self.detail = detail


class Database:
    """A workspace file that has been looked at and may be used."""

    def __init__(self, path: Path, *, now: Callable[[], datetime]) -> None:
        self.path = path
        self._now = now
        # Noted first: a file put in its place from here on is another one.
        self._identity = Identity(path)
        self._readers = Readers(path, register_functions)
        self._writer: sqlite3.Connection | None = None
        self._spent = False
        self._engine: Any = None
        self._lock = FileLock(sidecar(path, ".lock"))
        self._changes: set[str] = set()
        self._over_note: str | None = None
        self._checked = opening.is_small(path)
        # The first look opens the log, which from then on must stay the same.
        self.read("SELECT 1 FROM sqlite_schema LIMIT 1")
        self._identity.note_log()

    def read(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """Rows of a question, as plain tuples; raises CannotOpen for a damaged file."""
        try:
            return self._readers.mine().execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as problem:
            raise as_refusal(problem, self.path) or problem from None

    def read_back(self, sql: str) -> list[Any]:
        """Rows as they are after what was just written here; for the thread that did.

        The reading connection may stand before it, for as long as another thread is
        looking through something there.
        """
        if self._writer is None or self._spent:
            return self.read(sql)
        try:
            return self._writer.execute(sql).fetchall()
        except sqlite3.DatabaseError as problem:
            raise as_refusal(problem, self.path) or problem from None

    def version(self) -> tuple[int, int]:
        """What changes, for this thread, whenever anybody saves to the file."""
        return threading.get_ident(), int(self.read("PRAGMA data_version")[0][0])

    @property
    def reader(self) -> sqlite3.Connection:
        """This thread's reading connection, for what reads in portions."""
        return self._readers.mine()

    @contextmanager
    def writing(
        self, label: str, topics: Sequence[str], **detail: object
    ) -> Iterator[UnitOfWork]:
        """One unit of work; everything in it is kept, or nothing."""
        from store import unit_log  # noqa: PLC0415 - with the first thing written

        with self._transaction() as writer:
            unit = UnitOfWork(
                writer,
                self.now(),
                label,
                detail,
                frozenset(topics),
                over_note=self._over_note,
                open_session=self._open_session,
            )
            try:
                mark = unit_log.start(unit)
                yield unit
                unit.flush()
                self._follow(unit, mark)
                changed = unit_log.finish(unit, mark)
            finally:
                unit.end()
        if changed:
            self._changes |= unit.topics

    @staticmethod
    def _follow(unit: UnitOfWork, mark: Mapping[str, int]) -> None:
        """Let costs follow what was done, and see that no budget is passed unsaid."""
        from store import commitments, over_budget  # noqa: PLC0415 - when writing

        commitments.follow(unit, mark)
        over_budget.check(unit, mark["cost"])

    @contextmanager
    def going_over(self, note: str) -> Iterator[None]:
        """Let units go past a budget, each noting why; blank notes nothing."""
        before, self._over_note = self._over_note, note
        try:
            yield
        finally:
            self._over_note = before

    @contextmanager
    def replaying(self, topics: Sequence[str]) -> Iterator[sqlite3.Connection]:
        """A transaction that the history does not note: undo and redo themselves."""
        with self._transaction() as writer:
            writer.execute("UPDATE open_unit SET replaying=1")
            yield writer
            writer.execute("UPDATE open_unit SET replaying=0")
        self._changes |= set(topics)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        writer = self.writer()
        with self._lock.held():
            self._identity.verify()
            begin(writer, self.path)
            try:
                yield writer
                self._identity.verify()
                writer.execute("COMMIT")
                # Once more: what was swapped meanwhile must not count as saved.
                self._identity.verify()
            except BaseException as problem:
                self._roll_back(writer)
                refusal = as_refusal(problem, self.path)
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
        if self._spent:
            self._drop_writer()
        if self._writer is None:
            self._identity.verify()
            if not os.access(self.path, os.W_OK):
                raise read_only(self.path)
            if not self._checked:
                opening.check_whole(self.path)
                self._checked = True
            with self._lock.held():
                self._writer = connect_writing(self.path)
                self._identity.note_log()
        return self._writer

    def close(self) -> None:
        """Let go of the file, leaving no log beside it if nobody else has it open."""
        self._readers.close()
        if self._writer is None and not self._spent:
            self._tidy()
        self._drop_writer()

    def _tidy(self) -> None:
        """Let SQLite take away the log that looking at a file leaves beside it."""
        whole = self._checked and self._identity.is_unchanged()
        if whole and os.access(self.path, os.W_OK):
            # A log that cannot be taken away does no harm.
            with suppress(sqlite3.Error):
                opening.fold_log_in(self.path)

    def _drop_writer(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._writer is not None:
            # The last to close folds the log into the file; SQLite does so only when
            # it is alone with it, so no other window can be in the way.
            self._writer.close()
            self._writer = None
        self._spent = False

    def _roll_back(self, writer: sqlite3.Connection) -> None:
        try:
            if writer.in_transaction:
                writer.execute("ROLLBACK")
        except sqlite3.Error:
            # It cannot even go back, so the next unit gets a new connection.
            self._spent = True

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


def connect_writing(path: Path) -> sqlite3.Connection:
    """A connection that may write, with everything switched to the safe side.

    The caller holds the lock. Raises CannotOpen, and then nothing was written.
    """
    try:
        connection = opening.connect(path, "rw")
        try:
            _make_safe(connection, path)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as problem:
        raise as_refusal(problem, path) or problem from None
    register_functions(connection)
    return connection


def _make_safe(connection: sqlite3.Connection, path: Path) -> None:
    from store import triggers  # noqa: PLC0415 - with the first thing written

    connection.execute("PRAGMA trusted_schema=OFF")
    if not triggers.are_ours(connection):
        raise CannotOpen(
            "tampered",
            N_("{path} holds triggers that are not Soloist's. Nothing was written."),
            path=path,
        )
    connection.executescript(WRITE_PRAGMAS)
    if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
        raise CannotOpen(
            "no_log",
            N_(
                "The disk that {path} is on cannot keep a log beside it. Nothing was"
                " saved; move the file to a disk of this computer."
            ),
            path=path,
        )
    # The log must be on disk from the first moment, so that its loss is noticed.
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    begin(connection, path)
    connection.execute("COMMIT")
    # The triggers of the history make JSON, which older SQLite releases allow only in a
    # trusted schema; that these are ours, to the letter, was seen just now.
    connection.execute("PRAGMA trusted_schema=ON")


def register_functions(connection: sqlite3.Connection) -> None:
    """Teach a connection the folding that names are matched by."""
    connection.create_function("fold", 1, _fold_or_none, deterministic=True)
    connection.create_function("initials", 1, _initials_or_blank, deterministic=True)


def begin(connection: sqlite3.Connection, path: Path) -> None:
    """Begin to write at once; StoreError when another program holds the file."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as problem:
        raise as_refusal(problem, path) or problem from None


def stamp(moment: datetime) -> str:
    """An instant as stored: UTC text, 2026-03-02T09:30:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _fold_or_none(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _initials_or_blank(text: str | None) -> str:
    return "" if text is None or text.isascii() else initials(text)


def _leave_alone(_connection: object) -> None:
    """What SQLAlchemy may do to a transaction that is not its own."""
