"""The demo's conversations: told day by day through the rules that real ones follow."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.deals import put_amount
from store.demo_campaigns import DemoCampaigns
from store.demo_money import DemoMoney
from store.demo_results import DemoResults
from store.outreach_rows import Book, Said, insert_task
from store.rules.flow import State, after_move, begun, planned
from store.rules.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.engine import UnitOfWork
    from store.outreach_rows import Row

STORIES = Path(__file__).parent / "exchange" / "data" / "demo_outreach.toml"


@dataclass(slots=True)
class _Teller:
    """What the stories are told with."""

    book: Book
    today: date
    owners: Mapping[str, int]
    """Who has a handle."""
    campaigns: Mapping[str, int]
    """The campaigns by the key of the file."""
    told: dict[str, int] = field(default_factory=dict)
    """The conversations so far, by handle."""

    def talk(self, story: Mapping[str, Any]) -> None:
        """One conversation, from its first day to today."""
        events = story["events"]
        first = self._day(events[0])
        who = story["with"]
        row = self.book.begin(
            self.owners[who],
            self.campaigns.get(story.get("campaign", "")),
            State("identified", first),
        )
        self.told[who] = row.id
        self.book.save(row, begun("identified", first, self.book.terms(row)))
        for event in events:
            # What was saved decides how the next thing is understood.
            self._happen(self.book.row(row.id), event)
        if "notes" in story:
            self.book.connection.execute(
                "UPDATE collaboration SET notes=? WHERE id=?", (story["notes"], row.id)
            )

    def _happen(self, row: Row, event: Mapping[str, Any]) -> None:
        on, what = self._day(event), event["do"]
        book = self.book
        if what in {"out", "in", "warm_up"}:
            book.note(row, _said(event, on))
        elif what in {"asked", "offered", "agreed"}:
            amount = Money(event["amount"], event["currency"])
            put_amount(book, row, what, amount, on)
        elif what == "move":
            stage = event["stage"]
            book.save(row, after_move(row.state, stage, on, book.terms(row, stage)))
        elif what == "plan":
            ahead = self.today + timedelta(days=event["ahead"])
            book.save(row, planned(row.state, ahead, event["words"], on))
        elif what == "wait":
            book.connection.execute(
                "UPDATE collaboration SET waiting_on=? WHERE id=?",
                (event["whom"], row.id),
            )

    def _day(self, event: Mapping[str, Any]) -> date:
        return self.today - timedelta(days=event["ago"])


def tell(unit: UnitOfWork, today: date) -> int:
    """Tell every story as of ``today``; returns how many conversations there are."""
    told = tomllib.loads(STORIES.read_text(encoding="utf-8"))
    rows = list(
        unit.connection.execute("SELECT handle, influencer_id, id FROM account")
    )
    owners = {handle: owner for handle, owner, _ in rows}
    accounts = {handle: number for handle, _, number in reversed(rows)}
    campaigns = DemoCampaigns(unit, today, owners, accounts)
    begun_here = campaigns.begin()
    teller = _Teller(Book(unit, None), today, owners, begun_here)
    for story in told["talk"]:
        teller.talk(story)
    campaigns.furnish(teller.told)
    DemoMoney(unit, today, begun_here, teller.told).tell()
    DemoResults(unit, today, begun_here, teller.told).tell()
    for task in told["task"]:
        due = today + timedelta(days=task["ahead"])
        insert_task(unit, task["title"], due, owners.get(task.get("with", "")), None)
    return len(told["talk"])


def _said(event: Mapping[str, Any], on: date) -> Said:
    is_warm = event["do"] == "warm_up"
    return Said(
        direction="out" if is_warm else event["do"],
        channel=event["channel"],
        kind="warm_up" if is_warm else event.get("kind", "message"),
        on=on,
        subject=event.get("subject"),
        body=event.get("body"),
        template=event.get("template"),
        minutes=event.get("minutes"),
    )
