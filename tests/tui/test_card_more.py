"""What is seldom done to a conversation is behind one key of the card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import TODAY
from tests.tui.card_host import typed
from tests.tui.card_talks import MINA, asks, card_of, done, press

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def choose(pilot: Pilot[None], words: str) -> None:
    """Press x, and choose the line with these words."""
    await press(pilot, "x")
    await typed(pilot, words, "enter")
    await asks(pilot)


async def test_a_stage_and_a_turn_are_chosen(tmp_path: Path) -> None:
    """The cursor begins at what is so now."""
    async with card_of(tmp_path) as (pilot, app, store):
        await choose(pilot, "stage")
        await press(pilot, "down", "enter")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert now.stage == "agreed"
        await choose(pilot, "turn")
        await typed(pilot, "ship", "enter")
        await done(pilot)
        assert "Turn: Shipping" in app.page()


async def test_a_step_is_ticked_off(tmp_path: Path) -> None:
    """The next one is dated by itself."""
    async with card_of(tmp_path) as (pilot, app, store):
        await choose(pilot, "tick")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert (now.next_kind, now.waiting_on) == ("follow_up", "influencer")
        assert "Ticked off. u takes it back." in app.told


async def test_it_is_put_into_another_campaign(tmp_path: Path) -> None:
    """One in which she has a conversation already is refused, naming both."""
    async with card_of(tmp_path) as (pilot, app, store):
        await choose(pilot, "campaign")
        await typed(pilot, "Summer", "enter")
        await done(pilot)
        assert "Summer  Negotiating" in app.page()
        spring = store.campaigns.find("Spring").id
        store.outreach.start([MINA], spring, today=TODAY)
        await choose(pilot, "campaign")
        await typed(pilot, "spring", "enter")
        await done(pilot)
        assert "Mina Park has a conversation in Spring glow already." in app.told


async def test_a_conversation_is_deleted_but_not_what_was_said(tmp_path: Path) -> None:
    """It asks first; undo brings it back."""
    async with card_of(tmp_path) as (pilot, app, store):
        await choose(pilot, "delete")
        assert "Spring glow · Negotiating" in app.page()
        await press(pilot, "enter")
        await done(pilot)
        assert store.conversations.of_influencer(MINA) == ()
        assert len(store.conversations.timeline(MINA)) == 2
        await press(pilot, "u")
        await done(pilot)
        assert "Spring glow" in app.page()


@pytest.mark.parametrize(
    ("text", "days"), [("21", 21), ("", None), ("0", 30), ("x", 30), ("99999", 30)]
)
async def test_how_often_to_be_in_touch(
    tmp_path: Path, text: str, days: int | None
) -> None:
    """A number of days, or as for everybody; anything else is told at once."""
    async with card_of(tmp_path, size=(120, 44)) as (pilot, app, store):
        store.outreach.wish_contact(MINA, 30)
        app.screen.reload()  # type: ignore[attr-defined]
        await done(pilot)
        assert any("In touch" in line for line in app.lines())
        await choose(pilot, "how often")
        for _ in range(30):
            if "everybody: 30." in app.page():
                break
            await pilot.pause()
        assert "everybody: 30." in app.page()
        await press(pilot, "backspace")
        await typed(pilot, text, "enter")
        if days == 30:
            assert "Say a number of days from 1 to 3650." in app.page()
            await press(pilot, "escape")
        await done(pilot)
        assert store.cards.card(MINA).contact_every_days == days


async def test_without_a_conversation_only_the_wish_is_there(tmp_path: Path) -> None:
    """The rest would be about nothing."""
    async with card_of(tmp_path, with_talk=False) as (pilot, app, _store):
        await press(pilot, "x")
        page = app.page()
        assert "How often to be in touch" in page
        assert "Tick off" not in page
        await press(pilot, "escape")
