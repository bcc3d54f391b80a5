"""From the staged rows of a sheet to people, accounts and readings, set by set.

Every step is one statement over all rows, so that a large file costs what SQLite
costs. New rows take numbers of their own: the highest so far plus the row in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store import roster_lines
from store.exchange import gathering, matching, oddities, sides
from store.exchange.columns import FIGURE_COLUMNS
from store.exchange.newcomers import (
    Newcomers,
    account_columns,
    fed,
    highest,
    insert_readings,
    person_columns,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.sheets import RowProblem
    from store.exchange.staging import Staged

    Given = Mapping[str, str]

PREVIEW = 200
"""Field changes shown before an import."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one known person that the file changes."""

    row: int
    name: str
    field: str
    before: object
    after: object


@dataclass(slots=True)
class Outcome:
    """What became of the rows; the four counts add up to the rows of the file.

    ``created`` are rows that made a person. A further row of the same new person (a
    second account, say) adds to somebody and counts as updated.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    known: int = 0
    """Rows about people who were known before."""
    skipped: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    changes: tuple[FieldChange, ...] = ()
    totals: dict[str, Any] = field(default_factory=dict)
    """What the figures of the file add up to, by name: whole numbers, or lists of
    Money."""


def apply(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the staged rows in; returns the counts of rows by what became of them."""
    connection = unit.connection
    outcome = Outcome(skipped=staged.skipped)
    outcome.known = matching.match(connection, plan, staged, outcome)
    followers = gathering.gather(connection, plan, staged, outcome)
    kept = staged.rows - outcome.skipped
    base = highest(connection, "influencer")
    if outcome.known:
        outcome.changes = _preview(connection, staged)
        _update_people(unit, staged)
        _update_accounts(unit, staged, today)
    outcome.created = kept - outcome.known - followers
    new = Newcomers(staged, people=base, accounts=highest(connection, "account"))
    given = {
        "at": unit.at,
        "source": oddities.sound(plan.sheet.file),
        "day": today.isoformat(),
    }
    _insert_people(connection, new, outcome.created, given)
    _insert_accounts(connection, new, outcome, given)
    sides.insert(unit, staged, base, today)
    roster_lines.insert_staged(
        connection,
        staged.columns,
        base,
        given=given,
        with_tags=staged.has_tags,
        coming=outcome.created,
    )
    unit.lined = True
    outcome.updated = _count(connection, "touched") + followers
    outcome.unchanged = kept - outcome.created - outcome.updated
    _stamp_touched(unit)
    return outcome


def _count(connection: sqlite3.Connection, rows: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


def _differs(columns: list[str], table: str) -> str:
    """The condition that a row of the file says something else than ``table``."""
    if not columns:
        return "0"
    return (
        "("
        + " OR ".join(
            _note_differs(table)
            if name == "notes"
            else f"(s.{name} IS NOT NULL AND s.{name} IS NOT {table}.{name})"
            for name in columns
        )
        + ")"
    )


def _note_differs(table: str) -> str:
    """A note of the file is news only if it does not stand in hers already."""
    return f"(s.notes IS NOT NULL AND instr(ifnull({table}.notes,''), s.notes)=0)"


def _set(columns: list[str], table: str) -> str:
    """SET clauses: a blank cell leaves what is there; a note is added to hers."""
    return ",".join(
        f"notes=CASE WHEN {_note_differs(table)} THEN"
        f" ltrim(ifnull({table}.notes,'')||char(10)||s.notes, char(10))"
        f" ELSE {table}.notes END"
        if name == "notes"
        else f"{name}=coalesce(s.{name}, {table}.{name})"
        for name in columns
    )


def _preview(connection: sqlite3.Connection, staged: Staged) -> tuple[FieldChange, ...]:
    """The first field changes to people and accounts, before they are made."""
    found: list[FieldChange] = []
    for table, key, columns in (
        ("influencer", "influencer_id", person_columns(staged)),
        ("account", "account_id", account_columns(staged)),
    ):
        shown = [name for name in columns if not name.endswith("_key")]
        if not shown or (table == "account" and "handle" not in staged.columns):
            continue
        pairs = ",".join(f"t.{name}, s.{name}" for name in shown)
        person = "t" if table == "influencer" else "i"
        join = (
            ""
            if table == "influencer"
            else " JOIN influencer i ON i.id=t.influencer_id"
        )
        rows = connection.execute(
            f"SELECT s.row, {person}.name, {pairs} FROM staged s JOIN {table} t ON"
            f" t.id=s.{key}{join} WHERE {_differs(shown, 't')} ORDER BY s.row"
            f" LIMIT {PREVIEW}"
        )
        for row in rows:
            for at, name in enumerate(shown):
                before, after = row[2 + 2 * at], row[3 + 2 * at]
                if name == "notes" and before and after:
                    after = before if after in before else f"{before}\n{after}"
                if after is not None and after != before:
                    found.append(FieldChange(row[0], row[1], name, before, after))
    return tuple(found[:PREVIEW])


def _update_people(unit: UnitOfWork, staged: Staged) -> None:
    columns = person_columns(staged)
    if not columns:
        return
    unit.connection.execute(
        "INSERT OR IGNORE INTO touched SELECT s.row FROM staged s JOIN influencer i"
        f" ON i.id=s.influencer_id WHERE {_differs(columns, 'i')}"
    )
    unit.connection.execute(
        f"UPDATE influencer SET {_set(columns, 'influencer')} FROM staged s"
        " WHERE influencer.id=s.influencer_id AND s.row IN (SELECT row FROM touched)"
        f" AND {_differs(columns, 'influencer')}"
    )


def _update_accounts(unit: UnitOfWork, staged: Staged, today: date) -> None:
    """New figures of known accounts, and a reading of those that changed."""
    columns = account_columns(staged)
    if not columns or "handle" not in staged.columns:
        return
    connection = unit.connection
    figures = fed(staged, FIGURE_COLUMNS)
    if figures:
        dated = [*figures, *fed(staged, ("checked_on",))]
        connection.execute(
            "INSERT INTO measured SELECT s.row FROM staged s JOIN account a ON"
            f" a.id=s.account_id WHERE {_differs(dated, 'a')}"
        )
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT s.row FROM staged s JOIN account a ON"
        f" a.id=s.account_id WHERE {_differs(columns, 'a')}"
    )
    connection.execute(
        f"UPDATE account SET {_set(columns, 'account')}, version=version+1,"
        " updated_at=? FROM staged s WHERE account.id=s.account_id AND s.row IN"
        f" (SELECT row FROM touched) AND {_differs(columns, 'account')}",
        (unit.at,),
    )
    if figures:
        known = insert_readings(
            staged,
            "FROM staged s JOIN account a ON a.id=s.account_id WHERE s.row IN (SELECT"
            " row FROM measured)",
            said_by="s",
        )
        renewed = ",".join(f"{name}=excluded.{name}" for name in FIGURE_COLUMNS)
        connection.execute(
            f"{known} ON CONFLICT(account_id, read_on) DO UPDATE SET {renewed}",
            {"day": today.isoformat()},
        )


def _insert_people(
    connection: sqlite3.Connection, new: Newcomers, coming: int, given: Given
) -> None:
    with roster_lines.indexes_aside(connection, "influencer", coming):
        connection.execute(
            new.insert_people(
                "s.influencer_id IS NULL AND s.row NOT IN (SELECT row FROM leader)"
            ),
            given,
        )


def _insert_accounts(
    connection: sqlite3.Connection, new: Newcomers, outcome: Outcome, given: Given
) -> None:
    if "handle" not in new.staged.columns:
        return
    which = "s.account_id IS NULL"
    if outcome.known:
        connection.execute(
            "INSERT OR IGNORE INTO touched SELECT s.row FROM staged s WHERE"
            f" s.handle IS NOT NULL AND {which} AND s.influencer_id IS NOT NULL"
        )
    coming = outcome.created
    with roster_lines.indexes_aside(connection, "account", coming):
        connection.execute(new.insert_accounts(which, sides.owner(new.people)), given)
    if fed(new.staged, FIGURE_COLUMNS):
        with roster_lines.indexes_aside(connection, "account_reading", coming):
            connection.execute(new.insert_readings(f"a.id>{new.accounts}"), given)


def _stamp_touched(unit: UnitOfWork) -> None:
    unit.connection.execute(
        "UPDATE influencer SET version=version+1, updated_at=? WHERE id IN (SELECT"
        " s.influencer_id FROM staged s JOIN touched t ON t.row=s.row WHERE"
        " s.influencer_id IS NOT NULL)",
        (unit.at,),
    )
