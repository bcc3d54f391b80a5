"""Goals: what customers are to do, what one is worth, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.errors import Duplicate, Invalid, NotFound, Stale
from store.goals import GoalDraft
from store.rules.result_words import GOAL_KINDS
from tests.store.sales_desk import (
    AUTUMN,
    LUNA,
    MINA_AGAIN,
    SPRING,
    Sales,
    cents,
    sales,
    won,
)


@pytest.fixture
def desk() -> Iterator[Sales]:
    """The desks of what customers did."""
    with sales() as opened:
        yield opened
        assert opened.is_whole()


def test_goals_of_every_kind_are_kept_as_they_were_made(desk: Sales) -> None:
    """With a value, with a worth over the years, or with neither."""
    for kind in GOAL_KINDS:
        desk.goals.add(SPRING, GoalDraft(kind))
    desk.goals.add(SPRING, GoalDraft("own", "Wish list", value=won(10)))
    desk.goals.add(SPRING, GoalDraft("own", "Club", ltv=won(175), rate="12,5 %"))
    goals = desk.goals.of(SPRING)
    assert tuple(goal.kind for goal in goals[: len(GOAL_KINDS)]) == GOAL_KINDS
    assert goals[0].name == "purchase"
    assert (goals[-2].value, goals[-1].ltv) == (won(10), won(175))
    assert str(goals[-1].rate) == "12.5"
    assert desk.goals.of(AUTUMN) == ()
    assert desk.said() == "Set a goal: Club"


def test_a_goal_is_found_by_its_name_or_as_the_only_one_of_its_kind(
    desk: Sales,
) -> None:
    """As a sheet would say it."""
    first = desk.goals.add(SPRING, GoalDraft("enquiry", "Trial lesson"))
    desk.goals.add(SPRING, GoalDraft("own", "A"))
    desk.goals.add(SPRING, GoalDraft("own", "B"))
    for text in ("trial lesson", " Trial Lesson", "enquiry"):
        found = desk.goals.find(SPRING, text)
        assert found is not None
        assert found.id == first
    assert desk.goals.find(SPRING, "own") is None
    assert desk.goals.find(SPRING, "purchase") is None


def test_another_worth_is_another_revenue_in_the_same_step(desk: Sales) -> None:
    """Of those that have no amount of their own; undo brings the old one."""
    goal = desk.goals.add(SPRING, GoalDraft("enquiry", ltv=won(175), rate="10"))
    many = desk.sale(None, kind="enquiry", quantity=3_174, campaign_id=SPRING)
    own = desk.sale(999, kind="enquiry", campaign_id=SPRING)
    assert desk.one(many).amount == won(55_545)
    assert (desk.one(own).goal_id, desk.one(own).amount) == (goal, won(999))
    desk.goals.edit(goal, GoalDraft("enquiry", value=won(20)), 1)
    assert (desk.one(many).amount, desk.one(own).amount) == (won(63_480), won(999))
    desk.undo()
    assert desk.one(many).amount == won(55_545)
    desk.goals.edit(goal, GoalDraft("enquiry", value=cents(20)), 1)
    row = desk.one(many)
    assert (row.amount, row.counted) == (cents(63_480), None)


def test_a_goal_that_is_set_later_finds_its_conversions(desk: Sales) -> None:
    """Those of its kind in its campaign which fulfil none."""
    number = desk.sale(None, kind="quote", quantity=4, campaign_id=SPRING)
    other = desk.sale(None, kind="quote", campaign_id=AUTUMN)
    assert (desk.one(number).amount, desk.one(number).goal) == (None, None)
    goal = desk.goals.add(SPRING, GoalDraft("quote", "Offer", value=won(25)))
    assert (desk.one(number).amount, desk.one(number).goal) == (won(100), "Offer")
    assert desk.one(other).amount is None
    desk.goals.remove(goal)
    assert (desk.one(number).amount, desk.one(number).goal) == (None, None)
    desk.undo()
    assert desk.one(number).amount == won(100)


def test_what_comes_to_another_campaign_fulfils_the_goal_of_that_name_there(
    desk: Sales,
) -> None:
    """Else the only one of its kind; else nobody knows what it is worth."""
    desk.goals.add(SPRING, GoalDraft("quote", "Offer", value=won(25)))
    desk.goals.add(AUTUMN, GoalDraft("quote", "Offer", value=cents(70)))
    desk.goals.add(AUTUMN, GoalDraft("quote", "Other", value=cents(90)))
    number = desk.sale(None, kind="quote", campaign_id=SPRING)
    desk.conversions.attribute([number], MINA_AGAIN)
    assert desk.one(number).amount == cents(70)
    desk.conversions.attribute([number], LUNA)
    assert desk.one(number).amount == won(25)


def test_a_goal_of_another_kind_takes_its_conversions_along(desk: Sales) -> None:
    """They are what their goal is."""
    goal = desk.goals.add(SPRING, GoalDraft("quote", "Offer", value=won(25)))
    number = desk.sale(None, goal_id=goal)
    assert (desk.one(number).kind, desk.one(number).campaign_id) == ("quote", SPRING)
    desk.goals.edit(goal, GoalDraft("enquiry", "Offer", value=won(30)))
    row = desk.one(number)
    assert (row.kind, row.goal_id, row.amount) == ("enquiry", goal, won(30))


def test_what_went_back_is_taken_off_what_the_goal_says(desk: Sales) -> None:
    """And all of it of what is refunded."""
    goal = desk.goals.add(SPRING, GoalDraft("purchase", value=won(50)))
    number = desk.sale(None, quantity=2, goal_id=goal)
    desk.conversions.refund(number, won(30))
    assert desk.one(number).amount == won(70)
    desk.conversions.set_state([number], "refunded")
    desk.goals.edit(goal, GoalDraft("purchase", value=won(40)))
    assert (desk.one(number).amount, desk.one(number).refunded) == (won(0), won(80))


def test_a_goal_is_set_once_and_saved_by_one(desk: Sales) -> None:
    """Names are told apart without capitals."""
    goal = desk.goals.add(SPRING, GoalDraft("own", "Club"))
    desk.goals.add(AUTUMN, GoalDraft("own", "Club"))
    desk.goals.add(SPRING, GoalDraft("visit", "Club"))
    with pytest.raises(Duplicate, match="Club"):
        desk.goals.add(SPRING, GoalDraft("own", "CLUB"))
    desk.goals.edit(goal, GoalDraft("own", "club"), 1)
    with pytest.raises(Stale, match="club was changed"):
        desk.goals.edit(goal, GoalDraft("own", "Circle"), 1)
    with pytest.raises(NotFound, match="no goal number 99"):
        desk.goals.remove(99)
    with pytest.raises(NotFound):
        desk.goals.add(99, GoalDraft("own"))


@pytest.mark.parametrize(
    "draft",
    [
        GoalDraft("theft"),
        GoalDraft("own", value=won(1), ltv=won(1), rate="5"),
        GoalDraft("own", value=won(-1)),
        GoalDraft("own", ltv=won(1)),
        GoalDraft("own", rate="5"),
        GoalDraft("own", ltv=won(1), rate="101"),
        GoalDraft("own", "x" * 501),
    ],
)
def test_what_cannot_be_worth_anything_is_refused(
    desk: Sales, draft: GoalDraft
) -> None:
    """In one sentence."""
    with pytest.raises(Invalid):
        desk.goals.add(SPRING, draft)
    assert desk.goals.of(SPRING) == ()


def test_what_becomes_too_large_to_keep_is_not_known(desk: Sales) -> None:
    """Many conversions of a goal that is worth much; nothing breaks, and undo holds."""
    early = desk.sale(None, quantity=10**12, campaign_id=SPRING)
    goal = desk.goals.add(SPRING, GoalDraft("purchase", "A", value=won(10**12)))
    late = desk.sale(None, quantity=10**12, campaign_id=SPRING)
    assert [desk.one(number).amount for number in (early, late)] == [None, None]
    desk.goals.edit(goal, GoalDraft("purchase", "A", value=won(100)))
    assert desk.one(early).amount == won(10**14)
    desk.undo()
    assert desk.one(early).amount is None
