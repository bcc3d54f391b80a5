"""Everything that came of one campaign: figures, goals, audiences, the brand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from store.errors import Invalid, NotFound
from store.result_brand import Change, Mentions, Targeting
from store.rules.money import Money
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import DAY, SPRING, Books, books

if TYPE_CHECKING:
    from store.result_campaign import CampaignResults


@pytest.fixture
def book() -> Iterator[Books]:
    """The desks of results."""
    with books() as opened:
        yield opened


def came(book: Books) -> CampaignResults:
    """What came of Spring."""
    return book.results.campaign(SPRING, MONDAY)


def measured(book: Books) -> None:
    """Two reels of Mina, one of them without its reach."""
    talk = book.join("Mina", handle="mina", platform="instagram")
    for place, reach in enumerate((500, None)):
        piece = book.post(talk, post_platform="instagram")
        book.read(piece, impressions=1_000, reach=reach, likes=30 + place, comments=10)
    book.post(talk, "story", post_platform="x")


def test_figures_say_of_how_many_pieces_they_are_known(book: Books) -> None:
    """And each rate is over the pieces that both of its figures are known of."""
    measured(book)
    found = came(book)
    assert (found.figures.many, found.figures.measured) == (3, 2)
    assert (found.figures.values["reach"], found.figures.known["reach"]) == (500, 1)
    assert found.figures.values["clicks"] is None
    told = {
        rate.name: (str(rate.ratio.shown), rate.numerator, rate.denominator, rate.n)
        for rate in found.rates
    }
    assert told == {
        "er_reach": ("8.00", 40, 500, 1),
        "er_impressions": ("4.05", 81, 2_000, 2),
    }
    assert all(rate.many == 3 and rate.basis for rate in found.rates)


def test_rates_of_pieces_that_are_all_known_come_from_the_sums(book: Books) -> None:
    """The ratio of sums, like everywhere."""
    talk = book.join("Mina")
    for likes, views in ((10, 100), (10, 300)):
        book.read(book.post(talk), likes=likes, comments=0, views=views)
    (rate,) = came(book).rates
    assert (rate.name, str(rate.ratio.shown), rate.n) == ("er_views", "5.00", 2)


def test_channels_stand_beside_content_and_are_not_added(book: Books) -> None:
    """Days add up, people never; of longer times the newest holds."""
    measured(book)
    days: dict[str, Any] = {
        "channel": "Google",
        "label": "google / organic",
        "campaign_id": SPRING,
    }
    for on_day, sessions in ((DAY, 40), ("2026-03-03", 50)):
        book.read(
            **days,
            on_day=on_day,
            window="24h",
            source="import",
            sessions=sessions,
            users=30,
            impressions=9,
            stated_conversions=1_500,
            spend_minor=100,
            spend_currency="USD",
        )
    for on_day, views in ((DAY, 700), ("2026-03-05", 900)):
        book.read(channel="youtube", campaign_id=SPRING, on_day=on_day, views=views)
    found = came(book)
    google, youtube = found.beside_channels
    assert (google.label, google.days, google.source) == (
        "google / organic",
        2,
        "import",
    )
    assert google.figures == {"impressions": 18, "sessions": 90}
    assert (google.stated_conversions, google.spend) == (Decimal(3), (("USD", 200),))
    assert (youtube.figures, youtube.days) == ({"views": 900}, 0)
    steps = {step.name: (step.value, step.basis) for step in found.funnel}
    assert steps["impressions"] == (2_000, "pieces")
    assert steps["sessions"] == (90, "channels")
    assert steps["views"] == (900, "channels")
    assert steps["clicks"] == (None, "")
    assert found.total.cost_minor == 0


def test_of_several_sources_of_a_day_one_holds(book: Books) -> None:
    """What she saw herself before a file; a figure nobody counted is not 0."""
    for source, clicks in (("import", 9), ("verified", 7)):
        book.read(
            channel="x",
            campaign_id=SPRING,
            window="24h",
            source=source,
            clicks=clicks,
        )
    (found,) = came(book).beside_channels
    assert (found.source, found.days, found.figures) == ("verified", 1, {"clicks": 7})
    assert (found.stated_conversions, found.spend) == (None, ())


def test_a_whole_work_is_read_too(book: Books) -> None:
    """Figures that a person gives for everything they did."""
    talk = book.join("Mina")
    book.read(collaboration_id=talk, reach=5_000, leads=12, source="influencer")
    found = came(book)
    (work,) = found.beside_channels
    assert (work.collaboration_id, work.channel) == (talk, "")
    steps = {step.name: step.value for step in found.funnel}
    assert (steps["reach"], steps["leads"]) == (5_000, 12)


def test_parts_of_a_channel_are_not_added_to_the_whole(book: Books) -> None:
    """What is read without a label holds for all of it; people of parts overlap."""
    for label, views in ((None, 1_000), ("A", 600), ("B", 300)):
        book.read(channel="youtube", campaign_id=SPRING, label=label, views=views)
    for label in ("A", "B"):
        book.read(channel="x", campaign_id=SPRING, label=label, reach=10, clicks=3)
    steps = {step.name: step.value for step in came(book).funnel}
    assert (steps["views"], steps["clicks"], steps["reach"]) == (1_000, 6, None)


def test_goals_beside_what_was_reached(book: Books) -> None:
    """With what that counts, and how much of the goal it is."""
    measured(book)
    book.reference()
    goals = {"impressions": 4_000, "clicks": 10, "revenue": 145_390, "roi": 50}
    book.of.campaigns.set_targets(
        SPRING, {name: Decimal(goal) for name, goal in goals.items()}
    )
    found = came(book).targets
    assert [(row.metric, str(row.share and row.share.shown)) for row in found] == [
        *(("impressions", "50.00"), ("clicks", "None")),
        *(("revenue", "50.00"), ("roi", "13.39")),
    ]
    assert found[2].actual == Decimal("72695.00")
    assert [bool(row.basis) for row in found] == [True, False, True, True]
    assert book.of.campaigns.card(SPRING).targets == found


def test_goals_wait_while_nothing_is_there_to_count(book: Books) -> None:
    """No sales yet is not nothing sold."""
    names = ("reach", "conversions", "revenue", "roi", "posts", "new_followers")
    book.of.campaigns.set_targets(SPRING, dict.fromkeys(names, Decimal(5)))
    actual = {row.metric: row.actual for row in came(book).targets}
    assert actual == dict.fromkeys(names, None) | {"posts": Decimal(0)}


def test_clicks_and_visits_that_became_something(book: Books) -> None:
    """Beside the rates of content."""
    talk = book.join("Mina")
    book.read(book.post(talk), clicks=200, sessions=100)
    book.sold(100, 5)
    rates = {rate.name: str(rate.ratio.shown) for rate in came(book).rates}
    assert rates == {"conversions_by_clicks": "2.50", "conversions_by_sessions": "5.00"}


def test_audiences_before_during_and_after(book: Books) -> None:
    """Of the same accounts on both sides; of those who agreed."""
    book.frame(starts_on="2026-03-02", ends_on="2026-03-31")
    for name in ("mina", "juno"):
        talk = book.join(name.title(), handle=name)
        with book.database.writing("Agreed", ("outreach",)) as unit:
            unit.connection.execute(
                "UPDATE collaboration SET stage='agreed' WHERE id=?", (talk,)
            )
    with book.database.writing("Readings", ("roster",)) as unit:
        unit.connection.execute("DELETE FROM account_reading")
    for account, on, followers in (
        *((1, "2026-02-01", 900), (1, "2026-02-20", 1_000), (1, "2026-03-10", 1_100)),
        *((1, "2026-04-10", 1_250), (2, "2026-03-10", 7_000)),
    ):
        book.put(
            "account_reading",
            account_id=account,
            read_on=on,
            followers=followers,
            source="manual",
        )
    growth = came(book).growth
    assert growth.accounts == 2
    assert growth.during == Change(1_000, 1_100, 1)
    assert growth.after == Change(1_000, 1_250, 1)
    percent = growth.after.percent
    assert str(percent and percent.shown) == "25.00"


def test_the_brand_by_phase_and_how_it_was_spoken_of(book: Books) -> None:
    """The newest of each phase; a phase that was said holds."""
    book.frame(starts_on="2026-03-01", ends_on="2026-03-31")
    given = {"campaign_id": SPRING, "source": "verified"}
    for on_day, phase, followers in (
        *(("2026-02-01", None, 10), ("2026-02-20", None, 20)),
        *(("2026-03-10", None, 30), ("2026-03-11", "after", 40)),
    ):
        book.put(
            "brand_reading", **given, on_day=on_day, phase=phase, followers=followers
        )
    for sentiment in ("positive", "positive", "negative", None):
        book.put("mention", campaign_id=SPRING, on_day=DAY, sentiment=sentiment)
    found = came(book)
    assert [(one.phase, one.followers) for one in found.growth.brand] == [
        *(("before", 20), ("during", 30), ("after", 40))
    ]
    assert found.growth.brand[0].on_day == date(2026, 2, 20)
    assert found.mentions == Mentions(2, 0, 1, 1)
    assert str(found.mentions.net and found.mentions.net.shown) == "33.33"
    assert (found.mentions.many, Mentions().net) == (4, None)


def test_whether_the_audience_is_whom_it_was_for(book: Books) -> None:
    """By the country that most of it is in, where that is known."""
    book.frame(market="KR")
    for name, country in (("mina", "KR"), ("juno", "US"), ("sol", None)):
        talk = book.join(name.title(), handle=name)
        with book.database.writing("Agreed", ("outreach",)) as unit:
            unit.connection.execute(
                "UPDATE collaboration SET stage='agreed' WHERE id=?", (talk,)
            )
            unit.connection.execute(
                "UPDATE account SET audience_country=? WHERE handle=?", (country, name)
            )
    assert came(book).targeting == Targeting("KR", 3, 2, 1)


def test_the_seven_lines_say_what_they_have(book: Books) -> None:
    """None without data; each with how much there is."""
    assert not any(line.has for line in came(book).seven)
    measured(book)
    book.reference()
    told = {line.key: dict(line.data) for line in came(book).seven}
    assert told == {
        "reach": {"reach": 1, "impressions": 2},
        "targeting": {},
        "roi": {"roi": 1},
        "traffic": {},
        "awareness": {},
        "sales": {"conversions": 4_154},
        "influencers": {"people": 1},
    }


def test_a_value_of_being_seen_is_off_until_a_price_is_set(book: Books) -> None:
    """Then it comes with its prices, and with what has none; it is no revenue."""
    measured(book)
    story = book.post(1, "story", post_platform="x")
    book.read(story, impressions=50)
    assert came(book).emv is None
    book.results.set_emv_rate("instagram", Money(1_050, "USD"))
    book.results.set_emv_rate("instagram", Money(9, "KRW"))
    found = came(book).emv
    assert found is not None
    assert (found.minor, found.currency, found.unpriced) == (2_100, "USD", ("X",))
    (part,) = found.parts
    assert (part.name, part.impressions, part.n, part.cpm_minor) == (
        *("Instagram", 2_000, 2),
        1_050,
    )
    assert came(book).total.revenue_minor == 0
    assert [money.currency for _, money in book.results.emv_rates()] == ["KRW", "USD"]
    book.results.set_emv_rate("instagram", None)
    assert (came(book).emv, book.results.emv_rates()) == (None, ())
    book.results.set_emv_rate("인스타그램", Money(1_050, "USD"))
    assert came(book).emv == found
    with pytest.raises(Invalid, match="cannot be used"):
        book.results.set_emv_rate(" ", Money(5, "USD"))
    with pytest.raises(Invalid, match="cannot be used"):
        book.results.set_emv_rate("x", Money(-5, "USD"))


def test_how_many_orders_cover_the_cost(book: Books) -> None:
    """Once the margin is known."""
    book.sold(10_000, 4)
    book.spent(9_999)
    assert came(book).break_even is None
    book.results.set_margin(SPRING, "40 %")
    found = came(book).break_even
    assert found is not None
    told = found.orders, str(found.aov.shown), str(found.margin)
    assert told == (10, "25.00", "40")
    book.results.set_margin(SPRING, "")
    book.results.set_margin(SPRING, "12,5")
    assert book.of.campaigns.card(SPRING).version > 1
    found = came(book).break_even
    assert found is not None
    assert (found.orders, str(found.margin)) == (32, "12.5")
    for text in ("0", "101", "much", "-5"):
        with pytest.raises(Invalid, match="not a share"):
            book.results.set_margin(SPRING, text)


def test_orders_that_are_worth_nothing_cover_nothing(book: Books) -> None:
    """However many there are."""
    book.sold(0, 4)
    book.spent(9_999)
    book.results.set_margin(SPRING, "40")
    assert came(book).break_even is None


def test_a_price_of_another_channel_values_nothing(book: Books) -> None:
    """What was seen elsewhere has none."""
    measured(book)
    book.results.set_emv_rate("tiktok", Money(1_050, "USD"))
    assert came(book).emv is None


def test_sales_of_nobody_are_told_of(book: Books) -> None:
    """Beside the total that they are in."""
    book.sold(100, 3)
    found = came(book)
    assert (found.unattributed.conversions, found.total.conversions) == (3, 3)


def test_goals_that_only_count_work_ask_for_nothing_else(book: Books) -> None:
    """Pieces and people; and followers that channels brought."""
    measured(book)
    book.of.campaigns.set_targets(SPRING, {"posts": Decimal(6)})
    (posts,) = book.of.campaigns.card(SPRING).targets
    assert (str(posts.actual), str(posts.share and posts.share.shown)) == ("3", "50.00")
    book.of.campaigns.set_targets(SPRING, {"new_followers": Decimal(40)})
    (followers,) = came(book).targets
    assert (followers.actual, followers.basis) == (None, "")
    book.read(channel="x", campaign_id=SPRING, new_followers=10)
    (followers,) = came(book).targets
    assert (str(followers.actual), followers.basis[:19]) == (
        "10",
        "figures of channels",
    )
    book.read(3, new_followers=4)
    (followers,) = came(book).targets
    assert (str(followers.actual), followers.basis[:10]) == ("4", "the newest")


def test_a_campaign_that_is_not_there(book: Books) -> None:
    """Is refused by its number."""
    with pytest.raises(NotFound, match="campaign number 9"):
        book.results.campaign(9, MONDAY)
    with pytest.raises(NotFound, match="campaign number 0"):
        book.results.campaign(0, MONDAY)
    with pytest.raises(NotFound, match="campaign number 9"):
        book.results.set_margin(9, "5")


def test_sources_that_say_different_things(book: Books) -> None:
    """Of the same window; the newest of each source; others agree or say nothing."""
    talk = book.join("Mina")
    piece = book.post(talk)
    book.read(piece, window="7d", source="influencer", views=1_200, likes=5, on_day=DAY)
    book.read(piece, window="7d", source="verified", views=1_000, likes=5)
    book.read(piece, window="30d", source="verified", views=1_500)
    (found,) = book.results.disagreements(SPRING)
    assert (found.window, found.figure, found.name) == ("7d", "views", "Mina")
    assert [(one.source, one.value) for one in found.said] == [
        *(("influencer", 1_200), ("verified", 1_000))
    ]
