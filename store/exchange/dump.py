"""The whole store as one JSON file, both ways, without losing or changing anything.

One row a line, sorted by number, so that two such files can be compared. What is worked
out from other tables is left out, and worked out again when the file is brought in.
"""

from __future__ import annotations

import json
import math
import sqlite3
from string import Formatter
from typing import TYPE_CHECKING, Any

from store import piece_lines, result_lines, roster_lines, totals
from store.exchange.atomic import atomic_path
from store.exchange.json_rows import FORMAT, LARGEST_NUMBER, StoreFile
from store.exchange.tables_out import CannotExport
from store.rules.currencies import DECIMALS
from store.rules.tiers import Tiers
from store.rules.words import N_
from store.schema import LOGGED, SCHEMA
from store.triggers import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Shape = dict[str, list[str]]

DERIVED = frozenset(
    {
        *("roster_line", "roster_search", "roster_stale"),
        *("budget_total", "cost_total", "time_total", "open_unit", "alembic_version"),
        *("conversion_total", "talk_total", "cost_month", "figures_total", "day_total"),
        *("piece_line", "result_line", "result_stale"),
    }
)
"""Tables that are worked out from the others, or that say how the file is built."""

PORTION = 1_000
"""Rows fetched at a time."""

_JSON = {
    ("change", "before"): "array",
    ("change", "after"): "array",
    ("unit", "detail"): "object",
    ("header_map", "mapping"): "object",
    ("import_run", "counts"): "object",
    ("setting", "value"): "",
}
"""Columns that hold JSON, and what each must be."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def check_name(target: Path) -> None:
    """Refuse a name by which nobody would know the file again."""
    if target.suffix.casefold() != ".json":
        raise CannotExport(
            N_("{file}: the whole store is written as .json."), file=target.name
        )


def shape(connection: sqlite3.Connection) -> Shape:
    """The columns of every table that holds something of its own, by table name."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE"
        " 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    names = [row[0] for row in tables if row[0] not in DERIVED]
    return {name: columns(connection, name) for name in names}


def is_filled(connection: sqlite3.Connection) -> bool:
    """Whether there is a row of any kind that bringing a store in would replace."""
    asked = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{name}")' for name in shape(connection)
    )
    return bool(connection.execute(f"SELECT {asked}").fetchone()[0])


def write(
    reader: sqlite3.Connection, target: Path, watch: Callable[[int], None]
) -> dict[str, int]:
    """Write every table to ``target``; returns rows by table.

    ``watch`` hears how many rows are written, and may raise to stop. The caller holds a
    read transaction, so that all tables are of one moment.
    """
    found = shape(reader)
    counts: dict[str, int] = {}
    numbers = _encode(
        {
            name: number
            for name, number in reader.execute(
                "SELECT name, seq FROM sqlite_sequence ORDER BY name"
            )
            if name in found
        }
    )
    with (
        atomic_path(target) as part,
        part.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as stream,
    ):
        stream.write(f'{{"soloist":{FORMAT},"schema":{SCHEMA},"numbers":{numbers},\n')
        stream.write('"tables":{')
        written = 0
        for place, (table, names) in enumerate(found.items()):
            stream.write(f"{',' if place else ''}\n{_encode(table)}:[")
            counts[table] = 0
            for rows in _portions(reader, table, names):
                start = ",\n" if counts[table] else "\n"
                stream.write(start + ",\n".join(rows))
                counts[table] += len(rows)
                watch(written + counts[table])
            written += counts[table]
            stream.write("\n]" if counts[table] else "]")
        stream.write("\n}}\n")
    return counts


def _portions(
    reader: sqlite3.Connection, table: str, names: list[str]
) -> Iterator[list[str]]:
    """The rows of a table in its own order, as JSON, some at a time."""
    listed = ",".join(f'"{name}"' for name in names)
    key = "id" if "id" in names else names[0]
    cursor = reader.execute(f'SELECT {listed} FROM "{table}" ORDER BY "{key}"')
    while rows := cursor.fetchmany(PORTION):
        yield [_row_text(dict(zip(names, row, strict=True))) for row in rows]


def _row_text(row: dict[str, Any]) -> str:
    text = _encode(row)
    if "Infinity" in text:
        # JSON has no word for it, but every reader takes such a number for it.
        pairs = (f"{_encode(name)}:{_finite(value)}" for name, value in row.items())
        text = f"{{{','.join(pairs)}}}"
    return text


def _finite(value: Any) -> str:
    if isinstance(value, float) and math.isinf(value):
        return "9e999" if value > 0 else "-9e999"
    return _encode(value)


def check(source: Path, reader: sqlite3.Connection) -> None:
    """Read a file to its end without storing anything; raises CannotRead."""
    for _ in StoreFile(source, shape(reader), SCHEMA).batches():
        pass


def load(connection: sqlite3.Connection, source: Path) -> dict[str, int]:
    """Put what a file holds in the place of every row; returns rows by table.

    Inside a transaction of the caller, which must end without a commit when this
    raises CannotRead. A column that an older file does not have stays empty.
    """
    found = shape(connection)
    file = StoreFile(source, found, SCHEMA)
    counts = dict.fromkeys(found, 0)
    connection.execute("PRAGMA defer_foreign_keys=ON")
    _empty(connection, found)
    for table, rows in file.batches():
        _insert(connection, file, table, found[table], rows, done=counts[table])
        counts[table] += len(rows)
    _set_numbers(connection, file)
    _verify(connection, file, found)
    roster_lines.rebuild(connection)
    piece_lines.rebuild(connection)
    totals.rebuild(connection)
    result_lines.rebuild(connection)
    connection.execute("DELETE FROM roster_stale")
    return counts


def _empty(connection: sqlite3.Connection, found: Shape) -> None:
    for table in ("roster_search", "roster_line", *_children_first(connection, found)):
        connection.execute(f'DELETE FROM "{table}"')
    connection.execute("DELETE FROM roster_stale")
    connection.execute("DELETE FROM sqlite_sequence")


def _children_first(connection: sqlite3.Connection, found: Shape) -> list[str]:
    """Tables before those they refer to, so that no deletion has to look for others."""
    parents = {
        table: {
            row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')
        }
        for table in found
    }
    ordered: list[str] = []
    while parents:
        wanted = set().union(*parents.values())
        free = [table for table in parents if table not in wanted] or list(parents)
        for table in free:
            del parents[table]
        ordered += free
    return ordered


def _insert(
    connection: sqlite3.Connection,
    file: StoreFile,
    table: str,
    names: list[str],
    rows: list[dict[str, Any]],
    *,
    done: int,
) -> None:
    listed = ",".join(f'"{name}"' for name in names)
    marks = ",".join("?" * len(names))
    before = connection.total_changes
    try:
        connection.executemany(
            f'INSERT INTO "{table}"({listed}) VALUES ({marks})',
            [[row.get(name) for name in names] for row in rows],
        )
    except (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError) as problem:
        file.refuse(
            N_("{file}: row {row} of {table} cannot be stored: {reason}."),
            row=done + connection.total_changes - before + 1,
            table=table,
            reason=problem
            if isinstance(problem, sqlite3.Error)
            else N_("a number or a character that no file can hold"),
        )


def _set_numbers(connection: sqlite3.Connection, file: StoreFile) -> None:
    """Go on counting where the file's store had come to, deleted rows included."""
    given = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    for table, number in file.numbers.items():
        if table not in given:
            connection.execute("INSERT INTO sqlite_sequence VALUES (?,?)", (table, 0))
        connection.execute(
            "UPDATE sqlite_sequence SET seq=max(seq, ?) WHERE name=?", (number, table)
        )
    for table, number in given.items():
        if not 0 <= number < LARGEST_NUMBER:
            file.refuse(
                N_("{file}: the highest number of {table} cannot be {value}."),
                table=table,
                value=number,
            )


def _verify(connection: sqlite3.Connection, file: StoreFile, found: Shape) -> None:
    """Refuse rows that the file format takes but the program could not live with."""
    orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if orphan:
        file.refuse(
            N_(
                "{file}: a row of {table} belongs to a row of {parent} that is missing."
            ),
            table=orphan[0],
            parent=orphan[2],
        )
    for table, column, wrong in _conditions(found):
        bad = connection.execute(
            f'SELECT "{column}" FROM "{table}" WHERE {wrong} LIMIT 1'
        ).fetchone()
        if bad:
            _refuse_value(file, table, column, bad[0])
    for (label,) in connection.execute("SELECT DISTINCT label FROM unit"):
        if not _is_template(label):
            _refuse_value(file, "unit", "label", label)
    tiers = connection.execute("SELECT value FROM setting WHERE key='tiers'").fetchone()
    if tiers:
        try:
            Tiers(tuple((name, low) for name, low in json.loads(tiers[0])))
        except (ValueError, TypeError, AttributeError):
            _refuse_value(file, "setting", "value", tiers[0])


def _conditions(found: Shape) -> Iterator[tuple[str, str, str]]:
    """Table, column, and what is wrong with a value: days, instants, JSON, words."""
    for table, names in found.items():
        for name in names:
            if name.endswith("_on") and name != "waiting_on":
                # Without a modifier, SQLite gives the 30th of February back as it is.
                yield table, name, f"{name} IS NOT date({name}, '+0 days')"
            elif name == "at" or name.endswith("_at"):
                instant = f"strftime('%Y-%m-%dT%H:%M:%SZ', \"{name}\", '+0 days')"
                yield table, name, f'"{name}" IS NOT {instant}'
    for (table, name), kind in _JSON.items():
        ok = f"json_type({name})='{kind}'" if kind else "1"
        if kind == "array":
            items = f"SELECT 1 FROM json_each({name}) WHERE type<>'object'"
            ok += f" AND NOT EXISTS ({items})"
        ok = f"CASE WHEN json_valid({name}) THEN {ok} ELSE 0 END"
        yield table, name, f"{name} IS NOT NULL AND NOT ({ok})"
    yield "change", "table", f'"table" NOT IN ({_listed(LOGGED)})'
    yield "rate", "currency", f"currency NOT IN ({_listed(DECIMALS)})"


def _listed(words: Any) -> str:
    return ",".join(f"'{word}'" for word in words)


def _is_template(label: str) -> bool:
    """Whether filling a label of the history can do nothing but put words in."""
    try:
        parts = [part[1:] for part in Formatter().parse(label)]
    except ValueError:
        return False
    return all(
        name is None or (name.isidentifier() and not spec and not conversion)
        for name, spec, conversion in parts
    )


def _refuse_value(file: StoreFile, table: str, column: str, value: object) -> None:
    file.refuse(
        N_("{file}: {column} of {table} cannot be {value}."),
        column=column,
        table=table,
        value=json.dumps(value, ensure_ascii=False)[:60],
    )
