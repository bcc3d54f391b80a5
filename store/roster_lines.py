"""The lines of the roster list, worked out in one place from the tables beneath.

Every unit of work ends by refreshing the lines of the people it touched; ``check``
compares all lines with what they should be.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.rules.metrics import ENGAGEMENT_BASIS_SQL, ENGAGEMENT_SQL
from store.sums import unlike

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping

FITS = ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice")
"""The four scores of how well somebody fits."""


def _mean(scores: list[str]) -> str:
    """The SQL for the mean of the scores that are there; NULL without any."""
    total = "+".join(f"ifnull({score},0)" for score in scores)
    count = "+".join(f"({score} IS NOT NULL)" for score in scores)
    return f"({total})*1.0/nullif({count},0)"


TAGS = """(SELECT group_concat(name, ', ') FROM (SELECT t.name FROM influencer_tag it
  JOIN tag t ON t.id=it.tag_id WHERE it.influencer_id={whose} ORDER BY t.name_key))"""

LINE = f"""
SELECT i.id AS influencer_id, i.name, fold(i.name) AS name_key, a.handle, a.platform,
 a.followers, a.following, a.avg_views, a.avg_likes, a.avg_comments,
 {ENGAGEMENT_SQL} AS engagement_rate, {ENGAGEMENT_BASIS_SQL} AS engagement_basis,
 i.status, i.country, i.city, i.language, i.niche,
 {TAGS.format(whose="i.id")} AS tags,
 {_mean([f"i.{name}" for name in FITS])} AS fit,
 r.amount_minor AS rate_minor, r.currency AS rate_currency,
 (SELECT count(*) FROM account WHERE influencer_id=i.id) AS accounts,
 i.email, i.phone, i.source, i.agent_name,
 i.archived_at IS NOT NULL AS archived, i.updated_at
FROM influencer i
LEFT JOIN account a ON a.id=(SELECT id FROM account WHERE influencer_id=i.id
 ORDER BY followers DESC, id LIMIT 1)
LEFT JOIN rate r ON r.id=(SELECT id FROM rate WHERE influencer_id=i.id
 ORDER BY quoted_on DESC, id DESC LIMIT 1)
"""
"""What a line is: the largest account, the newest rate, tags in order."""

NAMES = """i.name||ifnull(char(10)||i.real_name,'')
 ||ifnull(char(10)||(SELECT group_concat(name,char(10)) FROM alias
   WHERE influencer_id=i.id),'')"""

WORDS = f"""{NAMES}||ifnull(char(10)||i.email,'')
 ||ifnull(char(10)||i.phone,'')||ifnull(char(10)||i.niche,'')
 ||ifnull(char(10)||(SELECT group_concat(handle,char(10)) FROM account
   WHERE influencer_id=i.id),'')"""

SEARCH = f"""
SELECT i.id AS influencer_id, fold({WORDS}) AS folded, initials({NAMES}) AS initials
FROM influencer i {{chosen}}
"""
"""The words somebody is found by: names, handles, e-mail, phone, niche; and the
initial consonants of the names."""


def insert_staged(
    connection: sqlite3.Connection,
    columns: Collection[str],
    base: int,
    *,
    given: Mapping[str, str],
    with_tags: bool,
    coming: int,
) -> None:
    """Make the lines of new people straight from the staged rows of a sheet.

    ``base`` plus the row is the person's number; ``coming`` is how many there are;
    ``given`` is ``at``, the instant, and ``source``, if the sheet does not say it.
    People in several rows, and those with other names, are left to ``refresh_stale``.
    """
    whose = f"{base}+a.row"
    connection.execute(
        f"INSERT OR IGNORE INTO roster_stale SELECT {whose} FROM staged a WHERE"
        " a.influencer_id IS NULL AND a.row IN (SELECT leader FROM leader UNION"
        " SELECT ifnull(l.leader, t.row) FROM staged_alias t LEFT JOIN leader l"
        " ON l.row=t.row)"
    )
    alone = (
        "a.influencer_id IS NULL AND a.row NOT IN (SELECT row FROM leader)"
        f" AND {whose} NOT IN (SELECT influencer_id FROM roster_stale)"
    )
    with indexes_aside(connection, "roster_line", coming):
        connection.execute(
            insert_lines(connection, columns, base, alone, with_tags=with_tags), given
        )
    connection.execute(insert_search(base, alone))


def insert_lines(
    connection: sqlite3.Connection,
    columns: Collection[str],
    base: int,
    which: str,
    *,
    with_tags: bool,
) -> str:
    """The statement for the same lines as LINE gives, without looking anybody up.

    It asks for ``:at`` and ``:source``. ``which`` is a condition over the staged rows
    ``a``; each is one new person's only row, who has no other names.
    """
    whose = f"{base}+a.row"

    def fed(name: str) -> str:
        return f"a.{name}" if name in columns else "NULL"

    own = {
        "influencer_id": whose,
        "status": f"ifnull({fed('status')},'prospect')",
        "tags": TAGS.format(whose=whose) if with_tags else "NULL",
        "fit": _mean([fed(name) for name in FITS]),
        "accounts": "a.handle IS NOT NULL" if "handle" in columns else "0",
        "source": "a.source" if "source" in columns else ":source",
        "archived": "0",
        "updated_at": ":at",
        "engagement_rate": _fed_only(ENGAGEMENT_SQL, columns),
        "engagement_basis": _fed_only(ENGAGEMENT_BASIS_SQL, columns),
    }
    names = [row[1] for row in connection.execute("PRAGMA table_info(roster_line)")]
    values = ",".join(own.get(name) or fed(name) for name in names)
    return (
        f"INSERT INTO roster_line SELECT {values} FROM staged a WHERE {which}"
        " ORDER BY a.row"
    )


def insert_search(base: int, which: str) -> str:
    """The statement for the same words as SEARCH gives, in the same way."""
    return (
        f"INSERT INTO roster_search SELECT {base}+a.row, a.folded, a.initials FROM"
        f" staged a WHERE {which} ORDER BY a.row"
    )


def refresh_stale(connection: sqlite3.Connection) -> None:
    """Work out again the lines of everybody in ``roster_stale``, and empty it."""
    stale = _count(connection, "roster_stale")
    if not stale:
        return
    chosen = "WHERE i.id IN (SELECT influencer_id FROM roster_stale)"
    with indexes_aside(connection, "roster_line", stale):
        connection.execute(f"INSERT OR REPLACE INTO roster_line {LINE} {chosen}")
    connection.execute(
        f"INSERT OR REPLACE INTO roster_search {SEARCH.format(chosen=chosen)}"
    )
    connection.execute("DELETE FROM roster_stale")


def rebuild(connection: sqlite3.Connection) -> None:
    """Work out every line again."""
    connection.execute("DELETE FROM roster_line")
    connection.execute("DELETE FROM roster_search")
    connection.execute(f"INSERT INTO roster_line {LINE}")
    connection.execute(f"INSERT INTO roster_search {SEARCH.format(chosen='')}")


def differences(connection: sqlite3.Connection) -> int:
    """How many lines are not what they should be, missing and surplus ones included."""
    lines = ("roster_line", LINE), ("roster_search", SEARCH.format(chosen=""))
    return sum(
        unlike(connection, f"SELECT * FROM {table}", right) for table, right in lines
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@contextmanager
def indexes_aside(
    connection: sqlite3.Connection, table: str, coming: int
) -> Iterator[None]:
    """Take indexes away while most of a table is written, and make them at the end.

    Filling an index in one go is far quicker than row by row.
    """
    statements = take_indexes(connection, table, coming)
    yield
    for statement in statements:
        connection.execute(statement)


def take_indexes(connection: sqlite3.Connection, table: str, coming: int) -> list[str]:
    """Take the indexes of a table away if more is coming than is there.

    Returns the statements that make them again; the caller must run them all.
    """
    if coming <= _count(connection, table):
        return []
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type='index' AND tbl_name=? AND sql"
        " IS NOT NULL",
        (table,),
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    return [statement for _, statement in indexes]


def _fed_only(sql: str, columns: Collection[str]) -> str:
    """The expression over ``a`` with columns that a sheet does not feed as NULL."""

    def known(found: re.Match[str]) -> str:
        return found[0] if found[1] in columns else "NULL"

    return re.sub(r"\ba\.(\w+)", known, sql)
