"""Whatever is done to money, in whatever order: the figures are what the rows make."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import astuple
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store import totals
from store.costs import CostDraft, as_draft
from store.errors import OverBudget, StoreError
from store.rules.cost_words import CATEGORIES
from store.rules.money import Money, split
from store.rules.spend import Figures, convert
from tests.store.budget_afresh import (
    PLACES,
    afresh,
    money_of,
    plain,
    rows_of,
    three_campaigns,
)
from tests.store.cost_desk import MINA, MONDAY, Till, tills

if TYPE_CHECKING:
    from store.budget import CampaignBudget

HALF = Fraction(1, 2)

BY_HAND = st.sampled_from(["planned", "committed", "invoiced", "cancelled"])
MONEY = st.builds(
    Money, st.integers(-(10**6), 10**7), st.sampled_from(["KRW", "USD", "EUR"])
)
DRAFTS = st.builds(
    CostDraft,
    category=st.sampled_from(["fee", "boost", "tools"]),
    amount=MONEY,
    on_day=st.integers(0, 9).map(lambda days: MONDAY + timedelta(days=days)),
    campaign_id=st.sampled_from(PLACES),
    channel=st.sampled_from(["", "tiktok", "Podcast"]),
    rate=st.sampled_from(["", "", "1385.2", "0,5"]),
    state=BY_HAND,
)
WHICH = st.integers(0, 5)
DEEDS = st.one_of(
    st.tuples(st.just("add"), DRAFTS),
    st.tuples(st.just("add"), DRAFTS),
    st.tuples(st.just("edit"), WHICH, DRAFTS),
    st.tuples(st.just("state"), WHICH, BY_HAND),
    st.tuples(st.just("file"), WHICH, st.sampled_from(["Spring", "Autumn", ""])),
    st.tuples(st.just("channel"), WHICH, st.sampled_from(["blog", ""])),
    st.tuples(st.just("split"), WHICH, st.integers(1, 10**6)),
    st.tuples(st.just("remove"), WHICH),
    st.tuples(
        st.just("rate"),
        st.permutations(["KRW", "USD", "EUR"]),
        st.sampled_from(["1385.2", "0.00072", "1.085"]),
    ),
    st.tuples(st.just("agree"), MONEY),
    st.tuples(st.just("fall"), st.sampled_from(["declined", "agreed"])),
    st.tuples(st.just("plan"), st.integers(0, 10**6), st.booleans()),
    st.tuples(st.just("work"), st.integers(1, 600), st.none() | MONEY),
    st.tuples(st.sampled_from(["undo", "undo", "redo"])),
)


def undo(till: Till) -> None:
    """Take a step back, but for what was there when it began."""
    if any(one.id > till.first and not one.undone for one in till.of.history.units()):
        till.undo()


def some(till: Till, which: int) -> int:
    """A cost that is there; a number nobody has where there is none."""
    numbers = [row[0] for row in till.database.read("SELECT id FROM cost ORDER BY id")]
    return numbers[which % len(numbers)] if numbers else 0


def edit(till: Till, which: int, draft: CostDraft) -> None:
    """Type a cost over."""
    number = some(till, which)
    till.costs.edit(number, draft, till.one(number).version)


def part(till: Till, which: int, size: int) -> None:
    """Split a cost into two."""
    row = till.one(some(till, which))
    parts = split(row.amount, [size, 10**6])
    till.costs.split(row.id, [one for one in parts if one.minor] or parts)


def rate(till: Till, codes: list[str], text: str) -> None:
    """Say what a currency is worth."""
    till.rates.note(codes[0], codes[1], MONDAY, Decimal(text))


def plan(till: Till, amount: int, is_line: bool) -> None:
    """Plan the budget of Spring."""
    if is_line:
        till.budget.set_lines(1, {"fee": amount, "tools": amount // 2})
    else:
        till.budget.set_budget(1, amount or None)


def work(till: Till, minutes: int, hourly: Money | None) -> None:
    """Own time, at a rate that is one."""
    till.time(minutes, hourly and Money(abs(hourly.minor), hourly.currency))


ACTS: dict[str, Any] = {
    "add": lambda till, draft: till.costs.add(draft),
    "edit": edit,
    "state": lambda till, which, word: till.costs.set_state(
        [some(till, which), some(till, which + 1)], word, today=MONDAY
    ),
    "file": lambda till, which, name: till.costs.set_field(
        [some(till, which)], "campaign", name
    ),
    "channel": lambda till, which, name: till.costs.set_field(
        [some(till, which)], "channel", name
    ),
    "split": part,
    "remove": lambda till, which: till.costs.remove([some(till, which)]),
    "rate": rate,
    "agree": lambda till, amount: till.of.deals.amount(
        MINA, "agreed", amount, today=MONDAY
    ),
    "fall": lambda till, stage: till.of.outreach.move([MINA], stage, today=MONDAY),
    "plan": plan,
    "work": work,
    "undo": undo,
    "redo": lambda till: till.of.history.redo(),
}


def do(till: Till, deed: tuple[Any, ...]) -> None:
    """Do something, past the budget if need be; refusals change nothing."""
    what, *said = deed
    with suppress(StoreError):
        try:
            ACTS[what](till, *said)
        except OverBudget:
            till.budget.despite("All the same", ACTS[what], till, *said)


def holds(till: Till) -> None:
    """All figures of everything are what the rows make."""
    for place in PLACES:
        found, rows = till.budget.figures(place), rows_of(till, place)
        currency = money_of(rows, place)
        told: tuple[Any, ...] = plain(found.figures), found.beside
        assert afresh(rows, place, currency) == (*told, found.foreseen_beside)
        assert found.currency == currency or not rows
        assert {type(value) for value in astuple(found.figures)} <= {int, type(None)}
        lines = {line.category: line for line in found.lines}
        for category in CATEGORIES:
            some_rows = [row for row in rows if row[0] == category]
            line = lines.get(category)
            told = Figures(), (), ()
            if line:
                told = plain(line.figures), line.beside, line.foreseen_beside
            assert afresh(some_rows, place, currency) == told
        channels = {one.channel: one for one in till.budget.by_channel(place)}
        for channel in {row[1] for row in rows} | set(channels):
            some_rows = [row for row in rows if row[1] == channel]
            one = channels.get(channel)
            told = (one.figures, one.beside) if one else (Figures(), ())
            assert afresh(some_rows, place, currency)[:2] == told
    time_holds(till, till.budget.figures(1))
    plans_hold(till, till.budget.figures(1))
    assert totals.differences(till.database.reader) == 0


def time_holds(till: Till, found: CampaignBudget) -> None:
    """Own time costs what its minutes make, each currency for itself."""
    exact: dict[str, Fraction] = defaultdict(Fraction)
    rows = till.database.read(
        "SELECT minutes, hourly_rate_minor, hourly_rate_currency FROM work_time"
    )
    for minutes, hourly, currency in rows:
        exact[currency or "KRW"] += Fraction(minutes * (hourly or 0), 60)
    told = dict(found.own_time.beside)
    if found.own_time.cost_minor is not None:
        told["KRW"] = found.own_time.cost_minor
    assert found.own_time.minutes == sum(row[0] for row in rows)
    assert all(abs(told.get(code, 0) - cost) <= HALF for code, cost in exact.items())


def plans_hold(till: Till, found: CampaignBudget) -> None:
    """What is planned is the budget, or else the sum of the lines."""
    budget = till.database.read("SELECT budget_minor FROM campaign WHERE id=1")[0][0]
    lines = [
        row[0]
        for row in till.database.read(
            "SELECT planned_minor FROM budget_line WHERE campaign_id=1"
        )
    ]
    planned = budget if budget is not None else sum(lines) if lines else None
    assert found.figures.planned == planned
    if planned is not None:
        assert found.figures.remaining == planned - found.figures.committed
    both = budget is not None and bool(lines)
    assert found.unallotted == (budget - sum(lines) if both else None)


@settings(max_examples=40)
@given(st.lists(DEEDS, max_size=16))
def test_the_figures_are_what_the_rows_make(deeds: list[tuple[Any, ...]]) -> None:
    """After every deed, undo and redo in between, and after taking all back."""
    with three_campaigns() as till:
        for deed in deeds:
            do(till, deed)
            holds(till)
        for _ in deeds:
            do(till, ("undo",))
            holds(till)


@settings(max_examples=40)
@given(st.lists(DEEDS, max_size=16))
def test_every_cost_counts_as_its_amount_at_its_rate(
    deeds: list[tuple[Any, ...]],
) -> None:
    """To the unit for a whole cost; a part is off by less than one."""
    with three_campaigns() as till:
        for deed in deeds:
            do(till, deed)
        parts = {
            number
            for pair in till.database.read(
                "SELECT id, part_of FROM cost WHERE part_of NOTNULL"
            )
            for number in pair
        }
        for (number,) in till.database.read("SELECT id FROM cost"):
            row = till.one(number)
            if row.counted is None:
                assert row.exchange_rate is None
            elif row.exchange_rate is None:
                assert row.counted == row.amount
            else:
                rate = Decimal(row.exchange_rate)
                pair = row.amount.currency, row.counted.currency
                at_rate = convert(row.amount.minor, *pair, rate)
                assert abs(row.counted.minor - at_rate) <= (number in parts)


@settings(max_examples=40)
@given(st.lists(DEEDS, max_size=12), st.integers(0, 10**6))
def test_nothing_goes_past_the_plan_of_spring_unsaid(
    deeds: list[tuple[Any, ...]], planned: int
) -> None:
    """Without a note no deed makes more promised than planned."""
    with three_campaigns() as till:
        till.budget.set_budget(1, planned)
        for what, *said in deeds:
            if what in {"plan", "undo", "redo"}:
                continue
            before = till.figures()
            with suppress(StoreError):
                ACTS[what](till, *said)
            now = till.figures()
            assert not now.over or now.committed <= before.committed


@settings(max_examples=40)
@given(DRAFTS, DRAFTS)
def test_a_draft_of_a_cost_saved_again_changes_nothing(
    one: CostDraft, other: CostDraft
) -> None:
    """Whatever was typed before it."""
    with tills() as till:
        do(till, ("add", one))
        do(till, ("edit", 0, other))
        for (number,) in till.database.read("SELECT id FROM cost"):
            row = till.one(number)
            till.costs.edit(number, as_draft(row), row.version)
            assert till.one(number) == row
