"""What the keys of the ledger do: states, paying, bills, many at once; all undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from store.rules.money import Money
from tests.tui.ledger_app import (
    DAY,
    TODAY,
    costs,
    cursor_to,
    face_of,
    opened,
    quiet,
    table_of,
    typed,
)
from tests.tui.roster_app import shown

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store
    from tui.app import SoloistApp


def number(store: Store, text: str) -> int:
    """The number of the only cost under a filter."""
    (found,) = costs(store, text)
    return found.id


def states(store: Store) -> dict[str, str]:
    """What each cost is called, and how far it is."""
    return {line.description or line.name or "": line.state for line in costs(store)}


async def test_one_goes_on_from_view_to_promise_to_bill(tmp_path: Path) -> None:
    """And back; undo takes each step back by itself."""
    async with opened(tmp_path) as (pilot, store):
        await cursor_to(pilot, number(store, "for:shortener"))
        await quiet(pilot, "d")
        assert states(store)["Link shortener"] == "committed"
        await quiet(pilot, "greater_than_sign")
        assert states(store)["Link shortener"] == "invoiced"
        assert "Billed. u takes it back." in shown(pilot)
        await quiet(pilot, "less_than_sign", "less_than_sign")
        assert states(store)["Link shortener"] == "planned"
        await quiet(pilot, "u")
        assert states(store)["Link shortener"] == "committed"


async def test_what_was_said_of_a_step_goes_with_the_next(tmp_path: Path) -> None:
    """U would take that one back, wherever it was made."""
    async with opened(tmp_path) as (pilot, store):
        await cursor_to(pilot, number(store, "for:shortener"))
        await quiet(pilot, "d")
        assert "Committed. u takes it back." in shown(pilot)
        app = cast("SoloistApp", pilot.app)
        await app.ask(store.tasks.add, "Call the studio", TODAY)
        await quiet(pilot)
        assert "u takes it back" not in shown(pilot)


async def test_a_bill_is_paid_with_two_keys_and_open_again(tmp_path: Path) -> None:
    """The figures stand there before; < takes the payment back."""
    async with opened(tmp_path) as (pilot, store):
        bill = number(store, "for:촬영")
        await cursor_to(pilot, bill)
        await quiet(pilot, "p")
        text = shown(pilot)
        assert "Gross     300,000 KRW" in text
        assert "They get  300,000 KRW" in text
        await quiet(pilot, "enter")
        paid = store.costs.one(bill)
        assert (paid.state, paid.paid_on) == ("paid", TODAY)
        assert table_of(pilot).current_id == bill
        assert "paid. u takes it back." in shown(pilot)
        await quiet(pilot, "less_than_sign")
        assert store.costs.one(bill).state == "invoiced"


async def test_a_part_is_paid_and_the_rest_stays_open(tmp_path: Path) -> None:
    """Both parts make the whole; what is too much is told in the dialog."""
    async with opened(tmp_path) as (pilot, store):
        bill = number(store, "for:촬영")
        await cursor_to(pilot, bill)
        await quiet(pilot, "P")
        await typed(pilot, "400000", "enter")
        assert "A part is less than all of it: 300,000 KRW." in shown(pilot)
        await quiet(pilot, *["backspace"] * 6)
        await typed(pilot, "120000")
        assert "180,000 KRW stay open" in shown(pilot)
        await quiet(pilot, "enter")
        parts = {line.state: line.amount for line in costs(store, "for:촬영")}
        won = {"paid": Money(120_000, "KRW"), "invoiced": Money(180_000, "KRW")}
        assert parts == won
        await quiet(pilot, "u")
        assert store.costs.one(bill).amount == Money(300_000, "KRW")


async def test_a_fee_with_nothing_live_is_paid_only_with_a_note(tmp_path: Path) -> None:
    """The note is kept; another day is read as it is said."""
    async with opened(tmp_path) as (pilot, store):
        fee = number(store, "person:이하늘")
        await cursor_to(pilot, fee)
        await quiet(pilot, "p")
        assert "‼ Nothing is live yet." in shown(pilot)
        await quiet(pilot, "enter")
        assert "Say why, in a few words." in shown(pilot)
        assert store.costs.one(fee).state == "committed"
        await typed(pilot, "Half in advance", "up", "up", "ctrl+a")
        await quiet(pilot, "enter")
        assert store.costs.one(fee).state == "paid"
        assert store.costs.one(fee).notes == "Half in advance"


async def test_tax_that_is_kept_back_can_be_said_otherwise(tmp_path: Path) -> None:
    """What they get follows while it is typed; more than all of it is refused."""
    async with opened(tmp_path) as (pilot, store):
        fee = number(store, "person:이하늘")
        await cursor_to(pilot, fee)
        await quiet(pilot, "p")
        await typed(pilot, "Agreed", "up", "up", "up")
        await typed(pilot, "900000")
        assert "No more can be kept back than is paid." in shown(pilot)
        await quiet(pilot, *["backspace"] * 6)
        await typed(pilot, "26400")
        assert "they get 773,600 KRW" in shown(pilot)
        await quiet(pilot, "enter")
        assert store.costs.one(fee).withheld_minor == 26_400


async def test_what_a_deal_promised_is_not_deleted_by_hand(tmp_path: Path) -> None:
    """Its keys say so, and do nothing; what was typed goes, and comes back."""
    async with opened(tmp_path) as (pilot, store):
        await cursor_to(pilot, number(store, "person:이하늘"))
        for key in ("delete", "X", "less_than_sign"):
            face_of(pilot).tell("")
            await quiet(pilot, key)
            assert "It follows the deal: change that." in shown(pilot)
        assert len(costs(store)) == 5
        assert states(store)["이하늘"] == "committed"
        await cursor_to(pilot, number(store, "for:shortener"))
        await quiet(pilot, "percent_sign")
        assert "It belongs to nobody's work." in shown(pilot)
        await quiet(pilot, "delete", "enter")
        assert len(costs(store)) == 4
        await quiet(pilot, "u")
        assert len(costs(store)) == 5


async def test_a_cost_is_called_off(tmp_path: Path) -> None:
    """It stays in the list and counts no more; > promises it anew."""
    async with opened(tmp_path) as (pilot, store):
        await cursor_to(pilot, number(store, "for:촬영"))
        await quiet(pilot, "X", "enter")
        assert states(store)["스튜디오 촬영"] == "cancelled"
        assert "open 1,300,000 KRW" in shown(pilot)
        await quiet(pilot, "d")
        assert states(store)["스튜디오 촬영"] == "committed"


async def test_the_bill_of_several_is_noted_at_once(tmp_path: Path) -> None:
    """What nobody touched of it stays as it is."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "slash")
        await typed(pilot, "category:fee", "enter", "ctrl+a", "f")
        await typed(pilot, "~/bills/fees.pdf", "ctrl+s")
        fees = costs(store, "category:fee")
        assert {line.document for line in fees} == {"~/bills/fees.pdf"}
        assert {line.invoice_ref for line in fees} == {None}
        assert table_of(pilot).marks == frozenset()


async def test_many_are_changed_as_one_step(tmp_path: Path) -> None:
    """State, day, category, channel, campaign; what cannot be is a sentence."""
    async with opened(tmp_path) as (pilot, store):
        for text in ("for:촬영", "for:shortener"):
            await cursor_to(pilot, number(store, text))
            await quiet(pilot, "space")
        await quiet(pilot, "x")
        await typed(pilot, "channel", "enter")
        await typed(pilot, "youtube", "enter")
        assert len(costs(store, "channel:youtube")) == 2
        await quiet(pilot, "u")
        assert not costs(store, "channel:youtube")

        await quiet(pilot, "slash")
        await typed(pilot, "category:fee", "enter", "ctrl+a", "x")
        await typed(pilot, "category", "enter")
        await typed(pilot, "tools", "enter")
        assert "comes from the deal; change it there." in str(
            [note.message for note in pilot.app._notifications]
        )
        assert len(costs(store, "category:fee")) == 2
        await quiet(pilot, "x")
        await typed(pilot, "by another day", "enter")
        await typed(pilot, "3d", "enter")
        due = {line.due_on for line in costs(store, "category:fee")}
        assert due == {TODAY + 3 * DAY}


async def test_a_campaign_is_said_of_what_had_none(tmp_path: Path) -> None:
    """It counts in the money of that campaign from then on."""
    async with opened(tmp_path) as (pilot, store):
        await cursor_to(pilot, number(store, "for:shortener"))
        await quiet(pilot, "x")
        await typed(pilot, "campaign", "enter")
        await typed(pilot, "Spring", "enter")
        (line,) = costs(store, "for:shortener")
        assert line.campaign == "Spring launch"
        assert line.counted == Money(4_900, "EUR")


async def test_a_cost_explains_itself(tmp_path: Path) -> None:
    """Where it comes from, what it counts as, what stands before its payment."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "equals_sign")
        assert "nobody said what USD is worth" in shown(pilot)
        await quiet(pilot, "escape")
        await cursor_to(pilot, number(store, "person:이하늘"))
        await quiet(pilot, "equals_sign")
        text = shown(pilot)
        assert "It is the fee that was agreed" in text
        assert "‼ Nothing is live yet." in text
        await quiet(pilot, "escape")
        assert face_of(pilot).table.has_focus
