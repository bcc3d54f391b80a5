"""What stands in the calendar of content, as it is read: entries, pages, hindrances."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from store.content_filter import AT_WORK
from store.content_sorts import DAY, LANE
from store.rules.content_words import MY_TURN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.engine import Database

SEEN = frozenset({"live", "measured"})
"""Lanes of what can be seen already: its day is no more to be moved."""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A piece of content on one of its days."""

    deliverable_id: int
    on: date
    what: str
    """``live`` since that day, ``due`` to be live, or its ``draft`` due."""
    name: str
    """Of the person."""
    title: str | None
    kind: str
    """Of CONTENT_KINDS."""
    lane: str
    """Of LANES."""
    is_late: bool = False
    """The day is over, and what was due has not come."""
    clash: str = ""
    """``account``: another piece on the same account that day; ``exclusive``: the
    person works for nobody else then."""
    clash_with: str | None = None
    """What the other piece is called, or the campaign that has them for itself."""
    clash_until: date | None = None
    """The last day of an exclusivity."""
    collaboration_id: int = 0
    influencer_id: int = 0
    handle: str | None = None
    platform: str | None = None
    campaign_id: int | None = None
    campaign: str | None = None
    state_since: date = date.min
    round: int = 0
    draft_due_on: date | None = None
    live_due_on: date | None = None
    has_draft: bool = False
    has_post: bool = False
    """Whether there is something to open: a draft, the address of a post."""

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from every other one: the piece, and which of its days."""
        return self.deliverable_id, self.what

    @property
    def is_fixed(self) -> bool:
        """Whether its day has been and cannot be moved."""
        return self.what == "live"

    @property
    def blocking(self) -> str:
        """Whose turn it is: ``me``, ``influencer``, or nobody's."""
        if self.lane in {"measured", "cancelled"}:
            return ""
        return "me" if self.lane in MY_TURN else "influencer"


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Days in a row: of each the first few entries, and how many it has in all."""

    first: date
    last: date
    entries: Mapping[date, tuple[DayEntry, ...]] = field(default_factory=dict)
    totals: Mapping[date, int] = field(default_factory=dict)
    late: int = 0
    """Entries of these days that are late."""
    undated: int = 0
    """Pieces to come that have no day at all, at most so many as are counted."""
    twice: Mapping[tuple[date, date], int] = field(default_factory=dict)
    """How many pieces have their draft on the first and their post on the second day
    of these, so that they stand here twice."""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What stands against other days of a piece."""

    taken: Mapping[date, str] = field(default_factory=dict)
    """Days with another piece of the same account: what kind it is, or its title."""
    barred: tuple[tuple[date, date, str | None], ...] = ()
    """From when to when the person works for a campaign alone, and for which."""


# A piece is compared only with those of the same person: a handful, however many there
# are in all. Two that name no account are both for the one that goes without saying.
_SAME_ACCOUNT = """collaboration ec CROSS JOIN deliverable e
  ON e.collaboration_id=ec.id
 WHERE ec.influencer_id=c.influencer_id AND e.id<>d.id AND e.state<>'cancelled'
  AND e.account_id IS d.account_id"""
_OTHER_DAY = DAY.replace("d.", "e.")
_EXCLUSIVE = """collaboration oc CROSS JOIN contract o ON o.collaboration_id=oc.id
  LEFT JOIN campaign og ON og.id=oc.campaign_id
 WHERE oc.influencer_id=c.influencer_id AND oc.id<>c.id
  AND (c.campaign_id IS NULL OR oc.campaign_id IS NOT c.campaign_id)
  AND o.status IN ('signed','ended') AND o.exclusivity_until IS NOT NULL
  AND ifnull(fold(og.brand)=fold(g.brand), 0)=0"""
_BEGINS = "coalesce(o.starts_on, o.signed_on, '0001-01-01')"
_PIECES = """FROM json_each(?) j CROSS JOIN deliverable d ON d.id=j.value
 CROSS JOIN collaboration c ON c.id=d.collaboration_id
 LEFT JOIN campaign g ON g.id=c.campaign_id"""

_ROWS = f"""
SELECT d.id, l.name, d.title, d.kind, {LANE}, d.collaboration_id, c.influencer_id,
 ifnull(a.handle, l.handle), ifnull(a.platform, l.platform), c.campaign_id, g.name,
 d.state_since, d.round, d.draft_due_on, d.live_due_on, {AT_WORK},
 CASE WHEN d.live_on IS NULL THEN (SELECT ifnull(e.title, e.kind) FROM {_SAME_ACCOUNT}
  AND {_OTHER_DAY}=d.live_due_on LIMIT 1) END,
 CASE WHEN d.live_on IS NULL THEN (SELECT json_array(og.name, o.exclusivity_until)
  FROM {_EXCLUSIVE} AND o.exclusivity_until>=d.live_due_on
  AND {_BEGINS}<=d.live_due_on ORDER BY o.exclusivity_until DESC LIMIT 1) END,
 d.draft_ref<>'', d.post_url<>''
{_PIECES}
CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id
LEFT JOIN account a ON a.id=d.account_id
"""


def read_entries(
    database: Database, placed: Sequence[tuple[date, str, int]], today: date
) -> tuple[DayEntry, ...]:
    """The entries of these (day, what, piece), in this order; the gone left out."""
    numbers = json.dumps([*dict.fromkeys(number for _on, _what, number in placed)])
    rows = {row[0]: row for row in database.read(_ROWS, (numbers,))}
    return tuple(
        _entry(on, what, rows[number], today)
        for on, what, number in placed
        if number in rows
    )


def _entry(on: date, what: str, row: Sequence[Any], today: date) -> DayEntry:
    number, name, title, kind, lane, talk, person, handle, platform = row[:9]
    campaign_id, campaign, since, rounds, draft_due, live_due, at_work = row[9:16]
    other, barred, has_draft, has_post = row[16:]
    clash, said, until = "", None, None
    if what == "due" and barred is not None:
        said, end = json.loads(barred)
        clash, until = "exclusive", date.fromisoformat(end)
    elif what == "due" and other is not None:
        clash, said = "account", other
    return DayEntry(
        number,
        on,
        what,
        name,
        title,
        kind,
        lane,
        is_late=what != "live" and on < today and bool(at_work),
        clash=clash,
        clash_with=said,
        clash_until=until,
        collaboration_id=talk,
        influencer_id=person,
        handle=handle,
        platform=platform,
        campaign_id=campaign_id,
        campaign=campaign,
        state_since=date.fromisoformat(since),
        round=rounds,
        draft_due_on=_day(draft_due),
        live_due_on=_day(live_due),
        has_draft=bool(has_draft),
        has_post=bool(has_post),
    )


def read_in_the_way(database: Database, ids: Iterable[int]) -> dict[int, InTheWay]:
    """What stands against other days of these pieces, by piece; among them nothing."""
    numbers = [*dict.fromkeys(ids)]
    listed = json.dumps(numbers)
    taken: dict[int, dict[date, str]] = defaultdict(dict)
    for number, on, called in database.read(
        f"SELECT d.id, {_OTHER_DAY}, ifnull(e.title, e.kind) {_PIECES}"
        f" CROSS JOIN {_SAME_ACCOUNT} AND {_OTHER_DAY} IS NOT NULL"
        " AND e.id NOT IN (SELECT value FROM json_each(?))",
        (listed, listed),
    ):
        taken[number][date.fromisoformat(on)] = called
    barred: dict[int, list[tuple[date, date, str | None]]] = defaultdict(list)
    for number, begins, ends, campaign in database.read(
        f"SELECT d.id, {_BEGINS}, o.exclusivity_until, og.name {_PIECES}"
        f" CROSS JOIN {_EXCLUSIVE} ORDER BY o.exclusivity_until",
        (listed,),
    ):
        span = date.fromisoformat(begins), date.fromisoformat(ends), campaign
        barred[number].append(span)
    return {one: InTheWay(taken[one], tuple(barred[one])) for one in numbers}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
