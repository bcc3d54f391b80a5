"""Campaigns with sales, costs, hours and figures, as results are told of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.campaign_rows import CampaignDraft
from store.results import Results
from tests.builders import person
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database
    from store.result_rows import RoiTable

SPRING = 1
"""The number of the campaign."""

DAY = MONDAY.isoformat()

REFERENCE = (
    ("facebook", 3_174, 500, 400),
    ("linkedin", 580, 135, 500),
    ("x", 202, 0, 150),
    ("youtube", 198, 0, 300),
)
"""The field's own example: channel, conversions, spent, hours."""


@dataclass
class Books:
    """Everything a test of results asks for."""

    of: Desks
    results: Results

    @property
    def database(self) -> Database:
        """The workspace."""
        return self.of.database

    def put(self, table: str, **columns: Any) -> int:
        """A row of what another desk keeps; its number."""
        with self.database.writing("Row", ("results",)) as unit:
            stamps = {"created_at": unit.at, "updated_at": unit.at, "version": 1}
            values = columns if table in _PLAIN else columns | stamps
            marks = ",".join("?" * len(values))
            return (
                unit.connection.execute(
                    f"INSERT INTO {table}({','.join(values)}) VALUES ({marks})",
                    (*values.values(),),
                ).lastrowid
                or 0
            )

    def campaign(self, name: str, **columns: Any) -> int:
        """A campaign more."""
        return self.of.campaigns.create(CampaignDraft(name, **columns))

    def frame(self, campaign: int = SPRING, **columns: object) -> None:
        """Put columns of a campaign as they are to be."""
        with self.database.writing("Frame", ("campaigns",)) as unit:
            for name, value in columns.items():
                unit.connection.execute(
                    f"UPDATE campaign SET {name}=? WHERE id=?", (value, campaign)
                )

    def join(self, name: str, campaign: int | None = SPRING, **typed: str) -> int:
        """Somebody new in a campaign; the number of the collaboration."""
        owner = person(self.database, name, **typed)  # type: ignore[arg-type]
        return self.of.outreach.start([owner], campaign, today=MONDAY)[0]

    def sold(self, amount: int | None, quantity: int = 1, **columns: Any) -> int:
        """Conversions worth an amount in minor units; None where nobody knows."""
        given = {
            "campaign_id": SPRING,
            "on_day": DAY,
            "kind": "purchase",
            "status": "paid",
            "source": "typed",
            "amount_currency": "USD",
            "counted_currency": "USD",
        } | columns
        is_known = amount is not None
        code = given["amount_currency"] if is_known else None
        counted = given.pop("counted_currency") if is_known else None
        if counted is None:
            given.pop("counted_currency", None)
        worth = given.pop("counted_minor", amount) if counted else None
        owner = given.get("collaboration_id")
        return self.put(
            "conversion",
            **{"attributed_by": "manual" if owner else "none"}
            | given
            | {
                "quantity": quantity,
                "amount_minor": amount,
                "amount_currency": code,
                "counted_minor": worth,
                "counted_currency": counted,
            },
        )

    def spent(self, amount: int, **columns: Any) -> int:
        """A cost in minor units, promised unless it says otherwise."""
        given = {
            "campaign_id": SPRING,
            "on_day": DAY,
            "category": "boost",
            "state": "committed",
            "amount_currency": "USD",
            "counted_minor": amount,
            "counted_currency": "USD",
        } | columns
        return self.put("cost", amount_minor=amount, **given)

    def worked(self, minutes: int, **columns: Any) -> int:
        """Own time, at the rate of the campaign unless it says otherwise."""
        given = {"campaign_id": SPRING, "on_day": DAY} | columns
        return self.put("work_time", minutes=minutes, **given)

    def post(self, talk: int, kind: str = "reel", **columns: Any) -> int:
        """A piece of content that is live."""
        given = {"state": "live", "state_since": DAY, "live_on": DAY, "round": 0}
        return self.put(
            "deliverable", collaboration_id=talk, kind=kind, **given | columns
        )

    def read(self, piece: int | None = None, **columns: Any) -> int:
        """Figures of a piece, or of whatever the columns say."""
        given = {"on_day": DAY, "window": "total", "source": "verified"} | columns
        return self.put("reading", deliverable_id=piece, **given)

    def table(self, by: str = "channel", **asked: Any) -> RoiTable:
        """The only table of results of Spring."""
        (found,) = self.results.roi(by, **{"campaign_id": SPRING} | asked)
        return found

    def reference(self) -> None:
        """The example: one of them is worth 17.50, an hour costs 50.00."""
        for channel, conversions, spent, hours in REFERENCE:
            self.sold(conversions * 1750, conversions, channel=channel)
            if spent:
                self.spent(spent * 100, channel=channel)
            self.worked(hours * 60, channel=channel)
        self.put("channel_name", channel="x", written="Twitter")


_PLAIN = frozenset({"channel_name", "emv_rate", "target", "account_reading"})
"""Tables whose rows say nothing of when they were made."""


@contextmanager
def books() -> Iterator[Books]:
    """A workspace with Spring, counted in dollars, at 50.00 for an hour."""
    with desks() as opened:
        opened.campaigns.create(
            CampaignDraft("Spring", currency="USD", hourly_rate_minor=5_000)
        )
        yield Books(opened, Results(opened.database, opened.settings))
