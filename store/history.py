"""The history desk: what was done, taking it back, doing it again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store import roster_lines
from store.errors import NothingToUndo
from store.rules.words import N_
from store.schema import LOGGED, OWNERS
from store.triggers import columns, image

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from store.engine import Database

BATCH = 500
"""Row images in one line of the history."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One step of the history; ``label`` is a template that ``detail`` fills."""

    id: int
    at: str
    label: str
    detail: Mapping[str, object]
    undone: bool


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What one step did to one record: field -> (before, after), or its making."""

    unit: UnitRow
    table: str
    made: bool
    fields: Mapping[str, tuple[object, object]]


class History:
    """Everything that was done, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def units(self, limit: int = 50) -> tuple[UnitRow, ...]:
        """The last steps, newest first."""
        rows = self._database.read(
            "SELECT id, at, label, detail, undone_at FROM unit ORDER BY id DESC LIMIT ?",
            (limit,),
        )
        return tuple(_unit(row) for row in rows)

    def undo(self) -> UnitRow:
        """Take back the last step that stands; raises NothingToUndo."""
        row = self._find("undone_at IS NULL ORDER BY id DESC", N_("Nothing to undo."))
        self._replay(row, back=True)
        return _unit(row)

    def redo(self) -> UnitRow:
        """Do again what was taken back last; raises NothingToUndo."""
        row = self._find(
            "undone_at IS NOT NULL AND dropped=0 ORDER BY id", N_("Nothing to redo.")
        )
        self._replay(row, back=False)
        return _unit(row)

    def of_influencer(
        self, influencer_id: int, limit: int = 100
    ) -> tuple[RecordChange, ...]:
        """What was done to one person and their accounts, newest first."""
        owned = {"influencer": [(influencer_id,)]} | {
            table: self._database.read(
                f"SELECT id FROM {table} WHERE {owner}=?", (influencer_id,)
            )
            for table, owner in OWNERS.items()
            if table != "influencer"
        }
        found = [
            (row, table)
            for table, rows in owned.items()
            for (number,) in rows
            for row in self._database.read(_RECORD_SQL, (table, number, number))
        ]
        found.sort(key=lambda pair: pair[0][5], reverse=True)
        return tuple(self._record_change(row, table) for row, table in found[:limit])

    def _record_change(self, row: Any, table: str) -> RecordChange:
        unit, before, number = _unit(row[:5]), row[6], row[7]
        if before is None:
            return RecordChange(unit, table, made=True, fields={})
        old = json.loads(before)[0]
        new = self._next_image(table, number, row[5]) or {}
        fields = {
            name: (value, new.get(name))
            for name, value in old.items()
            if new.get(name) != value and name not in _BOOKKEEPING
        }
        return RecordChange(unit, table, made=False, fields=fields)

    def _next_image(self, table: str, number: int, after: int) -> dict[str, Any] | None:
        """How a row stood after a change: what the next one found, or what is there."""
        later = self._database.read(
            'SELECT before FROM change JOIN unit u ON u.id=unit WHERE "table"=? AND'
            " row=? AND last_row=row AND before IS NOT NULL AND change.id>? AND"
            " u.undone_at IS NULL ORDER BY change.id LIMIT 1",
            (table, number, after),
        )
        if later:
            image: dict[str, Any] = json.loads(later[0][0])[0]
            return image
        names = columns(self._database.reader, table)
        rows = self._database.read(
            f"SELECT {','.join(names)} FROM {table} WHERE id=?", (number,)
        )
        return dict(zip(names, rows[0], strict=True)) if rows else None

    def _find(self, condition: str, refusal: str) -> Any:
        rows = self._database.read(
            "SELECT id, at, label, detail, undone_at, topics FROM unit"
            f" WHERE {condition} LIMIT 1"
        )
        if not rows:
            raise NothingToUndo(refusal)
        return rows[0]

    def _replay(self, row: Any, *, back: bool) -> None:
        number, topics = row[0], str(row[5]).split(",")
        with self._database.replaying(topics) as connection:
            standing = connection.execute(
                "SELECT undone_at IS NULL FROM unit WHERE id=?", (number,)
            ).fetchone()
            if standing is None or bool(standing[0]) is not back:
                raise NothingToUndo(N_("Somebody else has just done that."))
            connection.execute("PRAGMA defer_foreign_keys=ON")
            (_take_back if back else _do_again)(connection, number)
            roster_lines.refresh_stale(connection)
            connection.execute(
                "UPDATE unit SET undone_at=? WHERE id=?",
                (self._database.now() if back else None, number),
            )


_BOOKKEEPING = frozenset({"updated_at", "version", "created_at"})

_RECORD_SQL = """
SELECT u.id, u.at, u.label, u.detail, u.undone_at, c.id, c.before, c.row
FROM change c JOIN unit u ON u.id=c.unit
WHERE c."table"=? AND c.row<=? AND c.last_row>=? AND u.undone_at IS NULL
 AND (c.before IS NOT NULL OR c.after IS NULL)
"""


def _unit(row: Any) -> UnitRow:
    return UnitRow(row[0], row[1], row[2], json.loads(row[3]), row[4] is not None)


def _take_back(connection: sqlite3.Connection, unit: int) -> None:
    """Put back what was changed or deleted, newest first; then take out what is new."""
    for change, table, row, before in _single_changes(connection, unit, "DESC"):
        names = columns(connection, table)
        connection.execute(
            f"UPDATE change SET after=(SELECT json_array({image(names)}) FROM {table}"
            " WHERE id=?) WHERE id=?",
            (row, change),
        )
        _put(connection, table, names, before)
    made = _made(connection, unit)
    for table, first, last in made:
        _keep_images(connection, unit, table, first, last)
    for table, first, last in reversed(made):
        connection.execute(
            f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first, last)
        )


def _do_again(connection: sqlite3.Connection, unit: int) -> None:
    """Put in what was new; then change or delete again, oldest first."""
    kept = connection.execute(
        'SELECT id, "table", after FROM change WHERE unit=? AND before IS NULL'
        " AND after IS NOT NULL ORDER BY id",
        (unit,),
    ).fetchall()
    for change, table, after in kept:
        names = columns(connection, table)
        _put(connection, table, names, after)
        connection.execute("DELETE FROM change WHERE id=?", (change,))
    for change, table, row, _before in _single_changes(connection, unit, "ASC"):
        names = columns(connection, table)
        after = connection.execute(
            "SELECT after FROM change WHERE id=?", (change,)
        ).fetchone()[0]
        if after is None:
            connection.execute(f"DELETE FROM {table} WHERE id=?", (row,))
        else:
            _put(connection, table, names, after)
        connection.execute("UPDATE change SET after=NULL WHERE id=?", (change,))


def _single_changes(
    connection: sqlite3.Connection, unit: int, order: str
) -> list[tuple[int, str, int, str]]:
    return connection.execute(
        'SELECT id, "table", row, before FROM change WHERE unit=?'
        f" AND before IS NOT NULL ORDER BY id {order}",
        (unit,),
    ).fetchall()


def _made(connection: sqlite3.Connection, unit: int) -> list[tuple[str, int, int]]:
    """The ranges of rows that a unit made, parents before children."""
    ranges = connection.execute(
        'SELECT "table", row, last_row FROM change WHERE unit=?'
        " AND before IS NULL AND after IS NULL",
        (unit,),
    ).fetchall()
    return sorted(ranges, key=lambda found: LOGGED.index(found[0]))


def _keep_images(
    connection: sqlite3.Connection, unit: int, table: str, first: int, last: int
) -> None:
    """Remember new rows before they go, in batches, so that redo brings them back."""
    names = columns(connection, table)
    connection.execute(
        'INSERT INTO change(unit, "table", row, last_row, after)'
        f" SELECT ?, ?, min(id), max(id), json_group_array(json({image(names)}))"
        f" FROM {table} WHERE id BETWEEN ? AND ? GROUP BY id/{BATCH} ORDER BY 3",
        (unit, table, first, last),
    )


def _put(
    connection: sqlite3.Connection, table: str, names: list[str], images: str
) -> None:
    """Write row images over the rows of the same numbers, making those that miss.

    An upsert, not a replace: replacing would cascade into the children.
    """
    columns = ",".join(f'"{name}"' for name in names)
    values = ",".join(f"json_extract(value,'$.{name}')" for name in names)
    renewed = ",".join(f'"{name}"=excluded."{name}"' for name in names if name != "id")
    connection.execute(
        f"INSERT INTO {table}({columns}) SELECT {values} FROM json_each(?) WHERE true"
        f" ON CONFLICT(id) DO UPDATE SET {renewed}",
        (images,),
    )
    if table in OWNERS:
        connection.execute(
            "INSERT OR IGNORE INTO roster_stale"
            f" SELECT json_extract(value,'$.{OWNERS[table]}') FROM json_each(?)",
            (images,),
        )
