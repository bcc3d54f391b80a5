"""Whatever is paid, in whatever parts and order: nothing is lost on the way."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.costs import CostDraft
from store.errors import StoreError
from store.rules.cost_words import COMMITTED
from store.rules.money import Money
from tests.store.paid_desk import MINA, MONDAY, PaidDesk, paid_desks, won

if TYPE_CHECKING:
    from store.cost_rows import CostRow

WHOLE = {"KRW": 300_001, "USD": 10_001}
DEED = st.one_of(
    st.tuples(st.just("part"), st.integers(0, 4), st.integers(1, 200_000)),
    st.tuples(st.sampled_from(["pay", "unpay"]), st.integers(0, 4), st.just(0)),
    st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just(0)),
)


def do(desk: PaidDesk, floor: int, deed: tuple[Any, ...]) -> None:
    """Do something to one of the costs; the first steps are never undone."""
    what, place, amount = deed
    history = desk.agreed.desks.history
    if what in {"undo", "redo"}:
        done = [unit for unit in history.units(100) if not unit.undone]
        if what == "redo" or len(done) > floor:
            getattr(history, what)()
        return
    rows = desk.rows()
    row = rows[place % len(rows)]
    if what == "pay":
        desk.payments.pay([row.id], on=MONDAY)
    elif what == "unpay":
        desk.payments.unpay([row.id])
    elif row.state != "paid":
        desk.payments.pay_part(row.id, Money(amount, row.amount.currency), on=MONDAY)


def check(desk: PaidDesk) -> None:
    """All amounts are there, each once, and what they count as; so are the sums."""
    rows: list[CostRow] = [row for row in desk.rows() if row.state in COMMITTED]
    for currency, whole in WHOLE.items():
        found = [row.amount.minor for row in rows if row.amount.currency == currency]
        assert sum(found) == whole
        assert min(found) > 0
    counted = [row.counted.minor for row in rows if row.counted is not None]
    assert len(counted) == len(rows)
    figures = desk.budget.figures(desk.agreed.campaign("Spring")).figures
    assert figures.committed == sum(counted) == 300_001 + 138_534
    paid = [row for row in rows if row.state == "paid"]
    assert figures.paid == sum(row.counted.minor for row in paid if row.counted)
    for line in desk.payments.rows([row.id for row in rows], MONDAY):
        assert line.gross == line.net + line.withheld
        assert 0 <= line.withheld.minor <= line.gross.minor


@settings(max_examples=40)
@given(st.lists(DEED, max_size=10))
def test_no_unit_is_lost_in_parts(deeds: list[tuple[Any, ...]]) -> None:
    """A fee in won and a bill in dollars, taken apart and paid in any order."""
    with paid_desks() as desk:
        desk.fee(won(WHOLE["KRW"]))
        desk.payees.save(desk.person(), MINA)
        spring = desk.agreed.campaign("Spring")
        bill = Money(WHOLE["USD"], "USD")
        desk.costs.add(CostDraft("tools", bill, MONDAY, spring, rate="1385.2"))
        floor = len(desk.agreed.desks.history.units(100))
        for deed in deeds:
            with suppress(StoreError):
                do(desk, floor, deed)
            check(desk)
