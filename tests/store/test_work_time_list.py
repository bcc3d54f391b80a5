"""Own time as a list: sorted, filtered, added up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.outreach_draft import TouchDraft
from store.rules.filters import FilterProblem
from store.work_time import (
    NO_CAMPAIGN,
    SORTS,
    WorkTimeDraft,
    WorkTimes,
    WorkTimeView,
)
from tests.store.cost_desk import MINA, MONDAY, SPRING, Till, cents, tills, won

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def times() -> Iterator[WorkTimes]:
    """Five lines of own time, one of them noted with a touch."""
    with tills() as till:
        till.frame(hourly_rate_minor=30_000)
        yield filled(till)


def filled(till: Till) -> WorkTimes:
    """The hours desk, with its five lines."""
    desk = WorkTimes(till.database)

    def noted(minutes: int, day: int, **typed: Any) -> None:
        desk.add(WorkTimeDraft(minutes, MONDAY + day * DAY, **typed))

    noted(60, 0, campaign_id=SPRING, note="Briefing", channel="instagram")
    noted(30, 1, collaboration_id=MINA, note="무드보드 정리")
    noted(15, 2, campaign_id=SPRING, rate=cents(4_000), channel="Newsletter")
    noted(240, 3, note="Taxes")
    touch = TouchDraft(
        MINA, channel="phone", kind="call", minutes=20, on=MONDAY + 4 * DAY
    )
    till.of.outreach.log(touch, today=MONDAY + 4 * DAY)
    return desk


def listed(times: WorkTimes, text: str = "", **how: Any) -> list[int]:
    """The numbers of what is listed, alike whether all or the first are asked for."""
    view = WorkTimeView(text, **how)
    order = times.order(view, MONDAY + 7 * DAY)
    first = times.first(view, MONDAY + 7 * DAY)
    assert [row.id for row in first] == list(order)
    return list(order)


@pytest.mark.parametrize(
    ("sort", "descending", "order"),
    [
        ("on_day", True, [5, 4, 3, 2, 1]),
        ("on_day", False, [1, 2, 3, 4, 5]),
        ("minutes", True, [4, 1, 2, 5, 3]),
        ("name", False, [5, 2, 4, 3, 1]),
        ("campaign", True, [5, 3, 2, 1, 4]),
    ],
)
def test_it_is_sorted_either_way(
    times: WorkTimes, sort: str, *, descending: bool, order: list[int]
) -> None:
    """What has no such value stands at the end."""
    assert listed(times, sort=sort, descending=descending) == order


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("brief", [1]),
        ("무드", [2]),
        ("mina", [5, 2]),
        ("-mina", [4, 3, 1]),
        ("person:mina for:무드", [2]),
        ("campaign:spr", [5, 3, 2, 1]),
        ("no:campaign", [4]),
        ("-campaign:spring", [4]),
        ("channel:insta,newsl", [3, 1]),
        ("has:for", [4, 2, 1]),
        ("time>=1h", [4, 1]),
        ("time:15m", [3]),
        ("시간<30", [5, 3]),
        ("on>=2026-03-04", [5, 4, 3]),
        ("on:yesterday", []),
        ("is:touch", [5]),
        ("is:직접", [4, 3, 2, 1]),
        ("is:unrated", [4]),
        ("is:sin_tarifa,touch", [5, 4]),
    ],
)
def test_it_is_filtered(times: WorkTimes, text: str, found: list[int]) -> None:
    """By person, campaign, channel, length, day, and what was done."""
    assert listed(times, text) == found


def test_a_field_there_is_not_is_told(times: WorkTimes) -> None:
    """With the one that was probably meant."""
    with pytest.raises(FilterProblem, match="did you mean"):
        listed(times, "chanel:x")
    with pytest.raises(FilterProblem):
        listed(times, "time>soon")


def test_it_is_added_up_by_currency(times: WorkTimes) -> None:
    """Nothing is added across; time without a rate is told apart."""
    sums = times.sums(WorkTimeView(), MONDAY)
    assert (sums.many, sums.minutes, sums.unrated) == (5, 365, 240)
    assert sums.costs == (won(55_000), cents(1_000))
    sums = times.sums(WorkTimeView("mina"), MONDAY)
    assert (sums.many, sums.minutes, sums.costs) == (2, 50, (won(25_000),))
    assert times.sums(WorkTimeView("nobody"), MONDAY).costs == ()


def test_a_list_can_be_of_one_campaign_or_of_none(times: WorkTimes) -> None:
    """Its sums too, filtered or not."""
    assert listed(times, campaign_id=SPRING) == [5, 3, 2, 1]
    assert listed(times, campaign_id=NO_CAMPAIGN) == [4]
    for number, minutes in ((SPRING, 125), (NO_CAMPAIGN, 240)):
        view = WorkTimeView(campaign_id=number)
        assert times.sums(view, MONDAY).minutes == minutes
        assert times.summary(number).whole.minutes == minutes
        view = WorkTimeView("time>=1m", campaign_id=number)
        assert times.sums(view, MONDAY).minutes == minutes


def test_the_summary_says_where_it_went(times: WorkTimes) -> None:
    """The most first, what has no channel last."""
    channels = times.summary().channels
    assert [(one.channel, one.sums.minutes) for one in channels] == [
        ("instagram", 60),
        ("Newsletter", 15),
        ("", 290),
    ]


def test_values_in_use_are_offered(times: WorkTimes) -> None:
    """Her own channels before the platforms."""
    known = times.known_values()
    assert known["campaign"] == ("Spring",)
    assert known["channel"][:2] == ("Newsletter", "instagram")


@given(
    st.lists(
        st.tuples(
            st.integers(1, 10_000),
            st.sampled_from([None, won(0), won(9_999), cents(4_550)]),
            st.sampled_from([None, SPRING]),
            st.sampled_from(["", "instagram", "Newsletter"]),
        ),
        max_size=8,
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_kept_sums_are_those_of_the_lines(
    lines: list[tuple[int, Any, int | None, str]],
) -> None:
    """Whatever was noted, and however it is sorted."""
    with tills() as till:
        till.frame(hourly_rate_minor=12_345)
        desk = WorkTimes(till.database)
        for minutes, rate, campaign, channel in lines:
            draft = WorkTimeDraft(
                minutes, MONDAY, campaign_id=campaign, channel=channel, rate=rate
            )
            desk.add(draft)
        kept = desk.sums(WorkTimeView(), MONDAY)
        assert kept == desk.sums(WorkTimeView("time>=1m"), MONDAY)
        assert kept == desk.summary().whole
        assert kept.minutes == sum(line[0] for line in lines)
        for sort in SORTS:
            assert len(desk.order(WorkTimeView(sort=sort), MONDAY)) == len(lines)


def test_hours_of_a_year_cost_what_they_are_worth() -> None:
    """At fifty an hour, to the cent; a campaign's rate is told by its number."""
    worked = {"facebook": 400, "linkedin": 500, "x": 150, "youtube": 300}
    with tills() as till:
        till.frame(currency="USD", hourly_rate_minor=5_000)
        desk = WorkTimes(till.database)
        for channel, hours in worked.items():
            draft = WorkTimeDraft(
                hours * 60, MONDAY, campaign_id=SPRING, channel=channel
            )
            desk.add(draft)
        summary = desk.summary(SPRING)
        assert {one.channel: one.sums.costs for one in summary.channels} == {
            channel: (cents(hours * 5_000),) for channel, hours in worked.items()
        }
        assert summary.whole.costs == (cents(6_750_000),)
        assert desk.hourly_rates() == {SPRING: cents(5_000)}
        own = till.budget.figures(SPRING).own_time
        assert (own.minutes, own.cost_minor) == (81_000, 6_750_000)
