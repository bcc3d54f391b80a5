"""Two records of one person become one: what belongs to their campaigns comes along."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.duplicates import Duplicates
from store.parcels import ShipmentDraft
from tests.builders import everything, person
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """Mina is in the campaign twice, collaborations 1 and 2."""
    with campaign_desks() as opened:
        opened.join("Mina", "mina")
        opened.join("MINA", "mina.park", "youtube")
        yield opened


def test_parcels_and_links_move_to_the_conversation_that_stays(
    desk: CampaignDesks,
) -> None:
    """Nothing that was sent or agreed goes with the record that goes."""
    desk.parcels.choose([1, 2], ShipmentDraft(), today=MONDAY)
    desk.links.make([1, 2], "https://shop.example")
    desk.put("contract", collaboration_id=2, status="signed", clauses="")
    desk.put("breach", collaboration_id=2, what="Late", on_day="2026-03-02")
    desk.piece(2, "live", "2026-03-02")
    before = everything(desk.database.reader)
    Duplicates(desk.database).merge(1, 2, ())
    (line,) = desk.people.rows(desk.campaign)
    assert (line.link_count, line.contract_status, line.live) == (2, "signed", 1)
    assert len(desk.parcels.of_collaboration(1)) == 2
    assert desk.database.read("SELECT collaboration_id FROM breach") == [(1,)]
    desk.of.history.undo()
    assert everything(desk.database.reader) == before


def test_somebody_stands_in_a_line_up_once(desk: CampaignDesks) -> None:
    """At the price of the record that stays; where only the other stood, at its own."""
    autumn = desk.of.campaigns.add("Autumn")
    winter = desk.of.campaigns.add("Winter")
    keep, gone = person(desk.database, "Zoe"), person(desk.database, "ZOE")
    desk.lineup.add(autumn, [keep, gone])
    desk.lineup.add(winter, [gone])
    Duplicates(desk.database).merge(keep, gone, ())
    for campaign in (autumn, winter):
        rows = desk.lineup.candidates(campaign).rows
        assert [row.influencer_id for row in rows] == [keep]
