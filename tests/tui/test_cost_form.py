"""A cost as a form: what is read of it, what is left after it, what a deal keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.money import Money
from tests.tui.ledger_app import (
    DAY,
    TODAY,
    costs,
    cursor_to,
    opened,
    quiet,
    table_of,
    typed,
)
from tests.tui.roster_app import shown
from tui.dialogs.cost_form import CostForm

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_cost_is_noted_in_the_campaign_one_looks_at(tmp_path: Path) -> None:
    """Its currency is meant where none is typed; the cursor comes to it."""
    async with opened(tmp_path, size=(80, 24)) as (pilot, store):
        await quiet(pilot, "n")
        await typed(pilot, "200000")
        assert "→ 200,000 KRW · After it 1,200,000 KRW are left." in shown(pilot)
        await quiet(pilot, "tab", *["backspace"] * 13)
        await typed(pilot, "production", "tab")
        await typed(pilot, "Props", "tab", "tab")
        await typed(pilot, "ana", "tab", "tab", *["backspace"] * 10)
        await typed(pilot, "yesterday", "ctrl+s")
        (line,) = costs(store, "for:Props")
        assert line.amount == Money(200_000, "KRW")
        assert (line.category, line.state) == ("production", "committed")
        assert (line.campaign, line.name) == ("봄 신제품", "Ana Luz")
        assert line.on_day == TODAY - DAY
        assert table_of(pilot).current_id == line.id
        await quiet(pilot, "u")
        assert not costs(store, "for:Props")


async def test_what_passes_the_budget_is_told_and_asked_about(tmp_path: Path) -> None:
    """Left as it is nothing is kept, and the text stays; with a note it is."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "n")
        await typed(pilot, "2000000")
        assert "With it the budget is passed by 600,000 KRW." in shown(pilot)
        await quiet(pilot, "ctrl+s", "escape")
        assert len(costs(store)) == 5
        await quiet(pilot, "ctrl+s")
        await typed(pilot, "The client pays it", "enter")
        (line,) = costs(store, "amount>=2000000")
        assert line.over_note == "The client pays it"


async def test_a_rate_of_the_day_is_typed_once(tmp_path: Path) -> None:
    """What it leaves is reckoned with it; the next one takes it over."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "n")
        await typed(pilot, "100 USD")
        assert "no rate is known yet" in shown(pilot)
        await quiet(pilot, *["tab"] * 8)
        await typed(pilot, "1400")
        assert "1 USD = 1,400 KRW" in shown(pilot)
        await quiet(pilot, "ctrl+s")
        (line,) = costs(store, "amount=100 currency:USD")
        assert line.counted == Money(140_000, "KRW")
        await quiet(pilot, "n")
        await typed(pilot, "10 USD")
        assert "→ 10.00 USD · After it" in shown(pilot)
        await quiet(pilot, "escape", "enter")


async def test_what_comes_back_is_below_zero(tmp_path: Path) -> None:
    """A credit leaves more; nothing at all is no cost."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "n")
        await typed(pilot, "0", "ctrl+s")
        assert "A cost of nothing is no cost." in shown(pilot)
        await quiet(pilot, "backspace")
        await typed(pilot, "-50000")
        assert "After it 1,450,000 KRW are left." in shown(pilot)
        await quiet(pilot, "ctrl+s")
        (line,) = costs(store, "is:credit")
        assert line.amount == Money(-50_000, "KRW")


async def test_a_cost_is_edited_with_all_it_has(tmp_path: Path) -> None:
    """What is not touched stays; Escape asks before it throws away."""
    async with opened(tmp_path) as (pilot, store):
        (bill,) = costs(store, "for:촬영")
        await cursor_to(pilot, bill.id)
        await quiet(pilot, "enter", *["backspace"] * 11)
        await typed(pilot, "350000", "escape")
        assert "Throw away the change in 1 field?" in shown(pilot)
        await quiet(pilot, "escape", "ctrl+s")
        now = store.costs.one(bill.id)
        assert now.amount == Money(350_000, "KRW")
        assert (now.payee, now.invoice_ref) == (bill.payee, bill.invoice_ref)
        assert (now.due_on, now.on_day) == (bill.due_on, bill.on_day)


async def test_an_amount_is_typed_over_and_words_go_on(tmp_path: Path) -> None:
    """The first letter in a field of a figure means another figure."""
    async with opened(tmp_path) as (pilot, store):
        (bill,) = costs(store, "for:촬영")
        await cursor_to(pilot, bill.id)
        await quiet(pilot, "enter")
        await typed(pilot, "350000", "ctrl+s")
        assert store.costs.one(bill.id).amount == Money(350_000, "KRW")
        await quiet(pilot, "enter")
        form = pilot.app.screen
        assert isinstance(form, CostForm)
        form.entries["description"].entry.focus()
        await typed(pilot, " 2", "ctrl+s")
        assert store.costs.one(bill.id).description == f"{bill.description} 2"


async def test_what_a_deal_says_cannot_be_typed(tmp_path: Path) -> None:
    """Its day, its bill and its notes can."""
    async with opened(tmp_path) as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        await cursor_to(pilot, fee.id)
        await quiet(pilot, "e")
        text = shown(pilot)
        assert "It comes from the deal" in text
        assert "How much" not in text
        await typed(pilot, "fri", "tab", "tab")
        await typed(pilot, "H-7", "ctrl+s")
        now = store.costs.one(fee.id)
        assert (now.due_on, now.invoice_ref) == (TODAY + 4 * DAY, "H-7")
        assert now.amount == Money(800_000, "KRW")


async def test_what_cannot_be_read_is_told_at_its_field(tmp_path: Path) -> None:
    """Nothing is kept until all of it can."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "n", "ctrl+s")
        assert "Say how much it is, with a currency" in shown(pilot)
        await typed(pilot, "12 parsnips", "tab")
        await typed(pilot, "x", "tab", "tab", *["backspace"] * 9)
        await typed(pilot, "nowhere", "ctrl+s")
        text = shown(pilot)
        assert "This is not an amount that can be read." in text
        assert "is none of these words." in text
        assert "nowhere: there is none." in text
        assert len(costs(store)) == 5
        await quiet(pilot, "escape", "enter")


async def test_what_a_new_cost_begins_with_is_no_change(tmp_path: Path) -> None:
    """Untouched it is left without a question; saved like that it asks how much."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "n", "ctrl+s")
        assert "Say how much it is, with a currency: 120 EUR." in shown(pilot)
        await quiet(pilot, "escape")
        assert table_of(pilot).has_focus
        await quiet(pilot, "n")
        await typed(pilot, "20", "escape")
        assert "Throw away the change in 1 field?" in shown(pilot)
        await quiet(pilot, "enter")
        assert len(costs(store)) == 5
