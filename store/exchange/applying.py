"""From the staged rows of a sheet to people, accounts and readings, set by set.

Every step is one statement over all rows, so that a large file costs what SQLite
costs. New rows take numbers of their own: the highest so far plus the row in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store import roster_lines
from store.exchange import gathering, matching, oddities, sides
from store.exchange.columns import ACCOUNT_COLUMNS, FIGURE_COLUMNS, PERSON_COLUMNS

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan
    from store.exchange.sheets import RowProblem
    from store.exchange.staging import Staged

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


def apply(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the staged rows in; returns the counts of rows by what became of them."""
    connection = unit.connection
    outcome = Outcome(skipped=staged.skipped)
    outcome.known = matching.match(connection, plan, staged, outcome)
    followers = gathering.gather(connection, plan, staged, outcome)
    kept = staged.rows - outcome.skipped
    base = _base(connection, "influencer")
    if outcome.known:
        outcome.changes = _preview(connection, staged)
        _update_people(unit, staged)
        _update_accounts(unit, staged, today)
    outcome.created = kept - outcome.known - followers
    source = oddities.sound(plan.sheet.file)
    _insert_people(unit, staged, base, outcome.created, source)
    _insert_accounts(unit, staged, base, outcome, today)
    sides.insert(unit, staged, base, today)
    roster_lines.insert_staged(
        connection,
        staged.columns,
        base,
        at=unit.at,
        source=source,
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


def _base(connection: sqlite3.Connection, table: str) -> int:
    found = connection.execute(
        "SELECT seq FROM sqlite_sequence WHERE name=?", (table,)
    ).fetchone()
    return int(found[0]) if found else 0


def _fed(staged: Staged, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name in staged.columns]


def _person_columns(staged: Staged) -> list[str]:
    return _fed(staged, (*PERSON_COLUMNS, "email_key", "phone_key"))


def _account_columns(staged: Staged) -> list[str]:
    return _fed(staged, (*ACCOUNT_COLUMNS, "url_key"))


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
        ("influencer", "influencer_id", _person_columns(staged)),
        ("account", "account_id", _account_columns(staged)),
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
    columns = _person_columns(staged)
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
    columns = _account_columns(staged)
    if not columns or "handle" not in staged.columns:
        return
    connection = unit.connection
    figures = _fed(staged, FIGURE_COLUMNS)
    if figures:
        dated = [*figures, *_fed(staged, ("checked_on",))]
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
        _insert_readings(
            connection,
            "FROM staged s JOIN account a ON a.id=s.account_id WHERE s.row IN (SELECT"
            " row FROM measured)",
            _day_of(staged, "s"),
            today,
        )


def _insert_people(
    unit: UnitOfWork, staged: Staged, base: int, coming: int, source: str
) -> None:
    columns = [name for name in _person_columns(staged) if name != "status"]
    status = (
        "ifnull(s.status,'prospect')" if "status" in staged.columns else "'prospect'"
    )
    named = "" if "source" in columns else ",source"
    values = ",".join(f"s.{name}" for name in columns)
    with roster_lines.indexes_aside(unit.connection, "influencer", coming):
        unit.connection.execute(
            f"INSERT INTO influencer(id, {','.join(columns)}, status, created_at,"
            f" updated_at, version{named}) SELECT {base}+s.row, {values}, {status},"
            f" :at, :at, 1{',:source' if named else ''} FROM staged s WHERE"
            " s.influencer_id IS NULL AND s.row NOT IN (SELECT row FROM leader)"
            " ORDER BY s.row",
            {"at": unit.at, "source": source},
        )


def _insert_accounts(
    unit: UnitOfWork, staged: Staged, base: int, outcome: Outcome, today: date
) -> None:
    if "handle" not in staged.columns:
        return
    connection = unit.connection
    columns = _account_columns(staged)
    names = "".join(f",{name}" for name in columns)
    values = "".join(f",s.{name}" for name in columns)
    start = _base(connection, "account")
    new = "staged s WHERE s.account_id IS NULL AND s.handle IS NOT NULL"
    if outcome.known:
        connection.execute(
            f"INSERT OR IGNORE INTO touched SELECT s.row FROM {new} AND s.influencer_id"
            " IS NOT NULL"
        )
    coming = outcome.created
    with roster_lines.indexes_aside(connection, "account", coming):
        connection.execute(
            "INSERT INTO account(id, influencer_id, platform, handle, handle_key,"
            f" created_at, updated_at, version{names}) SELECT {start}+s.row,"
            f" {sides.owner(base)}, s.platform, s.handle, s.handle_key, :at, :at, 1"
            f"{values} FROM {new} ORDER BY s.row",
            {"at": unit.at},
        )
    if not _fed(staged, FIGURE_COLUMNS):
        return
    with roster_lines.indexes_aside(connection, "account_reading", coming):
        _insert_readings(
            connection,
            f"FROM account a WHERE a.id>{start}",
            _day_of(staged, "a"),
            today,
            are_new=True,
        )


def _day_of(staged: Staged, table: str) -> str:
    """The SQL for the day of a reading: the row's own, or today."""
    return f"ifnull({table}.checked_on, ?)" if "checked_on" in staged.columns else "?"


def _insert_readings(
    connection: sqlite3.Connection,
    rows: str,
    day: str,
    today: date,
    *,
    are_new: bool = False,
) -> None:
    """A reading of accounts ``a`` that have any figure; a day has only one of each."""
    names = ",".join(FIGURE_COLUMNS)
    values = ",".join(f"a.{name}" for name in FIGURE_COLUMNS)
    renewed = ",".join(f"{name}=excluded.{name}" for name in FIGURE_COLUMNS)
    known = f" ON CONFLICT(account_id, read_on) DO UPDATE SET {renewed}"
    connection.execute(
        f"INSERT INTO account_reading(account_id, read_on, source, {names}) SELECT"
        f" a.id, {day}, 'import', {values} {rows} AND coalesce({values}) IS NOT NULL"
        f"{'' if are_new else known}",
        (today.isoformat(),),
    )


def _stamp_touched(unit: UnitOfWork) -> None:
    unit.connection.execute(
        "UPDATE influencer SET version=version+1, updated_at=? WHERE id IN (SELECT"
        " s.influencer_id FROM staged s JOIN touched t ON t.row=s.row WHERE"
        " s.influencer_id IS NOT NULL)",
        (unit.at,),
    )
