"""From the roster into outreach: many begun at once, one written to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.tui.roster_app import TODAY, opened, settle, shown

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def until(pilot: Pilot[None], words: str) -> None:
    """Wait until something is on the screen."""
    for _ in range(60):
        if words in shown(pilot):
            return
        await pilot.pause()
    raise AssertionError(shown(pilot))


async def test_the_marked_people_are_begun_with_at_once(tmp_path: Path) -> None:
    """It says how many were begun and how many had one; undo takes all back."""
    async with opened(tmp_path) as (pilot, store):
        spring = store.campaigns.add("Spring")
        store.outreach.start([1], spring, today=TODAY)
        store.take_changes()
        await settle(pilot, "ctrl+a", "c")
        await until(pilot, "Begin outreach: 6 people")
        await settle(pilot, "s", "p", "enter")
        await pilot.app.workers.wait_for_complete()
        (told,) = (note.message for note in pilot.app._notifications)
        assert told == "Began 5 conversations. 1 person had one already."
        assert store.campaigns.find("Spring").people == 6
        await settle(pilot, "u")
        await pilot.app.workers.wait_for_complete()
        assert store.campaigns.find("Spring").people == 1


async def test_one_is_named_and_warned_about(tmp_path: Path) -> None:
    """Escape begins nothing."""
    async with opened(tmp_path) as (pilot, store):
        store.outreach.start([2], store.campaigns.add("Spring"), today=TODAY)
        store.take_changes()
        await settle(pilot, "j", "c")
        await until(pilot, "Begin outreach: Ana Luz")
        assert "Spring holds Ana Luz: Identified" in shown(pilot)
        await settle(pilot, "escape")
        assert len(store.conversations.of_influencer(2)) == 1


async def test_somebody_is_written_to_from_the_roster(tmp_path: Path) -> None:
    """From the row under the cursor."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "j", "m")
        await until(pilot, "Ana Luz")
        assert pilot.app.screen.is_modal
        while pilot.app.screen.is_modal:
            await settle(pilot, "escape")
