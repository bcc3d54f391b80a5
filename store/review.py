"""The review desk: what moved in a day and in a week, and who has gone quiet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.agenda import Agenda
from store.rules.pipeline import STAGES

if TYPE_CHECKING:
    from store.agenda import DueItem
    from store.engine import Database
    from store.settings import Settings

WEEK = timedelta(days=7)

MOST = 50
"""Lines of one section that are worth reading."""


@dataclass(frozen=True, slots=True)
class Talk:
    """How much was said in some days."""

    sent: int
    heard: int
    warmed: int
    minutes: int
    """Own time noted with touches."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody who came to a stage; ``before`` is None for a new conversation."""

    collaboration_id: int
    influencer_id: int
    name: str
    campaign: str | None
    before: str | None
    stage: str


@dataclass(frozen=True, slots=True)
class DayReview:
    """One day at its end."""

    talk: Talk
    moved: tuple[Moved, ...]
    done: tuple[str, ...]
    """Titles of the tasks that were done."""
    left: int
    """What was due and is so still."""
    tomorrow: tuple[DueItem, ...]
    """What is promised for the next day."""
    note: str


@dataclass(frozen=True, slots=True)
class StageWeek:
    """One stage now and a week ago, and who came and went between."""

    stage: str
    before: int
    now: int
    came: int
    went: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody who was left alone for longer than wished."""

    influencer_id: int
    name: str
    handle: str | None
    status: str
    last_on: date
    silent: int
    """Days without a touch."""
    wished: int
    """Days after which to be in touch again."""

    @property
    def overdue(self) -> float:
        """Overdue days by the wished interval: what the list is sorted by."""
        return (self.silent - self.wished) / self.wished


@dataclass(frozen=True, slots=True)
class WeekReview:
    """The last seven days, today included."""

    since: date
    talk: Talk
    before: Talk
    """The seven days before those."""
    stages: tuple[StageWeek, ...]
    moved: tuple[Moved, ...]
    quiet: tuple[Quiet, ...]


class Review:
    """Questions about days that are over; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._agenda = Agenda(database)

    def day(self, today: date) -> DayReview:
        """What moved today, what is left, and what tomorrow holds."""
        counts = self._agenda.counts(today)
        tomorrow = today + timedelta(days=1)
        return DayReview(
            talk=self._talk(today, tomorrow),
            moved=self._moved(today),
            done=self._done(today),
            left=counts.overdue + counts.today,
            tomorrow=self._due_on(tomorrow),
            note=self._note(today),
        )

    def week(self, today: date) -> WeekReview:
        """How the pipeline moved in seven days, and who has gone quiet."""
        end = today + timedelta(days=1)
        since = end - WEEK
        moved = self._moved(since)
        return WeekReview(
            since=since,
            talk=self._talk(since, end),
            before=self._talk(since - WEEK, since),
            stages=self._stages(moved),
            moved=moved[:MOST],
            quiet=self.quiet(today),
        )

    def quiet(self, today: date, limit: int = MOST) -> tuple[Quiet, ...]:
        """Who was left alone longer than wished, the most overdue first.

        Overdue days by the wished interval: a month late on a monthly talk comes before
        a month late on a yearly one. Only people that were talked to are counted.
        """
        usual = self._settings.quiet_days()
        rows = self._database.read(
            _QUIET,
            (today.isoformat(), json.dumps(usual), limit),
        )
        return tuple(
            Quiet(number, name, handle, status, date.fromisoformat(on), silent, wished)
            for number, name, handle, status, on, silent, wished in rows
        )

    def _talk(self, first: date, end: date) -> Talk:
        rows = self._database.read(
            "SELECT total(direction='out' AND kind NOT IN ('note','warm_up')),"
            " total(direction='in' AND kind<>'note'), total(kind='warm_up'),"
            " total(minutes) FROM touch WHERE on_day>=? AND on_day<?",
            (first.isoformat(), end.isoformat()),
        )
        return Talk(*map(int, rows[0]))

    def _moved(self, since: date) -> tuple[Moved, ...]:
        """Who stands in another stage than before a day, the newest first."""
        rows = self._database.read(_MOVED, (since.isoformat(),))
        return tuple(
            Moved(number, owner, name, campaign, before, stage)
            for number, owner, name, campaign, before, stage in rows
            if before != stage
        )

    def _stages(self, moved: tuple[Moved, ...]) -> tuple[StageWeek, ...]:
        now = dict(
            self._database.read("SELECT stage, count(*) FROM collaboration GROUP BY 1")
        )
        found = []
        for stage in STAGES:
            came = sum(one.stage == stage for one in moved)
            went = sum(one.before == stage for one in moved)
            here = now.get(stage, 0)
            found.append(StageWeek(stage, here - came + went, here, came, went))
        return tuple(found)

    def _done(self, today: date) -> tuple[str, ...]:
        rows = self._database.read(
            "SELECT title FROM task WHERE done_at IS NOT NULL AND"
            " date(done_at, 'localtime')=? ORDER BY done_at",
            (today.isoformat(),),
        )
        return tuple(title for (title,) in rows)

    def _due_on(self, day: date) -> tuple[DueItem, ...]:
        """What falls due on a day and not before it."""
        items = self._agenda.rows(self._agenda.order(day, limit=1_000), day)
        return tuple(item for item in items if item.due_on == day)[:MOST]

    def _note(self, on: date) -> str:
        found = self._database.read(
            "SELECT text FROM day_note WHERE on_day=?", (on.isoformat(),)
        )
        return str(found[0][0]) if found else ""


_MOVED = """
SELECT o.id, o.influencer_id, l.name, g.name,
 (SELECT json_extract(c.before,'$[0].stage') FROM change c
  WHERE c."table"='collaboration' AND c.row=o.id AND c.before IS NOT NULL
   AND json_extract(c.before,'$[0].stage_since')<?1 ORDER BY c.id DESC LIMIT 1),
 o.stage
FROM collaboration o CROSS JOIN roster_line l ON l.influencer_id=o.influencer_id
LEFT JOIN campaign g ON g.id=o.campaign_id
WHERE l.archived=0 AND o.stage_since>=?1
ORDER BY o.updated_at DESC, o.id DESC
"""
"""Where somebody stood before is in the last image of a row from before that day."""

_QUIET = """
SELECT i.id, i.name, l.handle, i.status, t.last, t.silent,
 ifnull(i.contact_every_days, json_extract(?2,'$.'||i.status)) AS wished
FROM (SELECT influencer_id, max(on_day) AS last,
  CAST(julianday(?1)-julianday(max(on_day)) AS INTEGER) AS silent
  FROM touch WHERE kind<>'note' GROUP BY influencer_id) t
JOIN influencer i ON i.id=t.influencer_id AND i.archived_at IS NULL
JOIN roster_line l ON l.influencer_id=i.id
WHERE wished IS NOT NULL AND t.silent>wished AND i.status IN
 ('active','prospect','resting')
ORDER BY (t.silent-wished)*1.0/wished DESC, l.name_key, i.id LIMIT ?3
"""
