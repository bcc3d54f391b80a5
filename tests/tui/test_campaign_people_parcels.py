"""Parcels and products by keys on the people of a campaign."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from store.parcels import ProductDraft
from store.rules.money import Money
from tests.tui.campaign_page import TODAY, opened, page, settle, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.campaign_page import Spring


def stocked(spring: Spring) -> None:
    """Three pieces of one product."""
    spring.store.parcels.save_product(ProductDraft("Serum 30 ml", stock=3))


async def test_a_parcel_goes_from_chosen_to_arrived(tmp_path: Path) -> None:
    """Chosen, sent with its number, arrived: a post is due ten days on."""
    async with opened(tmp_path, prepare=stocked) as (pilot, spring):
        parcels, talk = spring.store.parcels, spring.talks["Ana Luz"]
        await settle(pilot, "p", "n")
        await write(pilot, "ser")
        assert "→ Serum 30 ml (3 left)" in page(pilot)
        await settle(pilot, "ctrl+s", "s")
        await write(pilot, "CJ", "tab")
        await write(pilot, "998-1", "ctrl+s")
        (row,) = parcels.of_collaboration(talk)
        assert (row.state, row.courier, row.tracking_no) == ("sent", "CJ", "998-1")
        await settle(pilot, "a", "tab")
        await write(pilot, "10", "ctrl+s")
        (row,) = parcels.of_collaboration(talk)
        assert row.state == "delivered"
        assert row.post_due_on == TODAY + timedelta(days=10)
        await settle(pilot, "escape")
        assert "● post 12 Mar" in page(pilot)


async def test_a_product_is_chosen_for_all_the_marked_ones(tmp_path: Path) -> None:
    """Two are marked; their parcels leave together, as one step each."""
    async with opened(tmp_path, prepare=stocked) as (pilot, spring):
        await settle(pilot, "space", "space", "p")
        assert "Parcels of 2 people" in page(pilot)
        await settle(pilot, "n")
        await write(pilot, "serum", "ctrl+s")
        await settle(pilot, "ctrl+a", "s")
        await settle(pilot, "ctrl+s")
        rows = spring.store.parcels.of_campaign(spring.campaign)
        assert [(row.name, row.state) for row in rows] == [
            ("Ana Luz", "sent"),
            ("Ben Hale", "sent"),
        ]
        await settle(pilot, "escape", "u")
        rows = spring.store.parcels.of_campaign(spring.campaign)
        assert {row.state for row in rows} == {"chosen"}


async def test_more_than_there_are_asks_why(tmp_path: Path) -> None:
    """Never mind leaves the form as it is; a note goes past the gate."""
    async with opened(tmp_path, prepare=stocked) as (pilot, spring):
        parcels, talk = spring.store.parcels, spring.talks["Ana Luz"]
        await settle(pilot, "p", "n")
        await write(pilot, "serum", "tab")
        await write(pilot, "5", "ctrl+s")
        assert "5 are wanted, 3 are left" in page(pilot)
        await settle(pilot, "escape")
        assert not parcels.of_collaboration(talk)
        await settle(pilot, "ctrl+s")
        await write(pilot, "New stock comes on Friday", "enter")
        (row,) = parcels.of_collaboration(talk)
        assert row.quantity == 5
        assert "Friday" in (row.notes or "")
        await settle(pilot, "escape")


async def test_what_came_back_can_be_sent_again(tmp_path: Path) -> None:
    """It asks once, and the piece counts as left."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "p", "r", "enter")
        (row,) = spring.store.parcels.of_collaboration(spring.talks["Ana Luz"])
        assert row.returned_on == TODAY
        assert spring.store.parcels.products()[0].left == 12
        await settle(pilot, "escape")


async def test_a_parcel_is_changed_and_deleted(tmp_path: Path) -> None:
    """Enter edits what is in it, d asks before it is gone."""
    async with opened(tmp_path) as (pilot, spring):
        parcels, talk = spring.store.parcels, spring.talks["Ana Luz"]
        await settle(pilot, "p", "enter", "tab")
        await write(pilot, "2", "ctrl+s")
        assert parcels.of_collaboration(talk)[0].quantity == 2
        await settle(pilot, "d", "n")
        assert parcels.of_collaboration(talk)
        await settle(pilot, "d", "y")
        assert not parcels.of_collaboration(talk)
        assert "Nothing is on its way" in page(pilot)
        await settle(pilot, "escape")


async def test_an_unknown_product_is_told_while_typing(tmp_path: Path) -> None:
    """Nothing is chosen that nobody noted."""
    async with opened(tmp_path, prepare=stocked) as (pilot, spring):
        await settle(pilot, "p", "n")
        await write(pilot, "soap", "ctrl+s")
        assert "There is no such product" in page(pilot)
        await settle(pilot, "escape", "y", "escape")
        assert not spring.store.parcels.of_campaign(spring.campaign)


async def test_products_are_noted_changed_and_put_away(tmp_path: Path) -> None:
    """P shows them, with what is left of each."""
    async with opened(tmp_path, prepare=None) as (pilot, spring):
        products = spring.store.parcels.products
        await settle(pilot, "P")
        assert "No product so far" in page(pilot)
        await settle(pilot, "n")
        await write(pilot, "Sun cream", "tab", "tab")
        await write(pilot, "9,000", "tab")
        await write(pilot, "1.2k", "ctrl+s")
        (row,) = products()
        assert (row.name, row.cost_minor, row.stock) == ("Sun cream", 9_000, 1_200)
        assert row.cost_currency == "KRW"  # the campaign's
        await settle(pilot, "enter")
        await write(pilot, "Sun cream 50+", "ctrl+s")
        assert products()[0].name == "Sun cream 50+"
        await settle(pilot, "d")
        assert not products()
        await settle(pilot, "a", "d")
        assert products()[0].name == "Sun cream 50+"
        await settle(pilot, "escape")


async def test_what_sending_costs_is_said_when_it_leaves(tmp_path: Path) -> None:
    """Or when it is chosen; it is a cost of the campaign at once."""
    async with opened(tmp_path, size=(120, 40), prepare=stocked) as (pilot, spring):
        parcels, talk = spring.store.parcels, spring.talks["Ana Luz"]
        await settle(pilot, "p", "n")
        await write(pilot, "ser", "tab", "tab", "tab")
        await write(pilot, "3500 KRW", "ctrl+s")
        (row,) = parcels.of_collaboration(talk)
        assert row.shipping == Money(3_500, "KRW")
        assert "3,500 KRW" in page(pilot)
        await settle(pilot, "s", "tab", "tab", "tab", "ctrl+u")
        await write(pilot, "4천원", "ctrl+s")
        (row,) = parcels.of_collaboration(talk)
        assert (row.state, row.shipping) == ("sent", Money(4_000, "KRW"))
        costs = spring.store.costs.of_collaboration(talk)
        assert [one.amount for one in costs if one.origin == "shipping"] == [
            Money(4_000, "KRW")
        ]
        await settle(pilot, "escape")
