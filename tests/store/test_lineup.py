"""A line-up: tried out on paper, priced, committed or thrown away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.errors import Invalid, NotFound
from store.roster import Roster
from store.rules.money import Money
from tests.builders import person
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign of 5,000 euros; Ana, Bora and Cleo are known, Ana asks for 800."""
    with campaign_desks() as opened:
        opened.frame(currency="EUR", budget_minor=500_000)
        figures: dict[str, int | None] = {"followers": 45_000, "avg_views": 9_000}
        person(opened.database, "Ana", handle="ana.glow", figures=figures)
        person(opened.database, "Bora", handle="bora", figures={"followers": 800})
        person(opened.database, "Cleo")
        Roster(opened.database).quote(1, "reel", euro(800), today=MONDAY)
        yield opened


def euro(amount: int) -> Money:
    """An amount in whole euros."""
    return Money(amount * 100, "EUR")


def names(desk: CampaignDesks) -> list[str]:
    """Who is in the line-up."""
    return [row.name for row in desk.lineup.candidates(desk.campaign).rows]


def test_people_come_at_their_newest_rate(desk: CampaignDesks) -> None:
    """With their tier, and what their own posts let expect."""
    assert desk.lineup.add(desk.campaign, [3, 1, 2, 1]) == 3
    ana, bora, cleo = desk.lineup.candidates(desk.campaign).rows
    assert (ana.name, ana.handle, ana.tier) == ("Ana", "ana.glow", "micro")
    assert (ana.fee_minor, ana.fee_currency) == (80_000, "EUR")
    assert (ana.expected_reach, ana.reach_basis, ana.readings) == (9_000, "readings", 1)
    assert (bora.tier, bora.fee_minor, bora.expected_reach) == ("starter", None, None)
    assert (cleo.handle, cleo.tier, cleo.reach_basis) == (None, None, "")


def test_the_reach_is_the_median_of_the_largest_account(desk: CampaignDesks) -> None:
    """Readings of another account say nothing of this one."""
    with desk.database.writing("Readings", ("roster",)) as unit:
        for day, views in (("2026-01-05", 1_000), ("2026-02-05", 2_000)):
            unit.connection.execute(
                "INSERT INTO account_reading(account_id, read_on, source, avg_views)"
                " VALUES (1, ?, 'manual', ?)",
                (day, views),
            )
    desk.lineup.add(desk.campaign, [1])
    (ana,) = desk.lineup.candidates(desk.campaign).rows
    assert (ana.expected_reach, ana.readings) == (2_000, 3)


def test_whoever_is_there_already_stays_as_they_are(desk: CampaignDesks) -> None:
    """In the line-up with another price, or in the campaign itself."""
    desk.lineup.add(desk.campaign, [1])
    desk.lineup.set_fee(desk.campaign, [1], euro(500))
    desk.of.outreach.start([2], desk.campaign, today=MONDAY)
    assert desk.lineup.add(desk.campaign, [1, 2, 3]) == 1
    ana, cleo = desk.lineup.candidates(desk.campaign).rows
    assert (ana.fee_minor, cleo.name) == (50_000, "Cleo")


def test_it_adds_up_beside_what_is_agreed_already(desk: CampaignDesks) -> None:
    """Cost by currency, reach of those known, orders to cover it, budget after it."""
    dora = desk.join("Dora")
    desk.of.deals.amount(dora, "agreed", euro(1_000), today=MONDAY)
    emil = desk.join("Emil")
    desk.of.deals.amount(emil, "asked", euro(9_000), today=MONDAY)
    desk.lineup.add(desk.campaign, [1, 2, 3])
    desk.lineup.set_fee(desk.campaign, [2], Money(300_000, "KRW"))
    found = desk.lineup.candidates(desk.campaign, margin=euro(30)).totals
    assert found.cost == (euro(800), Money(300_000, "KRW"))
    assert (found.people, found.unpriced) == (3, 1)
    assert (found.expected_reach, found.reach_known) == (9_000, 1)
    assert found.break_even_orders == 27
    assert (found.budget_left, found.budget_left_after) == (euro(4_000), euro(3_200))
    assert found.other_currencies == (Money(300_000, "KRW"),)


def test_without_a_budget_nothing_is_left_to_say(desk: CampaignDesks) -> None:
    """Nor of a campaign that is none."""
    desk.frame(budget_minor=None)
    found = desk.lineup.candidates(desk.campaign).totals
    assert (found.budget_left, found.budget_left_after, found.people) == (None, None, 0)
    with pytest.raises(NotFound, match="campaign number 9"):
        desk.lineup.candidates(9)
    with pytest.raises(NotFound, match="campaign number 9"):
        desk.lineup.add(9, [1])


def test_a_price_is_set_and_taken_away(desk: CampaignDesks) -> None:
    """For several at once; what stays the same is not counted."""
    desk.lineup.add(desk.campaign, [1, 2, 3])
    assert desk.lineup.set_fee(desk.campaign, [1, 2], euro(800)) == 1
    assert desk.lineup.set_fee(desk.campaign, [1, 2, 9], None) == 2
    assert desk.undo() == "Put a price to 2 of the line-up"
    assert desk.lineup.candidates(desk.campaign).totals.cost == (euro(1_600),)
    with pytest.raises(Invalid, match="below zero"):
        desk.lineup.set_fee(desk.campaign, [1], Money(-1, "EUR"))


def test_committing_begins_and_offers_in_one_step(desk: CampaignDesks) -> None:
    """They are identified, owe a first step, and leave the line-up."""
    desk.lineup.add(desk.campaign, [1, 2, 3])
    numbers = desk.lineup.commit(desk.campaign, [1, 3], today=MONDAY)
    ana, cleo = (desk.of.conversation(number) for number in numbers)
    assert (ana.stage, ana.offered, ana.next_kind) == ("identified", euro(800), "first")
    assert ana.next_step_on is not None
    assert cleo.offered is None
    assert names(desk) == ["Bora"]
    assert desk.undo() == "Began with 2 of the line-up of Spring"
    assert names(desk) == ["Ana", "Bora", "Cleo"]
    assert desk.people.rows(desk.campaign) == ()


def test_somebody_asked_meanwhile_keeps_that_conversation(desk: CampaignDesks) -> None:
    """The price is noted there, and its stage stays."""
    desk.lineup.add(desk.campaign, [1])
    (number,) = desk.of.outreach.start([1], desk.campaign, today=MONDAY)
    desk.of.outreach.sent([number], today=MONDAY)
    assert names(desk) == []
    assert desk.lineup.commit(desk.campaign, [1], today=MONDAY) == (number,)
    now = desk.of.conversation(number)
    assert (now.stage, now.offered) == ("contacted", euro(800))


def test_nobody_outside_the_line_up_is_committed(desk: CampaignDesks) -> None:
    """And then nobody is."""
    desk.lineup.add(desk.campaign, [1])
    with pytest.raises(NotFound, match="number 2 is not in the line-up"):
        desk.lineup.commit(desk.campaign, [1, 2], today=MONDAY)
    assert desk.people.rows(desk.campaign) == ()


def test_people_leave_the_line_up_some_or_all(desk: CampaignDesks) -> None:
    """Each in one step."""
    desk.lineup.add(desk.campaign, [1, 2, 3])
    assert desk.lineup.remove(desk.campaign, [2, 9]) == 1
    assert names(desk) == ["Ana", "Cleo"]
    assert desk.lineup.discard(desk.campaign) == 2
    assert names(desk) == []
    assert desk.undo() == "Discarded the line-up of Spring"
    assert desk.undo() == "Took 1 out of the line-up"
    assert names(desk) == ["Ana", "Bora", "Cleo"]


def test_people_in_the_trash_are_no_candidates(desk: CampaignDesks) -> None:
    """Not shown, not counted, not put in."""
    desk.lineup.add(desk.campaign, [1, 2])
    Roster(desk.database).archive([1, 3])
    assert names(desk) == ["Bora"]
    assert desk.lineup.add(desk.campaign, [3]) == 0
