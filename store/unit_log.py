"""What a unit of work did, noted in the same transaction.

Triggers keep the image of every row that is changed or deleted, by whatever statement
or cascade. Rows that are new need no trigger: numbers only grow, so they are the
ones above each table's highest number at the start. A whole import is noted in a few
lines that way, and still taken back exactly.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store import result_lines, roster_lines
from store.schema import LOGGED, OWNERS

if TYPE_CHECKING:
    import sqlite3

    from store.engine import UnitOfWork

Mark = dict[str, int]


def start(unit: UnitOfWork) -> Mark:
    """Open the unit in the history; returns the highest number of each table."""
    cursor = unit.connection.execute(
        "INSERT INTO unit(at, label, detail, topics, dropped) VALUES (?,?,?,?,0)",
        (unit.at, unit.label, "{}", ",".join(sorted(unit.topics))),
    )
    unit.id = cursor.lastrowid or 0
    unit.connection.execute("UPDATE open_unit SET unit=?", (unit.id,))
    return _highest(unit.connection)


def finish(unit: UnitOfWork, mark: Mark) -> bool:
    """Close the unit: note its new rows, refresh the roster lines; False if idle."""
    connection = unit.connection
    now = _highest(connection)
    for table in LOGGED:
        if now[table] <= mark[table] or not _is_new(connection, table, mark[table]):
            continue
        connection.execute(
            'INSERT INTO change(unit, "table", row, last_row) VALUES (?,?,?,?)',
            (unit.id, table, mark[table] + 1, now[table]),
        )
        if table in OWNERS:
            limit = mark["influencer"] if unit.lined else now["influencer"]
            connection.execute(
                f"INSERT OR IGNORE INTO roster_stale SELECT {OWNERS[table]}"
                f" FROM {table} WHERE id>? AND {OWNERS[table]}<=?",
                (mark[table], limit),
            )
    roster_lines.refresh_stale(connection)
    result_lines.refresh_stale(connection)
    changed = bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM change WHERE unit=?)", (unit.id,)
        ).fetchone()[0]
    )
    if changed:
        connection.execute(
            "UPDATE unit SET label=?, detail=? WHERE id=?",
            (unit.label, json.dumps(unit.detail, ensure_ascii=False), unit.id),
        )
        connection.execute(
            "UPDATE unit SET dropped=1 WHERE undone_at IS NOT NULL AND dropped=0"
        )
    else:
        connection.execute("DELETE FROM unit WHERE id=?", (unit.id,))
    connection.execute("UPDATE open_unit SET unit=NULL")
    return changed


def _is_new(connection: sqlite3.Connection, table: str, mark: int) -> bool:
    """Whether rows were made at all; an upsert that found its row takes a number too.

    Made and removed again counts: taking the removal back must not bring them.
    """
    found = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM {table} WHERE id>?) OR EXISTS"
        ' (SELECT 1 FROM change WHERE "table"=? AND row>?)',
        (mark, table, mark),
    )
    return bool(found.fetchone()[0])


def _highest(connection: sqlite3.Connection) -> Mark:
    """The highest number each logged table has ever given out."""
    given = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    return {table: given.get(table, 0) for table in LOGGED}
