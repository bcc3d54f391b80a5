"""The money of a campaign: only true figures, and other currencies apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

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


async def to_money(pilot: Pilot[None]) -> None:
    """Open the campaign on its money."""
    await settle(pilot, "j", "enter", "h", "h")
    assert campaign_of(pilot).tab == "money"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_budget_fees_and_what_is_left(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """An offer is no fee, and euros are not won."""
    async with opened(tmp_path, size=size, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        seen = {" ".join(line.split()) for line in lines(pilot)}
        told = "\n".join(seen)
        assert "Budget 1,000,000 KRW" in told
        assert "Agreed fees 700,000 KRW" in told
        assert "Money left 300,000 KRW" in told
        assert "Besides 900.00 EUR" in told
        for name in ("최유리", "Dora Milo", "Ben Hale"):
            assert name in told


async def test_more_than_the_budget_is_said(tmp_path: Path) -> None:
    """With a sign, not by a colour alone."""

    def over(store: Store) -> None:
        priced(store)
        number = next(c.id for c in store.campaigns.all() if c.name == "Spring launch")
        talk = next(
            line.collaboration_id
            for line in store.campaign_people.rows(number)
            if line.name == "최유리"
        )
        store.deals.amount(talk, "agreed", Money(1_200_000, "KRW"), today=TODAY)

    async with opened(tmp_path, prepare=over) as (pilot, _store):
        await to_money(pilot)
        assert "‼ over budget by 200,000 KRW" in text_of(pilot)


async def test_goals_say_how_far_they_are_and_from_what(tmp_path: Path) -> None:
    """What nobody has measured is said, not shown as zero."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        told = " ".join(text_of(pilot).split())
        assert "Reach 250,000 nothing measured yet" in told
        assert "✓ 2 by now" in told


async def test_enter_opens_the_person_and_comes_back(tmp_path: Path) -> None:
    """On the same line."""
    async with opened(tmp_path, prepare=priced) as (pilot, _store):
        await to_money(pilot)
        page = campaign_of(pilot).money
        assert page is not None
        await settle(pilot, "j")
        before = page.here()
        assert before is not None
        await settle(pilot, "enter")
        assert f"Roster / {before.name}" in text_of(pilot)
        await settle(pilot, "escape")
        assert page.here() == before


async def test_without_prices_it_says_where_they_are_noted(tmp_path: Path) -> None:
    """And no key does harm."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "enter", "h", "h", "enter")
        assert "Nobody here has a price yet." in text_of(pilot)
        assert "No goal in figures yet. Press p to set some." in text_of(pilot)
