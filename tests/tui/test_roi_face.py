"""ROI: the reference table on the screen, its bars, ways to divide it, periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from tests.builders import person
from tests.tui.campaign_page import campaign_of
from tests.tui.results_app import (
    TODAY,
    converted,
    face_of,
    kept,
    opened,
    page,
    results_of,
    said,
    settle,
    sold,
)
from tui.format import DASH
from tui.screens.card import CardScreen
from tui.screens.roi_face import RoiFace

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.results_app import Spring

REFERENCE = (
    "Facebook 3,174 55,545.00 20,500.00 170.95% 11,009.00%",
    "LinkedIn 580 10,150.00 25,135.00 -59.62% 7,418.52%",
    f"Twitter 202 3,535.00 7,500.00 -52.87% {DASH}",
    f"YouTube 198 3,465.00 15,000.00 -76.90% {DASH}",
    "Σ Total 4,154 72,695.00 68,135.00 6.69% 11,348.03%",
)
"""The reference table, with own time and without it; no cost is a dash."""


def roi_of(pilot: Pilot[None]) -> RoiFace:
    """The ROI, which is in sight."""
    face = face_of(pilot)
    assert isinstance(face, RoiFace)
    return face


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_reference_table(tmp_path: Path, size: tuple[int, int]) -> None:
    """Every figure exact; the total is the ratio of sums."""
    async with opened(tmp_path, "roi", size=size) as (pilot, _spring):
        told = said(pilot)
        for line in REFERENCE:
            assert line in told
        assert "All time · in USD · $ shows 1 more currency" in told


async def test_bars_stand_on_both_sides_of_a_zero_line(tmp_path: Path) -> None:
    """Losses end at it on the left; what goes past the edge says so with a sign."""
    async with opened(tmp_path, "roi") as (pilot, _spring):
        bars = page(pilot).splitlines()[11:]
        gain = next(line for line in bars if line.startswith(" Facebook"))
        loss = next(line for line in bars if line.startswith(" YouTube"))
        assert loss.index("▏") == gain.index("█")
        assert loss.rindex("█") < loss.index("▏")
        assert any("▒▸" in line and "11,009.00%" in line for line in bars)


async def test_tab_divides_it_another_way(tmp_path: Path) -> None:
    """By channel, influencer, format, campaign, month, and round the corner."""
    async with opened(tmp_path, "roi") as (pilot, spring):
        results_of(pilot).campaign_id = spring.campaign
        await settle(pilot)
        told = said(pilot)
        assert "Instagram 3 1,200,000 800,000 50.00% 50.00%" in told
        assert f"On no channel 1 60,000 0 {DASH} {DASH}" in told
        await settle(pilot, "tab")
        told = said(pilot)
        assert "김민수 3 1,200,000 800,000 50.00% 50.00%" in told
        assert f"Nobody's 1 60,000 0 {DASH}" in told
        assert "Σ Total 4 1,260,000 800,000 57.50%" in told
        await settle(pilot, "tab")
        assert "Reel 3 1,200,000 800,000 50.00%" in said(pilot)
        await settle(pilot, "tab")
        told = said(pilot)
        assert "Spring launch 4 1,260,000 800,000 57.50%" in told
        assert f"of it nobody's 1 60,000 {DASH} {DASH}" in told
        await settle(pilot, "tab")
        assert "February 2026 0 0 800,000 -100.00%" in said(pilot)
        await settle(pilot, "tab", "shift+tab")
        assert roi_of(pilot).asked.by == "month"


async def test_ways_can_be_clicked(tmp_path: Path) -> None:
    """The names are a line of tabs."""
    async with opened(tmp_path, "roi") as (pilot, _spring):
        await pilot.click("RoiFace > TabStrip", offset=(16, 0))
        await settle(pilot)
        assert roi_of(pilot).asked.by == "influencer"


async def test_currencies_are_tables_of_their_own(tmp_path: Path) -> None:
    """$ shows the next one; nothing is ever added over them."""
    async with opened(tmp_path, "roi") as (pilot, _spring):
        await settle(pilot, "$")
        told = said(pilot)
        assert "in KRW" in told
        assert "Σ Total 4 1,260,000 800,000 57.50% 57.50%" in told
        assert "1 called off, not counted" in told
        await settle(pilot, "$")
        assert "in USD" in said(pilot)


async def test_a_period_by_its_name(tmp_path: Path) -> None:
    """P asks; only what happened on those days counts."""
    async with opened(tmp_path, "roi") as (pilot, spring):
        results_of(pilot).campaign_id = spring.campaign
        await settle(pilot, "p", *"This month", "enter")
        await kept(pilot)
        told = said(pilot)
        assert f"1 Mar {DASH} 31 Mar 2026" in told
        assert f"Σ Total 4 1,260,000 0 {DASH} {DASH}" in told


async def test_a_period_of_her_own(tmp_path: Path) -> None:
    """Two days; Escape changes nothing."""
    async with opened(tmp_path, "roi") as (pilot, _spring):
        await settle(pilot, "p", *"From one", "enter")
        await settle(pilot, *"2026-02-01", "tab", *"2026-02-28", "ctrl+s")
        await kept(pilot)
        asked = roi_of(pilot).asked
        assert (str(asked.since), str(asked.until)) == ("2026-02-01", "2026-02-28")
        assert f"1 Feb {DASH} 28 Feb 2026" in said(pilot)
        await settle(pilot, "p", "escape")
        assert roi_of(pilot).asked == asked


async def test_a_period_in_which_nothing_was(tmp_path: Path) -> None:
    """It says so, and what to press."""
    async with opened(tmp_path, "roi") as (pilot, _spring):
        await settle(pilot, "p", *"Last year", "enter")
        await kept(pilot)
        assert "Nothing happened on these days." in said(pilot)
        await settle(pilot, "equals_sign", "enter")
        assert pilot.app.screen is results_of(pilot)


async def test_enter_opens_the_person_or_the_campaign(tmp_path: Path) -> None:
    """A line that is neither is explained."""
    async with opened(tmp_path, "roi") as (pilot, spring):
        results_of(pilot).campaign_id = spring.campaign
        await settle(pilot, "tab", "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        assert roi_of(pilot).person_here() == spring.people["김민수"]
        await settle(pilot, "escape", "tab", "tab", "enter")
        screen = campaign_of(pilot)
        assert (screen.campaign_id, screen.tab) == (spring.campaign, "results")
        await settle(pilot, "escape", "tab", "enter")
        assert "What makes it: February 2026" in said(pilot)
        await settle(pilot, "escape")


async def test_very_many_people_come_a_page_at_a_time(tmp_path: Path) -> None:
    """The last one is reached with one key, and the total is that of all."""

    def many(spring: Spring) -> None:
        store = spring.store
        number = store.campaigns.create(CampaignDraft("Crowd", currency="EUR"))
        people = [
            person(store.database, f"Person {place:03}") for place in range(1, 151)
        ]
        talks = store.outreach.start(people, number, today=TODAY)
        for place, talk in enumerate(talks, 1):
            converted(
                store,
                campaign_id=number,
                collaboration_id=talk,
                attributed_by="manual",
                amount_minor=place * 100,
                amount_currency="EUR",
            )

    async with opened(tmp_path, "roi", prepare=many) as (pilot, _spring):
        await settle(pilot, "tab")
        assert "Person 150 1 150.00" in said(pilot)
        await settle(pilot, "G")
        told = said(pilot)
        assert "Σ Total 150 11,325.00" in told
        assert "Person 001 1 1.00" in told
        await settle(pilot, "k", "enter")
        assert isinstance(pilot.app.screen, CardScreen)


async def test_names_of_hers_are_only_text(tmp_path: Path) -> None:
    """Markup in a name, or in a channel, is painted as it is typed."""

    def hostile(spring: Spring) -> None:
        sold(spring)
        converted(
            spring.store,
            campaign_id=spring.campaign,
            channel="[red]Blog[/",
            amount_minor=1_000,
            amount_currency="KRW",
        )

    async with opened(tmp_path, "roi", prepare=hostile) as (pilot, spring):
        results_of(pilot).campaign_id = spring.campaign
        await settle(pilot)
        assert "[red]Blog[/" in page(pilot)


async def test_without_anything_it_says_what_to_do(tmp_path: Path) -> None:
    """No table, no bars, no harm."""

    def nothing(spring: Spring) -> None:
        spring.store.campaigns.archive([spring.campaign])

    async with opened(tmp_path, "roi", prepare=nothing) as (pilot, _spring):
        assert "No sales and no costs yet." in said(pilot)
        await settle(pilot, "tab", "p", "escape", "$", "equals_sign")
        assert pilot.app.screen is results_of(pilot)
