"""The demo's money: what its campaigns plan, spend and have paid, and own time."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store import commitments
from store.cost_rows import count_cost, insert_cost

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.engine import UnitOfWork

MONEY = Path(__file__).parent / "exchange" / "data" / "demo_budget.toml"

_DAYS = ("_on", "_day")
"""How the keys end that hold a day."""


@dataclass(slots=True)
class DemoMoney:
    """What money is told with; ``campaigns`` are by key, ``talks`` by handle."""

    unit: UnitOfWork
    today: date
    campaigns: Mapping[str, int]
    talks: Mapping[str, int]

    def tell(self) -> None:
        """Plan, spend, pay; the deals and parcels that were told before are costs."""
        told = tomllib.loads(MONEY.read_text(encoding="utf-8"))
        for rate in told["rate"]:
            self._insert("exchange_rate", self._dated(rate))
        for one in told["campaign"]:
            self._campaign(self.campaigns[one["key"]], one)
        commitments.settle(self.unit, sorted(self.talks.values()))
        for one in told["paid"]:
            values = self._dated(one)
            talk = self.talks[values.pop("with")]
            sets = ",".join(f"{name}=?" for name in values)
            self.unit.connection.execute(
                f"UPDATE cost SET state='paid', {sets} WHERE collaboration_id=?"
                " AND origin='fee'",
                (*values.values(), talk),
            )

    def _campaign(self, number: int, told: Mapping[str, Any]) -> None:
        owner = {"campaign_id": number}
        for category, minor in told["lines"].items():
            line = {"category": category, "planned_minor": minor}
            self._insert("budget_line", owner | line)
        for cost in told.get("cost", ()):
            values = owner | self._dated(cost)
            rate, minor, currency = count_cost(
                self.unit,
                number,
                values["amount_minor"],
                values["amount_currency"],
                values["on_day"],
            )
            counted = {"counted_minor": minor, "counted_currency": currency}
            insert_cost(self.unit, values | counted | {"exchange_rate": rate})
        for time in told.get("time", ()):
            stamps = {"created_at": self.unit.at, "updated_at": self.unit.at}
            values = owner | self._dated(time) | stamps
            self._insert("work_time", values | {"version": 1})

    def _dated(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of a table of the file, days counted from today."""
        return {
            name: (self.today + timedelta(days=value)).isoformat()
            if name.endswith(_DAYS)
            else value
            for name, value in told.items()
        }

    def _insert(self, table: str, values: Mapping[str, Any]) -> None:
        marks = ",".join("?" * len(values))
        self.unit.connection.execute(
            f"INSERT INTO {table}({','.join(values)}) VALUES ({marks})",
            tuple(values.values()),
        )
