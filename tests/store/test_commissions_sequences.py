"""Whatever is sold, comes back and is paid, in any order: the sum is what it is."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.commissions import TermsDraft, Tier
from store.errors import StoreError
from store.rules.commission import commission, read_tiers
from tests.store.paid_desk import DAY, MONDAY, PaidDesk, paid_desks, won

if TYPE_CHECKING:
    from store.commissions import SaleRow

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
LADDERS = (
    (Tier(0, Decimal(5)), Tier(1_000, Decimal(10))),
    (Tier(0, Decimal("7.5")),),
    (Tier(0, Decimal(3)), Tier(0, Decimal(6), FEBRUARY)),
)
SOLD = st.integers(0, 3_000)
DEED = st.one_of(
    st.tuples(st.just("sale"), st.sampled_from([JANUARY, FEBRUARY]), SOLD, SOLD),
    st.tuples(st.just("refund"), st.integers(0, 1), SOLD),
    st.tuples(st.just("terms"), st.sampled_from(LADDERS)),
    st.tuples(st.just("part"), st.integers(0, 3), st.integers(1, 200)),
    st.tuples(st.sampled_from(["pay", "unpay"]), st.integers(0, 3)),
    st.tuples(st.sampled_from(["remove", "undo", "redo"])),
)


def do(desk: PaidDesk, talk: int, deed: tuple[Any, ...]) -> None:
    """Do something to the sales or to what they made."""
    what, *said = deed
    sales, rows, book = desk.commissions.sales(talk), desk.rows(), desk.commissions
    if what == "sale":
        first, sold, back = said
        book.sale(talk, first, first + 27 * DAY, won(sold), won(back), today=MONDAY)
    elif what == "terms":
        book.set_terms(talk, TermsDraft("KRW", "marginal", 7, said[0]), today=MONDAY)
    elif what in {"undo", "redo"}:
        history = desk.agreed.desks.history
        if what == "redo" or sales:
            getattr(history, what)()
    elif what in {"refund", "remove"} and sales:
        on_sales(desk, sales, what, said)
    elif rows:
        row = rows[said[0] % len(rows)] if said else rows[0]
        if what == "part":
            desk.payments.pay_part(row.id, won(said[1]), on=MONDAY)
        elif what in {"pay", "unpay"}:
            given = {"on": MONDAY} if what == "pay" else {}
            getattr(desk.payments, what)([row.id], **given)


def on_sales(
    desk: PaidDesk, sales: tuple[SaleRow, ...], what: str, said: list[Any]
) -> None:
    """Something of a period that is there comes back, or the period goes."""
    if what == "refund":
        number = sales[said[0] % len(sales)].id
        desk.commissions.refund(number, won(said[1]), today=MONDAY)
    else:
        desk.commissions.remove(sales[0].id)


def check(desk: PaidDesk, talk: int) -> None:
    """Every period is owed exactly what the terms make of it, paid or open."""
    terms = desk.commissions.terms(talk)
    assert terms is not None
    tiers = read_tiers(terms.tiers)
    for sale in desk.commissions.sales(talk):
        sold = (sale.sales - sale.refunds).minor
        owed = commission(sold, tiers, terms.method, sale.starts_on)
        assert sale.commission == won(owed)
        assert sale.paid + sale.open == sale.commission
    rows = [row for row in desk.rows() if row.state != "cancelled"]
    whole = sum(sale.commission.minor for sale in desk.commissions.sales(talk))
    assert sum(row.amount.minor for row in rows) == whole
    assert all(row.amount.minor for row in rows)
    figures = desk.budget.figures(desk.agreed.campaign("Spring")).figures
    assert figures.committed == whole


@settings(max_examples=40)
@given(st.lists(DEED, max_size=10))
def test_every_period_is_owed_what_its_sales_make(deeds: list[tuple[Any, ...]]) -> None:
    """Through corrections, returns, parts, other terms, undo and redo."""
    with paid_desks() as desk:
        talk = desk.agreed.agreed("Mina", kind="commission")
        draft = TermsDraft("KRW", "marginal", 7, LADDERS[0])
        desk.commissions.set_terms(talk, draft, today=MONDAY)
        for deed in deeds:
            with suppress(StoreError):
                do(desk, talk, deed)
            check(desk, talk)
