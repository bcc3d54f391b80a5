"""Any figure of results explained: of what it is made, what is missing, what is out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store import result_inputs
from store.errors import Invalid, NotFound
from store.result_explain import EXPLAINED, Explained, Note
from store.rules.roi import RATIOS, Ratio
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import DAY, SPRING, Books, books


@pytest.fixture
def book() -> Iterator[Books]:
    """The desks of results."""
    with books() as opened:
        yield opened


def explained(book: Books, figure: str, by: str = "", key: str = "") -> Explained:
    """A figure of Spring."""
    return book.results.explain(figure, by, key, SPRING)


def shown(found: Explained) -> str:
    """Its value as it is shown."""
    value = found.value
    return str(value.shown) if isinstance(value, Ratio) else str(value)


def test_a_return_is_explained_by_everything_in_it(book: Books) -> None:
    """Each sale, each cost and own time, with day and source."""
    book.sold(5_000, channel="x", order_ref="1001", source="shopify")
    book.spent(1_000, channel="x", description="Boost", on_day="2026-03-04")
    book.worked(60, channel="x")
    found = explained(book, "roi", "channel", "x")
    assert (found.title, found.key, found.unit) == ("ROI", "X", "percent")
    assert found.formula == "(revenue - cost) x 100 / cost"
    assert shown(found) == "-16.67"
    sale, cost, time = found.inputs
    assert (sale.detail["what"], sale.value, sale.source) == ("1001", 5_000, "shopify")
    assert (cost.detail["what"], cost.on_day) == ("Boost", date(2026, 3, 4))
    assert (time.value, time.unit, time.detail["rate"]) == (60, "minutes", 5_000)
    assert (found.missing, found.left_out) == ((), ())


def test_what_is_missing_and_what_was_left_out(book: Books) -> None:
    """Nothing that could be asked is hidden."""
    book.sold(900)
    book.sold(None, 2)
    book.sold(5, status="cancelled")
    book.sold(70, gross_minor=100, refunded_minor=30)
    book.sold(8, amount_currency="EUR", counted_currency=None)
    book.spent(100)
    book.spent(9, state="planned")
    book.spent(3, amount_currency="EUR", counted_currency=None, counted_minor=None)
    book.frame(hourly_rate_minor=None)
    book.worked(30)
    found = explained(book, "roi")
    assert shown(found) == "870.00"
    assert [(note.count, note.minor, note.currency) for note in found.missing] == [
        *((3, None, None), (30, None, None), (1, 8, "EUR"), (1, 3, "EUR"))
    ]
    assert [(note.count, note.minor, note.currency) for note in found.left_out] == [
        *((1, None, None), (1, 30, "USD"), (1, 9, "USD"))
    ]
    assert [one.value for one in found.inputs] == [70, 900, 100, 30]
    assert found.inputs[-1].words == "Own time without a rate"


def test_an_amount_is_told_as_it_counts(book: Books) -> None:
    """With how it was written beside it."""
    book.sold(1_000, amount_currency="EUR", counted_minor=1_100)
    book.worked(60, hourly_rate_minor=100, hourly_rate_currency="EUR")
    found = explained(book, "revenue")
    assert found.missing == ()
    (sale,) = found.inputs
    assert (sale.value, sale.currency) == (1_100, "USD")
    assert (sale.detail["amount"], sale.detail["currency"]) == (1_000, "EUR")


def test_a_figure_of_content_says_who_saw_it_and_when(book: Books) -> None:
    """Of each piece the newest, the highest first; and how many pieces lack it."""
    talk = book.join("Mina")
    for views, source in ((100, "influencer"), (900, "verified")):
        piece = book.post(talk, post_platform="tiktok")
        book.read(piece, views=views, source=source, window="7d", on_day="2026-03-09")
    book.post(talk)
    book.spent(2_000)
    found = explained(book, "cpv")
    assert (shown(found), found.unit) == ("0.02", "each")
    assert (found.basis, found.n, found.many) == (
        *("known of {n} of {many} pieces", 2),
        3,
    )
    counts = [one for one in found.inputs if one.unit == "count"]
    assert [(one.value, one.source, one.on_day) for one in counts] == [
        (900, "verified", date(2026, 3, 9)),
        (100, "influencer", date(2026, 3, 9)),
    ]
    assert counts[0].detail["name"] == "Mina"
    assert found.missing == (Note("pieces without this figure: {count}", 1),)


def test_many_rows_come_by_month_and_kind(
    book: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With how many they are; from the sums where even counting takes long."""
    monkeypatch.setattr(result_inputs, "LISTED", 2)
    for days in range(4):
        on_day = (date(2026, 3, 30) + timedelta(days)).isoformat()
        book.sold(100, 2, on_day=on_day, channel="x")
        book.spent(10, on_day=on_day, channel="x")
    talk = book.join("Mina")
    for likes in (3, 2, 1):
        book.read(book.post(talk), likes=likes)
    found = explained(book, "roi", "channel", "x")
    april, march, costs = found.inputs
    assert (april.detail["month"], april.value, april.count) == ("2026-04", 200, 2)
    assert (march.value, march.on_day) == (200, date(2026, 3, 31))
    assert (costs.value, costs.count, costs.source) == (40, 4, "committed")
    others = explained(book, "likes").inputs[-1]
    assert (others.value, others.count) == (1, 1)
    monkeypatch.setattr(result_inputs, "SCANNED", 0)
    for by, key in (("channel", "x"), ("", ""), ("campaign", "1")):
        found = explained(book, "roi", by, key)
        assert [one.value for one in found.inputs] == [200, 200, 40]
        assert [one.count for one in found.inputs] == [2, 2, 4]
    assert [one.value for one in explained(book, "cpa", "month", "2026-03").inputs] == [
        *(20, 4)
    ]


def test_sums_of_people_and_formats_are_by_kind(
    book: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Months are not kept of them."""
    monkeypatch.setattr(result_inputs, "SCANNED", 0)
    talk = book.join("Mina")
    book.post(talk)
    book.sold(100, 2, collaboration_id=talk)
    book.sold(30, channel="x")
    (mine,) = explained(book, "revenue", "format", "reel").inputs
    assert (mine.value, mine.detail["month"], mine.source) == (100, "", "manual")
    (rest,) = explained(book, "revenue", "format").inputs
    assert (rest.value, rest.source) == (30, "none")
    (hers,) = explained(book, "revenue", "influencer", "1").inputs
    assert (hers.value, hers.on_day) == (100, MONDAY)
    book.spent(70, collaboration_id=talk)
    (cost,) = explained(book, "cost", "format", "reel").inputs
    assert (cost.words, cost.value) == ("Costs", 70)


def test_own_time_says_what_an_hour_costs(book: Books) -> None:
    """That of the campaign, also among all of them; and rates of its own."""
    book.worked(60)
    book.worked(30, hourly_rate_minor=600, hourly_rate_currency="USD")
    found = book.results.explain("time_cost", "campaign", "1")
    assert [(one.value, one.detail["rate"]) for one in found.inputs] == [
        *((60, 5_000), (30, 600))
    ]
    assert [one.detail["rate"] for one in book.results.explain("cost").inputs] == [
        *(None, 600)
    ]


def test_work_without_a_campaign_is_explained_too(book: Books) -> None:
    """In the only currency of its amounts."""
    talk = book.join("Juno", campaign=None)
    book.sold(900, collaboration_id=talk, campaign_id=None, counted_currency=None)
    book.spent(
        300,
        collaboration_id=talk,
        campaign_id=None,
        counted_minor=None,
        counted_currency=None,
    )
    book.worked(60, collaboration_id=talk, campaign_id=None)
    found = book.results.explain("roi", "influencer", "1")
    assert shown(found) == "200.00"
    assert [one.value for one in found.inputs] == [900, 300, 60]
    assert found.missing[0].count == 60


@pytest.mark.parametrize("since", [None, MONDAY])
def test_what_explains_a_figure_adds_up_to_it(book: Books, since: date | None) -> None:
    """By whatever it is told, with all the days or some."""
    book.reference()
    talk = book.join("Mina")
    book.sold(10_000, 2, collaboration_id=talk)
    book.spent(5_000, collaboration_id=talk)
    book.post(talk)
    whole = 0
    for by in ("channel", "influencer", "format", "campaign", "month"):
        for row in book.table(by, since=since).rows:
            for figure, value in (
                ("revenue", row.revenue_minor),
                ("conversions", row.conversions),
                ("cost_without_hours", row.cost_minor),
                ("time_cost", row.time_minor),
            ):
                found = book.results.explain(figure, by, row.ref, SPRING, since=since)
                assert found.value == value, (by, row.ref, figure)
                made = sum(one.value for one in found.inputs)
                if figure == "time_cost":
                    made = made * 5_000 // 60
                assert made == value, (by, row.ref, figure)
                whole += 1
    assert whole == 5 * 4 + 2 * 4 + 2 * 4 + 4 + 4


def test_every_figure_has_words(book: Books) -> None:
    """Also where there is nothing to say."""
    assert {*RATIOS} < {*EXPLAINED}
    for figure in EXPLAINED:
        found = explained(book, figure)
        assert found.title
        assert found.formula
        assert found.inputs == ()


def test_leads_are_explained_by_what_they_are(book: Books) -> None:
    """Those noted one by one, or else content."""
    talk = book.join("Mina")
    book.read(book.post(talk), leads=9)
    book.spent(900)
    found = explained(book, "cpl")
    assert (shown(found), [one.value for one in found.inputs]) == ("1.00", [900, 9])
    book.sold(None, 3, kind="enquiry", on_day=DAY)
    found = explained(book, "leads")
    assert (found.value, [one.value for one in found.inputs]) == (3, [3])


def test_a_table_of_several_is_picked_by_its_currency(book: Books) -> None:
    """Otherwise the first that has such a row."""
    seoul = book.campaign("Seoul", currency="KRW")
    book.sold(100, channel="x")
    book.sold(
        9_000,
        5,
        channel="x",
        campaign_id=seoul,
        amount_currency="KRW",
        counted_currency="KRW",
    )
    found = book.results.explain("revenue", "channel", "x")
    assert (found.value, found.currency) == (9_000, "KRW")
    assert [one.value for one in found.inputs] == [9_000]
    found = book.results.explain("conversions", currency="USD")
    assert [one.value for one in found.inputs] == [1]
    found = book.results.explain("revenue", "channel", "x", currency="USD")
    assert found.value == 100


def test_what_cannot_be_explained_is_refused(book: Books) -> None:
    """No such figure, no such division, no such row."""
    with pytest.raises(Invalid, match="luck is no figure"):
        explained(book, "luck")
    with pytest.raises(Invalid, match="mood is nothing"):
        explained(book, "roi", "mood")
    with pytest.raises(NotFound, match="no results of x"):
        explained(book, "roi", "channel", "x")
    with pytest.raises(NotFound, match="no results of 7"):
        explained(book, "roi", "influencer", "7")
