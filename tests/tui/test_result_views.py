"""The views of results: goals, figures that sources dispute, followers over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.campaign_page import DAY
from tests.tui.results_app import (
    TODAY,
    measured,
    opened,
    results_of,
    said,
    settle,
    sold,
    went_live,
)
from tui.screens.importing import ImportScreen
from tui.screens.results import TITLES, ResultsScreen
from tui.widgets.file_picker import FilePicker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.results_app import Spring

ADS = (
    "Campaign name,Ad set name,Amount spent (EUR),Impressions,Delivery,"
    "Reporting starts,Reporting ends\n"
    "Search,Women,20.50,1000,active,2026-01-01,2026-01-31\n"
)


def disputed(spring: Spring) -> None:
    """A reel that its maker says more of than she saw."""
    went_live(spring)
    piece = spring.store.database.read("SELECT min(id) FROM deliverable", ())[0][0]
    for source, views in (("influencer", 20_000), ("verified", 18_000)):
        reading = {"window": "7d", "source": source, "views": views}
        measured(spring.store, piece, **reading)  # type: ignore[arg-type]


def grew(spring: Spring) -> None:
    """Somebody who agreed has ever more followers."""
    sold(spring)
    with spring.store.database.writing("Grew", ("roster", "campaigns")) as unit:
        unit.connection.execute("UPDATE collaboration SET stage='agreed'")
        (account,) = unit.connection.execute("SELECT min(id) FROM account").fetchone()
        unit.connection.execute("DELETE FROM account_reading")
        for days, followers in ((80, 10_000), (40, 11_000), (0, 14_000)):
            unit.connection.execute(
                "INSERT INTO account_reading(account_id, read_on, source, followers)"
                " VALUES (?,?,'manual',?)",
                (account, (TODAY - days * DAY).isoformat(), followers),
            )


def advertised(spring: Spring) -> None:
    """A program for advertising says what it thinks came of it."""
    went_live(spring)
    with spring.store.database.writing("Ads", ("results", "campaigns")) as unit:
        unit.connection.execute(
            "INSERT INTO reading(created_at, updated_at, version, channel, campaign_id,"
            " label, on_day, starts_on, window, source, sessions,"
            " stated_conversions, spend_minor, spend_currency)"
            " VALUES (?1,?1,1,'Google',?2,'Search',?3,?4,'total','import',"
            " 1000,100000,4000,'KRW')",
            (
                unit.at,
                spring.campaign,
                TODAY.isoformat(),
                (TODAY - 20 * DAY).isoformat(),
            ),
        )


@pytest.mark.parametrize("face", [name for name in TITLES if name != "numbers"])
async def test_i_brings_files_in_from_every_face(tmp_path: Path, face: str) -> None:
    """All that results are made of; only on the grid it types. Escape leads back."""
    async with opened(tmp_path, face) as (pilot, _spring):
        await settle(pilot, "i")
        assert isinstance(pilot.app.screen, ImportScreen)
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, ResultsScreen)
        assert results_of(pilot).face == face


async def test_a_file_is_for_the_campaign_in_view(tmp_path: Path) -> None:
    """Who looks at one campaign need not say which; the sums are told; u takes back."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "ads.csv").write_text(ADS)
    async with opened(tmp_path) as (pilot, spring):
        results_of(pilot).campaign_id = spring.campaign
        await settle(pilot, "i")
        pilot.app.screen.query_one(FilePicker).take_path(str(inbox / "ads.csv"))
        await settle(pilot, "enter")
        told = said(pilot)
        assert "Adds up to Impressions: 1,000" in told
        await settle(pilot, "ctrl+s")
        told = said(pilot)
        sums = "Impressions: 1,000 · Spent on advertising: 20.50 EUR"
        assert sums in told
        read = spring.store.database.read
        where = "FROM reading WHERE label LIKE 'Search%'"
        assert read(f"SELECT campaign_id {where}", ()) == [(spring.campaign,)]
        await settle(pilot, "u")
        assert read(f"SELECT count(*) {where}", ()) == [(0,)]


async def test_goals_are_calm_where_there_is_little_room(tmp_path: Path) -> None:
    """A line each; what they count comes once, under them."""
    async with opened(tmp_path, size=(120, 40), prepare=went_live) as (pilot, _one):
        await settle(pilot, "j")
        told = said(pilot)
        assert told.count("the newest figures") == 1
        assert "Views, Clicks: the newest figures" in told


async def test_tab_turns_to_a_view_where_all_are_in_sight(tmp_path: Path) -> None:
    """The one that is asked for comes to the top, and the first one again."""
    async with opened(tmp_path, size=(120, 36), prepare=went_live) as (pilot, _one):
        await settle(pilot, "j")
        assert "The brand" not in said(pilot)
        await settle(pilot, "tab", "tab", "tab", "tab")
        told = said(pilot)
        assert "The brand" in told
        assert "Clicks: the newest figures" not in told
        await settle(pilot, "tab")
        assert "Clicks: the newest figures" in said(pilot)


async def test_what_sources_dispute_is_shown(tmp_path: Path) -> None:
    """Beside the figures: who says what, and which holds."""
    async with opened(tmp_path, prepare=disputed) as (pilot, _one):
        await settle(pilot, "j", "tab", "tab", "tab", *"JJJJJJJJ")
        told = said(pilot)
        assert "Sources say different things" in told
        assert "after 7 days · Views" in told
        assert "20,000 as the influencer said" in told
        assert "18,000 seen by yourself" in told
        assert "The newest holds" in told


async def test_followers_over_time_are_a_line(tmp_path: Path) -> None:
    """With both its ends, and of how many accounts it is."""
    async with opened(tmp_path, prepare=grew) as (pilot, _spring):
        await settle(pilot, "j", "shift+tab")
        told = said(pilot)
        assert "Followers of 1 account" in told
        assert "10K" in told
        assert "14K" in told


async def test_what_a_program_states_is_told_as_it_states_it(tmp_path: Path) -> None:
    """A hundred is a hundred; what was spent is there; rates say what they count."""
    async with opened(tmp_path, prepare=advertised) as (pilot, _one):
        await settle(pilot, "j", "shift+tab", *"JJJJ")
        told = said(pilot)
        assert "as it states 100" in told
        assert "4,000 KRW" in told
        await settle(pilot, "shift+tab", *"JJ")
        assert "conversions / visits, counted on channels" in said(pilot)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_the_names_of_all_views_fit(tmp_path: Path, language: str) -> None:
    """In eighty cells, in every language."""
    from tui.i18n import _
    from tui.results_words import VIEWS

    async with opened(tmp_path, language=language) as (pilot, _spring):
        told = said(pilot)
        assert all(_(title) in told for title in VIEWS.values())
