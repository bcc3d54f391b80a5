"""A workspace with people in a campaign, and the desks of contracts and content."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.compliance import Compliance
from store.contracts import ContractDraft, Contracts
from store.deliverables import DeliverableDraft, Deliverables
from store.live_checks import LiveChecks
from store.parcels import Parcels
from store.readings import Readings
from store.reviews import Reviews
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.agenda import DueItem

__all__ = ["DAY", "MONDAY", "POST", "Agreed", "agreed_desks"]

DAY = timedelta(days=1)
FAR = 200 * DAY
SIGNED = ContractDraft("signed")
POST = "https://www.instagram.com/reel/Made1up/"


@dataclass
class Agreed:
    """The desks, and short ways to come to what a test is about."""

    desks: Desks
    contracts: Contracts
    deliverables: Deliverables
    parcels: Parcels
    reviews: Reviews
    compliance: Compliance
    live_checks: LiveChecks
    readings: Readings

    def piece(
        self,
        name: str = "Mina",
        *,
        kind: str = "reel",
        contract: ContractDraft | None = SIGNED,
        campaign: str = "Spring",
    ) -> int:
        """A piece of content of somebody whose contract is signed, or not."""
        talk = self.agreed(name, campaign=campaign)
        if contract is not None:
            self.contracts.save(talk, contract, today=MONDAY)
        draft = DeliverableDraft(kind, "Morning routine")
        return self.deliverables.add([talk], draft, today=MONDAY)[0]

    def live(self, on: date = MONDAY, *, url: str = POST, **wanted: str) -> int:
        """A piece that is live since a day."""
        number = self.piece(**wanted)  # type: ignore[arg-type]
        self.deliverables.go_live(number, url=url, on=on, today=on)
        return number

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
            desks=opened,
            contracts=Contracts(database),
            deliverables=Deliverables(database),
            parcels=Parcels(database),
            reviews=Reviews(database, opened.settings),
            compliance=Compliance(database, opened.settings),
            live_checks=LiveChecks(database),
            readings=Readings(database),
        )
