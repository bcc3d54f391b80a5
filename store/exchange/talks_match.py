"""Which conversation a row of an outreach sheet means: person, campaign, and the rest.

A conversation is that of the person in the campaign of this name, or without one the
open one that belongs to no campaign. One that is over is taken again only while the
sheet says nothing newer; otherwise a new one begins.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from store.campaigns import insert_campaign
from store.exchange.sheets import RowProblem
from store.exchange.talks_in import AMOUNTS, COLUMNS
from store.roster_rows import plain_amount
from store.rules.money import Money
from store.rules.pipeline import CLOSED
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3

    from store.engine import UnitOfWork
    from store.exchange.plan import ImportPlan

OTHERWISE = N_("another row of the same conversation says otherwise; this was left out")

_OVER = ",".join(f"'{stage}'" for stage in sorted(CLOSED))

_JOINED = {"outs": ",", "ins": ",", "notes": "\n"}
"""What all rows of a conversation say together, and what stands between."""

_ONCE = (
    *("stage", "channel", "next_step", "next_step_on", "waiting_on"),
    *(f"{name}_minor" for name in AMOUNTS),
    *("deal_kind", "commission_percent", "promo_code"),
)
"""Of these the row with the newest contact speaks, then the first of the sheet."""


def find(unit: UnitOfWork, plan: ImportPlan, owner: str, base: int) -> list[RowProblem]:
    """Fill ``owner``, ``campaign_id``, ``lead`` and ``conversation`` of ``temp.talk``.

    ``owner`` is the SQL for whose a staged row ``s`` is; people with a number up to
    ``base`` were known before. One row of each conversation leads and says it all.
    Returns what the others said otherwise.
    """
    connection = unit.connection
    connection.execute(
        f"UPDATE talk SET owner=(SELECT {owner} FROM staged s WHERE s.row=talk.person)"
    )
    # Rows of nobody have been reported.
    connection.execute("DELETE FROM talk WHERE owner IS NULL")
    _place_campaigns(unit, plan)
    connection.execute(
        "UPDATE talk SET lead=f.lead FROM (SELECT row, first_value(row) OVER"
        " (PARTITION BY owner, campaign_id ORDER BY latest DESC, row) AS lead FROM"
        " talk) f WHERE f.row=talk.row"
    )
    problems = _draw_together(connection, plan)
    _find_known(connection, base)
    return problems


def _place_campaigns(unit: UnitOfWork, plan: ImportPlan) -> None:
    """Make the campaigns that are not there yet, in the currency of their rows."""
    connection = unit.connection
    missing = connection.execute(
        "SELECT campaign, campaign_key, min(row) FROM talk WHERE campaign_key IS NOT"
        " NULL AND campaign_key NOT IN (SELECT name_key FROM campaign) GROUP BY"
        " campaign_key ORDER BY 3"
    ).fetchall()
    currencies = _currencies(connection) if missing else {}
    for name, key, _row in missing:
        currency = currencies.get(key, plan.options.currency)
        insert_campaign(unit, name, currency=currency)
    connection.execute(
        "UPDATE talk SET campaign_id=(SELECT g.id FROM campaign g WHERE"
        " g.name_key=talk.campaign_key) WHERE campaign_key IS NOT NULL"
    )


def _currencies(connection: sqlite3.Connection) -> dict[str, str]:
    """The commonest currency of the amounts of each campaign."""
    amounts = " UNION ALL ".join(
        f"SELECT campaign_key, {name}_currency AS code FROM talk WHERE"
        f" {name}_currency IS NOT NULL AND campaign_key IS NOT NULL"
        for name in AMOUNTS
    )
    rows = connection.execute(
        f"SELECT campaign_key, code FROM ({amounts}) GROUP BY campaign_key, code"
        " ORDER BY count(*), code DESC"
    )
    return dict(rows.fetchall())


def _draw_together(
    connection: sqlite3.Connection, plan: ImportPlan
) -> list[RowProblem]:
    """Let the leading row say what all rows of its conversation say."""
    listed = ",".join(COLUMNS)
    rows = connection.execute(
        f"SELECT lead, {listed} FROM talk WHERE lead IN (SELECT lead FROM talk WHERE"
        " lead<>row) ORDER BY lead, latest DESC, row"
    ).fetchall()
    problems: list[RowProblem] = []
    spoken: list[dict[str, Any]] = []
    for _, group in groupby(rows, key=itemgetter(0)):
        each = [dict(zip(COLUMNS, own[1:], strict=True)) for own in group]
        spoken.append(_together(each, plan, problems))
    filled = ",".join(f"{name}=:{name}" for name in COLUMNS if name != "row")
    connection.executemany(f"UPDATE talk SET {filled} WHERE row=:row", spoken)
    return problems


def _together(
    rows: list[dict[str, Any]], plan: ImportPlan, problems: list[RowProblem]
) -> dict[str, Any]:
    lead, *others = rows
    said = dict(lead)
    for own in others:
        for name in _ONCE:
            pair = (name, f"{name.removesuffix('_minor')}_currency")
            names = pair if name.endswith("_minor") else (name,)
            if said[name] is None:
                said |= {each: own[each] for each in names}
            elif own[name] is not None and any(
                said[each] != own[each] for each in names
            ):
                header = plan.header_of(name.removesuffix("_minor"))
                value = " ".join(_words(own, each) for each in names)
                problems.append(RowProblem(own["row"], header, value[:200], OTHERWISE))
        said["replied"] = said["replied"] or own["replied"]
    for name, glue in _JOINED.items():
        parts = (part for own in rows for part in (own[name] or "").split(glue))
        said[name] = glue.join(dict.fromkeys(filter(None, parts))) or None
    return said


def _words(own: dict[str, Any], name: str) -> str:
    if name.endswith("_minor"):
        currency = own[name.replace("_minor", "_currency")]
        return plain_amount(Money(own[name], currency))
    return str(own[name])


def _find_known(connection: sqlite3.Connection, base: int) -> None:
    """Find the conversations of people who were known before."""
    known = f"talk.lead=talk.row AND talk.owner<={base}"
    connection.execute(
        "UPDATE talk SET conversation=(SELECT c.id FROM collaboration c WHERE"
        " c.influencer_id=talk.owner AND c.campaign_id=talk.campaign_id)"
        f" WHERE campaign_id IS NOT NULL AND {known}"
    )
    without = "c.influencer_id=talk.owner AND c.campaign_id IS NULL AND c.stage"
    newest = "SELECT max(c.id) FROM collaboration c WHERE"
    connection.execute(
        f"UPDATE talk SET conversation=({newest} {without} NOT IN ({_OVER}))"
        f" WHERE campaign_id IS NULL AND {known}"
    )
    nothing_newer = (
        f"(ifnull(talk.stage,'wrapped') IN ({_OVER}) OR talk.latest IS NULL OR"
        " talk.latest<=ifnull(c.last_on, c.stage_since))"
    )
    connection.execute(
        f"UPDATE talk SET conversation=({newest} {without} IN ({_OVER}) AND"
        f" {nothing_newer}) WHERE conversation IS NULL AND campaign_id IS NULL AND"
        f" {known}"
    )
