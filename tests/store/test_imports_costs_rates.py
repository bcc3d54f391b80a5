"""A rate of exchange that a list of costs brings counts what waited for one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.store.cost_desk import MONDAY, SPRING, Till, cents, tills, won
from tests.store.money_sheets import asked, bring_money
from tests.store.sheets_in import counts

HEADER = "date|description|amount|currency|exchange rate"


@pytest.fixture
def till() -> Iterator[Till]:
    """A bill of 10 dollars that waits for a rate, in a campaign in won."""
    with tills() as opened:
        opened.cost(cents(1_000), description="Bill 7")
        yield opened


def test_what_waited_counts_with_the_rate_of_another_row(till: Till) -> None:
    """Each by the rule for its day; one step takes all of it back."""
    assert till.figures().many == 0
    report = bring_money(
        till.database, HEADER, "2026-02-02|Bill 8|5|USD|1300", campaign="Spring"
    )
    assert till.figures().committed == 13_000 + 6_500
    assert till.one(1).exchange_rate == "1300"
    assert asked(report)["counted"] == ""
    till.undo()
    assert till.figures().many == 0
    assert till.one(1).counted is None


def test_a_rate_for_what_is_known_counts_it(till: Till) -> None:
    """The same list again, with a rate in it now; a third time nothing changes."""
    sheet = HEADER, "2026-03-02|Bill 7|10|USD|"
    report = bring_money(till.database, *sheet, campaign="Spring")
    assert counts(report) == (0, 0, 1, 0)
    sheet = HEADER, "2026-03-02|Bill 7|10|USD|1385.2"
    bring_money(till.database, *sheet, campaign="Spring")
    assert till.figures().committed == 13_852
    (rate,) = till.rates.all()
    assert (rate.rate, rate.on_day) == (Decimal("1385.2"), MONDAY)
    steps = len(till.of.history.units())
    report = bring_money(till.database, *sheet, campaign="Spring")
    assert counts(report) == (0, 0, 1, 0)
    assert "counted" not in asked(report)
    assert len(till.of.history.units()) <= steps + 1
    assert till.figures().committed == 13_852


def test_what_counts_already_keeps_its_rate(till: Till) -> None:
    """And what is in other money still waits."""
    till.rates.note("USD", "KRW", MONDAY, Decimal(1_400))
    till.cost(cents(100), campaign_id=None)
    till.cost(won(5_000))
    bring_money(
        till.database, HEADER, "2026-03-02|Bill 8|5|USD|1300", campaign="Spring"
    )
    assert till.one(1).exchange_rate == "1400"
    assert till.figures().committed == 14_000 + 5_000 + 6_500


def test_another_campaign_that_goes_over_with_it_is_told(till: Till) -> None:
    """The rate counts wherever its pair waits, either way round."""
    till.budget.set_budget(SPRING, 9_999)
    report = bring_money(
        till.database,
        "date|description|amount|currency|campaign|exchange rate",
        "2026-03-02|Bill 8|5|EUR|Autumn|",
        "2026-03-02|Bill 9|1000000|KRW|Dollars|0.001",
        "2026-03-02|Bill 10|7|USD|Dollars|",
        "2026-03-02|Bill 11|7|USD|Dollars|",
    )
    assert till.one(1).counted == won(10_000)
    told = {one.code: one.detail for one in report.questions}
    assert told["over_budget"]["campaign"] == "Spring"
    assert told["counted"]["count"] == 1
