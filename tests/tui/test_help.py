"""The help says every key of a screen once, from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.rules.filters import parse_filter
from tests.tui import ledger_app
from tests.tui.roster_app import opened, roster_of, settle, shown
from tui.commands import EVERYWHERE, LIST, ROSTER
from tui.screens.help import _FILTERS, HelpScreen, KeyTable
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def told(pilot: Pilot[None]) -> str:
    """Everything the help says, in and out of sight, wherever its lines break."""
    tables = pilot.app.screen.query(KeyTable)
    return " ".join(word for table in tables for word in str(table.render()).split())


async def test_every_command_of_the_screen_is_told(tmp_path: Path) -> None:
    """Its own, those of every list, those of everywhere, each with its help."""
    async with opened(tmp_path, size=(200, 60)) as (pilot, _store):
        await settle(pilot, "question_mark")
        text = told(pilot)
        for command in (*ROSTER, *LIST, *EVERYWHERE):
            assert command.title in text
            assert command.help in text
        assert "Measure" not in text
        assert text.index("On the roster") < text.index("In every list")


async def test_what_cannot_be_done_just_now_is_told_too(tmp_path: Path) -> None:
    """An empty roster is where one reads the help first."""
    async with opened(tmp_path, people=()) as (pilot, _store):
        await settle(pilot, "f1")
        assert "Edit this person" in told(pilot)


async def test_keys_stand_where_the_user_moved_them(tmp_path: Path) -> None:
    """And arrows are told with the letters that do the same."""
    moved = Settings(keymap={"roster.pairs": "ctrl+o"})
    async with opened(tmp_path, settings=moved) as (pilot, _store):
        await settle(pilot, "f1")
        assert "^O Duplicates" in told(pilot)
        assert "↓ j" in told(pilot)


async def test_the_filter_language_is_told_where_there_is_a_filter(
    tmp_path: Path,
) -> None:
    """By examples, and all its fields; not in the history, which has none."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "f1")
        assert "-status:blocked" in told(pilot)
        assert "followers following er" in told(pilot)
        await settle(pilot, "escape", "f9", "f1")
        assert "Details" in told(pilot)
        assert "-status:blocked" not in told(pilot)


@pytest.mark.parametrize("example", [text for text, _meaning in _FILTERS])
def test_the_examples_can_be_typed(example: str) -> None:
    """What the help shows is never refused."""
    assert parse_filter(example).terms


async def test_it_fits_and_scrolls_at_any_size(tmp_path: Path) -> None:
    """Two columns where there is room; to the last line by keys where there is none."""
    async with opened(tmp_path, size=(120, 40)) as (pilot, _store):
        await settle(pilot, "f1")
        assert "On the roster" in shown(pilot)
        assert "In every list" in shown(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "In every list" not in shown(pilot)
        for key in ("space", "j", "k", "pageup", "pagedown", "g", "G"):
            await settle(pilot, key)
        assert "Leave; everything is saved" in shown(pilot)
        assert "Esc Close" in shown(pilot)
        await pilot.resize_terminal(30, 10)
        await settle(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_help_closes_by_the_keys_one_tries(tmp_path: Path) -> None:
    """Escape, Enter, the key that opened it; the screen under it does not hear them."""
    async with opened(tmp_path) as (pilot, _store):
        for key in ("escape", "enter", "f1", "question_mark", "q"):
            await settle(pilot, "f1", key)
            assert pilot.app.screen is roster_of(pilot)


async def test_a_filter_is_told_by_the_fields_of_its_own_list(tmp_path: Path) -> None:
    """Of money nobody asks for a tier; without a filter there is no word of one."""
    async with ledger_app.opened(tmp_path, size=(140, 60)) as (pilot, _store):
        await ledger_app.quiet(pilot, "f1")
        text = told(pilot)
        assert "In a filter" in text
        assert "category" in text
        assert "tier:micro" not in text
        await ledger_app.quiet(pilot, "escape", "b", "f1")
        assert "In a filter" not in told(pilot)
        await ledger_app.quiet(pilot, "escape")
