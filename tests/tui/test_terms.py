"""The terms of a collaboration in a form that loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.card_host import settled, typed
from tests.tui.card_talks import MINA, card_of, done, press
from tui import i18n
from tui.dialogs.terms import TermsForm, read_deal


async def test_terms_are_typed_and_kept(tmp_path: Path) -> None:
    """The kind of deal by its word or the beginning of it."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "percent_sign")
        assert "Paid · Gifted · Commission" in app.page()
        await typed(pilot, "hyb", "enter")
        await typed(pilot, "12,5 %", "enter")
        await typed(pilot, "MINA10", "enter")
        await typed(pilot, "A second colour", "ctrl+s")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert (now.deal_kind, now.commission_percent) == ("hybrid", "12.5")
        assert (now.promo_code, now.notes) == ("MINA10", "A second colour")
        assert "Hybrid · 12.5% · code MINA10" in app.page()
        assert "Saved." in app.told


async def test_what_cannot_be_is_told_while_it_is_typed(tmp_path: Path) -> None:
    """The form stays until it will do."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "percent_sign")
        await typed(pilot, "barter", "enter")
        assert "barter is no kind of deal." in app.page()
        await typed(pilot, "120", "ctrl+s")
        assert "is not a share from 0 to 100 %" in app.page()
        assert isinstance(app.screen, TermsForm)
        await press(pilot, "escape", "enter")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert now.deal_kind is None


async def test_a_newer_save_elsewhere_is_not_overwritten(tmp_path: Path) -> None:
    """It is told, loaded with a key, and what was typed here stays."""
    async with card_of(tmp_path) as (pilot, app, store):
        await press(pilot, "percent_sign")
        await typed(pilot, "paid")
        (before,) = store.conversations.of_influencer(MINA)
        store.deals.edit(before.id, before.version, {"promo_code": "GLOW"})
        await settled(pilot, "ctrl+s")
        await settled(pilot)
        assert "changed elsewhere while you were editing" in " ".join(
            app.page().replace("│", " ").split()
        )
        await settled(pilot, "ctrl+r")
        await settled(pilot)
        assert "GLOW" in app.page()
        await settled(pilot, "ctrl+s")
        await done(pilot)
        (now,) = store.conversations.of_influencer(MINA)
        assert (now.deal_kind, now.promo_code) == ("paid", "GLOW")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("paid", "paid"),
        ("GIFT", "gifted"),
        ("by perf", "performance"),
        ("performance", "performance"),
        ("p", ""),
        ("", ""),
        ("x", ""),
    ],
)
def test_a_word_for_a_deal_may_be_begun(word: str, code: str) -> None:
    """As far as it is the only one."""
    i18n.install("en")
    assert read_deal(word) == code
