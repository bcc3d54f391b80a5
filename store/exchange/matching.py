"""Whom a row of a sheet means: by handle, profile URL, e-mail, phone, in that order.

An equal handle on another platform is never enough. An e-mail or a phone that several
people share (an agency's, say) counts only together with the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.sheets import RowProblem
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3

    from store.exchange.applying import Outcome
    from store.exchange.staging import Staged


def match(connection: sqlite3.Connection, staged: Staged, outcome: Outcome) -> None:
    """Fill ``influencer_id`` and ``account_id`` of the staged rows that are known."""
    if connection.execute("SELECT EXISTS (SELECT 1 FROM influencer)").fetchone()[0]:
        _match_accounts(connection, staged)
        for key in ("email_key", "phone_key"):
            if key in staged.columns:
                _match_people(connection, key)
        _match_names(connection, staged)
    _leave_out_repeats(connection, staged, outcome)


def same_person(connection: sqlite3.Connection, staged: Staged) -> int:
    """Note rows of one new person: equal e-mail and name, other accounts.

    Fills ``temp.leader`` (row -> the first row of that person); returns how many rows
    follow another.
    """
    connection.execute("DROP TABLE IF EXISTS temp.leader")
    connection.execute(
        "CREATE TEMP TABLE leader(row INTEGER PRIMARY KEY, leader INTEGER)"
    )
    if "email_key" not in staged.columns or "handle" not in staged.columns:
        return 0
    return connection.execute(
        "INSERT INTO leader SELECT row, first FROM (SELECT row, min(row) OVER"
        " (PARTITION BY email_key, fold(name)) AS first FROM staged WHERE email_key IS"
        " NOT NULL AND influencer_id IS NULL) WHERE row<>first"
    ).rowcount


def _match_accounts(connection: sqlite3.Connection, staged: Staged) -> None:
    if "handle_key" not in staged.columns:
        return
    connection.execute(
        "UPDATE staged SET account_id=a.id, influencer_id=a.influencer_id FROM account a"
        " WHERE a.platform=staged.platform AND a.handle_key=staged.handle_key"
    )
    connection.execute(
        "UPDATE staged SET account_id=a.id, influencer_id=a.influencer_id FROM account a"
        " WHERE staged.account_id IS NULL AND staged.url_key IS NOT NULL AND"
        " a.url_key=staged.url_key AND NOT EXISTS (SELECT 1 FROM staged o WHERE"
        " o.account_id=a.id)"
    )


def _match_people(connection: sqlite3.Connection, key: str) -> None:
    """By a key that is one person's alone on both sides, or with an equal name."""
    connection.execute(
        f"UPDATE staged SET influencer_id=i.id FROM influencer i WHERE"
        f" staged.influencer_id IS NULL AND staged.{key} IS NOT NULL AND"
        f" i.{key}=staged.{key} AND (fold(i.name)=fold(staged.name) OR ("
        f"(SELECT count(*) FROM influencer o WHERE o.{key}=staged.{key})=1 AND"
        f" staged.{key} IN (SELECT {key} FROM staged GROUP BY {key} HAVING count(*)=1)))"
    )


def _match_names(connection: sqlite3.Connection, staged: Staged) -> None:
    """A row with nothing but a name is the one person of that name without accounts."""
    nothing_else = " AND ".join(
        f"staged.{key} IS NULL"
        for key in ("handle_key", "email_key", "phone_key")
        if key in staged.columns
    )
    connection.execute(
        "UPDATE staged SET influencer_id=l.influencer_id FROM roster_line l WHERE"
        f" staged.influencer_id IS NULL AND {nothing_else or '1'} AND l.accounts=0 AND"
        " l.name_key=fold(staged.name)"
    )


def _leave_out_repeats(
    connection: sqlite3.Connection, staged: Staged, outcome: Outcome
) -> None:
    """A second row without a handle for one person says nothing new: report it."""
    handle = "handle_key IS NULL" if "handle_key" in staged.columns else "1"
    email = "email_key" if "email_key" in staged.columns else "NULL"
    phone = "phone_key" if "phone_key" in staged.columns else "NULL"
    repeated = connection.execute(
        "SELECT row, name FROM (SELECT row, name, row_number() OVER (PARTITION BY"
        f" fold(name), {email}, {phone} ORDER BY row) AS turn FROM staged WHERE {handle})"
        " WHERE turn>1"
    ).fetchall()
    for row, name in repeated:
        outcome.problems.append(
            RowProblem(row, "", name, N_("the same person as an earlier row"))
        )
        connection.execute("DELETE FROM staged WHERE row=?", (row,))
    outcome.skipped += len(repeated)
