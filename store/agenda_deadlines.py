"""Deadlines of campaigns as lines of the day: contracts, drafts, posts, parcels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from store.deadline_sql import ABOUT_CONTENT, OVER_BY, PHASE, THESE_DEADLINES
from store.errors import NotFound
from store.rules.money import Money
from store.rules.reasons import (
    Reason,
    budget_reason,
    content_reason,
    deadline_reason,
    payment_reason,
    results_reason,
    right_reason,
)
from store.rules.urgency import KIND_OF, OF_CAMPAIGN
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from store.engine import Database


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that a campaign makes due."""

    source: str
    row: int
    phase: str
    """unsigned, missing, unsent or ending; the state of a piece of content; of a parcel
    chosen, sent, arrived; of a live check the days after going live, of figures their
    window, of a right the days until it ends, of a payment billed or unbilled; of a
    campaign over, before, begun, after or report."""
    due_on: date
    since: date | None
    """From when on it has been waited for; None for a day that was promised."""
    collaboration_id: int | None
    """None for money that is nobody's."""
    campaign_id: int | None
    campaign: str | None
    influencer_id: int | None
    influencer: str | None
    """Of money that is nobody's whom it goes to; None of what a campaign lacks."""
    handle: str | None
    platform: str | None
    stage: str | None
    waiting_on: str
    snoozed: int
    reason: Reason


WAITING = {
    "unsigned": "influencer",
    "missing": "me",
    "unsent": "me",
    "ending": "me",
    "chosen": "me",
    "sent": "shipping",
    "arrived": "influencer",
    "submitted": "me",
}
"""Whose turn it is; that of the person where nothing is said."""

MINE = frozenset({"review", "live_check", "measure", "right", "payment", *OF_CAMPAIGN})
"""Sources that are always our turn."""

_RESULTS = OF_CAMPAIGN - {"budget"}

_ROWS = f"""
SELECT z.source, z.row, {PHASE}, z.due, z.since, z.talk, z.campaign, g.name, z.owner,
 coalesce(l.name, x.payee), l.handle, l.platform, c.stage,
 (SELECT count(*) FROM snooze s WHERE s.kind=z.source AND s.row=z.row),
 d.title, d.kind, u.layer, u.ends_on, x.amount_minor, x.amount_currency, x.category,
 x.description, {OVER_BY}, g.currency, g.name
FROM ({THESE_DEADLINES}) z LEFT JOIN collaboration c ON c.id=z.talk
LEFT JOIN roster_line l ON l.influencer_id=z.owner
LEFT JOIN cost x ON x.id=z.row AND z.source='payment'
LEFT JOIN campaign g ON g.id=z.campaign
LEFT JOIN usage_right u ON u.id=z.row AND z.source='right'
LEFT JOIN deliverable d ON d.id=CASE WHEN z.source IN {ABOUT_CONTENT} THEN z.row
 ELSE u.deliverable_id END
"""


def read_deadlines(
    database: Database, wanted: Mapping[str, Sequence[int]], today: date
) -> Iterable[Deadline]:
    """The deadlines of these rows, by source; those that are met are left out."""
    numbers = {source: json.dumps(list(wanted[source])) for source in KIND_OF}
    given = {**numbers, "today": today.isoformat()}
    for row in database.read(_ROWS, given):  # type: ignore[arg-type]
        source, number, phase, due, since, *known, stage, put_off = row[:14]
        about = _About(*row[14:])
        talk, campaign_id, campaign, owner, name, handle, platform = known
        began = date.fromisoformat(since) if since else None
        yield Deadline(
            source=source,
            row=number,
            phase=phase,
            due_on=date.fromisoformat(due),
            since=began,
            collaboration_id=talk,
            campaign_id=campaign_id,
            campaign=campaign,
            influencer_id=owner,
            influencer=name,
            handle=handle,
            platform=platform,
            stage=stage,
            waiting_on=_turn(source, phase),
            snoozed=put_off,
            reason=_reason(source, phase, about, began, today),
        )


def _turn(source: str, phase: str) -> str:
    return "me" if source in MINE else WAITING.get(phase, "influencer")


class _About(NamedTuple):
    """What a deadline is about, beside the person."""

    title: str | None
    kind: str | None
    layer: str | None
    ends_on: str | None
    amount_minor: int | None
    amount_currency: str | None
    category: str | None
    description: str | None
    over_minor: int | None
    currency: str | None
    campaign: str | None


def _reason(
    source: str, phase: str, about: _About, began: date | None, today: date
) -> Reason:
    """Why something of a campaign is due; content has a kind, and waits so long."""
    days = (today - (began or today)).days
    if source in _RESULTS:
        return results_reason(phase, days, about.campaign or "")
    if source == "budget":
        over = Money(about.over_minor or 0, about.currency or "")
        return budget_reason(over, about.campaign or "")
    if source == "payment":
        return payment_reason(
            about.category or "",
            Money(about.amount_minor or 0, about.amount_currency or ""),
            is_billed=phase == "billed",
            what=about.description,
        )
    if about.layer is not None and about.ends_on is not None:
        return right_reason(about.layer, date.fromisoformat(about.ends_on), today)
    if about.kind is None:
        return deadline_reason(source, phase, days)
    return content_reason(source, phase, about.title, about.kind, days)


def deadline_day(connection: sqlite3.Connection, source: str, row: int) -> str:
    """The day that something is due by itself, put off or not.

    Raises NotFound for what is met by now.
    """
    numbers = {one: json.dumps([row] if one == source else []) for one in KIND_OF}
    found = connection.execute(
        f"SELECT day FROM ({THESE_DEADLINES})", {**numbers, "today": ""}
    ).fetchone()
    if found is None:
        raise NotFound(N_("That is not due any more."))
    return str(found[0])


def collaboration_of(database: Database, source: str, row: int) -> int | None:
    """The collaboration that a deadline is about; raises NotFound when it is gone.

    None for money that is nobody's, and for a campaign as a whole.
    """
    if source == "no_contract":
        return row
    if source in OF_CAMPAIGN:
        return None
    found = database.read(
        f"SELECT collaboration_id FROM {_TABLES[source]} WHERE id=?", (row,)
    )
    if not found:
        raise NotFound(N_("That is not due any more."))
    return None if found[0][0] is None else int(found[0][0])


_TABLES = {
    "contract": "contract",
    "exclusivity": "contract",
    "draft": "deliverable",
    "go_live": "deliverable",
    "parcel": "shipment",
    "review": "deliverable",
    "live_check": "deliverable",
    "measure": "deliverable",
    "right": "usage_right",
    "payment": "cost",
}
"""Where the row of each source stands."""
