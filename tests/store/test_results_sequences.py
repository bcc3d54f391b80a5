"""Whatever was sold and spent: what is read from sums is what the rows come to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.result_words import LEADS
from tests.store.results_desk import Books, books

CHANNELS = (None, "x", "facebook", "Newsletter")
NEW_YEAR = date(2026, 1, 1)
DAYS = ("2026-02-27", "2026-03-02", "2026-03-31")
KINDS = ("purchase", "enquiry", "visit")
STATES = ("planned", "committed", "invoiced", "cancelled")

SALES = st.tuples(
    st.sampled_from(CHANNELS),
    st.sampled_from(DAYS),
    st.sampled_from(KINDS),
    st.sampled_from(("paid", "pending", "cancelled")),
    st.integers(0, 9),
    st.none() | st.integers(0, 10**6),
    st.booleans(),
)
COSTS = st.tuples(
    st.sampled_from(CHANNELS),
    st.sampled_from(DAYS),
    st.sampled_from(STATES),
    st.integers(-100, 10**6),
    st.booleans(),
)
HOURS = st.tuples(
    st.sampled_from(CHANNELS),
    st.sampled_from(DAYS),
    st.integers(1, 999),
    st.none() | st.integers(1, 9_999),
)


Rows = list[tuple[Any, ...]]


@dataclass
class Plain:
    """What a row should say, added up by hand."""

    conversions: int = 0
    orders: int = 0
    enquiries: int = 0
    revenue: int = 0
    cost: int = 0
    minutes: int = 0
    sixtieths: int = 0
    rows: int = 0
    valued: int = 0

    @property
    def time(self) -> int:
        """Own time in cents, half to even."""
        exact = Decimal(self.sixtieths) / 60
        return int(exact.to_integral_value(ROUND_HALF_EVEN))


Found = dict[tuple[str, str], Plain]


def fill(book: Books, sales: Rows, costs: Rows, hours: Rows) -> Found:
    """Put rows in, and add them up by hand: by channel, by month, and all."""
    found: Found = defaultdict(Plain)

    def rows(channel: str | None, day: str) -> list[Plain]:
        return [
            found["channel", channel or ""],
            found["month", day[:7]],
            found["all", ""],
        ]

    for channel, day, kind, status, quantity, amount, counts in sales:
        code = "USD" if counts else "EUR"
        book.sold(
            amount,
            quantity,
            channel=channel,
            on_day=day,
            kind=kind,
            status=status,
            amount_currency=code,
            counted_currency="USD" if counts else None,
        )
        for row in rows(channel, day) if status != "cancelled" else ():
            row.conversions += quantity
            row.orders += quantity * (kind == "purchase")
            row.enquiries += quantity * (kind in LEADS)
            row.rows += 1
            row.valued += amount is not None and counts
            row.revenue += amount or 0 if counts else 0
    for channel, day, state, amount, counts in costs:
        book.spent(
            amount,
            channel=channel,
            on_day=day,
            state=state,
            amount_currency="USD" if counts else "EUR",
            counted_minor=amount if counts else None,
            counted_currency="USD" if counts else None,
        )
        for row in rows(channel, day) if state in STATES[1:3] and counts else ():
            row.cost += amount
    for channel, day, minutes, rate in hours:
        book.worked(
            minutes,
            channel=channel,
            on_day=day,
            hourly_rate_minor=rate,
            hourly_rate_currency=rate and "USD",
        )
        for row in rows(channel, day):
            row.minutes += minutes
            row.sixtieths += minutes * (rate or 5_000)
    return found


@settings(max_examples=25)
@given(
    st.lists(SALES, max_size=12),
    st.lists(COSTS, max_size=8),
    st.lists(HOURS, max_size=6),
)
def test_sums_and_rows_tell_the_same(sales: Rows, costs: Rows, hours: Rows) -> None:
    """By channel and by month, with and without days; and the total once more."""
    with books() as book:
        found = fill(book, sales, costs, hours)
        for by in ("channel", "month"):
            told = {}
            for since in (None, NEW_YEAR):
                table = book.table(by, since=since)
                told[since] = {row.key: row for row in table.rows}
                for row in table.rows:
                    key = row.channel if by == "channel" else row.month
                    plain = found[by, key or ""]
                    assert row.revenue_minor == (
                        plain.revenue if plain.valued or not plain.rows else None
                    )
                    assert (
                        *(row.conversions, row.orders, row.enquiries),
                        *(row.cost_minor, row.minutes, row.time_minor),
                    ) == (
                        *(plain.conversions, plain.orders, plain.enquiries),
                        *(plain.cost, plain.minutes, plain.time),
                    )
                total, plain = table.total, found["all", ""]
                assert total.total_cost == plain.cost + plain.time
                assert total.conversions == plain.conversions
                assert (total.revenue_minor or 0) == plain.revenue
                if total.roi is not None:
                    exact = total.roi.exact * total.total_cost
                    assert exact == (plain.revenue - total.total_cost) * 100
            assert [*told[None]] == [*told[NEW_YEAR]]
