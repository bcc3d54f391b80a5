"""The figures of people and the table of budgets are what the rows of costs make."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from store.costs import CostDraft
from store.errors import StoreError
from store.exchange.budget_out import budget_rows
from store.exchange.table_columns import TABLES
from store.rules.cost_words import CATEGORIES, COST_STATES
from store.rules.money import Money, to_minor
from store.rules.spend import Figures
from tests.store.budget_afresh import (
    PLACES,
    afresh,
    money_of,
    rows_of,
    three_campaigns,
)
from tests.store.cost_desk import MONDAY

if TYPE_CHECKING:
    from tests.store.budget_afresh import Rows
    from tests.store.cost_desk import Till

    Time = tuple[int | None, int, Money | None]

CURRENCIES = ["KRW", "USD", "EUR"]
DRAFTS = st.builds(
    CostDraft,
    category=st.sampled_from(CATEGORIES),
    amount=st.builds(Money, st.integers(-(10**6), 10**7), st.sampled_from(CURRENCIES)),
    on_day=st.just(MONDAY),
    campaign_id=st.sampled_from(PLACES),
    rate=st.sampled_from(["", "1385.2"]),
    state=st.sampled_from(COST_STATES),
)
TIMES = st.tuples(
    st.sampled_from(PLACES),
    st.integers(1, 600),
    st.none() | st.builds(Money, st.integers(0, 10**6), st.sampled_from(CURRENCIES)),
)

PLANS = st.tuples(*[st.none() | st.integers(0, 10**6)] * 2)
"""What is planned of Spring in all, and for fees."""


def fill(till: Till, drafts: list[CostDraft], times: list[Time]) -> None:
    """Costs, every other one of a campaign for Mina, own time."""
    for campaign in (2, 3):
        till.of.outreach.start([1], campaign, today=MONDAY)
    for at, draft in enumerate(drafts):
        paid_on = MONDAY if draft.state == "paid" else None
        # Mina's collaborations have the numbers of their campaigns.
        talk = draft.campaign_id if at % 2 else None
        with suppress(StoreError):
            till.costs.add(replace(draft, collaboration_id=talk, paid_on=paid_on))
    for place, minutes, hourly in times:
        till.time(minutes, hourly, campaign_id=place)
    till.frame(hourly_rate_minor=30_000)


def people_hold(till: Till, campaign: int, rows: Rows) -> None:
    """What goes to each person is what the costs of the collaboration make."""
    people = {
        one.collaboration_id: (one.figures, one.beside)
        for one in till.budget.by_influencer(campaign)
    }
    for number in {row[7] for row in rows if row[7]} | set(people):
        theirs = [row for row in rows if row[7] == number]
        figures, beside, _ = afresh(theirs, campaign, money_of(theirs, campaign))
        assert (figures, beside) == people.get(number, (Figures(), ()))


def export_holds(till: Till) -> None:
    """The columns of the table add up to the figures, for each currency."""
    names = [column.header for column in TABLES["budget"]]
    sums: dict[tuple[str, str], dict[str, Decimal]]
    sums = defaultdict(lambda: defaultdict(Decimal))
    for cells in budget_rows(till.database.reader):
        row = dict(zip(names, cells, strict=True))
        to = sums[row["campaign"] or "", row["currency"] or ""]
        for name in ("planned", "committed", "paid", "foreseen", "minutes"):
            to[name] += Decimal(row[name] or 0)
    for one in map(till.budget.figures, PLACES):
        figures, currency = one.figures, one.currency or ""
        beside = {code: sums for code, *sums in one.beside}
        in_view = dict(one.foreseen_beside)
        beside[currency] = [figures.committed, figures.paid]
        in_view[currency] = figures.foreseen
        for code in {*beside, *in_view} - {""}:
            found = sums[one.name, code]
            promised = beside.get(code, [0, 0])
            expected = (*promised, in_view.get(code, 0))
            told = found["committed"], found["paid"], found["foreseen"]
            assert [to_minor(each, code) for each in told] == [*expected]
        planned = to_minor(sums[one.name, currency]["planned"], currency or "KRW")
        assert planned == (figures.planned or 0)
        minutes = [to["minutes"] for (name, _), to in sums.items() if name == one.name]
        assert sum(minutes) == one.own_time.minutes


@settings(max_examples=60)
@given(st.lists(DRAFTS, max_size=14), st.lists(TIMES, max_size=4), PLANS)
def test_people_and_the_table_are_what_the_rows_make(
    drafts: list[CostDraft], times: list[Time], planned: tuple[int | None, int | None]
) -> None:
    """Whatever was spent, in whatever money, for whomever."""
    with three_campaigns() as till:
        fill(till, drafts, times)
        budget, fee = planned
        with till.database.going_over("All the same"):
            till.budget.set_plan(1, {"fee": fee}, budget)
        for place in PLACES:
            if place is not None:
                people_hold(till, place, rows_of(till, place))
        export_holds(till)


def test_what_was_called_off_comes_before_every_other_state() -> None:
    """The sums are read from the state after it on."""
    assert min(COST_STATES) == "cancelled"
