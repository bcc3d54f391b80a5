"""Typing the numbers: keys, cells, rates that change while typing, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.numbers_app import (
    DAY,
    TODAY,
    face,
    noted,
    opened,
    page,
    piece,
    row,
    settle,
    steps,
)
from tui.widgets.numbers_pane import NumbersPane

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def rates(pilot: Pilot[None]) -> str:
    """What stands beside the grid, its blanks as one."""
    pane = face(pilot).query_one(NumbersPane)
    return " ".join("\n".join(line.plain for line in pane.lines(160)).split())


def said(pilot: Pilot[None]) -> str:
    """What is said of the cell of the cursor."""
    return face(pilot).grid.said[0]


async def test_what_is_due_stands_there_with_what_was_before(tmp_path: Path) -> None:
    """The longest due first; what was noted before, and which window it is for now."""
    async with opened(tmp_path) as (pilot, _spring):
        assert "3 due" in page(pilot)
        assert "30 d" in row(pilot, "Haul")
        assert "1.2M   64,000" in row(pilot, "Haul")
        assert "9,100      640       31" in row(pilot, "아침 루틴")
        assert "24 h" in row(pilot, "Swipe up")
        assert said(pilot).startswith("Views: 1,234,567 on Thu 5 Feb, after 7 days")


async def test_a_row_is_typed_with_tab_and_kept_when_it_is_left(tmp_path: Path) -> None:
    """As people write numbers; past its end the cursor is on the next post."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "down")
        before = steps(spring)
        for text in ("12.3k", "1,200", "41", "12", "3", "-", "7"):
            await settle(pilot, *text, "tab")
        await settle(pilot, *"1.2만")
        assert noted(spring, "아침 루틴", "7d") == {}
        await settle(pilot, "tab")
        assert noted(spring, "아침 루틴", "7d") == {
            "views": 12_300,
            "likes": 1_200,
            "comments": 41,
            "relevant_comments": 12,
            "shares": 3,
            "clicks": 7,
            "reach": 12_000,
        }
        assert face(pilot).grid.current_id == piece(spring, "Swipe up")
        assert steps(spring) == before + 1
        assert "Kept 8 figures of 김민수 · 아침 루틴, after 7 days" in page(pilot)
        assert row(pilot, "아침 루틴").startswith("✓")


async def test_rates_change_while_typing(tmp_path: Path) -> None:
    """Each letter counts; beside each rate stand its basis and what it was."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "down")
        assert "5.46% ER by followers" in rates(pilot)
        await settle(pilot, "right", *"82")
        assert "0.92% ER by followers ▼ was 5.46%" in rates(pilot)
        await settle(pilot, "0")
        assert "6.92% ER by followers ▲ was 5.46%" in rates(pilot)
        assert "Comments from before · (likes + comments) / followers" in rates(pilot)
        assert "ER, strict Missing: Relevant comments, Shares" in rates(pilot)
        assert said(pilot) == "Likes: 820 · +180 since Mon 23 Feb (640)"
        await settle(pilot, "escape")
        assert "5.46% ER by followers Likes, Comments from before" in rates(pilot)


async def test_enter_goes_down_a_column(tmp_path: Path) -> None:
    """Each row is kept as it is left; both ways of going round come to the same."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "enter", *"12345", "enter", *"900", "ctrl+s")
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000}
        assert noted(spring, "아침 루틴", "7d") == {"views": 12_345}
        assert noted(spring, "Swipe up", "24h") == {"views": 900}
        await settle(pilot, "up", "right", *"70", "shift+tab")
        assert face(pilot).grid.figure == "views"
        await settle(pilot, "up")
        assert noted(spring, "아침 루틴", "7d") == {"views": 12_345, "likes": 70}


async def test_what_is_no_count_stays_and_says_so(tmp_path: Path) -> None:
    """The rest of the row is kept; Ctrl+S leads back to it, and nothing is lost."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"12x", "tab", *"500", "down")
        assert row(pilot, "Haul").startswith("!")
        assert "!12x" in row(pilot, "Haul")
        assert noted(spring, "Haul", "30d") == {"likes": 500}
        await settle(pilot, "ctrl+s")
        grid = face(pilot).grid
        assert (grid.current_id, grid.figure) == (piece(spring, "Haul"), "views")
        assert said(pilot).startswith("Views: 12x is no count.")
        assert grid.said[1] == "error"
        await settle(pilot, "e", "backspace", "k", "ctrl+s")
        assert noted(spring, "Haul", "30d") == {"likes": 500, "views": 12_000}


async def test_fewer_than_before_is_marked_and_kept_all_the_same(
    tmp_path: Path,
) -> None:
    """A figure that only grows cannot shrink; who types it may know why."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"9000", "tab")
        assert "↓9,000" in row(pilot, "Haul")
        assert "! Views: fewer than on Thu 5 Feb (1,234,567)" in page(pilot)
        await settle(pilot, "ctrl+s")
        assert noted(spring, "Haul", "30d") == {"views": 9_000}


async def test_escape_leaves_the_cell_as_it_was(tmp_path: Path) -> None:
    """Once; then it is the desk's. Delete and u take out what is typed already."""
    async with opened(tmp_path) as (pilot, spring):
        grid = face(pilot).grid
        await settle(pilot, *"77", "escape")
        assert not grid.typed
        assert pilot.app.focused is grid
        await settle(pilot, *"77", "tab", *"88", "tab", "u")
        assert dict(grid.typed.of(piece(spring, "Haul"))) == {"views": "77"}
        await settle(pilot, "home", "delete")
        assert not grid.typed
        assert "1.2M" in row(pilot, "Haul")


async def test_undo_takes_a_row_back(tmp_path: Path) -> None:
    """It is due again, and shows what was before; redo brings it back."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "down", *"12345", "enter", "u")
        assert noted(spring, "아침 루틴", "7d") == {}
        assert "9,100" in row(pilot, "아침 루틴")
        assert "3 due" in page(pilot)
        await settle(pilot, "ctrl+r")
        assert "12,345" in row(pilot, "아침 루틴")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10)])
@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_every_line_is_as_wide_as_the_screen(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    """Hangul takes two cells; the rates stand below or beside."""
    async with opened(tmp_path, size=size, language=language) as (pilot, _spring):
        await settle(pilot, "down", *"1.2만", "tab", "end")
        strips = pilot.app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {size[0]}
        grid = face(pilot).grid
        widths = {grid.render_line(y).cell_length for y in range(grid.size.height)}
        assert widths == {grid.size.width}


async def test_days_are_those_of_the_figures(tmp_path: Path) -> None:
    """What is typed is of today."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"5M", "ctrl+s")
        newest = spring.store.readings.of(piece(spring, "Haul"))[-1]
        assert (newest.on_day, newest.window) == (TODAY, "30d")
        assert newest.on_day > TODAY - DAY
