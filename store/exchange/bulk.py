"""A large file of new people: rows are stored while the next ones are read.

Only for what is plain: every row a new person of its own. At the first row that is not,
`NotPlain` ends it, the unit of work leaves nothing, and the file goes the general way
(`staging`, `applying`), which is the measure: both leave the same rows with the same
numbers.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from store import roster_lines
from store.exchange import oddities, sides, staging
from store.exchange.ahead import ahead
from store.exchange.applying import Outcome
from store.exchange.columns import FIGURE_COLUMNS, ChunkReader, ReadChunk
from store.exchange.newcomers import Newcomers, fed, highest
from store.exchange.plan import IN_CAMPAIGNS
from store.exchange.strangers import NotPlain, Strangers, are_twice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.sheets import Chunk
    from store.exchange.staging import Staged
    from store.exchange.stopping import Watch

LEAST = 3_000
"""Rows of the first chunk from which on a second thread is worth while."""

FORMATS = frozenset({"csv", "tsv", "paste"})
"""What is read as fast as it is stored. With others, other windows would have to wait
with their saves for as long as reading takes."""

_CACHE_KB = 8_192
"""For the staged rows, which are used right after they were written."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first rows of a sheet, and how it goes on."""

    first: Chunk
    others: Iterator[Chunk]


def begin(plan: ImportPlan) -> Beginning:
    """Look at the first rows; NotPlain where trying would be of no use."""
    if plan.sheet.format not in FORMATS or plan.kind in IN_CAMPAIGNS:
        raise NotPlain
    chunks = plan.sheet.chunks(staging.CHUNK)
    first = next(chunks, None)
    if first is None or len(first.rows) < LEAST:
        raise NotPlain
    return Beginning(first, chunks)


def bring_in(
    unit: UnitOfWork,
    plan: ImportPlan,
    beginning: Beginning,
    watch: Watch,
    *,
    today: date,
) -> tuple[Staged, Outcome]:
    """Read and store the sheet of a plan; NotPlain if it must go the general way."""
    connection = unit.connection
    coming = len(beginning.first.rows)
    known = connection.execute("SELECT count(*) FROM influencer").fetchone()[0]
    if coming <= known:
        raise NotPlain
    strangers = Strangers(connection)
    reader = ChunkReader(plan, beginning.first, today=today, strangers=strangers)
    staged = staging.begin(connection, reader, _CACHE_KB)
    way = _Way(unit, plan, staged, coming, today)
    try:
        with staging.no_sweeping():
            way.read_and_store(reader, beginning, watch)
        return staged, way.complete(watch, strangers)
    except sqlite3.IntegrityError as problem:
        # Two rows with one handle, among more than could be remembered.
        if problem.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise NotPlain from None
        raise


class _Way:
    """The tables being filled, their indexes taken aside."""

    def __init__(
        self,
        unit: UnitOfWork,
        plan: ImportPlan,
        staged: Staged,
        coming: int,
        today: date,
    ) -> None:
        connection = unit.connection
        self._unit = unit
        self._connection = connection
        self._staged = staged
        self._today = today
        self._new = Newcomers(
            staged,
            people=highest(connection, "influencer"),
            accounts=highest(connection, "account"),
        )
        self._given = {
            "at": unit.at,
            "source": oddities.sound(plan.sheet.file),
            "day": today.isoformat(),
        }
        # Tags and other names have their place in a line, and come last.
        self._has_lines = not plan.fields & {"tags", "alias"}
        # Rows are kept from the first on that says something else beside.
        self._keeps = not self._has_lines or "rate_minor" in staged.columns
        tables = ["influencer", "account", "account_reading"]
        tables += ["roster_line"] if self._has_lines else []
        self._indexes = [
            statement
            for table in tables
            for statement in roster_lines.take_indexes(connection, table, coming)
        ]
        self._steps = self._statements()

    def _statements(self) -> list[str]:
        """What stores the staged rows from ``:low`` to ``:high``."""
        new, staged = self._new, self._staged
        rows = "{}.row BETWEEN :low AND :high"
        made = [new.insert_people(rows.format("s"))]
        if "handle" in staged.columns:
            made.append(new.insert_accounts(rows.format("s"), f"{new.people}+s.row"))
        if "handle" in staged.columns and fed(staged, FIGURE_COLUMNS):
            start = new.accounts
            made.append(
                new.insert_readings(f"a.id BETWEEN {start}+:low AND {start}+:high")
            )
        if self._has_lines:
            made += [
                roster_lines.insert_lines(
                    self._connection,
                    staged.columns,
                    new.people,
                    rows.format("a"),
                    with_tags=False,
                ),
                roster_lines.insert_search(new.people, rows.format("a")),
            ]
        return made

    def read_and_store(
        self, reader: ChunkReader, beginning: Beginning, watch: Watch
    ) -> None:
        """Store here what the other thread has read, and on it goes there."""
        staged = self._staged
        chunks = chain([beginning.first], beginning.others)
        with ahead((chunk, reader.read(chunk)) for chunk in chunks) as ready:
            for several in ready:
                for chunk, read in several:
                    staged.note(chunk, read)
                self._store([read for _, read in several if read.numbers])
                watch.tell("reading", staged.rows)

    def _store(self, reads: list[ReadChunk]) -> None:
        if not reads:
            return
        connection = self._connection
        staging.put(connection, self._staged.columns, reads)
        given = {
            **self._given,
            "low": reads[0].numbers[0],
            "high": reads[-1].numbers[-1],
        }
        for statement in self._steps:
            connection.execute(statement, given)
        self._keeps = self._keeps or any(map(ReadChunk.has_sides, reads))
        if not self._keeps:
            # Small enough for the processor's own cache, and memory stays flat.
            connection.execute("DELETE FROM staged")

    def complete(self, watch: Watch, strangers: Strangers) -> Outcome:
        """Add what waits for all rows, and make the indexes again."""
        connection, staged = self._connection, self._staged
        watch.tell("storing", 0)
        watch.listen(connection)
        created = staged.rows - staged.skipped
        for done, statement in enumerate(self._indexes, 1):
            connection.execute(statement)
            watch.tell("storing", staged.rows * done // (len(self._indexes) + 1))
        if not strangers.is_sure and are_twice(connection, self._new.people):
            raise NotPlain
        sides.insert(self._unit, staged, self._new.people, self._today)
        if not self._has_lines:
            roster_lines.insert_staged(
                connection,
                staged.columns,
                self._new.people,
                given=self._given,
                with_tags=staged.has_tags,
                coming=created,
            )
        self._unit.lined = True
        watch.tell("storing", staged.rows)
        return Outcome(skipped=staged.skipped, created=created)
