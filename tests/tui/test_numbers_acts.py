"""Window and source, why a number is what it is, what cannot be had, the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.readings import ReadingDraft
from tests.tui.campaign_page import campaign_of
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
)
from tests.tui.results_app import results_of
from tui.dialogs.reading import PagePaper, Reading
from tui.screens.campaign import CampaignScreen
from tui.screens.piece import PieceScreen
from tui.screens.today import TodayScreen
from tui.widgets.record_cells import MORE_LEFT, MORE_RIGHT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def told(page: Reading) -> str:
    """What there is to read, its blanks as one."""
    lines = page.query_one(PagePaper).lines(200)
    return " ".join(" ".join(line.plain for line in lines).split())


async def test_who_said_so_is_kept_with_it(tmp_path: Path) -> None:
    """Both say something of the same window; where they differ it is said."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "down", *"12300", "ctrl+s", "S")
        assert "source: seen by ourselves" in page(pilot)
        await settle(pilot, *"11900", "tab")
        assert "! Views: 12,300 reported by the influencer" in page(pilot)
        await settle(pilot, "ctrl+s")
        assert noted(spring, "아침 루틴", "7d") == {"views": 12_300}
        assert noted(spring, "아침 루틴", "7d", "verified") == {"views": 11_900}
        await settle(pilot, "s")
        assert "12,300" in row(pilot, "아침 루틴")


async def test_figures_can_be_for_another_window(tmp_path: Path) -> None:
    """What is typed and not kept goes with it."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "down", *"500", "tab", "w", "w")
        assert "so far" in row(pilot, "아침 루틴")
        await settle(pilot, "ctrl+s")
        assert noted(spring, "아침 루틴", "total") == {"views": 500}
        await settle(pilot, "w")
        assert "24 h" in row(pilot, "아침 루틴")
        assert "9,100" in row(pilot, "아침 루틴")


async def test_any_number_explains_itself(tmp_path: Path) -> None:
    """Every reading by date, window and source; the disagreement is named."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, spring):
        number = piece(spring, "아침 루틴")
        for source, views in (("influencer", 12_300), ("verified", 11_900)):
            draft = ReadingDraft("7d", TODAY - DAY, source, {"views": views})
            spring.store.readings.note(number, draft, TODAY)
        results_of(pilot).reload()
        await settle(pilot, "a", "G", "right", *"820", "equals_sign")
        shown = pilot.app.screen
        assert isinstance(shown, Reading)
        said = told(shown)
        assert "Likes: 820 on Mon 2 Mar 2026" in said
        assert (
            "Views, after 7 days: 11,900 seen by ourselves,"
            " 12,300 reported by the influencer"
        ) in said
        assert "ER by followers = 6.92%" in said
        assert "Comments 31 (Mon 23 Feb) · Followers 12,300" in said
        assert "Mon 23 Feb 2026 · after 24 hours · reported by the influencer" in said
        await settle(pilot, "escape")
        assert shown not in pilot.app.screen_stack


async def test_figures_that_cannot_be_had_are_asked_for_no_more(tmp_path: Path) -> None:
    """The row goes; undo brings it back. What is typed in it is kept first."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "K")
        assert "2 due" in page(pilot)
        assert "Figures of Ana Luz · Haul cannot be had." in page(pilot)
        await settle(pilot, "u")
        assert "3 due" in page(pilot)
        await settle(pilot, "down", *"9", "x")
        assert noted(spring, "아침 루틴", "7d") == {}
        assert face(pilot).grid.field.value == "9x"


async def test_all_that_is_live_can_be_typed(tmp_path: Path) -> None:
    """Those that are due stay in front; the same key goes back."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, *"2M", "ctrl+s", "a")
        assert "2 due · 3 live posts" in page(pilot)
        await settle(pilot, "a")
        assert [one.due.title for one in face(pilot).grid.rows] == [
            "아침 루틴",
            "Swipe up",
        ]
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000}


async def test_the_post_is_opened_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And everything about the piece with its own key."""
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "o")
        assert asked == ["https://www.tiktok.com/@ana.luz/video/777"]
        await settle(pilot, "p")
        assert isinstance(pilot.app.screen, PieceScreen)
        await settle(pilot, "escape")


async def test_the_mouse_goes_to_a_cell_and_opens_it(tmp_path: Path) -> None:
    """A click goes there, one more types in it; the wheel goes down."""
    async with opened(tmp_path) as (pilot, spring):
        grid = face(pilot).grid
        x = grid.layout_now.x(1) + 2
        await pilot.click(grid, offset=(x, 2))
        await settle(pilot)
        assert (grid.current_id, grid.figure) == (piece(spring, "아침 루틴"), "likes")
        await pilot.click(grid, offset=(x, 2))
        await settle(pilot, *"820")
        assert grid.is_open
        await pilot.click(grid, offset=(3, 1))
        await settle(pilot)
        assert noted(spring, "아침 루틴", "7d") == {"likes": 820}
        assert grid.current_id == piece(spring, "Haul")


async def test_columns_beyond_the_edge_come_with_the_cursor(tmp_path: Path) -> None:
    """A sign at each end says that there is more."""
    async with opened(tmp_path) as (pilot, _spring):
        grid = face(pilot).grid
        assert grid.render_line(0).text.endswith(MORE_RIGHT)
        await settle(pilot, "end")
        head = grid.render_line(0).text
        assert head.startswith(MORE_LEFT)
        assert grid.figure == "sessions"
        assert "Visits" in head


async def test_where_nothing_is_due_it_says_what_to_press(tmp_path: Path) -> None:
    """Keys on nothing do nothing."""
    async with opened(tmp_path) as (pilot, spring):
        numbers = [piece(spring, one) for one in ("Haul", "아침 루틴", "Swipe up")]
        spring.store.readings.skip(numbers, today=TODAY)
        spring.store.readings.skip(numbers, today=TODAY)
        spring.store.readings.skip(numbers, today=TODAY)
        results_of(pilot).reload()
        await settle(pilot, *"5", "tab", "w", "equals_sign", "K", "ctrl+s")
        assert "No figures are due. a lists all posts that are live." in page(pilot)
        await settle(pilot, "a")
        assert "3 live posts" in page(pilot)


async def test_it_is_opened_from_the_list_of_the_day(tmp_path: Path) -> None:
    """And left for it again with Escape; what was typed is kept."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "f2", "N")
        assert face(pilot).is_attached
        assert pilot.app.screen is results_of(pilot)
        await settle(pilot, *"2M", "tab", "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert noted(spring, "Haul", "30d") == {"views": 2_000_000}


async def test_it_is_opened_from_the_content_of_a_campaign(tmp_path: Path) -> None:
    """With the posts of that campaign alone."""
    async with opened(tmp_path) as (pilot, spring):
        pilot.app.push_screen(CampaignScreen(spring.campaign, tab="content"))
        await settle(pilot, "N")
        assert results_of(pilot).opened
        assert results_of(pilot).campaign_id == spring.campaign
        assert len(face(pilot).grid.rows) == 3
        await settle(pilot, "escape")
        assert pilot.app.screen is campaign_of(pilot)
