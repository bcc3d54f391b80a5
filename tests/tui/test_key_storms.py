"""Hundreds of keys, pastes and clicks at random, and windows of every size."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.events import Click, Key, MouseDown, MouseUp, Paste

from store import demo, open_store
from store.errors import NothingToUndo
from store.history import History
from store.rules.words import N_
from tests.builders import everything
from tests.tui.roster_app import NOW, TODAY, settle
from tui import i18n
from tui.app import SoloistApp
from tui.commands import GROUPS
from tui.keymap import KOREAN_LAYOUT
from tui.screens.card import CardScreen
from tui.terminal import clipboard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.history import UnitRow

STREAM = 300
"""Events in one storm."""

BURST = 6
"""The most that come before anything is answered."""

LETTERS = {
    "slash": "/",
    "question_mark": "?",
    "number_sign": "#",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "space": " ",
}

LEAVING = frozenset({"q", "ctrl+q"})

MODES = ("f5", "f4", "f2", "f3")
"""A key for each of them; the roster comes last."""

KEYS = (
    *sorted(
        {
            key
            for _title, commands in GROUPS
            for command in commands
            for key in command.key.split(",")
        }
        - LEAVING
    ),
    *("enter", "enter", "enter", "escape", "escape", "tab", "shift+tab", "up", "down"),
    *("left", "right", "home", "end", "pageup", "pagedown", "backspace", "delete"),
    *("1", "5", "0", "m", "i", "n", "ctrl+s", "u", "u", "ctrl+r", "d"),
    *(letter for letter, means in KOREAN_LAYOUT.items() if means != "q"),
)
"""All the keys there are but those that leave, some of them more often."""

PASTES = (
    "https://www.instagram.com/soloist_paste/",
    "@somebody new",
    "name\thandle\tplatform\nBo\tbo_bo\tx\n",
    "한글 [/] \x1b[2J",
    "12.3k",
    "status:active -tag:x",
    "x" * 5_000,
)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing here reaches a home folder, a browser or a clipboard."""
    (tmp_path / "Downloads").mkdir()
    (tmp_path / "Downloads" / "new.csv").write_text("Name,Handle,Platform\nA,a_a,x\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("webbrowser.open", lambda _url: True)
    monkeypatch.setattr(clipboard, "copy", lambda *_what, **_how: "tool")
    monkeypatch.setattr(clipboard, "paste", lambda *_what, **_how: PASTES[2])
    monkeypatch.setattr(History, "undo", undo_but_the_demo(History.undo))
    monkeypatch.setattr(SoloistApp, "action_quit", stay)
    yield
    i18n.install("en")


async def stay(_app: SoloistApp) -> None:
    """The palette can leave too."""


def undo_but_the_demo(
    undo: Callable[[History], UnitRow],
) -> Callable[[History], UnitRow]:
    """Take back what the storm did; the demo itself, which is the first step, stays."""

    def undo_it(history: History) -> UnitRow:
        if sum(not unit.undone for unit in history.units(10_000)) <= 1:
            raise NothingToUndo(N_("Nothing to undo."))
        return undo(history)

    return undo_it


@asynccontextmanager
async def demo_open(folder: Path) -> AsyncIterator[tuple[Pilot[None], Store]]:
    """The workspace on the demo's people; nothing may have crashed at the end."""
    with open_store(folder / "demo.db", now=lambda: NOW, create=True) as store:
        demo.fill(store, TODAY)
        store.take_changes()
        app = SoloistApp(
            store,
            today=lambda: TODAY,
            settings_file=folder / "settings.toml",
            mode="roster",
        )
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            yield pilot, store
        assert app.crashes == []


def send(pilot: Pilot[None], dice: random.Random) -> None:
    """Send one key, or now and then a paste or a click."""
    app, kind = pilot.app, dice.random()
    if kind < 0.03:
        app.post_message(Paste(dice.choice(PASTES)))
    elif kind < 0.08:
        width, height = app.size
        x, y = dice.randrange(width), dice.randrange(height)
        for event in (MouseDown, MouseUp, Click):
            app.screen._forward_event(
                event(None, x, y, 0, 0, 1, False, False, False, x, y)
            )
    else:
        key = dice.choice(KEYS)
        letter = key if len(key) == 1 else LETTERS.get(key)
        app.post_message(Key(key, letter))


async def calm(pilot: Pilot[None]) -> None:
    """Wait until every key has been answered."""
    app = pilot.app
    assert isinstance(app, SoloistApp)
    while app._answering:
        await pilot.pause()
    await pilot.pause()


async def leave_everything(pilot: Pilot[None]) -> None:
    """Every mode back to its own screen, throwing away what was typed."""
    for mode in MODES:
        await pilot.press(mode)
        await calm(pilot)
        await leave_mode(pilot)


async def leave_mode(pilot: Pilot[None]) -> None:
    """Back to the screen of this mode."""
    app = pilot.app
    for _depth in range(40):
        if len(app.screen_stack) == 1:
            return
        yes = any(
            active.binding.action == "yes" and active.enabled
            for active in app.screen.active_bindings.values()
        )
        await pilot.press("y" if yes else "escape")
        await calm(pilot)
    pytest.fail(f"no way out of {app.screen}")


@pytest.mark.parametrize("seed", range(4))
async def test_a_storm_leaves_everything_whole(tmp_path: Path, seed: int) -> None:
    """The file is whole, every screen can be left, and undo goes all the way back."""
    dice = random.Random(seed)  # noqa: S311 - to press keys, not to keep secrets
    async with demo_open(tmp_path) as (pilot, store):
        before = everything(store.database.reader)
        sent = 0
        while sent < STREAM:
            for _event in range(dice.randint(1, BURST)):
                send(pilot, dice)
                sent += 1
            await calm(pilot)
            assert pilot.app.is_running
        await leave_everything(pilot)
        await settle(pilot)
        told = {check.code: check for check in store.keeping.check(tmp_path)}
        for code in ("integrity", "references", "lines"):
            assert told[code].ok, told[code]
        while sum(not unit.undone for unit in store.history.units(10_000)) > 1:
            store.history.undo()
        assert everything(store.database.reader) == before


SIZES = ((1, 1), (2, 2), (20, 5), (5, 100), (80, 1), (400, 100), (80, 24))


@pytest.mark.parametrize(
    "way",
    [(), ("enter",), ("i",), ("f1",), ("enter", "e"), ("ctrl+f",), ("n",)],
    ids=str,
)
async def test_any_size_of_window_is_lived_with(
    tmp_path: Path, way: tuple[str, ...]
) -> None:
    """From one cell to a wall of them, and back; keys go on working."""
    async with demo_open(tmp_path) as (pilot, _store):
        await settle(pilot, *way)
        screen = pilot.app.screen
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settle(pilot, "down")
            strips = screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} <= {width}
        assert pilot.app.screen is screen
        assert isinstance(screen, CardScreen) is (way == ("enter",))
