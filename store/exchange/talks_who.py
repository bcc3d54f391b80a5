"""Rows of one person in an outreach sheet, drawn together before people are matched.

Somebody in two campaigns stands in two rows, each of a conversation of its own. What
the rows say of the person is one thing: of each field the first row that says something
counts, and a later one that says otherwise is reported. Tags, other names and columns
of her own are kept of all rows.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from store.exchange.gathering import OTHERWISE
from store.exchange.matching import makeshift
from store.exchange.sheets import RowProblem
from store.rules.text import fold

if TYPE_CHECKING:
    import sqlite3

    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

_GOES_WITH = {
    "name": ("name_key",),
    "email": ("email_key",),
    "phone": ("phone_key",),
    "url": ("url_key",),
    "rate_minor": ("rate_currency",),
}
"""Columns that are taken together with another, or not at all."""

_OF_THE_ROW = frozenset(
    {"row", "platform", "handle", "handle_key", "folded", "initials"}
).union(*_GOES_WITH.values())
"""Columns that say which row it is, or follow from others."""

_FED_BY = {"stated_rate": "engagement_rate", "rate_minor": "rate"}


def join_rows(
    connection: sqlite3.Connection,
    plan: ImportPlan,
    staged: Staged,
    table: str = "talk",
) -> list[RowProblem]:
    """Leave one staged row of each person; ``talk.person`` says which it is.

    Returns what the other rows said otherwise. ``staged.rows`` counts those left.
    ``table`` is the one whose rows say something of people: ``talk`` or ``piece``.
    """
    connection.execute(
        "CREATE TEMP TABLE joined(row INTEGER PRIMARY KEY, first INTEGER)"
    )
    for key, condition in _keys(staged):
        connection.execute(
            "INSERT INTO joined SELECT row, first FROM (SELECT row, min(row) OVER"
            f" (PARTITION BY {key}) AS first FROM staged WHERE {condition})"
            " WHERE row<>first"
        )
    joined = connection.execute("SELECT count(*) FROM joined").fetchone()[0]
    if not joined:
        return []
    problems = _let_first_speak(connection, plan, staged)
    problems += _keep_first_custom(connection)
    connection.execute(
        f"UPDATE {table} SET person=j.first FROM joined j WHERE j.row={table}.row"
    )
    for side in ("staged_tag", "staged_alias", "staged_custom"):
        connection.execute(
            f"UPDATE {side} SET row=j.first FROM joined j WHERE j.row={side}.row"
        )
    connection.execute("DELETE FROM staged WHERE row IN (SELECT row FROM joined)")
    staged.rows -= joined
    return problems


def refresh_lines(connection: sqlite3.Connection, owner: str) -> None:
    """Have the roster lines of the people in joined rows worked out again.

    ``owner`` is the SQL for whose a staged row ``s`` is.
    """
    connection.execute(
        f"INSERT OR IGNORE INTO roster_stale SELECT {owner} FROM staged s WHERE s.row"
        " IN (SELECT first FROM joined)"
    )


def _keys(staged: Staged) -> list[tuple[str, str]]:
    """What rows of one person have in common, and which rows that is asked of."""
    has_handle = "handle_key" in staged.columns
    email, phone = (
        key if key in staged.columns else "NULL" for key in ("email_key", "phone_key")
    )
    bare = (
        f"name_key, {email}, {phone}",
        "name_key IS NOT NULL" + (" AND handle_key IS NULL" if has_handle else ""),
    )
    if "handle_key" not in staged.twice:
        return [bare]
    return [("handle_key, platform", "handle_key IS NOT NULL"), bare]


def _let_first_speak(
    connection: sqlite3.Connection, plan: ImportPlan, staged: Staged
) -> list[RowProblem]:
    once = [name for name in staged.columns if name not in _OF_THE_ROW]
    names = [other for name in once for other in (name, *_GOES_WITH.get(name, ()))]
    listed = ",".join(f"staged.{name}" for name in names)
    rows = connection.execute(
        f"SELECT ifnull(j.first, staged.row), staged.row, {makeshift(staged)}, {listed}"
        " FROM staged LEFT JOIN joined j ON j.row=staged.row WHERE staged.row IN"
        " (SELECT row FROM joined UNION SELECT first FROM joined) ORDER BY 1, 2"
    )
    problems: list[RowProblem] = []
    spoken: list[dict[str, Any]] = []
    for first, group in groupby(rows, key=itemgetter(0)):
        each = [
            (row, weak, dict(zip(names, own, strict=True)))
            for _, row, weak, *own in group
        ]
        # A name that only stands in for one counts last.
        each.sort(key=itemgetter(1))
        said = _together(each, once, plan, problems)
        spoken.append({**said, "row": first})
    filled = ",".join(f"{name}=:{name}" for name in names)
    connection.executemany(f"UPDATE staged SET {filled} WHERE row=:row", spoken)
    return problems


def _together(
    rows: list[tuple[int, int, dict[str, Any]]],
    once: list[str],
    plan: ImportPlan,
    problems: list[RowProblem],
) -> dict[str, Any]:
    """What the rows of one person say; what says otherwise goes to the problems."""
    said: dict[str, Any] = {}
    named = rows[0][2]
    for row, weak, own in sorted(rows, key=itemgetter(0)):
        for name in once:
            if name == "name":
                continue
            if said.get(name) is None:
                said |= {each: own[each] for each in (name, *_GOES_WITH.get(name, ()))}
            elif own[name] is not None and not _same(name, said, own):
                problems.append(_otherwise(plan, row, name, own))
        if not weak and not _same("name", named, own):
            problems.append(_otherwise(plan, row, "name", own))
    return said | {"name": named["name"], "name_key": named["name_key"]}


def _same(name: str, said: dict[str, Any], own: dict[str, Any]) -> bool:
    with_it = _GOES_WITH.get(name, ())
    if name == "rate_minor":
        return all(said[each] == own[each] for each in (name, *with_it))
    if with_it and own[with_it[0]] is not None:
        return bool(said[with_it[0]] == own[with_it[0]])
    return fold(str(said[name])) == fold(str(own[name]))


def _otherwise(
    plan: ImportPlan, row: int, name: str, own: dict[str, Any]
) -> RowProblem:
    header = plan.header_of(_FED_BY.get(name, name))
    return RowProblem(row, header, str(own[name])[:200], OTHERWISE)


def _keep_first_custom(connection: sqlite3.Connection) -> list[RowProblem]:
    """Of one name, the first value of a person's rows is kept."""
    found = connection.execute(
        "SELECT rowid, row, name, value, first FROM (SELECT c.rowid, c.row, c.name,"
        " c.value, first_value(c.value) OVER turns AS first, row_number() OVER turns AS"
        " turn FROM staged_custom c LEFT JOIN joined j ON j.row=c.row WHERE c.row IN"
        " (SELECT row FROM joined UNION SELECT first FROM joined) WINDOW turns AS"
        " (PARTITION BY ifnull(j.first, c.row), c.name ORDER BY c.row, c.rowid))"
        " WHERE turn>1"
    ).fetchall()
    connection.executemany(
        "DELETE FROM staged_custom WHERE rowid=?", ((each[0],) for each in found)
    )
    return [
        RowProblem(row, name, value[:200], OTHERWISE)
        for _, row, name, value, first in found
        if value != first
    ]
