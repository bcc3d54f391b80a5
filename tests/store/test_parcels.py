"""Parcels: chosen, sent, arrived, posted about or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from store.errors import Invalid, NotFound, Stale
from store.parcels import ShipmentDraft
from store.roster import Roster
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign with Ana and Bora, collaborations 1 and 2."""
    with campaign_desks() as opened:
        opened.join("Ana", "ana.glow")
        opened.join("Bora")
        yield opened


def test_a_parcel_goes_its_way(desk: CampaignDesks) -> None:
    """Chosen, sent, arrived: each with its day, and a day for the post at the end."""
    draft = ShipmentDraft(notes="Size M")
    (number,) = desk.parcels.choose([1], draft, today=MONDAY)
    assert [row.state for row in desk.parcels.of_collaboration(1)] == ["chosen"]
    assert desk.parcels.send([number], " CJ ", "6543", on=MONDAY + DAY) == 1
    (row,) = desk.parcels.of_collaboration(1)
    assert (row.state, row.courier, row.tracking_no) == ("sent", "CJ", "6543")
    assert desk.parcels.arrived([number], MONDAY + 3 * DAY) == 1
    (row,) = desk.parcels.of_collaboration(1, MONDAY + 4 * DAY)
    assert (row.state, row.delivered_on) == ("delivered", MONDAY + 3 * DAY)
    assert (row.post_due_on, row.post_due_in) == (MONDAY + 17 * DAY, 13)
    assert (row.name, row.campaign, row.notes) == ("Ana", "Spring", "Size M")
    assert desk.parcels.returned([number], MONDAY + 9 * DAY) == 1
    (row,) = desk.parcels.of_collaboration(1, MONDAY + 9 * DAY)
    assert (row.state, row.post_due_in) == ("returned", None)


def test_a_day_for_the_post_that_was_agreed_on_stays(desk: CampaignDesks) -> None:
    """Arriving sets one only where there is none."""
    agreed = MONDAY + 5 * DAY
    draft = ShipmentDraft(post_due_on=agreed)
    first = desk.parcels.choose([1], draft, today=MONDAY)
    second = desk.parcels.choose([2], ShipmentDraft(), today=MONDAY)
    desk.parcels.arrived((*first, *second), MONDAY + DAY, 7)
    assert [row.post_due_on for row in desk.parcels.of_campaign(desk.campaign)] == [
        agreed,
        MONDAY + 8 * DAY,
    ]


def test_a_whole_campaign_is_sent_in_one_step(desk: CampaignDesks) -> None:
    """And one undo takes it back, each step saying what it was."""
    numbers = desk.parcels.choose([1, 2, 1], ShipmentDraft(), today=MONDAY)
    assert len(numbers) == 2
    desk.parcels.send(numbers, "CJ", on=MONDAY)
    before = desk.parcels.of_campaign(desk.campaign)
    desk.parcels.arrived(numbers, MONDAY)
    assert desk.undo() == "Parcels reached 2"
    assert desk.parcels.of_campaign(desk.campaign) == before
    assert desk.undo() == "Sent parcels to 2"
    assert desk.undo() == "Chose parcels for 2"
    assert desk.parcels.of_campaign(desk.campaign) == ()


def test_one_parcel_names_whose_it_is(desk: CampaignDesks) -> None:
    """In the history."""
    (number,) = desk.parcels.choose([2], ShipmentDraft(), today=MONDAY)
    desk.parcels.send([number], on=MONDAY)
    desk.parcels.returned([number], MONDAY)
    assert desk.undo() == "The parcel to Bora came back"
    assert desk.undo() == "Sent the parcel to Bora"
    assert desk.undo() == "Chose a parcel for Bora"


def test_what_happened_already_does_not_happen_again(desk: CampaignDesks) -> None:
    """Of many that are marked only those that can be are moved on."""
    numbers = desk.parcels.choose([1, 2], ShipmentDraft(), today=MONDAY)
    desk.parcels.send(numbers[:1], "CJ", "1", on=MONDAY)
    assert desk.parcels.send(numbers, "Post", on=MONDAY + DAY) == 1
    first, second = desk.parcels.of_campaign(desk.campaign)
    assert (first.sent_on, first.courier) == (MONDAY, "CJ")
    assert (second.sent_on, second.courier) == (MONDAY + DAY, "Post")
    assert desk.parcels.arrived(numbers, MONDAY + DAY) == 2
    assert desk.parcels.arrived(numbers, MONDAY + 2 * DAY) == 0
    assert desk.parcels.send(numbers, on=MONDAY + 2 * DAY) == 0


def test_a_parcel_that_is_still_here_cannot_come_back(desk: CampaignDesks) -> None:
    """Nor can one be noted as sent later than it was chosen for ever."""
    numbers = desk.parcels.choose([1], ShipmentDraft(), today=MONDAY)
    assert desk.parcels.returned(numbers, MONDAY) == 0
    desk.parcels.send(numbers, on=MONDAY - DAY)
    (row,) = desk.parcels.of_collaboration(1)
    assert (row.chosen_on, row.sent_on) == (MONDAY - DAY, MONDAY - DAY)


def test_days_do_not_go_backwards(desk: CampaignDesks) -> None:
    """It cannot arrive before it left; nothing is moved for anybody then."""
    numbers = desk.parcels.choose([1, 2], ShipmentDraft(), today=MONDAY)
    desk.parcels.send(numbers[1:], on=MONDAY + 2 * DAY)
    with pytest.raises(Invalid, match="Bora: 2026-03-03 is before 2026-03-04"):
        desk.parcels.arrived(numbers, MONDAY + DAY)
    assert {row.state for row in desk.parcels.of_campaign(desk.campaign)} == {
        "chosen",
        "sent",
    }
    with pytest.raises(Invalid, match="before"):
        desk.parcels.returned(numbers[1:], MONDAY)
    with pytest.raises(Invalid, match="0 is no number of days"):
        desk.parcels.arrived(numbers, MONDAY + 4 * DAY, 0)


def test_days_are_put_right_by_hand(desk: CampaignDesks) -> None:
    """All of them at once, over the version that was seen."""
    (number,) = desk.parcels.choose([1], ShipmentDraft(), today=MONDAY)
    desk.parcels.arrived([number], MONDAY + DAY)
    desk.parcels.set_days(number, 2, chosen_on=MONDAY, sent_on=MONDAY + DAY)
    (row,) = desk.parcels.of_collaboration(1)
    assert (row.state, row.sent_on) == ("sent", MONDAY + DAY)
    with pytest.raises(Invalid, match="backwards"):
        desk.parcels.set_days(number, 3, sent_on=MONDAY + DAY, delivered_on=MONDAY)
    with pytest.raises(Stale, match="changed elsewhere"):
        desk.parcels.set_days(number, 2, chosen_on=MONDAY)


def test_a_parcel_is_edited_and_deleted(desk: CampaignDesks) -> None:
    """Blank is nothing; a newer version is never written over."""
    (number,) = desk.parcels.choose([1], ShipmentDraft(), today=MONDAY)
    draft = ShipmentDraft(None, 2, "CJ", "77", MONDAY + DAY, "Blue\nXL")
    desk.parcels.edit(number, draft, 1)
    (row,) = desk.parcels.of_collaboration(1)
    assert (row.quantity, row.tracking_no, row.notes) == (2, "77", "Blue\nXL")
    with pytest.raises(Stale):
        desk.parcels.edit(number, ShipmentDraft(), 1)
    assert desk.parcels.remove([number, 99]) == 1
    assert desk.undo() == "Deleted 1 parcels"
    with pytest.raises(NotFound, match="number 99"):
        desk.parcels.edit(99, ShipmentDraft(), 1)


def test_gift_but_no_post(desk: CampaignDesks) -> None:
    """It arrived, the day is over, and nothing was seen since."""
    numbers = desk.parcels.choose([1, 2], ShipmentDraft(), today=MONDAY)
    desk.parcels.arrived(numbers, MONDAY, 10)
    due = MONDAY + 10 * DAY
    assert desk.parcels.no_post(due) == ()
    late = desk.parcels.no_post(due + DAY)
    assert [(row.name, row.post_due_in) for row in late] == [("Ana", -1), ("Bora", -1)]
    desk.piece(1, "live", (MONDAY + DAY).isoformat())
    assert [row.name for row in desk.parcels.no_post(due + DAY)] == ["Bora"]
    assert [row.post_due_in for row in desk.parcels.of_collaboration(1, due)] == [None]
    desk.piece(
        2, "live", (MONDAY - DAY).isoformat()
    )  # an older post is not about the parcel
    assert [row.name for row in desk.parcels.no_post(due + DAY)] == ["Bora"]
    assert desk.parcels.no_post(due + DAY, campaign_id=99) == ()
    assert len(desk.parcels.no_post(due + DAY, campaign_id=desk.campaign)) == 1
    desk.parcels.returned(numbers[1:], due)
    assert desk.parcels.no_post(due + DAY) == ()


def test_people_in_the_trash_are_owed_no_look(desk: CampaignDesks) -> None:
    """Their parcels are hidden like everything of theirs."""
    desk.parcels.choose([1, 2], ShipmentDraft(), today=MONDAY)
    Roster(desk.database).archive([1])
    assert [row.name for row in desk.parcels.of_campaign(desk.campaign)] == ["Bora"]


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (ShipmentDraft(quantity=0), "0 is no number of pieces"),
        (ShipmentDraft(quantity=10**9), "is no number of pieces"),
        (ShipmentDraft(courier="two\nlines"), "Courier"),
        (ShipmentDraft(tracking_no="\x07"), "Tracking number"),
        (ShipmentDraft(notes="bell\x07"), "Notes"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: CampaignDesks, draft: ShipmentDraft, said: str
) -> None:
    """In one sentence, and nothing is kept."""
    with pytest.raises(Invalid, match=said):
        desk.parcels.choose([1], draft, today=MONDAY)
    assert desk.parcels.of_collaboration(1) == ()


def test_parcels_of_nobody_are_refused(desk: CampaignDesks) -> None:
    """A collaboration or a product that is none."""
    with pytest.raises(NotFound, match="collaboration number 9"):
        desk.parcels.choose([1, 9], ShipmentDraft(), today=MONDAY)
    with pytest.raises(NotFound, match="product number 9"):
        desk.parcels.choose([1], ShipmentDraft(9), today=MONDAY)
    assert desk.parcels.of_campaign(desk.campaign) == ()
