"""Pieces of content as lines of a list, as they are read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store.content_filter import AT_WORK, CHECKED, FAILED
from store.content_sorts import HANDLE, LANE, NEXT, PLATFORM
from store.rules.content_words import MY_TURN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database

OVER = frozenset({"measured", "cancelled"})
"""Lanes in which nobody has anything left to do."""


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A piece of content in a list or on a card."""

    id: int
    collaboration_id: int
    influencer_id: int
    name: str
    """Of the person."""
    handle: str | None
    """Of the account it is for; without one, of the first account."""
    platform: str | None
    campaign_id: int | None
    campaign: str | None
    kind: str
    """Of CONTENT_KINDS."""
    title: str | None
    lane: str
    """Of LANES."""
    state_since: date
    round: int
    """Times that changes were asked for."""
    draft_due_on: date | None
    live_due_on: date | None
    live_on: date | None
    next_on: date | None
    """The day that comes next: of its draft, of its post, of its figures."""
    is_late: bool
    """Whether that day has passed, and somebody still waits for it."""
    blocking: str
    """Who has the next move: me, influencer, or "" for nobody any more."""
    has_draft: bool
    has_post: bool
    checked: int
    """Points of the compliance list that were looked at."""
    failed: int
    """Points that are not in order."""


def read_content(
    database: Database, ids: Sequence[int], today: date
) -> tuple[ContentLine, ...]:
    """The lines of these numbers, in this order; what is gone is left out."""
    found = {
        row[0]: _line(row, today)
        for row in database.read(_ROWS, (json.dumps(list(ids)),))
    }
    return tuple(found[number] for number in ids if number in found)


_ROWS = f"""
SELECT d.id, d.collaboration_id, c.influencer_id, l.name, {HANDLE}, {PLATFORM},
 c.campaign_id, g.name, d.kind, d.title, {LANE}, d.state_since, d.round,
 d.draft_due_on, d.live_due_on, d.live_on, {NEXT}, {AT_WORK},
 d.draft_ref<>'', d.post_url<>'', {CHECKED}, {FAILED}
FROM json_each(?) j CROSS JOIN deliverable d ON d.id=j.value
CROSS JOIN collaboration c ON c.id=d.collaboration_id
CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0
LEFT JOIN account u ON u.id=d.account_id
LEFT JOIN campaign g ON g.id=c.campaign_id
"""


def _line(row: Sequence[Any], today: date) -> ContentLine:
    lane, ahead, at_work = row[10], _day(row[16]), bool(row[17])
    turn = "me" if lane in MY_TURN else "" if lane in OVER else "influencer"
    values: list[Any] = [
        *row[:11],
        date.fromisoformat(row[11]),
        row[12],
        *map(_day, row[13:16]),
        ahead,
        at_work and ahead is not None and ahead < today,
        turn,
        bool(row[18]),
        bool(row[19]),
        *row[20:],
    ]
    return ContentLine(*values)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
