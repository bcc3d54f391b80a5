"""What one currency is worth in another: said, reused, and counted with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.costs import as_draft
from store.errors import Invalid, NotFound, OverBudget
from store.rules.money import Money
from tests.store.cost_desk import MONDAY, SPRING, Till, cents, tills, won

DAY = timedelta(days=1)
R1, R2 = Decimal(1_400), Decimal("1385.2")


@pytest.fixture
def till() -> Iterator[Till]:
    """The desks of money."""
    with tills() as opened:
        yield opened


def test_the_latest_rate_until_a_day_holds(till: Till) -> None:
    """And before the first one, that."""
    till.rates.note("USD", "KRW", MONDAY, R1)
    till.rates.note("USD", "KRW", MONDAY + 10 * DAY, R2)
    for days, rate in ((-5, R1), (0, R1), (9, R1), (10, R2), (99, R2)):
        known = till.rates.known("USD", "KRW", MONDAY + days * DAY)
        assert known is not None
        assert (known.rate, known.is_turned) == (rate, False)
    assert till.rates.known("EUR", "KRW", MONDAY) is None


def test_the_other_direction_serves_where_only_that_is_known(till: Till) -> None:
    """And is marked as turned round."""
    till.rates.note("KRW", "USD", MONDAY, Decimal("0.0008"))
    known = till.rates.known("USD", "KRW", MONDAY)
    assert known is not None
    assert (known.rate, known.is_turned, known.on_day) == (
        Decimal(1_250),
        True,
        MONDAY,
    )
    till.rates.note("USD", "KRW", MONDAY + 30 * DAY, R1)
    known = till.rates.known("USD", "KRW", MONDAY)
    assert known is not None
    assert (known.rate, known.is_turned) == (R1, False)


def test_a_rate_of_the_same_day_replaces_the_one_before(till: Till) -> None:
    """The list has one for each pair and day, the newest first."""
    till.rates.note("USD", "KRW", MONDAY, R1)
    till.rates.note("USD", "KRW", MONDAY, R2)
    till.rates.note("USD", "KRW", MONDAY + DAY, R1)
    till.rates.note("EUR", "KRW", MONDAY, Decimal("1500.50"))
    assert till.said() == "Noted a rate: 1 EUR is 1500.5 KRW"
    assert [(row.from_currency, row.on_day, row.rate) for row in till.rates.all()] == [
        ("EUR", MONDAY, Decimal("1500.5")),
        ("USD", MONDAY + DAY, R1),
        ("USD", MONDAY, R2),
    ]


def test_costs_without_a_rate_count_from_the_moment_one_is_said(till: Till) -> None:
    """In the same step; those that counted keep the rate they have."""
    waits = [till.cost(cents(1_000)), till.cost(cents(500), state="planned")]
    euros = till.cost(Money(100, "EUR"))
    assert till.budget.figures(SPRING).beside == (("EUR", 100, 0), ("USD", 1_000, 0))
    assert till.rates.note("USD", "KRW", MONDAY, R1) == 2
    assert till.one(waits[0]).counted == won(14_000)
    assert (till.figures().committed, till.figures().foreseen) == (14_000, 7_000)
    assert till.rates.note("USD", "KRW", MONDAY, R2) == 0
    assert till.one(waits[0]).exchange_rate == "1400"
    assert till.one(euros).counted is None
    till.undo()
    till.undo()
    assert (till.figures().committed, till.one(waits[0]).counted) == (0, None)


def test_a_rate_the_other_way_round_counts_costs_too(till: Till) -> None:
    """What a won is worth in dollars says what a dollar is."""
    number = till.cost(cents(1_000))
    assert till.rates.note("KRW", "USD", MONDAY, Decimal("0.0008")) == 1
    row = till.one(number)
    assert (row.exchange_rate, row.counted) == ("1250", won(12_500))


def test_a_rate_typed_with_a_cost_holds_and_is_kept_for_its_day(till: Till) -> None:
    """The next cost of those days reuses it."""
    till.cost(cents(1_000), rate="1400")
    assert till.one(till.cost(cents(100), on_day=MONDAY + DAY)).counted == won(1_400)
    other = till.cost(cents(100), on_day=MONDAY + DAY, rate="1385.2")
    assert till.one(other).counted == won(1_385)
    assert [(row.on_day, row.rate) for row in till.rates.all()] == [
        (MONDAY + DAY, R2),
        (MONDAY, R1),
    ]
    till.cost(cents(1), on_day=MONDAY + 2 * DAY, rate="1385.20")
    assert len(till.rates.all()) == 2


def test_a_rate_typed_with_a_cost_counts_what_waited_for_one(till: Till) -> None:
    """Of that pair, in the same step; earlier days too, for nothing else is known."""
    waits, euros = till.cost(cents(1_000)), till.cost(Money(100, "EUR"))
    number = till.cost(cents(100), on_day=MONDAY + DAY, rate="1400")
    assert till.one(waits).counted == won(14_000)
    assert till.one(euros).counted is None
    till.undo()
    assert till.one(waits).counted is None
    number = till.cost(cents(100), on_day=MONDAY + DAY)
    draft = as_draft(till.one(number))
    till.costs.edit(number, replace(draft, rate="1385.2"))
    assert till.one(waits).counted == won(13_852)


def test_a_rate_for_the_campaigns_own_money_is_not_needed(till: Till) -> None:
    """And not kept."""
    row = till.one(till.cost(700, rate="5"))
    assert (row.exchange_rate, row.counted) == (None, won(700))
    assert till.rates.all() == ()


def test_a_rate_that_is_left_in_the_form_is_not_said_again(till: Till) -> None:
    """Changing the amount of a cost keeps the rate it was counted at."""
    number = till.cost(cents(1_000), rate="1400")
    till.rates.note("USD", "KRW", MONDAY, R2)
    draft = as_draft(till.one(number))
    till.costs.edit(number, replace(draft, amount=cents(2_000)))
    assert till.one(number).counted == won(28_000)
    assert [row.rate for row in till.rates.all()] == [R2]
    till.costs.edit(number, replace(draft, rate="1500"))
    assert till.one(number).counted == won(15_000)
    assert [row.rate for row in till.rates.all()] == [Decimal(1_500)]
    till.costs.edit(number, replace(draft, rate=""))
    assert till.one(number).exchange_rate == "1500"


def test_a_cost_that_comes_to_another_campaign_counts_in_its_money(till: Till) -> None:
    """At the rate of its day, or not at all."""
    number = till.cost(50_000)
    other = till.of.campaigns.add("Autumn")
    with till.database.writing("Currency", ("campaigns",)) as unit:
        unit.connection.execute(
            "UPDATE campaign SET currency='USD' WHERE id=?", (other,)
        )
    till.costs.set_field([number], "campaign", "Autumn")
    assert till.one(number).counted is None
    assert till.budget.figures(other).beside == (("KRW", 50_000, 0),)
    till.rates.note("USD", "KRW", MONDAY, Decimal(1_250))
    assert till.one(number).counted == cents(4_000)
    assert till.figures().many == 0


def test_a_rate_that_takes_a_campaign_past_its_plan_asks(till: Till) -> None:
    """Whether it was a cost or a rate that did it."""
    till.budget.set_budget(SPRING, 10_000)
    number = till.cost(cents(1_000))
    with pytest.raises(OverBudget) as over:
        till.rates.note("USD", "KRW", MONDAY, R1)
    assert (over.value.planned_minor, over.value.adds_minor) == (10_000, 14_000)
    assert till.rates.all() == ()
    till.budget.despite("Agreed", till.rates.note, "USD", "KRW", MONDAY, R1)
    assert till.one(number).over_note == "Agreed"


@pytest.mark.parametrize(
    ("pair", "rate", "said"),
    [
        (("USD", "USD"), "1", "USD is always one USD"),
        (("XXX", "USD"), "1", "XXX is not a currency"),
        (("USD", "EURO"), "1", "EURO is not a currency"),
        (("USD", "KRW"), "0", "0 is not one"),
        (("USD", "KRW"), "-3", "-3 is not one"),
        (("USD", "KRW"), "NaN", "NaN is not one"),
    ],
)
def test_rates_that_cannot_be_are_refused(
    till: Till, pair: tuple[str, str], rate: str, said: str
) -> None:
    """In one sentence."""
    with pytest.raises(Invalid, match=said):
        till.rates.note(*pair, MONDAY, Decimal(rate))
    assert till.rates.all() == ()


def test_a_rate_is_forgotten_and_what_it_counted_stays(till: Till) -> None:
    """Kept with each cost."""
    number = till.cost(cents(1_000), rate="1400")
    (kept,) = till.rates.all()
    till.rates.remove(kept.id)
    assert till.said() == "Deleted a rate of USD in KRW"
    assert (till.rates.all(), till.one(number).counted) == ((), won(14_000))
    with pytest.raises(NotFound, match="no rate number 1"):
        till.rates.remove(kept.id)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(-30, 30), st.integers(1, 9)), max_size=6))
def test_the_rate_of_any_day_is_the_nearest_one_before_it(
    said: list[tuple[int, int]],
) -> None:
    """Looked for by hand: the same."""
    with tills() as till:
        kept: dict[int, int] = {}
        for days, rate in said:
            till.rates.note("USD", "KRW", MONDAY + days * DAY, Decimal(rate))
            kept[days] = rate
        for days in (-31, -3, 0, 3, 31):
            before = [day for day in kept if day <= days]
            best = max(before) if before else min(kept, default=None)
            known = till.rates.known("USD", "KRW", MONDAY + days * DAY)
            if best is None:
                assert known is None
            else:
                assert known is not None
                assert known.rate == kept[best]
