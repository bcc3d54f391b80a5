"""The demo's campaigns: their frame, and what the conversations in them led to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.campaign_rows import insert_frame, read_goals
from store.going_live import Seen, make_live
from store.right_rows import settle_rights
from store.rules import utm
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import UnitOfWork

CAMPAIGNS = Path(__file__).parent / "exchange" / "data" / "demo_campaigns.toml"

_PARTS = ("targets", "mark", "candidate")
"""What stands in tables of its own beside a campaign."""

_TABLES = {
    "contract": "contract",
    "parcel": "shipment",
    "piece": "deliverable",
    "breach": "breach",
    "right": "usage_right",
    "asset": "asset",
}
"""What stands in tables of its own beside a conversation, and in which."""

_OF_PIECE = {"review": "review", "reading": "reading"}
"""What stands in tables of its own beside a piece of content, and in which."""

_STAMPED = frozenset(_TABLES.values()) | {"reading"}
"""Tables whose rows say when they were made."""

_USUAL: dict[str, dict[str, Any]] = {
    "shipment": {"quantity": 1},
    "deliverable": {"round": 0},
}
"""What a row has when the file does not say otherwise."""

_DAYS = ("_on", "_until", "_day", "_since")
"""How the columns end that hold a day."""


@dataclass(slots=True)
class DemoCampaigns:
    """What campaigns are made with; ``people`` and ``accounts`` are by handle."""

    unit: UnitOfWork
    today: date
    people: Mapping[str, int]
    accounts: Mapping[str, int]
    told: Mapping[str, Sequence[Mapping[str, Any]]] = field(
        default_factory=lambda: tomllib.loads(CAMPAIGNS.read_text(encoding="utf-8"))
    )

    def begin(self) -> dict[str, int]:
        """Make every campaign with its brief, goals, marks and line-up; by its key."""
        return {one["key"]: self._campaign(one) for one in self.told["campaign"]}

    def furnish(self, talks: Mapping[str, int]) -> None:
        """Add products, contracts, parcels, content, links and decisions.

        ``talks`` are the conversations by the handle they are told of.
        """
        products = {one["key"]: self._product(one) for one in self.told["product"]}
        for one in self.told["talk"]:
            number = talks[one["with"]]
            self._terms(number, one)
            for part, table in _TABLES.items():
                for row in one.get(part, ()):
                    values = _USUAL.get(table, {}) | self._dated(row)
                    values["collaboration_id"] = number
                    if "product" in values:
                        values["product_id"] = products[values.pop("product")]
                    if "on" in values:
                        values["account_id"] = self.accounts[values.pop("on")]
                    if table == "asset":
                        values["influencer_id"] = self.people[one["with"]]
                    self._put(table, values)
            settle_rights(self.unit, number, self.today)

    def _put(self, table: str, values: dict[str, Any]) -> None:
        """Insert a row, and of a piece of content all that belongs to it."""
        parts = {name: values.pop(name, ()) for name in (*_OF_PIECE, "well", "looked")}
        number = self._insert(table, values | self._stamps())
        if table != "deliverable":
            return
        for name, inside in _OF_PIECE.items():
            for row in parts[name]:
                stamps = self._stamps() if inside in _STAMPED else {}
                told = self._dated(row) | {"deliverable_id": number}
                self._insert(inside, told | stamps)
        if values["state"] == "live":
            self._go_live(number, values, parts["looked"] or 0)
        since = {"on_day": values["state_since"], "deliverable_id": number}
        for item in parts["well"]:
            self._insert("compliance_check", since | {"item": item, "ok": 1})

    def _go_live(self, number: int, piece: Mapping[str, Any], looked: int) -> None:
        """Let follow what follows; looks until so many days after it were made."""
        on = date.fromisoformat(piece["live_on"])
        make_live(self.unit, number, "", Seen(piece["post_url"], on, on))
        self.unit.connection.execute(
            "UPDATE live_check SET on_day=due_on, live=1, labelled=1"
            " WHERE deliverable_id=? AND after_days<=?",
            (number, looked),
        )

    def _campaign(self, told: Mapping[str, Any]) -> int:
        frame = {
            name: value
            for name, value in self._dated(told).items()
            if name != "key" and name not in _PARTS
        }
        number = insert_frame(self.unit, frame)
        goals = {name: Decimal(goal) for name, goal in told["targets"].items()}
        for metric, goal in read_goals(goals, frame["currency"]).items():
            target = {"campaign_id": number, "metric": metric, "goal": goal}
            self._insert("target", target)
        for mark in told.get("mark", ()):
            values = self._dated(mark) | {"campaign_id": number}
            self._insert("checklist_mark", values)
        for one in told.get("candidate", ()):
            values = dict(one) | {"campaign_id": number}
            values["influencer_id"] = self.people[values.pop("with")]
            self._insert("candidate", values)
        return number

    def _product(self, told: Mapping[str, Any]) -> int:
        values = {name: value for name, value in told.items() if name != "key"}
        key = {"name_key": fold(told["name"])}
        return self._insert("product", values | key | self._stamps())

    def _terms(self, number: int, told: Mapping[str, Any]) -> None:
        """What a conversation says of itself, and its link to the landing page."""
        names = ("deal_kind", "commission_percent", "promo_code")
        said = [told.get(name) for name in (*names, "decision", "decision_reason")]
        self.unit.connection.execute(
            "UPDATE collaboration SET deal_kind=?, commission_percent=?, promo_code=?,"
            " decision=?, decision_reason=? WHERE id=?",
            (*said, number),
        )
        if not told.get("link"):
            return
        campaign, page, platform = self.unit.connection.execute(
            "SELECT g.name, g.landing_url, a.platform FROM collaboration c"
            " JOIN campaign g ON g.id=c.campaign_id JOIN account a ON a.id=?"
            " WHERE c.id=?",
            (self.accounts[told["with"]], number),
        ).fetchone()
        parts = utm.proposed(platform, campaign, told["with"])
        values = {f"utm_{name}": getattr(parts, name) or None for name in utm.PARTS}
        values |= {"collaboration_id": number, "url": utm.build(page, parts)}
        self._insert("tracked_link", values | self._stamps())

    def _dated(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of a table of the file, days counted from today."""
        return {
            name: (self.today + timedelta(days=value)).isoformat()
            if name.endswith(_DAYS)
            else value
            for name, value in told.items()
        }

    def _stamps(self) -> dict[str, Any]:
        return {"created_at": self.unit.at, "updated_at": self.unit.at, "version": 1}

    def _insert(self, table: str, values: Mapping[str, Any]) -> int:
        marks = ",".join("?" * len(values))
        row = self.unit.connection.execute(
            f"INSERT INTO {table}({','.join(values)}) VALUES ({marks})",
            tuple(values.values()),
        )
        return row.lastrowid or 0
