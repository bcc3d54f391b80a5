"""Where most of an audience is, noted beside the figures of an account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from tests.builders import TODAY
from tests.tui.card_host import Host, mina, opened, settled, typed
from tests.tui.card_talks import card_of, done, press
from tui.dialogs.figures_form import FiguresForm, Measured, read_audience

if TYPE_CHECKING:
    from store import Store

LATER = TODAY + timedelta(days=3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with Mina Park in it, whose audience nobody has noted."""
    with opened(tmp_path) as store:
        mina(store)
        yield store


def audience(store: Store) -> str | None:
    """Where the followers of her Instagram account are."""
    return store.cards.card(1).accounts[0].audience_country


@pytest.mark.parametrize(
    ("text", "code"),
    [("Spain", "ES"), ("스페인", "ES"), ("españa", "ES"), ("kr", "KR"), (" - ", "")],
)
def test_a_country_is_read_in_any_of_the_languages(text: str, code: str) -> None:
    """Or as two letters; a dash takes it away."""
    assert read_audience(text) == code


@given(st.text(max_size=30))
def test_no_text_upsets_the_reading_of_a_country(text: str) -> None:
    """It is a country, nothing, or refused."""
    try:
        code = read_audience(text)
    except ValueError:
        return
    assert code == "" or len(code) == 2


async def test_the_audience_is_the_last_line_and_enter_saves(store: Store) -> None:
    """What was stands beside it; a word that is no country holds the save."""
    store.roster.measure(1, {}, today=TODAY, audience="미국")
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(FiguresForm(store.cards.card(1).accounts[0]))
        await settled(pilot, *["enter"] * 9)
        assert "United States" in app.page()
        await typed(pilot, "Atlantis", "enter")
        assert "not a country" in app.page()
        assert app.answers == []
        await settled(pilot, *["backspace"] * 8)
        await typed(pilot, "한국")
        assert "South Korea  (United States)" in app.page()
        await settled(pilot, "enter")
        assert app.answers == [Measured({}, "KR")]
        app.put(FiguresForm(store.cards.card(1).accounts[0]))
        await settled(pilot, "up")
        await typed(pilot, "-", "ctrl+s")
        assert app.answers[1:] == [Measured({}, "")]
        assert app.crashes == []


async def test_it_is_kept_with_the_figures_and_one_undo_takes_both(
    tmp_path: Path,
) -> None:
    """One step: nobody has to think about which of the two to take back."""
    async with card_of(tmp_path, with_talk=False) as (pilot, app, store):
        await press(pilot, "c")
        await typed(pilot, "16k", *["enter"] * 9)
        await typed(pilot, "Corea del Sur", "enter")
        await done(pilot)
        account = store.cards.card(1).accounts[0]
        assert (account.figures.followers, account.audience_country) == (16_000, "KR")
        assert "Audience" in app.page()
        assert "Figures of @minapark are kept" in app.told[-1]
        store.history.undo()
        account = store.cards.card(1).accounts[0]
        assert (account.figures.followers, account.audience_country) == (15_300, None)
        await press(pilot, "c")
        await settled(pilot, "up")
        await typed(pilot, "kr", "enter")
        await done(pilot)
        assert "The audience of @minapark is noted" in app.told[-1]
        assert audience(store) == "KR"


def test_an_audience_alone_is_no_new_reading(store: Store) -> None:
    """The figures are as old as they were; the history says what was noted."""
    before = store.cards.card(1).accounts[0]
    store.roster.measure(1, {}, today=LATER, audience="ES")
    after = store.cards.card(1).accounts[0]
    assert after.checked_on == before.checked_on
    assert len(after.readings) == len(before.readings)
    assert after.audience_country == "ES"
    assert "audience" in store.history.units()[0].label
    store.roster.measure(1, {"followers": 15_400}, today=LATER)
    assert audience(store) == "ES"
    store.roster.measure(1, {}, today=LATER, audience="")
    assert audience(store) is None


def test_a_country_that_is_none_changes_nothing(store: Store) -> None:
    """Neither the audience nor the figures typed with it."""
    with pytest.raises(Invalid):
        store.roster.measure(1, {"followers": 1}, today=LATER, audience="Atlantis")
    account = store.cards.card(1).accounts[0]
    assert (account.figures.followers, account.audience_country) == (15_300, None)
