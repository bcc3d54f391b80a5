"""How outreach is arranged: a menu of everything that is set once in a while."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.rules.pipeline import DEFAULT_STAGES
from tests.tui.card_host import Host, opened, settled, typed
from tests.tui.card_talks import done, press
from tui import i18n
from tui.dialogs.arrange import arrange
from tui.dialogs.cadence_form import CadencesDialog
from tui.dialogs.stages_form import StagesDialog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from store import Store

LINES = ("templates", "cadences", "stages", "sender", "market", "quiet")


@asynccontextmanager
async def menu(
    folder: Path, line: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Host, Store]]:
    """The menu, with one of its lines chosen; left by Escape, nothing crashed."""
    with opened(folder) as store:
        app = Host(store)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            app.run_worker(arrange(app))
            await shown(pilot, "Outreach settings")
            if line:
                await press(pilot, *["down"] * LINES.index(line), "enter")
            yield pilot, app, store
            await leave(pilot)
            assert app.crashes == []


async def shown(pilot: Pilot[None], words: str) -> None:
    """Wait until something is on the screen."""
    assert isinstance(pilot.app, Host)
    for _ in range(60):
        if words in pilot.app.page():
            return
        await pilot.pause()
    raise AssertionError(pilot.app.page())


async def leave(pilot: Pilot[None]) -> None:
    """Press Escape until every dialog is closed."""
    while pilot.app.screen.is_modal:
        await press(pilot, "escape")
    await done(pilot)


async def test_the_menu_says_how_things_are_now(tmp_path: Path) -> None:
    """A few words beside each line; Escape leaves."""
    async with menu(tmp_path) as (_pilot, app, _store):
        page = app.page()
        assert "Who writes" in page
        assert "not said yet" in page
        assert "nobody's: only weekends are off" in page
        assert "Active 30 · Prospect 60 · Resting 90" in page


# Who writes


async def test_who_writes_is_typed_line_by_line(tmp_path: Path) -> None:
    """Enter goes on, and saves at the end; the menu says it."""
    async with menu(tmp_path, "sender") as (pilot, _app, store):
        await typed(pilot, "Dana Ruiz", "enter")
        await typed(pilot, "Luz", "enter")
        await typed(pilot, "dana@example", "enter")
        await shown(pilot, "dana@example is not an e-mail address.")
        await typed(pilot, ".com", "enter")
        await shown(pilot, "Dana Ruiz, Luz")
        assert store.settings.sender() == {
            "my_name": "Dana Ruiz",
            "my_company": "Luz",
            "my_email": "dana@example.com",
        }
        await leave(pilot)
        await settled(pilot, "u")
        await done(pilot)
        assert store.settings.sender()["my_name"] == ""


# Holidays and quiet days


@pytest.mark.parametrize(("word", "code"), [("corea", "KR"), ("미국", "US")])
async def test_a_market_is_typed_in_any_language(
    tmp_path: Path, word: str, code: str
) -> None:
    """What is no country is told; an empty line is nobody's."""
    async with menu(tmp_path, "market") as (pilot, _app, store):
        await typed(pilot, "atlantis", "enter")
        await shown(pilot, "atlantis is not a country known here.")
        await settled(pilot, "ctrl+u")
        await typed(pilot, word, "enter")
        await shown(pilot, "Outreach settings")
        assert store.settings.market() == code
        await press(pilot, "enter", "backspace", "enter")
        await shown(pilot, "only weekends are off")
        assert store.settings.market() is None


async def test_quiet_days_are_set_by_status(tmp_path: Path) -> None:
    """One after the other, each kept at once."""
    async with menu(tmp_path, "quiet") as (pilot, _app, store):
        await shown(pilot, "After so many days without a word")
        await press(pilot, "enter")
        await typed(pilot, "0", "enter")
        await shown(pilot, "Say a number of days from 1 to 3650.")
        await settled(pilot, "ctrl+u")
        await typed(pilot, "14", "enter")
        await shown(pilot, "Active  14 days")
        assert store.settings.quiet_days()["active"] == 14


async def test_tax_that_is_kept_back_is_offered_where_it_is_usual(
    tmp_path: Path,
) -> None:
    """It is no tax advice, and says so; an empty line is none."""
    async with menu(tmp_path) as (pilot, app, store):
        await press(pilot, *["down"] * (len(LINES) + 1), "enter")
        await shown(pilot, "not tax advice")
        assert "3.3" not in app.page()
        await press(pilot, "escape")
        store.settings.set_market("KR")
        await press(pilot, "enter")
        await shown(pilot, "3.3% is usual there")
        await typed(pilot, "101", "enter")
        await shown(pilot, "Write a share from 0 to 100 %: 3.3.")
        await press(pilot, "escape", "enter", "enter")
        await shown(pilot, "Outreach settings")
        assert store.settings.withholding_percent() == "3.3"
        await shown(pilot, "Tax kept back")
        await shown(pilot, "3.3%")
        await press(pilot, "enter", "backspace", "enter")
        await shown(pilot, "Outreach settings")
        assert store.settings.withholding_percent() == ""


# Stages


async def test_stages_are_renamed_and_moved(tmp_path: Path) -> None:
    """Kept with ctrl+s as one step; her own name is shown as it is in any language."""
    async with menu(tmp_path, "stages") as (pilot, app, store):
        await press(pilot, "j", "enter")
        await typed(pilot, "데우는 중", "enter")
        await shown(pilot, "데우는 중")
        assert "Warming up" in app.page(), "what it is usually called"
        await settled(pilot, "J", "ctrl+down", "K", "ctrl+s")
        await shown(pilot, "1 renamed")
        stages = store.settings.stages()
        assert [stage.key for stage in stages[:4]] == [
            "identified",
            "contacted",
            "warming",
            "replied",
        ]
        assert (stages[2].title, stages[2].own) == ("데우는 중", True)
        assert store.history.units()[0].label == "Changed the stages of the pipeline"


async def test_names_that_clash_are_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """R takes the usual ones; Escape leaves everything as it was."""
    async with menu(tmp_path, "stages") as (pilot, app, store):
        await press(pilot, "enter")
        await typed(pilot, "Agreed", "enter")
        await settled(pilot, "ctrl+s")
        await shown(pilot, "cannot be the name of a stage")
        assert isinstance(app.screen, StagesDialog)
        await settled(pilot, "r", "ctrl+s")
        await shown(pilot, "Outreach settings")
        assert store.settings.stages() == DEFAULT_STAGES


@pytest.mark.parametrize("language", ["en", "ko", "es"])
@pytest.mark.parametrize("line", LINES[1:])
async def test_every_dialog_shows_its_next_keys(
    tmp_path: Path, line: str, language: str
) -> None:
    """At its bottom, at 80 by 24, in every language."""
    i18n.install(language)
    try:
        with opened(tmp_path) as store:
            app = Host(store)
            async with app.run_test(size=(80, 24)) as pilot:
                await settled(pilot)
                app.run_worker(arrange(app))
                await shown(pilot, "Esc")
                await press(pilot, *["down"] * LINES.index(line), "enter")
                assert "Enter" in app.page()
                assert "Esc" in app.page()
                if line == "cadences":
                    assert isinstance(app.screen, CadencesDialog)
                await leave(pilot)
                assert app.crashes == []
    finally:
        i18n.install("en")
