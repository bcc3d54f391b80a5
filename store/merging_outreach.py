"""The outreach of two records of one person becomes that of one; nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.outreach_rows import last_said
from store.right_rows import settle_rights
from store.rules.pipeline import CLOSED, OPEN, PARKED, STAGES

if TYPE_CHECKING:
    import sqlite3

    from store.engine import UnitOfWork

_STANDING = (
    *("stage", "stage_since", "waiting_on", "next_step", "next_kind", "next_step_on"),
    *("clock_on", "cadence_step"),
)
"""Where a collaboration stands: all of it comes from one of the two."""

_TERMS = (
    *(("asked_minor", "asked_currency"), ("offered_minor", "offered_currency")),
    *(("fee_minor", "fee_currency"), ("deal_kind",), ("commission_percent",)),
    *(("promo_code",), ("decision", "decision_reason")),
)
"""What is kept where the kept one has it, and else comes along; pairs stay together."""

_ROW = (
    *("id", "campaign_id", "notes", *_STANDING),
    *(name for names in _TERMS for name in names),
)

_BELONGING = (
    *("touch", "offer", "contract", "breach", "shipment", "tracked_link"),
    *("deliverable", "usage_right", "asset", "reading"),
    *("cost", "work_time", "commission_sale", "conversion"),
)
"""Tables whose rows belong to a collaboration, and would go with it."""

Row = dict[str, Any]


def move_outreach(unit: UnitOfWork, keep: int, gone: int) -> None:
    """Give the conversations, touches and tasks of ``gone`` to ``keep``.

    Where both have one in the same campaign, or both an open one without any, the two
    become one.
    """
    connection = unit.connection
    theirs = _collaborations(connection, keep)
    for row in _collaborations(connection, gone):
        twin = next((kept for kept in theirs if _are_one(kept, row)), None)
        if twin is not None:
            _join(unit, twin, row)
    for table in ("collaboration", "task"):
        connection.execute(
            f"UPDATE {table} SET influencer_id=?, version=version+1, updated_at=?"
            " WHERE influencer_id=?",
            (keep, unit.at, gone),
        )
    connection.execute(
        "UPDATE touch SET influencer_id=? WHERE influencer_id=?", (keep, gone)
    )
    connection.execute(
        "UPDATE candidate SET influencer_id=?1 WHERE influencer_id=?2 AND campaign_id"
        " NOT IN (SELECT campaign_id FROM candidate WHERE influencer_id=?1)",
        (keep, gone),
    )
    connection.execute(
        "UPDATE asset SET influencer_id=?1 WHERE influencer_id=?2 AND place NOT IN"
        " (SELECT place FROM asset WHERE influencer_id=?1)",
        (keep, gone),
    )
    _join_papers(connection, keep, gone)
    connection.execute(
        "UPDATE influencer SET contact_every_days=(SELECT contact_every_days FROM"
        " influencer WHERE id=?) WHERE id=? AND contact_every_days IS NULL",
        (gone, keep),
    )


def _join_papers(connection: sqlite3.Connection, keep: int, gone: int) -> None:
    """What is needed to pay somebody: what is missing with the kept one comes along."""
    fills = ",".join(f"{name}=coalesce(payee.{name}, other.{name})" for name in _PAPERS)
    connection.execute(
        f"UPDATE payee SET {fills}, version=payee.version+1 FROM payee AS other"
        " WHERE payee.influencer_id=? AND other.influencer_id=?",
        (keep, gone),
    )
    connection.execute(
        "UPDATE OR IGNORE payee SET influencer_id=? WHERE influencer_id=?", (keep, gone)
    )


_PAPERS = (
    *("legal_name", "tax_kind", "tax_id", "withholding_percent", "vat_percent"),
    *("bank", "account_no", "notes"),
)


def _collaborations(connection: sqlite3.Connection, owner: int) -> list[Row]:
    """The collaborations of one person, the newest first."""
    rows = connection.execute(
        f"SELECT {','.join(_ROW)} FROM collaboration WHERE influencer_id=?"
        " ORDER BY id DESC",
        (owner,),
    )
    return [dict(zip(_ROW, row, strict=True)) for row in rows]


def _are_one(kept: Row, other: Row) -> bool:
    """Whether two collaborations of one person would be the same one twice."""
    if kept["campaign_id"] != other["campaign_id"]:
        return False
    is_live = not {kept["stage"], other["stage"]} & CLOSED
    return kept["campaign_id"] is not None or is_live


def _join(unit: UnitOfWork, kept: Row, other: Row) -> None:
    """Put everything of one collaboration into another, and delete it."""
    connection, number, gone = unit.connection, kept["id"], other["id"]
    if kept["promo_code"]:
        # The code of the other one is let go; what it sold stays theirs, as by hand.
        connection.execute(
            "UPDATE conversion SET attributed_by='manual' WHERE collaboration_id=?"
            " AND attributed_by='code'",
            (gone,),
        )
    for table in _BELONGING:
        connection.execute(
            f"UPDATE {table} SET collaboration_id=? WHERE collaboration_id=?",
            (number, gone),
        )
    # Where both have terms, those of the one that stays hold.
    connection.execute(
        "UPDATE OR IGNORE commission_term SET collaboration_id=? WHERE"
        " collaboration_id=?",
        (number, gone),
    )
    connection.execute(
        "UPDATE snooze SET row=? WHERE kind IN ('collaboration','no_contract')"
        " AND row=?",
        (number, gone),
    )
    connection.execute(_ANSWERED, {"number": number})
    values = _joined(kept, other) | last_said(connection, number)
    sets = ",".join(f"{name}=?" for name in values)
    connection.execute(
        f"UPDATE collaboration SET {sets}, version=version+1, updated_at=? WHERE id=?",
        (*values.values(), unit.at, number),
    )
    connection.execute("DELETE FROM collaboration WHERE id=?", (gone,))
    # A right of one of them may have waited for what the other brings.
    settle_rights(unit, number)
    kept |= values


def _joined(kept: Row, other: Row) -> Row:
    """The values of the one that stays.

    It stands where the two have come furthest, so that nothing due is forgotten; a step
    in her own words that is not taken goes into the notes.
    """
    ahead, behind = (other, kept) if _reached(other) > _reached(kept) else (kept, other)
    notes = [kept["notes"], other["notes"]]
    if behind["next_step"] and behind["next_step"] != ahead["next_step"]:
        notes.append(" · ".join(filter(None, (behind["next_step_on"], _said(behind)))))
    values = {name: ahead[name] for name in _STANDING}
    values["notes"] = "\n\n".join(dict.fromkeys(filter(None, notes))) or None
    for names in _TERMS:
        side = kept if kept[names[0]] is not None else other
        values |= {name: side[name] for name in names}
    return values


def _said(row: Row) -> str:
    return str(row["next_step"])


def _reached(row: Row) -> tuple[int, int]:
    """How far a collaboration has come; one that is over counts least."""
    stage = row["stage"]
    if stage in OPEN:
        return 2, STAGES.index(stage)
    return (1 if stage == PARKED else 0), 0


_ANSWERED = """
UPDATE touch SET answered_on=told.next_on FROM (
 SELECT id, lead(direction) OVER said AS next_way, lead(on_day) OVER said AS next_on
 FROM touch WHERE collaboration_id=:number AND kind<>'note'
 WINDOW said AS (ORDER BY on_day, at, id)) AS told
WHERE touch.id=told.id AND touch.direction='out' AND touch.answered_on IS NULL
 AND told.next_way='in'
"""
"""A message under one name may have been answered under the other."""
