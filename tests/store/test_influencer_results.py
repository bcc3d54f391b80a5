"""What came of each person: money, how they kept to it, and what is decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from store.conduct import Middle, Rounds, Share
from store.errors import Invalid, NotFound
from store.influencer_results import SORTS, InfluencerResults
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import SPRING, Books, books

if TYPE_CHECKING:
    from store.influencer_result_rows import PersonResult

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Books]:
    """A workspace with Spring, counted in dollars, at 50.00 for an hour."""
    with books() as opened:
        yield opened


def results(desk: Books) -> InfluencerResults:
    """The desk that is asked."""
    return InfluencerResults(desk.database)


def one(desk: Books, name: str) -> PersonResult:
    """The line of somebody in Spring."""
    rows = results(desk).of_campaign(SPRING).rows
    return next(row for row in rows if row.name == name)


def on(days: int) -> str:
    """A day so many days after the Monday."""
    return (MONDAY + days * DAY).isoformat()


def test_a_line_has_money_and_return_with_and_without_own_time(desk: Books) -> None:
    """300 back for 100 spent and one hour: 100 % of 150, and 200 % of the 100."""
    mina = desk.join("Mina")
    desk.sold(30_000, 4, collaboration_id=mina)
    desk.spent(10_000, collaboration_id=mina)
    desk.worked(60, collaboration_id=mina)
    row = one(desk, "Mina")
    assert (row.conversions, row.revenue_minor, row.currency) == (4, 30_000, "USD")
    assert (row.cost_minor, row.time_minor, row.minutes) == (10_000, 5_000, 60)
    assert row.roi is not None
    assert row.roi_without_hours is not None
    assert (row.roi.shown, row.roi_without_hours.shown) == (Decimal(100), Decimal(200))
    assert (row.n, row.is_ranked, row.is_partial) == (4, True, False)


def test_under_three_conversions_nothing_is_ranked(desk: Books) -> None:
    """The figure is there, and is said to stand on little."""
    mina = desk.join("Mina")
    desk.sold(30_000, 2, collaboration_id=mina)
    row = one(desk, "Mina")
    assert (row.n, row.is_ranked, row.roi) == (2, False, None)


def test_revenue_that_nobody_knows_is_none_and_gives_no_return(desk: Books) -> None:
    """No amount on any of them; and an amount in money without a rate."""
    mina, noa = desk.join("Mina"), desk.join("Noa")
    desk.sold(None, 3, collaboration_id=mina)
    desk.spent(10_000, collaboration_id=mina)
    other = {"amount_currency": "KRW", "counted_currency": None}
    desk.sold(9_000, 3, collaboration_id=noa, **other)
    assert (one(desk, "Mina").revenue_minor, one(desk, "Mina").roi) == (None, None)
    assert (one(desk, "Noa").revenue_minor, one(desk, "Noa").is_partial) == (None, True)


def test_on_time_rounds_replies_and_parcels_say_what_they_stand_on(
    desk: Books,
) -> None:
    """Two of three on time, two rounds on three pieces, and the middle of the days."""
    mina = desk.join("Mina")
    owner = one_owner(desk, mina)
    desk.post(mina, live_on=on(4), live_due_on=on(4), round=2)
    desk.post(mina, live_on=on(9), live_due_on=on(10))
    desk.post(mina, live_on=on(30), live_due_on=on(20))
    desk.post(mina, live_on=on(31), live_due_on=None, state="cancelled")
    for said, answered in ((0, 1), (5, 8), (9, 18), (20, None)):
        with desk.database.writing("Said", ("outreach",)) as unit:
            unit.connection.execute(
                "INSERT INTO touch(influencer_id, collaboration_id, at, on_day,"
                " answered_on, channel, direction, kind)"
                " VALUES (?,?,?,?,?,'mail','out','message')",
                (owner, mina, unit.at, on(said), on(answered) if answered else None),
            )
    for arrived in (1, 8):
        desk.put(
            "shipment", collaboration_id=mina, quantity=1, delivered_on=on(arrived)
        )
    row = one(desk, "Mina")
    assert row.on_time == Share(2, 3)
    assert row.rounds == Rounds(2, 3)
    assert row.rounds.mean == pytest.approx(2 / 3)
    assert (row.conduct.messages, row.reply_lag_days) == (4, Middle(3.0, 3))
    assert row.days_parcel_to_post == Middle(2.0, 2)
    whole = results(desk).of_person(owner).conduct
    assert (whole.on_time, whole.messages) == (Share(2, 3), 4)
    assert (whole.reply_lag, whole.parcel_to_post) == (Middle(3.0, 3), Middle(2.0, 2))


def one_owner(desk: Books, talk: int) -> int:
    """Whose collaboration it is."""
    return desk.of.conversation(talk).influencer_id


def test_nothing_known_is_nothing_and_no_zero(desk: Books) -> None:
    """Somebody who only agreed is there, with dashes."""
    mina = desk.join("Mina")
    desk.of.outreach.move([mina], "agreed", today=MONDAY)
    row = one(desk, "Mina")
    assert (row.on_time, row.rounds.mean) == (Share(), None)
    assert (row.reply_lag_days, row.days_parcel_to_post) == (Middle(), Middle())
    assert (row.roi, row.posts, row.decision) == (None, 0, None)


def test_who_never_agreed_nor_cost_anything_is_left_out(desk: Books) -> None:
    """And so is whoever is in the trash."""
    desk.join("Asked only")
    gone = desk.join("Thrown away")
    desk.sold(100, collaboration_id=gone)
    with desk.database.writing("Trash", ("roster",)) as unit:
        unit.connection.execute(
            "UPDATE influencer SET archived_at=? WHERE name='Thrown away'", (unit.at,)
        )
    assert results(desk).of_campaign(SPRING).rows == ()


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("roi", "Cleo Ana Ben Dora"),
        ("roi_worst", "Ben Ana Cleo Dora"),
        ("revenue", "Dora Cleo Ana Ben"),
        ("cost", "Ana Ben Cleo Dora"),
        ("conversions", "Ben Dora Cleo Ana"),
        ("name", "Ana Ben Cleo Dora"),
        ("undecided", "Ben Cleo Dora Ana"),
    ],
)
def test_people_are_paged_in_the_order_that_is_asked_for(
    desk: Books, sort: str, names: str
) -> None:
    """What is unknown stands last, and every page is a part of the same order."""
    for name, revenue, many, cost in (
        ("Ana", 900, 1, 300),
        ("Ben", 100, 9, 200),
        ("Cleo", 1_000, 2, 100),
        ("Dora", 2_000, 3, 0),
    ):
        talk = desk.join(name)
        desk.sold(revenue, many, collaboration_id=talk)
        if cost:
            desk.spent(cost, collaboration_id=talk)
    results(desk).decide([one(desk, "Ana").collaboration_id], "renew", "")
    desk_of = results(desk)
    pages = [
        desk_of.of_campaign(SPRING, limit=3, offset=offset, sort=sort)
        for offset in (0, 3)
    ]
    assert " ".join(row.name for page in pages for row in page.rows) == names
    assert {(page.total, page.decided) for page in pages} == {(4, 1)}


def test_a_sort_that_is_none_is_refused(desk: Books) -> None:
    """By name."""
    assert "revenue" in SORTS
    with pytest.raises(Invalid, match="shoe size"):
        results(desk).of_campaign(SPRING, sort="shoe size")


def test_totals_of_a_person_are_ratios_of_sums_by_currency(desk: Books) -> None:
    """900 for 100 and 100 for 900 is nothing won in all, not the mean of two rates."""
    mina = desk.join("Mina")
    owner = one_owner(desk, mina)
    summer = desk.campaign("Summer", currency="USD")
    winter = desk.campaign("Winter", currency="EUR")
    talks = [
        mina,
        *(
            desk.of.outreach.start([owner], one, today=MONDAY)[0]
            for one in (summer, winter)
        ),
    ]
    desk.sold(90_000, collaboration_id=mina)
    desk.spent(10_000, collaboration_id=mina)
    desk.sold(10_000, collaboration_id=talks[1], campaign_id=summer)
    desk.spent(90_000, collaboration_id=talks[1], campaign_id=summer)
    euros = {"amount_currency": "EUR", "counted_currency": "EUR", "campaign_id": winter}
    desk.sold(500, 3, collaboration_id=talks[2], **euros)
    found = results(desk).of_person(owner)
    assert {row.campaign for row in found.rows} == {"Spring", "Summer", "Winter"}
    dollars, others = found.totals
    assert (dollars.currency, dollars.campaigns, dollars.conversions) == ("USD", 2, 2)
    assert dollars.roi is not None
    assert (dollars.roi.shown, dollars.is_ranked) == (Decimal(0), False)
    assert (others.currency, others.revenue_minor, others.roi) == ("EUR", 500, None)
    assert others.is_ranked


def test_who_is_not_there_is_refused(desk: Books) -> None:
    """A person, and a collaboration."""
    with pytest.raises(NotFound):
        results(desk).of_person(99)
    with pytest.raises(NotFound):
        results(desk).of_collaboration(99)


def test_a_decision_is_one_step_that_names_the_person(desk: Books) -> None:
    """Undo takes it back; several are counted."""
    mina, noa = desk.join("Mina"), desk.join("Noa")
    desk_of = results(desk)
    assert desk_of.decide([mina], "fix", "Ask for drafts earlier") == 1
    row = desk_of.of_collaboration(mina)
    assert (row.decision, row.decision_reason) == ("fix", "Ask for drafts earlier")
    label = desk.of.history.undo()
    assert label.label.format(**label.detail) == "Decided on Mina"
    assert desk_of.of_collaboration(mina).decision is None
    assert desk_of.decide([mina, noa], "renew", "") == 2
    with pytest.raises(Invalid, match="why"):
        desk_of.decide([mina], "let_go", "")
