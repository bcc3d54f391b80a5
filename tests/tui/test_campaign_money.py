"""The money of a campaign: only true figures, and other currencies apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from store.cost_draft import CostDraft
from store.rules.money import Money
from tests.tui.campaign_app import (
    TODAY,
    campaign_of,
    furnish,
    lines,
    opened,
    settle,
    text_of,
)
from tui.dialogs.budget_plan import PlanForm
from tui.dialogs.cost_form import CostForm
from tui.dialogs.explain_budget import ExplainBudget
from tui.dialogs.rate_of_exchange import ExchangeForm
from tui.dialogs.targets import TargetsForm
from tui.dialogs.what_if import WhatIfScreen
from tui.screens.budget import BudgetScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store


def priced(store: Store) -> None:
    """One fee in won, one in euros, one offer, some goals."""
    campaigns = furnish(store)
    number = campaigns["Spring launch"]
    talks = {
        line.name: line.collaboration_id for line in store.campaign_people.rows(number)
    }
    for name, kind, amount in (
        ("최유리", "agreed", Money(700_000, "KRW")),
        ("Dora Milo", "agreed", Money(90_000, "EUR")),
        ("Ben Hale", "offered", Money(300_000, "KRW")),
    ):
        store.deals.amount(talks[name], kind, amount, today=TODAY)
    store.campaigns.set_targets(
        number, {"reach": Decimal(250_000), "influencers": Decimal(2)}
    )


async def to_money(pilot: Pilot[None], *keys: str) -> None:
    """Open the campaign on its money."""
    await settle(pilot, "j", "enter", "h", "h", "h", *keys)
    assert campaign_of(pilot).tab == "money"


def seen(pilot: Pilot[None]) -> str:
    """The screen as words with one blank between them."""
    return " ".join(" ".join(lines(pilot)).replace("│", " ").split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_four_figures_and_how_they_divide(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """An offer is no fee, and euros are not won."""
    async with opened(tmp_path, size=size, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        told = seen(pilot)
        assert "Planned Committed Paid Remaining" in told
        for text in ("1,000,000 KRW", "700,000 KRW", "0 KRW", "300,000 KRW", "70%"):
            assert text in told
        assert "Without a rate, not counted 900.00 EUR" in told
        assert "Fees 700,000 0 700,000" in told


async def test_b_turns_what_the_lower_half_shows(tmp_path: Path) -> None:
    """Category, channel, people, goals; only then the people are acted on."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        page = campaign_of(pilot).money
        assert page is not None
        assert page.here() is None
        await settle(pilot, "b")
        assert page.part == "channel"
        await settle(pilot, "b")
        for name in ("최유리", "Dora Milo", "Ben Hale"):
            assert name in seen(pilot)
        assert page.here() is not None
        await settle(pilot, "b", "b", "B")
        assert page.part == "goals"


async def test_with_room_the_people_are_always_there(tmp_path: Path) -> None:
    """Beside the figures; b leaves them out."""
    async with opened(tmp_path, size=(120, 40), prepare=priced) as (pilot, _store):
        await to_money(pilot)
        page = campaign_of(pilot).money
        assert page is not None
        assert "최유리" in seen(pilot)
        await settle(pilot, "b", "b")
        assert page.part == "goals"
        assert page.here() is not None


async def test_what_goes_to_each_person(tmp_path: Path) -> None:
    """What is agreed, and what of it counts."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot, "b", "b")
        assert "최유리 700,000 KRW 700,000 KRW 0 KRW" in seen(pilot)


async def test_more_than_the_budget_is_said(tmp_path: Path) -> None:
    """With a sign and a word, not by a colour alone."""

    def over(store: Store) -> None:
        priced(store)
        number = next(c.id for c in store.campaigns.all() if c.name == "Spring launch")
        amount = Money(500_000, "KRW")
        draft = CostDraft("boost", amount, TODAY, campaign_id=number)
        store.budget.despite("It sells", store.costs.add, draft)

    async with opened(tmp_path, prepare=over) as (pilot, _store):
        await to_money(pilot)
        assert "‼ over by 200,000 KRW" in text_of(pilot)


async def test_goals_say_how_far_they_are_and_from_what(tmp_path: Path) -> None:
    """What nobody has measured is said, not shown as zero."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot, "B")
        told = seen(pilot)
        assert "Reach 250,000 nothing measured yet" in told
        assert "✓ 2 by now" in told
        await settle(pilot, "T")
        assert isinstance(pilot.app.screen, TargetsForm)


async def test_enter_opens_the_person_and_comes_back(tmp_path: Path) -> None:
    """On the same line."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot, "b", "b")
        page = campaign_of(pilot).money
        assert page is not None
        await settle(pilot, "j")
        before = page.here()
        assert before is not None
        await settle(pilot, "enter")
        assert f"Roster / {before.name}" in text_of(pilot)
        await settle(pilot, "escape")
        assert page.here() == before


async def test_from_its_money_to_its_ledger_and_back(tmp_path: Path) -> None:
    """To what is to be paid as well; Escape leads back to the tab."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        for key, face in (("o", "ledger"), ("P", "payments")):
            await settle(pilot, key)
            screen = pilot.app.screen
            assert isinstance(screen, BudgetScreen)
            assert screen.face == face
            await settle(pilot, "escape")
            assert campaign_of(pilot).tab == "money"


async def test_planning_explaining_trying_and_rates_are_one_key_away(
    tmp_path: Path,
) -> None:
    """Each is left with Escape."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        for key, kind in (
            ("p", PlanForm),
            ("equals_sign", ExplainBudget),
            ("w", WhatIfScreen),
            ("R", ExchangeForm),
        ):
            await settle(pilot, key)
            assert isinstance(pilot.app.screen, kind)
            await settle(pilot, "escape")
            assert campaign_of(pilot).tab == "money"


async def test_a_cost_is_noted_from_here(tmp_path: Path) -> None:
    """With n, for this campaign."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        await settle(pilot, "n")
        assert isinstance(pilot.app.screen, CostForm)


async def test_without_prices_it_says_where_they_are_noted(tmp_path: Path) -> None:
    """And no key does harm."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "enter", "h", "h", "h", "enter", "b", "b")
        assert "Nobody here has a price yet." in text_of(pilot)
        await settle(pilot, "b", "enter")
        assert "No goal in figures yet. Press T to set some." in text_of(pilot)
