"""What is to be paid, and budgets that are passed, among everything due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from store.contracts import ContractDraft
from store.costs import CostDraft, Costs
from store.deliverables import DeliverableDraft
from store.history import History
from store.rules.money import Money
from tests.store.agreed_desk import DAY, MONDAY, POST, Agreed, agreed_desks

if TYPE_CHECKING:
    from store.agenda import DueItem


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """People in campaigns, with the desks of contracts, content and parcels."""
    with agreed_desks() as opened:
        yield opened


def due(desk: Agreed, source: str, today: date) -> list[DueItem]:
    """The lines of a day that come from one source."""
    return [line for line in desk.due(today) if line.source == source]


def why(line: DueItem) -> str:
    """Its reason."""
    return line.reason.template.format(**line.reason.detail)


def plan(desk: Agreed, budget: int) -> None:
    """Give the campaign a budget in won."""
    with desk.desks.database.writing("Planned", ("campaigns",)) as unit:
        unit.connection.execute(
            "UPDATE campaign SET currency='KRW', budget_minor=?", (budget,)
        )


def owed(desk: Agreed, on: date = MONDAY) -> int:
    """A fee of somebody whose only piece went live on a day, paid after ten days."""
    talk = desk.agreed()
    desk.contracts.save(talk, ContractDraft("signed", payment_days=10), today=on)
    desk.desks.deals.amount(talk, "agreed", Money(500_000, "KRW"), today=on)
    (piece,) = desk.deliverables.add([talk], DeliverableDraft("reel", "A"), today=on)
    desk.deliverables.go_live(piece, url=POST, on=on, today=on)
    return talk


def test_a_fee_is_due_so_many_days_after_going_live(desk: Agreed) -> None:
    """It says how much, and that the bill is missing; a day late weighs most."""
    owed(desk)
    assert due(desk, "payment", MONDAY) == []
    (line,) = due(desk, "payment", MONDAY + 5 * DAY)
    assert (line.group, line.kind) == ("week", "payment")
    assert line.due_on == MONDAY + 10 * DAY
    assert (line.influencer, line.campaign, line.waiting_on) == ("Mina", "Spring", "me")
    assert why(line) == "Pay the fee: 500000 KRW; the bill is missing"
    (late,) = due(desk, "payment", MONDAY + 20 * DAY)
    assert (late.group, late.days_late, late.urgency) == ("overdue", 10, 60.0)


def test_what_is_nobody_s_is_due_as_well(desk: Agreed) -> None:
    """A tool has a day to be paid on, and no person."""
    costs = Costs(desk.desks.database)
    number = costs.add(
        CostDraft(
            "tools",
            Money(1200, "USD"),
            MONDAY,
            payee="Shortly",
            description="Short links, a month",
            due_on=MONDAY + DAY,
            document="~/bills/short.pdf",
        )
    )
    (line,) = due(desk, "payment", MONDAY)
    assert (line.row, line.influencer_id, line.influencer) == (number, None, "Shortly")
    assert why(line) == "Pay 12.00 USD: Short links, a month"
    assert desk.desks.agenda.counts(MONDAY).week == len(desk.due(MONDAY))
    desk.desks.tasks.snooze([line.id], MONDAY + 30 * DAY)
    assert due(desk, "payment", MONDAY) == []
    History(desk.desks.database).undo()
    costs.set_state([number], "cancelled", today=MONDAY)
    assert due(desk, "payment", MONDAY) == []


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("", "94.98 EUR comes back"),
        ("Broken parcel", "94.98 EUR comes back: Broken parcel"),
    ],
)
def test_a_credit_comes_back(desk: Agreed, what: str, said: str) -> None:
    """Nobody pays it, and no bill of it is missing."""
    amount = Money(-9498, "EUR")
    draft = CostDraft("product", amount, MONDAY, description=what, due_on=MONDAY)
    Costs(desk.desks.database).add(draft)
    (line,) = due(desk, "payment", MONDAY)
    assert why(line) == said


def test_a_budget_that_is_passed_is_said_every_day(desk: Agreed) -> None:
    """Until it is planned anew, or something is cut; or it is put off."""
    talk = desk.agreed()
    desk.desks.deals.amount(talk, "agreed", Money(500_000, "KRW"), today=MONDAY)
    plan(desk, 450_000)
    for today in (MONDAY, MONDAY + 3 * DAY):
        (line,) = due(desk, "budget", today)
        assert (line.due_on, line.campaign) == (today, "Spring")
        assert (line.influencer_id, line.influencer) == (None, None)
        assert line.reason.detail["title"] == "Spring"
    assert why(line) == "Over budget by 50000 KRW: plan anew, or cut something"
    desk.desks.tasks.snooze([line.id], MONDAY + 30 * DAY)
    assert due(desk, "budget", MONDAY + 3 * DAY) == []
    History(desk.desks.database).undo()
    plan(desk, 600_000)
    assert due(desk, "budget", MONDAY) == []
