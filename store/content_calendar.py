"""The calendar desk: which content is due, live, or to be drafted on which day.

Of a day with many pieces the first few are read, and how many there are in all: along
the indexes of day and lane that costs the same whatever else is in the file.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from store.content_calendar_rows import (
    SEEN,
    CalendarPage,
    DayEntry,
    InTheWay,
    read_entries,
    read_in_the_way,
)
from store.content_filter import AT_WORK, compile_content
from store.content_sorts import AHEAD, DAY, LANE, MAKING
from store.rules.content_words import LANES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.engine import Database
    from store.roster_filter import Parameter
    from store.settings import Settings

__all__ = ["MOST", "CalendarPage", "ContentCalendarDesk", "DayEntry", "InTheWay"]

MOST = 8
"""Entries of a day that are read where not the whole day is asked for."""

ENOUGH = 1_000
"""Pieces without a day that are counted."""

EVERY = -1
"""As SQLite says that nothing is left out."""


class ContentCalendarDesk:
    """Questions to the content by its days; nothing here writes.

    Pieces that were called off, and those of people in the trash, stand on no day.
    Every method takes a ``filter`` in the language of content, and may be asked of one
    campaign; it raises FilterProblem for a filter that cannot be read.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def page(
        self,
        first: date,
        last: date,
        *,
        today: date,
        campaign_id: int | None = None,
        filter: str = "",  # noqa: A002 - its name everywhere
        most: int = MOST,
    ) -> CalendarPage:
        """Days in a row; of each the first ``most`` entries, all with EVERY."""
        asked = self._asked(campaign_id, filter, today)
        placed: list[tuple[date, str, int]] = []
        totals: dict[date, int] = {}
        for on, found, total in self._placed(asked, first, last, most):
            totals[on] = total
            placed += ((on, what, number) for what, number in found)
        entries: dict[date, list[DayEntry]] = {}
        for entry in read_entries(self._database, placed, today):
            entries.setdefault(entry.on, []).append(entry)
        return CalendarPage(
            first,
            last,
            {on: tuple(found) for on, found in entries.items()},
            totals,
            self._late(asked, first, min(last, today - _DAY)),
            self._undated(asked),
            self._twice(asked, first, last),
        )

    def days(
        self,
        first: date,
        last: date,
        *,
        today: date,
        campaign_id: int | None = None,
        filter: str = "",  # noqa: A002
        most: int = MOST,
    ) -> tuple[DayEntry, ...]:
        """The entries of days in a row, at most so many of each day."""
        asked = self._asked(campaign_id, filter, today)
        placed = [
            (on, what, number)
            for on, found, _total in self._placed(asked, first, last, most)
            for what, number in found
        ]
        return read_entries(self._database, placed, today)

    def day(
        self,
        on: date,
        *,
        today: date,
        campaign_id: int | None = None,
        filter: str = "",  # noqa: A002
    ) -> tuple[DayEntry, ...]:
        """All entries of one day."""
        return self.days(
            on, on, today=today, campaign_id=campaign_id, filter=filter, most=EVERY
        )

    def counts(
        self,
        first: date,
        last: date,
        *,
        today: date,
        campaign_id: int | None = None,
        filter: str = "",  # noqa: A002
    ) -> dict[date, int]:
        """How many entries each of these days has; days without any are left out."""
        asked = self._asked(campaign_id, filter, today)
        return {on: total for on, _found, total in self._placed(asked, first, last, 0)}

    def in_the_way(self, ids: Iterable[int]) -> dict[int, InTheWay]:
        """What stands against other days of these pieces; not that of one another."""
        return read_in_the_way(self._database, ids)

    # Along the days

    def _placed(
        self, asked: _Asked, first: date, last: date, most: int
    ) -> Iterator[_Placed]:
        """Days with anything on them: what stands there, and how many in all.

        What is to be seen stands first, the least ready before the rest; then drafts
        that are due, then what is live.
        """
        own = first.isoformat(), last.isoformat(), most
        found: dict[str, list[tuple[str, str | None, int]]] = {}
        for sql in (_POSTS, _DRAFTS):
            told = sql.format(joins=asked.joins, where=asked.where)
            for on, lane, numbers, total in self._read(told, asked, *own):
                if total:
                    found.setdefault(on, []).append((lane, numbers, total))
        for on in sorted(found):
            parts = sorted(found[on], key=lambda part: _ORDER[part[0]])
            there = [
                (_WHAT[lane], int(number))
                for lane, numbers, _total in parts
                for number in (numbers or "").split(",")
                if number
            ]
            kept = there if most < 0 else there[:most]
            total = sum(total for _lane, _numbers, total in parts)
            yield _Placed(date.fromisoformat(on), kept, total)

    def _late(self, asked: _Asked, first: date, before: date) -> int:
        """How many entries of these days have not come."""
        if before < first:
            return 0
        sql = _LATE.format(joins=asked.joins or _TALK, where=asked.where)
        rows = self._read(sql, asked, first.isoformat(), before.isoformat())
        return sum(row[0] for row in rows)

    def _undated(self, asked: _Asked) -> int:
        sql = _UNDATED.format(joins=asked.joins, where=asked.where)
        return int(self._read(sql, asked)[0][0])

    def _twice(
        self, asked: _Asked, first: date, last: date
    ) -> dict[tuple[date, date], int]:
        """How many pieces stand on two of these days, by their draft and their post."""
        sql = _TWICE.format(joins=asked.joins, where=asked.where)
        rows = self._read(sql, asked, first.isoformat(), last.isoformat())
        return {
            (date.fromisoformat(draft), date.fromisoformat(post)): count
            for draft, post, count in rows
        }

    # What is asked for

    def _asked(self, campaign_id: int | None, text: str, today: date) -> _Asked:
        """Which pieces are meant; nothing is joined that nothing is asked of."""
        wanted: list[str] = []
        given: list[Parameter] = []
        if self._has_trash():
            wanted.append(f"c.influencer_id NOT IN {_TRASHED}")
        if campaign_id is not None:
            wanted.append(f"c.campaign_id=?{_OWN}")
            given.append(campaign_id)
        if text.strip():
            sql, values = self._compiled(text, today, _OWN + len(given))
            wanted.append(f"({sql})")
            given += values
        where = " AND ".join(wanted)
        joins = "".join(
            join for alias, join in _JOINS if re.search(rf"\b{alias}\.", where)
        )
        return _Asked(_TALK + joins if wanted else "", where or "1", tuple(given))

    def _compiled(
        self, text: str, today: date, first: int
    ) -> tuple[str, list[Parameter]]:
        """A filter as SQL whose parameters are numbered, for it stands there twice."""
        # The language of filters is loaded with the first filter.
        from store.rules.content_fields import content_fields  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415

        found = compile_content(
            parse_filter(text, content_fields(today)), self._settings.tiers(), today
        )
        pieces = found.where.split("?")
        rest = (f"?{n}{piece}" for n, piece in enumerate(pieces[1:], first))
        return pieces[0] + "".join(rest), found.parameters

    def _read(self, sql: str, asked: _Asked, *own: object) -> list[Any]:
        """Rows of a question with its own parameters, and those of what is meant."""
        # Numbered as they are, every one of them has to be there, or none at all.
        rest = [None] * (_OWN - 1 - len(own)) if asked.given else []
        return self._database.read(sql, (*own, *rest, *asked.given))

    def _has_trash(self) -> bool:
        return bool(self._database.read(f"SELECT EXISTS {_TRASHED}")[0][0])


class _Asked(NamedTuple):
    """Which pieces are meant: SQL over ``deliverable d`` and what is joined to it."""

    joins: str
    where: str
    given: tuple[Parameter, ...]


class _Placed(NamedTuple):
    """What stands on a day, as (what, piece), and how much in all."""

    on: date
    found: list[tuple[str, int]]
    total: int


_OWN = 4
"""The first parameter that is not a day, or how many of it."""

_DAY = timedelta(days=1)
_TRASHED = "(SELECT influencer_id FROM roster_line WHERE archived=1)"
_TALK = " CROSS JOIN collaboration c ON c.id=d.collaboration_id"
_JOINS = (
    ("l", " CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id"),
    ("s", " CROSS JOIN roster_search s ON s.influencer_id=c.influencer_id"),
    ("u", " LEFT JOIN account u ON u.id=d.account_id"),
    ("g", " LEFT JOIN campaign g ON g.id=c.campaign_id"),
)

_SHOWN = tuple(lane for lane in LANES if lane != "cancelled")
_AHEAD = tuple(lane for lane in _SHOWN if lane not in SEEN)
_ORDER = {
    lane: place for place, lane in enumerate((*_AHEAD, "draft", *_SHOWN[len(_AHEAD) :]))
}
_WHAT = dict.fromkeys(_AHEAD, "due") | {"draft": "draft"} | dict.fromkeys(SEEN, "live")

_DAYS = """
WITH RECURSIVE days(day) AS (VALUES(?1)
 UNION ALL SELECT date(day, '+1 day') FROM days WHERE day<?2)"""
# The first few are met along the index; that of a count nothing else is read.
_SOME = """
 (SELECT group_concat(id) FROM (SELECT d.id FROM {place} ORDER BY d.id LIMIT ?3)),
 (SELECT count(*) FROM {place})"""
_POSTS_ON = f"deliverable d{{joins}} WHERE {LANE}=lane AND {DAY}=day AND {{where}}"
_DRAFTS_ON = (
    f"deliverable d{{joins}} WHERE {MAKING} AND d.draft_due_on=day AND {{where}}"
)
_POSTS = f"""{_DAYS}, lanes(lane) AS (VALUES {",".join(f"('{one}')" for one in _SHOWN)})
SELECT day, lane, {_SOME.format(place=_POSTS_ON)} FROM days CROSS JOIN lanes"""
_DRAFTS = f"""{_DAYS}
SELECT day, 'draft', {_SOME.format(place=_DRAFTS_ON)} FROM days"""
_LATE = f"""
SELECT count(*) FROM deliverable d{{joins}} WHERE {AHEAD}
 AND d.live_due_on BETWEEN ?1 AND ?2 AND {AT_WORK} AND {{where}}
UNION ALL SELECT count(*) FROM deliverable d{{joins}} WHERE {MAKING}
 AND d.draft_due_on BETWEEN ?1 AND ?2 AND {AT_WORK} AND {{where}}"""
_TWICE = f"""
SELECT d.draft_due_on, {DAY}, count(*) FROM deliverable d{{joins}} WHERE {MAKING}
 AND d.draft_due_on BETWEEN ?1 AND ?2 AND {DAY} BETWEEN ?1 AND ?2 AND {{where}}
GROUP BY 1, 2"""
_UNDATED = f"""
SELECT count(*) FROM (SELECT 1 FROM deliverable d{{joins}} WHERE {DAY} IS NULL
 AND {LANE} IN ({",".join(f"'{lane}'" for lane in _AHEAD)})
 AND NOT ({MAKING} AND d.draft_due_on IS NOT NULL) AND {{where}} LIMIT {ENOUGH})"""
