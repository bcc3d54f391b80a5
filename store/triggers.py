"""The triggers of the history: whatever changes or removes a row leaves its image.

They are made again after every migration, from the columns the tables have then.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from store.piece_lines import TRIGGERS
from store.schema import LOGGED, OWNERS
from store.totals import SUMS

if TYPE_CHECKING:
    import sqlite3

Columns = tuple[tuple[str, str], ...]
"""The names of a table's columns, with their types, in order."""

_OPEN = "(SELECT unit FROM open_unit)"
_REPLAYING = "(SELECT replaying FROM open_unit)"

_KEPT = {
    "UPDATE ON change": f"{_REPLAYING} IS NOT 1",
    "DELETE ON change": f"{_REPLAYING} IS NOT 1",
    "UPDATE ON unit": f"{_REPLAYING} IS NOT 1 AND {_OPEN} IS NULL",
    "DELETE ON unit": f"{_REPLAYING} IS NOT 1 AND {_OPEN} IS NOT OLD.id",
}
"""When the history refuses: it is written once, and only undo and redo turn its pages;
a unit that did nothing is forgotten before it ends."""


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns, in order."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def image(connection: sqlite3.Connection, table: str, prefix: str = "") -> str:
    """The SQL for the JSON image of a row, exact to the last digit."""
    return _image(_typed(connection, table), prefix)


def _typed(connection: sqlite3.Connection, table: str) -> Columns:
    found = connection.execute(f"PRAGMA table_info({table})")
    return tuple((name, kind) for _, name, kind, *_ in found)


def _image(columns: Columns, prefix: str) -> str:
    pairs = (f"'{name}',{_exact(prefix, name, kind)}" for name, kind in columns)
    return f"json_object({','.join(pairs)})"


def _exact(prefix: str, name: str, kind: str) -> str:
    column = f'{prefix}"{name}"'
    if kind != "REAL":
        return column
    # JSON would get fifteen digits; a float needs seventeen, and infinity a number.
    digits = f"replace(printf('%!.17g',{column}),'Inf','9e999')"
    return f"json(CASE WHEN {column} IS NULL THEN 'null' ELSE {digits} END)"


def install(connection: sqlite3.Connection) -> None:
    """Make all triggers afresh."""
    remove(connection)
    for statement in _wanted(connection).values():
        connection.execute(statement)


def remove(connection: sqlite3.Connection) -> None:
    """Take all triggers away, whosever they are."""
    for name in _present(connection):
        quoted = name.replace('"', '""')
        connection.execute(f'DROP TRIGGER "{quoted}"')


def are_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file's triggers and views are exactly those made here."""
    views = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type='view')"
    ).fetchone()[0]
    return not views and _present(connection) == _wanted(connection)


def _present(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(
        connection.execute("SELECT name, sql FROM sqlite_schema WHERE type='trigger'")
    )


def _wanted(connection: sqlite3.Connection) -> dict[str, str]:
    """The name and statement of every trigger."""
    return _made(tuple((table, _typed(connection, table)) for table in LOGGED))


@cache
def _made(tables: tuple[tuple[str, Columns], ...]) -> dict[str, str]:
    """The same for all logged tables and their columns; nobody changes it."""
    made: dict[str, str] = {}
    for table, columns in tables:
        before = _image(columns, "OLD.")
        for event in ("UPDATE", "DELETE"):
            made[f"note_{table}_{event.lower()}"] = _note(before, table, event)
            if stale := _stale(table, event):
                made[f"stale_{table}_{event.lower()}"] = stale
    for sums in SUMS:
        for event in ("insert", "update", "delete"):
            made[sums.name(event)] = sums.trigger(event)
    made |= TRIGGERS
    for what, condition in _KEPT.items():
        event, table = what.lower().split(" on ")
        name = f"keep_{table}_{event}"
        made[name] = (
            f"CREATE TRIGGER {name} BEFORE {what} WHEN {condition}"
            " BEGIN SELECT raise(ABORT, 'the history is append-only'); END"
        )
    return made


def _note(before: str, table: str, event: str) -> str:
    return (
        f"CREATE TRIGGER note_{table}_{event.lower()} AFTER {event} ON {table}"
        f" WHEN {_OPEN} IS NOT NULL BEGIN"
        f' INSERT INTO change(unit, "table", row, last_row, before) VALUES ({_OPEN},'
        f" '{table}', OLD.id, OLD.id, json_array({before})); END"
    )


def _stale(table: str, event: str) -> str | None:
    """Whose roster lines a change makes wrong."""
    sides = ("OLD", "NEW") if event == "UPDATE" else ("OLD",)
    if table == "tag":
        owner = (
            "SELECT t.influencer_id AS whose FROM influencer_tag t WHERE t.tag_id={}.id"
        )
    elif table in OWNERS:
        owner = f"SELECT {{}}.{OWNERS[table]} AS whose"
    else:
        return None
    body = " ".join(
        # Not OR IGNORE: an upsert outside would put its own policy in that place.
        f"INSERT INTO roster_stale SELECT whose FROM ({owner.format(side)})"
        " WHERE NOT EXISTS (SELECT 1 FROM roster_stale WHERE influencer_id=whose);"
        for side in sides
    )
    return (
        f"CREATE TRIGGER stale_{table}_{event.lower()} AFTER {event} ON {table}"
        f" BEGIN {body} END"
    )
