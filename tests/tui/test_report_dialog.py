"""Making a report from a campaign's page or from the results, by keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.tui.campaign_page import campaign_of
from tests.tui.campaign_page import opened as campaign_opened
from tests.tui.results_app import TODAY, corner, opened, said, settle, went_live
from tui.dialogs.asking import Choose, Prompt

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Her own folder."""
    folder = tmp_path / "hers"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def files(home: Path) -> list[Path]:
    """What is in her folder."""
    return sorted(home.iterdir())


async def test_a_report_from_the_page_of_a_campaign(tmp_path: Path, home: Path) -> None:
    """A page, in English; where it went is said and noted."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, _one):
        await settle(pilot, "H", "enter", "enter")
        assert isinstance(pilot.app.screen, Prompt)
        await settle(pilot, "enter")
        (made,) = files(home)
        assert made.suffix == ".html"
        assert str(TODAY) in made.name
        assert '<html lang="en">' in made.read_text(encoding="utf-8")
        assert f"The report is in {made}" in " ".join(corner(pilot).split())
        desk = campaign_of(pilot)
        (noted,) = desk.soloist.store.reports.of(desk.campaign_id)
        assert (noted.format, noted.language) == ("html", "en")
        assert noted.file == str(made)
        assert noted.on_day == date.fromisoformat(str(TODAY))


async def test_a_report_in_korean_as_a_workbook(tmp_path: Path, home: Path) -> None:
    """The second format, the second language; the screen stays English."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, _one):
        await settle(pilot, "H", "down", "enter", "down", "enter", "enter")
        (made,) = files(home)
        assert made.suffix == ".xlsx"
        desk = campaign_of(pilot)
        (noted,) = desk.soloist.store.reports.of(desk.campaign_id)
        assert (noted.format, noted.language) == ("xlsx", "ko")
        assert "Results" in said(pilot)


async def test_the_results_ask_of_which_campaign(tmp_path: Path, home: Path) -> None:
    """Where none is chosen; Escape at any question leaves everything as it was."""
    async with opened(tmp_path, prepare=went_live) as (pilot, _spring):
        await settle(pilot, "H")
        assert isinstance(pilot.app.screen, Choose)
        assert "A report of which campaign?" in said(pilot)
        await settle(pilot, "enter")
        assert "Report as what?" in said(pilot)
        await settle(pilot, "enter", "enter", "escape")
        assert not files(home)


async def test_a_file_that_is_there_is_only_replaced_when_she_says_so(
    tmp_path: Path, home: Path
) -> None:
    """No leaves it; a folder that is not there is said."""
    async with campaign_opened(tmp_path, "results", prepare=went_live) as (pilot, _one):
        await settle(pilot, "H", "enter", "enter", "enter")
        (made,) = files(home)
        made.write_text("mine", encoding="utf-8")
        await settle(pilot, "H", "enter", "enter", "enter")
        assert "Replace it?" in said(pilot)
        await settle(pilot, "escape")
        assert made.read_text(encoding="utf-8") == "mine"
        await settle(pilot, "H", "enter", "enter", "enter", "enter")
        assert made.read_text(encoding="utf-8").startswith("<!doctype html>")
