"""Own time as a list of the budget: what is shown, narrowed, sorted, and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.hours_app import opened, settle, text_of, type_in
from tui.screens.budget import BudgetScreen
from tui.screens.hours_face import HoursFace

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def face_of(pilot: Pilot[None]) -> HoursFace:
    """The hours, which are in sight."""
    return pilot.app.screen.query_one(HoursFace)


async def test_time_is_listed_with_what_it_costs(tmp_path: Path) -> None:
    """The latest first; what nobody said a rate for is told, and where it went."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, _store):
        page = text_of(pilot)
        assert "5 lines · 6 h · 135.00 EUR + 67,500 KRW · 45 min without a rate" in page
        assert "Newsletter 3 h · Instagram 1 h 50 min · on no channel" in page
        rows = [line for line in page.splitlines() if "Mar" in line or "Feb" in line]
        assert "20 min  ↔ Call: Which day" in rows[0]
        assert "10,000 KRW" in rows[0]
        assert "30,000 KRW" in rows[0]
        assert "no price" in rows[1]
        assert "135.00 EUR" in rows[2]


async def test_the_hours_of_one_campaign_are_its_own(tmp_path: Path) -> None:
    """With what they come to; Escape leads back to where it was opened from."""
    async with opened(tmp_path, campaign=1) as (pilot, _store):
        assert "3 lines · 2 h 15 min · 67,500 KRW" in text_of(pilot)
        await settle(pilot, "escape")
        assert not isinstance(pilot.app.screen, BudgetScreen)


async def test_a_filter_narrows_the_list_and_what_it_comes_to(tmp_path: Path) -> None:
    """Escape takes it back; one that cannot be read says why."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "slash")
        await type_in(pilot, "time>=1h")
        await settle(pilot, "enter")
        assert "2 lines · 4 h 30 min · 135.00 EUR + 45,000 KRW" in text_of(pilot)
        await settle(pilot, "escape")
        assert "5 lines" in text_of(pilot)
        await settle(pilot, "slash")
        await type_in(pilot, "chanel:x")
        assert "did you mean" in text_of(pilot)


async def test_nothing_at_all_says_what_to_press(tmp_path: Path) -> None:
    """And a filter that lets nothing pass says how to get out."""
    async with opened(tmp_path, prepare=lambda _store: None) as (pilot, _store):
        assert "Press n to note some" in text_of(pilot)
        await settle(pilot, "slash")
        await type_in(pilot, "mina")
        assert "No time matches this filter" in text_of(pilot)


async def test_it_is_sorted_by_any_column(tmp_path: Path) -> None:
    """The longest first, then the shortest."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "z", "down", "enter")
        assert face_of(pilot).view.sort == "minutes"
        assert face_of(pilot).source is not None
        assert [*face_of(pilot).source.order] == [3, 1, 4, 2, 5]  # type: ignore[union-attr]
        await settle(pilot, "z", "enter")
        assert [*face_of(pilot).source.order] == [5, 2, 4, 1, 3]  # type: ignore[union-attr]


async def test_it_is_explained(tmp_path: Path) -> None:
    """How it is worked out, where the rate comes from, and that it stands beside."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "equals_sign")
        page = text_of(pilot)
        assert "20 min at 30,000 KRW an hour = 10,000 KRW" in page
        assert "what its campaign says an hour costs" in page
        assert "takes nothing from what is left" in " ".join(page.split())
        await settle(pilot, "escape", "j", "equals_sign")
        assert "Nobody said what an hour of it costs" in text_of(pilot)
        await settle(pilot, "escape", "j", "equals_sign")
        assert "The rate was said of this alone" in text_of(pilot)
        await settle(pilot, "escape")


async def test_keys_that_have_no_meaning_here_are_off(tmp_path: Path) -> None:
    """Nobody behind it, no campaign."""
    async with opened(tmp_path) as (pilot, _store):
        face = face_of(pilot)
        assert face.check_action("time_person", ())
        assert face.person_here() == 1
        await settle(pilot, "j")
        assert not face.check_action("time_person", ())
        assert not face.check_action("time_campaign", ())
        assert face.check_action("delete_time", ())


@pytest.mark.parametrize("language", ["en", "ko", "es"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_is_cut_in_any_language(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    """What it comes to fits on its line."""
    async with opened(tmp_path, language=language, size=size) as (pilot, _store):
        lines = text_of(pilot).splitlines()
        assert any("67,500 KRW" in line or "67.500 KRW" in line for line in lines)
        assert not any("…" in line for line in lines[3:4])
