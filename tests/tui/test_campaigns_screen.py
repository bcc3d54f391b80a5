"""The list of campaigns: where each stands, what holds it up, what keys do there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from store.rules.money import Money
from tests.tui.campaign_app import (
    campaign_of,
    lines,
    list_of,
    opened,
    settle,
    text_of,
    type_in,
)
from tests.tui.outreach_app import fill

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store


def listed(pilot: Pilot[None]) -> list[str]:
    """The names in the list, as far as it is in sight."""
    source = list_of(pilot).source
    assert source is not None
    return [source.lines[number].name for number in source.order]


def here(pilot: Pilot[None]) -> str:
    """The campaign under the cursor."""
    line = list_of(pilot).line_here
    assert line is not None
    return line.name


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_a_line_says_how_far_a_campaign_is_and_what_is_left(
    tmp_path: Path, language: str
) -> None:
    """Within 80 columns, in every language."""
    async with opened(tmp_path, language=language) as (pilot, _store):
        (spring,) = [line for line in lines(pilot) if "봄 신제품" in line]
        assert "3/26" in spring
        assert "5,000,000 KRW" in spring or "5.000.000 KRW" in spring
        assert "✓" in spring
        (launch,) = [line for line in lines(pilot) if "Spring launch" in line]
        assert "‼" in launch


async def test_what_holds_up_the_one_under_the_cursor_stands_below(
    tmp_path: Path,
) -> None:
    """Worst first, in words."""
    async with opened(tmp_path) as (pilot, _store):
        assert here(pilot) == "봄 신제품"
        assert "Nothing holds it up." in text_of(pilot)
        await settle(pilot, "j")
        assert "ended 3 days ago · 1 agreed without a contract" in text_of(pilot)


async def test_money_in_other_currencies_is_told_apart(tmp_path: Path) -> None:
    """It is never part of what is left."""

    def prepare(store: Store) -> None:
        talks = fill(store)
        number = next(c.id for c in store.campaigns.all() if c.name == "Spring launch")
        draft = CampaignDraft("Spring launch", currency="KRW", budget=1_000_000)
        store.campaigns.edit(number, draft, store.campaigns.card(number).version)
        store.deals.amount(
            talks["최유리"], "agreed", Money(90_000, "EUR"), today=date(2026, 3, 2)
        )

    async with opened(tmp_path, prepare=prepare) as (pilot, _store):
        list_of(pilot).sort_by("name")
        await settle(pilot, "g")
        words = " ".join(text_of(pilot).split())
        assert "besides 900.00 EUR agreed in other currencies" in words
        assert "1,000,000 KRW" in text_of(pilot)


async def test_words_narrow_the_list_and_escape_clears_them(tmp_path: Path) -> None:
    """Names, brands, first consonants."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash")
        await type_in(pilot, "ㅂㅅㅈ")
        assert listed(pilot) == ["봄 신제품"]
        await settle(pilot, "enter", "escape")
        assert len(listed(pilot)) == 3
        await settle(pilot, "slash")
        await type_in(pilot, "nothing like it")
        assert "No campaign matches this." in text_of(pilot)


async def test_another_sort_is_chosen_by_name_and_turned_round(tmp_path: Path) -> None:
    """By the title with the mouse as well."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "z")
        await type_in(pilot, "Campaign")
        await settle(pilot, "enter")
        assert listed(pilot) == ["Spring launch", "Winter", "봄 신제품"]
        list_of(pilot).sort_by("name")
        await settle(pilot)
        assert listed(pilot) == ["봄 신제품", "Winter", "Spring launch"]


async def test_a_new_campaign_opens_on_its_checklist(tmp_path: Path) -> None:
    """And is under the cursor when one comes back."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "n")
        await type_in(pilot, "여름 세일")
        await settle(pilot, "ctrl+s")
        assert campaign_of(pilot).tab == "checklist"
        assert "Campaigns / 여름 세일" in text_of(pilot)
        assert "여름 세일" in [one.name for one in store.campaigns.all()]
        await settle(pilot, "escape")
        assert here(pilot) == "여름 세일"


async def test_a_clone_takes_frame_and_people_but_no_dates(tmp_path: Path) -> None:
    """Its people are candidates in its line-up."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "c", "enter", "down", "enter")
        (number,) = [
            one.id for one in store.campaigns.all() if one.name == "봄 신제품 again"
        ]
        card = store.campaigns.card(number)
        assert (card.budget_minor, card.starts_on) == (5_000_000, None)
        assert len(store.lineup.candidates(number).rows) == 3
        assert here(pilot) == "봄 신제품 again"


async def test_marked_campaigns_are_put_away_and_come_back(tmp_path: Path) -> None:
    """They are seen in a list of their own; one undo brings all of them back."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "space", "space", "D")
        assert listed(pilot) == ["Winter"]
        assert "2 campaigns are put away" in text_of(pilot)
        await settle(pilot, "b")
        assert "Campaigns put away" in text_of(pilot)
        assert set(listed(pilot)) == {"봄 신제품", "Spring launch"}
        await settle(pilot, "D")
        assert len(store.campaigns.all()) == 2
        await settle(pilot, "escape")
        assert len(listed(pilot)) == 2
        await settle(pilot, "u", "u")
        assert len(store.campaigns.all()) == 3


async def test_deleting_asks_and_lets_people_stay(tmp_path: Path) -> None:
    """Escape keeps it; Enter deletes; undo brings all of it back."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "delete")
        assert "3 people in it stay in outreach" in text_of(pilot)
        await settle(pilot, "escape")
        assert len(store.campaigns.all()) == 3
        await settle(pilot, "delete", "enter")
        assert [one.name for one in store.campaigns.all()] == [
            "Spring launch",
            "Winter",
        ]
        adrift = store.database.read(
            "SELECT count(*) FROM collaboration WHERE campaign_id IS NULL"
        )
        assert adrift[0][0] == 6
        await settle(pilot, "u")
        assert listed(pilot)[0] == "봄 신제품"


async def test_brackets_go_from_one_campaign_to_the_next(tmp_path: Path) -> None:
    """Escape comes back to the row of the one looked at last."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "enter", "right_square_bracket")
        assert "Campaigns / Spring launch" in text_of(pilot)
        await settle(pilot, "right_square_bracket", "right_square_bracket")
        assert "Campaigns / Winter" in text_of(pilot)
        await settle(pilot, "escape")
        assert here(pilot) == "Winter"


async def test_a_long_list_reads_what_is_in_sight(tmp_path: Path) -> None:
    """The end of it is there as soon as one goes there."""

    def many(store: Store) -> None:
        for place in range(150):
            store.campaigns.create(
                CampaignDraft(f"Wave {place:03}", starts_on=date(2026, 1, 1))
            )

    async with opened(tmp_path, prepare=many) as (pilot, _store):
        source = list_of(pilot).source
        assert source is not None
        assert len(source.lines) < 150
        await settle(pilot, "G")
        assert here(pilot) == "Wave 149"
        assert any("Wave 149" in line and "/26" in line for line in lines(pilot))


async def test_without_campaigns_the_screen_says_what_to_press(tmp_path: Path) -> None:
    """And no key does harm."""
    async with opened(tmp_path, prepare=lambda _store: None) as (pilot, _store):
        assert "No campaign yet. Press n to begin one." in text_of(pilot)
        await settle(pilot, "enter", "e", "c", "p", "D", "delete", "space")
        assert "No campaign yet." in text_of(pilot)
        await settle(pilot, "b")
        assert "Press b to see those at work." in text_of(pilot)


@pytest.mark.parametrize("key", ["4", "f5"])
async def test_the_mode_is_one_key_away(tmp_path: Path, key: str) -> None:
    """From Today, as from anywhere."""
    async with opened(tmp_path, mode="today") as (pilot, _store):
        await settle(pilot, key)
        assert list_of(pilot).line_here is not None


async def test_jumping_finds_a_campaign_by_name(tmp_path: Path) -> None:
    """Before people, when it begins with what is typed."""
    async with opened(tmp_path, mode="roster") as (pilot, _store):
        await settle(pilot, "ctrl+f")
        await type_in(pilot, "spring")
        assert "Spring launch" in text_of(pilot)
        assert "Nobody here is called" not in text_of(pilot)
        await settle(pilot, "enter")
        assert "Campaigns / Spring launch" in text_of(pilot)
        await settle(pilot, "escape", "ctrl+f")
        await type_in(pilot, "dora")
        await settle(pilot, "enter")
        assert "Dora Milo" in text_of(pilot)
