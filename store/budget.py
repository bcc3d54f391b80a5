"""The budget desk: what is planned, and the four figures of everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from store.budget_rows import BudgetLineRow, CampaignBudget, OwnTime, read_budgets
from store.budget_shares import (
    ChannelFigures,
    PersonFigures,
    read_channels,
    read_people,
    read_person,
)
from store.campaign_rows import no_campaign
from store.cost_draft import line, read_category
from store.cost_rows import TOPIC
from store.errors import Invalid
from store.rate_rows import known_rate
from store.roster_rows import plain_amount
from store.rules.money import Money
from store.rules.spend import LARGEST_COUNTED, Figures, after, convert
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from store.engine import Database, UnitOfWork

__all__ = [
    "Budget",
    "BudgetLineRow",
    "CampaignBudget",
    "ChannelFigures",
    "Left",
    "OwnTime",
    "PersonFigures",
]

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a campaign's budget, and what would be after one cost more."""

    campaign: str
    currency: str | None
    before: Figures
    after: Figures
    counted: int | None
    """What it counts as in that currency; None where no rate is known."""


class Budget:
    """Plans and figures; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self, campaign_id: int) -> tuple[BudgetLineRow, ...]:
        """The categories that are planned or cost something; raises NotFound."""
        return self.figures(campaign_id).lines

    def figures(self, campaign_id: int | None) -> CampaignBudget:
        """The budget of a campaign; None: of the costs without one. Raises NotFound.

        Read from the sums that are kept, whatever the number of costs.
        """
        found = read_budgets(self._database.read, (campaign_id or 0,))
        if not found:
            raise no_campaign(campaign_id or 0)
        return found[0]

    def overview(self, *, include_wrapped: bool = False) -> tuple[CampaignBudget, ...]:
        """The budgets of all campaigns that were not put away, those running first.

        The last one is of costs and time without a campaign, where there are any.
        """
        rows = self._database.read(_CAMPAIGNS.format("" if include_wrapped else _OPEN))
        found = read_budgets(self._database.read, [number for (number,) in rows])
        rest = self.figures(None)
        has_rest = rest.lines or rest.own_time.minutes
        return (*found, rest) if has_rest else found

    def by_channel(self, campaign_id: int | None) -> tuple[ChannelFigures, ...]:
        """What goes into each channel of a campaign, the most first."""
        return read_channels(self._database, campaign_id)

    def by_influencer(
        self, campaign_id: int, limit: int = 100, after: int = 0
    ) -> tuple[PersonFigures, ...]:
        """What goes to each person of a campaign, the most first.

        Where there are very many costs (``budget_shares.RANKED``) in the order of
        their collaborations, from the one after the number ``after``.
        """
        return read_people(self._database, campaign_id, limit, after)

    def of_person(self, influencer_id: int) -> tuple[PersonFigures, ...]:
        """What goes to one person in each campaign, the newest first."""
        return read_person(self._database, influencer_id)

    def left_after(self, campaign_id: int, adds: Money, on: date) -> Left:
        """What would be left if one cost more were promised; raises NotFound."""
        now = self.figures(campaign_id)
        counted = self._counted(adds, now.currency, on)
        then = now.figures if counted is None else after(now.figures, counted)
        return Left(now.name, now.currency, now.figures, then, counted)

    def _counted(self, adds: Money, to: str | None, on: date) -> int | None:
        if to is None or to == adds.currency:
            return adds.minor if to else None
        known = known_rate(self._database.read, adds.currency, to, on)
        if known is None:
            return None
        try:
            return convert(adds.minor, adds.currency, to, known.rate)
        except ValueError:
            return None

    def set_budget(self, campaign_id: int, minor: int | None) -> None:
        """Say what may be spent on a campaign in all; None: nobody said.

        In the smallest unit of its currency. Raises Invalid and NotFound.
        """
        with self._database.writing("", TOPIC) as unit:
            name, currency = _frame(unit, campaign_id)
            amount = _planned(minor, name, currency)
            _put_budget(unit, campaign_id, minor)
            if amount is None:
                unit.name(N_("Took the budget of {name} away"), name=name)
            else:
                unit.name(
                    N_("Set the budget of {name}: {amount} {currency}"),
                    name=name,
                    amount=plain_amount(amount),
                    currency=currency,
                )

    def set_line(
        self, campaign_id: int, category: str, planned: Money | None, note: str = ""
    ) -> None:
        """Say what may be spent on a category, and why; None takes the line away.

        Raises Invalid, also for money that the campaign does not count in, and
        NotFound.
        """
        read_category(category)
        text = line(note, N_("Note"))
        label = N_("Planned the budget of {name}")
        with self._database.writing(label, TOPIC) as unit:
            name, currency = _frame(unit, campaign_id)
            unit.name(label, name=name)
            minor = None if planned is None else planned.minor
            _planned(minor, name, currency)
            if planned is not None and planned.currency != currency:
                raise Invalid(
                    N_("{name} is planned in {currency}."), name=name, currency=currency
                )
            _put_line(unit, campaign_id, category, minor)
            unit.connection.execute(
                "UPDATE budget_line SET note=:note WHERE campaign_id=:campaign AND"
                " category=:category AND note IS NOT :note",
                {"note": text, "campaign": campaign_id, "category": category},
            )

    def set_plan(
        self, campaign_id: int, planned: Mapping[str, int | None], minor: int | None
    ) -> None:
        """Say at once what may be spent in all, and on some categories.

        Like ``set_budget`` and ``set_lines`` together. Raises Invalid and NotFound.
        """
        with self._database.writing("", TOPIC) as unit:
            name, currency = _frame(unit, campaign_id)
            unit.name(N_("Planned the budget of {name}"), name=name)
            _planned(minor, name, currency)
            _put_budget(unit, campaign_id, minor)
            _put_lines(unit, campaign_id, planned, name, currency)

    def set_lines(self, campaign_id: int, planned: Mapping[str, int | None]) -> None:
        """Say what may be spent on some categories; None takes a line away.

        In the smallest unit of the campaign's currency; notes stay. Raises Invalid and
        NotFound.
        """
        label = N_("Planned the budget of {name}")
        with self._database.writing(label, TOPIC) as unit:
            name, currency = _frame(unit, campaign_id)
            unit.name(label, name=name)
            _put_lines(unit, campaign_id, planned, name, currency)

    def despite(
        self, why: str, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do what goes past a budget all the same; why is kept with the costs.

        Raises Invalid for a note that says nothing, and whatever the call raises.
        """
        text = line(why, N_("Note"))
        if text is None:
            raise Invalid(N_("Say why it may go past the budget."))
        with self._database.going_over(text):
            return call(*args, **kwargs)


_OPEN = "AND g.status<>'wrapped'"

_CAMPAIGNS = """
SELECT g.id FROM campaign g WHERE g.archived_at IS NULL {}
ORDER BY CASE g.status WHEN 'running' THEN 0 WHEN 'planned' THEN 1 ELSE 2 END,
 g.ends_on IS NULL, g.ends_on, g.name_key
"""


def _frame(unit: UnitOfWork, campaign_id: int) -> tuple[str, str | None]:
    """Name and currency of a campaign; raises NotFound."""
    found = unit.connection.execute(
        "SELECT name, currency FROM campaign WHERE id=?", (campaign_id,)
    ).fetchone()
    if found is None:
        raise no_campaign(campaign_id)
    return str(found[0]), found[1]


def _planned(minor: int | None, name: str, currency: str | None) -> Money | None:
    """An amount that may be planned; raises Invalid."""
    if minor is None:
        return None
    if currency is None:
        raise Invalid(
            N_("{name} has no currency yet; say one before its budget."), name=name
        )
    if not 0 <= minor <= LARGEST_COUNTED:
        raise Invalid(
            N_("{field}: {value} is not an amount."), field=N_("Budget"), value=minor
        )
    return Money(minor, currency)


def _put_budget(unit: UnitOfWork, campaign_id: int, minor: int | None) -> None:
    unit.connection.execute(
        "UPDATE campaign SET budget_minor=:minor, version=version+1, updated_at=:at"
        " WHERE id=:id AND budget_minor IS NOT :minor",
        {"minor": minor, "at": unit.at, "id": campaign_id},
    )


def _put_lines(
    unit: UnitOfWork,
    campaign_id: int,
    planned: Mapping[str, int | None],
    name: str,
    currency: str | None,
) -> None:
    for category, minor in planned.items():
        read_category(category)
        _planned(minor, name, currency)
        _put_line(unit, campaign_id, category, minor)


def _put_line(
    unit: UnitOfWork, campaign_id: int, category: str, minor: int | None
) -> None:
    if minor is None:
        unit.connection.execute(
            "DELETE FROM budget_line WHERE campaign_id=? AND category=?",
            (campaign_id, category),
        )
        return
    unit.connection.execute(
        "INSERT INTO budget_line(campaign_id, category, planned_minor) VALUES (?,?,?)"
        " ON CONFLICT(campaign_id, category) DO UPDATE SET"
        " planned_minor=excluded.planned_minor"
        " WHERE planned_minor<>excluded.planned_minor",
        (campaign_id, category, minor),
    )
