"""Content as a list and as lanes of a board: any filter, sort, number of pieces.

The same ways as outreach: a page of the beginning comes at once, the order of
everything follows as numbers, and later pages are looked up by number. Content of
people in the trash is hidden everywhere.
"""

from __future__ import annotations

import heapq
import json
import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from store.content_filter import LATE
from store.content_rows import ContentLine, read_content
from store.content_sorts import LANE, SORTS, Part, lane_parts, parts_of
from store.rules.content_words import LANES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.content_sorts import Walk
    from store.engine import Database
    from store.roster_filter import Parameter
    from store.settings import Settings

__all__ = ["SORTS", "ContentLine", "ContentList", "ContentView"]

FEW = 2_000
"""Up to so many matches are sorted as they are; more are met walking the sort order."""


@dataclass(frozen=True, slots=True)
class ContentView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction.

    ``campaign_id`` narrows it to the content of one campaign.
    """

    filter: str = ""
    sort: str = "due"
    descending: bool = False
    campaign_id: int | None = None


class Condition(NamedTuple):
    """Which content is meant: SQL over ``deliverable d`` and its tables."""

    where: str = "1"
    parameters: tuple[Parameter, ...] = ()
    campaign_id: int | None = None
    """Whose content it is: found from there, and never walked."""


_TRASHED = "SELECT influencer_id FROM roster_line WHERE archived=1"
_OF_TRASHED = f"""
SELECT {LANE}, count(*) FROM roster_line l
CROSS JOIN collaboration c ON c.influencer_id=l.influencer_id
CROSS JOIN deliverable d ON d.collaboration_id=c.id WHERE l.archived=1 GROUP BY 1
"""
_AMONG = "d.id IN (SELECT value FROM json_each(?))"
_OF_CAMPAIGN = "c.campaign_id=?"


class ContentList:
    """Questions to the content as a list; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._last_few: tuple[object, list[int] | None] = (None, None)

    def first(
        self, view: ContentView, today: date, count: int = 100
    ) -> tuple[ContentLine, ...]:
        """The first rows; raises FilterProblem for a filter that cannot be read."""
        parts = parts_of(view.sort, descending=view.descending)
        return self._beginning(parts, view, today, count)

    def order(self, view: ContentView, today: date) -> array[int]:
        """The numbers of all matching pieces, in the order of the list."""
        parts = parts_of(view.sort, descending=view.descending)
        return self._whole(parts, view, today)

    def rows(self, ids: Sequence[int], today: date) -> tuple[ContentLine, ...]:
        """The rows of these numbers, in this order; what is gone is left out."""
        return read_content(self._database, ids, today)

    def count(self, view: ContentView, today: date) -> int:
        """How many pieces match."""
        compiled = self._compiled(view, today)
        found = self._database.read(
            f"SELECT count(*) {self._source(compiled)}", compiled.parameters
        )
        return int(found[0][0])

    def late(self, view: ContentView, today: date) -> int:
        """How many of those are late."""
        compiled = self._compiled(view, today)
        found = self._database.read(
            f"SELECT count(*) {self._source(compiled, LATE)}",
            (today.isoformat(), *compiled.parameters),
        )
        return int(found[0][0])

    def lanes(self, view: ContentView, today: date) -> dict[str, int]:
        """How many there are in each lane, in their order; lanes without any too."""
        compiled = self._compiled(view, today)
        if compiled == Condition():
            found = self._all_lanes()
        else:
            few = self._few(compiled, (view.filter, view.campaign_id, today))
            if few is not None:
                compiled = _among(few)
            found = dict(
                self._database.read(
                    # The plus keeps it from going along the index, from row to row.
                    f"SELECT {LANE}, count(*) {self._source(compiled)}"
                    f" GROUP BY +{LANE}",
                    compiled.parameters,
                )
            )
        return {lane: found.get(lane, 0) for lane in LANES}

    def first_of(
        self, lane: str, view: ContentView, today: date, count: int = 30
    ) -> tuple[ContentLine, ...]:
        """The beginning of one lane of the board.

        What is due next stands first, what has no day after it; where all is over, the
        latest. The sort of the view is the list's, not the board's.
        """
        return self._beginning(lane_parts(lane), view, today, count)

    def order_of(self, lane: str, view: ContentView, today: date) -> array[int]:
        """The numbers of a whole lane, in its order."""
        return self._whole(lane_parts(lane), view, today)

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        from store.roster_list import RosterList  # noqa: PLC0415 - with the first word

        campaigns = self._database.read(
            "SELECT name FROM campaign WHERE archived_at IS NULL"
            " ORDER BY name_key LIMIT ?",
            (limit,),
        )
        return {
            "campaign": tuple(row[0] for row in campaigns),
            **RosterList(self._database, self._settings).known_values(limit),
        }

    def _all_lanes(self) -> dict[str, int]:
        """All there is by lane: each counted on its index, less what is hidden."""
        counted = " UNION ALL ".join(
            f"SELECT '{lane}', (SELECT count(*) FROM deliverable d WHERE"
            f" {LANE}='{lane}')"
            for lane in LANES
        )
        found = dict(self._database.read(counted))
        for lane, hidden in self._database.read(_OF_TRASHED):
            found[lane] -= hidden
        return found

    def _compiled(self, view: ContentView, today: date) -> Condition:
        of = view.campaign_id
        if not view.filter.strip():
            return Condition() if of is None else Condition(_OF_CAMPAIGN, (of,), of)
        # The language of filters is loaded with the first filter, not with the list.
        from store.content_filter import compile_content  # noqa: PLC0415
        from store.rules.content_fields import content_fields  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415

        parsed = parse_filter(view.filter, content_fields(today))
        found = compile_content(parsed, self._settings.tiers(), today)
        if of is None:
            return Condition(found.where, tuple(found.parameters))
        where = f"{_OF_CAMPAIGN} AND {found.where}"
        return Condition(where, (of, *found.parameters), of)

    def _beginning(
        self, parts: Sequence[Part], view: ContentView, today: date, count: int
    ) -> tuple[ContentLine, ...]:
        compiled = self._compiled(view, today)
        few = self._few(compiled, (view.filter, view.campaign_id, today))
        if few is not None:
            compiled = _among(few)
        walk = few is None and compiled.campaign_id is None
        numbers: list[int] = []
        for part in parts:
            numbers += self._met(compiled, part, count - len(numbers), walk=walk)
            if len(numbers) >= count:
                break
        return self.rows(numbers, today)

    def _met(
        self, compiled: Condition, part: Part, count: int, *, walk: bool
    ) -> list[int]:
        """The first numbers of a part, sorted or met walking along its order."""
        if walk and part.may_be_bare:
            few = self._at_most_few(f"FROM deliverable d WHERE {part.where}")
            if few is not None:
                part, walk = part._replace(where=_AMONG), False
                given = (json.dumps(few), *compiled.parameters)
                compiled = compiled._replace(parameters=given)
        if walk and part.walks:
            return self._merged(compiled, part, count)
        rows = self._database.read(
            f"SELECT d.id {self._source(compiled, part.where, part.order)}"
            f" ORDER BY {part.order} LIMIT {count}",
            compiled.parameters,
        )
        return [row[0] for row in rows]

    def _merged(self, compiled: Condition, part: Part, count: int) -> list[int]:
        """The first numbers of a part, met along each of its walks.

        Once one of them has come as far as is asked for, the next ones need not go any
        further than that.
        """
        runs: list[list[tuple[Any, int]]] = []
        bound: tuple[str, ...] = ()
        for walk in part.walks:
            runs.append(self._walked(compiled, part, walk, count, bound))
            if len(runs[-1]) >= count:
                bound = (runs[-1][-1][0],)
        merged = heapq.merge(*runs, reverse=part.down)
        return [number for _key, number in merged][:count]

    def _walked(
        self,
        compiled: Condition,
        part: Part,
        walk: Walk,
        count: int,
        bound: tuple[str, ...],
    ) -> list[tuple[Any, int]]:
        way, within = ("DESC", ">=") if part.down else ("ASC", "<=")
        where = f"{walk.where} AND {walk.key}{within}?" if bound else walk.where
        source = self._source(compiled, where, walk.key, walk)
        rows = self._database.read(
            f"SELECT {walk.key}, d.id {source}"
            f" ORDER BY {walk.key} {way}, d.id {way} LIMIT {count}",
            (*bound, *compiled.parameters),
        )
        # Of a single walk nobody compares the keys, which may be unknown.
        return [(row[0], row[1]) for row in rows]

    def _whole(
        self, parts: Sequence[Part], view: ContentView, today: date
    ) -> array[int]:
        compiled = self._compiled(view, today)
        numbers: array[int] = array("q")
        for part in parts:
            joined = self._database.read(
                "SELECT group_concat(id) FROM (SELECT d.id"
                f" {self._source(compiled, part.where, part.order)}"
                f" ORDER BY {part.order})",
                compiled.parameters,
            )[0][0]
            if joined is not None:
                numbers.extend(map(int, str(joined).split(",")))
        return numbers

    def _few(self, compiled: Condition, asked: object) -> list[int] | None:
        """The matching numbers if there are few; None for many.

        The board asks for the same filter once per lane: the last answer is kept until
        somebody saves something.
        """
        key = (asked, self._database.version())
        if self._last_few[0] != key:
            few = self._at_most_few(self._source(compiled), compiled.parameters)
            self._last_few = (key, few)
        return self._last_few[1]

    def _at_most_few(
        self, source: str, parameters: Sequence[Parameter] = ()
    ) -> list[int] | None:
        rows = self._database.read(f"SELECT d.id {source} LIMIT {FEW + 1}", parameters)
        return [row[0] for row in rows] if len(rows) <= FEW else None

    def _source(
        self,
        compiled: Condition,
        where: str = "1",
        order: str = "",
        walk: Walk | None = None,
    ) -> str:
        """FROM and WHERE, with no table that nothing is asked of."""
        asked = f"{compiled.where} {where} {order}"
        needed = {alias for alias in "clsug" if re.search(rf"\b{alias}\.", asked)}
        has_trash = self._has_trash()
        hint = f"INDEXED BY {walk.along}" if walk else ""
        here = f"c.influencer_id NOT IN ({_TRASHED})" if has_trash else "1"
        if walk is not None and walk.lead == "l":
            joined, here = _FROM_PERSON.format(hint=hint), "l.archived=0"
            needed -= {"l"}
        elif compiled.campaign_id is not None:
            joined = _FROM_CAMPAIGN
        else:
            joined = f"deliverable d {hint}"
            if has_trash or needed & set("clsg"):
                joined += " CROSS JOIN collaboration c ON c.id=d.collaboration_id"
        joined += "".join(f" {_JOINS[one]}" for one in "lsug" if one in needed)
        return f"FROM {joined} WHERE {here} AND {where} AND {compiled.where}"

    def _has_trash(self) -> bool:
        return bool(self._database.read(f"SELECT EXISTS ({_TRASHED})")[0][0])


_FROM_PERSON = """roster_line l {hint}
 CROSS JOIN collaboration c ON c.influencer_id=l.influencer_id
 CROSS JOIN deliverable d ON d.collaboration_id=c.id"""
_FROM_CAMPAIGN = """collaboration c INDEXED BY ix_collaboration_campaign_id
 CROSS JOIN deliverable d ON d.collaboration_id=c.id"""
_JOINS = {
    "l": "CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id",
    "s": "CROSS JOIN roster_search s ON s.influencer_id=c.influencer_id",
    "u": "LEFT JOIN account u ON u.id=d.account_id",
    "g": "LEFT JOIN campaign g ON g.id=c.campaign_id",
}


def _among(numbers: Sequence[int]) -> Condition:
    return Condition(_AMONG, (json.dumps(list(numbers)),))
