"""Typing figures and rates as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.money import Money, to_minor
from tests.tui.card_host import Host, mina, opened, settled, typed
from tui.dialogs.figures_form import FiguresForm, Measured, read_count
from tui.dialogs.rate_form import Quoted, RateForm, read_amount

if TYPE_CHECKING:
    from store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A workspace with Mina Park in it."""
    with opened(tmp_path) as store:
        mina(store)
        yield store


def form(store: Store) -> FiguresForm:
    """The figures of her Instagram account."""
    return FiguresForm(store.cards.card(1).accounts[0])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12300", 12_300),
        ("12,300", 12_300),
        ("12.300", 12_300),
        ("12.3k", 12_300),
        ("1.2만", 12_000),
        ("3만5천", 35_000),
        ("1,1M", 1_100_000),
        (" 0 ", 0),
        ("-", None),
        ("n/a", None),
    ],
)
def test_counts_are_read_as_people_write_them(text: str, count: int | None) -> None:
    """A word for nothing is nothing, never zero."""
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["many", "1.2", "-3", "50%", "₩300", "1,2,3", "1e5"])
def test_what_is_no_count_is_refused(text: str) -> None:
    """Fractions, money, percentages and words."""
    with pytest.raises(ValueError, match=r".+"):
        read_count(text)


@given(st.integers(0, 10**15 - 1))
def test_a_count_with_any_separators_is_itself(count: int) -> None:
    """Point, comma or none."""
    plain = f"{count:,}"
    assert read_count(plain) == count
    assert read_count(plain.replace(",", ".")) == count
    assert read_count(str(count)) == count


@given(st.text(max_size=30))
def test_no_text_upsets_the_reading(text: str) -> None:
    """It is a count, nothing, or refused."""
    try:
        count = read_count(text)
    except ValueError:
        return
    assert count is None or count >= 0


async def test_rates_change_while_figures_are_typed(store: Store) -> None:
    """What was stands beside what is, dimmed."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(form(store))
        await settled(pilot)
        assert "2.22%  likes and comments by followers" in app.page()
        await typed(pilot, "17k")
        assert "17,000  (15,300)" in app.page()
        assert "2.00%  likes and comments by followers  (2.22%)" in app.page()
        await settled(pilot, "enter", "enter")
        await typed(pilot, "1만")
        assert "3.40%  likes and comments by views" in app.page()
        await settled(pilot, "ctrl+s")
        assert app.answers == [Measured({"followers": 17_000, "avg_views": 10_000})]
        assert app.crashes == []


async def test_enter_walks_down_and_saves_at_the_end(store: Store) -> None:
    """Every line but one is left as it was."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(form(store))
        await settled(pilot)
        await settled(pilot, *["enter"] * 8)
        await typed(pilot, "12", "enter", "enter")
        assert app.answers == [Measured({"avg_link_clicks": 12})]


async def test_a_figure_that_cannot_be_read_holds_the_save(store: Store) -> None:
    """It says so in its line; a dash takes a figure away."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(form(store))
        await settled(pilot)
        await typed(pilot, "lots", "tab", "ctrl+s")
        assert "not a count" in app.page()
        assert app.answers == []
        await settled(pilot, *["backspace"] * 4)
        await typed(pilot, "-", "ctrl+s")
        assert app.answers == [Measured({"followers": None})]


async def test_nothing_typed_is_no_reading(store: Store) -> None:
    """Neither is Escape."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(form(store))
        await settled(pilot, "ctrl+s")
        app.put(form(store))
        await settled(pilot)
        await typed(pilot, "5", "escape")
        assert app.answers == [None, None]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("50만원", Money(500_000, "KRW")),
        ("120 €", Money(12_000, "EUR")),
        ("1.200,50 €", Money(120_050, "EUR")),
        ("$1,500", Money(150_000, "USD")),
        ("1.500 EUR", Money(150_000, "EUR")),
    ],
)
def test_amounts_are_read_with_their_currency(text: str, amount: Money) -> None:
    """In one line, as people write them."""
    assert read_amount(text, None) == amount


@given(st.decimals(0, 10**9, places=2, allow_nan=False), st.sampled_from(["€", "EUR"]))
def test_an_amount_with_cents_is_exact(amount: Decimal, mark: str) -> None:
    """To the cent."""
    minor = to_minor(amount, "EUR")
    assert read_amount(f"{amount:.2f} {mark}", None) == Money(minor, "EUR")


async def test_a_rate_is_noted_with_its_currency(store: Store) -> None:
    """The amount is read back before it is saved."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(RateForm("Mina Park"))
        await settled(pilot)
        await typed(pilot, "릴스", "enter")
        await typed(pilot, "50만")
        assert "Add the currency" in app.page()
        await settled(pilot, "enter")
        assert app.answers == []
        await typed(pilot, "원")
        assert "₩500,000" in app.page()
        await settled(pilot, "enter")
        assert app.answers == [Quoted("릴스", Money(500_000, "KRW"))]
        assert app.crashes == []


async def test_the_usual_currency_need_not_be_typed(store: Store) -> None:
    """Kinds used before are offered while typing."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(RateForm("Mina Park", ("Reel", "Story"), "EUR"))
        await settled(pilot)
        await typed(pilot, "re")
        await app.workers.wait_for_complete()
        await settled(pilot, "right", "enter")
        await typed(pilot, "120", "enter")
        assert app.answers == [Quoted("Reel", Money(12_000, "EUR"))]


async def test_a_rate_needs_both_its_parts(store: Store) -> None:
    """What for, and how much."""
    app = Host(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.put(RateForm("Mina Park"))
        await settled(pilot, "ctrl+s")
        assert "Say what it is asked for." in app.page()
        await typed(pilot, "Reel", "enter", "enter")
        assert "Say how much, with a currency" in app.page()
        await typed(pilot, "cheap", "enter")
        assert "This is not an amount that can be read." in app.page()
        await settled(pilot, "escape")
        assert app.answers == [None]
