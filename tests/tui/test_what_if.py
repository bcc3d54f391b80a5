"""Costs on trial: what is left after each, and nothing stored until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from store.rules.money import Money
from store.rules.spend import Figures
from tests.tui.budget_app import TODAY, kept, opened, said, spend, won
from tests.tui.campaign_page import settle, write
from tui.dialogs.over_budget import OverBudgetDialog
from tui.dialogs.what_if import WhatIfScreen
from tui.screens.budget import BudgetScreen
from tui.what_if_rows import TIMES, MaybeCost, try_out

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.budget_app import Spring


def offered(spring: Spring) -> None:
    """Two people have a price, one in the campaign, one in its line-up."""
    spend(spring)
    store = spring.store
    talk = spring.talks["Carmen Vid"]
    store.deals.amount(talk, "offered", won(600_000), today=TODAY)
    dora = spring.people["Dora Milo"]
    store.lineup.add(spring.campaign, [dora])
    store.lineup.set_fee(spring.campaign, [dora], won(700_000))


async def planner(pilot: Pilot[None]) -> WhatIfScreen:
    """Open the planner of Spring launch."""
    await settle(pilot, "j", "w")
    screen = pilot.app.screen
    assert isinstance(screen, WhatIfScreen)
    return screen


async def try_cost(pilot: Pilot[None], what: str, each: str, many: str = "1") -> None:
    """Put something on trial."""
    await settle(pilot, "n")
    await write(pilot, what, "down")
    await write(pilot, each, "down")
    await write(pilot, many, "ctrl+s")


async def test_what_is_left_after_each(tmp_path: Path) -> None:
    """One after the other; from where it goes over, that is said."""
    async with opened(tmp_path) as (pilot, spring):
        await planner(pilot)
        assert "What may be bought? n notes something" in said(pilot)
        await try_cost(pilot, "Photographer", "300,000")
        await try_cost(pilot, "Photo set", "90만원", "4")
        told = said(pilot)
        assert "Photographer 300,000 KRW 3,050,000 KRW" in told
        assert f"4 {TIMES} Photo set 3,600,000 KRW ‼ -550,000 KRW" in told
        assert "These come to 3,900,000 KRW" in told
        assert "Remaining then -550,000 KRW" in told
        assert "‼ over by 550,000 KRW" in told
        assert spring.store.budget.figures(spring.campaign).figures.committed == (
            1_650_000
        )


async def test_only_the_marked_ones_are_added_up(tmp_path: Path) -> None:
    """The others stay in the list."""
    async with opened(tmp_path) as (pilot, _spring):
        await planner(pilot)
        await try_cost(pilot, "Studio", "300,000")
        await try_cost(pilot, "Film", "500,000")
        await settle(pilot, "space")
        told = said(pilot)
        assert "What if: 1 cost" in told
        assert "Film 500,000 KRW 2,850,000 KRW" in told
        await settle(pilot, "escape")
        assert "What if: 2 costs" in said(pilot)


async def test_what_has_no_rate_is_not_counted(tmp_path: Path) -> None:
    """It stands beside, in its own currency."""
    async with opened(tmp_path) as (pilot, _spring):
        await planner(pilot)
        await try_cost(pilot, "Font", "80 EUR")
        told = said(pilot)
        assert "Font 80.00 EUR no rate" in told
        assert "These come to 0 KRW and 80.00 EUR without a rate, not counted" in told


async def test_a_row_is_changed_and_dropped(tmp_path: Path) -> None:
    """Leaving with something on trial asks first."""
    async with opened(tmp_path) as (pilot, _spring):
        screen = await planner(pilot)
        await try_cost(pilot, "Studio", "300,000")
        await settle(pilot, "e", "down")
        await write(pilot, "400,000", "ctrl+s")
        assert [cost.amount for cost in screen.costs] == [won(400_000)]
        await settle(pilot, "escape")
        assert "Forget 1 cost on trial?" in said(pilot)
        await settle(pilot, "escape", "d")
        assert screen.costs == []
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, BudgetScreen)


async def test_kept_as_planned_they_are_in_view(tmp_path: Path) -> None:
    """In one step, which undo takes back, and in none of the four figures."""
    async with opened(tmp_path) as (pilot, spring):
        screen = await planner(pilot)
        await try_cost(pilot, "Studio", "300,000")
        await try_cost(pilot, "Photo", "100,000", "2")
        await settle(pilot, "c", "enter")
        await kept(pilot)
        assert screen.costs == []
        assert "2 costs are kept." in said(pilot)
        figures = spring.store.budget.figures(spring.campaign).figures
        assert (figures.committed, figures.foreseen) == (1_650_000, 620_000)
        spring.store.history.undo()
        figures = spring.store.budget.figures(spring.campaign).figures
        assert figures.foreseen == 120_000


async def test_kept_as_promised_the_gate_asks_once(tmp_path: Path) -> None:
    """For all of them together; Escape keeps them on trial."""
    async with opened(tmp_path) as (pilot, spring):
        screen = await planner(pilot)
        await try_cost(pilot, "Studio", "2,000,000", "2")
        await settle(pilot, "c", "down", "enter")
        await kept(pilot)
        assert isinstance(pilot.app.screen, OverBudgetDialog)
        await settle(pilot, "escape")
        await kept(pilot)
        assert len(screen.costs) == 1
        await settle(pilot, "c", "down", "enter")
        await kept(pilot)
        await write(pilot, "Agreed by phone", "enter")
        await kept(pilot)
        assert screen.costs == []
        figures = spring.store.budget.figures(spring.campaign).figures
        assert figures.over_by == 650_000


async def test_people_with_a_price_are_tried_out(tmp_path: Path) -> None:
    """From the campaign and from its line-up; promised, a fee is agreed on."""
    async with opened(tmp_path, prepare=offered) as (pilot, spring):
        screen = await planner(pilot)
        await settle(pilot, "a")
        assert {cost.what for cost in screen.costs} == {"Carmen Vid", "Dora Milo"}
        await settle(pilot, "a")
        assert "Nobody else" in said(pilot)
        await settle(pilot, "g", "space", "c", "down", "enter")
        await kept(pilot)
        assert [cost.what for cost in screen.costs] == ["Dora Milo"]
        talk = spring.store.conversations.conversation(spring.talks["Carmen Vid"])
        assert (talk.stage, talk.fee) == ("agreed", won(600_000))


async def test_nothing_and_too_much_are_no_costs(tmp_path: Path) -> None:
    """The form says so, with its text still in it."""
    async with opened(tmp_path) as (pilot, _spring):
        screen = await planner(pilot)
        await try_cost(pilot, "Studio", "", "0")
        assert "Say how much" in said(pilot)
        await settle(pilot, "escape", "enter")
        assert screen.costs == []


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 9), st.booleans())),
)
def test_trying_out_is_the_sum_of_what_is_tried(
    planned: int, tried: list[tuple[int, int, bool]]
) -> None:
    """Whatever is marked; what has no rate takes nothing."""
    costs = [
        (MaybeCost(place, "x", "other", Money(each, "KRW"), many), each * many)
        for place, (each, many, _chosen) in enumerate(tried, 1)
    ]
    chosen = frozenset(place for place, one in enumerate(tried, 1) if one[2])
    found = try_out(Figures(planned), costs, chosen)
    whole = sum(each * many for each, many, marked in tried if marked or not chosen)
    assert not found or found[-1].then.remaining == planned - whole
