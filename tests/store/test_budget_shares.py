"""The figures of a campaign by channel and by person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import budget_shares
from store.budget import OwnTime
from store.rules.spend import Figures
from tests.store.cost_desk import MINA, MONDAY, SPRING, Till, cents, tills, won


@pytest.fixture
def till() -> Iterator[Till]:
    """The desks of money, and Yuna in the campaign as well: collaboration 2."""
    with tills() as opened:
        owner = opened.of.person("Yuna")
        opened.of.outreach.start([owner], SPRING, today=MONDAY)
        yield opened


def test_channels_come_with_the_most_money_first(till: Till) -> None:
    """What has no channel comes last, whatever it costs."""
    till.cost(90_000)
    till.cost(10_000, channel="tiktok")
    till.cost(20_000, channel="blog", state="paid", paid_on=MONDAY)
    till.cost(cents(5), channel="x")
    till.cost(8, channel="podcast", state="cancelled")
    found = till.budget.by_channel(SPRING)
    assert [(one.channel, one.figures) for one in found] == [
        ("blog", Figures(None, 20_000, 20_000, 0, 1)),
        ("tiktok", Figures(None, 10_000, 0, 0, 1)),
        ("x", Figures()),
        ("", Figures(None, 90_000, 0, 0, 1)),
    ]
    assert found[2].beside == (("USD", 5, 0),)


def test_own_time_is_told_by_channel(till: Till) -> None:
    """Also of a channel that costs nothing but time."""
    till.frame(hourly_rate_minor=30_000)
    till.cost(10_000, channel="tiktok")
    till.time(120, channel="blog")
    till.time(30, channel="tiktok")
    found = till.budget.by_channel(SPRING)
    assert [(one.channel, one.own_time) for one in found] == [
        ("tiktok", OwnTime(30, 15_000)),
        ("blog", OwnTime(120, 60_000)),
    ]
    assert till.budget.by_channel(None) == ()


def test_people_come_with_the_most_money_first(till: Till) -> None:
    """Everything that is for somebody, their fee and what was typed."""
    till.agree(won(300_000))
    till.agree(won(400_000), 2)
    till.cost(200_000, collaboration_id=MINA, state="paid", paid_on=MONDAY)
    till.cost(5_000)
    found = till.budget.by_influencer(SPRING)
    assert [(one.name, one.figures) for one in found] == [
        ("Mina", Figures(None, 500_000, 200_000, 0, 2)),
        ("Yuna", Figures(None, 400_000, 0, 0, 1)),
    ]
    assert (found[0].currency, found[0].campaign) == ("KRW", "Spring")
    assert [one.name for one in till.budget.by_influencer(SPRING, 1)] == ["Mina"]


def test_very_many_costs_are_told_page_by_page(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the collaborations, none left out and none twice."""
    monkeypatch.setattr(budget_shares, "RANKED", 2)
    till.agree(won(300_000))
    till.agree(won(400_000), 2)
    till.cost(1, collaboration_id=MINA)
    first = till.budget.by_influencer(SPRING, 1)
    assert [one.name for one in first] == ["Mina"]
    rest = till.budget.by_influencer(SPRING, 5, after=first[0].collaboration_id)
    assert [one.name for one in rest] == ["Yuna"]


def test_what_somebody_cost_is_told_by_campaign(till: Till) -> None:
    """The newest first; what no rate is known for stands beside."""
    autumn = till.of.campaigns.add("Autumn")
    till.of.outreach.start([1], autumn, today=MONDAY)
    till.agree(won(300_000))
    till.agree(cents(50_000), 3)
    till.cost(cents(7), collaboration_id=MINA)
    found = till.budget.of_person(1)
    assert [(one.campaign, one.currency, one.figures.committed) for one in found] == [
        ("Autumn", "USD", 50_000),
        ("Spring", "KRW", 300_000),
    ]
    assert found[1].beside == (("USD", 7, 0),)
    assert till.budget.of_person(2) == ()
