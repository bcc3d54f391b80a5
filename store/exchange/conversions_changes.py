"""What a file says by now of conversions that came in before: states, refunds, counts.

A sheet that says what it said the last time changes nothing, whatever was changed here
since. What was said by hand of whose a conversion is stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.attribution_rows import announce, settle
from store.exchange.applying import PREVIEW, FieldChange
from store.exchange.conversions_cells import LINKS
from store.exchange.conversions_match import SAME
from store.exchange.costs_reader import ROWS
from store.roster_rows import plain_amount
from store.rules.money import Money

if TYPE_CHECKING:
    from store.engine import UnitOfWork
    from store.exchange.applying import Outcome

STATUS = """coalesce(s.state, CASE WHEN s.refunded=0 THEN 'paid'
 WHEN s.minor NOTNULL AND s.refunded>=s.minor THEN 'refunded'
 ELSE 'partly_refunded' END)"""
"""How far a row ``s`` is: as it says, else as the money that went back says."""

_REFUND_NEWS = "s.refunded IS NOT v.refunded_minor OR s.minor IS NOT v.gross_minor"
_NEWS = {
    "campaign_id": "ifnull(v.campaign_id, s.campaign_id)",
    "quantity": "s.quantity",
    "unit_minor": "s.unit_minor",
    "gross_minor": "s.minor",
    "refunded_minor": "s.refunded",
    "amount_currency": "ifnull(s.currency, v.amount_currency)",
    "status": f"CASE WHEN s.state NOTNULL THEN s.state WHEN v.status IN ('pending',"
    f"'cancelled') OR NOT ({_REFUND_NEWS}) THEN v.status ELSE {STATUS} END",
    "order_ref": "ifnull(v.order_ref, s.order_ref)",
    "what": "ifnull(s.what, v.what)",
    "code": "ifnull(s.code, v.code)",
    **{name: f"ifnull(s.{name}, v.{name})" for name in LINKS},
    "clicked_on": "ifnull(s.clicked_on, v.clicked_on)",
    "channel": "coalesce(s.channel, v.channel)",
    "mark": "iif(s.ours ISNULL, s.mark, v.mark)",
}
"""What a file says by now of a conversion that is known."""

_OWNER = """CASE WHEN v.attributed_by='none' AND s.talk NOTNULL THEN {} ELSE {} END"""
_OWNED = {
    "collaboration_id": _OWNER.format("s.talk", "v.collaboration_id"),
    "attributed_by": _OWNER.format("'manual'", "v.attributed_by"),
}
_CHANGES = {
    **{name: f"iif(s.mask={SAME}, v.{name}, {sql})" for name, sql in _NEWS.items()},
    **_OWNED,
}
"""Of a row that says what it said the last time, only whose it is may be news."""

_FRESH = f"""
CREATE TEMP TABLE fresh AS SELECT v.id, s.row,
 {", ".join(f"{sql} AS {name}" for name, sql in _CHANGES.items())}
FROM {ROWS} s JOIN conversion v ON v.id=s.known
WHERE s.mask<>{SAME} OR s.talk NOTNULL AND v.attributed_by='none'
 AND s.who NOTNULL AND instr(v.notes, s.who)
"""
_SET = ",".join(f"{name}=f.{name}" for name in _CHANGES)
_DIFFERS = " OR ".join(f"f.{name} IS NOT v.{name}" for name in _CHANGES)
_UPDATE = f"""
UPDATE conversion AS v SET {_SET}, version=version+1, updated_at=:at
FROM fresh f WHERE f.id=v.id AND ({_DIFFERS})
"""


def update(unit: UnitOfWork, outcome: Outcome) -> int:
    """Change the conversions of which the file says something new; returns how many.

    That a row is known by another mark from now on is no news.
    """
    connection = unit.connection
    connection.execute(_FRESH)
    (some,) = connection.execute("SELECT EXISTS (SELECT 1 FROM fresh)").fetchone()
    if not some:
        return 0
    before = "SELECT id, status, gross_minor, refunded_minor, quantity, amount_minor,"
    before += " amount_currency, collaboration_id, campaign_id, channel, code FROM"
    connection.execute(
        f"CREATE TEMP TABLE before AS {before} conversion WHERE id IN"
        " (SELECT id FROM fresh)"
    )
    connection.execute(_UPDATE, {"at": unit.at})
    settle(unit, "v.id IN (SELECT id FROM fresh)")
    announce(unit)
    changed = connection.execute(
        "SELECT f.row, coalesce(v.order_ref, v.channel, v.what, v.kind), b.status,"
        " v.status, b.amount_minor, v.amount_minor, b.amount_currency,"
        " v.amount_currency, b.quantity, v.quantity FROM fresh f"
        " JOIN before b ON b.id=f.id JOIN conversion v ON v.id=f.id"
        " WHERE (b.status, b.gross_minor, b.refunded_minor, b.quantity,"
        " b.collaboration_id, b.campaign_id, b.channel, b.code, b.amount_minor)"
        " IS NOT (v.status, v.gross_minor, v.refunded_minor, v.quantity,"
        " v.collaboration_id, v.campaign_id, v.channel, v.code, v.amount_minor)"
        " ORDER BY f.row"
    ).fetchall()
    shown = [one for row in changed[:PREVIEW] for one in _shown(*row)]
    outcome.changes = tuple(shown[:PREVIEW])
    return len(changed)


def _shown(  # noqa: PLR0917 - the columns of the question
    row: int,
    name: str,
    was: str,
    status: str,
    was_minor: int | None,
    minor: int | None,
    was_currency: str | None,
    currency: str | None,
    was_many: int,
    many: int,
) -> list[FieldChange]:
    """What is another of one conversion, for a preview."""
    found = [
        ("state", was, status),
        ("quantity", was_many, many),
        ("amount", _plain(was_minor, was_currency), _plain(minor, currency)),
    ]
    return [
        FieldChange(row, name, field, before, after)
        for field, before, after in found
        if before != after
    ]


def _plain(minor: int | None, currency: str | None) -> str | None:
    if minor is None or currency is None:
        return None
    return f"{plain_amount(Money(minor, currency))} {currency}"
