"""The desk of results: its faces, the campaign that they share, the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.cost_draft import CostDraft
from store.rules.money import Money
from tests.tui.campaign_page import campaign_of
from tests.tui.results_app import (
    TODAY,
    face_of,
    kept,
    opened,
    page,
    results_of,
    said,
    settle,
    sold,
    went_live,
)
from tui.screens.results import FACES, TITLES, ResultsScreen
from tui.screens.results_overview_face import ResultsOverviewFace
from tui.widgets.result_views import ResultViews

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.results_app import Spring


def overview_of(pilot: Pilot[None]) -> ResultsOverviewFace:
    """The overview, which is in sight."""
    face = face_of(pilot)
    assert isinstance(face, ResultsOverviewFace)
    return face


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_line_for_every_campaign(tmp_path: Path, size: tuple[int, int]) -> None:
    """Conversions, revenue, cost, return with own time and without it."""
    async with opened(tmp_path, size=size) as (pilot, _spring):
        told = said(pilot)
        assert "4,154 72,695.00 68,135.00 6.69% 11,348.03% USD" in told
        assert "4 1,260,000 800,000 57.50% 57.50% KRW" in told
        assert "4,154 are nobody's" in told


async def test_the_views_of_the_one_under_the_cursor(tmp_path: Path) -> None:
    """Goals, from reach to sale, by month, rates, growth: Tab turns, and back."""
    async with opened(tmp_path, prepare=went_live) as (pilot, _spring):
        await settle(pilot, "j")
        told = said(pilot)
        assert "1 is nobody's · 1 called off, not counted" in told
        assert "135% ✓ 27,000 of 20,000" in told
        assert "42% ○ 420 of 1,000" in told
        assert "Site visits of 500 nothing measured yet" in told
        await settle(pilot, "tab")
        told = said(pilot)
        assert "40,000 1.60x" in told
        assert "Not known: Site visits, Leads" in told
        await settle(pilot, "tab")
        assert "February 2026 800,000" in said(pilot)
        await settle(pilot, "tab")
        told = said(pilot)
        assert "Impressions 40,000 of 1 of 2 pieces" in told
        assert "engagements / views, of 2 of 2 pieces" in told
        await settle(pilot, "J", "J", "J")
        assert "Per order 315,000 KRW revenue / orders" in said(pilot)
        await settle(pilot, "tab")
        assert "Audiences of those who agreed" in said(pilot)
        await settle(pilot, "shift+tab", "shift+tab")
        assert overview_of(pilot).query_one(ResultViews).view == "months"


async def test_all_views_where_there_is_room(tmp_path: Path) -> None:
    """Beside the list, one under the other."""
    async with opened(tmp_path, size=(120, 40), prepare=went_live) as (pilot, _spring):
        await settle(pilot, "j")
        told = said(pilot)
        for part in ("135%", "Reach to sale", "By month", "2026-02", "Figures and"):
            assert part in told


async def test_enter_opens_its_results_and_escape_comes_back(tmp_path: Path) -> None:
    """On the same campaign."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "enter")
        screen = campaign_of(pilot)
        assert (screen.campaign_id, screen.tab) == (spring.campaign, "results")
        await settle(pilot, "escape")
        here = overview_of(pilot).row_here
        assert here is not None
        assert here.key == "Spring launch"


async def test_6_and_f7_lead_to_the_results(tmp_path: Path) -> None:
    """From any other mode."""
    async with opened(tmp_path) as (pilot, _spring):
        for key in ("6", "f7"):
            await settle(pilot, "2", key)
            assert pilot.app.current_mode == "results"


async def test_b_turns_the_faces_and_keeps_the_place(tmp_path: Path) -> None:
    """There and back: the cursor is where it was."""
    async with opened(tmp_path) as (pilot, _spring):
        await settle(pilot, "j", "b")
        assert results_of(pilot).face == "roi"
        await settle(pilot, "b")
        assert results_of(pilot).face == "ranking"
        await settle(pilot, "B", "B")
        assert overview_of(pilot).table.cursor == 1
        assert overview_of(pilot).table.has_focus


async def test_every_face_has_a_name_and_the_names_can_be_clicked(
    tmp_path: Path,
) -> None:
    """In the order in which they are turned."""
    assert list(FACES) == list(TITLES)
    async with opened(tmp_path) as (pilot, _spring):
        await pilot.click("ResultsScreen > TabStrip", offset=(13, 0))
        await settle(pilot)
        assert results_of(pilot).face == "roi"


async def test_one_campaign_for_all_faces(tmp_path: Path) -> None:
    """C chooses it, the next face is about it too, Escape leads back to all."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "c", *"Spring", "enter")
        await kept(pilot)
        assert results_of(pilot).campaign_id == spring.campaign
        assert "Results of Spring launch" in said(pilot)
        assert "72,695.00" not in said(pilot)
        await settle(pilot, "b")
        told = said(pilot)
        assert "in KRW" in told
        assert "Facebook" not in told
        await settle(pilot, "escape")
        assert results_of(pilot).campaign_id is None
        assert "Facebook" in said(pilot)
        await settle(pilot, "B")
        assert len(overview_of(pilot).rows) == 2


async def test_brackets_go_from_campaign_to_campaign(tmp_path: Path) -> None:
    """Round the corner by way of all of them."""
    async with opened(tmp_path, "roi") as (pilot, _spring):
        names = []
        for _step in range(3):
            await settle(pilot, "]")
            names.append(results_of(pilot).campaign_name)
        assert sorted(names) == ["", "Four channels", "Spring launch"]
        await settle(pilot, "[")
        assert results_of(pilot).campaign_name == names[1]


async def test_o_shows_the_roi_of_the_campaign_here(tmp_path: Path) -> None:
    """And every face is about it from then on."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "o")
        await kept(pilot)
        screen = results_of(pilot)
        assert (screen.face, screen.campaign_id) == ("roi", spring.campaign)
        assert "Instagram" in said(pilot)


async def test_a_campaign_that_is_gone_leaves_all_of_them(tmp_path: Path) -> None:
    """It says so, and shows the others."""
    async with opened(tmp_path) as (pilot, spring):
        screen = results_of(pilot)
        screen.campaign_id = spring.campaign
        await settle(pilot)
        with spring.store.database.writing("Gone", ("campaigns",)) as unit:
            sql = "DELETE FROM campaign WHERE id=?"
            unit.connection.execute(sql, (spring.campaign,))
        screen.reload()
        await settle(pilot)
        assert results_of(pilot).campaign_id is None
        assert "Four channels" in page(pilot)


async def test_goals_are_set_from_here(tmp_path: Path) -> None:
    """T asks for them; the overview follows."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j", "T", *"9000", "ctrl+s")
        await kept(pilot)
        card = spring.store.campaigns.card(spring.campaign)
        assert [one.metric for one in card.targets] == ["reach"]
        assert "of 9,000" in said(pilot)


async def test_figures_follow_what_is_saved_elsewhere(tmp_path: Path) -> None:
    """A cost more is a smaller return, and undo takes it back."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "j")
        draft = CostDraft("boost", Money(200_000, "KRW"), TODAY, spring.campaign)
        add = spring.store.costs.add
        await pilot.app.ask(add, draft)  # type: ignore[attr-defined]
        await settle(pilot)
        assert "4 1,260,000 1,000,000 26.00% 26.00% KRW" in said(pilot)
        await settle(pilot, "u")
        await kept(pilot)
        assert "4 1,260,000 800,000 57.50% 57.50% KRW" in said(pilot)
        assert overview_of(pilot).table.cursor == 1


async def test_without_any_campaign_it_says_so(tmp_path: Path) -> None:
    """And no key does harm."""

    def nothing(spring: Spring) -> None:
        spring.store.campaigns.archive([spring.campaign])

    async with opened(tmp_path, prepare=nothing) as (pilot, _spring):
        assert overview_of(pilot).rows == ()
        assert "No results yet." in said(pilot)
        await settle(pilot, "enter", "o", "equals_sign", "T", "tab", "b", "equals_sign")
        assert isinstance(pilot.app.screen, ResultsScreen)


@pytest.mark.parametrize("language", ["ko", "es"])
async def test_in_other_languages_too(tmp_path: Path, language: str) -> None:
    """The figures are there, whatever the words are."""
    async with opened(tmp_path, size=(80, 24), language=language, prepare=sold) as (
        pilot,
        _spring,
    ):
        assert "4.154" in said(pilot) or "4,154" in said(pilot)
