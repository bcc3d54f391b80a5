"""The meter says over before it happens: while an amount is typed, and before a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from store.rules.money import Money
from tests.tui.budget_app import TODAY, kept, said, spend, told, won
from tests.tui.campaign_page import Spring, opened, settle, write
from tests.tui.test_turns import burst
from tui.dialogs.amounts import AmountForm
from tui.dialogs.over_budget import OverBudgetDialog

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def type_fee(pilot: Pilot[None], text: str) -> None:
    """Ask for an amount with the first person, Ana Luz, and type one as agreed."""
    await settle(pilot, "dollar_sign")
    assert isinstance(pilot.app.screen, AmountForm)
    await write(pilot, text)
    await settle(pilot, "tab", "tab")


async def test_what_is_left_is_said_while_typing(tmp_path: Path) -> None:
    """In the campaign's currency, and with a sign where it goes over."""
    async with opened(tmp_path, prepare=spend) as (pilot, _spring):
        await type_fee(pilot, "100만원")
        assert "If agreed: 2,350,000 KRW left." in said(pilot)
        await write(pilot, "4,000,000")
        assert "‼ If agreed: over the budget by 650,000 KRW." in said(pilot)
        await write(pilot, "100 EUR")
        assert "No rate from EUR to KRW is known" in said(pilot)
        await write(pilot, "")
        assert "If agreed" not in said(pilot)


async def test_another_fee_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """It is not counted twice."""
    async with opened(tmp_path, prepare=spend) as (pilot, _spring):
        await settle(pilot, "G")
        await type_fee(pilot, "900,000")
        assert "김민수" in said(pilot)
        assert "If agreed: 3,250,000 KRW left." in said(pilot)


async def test_a_yes_past_the_budget_is_asked_about(tmp_path: Path) -> None:
    """With all figures; without a reason nothing is promised, Escape leaves it."""
    async with opened(tmp_path, prepare=spend) as (pilot, spring):
        await type_fee(pilot, "4,000,000")
        await settle(pilot, "enter")
        await kept(pilot)
        assert isinstance(pilot.app.screen, OverBudgetDialog)
        seen = said(pilot)
        assert "This goes past the budget of Spring launch" in seen
        assert "Planned 5,000,000 KRW Committed 1,650,000 KRW" in seen
        assert "This adds 4,000,000 KRW Committed then 5,650,000 KRW" in seen
        assert "Remaining then -650,000 KRW" in seen
        assert "113% ‼ over by 650,000 KRW" in seen
        await settle(pilot, "enter")
        assert "Say why, in a few words" in said(pilot)
        await settle(pilot, "escape")
        await kept(pilot)
        assert "Left as it was" in told(pilot)
        assert _committed(spring) == 1_650_000


async def test_with_a_reason_it_is_promised_and_the_reason_kept(tmp_path: Path) -> None:
    """With the cost that went over."""
    async with opened(tmp_path, prepare=spend) as (pilot, spring):
        await type_fee(pilot, "4,000,000")
        await settle(pilot, "enter")
        await kept(pilot)
        assert isinstance(pilot.app.screen, OverBudgetDialog)
        await write(pilot, "The client pays more", "enter")
        await kept(pilot)
        assert _committed(spring) == 5_650_000
        (fee,) = spring.store.costs.of_collaboration(spring.talks["Ana Luz"])
        assert (fee.amount, fee.over_note) == (won(4_000_000), "The client pays more")


async def test_within_the_budget_nobody_asks(tmp_path: Path) -> None:
    """To the last won."""
    async with opened(tmp_path, prepare=spend) as (pilot, spring):
        await type_fee(pilot, "3,350,000")
        await settle(pilot, "enter")
        await kept(pilot)
        assert not isinstance(pilot.app.screen, OverBudgetDialog)
        assert spring.store.budget.figures(spring.campaign).figures.remaining == 0


async def test_without_a_plan_it_is_said(tmp_path: Path) -> None:
    """And nothing stands in the way."""

    def unplanned(spring: Spring) -> None:
        spring.store.budget.set_budget(spring.campaign, None)

    async with opened(tmp_path, prepare=unplanned) as (pilot, spring):
        await type_fee(pilot, "4,000,000")
        assert "The campaign has no plan yet." in said(pilot)
        await settle(pilot, "enter")
        await kept(pilot)
        assert _committed(spring) == 4_800_000


async def test_a_known_rate_counts_while_typing(tmp_path: Path) -> None:
    """Rounded once, as it will be counted."""

    def rated(spring: Spring) -> None:
        from decimal import Decimal

        spring.store.rates.note("EUR", "KRW", TODAY, Decimal(1500))

    async with opened(tmp_path, prepare=rated) as (pilot, spring):
        await type_fee(pilot, "100.55 EUR")
        assert "If agreed: 4,049,175 KRW left." in said(pilot)
        await settle(pilot, "enter")
        await kept(pilot)
        assert _committed(spring) == 950_825
        (fee,) = spring.store.costs.of_collaboration(spring.talks["Ana Luz"])
        assert fee.amount == Money(100_55, "EUR")


def _committed(spring: Spring) -> int:
    return spring.store.budget.figures(spring.campaign).figures.committed


async def test_a_reason_typed_at_once_is_a_reason(tmp_path: Path) -> None:
    """None of its letters is a command of what lies under the question to come."""
    async with opened(tmp_path, prepare=spend) as (pilot, spring):
        before = spring.store.history.newest()
        await type_fee(pilot, "4,000,000")
        await burst(pilot, "enter", *"duxXd")
        await kept(pilot)
        assert isinstance(pilot.app.screen, OverBudgetDialog)
        assert pilot.app.screen.query_one(Input).value == "duxXd"
        assert spring.store.history.newest() == before
