"""What was asked, offered and agreed: typed as money, kept as a history."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.rules.money import Money
from tests.tui.card_host import settled, typed
from tests.tui.card_talks import MINA, card_of, done, press


async def test_an_offer_follows_what_was_asked(tmp_path: Path) -> None:
    """The kind that is likely next is chosen; what was said before is shown."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "dollar_sign")
        page = app.page()
        assert "Amount with Mina Park · Spring glow" in page
        assert "Thu 19 Feb  Asked  500,000 KRW" in page
        await typed(pilot, "40만원")
        assert "400,000 KRW" in app.page()
        await settled(pilot, "down")
        await typed(pilot, "2 reels", "enter")
        await done(pilot)
        assert app.told == ["Offered: 400,000 KRW. u takes it back."]
        assert "Offered 400,000 KRW" in app.page()
        (now,) = store.conversations.of_influencer(MINA)
        assert (now.offered, now.offers[0].note) == (Money(400_000, "KRW"), "2 reels")


async def test_the_kind_is_turned_with_tab(tmp_path: Path) -> None:
    """An agreed amount moves the conversation on; undo takes all of it back."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "dollar_sign")
        await settled(pilot, "tab", "tab", "shift+tab")
        await typed(pilot, "450000", "enter")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert (now.stage, now.fee) == ("agreed", Money(450_000, "KRW"))
        assert "Agreed · since today" in app.page()
        await press(pilot, "u")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert (now.stage, now.fee) == ("negotiating", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Say how much, with a currency"),
        ("viel", "This is not an amount that can be read."),
        ("-5", "An amount cannot be below zero."),
    ],
)
async def test_what_is_no_amount_is_told(tmp_path: Path, text: str, said: str) -> None:
    """And nothing is kept; Escape leaves."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "dollar_sign")
        await typed(pilot, text, "enter")
        assert said in app.page()
        await press(pilot, "escape")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert len(now.offers) == 1


async def test_a_first_amount_needs_its_currency(tmp_path: Path) -> None:
    """Unless the campaign has one."""
    async with card_of(tmp_path, with_talk=False) as (pilot, app, _store):
        await press(pilot, "b", "enter")
        await done(pilot)
        await press(pilot, "dollar_sign")
        assert "Nothing was said of money so far." in app.page()
        await typed(pilot, "120", "enter")
        assert "Add the currency" in app.page()
        await typed(pilot, " eur", "enter")
        await done(pilot)
        assert "Asked 120.00 EUR" in app.page()
