"""The results of a campaign on its own page, figures explained, and prices of EMV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.campaign_page import campaign_of
from tests.tui.campaign_page import opened as campaign_opened
from tests.tui.results_app import (
    TODAY,
    converted,
    corner,
    kept,
    opened,
    said,
    settle,
    went_live,
)
from tui.format import DASH
from tui.screens.results import ResultsScreen
from tui.widgets.campaign_results import CampaignResults

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.results_app import Spring


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_sum_of_it(tmp_path: Path, size: tuple[int, int]) -> None:
    """Conversions, revenue, cost, return with own time and without."""
    async with campaign_opened(tmp_path, "results", size=size, prepare=went_live) as (
        pilot,
        _spring,
    ):
        told = said(pilot)
        assert "4 1,260,000 KRW 800,000 KRW 57.50% 57.50%" in told
        assert "1 is nobody's · 1 called off, not counted" in told
        assert "135% ✓ 27,000 of 20,000" in told


async def test_b_turns_the_views_and_j_moves_them(tmp_path: Path) -> None:
    """There and back; Tab is the next tab as on every other one."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, _one):
        await settle(pilot, "b")
        assert "Engagements" in said(pilot)
        await settle(pilot, "b", "b")
        assert "Impressions 40,000" in said(pilot)
        await settle(pilot, *"jjjjjjjjjj")
        told = said(pilot)
        assert "Impressions 40,000" not in told
        assert "cost / impressions x 1,000" in told
        await settle(pilot, *"kkkkkkkkkk", "B", "B", "B")
        assert "135%" in said(pilot)
        await settle(pilot, "tab")
        assert campaign_of(pilot).tab == "retro"


async def test_its_roi_and_its_ranking(tmp_path: Path) -> None:
    """On the desk of results, for this campaign alone; Escape comes back."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, one):
        for key, face in (("o", "roi"), ("r", "ranking")):
            await settle(pilot, key)
            screen = pilot.app.screen
            assert isinstance(screen, ResultsScreen)
            assert (screen.face, screen.campaign_id) == (face, one.campaign)
            assert "Results of Spring launch" in said(pilot)
            await settle(pilot, "escape")
            assert pilot.app.screen is campaign_of(pilot)


async def test_growth_the_brand_and_mentions(tmp_path: Path) -> None:
    """Before, during and after; how it was spoken of; channels beside."""

    def grown(spring: Spring) -> None:
        went_live(spring)
        with spring.store.database.writing("Brand", ("results",)) as unit:
            for day, followers in (("2026-01-05", 9_000), ("2026-02-20", 9_900)):
                unit.connection.execute(
                    "INSERT INTO brand_reading(campaign_id, on_day, followers, source,"
                    " sentiment, created_at, updated_at, version)"
                    " VALUES (?,?,?,'verified','12.5','2026','2026',1)",
                    (spring.campaign, day, followers),
                )
            for mood in ("positive", "positive", "positive", "negative", None):
                unit.connection.execute(
                    "INSERT INTO mention(campaign_id, on_day, sentiment, created_at,"
                    " updated_at, version) VALUES (?,'2026-02-20',?,'2026','2026',1)",
                    (spring.campaign, mood),
                )
            unit.connection.execute(
                "INSERT INTO reading(campaign_id, channel, label, on_day, window,"
                " source, sessions, created_at, updated_at, version) VALUES"
                " (?,'website','google / organic','2026-02-20','24h','import',321,"
                "'2026','2026',1)",
                (spring.campaign,),
            )

    async with campaign_opened(tmp_path, "results", size=(100, 30), prepare=grown) as (
        pilot,
        _spring,
    ):
        await settle(pilot, "B")
        told = said(pilot)
        assert "Beforehand Followers 9,000 · Mood 12.50%" in told
        assert "During Followers 9,900" in told
        assert "Positive 3 · Negative 1 · Not judged 1" in told
        assert "positive less negative 50.00%" in told
        assert "google / organic Site visits 321 1 day added up" in told


async def test_a_figure_explained(tmp_path: Path) -> None:
    """Formula, every input with its day and source, what was left out; Tab turns."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, one):
        converted(
            one.store,
            campaign_id=one.campaign,
            what="No worth",
            on_day=TODAY.isoformat(),
        )
        await settle(pilot, "equals_sign")
        await kept(pilot)
        told = said(pilot)
        assert "What makes it: Spring launch" in told
        assert "ROI = 57.50%" in told
        assert "(revenue - cost) x 100 / cost" in told
        assert "400,000 KRW Purchase: #1001 Mon 2 Mar 2026 · from a file" in told
        await settle(pilot, *"jjjjjjjjjjjj")
        told = said(pilot)
        assert "Missing in it" in told
        assert "Left out" in told
        await settle(pilot, "shift+tab", "shift+tab", "shift+tab")
        told = said(pilot)
        assert "[Views]" in told
        assert "Views = 27,000" in told
        assert "of 김민수" in told
        assert "seen by yourself" in told
        await settle(pilot, "equals_sign")
        assert isinstance(pilot.app.screen.query_one(CampaignResults), CampaignResults)


async def test_what_is_a_dash_says_why(tmp_path: Path) -> None:
    """No lead: no cost of one."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, _one):
        await settle(pilot, "equals_sign", *["tab"] * 9)
        await kept(pilot)
        told = said(pilot)
        assert f"Cost per lead = {DASH}" in told
        assert "something that it needs is not known, or is 0" in told
        await settle(pilot, "escape")


async def test_emv_only_where_a_price_is_set(tmp_path: Path) -> None:
    """E asks for it; the price stands beside the figure, and no price is no EMV."""

    def on_instagram(spring: Spring) -> None:
        went_live(spring)
        with spring.store.database.writing("Where", ("content", "results")) as unit:
            unit.connection.execute("UPDATE deliverable SET post_platform='instagram'")

    async with campaign_opened(tmp_path, "results", prepare=on_instagram) as (
        pilot,
        spring,
    ):
        await settle(pilot, "E", *"Insta", "enter", *"eight", "enter")
        assert spring.store.results.emv_rates() == ()
        await settle(pilot, *["backspace"] * 5, *"8000", "enter")
        await kept(pilot)
        assert "Instagram 8,000 KRW" in said(pilot)
        await settle(pilot, "escape", "b", "b", "b", *"jjjjjjjjjjjj")
        told = said(pilot)
        assert "EMV, no revenue 320,000 KRW" in told
        assert "Instagram: 40,000 at 8,000 KRW a thousand" in told
        await settle(pilot, "E", *"Insta", "enter", *["backspace"] * 9, "enter")
        await kept(pilot)
        assert spring.store.results.emv_rates() == ()
        await settle(pilot, "escape")


async def test_break_even_once_the_margin_is_known(tmp_path: Path) -> None:
    """M asks for it; what is no share is refused in a sentence."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, _one):
        await settle(pilot, "M", *"150", "enter")
        await kept(pilot)
        assert "is not a share from 0 to 100" in corner(pilot)
        await settle(pilot, "M", *"25%", "enter")
        await kept(pilot)
        await settle(pilot, "b", "b", "b", *"jjjjjjjjjjjj")
        assert "Break-even 11 orders cost / (315,000 KRW x 25.00% margin)" in said(
            pilot
        )


async def test_the_same_prices_from_the_overview(tmp_path: Path) -> None:
    """In another currency it replaces what was said before."""
    async with opened(tmp_path) as (pilot, spring):
        await settle(pilot, "E", *"TikTok", "enter", *"5 USD", "enter")
        await kept(pilot)
        await settle(pilot, *"TikTok", "enter", *"6 EUR", "enter")
        await kept(pilot)
        await settle(pilot, "escape")
        ((channel, price),) = spring.store.results.emv_rates()
        assert (channel, price.minor, price.currency) == ("tiktok", 600, "EUR")
