"""Reading a planned sheet into a temporary table, column by column.

The sheet streams through in chunks, so that a million rows need no more memory than
ten thousand. Nothing of the workspace is touched here.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.exchange.columns import ChunkReader

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from datetime import date

    from store.exchange.plan import ImportPlan, Question
    from store.exchange.sheets import Chunk, RowProblem

CHUNK = 5_000
"""Rows read at a time."""

_CACHE_KB = 49_152


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


def stage(
    connection: sqlite3.Connection,
    plan: ImportPlan,
    *,
    today: date,
    progress: Callable[[str, int], None],
) -> Staged:
    """Fill ``temp.staged`` and its side tables from the sheet of a plan."""
    drop(connection)
    with _no_sweeping():
        return _staged(connection, plan, today=today, progress=progress)


@contextmanager
def _no_sweeping() -> Iterator[None]:
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
    connection: sqlite3.Connection,
    plan: ImportPlan,
    *,
    today: date,
    progress: Callable[[str, int], None],
) -> Staged:
    chunks = plan.sheet.chunks(CHUNK)
    first = next(chunks, None)
    reader = ChunkReader(plan, first, today=today)
    staged = Staged(columns=reader.columns, questions=reader.questions)
    _create(connection, reader.columns)
    connection.execute("BEGIN")
    try:
        chunk = first
        while chunk is not None:
            _stage_chunk(connection, reader, chunk, staged)
            progress("reading", staged.rows)
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


def _create(connection: sqlite3.Connection, columns: tuple[str, ...]) -> None:
    # Every step reads the rows once more: from memory, while there are not too many.
    connection.execute(f"PRAGMA temp.cache_size=-{_CACHE_KB}")
    listed = ",".join(f'"{name}"' for name in columns if name != "row")
    connection.execute(
        f"CREATE TEMP TABLE staged(row INTEGER PRIMARY KEY, {listed},"
        " influencer_id, account_id)"
    )
    connection.execute("CREATE TEMP TABLE staged_tag(row, name, name_key)")
    connection.execute("CREATE TEMP TABLE staged_alias(row, name)")
    connection.execute("CREATE TEMP TABLE staged_custom(row, name, value)")
    connection.execute("CREATE TEMP TABLE touched(row INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE measured(row INTEGER PRIMARY KEY)")


def _stage_chunk(
    connection: sqlite3.Connection, reader: ChunkReader, chunk: Chunk, staged: Staged
) -> None:
    read = reader.read(chunk)
    staged.rows += len(chunk.rows)
    staged.problems += read.problems
    staged.skipped += len(chunk.rows) - len(read.rows)
    names = ",".join(f'"{name}"' for name in reader.columns)
    marks = ",".join("?" * len(reader.columns))
    connection.executemany(f"INSERT INTO staged({names}) VALUES ({marks})", read.rows)
    _stage_side(connection, "staged_tag", read.tags)
    _stage_side(connection, "staged_alias", read.aliases)
    _stage_side(connection, "staged_custom", read.custom)
    staged.has_tags |= bool(read.tags)
    staged.has_aliases |= bool(read.aliases)
    staged.has_custom |= bool(read.custom)


def _stage_side(
    connection: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]
) -> None:
    if rows:
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
