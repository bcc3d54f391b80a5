"""The roster as a list: any filter, any sort, any number of rows.

A page of the beginning comes at once; the order of the whole list, as record numbers,
follows in one question and makes every later page a look-up by number.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database
    from store.settings import Settings

FEW = 2_000
"""Up to so many matches are sorted as they are; more are met walking the sort order."""

SORTS = {
    "name": "name_key",
    "handle": "handle",
    "platform": "platform",
    "followers": "followers",
    "tier": "followers",
    "engagement_rate": "engagement_rate",
    "status": "status",
    "country": "country",
    "updated_at": "updated_at",
    "city": "city",
    "language": "language",
    "niche": "niche",
    "tags": "tags",
    "fit": "fit",
    "following": "following",
    "avg_views": "avg_views",
    "avg_likes": "avg_likes",
    "avg_comments": "avg_comments",
    "rate": "rate_minor",
    "accounts": "accounts",
    "email": "email",
    "phone": "phone",
    "agent": "agent_name",
    "source": "source",
}
"""What the list can be sorted by, and the column of ``roster_line`` behind it."""

_INDEXED = {
    "name_key": "name",
    "handle": "handle",
    "platform": "platform",
    "followers": "followers",
    "engagement_rate": "rate",
    "status": "status",
    "country": "country",
    "updated_at": "updated",
}


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the roster; figures nobody has measured are None."""

    influencer_id: int
    name: str
    handle: str | None
    platform: str | None
    followers: int | None
    following: int | None
    avg_views: int | None
    avg_likes: int | None
    avg_comments: int | None
    engagement_rate: float | None
    """In percent; ``engagement_basis`` says of what."""
    engagement_basis: str | None
    status: str
    country: str | None
    city: str | None
    language: str | None
    niche: str | None
    tags: str | None
    fit: float | None
    rate_minor: int | None
    rate_currency: str | None
    accounts: int
    email: str | None
    phone: str | None
    source: str | None
    agent_name: str | None
    updated_at: str


class Condition(NamedTuple):
    """Which lines are meant: SQL over ``roster_line l`` and, by words, the search."""

    where: str
    parameters: tuple[str | int | float, ...] = ()
    by_words: bool = False
    trash: bool = False


EVERYBODY = Condition("1")

_COLUMNS = ",".join(f"l.{field.name}" for field in fields(RosterRow))


@dataclass(frozen=True, slots=True)
class RosterView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction."""

    filter: str = ""
    sort: str = "name"
    descending: bool = False


class RosterList:
    """Questions to the roster as a list; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def first(self, view: RosterView, count: int = 100) -> tuple[RosterRow, ...]:
        """The first rows; raises FilterProblem for a filter that cannot be read."""
        compiled = self._compiled(view)
        found = self._few(compiled)
        if found is None:
            return self._page(view, compiled, count, walk=True)
        chosen = Condition(
            "l.influencer_id IN (SELECT value FROM json_each(?))",
            (json.dumps(found),),
            trash=compiled.trash,
        )
        return self._page(view, chosen, count, walk=False)

    def order(self, view: RosterView) -> array[int]:
        """The numbers of all matching records, in the order of the list."""
        compiled = self._compiled(view)
        numbers: array[int] = array("q")
        for condition, order in _parts(view):
            sql = (
                "SELECT group_concat(influencer_id) FROM (SELECT l.influencer_id"
                f" {_source(compiled)} {condition} ORDER BY {order})"
            )
            joined = self._database.read(sql, compiled.parameters)[0][0]
            if joined is not None:
                numbers.extend(map(int, str(joined).split(",")))
        return numbers

    def rows(self, numbers: Sequence[int]) -> tuple[RosterRow, ...]:
        """The rows of these records, in this order; who is gone is left out."""
        found = {
            row[0]: RosterRow(*row)
            for row in self._database.read(
                f"SELECT {_COLUMNS} FROM roster_line l WHERE l.influencer_id IN"
                " (SELECT value FROM json_each(?))",
                (json.dumps(list(numbers)),),
            )
        }
        return tuple(found[number] for number in numbers if number in found)

    def count(self, view: RosterView) -> int:
        """How many records match."""
        compiled = self._compiled(view)
        found = self._database.read(
            f"SELECT count(*) {_source(compiled)}", compiled.parameters
        )
        return int(found[0][0])

    def tags_of(
        self, numbers: Sequence[int]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The tags that all of these people have, and those that only some have."""
        rows = self._database.read(
            "SELECT t.name, count(*) FROM influencer_tag it JOIN tag t"
            " ON t.id=it.tag_id WHERE it.influencer_id IN"
            " (SELECT value FROM json_each(?))"
            " GROUP BY t.id ORDER BY t.name_key",
            (json.dumps(list(numbers)),),
        )
        everybody = tuple(name for name, count in rows if count == len(numbers))
        some = tuple(name for name, count in rows if count < len(numbers))
        return everybody, some

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        tags = self._database.read(
            "SELECT name FROM tag ORDER BY name_key LIMIT ?", (limit,)
        )
        found = {"tag": tuple(row[0] for row in tags)}
        for field in ("country", "platform", "status"):
            found[field] = self._distinct(field, limit)
        return found

    def _distinct(self, column: str, limit: int) -> tuple[str, ...]:
        """The values of an indexed column, hopping from one to the next."""
        rows = self._database.read(
            f"WITH RECURSIVE hop(value) AS (SELECT min({column}) FROM roster_line"
            " WHERE archived=0 UNION ALL SELECT (SELECT min(l."
            f"{column}) FROM roster_line l WHERE archived=0 AND l.{column}>hop.value)"
            " FROM hop WHERE value IS NOT NULL LIMIT ?)"
            " SELECT value FROM hop WHERE value IS NOT NULL",
            (limit,),
        )
        return tuple(row[0] for row in rows)

    def _compiled(self, view: RosterView) -> Condition:
        if not view.filter.strip():
            return EVERYBODY
        # The language of filters is loaded with the first filter, not with the list.
        from store.roster_filter import compile_filter  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415

        found = compile_filter(parse_filter(view.filter), self._settings.tiers())
        return Condition(
            found.where,
            tuple(found.parameters),
            by_words=bool(found.joins),
            trash=found.trash,
        )

    def _few(self, compiled: Condition) -> list[int] | None:
        """The matching numbers if there are few; None for a list with many."""
        if compiled.where == "1":
            return None
        rows = self._database.read(
            f"SELECT l.influencer_id {_source(compiled)} LIMIT {FEW + 1}",
            compiled.parameters,
        )
        return [row[0] for row in rows] if len(rows) <= FEW else None

    def _page(
        self, view: RosterView, compiled: Condition, count: int, *, walk: bool
    ) -> tuple[RosterRow, ...]:
        rows: list[RosterRow] = []
        column = SORTS[view.sort]
        hint = (
            f"INDEXED BY ix_roster_line_{_INDEXED[column]}"
            if walk and column in _INDEXED
            else ""
        )
        for condition, order in _parts(view):
            rows += (
                RosterRow(*row)
                for row in self._database.read(
                    f"SELECT {_COLUMNS} {_source(compiled, hint)} {condition}"
                    f" ORDER BY {order} LIMIT {count - len(rows)}",
                    compiled.parameters,
                )
            )
            if len(rows) >= count:
                break
        return tuple(rows)


def _source(compiled: Condition, hint: str = "") -> str:
    """FROM and WHERE of a filter.

    The narrow table of words leads where it is searched, but for a walk along an index
    (``hint``): there the list leads, and the words are looked at row by row.
    """
    kept = f"l.archived={int(compiled.trash)} AND {compiled.where}"
    if not compiled.by_words:
        return f"FROM roster_line l {hint} WHERE {kept}"
    lead, follow = ("l", "s") if hint else ("s", "l")
    tables = {"l": f"roster_line l {hint}", "s": "roster_search s"}
    return (
        f"FROM {tables[lead]} CROSS JOIN {tables[follow]}"
        f" ON s.influencer_id=l.influencer_id WHERE {kept}"
    )


def _parts(view: RosterView) -> tuple[tuple[str, str], ...]:
    """Known values in order, then the unknown ones by name: always at the end."""
    column = SORTS[view.sort]
    way = "DESC" if view.descending else "ASC"
    order = f"l.{column} {way}, l.influencer_id {way}"
    if column in {"name_key", "status", "updated_at", "accounts"}:
        return (("", order),)
    return (
        (f"AND l.{column} IS NOT NULL", order),
        (f"AND l.{column} IS NULL", "l.name_key, l.influencer_id"),
    )
