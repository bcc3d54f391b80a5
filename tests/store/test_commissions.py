"""Commissions: terms, what a period of sales makes, the hold, and returns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from store.commissions import TermsDraft, Tier
from store.errors import GateClosed, Invalid, NotFound, Stale
from store.rules.money import Money
from tests.store.paid_desk import DAY, MONDAY, PaidDesk, paid_desks, won

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
LADDER = (Tier(0, Decimal(5)), Tier(1_000_000, Decimal(10)))
TERMS = TermsDraft("KRW", "marginal", 14, LADDER)


@pytest.fixture
def desk() -> Iterator[PaidDesk]:
    """Mina is agreed in a campaign in won, for a share of what she sells."""
    with paid_desks() as opened:
        opened.agreed.agreed("Mina", kind="commission")
        yield opened


@pytest.fixture
def talk(desk: PaidDesk) -> int:
    """The collaboration, with its terms set."""
    number = desk.talk()
    desk.commissions.set_terms(number, TERMS)
    return number


def states(desk: PaidDesk) -> list[tuple[str, int]]:
    """How far every cost is, and how much it is."""
    return [(row.state, row.amount.minor) for row in desk.rows()]


def test_terms_come_back_as_they_were_set(desk: PaidDesk, talk: int) -> None:
    """In their order; a newer version is not overwritten."""
    terms = desk.commissions.terms(talk)
    assert terms is not None
    assert (terms.currency, terms.method, terms.hold_days) == ("KRW", "marginal", 14)
    assert (terms.tiers, terms.version) == (LADDER, 1)
    later = Tier(0, Decimal("7.25"), MONDAY)
    draft = TermsDraft("KRW", "whole", 0, (later, Tier(0, Decimal(5))))
    desk.commissions.set_terms(talk, draft, 1)
    terms = desk.commissions.terms(talk)
    assert terms is not None
    assert terms.tiers == (Tier(0, Decimal(5)), later)
    with pytest.raises(Stale, match="Mina was changed elsewhere"):
        desk.commissions.set_terms(talk, TERMS, 1)
    assert desk.undo() == "Settled the commission of Mina"
    terms = desk.commissions.terms(talk)
    assert terms is not None
    assert terms.tiers == LADDER


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (TermsDraft("KRW", "half", 0, LADDER), "half is no way"),
        (TermsDraft("KRW", "whole", -1, LADDER), "-1 is no number of days"),
        (TermsDraft("won", "whole", 0, LADDER), "won is not a currency"),
        (TermsDraft("KRW", "whole", 0, ()), "at least one share"),
        (TermsDraft("KRW", "whole", 0, LADDER[1:]), "one has to begin with 0"),
    ],
)
def test_terms_with_a_hole_are_refused(
    desk: PaidDesk, draft: TermsDraft, words: str
) -> None:
    """Nothing is kept of them."""
    with pytest.raises(Invalid, match=words):
        desk.commissions.set_terms(desk.talk(), draft)
    assert desk.commissions.terms(desk.talk()) is None
    assert desk.commissions.sales(desk.talk()) == ()


def test_a_period_makes_a_cost_that_is_on_hold(desk: PaidDesk, talk: int) -> None:
    """Due the day after goods can come back for the last time, and not paid before."""
    number = desk.commissions.sale(talk, FIRST, LAST, won(1_500_000), note="Shop")
    (row,) = desk.rows()
    assert (row.category, row.origin, row.state) == (
        "commission",
        "commission",
        "committed",
    )
    assert row.amount == won(100_000)
    assert (row.on_day, row.hold_until) == (LAST, date(2026, 2, 14))
    assert (row.due_on, row.due_from) == (date(2026, 2, 15), "terms")
    (sale,) = desk.commissions.sales(talk)
    assert (sale.id, sale.note, sale.cost_ids) == (number, "Shop", (row.id,))
    assert (sale.sales, sale.commission, sale.open, sale.paid) == (
        *(won(1_500_000), won(100_000), won(100_000)),
        won(0),
    )
    with pytest.raises(GateClosed, match="goods may come back until 2026-02-14"):
        desk.payments.pay([row.id], on=date(2026, 2, 14))
    assert desk.payments.pay([row.id], on=date(2026, 2, 15)) == 1


def test_what_is_on_hold_is_paid_with_a_reason(desk: PaidDesk, talk: int) -> None:
    """It is said in the list of payments too."""
    desk.commissions.sale(talk, FIRST, LAST, won(100_000))
    (line,) = desk.payments.due(LAST)
    assert [gate.code for gate in line.gates] == ["hold"]
    assert line.gates[0].text.format(**line.gates[0].detail) == (
        "Goods may come back until 2026-02-14."
    )
    desk.payments.pay([line.id], on=LAST, note="Asked for it")
    assert desk.costs.one(line.id).notes == "Asked for it"


def test_the_same_period_is_noted_once(desk: PaidDesk, talk: int) -> None:
    """Typed again it is changed; days of another period count once."""
    number = desk.commissions.sale(talk, FIRST, LAST, won(100_000))
    assert desk.commissions.sale(talk, FIRST, LAST, won(200_000)) == number
    assert states(desk) == [("committed", 10_000)]
    assert desk.undo() == "Changed sales of Mina: 200000 KRW"
    with pytest.raises(Invalid, match=r"2026-01-01 . 2026-01-31 already"):
        desk.commissions.sale(talk, LAST, LAST + DAY, won(5))
    moved = LAST - 10 * DAY
    desk.commissions.sale(talk, FIRST, moved, won(100_000), sale_id=number)
    (row,) = desk.rows()
    assert (row.on_day, row.hold_until) == (moved, moved + 14 * DAY)
    assert row.description == "2026-01-01 \N{EN DASH} 2026-01-21"
    second = desk.commissions.sale(talk, moved + DAY, LAST, won(5_000))
    assert [sale.id for sale in desk.commissions.sales(talk)] == [number, second]


def test_sales_that_cannot_be_are_refused(desk: PaidDesk, talk: int) -> None:
    """Each in a sentence."""
    sale = desk.commissions.sale
    for days, sales, refunds, words in (
        ((LAST, FIRST), won(1), None, "2026-01-01 is before 2026-01-31"),
        ((FIRST, LAST), won(-1), None, "Sales of -1 KRW cannot"),
        ((FIRST, LAST), won(10**12 + 1), None, "cannot be noted"),
        ((FIRST, LAST), won(5), won(6), "between 0 and what was sold: 5 KRW"),
        ((FIRST, LAST), won(5), won(-1), "between 0 and what was sold"),
        ((FIRST, LAST), Money(5, "USD"), None, "counted in KRW here, not in USD"),
        ((FIRST, LAST), won(5), Money(5, "USD"), "counted in KRW"),
    ):
        with pytest.raises(Invalid, match=words):
            sale(talk, *days, sales, refunds)
    with pytest.raises(NotFound, match="no sales number 9"):
        sale(talk, FIRST, LAST, won(5), sale_id=9)
    number = sale(talk, FIRST, LAST, won(5))
    other = desk.agreed.agreed("Ana", kind="commission")
    desk.commissions.set_terms(other, TERMS)
    with pytest.raises(Invalid, match="not of Ana"):
        sale(other, FIRST, LAST, won(5), sale_id=number)
    with pytest.raises(NotFound, match="no collaboration number 99"):
        desk.commissions.terms(99)


def test_a_period_in_which_the_share_changes_is_refused(desk: PaidDesk) -> None:
    """Two periods, two shares."""
    talk, change = desk.talk(), date(2026, 1, 15)
    tiers = (Tier(0, Decimal(3)), Tier(0, Decimal(5), change))
    desk.commissions.set_terms(talk, TermsDraft("KRW", "whole", 0, tiers))
    with pytest.raises(Invalid, match="up to 2026-01-14 and those from 2026-01-15"):
        desk.commissions.sale(talk, FIRST, LAST, won(100_000))
    desk.commissions.sale(talk, FIRST, change - DAY, won(100_000))
    desk.commissions.sale(talk, change, LAST, won(100_000))
    assert states(desk) == [("committed", 3_000), ("committed", 5_000)]


def test_the_percent_of_a_deal_becomes_the_terms(desk: PaidDesk) -> None:
    """From the first sales on, so that they stay what they were."""
    talk, deals = desk.talk(), desk.agreed.desks.deals
    with pytest.raises(Invalid, match="Mina has no share in sales yet"):
        desk.commissions.sale(talk, FIRST, LAST, won(1_000))
    version = desk.agreed.desks.conversation(talk).version
    deals.edit(talk, version, {"commission_percent": "12.5"})
    terms = desk.commissions.terms(talk)
    assert terms is not None
    assert (terms.version, terms.currency, terms.tiers) == (
        *(0, "KRW"),
        (Tier(0, Decimal("12.5")),),
    )
    desk.commissions.sale(talk, FIRST, LAST, won(1_000))
    assert states(desk) == [("committed", 125)]
    deals.edit(talk, version + 1, {"commission_percent": "20"})
    terms = desk.commissions.terms(talk)
    assert terms is not None
    assert (terms.version, terms.tiers) == (1, (Tier(0, Decimal("12.5")),))


def test_returns_before_payment_lower_what_is_open(desk: PaidDesk, talk: int) -> None:
    """Down to nothing, and up again."""
    number = desk.commissions.sale(talk, FIRST, LAST, won(1_500_000))
    assert desk.commissions.refund(number, won(600_000)) == won(55_000)
    assert states(desk) == [("committed", 45_000)]
    assert desk.commissions.refund(number, won(1_500_000)) == won(45_000)
    assert states(desk) == [("cancelled", 45_000)]
    assert desk.commissions.sales(talk)[0].commission == won(0)
    assert desk.commissions.refund(number, won(0)) == won(-100_000)
    assert states(desk) == [("committed", 100_000)]
    assert desk.undo() == "Noted returns of Mina: 0 KRW"


def test_returns_after_payment_are_asked_back_at_once(
    desk: PaidDesk, talk: int
) -> None:
    """As a cost below zero; more of them make it larger, not younger."""
    number = desk.commissions.sale(talk, FIRST, LAST, won(1_500_000))
    desk.payments.pay([desk.rows()[0].id], on=MONDAY)
    later = MONDAY + 7 * DAY
    desk.commissions.refund(number, won(600_000), today=MONDAY)
    desk.commissions.refund(number, won(700_000), today=later)
    assert states(desk) == [("paid", 100_000), ("committed", -60_000)]
    back = desk.rows()[1]
    assert (back.due_on, back.hold_until) == (MONDAY, None)
    (line,) = desk.payments.due(later)
    assert (line.days_late, [one.code for one in line.remarks]) == (7, ["credit"])
    (sale,) = desk.commissions.sales(talk)
    assert (sale.commission, sale.paid, sale.open) == (
        *(won(40_000), won(100_000)),
        won(-60_000),
    )
    spring = desk.agreed.campaign("Spring")
    assert desk.budget.figures(spring).figures.committed == 40_000


def test_returns_of_what_was_paid_in_part_take_the_open_part_first(
    desk: PaidDesk, talk: int
) -> None:
    """And the parts that she made stay as long as they go into the rest."""
    number = desk.commissions.sale(talk, FIRST, LAST, won(1_500_000))
    first = desk.rows()[0].id
    desk.payments.pay_part(first, won(30_000), on=MONDAY)
    desk.costs.split(first, [won(20_000), won(50_000)])
    desk.commissions.refund(number, won(500_000))
    assert sorted(states(desk)) == [
        *(("cancelled", 50_000), ("committed", 20_000), ("paid", 30_000)),
    ]
    desk.commissions.refund(number, won(1_000_000))
    assert sum(minor for state, minor in states(desk) if state != "cancelled") == 25_000


def test_other_terms_work_everything_out_again(desk: PaidDesk, talk: int) -> None:
    """What was paid is set off; the currency stays while there are sales."""
    desk.commissions.sale(talk, FIRST, LAST, won(100_000))
    desk.payments.pay([desk.rows()[0].id], on=MONDAY)
    draft = TermsDraft("KRW", "marginal", 0, (Tier(0, Decimal(8)),))
    desk.commissions.set_terms(talk, draft, today=MONDAY)
    assert states(desk) == [("paid", 5_000), ("committed", 3_000)]
    with pytest.raises(Invalid, match="noted in KRW; they stay in it"):
        desk.commissions.set_terms(talk, TermsDraft("USD", "whole", 0, LADDER))


def test_a_day_that_she_said_stays(desk: PaidDesk, talk: int) -> None:
    """Until then it is on hold all the same."""
    number = desk.commissions.sale(talk, FIRST, LAST, won(100_000))
    cost = desk.rows()[0].id
    desk.costs.set_due([cost], MONDAY)
    desk.commissions.refund(number, won(50_000))
    row = desk.costs.one(cost)
    assert (row.due_on, row.due_from, row.amount) == (MONDAY, "typed", won(2_500))


def test_sales_are_deleted_with_what_they_made(desk: PaidDesk, talk: int) -> None:
    """Unless it was paid; undo brings both back."""
    number = desk.commissions.sale(talk, FIRST, LAST, won(100_000))
    before = desk.rows()
    desk.commissions.remove(number)
    assert desk.rows() == ()
    assert desk.commissions.sales(talk) == ()
    desk.undo()
    assert desk.rows() == before
    desk.payments.pay([before[0].id], on=MONDAY)
    with pytest.raises(Invalid, match="Mina is paid; take the payment back first"):
        desk.commissions.remove(number)


def test_sales_in_another_currency_count_in_the_campaigns(desk: PaidDesk) -> None:
    """At the rate that is known for the last day of the period."""
    talk = desk.talk()
    tiers = (Tier(0, Decimal(30)),)
    desk.commissions.set_terms(talk, TermsDraft("USD", "marginal", 0, tiers))
    desk.commissions.sale(talk, FIRST, LAST, Money(999, "USD"))
    (row,) = desk.rows()
    assert (row.amount, row.counted) == (Money(300, "USD"), None)
