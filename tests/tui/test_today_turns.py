"""Keys in one go on the list of the day: each means the line that is there then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.card_host import at_once
from tests.tui.today_day import TODAY, Day, due, here, opened, said, settle
from tui.terminal.turns import KeysInTurn

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def tasks(day: Day) -> None:
    """Five of them, all of today."""
    for number in range(5):
        day.store.tasks.add(f"Task {number}", TODAY)


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys in one go, and wait until every one of them has been answered."""
    await at_once(pilot, *keys)
    app = pilot.app
    assert isinstance(app, KeysInTurn)
    while app._answering:
        await pilot.pause()
    await settle(pilot)


async def test_done_undone_and_done_again_is_about_one_line(tmp_path: Path) -> None:
    """The third key waits until the line is back under the cursor."""
    async with opened(tmp_path, tasks) as (pilot, store):
        await settle(pilot, "g", "j", "j")
        assert here(pilot) == "☐ Task 2"
        await burst(pilot, "d", "u", "d")
        assert due(pilot) == [f"☐ Task {number}" for number in (0, 1, 3, 4)]
        open_ = store.database.read("SELECT title FROM task WHERE done_at IS NULL")
        assert ("Task 2",) not in open_
        assert len(open_) == 4


async def test_what_was_said_goes_with_the_step(tmp_path: Path) -> None:
    """After undo nothing says any more that it was done."""
    async with opened(tmp_path, tasks) as (pilot, _store):
        await settle(pilot, "d")
        assert said(pilot)
        await settle(pilot, "u")
        assert said(pilot) == ""
