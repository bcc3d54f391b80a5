"""A campaign with people in it, and the desks that send, link and line up."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.campaign_people import CampaignPeople
from store.lineup import LineUps
from store.links import Links
from store.parcels import Parcels
from tests.builders import person
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import Database


@dataclass
class CampaignDesks:
    """Everything a test of a campaign's people asks for."""

    of: Desks
    parcels: Parcels
    links: Links
    lineup: LineUps
    people: CampaignPeople
    campaign: int
    """The number of the campaign Spring."""

    @property
    def database(self) -> Database:
        """The workspace."""
        return self.of.database

    def join(self, name: str, handle: str = "", platform: str = "") -> int:
        """Somebody new in the campaign; the number of the collaboration."""
        owner = person(self.database, name, handle=handle, platform=platform)
        return self.of.outreach.start([owner], self.campaign, today=MONDAY)[0]

    def frame(self, **columns: object) -> None:
        """Put columns of the campaign as they are to be."""
        with self.database.writing("Frame", ("campaigns",)) as unit:
            for name, value in columns.items():
                unit.connection.execute(f"UPDATE campaign SET {name}=?", (value,))

    def put(self, table: str, **columns: object) -> None:
        """A row of what another desk keeps."""
        with self.database.writing("Row", ("campaigns",)) as unit:
            stamps = {"created_at": unit.at, "updated_at": unit.at, "version": 1}
            values = columns | stamps
            marks = ",".join("?" * len(values))
            unit.connection.execute(
                f"INSERT INTO {table}({','.join(values)}) VALUES ({marks})",
                (*values.values(),),
            )

    def piece(self, collaboration_id: int, state: str, live_on: str | None) -> None:
        """A piece of content in a state."""
        self.put(
            "deliverable",
            collaboration_id=collaboration_id,
            kind="reel",
            state=state,
            state_since="2026-03-02",
            live_on=live_on,
            round=0,
        )

    def undo(self) -> str:
        """Take the last step back; what it was."""
        step = self.of.history.undo()
        return step.label.format(**step.detail)


@contextmanager
def campaign_desks() -> Iterator[CampaignDesks]:
    """A workspace with the campaign Spring and nobody in it."""
    with desks() as opened:
        database, settings = opened.database, opened.settings
        yield CampaignDesks(
            of=opened,
            parcels=Parcels(database),
            links=Links(database),
            lineup=LineUps(database, settings),
            people=CampaignPeople(database, settings),
            campaign=opened.campaigns.add("Spring"),
        )
