"""Pieces of content that are owed, as they are read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.rules.content_words import LANE_SQL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.engine import Database


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """A piece of content and whose it is."""

    id: int
    collaboration_id: int
    influencer_id: int
    name: str
    """Of the person."""
    handle: str | None
    """Of the account it is for; without one, of the first account."""
    platform: str | None
    account_id: int | None
    kind: str
    """Of CONTENT_KINDS."""
    title: str | None
    substance: str | None
    """What it has to show and say."""
    draft_due_on: date | None
    live_due_on: date | None
    state: str
    """Of CONTENT_STATES."""
    state_since: date
    round: int
    """Times that changes were asked for."""
    draft_ref: str | None
    caption: str | None
    post_url: str | None
    live_on: date | None
    reason: str | None
    """Why it was cancelled, or why it went live against a gate."""
    contract_status: str | None
    """Of the best contract there is: signed before sent before draft; None without."""
    version: int
    campaign_id: int | None
    campaign: str | None
    """Its name."""
    market: str | None
    """The country of the campaign, as two letters."""
    post_platform: str | None
    """The platform that its address belongs to."""
    post_id: str | None
    """Its number there, as its address says."""
    measure_due_on: date | None
    """The day its next figures are due."""
    measured_on: date | None
    """The day its last figures were noted."""
    payment_due_on: date | None
    """The day by which it is paid for."""
    lane: str
    """Of LANES: its state, or measured."""
    guideline: bool | None
    """Whether it keeps to the guideline; None while nobody looked."""
    brand_fit: bool | None
    """Whether it fits the brand; None while nobody looked."""
    checked: int
    """Items of the compliance list that were answered."""
    failed: int
    """Items of the compliance list that are not in order."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What should come before a piece of content goes live."""

    deliverable_id: int
    name: str
    """Whose contract is not signed."""
    contract_status: str | None
    """draft, sent or cancelled; None when there is none at all."""


def read_deliverables(
    database: Database, place: str, number: int
) -> tuple[DeliverableRow, ...]:
    """Pieces of content, by the day they are due; ``place`` is SQL with one gap."""
    rows = database.read(f"{_ROWS} WHERE {place} {_ORDER}", (number,))
    return tuple(_row(row) for row in rows)


def _row(row: Sequence[Any]) -> DeliverableRow:
    values: list[Any] = [
        value if value is None or at not in _READ else _READ[at](value)
        for at, value in enumerate(row)
    ]
    return DeliverableRow(*values)


_KINDS: dict[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "date | None": date.fromisoformat,
    "bool | None": bool,
}

_READ = {
    at: _KINDS[str(field.type)]
    for at, field in enumerate(fields(DeliverableRow))
    if field.type in _KINDS
}
"""How the fields that SQLite has no kind of its own for are read, by place."""

BEST = """
ORDER BY CASE k.status WHEN 'signed' THEN 0 WHEN 'ended' THEN 1 WHEN 'sent' THEN 2
 WHEN 'draft' THEN 3 ELSE 4 END, k.id DESC LIMIT 1
"""
"""What leaves the best contract ``k`` of several."""

CONTRACT = f"""
(SELECT k.status FROM contract k WHERE k.collaboration_id=c.id {BEST})
"""
"""The state of the best contract of collaboration ``c``."""

# A piece has twelve answers and two more at most; they lie together in their index.
_CHECKS = """
(SELECT k.ok FROM compliance_check k WHERE k.deliverable_id=d.id
  AND k.item='guideline'),
 (SELECT k.ok FROM compliance_check k WHERE k.deliverable_id=d.id
  AND k.item='brand_fit'),
 (SELECT count(*) FROM compliance_check k WHERE k.deliverable_id=d.id
  AND k.item NOT IN ('guideline','brand_fit')),
 (SELECT count(*) FROM compliance_check k WHERE k.deliverable_id=d.id
  AND k.item NOT IN ('guideline','brand_fit') AND NOT k.ok)
"""

_ROWS = f"""
SELECT d.id, d.collaboration_id, c.influencer_id, l.name,
 ifnull(a.handle, l.handle), ifnull(a.platform, l.platform), d.account_id,
 d.kind, d.title, d.substance, d.draft_due_on, d.live_due_on, d.state, d.state_since,
 d.round, d.draft_ref, d.caption, d.post_url, d.live_on, d.reason, {CONTRACT},
 d.version, c.campaign_id, g.name, g.market, d.post_platform, d.post_id,
 d.measure_due_on, d.measured_on, d.payment_due_on, {LANE_SQL}, {_CHECKS}
FROM deliverable d CROSS JOIN collaboration c ON c.id=d.collaboration_id
CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id
LEFT JOIN campaign g ON g.id=c.campaign_id
LEFT JOIN account a ON a.id=d.account_id
"""

_ORDER = "ORDER BY ifnull(d.live_due_on, ifnull(d.draft_due_on, '9')), l.name_key, d.id"
