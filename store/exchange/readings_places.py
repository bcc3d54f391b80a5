"""What rows of figures are about: a piece of content, somebody's work, or a channel.

A post is found by its number or its address, then by a title that only one live piece
has. Visits are of whoever has the link that they came by.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.attribution_book import Evidence, KnownOwners
from store.exchange import costs_who
from store.exchange.costs_reader import ROWS
from store.exchange.costs_who import Reasons
from store.exchange.plan import Question
from store.exchange.readings_reader import UTM
from store.exchange.sheets import RowProblem
from store.rules.people import SHORT
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3

    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

UNKNOWN = N_("nobody is known by this name; kept with the figures of the channel")
SEVERAL = N_("several people are known by this name; kept with those of the channel")
NO_TALK = N_("no collaboration with them there; kept with the figures of the channel")
NO_PLACE = N_("nothing says where this was counted; left out until that is said")
TWICE = N_("the same post on the same day stands above already; left out")

_USUAL = ("instagram", "youtube", "tiktok", "facebook")
"""Platforms that are offered where nothing says which it is."""

_KEY = "lower(rtrim(replace(replace({}, 'https://', ''), 'http://', ''), '/'))"
_LIVE = f"""
CREATE TEMP TABLE live AS SELECT d.id, d.collaboration_id AS talk,
 coalesce(d.post_platform, a.platform) AS platform, d.post_id,
 {_KEY.format("d.post_url")} AS url_key, fold(d.title) AS title_key
FROM deliverable d LEFT JOIN account a ON a.id=d.account_id WHERE d.state='live'
"""
_HERE = f"({ROWS}.channel ISNULL OR v.platform={ROWS}.channel)"
_LOOSE = f"({ROWS}.post_id ISNULL OR v.post_id ISNULL)"
_WAYS = (
    (
        "post_id NOTNULL AND post_platform NOTNULL",
        "post_id",
        f"v.post_id={ROWS}.post_id AND v.platform={ROWS}.post_platform",
    ),
    ("post_url NOTNULL", "url_key", f"v.url_key={_KEY.format(f'{ROWS}.post_url')}"),
    (
        "post_id NOTNULL",
        "post_id",
        f"v.post_id={ROWS}.post_id AND {_HERE}",
    ),
    (
        "title NOTNULL",
        "title_key",
        f"v.title_key=fold({ROWS}.title) AND {_HERE} AND {_LOOSE}",
    ),
)
"""Which rows are looked for, by which index, and what has to be the same."""


def find(
    connection: sqlite3.Connection, plan: ImportPlan, staged: Staged, outcome: Outcome
) -> None:
    """Fill ``piece``, ``talk`` and ``subject``; rows about nothing are taken out."""
    _find_pieces(connection)
    costs_who.find_people(connection)
    costs_who.find_talks(connection)
    _find_owners(connection)
    connection.execute(
        f"UPDATE {ROWS} SET talk=(SELECT v.talk FROM live v WHERE v.id=piece)"
        " WHERE piece NOTNULL"
    )
    reasons = Reasons(UNKNOWN, SEVERAL, NO_TALK)
    outcome.problems += costs_who.nowhere(connection, plan, reasons)
    _leave_out_lost(connection, plan, staged, outcome)
    _name(connection)
    _tell_apart(connection, plan, outcome)


def _find_pieces(connection: sqlite3.Connection) -> None:
    connection.execute(_LIVE)
    for name in ("post_id", "url_key", "title_key"):
        connection.execute(f"CREATE INDEX temp.live_{name} ON live({name})")
    connection.execute("CREATE INDEX temp.live_id ON live(id)")
    for own, _index, same in _WAYS:
        # Two pieces alike say nothing of either.
        connection.execute(
            f"UPDATE {ROWS} SET piece=(SELECT max(v.id) FROM live v WHERE {same}"
            f" HAVING count(*)=1) WHERE piece ISNULL AND {own}"
        )


def _find_owners(connection: sqlite3.Connection) -> None:
    """Give visits to whoever has the link that they came by."""
    names = ",".join(UTM)
    found = connection.execute(
        f"SELECT DISTINCT {names}, campaign_id FROM {ROWS} WHERE talk ISNULL"
        " AND piece ISNULL AND (utm_content NOTNULL OR utm_campaign NOTNULL)"
    ).fetchall()
    if not found:
        return
    connection.execute(
        f"CREATE INDEX temp.spent_link ON {ROWS}(utm_content, utm_campaign)"
    )
    owners = KnownOwners(connection)
    said = {row: Evidence(None, *row[: len(UTM)]) for row in found}
    owners.learn(said.values())
    same = " AND ".join(f"{name} IS ?" for name in (*UTM, "campaign_id"))
    for row, evidence in said.items():
        clicks = owners.trail(evidence).clicks(date.min)
        if not clicks:
            continue
        talk, _why = owners.book.of_click(clicks[-1], row[-1])
        if talk is not None:
            connection.execute(
                f"UPDATE {ROWS} SET talk=?, campaign_id=(SELECT c.campaign_id FROM"
                f" collaboration c WHERE c.id=?) WHERE talk ISNULL AND {same}",
                (talk, talk, *row),
            )


def _leave_out_lost(
    connection: sqlite3.Connection, plan: ImportPlan, staged: Staged, outcome: Outcome
) -> None:
    """Take out the rows that are about no post, no person and no channel."""
    lost = "piece ISNULL AND talk ISNULL AND channel ISNULL"
    rows = connection.execute(f"DELETE FROM {ROWS} WHERE {lost} RETURNING row")
    numbers = sorted(row for (row,) in rows.fetchall())
    if not numbers:
        return
    header = plan.header_of("channel")
    outcome.problems += [RowProblem(one, header, "", NO_PLACE) for one in numbers]
    outcome.skipped += len(numbers)
    if not any(one.code == "platform" for one in staged.questions):
        told = N_("Nothing says on which platform that was: {count} rows are left out.")
        detail = {"count": len(numbers)}
        asked = Question("platform", told, detail, None, _USUAL)
        staged.questions.append(asked)


def _name(connection: sqlite3.Connection) -> None:
    """Say what rows are about, and how they are told from others about the same."""
    connection.execute(
        f"UPDATE {ROWS} SET subject=CASE WHEN piece NOTNULL THEN 'p'||piece"
        " WHEN talk NOTNULL THEN 't'||talk ELSE 'c'||channel END"
    )
    connection.execute(f"UPDATE {ROWS} SET label=NULL WHERE piece NOTNULL")
    connection.execute(
        f"UPDATE {ROWS} SET label=substr(coalesce(label||' / '||title, label, title,"
        f" post_url, post_id), 1, {SHORT}) WHERE piece ISNULL"
    )
    connection.execute(
        f"UPDATE {ROWS} SET label=substr(who||ifnull(' / '||label,''), 1, {SHORT})"
        " WHERE who NOTNULL AND piece ISNULL AND talk ISNULL"
    )
    connection.execute(f"UPDATE {ROWS} SET source='import' WHERE source ISNULL")
    is_named = "(piece NOTNULL OR (talk NOTNULL AND person NOTNULL))"
    connection.execute(
        f"UPDATE {ROWS} SET window=iif(on_day NOTNULL AND"
        f" ifnull(starts_on,on_day)=on_day AND NOT {is_named}, '24h', 'total')"
        " WHERE window ISNULL"
    )


def _tell_apart(
    connection: sqlite3.Connection, plan: ImportPlan, outcome: Outcome
) -> None:
    """Number rows that say the same thing of the same day; a post is told once."""
    connection.execute(
        "CREATE TEMP TABLE again AS SELECT row, turn FROM (SELECT row, row_number()"
        " OVER (PARTITION BY subject, campaign_id, label, window, source, on_day,"
        f" starts_on, part ORDER BY row) AS turn FROM {ROWS}) WHERE turn>1"
    )
    connection.execute("CREATE INDEX temp.again_row ON again(row)")
    connection.execute(
        f"UPDATE {ROWS} SET label=ltrim(ifnull(label,'')||' #'||(SELECT a.turn FROM"
        f" again a WHERE a.row={ROWS}.row)) WHERE piece ISNULL AND row IN"
        " (SELECT row FROM again)"
    )
    rows = connection.execute(
        f"DELETE FROM {ROWS} WHERE piece NOTNULL AND row IN (SELECT row FROM again)"
        " RETURNING row, coalesce(post_url, title, post_id)"
    ).fetchall()
    header = plan.header_of("post_url") or plan.header_of("title")
    outcome.problems += [
        RowProblem(row, header, (text or "")[:200], TWICE) for row, text in sorted(rows)
    ]
    outcome.skipped += len(rows)
