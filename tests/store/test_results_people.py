"""What came of people and of kinds of content, and who did best."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from store.errors import Invalid
from store.result_ranking import RANKED_BY
from store.rules.roi import Ratio
from tests.builders import person
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import Books, books


@pytest.fixture
def book() -> Iterator[Books]:
    """The desks of results."""
    with books() as opened:
        yield opened


def shown(value: object) -> str:
    """A ratio as it is shown."""
    return str(value.shown) if isinstance(value, Ratio) else str(value)


def test_a_person_has_what_their_work_cost_and_brought(book: Books) -> None:
    """Fee, own time, sales, content; what is for nobody alone has its own row."""
    talk = book.join("Mina", handle="mina", platform="instagram")
    book.sold(50_000, 10, collaboration_id=talk)
    book.spent(10_000, collaboration_id=talk, category="fee")
    book.worked(120, collaboration_id=talk)
    book.spent(700, category="tools")
    piece = book.post(talk, post_platform="instagram")
    book.read(piece, impressions=40_000, likes=900, comments=100, views=10_000)
    mina, nobody = book.table("influencer").rows
    assert (mina.key, mina.ref, mina.conversions, mina.n) == ("Mina", "1", 10, 10)
    assert (mina.cost_minor, mina.time_minor, mina.minutes) == (10_000, 10_000, 120)
    assert (shown(mina.roi), shown(mina.roi_without_hours)) == ("150.00", "400.00")
    assert [shown(one) for one in (mina.cpm, mina.cpv, mina.cpe, mina.cpc)] == [
        *("5.00", "0.02", "0.20", "None")
    ]
    assert (mina.posts, mina.known["impressions"], mina.known["clicks"]) == (1, 1, 0)
    assert (nobody.key, nobody.ref, nobody.cost_minor) == ("", "0", 700)


def test_people_come_a_page_at_a_time(book: Books) -> None:
    """The most revenue first; the rest of the total is nobody's on every page."""
    for place in range(5):
        talk = book.join(f"Person {place}")
        book.sold(place * 100, collaboration_id=talk)
        book.spent(10, collaboration_id=talk)
    book.spent(3)
    first = book.table("influencer", limit=2)
    assert [row.key for row in first.rows] == ["Person 4", "Person 3", ""]
    assert (first.many, first.rows[-1].cost_minor) == (5, 3)
    last = book.table("influencer", limit=2, offset=4)
    assert [row.key for row in last.rows] == ["Person 0", ""]
    same = book.table("influencer", limit=2, offset=4, since=MONDAY)
    assert [row.key for row in same.rows] == ["Person 0", ""]


def test_a_person_in_two_campaigns_is_one_row(book: Books) -> None:
    """Where both count in the same money; in others there is another table."""
    autumn = book.campaign("Autumn", currency="USD")
    seoul = book.campaign("Seoul", currency="KRW")
    owner = person(book.database, "Mina")
    talks = [
        book.of.outreach.start([owner], campaign, today=MONDAY)[0]
        for campaign in (1, autumn, seoul)
    ]
    book.sold(100, collaboration_id=talks[0])
    book.sold(50, collaboration_id=talks[1], campaign_id=autumn)
    won = {"amount_currency": "KRW", "counted_currency": "KRW"}
    book.sold(9_000, 5, collaboration_id=talks[2], campaign_id=seoul, **won)
    tables = book.results.roi("influencer")
    assert [
        (table.currency, [row.revenue_minor for row in table.rows]) for table in tables
    ] == [("KRW", [9_000]), ("USD", [150])]


def test_work_that_no_currency_was_said_for_is_told_all_the_same(book: Books) -> None:
    """In the only one that its amounts are in; minutes without a rate cost nothing."""
    talk = book.join("Juno", campaign=None)
    plain: dict[str, Any] = {"counted_currency": None, "campaign_id": None}
    book.sold(900, collaboration_id=talk, **plain)
    book.spent(300, collaboration_id=talk, counted_minor=None, **plain)
    book.worked(45, collaboration_id=talk, campaign_id=None)
    for by, key in (("influencer", "Juno"), ("format", "none")):
        (table,) = book.results.roi(by)
        (row,) = table.rows
        assert (row.key, row.revenue_minor, row.cost_minor) == (key, 900, 300)
        assert (row.minutes, row.unrated, shown(row.roi)) == (45, 45, "200.00")


def test_what_is_nobodys_stays_in_its_own_money(book: Books) -> None:
    """And work of which every sale was called off has no row."""
    seoul = book.campaign("Seoul", currency="KRW")
    won = {"amount_currency": "KRW", "counted_currency": "KRW"}
    book.sold(9_000, 2, campaign_id=seoul, **won)
    book.sold(100)
    talk = book.join("Mina")
    book.post(book.join("Juno"), "story")
    book.sold(5, collaboration_id=talk, status="cancelled")
    tables = book.results.roi("format")
    assert [
        (table.currency, [(row.key, row.revenue_minor) for row in table.rows])
        for table in tables
    ] == [("KRW", [("", 9_000)]), ("USD", [("story", 0), ("", 100)])]


@pytest.mark.parametrize("currency", ["USD", None])
def test_minutes_without_a_rate_are_told_of_whose_they_are(
    book: Books, currency: str | None
) -> None:
    """Of a person, of a format and of nobody, as they are told of all."""
    book.frame(hourly_rate_minor=None, currency=currency)
    talk, other = book.join("Mina"), book.join("Luna")
    book.sold(1_000, collaboration_id=talk)
    book.worked(60, collaboration_id=talk)
    book.worked(20, collaboration_id=other)
    book.worked(30)
    people = book.table("influencer")
    assert {row.key: row.unrated for row in people.rows} == {
        "Mina": 60,
        "Luna": 20,
        "": 30,
    }
    formats = book.table("format")
    assert [row.unrated for row in formats.rows] == [80, 30]
    assert people.total.unrated == formats.total.unrated == 110
    (first,) = (row for row in people.rows if row.key == "Mina")
    told = book.results.explain("roi", "influencer", first.ref, 1)
    assert [note.count for note in told.missing] == [60]


def test_formats_are_those_of_whole_collaborations(book: Books) -> None:
    """One kind, several, none: a fee is never shared out over pieces."""
    reels, both, none = (book.join(name) for name in ("Mina", "Juno", "Sol"))
    for talk, amount in ((reels, 300), (both, 200), (none, 100)):
        book.sold(amount, collaboration_id=talk)
        book.spent(100, collaboration_id=talk)
    book.post(reels)
    book.post(reels)
    book.post(both)
    book.post(both, "story")
    rows = book.table("format").rows
    assert [(row.key, row.format, row.posts, shown(row.roi)) for row in rows] == [
        ("reel", "reel", 2, "200.00"),
        ("mixed", "mixed", 2, "100.00"),
        ("none", "none", 0, "0.00"),
    ]


def test_the_best_and_the_worst_people(book: Books) -> None:
    """By return; with how many sales that stands on; few are not ranked."""
    for name, revenue, many in (("Mina", 300, 5), ("Juno", 50, 4), ("Sol", 900, 2)):
        talk = book.join(name)
        book.sold(revenue, many, collaboration_id=talk)
        book.spent(100, collaboration_id=talk)
    best = book.results.ranking(1)
    assert [(row.name, shown(row.value), row.n) for row in best.rows] == [
        ("Sol", "800.00", 2),
        ("Mina", "200.00", 5),
        ("Juno", "-50.00", 4),
    ]
    assert [row.is_ranked for row in best.rows] == [False, True, True]
    worst = book.results.ranking(None, by="revenue", worst=True, limit=1)
    assert [(row.name, row.value) for row in worst.rows] == [("Juno", 50)]
    assert (worst.currency, worst.basis, worst.worst) == ("USD", "", True)


def test_sales_without_a_worth_rank_nobody(book: Books) -> None:
    """Their return is not known, and not minus a hundred."""
    talk = book.join("Mina")
    book.sold(None, 5, collaboration_id=talk)
    book.spent(100, collaboration_id=talk)
    assert book.results.ranking(1).rows == ()
    talk = book.join("Juno")
    book.spent(100, collaboration_id=talk)
    (row,) = book.results.ranking(1).rows
    assert (row.name, shown(row.value), row.n) == ("Juno", "-100.00", 0)


def test_a_decision_stands_beside_the_figures(book: Books) -> None:
    """With its reason."""
    talk = book.join("Mina")
    book.sold(100, collaboration_id=talk)
    book.of.campaigns.decide([talk], "fix", "Late twice")
    (row,) = book.results.ranking(1, by="revenue").rows
    assert (row.decision, row.decision_reason) == ("fix", "Late twice")


def test_content_is_ranked_beside_its_own_median(book: Books) -> None:
    """One basis for all rows: what most pieces know."""
    talk = book.join("Mina", handle="mina")
    for likes, views in ((90, 1_000), (50, 1_000), (10, 1_000)):
        piece = book.post(talk, post_platform="tiktok")
        book.read(piece, likes=likes, comments=0, views=views)
    lone = book.post(talk, "story", post_platform="tiktok")
    book.read(lone, likes=5, comments=4, reach=10)
    found = book.results.ranking(1, of="piece", by="er")
    assert found.basis == "engagements / views"
    assert [(shown(row.value), shown(row.median), row.n) for row in found.rows] == [
        *(("9.00", "5.00", 3), ("5.00", "5.00", 3), ("1.00", "5.00", 3))
    ]
    by_count = book.results.ranking(1, of="piece", by="engagements").rows
    assert [(row.value, row.kind, row.n) for row in by_count] == [
        *((90, "reel", 3), (50, "reel", 3), (10, "reel", 3), (9, "story", 1))
    ]
    assert not by_count[-1].is_ranked
    (row,) = book.results.ranking(None, by="er").rows
    assert (row.name, shown(row.value), row.n) == ("Mina", "5.00", 3)
    (row,) = book.results.ranking(1, by="engagements").rows
    assert (row.value, row.n) == (159, 4)


def test_a_sale_is_never_shared_out_over_pieces(book: Books) -> None:
    """So they are not ranked by it."""
    with pytest.raises(Invalid, match="piece are not ranked by roi"):
        book.results.ranking(1, of="piece", by="roi")
    with pytest.raises(Invalid, match="not ranked by luck"):
        book.results.ranking(1, by="luck")


def test_people_in_the_trash_are_not_ranked(book: Books) -> None:
    """What they cost stays in the totals."""
    talk = book.join("Mina")
    book.sold(100, collaboration_id=talk)
    book.spent(10, collaboration_id=talk)
    with book.database.writing("Trash", ("roster",)) as unit:
        unit.connection.execute("UPDATE roster_line SET archived=1")
    assert book.results.ranking(1).rows == ()
    assert book.table().total.revenue_minor == 100


@pytest.mark.parametrize("by", ["roi", "revenue", "engagements", "er"])
def test_work_of_campaigns_that_were_put_away_is_ranked_only_there(
    book: Books, by: str
) -> None:
    """As they are in no total of all, and can be asked for by themselves."""
    old = book.campaign("Old", currency="USD")
    for name, campaign in (("Mina", 1), ("Luna", old)):
        talk = book.join(name, campaign)
        book.sold(100, campaign_id=campaign, collaboration_id=talk)
        book.spent(10, campaign_id=campaign, collaboration_id=talk)
        book.read(book.post(talk), views=9, likes=5, comments=1)
    book.frame(old, archived_at="2026-01-01T00:00:00Z")
    kinds = [of for of, known in RANKED_BY.items() if by in known]
    for of in kinds:
        ranked = book.results.ranking(of=of, by=by).rows
        assert [row.name for row in ranked] == ["Mina"]
        ranked = book.results.ranking(old, of=of, by=by).rows
        assert [row.name for row in ranked] == ["Luna"]


def test_her_own_medians_by_platform_and_size(book: Books) -> None:
    """With how many pieces each stands on."""
    talk = book.join("Mina", handle="mina", platform="tiktok")
    with book.database.writing("Followers", ("roster",)) as unit:
        unit.connection.execute("UPDATE account SET followers=20000")
    for views in (1_000, 3_000, 8_000):
        piece = book.post(talk, account_id=1)
        book.read(piece, likes=100, comments=20, views=views)
    found = {row.figure: row for row in book.results.medians()}
    assert [*found] == ["er_views", "views", "engagements"]
    views_row, rate = found["views"], found["er_views"]
    assert (views_row.platform, views_row.tier) == ("tiktok", "micro")
    assert (shown(views_row.value), shown(rate.value), rate.n) == (
        *("3000.00", "4.00"),
        3,
    )
    assert rate.is_telling
    piece = book.post(talk, account_id=1)
    book.read(piece, reach=5)
    book.read(book.post(talk, account_id=1), likes=100, comments=20, views=5_000)
    found = {row.figure: row for row in book.results.medians()}
    assert (shown(found["views"].value), found["views"].n) == ("4000.00", 4)
    assert not found["reach"].is_telling


def test_work_whose_costs_are_partly_unknown_is_not_ranked_by_return(
    book: Books,
) -> None:
    """A cost that has no rate would make the return look better than it is."""
    for name in ("Whole", "In part"):
        talk = book.join(name)
        book.sold(500, collaboration_id=talk)
        book.spent(100, collaboration_id=talk)
    euros = {"amount_currency": "EUR", "counted_minor": None, "counted_currency": None}
    book.spent(900, collaboration_id=talk, **euros)
    ranked = book.results.ranking(1).rows
    assert [row.name for row in ranked] == ["Whole"]
