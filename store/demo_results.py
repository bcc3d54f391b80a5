"""The demo's results: sales, figures, the brand; whose a sale is the rules say."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.attribution_rows import settled_rows
from store.rules import utm
from store.rules.codes import code_key
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from store.engine import UnitOfWork

RESULTS = Path(__file__).parent / "exchange" / "data" / "demo_results.toml"

_DAYS = ("_on", "_day")
"""How the keys end that hold a day."""

_PARTED = ("orders", "counts", "refs", "from", "link", "clicked", "goal")
"""What of a sale is no column of its own."""


@dataclass(slots=True)
class DemoResults:
    """What results are told with; ``campaigns`` are by key, ``talks`` by handle."""

    unit: UnitOfWork
    today: date
    campaigns: Mapping[str, int]
    talks: Mapping[str, int]
    _goals: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Number and kind of each goal, by its key."""

    def tell(self) -> None:
        """Sell, measure and look around, as the file says."""
        told = tomllib.loads(RESULTS.read_text(encoding="utf-8"))
        for code in told["shared_codes"]:
            self._insert("shared_code", {"code": code, "code_key": code_key(code)})
        for price in told["emv"]:
            self._insert("emv_rate", price)
        for goal in told["goal"]:
            self._goal(goal)
        sold = [row for sale in told["sale"] for row in self._sold(sale)]
        for row in settled_rows(self.unit.connection, sold):
            self._insert("conversion", row)
        for days in told["days"]:
            self._measure(days)
        for reading in told["reading"]:
            self._read(reading)
        for table, key in _PLACED.items():
            for row in told[key]:
                usual = self._stamps() if table != "report" else {}
                usual |= {"source": "verified"} if table == "brand_reading" else {}
                self._insert(table, usual | self._placed(row))

    def _goal(self, told: Mapping[str, Any]) -> None:
        values = self._placed(told)
        key, kind = values.pop("key"), values["kind"]
        values["name_key"] = fold(values["name"])
        self._goals[key] = (
            self._insert("conversion_goal", values | self._stamps()),
            kind,
        )

    def _sold(self, told: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
        """The conversions of one sale of the file."""
        goal, kind = self._goals[told["goal"]]
        usual = {name: value for name, value in told.items() if name not in _PARTED}
        usual = self._placed(usual) | self._stamps()
        currency = usual.pop("currency", None) or self._currency(usual["campaign_id"])
        usual |= {"goal_id": goal, "kind": kind, "status": told.get("status", "paid")}
        usual |= {"quantity": 1, "refunded_minor": 0, "attributed_by": "none"}
        if "link" in told:
            usual["url"] = self._link(told["link"])
        if "url" in usual:
            parts = utm.read(usual["url"])
            found = {f"utm_{name}": getattr(parts, name) or None for name in utm.PARTS}
            usual |= found
        for away, (quantity,) in _by_day(told.get("counts", "")):
            yield usual | self._when(away, told) | {"quantity": int(quantity)}
        days = _by_day(told.get("orders", ""))
        orders = [(away, order) for away, several in days for order in several]
        for place, (away, order) in enumerate(orders):
            gross, _, back = order.partition("-")
            refunded = int(back or 0)
            state = "refunded" if back == gross else "partly_refunded"
            yield (
                usual
                | self._when(away, told)
                | {
                    "order_ref": told["refs"].format(told["from"] + place),
                    "gross_minor": int(gross),
                    "amount_currency": currency,
                    "refunded_minor": refunded,
                    "status": state if refunded else usual["status"],
                }
            )

    def _when(self, away: int, told: Mapping[str, Any]) -> dict[str, Any]:
        """The day of a conversion, and of the click so many days before it."""
        found = {"on_day": self._day(away)}
        if "clicked" in told:
            found["clicked_on"] = self._day(away - told["clicked"])
        return found

    def _measure(self, told: Mapping[str, Any]) -> None:
        """Figures of a channel, one day after the other."""
        names, currency = told["figures"], told["currency"]
        usual = {name: told[name] for name in ("channel", "label", "source")}
        usual |= {"campaign_id": self.campaigns[told["campaign"]], "window": "24h"}
        for away, figures in _by_day(told["rows"]):
            counted = map(int, figures)
            row = usual | dict(zip(names, counted, strict=True)) | self._stamps()
            row |= {"on_day": self._day(away), "spend_currency": currency}
            self._insert("reading", row)

    def _read(self, told: Mapping[str, Any]) -> None:
        """Figures of a piece by its title, or of a channel."""
        values = self._placed(told)
        if "piece" in values:
            values["deliverable_id"] = self._one(
                "SELECT id FROM deliverable WHERE title=?", values.pop("piece")
            )
        self._insert("reading", values | self._stamps())

    def _link(self, handle: str) -> str:
        sql = "SELECT url FROM tracked_link WHERE collaboration_id=?"
        return str(self._one(sql, self.talks[handle]))

    def _currency(self, campaign: int) -> str:
        return str(self._one("SELECT currency FROM campaign WHERE id=?", campaign))

    def _one(self, sql: str, value: object) -> object:
        return self.unit.connection.execute(sql, (value,)).fetchone()[0]

    def _placed(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of a table of the file: its campaign, days counted from today."""
        values = {
            name: self._day(value) if name.endswith(_DAYS) else value
            for name, value in told.items()
        }
        if "campaign" in values:
            values["campaign_id"] = self.campaigns[values.pop("campaign")]
        return values

    def _day(self, away: int) -> str:
        return (self.today + timedelta(days=away)).isoformat()

    def _stamps(self) -> dict[str, Any]:
        return {"created_at": self.unit.at, "updated_at": self.unit.at, "version": 1}

    def _insert(self, table: str, values: Mapping[str, Any]) -> int:
        marks = ",".join("?" * len(values))
        row = self.unit.connection.execute(
            f"INSERT INTO {table}({','.join(values)}) VALUES ({marks})",
            tuple(values.values()),
        )
        return row.lastrowid or 0


def _by_day(text: str) -> list[tuple[int, list[str]]]:
    """What is told of each day, in a line of text: a long list takes TOML too long."""
    found = []
    for part in filter(str.strip, text.split(";")):
        away, _, words = part.partition(":")
        found.append((int(away), words.split()))
    return found


_PLACED = {"brand_reading": "brand", "mention": "mention", "report": "report"}
"""Tables whose rows stand in the file as they are, and under which key."""
