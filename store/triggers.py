"""The triggers of the history: whatever changes or removes a row leaves its image.

They are made again after every migration, from the columns the tables have then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema import LOGGED, OWNERS

if TYPE_CHECKING:
    import sqlite3

_OPEN = "(SELECT unit FROM open_unit)"


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of a table's columns, in order."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def image(names: list[str], prefix: str = "") -> str:
    """The SQL for the JSON image of a row."""
    pairs = ",".join(f"'{name}',{prefix}\"{name}\"" for name in names)
    return f"json_object({pairs})"


def install(connection: sqlite3.Connection) -> None:
    """Make all triggers afresh."""
    for name in _present(connection):
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in _wanted(connection).values():
        connection.execute(statement)


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
    made: dict[str, str] = {}
    for table in LOGGED:
        names = columns(connection, table)
        for event in ("UPDATE", "DELETE"):
            made[f"note_{table}_{event.lower()}"] = _note(table, event, names)
            if stale := _stale(table, event):
                made[f"stale_{table}_{event.lower()}"] = stale
    for event in ("UPDATE", "DELETE"):
        made[f"keep_change_{event.lower()}"] = (
            f"CREATE TRIGGER keep_change_{event.lower()} BEFORE {event} ON change"
            f" WHEN {_OPEN} IS NOT NULL"
            " BEGIN SELECT raise(ABORT, 'the history is append-only'); END"
        )
    return made


def _note(table: str, event: str, names: list[str]) -> str:
    return (
        f"CREATE TRIGGER note_{table}_{event.lower()} AFTER {event} ON {table}"
        f" WHEN {_OPEN} IS NOT NULL BEGIN"
        f' INSERT INTO change(unit, "table", row, last_row, before) VALUES ({_OPEN},'
        f" '{table}', OLD.id, OLD.id, json_array({image(names, 'OLD.')})); END"
    )


def _stale(table: str, event: str) -> str | None:
    """Whose roster lines a change makes wrong."""
    sides = ("OLD", "NEW") if event == "UPDATE" else ("OLD",)
    if table == "tag":
        owner = "SELECT influencer_id FROM influencer_tag WHERE tag_id={side}.id"
    elif table in OWNERS:
        owner = f"SELECT {{side}}.{OWNERS[table]}"
    else:
        return None
    body = " ".join(
        # Not OR IGNORE: an upsert outside would put its own policy in that place.
        f"INSERT INTO roster_stale {owner.format(side=side)}"
        " EXCEPT SELECT influencer_id FROM roster_stale;"
        for side in sides
    )
    return (
        f"CREATE TRIGGER stale_{table}_{event.lower()} AFTER {event} ON {table}"
        f" BEGIN {body} END"
    )
