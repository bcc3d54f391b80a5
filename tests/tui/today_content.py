"""Content on the list of the day: a draft to review, a post to look at, a right."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.rights import RightDraft
from tests.tui.today_day import DAY, TODAY, Day

if TYPE_CHECKING:
    import pytest

    from store import Store
    from store.agenda import DueItem

DRAFT = "https://drive.example/draft/1"


def signed(day: Day, name: str) -> int:
    """Somebody in the spring campaign with a signed contract; no own step is near."""
    store = day.store
    found = [one.id for one in store.campaigns.all()]
    campaign = found[0] if found else store.campaigns.add("Spring")
    (number,) = store.outreach.start(
        [day.person(name)], campaign, stage="agreed", today=TODAY
    )
    store.outreach.plan([number], TODAY + 90 * DAY, "say thanks", today=TODAY)
    signed_on = TODAY - 60 * DAY
    store.contracts.save(number, ContractDraft("signed", signed_on=signed_on))
    return number


def review(day: Day, name: str = "Mina Park", *, days: int = 4) -> int:
    """A reel of somebody whose draft came so many days ago."""
    deliverables, owner = day.store.deliverables, signed(day, name)
    begun = TODAY - 20 * DAY
    draft = DeliverableDraft("reel", "Morning routine")
    (piece,) = deliverables.add([owner], draft, today=begun)
    deliverables.attach(piece, draft_ref=DRAFT)
    deliverables.move([piece], "submitted", today=TODAY - days * DAY)
    return piece


def live(day: Day, name: str = "Mina Park", *, days: int = 1) -> int:
    """A reel of somebody that is live for so many days."""
    deliverables, owner = day.store.deliverables, signed(day, name)
    on = TODAY - days * DAY
    draft = DeliverableDraft("reel", "Morning routine")
    (piece,) = deliverables.add([owner], draft, today=on)
    deliverables.go_live(piece, url=post_of(piece), on=on, today=on)
    return piece


def looked_at(day: Day, name: str = "Mina Park", *, days: int = 7) -> int:
    """The same with its figures given up, so that only the look is due."""
    piece = live(day, name, days=days)
    for _window in range(3):
        day.store.readings.skip([piece], today=TODAY - days * DAY)
    return piece


def counted(day: Day, name: str = "Mina Park", *, days: int = 7) -> int:
    """The same looked at already, so that only its figures are due."""
    piece = live(day, name, days=days)
    day.store.live_checks.answer([piece], live=True, labelled=True, today=TODAY)
    return piece


def right(day: Day, name: str = "Mina Park", *, days: int = 30) -> int:
    """A right to paid advertising that ends in so many days."""
    draft = RightDraft("paid", starts_on=TODAY - 300 * DAY, ends_on=TODAY + days * DAY)
    owner = signed(day, name)
    return day.store.rights.add([owner], draft, today=TODAY - 200 * DAY)[0]


def browsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that are opened from here on."""
    seen: list[str] = []

    def browser(url: str) -> bool:
        seen.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browser)
    return seen


def post_of(piece: int) -> str:
    """Where a post can be seen."""
    return f"https://www.instagram.com/reel/Made{piece}/"


def lines(store: Store) -> tuple[DueItem, ...]:
    """The list of the day as the store has it."""
    return store.agenda.rows(store.agenda.order(TODAY), TODAY)
