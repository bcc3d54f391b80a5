"""The end of a day and of a week, read and written by keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen

from store.outreach_draft import TouchDraft
from tests.tui.roster_app import TODAY, opened, settle, shown
from tui.screens.close_day import CloseDayScreen
from tui.screens.week import WeekScreen
from tui.widgets.mapping_table import ListTable

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from store import Store


def talk(store: Store) -> None:
    """Somebody answered today; somebody else was last written to long ago."""
    (ana,) = [found.influencer_id for found in store.conversations.find("ana.luz")]
    (ben,) = [found.influencer_id for found in store.conversations.find("benhale")]
    (number,) = store.outreach.start([ana], today=TODAY - timedelta(days=5))
    store.outreach.sent([number], today=TODAY - timedelta(days=5))
    store.outreach.replied([number], today=TODAY)
    long_ago = TODAY - timedelta(days=100)
    store.outreach.log(TouchDraft(ben, channel="dm", on=long_ago), today=TODAY)
    store.take_changes()


async def show_screen(pilot: Pilot[None], screen: Screen[None]) -> None:
    """Open a screen and wait for what it reads."""
    pilot.app.push_screen(screen)
    await settle(pilot)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_a_day_is_closed_with_a_note(tmp_path: Path, language: str) -> None:
    """Who moved is on the page, the note goes into the file, undo takes it back."""
    async with opened(tmp_path, language=language) as (pilot, store):
        talk(store)
        await show_screen(pilot, CloseDayScreen())
        assert "Ana Luz" in shown(pilot)
        await settle(pilot, *"calm day", "ctrl+s")
        assert store.tasks.note_of(TODAY) == "calm day"
        await settle(pilot, "u")
        assert store.tasks.note_of(TODAY) == ""


async def test_a_note_is_not_thrown_away_by_accident(tmp_path: Path) -> None:
    """Escape asks first; going on typing keeps every letter."""
    async with opened(tmp_path) as (pilot, store):
        await show_screen(pilot, CloseDayScreen())
        await settle(pilot, *"half", "escape")
        assert "Throw the note away?" in shown(pilot)
        await settle(pilot, "n", *" more", "ctrl+s")
        assert store.tasks.note_of(TODAY) == "half more"
        assert not isinstance(pilot.app.screen, CloseDayScreen)


async def test_a_note_of_today_is_gone_on_with(tmp_path: Path) -> None:
    """What was written at noon stands there in the evening."""
    async with opened(tmp_path) as (pilot, store):
        store.tasks.write_note(TODAY, "Noon.")
        await show_screen(pilot, CloseDayScreen())
        await settle(pilot, *" Evening", "ctrl+s")
        assert store.tasks.note_of(TODAY) == "Noon. Evening"
        await show_screen(pilot, CloseDayScreen())
        await settle(pilot, "escape")
        assert not isinstance(pilot.app.screen, CloseDayScreen)


async def test_whoever_has_gone_quiet_is_opened_and_given_more_time(
    tmp_path: Path,
) -> None:
    """The quiet stand under the pipeline; a longer interval takes them off."""
    async with opened(tmp_path, size=(100, 30)) as (pilot, store):
        talk(store)
        await show_screen(pilot, WeekScreen())
        table = pilot.app.screen.query_one(ListTable)
        assert table.total == 1
        assert "Ben Hale" in shown(pilot)
        await settle(pilot, "enter")
        assert "Ben Hale" in shown(pilot)
        assert not isinstance(pilot.app.screen, WeekScreen)
        await settle(pilot, "escape", "e")
        await settle(pilot, *"500", "enter")
        assert pilot.app.screen.query_one(ListTable).total == 0
        assert "Nobody was left alone" in shown(pilot)
        await settle(pilot, "u", "escape")
        assert [one.name for one in store.review.quiet(TODAY)] == ["Ben Hale"]


async def test_a_wish_that_is_no_number_is_told_at_once(tmp_path: Path) -> None:
    """The dialog stays until it is one."""
    async with opened(tmp_path) as (pilot, store):
        talk(store)
        await show_screen(pilot, WeekScreen())
        await settle(pilot, "e", *"soon", "enter")
        assert "A whole number of days" in shown(pilot)
        await settle(pilot, "escape")
        assert isinstance(pilot.app.screen, WeekScreen)
