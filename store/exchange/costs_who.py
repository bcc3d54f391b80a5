"""Whom and what rows of costs and of own time mean: campaign, person, collaboration.

Nobody is made here. A name that nobody is known by, or several people, is kept in
words; of several people the one who works for the row's campaign is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.campaigns import insert_campaign
from store.exchange.costs_reader import ROWS
from store.exchange.sheets import RowProblem
from store.rules.pipeline import CLOSED

if TYPE_CHECKING:
    import sqlite3

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan

_OVER = ",".join(f"'{stage}'" for stage in sorted(CLOSED))


class Reasons(NamedTuple):
    """What is told of a name that leads nowhere."""

    unknown: str
    several: str
    no_talk: str


def place_campaigns(unit: UnitOfWork, currency: str, usual: str | None) -> None:
    """Make the campaigns that are not there yet, and fill ``campaign_id``.

    A new one is counted in what most of its rows are in: ``currency`` is the column
    that says it, ``usual`` what holds where none does.
    """
    connection = unit.connection
    missing = connection.execute(
        f"SELECT campaign, campaign_key, min(row) FROM {ROWS} WHERE campaign_key"
        " NOTNULL AND campaign_key NOT IN (SELECT name_key FROM campaign)"
        " GROUP BY campaign_key ORDER BY 3"
    ).fetchall()
    commonest: dict[str, str] = {}
    if missing:
        rows = connection.execute(
            f"SELECT campaign_key, {currency} FROM {ROWS} WHERE {currency} NOTNULL"
            " AND campaign_key NOTNULL GROUP BY 1, 2 ORDER BY count(*), 2 DESC"
        )
        commonest = dict(rows.fetchall())
    for name, key, _row in missing:
        insert_campaign(unit, name, currency=commonest.get(key, usual))
    connection.execute(
        f"UPDATE {ROWS} SET campaign_id=(SELECT g.id FROM campaign g WHERE"
        f" g.name_key={ROWS}.campaign_key) WHERE campaign_key NOTNULL"
    )


_WAYS = (
    """SELECT w.id, a.influencer_id FROM asked w CROSS JOIN account a
 ON a.handle_key=w.handle AND a.platform=w.platform WHERE""",
    """SELECT w.id, a.influencer_id FROM asked w CROSS JOIN account a
 ON a.handle_key=w.handle WHERE""",
    """SELECT w.id, l.influencer_id FROM asked w CROSS JOIN roster_line l
 ON l.archived IN (0,1) AND l.name_key=w.who_key WHERE""",
    """SELECT w.id, s.influencer_id FROM alias s CROSS JOIN asked w
 ON w.who_key=fold(s.name) WHERE""",
    """SELECT w.id, i.id FROM influencer i CROSS JOIN asked w
 ON w.who_key=fold(i.real_name) WHERE i.real_name NOTNULL AND""",
    """SELECT w.id, a.influencer_id FROM asked w CROSS JOIN account a
 ON a.handle_key=w.who_key WHERE""",
)
"""How somebody is found, the surest first; later ones only for whom none has found."""

_MINE = (
    f"(SELECT w.id FROM asked w WHERE w.who_key IS {ROWS}.who_key AND w.handle IS"
    f" {ROWS}.handle AND w.platform IS {ROWS}.platform)"
)


def find_people(connection: sqlite3.Connection) -> None:
    """Fill ``person`` of the rows whose name or handle means one person for sure."""
    connection.execute(
        "CREATE TEMP TABLE asked(id INTEGER PRIMARY KEY, who_key, handle, platform)"
    )
    connection.execute("CREATE TEMP TABLE meant(asked INTEGER, person INTEGER)")
    connection.execute(
        "INSERT INTO asked(who_key, handle, platform) SELECT DISTINCT who_key, handle,"
        f" platform FROM {ROWS} WHERE who_key NOTNULL OR handle NOTNULL"
    )
    connection.execute("CREATE INDEX temp.asked_by ON asked(who_key, handle, platform)")
    connection.execute("CREATE INDEX temp.meant_by ON meant(asked, person)")
    for way in _WAYS:
        left = "w.id NOT IN (SELECT asked FROM meant)"
        connection.execute(f"INSERT INTO meant SELECT DISTINCT * FROM ({way} {left})")
    # Somebody in the trash is meant only where nobody else is.
    connection.execute(
        "DELETE FROM meant WHERE person IN (SELECT id FROM influencer WHERE archived_at"
        " NOTNULL) AND asked IN (SELECT m.asked FROM meant m JOIN influencer i ON"
        " i.id=m.person WHERE i.archived_at ISNULL)"
    )
    theirs = "JOIN collaboration c ON c.influencer_id=m.person AND c.campaign_id"
    for among in ("", f"{theirs}={ROWS}.campaign_id"):
        candidates = f"SELECT m.person FROM meant m {among} WHERE m.asked={_MINE}"
        connection.execute(
            f"UPDATE {ROWS} SET person=(SELECT max(person) FROM ({candidates})"
            " HAVING count(*)=1) WHERE person ISNULL AND (who_key NOTNULL OR handle"
            " NOTNULL)"
        )
    _find_by_number(connection)


_THEIR_NUMBERS = ("id", "influencer id", "influencer_id", "creator id", "creator_id")
"""What a column of numbers of people is called, in a list of them that came in."""


def _find_by_number(connection: sqlite3.Connection) -> None:
    """Find people by the number that another list gives them, if only one has it."""
    (some,) = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM {ROWS} WHERE person ISNULL AND who_id NOTNULL)"
    ).fetchone()
    if not some:
        return
    connection.execute(
        "CREATE TEMP TABLE numbered(number TEXT PRIMARY KEY, person INTEGER)"
    )
    marks = ",".join("?" * len(_THEIR_NUMBERS))
    connection.execute(
        "INSERT INTO numbered SELECT c.value, max(c.influencer_id) FROM custom_value c"
        " JOIN influencer i ON i.id=c.influencer_id WHERE i.archived_at ISNULL AND"
        f" lower(c.name) IN ({marks}) GROUP BY 1 HAVING"
        " count(DISTINCT c.influencer_id)=1",
        _THEIR_NUMBERS,
    )
    connection.execute(
        f"UPDATE {ROWS} SET person=(SELECT n.person FROM numbered n WHERE"
        f" n.number={ROWS}.who_id) WHERE person ISNULL AND who_id NOTNULL"
    )


def find_talks(connection: sqlite3.Connection) -> None:
    """Fill ``talk``: the collaboration of the person in the row's campaign.

    Where no campaign is said, their open one without a campaign, or the only one there
    is, and then its campaign.
    """
    connection.execute(
        f"UPDATE {ROWS} SET talk=(SELECT c.id FROM collaboration c WHERE"
        f" c.influencer_id={ROWS}.person AND c.campaign_id={ROWS}.campaign_id)"
        " WHERE person NOTNULL AND campaign_id NOTNULL"
    )
    theirs = f"FROM collaboration c WHERE c.influencer_id={ROWS}.person"
    is_open = f"AND c.campaign_id ISNULL AND c.stage NOT IN ({_OVER})"
    for which in (is_open, "HAVING count(*)=1"):
        found = f"SELECT max(c.id) {theirs} {which}"
        connection.execute(
            f"UPDATE {ROWS} SET talk=({found}) WHERE talk ISNULL AND person NOTNULL"
            " AND campaign_key ISNULL"
        )
    connection.execute(
        f"UPDATE {ROWS} SET campaign_id=(SELECT c.campaign_id FROM collaboration c"
        f" WHERE c.id={ROWS}.talk) WHERE talk NOTNULL AND campaign_key ISNULL"
    )


def nowhere(
    connection: sqlite3.Connection, plan: ImportPlan, reasons: Reasons
) -> list[RowProblem]:
    """The names that lead to nobody, or to no collaboration, each with why."""
    header = plan.header_of("influencer") or plan.header_of("handle")
    rows = connection.execute(
        f"SELECT row, who, person, EXISTS (SELECT 1 FROM meant m WHERE m.asked={_MINE})"
        f" FROM {ROWS} WHERE who NOTNULL AND talk ISNULL AND known ISNULL ORDER BY row"
    )
    return [
        RowProblem(
            row,
            header,
            who[:200],
            reasons.no_talk
            if person is not None
            else reasons.several
            if is_meant
            else reasons.unknown,
        )
        for row, who, person, is_meant in rows
    ]
