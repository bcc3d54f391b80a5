"""Money on the list of the day: paid with one key, and a budget that is passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from store.cost_draft import CostDraft
from store.rules.money import Money
from tests.tui.today_day import DAY, TODAY, Day, due, opened, said, settle, shown
from tui.dialogs.pay import PayDialog
from tui.screens.campaign import CampaignScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def two_bills(day: Day) -> None:
    """A studio that waits since yesterday, and a tool that is due today."""
    for name, late in (("Noon Cut", 1), ("Shortly", 0)):
        day.store.costs.add(
            CostDraft(
                "production" if late else "tools",
                Money(120_00, "EUR"),
                TODAY - 20 * DAY,
                payee=name,
                due_on=TODAY - late * DAY,
                document="~/bills/1.pdf",
            )
        )


def passed(day: Day) -> None:
    """A campaign that promised more than it may spend."""
    store = day.store
    campaign = store.campaigns.create(CampaignDraft("Spring", currency="EUR"))
    cost = CostDraft("boost", Money(500_00, "EUR"), TODAY, campaign)
    store.costs.add(cost)
    store.budget.set_budget(campaign, 400_00)


def states(pilot: Pilot[None]) -> list[str]:
    """The states of all costs, in the order they came about."""
    database = pilot.app.store.database  # type: ignore[attr-defined]
    return [row[0] for row in database.read("SELECT state FROM cost ORDER BY id")]


@pytest.mark.parametrize("key", ["p", "d"])
async def test_what_is_due_is_paid_and_the_next_one_is_there(
    tmp_path: Path, key: str
) -> None:
    """It shows what goes out first; u brings it back."""
    async with opened(tmp_path, two_bills, size=(120, 40)) as (pilot, _store):
        assert due(pilot) == ["Noon Cut", "Shortly"]
        assert "Pay for production: 120.00 EUR" in shown(pilot)
        await settle(pilot, key)
        assert isinstance(pilot.app.screen, PayDialog)
        assert "120.00 EUR" in shown(pilot)
        await settle(pilot, "enter")
        assert due(pilot) == ["Shortly"]
        assert said(pilot) == "Paid Noon Cut. u takes it back."
        assert states(pilot) == ["paid", "committed"]
        await settle(pilot, "u")
        assert due(pilot) == ["Noon Cut", "Shortly"]
        assert states(pilot) == ["committed", "committed"]


async def test_several_are_paid_together(tmp_path: Path) -> None:
    """One look, one step of undo; Escape leaves all as they are."""
    async with opened(tmp_path, two_bills) as (pilot, _store):
        await settle(pilot, "ctrl+a", "p", "escape")
        assert states(pilot) == ["committed", "committed"]
        await settle(pilot, "p", "enter")
        assert (due(pilot), states(pilot)) == ([], ["paid", "paid"])
        await settle(pilot, "u")
        assert states(pilot) == ["committed", "committed"]


def dangling(line: str) -> bool:
    """Whether a line of the screen ends with a dot that leads nowhere."""
    return line.rstrip(" │").endswith("·")


async def test_a_budget_that_is_passed_leads_to_its_money(tmp_path: Path) -> None:
    """The line goes once it is planned anew."""
    async with opened(tmp_path, passed, size=(120, 40)) as (pilot, store):
        assert "Over budget by 100.00 EUR: plan a" in shown(pilot)
        assert due(pilot) == ["Spring"]
        assert not [one for one in shown(pilot).splitlines() if dangling(one)]
        await settle(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, CampaignScreen)
        assert screen.tab == "money"
        await pilot.app.ask(store.budget.set_budget, 1, 600_00)  # type: ignore[attr-defined]
        await settle(pilot, "escape")
        assert due(pilot) == []


async def test_a_budget_is_opened_and_never_just_done(tmp_path: Path) -> None:
    """D leads to its money as Enter does, and no key says otherwise."""
    async with opened(tmp_path, passed, size=(120, 40)) as (pilot, _store):
        assert "Enter Open" in shown(pilot)
        assert "d Done" not in shown(pilot)
        await settle(pilot, "f1")
        assert "Tick this step off" not in shown(pilot)
        await settle(pilot, "escape", "d")
        assert isinstance(pilot.app.screen, CampaignScreen)
        await settle(pilot, "escape")
        assert due(pilot) == ["Spring"]


async def test_a_budget_has_no_place_beside_its_name(tmp_path: Path) -> None:
    """Under the list it is called by its campaign, without a dot behind it."""
    async with opened(tmp_path, passed, size=(80, 24)) as (pilot, _store):
        assert due(pilot) == ["Spring"]
        assert not [one for one in shown(pilot).splitlines() if dangling(one)]
