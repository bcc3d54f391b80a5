"""What sending a parcel costs, and the cost that comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store.costs import CostRow, Costs
from store.errors import Invalid
from store.parcels import Parcels, ShipmentDraft
from store.rules.money import Money
from tests.builders import everything
from tests.store.cost_desk import MINA, MONDAY, Till, cents, tills, won

SENT = ShipmentDraft(shipping=Money(3_500, "KRW"))


@pytest.fixture
def till() -> Iterator[Till]:
    """The desks of money."""
    with tills() as opened:
        yield opened


@pytest.fixture
def parcels(till: Till) -> Parcels:
    """The parcels desk."""
    return Parcels(till.database)


def posted(till: Till) -> list[CostRow]:
    """The costs of sending, as they stand now."""
    rows = Costs(till.database).of_collaboration(MINA)
    return [row for row in rows if row.origin == "shipping"]


def test_sending_a_parcel_costs_what_was_said(till: Till, parcels: Parcels) -> None:
    """It is promised as soon as somebody said so, and read back as it was typed."""
    (number,) = parcels.choose([MINA], SENT, today=MONDAY)
    (row,) = parcels.of_collaboration(MINA)
    assert (row.id, row.shipping, row.state) == (number, won(3_500), "chosen")
    (cost,) = posted(till)
    assert (cost.amount, cost.category, cost.state) == (
        won(3_500),
        "shipping",
        "committed",
    )
    assert till.figures().committed == 3_500


def test_without_any_there_is_no_cost(till: Till, parcels: Parcels) -> None:
    """Nothing at all is the same as not known."""
    drafts = (ShipmentDraft(), replace(SENT, shipping=won(0)))
    for draft in drafts:
        parcels.choose([MINA], draft, today=MONDAY)
    assert [row.shipping for row in parcels.of_collaboration(MINA)] == [None, None]
    assert posted(till) == []


def test_it_can_be_said_when_it_leaves(till: Till, parcels: Parcels) -> None:
    """What is not said then stays as it was."""
    numbers = parcels.choose([MINA], SENT, today=MONDAY)
    parcels.send(numbers, "CJ", on=MONDAY, shipping=won(4_000))
    assert [row.amount for row in posted(till)] == [won(4_000)]
    numbers = parcels.choose([MINA], SENT, today=MONDAY)
    parcels.send(numbers, "CJ", on=MONDAY)
    assert [row.amount for row in posted(till)] == [won(4_000), won(3_500)]


def test_changing_it_changes_the_cost_in_one_step(till: Till, parcels: Parcels) -> None:
    """In another currency as well; undo takes both back."""
    (number,) = parcels.choose([MINA], SENT, today=MONDAY)
    before = everything(till.database.reader)
    parcels.edit(number, replace(SENT, shipping=cents(1_250)), 1)
    (cost,) = posted(till)
    assert (cost.amount, cost.counted) == (cents(1_250), None)
    till.undo()
    assert everything(till.database.reader) == before


@pytest.mark.parametrize("amount", [won(-1), won(10**12 + 1)])
def test_what_it_cannot_cost_is_refused(parcels: Parcels, amount: Money) -> None:
    """In one sentence, and no parcel is kept."""
    with pytest.raises(Invalid, match="is not an amount"):
        parcels.choose([MINA], replace(SENT, shipping=amount), today=MONDAY)
    assert parcels.of_collaboration(MINA) == ()
