"""Results where campaigns are copied and deleted, and people merged and thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from store import piece_lines, result_lines
from store.attribution import Attribution
from store.conversions import ConversionDraft, Conversions
from store.duplicates import Duplicates
from store.goals import GoalDraft, Goals
from store.history import History
from store.links import Links
from store.roster import Roster
from store.rules.money import Money
from tests.builders import everything, person
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import DAY, SPRING, Books, books

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = ("conversion", "conversion_goal", "reading", "brand_reading", "mention")
KEPT = ("conversion_total", "talk_total", "result_line", "day_total", "figures_total")


@pytest.fixture
def desk() -> Iterator[Books]:
    """Spring, counted in dollars."""
    with books() as opened:
        yield opened


def whole(desk: Books) -> dict[str, list[tuple[Any, ...]]]:
    """Every row there is, and what is worked out from them."""
    rows = everything(desk.database.reader)
    for table in (*RESULTS, *KEPT, "report"):
        rows[table] = desk.database.read(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4")
    return rows


def back_and_forth(desk: Books, act: Callable[[], object]) -> str:
    """Do something, take it back and do it again, all exact; what it is called."""
    before = whole(desk)
    act()
    after = whole(desk)
    history = History(desk.database)
    step = history.undo()
    assert whole(desk) == before
    history.redo()
    assert whole(desk) == after
    assert result_lines.differences(desk.database.reader) == 0
    assert piece_lines.differences(desk.database.reader) == 0
    return step.label.format(**step.detail)


def coded(desk: Books, talk: int, code: str) -> None:
    """Give somebody a promo code."""
    version = desk.of.conversation(talk).version
    desk.of.deals.edit(talk, version, {"promo_code": code})


def ordered(desk: Books, **said: Any) -> int:
    """An order of 30.00 on the Monday."""
    given: dict[str, Any] = {"campaign_id": SPRING, "amount": Money(3_000, "USD")}
    return Conversions(desk.database).add(ConversionDraft(MONDAY, **given | said))


def whose(desk: Books, order: int) -> tuple[int | None, str, int | None]:
    """Whose an order is, how that is known, and in which campaign it is."""
    row = Conversions(desk.database).one(order)
    return row.collaboration_id, row.attributed_by, row.campaign_id


def test_a_clone_knows_what_a_conversion_is_worth_and_has_no_results(
    desk: Books,
) -> None:
    """Goals of every kind come along; sales, figures and conclusions do not."""
    goals = Goals(desk.database)
    goals.add(SPRING, GoalDraft("purchase", "Sale", Money(1_750, "USD")))
    goals.add(
        SPRING, GoalDraft("enquiry", "Asked", ltv=Money(17_500, "USD"), rate="10")
    )
    desk.sold(3_000)
    desk.put("brand_reading", campaign_id=SPRING, on_day=DAY, source="verified")
    desk.put("mention", campaign_id=SPRING, on_day=DAY)
    desk.frame(image_conclusion="Warmer", next_steps="Again", margin_percent="40")
    desk_of = desk.of.campaigns
    label = back_and_forth(
        desk, lambda: desk_of.clone(SPRING, "Autumn", with_people=True)
    )
    assert label == "Made the campaign Autumn like Spring"
    number = desk_of.find("Autumn").id
    assert [
        (goal.kind, goal.name, goal.value, goal.ltv, goal.rate)
        for goal in goals.of(number)
    ] == [
        (goal.kind, goal.name, goal.value, goal.ltv, goal.rate)
        for goal in goals.of(SPRING)
    ]
    for table in ("conversion", "brand_reading", "mention"):
        assert desk.database.read(
            f"SELECT count(*) FROM {table} WHERE campaign_id=?", (number,)
        ) == [(0,)]
    card = desk_of.card(number)
    assert (card.image_conclusion, card.next_steps) == (None, None)
    assert card.margin_percent == "40"


def test_a_campaign_that_is_deleted_leaves_what_happened(desk: Books) -> None:
    """Sales, mentions and figures stand outside of any; its goals and reports go."""
    talk = desk.join("Mina")
    goals = Goals(desk.database)
    goal = goals.add(SPRING, GoalDraft("purchase", "Sale", Money(1_750, "USD")))
    mine = ordered(desk, collaboration_id=talk)
    worth = ordered(desk, amount=None, goal_id=goal)
    desk.put("brand_reading", campaign_id=SPRING, on_day=DAY, source="verified")
    desk.put("mention", campaign_id=SPRING, on_day=DAY)
    desk.read(channel="shop", campaign_id=SPRING, sessions=4)
    with desk.database.writing("Report", ("results",)) as unit:
        unit.connection.execute(
            "INSERT INTO report(campaign_id, on_day, format, language)"
            " VALUES (1,?,'md','ko')",
            (DAY,),
        )
    desk_of = desk.of.campaigns
    label = back_and_forth(desk, lambda: desk_of.remove(SPRING, detach=True))
    assert label == "Deleted the campaign Spring"
    assert whose(desk, mine) == (talk, "manual", None)
    row = Conversions(desk.database).one(worth)
    assert (row.campaign_id, row.goal_id, row.amount) == (None, None, None)
    for table in ("brand_reading", "mention", "reading"):
        sql = f"SELECT campaign_id FROM {table}"
        assert desk.database.read(sql) == [(None,)]
    assert desk.database.read("SELECT count(*) FROM report") == [(0,)]


def test_a_campaign_that_is_put_away_keeps_its_results(desk: Books) -> None:
    """Nothing of them changes."""
    ordered(desk)
    before = whole(desk)
    label = back_and_forth(desk, lambda: desk.of.campaigns.archive([SPRING]))
    assert label == "Put the campaign Spring away"
    assert whole(desk)["conversion_total"] == before["conversion_total"]


def test_somebody_in_the_trash_keeps_what_they_sold(desk: Books) -> None:
    """It was sold all the same."""
    talk = desk.join("Mina")
    order = ordered(desk, collaboration_id=talk)
    owner = desk.of.conversation(talk).influencer_id
    back_and_forth(desk, lambda: Roster(desk.database).archive([owner]))
    assert whose(desk, order) == (talk, "manual", SPRING)
    assert desk.table().total.conversions == 1


def test_what_somebody_sold_stays_when_the_conversation_is_deleted(
    desk: Books,
) -> None:
    """In its campaign, and nobody's: the code says nothing any more."""
    talk = desk.join("Mina")
    coded(desk, talk, "MINA10")
    orders = [ordered(desk, code="mina10"), ordered(desk, collaboration_id=talk)]
    assert [whose(desk, order)[1] for order in orders] == ["code", "manual"]
    desk.read(collaboration_id=talk, sessions=3)
    back_and_forth(desk, lambda: desk.of.outreach.remove([talk]))
    assert [whose(desk, order) for order in orders] == [(None, "none", SPRING)] * 2
    assert desk.table("influencer").unattributed.conversions == 2
    assert desk.database.read("SELECT count(*) FROM reading") == [(0,)]


def test_two_records_of_one_person_have_sold_what_both_did(desk: Books) -> None:
    """By code, by link and by hand; matching again changes nothing of it."""
    keep, gone = person(desk.database, "Mina"), person(desk.database, "MINA")
    talks = [
        desk.of.outreach.start([owner], SPRING, today=MONDAY)[0]
        for owner in (keep, gone)
    ]
    for talk, code in zip(talks, ("MINA10", "MINA5"), strict=True):
        coded(desk, talk, code)
    Links(desk.database).make(talks, "https://shop.example")
    (url,) = desk.database.read(
        "SELECT url FROM tracked_link WHERE collaboration_id=?", (talks[1],)
    )[0]
    orders = [
        ordered(desk, code="MINA10"),
        ordered(desk, code="MINA5"),
        ordered(desk, url=url),
        ordered(desk, collaboration_id=talks[1]),
    ]
    desk.read(collaboration_id=talks[1], sessions=9)
    before = desk.table("influencer").total
    label = back_and_forth(
        desk, lambda: Duplicates(desk.database).merge(keep, gone, ())
    )
    assert "Mina" in label
    found = [whose(desk, order) for order in orders]
    assert {talk for talk, _, _ in found} == {talks[0]}
    assert [by for _, by, _ in found] == ["code", "manual", "link", "manual"]
    table = desk.table("influencer")
    assert (table.many, table.total) == (1, before)
    assert table.unattributed.conversions == 0
    sql = "SELECT collaboration_id FROM reading"
    assert desk.database.read(sql) == [(talks[0],)]
    assert Attribution(desk.database).match_again(SPRING) == 0
    assert [whose(desk, order) for order in orders] == found


def test_the_only_code_of_the_two_goes_on_to_sell(desk: Books) -> None:
    """Of a record that has none, the other's comes along with its sales."""
    keep, gone = person(desk.database, "Mina"), person(desk.database, "MINA")
    mine, other = (
        desk.of.outreach.start([owner], SPRING, today=MONDAY)[0]
        for owner in (keep, gone)
    )
    coded(desk, other, "MINA5")
    order = ordered(desk, code="MINA5")
    back_and_forth(desk, lambda: Duplicates(desk.database).merge(keep, gone, ()))
    assert whose(desk, order) == (mine, "code", SPRING)
    assert whose(desk, ordered(desk, code="MINA5")) == (mine, "code", SPRING)


def test_somebody_who_moves_to_another_campaign_takes_the_sales_along(
    desk: Books,
) -> None:
    """And their figures count there."""
    talk = desk.join("Mina")
    order = ordered(desk, collaboration_id=talk)
    desk.read(desk.post(talk), reach=90)
    summer = desk.campaign("Summer", currency="USD")
    back_and_forth(desk, lambda: desk.of.outreach.set_campaign([talk], summer))
    assert whose(desk, order) == (talk, "manual", summer)
    rows = desk.database.read("SELECT campaign_id, reach FROM figures_total")
    assert rows == [(summer, 90)]
