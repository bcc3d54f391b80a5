"""Arithmetic as others published it, worked again with our rules, to the last digit.

Where a published figure is a trap (a percent taken for a ratio, a ratio for a profit,
the mean of ratios for the ratio of sums), the test says what ours is.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from store.errors import Invalid
from store.rules.commission import (
    Tier,
    commission,
    exact_commission,
    for_period,
    in_force,
    read_tiers,
)
from store.rules.money import Money, from_minor, read_money, split, to_minor, total
from store.rules.spend import Figures, after, share
from store.rules.withholding import TaxTerms, payout, split_vat, withhold

DAY = date(2026, 3, 2)
CENT = Decimal("0.01")


def money(amount: str, currency: str = "USD") -> Money:
    """An amount as it is printed."""
    return Money(to_minor(Decimal(amount), currency), currency)


def printed(amount: Money) -> str:
    """An amount with the decimals of its currency."""
    return str(from_minor(amount.minor, amount.currency))


def each(cost: Money, count: int | None) -> Decimal | None:
    """What one of so many cost, in whole units of the currency, not rounded."""
    part = share(cost.minor, count)
    return None if part is None else part / 10 ** len(printed(cost).partition(".")[2])


def profit(revenue: Money, cost: Money) -> Decimal | None:
    """What is left of revenue for every unit of cost, in percent."""
    part = share((revenue - cost).minor, cost.minor)
    return None if part is None else part * 100


def made(price: str, percent: str) -> Decimal:
    """A share of a price in its currency, parts of a cent included."""
    tiers = read_tiers([Tier(0, Decimal(percent))])
    exact = exact_commission(money(price).minor, tiers, "marginal", DAY)
    return exact.scaleb(-2)


def test_w1_five_hundred_orders() -> None:
    """100,000 reached, 5 % engaged, 10 % of these buy for 120."""
    leads = 100_000 * 5 // 100
    orders = leads * 10 // 100
    revenue = money("120").scaled(Decimal(orders))
    assert (leads, orders, printed(revenue)) == (5_000, 500, "60000.00")
    assert profit(revenue, money("10000")) == 500


@pytest.mark.parametrize(
    ("cost", "revenue", "currency", "percent"),
    [
        ("500", "3000", "USD", 500),
        ("5000000", "8500000", "KRW", 70),
        ("1000000", "5000000", "KRW", 400),
        ("500", "2000", "USD", 300),
        ("1000", "3000", "USD", 200),
        ("500", "1500", "EUR", 200),
        ("400", "13500", "USD", 3275),
    ],
    ids=["W2b", "W9", "W10", "W11", "W11b", "W13", "W14"],
)
def test_what_is_left_for_every_unit_spent(
    cost: str, revenue: str, currency: str, percent: int
) -> None:
    """In whole percent, in three currencies."""
    assert profit(money(revenue, currency), money(cost, currency)) == percent


def test_w9_is_typed_as_koreans_write_it() -> None:
    """500만원 is five million won, and has no decimals."""
    assert read_money("500만원") == money("5000000", "KRW")
    assert printed(money("8500000", "KRW")) == "8500000"


@pytest.mark.parametrize(
    ("cost", "currency", "count", "result"),
    [
        ("80000", "INR", 12_500, "6.40"),
        ("1000", "USD", 25_000, "0.04"),
        ("400", "USD", 2_000, "0.20"),
        ("400", "USD", 500, "0.80"),
        ("400", "USD", 50, "8.00"),
        ("904.26", "INR", 15, "60.28"),
        ("643.23", "EGP", 210, "3.063"),
    ],
    ids=["W3", "W5", "W14", "W14b", "W14c", "W28", "W29b"],
)
def test_what_one_of_them_cost(
    cost: str, currency: str, count: int, result: str
) -> None:
    """Engagements, clicks, leads, sales, results."""
    found = each(money(cost, currency), count)
    assert found is not None
    assert str(found.quantize(Decimal(result))) == result


def test_w28_and_w29b_what_a_thousand_views_cost() -> None:
    """Both placements, both together as the ratio of sums, and a third report."""
    video, lead = money("1661.67", "INR"), money("904.26", "INR")
    both = total([video, lead], "INR")
    found = [
        each(one.scaled(Decimal(1000)), count)
        for one, count in (
            *((video, 25_881), (lead, 20_287), (both, 25_881 + 20_287)),
            (money("643.23", "EGP"), 14_901),
        )
    ]
    assert [str(one and one.quantize(Decimal("0.0001"))) for one in found] == [
        "64.2042",
        "44.5734",
        "55.5781",
        "43.1669",
    ]
    blended = each(both, 15)
    assert blended is not None
    assert str(blended.quantize(CENT)) == "171.06"


def test_w7_product_at_what_it_costs_us() -> None:
    """Fifty at 30 and the shipping; twenty posted."""
    product = money("30").scaled(Decimal(50))
    whole = total([product, money("500")], "USD")
    assert printed(whole) == "2000.00"
    parts = split(whole, [1] * 20)
    assert {printed(part) for part in parts} == {"100.00"}
    assert total(parts, "USD") == whole
    assert share(20, 50) == Decimal("0.4")
    figures = after(after(Figures(planned=200_000), product.minor), 50_000)
    assert (figures.committed, figures.remaining, figures.over) == (200_000, 0, False)


def test_w7_a_value_two_and_a_half_times_the_cost_is_no_profit_of_250_percent() -> None:
    """5,000 for 2,000 is 2.5 for each unit spent; what is left of it is 150 %."""
    value, cost = money("10").scaled(Decimal(500)), money("2000")
    assert printed(value) == "5000.00"
    assert share(value.minor, cost.minor) == Decimal("2.5")
    assert profit(value, cost) == 150


def test_w13_three_for_each_euro_is_two_earned() -> None:
    """Revenue for each unit and profit for each unit are one apart."""
    assert share(150_000, 50_000) == 3
    assert profit(money("1500", "EUR"), money("500", "EUR")) == 2 * 100


def test_w14_fifty_sales() -> None:
    """At 270 each, for 400 in all."""
    revenue = money("270").scaled(Decimal(50))
    assert printed(revenue) == "13500.00"
    assert share(revenue.minor, money("400").minor) == Decimal("33.75")


@pytest.mark.parametrize(
    ("impressions", "price", "result"),
    [(50_000, "20", "1000.00"), (100_000, "15", "1500.00")],
)
def test_w15_a_price_for_so_many_thousand(
    impressions: int, price: str, result: str
) -> None:
    """What is asked for one thousand, times the thousands."""
    amount = money(price).scaled(Decimal(impressions) / 1000)
    assert printed(amount) == result


def test_w19_a_value_that_was_taken_down_by_a_factor() -> None:
    """250,000 shown at 10 for a thousand, of which 0.85 counts."""
    value = money("10").scaled(Decimal(250_000) / 1000)
    assert printed(value) == "2500.00"
    assert printed(value.scaled(Decimal("0.85"))) == "2125.00"


@pytest.mark.parametrize(
    ("price", "percent", "result"),
    [
        ("9.99", "30", "2.997"),
        ("14.99", "30", "4.497"),
        ("29.99", "30", "8.997"),
        ("9.99", "5", "0.4995"),
    ],
)
def test_w23_shares_of_a_price_below_the_cent(
    price: str, percent: str, result: str
) -> None:
    """They are kept exactly until the end of the period."""
    assert made(price, percent) == Decimal(result)


def test_w23_what_is_left_of_the_price() -> None:
    """Less the commission and the fee of the platform."""
    left = Decimal("9.99") - made("9.99", "30") - made("9.99", "5")
    assert left == Decimal("6.4935")
    assert printed(money("9.99").scaled(Decimal("0.65"))) == "6.49"


def test_w23_a_year_is_rounded_once_not_order_by_order() -> None:
    """Twelve months of 10 make 36; a thousand orders of 9.99 make 2,997, not 3,000."""
    tiers = read_tiers([Tier(0, Decimal(30))])
    assert commission(money("10").minor * 12, tiers, "marginal", DAY) == 36_00
    assert commission(money("9.99").minor, tiers, "marginal", DAY) == 3_00
    orders = money("9.99").scaled(Decimal(1000))
    assert commission(orders.minor, tiers, "marginal", DAY) == 2_997_00


def test_w24_an_order_at_the_better_share() -> None:
    """5 % of 100,000 won."""
    tiers = read_tiers([Tier(0, Decimal(5))])
    assert commission(100_000, tiers, "whole", DAY) == 5_000


def test_w24_no_day_is_left_out_between_two_shares() -> None:
    """3 % up to the 12th and 5 % from the 15th on: two days had no share at all.

    Ours is the share that holds until the next one does; so the 13th and 14th are paid
    at 3 %, unless the next set begins on the 13th.
    """
    orders = 100_000
    tiers = read_tiers([Tier(0, Decimal(3)), Tier(0, Decimal(5), date(2026, 3, 15))])
    found = [
        commission(orders, tiers, "whole", date(2026, 3, day))
        for day in (12, 13, 14, 15)
    ]
    assert found == [3_000, 3_000, 3_000, 5_000]
    assert len({len(in_force(tiers, date(2026, 3, day))) for day in range(1, 32)}) == 1
    with pytest.raises(Invalid, match="up to 2026-03-14"):
        for_period(tiers, date(2026, 3, 1), date(2026, 3, 31))


def test_picksell_who_bills_what() -> None:
    """110,000 won with 10 % VAT: three kinds of papers, three amounts that arrive."""
    gross, vat, tax = money("110000", "KRW"), Decimal(10), Decimal("3.3")
    supply, in_it = split_vat(gross, vat)
    assert (printed(supply), printed(in_it)) == ("100000", "10000")
    assert [printed(part) for part in withhold(supply, tax)] == ["3300", "96700"]
    arrives = {
        kind: printed(payout(gross, TaxTerms(kind, percent, vat)).net)
        for kind, percent in (
            *(("individual", tax), ("simplified", None), ("business", None)),
        )
    }
    assert arrives == {
        "individual": "96700",
        "simplified": "100000",
        "business": "110000",
    }


def test_w26_the_whole_is_the_ratio_of_sums_never_the_mean_of_ratios() -> None:
    """Three rows; their mean says 0.4722, all of them together 0.4865."""
    rows = [("10000", "8000"), ("30000", "20000"), ("15000", "9000")]
    found = [profit(money(revenue), money(cost)) for revenue, cost in rows]
    rates = [one / 100 for one in found if one is not None]
    assert [str(one.quantize(Decimal("0.0001"))) for one in rates] == [
        "0.2500",
        "0.5000",
        "0.6667",
    ]
    revenue = total((money(one) for one, _ in rows), "USD")
    payout_in_all = total((money(one) for _, one in rows), "USD")
    assert (printed(revenue), printed(payout_in_all)) == ("55000.00", "37000.00")
    pooled = share((revenue - payout_in_all).minor, payout_in_all.minor)
    assert pooled is not None
    assert str(pooled.quantize(Decimal("0.0001"))) == "0.4865"
    mean = sum(rates, Decimal(0)) / len(rates)
    assert str(mean.quantize(Decimal("0.0001"))) == "0.4722"


@pytest.mark.parametrize(
    ("cost", "conversions", "shown", "ours"),
    [
        ("199421.15", "18703.32", "10.65", "10.66"),
        ("50252.14", "4838.80", "10.33", "10.39"),
    ],
)
def test_w32_a_ratio_that_a_platform_shows_is_not_that_of_its_columns(
    cost: str, conversions: str, shown: str, ours: str
) -> None:
    """Ours is worked out from what is beside it."""
    # Parts of a conversion are counted too, so both sides are taken in hundredths.
    found = share(money(cost).minor, to_minor(Decimal(conversions), "USD"))
    assert found is not None
    assert str(found.quantize(CENT)) == ours != shown


def test_w35_nothing_for_nothing_is_no_figure() -> None:
    """A gift that cost nothing has no ratio, and no order no price; neither is 0."""
    assert profit(money("300"), money("0")) is None
    assert each(money("300"), 0) is None
    assert each(money("300"), None) is None
