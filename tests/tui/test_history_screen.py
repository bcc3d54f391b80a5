"""The history by keys: read to the first step, looked at, taken back, done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.roster_app import opened, roster_of, settle, shown
from tests.tui.test_small_dialogs import finished
from tui.screens import history
from tui.screens.history import HistoryScreen, StepDialog
from tui.widgets.mapping_table import ListTable

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_the_newest_step_stands_first(tmp_path: Path) -> None:
    """With its moment and its words; names are shown as they are."""
    async with opened(tmp_path) as (pilot, store):
        store.roster.tag([1, 2], ["vip"])
        await settle(pilot, "f9")
        lines = shown(pilot).splitlines()
        assert "Tagged 2: +vip" in lines[2]
        assert "u takes it back" in lines[2]
        assert "Added 이하늘" in lines[3]
        assert "Added [bold]x[/]" in lines[4]
        assert "7 steps" in lines[0]
        assert "Enter Details" in lines[-1]


async def test_undo_and_redo_are_seen_at_once(tmp_path: Path) -> None:
    """The step stays in the list, marked; the cursor stays on its step."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "f9", "j", "j")
        here = pilot.app.screen.query_one(ListTable).current_id
        await settle(pilot, "u", "u")
        await finished(pilot, "replay")
        assert [unit.undone for unit in store.history.units(3)] == [True, True, False]
        assert shown(pilot).count("undone") == 2
        assert "u takes it back" in shown(pilot).splitlines()[4]
        assert pilot.app.screen.query_one(ListTable).current_id == here
        await settle(pilot, "ctrl+r")
        await finished(pilot, "replay")
        assert shown(pilot).count("undone") == 1
        await settle(pilot, "escape")
        assert len(store.lists.rows(range(1, 7))) == 5


async def test_a_step_is_looked_at_closer(tmp_path: Path) -> None:
    """How far back it is, or that it was undone; Escape and Enter close it."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "f9", "enter")
        assert isinstance(pilot.app.screen, StepDialog)
        assert "Press u to take it back." in shown(pilot)
        await settle(pilot, "escape", "j", "j", "enter")
        assert "Press u 3 times to get back to before it." in shown(pilot)
        await settle(pilot, "u")
        await finished(pilot, "replay")
        await settle(pilot, "g", "enter")
        assert "It was undone since." in shown(pilot)


async def test_it_reads_on_to_the_first_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page at a time, as the cursor nears the end of what was read."""
    monkeypatch.setattr(history, "PAGE", 10)
    monkeypatch.setattr(history, "_NEAR_THE_END", 2)
    async with opened(tmp_path) as (pilot, store):
        for number in range(60):
            store.roster.tag([1], [f"tag {number}"])
        await settle(pilot, "f9")
        table = pilot.app.screen.query_one(ListTable)
        assert table.total == 10
        for _ in range(5):
            await settle(pilot, "G")
            await finished(pilot, "load")
        assert table.total == 66
        assert "Added 김민수" in shown(pilot)


async def test_a_step_taken_meanwhile_appears(tmp_path: Path) -> None:
    """An import that ends while one looks is there at once."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "f9")
        soloist = roster_of(pilot).soloist
        await soloist.ask(store.roster.archive, [1])
        await finished(pilot, "load")
        assert "Moved 1 to the trash" in shown(pilot)


async def test_with_nothing_done_yet_it_says_so(tmp_path: Path) -> None:
    """No key upsets it, and it is there only once."""
    async with opened(tmp_path, people=()) as (pilot, _store):
        await settle(pilot, "f9", "f9", "enter", "j", "G")
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert "Nothing was done yet." in shown(pilot)
        assert "Details" not in shown(pilot)
        await settle(pilot, "escape", "escape")
        assert pilot.app.screen_stack[-1] is roster_of(pilot)
