"""What is planned, and the four figures of a campaign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from store.budget import OwnTime
from store.cost_rows import recount_campaign
from store.errors import Invalid, NotFound, OverBudget
from store.rules.money import Money
from store.rules.spend import Figures
from tests.store.cost_desk import MINA, MONDAY, SPRING, Till, cents, tills, won


@pytest.fixture
def till() -> Iterator[Till]:
    """The desks of money."""
    with tills() as opened:
        yield opened


def test_the_four_figures_of_a_campaign(till: Till) -> None:
    """Promised whether paid or not; what is in view or called off takes nothing."""
    till.budget.set_budget(SPRING, 1_000_000)
    assert till.said() == "Set the budget of Spring: 1000000 KRW"
    till.cost(100, state="planned")
    till.cost(200_000)
    till.cost(50_000, state="invoiced")
    till.cost(300_000, state="paid", paid_on=MONDAY)
    till.cost(7, state="cancelled")
    found = till.budget.figures(SPRING)
    assert found.figures == Figures(1_000_000, 550_000, 300_000, 100, 4)
    assert (found.figures.remaining, found.figures.open) == (450_000, 250_000)
    assert (found.name, found.currency, found.foreseen) == ("Spring", "KRW", 100)


def test_lines_by_category_are_planned_in_one_step(till: Till) -> None:
    """In the order of the categories, with what costs something unplanned."""
    till.budget.set_lines(SPRING, {"tools": 50_000, "fee": 600_000})
    assert till.said() == "Planned the budget of Spring"
    till.cost(20_000, category="boost")
    till.cost(60_000)
    lines = till.budget.lines(SPRING)
    assert [(one.category, one.planned_minor) for one in lines] == [
        ("fee", 600_000),
        ("boost", None),
        ("tools", 50_000),
    ]
    assert [one.figures.remaining for one in lines] == [600_000, None, -10_000]
    assert lines[2].figures.over_by == 10_000
    whole = till.budget.figures(SPRING)
    assert (whole.figures.planned, whole.unallotted) == (650_000, None)


def test_a_budget_says_what_its_lines_leave(till: Till) -> None:
    """Below zero where the lines are more than all of it."""
    till.budget.set_lines(SPRING, {"fee": 600_000, "tools": 50_000})
    till.budget.set_budget(SPRING, 1_000_000)
    assert till.budget.figures(SPRING).unallotted == 350_000
    till.budget.set_budget(SPRING, 600_000)
    whole = till.budget.figures(SPRING)
    assert (whole.unallotted, whole.figures.planned) == (-50_000, 600_000)
    till.budget.set_lines(SPRING, {"fee": None, "tools": None})
    assert till.budget.figures(SPRING).unallotted is None
    till.budget.set_budget(SPRING, None)
    assert till.said() == "Took the budget of Spring away"
    assert till.budget.figures(SPRING).figures.remaining is None


def test_one_line_has_a_note_of_its_own(till: Till) -> None:
    """Which stays when its amount changes with the others."""
    till.budget.set_line(SPRING, "production", won(80_000), "Two days of studio")
    till.budget.set_lines(SPRING, {"production": 90_000})
    (line,) = till.budget.lines(SPRING)
    assert (line.planned_minor, line.note) == (90_000, "Two days of studio")
    till.budget.set_line(SPRING, "production", won(0))
    (line,) = till.budget.lines(SPRING)
    assert (line.planned_minor, line.note) == (0, None)
    till.budget.set_line(SPRING, "production", None)
    assert till.budget.lines(SPRING) == ()


def test_planning_what_is_planned_is_no_step(till: Till) -> None:
    """Nothing to undo."""
    till.budget.set_lines(SPRING, {"fee": 5})
    till.budget.set_budget(SPRING, 5)
    steps = len(till.of.history.units())
    till.budget.set_lines(SPRING, {"fee": 5, "boost": None})
    till.budget.set_line(SPRING, "fee", won(5))
    till.budget.set_budget(SPRING, 5)
    assert len(till.of.history.units()) == steps


def test_plans_that_cannot_be_are_refused(till: Till) -> None:
    """Below zero, in other money, for nothing, of nobody."""
    with pytest.raises(Invalid, match="-1 is not an amount"):
        till.budget.set_budget(SPRING, -1)
    with pytest.raises(Invalid, match="is not an amount"):
        till.budget.set_lines(SPRING, {"fee": 5, "boost": 10**15 + 1})
    with pytest.raises(Invalid, match="Spring is planned in KRW"):
        till.budget.set_line(SPRING, "fee", cents(5))
    with pytest.raises(Invalid, match="bribes is no category"):
        till.budget.set_lines(SPRING, {"bribes": 5})
    with pytest.raises(NotFound, match="campaign number 9"):
        till.budget.set_budget(9, 5)
    with pytest.raises(NotFound, match="campaign number 9"):
        till.budget.figures(9)
    autumn = till.of.campaigns.add("Autumn")
    with pytest.raises(Invalid, match="Autumn has no currency yet"):
        till.budget.set_budget(autumn, 5)
    assert till.budget.lines(SPRING) == ()


def test_money_without_a_rate_stands_beside(till: Till) -> None:
    """In no figure, and currencies are never added together."""
    till.cost(cents(1_000))
    till.cost(cents(500), state="paid", paid_on=MONDAY)
    till.cost(cents(70), state="planned")
    till.cost(Money(900, "EUR"), category="boost")
    till.cost(Money(1, "JPY"), state="cancelled")
    found = till.budget.figures(SPRING)
    assert found.figures == Figures()
    assert found.beside == (("EUR", 900, 0), ("USD", 1_500, 500))
    assert found.foreseen_beside == (("USD", 70),)
    assert [(line.category, line.beside) for line in found.lines] == [
        ("boost", (("EUR", 900, 0),)),
        ("tools", (("USD", 1_500, 500),)),
    ]


def test_a_campaign_without_a_currency_counts_in_the_only_one(till: Till) -> None:
    """With two there is no sum, and both stand beside."""
    autumn = till.of.campaigns.add("Autumn")
    till.cost(cents(1_000), campaign_id=autumn)
    found = till.budget.figures(autumn)
    assert (found.currency, found.figures.committed) == ("USD", 1_000)
    till.cost(Money(900, "EUR"), campaign_id=autumn)
    found = till.budget.figures(autumn)
    assert (found.currency, found.figures.committed) == (None, 0)
    assert found.beside == (("EUR", 900, 0), ("USD", 1_000, 0))


def test_another_currency_of_the_campaign_counts_everything_anew(till: Till) -> None:
    """What no rate is known for stands beside until then."""
    till.cost(cents(1_000), rate="1400")
    till.cost(14_000)
    assert till.figures().committed == 28_000
    with till.database.writing("Currency", ("budget",)) as unit:
        unit.connection.execute("UPDATE campaign SET currency='USD' WHERE id=1")
        assert recount_campaign(unit, SPRING) == 2
    assert till.figures().committed == 2_000
    till.frame(currency="EUR")
    assert till.budget.figures(SPRING).beside == (("KRW", 14_000, 0), ("USD", 1_000, 0))


def test_costs_without_a_campaign_stand_last(till: Till) -> None:
    """And only where there are any."""
    autumn = till.of.campaigns.add("Autumn")
    with till.database.writing("States", ("campaigns",)) as unit:
        unit.connection.execute("UPDATE campaign SET status='running' WHERE id=2")
    assert [one.name for one in till.budget.overview()] == ["Autumn", "Spring"]
    till.cost(cents(900), campaign_id=None)
    found = till.budget.overview()
    assert [one.campaign_id for one in found] == [autumn, SPRING, None]
    assert (found[-1].currency, found[-1].figures.committed) == ("USD", 900)
    till.frame(status="wrapped")
    assert [one.campaign_id for one in till.budget.overview()] == [autumn, None]
    whole = till.budget.overview(include_wrapped=True)
    assert [one.campaign_id for one in whole] == [autumn, SPRING, None]
    till.of.campaigns.archive([autumn])
    assert [one.campaign_id for one in till.budget.overview()] == [None]


def test_own_time_is_a_cost_beside_the_four(till: Till) -> None:
    """At its own rate or the campaign's, rounded once for each currency."""
    assert till.budget.figures(SPRING).own_time == OwnTime(0, 0)
    till.time(90)
    assert till.budget.figures(SPRING).own_time == OwnTime(90, None, (), 90)
    till.frame(hourly_rate_minor=30_000)
    till.time(20, won(10_000))
    till.time(30, cents(5_001))
    found = till.budget.figures(SPRING)
    # 90 min at 30 000 and 20 min at 10 000: 48 333.33
    assert found.own_time == OwnTime(140, 48_333, (("USD", 2_500),))
    assert found.figures == Figures()


def test_own_time_without_a_campaign_is_told_too(till: Till) -> None:
    """In the currency of its rate."""
    till.time(60, cents(5_000), campaign_id=None)
    (_, rest) = till.budget.overview()
    assert (rest.currency, rest.own_time) == ("USD", OwnTime(60, 5_000))


def test_what_is_left_after_a_fee_is_known_before_it_is_agreed(till: Till) -> None:
    """Shown, with nothing written; in other money at the rate of the day."""
    till.budget.set_budget(SPRING, 1_000_000)
    till.agree(won(400_000))
    left = till.budget.left_after(SPRING, won(700_000), MONDAY)
    assert (left.campaign, left.currency, left.counted) == ("Spring", "KRW", 700_000)
    assert (left.before.remaining, left.after.remaining) == (600_000, -100_000)
    assert left.after.over_by == 100_000
    unknown = till.budget.left_after(SPRING, cents(100), MONDAY)
    assert (unknown.counted, unknown.after) == (None, unknown.before)
    till.rates.note("USD", "KRW", MONDAY, Decimal(1_400))
    assert till.budget.left_after(SPRING, cents(100), MONDAY).counted == 1_400
    till.rates.note("USD", "KRW", MONDAY, Decimal(10**12))
    assert till.budget.left_after(SPRING, cents(10**9), MONDAY).counted is None
    assert till.figures().many == 1


def test_going_past_the_budget_is_asked_and_recorded(till: Till) -> None:
    """With the figures; the note stays with the cost."""
    till.budget.set_lines(SPRING, {"fee": 500_000})
    till.agree(won(400_000))
    with pytest.raises(OverBudget) as over:
        till.cost(200_000, collaboration_id=MINA)
    asked = over.value
    assert (asked.planned_minor, asked.committed_minor, asked.adds_minor) == (
        500_000,
        400_000,
        200_000,
    )
    assert till.figures().committed == 400_000
    number = till.budget.despite("Client agreed", till.cost, 200_000)
    assert till.one(number).over_note == "Client agreed"
    assert till.figures().over_by == 100_000
    with pytest.raises(Invalid, match="Say why it may go past"):
        till.budget.despite(" ", till.cost, 1)
    with pytest.raises(OverBudget):
        till.cost(1)
