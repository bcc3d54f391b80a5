"""Cadences are typed as a line and said back in sentences."""

from __future__ import annotations

from pathlib import Path

from store.rules.cadence import USUAL
from tests.tui.card_host import settled, typed
from tests.tui.card_talks import press
from tests.tui.test_arrange import menu, shown


async def test_the_general_one_is_edited(tmp_path: Path) -> None:
    """What is typed is said back at once; taking it away brings the usual one back."""
    async with menu(tmp_path, "cadences") as (pilot, app, store):
        assert "In general" in app.page()
        await press(pilot, "enter")
        await settled(pilot, "ctrl+u")
        await typed(pilot, "2 kakao, 4 x")
        await shown(pilot, "x is neither a number of days nor a channel.")
        await settled(pilot, "backspace", "backspace")
        await shown(pilot, "→ 2 business days later, First follow-up, by Kakao")
        await settled(pilot, "tab", "ctrl+u")
        await typed(pilot, "30")
        await settled(pilot, "tab", "ctrl+u")
        await typed(pilot, "0")
        await shown(pilot, "The channel stays the same")
        await press(pilot, "enter")
        await shown(pilot, "2 Kakao, 4")
        kept = store.cadences.all()["*/*"]
        assert [(step.wait, step.channel) for step in kept.steps] == [
            (2, "kakao"),
            (4, None),
        ]
        assert (kept.park_days, kept.switch_after) == (30, 0)
        await settled(pilot, "d")
        await shown(pilot, "3, 5")
        assert store.cadences.all() == {"*/*": USUAL}


async def test_one_is_made_for_a_stage_and_a_channel(tmp_path: Path) -> None:
    """It begins as the general one; it can be removed again."""
    async with menu(tmp_path, "cadences") as (pilot, _app, store):
        await press(pilot, "n")
        await shown(pilot, "For which stage?")
        await press(pilot, "enter")
        await shown(pilot, "On which channel?")
        await typed(pilot, "kak")
        await press(pilot, "enter")
        await shown(pilot, "Cadence: Contacted · Kakao")
        await settled(pilot, "ctrl+u")
        await typed(pilot, "1")
        await press(pilot, "enter")
        await shown(pilot, "Contacted · Kakao")
        assert set(store.cadences.all()) == {"*/*", "contacted/kakao"}
        await settled(pilot, "d")
        await shown(pilot, "In general")
        assert store.cadences.all() == {"*/*": USUAL}


async def test_figures_that_cannot_be_are_told(tmp_path: Path) -> None:
    """The form stays, and nothing is kept."""
    async with menu(tmp_path, "cadences") as (pilot, _app, store):
        await press(pilot, "enter")
        await settled(pilot, "tab", "ctrl+u")
        await typed(pilot, "0", "enter")
        await shown(pilot, "Say a number of days of rest from 1 to 365.")
        await settled(pilot, "backspace")
        await typed(pilot, "60")
        await settled(pilot, "tab", "ctrl+u")
        await typed(pilot, "13", "enter")
        await shown(pilot, "Say after how many unanswered messages, 0 to 12")
        await press(pilot, "escape")
        assert store.cadences.all() == {"*/*": USUAL}
