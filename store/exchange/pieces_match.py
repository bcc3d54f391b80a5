"""Whose a piece of a content calendar is: person, account, campaign, collaboration.

A collaboration is that of the person in the campaign of this name, or without one the
open one that belongs to no campaign. Where there is none it is begun, as agreed: who
owes content has said yes.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.campaigns import insert_campaign
from store.exchange.newcomers import highest
from store.rules.cadence import Cadence
from store.rules.flow import State, Terms, begun
from store.rules.pipeline import CLOSED

if TYPE_CHECKING:
    import sqlite3

    from store.engine import UnitOfWork
    from store.exchange.staging import Staged

STAGE = "agreed"
"""Where a collaboration stands that is begun for somebody who owes content."""

_OVER = ",".join(f"'{stage}'" for stage in sorted(CLOSED))
_STATE = tuple(field.name for field in fields(State))


def find(
    unit: UnitOfWork, staged: Staged, owner: str, today: date, market: str | None
) -> None:
    """Fill ``owner``, ``account_id``, ``campaign_id`` and ``talk`` of ``temp.piece``.

    ``owner`` is the SQL for whose a staged row ``s`` is. Pieces of nobody go: their
    rows have been reported.
    """
    connection = unit.connection
    connection.execute(
        f"UPDATE piece SET owner=(SELECT {owner} FROM staged s WHERE"
        " s.row=piece.person)"
    )
    connection.execute("DELETE FROM piece WHERE owner IS NULL")
    if "handle_key" in staged.columns:
        connection.execute(
            "UPDATE piece SET account_id=(SELECT ifnull(s.account_id, (SELECT a.id FROM"
            " account a WHERE a.platform=s.platform AND a.handle_key=s.handle_key AND"
            " a.influencer_id=piece.owner)) FROM staged s WHERE s.row=piece.person)"
        )
    _place_campaigns(unit)
    connection.execute("CREATE INDEX temp.piece_owner ON piece(owner, campaign_id)")
    _find_known(connection)
    _begin(unit, today, market)
    connection.execute("CREATE INDEX temp.piece_talk ON piece(talk, id)")


def _place_campaigns(unit: UnitOfWork) -> None:
    """Make the campaigns that are not there yet."""
    connection = unit.connection
    missing = connection.execute(
        "SELECT campaign, min(id) FROM piece WHERE campaign_key IS NOT NULL AND"
        " campaign_key NOT IN (SELECT name_key FROM campaign) GROUP BY campaign_key"
        " ORDER BY 2"
    ).fetchall()
    for name, _first in missing:
        insert_campaign(unit, name)
    connection.execute(
        "UPDATE piece SET campaign_id=(SELECT g.id FROM campaign g WHERE"
        " g.name_key=piece.campaign_key) WHERE campaign_key IS NOT NULL"
    )


def _find_known(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE piece SET talk=(SELECT c.id FROM collaboration c WHERE"
        " c.influencer_id=piece.owner AND c.campaign_id=piece.campaign_id)"
        " WHERE campaign_id IS NOT NULL"
    )
    theirs = "c.influencer_id=piece.owner AND c.campaign_id IS NULL AND c.stage"
    newest = "SELECT max(c.id) FROM collaboration c WHERE"
    # A post that is known says best what it belongs to; then what is open; and what
    # was wrapped up since the calendar first came in is still what it was.
    posted = (
        "SELECT c.id FROM collaboration c JOIN deliverable d ON d.collaboration_id=c.id"
        " WHERE c.influencer_id=piece.owner AND d.post_url=piece.post_url"
        " ORDER BY d.id LIMIT 1"
    )
    for found in (
        posted,
        f"{newest} {theirs} NOT IN ({_OVER})",
        f"{newest} {theirs}='wrapped'",
    ):
        connection.execute(
            f"UPDATE piece SET talk=({found}) WHERE talk IS NULL AND campaign_id IS"
            " NULL"
        )


def _begin(unit: UnitOfWork, today: date, market: str | None) -> None:
    """Begin the collaborations that are not there yet."""
    connection = unit.connection
    missing = connection.execute(
        "SELECT p.owner, p.campaign_id, min(p.row), coalesce(g.market, i.country, ?)"
        " FROM piece p JOIN influencer i ON i.id=p.owner LEFT JOIN campaign g ON"
        " g.id=p.campaign_id WHERE p.talk IS NULL GROUP BY p.owner, p.campaign_id"
        " ORDER BY 3",
        (market,),
    ).fetchall()
    base = highest(connection, "collaboration")
    plain: dict[str | None, list[Any]] = {}
    for _owner, _campaign, _row, where in missing:
        if where not in plain:
            plain[where] = _state(today, where)
    names = ",".join(_STATE)
    connection.executemany(
        f"INSERT INTO collaboration(id, influencer_id, campaign_id, {names},"
        " unanswered, created_at, updated_at, version) VALUES"
        f" (?,?,?,{','.join('?' * len(_STATE))},0,?,?,1)",
        (
            (base + row, owner, campaign, *plain[where], unit.at, unit.at)
            for owner, campaign, row, where in missing
        ),
    )
    connection.executemany(
        "UPDATE piece SET talk=? WHERE owner=? AND campaign_id IS ? AND talk IS NULL",
        ((base + row, owner, campaign) for owner, campaign, row, _where in missing),
    )


def _state(today: date, market: str | None) -> list[Any]:
    """The state of a collaboration that begins as agreed; no cadence counts there."""
    found = begun(STAGE, today, Terms(Cadence(()), market))
    values = (getattr(found, name) for name in _STATE)
    return [each.isoformat() if isinstance(each, date) else each for each in values]
