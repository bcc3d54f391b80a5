"""Reading a planned sheet into a temporary table, column by column.

The sheet streams through in chunks, so that a million rows need no more memory than
ten thousand. Nothing of the workspace is touched here.
"""

from __future__ import annotations

import gc
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from store.exchange import pieces_in, talks_in
from store.exchange.columns import ChunkReader
from store.exchange.pieces_in import PieceReader
from store.exchange.pieces_rows import Laid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.exchange.columns import ReadChunk
    from store.exchange.plan import ImportPlan, Question
    from store.exchange.sheets import Chunk, RowProblem
    from store.exchange.stopping import Watch
    from store.exchange.talks_in import TalkReader

CHUNK = 5_000
"""Rows read at a time."""

_CACHE_KB = 49_152
_ROWS_A_STATEMENT = 2_000


@dataclass(slots=True)
class Staged:
    """What is in the temporary tables."""

    columns: tuple[str, ...]
    """The columns of ``staged`` that the sheet feeds."""
    rows: int = 0
    """Rows of people in the file, totals and blank lines not counted."""
    skipped: int = 0
    first_account: int = 0
    """Accounts that the import makes have higher numbers than this one."""
    twice: frozenset[str] = frozenset()
    """Keys of which two rows may have the same value; of others none have."""
    has_tags: bool = False
    has_aliases: bool = False
    has_custom: bool = False
    problems: list[RowProblem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def note(self, chunk: Chunk, read: ReadChunk) -> None:
        """Count a chunk in."""
        self.rows += len(chunk.rows)
        self.problems += read.problems
        self.skipped += len(chunk.rows) - len(read.numbers)
        self.has_tags |= bool(read.tags)
        self.has_aliases |= bool(read.aliases)
        self.has_custom |= bool(read.custom)


def stage(
    connection: sqlite3.Connection, plan: ImportPlan, *, today: date, watch: Watch
) -> Staged:
    """Fill ``temp.staged`` and its side tables from the sheet of a plan."""
    drop(connection)
    with no_sweeping():
        return _staged(connection, plan, today=today, watch=watch)


@contextmanager
def no_sweeping() -> Iterator[None]:
    """Let Python not look for lost objects while rows by the thousand come and go.

    None of them is part of a ring, and looking takes a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _staged(
    connection: sqlite3.Connection, plan: ImportPlan, *, today: date, watch: Watch
) -> Staged:
    laid = Laid(plan) if plan.kind == pieces_in.KIND else None
    chunks = plan.sheet.chunks(CHUNK) if laid is None else laid.chunks(CHUNK)
    first = next(chunks, None)
    people = talks_in.people_of(pieces_in.people_of(plan))
    reader = ChunkReader(people, first, today=today)
    beside: TalkReader | PieceReader | None = talks_in.reader_of(plan, first, today)
    if laid is not None:
        beside = PieceReader(plan, laid, first)
    connection.execute("BEGIN")
    try:
        # Every step reads the rows once more: from memory, while there are not many.
        staged = begin(connection, reader, _CACHE_KB)
        if beside is not None:
            beside.begin(connection, staged)
        chunk = first
        while chunk is not None:
            read = reader.read(chunk)
            staged.note(chunk, read)
            put(connection, reader.columns, [read])
            if beside is not None:
                beside.keep(connection, chunk, staged)
            watch.tell("reading", staged.rows)
            chunk = next(chunks, None)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    seen = reader.seen.items()
    staged.twice = frozenset(name for name, keys in seen if keys.maybe_twice)
    return staged


def drop(connection: sqlite3.Connection) -> None:
    """Remove the temporary tables.

    Changing where they are kept lets go of all of them at once; dropping a large one
    would write every page of it once more. A connection that is stuck inside a
    transaction is left alone: it is about to be closed.
    """
    if not connection.in_transaction:
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA temp_store=DEFAULT")


def begin(connection: sqlite3.Connection, reader: ChunkReader, cache_kb: int) -> Staged:
    """Make the temporary tables, empty, with so much room in memory."""
    connection.execute(f"PRAGMA temp.cache_size=-{cache_kb}")
    listed = ",".join(f'"{name}"' for name in reader.columns if name != "row")
    connection.execute(
        f"CREATE TEMP TABLE staged(row INTEGER PRIMARY KEY, {listed},"
        " influencer_id INTEGER, account_id INTEGER)"
    )
    connection.execute("CREATE TEMP TABLE staged_tag(row, name, name_key)")
    connection.execute("CREATE TEMP TABLE staged_alias(row, name)")
    connection.execute("CREATE TEMP TABLE staged_custom(row, name, value)")
    connection.execute("CREATE TEMP TABLE touched(row INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE measured(row INTEGER PRIMARY KEY)")
    connection.execute(
        "CREATE TEMP TABLE leader(row INTEGER PRIMARY KEY, leader INTEGER)"
    )
    return Staged(columns=reader.columns, questions=reader.questions)


def put(
    connection: sqlite3.Connection, columns: Sequence[str], reads: Sequence[ReadChunk]
) -> None:
    """Put the rows of some chunks into the temporary tables.

    Many rows a statement: each statement of SQLite lets the other thread in, and may
    have to wait for its turn again.
    """
    names = ",".join(f'"{name}"' for name in columns)
    for packed in (read.packed for read in reads):
        if packed is not None:
            made = ",".join(packed.columns)
            _insert(
                connection,
                f"INSERT INTO staged({names}) SELECT {made} FROM (VALUES {{}})",
                packed.values,
                packed.width,
            )
    for table, side in (
        ("staged_tag", "tags"),
        ("staged_alias", "aliases"),
        ("staged_custom", "custom"),
    ):
        rows = list(chain.from_iterable(map(attrgetter(side), reads)))
        if rows:
            values = list(chain.from_iterable(rows))
            _insert(
                connection, f"INSERT INTO {table} VALUES {{}}", values, len(rows[0])
            )


def _insert(
    connection: sqlite3.Connection, statement: str, values: list[Any], width: int
) -> None:
    """Insert values that stand row after row, ``width`` of them a row."""
    limit = connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    most = min(_ROWS_A_STATEMENT, limit // width) * width
    for start in range(0, len(values), most):
        some = values[start : start + most] if len(values) > most else values
        connection.execute(_filled(statement, width, len(some) // width), some)


@lru_cache(maxsize=8)
def _filled(statement: str, width: int, rows: int) -> str:
    return statement.format(",".join([f"({','.join('?' * width)})"] * rows))
