"""The running balance and the sums, against the plainest recomputation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import ledger as ledgers
from store.ledger import FACES, NO_CAMPAIGN, Ledger, LedgerLine, LedgerView
from store.rules.cost_words import COMMITTED, COST_STATES, OPEN_COSTS
from store.rules.money import Money
from tests.store.ledger_made import ledger, spent
from tests.store.outreach_desk import MONDAY, Desks, desks

if TYPE_CHECKING:
    from store.ledger_rows import LedgerSums


@pytest.fixture(scope="module")
def made() -> Iterator[tuple[Desks, Ledger]]:
    """A hundred and fifty costs, none of which is changed here."""
    with ledger() as opened:
        yield opened


@pytest.fixture
def book(made: tuple[Desks, Ledger]) -> Ledger:
    """A ledger of them that has not been asked yet."""
    desk, _ = made
    return Ledger(desk.database, desk.settings)


def by_hand(rows: Sequence[LedgerLine]) -> dict[int, Money | None]:
    """The balance at each cost: what took anything so far, by day, by currency."""
    standing: dict[str, int] = defaultdict(int)
    found: dict[int, Money | None] = {}
    for row in sorted(rows, key=lambda row: (row.on_day, row.id)):
        found[row.id] = None
        if row.counted is not None and row.state in COMMITTED:
            standing[row.counted.currency] += row.counted.minor
            found[row.id] = Money(standing[row.counted.currency], row.counted.currency)
    return found


VIEWS = [
    LedgerView(text, descending=down, campaign_id=campaign, face=face)
    for text in ("", "state:paid,planned", "luna", "is:unrated", "currency:usd")
    for down in (True, False)
    for campaign in (None, 1, NO_CAMPAIGN)
    for face in FACES
]


@pytest.mark.parametrize("few", [2_000, 3], ids=["few", "many"])
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_balance_is_what_was_committed_up_to_there(
    book: Ledger, view: LedgerView, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the first page, of the whole, and on a page in the middle: one figure."""
    monkeypatch.setattr(ledgers, "FEW", few)
    order = book.order(view, MONDAY)
    assert order.balances is not None
    lines = book.rows(order.ids, MONDAY, order.balances)
    expected = by_hand(lines)
    assert {line.id: line.balance for line in lines} == expected
    first = book.first(view, MONDAY, 40)
    has_to_wait = few == 3 and view.filter == "luna" and view.descending
    for line in first:
        assert line.balance == (
            None if has_to_wait and len(lines) > few else expected[line.id]
        )
    middle = slice(5, 9)
    assert book.rows(order.ids[middle], MONDAY, order.balances[middle]) == lines[middle]


@pytest.mark.parametrize("sort", ["amount", "name", "due_on"])
def test_only_days_have_a_balance(book: Ledger, sort: str) -> None:
    """In any other order it would say nothing."""
    view = LedgerView(sort=sort)
    assert book.order(view, MONDAY).balances is None
    assert {line.balance for line in book.first(view, MONDAY)} == {None}


def added(rows: Sequence[LedgerLine]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Count and sum by currency and state, and whether they count, by hand."""
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
    for row in rows:
        amount = row.counted or row.amount
        where = "counted" if row.counted else "beside"
        key = where, amount.currency, row.state
        many, minor = found.get(key, (0, 0))
        found[key] = many + 1, minor + amount.minor
    return found


def told(sums: LedgerSums) -> dict[tuple[str, str, str], tuple[int, int]]:
    """The same of what the ledger says; states of which there is nothing left out."""
    return {
        (where, one.currency, state): (one.many[state], one.minor[state])
        for where, listed in (("counted", sums.counted), ("beside", sums.beside))
        for one in listed
        for state in COST_STATES
        if one.many[state]
    }


@pytest.mark.parametrize(
    "text",
    [
        *("", "category:fee", "-category:fee", "campaign:spring", "no:campaign"),
        *("channel:insta", "channel:metro", "-channel:insta", "has:channel"),
        *("currency:usd", "is:open", "is:unrated,open", "luna", "is:late"),
    ],
)
@pytest.mark.parametrize("campaign", [None, 3, NO_CAMPAIGN])
@pytest.mark.parametrize("face", FACES)
def test_the_sums_are_those_of_the_listed_costs(
    book: Ledger, text: str, campaign: int | None, face: str
) -> None:
    """Whether they are taken from what is kept, or counted anew."""
    view = LedgerView(text, campaign_id=campaign, face=face)
    rows = book.rows(book.order(view, MONDAY).ids, MONDAY)
    sums = book.sums(view, MONDAY)
    assert told(sums) == added(rows)
    assert sums.many == len(rows)
    for one in (*sums.counted, *sums.beside):
        assert one.committed == sum(one.minor[state] for state in COMMITTED)
        assert one.open == sum(one.minor[state] for state in OPEN_COSTS)
        assert one.committed == one.open + one.paid
        assert one.foreseen == one.minor["planned"]


STEP = st.tuples(
    st.sampled_from(["add", "state", "drop", "rate"]),
    st.integers(-(10**12), 10**12),
    st.sampled_from(COST_STATES),
    st.sampled_from(["KRW", "USD"]),
    st.integers(1, 9),
)
Step = tuple[str, int, str, str, int]


@given(st.lists(STEP, min_size=1, max_size=12))
def test_after_any_sequence_of_edits_the_balance_is_the_plain_one(
    steps: list[Step],
) -> None:
    """Nothing that was found before is said after somebody saved."""
    with desks() as desk:
        book = Ledger(desk.database, desk.settings)
        for step in steps:
            edit(desk, step)
            for down in (True, False):
                lines = book.first(LedgerView(descending=down), MONDAY, 50)
                assert {one.id: one.balance for one in lines} == by_hand(lines)
            assert told(book.sums(LedgerView(), MONDAY)) == added(lines)
        while not all(unit.undone for unit in desk.history.units(20)):
            desk.history.undo()
            lines = book.first(LedgerView(), MONDAY, 50)
            assert {one.id: one.balance for one in lines} == by_hand(lines)


def edit(desk: Desks, step: Step) -> None:
    """One change of the costs that are there."""
    kind, amount, state, currency, day = step
    paid = "2026-03-02" if state == "paid" else None
    if kind == "add":
        spent(
            desk,
            amount,
            amount_currency=currency,
            counted_currency=currency,
            state=state,
            paid_on=paid,
            on_day=f"2026-02-0{day}",
        )
        return
    changes: dict[str, tuple[str, tuple[object, ...]]] = {
        "state": ("UPDATE cost SET state=?, paid_on=? WHERE id%2=0", (state, paid)),
        "drop": ("DELETE FROM cost WHERE id%3=0", ()),
        "rate": (
            "UPDATE cost SET counted_minor=NULL, counted_currency=NULL WHERE id=?",
            (day,),
        ),
    }
    with desk.database.writing("Edited", ("budget",)) as unit:
        unit.connection.execute(*changes[kind])
