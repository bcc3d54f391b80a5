"""The history desk: what was done, taking it back, doing it again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.errors import NothingToUndo
from store.replay import Replay
from store.rules.words import N_
from store.schema import PERSONAL
from store.triggers import columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.engine import Database

_LAST_DONE = """
SELECT id, at, label, detail, undone_at, topics FROM unit WHERE undone_at IS NULL
 ORDER BY id DESC LIMIT 1
"""

_LAST_UNDONE = """
SELECT id, at, label, detail, undone_at, topics FROM unit INDEXED BY ix_unit_undone
 WHERE undone_at IS NOT NULL AND dropped=0 ORDER BY id LIMIT 1
"""


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
            "SELECT id, at, label, detail, undone_at FROM unit ORDER BY id DESC"
            " LIMIT ?",
            (limit,),
        )
        return tuple(_unit(row) for row in rows)

    def newest(self) -> int:
        """The number of the last step, also of one just done here; 0 for none."""
        return int(self._database.read_back("SELECT max(id) FROM unit")[0][0] or 0)

    def undo(self) -> UnitRow:
        """Take back the last step that stands; raises NothingToUndo."""
        return self._replay(_LAST_DONE, N_("Nothing to undo."), back=True)

    def redo(self) -> UnitRow:
        """Do again what was taken back last; raises NothingToUndo."""
        return self._replay(_LAST_UNDONE, N_("Nothing to redo."), back=False)

    def of_influencer(
        self, influencer_id: int, limit: int = 100
    ) -> tuple[RecordChange, ...]:
        """What was done to one person and their accounts, newest first."""
        owned = {"influencer": [(influencer_id,)]} | {
            table: self._database.read(
                f"SELECT id FROM {table} WHERE {owner}=?", (influencer_id,)
            )
            for table, owner in PERSONAL.items()
            if table != "influencer"
        }
        found = [
            (row, table)
            for table, rows in owned.items()
            for (number,) in rows
            for row in self._changes_of(table, number, limit)
        ]
        found.sort(key=lambda pair: pair[0][5], reverse=True)
        return tuple(self._record_change(row, table) for row, table in found[:limit])

    def _changes_of(self, table: str, number: int, limit: int) -> list[Any]:
        """The last changes of one row, and its making: each found by an index."""
        changes = self._database.read(_CHANGED_SQL, (table, number, limit))
        made = self._database.read(_MADE_SQL, (table, number))
        # The range with the nearest first number is the only one it may lie in.
        return changes + [row for row in made if row[8] >= number and row[4] is None]

    def _record_change(self, row: Any, table: str) -> RecordChange:
        unit, change, before, number = _unit(row[:5]), row[5], row[6], row[7]
        if before is None:
            return RecordChange(unit, table, made=True, fields={})
        old = json.loads(before)[0]
        new = self._next_image(table, number, change) or {}
        fields = {
            name: (value, new.get(name))
            for name, value in old.items()
            if new.get(name) != value and name not in _BOOKKEEPING
        }
        return RecordChange(unit, table, made=False, fields=fields)

    def _next_image(self, table: str, number: int, after: int) -> dict[str, Any] | None:
        """How a row stood after a change: what the next one found, or what is there."""
        later = self._database.read(_NEXT_SQL, (table, number, after))
        if later:
            image: dict[str, Any] = json.loads(later[0][0])[0]
            return image
        names = columns(self._database.reader, table)
        listed = ",".join(f'"{name}"' for name in names)
        rows = self._database.read(
            f"SELECT {listed} FROM {table} WHERE id=?", (number,)
        )
        return dict(zip(names, rows[0], strict=True)) if rows else None

    def _replay(self, question: str, refusal: str, *, back: bool) -> UnitRow:
        found = self._database.read_back(question)
        if not found:
            raise NothingToUndo(refusal)
        if back and found[0][2] == BEGINNING:
            raise NothingToUndo(
                N_("There is nothing to undo: this is how the demo begins.")
            )
        number, topics = found[0][0], str(found[0][5]).split(",")
        with self._database.replaying(topics) as connection:
            # Asked again now that nobody else can write: what another window has done
            # since may stand on this step, or may have put it out of reach.
            if connection.execute(question).fetchone() != found[0]:
                raise NothingToUndo(
                    N_(
                        "Another window has just changed something. Nothing was done;"
                        " please look, and try again."
                    )
                )
            Replay(connection, number).run(back=back)
            connection.execute(
                "UPDATE unit SET undone_at=? WHERE id=?",
                (self._database.now() if back else None, number),
            )
        return _unit(found[0])


BEGINNING = N_("Made the demo")
"""The step that fills a workspace: taken back, it would leave nothing."""

_BOOKKEEPING = frozenset({"updated_at", "version", "created_at"})

_CHANGED_SQL = """
SELECT u.id, u.at, u.label, u.detail, u.undone_at, c.id, c.before, c.row
FROM change c JOIN unit u ON u.id=c.unit
WHERE c."table"=? AND c.row=? AND c.before IS NOT NULL AND u.undone_at IS NULL
ORDER BY c.id DESC LIMIT ?
"""

_MADE_SQL = """
SELECT u.id, u.at, u.label, u.detail, u.undone_at, c.id, c.before, c.row, c.last_row
FROM change c INDEXED BY ix_change_made JOIN unit u ON u.id=c.unit
WHERE c."table"=? AND c.row<=? AND c.before IS NULL AND c.after IS NULL
ORDER BY c.row DESC LIMIT 1
"""

_NEXT_SQL = """
SELECT c.before FROM change c JOIN unit u ON u.id=c.unit
WHERE c."table"=? AND c.row=? AND c.before IS NOT NULL AND c.id>?
 AND u.undone_at IS NULL ORDER BY c.id LIMIT 1
"""


def _unit(row: Any) -> UnitRow:
    return UnitRow(row[0], row[1], row[2], json.loads(row[3]), row[4] is not None)
