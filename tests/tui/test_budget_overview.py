"""The budget at a glance: four figures a campaign, how they divide, where keys lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.cost_draft import CostDraft
from store.rules.money import Money
from store.work_time import WorkTimeDraft
from tests.tui.budget_app import TODAY, budget_of, opened, overview_of, page, said
from tests.tui.campaign_page import campaign_of, settle
from tui.format import DASH
from tui.screens.budget import BudgetScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.budget_app import Spring


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_four_figures_for_every_campaign(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Those running first, what has no campaign last, what is wrapped up left out."""
    async with opened(tmp_path, size=size) as (pilot, spring):
        told = said(pilot)
        assert "Planned Committed Paid Remaining" in told
        assert "5,000,000 1,650,000 0 3,350,000 KRW" in told
        assert f"Without a campaign no plan {DASH} 12,000 0 {DASH} KRW" in told
        assert "Winter" not in told
        face = overview_of(pilot)
        assert [one.name for one in face.budgets[:2]] == [
            "여름 선케어",
            "Spring launch",
        ]
        assert face.budgets == spring.store.budget.overview()


async def test_over_is_said_in_a_word(tmp_path: Path) -> None:
    """Not by a colour, and not by a full bar alone."""
    async with opened(tmp_path) as (pilot, _spring):
        line = next(row for row in page(pilot).splitlines() if "‼" in row)
        assert "‼ over 120%" in line
        assert "-200,000" in line


async def test_the_parts_of_the_one_under_the_cursor(tmp_path: Path) -> None:
    """By category, by channel, by person; Tab turns, Shift+Tab turns back."""
    async with opened(tmp_path) as (pilot, _spring):
        assert "Fees 1,200,000 0 1,200,000" in said(pilot)
        await settle(pilot, "j")
        told = said(pilot)
        assert "Production 1,000,000 350,000 0 650,000" in told
        assert "On no line 1,500,000 KRW" in told
        assert "In view 120,000 KRW" in told
        assert "Without a rate, not counted 49.00 USD" in told
        await settle(pilot, "tab")
        assert "Instagram" in said(pilot)
        await settle(pilot, "tab")
        assert "김민수 800,000 0 800,000" in said(pilot)
        await settle(pilot, "shift+tab", "shift+tab", "shift+tab")
        assert overview_of(pilot).part == "person"


async def test_what_has_no_room_is_counted(tmp_path: Path) -> None:
    """The last line says how many parts there are besides."""

    def many(spring: Spring) -> None:
        names = ("one", "two", "three", "four", "five", "six", "seven", "eight")
        for name in (*names, "nine", "ten", "eleven", "twelve", "thirteen"):
            spring.store.costs.add(_boost(spring, name))

    async with opened(tmp_path, prepare=many) as (pilot, _spring):
        await settle(pilot, "tab")
        assert "… and " in said(pilot)


def _boost(spring: Spring, channel: str) -> CostDraft:
    amount = Money(10_000, "KRW")
    return CostDraft("boost", amount, TODAY, spring.campaign, channel=channel)


async def test_own_time_stands_beside(tmp_path: Path) -> None:
    """It takes nothing from what is left."""

    def worked(spring: Spring) -> None:
        rate = Money(30_000, "KRW")
        draft = WorkTimeDraft(90, TODAY, campaign_id=spring.campaign, rate=rate)
        spring.store.work_time.add(draft)

    async with opened(tmp_path, prepare=worked) as (pilot, _spring):
        told = said(pilot)
        assert "Own time, beside 1 h 30 min = 45,000 KRW" in told
        assert "5,000,000 800,000 0 4,200,000 KRW" in told


async def test_wrapped_up_campaigns_come_and_go(tmp_path: Path) -> None:
    """W shows them too, and hides them again."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "W")
        assert "Winter" in said(pilot)
        await settle(pilot, "W")
        assert "Winter" not in said(pilot)


async def test_enter_opens_its_money_and_escape_comes_back(tmp_path: Path) -> None:
    """On the same campaign."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "enter")
        screen = campaign_of(pilot)
        assert (screen.campaign_id, screen.tab) == (spring.campaign, "money")
        await settle(pilot, "escape")
        here = overview_of(pilot).budget_here
        assert here is not None
        assert here.name == "Spring launch"


async def test_costs_without_a_campaign_have_no_plan_to_set(tmp_path: Path) -> None:
    """Keys that need a campaign do nothing there."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "G", "p", "enter", "w", "o")
        assert isinstance(pilot.app.screen, BudgetScreen)
        assert "Tools 12,000" in said(pilot)


async def test_its_ledger_is_that_of_one_campaign(tmp_path: Path) -> None:
    """Escape leads back to the overview, the campaign still under the cursor."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "o")
        screen = budget_of(pilot)
        assert (screen.face, screen.campaign_id) == ("ledger", spring.campaign)
        assert "Budget of Spring launch" in said(pilot)
        assert "Agency" not in said(pilot)
        await settle(pilot, "escape")
        assert overview_of(pilot).table.cursor == 1


async def test_what_is_to_pay_is_that_of_one_campaign(tmp_path: Path) -> None:
    """The key is that of a campaign's money."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "P")
        screen = budget_of(pilot)
        assert (screen.face, screen.campaign_id) == ("payments", spring.campaign)
        await settle(pilot, "escape")
        assert overview_of(pilot).table.cursor == 1


async def test_b_turns_the_faces_and_keeps_the_place(tmp_path: Path) -> None:
    """There and back: the cursor is where it was."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "j", "b")
        assert budget_of(pilot).face == "ledger"
        await settle(pilot, "b")
        assert budget_of(pilot).face == "payments"
        await settle(pilot, "B", "B")
        face = overview_of(pilot)
        assert face.table.cursor == 1
        assert face.table.has_focus


async def test_the_names_of_the_faces_can_be_clicked(tmp_path: Path) -> None:
    """As the parts can."""
    async with opened(tmp_path) as (pilot, _spring):
        await pilot.click("BudgetScreen > TabStrip", offset=(15, 0))
        await settle(pilot)
        assert budget_of(pilot).face == "ledger"
        await settle(pilot, "B")
        await pilot.click("#parts TabStrip", offset=(20, 0))
        await settle(pilot)
        assert overview_of(pilot).part == "channel"


async def test_figures_follow_what_is_saved_elsewhere(tmp_path: Path) -> None:
    """Undo as well; the cursor stays with its campaign."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j")
        store = spring.store
        draft = _boost(spring, "youtube")
        await pilot.app.ask(store.costs.add, draft)  # type: ignore[attr-defined]
        await settle(pilot)
        assert "5,000,000 1,660,000 0 3,340,000 KRW" in said(pilot)
        await settle(pilot, "u")
        assert "5,000,000 1,650,000 0 3,350,000 KRW" in said(pilot)
        assert overview_of(pilot).table.cursor == 1


async def test_f6_and_5_lead_to_the_budget(tmp_path: Path) -> None:
    """From any other mode."""
    async with opened(tmp_path) as (pilot, _spring):
        for key in ("5", "f6"):
            await settle(pilot, "2", key)
            assert pilot.app.current_mode == "budget"


async def test_without_any_campaign_it_says_what_to_press(tmp_path: Path) -> None:
    """And no key does harm."""

    def nothing(spring: Spring) -> None:
        spring.store.campaigns.archive([spring.campaign])

    async with opened(tmp_path, prepare=nothing) as (pilot, _spring):
        assert overview_of(pilot).budgets == ()
        assert "No campaign yet." in said(pilot)
        await settle(pilot, "enter", "p", "tab", "w")
        assert isinstance(pilot.app.screen, BudgetScreen)


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_in_other_languages_nothing_is_cut(tmp_path: Path, language: str) -> None:
    """All four amounts stand on the line at 80 cells."""
    async with opened(tmp_path, language=language) as (pilot, _spring):
        told = said(pilot)
        amounts = ("5,000,000", "1,650,000", "3,350,000")
        for text in amounts:
            wanted = text.replace(",", ".") if language == "es" else text
            assert wanted in told
