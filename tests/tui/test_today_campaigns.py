"""What campaigns make due on the list of the day: one key each, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.contracts import ContractDraft
from store.deliverables import DeliverableDraft
from store.parcels import ShipmentDraft
from tests.tui.today_day import (
    DAY,
    TODAY,
    Day,
    due,
    here,
    opened,
    said,
    settle,
    shown,
    today_of,
)
from tui.dialogs.asking import Prompt
from tui.screens.card import CardScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from store import Store

URL = "https://www.instagram.com/p/made_up_1/"


def agreed(day: Day, name: str = "Mina Park", *, gift: bool = False) -> int:
    """Somebody who agreed to the spring campaign today; their own step is far off."""
    store = day.store
    found = [one.id for one in store.campaigns.all()]
    campaign = found[0] if found else store.campaigns.add("Spring")
    (number,) = store.outreach.start(
        [day.person(name)], campaign, stage="agreed", today=TODAY
    )
    store.outreach.plan([number], TODAY + 90 * DAY, "say thanks", today=TODAY)
    version = store.conversations.conversation(number).version
    kind = "gifted" if gift else "paid"
    store.deals.edit(number, version, {"deal_kind": kind})
    return number


def signed(day: Day, name: str = "Mina Park") -> int:
    """The same with a signed contract."""
    number = agreed(day, name)
    day.store.contracts.save(number, ContractDraft("signed", signed_on=TODAY - DAY))
    return number


def unsigned(day: Day) -> None:
    """A contract that went out two weeks ago, and another one yesterday."""
    for name, days in (("Mina Park", 14), ("Ana Luz", 1)):
        sent = ContractDraft("sent", sent_on=TODAY - days * DAY)
        day.store.contracts.save(agreed(day, name), sent)


def parcel(day: Day, *, sent: int | None = None, arrived: int | None = None) -> None:
    """A parcel of two weeks ago to somebody who is given it, and how far it is."""
    parcels, number = day.store.parcels, agreed(day, gift=True)
    chosen = parcels.choose([number], ShipmentDraft(), today=TODAY - 30 * DAY)
    if sent is not None:
        parcels.send(chosen, on=TODAY - sent * DAY)
    if arrived is not None:
        parcels.arrived(chosen, TODAY - arrived * DAY)


def content(day: Day, *, kind: str, days: int, number: int | None = None) -> int:
    """A reel whose draft or post was to be there so many days ago."""
    deliverables = day.store.deliverables
    on = TODAY - days * DAY
    draft = DeliverableDraft(
        "reel",
        "Morning routine",
        draft_due_on=on if kind == "draft" else None,
        live_due_on=on if kind == "live" else None,
    )
    owner = signed(day) if number is None else number
    (piece,) = deliverables.add([owner], draft, today=TODAY - 20 * DAY)
    return piece


async def test_d_on_an_unsigned_contract_signs_it(tmp_path: Path) -> None:
    """The line slides out and the next one is there; u brings it back."""
    async with opened(tmp_path, unsigned, size=(120, 40)) as (pilot, store):
        assert due(pilot) == ["Mina Park", "Ana Luz"]
        assert "Contract sent 14 days ago" in shown(pilot)
        await settle(pilot, "d")
        assert due(pilot) == ["Ana Luz"]
        assert said(pilot) == "Signed with Mina Park. u takes it back."
        assert contract(store, "Mina Park") == "signed"
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park", "Ana Luz"]
        assert here(pilot) == "Mina Park"
        assert contract(store, "Mina Park") == "sent"


async def test_d_on_who_has_no_contract_sends_it(tmp_path: Path) -> None:
    """From then on it is asked about until it is signed."""
    async with opened(tmp_path, agreed) as (pilot, store):
        assert due(pilot) == ["Mina Park"]
        await settle(pilot, "d")
        assert said(pilot) == "Contract sent to Mina Park. u takes it back."
        assert contract(store, "Mina Park") == "sent"
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park"]
        assert here(pilot) == "Mina Park"


async def test_d_on_a_draft_notes_that_it_came(tmp_path: Path) -> None:
    """From then on it is ours to look at: another line takes its place."""
    numbers: list[int] = []

    def fill(day: Day) -> None:
        numbers.append(content(day, kind="draft", days=2))

    async with opened(tmp_path, fill, size=(120, 40)) as (pilot, store):
        assert "Draft due: Morning routine" in shown(pilot)
        await settle(pilot, "d")
        assert sources(store) == ["review"]
        assert due(pilot) == ["Mina Park"]
        assert said(pilot) == "Mina Park sent the draft. u takes it back."
        assert store.deliverables.one(numbers[0]).state == "submitted"
        await settle(pilot, "u")
        assert sources(store) == ["draft"]
        assert due(pilot) == ["Mina Park"]


async def test_d_on_what_goes_live_asks_where_it_is(tmp_path: Path) -> None:
    """With the address it is live; a later look and its figures are to come."""
    numbers: list[int] = []

    def fill(day: Day) -> None:
        numbers.append(content(day, kind="live", days=0))

    async with opened(tmp_path, fill) as (pilot, store):
        await settle(pilot, "d")
        assert len(pilot.app.screen_stack) > 1
        await settle(pilot, *URL, "ctrl+s")
        assert sources(store) == ["live_check", "measure"]
        assert len(due(pilot)) == 2
        piece = store.deliverables.one(numbers[0])
        assert (piece.state, piece.post_url, piece.live_on) == ("live", URL, TODAY)
        assert said(pilot) == "Mina Park is live. u takes it back."
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park"]


async def test_escape_leaves_what_goes_live_where_it_is(tmp_path: Path) -> None:
    """Without an address nothing is noted."""

    def fill(day: Day) -> None:
        content(day, kind="live", days=0)

    async with opened(tmp_path, fill) as (pilot, _store):
        await settle(pilot, "d", "escape")
        assert due(pilot) == ["Mina Park"]
        assert said(pilot) == ""


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        (parcel, "Parcel sent to Mina Park."),
        (lambda day: parcel(day, sent=12), "The parcel reached Mina Park."),
    ],
)
async def test_d_on_a_parcel_brings_it_on(
    tmp_path: Path, fill: Callable[[Day], None], words: str
) -> None:
    """What lies here is sent, what was sent has arrived."""
    async with opened(tmp_path, fill) as (pilot, _store):
        assert due(pilot) == ["Mina Park"]
        await settle(pilot, "d")
        assert due(pilot) == []
        assert said(pilot) == f"{words} u takes it back."
        await settle(pilot, "u")
        assert due(pilot) == ["Mina Park"]


async def test_a_gift_without_a_post_asks_for_the_post(tmp_path: Path) -> None:
    """Nothing was asked for, so it is noted as one more piece, and why it may be."""
    async with opened(tmp_path, lambda day: parcel(day, sent=20, arrived=18)) as (
        pilot,
        store,
    ):
        assert due(pilot) == ["Mina Park"]
        await settle(pilot, "d")
        assert isinstance(pilot.app.screen, Prompt)
        await settle(pilot, *URL, "enter")
        assert isinstance(pilot.app.screen, Prompt)  # there is no contract
        await settle(pilot, *"a gift", "enter")
        assert sources(store) == ["live_check", "measure"]
        assert len(due(pilot)) == 2
        (piece,) = store.deliverables.of_campaign(1)
        assert (piece.state, piece.post_url, piece.reason) == ("live", URL, "a gift")


async def test_s_puts_any_of_them_off(tmp_path: Path) -> None:
    """Two keys; the day that was promised stays what it is."""
    numbers: list[int] = []

    def fill(day: Day) -> None:
        numbers.append(content(day, kind="live", days=1))

    async with opened(tmp_path, fill) as (pilot, store):
        await settle(pilot, "s", "2")
        assert said(pilot).startswith("Mina Park: put off until ")
        (line,) = store.agenda.rows(store.agenda.order(TODAY), TODAY)
        assert (line.due_on, line.snoozed) == (TODAY + 2 * DAY, 1)
        assert store.deliverables.one(numbers[0]).live_due_on == TODAY - DAY
        await settle(pilot, "u")
        (line,) = store.agenda.rows(store.agenda.order(TODAY), TODAY)
        assert (line.due_on, line.snoozed) == (TODAY - DAY, 0)


async def test_keys_of_conversations_are_not_offered(tmp_path: Path) -> None:
    """No message goes out by a contract, and it has no stage."""
    async with opened(tmp_path, unsigned) as (pilot, store):
        screen = today_of(pilot)
        for action in ("sent", "replied", "forward", "backward", "write", "plan"):
            assert not screen.check_action(action, ()), action
        for action in ("done", "snooze", "link", "open", "explain"):
            assert screen.check_action(action, ()), action
        unit = store.history.newest()
        await settle(pilot, "f", "r", "e", "greater_than_sign")
        assert store.history.newest() == unit


async def test_enter_opens_the_person_and_equals_the_sum(tmp_path: Path) -> None:
    """The card, as on any line; and what makes up the place of this one."""
    async with opened(tmp_path, unsigned, size=(120, 40)) as (pilot, _store):
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        await settle(pilot, "escape", "equals_sign")
        text = shown(pilot)
        assert "contract" in text
        assert "x 6" in text


async def test_marked_lines_of_every_kind_are_met_together(tmp_path: Path) -> None:
    """Each kind is one step of undo."""

    def fill(day: Day) -> None:
        unsigned(day)
        content(day, kind="draft", days=2, number=signed(day, "Ben Hale"))
        day.store.tasks.add("Pay the invoice", TODAY)

    async with opened(tmp_path, fill) as (pilot, store):
        assert len(due(pilot)) == 4
        await settle(pilot, "ctrl+a", "d")
        assert due(pilot) == ["Ben Hale"]
        assert sources(store) == ["review"]
        assert said(pilot) == "4 lines done. u takes it back."
        await settle(pilot, "u", "u", "u")
        assert len(due(pilot)) == 4


def sources(store: Store) -> list[str]:
    """Where the lines of the day come from, by name."""
    lines = store.agenda.rows(store.agenda.order(TODAY), TODAY)
    return sorted(line.source for line in lines)


def contract(store: Store, name: str) -> str:
    """How far the contract of somebody is."""
    (found,) = store.conversations.find(name, 1)
    talk = store.conversations.of_influencer(found.influencer_id)[0].id
    return store.contracts.of_collaboration(talk)[0].status
