"""A workspace with people in a campaign, and the desks of contracts and content."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.contracts import Contracts
from store.deliverables import Deliverables
from store.parcels import Parcels
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.agenda import DueItem

__all__ = ["DAY", "MONDAY", "Agreed", "agreed_desks"]

DAY = timedelta(days=1)
FAR = 200 * DAY


@dataclass
class Agreed:
    """The desks, and short ways to come to what a test is about."""

    desks: Desks
    contracts: Contracts
    deliverables: Deliverables
    parcels: Parcels

    def agreed(
        self,
        name: str = "Mina",
        *,
        campaign: str | None = "Spring",
        on: date = MONDAY,
        kind: str = "paid",
    ) -> int:
        """Somebody who agreed on a day; their own next step is far off."""
        desk = self.desks
        owner = next(
            (one for one, called in self._people() if called == name), None
        ) or desk.person(name)
        number = None if campaign is None else self.campaign(campaign)
        (talk,) = desk.outreach.start([owner], number, stage="agreed", today=on)
        desk.outreach.plan([talk], MONDAY + FAR, "say thanks", today=on)
        version = desk.conversation(talk).version
        desk.deals.edit(talk, version, {"deal_kind": kind})
        return talk

    def campaign(self, name: str, **days: str | None) -> int:
        """A campaign by its name, made if it is not there; days and more are set."""
        desk = self.desks
        known = {one.name: one.id for one in desk.campaigns.all()}
        number = known.get(name) or desk.campaigns.add(name)
        for column, value in days.items():
            with desk.database.replaying(("campaigns",)) as connection:
                connection.execute(
                    f"UPDATE campaign SET {column}=? WHERE id=?", (value, number)
                )
        return number

    def due(self, today: date = MONDAY) -> tuple[DueItem, ...]:
        """The list of a day."""
        agenda = self.desks.agenda
        return agenda.rows(agenda.order(today), today)

    def _people(self) -> list[tuple[int, str]]:
        rows = self.desks.database.read("SELECT id, name FROM influencer")
        return [(number, name) for number, name in rows]


@contextmanager
def agreed_desks() -> Iterator[Agreed]:
    """An empty workspace and its desks."""
    with desks() as opened:
        database = opened.database
        yield Agreed(
            opened, Contracts(database), Deliverables(database), Parcels(database)
        )
