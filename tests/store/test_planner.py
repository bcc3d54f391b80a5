"""Costs that were tried out are kept as one step, or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from store import open_store
from store.campaign_rows import CampaignDraft
from store.cost_draft import CostDraft
from store.errors import Invalid, OverBudget
from store.planner import keep_costs
from store.rules.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store import Store

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def spring(tmp_path: Path) -> Iterator[tuple[Store, int]]:
    """A campaign with a million won to spend."""
    store = open_store(tmp_path / "plan.db", now=lambda: NOW, create=True)
    draft = CampaignDraft("Spring", currency="KRW", budget=1_000_000)
    try:
        yield store, store.campaigns.create(draft)
    finally:
        store.close()


def costs(campaign: int, *amounts: int) -> list[CostDraft]:
    """Costs of so many won each."""
    return [
        CostDraft("boost", Money(amount, "KRW"), TODAY, campaign) for amount in amounts
    ]


def test_all_of_them_are_one_step(spring: tuple[Store, int]) -> None:
    """One undo takes every one of them back."""
    store, campaign = spring
    kept = keep_costs(store.database, costs(campaign, 300_000, 200_000))
    assert len(kept) == 2
    assert store.budget.figures(campaign).figures.committed == 500_000
    store.history.undo()
    assert store.budget.figures(campaign).figures.committed == 0


def test_together_they_come_to_the_gate(spring: tuple[Store, int]) -> None:
    """Each alone would fit; nothing is kept."""
    store, campaign = spring
    with pytest.raises(OverBudget) as raised:
        keep_costs(store.database, costs(campaign, 600_000, 600_000))
    assert raised.value.adds_minor == 1_200_000
    assert store.budget.figures(campaign).figures.many == 0


def test_one_that_is_none_keeps_all_out(spring: tuple[Store, int]) -> None:
    """A cost of nothing is refused, and the others with it."""
    store, campaign = spring
    with pytest.raises(Invalid):
        keep_costs(store.database, costs(campaign, 600_000, 0))
    assert store.budget.figures(campaign).figures.many == 0
