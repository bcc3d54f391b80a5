"""Several rows of one sheet that are about one person: the first speaks for them all.

Accounts, tags and other names of every row are kept. Of what a person has only once (a
phone, a city, a rate), the first row that says something counts; a later one that says
otherwise is reported. Without that, the last row would win, then the first again with
the next import.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from store.exchange.columns import PERSON_COLUMNS
from store.exchange.matching import makeshift
from store.exchange.sheets import RowProblem
from store.roster_rows import plain_amount
from store.rules.money import Money
from store.rules.text import fold
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3

    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

OTHERWISE = N_("an earlier row of the same person says otherwise; this was left out")

_GOES_WITH = {
    "email": ("email_key",),
    "phone": ("phone_key",),
    "rate_minor": ("rate_currency",),
}
"""Columns that are taken together with another, or not at all."""

_WHO = "(SELECT row FROM leader UNION SELECT leader FROM leader)"


def gather(
    connection: sqlite3.Connection, plan: ImportPlan, staged: Staged, outcome: Outcome
) -> int:
    """Fill ``temp.leader`` (row -> the first row of its person) and let that one speak.

    Returns how many rows follow another of the same new person.
    """
    followers = _find_new(connection, staged)
    if outcome.known:
        connection.execute(
            "INSERT INTO leader SELECT row, first FROM (SELECT row, min(row) OVER"
            " (PARTITION BY influencer_id) AS first FROM staged WHERE influencer_id IS"
            " NOT NULL) WHERE row<>first"
        )
    if connection.execute("SELECT EXISTS (SELECT 1 FROM leader)").fetchone()[0]:
        _let_first_speak(connection, plan, staged, outcome)
        if staged.has_custom:
            _keep_first_custom(connection, outcome)
    return followers


def _find_new(connection: sqlite3.Connection, staged: Staged) -> int:
    """New people in several rows: an equal name, and an equal e-mail or phone."""
    for key in ("email_key", "phone_key"):
        if key not in staged.twice:
            continue
        # The second key can join groups that the first has found: hence the upsert.
        connection.execute(
            "INSERT INTO leader SELECT who, min(first) FROM (SELECT who, min(who) OVER"
            f" (PARTITION BY {key}, name_key) AS first FROM (SELECT s.{key},"
            " s.name_key, ifnull(l.leader, s.row) AS who FROM staged s LEFT JOIN leader"
            f" l ON l.row=s.row WHERE s.influencer_id IS NULL AND s.{key} IN (SELECT"
            f" {key} FROM staged WHERE influencer_id IS NULL AND {key} IS NOT NULL"
            f" GROUP BY {key} HAVING count(*)>1))) WHERE first<>who GROUP BY who"
            " ON CONFLICT(row) DO UPDATE SET leader=excluded.leader"
        )
        while connection.execute(
            "UPDATE leader SET leader=o.leader FROM leader o WHERE o.row=leader.leader"
        ).rowcount:
            pass
    return int(connection.execute("SELECT count(*) FROM leader").fetchone()[0])


class _Row(NamedTuple):
    """One of several rows of a person."""

    row: int
    is_makeshift: bool
    """Whether its name only stands in for one."""
    known_as: str | None
    """The person's name so far."""
    own: dict[str, Any]


def _let_first_speak(
    connection: sqlite3.Connection, plan: ImportPlan, staged: Staged, outcome: Outcome
) -> None:
    once = [name for name in (*PERSON_COLUMNS, "rate_minor") if name in staged.columns]
    names = [other for name in once for other in (name, *_GOES_WITH.get(name, ()))]
    listed = ",".join(f"staged.{name}" for name in names)
    rows = connection.execute(
        f"SELECT ifnull(l.leader, staged.row), staged.row, {makeshift(staged)}, i.name,"
        f" {listed} FROM staged LEFT JOIN leader l ON l.row=staged.row LEFT JOIN"
        " influencer i ON i.id=staged.influencer_id WHERE staged.row IN"
        f" {_WHO} ORDER BY 1, 2"
    )
    spoken: list[dict[str, Any]] = []
    for leader, group in groupby(rows, key=itemgetter(0)):
        each = [
            _Row(row, weak, known_as, dict(zip(names, own, strict=True)))
            for _, row, weak, known_as, *own in group
        ]
        said, otherwise = _together(each, once)
        spoken.append({**dict.fromkeys(names), **said, "row": leader})
        outcome.problems += [
            RowProblem(
                row, plan.header_of(name.removesuffix("_minor")), text, OTHERWISE
            )
            for row, name, text in otherwise
        ]
    clear = ",".join(f"{name}=NULL" for name in names)
    connection.execute(
        f"UPDATE staged SET {clear} WHERE row IN (SELECT row FROM leader)"
    )
    filled = ",".join(f"{name}=:{name}" for name in names)
    connection.executemany(f"UPDATE staged SET {filled} WHERE row=:row", spoken)


def _together(
    rows: list[_Row], once: list[str]
) -> tuple[dict[str, Any], list[tuple[int, str, str]]]:
    """What the rows of one person say, and which of them says otherwise: row, field.

    A name that the person has already stays if any row says it, since matching goes by
    it; one that only stands in for a name counts last.
    """
    stand_in: str | None = None
    said: dict[str, Any] = {}
    for each in rows:
        name = each.own["name"]
        if each.is_makeshift:
            stand_in, each.own["name"] = stand_in or name, None
        elif name and each.known_as and fold(name) == fold(each.known_as):
            said.setdefault("name", name)
    otherwise = [
        (each.row, name, _as_text(each.own, name))
        for each in rows
        for name in once
        if _is_otherwise(said, each.own, name)
    ]
    said["name"] = said.get("name") or stand_in
    return said, otherwise


def _as_text(own: dict[str, Any], name: str) -> str:
    if name == "rate_minor":
        amount = Money(own[name], own["rate_currency"])
        return f"{plain_amount(amount)} {amount.currency}"
    return str(own[name])[:200]


def _is_otherwise(said: dict[str, Any], own: dict[str, Any], name: str) -> bool:
    """Add what a row says to what is said already; True if it says otherwise."""
    value, before = own[name], said.get(name)
    with_it = _GOES_WITH.get(name, ())
    if value is None:
        return False
    if before is None:
        said.update({each: own[each] for each in (name, *with_it)})
        return False
    if name == "notes":
        if value not in before:
            said[name] = f"{before}\n{value}"
        return False
    if name == "rate_minor" and own["rate_currency"] != said["rate_currency"]:
        return True
    key = f"{name}_key"
    if own.get(key) is not None:
        return bool(own[key] != said[key])
    return fold(str(value)) != fold(str(before))


def _keep_first_custom(connection: sqlite3.Connection, outcome: Outcome) -> None:
    """Of one name, the first value of a person's rows is kept."""
    found = connection.execute(
        "SELECT rowid, row, name, value, first FROM (SELECT c.rowid, c.row, c.name,"
        " c.value, first_value(c.value) OVER turns AS first, row_number() OVER turns AS"
        " turn FROM staged_custom c LEFT JOIN leader l ON l.row=c.row WHERE c.row IN"
        f" {_WHO} WINDOW turns AS (PARTITION BY ifnull(l.leader, c.row), c.name"
        " ORDER BY c.row, c.rowid)) WHERE turn>1"
    ).fetchall()
    connection.executemany(
        "DELETE FROM staged_custom WHERE rowid=?", ((each[0],) for each in found)
    )
    outcome.problems += [
        RowProblem(row, name, value[:200], OTHERWISE)
        for _, row, name, value, first in found
        if value != first
    ]
