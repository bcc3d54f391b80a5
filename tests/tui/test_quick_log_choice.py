"""Choosing whom a line means, and completing its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.log_line import dialog, is_open, line, logged, told, type_on
from tests.tui.roster_app import shown
from tui.widgets.log_echo import LogEcho

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def listed(pilot: Pilot[None]) -> list[str]:
    """Those whom the line may mean, the one who is meant with a mark."""
    region = dialog(pilot).query_one(LogEcho).content_region
    rows = shown(pilot).split("\n")[region.y + 1 : region.bottom - 5]
    return [row.strip(" │").split("  ")[0] for row in rows]


async def test_the_arrows_choose_among_those_it_may_mean(tmp_path: Path) -> None:
    """The first is meant until then; the choice lasts while the words behind grow."""
    async with line(tmp_path) as (pilot, store):
        await type_on(pilot, "!ctrl+u", "@an dm: hi")
        assert listed(pilot) == ["▸ Ana Luz", "Anabel"]
        assert "Somebody else" in shown(pilot)
        await type_on(pilot, "!up")
        assert listed(pilot) == ["▸ Ana Luz", "Anabel"]
        await type_on(pilot, "!down", "!down")
        assert listed(pilot) == ["Ana Luz", "▸ Anabel"]
        await type_on(pilot, " there", "!enter")
        assert not is_open(pilot)
        assert [touch.body for touch in logged(store, 2)] == ["hi there"]
        assert logged(store) == ()
        assert "Logged a touch to Anabel." in told(pilot)[0]


async def test_other_words_are_chosen_for_anew(tmp_path: Path) -> None:
    """Nobody stays chosen who was chosen for another name."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "!ctrl+u", "@an", "!down")
        assert listed(pilot) == ["Ana Luz", "▸ Anabel"]
        await type_on(pilot, "!backspace")
        assert listed(pilot)[0].startswith("▸ ")
        await type_on(pilot, "na.luz hi")
        assert listed(pilot) == []
        assert "Somebody else" not in shown(pilot)


async def test_a_click_chooses_too(tmp_path: Path) -> None:
    """On their line; anywhere else it does nothing."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "!ctrl+u", "@an hi")
        await pilot.click(LogEcho, offset=(20, 2))
        await type_on(pilot)
        assert listed(pilot) == ["Ana Luz", "▸ Anabel"]
        await pilot.click(LogEcho, offset=(20, 5))
        await type_on(pilot)
        assert listed(pilot) == ["Ana Luz", "▸ Anabel"]


async def test_tab_completes_and_goes_on_to_the_next(tmp_path: Path) -> None:
    """What could be typed is told while a word is begun."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "d")
        assert "Tab dm  dmed  deal" in shown(pilot)
        await type_on(pilot, "!tab")
        assert dialog(pilot).field.value == "@ana.luz dm "
        await type_on(pilot, "!tab")
        assert dialog(pilot).field.value == "@ana.luz dmed "
        await type_on(pilot, *["!tab"] * 20)
        await type_on(pilot, ": hi")
        value = dialog(pilot).field.value
        await type_on(pilot, "!tab")
        assert dialog(pilot).field.value == value


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("@ana.luz /spr", '@ana.luz /"Spring glow" '),
        ("@ana.luz =nego", "@ana.luz =negotiating "),
        ("@bra", "@brackets "),
        ("@mina", '@"Mina Park" '),
        ('@"Mina P', '@"Mina Park" '),
    ],
)
async def test_names_campaigns_and_stages_are_completed(
    tmp_path: Path, typed: str, completed: str
) -> None:
    """In quotes where they need them."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "!ctrl+u", typed, "!tab")
        assert dialog(pilot).field.value == completed


async def test_whoever_is_chosen_is_completed_first(tmp_path: Path) -> None:
    """And a word in the middle of the line leaves what stands behind it."""
    async with line(tmp_path) as (pilot, _store):
        await type_on(pilot, "!ctrl+u", "@an dm: hi", "!down")
        await type_on(pilot, "!home", *["!right"] * 3, "!tab")
        assert dialog(pilot).field.value == "@anabel dm: hi"
        assert dialog(pilot).field.cursor_position == len("@anabel ")


async def test_korean_words_are_offered_in_korean(tmp_path: Path) -> None:
    """The words of the language in use come first."""
    async with line(tmp_path, language="ko") as (pilot, store):
        await type_on(pilot, "카", "!tab")
        assert dialog(pilot).field.value == "@ana.luz 카톡 "
        await type_on(pilot, "답장", "!enter")
        (touch,) = logged(store)
        assert (touch.channel, touch.direction) == ("kakao", "in")
