"""What came back for what was spent, by channel, campaign and month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.errors import Invalid, NotFound
from store.result_rows import BY, Beside
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import SPRING, Books, books


@pytest.fixture
def book() -> Iterator[Books]:
    """The desks of results."""
    with books() as opened:
        yield opened


def test_the_reference_table_by_channel(book: Books) -> None:
    """Every figure exact, most revenue first, under the names that she uses."""
    book.reference()
    table = book.table()
    told = [
        (row.key, row.channel, row.conversions, row.revenue_minor, row.total_cost)
        for row in table.rows
    ]
    assert told == [
        ("Facebook", "facebook", 3_174, 5_554_500, 2_050_000),
        ("LinkedIn", "linkedin", 580, 1_015_000, 2_513_500),
        ("Twitter", "x", 202, 353_500, 750_000),
        ("YouTube", "youtube", 198, 346_500, 1_500_000),
    ]
    returns = [str(row.roi and row.roi.shown) for row in (*table.rows, table.total)]
    assert returns == ["170.95", "-59.62", "-52.87", "-76.90", "6.69"]
    without = [row.roi_without_hours for row in table.rows]
    assert [str(one and one.shown) for one in without] == [
        *("11009.00", "7418.52", "None", "None")
    ]
    total = table.total
    assert (total.conversions, total.minutes) == (4_154, 1_350 * 60)
    assert (total.revenue_minor, total.cost_minor) == (7_269_500, 63_500)
    assert (table.by, table.currency, table.many) == ("channel", "USD", 4)


def test_rows_of_equal_revenue_come_by_name(book: Books) -> None:
    """Whatever their order in the file; without a channel last."""
    for channel in ("youtube", "Newsletter", "x", None):
        book.sold(100, channel=channel)
    assert [row.key for row in book.table().rows] == ["Newsletter", "X", "YouTube", ""]


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("since", [None, MONDAY])
def test_rows_add_up_to_the_total_whatever_they_are_by(
    book: Books, by: str, since: date | None
) -> None:
    """Whether they come from sums or from the rows of some days."""
    book.reference()
    mina, juno = book.join("Mina", handle="mina"), book.join("Juno")
    for talk, channel in ((mina, "instagram"), (juno, None)):
        book.sold(10_050, 3, collaboration_id=talk, channel=channel)
        book.spent(333, collaboration_id=talk, channel=channel)
        book.worked(6, collaboration_id=talk)
        book.post(talk)
    book.spent(99, category="tools")
    table = book.table(by, since=since)
    for name in ("conversions", "orders", "revenue_minor", "cost_minor", "minutes"):
        parts = sum(getattr(row, name) for row in table.rows)
        assert parts == getattr(table.total, name), name
    assert sum(row.time_minor for row in table.rows) == table.total.time_minor
    if by != "month":
        assert sum(row.posts for row in table.rows) == 2


def test_own_time_is_rounded_once(book: Books) -> None:
    """Three times twenty seconds' worth of a cent are a cent, and not none."""
    book.frame(hourly_rate_minor=20)
    for channel in ("facebook", "x", "youtube"):
        book.worked(1, channel=channel)
    table = book.table()
    assert [row.time_minor for row in table.rows] == [0, 0, 0]
    assert table.total.time_minor == 1


def test_hours_at_a_rate_of_their_own(book: Books) -> None:
    """In the campaign's money they cost; in another they stand beside; or neither."""
    book.worked(60, hourly_rate_minor=100, hourly_rate_currency="USD")
    book.worked(90, hourly_rate_minor=100, hourly_rate_currency="EUR")
    table = book.table()
    assert table.total.time_minor == 100
    assert table.beside == (Beside("EUR", time_minor=150),)
    book.frame(hourly_rate_minor=None)
    book.worked(45)
    total = book.table().total
    assert (total.unrated, total.minutes, total.time_minor) == (45, 195, 100)


def test_only_what_is_promised_or_paid_is_a_cost(book: Books) -> None:
    """What is in view, and what was called off, is not."""
    for state in ("planned", "committed", "invoiced", "cancelled"):
        book.spent(100, state=state)
    book.spent(100, state="paid", paid_on="2026-03-02")
    assert book.table().total.cost_minor == 300


def test_what_was_called_off_counts_nothing(book: Books) -> None:
    """It is told of; what went back was taken off, and the sale still counts."""
    book.sold(500, channel="x")
    book.sold(900, 2, channel="x", status="cancelled")
    book.sold(
        70, channel="x", gross_minor=100, refunded_minor=30, status="partly_refunded"
    )
    book.sold(0, channel="x", gross_minor=40, refunded_minor=40, status="refunded")
    table = book.table()
    assert (table.total.conversions, table.total.revenue_minor) == (3, 570)
    assert table.cancelled == 2
    assert (table.refunded, table.refunded_minor) == ((("USD", 70),), 70)


def test_revenue_nobody_knows_is_a_dash(book: Books) -> None:
    """Known of none: no return; known of some: those, and how many lack."""
    book.spent(100, channel="x")
    book.sold(None, 3, channel="x", kind="newsletter")
    (row,) = book.table().rows
    assert (row.conversions, row.enquiries, row.orders) == (3, 3, 0)
    assert (row.revenue_minor, row.roi, row.unvalued) == (None, None, 3)
    assert (row.cpa is None, row.cpl is None) == (False, False)
    book.sold(150, channel="x")
    (row,) = book.table().rows
    assert (row.revenue_minor, row.unvalued) == (150, 3)
    assert str(row.roi and row.roi.shown) == "50.00"


def test_nothing_sold_is_all_of_it_lost(book: Books) -> None:
    """Revenue is 0 then, and known."""
    book.spent(100)
    total = book.table().total
    assert (total.revenue_minor, str(total.roi and total.roi.shown)) == (0, "-100.00")
    book.sold(0)
    assert book.table().total.revenue_minor == 0


def test_currencies_are_never_added(book: Books) -> None:
    """Without a rate an amount stands beside; counted through one it is in."""
    book.sold(1_000, amount_currency="EUR", counted_currency=None)
    book.sold(1_000, amount_currency="EUR", counted_minor=1_100)
    book.spent(50, amount_currency="KRW", counted_currency=None, counted_minor=None)
    table = book.table()
    assert (table.total.conversions, table.total.revenue_minor) == (2, 1_100)
    assert table.beside == (
        Beside("EUR", 1, 1_000),
        Beside("KRW", cost_minor=50),
    )
    assert (table.uncounted, table.unvalued) == (1, 1)


def test_a_campaign_without_a_currency_counts_in_the_only_one(book: Books) -> None:
    """With two there is no sum, and everything stands beside."""
    autumn = book.campaign("Autumn")
    book.sold(700, campaign_id=autumn, counted_currency=None)
    book.spent(
        500, campaign_id=autumn, counted_currency=None, counted_minor=None, channel="x"
    )
    table = book.table(campaign_id=autumn)
    assert (table.currency, table.total.revenue_minor) == ("USD", 700)
    assert str(table.total.roi and table.total.roi.shown) == "40.00"
    book.sold(9, campaign_id=autumn, amount_currency="EUR", counted_currency=None)
    table = book.table(campaign_id=autumn)
    assert (table.currency, table.total.revenue_minor) == (None, None)
    assert table.beside == (Beside("EUR", 1, 9), Beside("USD", 1, 700, 500))


def test_campaigns_in_several_currencies_have_a_table_each(book: Books) -> None:
    """That of the most conversions first; what has no campaign joins its currency."""
    seoul = book.campaign("Seoul", currency="KRW")
    book.sold(100, 2)
    book.sold(
        9_000, 5, campaign_id=seoul, amount_currency="KRW", counted_currency="KRW"
    )
    book.spent(40, campaign_id=None, counted_currency=None, counted_minor=None)
    first, second = book.results.roi("campaign")
    assert [table.currency for table in (first, second)] == ["KRW", "USD"]
    assert [(row.key, row.campaign_id) for row in second.rows] == [
        ("Spring", SPRING),
        ("", 0),
    ]
    assert (second.total.revenue_minor, second.total.cost_minor) == (100, 40)


def test_campaigns_that_were_put_away_are_in_no_total(book: Books) -> None:
    """Asked for by themselves they are told of."""
    book.sold(100)
    book.frame(archived_at="2026-03-02T09:00:00Z")
    assert book.results.roi() == ()
    assert book.table().total.revenue_minor == 100


def test_a_period_is_of_what_happened_in_it(book: Books) -> None:
    """Both days included; what was published then is in its figures."""
    day = timedelta(days=1)
    talk = book.join("Mina")
    for on_day in (MONDAY - day, MONDAY, MONDAY + day):
        told = on_day.isoformat()
        book.sold(100, on_day=told, channel="x")
        book.spent(10, on_day=told, channel="x")
        book.worked(6, on_day=told, channel="x")
        book.post(talk, post_platform="x", live_on=told)
    found = book.table(since=MONDAY, until=MONDAY)
    (row,) = found.rows
    assert (row.revenue_minor, row.cost_minor, row.time_minor) == (100, 10, 500)
    assert (row.posts, found.total.conversions) == (1, 1)
    assert book.table(since=MONDAY).total.conversions == 2
    assert book.table(until=MONDAY).total.conversions == 2
    assert book.table().total.conversions == 3


def test_months_come_as_time_goes(book: Books) -> None:
    """Each with what it cost and brought."""
    book.sold(100, on_day="2026-04-01")
    book.spent(40, on_day="2026-02-28")
    book.worked(60, on_day="2026-03-31")
    rows = book.table("month").rows
    assert [row.month for row in rows] == ["2026-02", "2026-03", "2026-04"]
    assert [(row.spend_minor, row.time_minor) for row in book.results.months(1)] == [
        *((40, 0), (0, 5_000), (0, 0))
    ]
    assert [row.revenue_minor for row in book.results.months(1)] == [0, 0, 100]
    book.sold(7, on_day="2026-01-01", status="cancelled")
    assert len(book.results.months(1)) == 3


def test_conversions_that_nobody_can_place_are_told_of(book: Books) -> None:
    """By channel those of no channel; otherwise those of nobody."""
    talk = book.join("Mina")
    book.sold(100, channel="x")
    book.sold(200, 3)
    book.sold(400, collaboration_id=talk)
    assert book.table("channel").unattributed.conversions == 3
    assert book.table("influencer").unattributed.conversions == 4
    assert book.table("influencer").unattributed.revenue_minor == 300


def test_every_campaign_has_a_line_in_the_programme(book: Books) -> None:
    """Those running first, each in its currency, with nothing as with something."""
    book.campaign("Seoul", currency="KRW", status="running")
    book.reference()
    rows = book.results.programme(MONDAY)
    assert [(row.key, row.currency) for row in rows] == [
        ("Seoul", "KRW"),
        ("Spring", "USD"),
    ]
    assert [str(row.roi and row.roi.shown) for row in rows] == ["None", "6.69"]
    book.sold(5, campaign_id=None)
    assert book.results.programme(MONDAY)[-1].campaign_id == 0


def test_what_cannot_be_asked_is_refused(book: Books) -> None:
    """A word that results are not told by, a campaign that is not there."""
    with pytest.raises(Invalid, match="mood is nothing"):
        book.results.roi("mood")
    with pytest.raises(NotFound, match="campaign number 9"):
        book.results.roi("channel", 9)
    with pytest.raises(NotFound, match="campaign number 9"):
        book.results.months(9)


def test_an_empty_campaign_has_an_empty_table(book: Books) -> None:
    """With its currency, and no return."""
    for by in BY:
        table = book.table(by)
        assert (table.rows, table.currency, table.total.roi) == ((), "USD", None)
    assert book.results.roi() == ()
