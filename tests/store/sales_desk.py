"""Two campaigns with people in them, and the desks of what customers did."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from store.attribution import Attribution
from store.campaign_rows import CampaignDraft
from store.conversion_list import ConversionList
from store.conversions import ConversionDraft, Conversions
from store.goals import Goals
from store.links import LinkDraft, Links
from store.rates import Rates
from store.result_lines import differences
from tests.store.cost_desk import cents, won
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.conversion_rows import ConversionRow
    from store.engine import Database
    from store.rules.money import Money

__all__ = [
    "AUTUMN",
    "LUNA",
    "MINA",
    "MINA_AGAIN",
    "MONDAY",
    "SHOP",
    "SPRING",
    "Sales",
    "cents",
    "days",
    "sales",
    "won",
]

SPRING, AUTUMN = 1, 2
"""The campaigns: counted in won, and in dollars."""

MINA, LUNA, MINA_AGAIN = 1, 2, 3
"""The collaborations: both in Spring, and Mina once more in Autumn."""

SHOP = "https://shop.example/toner"


@dataclass
class Sales:
    """Everything a test of conversions asks for."""

    of: Desks
    conversions: Conversions
    goals: Goals
    attribution: Attribution
    links: Links
    rates: Rates
    list: ConversionList
    first: int = 0
    """The last step that was done before the test began."""

    @property
    def database(self) -> Database:
        """The workspace."""
        return self.of.database

    def sale(self, amount: Money | int | None = 1_000, **typed: Any) -> int:
        """A conversion, in won and on Monday unless it says otherwise."""
        money = won(amount) if isinstance(amount, int) else amount
        given: dict[str, Any] = {"on_day": MONDAY} | typed
        return self.conversions.add(ConversionDraft(amount=money, **given))

    def one(self, number: int) -> ConversionRow:
        """A conversion as it is kept now."""
        return self.conversions.one(number)

    def whose(self, number: int) -> tuple[int | None, str]:
        """Whose it is, and how that is known."""
        row = self.one(number)
        return row.collaboration_id, row.attributed_by

    def code(self, talk: int, code: str) -> None:
        """Give somebody a code, or take it with ""."""
        version = self.of.conversation(talk).version
        self.of.deals.edit(talk, version, {"promo_code": code})

    def link(self, talk: int, **parts: str) -> int:
        """A tracked link of somebody, with these parts."""
        words = "&".join(f"utm_{name}={word}" for name, word in parts.items())
        return self.links.save(talk, LinkDraft(f"{SHOP}?{words}" if words else SHOP))

    def put(self, **columns: object) -> int:
        """A conversion as an import makes one: as a row, then settled."""
        from store.attribution_rows import settle
        from store.conversion_rows import insert_conversion

        usual: dict[str, object] = {
            "kind": "purchase",
            "on_day": MONDAY.isoformat(),
            "quantity": 1,
            "gross_minor": 1_000,
            "amount_currency": "KRW",
            "status": "paid",
            "attributed_by": "none",
            "source": "file",
        }
        with self.database.writing("Imported", ("results",)) as unit:
            number = insert_conversion(unit, usual | columns)
            settle(unit, "v.id>=?", (number,))
        return number

    def said(self) -> str:
        """What the last step of the history says."""
        step = self.of.history.units(1)[0]
        return step.label.format(**step.detail)

    def undo(self) -> None:
        """Take the last step back."""
        self.of.history.undo()

    def is_whole(self) -> bool:
        """Whether all sums and lines are what the rows make, and nothing moves."""
        from store import totals

        return not (
            totals.differences(self.database.reader)
            or differences(self.database.reader)
        )


@contextmanager
def sales() -> Iterator[Sales]:
    """A workspace with Spring and Autumn, with Mina in both and Luna in Spring."""
    with desks() as opened:
        opened.campaigns.create(CampaignDraft("Spring", currency="KRW"))
        opened.campaigns.create(CampaignDraft("Autumn", currency="USD"))
        mina = opened.person("Mina", handle="mina.glow")
        luna = opened.person("Luna", platform="tiktok", handle="luna")
        opened.outreach.start([mina, luna], SPRING, today=MONDAY)
        opened.outreach.start([mina], AUTUMN, today=MONDAY)
        database = opened.database
        yield Sales(
            opened,
            Conversions(database),
            Goals(database),
            Attribution(database),
            Links(database),
            Rates(database),
            ConversionList(database, opened.settings),
            opened.history.newest(),
        )


def days(day: date, count: int) -> date:
    """So many days after a day."""
    return day + timedelta(days=count)
