"""The figures of a post in one grid: typed as people write them, kept by window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.readings import ReadingDraft
from store.rules.content_words import READING_FIGURES
from tests.tui.piece_page import DAY, TODAY, opened, page, settle
from tui.dialogs.figures_of_post import FIGURE, PostFigureRow, PostFigures, type_figures
from tui.screens.piece import PieceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store.readings import ReadingRow
    from tests.tui.piece_page import Made
    from tui.app import SoloistApp


def live(there: Made) -> None:
    """The reel is live for eight days, and nothing was counted."""
    there.live(8)


def counted(there: Made) -> None:
    """The same, with figures of a day and of a week by the influencer."""
    live(there)
    for window, on, figures in (
        ("24h", TODAY - 7 * DAY, {"views": 900, "likes": 70}),
        ("7d", TODAY - DAY, {"views": 12_300, "likes": 812, "saves": 5}),
    ):
        draft = ReadingDraft(window, on, figures=figures)
        there.store.readings.note(there.reel, draft, TODAY)


async def ask(pilot: Pilot[None], there: Made) -> PostFigures:
    """Open the grid over the page of the reel."""
    app: SoloistApp = pilot.app  # type: ignore[assignment]
    app.run_worker(type_figures(app, there.reel), group="act")
    await settle(pilot)
    return form_of(pilot)


def form_of(pilot: Pilot[None]) -> PostFigures:
    """The grid, which is in sight."""
    assert isinstance(pilot.app.screen, PostFigures)
    return pilot.app.screen


def before(pilot: Pilot[None], figure: str) -> str:
    """What stands beside a field."""
    rows = form_of(pilot).query(PostFigureRow)
    row = next(one for one in rows if one.figure == figure)
    return str(row.query_one(".before").render())


def kept(there: Made, window: str) -> list[tuple[str, dict[str, int]]]:
    """What is stored of a window: who said so, and what is known."""
    rows: tuple[ReadingRow, ...] = there.store.readings.of(there.reel)
    return [
        (
            one.source,
            {name: value for name, value in one.figures.items() if value is not None},
        )
        for one in rows
        if one.window == window
    ]


async def test_figures_are_typed_down_the_grid(tmp_path: Path) -> None:
    """Enter goes on, each is echoed as it is understood; the last Enter saves."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        assert "After 7 days" in page(pilot)
        assert "reported by the influencer" in page(pilot)
        await settle(pilot, *"12.3k", "enter", "enter", *"1.2만")
        assert before(pilot, "impressions").startswith("12,300")
        assert before(pilot, "views").startswith("12,000")
        await settle(pilot, *["enter"] * 10)
        assert isinstance(pilot.app.screen, PieceScreen)
        assert kept(there, "7d") == [
            ("influencer", {"impressions": 12_300, "views": 12_000})
        ]
        assert there.row.measure_due_on == TODAY + 22 * DAY


async def test_what_is_no_count_is_told_and_holds_it_back(tmp_path: Path) -> None:
    """The cursor goes there; mended, it is saved."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, *"lots", "enter", *"80", "ctrl+s")
        assert "not a count: 12300, 12.3k, 1.2만" in page(pilot)
        assert kept(there, "7d") == []
        await settle(pilot, *["backspace"] * 4, *"9", "ctrl+s")
        assert kept(there, "7d") == [("influencer", {"impressions": 9, "reach": 80})]


async def test_nothing_typed_is_nothing_saved(tmp_path: Path) -> None:
    """It says what to press instead; a dash alone is nothing either."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, "ctrl+s")
        assert "Type at least one figure, or Ctrl+N" in page(pilot)
        await settle(pilot, "minus")
        assert "Type at least one figure, or Ctrl+N" not in page(pilot)
        await settle(pilot, "escape")
        assert kept(there, "7d") == []


async def test_ctrl_n_gives_them_up(tmp_path: Path) -> None:
    """The next window is asked for on its day."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, *"5", "ctrl+n")
        assert there.store.readings.of(there.reel) == ()
        assert there.row.measure_due_on == TODAY + 22 * DAY


async def test_escape_leaves_them_as_they_are(tmp_path: Path) -> None:
    """Whatever was typed."""
    async with opened(tmp_path, live) as (pilot, there):
        due = there.row.measure_due_on
        await ask(pilot, there)
        await settle(pilot, *"5", "escape")
        assert (there.store.readings.of(there.reel), there.row.measure_due_on) == (
            (),
            due,
        )


async def test_the_window_and_the_source_are_turned(tmp_path: Path) -> None:
    """Beside each field stands what was noted of them; verified stands beside it."""
    async with opened(tmp_path, counted) as (pilot, there):
        await ask(pilot, there)
        assert "After 30 days" in page(pilot)
        assert before(pilot, "views") == "12,300"
        await settle(pilot, "shift+tab", "shift+tab", "left")
        assert "After 7 days" in page(pilot)
        await settle(pilot, "left")
        assert before(pilot, "views") == "900"
        await settle(pilot, "right", "tab", "right", "tab")
        assert "seen by ourselves" in page(pilot)
        await settle(pilot, *"11000", "ctrl+s")
        assert kept(there, "7d") == [
            ("influencer", {"views": 12_300, "likes": 812, "saves": 5}),
            ("verified", {"impressions": 11_000}),
        ]


async def test_correcting_one_figure_keeps_the_others(tmp_path: Path) -> None:
    """A dash takes one away."""
    async with opened(tmp_path, counted) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, "shift+tab", "shift+tab", "left", "tab", "tab")
        await settle(pilot, "down", "down", *"13k", "down", "minus", "ctrl+s")
        assert kept(there, "7d") == [("influencer", {"views": 13_000, "saves": 5})]


async def test_less_than_an_earlier_window_is_told_and_kept(tmp_path: Path) -> None:
    """Views do not shrink; whoever counted so may be right all the same."""
    async with opened(tmp_path, counted) as (pilot, there):
        await ask(pilot, there)
        await settle(pilot, "down", "down", *"12k")
        assert before(pilot, "views") == "12,000  less than before: 12,300"
        await settle(pilot, "down", *"813")
        assert "less than" not in before(pilot, "likes")
        await settle(pilot, "shift+tab", *["shift+tab"] * 4, "left", "left")
        assert "After 24 hours" in page(pilot)
        assert "less than" not in before(pilot, "views")
        await settle(pilot, "right", "right", "ctrl+s")
        assert kept(there, "30d") == [("influencer", {"views": 12_000, "likes": 813})]


async def test_m_of_the_page_asks_for_them(tmp_path: Path) -> None:
    """And Escape comes back there."""
    async with opened(tmp_path, live) as (pilot, there):
        await settle(pilot, "M")
        form_of(pilot)
        await settle(pilot, *"7", "ctrl+s")
        assert isinstance(pilot.app.screen, PieceScreen)
        assert kept(there, "7d") == [("influencer", {"impressions": 7})]


async def test_after_the_last_ones_it_is_measured(tmp_path: Path) -> None:
    """Later ones are those up to today."""

    def old(there: Made) -> None:
        there.live(31)

    async with opened(tmp_path, old) as (pilot, there):
        await ask(pilot, there)
        assert "After 30 days" in page(pilot)
        await settle(pilot, *"1억", "ctrl+s")
        assert there.row.lane == "measured"
        assert kept(there, "30d") == [("influencer", {"impressions": 100_000_000})]
        await ask(pilot, there)
        assert "Up to today" in page(pilot)
        await settle(pilot, "escape")


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_all_of_it_is_in_sight(tmp_path: Path, language: str) -> None:
    """Twelve figures and the keys, in a small terminal."""
    async with opened(tmp_path, counted, language=language) as (pilot, there):
        await ask(pilot, there)
        assert len(form_of(pilot).query(PostFigureRow)) == len(READING_FIGURES)
        assert set(FIGURE) == set(READING_FIGURES)
        shown = page(pilot)
        assert "^S" in shown
        assert "^N" in shown
        assert "Esc" in shown
        await settle(pilot, "escape")


async def test_figures_of_what_went_back_are_refused(tmp_path: Path) -> None:
    """Another window was faster."""
    async with opened(tmp_path, live) as (pilot, there):
        await ask(pilot, there)
        there.store.deliverables.move([there.reel], "approved", today=TODAY)
        await settle(pilot, *"7", "ctrl+s")
        (told,) = pilot.app._notifications
        assert told.message == "The post of 김민수 is not live."
