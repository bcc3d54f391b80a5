"""The line-up of a campaign by keys: who, for how much, what must come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.rules.money import Money
from tests.tui.campaign_page import opened, page, settle, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.campaign_page import Spring


def planned(spring: Spring) -> None:
    """Two in the line-up, one of them with a price."""
    lineup, people = spring.store.lineup, spring.people
    both = [people["Dora Milo"], people["이하늘"]]
    lineup.add(spring.campaign, both)
    lineup.set_fee(spring.campaign, both[:1], Money(700_000, "KRW"))


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_the_sums_say_what_they_stand_on(tmp_path: Path, language: str) -> None:
    """Cost, views of how many, and what is left of the budget."""
    async with opened(tmp_path, prepare=planned, language=language) as (pilot, _spring):
        await settle(pilot, "L")
        shown = page(pilot)
        assert "Dora Milo" in shown
        assert "이하늘" in shown
        point = "." if language == "es" else ","
        assert f"700{point}000 KRW" in shown
        assert f"28{point}333" in shown  # 11,000 and 17,333 views
        left = "5,000,000 KRW".replace(",", point)  # nobody agreed on a fee yet
        assert left in shown or f"4{point}200{point}000 KRW" in shown


async def test_people_are_put_in_priced_and_taken_out(tmp_path: Path) -> None:
    """A price for both marked ones at once; u takes back the last step."""
    async with opened(tmp_path, prepare=None) as (pilot, spring):
        candidates = spring.store.lineup.candidates
        await settle(pilot, "L")
        assert "Nobody is in the line-up yet" in page(pilot)
        await settle(pilot, "n", "tab", "tab", "enter")
        await settle(pilot, "ctrl+a", "e")
        await write(pilot, "50만원", "enter")
        rows = candidates(spring.campaign).rows
        assert [(row.name, row.fee_minor) for row in rows] == [
            ("Dora Milo", 500_000),
            ("이하늘", 500_000),
        ]
        await settle(pilot, "escape", "d")
        assert [row.name for row in candidates(spring.campaign).rows] == ["이하늘"]
        await settle(pilot, "u")
        assert len(candidates(spring.campaign).rows) == 2


async def test_the_break_even_follows_the_margin(tmp_path: Path) -> None:
    """700,000 at 30,000 an order is 24 orders; only a whole order counts."""
    async with opened(tmp_path, prepare=planned) as (pilot, _spring):
        await settle(pilot, "L", "=")
        await write(pilot, "30,000", "enter")
        assert "24 orders" in page(pilot)


async def test_the_sums_are_about_the_marked_ones(tmp_path: Path) -> None:
    """Marking is the what-if: Dora alone, then everybody again."""
    async with opened(tmp_path, prepare=planned) as (pilot, _spring):
        await settle(pilot, "L", "j", "space")
        assert "1 marked person" in page(pilot)
        assert "17,333" in page(pilot)
        await settle(pilot, "escape")
        assert "2 people" in page(pilot)


async def test_going_over_the_budget_is_said_without_colour(tmp_path: Path) -> None:
    """A sign stands before what is below zero."""

    def dear(spring: Spring) -> None:
        planned(spring)
        price = Money(9_000_000, "KRW")
        spring.store.lineup.set_fee(spring.campaign, [spring.people["이하늘"]], price)

    async with opened(tmp_path, prepare=dear) as (pilot, _spring):
        await settle(pilot, "L")
        assert "! -5,500,000 KRW" in page(pilot)


async def test_the_marked_ones_come_into_the_campaign(tmp_path: Path) -> None:
    """As identified, the price as offered; the rest stays on paper."""
    async with opened(tmp_path, prepare=planned) as (pilot, spring):
        await settle(pilot, "L", "space", "c", "enter")
        rows = spring.store.campaign_people.rows(spring.campaign)
        dora = next(row for row in rows if row.name == "Dora Milo")
        assert (dora.stage, dora.offered_minor) == ("identified", 700_000)
        left = spring.store.lineup.candidates(spring.campaign).rows
        assert [row.name for row in left] == ["이하늘"]
        await settle(pilot, "escape")
        assert "(700,000 KRW)" in page(pilot)


async def test_the_line_up_is_discarded_after_asking(tmp_path: Path) -> None:
    """Nobody was asked; u brings it back."""
    async with opened(tmp_path, prepare=planned) as (pilot, spring):
        await settle(pilot, "L", "X", "n")
        assert len(spring.store.lineup.candidates(spring.campaign).rows) == 2
        await settle(pilot, "X", "y")
        assert not spring.store.lineup.candidates(spring.campaign).rows
        await settle(pilot, "u")
        assert len(spring.store.lineup.candidates(spring.campaign).rows) == 2


async def test_escape_goes_back_and_keeps_the_line_up(tmp_path: Path) -> None:
    """What was planned is there the next time."""
    async with opened(tmp_path, prepare=planned) as (pilot, spring):
        await settle(pilot, "L")
        assert "Line-up" in page(pilot)
        await settle(pilot, "escape")
        assert "Line-up" not in page(pilot).splitlines()[0]
        assert len(spring.store.lineup.candidates(spring.campaign).rows) == 2
