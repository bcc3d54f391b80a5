"""Nothing that was typed is lost: however the grid is left, and whoever else writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Paste

from store import open_store
from tests.tui.campaign_page import NOW
from tests.tui.numbers_app import (
    face,
    noted,
    opened,
    page,
    piece,
    row,
    settle,
    steps,
)
from tests.tui.results_app import corner, results_of
from tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def paste(pilot: Pilot[None], text: str) -> None:
    """What a terminal sends for a paste."""
    pilot.app.post_message(Paste(text))
    await settle(pilot)


async def test_turning_to_another_face_keeps_it(tmp_path: Path) -> None:
    """And the figures are there when she comes back."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "tab", "b")
        assert results_of(pilot).face == "conversions"
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000}
        await settle(pilot, "B")
        assert "2M" in row(pilot, "Haul")


async def test_another_mode_keeps_what_stands_in_an_open_cell(tmp_path: Path) -> None:
    """A function key works in the field as well."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "f2")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000}
        await settle(pilot, "f7")
        assert not face(pilot).grid.is_open


async def test_the_end_of_the_program_keeps_it(tmp_path: Path) -> None:
    """Even what stands in a cell that is still open."""
    async with opened(tmp_path) as (pilot, spring):
        number = piece(spring, "Haul")
        await settle(pilot, *"2M", "ctrl+q")
    with open_store(tmp_path / "results.db", now=lambda: NOW, create=False) as store:
        (_week, month) = store.readings.of(number)
    assert (month.window, month.figures["views"]) == ("30d", 2_000_000)


async def test_another_campaign_keeps_it_first(tmp_path: Path) -> None:
    """Of a campaign without posts there is nothing to type."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "tab")
        await settle(pilot, "right_square_bracket", "right_square_bracket")
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000}
        assert "gone" not in corner(pilot)
        assert not face(pilot).grid.typed


async def test_a_block_from_a_sheet_fills_the_grid(tmp_path: Path) -> None:
    """Right and down from the cursor; kept together, in one step."""
    async with opened(tmp_path) as (pilot, spring):
        before = steps(spring)
        await paste(pilot, "2,000,000\t70k\n12.3k\t820\t\t9\r\n900\n1\n")
        assert "6 figures filled in. Ctrl+S keeps them. 1 found no place." in page(
            pilot
        )
        assert row(pilot, "아침 루틴").startswith("●")
        await settle(pilot, "ctrl+s")
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000, "likes": 70_000}
        reel = {"views": 12_300, "likes": 820, "relevant_comments": 9}
        assert noted(spring, "아침 루틴", "7d") == reel
        assert noted(spring, "Swipe up", "24h") == {"views": 900}
        assert steps(spring) == before + 1
        assert "Kept figures of 3 posts. u takes them back." in page(pilot)


async def test_a_block_can_be_pasted_while_a_cell_is_open(tmp_path: Path) -> None:
    """One line of one cell goes into the field; more are the grid's."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "1")
        await paste(pilot, "2.3k\n")
        assert face(pilot).grid.field.value == "12.3k"
        await paste(pilot, "5\t6")
        grid = face(pilot).grid
        assert not grid.is_open
        typed = dict(grid.typed.of(piece(spring, "Haul")))
        assert typed == {"views": "5", "likes": "6"}
        await paste(pilot, "[/]\x1b[2J \u202e7")
        assert "!" in row(pilot, "Haul")


async def test_a_dash_alone_is_nothing_to_keep(tmp_path: Path) -> None:
    """It is said what is meant instead; with another figure it is kept as unknown."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "minus", "ctrl+s")
        assert "A dash alone is no figure" in corner(pilot)
        assert noted(spring, "Haul", "30d") == {}
        await settle(pilot, "tab", *"70", "down")
        assert noted(spring, "Haul", "30d") == {"likes": 70}
        assert not face(pilot).grid.typed


async def test_a_dash_takes_out_what_was_noted(tmp_path: Path) -> None:
    """The only figure of a window: the whole reading goes, and it is due again."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "ctrl+s")
        assert "2 due" in page(pilot)
        await settle(pilot, "minus", "ctrl+s")
        assert noted(spring, "Haul", "30d") == {}
        assert "3 due" in page(pilot)


async def test_what_another_window_deleted_is_told(tmp_path: Path) -> None:
    """Its row goes, with what was typed in it; the other rows stay as they are."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "tab", "down", *"77", "tab")
        spring.store.history.undo()  # the row above, kept as it was left
        haul = piece(spring, "아침 루틴")
        unit = spring.store.deliverables
        unit.move([haul], "approved", today=results_of(pilot).soloist.today())
        results_of(pilot).reload()
        await settle(pilot)
        assert "1 post is gone" in corner(pilot)
        assert not face(pilot).grid.typed


async def test_a_refusal_leaves_it_typed(tmp_path: Path) -> None:
    """What the file does not take is said, and can be tried again."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "tab")
        haul = piece(spring, "Haul")
        unit = spring.store.deliverables
        unit.move([haul], "approved", today=results_of(pilot).soloist.today())
        await settle(pilot, "ctrl+s")
        assert "is not live" in corner(pilot)
        assert dict(face(pilot).grid.typed.of(haul)) == {"views": "2M"}
        spring.store.history.undo()
        await settle(pilot, "ctrl+s")
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000}
