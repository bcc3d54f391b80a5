"""The people of a campaign, each in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from store.campaign_people import SORTS
from store.errors import Invalid
from store.parcels import ShipmentDraft
from store.roster import Roster
from store.rules.filters import FilterProblem
from store.rules.money import Money
from tests.builders import person
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign with Ana and 김민수; Zoe is in another conversation."""
    with campaign_desks() as opened:
        opened.join("Ana", "ana.glow")
        opened.join("김민수", "minsu", "youtube")
        zoe = person(opened.database, "Zoe")
        opened.of.outreach.start([zoe], today=MONDAY)
        yield opened


def names(desk: CampaignDesks, words: str = "", **asked: str) -> list[str]:
    """Who is shown."""
    found = desk.people.rows(desk.campaign, words, today=MONDAY, **asked)
    return [line.name for line in found]


def test_whoever_was_just_taken_on_has_settled_nothing(desk: CampaignDesks) -> None:
    """Everything unknown is None, and counts are nothing."""
    ana, _ = desk.people.rows(desk.campaign)
    assert (ana.name, ana.handle, ana.platform) == ("Ana", "ana.glow", "instagram")
    assert (ana.stage, ana.waiting_on, ana.next_kind) == ("identified", "me", "first")
    assert (ana.stage_since, ana.next_step_on) == (MONDAY, MONDAY)
    assert (ana.fee_minor, ana.promo_code, ana.contract_status) == (None, None, None)
    assert (ana.parcel_state, ana.post_due_on, ana.decision) == (None, None, None)
    assert (ana.link_count, ana.deliverables, ana.live) == (0, 0, 0)


def test_the_line_tells_how_somebody_stands(desk: CampaignDesks) -> None:
    """Fee, code, link, paper, parcel and pieces at a look."""
    desk.of.deals.amount(1, "agreed", Money(80_000, "EUR"), today=MONDAY)
    desk.links.make([1], "https://shop.example")
    desk.links.give_codes([1])
    desk.put("contract", collaboration_id=1, status="sent", clauses="")
    for state in ("live", "approved", "cancelled"):
        desk.piece(1, state, None)
    parcel = desk.parcels.choose([1], ShipmentDraft(), today=MONDAY)
    desk.parcels.arrived(parcel, MONDAY, 5)
    ana = desk.people.row(1)
    assert ana is not None
    assert (ana.stage, ana.fee_minor, ana.fee_currency) == ("agreed", 80_000, "EUR")
    assert (ana.promo_code, ana.link_count) == ("ANA10", 1)
    assert (ana.contract_status, ana.deliverables, ana.live) == ("sent", 2, 1)
    assert (ana.parcel_state, ana.post_due_on) == ("delivered", MONDAY + 5 * DAY)
    assert ana.version == desk.of.conversation(1).version


def test_of_several_the_one_that_matters_is_told(desk: CampaignDesks) -> None:
    """A signed contract before a newer draft; the parcel that is furthest behind."""
    for status in ("cancelled", "signed", "draft"):
        desk.put("contract", collaboration_id=1, status=status, clauses="")
    parcels = [
        *desk.parcels.choose([1], ShipmentDraft(), today=MONDAY),
        *desk.parcels.choose([1], ShipmentDraft(), today=MONDAY),
    ]
    desk.parcels.arrived(parcels[:1], MONDAY, 30)
    (ana,) = desk.people.rows(desk.campaign, "ana", today=MONDAY)
    assert (ana.contract_status, ana.parcel_state) == ("signed", "chosen")
    desk.parcels.send(parcels[1:], on=MONDAY)
    desk.parcels.returned(parcels[1:], MONDAY)
    (ana,) = desk.people.rows(desk.campaign, "ana", today=MONDAY)
    assert (ana.parcel_state, ana.post_due_on) == ("delivered", MONDAY + 30 * DAY)
    desk.parcels.returned(parcels[:1], MONDAY)
    (ana,) = desk.people.rows(desk.campaign, "ana", today=MONDAY)
    assert (ana.parcel_state, ana.post_due_on) == ("returned", None)


def test_the_filter_is_that_of_outreach(desk: CampaignDesks) -> None:
    """Words, initials, stages, days; without a day it is the clock's."""
    desk.of.outreach.sent([1], today=MONDAY)
    assert names(desk, "stage:contacted") == ["Ana"]
    assert names(desk, "ㄱㅁㅅ") == ["김민수"]
    assert names(desk, "platform:youtube -stage:agreed") == ["김민수"]
    assert names(desk, "is:due") == ["김민수"]
    assert names(desk, "zoe") == []
    assert [line.name for line in desk.people.rows(desk.campaign, "is:due")] == [
        "김민수"
    ]
    with pytest.raises(FilterProblem):
        names(desk, "stage:nowhere")


@pytest.mark.parametrize("sort", list(SORTS))
def test_every_sort_shows_everybody(desk: CampaignDesks, sort: str) -> None:
    """Whoever has nothing to be sorted by stands last."""
    desk.of.deals.amount(2, "agreed", Money(5, "EUR"), today=MONDAY)
    desk.put("contract", collaboration_id=2, status="draft", clauses="")
    parcel = desk.parcels.choose([2], ShipmentDraft(), today=MONDAY)
    desk.parcels.arrived(parcel, MONDAY)
    assert sorted(names(desk, sort=sort)) == ["Ana", "김민수"]
    if sort in {"fee", "contract", "post_due_on"}:
        assert names(desk, sort=sort) == ["김민수", "Ana"]
    with pytest.raises(Invalid, match="no field called mood"):
        names(desk, sort="mood")


def test_nobody_from_the_trash_and_nobody_from_elsewhere(desk: CampaignDesks) -> None:
    """A conversation without a campaign is no line of any."""
    Roster(desk.database).archive([2])
    assert names(desk) == ["Ana"]
    assert desk.people.rows(99) == ()
    assert desk.people.row(3) is None
    assert desk.people.row(99) is None
