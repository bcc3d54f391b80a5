"""Returns and rates as others published them, worked again with our rules.

Where a published figure is a trap, the test says what ours is.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from store.rules.money import to_minor
from store.rules.roi import Ratio, Sums, emv, per, rate, roi


def minor(amount: str, currency: str = "USD") -> int:
    """An amount as it is printed, in minor units."""
    return to_minor(Decimal(amount), currency)


def came_to(
    cost: str, revenue: str | None = None, currency: str = "USD", **given: object
) -> Sums:
    """What something cost and brought."""
    return Sums(
        currency=currency,
        cost_minor=minor(cost, currency),
        revenue_minor=None if revenue is None else minor(revenue, currency),
        **given,  # type: ignore[arg-type]
    )


def shown(found: Ratio | None, places: int = 2) -> str:
    """A ratio as it is printed, with so many decimals."""
    assert found is not None
    return str(round(found.value, places))


@pytest.mark.parametrize(
    ("cost", "revenue", "currency", "percent"),
    [
        ("10000", "60000", "USD", "500.00"),
        ("500", "3000", "USD", "500.00"),
        ("5000000", "8500000", "KRW", "70.00"),
        ("1000000", "5000000", "KRW", "400.00"),
        ("500", "2000", "USD", "300.00"),
        ("1000", "3000", "USD", "200.00"),
        ("500", "1500", "EUR", "200.00"),
        ("400", "13500", "USD", "3275.00"),
    ],
    ids=["W1", "W2b", "W9", "W10", "W11", "W11b", "W13", "W14"],
)
def test_return_in_percent(
    cost: str, revenue: str, currency: str, percent: str
) -> None:
    """What is left of revenue, for every unit of cost."""
    found = came_to(cost, revenue, currency).roi
    assert found is not None
    assert str(found.shown) == percent


def test_w1_from_people_reached_to_sales() -> None:
    """5 % of 100,000 answer, 10 % of those buy for 120."""
    leads = round(100_000 * Fraction(5, 100))
    orders = round(leads * Fraction(10, 100))
    row = came_to(
        "10000",
        "60000",
        conversions=orders,
        orders=orders,
        orders_valued=orders,
        order_value_minor=minor("60000"),
        enquiries=leads,
    )
    assert (leads, orders) == (5_000, 500)
    assert shown(row.aov) == "120.00"
    assert (shown(row.cpl), shown(row.cpa)) == ("2.00", "20.00")


@pytest.mark.parametrize(
    ("cost", "currency", "engagements", "result"),
    [("80000", "INR", 12_500, "6.40"), ("1000", "USD", 25_000, "0.04")],
    ids=["W3", "W5"],
)
def test_cost_of_an_engagement(
    cost: str, currency: str, engagements: int, result: str
) -> None:
    """By all of them: likes, comments, shares, saves."""
    figures = {"engagements": engagements}
    assert shown(came_to(cost, None, currency, figures=figures).cpe) == result


def test_w14_everything_of_one_campaign() -> None:
    """400 for 2,000 clicks, 500 leads, 50 sales of 270."""
    row = came_to(
        "400",
        "13500",
        conversions=50,
        orders=50,
        orders_valued=50,
        order_value_minor=minor("13500"),
        figures={"clicks": 2_000, "leads": 500},
    )
    found = [row.cpc, row.cpl, row.cpa, row.roas, row.roi, row.aov]
    assert [shown(one) for one in found] == [
        *("0.20", "0.80", "8.00", "33.75", "3275.00", "270.00")
    ]


def test_w7_a_value_of_being_seen_is_no_return() -> None:
    """Worth 5,000 for 2,000: 2.5 for each unit, and as a return 150 %, not 250 %."""
    worth = emv(500_000, minor("10"))
    assert worth == minor("5000")
    row = Sums(currency="USD", cost_minor=minor("2000"), revenue_minor=worth)
    assert (shown(row.roas), shown(row.roi)) == ("2.50", "150.00")


def test_w13_three_for_each_euro_is_two_earned() -> None:
    """Revenue for each unit and profit for each unit are one apart."""
    row = came_to("500", "1500", "EUR")
    assert (shown(row.roas), shown(row.roi)) == ("3.00", "200.00")


@pytest.mark.parametrize(
    ("impressions", "price", "result"),
    [(50_000, "20", "1000"), (100_000, "15", "1500"), (250_000, "10", "2500")],
    ids=["W15", "W15b", "W19"],
)
def test_a_price_for_every_thousand_shown(
    impressions: int, price: str, result: str
) -> None:
    """Nothing but that price; a factor is taken off by whoever believes in it."""
    assert emv(impressions, minor(price)) == minor(result)


def test_w19_of_which_a_part_counts() -> None:
    """0.85 of 2,500."""
    worth = emv(250_000, minor("10"))
    assert worth is not None
    assert round(worth * Fraction(85, 100)) == minor("2125")


@pytest.mark.parametrize(
    ("impressions", "price", "printed", "ours"),
    [
        (50_000, "10", "25", "500"),
        (20_000, "2.45", "980", "49"),
        (500_000, "5", "25000", "2500"),
    ],
    ids=["W16", "W17", "W18"],
)
def test_published_values_of_being_seen_follow_no_standard(
    impressions: int, price: str, printed: str, ours: str
) -> None:
    """Ours knows impressions and a price; no rate of engagement is ever in it."""
    found = emv(impressions, minor(price))
    assert found == minor(ours)
    assert found != minor(printed)


def test_w21_the_name_of_a_rate_says_what_it_divides_by() -> None:
    """600 of 10,000 followers and of 8,000 impressions, which is no reach."""
    engagements = 500 + 50 + 20 + 30
    assert shown(rate(engagements, 10_000)) == "6.00"
    assert shown(rate(engagements, 8_000)) == "7.50"


def test_w26_a_total_is_the_ratio_of_sums() -> None:
    """48.65 %; the mean of the three returns would be 47.22 %."""
    parts = [("8000", "10000"), ("20000", "30000"), ("9000", "15000")]
    rows = [came_to(cost, revenue, "INR") for cost, revenue in parts]
    assert [shown(row.roi) for row in rows] == ["25.00", "50.00", "66.67"]
    assert [shown(row.roas, 4) for row in rows] == ["1.2500", "1.5000", "1.6667"]
    whole = came_to("37000", "55000", "INR")
    assert shown(whole.roi) == "48.65"
    mean = sum((row.roi.exact for row in rows if row.roi), Fraction(0)) / 3
    assert shown(Ratio(mean)) == "47.22"


def test_w28_two_placements_and_both_together() -> None:
    """77.7675 is 77.77; what the program states stays apart from it."""
    video = came_to("1661.67", None, "INR", figures={"impressions": 25_881})
    lead = came_to(
        "904.26", None, "INR", conversions=15, figures={"impressions": 20_287}
    )
    both = came_to(
        "2565.93", None, "INR", conversions=15, figures={"impressions": 46_168}
    )
    assert [shown(row.cpm, 4) for row in (video, lead, both)] == [
        *("64.2042", "44.5734", "55.5781")
    ]
    assert (shown(lead.cpa, 4), shown(both.cpa, 4)) == ("60.2840", "171.0620")
    assert shown(rate(20_127, 25_881), 4) == "77.7675"
    assert shown(rate(20_127, 25_881)) == "77.77"
    assert shown(rate(1_934, 20_287), 4) == "9.5332"


def test_w29b_cost_by_result() -> None:
    """To the third decimal where it is asked for."""
    row = came_to(
        "643.23", None, "EGP", conversions=210, figures={"impressions": 14_901}
    )
    assert (shown(row.cpa, 3), shown(row.cpm, 3)) == ("3.063", "43.167")


def test_w32_a_stated_ratio_is_not_that_of_the_columns_beside_it() -> None:
    """10.66, where the program prints 10.65."""
    assert shown(per(minor("199421.15"), 18_703, "USD")) == "10.66"
    exact = Fraction(minor("50252.14"), 483_880)
    assert round(exact, 3) == Fraction(10_385, 1000)


def test_w35_nothing_watched_is_a_dash() -> None:
    """Not 0, and no error; the same without a cost, and without conversions."""
    assert rate(12, 0) is None
    assert roi(minor("100"), 0) is None
    gifted = came_to("0", "100", conversions=0, figures={"views": 0})
    assert (gifted.roi, gifted.cpa, gifted.cpv) == (None, None, None)
    assert came_to("100", "0", conversions=0).cpa is None


REFERENCE = (
    ("Facebook", 3_174, "500", 400, "55545.00", "20500.00", "170.95"),
    ("LinkedIn", 580, "135", 500, "10150.00", "25135.00", "-59.62"),
    ("Twitter", 202, "0", 150, "3535.00", "7500.00", "-52.87"),
    ("YouTube", 198, "0", 300, "3465.00", "15000.00", "-76.90"),
    ("total", 4_154, "635", 1_350, "72695.00", "68135.00", "6.69"),
)


@pytest.mark.parametrize("row", REFERENCE, ids=[row[0] for row in REFERENCE])
def test_the_reference_table(row: tuple[str, int, str, int, str, str, str]) -> None:
    """A tenth of them become customers worth 175, an hour costs 50."""
    _, conversions, spend, hours, revenue, cost, percent = row
    worth = Fraction(minor("175")) * Fraction(10, 100)
    found = Sums(
        currency="USD",
        conversions=conversions,
        revenue_minor=round(worth * conversions),
        cost_minor=minor(spend),
        time_minor=hours * minor("50"),
    )
    assert found.revenue_minor == minor(revenue)
    assert found.total_cost == minor(cost)
    assert found.roi is not None
    assert str(found.roi.shown) == percent


def test_the_mean_of_the_reference_is_not_its_total() -> None:
    """It would be -4.61 %, where 6.69 % came back."""
    returns = [roi(minor(row[4]), minor(row[5])) for row in REFERENCE[:-1]]
    mean = sum((one.exact for one in returns if one), Fraction(0)) / 4
    assert shown(Ratio(mean)) == "-4.61"
