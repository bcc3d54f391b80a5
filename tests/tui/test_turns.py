"""Keys that come faster than they are answered: none is lost, none goes astray."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import Input

from tests.tui.card_host import at_once
from tests.tui.import_desk import ENGLISH, importing
from tests.tui.roster_app import opened, roster_of, settle
from tests.tui.test_import_running import Held, begun
from tui.screens.card import CardScreen
from tui.terminal import turns
from tui.terminal.turns import KeysInTurn
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys in one go, and wait until every one of them has been answered."""
    await at_once(pilot, *keys)
    await answered(pilot)
    await settle(pilot)


async def answered(pilot: Pilot[None]) -> None:
    """Wait until no key waits for its turn any more."""
    app = pilot.app
    assert isinstance(app, KeysInTurn)
    while app._answering:
        await pilot.pause()


def filtered(pilot: Pilot[None]) -> str:
    """What stands in the filter of the roster."""
    return roster_of(pilot).query_one(FilterBar).query_one(Input).value


async def test_a_filter_typed_in_one_go_stands_in_the_filter(tmp_path: Path) -> None:
    """Not one of its letters is a command of the list."""
    async with opened(tmp_path) as (pilot, store):
        await burst(pilot, "slash", *"benduq")
        assert filtered(pilot) == "benduq"
        await burst(pilot, *["backspace"] * 3, "enter", "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        assert pilot.app.screen.card is not None
        assert pilot.app.screen.card.name == "Ben Hale"
        assert len(store.history.units()) == 6


async def test_korean_letters_after_the_slash_stay_korean(tmp_path: Path) -> None:
    """ㅓ is j on the list and ㅓ in the field, however fast the two come."""
    async with opened(tmp_path) as (pilot, _store):
        await burst(pilot, "ㅓ", "ㅓ", "ㅏ", "slash", "ㄱ", "ㅁ", "ㅓ", "민")
        assert filtered(pilot) == "ㄱㅁㅓ민"
        assert not isinstance(pilot.app.screen, CardScreen)


async def test_somebody_new_is_typed_in_one_go(tmp_path: Path) -> None:
    """The dialog stands before the first letter of the handle is looked at."""
    async with opened(tmp_path) as (pilot, _store):
        await burst(pilot, "n", *"@benduq")
        field = pilot.app.focused
        assert isinstance(field, Input)
        assert "benduq" in field.value


async def test_enter_answers_with_all_the_letters_before_it(tmp_path: Path) -> None:
    """In the jump: whom they mean, not whom the cursor was on before."""
    async with opened(tmp_path) as (pilot, _store):
        await burst(pilot, "ctrl+f", *"carmen", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CardScreen)
        assert pilot.app.screen.card is not None
        assert pilot.app.screen.card.name == "Carmen Vid"


async def test_a_key_held_down_counts_every_time(tmp_path: Path) -> None:
    """Forty times down and thirty-seven up is three further down."""
    people = [(f"P{n:02}", f"p{n:02}", "instagram", n, ()) for n in range(50)]
    async with opened(tmp_path, people=people) as (pilot, _store):
        await burst(pilot, "g", *["j"] * 40, *["k"] * 37)
        assert roster_of(pilot).table.cursor == 3


async def test_a_paste_waits_for_its_turn_too(tmp_path: Path) -> None:
    """Between two keys it lands between their letters."""
    async with opened(tmp_path) as (pilot, _store):
        for event in (Key("slash", "/"), Key("a", "a"), Paste("na"), Key("x", "x")):
            pilot.app.post_message(event)
        await pilot.pause()
        await answered(pilot)
        assert filtered(pilot) == "anax"


async def test_keys_during_an_import_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape, in the middle of a burst, still stops the import; help still opens."""
    held = Held(monkeypatch, dry=False)
    async with importing(tmp_path, {"people.csv": ENGLISH}) as desk:
        await desk.press("enter")
        await begun(desk, held, "ctrl+s")
        await at_once(desk.pilot, "x", "f1", "escape", "x", "escape")
        await answered(desk.pilot)
        held.go_on.set()
        await desk.settle()
        assert desk.step == "look"
        assert desk.people() == []


class Slow(KeysInTurn):
    """An app with a key that opens nothing for as long as it is let."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "stall")]

    def __init__(self) -> None:
        super().__init__()
        self.let_go = asyncio.Event()

    def compose(self) -> ComposeResult:
        """One field."""
        yield Input(disabled=True)

    def action_stall(self) -> None:
        """Begin something that may still ask."""
        self.run_worker(self.let_go.wait(), group="act")
        self.query_one(Input).disabled = False
        self.query_one(Input).focus()


async def test_nothing_waits_longer_than_its_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Something that asks nothing for very long does not keep the keys for ever."""
    monkeypatch.setattr(turns, "PATIENCE", 0.02)
    app = Slow()
    async with app.run_test() as pilot:
        for letter in "sab":
            app.post_message(Key(letter, letter))
        await pilot.pause()
        await answered(pilot)
        assert app.query_one(Input).value == "ab"
        assert not app.let_go.is_set()
        app.let_go.set()
        await app.workers.wait_for_complete()


async def test_escape_and_a_letter_in_one_go_are_two_keys(tmp_path: Path) -> None:
    """A terminal sends them like Alt and the letter, which nothing here is on."""
    async with opened(tmp_path) as (pilot, _store):
        await burst(pilot, "space", "alt+j")
        assert roster_of(pilot).table.marks == frozenset()
        assert roster_of(pilot).table.cursor == 2
