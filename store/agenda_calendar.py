"""The calendar desk: every dated next step and open task, for a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.deadline_sql import ABOUT_CONTENT, DEADLINES, PHASE
from store.exchange.calendar import CalendarEntry, write_calendar
from store.exchange.tables_out import CannotExport
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store.engine import Database

ENDING = ".ics"


@dataclass(frozen=True, slots=True)
class DatedStep:
    """Something due on a day, before it is put into words."""

    source: str
    """Of SOURCES: collaboration, task, contract, draft and the others."""
    row: int
    on: date
    name: str | None
    """Of the person; a task may be about nobody."""
    handle: str | None
    campaign: str | None
    kind: str
    """Of the next step: first, follow_up, reply, again, own; a task is own. Of what a
    campaign makes due its source and phase: parcel.sent."""
    words: str | None
    """Her own words for it; of a piece of content its title."""
    changed_at: str

    @property
    def uid(self) -> str:
        """What it is called in every file: ``collaboration-12``."""
        return f"{self.source}-{self.row}"


class AgendaCalendar:
    """What is due, as entries of a calendar; nothing here writes to the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self) -> tuple[DatedStep, ...]:
        """All that has a day, by day and name; the trash is left out."""
        # Whatever was only to be taken note of comes on the last day there is.
        given = {"today": self._database.now()[:10], "horizon": "9999-12-30"}
        return tuple(
            DatedStep(source, row, date.fromisoformat(on), *rest)
            for source, row, on, *rest in self._database.read(_STEPS, given)  # type: ignore[arg-type]
        )

    def write(
        self, file: Path, name: str, say: Callable[[DatedStep], tuple[str, str]]
    ) -> int:
        """Write the calendar file whole or not at all; returns its entries.

        ``name`` is what calendar programs call it; ``say`` gives the title and the text
        of an entry. Raises CannotExport for another kind of file, and CannotWrite.
        """
        if file.suffix.lower() != ENDING:
            raise CannotExport(
                N_("{file} does not end in .ics, as calendars do."), file=file.name
            )
        entries = (
            CalendarEntry(step.uid, step.on, *say(step), changed_at=step.changed_at)
            for step in self.steps()
        )
        return write_calendar(file, entries, name, self._database.now())


_BY_SOURCE = """('draft','go_live','review','live_check','payment','brand_before',
 'brand_after','report')"""

_STEPS = f"""
SELECT 'collaboration', c.id, c.next_step_on AS due, l.name AS who, l.handle, g.name,
 ifnull(c.next_kind, 'own'), c.next_step, c.updated_at
FROM collaboration c
JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0
LEFT JOIN campaign g ON g.id=c.campaign_id
WHERE c.next_step_on IS NOT NULL
UNION ALL
SELECT 'task', t.id, t.due_on, l.name, l.handle, g.name, 'own', t.title, t.updated_at
FROM task t LEFT JOIN roster_line l ON l.influencer_id=t.influencer_id
LEFT JOIN campaign g ON g.id=t.campaign_id
WHERE t.done_at IS NULL AND l.archived IS NOT 1
UNION ALL
SELECT z.source, z.row, z.due, l.name, l.handle, g.name,
 z.source || '.' || CASE WHEN z.source IN {_BY_SOURCE} THEN 'due'
  ELSE coalesce(u.layer, {PHASE}) END, coalesce(d.title, x.description, x.payee),
 coalesce(d.updated_at, x.updated_at, c.updated_at)
FROM ({DEADLINES}) z LEFT JOIN collaboration c ON c.id=z.talk
LEFT JOIN roster_line l ON l.influencer_id=z.owner
LEFT JOIN campaign g ON g.id=z.campaign
LEFT JOIN cost x ON x.id=z.row AND z.source='payment'
LEFT JOIN deliverable d ON d.id=z.row AND z.source IN {ABOUT_CONTENT}
LEFT JOIN usage_right u ON u.id=z.row AND z.source='right'
WHERE z.due<=:horizon AND z.source<>'budget' AND l.archived IS NOT 1
ORDER BY due, who, 1, 2
"""
