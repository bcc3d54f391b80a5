"""Planning in one form, rates of exchange, and figures that explain themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.tui.budget_app import TODAY, budget_of, opened, overview_of, said, told
from tests.tui.campaign_page import settle, write
from tui.dialogs.budget_plan import PlanForm
from tui.dialogs.explain_budget import ExplainBudget
from tui.dialogs.rate_of_exchange import ExchangeForm

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.budget_app import Spring


# The plan


async def test_the_lines_are_added_up_while_they_are_typed(tmp_path: Path) -> None:
    """What is on no line is said; so is what is too much."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "j", "p")
        assert isinstance(pilot.app.screen, PlanForm)
        seen = said(pilot)
        assert "The lines come to 3,500,000 KRW. 1,500,000 KRW are on no line." in seen
        await write(pilot, "300만원")
        assert "‼ That is 500,000 KRW too much." in said(pilot)
        await write(pilot, "")
        assert "Without an amount in all, that is the plan." in said(pilot)


async def test_a_plan_is_saved_as_typed(tmp_path: Path) -> None:
    """Only what was changed; Escape leaves everything as it was."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "p", "down")
        await write(pilot, "2,500,000", "down")
        await write(pilot, "10만", "ctrl+s")
        budget = spring.store.budget.figures(spring.campaign)
        planned = {one.category: one.planned_minor for one in budget.lines}
        assert (planned["fee"], planned["commission"]) == (2_500_000, 100_000)
        assert planned["boost"] == 500_000
        assert budget.figures.planned == 5_000_000
        assert "Fees 2,500,000 800,000" in said(pilot)
        await settle(pilot, "p")
        await write(pilot, "1", "escape", "enter")
        after = spring.store.budget.figures(spring.campaign)
        assert after.figures.planned == 5_000_000


async def test_a_plan_in_all_can_be_taken_away(tmp_path: Path) -> None:
    """The lines are the plan then."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "p")
        await write(pilot, "", "ctrl+s")
        assert spring.store.budget.figures(spring.campaign).figures.planned == 3_500_000


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("500 EUR", "The campaign is counted in KRW."),
        ("much", "This is not an amount that can be read."),
        ("-5", "An amount cannot be below zero."),
        ("99999999999999", "That is more than fits a plan."),
    ],
)
async def test_what_is_no_plan_is_told(tmp_path: Path, text: str, wrong: str) -> None:
    """And nothing is saved."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "p")
        await write(pilot, text, "ctrl+s")
        assert wrong in said(pilot)
        await settle(pilot, "escape", "enter")
        assert spring.store.budget.figures(spring.campaign).figures.planned == 5_000_000


async def test_a_campaign_without_a_currency_is_not_planned(tmp_path: Path) -> None:
    """It is said what is missing."""

    def bare(spring: Spring) -> None:
        from store.campaign_rows import CampaignDraft

        spring.store.campaigns.create(CampaignDraft("Autumn", status="running"))

    async with opened(tmp_path, prepare=bare) as (pilot, _spring):
        await settle(pilot, "p")
        assert not isinstance(pilot.app.screen, PlanForm)
        assert "has no currency yet" in told(pilot)


# Rates


async def test_a_rate_makes_costs_count(tmp_path: Path) -> None:
    """It begins with what waits for one; how many count now is said."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "R")
        form = pilot.app.screen
        assert isinstance(form, ExchangeForm)
        assert (form.one.code, form.other.code) == ("USD", "KRW")
        assert "No rate was said so far." in said(pilot)
        await write(pilot, "1,385.20")
        assert "→ 1 USD = 1,385.2 KRW" in said(pilot)
        await settle(pilot, "ctrl+s")
        figures = spring.store.budget.figures(spring.campaign).figures
        assert figures.committed == 1_650_000 + 67_875  # 49 x 1385.2, half to even
        assert "1 cost counts now." in told(pilot)
        assert spring.store.rates.known("USD", "KRW", TODAY) is not None
        await settle(pilot, "R")
        assert "Known: 1 USD = 1,385.2 KRW" in said(pilot)


@pytest.mark.parametrize("text", ["", "0", "-3", "1,385", "viel"])
async def test_what_is_no_rate_is_told(tmp_path: Path, text: str) -> None:
    """Nothing is noted; 1,385 may be either of two, and is not guessed."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "R")
        await write(pilot, text, "ctrl+s")
        assert spring.store.rates.all() == ()


async def test_a_currency_is_three_letters(tmp_path: Path) -> None:
    """Small ones will do."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "R")
        await write(pilot, "yen")
        assert "A currency is three letters" in said(pilot)
        await write(pilot, "jpy", "down")
        await write(pilot, "9.2", "ctrl+s")
        (rate,) = spring.store.rates.all()
        assert (rate.from_currency, rate.to_currency) == ("JPY", "KRW")


# Explaining


async def test_a_figure_says_what_makes_it(tmp_path: Path) -> None:
    """Its rule, the sum, the costs in it; Tab goes to the next figure."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "j", "equals_sign")
        assert isinstance(pilot.app.screen, ExplainBudget)
        seen = said(pilot)
        assert "= Committed 1,650,000 KRW" in seen
        assert "800,000 KRW 김민수" in seen
        assert "49.00 USD Captions no rate: not counted" in seen
        await settle(pilot, "tab")
        assert "No cost is in it." in said(pilot)
        await settle(pilot, "tab")
        assert "= Remaining 3,350,000 KRW" in said(pilot)
        await settle(pilot, "tab")
        assert "= In view 120,000 KRW" in said(pilot)
        await settle(pilot, "tab")
        seen = said(pilot)
        assert "+ On no line 1,500,000 KRW" in seen
        assert "= Planned 5,000,000 KRW" in seen
        await settle(pilot, "escape")
        assert overview_of(pilot).table.has_focus


async def test_its_costs_can_be_listed(tmp_path: Path) -> None:
    """Enter shows those of the figure, and no others."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "equals_sign", "shift+tab", "shift+tab", "enter")
        screen = budget_of(pilot)
        assert (screen.face, screen.campaign_id) == ("ledger", spring.campaign)
        seen = said(pilot)
        assert "120,000 KRW" in seen
        assert "350,000 KRW" not in seen


async def test_what_was_spent_abroad_is_named_as_it_counts(tmp_path: Path) -> None:
    """The largest by what they count as stand first, and can be added up."""
    async with opened(tmp_path) as (pilot, spring):
        store = spring.store
        note, rate = store.rates.note, Decimal(1400)
        await pilot.app.ask(note, "USD", "KRW", TODAY, rate)  # type: ignore[attr-defined]
        await settle(pilot, "j", "equals_sign")
        seen = said(pilot)
        assert "68,600 KRW (49.00 USD) Captions" in seen
        assert seen.index("800,000 KRW") < seen.index("68,600 KRW")
