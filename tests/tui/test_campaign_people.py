"""The people of a campaign by keys: listed, added, moved on, decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.campaign_page import campaign_of, opened, page, settle, write
from tui.screens.card import CardScreen

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store
    from store.campaign_people import PersonLine
    from tests.tui.campaign_page import Spring


def line(store: Store, spring: Spring, name: str) -> PersonLine:
    """Somebody as the file has them."""
    rows = store.campaign_people.rows(spring.campaign)
    return next(row for row in rows if row.name == name)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_everybody_stands_with_fee_contract_and_parcel(
    tmp_path: Path, language: str
) -> None:
    """One look says where each of them is, in every language."""
    async with opened(tmp_path, language=language) as (pilot, _spring):
        shown = page(pilot)
        assert all(name in shown for name in ("Ana Luz", "Ben Hale", "Carmen Vid"))
        assert "김민수" in shown
        assert "KRW" in shown
        assert "✓" in shown  # the signed contract
        assert "! 13" in shown  # the parcel that arrived, and no post


async def test_a_wide_screen_shows_more(tmp_path: Path) -> None:
    """Where there is room the code and the next step stand there too."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, _spring):
        assert "Next step" in page(pilot)
        assert "follow-up" in page(pilot)


async def test_only_those_who_have_the_product_and_posted_nothing(
    tmp_path: Path,
) -> None:
    """! leaves the gifts without a post, and again brings everybody back."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "!")
        assert "Ana Luz" in page(pilot)
        assert "Ben Hale" not in page(pilot)
        await settle(pilot, "!")
        assert "Ben Hale" in page(pilot)


async def test_a_filter_narrows_the_list_and_says_what_is_wrong(tmp_path: Path) -> None:
    """The language of outreach works here as well."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "slash")
        await write(pilot, "stage:contacted")
        await settle(pilot, "enter")
        assert "Ben Hale" in page(pilot)
        assert "Carmen Vid" not in page(pilot)
        await settle(pilot, "slash")
        await write(pilot, "nonsense:1")
        assert "nonsense" in page(pilot)


async def test_people_of_the_roster_come_in_together(tmp_path: Path) -> None:
    """Two are marked and added; u takes both back."""
    async with opened(tmp_path) as (pilot, spring):
        store = spring.store
        await settle(pilot, "n", "tab", "tab", "enter")
        names = {row.name for row in store.campaign_people.rows(spring.campaign)}
        assert {"Dora Milo", "이하늘"} <= names
        assert "2 people are in this campaign now" in page(pilot)
        await settle(pilot, "u")
        names = {row.name for row in store.campaign_people.rows(spring.campaign)}
        assert not {"Dora Milo", "이하늘"} & names


async def test_picking_follows_what_is_typed_and_keeps_the_marks(
    tmp_path: Path,
) -> None:
    """Somebody marked under another filter is added as well."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "n")
        await write(pilot, "dora", "tab")
        await write(pilot, "tier:nope")
        assert "nope" in page(pilot)
        await write(pilot, "하늘", "tab")
        assert "2 marked" in page(pilot)
        await settle(pilot, "enter")
        rows = spring.store.campaign_people.rows(spring.campaign)
        assert {"Dora Milo", "이하늘"} <= {row.name for row in rows}


async def test_escape_leaves_the_picker_without_a_change(tmp_path: Path) -> None:
    """Nobody comes in by looking."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "n", "tab", "escape")
        assert len(spring.store.campaign_people.rows(spring.campaign)) == 4


async def test_a_stage_moves_for_the_marked_ones(tmp_path: Path) -> None:
    """Two are marked and moved on together; the store knows."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "space", "space")
        await settle(pilot, "greater_than_sign")
        store = spring.store
        assert line(store, spring, "Ben Hale").stage == "replied"
        assert line(store, spring, "Carmen Vid").stage == "agreed"


async def test_a_message_that_went_out_plans_the_next_one(tmp_path: Path) -> None:
    """F works as in outreach."""
    async with opened(tmp_path) as (pilot, spring):
        before = line(spring.store, spring, "Ben Hale").next_step_on
        await settle(pilot, "j", "f")
        assert line(spring.store, spring, "Ben Hale").next_step_on != before
        assert "Wrote to Ben Hale" in page(pilot)


async def test_the_card_opens_and_walks_along_the_list(tmp_path: Path) -> None:
    """] goes to the next of the campaign, and the cursor follows back."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        await settle(pilot, "]")
        assert pilot.app.screen.influencer_id == spring.people["Ben Hale"]
        await settle(pilot, "escape")
        assert campaign_of(pilot).person_here() == spring.people["Ben Hale"]


async def test_an_empty_campaign_says_what_to_press(tmp_path: Path) -> None:
    """Nobody is in it, and the way in is named."""

    def empty(spring: Spring) -> None:
        spring.store.outreach.remove(list(spring.talks.values()))

    async with opened(tmp_path, prepare=empty) as (pilot, _spring):
        assert "Nobody is in this campaign yet" in page(pilot)
        await settle(pilot, "c", "p", "w", "V", "b")  # nothing to act on, nothing asked
        assert not pilot.app.screen.is_modal


@pytest.mark.parametrize("key", ["V", "$", "%", "e", "s"])
async def test_what_asks_is_left_without_a_change(tmp_path: Path, key: str) -> None:
    """Decision, amount, terms, next step, snooze: Escape is never mind."""
    async with opened(tmp_path) as (pilot, spring):
        before = line(spring.store, spring, "Ana Luz")
        await settle(pilot, key)
        asking = pilot.app.screen
        assert asking.is_modal
        await settle(pilot, "escape")
        assert pilot.app.screen is not asking
        assert line(spring.store, spring, "Ana Luz") == before


async def test_the_same_is_decided_of_all_the_marked_ones(tmp_path: Path) -> None:
    """One question for two people; Escape decides nothing."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "space", "space", "V")
        assert "2 people" in page(pilot)
        await settle(pilot, "escape")
        assert line(spring.store, spring, "Ana Luz").decision is None
