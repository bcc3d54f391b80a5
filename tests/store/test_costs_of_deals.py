"""Costs that come from a deal, and costs that are split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.costs import as_draft
from store.errors import Invalid, NotFound
from tests.store.cost_desk import MINA, MONDAY, SPRING, Till, cents, tills, won

LATER = date(2026, 4, 30)


@pytest.fixture
def till() -> Iterator[Till]:
    """The desks of money."""
    with tills() as opened:
        yield opened


@pytest.mark.parametrize(
    "typed",
    [
        {"amount": won(1)},
        {"amount": cents(500_000)},
        {"category": "tools"},
        {"campaign_id": None, "collaboration_id": None},
        {"state": "cancelled"},
        {"state": "planned"},
    ],
)
def test_a_fee_is_changed_in_the_deal(till: Till, typed: dict[str, Any]) -> None:
    """Not beside it."""
    fee = till.agree(won(500_000))
    with pytest.raises(Invalid, match="of Mina comes from the deal; change it there"):
        till.costs.edit(fee.id, replace(as_draft(fee), **typed), fee.version)
    assert till.one(fee.id) == fee


def test_a_fee_is_not_deleted_called_off_or_moved_by_hand(till: Till) -> None:
    """That happens when the deal falls through."""
    till.of.campaigns.add("Autumn")
    fee = till.agree(won(500_000))
    refused = "comes from the deal"
    with pytest.raises(Invalid, match=refused):
        till.costs.remove([fee.id])
    for state in ("cancelled", "planned"):
        with pytest.raises(Invalid, match=refused):
            till.costs.set_state([fee.id], state, today=MONDAY)
    for field, text in (("category", "other"), ("campaign", "Autumn")):
        with pytest.raises(Invalid, match=refused):
            till.costs.set_field([fee.id], field, text)
    assert till.one(fee.id) == fee


def test_a_fee_is_billed_dated_and_filed_by_hand(till: Till) -> None:
    """All that the deal does not say."""
    fee = till.agree(won(500_000))
    till.costs.set_state([fee.id], "invoiced", today=MONDAY)
    till.costs.set_due([fee.id], LATER)
    till.costs.attach([fee.id], document="mina.pdf")
    till.costs.set_field([fee.id], "channel", "blog")
    draft = replace(as_draft(till.one(fee.id)), notes="In two parts", invoice_ref="7")
    till.costs.edit(fee.id, draft)
    row = till.one(fee.id)
    assert (row.state, row.due_on, row.due_from) == ("invoiced", LATER, "typed")
    assert (row.document, row.invoice_ref, row.notes) == (
        "mina.pdf",
        "7",
        "In two parts",
    )
    assert till.figures().committed == 500_000


def test_a_day_from_terms_stays_one_when_something_else_is_edited(till: Till) -> None:
    """Only a day that is typed counts as typed."""
    fee = till.agree(won(500_000))
    with till.database.writing("Due", ("budget",)) as unit:
        unit.connection.execute(
            "UPDATE cost SET due_on='2026-04-30', due_from='terms' WHERE id=?",
            (fee.id,),
        )
    draft = replace(as_draft(till.one(fee.id)), notes="Soon")
    till.costs.edit(fee.id, draft)
    assert till.one(fee.id).due_from == "terms"
    till.costs.edit(fee.id, replace(draft, due_on=MONDAY))
    assert till.one(fee.id).due_from == "typed"


def test_a_cost_is_split_into_parts_like_it(till: Till) -> None:
    """The first stays where it was; all that is known of it goes along."""
    till.rates.note("USD", "KRW", MONDAY, Decimal("1385.2"))
    number = till.cost(cents(1_000), channel="tiktok", due_on=LATER, document="a.pdf")
    before = till.figures()
    parts = till.costs.split(number, [cents(333), cents(333), cents(334)])
    assert till.said() == "Split a cost: Spring, 10.00 USD"
    rows = [till.one(part) for part in parts]
    assert parts[0] == number
    assert [row.amount for row in rows] == [cents(333), cents(333), cents(334)]
    assert [row.part_of for row in rows] == [None, number, number]
    assert {(row.channel, row.due_on, row.document) for row in rows} == {
        ("tiktok", LATER, "a.pdf")
    }
    assert till.figures().committed == before.committed == 13_852
    again = till.costs.split(parts[2], [cents(300), cents(34)])
    assert till.one(again[1]).part_of == number
    till.undo()
    till.undo()
    assert till.figures() == before


@pytest.mark.parametrize(
    "parts",
    [
        [won(50), won(49)],
        [won(101), won(-1)],
        [won(100), won(0)],
        [],
        [cents(50), cents(50)],
    ],
)
def test_parts_that_are_not_the_whole_are_refused(till: Till, parts: list[Any]) -> None:
    """In the same currency, all of it, and nothing twice."""
    number = till.cost(100)
    with pytest.raises(Invalid, match="parts of a cost"):
        till.costs.split(number, parts)
    assert till.one(number).version == 1


def test_a_cost_that_is_not_there_cannot_be_split(till: Till) -> None:
    """Naming it."""
    with pytest.raises(NotFound, match="cost number 9"):
        till.costs.split(9, [won(1)])


def test_saving_a_part_again_keeps_its_last_unit(till: Till) -> None:
    """Its share was rounded with the others, not by itself."""
    number = till.cost(cents(3), rate="0.5")  # 3 x 0.01 x 0.5 = 0.015 won
    assert till.one(number).counted == won(0)
    till.frame(currency="EUR")
    part = till.cost(cents(3), rate="0.5")
    first, second = till.costs.split(part, [cents(1), cents(2)])
    kept = till.one(first).counted, till.one(second).counted
    for which in (first, second):
        draft = replace(as_draft(till.one(which)), notes="Seen")
        till.costs.edit(which, draft)
    assert (till.one(first).counted, till.one(second).counted) == kept
    # The one before had waited for a rate in euros: it counts at the same.
    assert till.one(number).counted is not None
    assert till.figures().committed == 4


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 10**6), min_size=1, max_size=5),
    st.sampled_from([1, -1]),
    st.decimals("0.001", 5_000, places=3),
)
def test_splitting_never_loses_a_minor_unit(
    parts: list[int], sign: int, rate: Any
) -> None:
    """Neither in its own currency nor in the campaign's."""
    with tills() as till:
        till.rates.note("USD", "KRW", MONDAY, rate)
        number = till.cost(cents(sign * sum(parts)))
        whole = till.one(number)
        numbers = till.costs.split(number, [cents(sign * part) for part in parts])
        rows = [till.one(each) for each in numbers]
        assert sum(row.amount.minor for row in rows) == whole.amount.minor
        assert whole.counted is not None
        counted = [row.counted.minor for row in rows if row.counted is not None]
        assert sum(counted) == whole.counted.minor == till.figures().committed
        assert till.budget.figures(SPRING).beside == ()


def test_all_costs_of_somebody_are_listed(till: Till) -> None:
    """What comes from the deal and what was typed."""
    late = till.cost(5, collaboration_id=MINA, on_day=LATER)
    fee = till.agree(won(500_000))
    till.cost(7)
    found = till.costs.of_collaboration(MINA)
    assert {row.id for row in found} == {fee.id, late}
    assert found[-1].id == late
