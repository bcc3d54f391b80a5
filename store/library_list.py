"""The library as a list: any filter, any sort, any number of assets.

The same ways as those of outreach: a page of the beginning comes at once, the order of
everything follows as numbers, and later pages are looked up by number. What belongs to
people in the trash is hidden; no file is touched.
"""

from __future__ import annotations

import json
import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from store.errors import NotFound
from store.library_rows import WITH_OWNERS, AssetLine, parts_of, read_assets
from store.outreach_sorts import Part
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database
    from store.roster_filter import Parameter
    from store.settings import Settings

FEW = 2_000
"""Up to so many matches are sorted as they are; more are met walking the sort order."""

MISSING = N_("There is nothing number {number} in the library.")

_TABLES = {"a": "asset a", "l": "roster_line l", "s": "roster_search s"}
_TRASHED = "SELECT influencer_id FROM roster_line WHERE archived=1"
_ANY = Part("1", "1", "a")


@dataclass(frozen=True, slots=True)
class LibraryView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction."""

    filter: str = ""
    sort: str = "captured_on"
    descending: bool = True


class Condition(NamedTuple):
    """Which assets are meant: SQL over ``asset a`` and the tables of the people."""

    where: str = "1"
    parameters: Sequence[Parameter] = ()


class LibraryList:
    """Questions to the library as a list; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def first(
        self, view: LibraryView, today: date, count: int = 100
    ) -> tuple[AssetLine, ...]:
        """The first rows; raises FilterProblem for a filter that cannot be read."""
        compiled = self._compiled(view, today)
        few = self._few(compiled)
        if few is not None:
            compiled = Condition(
                "a.id IN (SELECT value FROM json_each(?))", [json.dumps(few)]
            )
        numbers: list[int] = []
        for part in parts_of(view.sort, descending=view.descending):
            rows = self._database.read(
                f"SELECT a.id {self._source(compiled, part, walk=few is None)}"
                f" ORDER BY {part.order} LIMIT {count - len(numbers)}",
                compiled.parameters,
            )
            numbers += [row[0] for row in rows]
            if len(numbers) >= count:
                break
        return self.rows(numbers)

    def order(self, view: LibraryView, today: date) -> array[int]:
        """The numbers of all matching assets, in the order of the list."""
        compiled = self._compiled(view, today)
        numbers: array[int] = array("q")
        for part in parts_of(view.sort, descending=view.descending):
            joined = self._database.read(
                "SELECT group_concat(id) FROM (SELECT a.id"
                f" {self._source(compiled, part)} ORDER BY {part.order})",
                compiled.parameters,
            )[0][0]
            if joined is not None:
                numbers.extend(map(int, str(joined).split(",")))
        return numbers

    def rows(self, numbers: Sequence[int]) -> tuple[AssetLine, ...]:
        """The assets of these numbers, in this order; what is gone is left out."""
        found = {
            row.id: row
            for row in read_assets(
                self._database,
                f"json_each(?) j CROSS JOIN asset a ON a.id=j.value {WITH_OWNERS}"
                " WHERE l.archived=0",
                (json.dumps(list(numbers)),),
            )
        }
        return tuple(found[number] for number in numbers if number in found)

    def count(self, view: LibraryView, today: date) -> int:
        """How many assets match."""
        compiled = self._compiled(view, today)
        found = self._database.read(
            f"SELECT count(*) {self._source(compiled)}", compiled.parameters
        )
        return int(found[0][0])

    def one(self, asset_id: int) -> AssetLine:
        """One asset; raises NotFound."""
        found = read_assets(
            self._database, f"asset a {WITH_OWNERS} WHERE a.id=?", (asset_id,)
        )
        if not found:
            raise NotFound(MISSING, number=asset_id)
        return found[0]

    def of_deliverable(self, deliverable_id: int) -> tuple[AssetLine, ...]:
        """What is kept of a piece of content, the newest first."""
        return read_assets(
            self._database,
            f"asset a {WITH_OWNERS} WHERE a.deliverable_id=?"
            " ORDER BY a.captured_on DESC, a.id DESC",
            (deliverable_id,),
        )

    def styles(self) -> tuple[str, ...]:
        """The styles in use, those of most assets first."""
        rows = self._database.read(
            "SELECT style FROM asset WHERE style IS NOT NULL GROUP BY style"
            " ORDER BY count(*) DESC, style"
        )
        return tuple(row[0] for row in rows)

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        from store.roster_list import RosterList  # noqa: PLC0415 - with the first word

        campaigns = self._database.read(
            "SELECT name FROM campaign WHERE archived_at IS NULL"
            " ORDER BY name_key LIMIT ?",
            (limit,),
        )
        return {
            "style": self.styles()[:limit],
            "campaign": tuple(row[0] for row in campaigns),
            **RosterList(self._database, self._settings).known_values(limit),
        }

    def _compiled(self, view: LibraryView, today: date) -> Condition:
        if not view.filter.strip():
            return Condition()
        # The language of filters is loaded with the first filter, not with the list.
        from store.library_filter import compile_library  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415
        from store.rules.library_fields import library_fields  # noqa: PLC0415

        asked = parse_filter(view.filter, library_fields(today))
        found = compile_library(asked, self._settings.tiers(), today)
        return Condition(found.where, found.parameters)

    def _few(self, compiled: Condition) -> list[int] | None:
        """The matching numbers if there are few; None for many."""
        rows = self._database.read(
            f"SELECT a.id {self._source(compiled)} LIMIT {FEW + 1}",
            compiled.parameters,
        )
        return [row[0] for row in rows] if len(rows) <= FEW else None

    def _source(
        self, compiled: Condition, part: Part = _ANY, *, walk: bool = False
    ) -> str:
        """FROM and WHERE, with no table that nothing is asked of.

        The assets lead, but for a walk along an index of the people.
        """
        asked = f"{compiled.where} {part.where} {part.order}"
        needed = {alias for alias in "lsg" if re.search(rf"\b{alias}\.", asked)}
        lead, hint = "a", ""
        if walk and part.walk:
            lead, hint = part.lead, f"INDEXED BY {part.walk}"
        tables = [lead, *(one for one in "als" if one in (needed | {"a"}) - {lead})]
        joined = f"{_TABLES[tables[0]]} {hint}" + "".join(
            f" CROSS JOIN {_TABLES[one]}"
            f" ON {one}.influencer_id={tables[0]}.influencer_id"
            for one in tables[1:]
        )
        if "g" in needed:
            joined += (
                " LEFT JOIN collaboration c ON c.id=a.collaboration_id"
                " LEFT JOIN campaign g ON g.id=c.campaign_id"
            )
        if "l" in tables:
            here = "l.archived=0"
        else:
            here = f"a.influencer_id NOT IN ({_TRASHED})" if self._has_trash() else "1"
        return f"FROM {joined} WHERE {here} AND {part.where} AND {compiled.where}"

    def _has_trash(self) -> bool:
        return bool(self._database.read(f"SELECT EXISTS ({_TRASHED})")[0][0])
