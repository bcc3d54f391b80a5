"""Outreach as a list and as columns of a board: any filter, sort, number of rows.

The same ways as the roster's: a page of the beginning comes at once, the order of
everything follows as numbers, and later pages are looked up by number. Collaborations
of people in the trash are hidden everywhere.
"""

from __future__ import annotations

import json
import re
from array import array
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

from store.outreach_sorts import SORTS, Part, column_parts, parts_of
from store.rules.pipeline import OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database
    from store.roster_filter import Parameter
    from store.settings import Settings

__all__ = ["SORTS", "OutreachList", "OutreachRow", "OutreachView"]

FEW = 2_000
"""Up to so many matches are sorted as they are; more are met walking the sort order."""


@dataclass(frozen=True, slots=True)
class OutreachRow:
    """One collaboration in a list or on a card; days are ISO text."""

    id: int
    influencer_id: int
    name: str
    handle: str | None
    platform: str | None
    followers: int | None
    country: str | None
    niche: str | None
    campaign: str | None
    stage: str
    stage_since: str
    waiting_on: str
    next_kind: str | None
    next_step: str | None
    next_step_on: str | None
    clock_on: str | None
    cadence_step: int
    unanswered: int
    last_on: str | None
    last_direction: str | None
    last_channel: str | None
    asked_minor: int | None
    asked_currency: str | None
    offered_minor: int | None
    offered_currency: str | None
    fee_minor: int | None
    fee_currency: str | None
    tags: str | None
    preferred_channel: str | None


@dataclass(frozen=True, slots=True)
class OutreachView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction."""

    filter: str = ""
    sort: str = "next_step_on"
    descending: bool = False


class Condition(NamedTuple):
    """Which collaborations are meant: SQL over ``collaboration c`` and its tables."""

    where: str = "1"
    parameters: tuple[Parameter, ...] = ()
    by_words: bool = False
    """Whether every match must be found in the words of the search."""


_FROM = {
    **dict.fromkeys(("handle", "platform", "followers", "country", "niche"), "l"),
    **dict.fromkeys(("name", "tags"), "l"),
    "preferred_channel": "i",
}
_COLUMNS = ",".join(
    "g.name"
    if field.name == "campaign"
    else f"{_FROM.get(field.name, 'c')}.{field.name}"
    for field in fields(OutreachRow)
)
# CROSS JOIN keeps the order: whatever the planner thinks of ``archived``, a few numbers
# are looked up, never everybody walked through.
_ROWS = (
    f"SELECT {_COLUMNS} FROM json_each(?) j CROSS JOIN collaboration c ON c.id=j.value"
    " CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0"
    " CROSS JOIN influencer i ON i.id=c.influencer_id"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
)
_TRASHED = "SELECT influencer_id FROM roster_line WHERE archived=1"
_TABLES = {
    "c": "collaboration c",
    "l": "roster_line l",
    "s": "roster_search s",
}
_ANY = Part("1", "1")
_AMONG = "c.id IN (SELECT value FROM json_each(?))"
_OPEN = ",".join(f"'{stage}'" for stage in sorted(OPEN))


class OutreachList:
    """Questions to outreach as a list; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._last_few: tuple[object, list[int] | None] = (None, None)

    def first(
        self, view: OutreachView, today: date, count: int = 100
    ) -> tuple[OutreachRow, ...]:
        """The first rows; raises FilterProblem for a filter that cannot be read."""
        parts = parts_of(view.sort, self._stages(), descending=view.descending)
        return self._beginning(parts, view, today, count)

    def order(self, view: OutreachView, today: date) -> array[int]:
        """The numbers of all matching collaborations, in the order of the list."""
        parts = parts_of(view.sort, self._stages(), descending=view.descending)
        return self._whole(parts, view, today)

    def rows(self, numbers: Sequence[int]) -> tuple[OutreachRow, ...]:
        """The rows of these numbers, in this order; what is gone is left out."""
        found = {
            row[0]: OutreachRow(*row)
            for row in self._database.read(_ROWS, (json.dumps(list(numbers)),))
        }
        return tuple(found[number] for number in numbers if number in found)

    def count(self, view: OutreachView, today: date) -> int:
        """How many collaborations match."""
        compiled = self._compiled(view, today)
        found = self._database.read(
            f"SELECT count(*) {self._source(compiled)}", compiled.parameters
        )
        return int(found[0][0])

    def stages(
        self, view: OutreachView | None = None, today: date | None = None
    ) -> dict[str, int]:
        """How many there are in each stage, in her order; stages without any too.

        A view counts what its filter lets pass; it needs ``today``.
        """
        compiled = Condition()
        if view is not None and today is not None:
            compiled = self._compiled(view, today)
        found = dict(
            self._database.read(
                f"SELECT c.stage, count(*) {self._source(compiled)} GROUP BY c.stage",
                compiled.parameters,
            )
        )
        return {stage: found.get(stage, 0) for stage in self._stages()}

    def first_of(
        self, stage: str, view: OutreachView, today: date, count: int = 30
    ) -> tuple[OutreachRow, ...]:
        """The beginning of one column of the board.

        What has no next step stands first, by name; the rest by its day, then by name.
        The sort of the view is the list's, not the board's.
        """
        return self._beginning(column_parts(stage), view, today, count)

    def order_of(self, stage: str, view: OutreachView, today: date) -> array[int]:
        """The numbers of a whole column, in its order."""
        return self._whole(column_parts(stage), view, today)

    def adrift(self, today: date) -> int:
        """How many are open without a next step."""
        del today  # having none does not depend on the day
        kept = Condition(f"c.stage IN ({_OPEN}) AND c.next_step_on IS NULL")
        return int(self._database.read(f"SELECT count(*) {self._source(kept)}")[0][0])

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        from store.roster_list import RosterList  # noqa: PLC0415 - with the first word

        campaigns = self._database.read(
            "SELECT name FROM campaign WHERE archived_at IS NULL"
            " ORDER BY name_key LIMIT ?",
            (limit,),
        )
        return {
            "stage": tuple(
                stage.title if stage.own else stage.key
                for stage in self._settings.stages()
            ),
            "campaign": tuple(row[0] for row in campaigns),
            **RosterList(self._database, self._settings).known_values(limit),
        }

    def _stages(self) -> list[str]:
        return [stage.key for stage in self._settings.stages()]

    def _compiled(self, view: OutreachView, today: date) -> Condition:
        if not view.filter.strip():
            return Condition()
        # The language of filters is loaded with the first filter, not with the list.
        from store.outreach_filter import compile_outreach  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415
        from store.rules.outreach_fields import outreach_fields  # noqa: PLC0415

        known = outreach_fields(today, self._settings.stages())
        found = compile_outreach(
            parse_filter(view.filter, known), self._settings.tiers(), today
        )
        return Condition(
            found.where, tuple(found.parameters), by_words=bool(found.words)
        )

    def _beginning(
        self, parts: Sequence[Part], view: OutreachView, today: date, count: int
    ) -> tuple[OutreachRow, ...]:
        compiled = self._compiled(view, today)
        few = self._few(compiled, (view.filter, today))
        if few is not None:
            compiled = _among(few)
        numbers: list[int] = []
        for part in parts:
            numbers += self._met(compiled, part, count - len(numbers), walk=few is None)
            if len(numbers) >= count:
                break
        return self.rows(numbers)

    def _met(
        self, compiled: Condition, part: Part, count: int, *, walk: bool
    ) -> list[int]:
        """The first numbers of a part, sorted or met walking along its order."""
        if walk and part.may_be_bare:
            few = self._at_most_few(f"FROM collaboration c WHERE {part.where}")
            if few is not None:
                part, walk = part._replace(where=_AMONG), False
                given = (json.dumps(few), *compiled.parameters)
                compiled = compiled._replace(parameters=given, by_words=False)
        rows = self._database.read(
            f"SELECT c.id {self._source(compiled, part, walk=walk)}"
            f" ORDER BY {part.order} LIMIT {count}",
            compiled.parameters,
        )
        return [row[0] for row in rows]

    def _whole(
        self, parts: Sequence[Part], view: OutreachView, today: date
    ) -> array[int]:
        compiled = self._compiled(view, today)
        numbers: array[int] = array("q")
        for part in parts:
            joined = self._database.read(
                "SELECT group_concat(id) FROM (SELECT c.id"
                f" {self._source(compiled, part)} ORDER BY {part.order})",
                compiled.parameters,
            )[0][0]
            if joined is not None:
                numbers.extend(map(int, str(joined).split(",")))
        return numbers

    def _few(self, compiled: Condition, asked: object) -> list[int] | None:
        """The matching numbers if there are few; None for many.

        The board asks for the same filter once per column: the last answer is kept
        until somebody saves something.
        """
        key = (asked, self._database.version())
        if self._last_few[0] != key:
            few = self._at_most_few(self._source(compiled), compiled.parameters)
            self._last_few = (key, few)
        return self._last_few[1]

    def _at_most_few(
        self, source: str, parameters: Sequence[Parameter] = ()
    ) -> list[int] | None:
        rows = self._database.read(f"SELECT c.id {source} LIMIT {FEW + 1}", parameters)
        return [row[0] for row in rows] if len(rows) <= FEW else None

    def _source(
        self, compiled: Condition, part: Part = _ANY, *, walk: bool = False
    ) -> str:
        """FROM and WHERE, with no table that nothing is asked of.

        Words lead where they are searched, but for a walk along an index: there its
        table leads, and the words are looked at row by row.
        """
        asked = f"{compiled.where} {part.where} {part.order}"
        needed = {alias for alias in "lsg" if re.search(rf"\b{alias}\.", asked)}
        lead = "s" if compiled.by_words and self._words_lead() else "c"
        hint = ""
        if walk and part.walk:
            lead, hint = part.lead, f"INDEXED BY {part.walk}"
        tables = [lead, *(one for one in "csl" if one in (needed | {"c"}) - {lead})]
        joined = f"{_TABLES[tables[0]]} {hint}" + "".join(
            f" CROSS JOIN {_TABLES[one]}"
            f" ON {one}.influencer_id={tables[0]}.influencer_id"
            for one in tables[1:]
        )
        if "g" in needed:
            joined += " LEFT JOIN campaign g ON g.id=c.campaign_id"
        if "l" in tables:
            here = "l.archived=0"
        else:
            here = f"c.influencer_id NOT IN ({_TRASHED})" if self._has_trash() else "1"
        return f"FROM {joined} WHERE {here} AND {part.where} AND {compiled.where}"

    def _has_trash(self) -> bool:
        return bool(self._database.read(f"SELECT EXISTS ({_TRASHED})")[0][0])

    def _words_lead(self) -> bool:
        """Whether looking through all people is quicker than through all rows."""
        people, rows = self._database.read(
            "SELECT ifnull((SELECT max(influencer_id) FROM roster_search), 0),"
            " ifnull((SELECT max(id) FROM collaboration), 0)"
        )[0]
        return bool(people < rows * 3)


def _among(numbers: Sequence[int]) -> Condition:
    return Condition(_AMONG, (json.dumps(list(numbers)),))
