"""The agenda desk: everything due, ranked by urgency, each line with its reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store.agenda_order import counts_of_all, order_of_all
from store.outreach_rows import read_cadences
from store.rules import cadence as cadence_rules
from store.rules.reasons import Reason, reason
from store.rules.urgency import GROUPS, KIND_OF, SOURCES, urgency

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping, Sequence

    from store.engine import Database

KINDS = {
    "first": "follow_up",
    "follow_up": "follow_up",
    "reply": "reply_owed",
    "again": "follow_up",
    "own": "follow_up",
}
"""What a next step is called among everything due."""


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of the day; ``id`` is its row and source in one number."""

    id: int
    source: str
    row: int
    kind: str
    """follow_up, reply_owed, task, contract, draft, go_live or parcel."""
    group: str
    """overdue, today, week."""
    reason: Reason
    due_on: date
    days_late: int
    urgency: float
    influencer_id: int | None
    influencer: str | None
    handle: str | None
    platform: str | None
    campaign: str | None
    waiting_on: str
    stage: str | None
    channel: str | None
    """How the next message would go."""
    snoozed: int
    """How often it was put off."""
    phase: str = ""
    """Of a deadline of a campaign: how far the thing itself is."""
    since: date | None = None
    """Of such a deadline: from when on it has been waited for."""
    collaboration_id: int | None = None
    """What it is about; None for a task."""
    campaign_id: int | None = None

    @property
    def whose(self) -> str | None:
        """Whom it is about; of money that is nobody's the campaign, of a task None."""
        return self.influencer or (self.campaign if self.source != "task" else None)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is due, by group."""

    overdue: int
    today: int
    week: int


def item_id(source: str, row: int) -> int:
    """The number of a line: its row and its source in one."""
    return row * len(SOURCES) + SOURCES.index(source)


def source_of(item: int) -> tuple[str, int]:
    """The source and the row behind the number of a line."""
    row, place = divmod(item, len(SOURCES))
    return SOURCES[place], row


class Agenda:
    """Questions to everything due; nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def order(self, today: date, limit: int = -1) -> array[int]:
        """The numbers of the lines in their order, at most ``limit`` of them."""
        return order_of_all(self._database, today, limit)

    def counts(self, today: date) -> Counts:
        """How much is late, due today, and due in the days after."""
        return Counts(*counts_of_all(self._database, today))

    def rows(self, items: Sequence[int], today: date) -> tuple[DueItem, ...]:
        """The lines of these numbers, in this order; what is gone is left out."""
        wanted: dict[str, list[int]] = {source: [] for source in SOURCES}
        for item in items:
            source, row = source_of(item)
            wanted[source].append(row)
        found = {
            item.id: item
            for item in (
                *self._collaborations(wanted["collaboration"], today),
                *self._tasks(wanted["task"], today),
                *self._deadlines(wanted, today),
            )
        }
        return tuple(found[item] for item in items if item in found)

    def _collaborations(self, numbers: Sequence[int], today: date) -> Iterable[DueItem]:
        if not numbers:
            return
        cadences = read_cadences(self._database.reader)
        for row in self._database.read(_LINE, (json.dumps(list(numbers)),)):
            yield _line(row, cadences, today)

    def _tasks(self, numbers: Sequence[int], today: date) -> Iterable[DueItem]:
        if not numbers:
            return
        for row in self._database.read(_TASK, (json.dumps(list(numbers)),)):
            number, title, due, owner, name, handle, platform, campaign, put_off = row
            due_on = date.fromisoformat(due)
            yield DueItem(
                id=item_id("task", number),
                source="task",
                row=number,
                kind="task",
                group=_group(due_on, today),
                reason=Reason("{title}", {"title": title}),
                due_on=due_on,
                days_late=max(0, (today - due_on).days),
                urgency=urgency(due_on, None, "task", today),
                influencer_id=owner,
                influencer=name,
                handle=handle,
                platform=platform,
                campaign=campaign,
                waiting_on="me",
                stage=None,
                channel=None,
                snoozed=put_off,
            )

    def _deadlines(
        self, wanted: Mapping[str, Sequence[int]], today: date
    ) -> Iterable[DueItem]:
        if not any(wanted[source] for source in KIND_OF):
            return
        from store.agenda_deadlines import read_deadlines  # noqa: PLC0415 - if any

        for found in read_deadlines(self._database, wanted, today):
            kind = KIND_OF[found.source]
            yield DueItem(
                id=item_id(found.source, found.row),
                source=found.source,
                row=found.row,
                kind=kind,
                group=_group(found.due_on, today),
                reason=found.reason,
                due_on=found.due_on,
                days_late=max(0, (today - found.due_on).days),
                urgency=urgency(found.due_on, found.since, kind, today),
                influencer_id=found.influencer_id,
                influencer=found.influencer,
                handle=found.handle,
                platform=found.platform,
                campaign=found.campaign,
                waiting_on=found.waiting_on,
                stage=found.stage,
                channel=None,
                snoozed=found.snoozed,
                phase=found.phase,
                since=found.since,
                collaboration_id=found.collaboration_id,
                campaign_id=found.campaign_id,
            )


_LINE = """
SELECT c.id, c.influencer_id, l.name, l.handle, l.platform, g.name, c.waiting_on,
 c.stage, c.next_kind, c.next_step, c.next_step_on, c.clock_on, c.cadence_step,
 c.unanswered, c.last_channel, c.last_on, i.preferred_channel,
 (SELECT count(*) FROM snooze s WHERE s.kind='collaboration' AND s.row=c.id),
 c.campaign_id
FROM collaboration c JOIN influencer i ON i.id=c.influencer_id
JOIN roster_line l ON l.influencer_id=c.influencer_id
LEFT JOIN campaign g ON g.id=c.campaign_id
WHERE c.id IN (SELECT value FROM json_each(?))
"""

_TASK = """
SELECT t.id, t.title, t.due_on, t.influencer_id, l.name, l.handle, l.platform, g.name,
 (SELECT count(*) FROM snooze s WHERE s.kind='task' AND s.row=t.id)
FROM task t LEFT JOIN roster_line l ON l.influencer_id=t.influencer_id
LEFT JOIN campaign g ON g.id=t.campaign_id
WHERE t.id IN (SELECT value FROM json_each(?))
"""


def _line(row: Any, cadences: Mapping[str, Any], today: date) -> DueItem:
    (number, owner, name, handle, platform, campaign, waiting_on, stage) = row[:8]
    kind, words, due, clock, step, unanswered, last_channel, last_on = row[8:16]
    preferred, put_off, campaign_id = row[16:]
    due_on = date.fromisoformat(due) if due else today
    since = date.fromisoformat(clock) if clock else None
    named = KINDS.get(kind, "follow_up")
    cadence = cadence_rules.chosen(cadences, stage, last_channel or preferred)
    return DueItem(
        id=item_id("collaboration", number),
        source="collaboration",
        row=number,
        kind=named,
        group=_group(due_on, today),
        reason=reason(
            kind if due else None,
            words=words,
            waiting_on=waiting_on,
            step=step,
            days=(today - date.fromisoformat(last_on)).days if last_on else None,
            rest=(today - since).days if since else 0,
        ),
        due_on=due_on,
        days_late=max(0, (today - due_on).days),
        urgency=urgency(due_on, since, "nurture" if kind == "again" else named, today),
        influencer_id=owner,
        influencer=name,
        handle=handle,
        platform=platform,
        campaign=campaign,
        waiting_on=waiting_on,
        stage=stage,
        channel=cadence_rules.next_channel(
            cadence,
            sent=step,
            unanswered=unanswered,
            last=last_channel,
            preferred=preferred,
        ),
        snoozed=put_off,
        collaboration_id=number,
        campaign_id=campaign_id,
    )


def _group(due_on: date, today: date) -> str:
    return GROUPS[(due_on >= today) + (due_on > today)]
