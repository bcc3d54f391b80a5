"""Mentions as a list: any filter and sort, and how they speak of the brand."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from store.rules.result_words import SENTIMENTS
from store.rules.vocabulary import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database

SORTS = ("on_day", "channel", "author", "sentiment", "campaign")
"""What mentions can be listed by."""

NO_CAMPAIGN = 0
"""In place of the number of a campaign: mentions of none."""


@dataclass(frozen=True, slots=True)
class MentionView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction.

    ``campaign_id`` narrows it to one campaign, NO_CAMPAIGN to what belongs to none.
    """

    filter: str = ""
    sort: str = "on_day"
    descending: bool = True
    campaign_id: int | None = None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """Somebody spoke of the brand; None is what nobody said."""

    id: int
    campaign_id: int | None
    campaign: str | None
    on_day: date
    platform: str | None
    url: str | None
    author: str | None
    keyword: str | None
    sentiment: str | None
    text: str | None
    version: int


@dataclass(frozen=True, slots=True)
class SentimentCounts:
    """How many mentions speak how of the brand."""

    positive: int = 0
    neutral: int = 0
    negative: int = 0
    unjudged: int = 0

    @property
    def many(self) -> int:
        """All of them."""
        return self.positive + self.neutral + self.negative + self.unjudged


class _Condition(NamedTuple):
    where: str
    parameters: tuple[object, ...]


class MentionList:
    """The part of the mentions desk that asks; nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, ids: Sequence[int]) -> tuple[MentionRow, ...]:
        """The mentions of these numbers, in this order; what is gone is left out."""
        rows = self._database.read(_ROWS, (json.dumps(list(ids)),))
        return tuple(map(_row, rows))

    def first(
        self, view: MentionView, today: date, count: int = 100
    ) -> tuple[MentionRow, ...]:
        """The first ones; raises FilterProblem for a filter that cannot be read."""
        asked = self._condition(view, today)
        found = self._database.read(
            f"SELECT m.id {_from(view)} WHERE {asked.where} ORDER BY {_order(view)}"
            " LIMIT ?",
            (*asked.parameters, count),
        )
        return self.rows([number for (number,) in found])

    def order(self, view: MentionView, today: date) -> array[int]:
        """The numbers of all that match, in the order of the list."""
        asked = self._condition(view, today)
        joined = self._database.read(
            f"SELECT group_concat(id) FROM (SELECT m.id AS id {_from(view)}"
            f" WHERE {asked.where} ORDER BY {_order(view)})",
            asked.parameters,
        )[0][0]
        return array("q", map(int, joined.split(",")) if joined else ())

    def by_sentiment(self, campaign_id: int | None = None) -> SentimentCounts:
        """How those of a campaign, of none (NO_CAMPAIGN) or all speak of the brand."""
        scope, given = _of_campaign(campaign_id)
        rows = self._database.read(
            f"SELECT ifnull(m.sentiment,'unjudged'), count(*) FROM mention m"
            f" WHERE {scope} GROUP BY 1",
            given,
        )
        return SentimentCounts(**dict(rows))

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        campaigns = self._database.read(
            "SELECT name FROM campaign WHERE archived_at IS NULL ORDER BY name_key"
            " LIMIT ?",
            (limit,),
        )
        return {
            "campaign": tuple(name for (name,) in campaigns),
            "channel": tuple(map(str, PLATFORMS))[:limit],
            "sentiment": SENTIMENTS,
        }

    def _condition(self, view: MentionView, today: date) -> _Condition:
        scope, given = _of_campaign(view.campaign_id)
        if not view.filter.strip():
            return _Condition(scope, given)
        # The language of filters is loaded with the first filter, not with the list.
        from store.mention_filter import compile_mentions  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415
        from store.rules.mention_fields import mention_fields  # noqa: PLC0415

        found = compile_mentions(parse_filter(view.filter, mention_fields(today)))
        where = f"{scope} AND {found.where}"
        return _Condition(where, (*given, *found.parameters))


_ROWS = """
SELECT m.id, m.campaign_id, g.name, m.on_day, m.platform, m.url, m.author, m.keyword,
 m.sentiment, m.text, m.version
FROM json_each(?) j CROSS JOIN mention m ON m.id=j.value
LEFT JOIN campaign g ON g.id=m.campaign_id ORDER BY j.key
"""
_KEYS = {
    "channel": "m.platform",
    "author": "fold(m.author)",
    "sentiment": "m.sentiment",
    "campaign": "o.name_key",
}


def _row(row: Sequence[Any]) -> MentionRow:
    number, campaign_id, campaign, on_day, *rest = row
    return MentionRow(number, campaign_id, campaign, date.fromisoformat(on_day), *rest)


def _from(view: MentionView) -> str:
    if view.sort == "campaign":
        return "FROM mention m LEFT JOIN campaign o ON o.id=m.campaign_id"
    return "FROM mention m"


def _order(view: MentionView) -> str:
    """What a list is ordered by; what has no such value stands at the end."""
    way = "DESC" if view.descending else "ASC"
    if view.sort == "on_day":
        return f"m.on_day {way}, m.id {way}"
    key = _KEYS[view.sort]
    return f"{key} IS NULL, {key} {way}, m.on_day DESC, m.id DESC"


def _of_campaign(campaign_id: int | None) -> tuple[str, tuple[object, ...]]:
    if campaign_id is None:
        return "1", ()
    if campaign_id == NO_CAMPAIGN:
        return "m.campaign_id IS NULL", ()
    return "m.campaign_id=?", (campaign_id,)
