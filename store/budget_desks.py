"""The desks of money: plans, costs, payments, own time; each loaded when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.budget import Budget
    from store.commissions import Commissions
    from store.costs import Costs
    from store.engine import Database
    from store.ledger import Ledger
    from store.payees import Payees
    from store.payments import Payments
    from store.rates import Rates
    from store.settings import Settings
    from store.work_time import WorkTimes


class BudgetDesks:
    """What a store has for money and for own time."""

    database: Database

    @property
    def settings(self) -> Settings:
        """The desk for the programme's own figures."""
        raise NotImplementedError

    @cached_property
    def budget(self) -> Budget:
        """The desk for what is planned, and the four figures."""
        from store.budget import Budget  # noqa: PLC0415

        return Budget(self.database)

    @cached_property
    def costs(self) -> Costs:
        """The desk for single costs."""
        from store.costs import Costs  # noqa: PLC0415

        return Costs(self.database)

    @cached_property
    def rates(self) -> Rates:
        """The desk for what one currency is worth in another."""
        from store.rates import Rates  # noqa: PLC0415

        return Rates(self.database)

    @cached_property
    def ledger(self) -> Ledger:
        """The desk for costs as a list."""
        from store.ledger import Ledger  # noqa: PLC0415

        return Ledger(self.database, self.settings)

    @cached_property
    def payments(self) -> Payments:
        """The desk for what is paid, and when."""
        from store.payments import Payments  # noqa: PLC0415

        return Payments(self.database, self.settings)

    @cached_property
    def payees(self) -> Payees:
        """The desk for what is needed to pay somebody."""
        from store.payees import Payees  # noqa: PLC0415

        return Payees(self.database, self.settings)

    @cached_property
    def commissions(self) -> Commissions:
        """The desk for shares in sales."""
        from store.commissions import Commissions  # noqa: PLC0415

        return Commissions(self.database)

    @cached_property
    def work_time(self) -> WorkTimes:
        """The desk for own time."""
        from store.work_time import WorkTimes  # noqa: PLC0415

        return WorkTimes(self.database)
