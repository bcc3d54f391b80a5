"""A workspace with content on its days, for the tests of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.builders import person

if TYPE_CHECKING:
    from store import Store

MONDAY = date(2026, 3, 2)
"""The day of these tests: in a month of six weeks, from a Sunday on."""
DAY = timedelta(days=1)


@dataclass
class Planned:
    """A workspace with campaigns and pieces of content on their days."""

    store: Store

    def campaign(self, name: str, brand: str = "") -> int:
        """A campaign by its name, made if it is not there."""
        known = {one.name: one.id for one in self.store.campaigns.all()}
        number = known.get(name) or self.store.campaigns.add(name)
        if brand:
            self.run("UPDATE campaign SET brand=? WHERE id=?", brand, number)
        return number

    def talk(self, name: str, campaign: str = "Spring") -> int:
        """The collaboration of somebody in a campaign, made if it is not there."""
        rows = self.store.database.read(
            "SELECT c.id FROM collaboration c JOIN influencer i ON i.id=c.influencer_id"
            " JOIN campaign g ON g.id=c.campaign_id WHERE i.name=? AND g.name=?",
            (name, campaign),
        )
        if rows:
            return int(rows[0][0])
        people = dict(self.store.database.read("SELECT name, id FROM influencer"))
        owner = people.get(name) or person(
            self.store.database, name, handle=f"h{len(people)}"
        )
        number = self.campaign(campaign)
        start = self.store.outreach.start
        return start([owner], number, stage="agreed", today=MONDAY)[0]

    def piece(
        self, name: str, live: date | None, state: str = "briefed", **columns: object
    ) -> int:
        """A piece of somebody, due or live on a day; its number."""
        campaign = str(columns.pop("campaign", "Spring"))
        values: dict[str, object] = {
            "collaboration_id": self.talk(name, campaign),
            "kind": "reel",
            "state": state,
            "state_since": MONDAY,
            "live_due_on": live,
            "live_on": live if state == "live" else None,
            "round": 0,
            "created_at": "2026-03-02T09:00:00Z",
            "updated_at": "2026-03-02T09:00:00Z",
            "version": 1,
        }
        values |= columns
        kept = [str(v) if isinstance(v, date) else v for v in values.values()]
        marks = ",".join("?" * len(kept))
        self.run(f"INSERT INTO deliverable({','.join(values)}) VALUES ({marks})", *kept)
        return int(self.store.database.read("SELECT max(id) FROM deliverable")[0][0])

    def contract(self, name: str, campaign: str, until: date) -> None:
        """Somebody works for a campaign alone until a day."""
        self.run(
            "INSERT INTO contract(collaboration_id, status, clauses, starts_on,"
            " exclusivity_until, created_at, updated_at, version)"
            " VALUES (?,'signed','','2026-01-01',?,'x','x',1)",
            self.talk(name, campaign),
            until.isoformat(),
        )

    def run(self, sql: str, *values: object) -> None:
        """Put something as it is to be."""
        with self.store.database.replaying(("campaigns",)) as connection:
            connection.execute(sql, values)

    def days_of(self, number: int) -> tuple[str | None, str | None]:
        """The day of the draft and of the post of a piece, as stored."""
        draft, live = self.store.database.read(
            "SELECT draft_due_on, live_due_on FROM deliverable WHERE id=?", (number,)
        )[0]
        return draft, live


def spring(plan: Planned) -> dict[str, int]:
    """A month of content in every state; name of the piece -> number."""

    def at(day: int, month: int = 3) -> date:
        return date(2026, month, day)

    made = {
        "live": plan.piece("Eli Noor", at(2), "live", title="Haul", kind="video"),
        "late": plan.piece("Ben Hale", at(1), "approved", title="Desk tour"),
        "today": plan.piece("김민수", at(2), "submitted", title="아침 루틴"),
        "first": plan.piece("Mina Park", at(5), "briefed", title="Morning routine"),
        "second": plan.piece("Mina Park", at(5), "drafting", kind="story"),
        "carmen": plan.piece(
            "Carmen Vidal",
            at(12),
            "changes_requested",
            title="Unboxing the calming toner",
            draft_due_on=at(9),
        ),
        "bound": plan.piece("이하늘", at(19), "approved", title="봄 피부 관리"),
        "far": plan.piece("Zoë 🌿 Green", at(27), "briefed", draft_due_on=at(20)),
        "april": plan.piece("Ana Luz", at(3, 4), "briefed", title="Market day"),
    }
    plan.contract("이하늘", "Summer", at(31))
    for number in range(9):
        plan.piece(f"Guest {number}", at(25), "briefed", kind="story")
    plan.piece("Ana Luz", None, "briefed")
    plan.piece("Ana Luz", at(13), "cancelled", reason="Ill")
    return made
