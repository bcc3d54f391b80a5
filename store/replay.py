"""Taking a step of the history back, and doing it again, row by row and exactly.

Both run inside a transaction that the history does not note, with references looked at
only at its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import result_lines, roster_lines
from store.schema import LOGGED, OWNERS
from store.triggers import image

if TYPE_CHECKING:
    import sqlite3

BATCH = 500
"""Row images in one line of the history."""


class Replay:
    """One step being taken back or done again."""

    def __init__(self, connection: sqlite3.Connection, unit: int) -> None:
        self._connection = connection
        self._unit = unit
        self._images: dict[str, str] = {}
        self._puts: dict[str, str] = {}

    def run(self, *, back: bool) -> None:
        """Take the step back, or do it again, and refresh what is worked out."""
        self._connection.execute("PRAGMA defer_foreign_keys=ON")
        if back:
            self._take_back()
        else:
            self._do_again()
        roster_lines.refresh_stale(self._connection)
        self._follow()
        result_lines.refresh_stale(self._connection)

    def _follow(self) -> None:
        """Let follow what a step of before its tables knew nothing of."""
        from store.commitments import after_replay  # noqa: PLC0415 - which needs units
        from store.engine import UnitOfWork  # noqa: PLC0415

        at = self._connection.execute(
            "SELECT at FROM unit WHERE id=?", (self._unit,)
        ).fetchone()[0]
        after_replay(
            UnitOfWork(self._connection, at, "", {}, frozenset(), id=self._unit)
        )

    def _take_back(self) -> None:
        """Put back what was changed or deleted, newest first; then take out the new."""
        for change, table, row, before in self._single_changes("DESC"):
            self._connection.execute(
                f"UPDATE change SET after=(SELECT json_array({self._image(table)}) FROM"
                f" {table} WHERE id=?) WHERE id=?",
                (row, change),
            )
            self._put(table, before)
        made = self._made()
        for table, first, last in made:
            self._keep_images(table, first, last)
        for table, first, last in reversed(made):
            self._connection.execute(
                f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first, last)
            )

    def _do_again(self) -> None:
        """Put in what was new; then change or delete again, oldest first."""
        kept = self._connection.execute(
            'SELECT id, "table", after FROM change WHERE unit=? AND before IS NULL'
            " AND after IS NOT NULL ORDER BY id",
            (self._unit,),
        )
        for _, table, after in kept.fetchall():
            self._put(table, after)
        self._connection.execute(
            "DELETE FROM change WHERE unit=? AND before IS NULL AND after IS NOT NULL",
            (self._unit,),
        )
        for change, table, row, _before in self._single_changes("ASC"):
            after = self._connection.execute(
                "SELECT after FROM change WHERE id=?", (change,)
            ).fetchone()[0]
            if after is None:
                self._connection.execute(f"DELETE FROM {table} WHERE id=?", (row,))
            else:
                self._put(table, after)
        self._connection.execute(
            "UPDATE change SET after=NULL WHERE unit=? AND after IS NOT NULL",
            (self._unit,),
        )

    def _single_changes(self, order: str) -> list[tuple[int, str, int, str]]:
        return self._connection.execute(
            'SELECT id, "table", row, before FROM change WHERE unit=?'
            f" AND before IS NOT NULL ORDER BY id {order}",
            (self._unit,),
        ).fetchall()

    def _made(self) -> list[tuple[str, int, int]]:
        """The ranges of rows that the unit made, parents before children."""
        ranges = self._connection.execute(
            'SELECT "table", row, last_row FROM change WHERE unit=?'
            " AND before IS NULL AND after IS NULL",
            (self._unit,),
        ).fetchall()
        return sorted(ranges, key=lambda found: LOGGED.index(found[0]))

    def _keep_images(self, table: str, first: int, last: int) -> None:
        """Remember new rows before they go, in batches, so that redo has them."""
        self._connection.execute(
            'INSERT INTO change(unit, "table", row, last_row, after) SELECT ?, ?,'
            f" min(id), max(id), json_group_array(json({self._image(table)}))"
            f" FROM {table} WHERE id BETWEEN ? AND ? GROUP BY id/{BATCH} ORDER BY 3",
            (self._unit, table, first, last),
        )

    def _image(self, table: str) -> str:
        if table not in self._images:
            self._images[table] = image(self._connection, table)
        return self._images[table]

    def _put(self, table: str, images: str) -> None:
        """Write row images over the rows of the same numbers, making those that miss.

        An upsert, not a replace: replacing would cascade into the children.
        """
        if table not in self._puts:
            self._puts[table] = _put_sql(self._connection, table)
        self._connection.execute(self._puts[table], (images,))
        if table in OWNERS:
            self._connection.execute(
                "INSERT OR IGNORE INTO roster_stale SELECT"
                f" json_extract(value,'$.{OWNERS[table]}') FROM json_each(?)",
                (images,),
            )


def _put_sql(connection: sqlite3.Connection, table: str) -> str:
    shape = connection.execute(f"PRAGMA table_info({table})").fetchall()
    names = [row[1] for row in shape]
    listed = ",".join(f'"{name}"' for name in names)
    values = ",".join(
        _value(name, needed, usual) for _, name, _, needed, usual, _ in shape
    )
    renewed = ",".join(f'"{name}"=excluded."{name}"' for name in names if name != "id")
    return (
        f"INSERT INTO {table}({listed}) SELECT {values} FROM json_each(?) WHERE true"
        f" ON CONFLICT(id) DO UPDATE SET {renewed}"
    )


def _value(name: str, needed: int, usual: str | None) -> str:
    """A column of an image; one that came later than the image is as usual."""
    value = f"json_extract(value,'$.{name}')"
    return f"coalesce({value},{usual})" if needed and usual is not None else value
