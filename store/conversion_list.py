"""Conversions as a list, with any filter, sort and number of conversions.

The same ways as the ledger: a page of the beginning comes at once, the order of
everything follows as numbers, and later pages are looked up by number. What a list
comes to is read from the sums that are kept, where these can tell.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.conversion_list_rows import (
    SUMS,
    ConversionSums,
    RevenueSums,
    sums_of,
)
from store.conversion_rows import ConversionRow, read_conversions
from store.conversion_sorts import (
    BY_DAY,
    SORTS,
    by_channel,
    nobodys,
    stretches,
    way_of,
)
from store.ledger_walks import Condition, among, sort_first, walk_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.engine import Database
    from store.ledger_sorts import Stretch, Way
    from store.rules.filters import Filter
    from store.settings import Settings

__all__ = [
    "NO_CAMPAIGN",
    "SORTS",
    "ConversionList",
    "ConversionRow",
    "ConversionSums",
    "ConversionView",
    "RevenueSums",
]

FEW = 2_000
"""Up to so many matches are sorted as they are; more are met walking the sort order."""

NO_CAMPAIGN = 0
"""In place of the number of a campaign: conversions of none."""

MOST_WAYS = 50
"""Up to so many ways are walked beside one another."""


@dataclass(frozen=True, slots=True)
class ConversionView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction.

    ``campaign_id`` narrows it to one campaign, NO_CAMPAIGN to what belongs to none.
    """

    filter: str = ""
    sort: str = "on_day"
    descending: bool = True
    campaign_id: int | None = None


class ConversionList:
    """Questions to the conversions as a list; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._last_few: tuple[object, list[int] | None] = (None, None)
        self._last_sums: tuple[object, ConversionSums] = (None, ConversionSums())

    def first(
        self, view: ConversionView, today: date, count: int = 100
    ) -> tuple[ConversionRow, ...]:
        """The first rows; raises FilterProblem for a filter that cannot be read."""
        asked = self._condition(view, today)
        few = self._few(asked, view, today) if asked.is_filtered else None
        meet = walk_first
        if few is not None:
            meet, asked = sort_first, among(few)
        numbers: list[int] = []
        for stretch in self._stretches(view):
            numbers += meet(self._database, asked, stretch, count - len(numbers))
            if len(numbers) >= count:
                break
        return self.rows(numbers)

    def order(self, view: ConversionView, today: date) -> array[int]:
        """The numbers of all that match, in the order of the list."""
        asked = self._condition(view, today)
        numbers: array[int] = array("q")
        for stretch in self._stretches(view):
            joined = self._database.read(
                f"SELECT group_concat(id) FROM (SELECT k.id FROM {stretch.sorted_from}"
                f" WHERE {asked.scope} AND {stretch.where} AND {asked.where}"
                f" ORDER BY {stretch.order('+')})",
                asked.parameters,
            )[0][0]
            numbers.extend(_numbers(joined))
        return numbers

    def rows(self, ids: Sequence[int]) -> tuple[ConversionRow, ...]:
        """The rows of these numbers, in this order; what is gone is left out."""
        return read_conversions(self._database, ids)

    def count(self, view: ConversionView, today: date) -> int:
        """How many rows match."""
        return self.sums(view, today).many

    def sums(self, view: ConversionView, today: date) -> ConversionSums:
        """What they come to; the last answer is kept until somebody saves."""
        key = (view.filter, view.campaign_id, today, self._database.version())
        if self._last_sums[0] != key:
            asked = self._condition(view, today)
            given = {
                "counts": "k.status<>'cancelled'",
                "many": "count(*)",
                "source": f"FROM conversion k WHERE {asked.scope} AND {asked.where}",
            }
            if asked.in_totals:
                table = f"conversion_total k WHERE {asked.scope_of_totals}"
                given = {
                    "counts": "k.counts",
                    "many": "sum(k.many)",
                    "source": f"FROM {table} AND {asked.where}",
                }
            rows = self._database.read(SUMS.format(**given), asked.parameters)
            self._last_sums = (key, sums_of(rows))
        return self._last_sums[1]

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        from store.roster_list import RosterList  # noqa: PLC0415 - with the first word

        known = RosterList(self._database, self._settings).known_values(limit)
        for field, sql in _IN_USE.items():
            found = self._database.read(f"{sql} LIMIT ?", (limit,))
            known[field] = tuple(row[0] for row in found)
        return known

    def _condition(self, view: ConversionView, today: date) -> Condition:
        scope, of_totals, ways = "1", "1", BY_DAY
        if view.campaign_id is not None:
            way = way_of(view.campaign_id)
            scope, ways = way.where, (way,)
            of_totals = f"k.campaign_id={view.campaign_id:d}"
        if not view.filter.strip():
            return Condition("1", (), scope, of_totals, in_totals=True, ways=ways)
        # The language of filters is loaded with the first filter, not with the list.
        from store.conversion_filter import compile_conversions  # noqa: PLC0415
        from store.rules.conversion_fields import conversion_fields  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415

        parsed = parse_filter(view.filter, conversion_fields(today))
        found = compile_conversions(parsed, self._settings.tiers(), today)
        return Condition(
            found.where,
            found.parameters,
            scope,
            of_totals,
            found.in_totals,
            self._ways(parsed, view.campaign_id, today) or ways,
            is_filtered=True,
        )

    def _ways(
        self, parsed: Filter, campaign_id: int | None, today: date
    ) -> tuple[Way, ...]:
        """Ways by day along the first thing that a filter names, if they are few."""
        from store.conversion_filter import compile_conversions  # noqa: PLC0415
        from store.rules.filters import Filter  # noqa: PLC0415

        for term in parsed.terms:
            is_nobodys = (term.field, term.values) in _NOBODYS
            source = _NAMED.get("campaign" if is_nobodys else term.field)
            if term.negated or source is None:
                continue
            asked = compile_conversions(
                Filter(() if is_nobodys else (term,)), self._settings.tiers(), today
            )
            found = self._database.read(
                f"{source} WHERE {asked.where} LIMIT {MOST_WAYS + 1}", asked.parameters
            )
            if term.field == "channel" and len(found) <= MOST_WAYS:
                return tuple(by_channel(name) for (name,) in found)
            along = nobodys if is_nobodys else way_of
            if campaign_id is not None:
                return (along(campaign_id),)
            if len(found) <= MOST_WAYS:
                return tuple(along(number) for (number,) in found)
        return ()

    def _stretches(self, view: ConversionView) -> tuple[Stretch, ...]:
        currencies: tuple[str, ...] = ()
        channels: list[str] = []
        if view.sort == "amount":
            found = self._database.read(_IN_USE["currency"])
            currencies = tuple(row[0] for row in found)
        if view.sort == "channel":
            shown = dict(self._database.read(_CHANNELS))
            channels = sorted(shown, key=shown.__getitem__)
        return stretches(
            view.sort,
            descending=view.descending,
            currencies=currencies,
            channels=channels,
        )

    def _few(
        self, condition: Condition, view: ConversionView, today: date
    ) -> list[int] | None:
        """The matching numbers if there are few; None for many.

        The last answer is kept until somebody saves something.
        """
        key = (view.filter, view.campaign_id, today, self._database.version())
        if condition.in_totals and self.sums(view, today).many > FEW:
            return None
        if self._last_few[0] != key:
            rows = self._database.read(
                f"SELECT k.id FROM conversion k WHERE {condition.scope}"
                f" AND {condition.where} LIMIT {FEW + 1}",
                condition.parameters,
            )
            few = [row[0] for row in rows] if len(rows) <= FEW else None
            self._last_few = (key, few)
        return self._last_few[1]


_NOBODYS = {("by", ("none",)), ("is", ("unattributed",))}
"""Terms that ask for what is nobody's."""


def _used(column: str) -> str:
    """What is in use of a column, from one value to the next along its index."""
    return (
        f"(WITH RECURSIVE used(one) AS (SELECT min({column}) FROM conversion UNION ALL"
        f" SELECT (SELECT min(x.{column}) FROM conversion x WHERE x.{column}>used.one)"
        " FROM used WHERE used.one NOTNULL)"
        f" SELECT one AS {column} FROM used WHERE one NOTNULL)"
    )


_CHANNELS = f"""
SELECT k.channel, fold(ifnull(n.written, k.channel)) FROM {_used("channel")} k
LEFT JOIN channel_name n ON n.channel=k.channel
"""

_NAMED = {
    "channel": f"SELECT k.channel FROM {_used('channel')} k",
    "campaign": "SELECT k.campaign_id FROM (SELECT id AS campaign_id FROM campaign"
    f" UNION ALL SELECT {NO_CAMPAIGN}) k",
}
"""By field: the values that conversions can have, as ``k``."""

_IN_USE = {
    "campaign": "SELECT name FROM campaign WHERE archived_at IS NULL ORDER BY name_key",
    "channel": f"SELECT channel FROM {_used('channel')} ORDER BY 1",
    "currency": f"SELECT amount_currency FROM {_used('amount_currency')} ORDER BY 1",
    "goal": "SELECT DISTINCT name FROM conversion_goal ORDER BY 1",
}


def _numbers(joined: str | None) -> Iterator[int]:
    return map(int, joined.split(",")) if joined else iter(())
