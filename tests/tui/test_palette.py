"""The palette: what can be done here, found by its name, and unharmed by any keys."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import OptionList

from tests.tui.roster_app import opened, roster_of, settle, shown
from tui.commands import BY_ID, Command
from tui.palette import Palette, offered
from tui.screens.base import SpeakingScreen
from tui.settings import Settings
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

STORM = (
    *("up", "down", "pageup", "pagedown", "home", "end", "left", "right", "tab"),
    *("backspace", "delete", "ctrl+w", "shift+tab", "a", "e", "r", "s", "t", "z"),
    *("space", "김", "[", "/", "f3", "ctrl+a", "ctrl+k"),
)


def hold(pilot: Pilot[None], *keys: str) -> None:
    """Press keys faster than anything is answered."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))


def listed(pilot: Pilot[None]) -> list[str]:
    """The ids of the commands in the list."""
    options = pilot.app.screen.query_one(OptionList).options
    return [str(option.id) for option in options]


async def test_it_offers_what_can_be_done_here_its_own_first(tmp_path: Path) -> None:
    """Keys that only move are left out; so is what has nothing to act on."""
    async with opened(tmp_path) as (pilot, _store):
        names = [command.id for command in offered(roster_of(pilot))]
        assert names.index("roster.filter") < names.index("list.mark-all")
        assert names.index("list.mark-all") < names.index("app.undo")
        assert len(names) == len(set(names))
        assert "list.cursor-down" not in names
        assert "roster.act" in names


async def test_on_an_empty_roster_nothing_is_offered_for_nobody(tmp_path: Path) -> None:
    """What needs somebody under the cursor is not there."""
    async with opened(tmp_path, people=()) as (pilot, _store):
        names = [command.id for command in offered(roster_of(pilot))]
        assert "roster.import" in names
        assert "roster.edit" not in names


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dupl", "roster.pairs"),
        ("Columns", "roster.columns"),
        ("roster.views", "roster.views"),
        ("settigns", "app.settings"),
        ("profile", "roster.link"),
        ("mark-a", "list.mark-all"),
        ("ro", "app.go-roster"),
    ],
)
async def test_a_command_is_found_by_its_name(
    tmp_path: Path, typed: str, first: str
) -> None:
    """By a beginning, by another word, by its id, and in spite of a slip."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "ctrl+p", *typed)
        assert listed(pilot)[0] == first


async def test_enter_does_what_was_chosen(tmp_path: Path) -> None:
    """The palette closes and the command runs, as if its key had been pressed."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "ctrl+p", *"mark all", "enter")
        assert not isinstance(pilot.app.screen, Palette)
        assert len(roster_of(pilot).table.marks) == 6


async def test_a_click_does_it_as_well(tmp_path: Path) -> None:
    """The mouse works everywhere."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "ctrl+p", *"mark all")
        await pilot.click(OptionList, offset=(4, 0))
        await settle(pilot)
        assert len(roster_of(pilot).table.marks) == 6


async def test_escape_leaves_without_doing_anything(tmp_path: Path) -> None:
    """Never mind is never mind."""
    async with opened(tmp_path) as (pilot, store):
        before = store.history.units()
        await settle(pilot, "ctrl+p", "down", "down", "escape")
        assert pilot.app.screen is roster_of(pilot)
        assert store.history.units() == before


async def test_it_shows_the_key_title_and_help(tmp_path: Path) -> None:
    """One learns the key on the way; a key that was moved is shown where it is now."""
    moved = Settings(keymap={"roster.pairs": "ctrl+o"})
    async with opened(tmp_path, settings=moved) as (pilot, _store):
        await settle(pilot, "ctrl+p", *"dupl")
        screen = shown(pilot)
        assert ["^O", "Duplicates"] in [
            line.split()[1:3] for line in screen.split("\n")
        ]
        assert "Who may be here twice" in screen
        assert "Enter Do it" in screen


async def test_nothing_found_is_said_and_enter_waits(tmp_path: Path) -> None:
    """No key upsets an empty list."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "ctrl+p", *"qqqxyz", "pagedown", "up", "enter", "down")
        assert isinstance(pilot.app.screen, Palette)
        assert listed(pilot) == []
        assert "No command here is called that." in shown(pilot)
        pilot.app.screen.query_one(SafeInput).value = ""
        await settle(pilot)
        assert "No command here" not in shown(pilot)
        assert listed(pilot)


async def test_words_of_a_command_are_never_markup(tmp_path: Path) -> None:
    """Whatever a title holds is shown as it is."""
    odd = Command("app.odd", "f4", "[bold]odd[/]", "[@click=app.quit]help[/")
    async with opened(tmp_path) as (pilot, _store):
        await pilot.app.push_screen(Palette([odd, BY_ID["app.undo"]]))
        await settle(pilot)
        assert "[bold]odd[/]" in shown(pilot)
        assert "[@click=app.quit]help[/" in shown(pilot)


@pytest.mark.parametrize("seed", range(4))
async def test_no_storm_of_keys_breaks_it(tmp_path: Path, seed: int) -> None:
    """Keys before it is drawn, on an empty list, and Enter or Escape twice at once."""
    random = Random(seed)  # noqa: S311 - a test that can be run again
    async with opened(tmp_path) as (pilot, _store):
        under = SpeakingScreen[None]()
        await pilot.app.push_screen(under)
        for _ in range(6):
            answers: list[Command | None] = []
            pilot.app.push_screen(Palette(offered(under)), answers.append)
            hold(pilot, *random.choices(STORM, k=60))
            await pilot.pause()
            assert isinstance(pilot.app.screen, Palette)
            await pilot.click(offset=(random.randrange(80), random.randrange(24)))
            hold(pilot, *random.choices(("enter", "escape"), k=3), "escape", "escape")
            await pilot.pause()
            await pilot.pause()
            assert pilot.app.screen is under
            assert len(answers) == 1


async def test_two_answers_at_once_count_once(tmp_path: Path) -> None:
    """A double click on a line closes the palette, and nothing under it."""
    async with opened(tmp_path) as (pilot, _store):
        palette = Palette([BY_ID["app.undo"]])
        await pilot.app.push_screen(palette)
        palette.chosen("app.undo")
        palette.chosen("app.undo")
        palette.action_never_mind()
        await settle(pilot)
        assert pilot.app.screen is roster_of(pilot)


async def test_enter_waits_for_what_was_typed(tmp_path: Path) -> None:
    """However fast a name and Enter follow each other, it is that command."""
    async with opened(tmp_path) as (pilot, _store):
        answers: list[Command | None] = []
        await pilot.app.push_screen(Palette(offered(roster_of(pilot))), answers.append)
        await settle(pilot)
        hold(pilot, *"dupl", "enter")
        await settle(pilot)
        await settle(pilot)
        assert answers == [BY_ID["roster.pairs"]]
