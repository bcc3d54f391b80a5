"""Campaigns as a list: their order, and of those on the page where they stand."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store import campaign_standing as standing
from store.rules.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklists.model import Progress
    from store.campaign_progress import Judge
    from store.engine import Database

_ORDERS = {
    "name": "g.name_key",
    "brand": "fold(g.brand)",
    "status": "CASE g.status WHEN 'running' THEN 0 WHEN 'planned' THEN 1 ELSE 2 END",
    "starts_on": "g.starts_on",
    "ends_on": "g.ends_on",
    "budget": "g.budget_minor",
    "people": "(SELECT count(*) FROM collaboration c WHERE c.campaign_id=g.id)",
}

SORTS = tuple(_ORDERS)
"""What the list can be sorted by; budgets stay together by currency."""

_FOUND = (
    "(instr(g.name_key, ?) OR instr(ifnull(fold(g.brand), ''), ?)"
    " OR instr(ifnull(fold(g.product), ''), ?) OR instr(initials(g.name), ?)"
    " OR g.status=? OR ifnull(lower(g.market), '')=?)"
)
"""Whether a word is in a campaign: name, brand, product, Korean initials of the name,
or it is its state or its market."""

_ROWS = (
    "SELECT g.id, g.name, g.brand, g.status, g.starts_on, g.ends_on, g.currency,"
    " g.budget_minor, g.archived_at IS NOT NULL, g.market, g.objective,"
    " g.hourly_rate_minor FROM json_each(?) j CROSS JOIN campaign g ON g.id=j.value"
)


@dataclass(frozen=True, slots=True)
class CampaignView:
    """What a list shows: words to find, a sort key of SORTS, a direction.

    ``archived`` shows those that were put away, and no others.
    """

    filter: str = ""
    sort: str = "starts_on"
    descending: bool = True
    archived: bool = False


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """One campaign in a list; money in minor units of its currency."""

    id: int
    name: str
    brand: str | None
    status: str
    starts_on: date | None
    ends_on: date | None
    currency: str | None
    people: int
    agreed: int
    """Agreed or wrapped."""
    done: int
    """Checklist items that need nothing more."""
    total: int
    health: str
    """good, look or late."""
    blocks: tuple[tuple[str, int], ...]
    """What says so, as code and figure; see campaign_standing.health."""
    budget_minor: int | None
    committed_minor: int
    """All that is promised in the campaign's currency, paid or not."""
    left_minor: int | None
    """What is planned, as budget or in lines, less what is committed; below zero when
    it is over; None without a plan."""
    other_currencies: tuple[tuple[str, int], ...]
    """What is promised in other currencies without a rate; in no total."""
    archived: bool
    market: str | None
    objective: str | None
    hourly_rate_minor: int | None


class CampaignList:
    """Questions to campaigns as a list; nothing here writes."""

    def __init__(self, database: Database, judge: Judge) -> None:
        self._database = database
        self._judge = judge

    def order(self, view: CampaignView) -> array[int]:
        """The numbers of the campaigns of a view, in its order.

        What is not known stands at the end. Raises KeyError for a sort there is not.
        """
        words = fold(clean(view.filter)).split()
        where = " AND ".join(
            [f"g.archived_at IS {'NOT ' if view.archived else ''}NULL"]
            + [_FOUND] * len(words)
        )
        column = _ORDERS[view.sort]
        way = "DESC" if view.descending else "ASC"
        first = "g.currency, " if view.sort == "budget" else ""
        rows = self._database.read(
            f"SELECT g.id FROM campaign g WHERE {where}"
            f" ORDER BY {column} IS NULL, {first}{column} {way}, g.name_key, g.id",
            [word for word in words for _ in range(_FOUND.count("?"))],
        )
        return array("q", (row[0] for row in rows))

    def rows(
        self, campaign_ids: Sequence[int], today: date
    ) -> tuple[CampaignLine, ...]:
        """The lines of these campaigns, in this order; what is gone is left out."""
        found = {
            row[0]: row
            for row in self._database.read(_ROWS, (json.dumps(list(campaign_ids)),))
        }
        numbers = [number for number in campaign_ids if number in found]
        counted = standing.count(self._database, numbers, today)
        # The checklists are loaded with the first line, not with the first frame.
        from store.campaign_progress import progress_of  # noqa: PLC0415

        progress = progress_of(self._judge, numbers, today)
        return tuple(
            _line(
                found[number],
                counted.get(number, standing.NOTHING),
                progress[number],
                today,
            )
            for number in numbers
        )


def _line(
    row: Sequence[Any], counted: standing.Counted, progress: Progress, today: date
) -> CampaignLine:
    number, name, brand, status, starts, ends, currency, budget = row[:8]
    ends_on = as_day(ends)
    committed = counted.committed_in(currency)
    planned = counted.lines if budget is None else budget
    left = None if planned is None else planned - committed
    health, blocks = standing.health(
        counted,
        overdue_days=(today - ends_on).days if ends_on and status != "wrapped" else 0,
        over_minor=-left if left is not None else 0,
    )
    return CampaignLine(
        id=number,
        name=name,
        brand=brand,
        status=status,
        starts_on=as_day(starts),
        ends_on=ends_on,
        currency=currency,
        people=counted.people,
        agreed=counted.agreed,
        done=progress.done,
        total=progress.total,
        health=health,
        blocks=blocks,
        budget_minor=budget,
        committed_minor=committed,
        left_minor=left,
        other_currencies=counted.committed_beside(currency),
        archived=bool(row[8]),
        market=row[9],
        objective=row[10],
        hourly_rate_minor=row[11],
    )


def as_day(text: str | None) -> date | None:
    """A day as it is kept; None for none."""
    return date.fromisoformat(text) if text else None
