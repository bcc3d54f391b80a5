"""Whom a row of a sheet means: by handle, profile URL, e-mail, phone, in that order.

An equal handle on another platform is never enough. An e-mail or a phone that several
people share (an agency's, say) counts only together with the name, and so does one
whose owner has another account on the same platform. Where several people fit, the
first that is not in the trash is taken, so that the same file means the same people
every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.sheets import RowProblem
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.exchange.applying import Outcome
    from store.exchange.plan import ImportPlan
    from store.exchange.staging import Staged

SAME_HANDLE = N_("the same handle as an earlier row; the earlier row was kept")
SAME_PERSON = N_("the same person as an earlier row")
OTHER_HANDLE = N_("this profile is known under another handle, which was kept")
SEVERAL = N_("several people of this name are known; the first of them was taken")
IN_TRASH = N_("this person is in the trash; what the row says was kept there")

_FIRST = "min((i.archived_at IS NOT NULL)*2000000000000000+i.id)"
"""Of several people the first, those in the trash last; SQLite takes the other columns
of a group from the row that has the least."""


_BAREST = _FIRST.replace(
    "+i.id", "+(ifnull(i.email_key, i.phone_key) IS NOT NULL)*1000000000000000+i.id"
)
"""The same, but somebody with an e-mail or a phone after those with only a name."""


def match(
    connection: sqlite3.Connection, plan: ImportPlan, staged: Staged, outcome: Outcome
) -> int:
    """Fill ``influencer_id`` and ``account_id`` of the staged rows that are known.

    Rows that say nothing beside an earlier one are taken out and reported. Returns how
    many of the others are known.
    """
    if "handle_key" in staged.twice:
        _leave_out_handles(connection, plan, outcome)
    anybody = "SELECT EXISTS (SELECT 1 FROM influencer)"
    if not connection.execute(anybody).fetchone()[0]:
        _leave_out_repeats(connection, staged, outcome)
        return 0
    if "handle_key" in staged.columns:
        _match_accounts(connection, plan, outcome)
    keys = [key for key in ("email_key", "phone_key") if key in staged.columns]
    _match_all_named(connection, keys)
    for key in keys:
        _match_alone(connection, staged, key)
    _match_all_named(connection, keys)
    _match_names(connection, staged, outcome)
    _report_trash(connection, outcome)
    _leave_out_repeats(connection, staged, outcome)
    _forget_makeshift_names(connection, staged)
    known = "SELECT count(*) FROM staged WHERE influencer_id IS NOT NULL"
    return int(connection.execute(known).fetchone()[0])


def _leave_out_handles(
    connection: sqlite3.Connection, plan: ImportPlan, outcome: Outcome
) -> None:
    """Leave out rows whose handle an earlier row of the file already has."""
    repeated = connection.execute(
        "SELECT row, handle_key FROM (SELECT row, handle_key, row_number() OVER"
        " (PARTITION BY handle_key, platform ORDER BY row) AS turn FROM staged WHERE"
        " handle_key IS NOT NULL) WHERE turn>1"
    ).fetchall()
    header = plan.header_of("handle") or plan.header_of("name")
    _leave_out(connection, outcome, repeated, header, SAME_HANDLE)


def _match_accounts(
    connection: sqlite3.Connection, plan: ImportPlan, outcome: Outcome
) -> None:
    connection.execute(
        "UPDATE staged SET account_id=a.id, influencer_id=a.influencer_id FROM account"
        " a WHERE a.platform=staged.platform AND a.handle_key=staged.handle_key"
    )
    connection.execute(
        "UPDATE staged SET account_id=f.id, influencer_id=f.owner FROM (SELECT row,"
        " min(id) AS id, owner FROM (SELECT min(s.row) AS row, a.id AS id,"
        " a.influencer_id AS owner FROM staged s CROSS JOIN account a ON"
        " a.url_key=s.url_key WHERE s.account_id IS NULL AND s.url_key IS NOT NULL AND"
        " a.id NOT IN (SELECT account_id FROM staged WHERE account_id IS NOT NULL)"
        " GROUP BY a.id) GROUP BY row) f WHERE f.row=staged.row"
    )
    renamed = connection.execute(
        "SELECT s.row, s.handle FROM staged s JOIN account a ON a.id=s.account_id WHERE"
        " a.handle_key<>s.handle_key OR a.platform<>s.platform"
    )
    header = plan.header_of("handle") or plan.header_of("url")
    outcome.problems += [
        RowProblem(row, header, handle, OTHER_HANDLE) for row, handle in renamed
    ]


def _match_all_named(connection: sqlite3.Connection, keys: Sequence[str]) -> None:
    """Go on until nobody more is found: each row found may lead to another."""
    while any(_match_named(connection, key) for key in keys):
        pass


def _match_named(connection: sqlite3.Connection, key: str) -> bool:
    """By a key together with an equal name; returns whether anybody was found.

    Both may be the known person's, or another row's that has found the person: what
    this import changes must not change whom the next one finds.
    """
    its_own = f"influencer i ON i.{key}=s.{key}"
    beside = f"staged k ON k.{key}=s.{key} CROSS JOIN influencer i ON"
    beside += " i.id=k.influencer_id"
    through = f"{its_own} CROSS JOIN staged k ON k.influencer_id=i.id"
    wanted = f"s.influencer_id IS NULL AND s.{key} IS NOT NULL AND s.name_key"
    either = "IN (k.name_key, fold(i.name))"
    known = " UNION ALL ".join(
        f"SELECT s.row, i.id, i.archived_at FROM staged s CROSS JOIN {join} WHERE"
        f" {wanted} {same}"
        for join, same in (
            (its_own, "=fold(i.name)"),
            (beside, either),
            (through, either),
        )
    )
    return bool(
        connection.execute(
            f"UPDATE staged SET influencer_id=f.id FROM (SELECT i.row, i.id, {_FIRST}"
            f" FROM ({known}) i GROUP BY i.row) f WHERE f.row=staged.row"
        ).rowcount
    )


def _match_alone(connection: sqlite3.Connection, staged: Staged, key: str) -> None:
    """By a key that is one person's alone on both sides, whatever the names."""
    rival = (
        " AND NOT EXISTS (SELECT 1 FROM account r WHERE r.influencer_id=i.id AND"
        " r.platform=s.platform)"
    )
    connection.execute(
        "UPDATE staged SET influencer_id=f.id FROM (SELECT s.row, i.id FROM staged s"
        f" CROSS JOIN influencer i ON i.{key}=s.{key} WHERE s.influencer_id IS NULL AND"
        f" s.{key} IS NOT NULL AND (SELECT count(*) FROM influencer o WHERE"
        f" o.{key}=s.{key})=1 AND s.{key} IN (SELECT {key} FROM staged GROUP BY {key}"
        f" HAVING count(*)=1){rival if 'handle' in staged.columns else ''}) f WHERE"
        " f.row=staged.row"
    )


def _match_names(
    connection: sqlite3.Connection, staged: Staged, outcome: Outcome
) -> None:
    """A row with nothing but a name is the person of that name without accounts.

    Nor may another row be about to give them one: the next import would miss them.
    """
    nothing_else = "".join(
        f" AND s.{key} IS NULL"
        for key in ("handle_key", "email_key", "phone_key")
        if key in staged.columns
    )
    if "handle_key" in staged.columns:
        nothing_else += (
            " AND i.id NOT IN (SELECT influencer_id FROM staged WHERE influencer_id IS"
            " NOT NULL AND handle_key IS NOT NULL)"
        )
    found = connection.execute(
        f"SELECT s.row, s.name, i.id, count(*), {_BAREST} FROM staged s CROSS JOIN"
        " roster_line l ON l.name_key=s.name_key AND l.archived IN (0,1) CROSS JOIN"
        " influencer i ON i.id=l.influencer_id WHERE s.influencer_id IS NULL"
        f"{nothing_else} AND l.accounts=0 GROUP BY s.row"
    ).fetchall()
    connection.executemany(
        "UPDATE staged SET influencer_id=? WHERE row=?",
        ((number, row) for row, _name, number, _many, _first in found),
    )
    outcome.problems += [
        RowProblem(row, "", name[:200], SEVERAL)
        for row, name, _number, many, _first in found
        if many > 1
    ]


def makeshift(staged: Staged) -> str:
    """The SQL for: the name of a staged row is only its handle, e-mail or phone."""
    same = [
        f"staged.name={before}staged.{name}"
        for before, name in (
            ("", "handle"),
            ("'@'||", "handle"),
            ("", "email"),
            ("", "phone"),
        )
        if name in staged.columns
    ]
    return f"ifnull({' OR '.join(same)}, 0)" if same else "0"


def _forget_makeshift_names(connection: sqlite3.Connection, staged: Staged) -> None:
    """A handle, e-mail or phone that stands in for a name takes nobody's name away."""
    connection.execute(
        "UPDATE staged SET name=NULL WHERE influencer_id IS NOT NULL AND"
        f" {makeshift(staged)}"
    )


def _report_trash(connection: sqlite3.Connection, outcome: Outcome) -> None:
    found = connection.execute(
        "SELECT s.row, i.name FROM staged s JOIN influencer i ON i.id=s.influencer_id"
        " WHERE i.archived_at IS NOT NULL"
    )
    outcome.problems += [
        RowProblem(row, "", name[:200], IN_TRASH) for row, name in found
    ]


def _leave_out_repeats(
    connection: sqlite3.Connection, staged: Staged, outcome: Outcome
) -> None:
    """A second row without a handle for one person says nothing new: report it."""
    handle = "handle_key IS NULL" if "handle_key" in staged.columns else "1"
    email = "email_key" if "email_key" in staged.columns else "NULL"
    phone = "phone_key" if "phone_key" in staged.columns else "NULL"
    repeated = connection.execute(
        "SELECT row, name FROM (SELECT row, name, row_number() OVER (PARTITION BY"
        f" name_key, {email}, {phone} ORDER BY row) AS turn FROM staged WHERE {handle})"
        " WHERE turn>1"
    ).fetchall()
    _leave_out(connection, outcome, repeated, "", SAME_PERSON)


def _leave_out(
    connection: sqlite3.Connection,
    outcome: Outcome,
    rows: list[tuple[int, str]],
    header: str,
    reason: str,
) -> None:
    connection.executemany(
        "DELETE FROM staged WHERE row=?", ((row,) for row, _ in rows)
    )
    outcome.problems += [
        RowProblem(row, header, value[:200], reason) for row, value in rows
    ]
    outcome.skipped += len(rows)
