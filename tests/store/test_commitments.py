"""Deals and parcels make costs by themselves, in the same step, and take them back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from store import totals
from store.contracts import ContractDraft
from store.costs import CostDraft, Costs
from store.deliverables import DeliverableDraft
from store.errors import OverBudget
from store.history import History
from store.outreach_draft import TouchDraft
from store.parcel_rows import ProductDraft, ShipmentDraft
from store.products import Products
from store.rules.money import Money
from tests.builders import everything
from tests.store.agreed_desk import MONDAY, POST, Agreed, agreed_desks

DAY = timedelta(days=1)
COLUMNS = ("origin", "state", "amount_minor", "amount_currency", "counted_minor")


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """People in campaigns, with the desks of contracts, content and parcels."""
    with agreed_desks() as opened:
        yield opened


def won(amount: int) -> Money:
    """An amount in won."""
    return Money(amount, "KRW")


def costs(desk: Agreed, *columns: str) -> list[tuple[Any, ...]]:
    """The costs there are, in the order they came about."""
    names = ",".join(columns or COLUMNS)
    return desk.desks.database.read(f"SELECT {names} FROM cost ORDER BY id")


def frame(desk: Agreed, **values: object) -> None:
    """Write a campaign's frame as another tool would."""
    with desk.desks.database.writing("Frame", ("campaigns",)) as unit:
        for name, value in values.items():
            unit.connection.execute(f"UPDATE campaign SET {name}=?", (value,))


def test_agreeing_to_a_fee_commits_it(desk: Agreed) -> None:
    """One step: the amount, the stage and the cost; taken back together."""
    talk = desk.agreed()
    frame(desk, currency="KRW")
    assert costs(desk) == []
    before = everything(desk.desks.database.reader)
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    assert costs(desk) == [("fee", "committed", 500_000, "KRW", 500_000)]
    assert totals.differences(desk.desks.database.reader) == 0
    history = History(desk.desks.database)
    history.undo()
    assert everything(desk.desks.database.reader) == before
    history.redo()
    assert costs(desk) == [("fee", "committed", 500_000, "KRW", 500_000)]


def test_a_new_amount_changes_the_same_cost(desk: Agreed) -> None:
    """What was agreed before is not owed beside it."""
    talk = desk.agreed()
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    desk.desks.deals.amount(talk, "agreed", won(450_000), today=MONDAY + DAY)
    assert costs(desk, "state", "amount_minor") == [("committed", 450_000)]


def test_a_deal_that_falls_through_releases_its_cost(desk: Agreed) -> None:
    """The row stays as called off, and is the one that comes back."""
    talk = desk.agreed()
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    desk.desks.outreach.move([talk], "declined", today=MONDAY)
    assert costs(desk, "state", "amount_minor") == [("cancelled", 500_000)]
    desk.desks.outreach.move([talk], "agreed", today=MONDAY)
    assert costs(desk, "state", "amount_minor") == [("committed", 500_000)]


def test_what_was_paid_of_it_stays_paid(desk: Agreed) -> None:
    """Only the rest follows the deal; below what was paid it is to come back."""
    talk = desk.agreed()
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    with desk.desks.database.writing("Paid", ("budget",)) as unit:
        unit.connection.execute(
            "UPDATE cost SET state='paid', paid_on='2026-03-02', amount_minor=200000,"
            " counted_minor=200000"
        )
    desk.desks.deals.amount(talk, "agreed", won(600_000), today=MONDAY)
    assert costs(desk, "state", "amount_minor") == [
        ("paid", 200_000),
        ("committed", 400_000),
    ]
    desk.desks.deals.amount(talk, "agreed", won(150_000), today=MONDAY)
    assert costs(desk, "state", "amount_minor") == [
        ("paid", 200_000),
        ("committed", -50_000),
    ]
    desk.desks.outreach.move([talk], "declined", today=MONDAY)
    assert costs(desk, "state", "amount_minor")[0] == ("paid", 200_000)


def test_a_fee_is_due_once_everything_is_live(desk: Agreed) -> None:
    """The day follows the last post, and goes when it is taken down again."""
    talk = desk.agreed()
    desk.contracts.save(talk, ContractDraft("signed", payment_days=10), today=MONDAY)
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    first, second = (
        desk.deliverables.add([talk], DeliverableDraft("reel", title), today=MONDAY)[0]
        for title in ("One", "Two")
    )
    assert costs(desk, "due_on", "due_from") == [(None, None)]
    desk.deliverables.go_live(first, url=POST, on=MONDAY, today=MONDAY)
    assert costs(desk, "due_on", "due_from") == [(None, None)]
    later = MONDAY + DAY
    desk.deliverables.go_live(second, url=f"{POST}?2", on=later, today=later)
    due = (later + 10 * DAY).isoformat()
    assert costs(desk, "due_on", "due_from") == [(due, "live")]
    desk.deliverables.move([second], state="approved", today=later)
    assert costs(desk, "due_on", "due_from") == [(None, None)]


def test_a_parcel_costs_what_is_in_it(desk: Agreed) -> None:
    """Promised while it is here, spent when it leaves, and back when it comes back."""
    talk = desk.agreed()
    product = Products(desk.desks.database).save_product(
        ProductDraft("Serum", cost_minor=12_000, cost_currency="KRW")
    )
    (parcel,) = desk.parcels.choose([talk], ShipmentDraft(product, 3), today=MONDAY)
    assert costs(desk, "origin", "state", "amount_minor") == [
        ("product", "committed", 36_000)
    ]
    desk.parcels.send([parcel], on=MONDAY)
    assert costs(desk, "state", "amount_minor", "paid_on") == [
        ("paid", 36_000, MONDAY.isoformat())
    ]
    desk.parcels.arrived([parcel], on=MONDAY)
    desk.parcels.returned([parcel], on=MONDAY)
    assert costs(desk, "state", "paid_on") == [("cancelled", None)]


def test_another_price_leaves_alone_what_has_left(desk: Agreed) -> None:
    """A parcel that is still here follows; one on its way cost what it cost."""
    product = Products(desk.desks.database).save_product(
        ProductDraft("Serum", cost_minor=12_000, cost_currency="KRW")
    )
    for name, is_sent in (("Mina", True), ("Ana", False)):
        talk = desk.agreed(name)
        (parcel,) = desk.parcels.choose([talk], ShipmentDraft(product), today=MONDAY)
        if is_sent:
            desk.parcels.send([parcel], on=MONDAY)
    found = Products(desk.desks.database).products()[0]
    dearer = ProductDraft("Serum", cost_minor=15_000, cost_currency="KRW")
    Products(desk.desks.database).save_product(dearer, product, found.version)
    assert costs(desk, "amount_minor") == [(12_000,), (15_000,)]


def test_minutes_noted_with_a_touch_are_own_time(desk: Agreed) -> None:
    """They go with the touch."""
    talk = desk.agreed()
    mark = costs(desk)
    draft = TouchDraft(1, talk, channel="mail", minutes=25)
    logged = desk.desks.outreach.log(draft, today=MONDAY)
    found = desk.desks.database.read(
        "SELECT minutes, collaboration_id, campaign_id, on_day FROM work_time"
    )
    assert found == [(25, talk, 1, MONDAY.isoformat())]
    assert totals.differences(desk.desks.database.reader) == 0
    desk.desks.outreach.remove_touch(logged.touch_id)
    assert desk.desks.database.read("SELECT count(*) FROM work_time") == [(0,)]
    assert costs(desk) == mark


def test_nothing_goes_past_the_budget_unsaid(desk: Agreed) -> None:
    """The figures are told, and nothing of the step is kept; a note opens the gate."""
    talk = desk.agreed()
    frame(desk, currency="KRW", budget_minor=900_000)
    desk.desks.deals.amount(talk, "agreed", won(600_000), today=MONDAY)
    other = desk.agreed("Ana")
    before = everything(desk.desks.database.reader)
    with pytest.raises(OverBudget) as refused:
        desk.desks.deals.amount(other, "agreed", won(400_000), today=MONDAY)
    over = refused.value
    figures = over.planned_minor, over.committed_minor, over.adds_minor, over.currency
    assert figures == (900_000, 600_000, 400_000, "KRW")
    assert str(over) == (
        "Spring: 400000 KRW more would go 100000 KRW past the budget; 300000 KRW are"
        " left."
    )
    assert everything(desk.desks.database.reader) == before
    with desk.desks.database.going_over("The brand pays the rest"):
        desk.desks.deals.amount(other, "agreed", won(400_000), today=MONDAY)
    assert costs(desk, "amount_minor", "over_note") == [
        (600_000, None),
        (400_000, "The brand pays the rest"),
    ]


def test_paying_less_is_never_asked_about(desk: Agreed) -> None:
    """What is over already may come down, and be put off, without a word."""
    talk = desk.agreed()
    desk.desks.deals.amount(talk, "agreed", won(600_000), today=MONDAY)
    frame(desk, currency="KRW", budget_minor=100_000)
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    desk.desks.outreach.plan([talk], MONDAY + DAY, "Ask again", today=MONDAY)
    assert costs(desk, "amount_minor") == [(500_000,)]


def test_a_step_from_before_there_were_costs_is_followed_too(desk: Agreed) -> None:
    """Taken back after an upgrade, the fee it agreed on is owed no more."""
    talk = desk.agreed()
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    database = desk.desks.database
    with database.replaying(()) as connection:  # what the upgrade made, nobody noted
        connection.execute("DELETE FROM change WHERE \"table\"='cost'")
    History(database).undo()
    assert costs(desk, "state") == [("cancelled",)]
    History(database).redo()
    assert costs(desk, "state", "amount_minor") == [("committed", 500_000)]
    assert totals.differences(database.reader) == 0


def test_a_new_currency_counts_everything_anew(desk: Agreed) -> None:
    """What is in it counts as it is; what is in another waits for a rate."""
    talk = desk.agreed()
    frame(desk, currency="EUR")
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    assert costs(desk, "counted_minor", "counted_currency") == [(None, None)]
    frame(desk, currency="KRW")
    assert costs(desk, "counted_minor", "counted_currency") == [(500_000, "KRW")]
    assert totals.differences(desk.desks.database.reader) == 0


def test_work_that_moves_to_another_campaign_takes_its_costs_along(
    desk: Agreed,
) -> None:
    """Those that came by themselves and those that were typed."""
    talk = desk.agreed()
    desk.desks.deals.amount(talk, "agreed", won(500_000), today=MONDAY)
    Costs(desk.desks.database).add(
        CostDraft("production", won(80_000), MONDAY, collaboration_id=talk)
    )
    other = desk.desks.campaigns.add("Autumn")
    desk.desks.outreach.set_campaign([talk], other)
    assert costs(desk, "campaign_id") == [(other,), (other,)]
    assert totals.differences(desk.desks.database.reader) == 0


@pytest.mark.parametrize(
    ("state", "planned", "left"),
    [("planned", 650_000, "committed"), ("invoiced", 600_000, "invoiced")],
)
def test_a_fee_that_was_in_view_becomes_the_one_agreed_on(
    desk: Agreed, state: str, planned: int, left: str
) -> None:
    """It is not counted twice; nor is one that a sheet brought in before."""
    talk = desk.agreed()
    draft = CostDraft("fee", won(planned), MONDAY, collaboration_id=talk, state=state)
    number = Costs(desk.desks.database).add(draft)
    desk.desks.deals.amount(talk, "agreed", won(600_000), today=MONDAY)
    assert costs(desk, "id", "origin", "state", "amount_minor") == [
        (number, "fee", left, 600_000)
    ]
    History(desk.desks.database).undo()
    assert costs(desk, "origin", "state", "amount_minor") == [(None, state, planned)]


def test_another_fee_stays_beside_the_one_agreed_on(desk: Agreed) -> None:
    """One of another amount, or that somebody else is paid."""
    talk = desk.agreed()
    for amount, payee in ((90_000, ""), (600_000, "The agency")):
        draft = CostDraft(
            "fee", won(amount), MONDAY, collaboration_id=talk, payee=payee
        )
        Costs(desk.desks.database).add(draft)
    desk.desks.deals.amount(talk, "agreed", won(600_000), today=MONDAY)
    assert costs(desk, "origin", "amount_minor") == [
        (None, 90_000),
        (None, 600_000),
        ("fee", 600_000),
    ]
