"""What content makes due, on the command line and in the calendar file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.rights import RightDraft
from tests.tui.test_cli_outreach import TODAY, soloist, workspace
from tests.tui.test_cli_outreach_calendar import entries

if TYPE_CHECKING:
    from tests.tui.command_runs import CommandLine

__all__ = ["soloist"]

DAY = timedelta(days=1)


def spring(soloist: CommandLine) -> None:
    """A draft that came today, a post of a week ago, a right that ends in a month."""
    with workspace(soloist) as store:
        campaign = store.campaigns.add("Spring")
        talks = store.outreach.start([1, 2], campaign, stage="agreed", today=TODAY)
        store.outreach.plan(talks, TODAY + 90 * DAY, "say thanks", today=TODAY)
        for talk in talks:
            store.contracts.save(talk, ContractDraft("signed", signed_on=TODAY))
        came, live = (
            store.deliverables.add([talk], DeliverableDraft("reel", title), today=TODAY)
            for talk, title in zip(talks, ("Morning", "Evening"), strict=True)
        )
        store.deliverables.move(came, "submitted", today=TODAY)
        store.deliverables.go_live(
            live[0], url="a.example/1", on=TODAY - 7 * DAY, today=TODAY
        )
        right = RightDraft("paid", starts_on=TODAY, ends_on=TODAY + 30 * DAY)
        store.rights.add([talks[1]], right, today=TODAY)


def test_the_list_of_the_day_has_their_kinds(soloist: CommandLine) -> None:
    """As DESIGN names them; all of them are ours to do."""
    spring(soloist)
    items = soloist("today", "--json").json["items"]
    assert {item["kind"]: item["group"] for item in items} == {
        "live_check": "overdue",
        "measure": "today",
        "right": "today",
        "review": "week",
    }
    assert {item["waiting_on"] for item in items} == {"me"}
    assert {item["campaign"] for item in items} == {"Spring"}


def test_the_calendar_names_each_for_what_it_is(soloist: CommandLine) -> None:
    """With the title of the content, and who it is with."""
    spring(soloist)
    file = soloist.folder / "due.ics"
    assert soloist("calendar", file).code == 0
    titles = {
        uid.partition("@")[0]: title
        for uid, (title, _on) in entries(file).items()
        if "say thanks" not in title
    }
    assert titles == {
        "review-1": "Mina Park: draft to be reviewed: Morning (Spring)",
        "live_check-2": "Jun: still up and labelled? Evening (Spring)",
        "measure-2": "Jun: figures after 7 days: Evening (Spring)",
        "right-1": "Jun: right to paid advertising ends soon (Spring)",
    }
