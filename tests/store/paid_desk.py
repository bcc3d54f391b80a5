"""A workspace with people whose fees were agreed on, and the desks that pay them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.budget import Budget
from store.commissions import Commissions
from store.costs import CostDraft, Costs
from store.payees import PayeeDraft, Payees
from store.payments import Payments
from store.rules.money import Money
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.cost_rows import CostRow
    from store.engine import Database

__all__ = ["DAY", "MINA", "MONDAY", "PaidDesk", "paid_desks", "won"]

MINA = PayeeDraft("Kim Mina", "individual", "900101", "3.3", "", "Hana", "110-22")
"""Everything that is needed to pay an individual."""


def won(minor: int) -> Money:
    """An amount of won."""
    return Money(minor, "KRW")


@dataclass
class PaidDesk:
    """The desks, and short ways to come to what a test is about."""

    agreed: Agreed
    payments: Payments
    payees: Payees
    commissions: Commissions
    costs: Costs
    budget: Budget

    @property
    def database(self) -> Database:
        """The file under the desks."""
        return self.agreed.desks.database

    def fee(self, amount: Money, name: str = "Mina", *, live: bool = True) -> int:
        """The cost of a fee that was agreed on, its content live or only promised."""
        agreed = self.agreed
        if live:
            url = f"https://www.instagram.com/reel/{name}/"
            agreed.live(name=name, url=url)
        else:
            agreed.piece(name)
        talk = self.talk(name)
        agreed.desks.deals.amount(talk, "agreed", amount, today=MONDAY)
        return self.costs.of_collaboration(talk)[0].id

    def talk(self, name: str = "Mina") -> int:
        """The collaboration with somebody."""
        rows = self.database.read(
            "SELECT c.id FROM collaboration c JOIN influencer i"
            " ON i.id=c.influencer_id WHERE i.name=?",
            (name,),
        )
        return int(rows[0][0])

    def person(self, name: str = "Mina") -> int:
        """The number of somebody."""
        rows = self.database.read("SELECT id FROM influencer WHERE name=?", (name,))
        return int(rows[0][0])

    def bill(self, amount: Money, description: str = "Retouching", **more: str) -> int:
        """A cost that was typed."""
        draft = CostDraft(
            "production",
            amount,
            MONDAY,
            description=description,
            **more,  # type: ignore[arg-type]
        )
        return self.costs.add(draft)

    def rows(self) -> tuple[CostRow, ...]:
        """All costs, the oldest first."""
        numbers = self.database.read("SELECT id FROM cost ORDER BY id")
        return tuple(self.costs.one(number) for (number,) in numbers)

    def undo(self) -> str:
        """Take the last step back; gives what it was called."""
        step = self.agreed.desks.history.undo()
        return step.label.format(**step.detail)


@contextmanager
def paid_desks() -> Iterator[PaidDesk]:
    """A workspace with one campaign in won, and its desks."""
    with agreed_desks() as agreed:
        database, settings = agreed.desks.database, agreed.desks.settings
        agreed.campaign("Spring", currency="KRW", budget_minor="10000000")
        yield PaidDesk(
            agreed=agreed,
            payments=Payments(database, settings),
            payees=Payees(database, settings),
            commissions=Commissions(database),
            costs=Costs(database),
            budget=Budget(database),
        )
