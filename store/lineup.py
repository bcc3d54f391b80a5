"""The line-up desk: who may be asked for a campaign, and for how much."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.deals import put_amount
from store.errors import Invalid, NotFound
from store.outreach_draft import standing
from store.outreach_rows import Book
from store.rules.flow import State, begun
from store.rules.lineup import Totals, expected_reach, totals
from store.rules.money import Money
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork
    from store.rules.tiers import Tiers
    from store.settings import Settings

TOPIC = ("campaigns",)
BOTH = ("outreach", "campaigns")


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody in a line-up, with what may be expected of them."""

    influencer_id: int
    name: str
    handle: str | None
    platform: str | None
    followers: int | None
    tier: str | None
    status: str
    fee_minor: int | None
    fee_currency: str | None
    expected_reach: int | None
    """Views a post usually gets; None when nobody has measured any."""
    reach_basis: str
    """readings: the median of ``readings`` of them; account: its one figure; or ""."""
    readings: int


@dataclass(frozen=True, slots=True)
class Lineup:
    """Everybody in the line-up of a campaign, and what it adds up to."""

    campaign_id: int
    rows: tuple[CandidateRow, ...]
    totals: Totals


class LineUps:
    """Trying a campaign out on paper; every method is one step of undo."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def candidates(self, campaign_id: int, margin: Money | None = None) -> Lineup:
        """The line-up by name; ``margin`` is what one order leaves, for the break-even.

        Whoever is in the campaign by now is left out.
        What the campaign has left is its budget less all that is promised in its own
        currency.
        """
        people = self._database.read(_CANDIDATES, (campaign_id,))
        views = self._views([row[0] for row in people])
        tiers = self._settings.tiers()
        rows = [_candidate(row, tiers, views[row[0]]) for row in people]
        return Lineup(
            campaign_id,
            tuple(rows),
            totals(
                [_fee(row) for row in rows],
                [row.expected_reach for row in rows],
                margin=margin,
                budget_left=self._budget_left(campaign_id),
            ),
        )

    def add(self, campaign_id: int, influencer_ids: Sequence[int]) -> int:
        """Put people into the line-up at their newest rate; returns how many are new.

        Whoever is in it, or in the campaign, already stays as they are.
        """
        label = N_("Put {count} into the line-up of {campaign}")
        with self._database.writing(label, TOPIC) as unit:
            campaign = _campaign(unit, campaign_id)
            added = unit.connection.execute(
                _ADD, (campaign_id, json.dumps(list(dict.fromkeys(influencer_ids))))
            ).rowcount
            unit.name(label, count=added, campaign=campaign)
        return added

    def set_fee(
        self, campaign_id: int, influencer_ids: Sequence[int], fee: Money | None
    ) -> int:
        """Say what somebody may cost, or that nobody knows; returns for how many.

        Raises Invalid for less than nothing.
        """
        if fee is not None and fee.minor < 0:
            raise Invalid(N_("An amount cannot be below zero."))
        minor, currency = (fee.minor, fee.currency) if fee else (None, None)
        label = N_("Put a price to {count} of the line-up")
        with self._database.writing(label, TOPIC) as unit:
            changed = unit.connection.execute(
                f"UPDATE candidate SET fee_minor=?, fee_currency=? WHERE {_THESE}"
                " AND (fee_minor IS NOT ? OR fee_currency IS NOT ?)",
                (
                    minor,
                    currency,
                    campaign_id,
                    json.dumps(list(influencer_ids)),
                    minor,
                    currency,
                ),
            ).rowcount
            unit.name(label, count=changed)
        return changed

    def remove(self, campaign_id: int, influencer_ids: Sequence[int]) -> int:
        """Take people out of the line-up; returns how many were in it."""
        label = N_("Took {count} out of the line-up")
        with self._database.writing(label, TOPIC) as unit:
            removed = _take_out(unit, campaign_id, influencer_ids)
            unit.name(label, count=removed)
        return removed

    def discard(self, campaign_id: int) -> int:
        """Empty the line-up; returns how many were in it."""
        label = N_("Discarded the line-up of {campaign}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, campaign=_campaign(unit, campaign_id))
            return unit.connection.execute(
                "DELETE FROM candidate WHERE campaign_id=?", (campaign_id,)
            ).rowcount

    def commit(
        self, campaign_id: int, influencer_ids: Sequence[int], *, today: date
    ) -> tuple[int, ...]:
        """Make collaborations of people in the line-up; returns their numbers.

        Each begins as identified, with the price as offered, and leaves the line-up.
        Who is in the campaign already keeps that collaboration, the price is noted
        there as well. Raises NotFound for somebody who is not in the line-up.
        """
        label = N_("Began with {count} of the line-up of {campaign}")
        with self._database.writing(label, BOTH) as unit:
            campaign = _campaign(unit, campaign_id)
            book = Book(unit, self._settings.market())
            numbers = [
                _begin(book, campaign_id, owner, today)
                for owner in dict.fromkeys(influencer_ids)
            ]
            _take_out(unit, campaign_id, influencer_ids)
            unit.name(label, count=len(numbers), campaign=campaign)
        return tuple(numbers)

    def _views(self, people: Sequence[int]) -> dict[int, list[int]]:
        """The views of every reading of the largest account of each of these people."""
        found: dict[int, list[int]] = defaultdict(list)
        for owner, views in self._database.read(_READINGS, (json.dumps(people),)):
            found[owner].append(views)
        return found

    def _budget_left(self, campaign_id: int) -> Money | None:
        found = self._database.read(_BUDGET, (campaign_id,))
        if not found:
            raise _no_campaign(campaign_id)
        currency, budget, committed = found[0]
        if currency is None or budget is None:
            return None
        return Money(budget - committed, currency)


_THESE = "campaign_id=? AND influencer_id IN (SELECT value FROM json_each(?))"

# The line of the roster holds the account with most followers; so do its readings.
_MAIN = (
    "account a ON a.influencer_id=l.influencer_id AND a.platform=l.platform"
    " AND a.handle=l.handle"
)
_CANDIDATES = """
SELECT l.influencer_id, l.name, l.handle, l.platform, l.followers, l.status,
 k.fee_minor, k.fee_currency, l.avg_views FROM candidate k
CROSS JOIN roster_line l ON l.influencer_id=k.influencer_id AND l.archived=0
WHERE k.campaign_id=? AND NOT EXISTS (SELECT 1 FROM collaboration c WHERE
 c.campaign_id=k.campaign_id AND c.influencer_id=k.influencer_id)
ORDER BY l.name_key, l.influencer_id
"""
"""Whoever was asked meanwhile is no candidate any more: their fee counts there."""
_READINGS = f"""
SELECT l.influencer_id, r.avg_views FROM json_each(?) j
CROSS JOIN roster_line l ON l.influencer_id=j.value
CROSS JOIN {_MAIN}
CROSS JOIN account_reading r ON r.account_id=a.id AND r.avg_views NOTNULL
"""
_BUDGET = """
SELECT g.currency, coalesce(g.budget_minor, (SELECT sum(b.planned_minor)
  FROM budget_line b WHERE b.campaign_id=g.id)),
 (SELECT ifnull(sum(s.counted_minor), 0) FROM budget_total s WHERE s.campaign_id=g.id
  AND s.state IN ('committed','invoiced','paid') AND s.counted_currency=g.currency)
FROM campaign g WHERE g.id=?
"""
_ADD = """
INSERT INTO candidate(campaign_id, influencer_id, fee_minor, fee_currency)
SELECT ?1, l.influencer_id, l.rate_minor, l.rate_currency FROM json_each(?2) j
CROSS JOIN roster_line l ON l.influencer_id=j.value WHERE l.archived=0
AND NOT EXISTS (SELECT 1 FROM candidate k WHERE k.campaign_id=?1 AND
 k.influencer_id=l.influencer_id)
AND NOT EXISTS (SELECT 1 FROM collaboration c WHERE c.campaign_id=?1 AND
 c.influencer_id=l.influencer_id)
"""


def _candidate(row: Any, tiers: Tiers, views: list[int]) -> CandidateRow:
    """A row of _CANDIDATES, with what its readings let expect."""
    *person, status, minor, currency, account = row
    reach = expected_reach(views, account)
    cells: list[Any] = [*person, tiers.of(person[4]), status, minor, currency]
    cells += [reach.views, reach.basis, reach.readings]
    return CandidateRow(*cells)


def _fee(row: CandidateRow) -> Money | None:
    if row.fee_minor is None or row.fee_currency is None:
        return None
    return Money(row.fee_minor, row.fee_currency)


def _begin(book: Book, campaign_id: int, influencer_id: int, today: date) -> int:
    """Make a collaboration of a candidate, the price offered."""
    found = book.connection.execute(
        "SELECT fee_minor, fee_currency FROM candidate WHERE campaign_id=? AND"
        " influencer_id=?",
        (campaign_id, influencer_id),
    ).fetchone()
    if found is None:
        raise NotFound(
            N_("Influencer number {number} is not in the line-up."),
            number=influencer_id,
        )
    number = standing(book.unit, influencer_id, campaign_id)
    if number is None:
        row = book.begin(influencer_id, campaign_id, State("identified", today))
        book.save(row, begun("identified", today, book.terms(row)))
    else:
        row = book.row(number)
    if found[0] is not None:
        put_amount(book, row, "offered", Money(*found), today)
    return row.id


def _take_out(unit: UnitOfWork, campaign_id: int, influencer_ids: Sequence[int]) -> int:
    return unit.connection.execute(
        f"DELETE FROM candidate WHERE {_THESE}",
        (campaign_id, json.dumps(list(influencer_ids))),
    ).rowcount


def _campaign(unit: UnitOfWork, campaign_id: int) -> str:
    """The name of a campaign; raises NotFound."""
    found = unit.connection.execute(
        "SELECT name FROM campaign WHERE id=?", (campaign_id,)
    ).fetchone()
    if found is None:
        raise _no_campaign(campaign_id)
    return str(found[0])


def _no_campaign(number: int) -> NotFound:
    return NotFound(N_("There is no campaign number {number}."), number=number)
