"""Payments: what is due and why not yet, paid whole or in parts, taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.costs import CostDraft
from store.errors import GateClosed, Invalid, NotFound
from store.parcels import ProductDraft, ShipmentDraft
from store.payees import PayeeDraft
from store.payment_rows import GATES, REMARKS, PaymentLine
from store.rules.money import Money
from tests.store.paid_desk import DAY, MINA, MONDAY, PaidDesk, paid_desks, won

PAYDAY = MONDAY + 30 * DAY


@pytest.fixture
def desk() -> Iterator[PaidDesk]:
    """The desks of an empty campaign in won."""
    with paid_desks() as opened:
        yield opened


def said(line: PaymentLine) -> list[str]:
    """The sentences of a payment."""
    return [remark.text.format(**remark.detail) for remark in line.remarks]


def test_what_is_due_stands_by_its_day_and_the_rest_below(desk: PaidDesk) -> None:
    """The longest overdue first, and how late each is."""
    desk.agreed.campaign("Spring")
    paper = desk.bill(won(5_000), "Paper")
    late = desk.bill(won(9_000), "Studio")
    fee = desk.fee(won(300_000))
    desk.costs.set_due([late], MONDAY - 3 * DAY)
    due = desk.payments.due(MONDAY)
    assert [line.id for line in due] == [late, fee, paper]
    assert [line.days_late for line in due] == [3, 0, 0]
    assert due[1].cost.due_on == PAYDAY
    (line,) = desk.payments.rows([fee], PAYDAY + 2 * DAY)
    assert line.days_late == 2


def test_one_campaign_can_be_asked_for_alone(desk: PaidDesk) -> None:
    """And what it owes in each currency, and how much of that is overdue."""
    spring = desk.agreed.campaign("Spring")
    fee = desk.fee(won(300_000))
    dollars = desk.costs.add(
        CostDraft("tools", Money(1_999, "USD"), MONDAY, spring, due_on=MONDAY - DAY)
    )
    desk.bill(won(7))
    assert list(desk.payments.order(spring)) == [dollars, fee]
    owed = desk.payments.owed(MONDAY, spring)
    assert [(one.open, one.overdue, one.many, one.many_overdue) for one in owed] == [
        (won(300_000), won(0), 1, 0),
        (Money(1_999, "USD"), Money(1_999, "USD"), 1, 1),
    ]
    assert desk.payments.owed(MONDAY)[0].open == won(300_007)


def test_what_should_be_known_is_said_before_paying(desk: PaidDesk) -> None:
    """Gates first; and every code has its sentence."""
    assert set(GATES) < set(REMARKS)
    fee = desk.fee(won(110_000), live=False)
    desk.payees.save(desk.person(), PayeeDraft(tax_kind="individual", vat_percent="10"))
    (line,) = desk.payments.preview([fee], MONDAY)
    assert [gate.code for gate in line.gates] == ["not_live"]
    assert said(line)[:3] == [
        "Nothing is live yet.",
        "The bill or receipt is missing.",
        "Of what is needed to pay them, 4 are not known.",
    ]
    assert line.remarks[3].code == "vat"
    assert line.remarks[3].detail == {"amount": won(10_000)}
    assert (line.pieces, line.live) == (1, 0)


def test_of_one_who_is_complete_there_is_nothing_to_say(desk: PaidDesk) -> None:
    """Live, billed, papers in order."""
    fee = desk.fee(won(100_000))
    desk.payees.save(desk.person(), MINA)
    desk.payments.documents([fee], "~/bills/mina.pdf")
    (line,) = desk.payments.preview([fee], MONDAY)
    assert line.remarks == ()
    assert (line.gross, line.withheld, line.net) == (
        won(100_000),
        won(3_300),
        won(96_700),
    )


def test_a_fee_is_not_paid_before_its_content_is_live(desk: PaidDesk) -> None:
    """Unless she says why, and then that is kept with it."""
    fee = desk.fee(won(300_000), live=False)
    with pytest.raises(GateClosed, match="Mina: nothing is live yet"):
        desk.payments.pay([fee], on=MONDAY)
    with pytest.raises(GateClosed, match="nothing is live"):
        desk.payments.pay([fee], on=MONDAY, note="  ")
    assert desk.costs.one(fee).state == "committed"
    assert desk.payments.pay([fee], on=MONDAY, note="Half at signing") == 1
    assert desk.costs.one(fee).notes == "Half at signing"


def test_every_piece_is_waited_for_and_what_is_wrapped_waits_for_none(
    desk: PaidDesk,
) -> None:
    """One of two is not all of it."""
    fee = desk.fee(won(300_000))
    desk.agreed.piece()
    with pytest.raises(GateClosed, match="1 of 2 pieces are live"):
        desk.payments.pay([fee], on=MONDAY)
    talk = desk.talk()
    desk.agreed.desks.outreach.move([talk], "wrapped", today=MONDAY)
    assert desk.payments.pay([fee], on=MONDAY) == 1


def test_paying_says_when_how_and_what_was_kept_back(desk: PaidDesk) -> None:
    """One step, and undo names it."""
    fee = desk.fee(won(100_000))
    desk.payees.save(desk.person(), MINA)
    desk.payments.pay([fee], on=PAYDAY, ref=" TX 77 ")
    row = desk.costs.one(fee)
    assert (row.state, row.paid_on, row.paid_ref) == ("paid", PAYDAY, "TX 77")
    assert row.withheld_minor == 3_300
    (line,) = desk.payments.rows([fee], PAYDAY + DAY)
    assert (line.net, line.days_late, line.remarks) == (won(96_700), 0, ())
    assert desk.payments.order() == desk.payments.order(desk.agreed.campaign("Spring"))
    assert not desk.payments.order()
    assert desk.undo() == "Paid Mina: 100000 KRW"
    assert desk.costs.one(fee).state == "committed"


def test_several_are_paid_in_one_step_each_once(desk: PaidDesk) -> None:
    """What was paid already is left alone."""
    fees = [desk.fee(won(100_000), name) for name in ("Mina", "Ana", "Ben")]
    desk.payments.pay(fees[:1], on=MONDAY)
    assert desk.payments.pay([*fees, fees[1]], on=PAYDAY) == 2
    assert [desk.costs.one(fee).paid_on for fee in fees] == [MONDAY, PAYDAY, PAYDAY]
    assert desk.undo() == "Paid 2 costs"
    assert [row.state for row in desk.rows()] == ["paid", "committed", "committed"]


def test_the_setting_holds_for_persons_only(desk: PaidDesk) -> None:
    """Not for a studio, nor for goods; and a business is paid in full."""
    desk.agreed.desks.settings.set_withholding_percent("3.3")
    fee = desk.fee(won(100_000))
    firm = desk.fee(won(100_000), "Ana")
    desk.payees.save(desk.person("Ana"), PayeeDraft(tax_kind="business"))
    studio = desk.bill(won(100_000), "Studio", payee="Studio Seoul")
    desk.payments.pay([fee, firm, studio], on=MONDAY)
    kept = [desk.costs.one(one).withheld_minor for one in (fee, firm, studio)]
    assert kept == [3_300, None, None]


def test_a_figure_that_is_typed_wins(desk: PaidDesk) -> None:
    """Where the tax office rounds otherwise; but never more than there is."""
    fee = desk.fee(won(100_005))
    desk.payees.save(desk.person(), MINA)
    with pytest.raises(Invalid, match="Kept back of 100005 KRW"):
        desk.payments.pay([fee], on=MONDAY, withheld={fee: 100_006})
    with pytest.raises(Invalid, match="not between 0"):
        desk.payments.pay([fee], on=MONDAY, withheld={fee: -1})
    desk.payments.pay([fee], on=MONDAY, withheld={fee: 3_290})
    (line,) = desk.payments.rows([fee], MONDAY)
    assert (line.withheld, line.net) == (won(3_290), won(96_715))
    assert line.payout.vat == won(0)


def test_a_part_is_paid_and_the_rest_stays_open(desk: PaidDesk) -> None:
    """Nothing is lost between the two, in neither currency."""
    dollars = desk.costs.add(
        CostDraft(
            *("tools", Money(10_001, "USD"), MONDAY, desk.agreed.campaign("Spring")),
            rate="1385.2",
            due_on=PAYDAY,
        )
    )
    counted = desk.costs.one(dollars).counted
    assert counted is not None
    paid, rest = desk.payments.pay_part(
        dollars, Money(3_333, "USD"), on=MONDAY, ref="TX 1"
    )
    assert rest == dollars
    left, gone = desk.costs.one(dollars), desk.costs.one(paid)
    assert (left.state, gone.state, gone.part_of) == ("committed", "paid", dollars)
    assert (gone.amount, gone.paid_ref) == (Money(3_333, "USD"), "TX 1")
    assert left.amount + gone.amount == Money(10_001, "USD")
    assert left.counted is not None
    assert gone.counted is not None
    assert left.counted + gone.counted == counted
    assert left.due_on == PAYDAY
    assert desk.undo() == "Paid a part to Spring: 33.33 USD"
    assert [row.amount.minor for row in desk.rows()] == [10_001]


def test_the_tax_of_a_part_is_the_tax_of_that_part(desk: PaidDesk) -> None:
    """And the last part takes the rest with it."""
    fee = desk.fee(won(100_001))
    desk.payees.save(desk.person(), MINA)
    first, _ = desk.payments.pay_part(fee, won(50_000), on=MONDAY)
    whole, none = desk.payments.pay_part(fee, won(50_001), on=PAYDAY)
    assert (whole, none) == (fee, None)
    assert [desk.costs.one(one).withheld_minor for one in (first, fee)] == [1_650] * 2
    spring = desk.agreed.campaign("Spring")
    figures = desk.budget.figures(spring).figures
    assert (figures.committed, figures.paid) == (100_001, 100_001)


def test_a_deal_knows_what_of_it_was_paid(desk: PaidDesk) -> None:
    """A fee that is raised afterwards leaves the difference open."""
    fee = desk.fee(won(300_000))
    desk.payments.pay_part(fee, won(100_000), on=MONDAY)
    talk = desk.talk()
    desk.agreed.desks.deals.amount(talk, "agreed", won(350_000), today=MONDAY)
    assert [(row.state, row.amount.minor) for row in desk.rows()] == [
        ("committed", 250_000),
        ("paid", 100_000),
    ]


@pytest.mark.parametrize(
    "amount",
    [won(0), won(-1), won(300_001), Money(100, "USD")],
    ids=["nothing", "below", "more", "dollars"],
)
def test_what_is_no_part_of_it_is_refused(desk: PaidDesk, amount: Money) -> None:
    """Nothing is split."""
    fee = desk.fee(won(300_000))
    with pytest.raises(Invalid, match="is no part of 300000 KRW"):
        desk.payments.pay_part(fee, amount, on=MONDAY)
    assert len(desk.rows()) == 1


def test_a_part_comes_through_the_gate_too(desk: PaidDesk) -> None:
    """The part has the reason, the rest asks again."""
    fee = desk.fee(won(300_000), live=False)
    with pytest.raises(GateClosed, match="nothing is live"):
        desk.payments.pay_part(fee, won(100_000), on=MONDAY)
    paid, _ = desk.payments.pay_part(fee, won(100_000), on=MONDAY, note="At signing")
    assert desk.costs.one(paid).notes == "At signing"
    assert desk.costs.one(fee).notes is None
    with pytest.raises(GateClosed, match="nothing is live"):
        desk.payments.pay([fee], on=MONDAY)


def test_a_payment_is_taken_back(desk: PaidDesk) -> None:
    """Billed what has a bill, promised what has none."""
    fees = [desk.fee(won(100_000), name) for name in ("Mina", "Ana")]
    desk.costs.attach(fees[:1], invoice_ref="R 1")
    desk.payments.pay(fees, on=MONDAY, ref="TX")
    assert desk.payments.unpay(fees) == 2
    assert desk.payments.unpay(fees) == 0
    rows = desk.rows()
    assert [row.state for row in rows] == ["invoiced", "committed"]
    assert {(row.paid_on, row.paid_ref, row.withheld_minor) for row in rows} == {
        (None, None, None)
    }


def test_what_was_billed_before_it_was_paid_is_billed_again(desk: PaidDesk) -> None:
    """Whether its bill is known or she only said so; steps taken back do not count."""
    billed, filed, part = (desk.bill(won(9_000), name) for name in ("A", "B", "C"))
    desk.costs.set_state([billed, part], "invoiced", today=MONDAY)
    desk.costs.attach([filed], document="~/bills/b.pdf")
    desk.payments.pay([billed, filed], on=MONDAY)
    paid, _rest = desk.payments.pay_part(part, won(4_000), on=MONDAY)
    assert desk.payments.unpay([billed, filed, paid]) == 3
    assert {desk.costs.one(one).state for one in (billed, filed, paid)} == {"invoiced"}
    desk.costs.set_state([billed], "committed", today=MONDAY)
    desk.undo()
    desk.undo()
    desk.payments.unpay([billed])
    assert desk.costs.one(billed).state == "invoiced"
    desk.costs.set_state([billed], "committed", today=MONDAY)
    desk.payments.pay([billed], on=MONDAY)
    desk.payments.unpay([billed])
    assert desk.costs.one(billed).state == "committed"


def test_a_payment_of_a_deal_that_fell_back_is_owed_no_more(desk: PaidDesk) -> None:
    """Money that came back is not promised again."""
    fee = desk.fee(won(100_000))
    desk.payments.pay([fee], on=MONDAY)
    talk = desk.talk()
    desk.agreed.desks.outreach.move([talk], "declined", today=MONDAY)
    assert desk.costs.one(fee).state == "paid"
    desk.payments.unpay([fee])
    assert desk.costs.one(fee).state == "cancelled"
    with pytest.raises(Invalid, match="Mina was called off"):
        desk.payments.pay([fee], on=MONDAY)


def test_goods_that_were_sent_are_spent(desk: PaidDesk) -> None:
    """Only the parcel can say otherwise."""
    parcels, talk = desk.agreed.parcels, desk.agreed.agreed()
    serum = parcels.save_product(ProductDraft("Serum", "", 9_000, "KRW"))
    sent = parcels.choose([talk], ShipmentDraft(serum, 2), today=MONDAY)
    (promised,) = desk.rows()
    assert (promised.state, desk.payments.due(MONDAY)) == ("committed", ())
    with pytest.raises(Invalid, match="is spent when it leaves"):
        desk.payments.pay([promised.id], on=MONDAY)
    parcels.send(sent, "CJ", "1", on=MONDAY)
    (row,) = desk.rows()
    assert (row.state, row.amount) == ("paid", won(18_000))
    with pytest.raises(Invalid, match="sent to Mina is spent; the parcel says so"):
        desk.payments.unpay([row.id])


def test_a_credit_comes_back_whole(desk: PaidDesk) -> None:
    """No tax is kept of it, and no bill is asked for."""
    credit = desk.bill(won(-5_000), "Returned props")
    (line,) = desk.payments.preview([credit], MONDAY)
    assert [remark.code for remark in line.remarks] == ["credit"]
    with pytest.raises(Invalid, match="Kept back"):
        desk.payments.pay([credit], on=MONDAY, withheld={credit: 10})
    part, rest = desk.payments.pay_part(credit, won(-2_000), on=MONDAY)
    assert desk.costs.one(part).amount == won(-2_000)
    assert rest is not None
    assert desk.costs.one(rest).amount == won(-3_000)


def test_what_is_not_there_cannot_be_paid(desk: PaidDesk) -> None:
    """Named by its number; and asking for it gives nothing."""
    with pytest.raises(NotFound, match="no cost number 9"):
        desk.payments.pay([9], on=MONDAY)
    assert desk.payments.preview([9], MONDAY) == ()


def test_what_was_only_in_view_can_be_paid_at_once(desk: PaidDesk) -> None:
    """It says so first."""
    draft = CostDraft("boost", won(5_000), MONDAY, state="planned")
    number = desk.costs.add(draft)
    (line,) = desk.payments.preview([number], MONDAY)
    assert [remark.code for remark in line.remarks] == ["document", "foreseen"]
    assert desk.payments.pay([number], on=MONDAY) == 1


def test_without_a_rate_it_is_said_that_no_figure_has_it(desk: PaidDesk) -> None:
    """Paid it can be all the same."""
    spring = desk.agreed.campaign("Spring")
    number = desk.costs.add(CostDraft("tools", Money(500, "EUR"), MONDAY, spring))
    (line,) = desk.payments.preview([number], MONDAY)
    assert [remark.code for remark in line.remarks] == ["document", "no_rate"]
