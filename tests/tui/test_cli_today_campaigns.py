"""What campaigns make due, on the command line and in the calendar file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.parcels import ShipmentDraft
from tests.tui.test_cli_outreach import TODAY, soloist, workspace
from tests.tui.test_cli_outreach_calendar import entries

if TYPE_CHECKING:
    from tests.tui.command_runs import CommandLine

__all__ = ["soloist"]

DAY = timedelta(days=1)


def spring(soloist: CommandLine) -> None:
    """A contract away, a draft and a post with a day, and a parcel to be sent."""
    with workspace(soloist) as store:
        campaign = store.campaigns.add("Spring")
        talks = store.outreach.start([1, 2], campaign, stage="agreed", today=TODAY)
        store.outreach.plan(talks, TODAY + 90 * DAY, "say thanks", today=TODAY)
        away, signed = talks
        sent = ContractDraft("sent", sent_on=TODAY - 10 * DAY)
        store.contracts.save(away, sent)
        over = ContractDraft("signed", exclusivity_until=TODAY - DAY)
        store.contracts.save(signed, over)
        content = DeliverableDraft(
            "reel", "Morning", draft_due_on=TODAY, live_due_on=TODAY + 20 * DAY
        )
        store.deliverables.add([signed], content, today=TODAY)
        store.parcels.choose([signed], ShipmentDraft(), today=TODAY)


def test_the_list_of_the_day_has_their_kinds_and_reasons(soloist: CommandLine) -> None:
    """As DESIGN names them; most pressing first."""
    spring(soloist)
    items = soloist("today", "--json").json["items"]
    assert [(item["kind"], item["group"]) for item in items] == [
        *(("contract", "overdue"), ("draft", "today"), ("parcel", "week")),
    ]
    contract, draft, parcel = items
    assert contract["reason"] == "Contract sent 10 days ago: not signed yet"
    assert (contract["days_late"], contract["campaign"]) == (3, "Spring")
    assert contract["urgency"] == round(3 / 7 * 6, 3)
    assert draft["reason"] == "Draft due: Morning"
    assert parcel["reason"] == "Parcel settled today: send it"
    assert (parcel["waiting_on"], parcel["due_on"]) == ("me", "2026-03-05")


def test_the_list_for_people_says_the_same(soloist: CommandLine) -> None:
    """A line each."""
    spring(soloist)
    said = soloist("today").out
    assert said.count("Spring") == 3
    assert "Contract sent 10 days ago" in said


def test_the_calendar_has_all_of_their_days(soloist: CommandLine) -> None:
    """Also those far off; but no exclusivity that is over."""
    spring(soloist)
    file = soloist.folder / "due.ics"
    assert soloist("calendar", file).code == 0
    found = entries(file)
    assert {title for title, _ in found.values() if "say thanks" not in title} == {
        "Mina Park: contract signed? (Spring)",
        "Jun: draft due: Morning (Spring)",
        "Jun: goes live: Morning (Spring)",
        "Jun: parcel to be sent (Spring)",
    }
    assert found["go_live-1@soloist"][1] == TODAY + 20 * DAY
    assert found["draft-1@soloist"][1] == TODAY
