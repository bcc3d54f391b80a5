"""Function keys go from mode to mode from anywhere, a dialog and its field included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.today_day import opened, settle
from tui.dialogs.next_step import TaskForm
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_dialog_stays_where_it_was_opened(tmp_path: Path) -> None:
    """Its text as well; a digit in its field is a digit."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "n", *"Call 2")
        form = pilot.app.screen
        assert isinstance(form, TaskForm)
        await pilot.press("f3")
        await pilot.pause()
        assert pilot.app.current_mode == "roster"
        await pilot.press("f2")
        await pilot.pause()
        assert pilot.app.current_mode == "today"
        assert pilot.app.screen is form
        assert form.query(SafeInput).first().value == "Call 2"
        await settle(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
        assert store.database.read("SELECT count(*) FROM task") == [(2,)]
