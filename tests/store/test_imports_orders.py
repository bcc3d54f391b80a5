"""Orders of a shop come in as it exports them: one conversion each, lines joined."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import Invalid
from store.exchange.costs_cells import NO_CURRENCY
from store.exchange.days import WHICH_FIRST
from store.exchange.orders_lines import NO_DAY, NO_TOTAL, UNKNOWN_REFUND
from store.rules.money import Money
from tests.builders import everything, person, workspace
from tests.store.result_sheets import (
    Sold,
    asked,
    bring_sales,
    campaign,
    reasons,
    sales,
    works_for,
)
from tests.store.sheets_in import counts, values

SHOP = (
    "Name|Email|Financial Status|Created at|Total|Refunded Amount|Currency|Discount"
    " Code|Cancelled at|Lineitem name|Lineitem quantity|Billing Name|Phone\n"
    "#1|a@example.com|paid|2026-02-01 23:30:00 -0500|30.00|0.00|USD|MINA10||Serum|2|"
    "Ann Roe|555-0100\n"
    "#1|||||||||Balm|1||\n"
    "#2|b@example.com|partially_refunded|2026-02-02 10:00:00 -0400|50.00|20.00|USD|||"
    "Kit|1|Bob Roe|\n"
    "#3|c@example.com|refunded|2026-02-03 10:00:00 -0500|10.00|10.00|USD|||Balm|1||\n"
    "#4||voided|2026-02-04 10:00:00 -0500|99.00|0.00|USD|||Kit|1||\n"
    "#5|d@example.com|paid|2026-02-05 10:00:00 -0500|0.00|0.00|USD|||Sample|1||\n"
    "#6|e@example.com|paid|2026-02-06 10:00:00 -0500|8.00|0.00|EUR||2026-02-07 09:00:00"
    " -0500|Balm|1||\n"
    "#7|f@example.com|pending|2026-02-07 10:00:00 -0500|12.00|0.00|EUR|||Balm|1||"
).splitlines()
"""Lines that belong to the order above, refunds, cancellations, two currencies."""


def test_orders_of_a_shop() -> None:
    """What went back is taken off; what was called off counts nothing; free is sold."""
    with workspace() as database:
        report = bring_sales(database, *SHOP, kind="orders")
        assert counts(report) == (7, 0, 0, 0)
        found = [
            (each.on_day[-2:], each.amount, each.refunded, each.currency, each.status)
            for each in sales(database)
        ]
        assert found == [
            ("01", 3000, 0, "USD", "paid"),
            ("02", 3000, 2000, "USD", "partly_refunded"),
            ("03", 0, 1000, "USD", "refunded"),
            ("04", 9900, 0, "USD", "cancelled"),
            ("05", 0, 0, "USD", "paid"),
            ("06", 800, 0, "EUR", "cancelled"),
            ("07", 1200, 0, "EUR", "pending"),
        ]
        assert report.totals == {
            "lines": 8,
            "orders": 7,
            "conversions": 5,
            "cancelled": 2,
            "amount": [Money(1200, "EUR"), Money(9000, "USD")],
            "refunded": [Money(0, "EUR"), Money(3000, "USD")],
        }
        rows = values(
            database,
            "SELECT order_ref, what, quantity, source, code FROM conversion LIMIT 1",
        )
        assert rows == [("#1", "Serum \u00d72, Balm", 1, "shopify", "MINA10")]


def test_no_mail_name_or_address_of_a_customer_is_kept() -> None:
    """They are not even looked at."""
    with workspace() as database:
        report = bring_sales(database, *SHOP, kind="orders")
        kept = str(everything(database.reader))
        assert not any(one in kept for one in ("example.com", "Roe", "555-0100"))
        assert "customers" in asked(report)


def test_a_code_that_is_somebodys_says_whose_an_order_is() -> None:
    """And which campaign it is for, and where it came from."""
    with workspace() as database:
        mina, spring = person(database, "Mina", handle="mina"), campaign(database)
        works_for(database, mina, spring, "mina10")
        bring_sales(database, *SHOP, kind="orders")
        first = sales(database)[0]
        assert first == Sold(
            *("2026-02-01", "instagram", "Mina", "purchase", 1, 3000, 0, 3000),
            *("USD", "paid", "code"),
        )
        assert values(database, "SELECT campaign_id FROM conversion ORDER BY id") == [
            spring,
            *[None] * 6,
        ]


def test_the_day_is_that_of_the_shop() -> None:
    """An order late in the evening is not moved to the next day."""
    with workspace() as database:
        bring_sales(database, *SHOP, kind="orders")
        assert sales(database)[0].on_day == "2026-02-01"


def test_what_of_an_order_is_revenue_is_asked() -> None:
    """All of it is taken; without tax and shipping if she says so."""
    sheet = (
        "Name|Created at|Subtotal|Shipping|Taxes|Total|Refund|Currency|Lineitem name",
        "#1|2026-02-01|29.98|5.00|2.10|37.08|0.00|USD|Tee",
        "#1||||||||Mug",
        "#2|2026-02-01|10.00|5.00|0.70|15.70|15.70|USD|Mug",
    )
    with workspace() as database:
        for said, amounts in (
            (None, [3708, 0]),
            ("total", [3708, 0]),
            ("subtotal", [2998, 0]),
            ("net", [2998, 0]),
        ):
            report = bring_sales(
                database, *sheet, kind="orders", revenue=said, dry_run=True
            )
            assert asked(report).get("revenue") == (None if said else "total")
            bring_sales(database, *sheet, kind="orders", revenue=said)
            assert [each.amount for each in sales(database)] == amounts
        bare = "Name|Created at|Total|Currency|Lineitem name", "#1|2026-02-01|5|USD|x"
        assert "revenue" not in asked(bring_sales(database, *bare, kind="orders"))
        with pytest.raises(Invalid, match="does not say the net"):
            bring_sales(database, *bare, kind="orders", revenue="net")


def test_an_order_that_cannot_be_read_waits_as_a_whole() -> None:
    """Each is told once: no currency, no day, no amount, a day of two readings."""
    sheet = (
        "Name|Created at|Total|Currency|Refunded Amount|Financial Status|Lineitem name",
        "#1|2026-02-01|5.00||||A",
        "#1||||||B",
        "#2||5.00|EUR|||A",
        "#3|2026-02-01||EUR|||A",
        "#4|03/04/2026|5.00|EUR|||A",
        "#4||||||B",
        "#5|2026-02-01|5.00|EUR||partially_refunded|A",
    )
    with workspace() as database:
        report = bring_sales(database, *sheet, kind="orders")
        assert reasons(report) == [
            (2, "5.00", NO_CURRENCY),
            (4, "#2", NO_DAY),
            (5, "#3", NO_TOTAL),
            (6, "03/04/2026", WHICH_FIRST),
            (8, "#5", UNKNOWN_REFUND),
        ]
        assert counts(report) == (1, 0, 0, 4)
        assert {asked(report)[code] for code in ("currency", "date_order")} == {None}
        again = bring_sales(
            database, *sheet, kind="orders", currency="EUR", date_order="dmy"
        )
        assert counts(again) == (2, 0, 1, 2)


def test_links_that_a_shop_keeps() -> None:
    """A landing page with its parts, or the parts among the notes of an order."""
    sheet = (
        "Name|Created at|Total|Currency|Lineitem name|Landing site|Note Attributes",
        "#1|2026-02-01|5|USD|A|https://shop.example/?utm_source=ig&utm_content=mina|",
        "#2|2026-02-01|5|USD|A||gift: yes utm_source: tiktok",
    )
    with workspace() as database:
        bring_sales(database, *sheet, kind="orders")
        found = values(database, "SELECT utm_source, utm_content FROM conversion")
        assert found == [("ig", "mina"), ("tiktok", None)]
        assert [each.channel for each in sales(database)] == ["instagram", "tiktok"]


_ORDER = st.tuples(
    st.integers(0, 99_999),
    st.integers(0, 99_999),
    st.integers(1, 4),
    st.sampled_from(["EUR", "USD", "KRW"]),
)


@given(st.lists(_ORDER, min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_totals_add_up_and_coming_again_changes_nothing(
    orders: list[tuple[int, int, int, str]],
) -> None:
    """However many lines an order has, it is there once."""
    lines: list[str] = []
    for number, (total, back, many, code) in enumerate(orders):
        digits = 0 if code == "KRW" else 2
        said = [f"{min(each, total) / 10**digits:.{digits}f}" for each in (total, back)]
        lines.append(f"#{number}|2026-02-01|{'|'.join(said)}|{code}|A")
        lines += [f"#{number}|||||B"] * (many - 1)
    header = "Name|Created at|Total|Refunded Amount|Currency|Lineitem name"
    with workspace() as database:
        report = bring_sales(database, header, *lines, kind="orders")
        assert counts(report) == (len(orders), 0, 0, 0)
        for code in {each[3] for each in orders}:
            mine = [each for each in orders if each[3] == code]
            worth = sum(total - min(back, total) for total, back, _, _ in mine)
            found = [
                each.amount or 0 for each in sales(database) if each.currency == code
            ]
            assert sum(found) == worth
        before = everything(database.reader)["conversion"]
        again = bring_sales(database, header, *lines, kind="orders")
        assert counts(again) == (0, 0, len(orders), 0)
        assert everything(database.reader)["conversion"] == before


def test_a_list_without_amounts_is_refused() -> None:
    """It says which column could be one."""
    with workspace() as database, pytest.raises(Invalid, match="no column of amounts"):
        bring_sales(database, *("Name|Lineitem name|Financial Status", "#1|A|paid"))
