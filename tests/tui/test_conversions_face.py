"""The conversions: what is listed, what it comes to, and what the keys do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import NotFound
from tests.tui.campaign_page import furnish, write
from tests.tui.conversions_app import (
    TODAY,
    Spring,
    face_of,
    number,
    one,
    opened,
    quiet,
    results_of,
    shown,
    typed,
    won,
)
from tests.tui.results_app import converted

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def on(pilot: Pilot[None], spring: Spring, order: str) -> None:
    """Have the cursor on the conversion of an order."""
    assert face_of(pilot).table.go_to(number(spring, order))
    await quiet(pilot)


async def test_every_sale_says_whose_it_is_and_how_that_is_known(
    tmp_path: Path,
) -> None:
    """By code, by link, or nobody's: never spread over others."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, _spring):
        rows = [line for line in shown(pilot).splitlines() if "#" in line]
        lines = {row.split()[2]: row for row in rows}
        assert "김민수" in lines["#1001"]
        assert "by code" in lines["#1001"]
        assert "Ana Luz" in lines["#1002"]
        assert "by link" in lines["#1002"]
        assert "nobody's" in lines["#1003"]
        assert "Newsletter" in shown(pilot)


async def test_sums_stand_below_by_currency_and_apart(tmp_path: Path) -> None:
    """What has no rate, and what is nobody's, stands beside the revenue."""
    async with opened(tmp_path) as (pilot, spring):
        text = shown(pilot)
        assert "44 conversions · revenue 750,000 KRW" in text
        assert "nobody's 42 (260,000 KRW)" in text
        assert "without a rate 33.00 USD" in text
        await on(pilot, spring, "#1001")
        await quiet(pilot, "X", "enter")
        text = shown(pilot)
        assert "43 conversions · revenue 350,000 KRW" in text
        assert "called off 1" in text
        await quiet(pilot, "u")
        assert "revenue 750,000 KRW" in shown(pilot)


async def test_a_filter_narrows_and_escape_lets_go(tmp_path: Path) -> None:
    """The filter reads words and fields; what cannot be read is told."""
    async with opened(tmp_path) as (pilot, _spring):
        await quiet(pilot, "slash")
        await typed(pilot, "by:none amount>50000", "enter")
        text = shown(pilot)
        assert "2 entries" in text
        assert "#1003" in text
        assert "#1001" not in text
        await quiet(pilot, "escape")
        assert "5 entries" in shown(pilot)
        await quiet(pilot, "slash")
        await typed(pilot, "colour:red", "enter")
        assert "Conversions have no “colour” to filter by" in shown(pilot)


async def test_an_empty_list_says_what_to_press(tmp_path: Path) -> None:
    """With a filter it says how to be rid of that."""
    async with opened(tmp_path, prepare=furnish) as (pilot, _spring):
        assert "Press n to note a sale, i to import." in shown(pilot)
        await quiet(pilot, "slash")
        await typed(pilot, "nobody", "enter")
        assert "Press Esc to clear it." in shown(pilot)


async def test_the_campaign_of_the_desk_narrows_the_list(tmp_path: Path) -> None:
    """What belongs to none of it is not in the list, nor in the sums."""
    async with opened(tmp_path) as (pilot, spring):
        converted(spring.store, amount_minor=1_000, amount_currency="KRW")
        results_of(pilot).reload()
        await quiet(pilot)
        assert "6 entries" in shown(pilot)
        results_of(pilot).campaign_id = spring.campaign
        await quiet(pilot)
        assert "5 entries" in shown(pilot)
        assert "revenue 750,000 KRW" in shown(pilot)


async def test_whose_it_is_can_be_said_by_hand_and_taken_back(tmp_path: Path) -> None:
    """Matching again leaves it; code and link can be asked again."""
    async with opened(tmp_path) as (pilot, spring):
        await on(pilot, spring, "#1003")
        await quiet(pilot, "a")
        await typed(pilot, "Ben", "enter")
        row = one(spring, "#1003")
        assert (row.name, row.attributed_by) == ("Ben Hale", "manual")
        assert "by Ben Hale. u takes it back." in shown(pilot)
        await quiet(pilot, "M")
        assert "everything was as it should be" in shown(pilot)
        await quiet(pilot, "a")
        await typed(pilot, "As code", "enter")
        assert one(spring, "#1003").attributed_by == "none"
        await quiet(pilot, "u")
        assert one(spring, "#1003").name == "Ben Hale"


async def test_marked_ones_are_changed_as_one_step(tmp_path: Path) -> None:
    """State, channel, campaign and whose, for all of them; one undo."""
    async with opened(tmp_path) as (pilot, spring):
        await on(pilot, spring, "#1003")
        await quiet(pilot, "space", "space")
        assert "2 marked" in shown(pilot)
        await quiet(pilot, "x")
        await typed(pilot, "chan", "enter")
        await typed(pilot, "Newsletter", "enter")
        assert one(spring, "#1003").channel == "Newsletter"
        assert one(spring, "#1004").channel == "Newsletter"
        await quiet(pilot, "u")
        assert one(spring, "#1004").channel is None
        await on(pilot, spring, "#1003")
        await quiet(pilot, "space", "space", "x")
        await typed(pilot, "camp", "enter")
        await typed(pilot, "(none)", "enter")
        assert one(spring, "#1003").campaign_id is None
        await quiet(pilot, "u", "ctrl+a", "x")
        await typed(pilot, "state", "enter")
        await typed(pilot, "Refunded", "enter")
        assert one(spring, "#1001").amount == won(0)
        await quiet(pilot, "u")
        assert one(spring, "#1001").amount == won(400_000)


async def test_a_refund_is_said_in_all_and_never_more_than_the_order(
    tmp_path: Path,
) -> None:
    """A part leaves the rest as revenue."""
    async with opened(tmp_path) as (pilot, spring):
        await on(pilot, spring, "#1001")
        await quiet(pilot, "R")
        await typed(pilot, "500000", "enter")
        assert "No more than 400,000 KRW can go back." in shown(pilot)
        await write(pilot, "150000")
        await quiet(pilot, "enter")
        row = one(spring, "#1001")
        assert (row.status, row.amount) == ("partly_refunded", won(250_000))
        assert "150,000 KRW went back. u takes it back." in shown(pilot)
        assert "refunded 150,000 KRW" in shown(pilot)
        await quiet(pilot, "u")
        assert one(spring, "#1001").status == "paid"


async def test_what_cannot_be_done_says_why(tmp_path: Path) -> None:
    """Nobody to open, no link, no amount to refund."""
    async with opened(tmp_path) as (pilot, spring):
        await on(pilot, spring, "#1004")
        await quiet(pilot, "o")
        assert "It came by no link that is known." in shown(pilot)
        await quiet(pilot, "O")
        assert "It is nobody's: press a" in shown(pilot)


async def test_deleting_asks_and_can_be_undone(tmp_path: Path) -> None:
    """Escape leaves it as it is."""
    async with opened(tmp_path) as (pilot, spring):
        await on(pilot, spring, "#1002")
        kept = number(spring, "#1002")
        await quiet(pilot, "d", "escape")
        assert spring.store.conversions.one(kept)
        await quiet(pilot, "d", "enter")
        with pytest.raises(NotFound):
            spring.store.conversions.one(kept)
        await quiet(pilot, "u")
        assert spring.store.conversions.one(kept).on_day < TODAY


async def test_the_list_sorts_and_is_written_to_a_file(tmp_path: Path) -> None:
    """What is marked of it, or all of it in its order."""
    async with opened(tmp_path) as (pilot, _spring):
        await quiet(pilot, "z")
        await typed(pilot, "Amount", "enter")
        assert face_of(pilot).table.sort_key == "amount"
        target = tmp_path / "sales.csv"
        await quiet(pilot, "ctrl+e")
        await write(pilot, str(target))
        await quiet(pilot, "enter")
        text = target.read_text(encoding="utf-8-sig")
        assert len(text.splitlines()) == 6
        assert "#1001" in text
