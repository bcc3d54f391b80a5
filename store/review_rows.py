"""Looks at drafts, as they are read, and as they are noted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database, UnitOfWork

_VERDICT = {"approved": "approved", "changes_requested": "changes"}
"""The verdict that a state comes of."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One look at a draft, and what was said to it."""

    id: int
    round: int
    """Which round it was: 0 is the first draft."""
    verdict: str
    """Of VERDICTS."""
    reason: str | None
    """What has to change, or what was said with the yes."""
    draft_ref: str | None
    """Where the draft was that was looked at."""
    on_day: date


def read_reviews(database: Database, deliverable_id: int) -> tuple[ReviewRow, ...]:
    """The looks at the drafts of a piece of content, newest first."""
    rows = database.read(
        "SELECT id, round, verdict, reason, draft_ref, on_day FROM review"
        " WHERE deliverable_id=? ORDER BY id DESC",
        (deliverable_id,),
    )
    return tuple(_row(*row) for row in rows)


def _row(number: int, turn: int, verdict: str, *said: str) -> ReviewRow:
    reason, draft_ref, on = said
    return ReviewRow(number, turn, verdict, reason, draft_ref, date.fromisoformat(on))


def note_review(
    unit: UnitOfWork,
    ids: Sequence[int],
    state: str,
    today: date,
    reason: str | None = None,
) -> int:
    """Note a look at drafts that come to a state; before they do. Returns how many.

    Nothing is noted where a state comes of no look, and of what is in it already. What
    is live or called off is not looked at; only by putting it back where changes were
    asked for it is. More can be said in a round, if there is a reason.
    """
    if state not in _VERDICT:
        return 0
    asked = state == "changes_requested"
    again = asked and reason is not None
    is_put_back = asked and reason is None
    return unit.connection.execute(
        "INSERT INTO review(deliverable_id, round, verdict, reason, draft_ref, on_day)"
        " SELECT d.id, d.round-(d.state=?5 AND d.round>0), ?2, ?3, d.draft_ref, ?4"
        " FROM json_each(?1) JOIN deliverable d ON d.id=value"
        " WHERE (d.state NOT IN ('live','cancelled') OR ?7) AND (d.state<>?5 OR ?6)",
        (
            json.dumps(list(ids)),
            _VERDICT[state],
            reason,
            today.isoformat(),
            state,
            again,
            is_put_back,
        ),
    ).rowcount
