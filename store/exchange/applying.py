"""From the staged rows of a sheet to people, accounts and readings, set by set.

Every step is one statement over all rows, so that a large file costs what SQLite
costs. New rows take numbers of their own: the highest so far plus the row in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store import roster_lines
from store.exchange import matching
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
    """What was done."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    changes: tuple[FieldChange, ...] = ()


def apply(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, *, today: date
) -> Outcome:
    """Bring the staged rows in; returns the counts of rows by what became of them."""
    connection = unit.connection
    outcome = Outcome(skipped=staged.skipped)
    matching.match(connection, staged, outcome)
    kept = _count(connection, "SELECT count(*) FROM staged")
    base = _base(connection, "influencer")
    known = _count(
        connection, "SELECT count(*) FROM staged WHERE influencer_id IS NOT NULL"
    )
    if known:
        outcome.changes = _preview(connection, staged)
        _update_people(unit, staged)
        _update_accounts(unit, staged)
    leaders = matching.same_person(connection, staged)
    _insert_people(unit, plan, staged, base, leaders=leaders)
    _insert_accounts(unit, staged, base, leaders=leaders)
    _insert_readings(unit, staged, today)
    if "folded" in staged.columns and not leaders:
        roster_lines.insert_staged(connection, staged.columns, base)
        unit.lined = True
    _insert_sides(unit, staged, base, leaders=leaders)
    _insert_rates(unit, staged, base, today)
    outcome.created = _count(
        connection, "SELECT count(*) FROM influencer WHERE id>?", base
    )
    outcome.updated = _count(connection, "SELECT count(*) FROM touched") + leaders
    outcome.unchanged = kept - outcome.created - outcome.updated
    _stamp_touched(unit)
    return outcome


def _count(connection: sqlite3.Connection, sql: str, *parameters: object) -> int:
    return int(connection.execute(sql, parameters).fetchone()[0])


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


def _update_accounts(unit: UnitOfWork, staged: Staged) -> None:
    columns = _account_columns(staged)
    if not columns or "handle" not in staged.columns:
        return
    unit.connection.execute(
        "INSERT OR IGNORE INTO touched SELECT s.row FROM staged s JOIN account a ON"
        f" a.id=s.account_id WHERE {_differs(columns, 'a')}"
    )
    unit.connection.execute(
        f"UPDATE account SET {_set(columns, 'account')}, version=version+1,"
        " updated_at=? FROM staged s WHERE account.id=s.account_id AND s.row IN"
        f" (SELECT row FROM touched) AND {_differs(columns, 'account')}",
        (unit.at,),
    )


def _owner(base: int, *, leaders: int) -> str:
    """The SQL for whose a staged row is: known, its leader's, or a new number."""
    lead = "ifnull((SELECT l.leader FROM leader l WHERE l.row=s.row), s.row)"
    return f"ifnull(s.influencer_id, {base}+{lead if leaders else 's.row'})"


def _insert_people(
    unit: UnitOfWork, plan: ImportPlan, staged: Staged, base: int, *, leaders: int
) -> None:
    columns = [name for name in _person_columns(staged) if name != "status"]
    status = (
        "ifnull(s.status,'prospect')" if "status" in staged.columns else "'prospect'"
    )
    source = "" if "source" in columns else ",source"
    values = ",".join(f"s.{name}" for name in columns)
    follower = "AND s.row NOT IN (SELECT row FROM leader)" if leaders else ""
    unit.connection.execute(
        f"INSERT INTO influencer(id, {','.join(columns)}, status, created_at,"
        f" updated_at, version{source}) SELECT {base}+s.row, {values}, {status}, ?, ?, 1"
        f"{',?' if source else ''} FROM staged s WHERE s.influencer_id IS NULL"
        f" {follower} ORDER BY s.row",
        (unit.at, unit.at, *((plan.sheet.file,) if source else ())),
    )


def _insert_accounts(
    unit: UnitOfWork, staged: Staged, base: int, *, leaders: int
) -> None:
    if "handle" not in staged.columns:
        return
    connection = unit.connection
    columns = _account_columns(staged)
    names = "".join(f",{name}" for name in columns)
    values = "".join(f",s.{name}" for name in columns)
    start = _base(connection, "account")
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT row FROM staged WHERE account_id IS NULL"
        " AND handle IS NOT NULL AND influencer_id IS NOT NULL"
    )
    connection.execute(
        "INSERT INTO account(id, influencer_id, platform, handle, handle_key,"
        f" created_at, updated_at, version{names}) SELECT {start}+s.row,"
        f" {_owner(base, leaders=leaders)}, s.platform, s.handle, s.handle_key, ?, ?, 1"
        f"{values} FROM staged s WHERE s.account_id IS NULL AND s.handle IS NOT NULL"
        " ORDER BY s.row",
        (unit.at, unit.at),
    )
    staged.first_account = start


def _insert_readings(unit: UnitOfWork, staged: Staged, today: date) -> None:
    """A reading of today for every account that is new or whose figures changed."""
    figures = _fed(staged, FIGURE_COLUMNS)
    if not figures or "handle" not in staged.columns:
        return
    names = ",".join(FIGURE_COLUMNS)
    some = " OR ".join(f"a.{name} IS NOT NULL" for name in figures)
    renewed = ",".join(f"{name}=excluded.{name}" for name in FIGURE_COLUMNS)
    day = today.isoformat()
    unit.connection.execute(
        f"INSERT INTO account_reading(account_id, read_on, source, {names})"
        f" SELECT a.id, ifnull(a.checked_on,?), 'import', {names} FROM account a"
        f" WHERE a.id>{staged.first_account} AND ({some})",
        (day,),
    )
    unit.connection.execute(
        f"INSERT INTO account_reading(account_id, read_on, source, {names})"
        f" SELECT a.id, ?, 'import', {','.join(f'a.{name}' for name in FIGURE_COLUMNS)}"
        " FROM staged s JOIN account a ON a.id=s.account_id WHERE s.row IN (SELECT row"
        f" FROM touched) AND ({some}) ON CONFLICT(account_id, read_on) DO UPDATE SET"
        f" {renewed}",
        (day,),
    )


def _insert_sides(unit: UnitOfWork, staged: Staged, base: int, *, leaders: int) -> None:
    """Tags, other names and columns of her own."""
    owner = _owner(base, leaders=leaders)
    connection = unit.connection
    if staged.has_tags:
        connection.execute(
            "INSERT INTO tag(name, name_key) SELECT min(name), name_key FROM staged_tag"
            " WHERE name_key NOT IN (SELECT name_key FROM tag) GROUP BY name_key"
        )
        _side(
            connection,
            "influencer_tag(influencer_id, tag_id)",
            f"SELECT DISTINCT {owner} AS influencer_id, g.id AS tag_id, s.row AS row"
            " FROM staged_tag t JOIN staged s ON s.row=t.row JOIN tag g ON"
            " g.name_key=t.name_key",
            "x.influencer_id=n.influencer_id AND x.tag_id=n.tag_id",
        )
    if staged.has_aliases:
        _side(
            connection,
            "alias(influencer_id, name)",
            f"SELECT DISTINCT {owner} AS influencer_id, t.name AS name, s.row AS row"
            " FROM staged_alias t JOIN staged s ON s.row=t.row",
            "x.influencer_id=n.influencer_id AND x.name=n.name",
        )
    if staged.has_custom:
        _insert_custom(connection, owner)


def _side(connection: sqlite3.Connection, target: str, rows: str, same: str) -> None:
    """Add what is not there yet, and note which known people that touches."""
    table = target.partition("(")[0]
    columns = target.partition("(")[2].rstrip(")")
    missing = f"NOT EXISTS (SELECT 1 FROM {table} x WHERE {same})"
    connection.execute(
        f"INSERT OR IGNORE INTO touched SELECT n.row FROM ({rows}) n JOIN staged k ON"
        f" k.row=n.row WHERE k.influencer_id IS NOT NULL AND {missing}"
    )
    connection.execute(
        f"INSERT INTO {target} SELECT DISTINCT {columns} FROM ({rows}) n WHERE {missing}"
    )


def _insert_custom(connection: sqlite3.Connection, owner: str) -> None:
    rows = (
        f"SELECT {owner} AS influencer_id, t.name AS name, t.value AS value, s.row AS"
        " row FROM staged_custom t JOIN staged s ON s.row=t.row"
    )
    connection.execute(
        f"INSERT OR IGNORE INTO touched SELECT n.row FROM ({rows}) n JOIN staged k ON"
        " k.row=n.row WHERE k.influencer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
        " custom_value x WHERE x.influencer_id=n.influencer_id AND x.name=n.name AND"
        " x.value=n.value)"
    )
    connection.execute(
        "INSERT INTO custom_value(influencer_id, name, value) SELECT influencer_id,"
        f" name, value FROM ({rows}) n WHERE true ORDER BY n.row ON"
        " CONFLICT(influencer_id, name) DO UPDATE SET value=excluded.value WHERE"
        " value IS NOT excluded.value"
    )


def _insert_rates(unit: UnitOfWork, staged: Staged, base: int, today: date) -> None:
    """A rate that differs from the newest one is a new entry of its history."""
    if "rate_minor" not in staged.columns:
        return
    newest = (
        "SELECT 1 FROM rate r WHERE r.id=(SELECT id FROM rate WHERE influencer_id="
        f"{_owner(base, leaders=0)} ORDER BY quoted_on DESC, id DESC LIMIT 1) AND"
        " r.amount_minor=s.rate_minor AND r.currency=s.rate_currency"
    )
    wanted = f"s.rate_minor IS NOT NULL AND NOT EXISTS ({newest})"
    unit.connection.execute(
        "INSERT OR IGNORE INTO touched SELECT s.row FROM staged s WHERE"
        f" s.influencer_id IS NOT NULL AND {wanted}"
    )
    unit.connection.execute(
        "INSERT INTO rate(influencer_id, kind, amount_minor, currency, quoted_on)"
        f" SELECT {_owner(base, leaders=0)}, 'post', s.rate_minor, s.rate_currency, ?"
        f" FROM staged s WHERE {wanted} AND EXISTS (SELECT 1 FROM influencer WHERE"
        f" id={_owner(base, leaders=0)})",
        (today.isoformat(),),
    )


def _stamp_touched(unit: UnitOfWork) -> None:
    unit.connection.execute(
        "UPDATE influencer SET version=version+1, updated_at=? WHERE id IN (SELECT"
        " s.influencer_id FROM staged s JOIN touched t ON t.row=s.row WHERE"
        " s.influencer_id IS NOT NULL)",
        (unit.at,),
    )
