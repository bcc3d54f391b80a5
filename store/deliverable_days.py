"""The days that content is due, moved: several by so much, or one to another day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from store.deliverable_writes import as_text, in_order
from store.errors import Invalid
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import UnitOfWork

Which = Literal["both", "live", "draft"]
"""Which of the days: of the post, of its draft."""

FARTHEST = 3_650
"""Days that something is put off at once."""


def shift(unit: UnitOfWork, ids: Sequence[int], days: int, what: Which) -> int:
    """Put off what is due by so many days, or bring it forward; returns how many moved.

    What is live or called off stays. Raises Invalid where a post would be due before
    its draft, and where nothing can be moved.
    """
    if abs(days) > FARTHEST:
        raise Invalid(N_("{count} is no number of days."), count=days)
    rows = unit.connection.execute(
        "SELECT id, draft_due_on, live_due_on FROM deliverable WHERE id IN"
        " (SELECT value FROM json_each(?)) AND state NOT IN ('live','cancelled')",
        (json.dumps(list(ids)),),
    ).fetchall()
    sets = []
    for number, draft, live in rows:
        was = [
            None if one is None else date.fromisoformat(one) for one in (draft, live)
        ]
        on = [
            _later(day, days) if what in {"both", name} else day
            for name, day in zip(("draft", "live"), was, strict=True)
        ]
        if on != was:
            in_order(*on)
            sets.append((as_text(on[0]), as_text(on[1]), unit.at, number))
    if not sets:
        raise Invalid(
            N_("Nothing here can be moved: it is live, called off or undated.")
        )
    unit.connection.executemany(
        "UPDATE deliverable SET draft_due_on=?, live_due_on=?, version=version+1,"
        " updated_at=? WHERE id=?",
        sets,
    )
    return len(sets)


def _later(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise Invalid(N_("{count} is no number of days."), count=days) from None


def set_day(unit: UnitOfWork, number: int, what: str, day: date | None) -> None:
    """Say by when a piece is due, or its draft; None is by no day.

    Raises Invalid for what is live or called off, and for a post before its draft.
    """
    draft, live, state, name = _days_of(unit, number)
    if state in _SETTLED:
        raise Invalid(_SETTLED[state], name=name)
    on = {"draft": draft, "live": live} | {what: day}
    in_order(on["draft"], on["live"])
    unit.connection.execute(
        "UPDATE deliverable SET draft_due_on=?1, live_due_on=?2, version=version+1,"
        " updated_at=?3 WHERE id=?4"
        " AND (draft_due_on IS NOT ?1 OR live_due_on IS NOT ?2)",
        (as_text(on["draft"]), as_text(on["live"]), unit.at, number),
    )


_SETTLED = {
    "live": N_("{name} is live: its day is told along with its address."),
    "cancelled": N_("What {name} owed here is called off: take it up again first."),
}


def _days_of(
    unit: UnitOfWork, number: int
) -> tuple[date | None, date | None, str, str]:
    found: Any = unit.connection.execute(
        "SELECT d.draft_due_on, d.live_due_on, d.state, i.name FROM deliverable d"
        " JOIN collaboration c ON c.id=d.collaboration_id"
        " JOIN influencer i ON i.id=c.influencer_id WHERE d.id=?",
        (number,),
    ).fetchone()
    draft, live, state, name = found
    return (
        None if draft is None else date.fromisoformat(draft),
        None if live is None else date.fromisoformat(live),
        state,
        name,
    )
