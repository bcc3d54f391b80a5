"""What a row says beside the person and the account, added and never taken away.

That is tags, other names, columns of her own, and rates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.engine import UnitOfWork
    from store.exchange.staging import Staged


def owner(base: int) -> str:
    """The SQL for whose a staged row ``s`` is: known, its leader's, or a new number."""
    leader = "ifnull((SELECT l.leader FROM leader l WHERE l.row=s.row), s.row)"
    return f"ifnull(s.influencer_id, {base}+{leader})"


def insert(unit: UnitOfWork, staged: Staged, base: int, today: date) -> None:
    """Bring in what the staged rows say beside the person and the account.

    ``base`` plus the row is the number of a new person.
    """
    whose = owner(base)
    connection = unit.connection
    if staged.has_tags:
        connection.execute(
            "INSERT INTO tag(name, name_key) SELECT min(name), name_key FROM staged_tag"
            " WHERE name_key NOT IN (SELECT name_key FROM tag) AND row IN (SELECT row"
            " FROM staged) GROUP BY name_key"
        )
        _side(
            connection,
            "influencer_tag(influencer_id, tag_id)",
            f"SELECT DISTINCT {whose} AS influencer_id, g.id AS tag_id, s.row AS row"
            " FROM staged_tag t JOIN staged s ON s.row=t.row JOIN tag g ON"
            " g.name_key=t.name_key",
            "x.influencer_id=n.influencer_id AND x.tag_id=n.tag_id",
        )
    if staged.has_aliases:
        _side(
            connection,
            "alias(influencer_id, name)",
            f"SELECT DISTINCT {whose} AS influencer_id, t.name AS name, s.row AS row"
            " FROM staged_alias t JOIN staged s ON s.row=t.row",
            "x.influencer_id=n.influencer_id AND x.name=n.name",
        )
    if staged.has_custom:
        _insert_custom(connection, whose)
    if "rate_minor" in staged.columns:
        _insert_rates(connection, whose, today)


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
        f"INSERT INTO {target} SELECT DISTINCT {columns} FROM ({rows}) n"
        f" WHERE {missing}"
    )


def _insert_custom(connection: sqlite3.Connection, whose: str) -> None:
    rows = (
        f"(SELECT {whose} AS influencer_id, t.name AS name, t.value AS value, s.row AS"
        " row, s.influencer_id AS known FROM staged_custom t JOIN staged s ON"
        " s.row=t.row) n"
    )
    same = "x.influencer_id=n.influencer_id AND x.name=n.name"
    connection.execute(
        f"INSERT OR IGNORE INTO touched SELECT n.row FROM {rows} WHERE n.known IS NOT"
        f" NULL AND NOT EXISTS (SELECT 1 FROM custom_value x WHERE {same} AND"
        " x.value=n.value)"
    )
    connection.execute(
        f"UPDATE custom_value AS x SET value=n.value FROM {rows} WHERE {same} AND"
        " x.value<>n.value"
    )
    # Not an upsert: that uses up numbers, which would look like something new.
    connection.execute(
        "INSERT INTO custom_value(influencer_id, name, value) SELECT influencer_id,"
        f" name, value FROM {rows} WHERE NOT EXISTS (SELECT 1 FROM custom_value x WHERE"
        f" {same}) ORDER BY n.row"
    )


def _insert_rates(connection: sqlite3.Connection, whose: str, today: date) -> None:
    """A rate that differs from the newest one is a new entry of its history."""
    newest = (
        "SELECT 1 FROM rate r WHERE r.id=(SELECT id FROM rate WHERE influencer_id="
        "s.influencer_id ORDER BY quoted_on DESC, id DESC LIMIT 1) AND"
        " r.amount_minor=s.rate_minor AND r.currency=s.rate_currency"
    )
    wanted = f"s.rate_minor IS NOT NULL AND NOT EXISTS ({newest})"
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT s.row FROM staged s WHERE"
        f" s.influencer_id IS NOT NULL AND {wanted}"
    )
    connection.execute(
        "INSERT INTO rate(influencer_id, kind, amount_minor, currency, quoted_on)"
        f" SELECT {whose}, 'post', s.rate_minor, s.rate_currency, ? FROM staged s WHERE"
        f" {wanted} ORDER BY s.row",
        (today.isoformat(),),
    )
