"""Own time as a list: any filter and sort, and what it comes to.

What a list without a filter comes to is read from the sums that are kept, whatever the
number of its lines.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from store.rules.money import Money
from store.rules.text import fold
from store.rules.vocabulary import PLATFORMS
from store.work_time_rows import (
    RATE_CURRENCY,
    RATE_MINOR,
    TimeSums,
    WorkTimeRow,
    no_time,
    read_times,
    sums_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database

SORTS = ("on_day", "minutes", "name", "campaign", "channel")
"""What own time can be listed by."""

NO_CAMPAIGN = 0
"""In place of the number of a campaign: own time of none."""


@dataclass(frozen=True, slots=True)
class WorkTimeView:
    """What a list shows: a filter in its language, a sort key of SORTS, a direction.

    ``campaign_id`` narrows it to one campaign, NO_CAMPAIGN to what belongs to none.
    """

    filter: str = ""
    sort: str = "on_day"
    descending: bool = True
    campaign_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChannelTime:
    """Own time that went into a channel; "" is what has none."""

    channel: str
    sums: TimeSums


@dataclass(frozen=True, slots=True)
class TimeSummary:
    """Own time in all, and by channel, the most first, what has none last."""

    whole: TimeSums
    channels: tuple[ChannelTime, ...]


class _Condition(NamedTuple):
    where: str
    parameters: tuple[object, ...]
    in_totals: bool
    """Whether the sums that are kept can be asked instead of the lines."""


class TimeList:
    """Questions to own time as a list; nothing here writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def one(self, number: int) -> WorkTimeRow:
        """One line; raises NotFound."""
        found = read_times(self._database, (number,))
        if not found:
            raise no_time(number)
        return found[0]

    def rows(self, ids: Sequence[int]) -> tuple[WorkTimeRow, ...]:
        """The lines of these numbers, in this order; what is gone is left out."""
        return read_times(self._database, ids)

    def first(
        self, view: WorkTimeView, today: date, count: int = 100
    ) -> tuple[WorkTimeRow, ...]:
        """The first lines; raises FilterProblem for a filter that cannot be read."""
        asked = self._condition(view, today)
        found = self._database.read(
            f"SELECT w.id {_FROM[view.sort]} WHERE {asked.where}"
            f" ORDER BY {_order(view)} LIMIT ?",
            (*asked.parameters, count),
        )
        return self.rows([number for (number,) in found])

    def order(self, view: WorkTimeView, today: date) -> array[int]:
        """The numbers of all that match, in the order of the list."""
        asked = self._condition(view, today)
        joined = self._database.read(
            f"SELECT group_concat(id) FROM (SELECT w.id AS id {_FROM[view.sort]}"
            f" WHERE {asked.where} ORDER BY {_order(view)})",
            asked.parameters,
        )[0][0]
        return array("q", map(int, joined.split(",")) if joined else ())

    def sums(self, view: WorkTimeView, today: date) -> TimeSums:
        """What all that match comes to."""
        asked = self._condition(view, today)
        table, many = "work_time", "count(*)"
        if asked.in_totals:
            table, many = "time_total", "sum(w.many)"
        rows = self._database.read(
            f"SELECT {RATE_CURRENCY}, {RATE_MINOR}, {many}, sum(w.minutes)"
            f" FROM {table} w LEFT JOIN campaign g ON g.id=w.campaign_id"
            f" WHERE {asked.where} GROUP BY 1, 2",
            asked.parameters,
        )
        return sums_of(rows)

    def summary(self, campaign_id: int | None = None) -> TimeSummary:
        """Own time of a campaign, of none (NO_CAMPAIGN), or in all (None).

        Read from the sums that are kept, whatever the number of lines.
        """
        where, given = _of_campaign(campaign_id)
        rows = self._database.read(
            f"SELECT w.channel, {RATE_CURRENCY}, {RATE_MINOR}, sum(w.many),"
            " sum(w.minutes) FROM time_total w LEFT JOIN campaign g ON"
            f" g.id=w.campaign_id WHERE {where} GROUP BY 1, 2, 3",
            given,
        )
        by_channel: dict[str, list[Any]] = {}
        for channel, *row in rows:
            by_channel.setdefault(channel, []).append(row)
        channels = [ChannelTime(name, sums_of(by_channel[name])) for name in by_channel]
        channels.sort(
            key=lambda one: (not one.channel, -one.sums.minutes, fold(one.channel))
        )
        return TimeSummary(sums_of(row for _, *row in rows), tuple(channels))

    def hourly_rates(self) -> dict[int, Money]:
        """What an hour of own work costs, by the number of the campaign."""
        rows = self._database.read(
            "SELECT id, hourly_rate_minor, currency FROM campaign"
            " WHERE hourly_rate_minor NOTNULL AND currency NOTNULL"
        )
        return {number: Money(minor, currency) for number, minor, currency in rows}

    def known_values(self, limit: int = 200) -> dict[str, tuple[str, ...]]:
        """Values in use per filter field, for completion; at most ``limit`` each."""
        campaigns = self._database.read(
            "SELECT name FROM campaign WHERE archived_at IS NULL ORDER BY name_key"
            " LIMIT ?",
            (limit,),
        )
        used = self._database.read(
            "SELECT DISTINCT channel FROM time_total WHERE channel<>'' ORDER BY 1"
        )
        channels = dict.fromkeys((*(word for (word,) in used), *map(str, PLATFORMS)))
        return {
            "campaign": tuple(name for (name,) in campaigns),
            "channel": tuple(channels)[:limit],
        }

    def _condition(self, view: WorkTimeView, today: date) -> _Condition:
        scope, given = _of_campaign(view.campaign_id, of_lines=True)
        if not view.filter.strip():
            # Lines of no campaign are asked for otherwise than their sums.
            return _Condition(scope, given, view.campaign_id != NO_CAMPAIGN)
        # The language of filters is loaded with the first filter, not with the list.
        from store.rules.filters import parse_filter  # noqa: PLC0415
        from store.rules.hours_fields import hours_fields  # noqa: PLC0415
        from store.rules.tiers import DEFAULT_TIERS  # noqa: PLC0415
        from store.work_time_filter import compile_times  # noqa: PLC0415

        parsed = parse_filter(view.filter, hours_fields(today))
        found = compile_times(parsed, DEFAULT_TIERS)
        where = f"{scope} AND {found.where}"
        return _Condition(where, (*given, *found.parameters), in_totals=False)


_PLAIN = "FROM work_time w"
_FROM = {
    "on_day": _PLAIN,
    "minutes": _PLAIN,
    "channel": _PLAIN,
    "campaign": f"{_PLAIN} LEFT JOIN campaign o ON o.id=w.campaign_id",
    "name": f"{_PLAIN} LEFT JOIN collaboration k ON k.id=w.collaboration_id"
    " LEFT JOIN roster_line o ON o.influencer_id=k.influencer_id",
}
_KEYS = {
    "minutes": "w.minutes",
    "channel": "fold(w.channel)",
    "campaign": "o.name_key",
    "name": "o.name_key",
}


def _order(view: WorkTimeView) -> str:
    """What a list is ordered by; what has no such value stands at the end."""
    way = "DESC" if view.descending else "ASC"
    if view.sort == "on_day":
        return f"w.on_day {way}, w.id {way}"
    key = _KEYS[view.sort]
    return f"{key} IS NULL, {key} {way}, w.on_day DESC, w.id DESC"


def _of_campaign(
    campaign_id: int | None, *, of_lines: bool = False
) -> tuple[str, tuple[object, ...]]:
    """Of which campaign: of lines, or of the sums that are kept."""
    if campaign_id is None:
        return "1", ()
    if of_lines and campaign_id == NO_CAMPAIGN:
        return "w.campaign_id IS NULL", ()
    return "w.campaign_id=?", (campaign_id,)
