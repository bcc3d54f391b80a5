"""Jumping to anyone: by name, handle, alias, e-mail, link or first consonants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key
from textual.widgets import OptionList

from store.roster import NewAccount, NewInfluencer
from store.rules.filters import parse_filter
from tests.tui.roster_app import TODAY, opened, roster_of, settle, shown
from tests.tui.test_small_dialogs import finished
from tui.dialogs.jump import SHOWN, JumpDialog, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store


def listed(pilot: Pilot[None]) -> list[str]:
    """The names in the list."""
    options = pilot.app.screen.query_one(OptionList).options
    return [str(option.prompt).split("  ")[0] for option in options]


async def ask(pilot: Pilot[None], *keys: str) -> list[int | None]:
    """Open the dialog and press keys; what it answers, nothing while it asks."""
    answers: list[int | None] = []
    await pilot.app.push_screen(JumpDialog(), answers.append)
    await settle(pilot, *keys)
    await finished(pilot, "load")
    return answers


def known(store: Store) -> None:
    """Somebody with everything one may remember of a person."""
    typed = {"email": "hello@glow.kr"}
    account = NewAccount("instagram", "minaglow", "", {})
    number = store.roster.add(
        NewInfluencer("Mina Park", typed, account, ()), today=TODAY
    )
    store.roster.add_alias(number, "Glow Queen")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mina p", "Mina Park"),
        ("@minaglow", "Mina Park"),
        ("queen", "Mina Park"),
        ("hello@glow", "Mina Park"),
        ("https://www.instagram.com/minaglow/", "Mina Park"),
        ("ㄱㅁㅅ", "김민수"),
        ("[bold]", "[bold]x[/]"),
    ],
)
async def test_anything_one_remembers_finds_them(
    tmp_path: Path, typed: str, name: str
) -> None:
    """Live, at every letter."""
    async with opened(tmp_path) as (pilot, store):
        known(store)
        await ask(pilot, *typed)
        assert listed(pilot) == [name]


async def test_enter_answers_with_their_number_and_escape_with_nobody(
    tmp_path: Path,
) -> None:
    """The arrows choose among those found."""
    async with opened(tmp_path) as (pilot, _store):
        assert await ask(pilot, *"ben", "enter") == [3]
        assert await ask(pilot, *"ben", "escape") == [None]
        found = await ask(pilot, *"en")
        assert listed(pilot) == ["Ben Hale", "Carmen Vid"]
        await settle(pilot, "down", "enter")
        await finished(pilot, "load")
        assert found == [4]


async def test_enter_waits_for_what_was_typed(tmp_path: Path) -> None:
    """However fast name and Enter follow each other, it is that name."""
    async with opened(tmp_path) as (pilot, _store):
        answers = await ask(pilot)
        for key in (*"carmen", "enter"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await finished(pilot, "load")
        assert answers == [4]


async def test_who_is_called_exactly_that_comes_first(tmp_path: Path) -> None:
    """Then those whose name begins so; twelve at most."""
    people = [(f"A{n:02} ray", f"a{n}", "x", 10, ()) for n in range(20)]
    people += [("Zoe", "ray", "x", 10, ()), ("Ray Bell", "bell", "x", 10, ())]
    async with opened(tmp_path, people=people) as (pilot, _store):
        await ask(pilot, *"ray")
        assert len(listed(pilot)) == SHOWN
        assert listed(pilot)[:3] == ["Zoe", "Ray Bell", "A00 ray"]


async def test_a_filter_term_is_only_a_word_here(tmp_path: Path) -> None:
    """What is typed is a name, never the filter language; nobody found is said."""
    async with opened(tmp_path) as (pilot, _store):
        answers = await ask(pilot, *"tier:micro", "enter", "down", "pageup")
        assert "Nobody here is called “tier:micro”." in shown(pilot)
        assert answers == []
        await settle(pilot, *["backspace"] * 10)
        await finished(pilot, "load")
        assert len(listed(pilot)) == 6


@given(st.text(min_size=1, max_size=30))
def test_anything_typed_is_a_filter_of_plain_words(typed: str) -> None:
    """No field, no negation, and never a refusal."""
    terms = parse_filter(words_of(typed)).terms
    assert all(not term.field and not term.negated for term in terms)


async def test_the_jump_opens_the_card_from_anywhere(tmp_path: Path) -> None:
    """From the roster by its key, to the card of whoever was meant."""
    async with opened(tmp_path) as (pilot, _store):
        await settle(pilot, "ctrl+f", *"ana", "enter")
        await finished(pilot, "load")
        assert pilot.app.screen is not roster_of(pilot)
        assert "Ana Luz" in shown(pilot)
        assert roster_of(pilot).table.total == 6


async def test_on_an_empty_roster_it_says_so(tmp_path: Path) -> None:
    """Nobody to jump to, and no key upsets that."""
    async with opened(tmp_path, people=()) as (pilot, _store):
        await ask(pilot, "down", "enter", "pagedown")
        assert "Nobody is here yet." in shown(pilot)
