"""A campaign in won with somebody agreed in it, and the desks of money."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.budget import Budget
from store.campaign_rows import CampaignDraft
from store.costs import CostDraft, Costs
from store.rates import Rates
from store.rules.money import Money
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.cost_rows import CostRow
    from store.engine import Database
    from store.rules.spend import Figures

__all__ = ["MINA", "MONDAY", "SPRING", "Till", "cents", "tills", "won"]

SPRING, MINA = 1, 1
"""The number of the campaign, and of the collaboration in it."""


def won(amount: int) -> Money:
    """An amount in won."""
    return Money(amount, "KRW")


def cents(amount: int) -> Money:
    """An amount in US cents."""
    return Money(amount, "USD")


@dataclass
class Till:
    """Everything a test of costs asks for."""

    of: Desks
    costs: Costs
    budget: Budget
    rates: Rates
    first: int = 0
    """The last step that was done before the test began."""

    @property
    def database(self) -> Database:
        """The workspace."""
        return self.of.database

    def cost(self, amount: Money | int, **typed: Any) -> int:
        """A typed cost, of Spring and for tools unless it says otherwise."""
        money = won(amount) if isinstance(amount, int) else amount
        usual = {"category": "tools", "on_day": MONDAY, "campaign_id": SPRING}
        given: dict[str, Any] = usual | typed
        return self.costs.add(CostDraft(amount=money, **given))

    def one(self, cost_id: int) -> CostRow:
        """A cost as it is kept now."""
        return self.costs.one(cost_id)

    def figures(self, campaign_id: int | None = SPRING) -> Figures:
        """The four figures of a campaign."""
        return self.budget.figures(campaign_id).figures

    def agree(self, amount: Money, number: int = MINA) -> CostRow:
        """A fee agreed on, and the cost that comes of it."""
        self.of.deals.amount(number, "agreed", amount, today=MONDAY)
        return next(
            row for row in self.costs.of_collaboration(number) if row.origin == "fee"
        )

    def frame(self, **columns: object) -> None:
        """Put columns of the campaign as they are to be."""
        with self.database.writing("Frame", ("campaigns",)) as unit:
            for name, value in columns.items():
                unit.connection.execute(
                    f"UPDATE campaign SET {name}=? WHERE id=?", (value, SPRING)
                )

    def time(self, minutes: int, rate: Money | None = None, **columns: object) -> None:
        """Own time on Spring."""
        values = {
            "campaign_id": SPRING,
            "on_day": MONDAY.isoformat(),
            "minutes": minutes,
            "hourly_rate_minor": rate and rate.minor,
            "hourly_rate_currency": rate and rate.currency,
            "version": 1,
        } | columns
        with self.database.writing("Worked", ("budget",)) as unit:
            stamps = {"created_at": unit.at, "updated_at": unit.at}
            row = values | stamps
            unit.connection.execute(
                f"INSERT INTO work_time({','.join(row)})"
                f" VALUES ({','.join('?' * len(row))})",
                tuple(row.values()),
            )

    def said(self) -> str:
        """What the last step of the history says."""
        step = self.of.history.units(1)[0]
        return step.label.format(**step.detail)

    def undo(self) -> None:
        """Take the last step back."""
        self.of.history.undo()


@contextmanager
def tills() -> Iterator[Till]:
    """A workspace with Spring, counted in won, and Mina who is talking."""
    with desks() as opened:
        opened.campaigns.create(CampaignDraft("Spring", currency="KRW"))
        owner = opened.person("Mina")
        opened.outreach.start([owner], SPRING, today=MONDAY)
        database = opened.database
        yield Till(opened, Costs(database), Budget(database), Rates(database))
