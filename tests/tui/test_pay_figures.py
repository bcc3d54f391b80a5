"""What stands in the dialog of paying: VAT and tax apart, following what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.payees import PayeeDraft
from tests.tui.ledger_app import TODAY, costs, opened, quiet, table_of, typed
from tests.tui.roster_app import shown

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store


def taxed(store: Store) -> None:
    """이하늘 is taxed as an individual, and VAT is part of what was promised."""
    (fee,) = costs(store, "person:이하늘")
    assert fee.influencer_id is not None
    draft = PayeeDraft("이하늘", "individual", "9", "3.3", "10", "한빛", "110")
    store.payees.save(fee.influencer_id, draft)


def line_of(text: str, word: str) -> str:
    """The first line of the screen with a word, its gaps closed."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return next(line for line in lines if word in line)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_vat_and_tax_stand_apart_and_follow_what_is_typed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The tax is what is reported; a percent is of what is without VAT."""
    way = opened(tmp_path, "payments", size=size, prepare=taxed)
    async with way as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        assert table_of(pilot).go_to(fee.id)
        await quiet(pilot, "p")
        text = shown(pilot)
        assert "VAT not paid on 72,727 KRW" in line_of(text, "VAT not paid on")
        assert "Tax kept back 24,000 KRW (3.3%)" in line_of(text, "│ Tax")
        assert "They get 703,273 KRW" in line_of(text, "│ They get")
        await quiet(pilot, "up", "up", "up")
        await typed(pilot, "90000")
        text = shown(pilot)
        assert "Tax kept back 17,273 KRW" in line_of(text, "│ Tax")
        assert "%" not in line_of(text, "│ Tax")
        assert "They get 710,000 KRW" in line_of(text, "│ They get")
        await quiet(pilot, "ctrl+u")
        await typed(pilot, "5,5%")
        text = shown(pilot)
        assert "Tax kept back 40,000 KRW (5.5%)" in line_of(text, "│ Tax")
        assert "112,727 KRW: they get 687,273 KRW" in text
        await quiet(pilot, "down", "down", "down")
        await typed(pilot, "Agreed", "enter")
        assert store.costs.one(fee.id).withheld_minor == 112_727


async def test_what_is_wrong_names_its_field(tmp_path: Path) -> None:
    """Whichever field it stands under."""
    async with opened(tmp_path, "payments", prepare=taxed) as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        assert table_of(pilot).go_to(fee.id)
        await quiet(pilot, "p", "up", "up", "up")
        await typed(pilot, "200%")
        assert "Kept back: Write a share from 0 to 100 %" in shown(pilot)
        await quiet(pilot, "enter")
        assert "Kept back: Write a share from 0 to 100 %" in shown(pilot)
        await quiet(pilot, "ctrl+u")
        await typed(pilot, "3.3%", "down", "ctrl+u")
        await typed(pilot, "never", "enter")
        assert "Paid on: " in shown(pilot)
        assert store.costs.one(fee.id).state == "committed"


async def test_of_several_the_tax_stands_apart_too(tmp_path: Path) -> None:
    """In what they come to, and of each."""
    async with opened(tmp_path, "payments", prepare=taxed) as (pilot, _store):
        await quiet(pilot, "ctrl+a", "p")
        text = shown(pilot)
        assert "VAT not paid on 72,727 KRW" in line_of(text, "VAT not paid on")
        assert "Tax kept back 24,000 KRW" in line_of(text, "│ Tax")
        short = "800,000 KRW - 72,727 KRW VAT - 24,000 KRW tax = 703,273 KRW"
        assert short in " ".join(text.replace("│", " ").split())


async def test_a_part_shows_its_own_figures(tmp_path: Path) -> None:
    """While its amount is typed."""
    async with opened(tmp_path, "payments", prepare=taxed) as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        assert table_of(pilot).go_to(fee.id)
        await quiet(pilot, "P")
        await typed(pilot, "400000")
        text = shown(pilot)
        assert "Gross 400,000 KRW" in line_of(text, "│ Gross")
        assert "Tax kept back 12,000 KRW (3.3%)" in line_of(text, "│ Tax")
        assert "400,000 KRW stay open" in text
        await quiet(pilot, "ctrl+u")
        await typed(pilot, "900000", "enter")
        text = shown(pilot)
        assert "How much: A part is less than all of it: 800,000 KRW." in text
        assert "Gross 800,000 KRW" in line_of(text, "│ Gross")


async def test_payees_show_the_tax_apart(tmp_path: Path) -> None:
    """What is reported of the year, beside all that was kept back."""

    def paid(store: Store) -> None:
        taxed(store)
        (fee,) = costs(store, "person:이하늘")
        store.payments.pay([fee.id], on=TODAY, note="In advance")

    way = opened(tmp_path, "payees", size=(160, 40), prepare=paid)
    async with way as (pilot, _store):
        line = line_of(shown(pilot), "이하늘")
        assert "96,727 KRW" in line
        assert "24,000 KRW" in line


async def test_the_form_of_a_payee_offers_what_is_usual_in_korea(
    tmp_path: Path,
) -> None:
    """To be typed, or not: nothing is kept back by itself."""

    def of_korea(store: Store) -> None:
        store.settings.set_market("KR")

    async with opened(tmp_path, "payees", prepare=of_korea) as (pilot, _store):
        await quiet(pilot, "enter", "tab", "tab", "tab")
        assert "3.3% is usual in South Korea" in shown(pilot)


async def test_where_a_cost_explains_itself_vat_is_said_once(tmp_path: Path) -> None:
    """As a figure among the others, and not as a sentence as well."""
    way = opened(tmp_path, "payments", size=(120, 40), prepare=taxed)
    async with way as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        assert table_of(pilot).go_to(fee.id)
        await quiet(pilot, "equals_sign")
        text = shown(pilot)
        assert "VAT not paid on 72,727 KRW" in line_of(text, "VAT not paid on")
        assert text.count("VAT") == 1
        await quiet(pilot, "escape")
