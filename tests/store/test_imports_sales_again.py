"""A list of conversions or orders that comes again: nothing twice, news taken over."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.conversions import Conversions
from store.history import History
from tests.builders import TODAY, everything, person, workspace
from tests.store.result_sheets import bring_sales, campaign, sales, works_for
from tests.store.sheets_in import counts, values

ORDERS = (
    "Name|Created at|Total|Refunded Amount|Currency|Financial Status|Lineitem name",
    "#1|2026-02-01 10:00:00 +0900|30.00|0.00|EUR|paid|A",
    "#2|2026-02-02 10:00:00 +0900|20.00|0.00|EUR|pending|B",
    "#3|2026-02-03 10:00:00 +0900|10.00|0.00|EUR|paid|C",
)
LATER = (
    ORDERS[0],
    "#4|2026-02-09 10:00:00 +0900|5.00|0.00|EUR|paid|D",
    "#3|2026-02-03 10:00:00 +0900|10.00|0.00|EUR|voided|C",
    "#2|2026-02-02 10:00:00 +0900|20.00|0.00|EUR|paid|B",
    "#1|2026-02-01 10:00:00 +0900|30.00|12.50|EUR|partially_refunded|A",
)
SUMS = (
    "date|channel|influencer|conversions|revenue|currency",
    "2026-02-01|Instagram|Mina|3|30.00|EUR",
    "2026-02-01|Instagram||4|40.00|EUR",
    "2026-02-02|Instagram|Mina|1|10.00|EUR",
)


def test_the_same_orders_change_nothing() -> None:
    """To the letter, and no step is left to be undone."""
    with workspace() as database:
        bring_sales(database, *ORDERS, kind="orders")
        before, steps = everything(database.reader), len(History(database).units(9))
        again = bring_sales(database, *ORDERS, kind="orders")
        assert counts(again) == (0, 0, 3, 0)
        after = everything(database.reader)
        assert after["conversion"] == before["conversion"]
        assert len(History(database).units(9)) <= steps + 1


def test_a_newer_export_brings_refunds_and_states() -> None:
    """In another order, with a new one among them."""
    with workspace() as database:
        bring_sales(database, *ORDERS, kind="orders")
        report = bring_sales(database, *LATER, kind="orders")
        assert counts(report) == (1, 3, 0, 0)
        assert [(each.amount, each.status) for each in sales(database)] == [
            (1750, "partly_refunded"),
            (2000, "paid"),
            (1000, "cancelled"),
            (500, "paid"),
        ]
        told = [
            (each.name, each.field, each.before, each.after) for each in report.changes
        ]
        assert told == [
            ("#3", "state", "paid", "cancelled"),
            ("#2", "state", "pending", "paid"),
            ("#1", "state", "paid", "partly_refunded"),
            ("#1", "amount", "30.00 EUR", "17.50 EUR"),
        ]
        History(database).undo()
        assert [each.amount for each in sales(database)] == [3000, 2000, 1000]


def test_what_was_changed_here_stays_while_the_file_says_nothing_new() -> None:
    """A sale that was given to somebody by hand, and one that was called off."""
    with workspace() as database:
        spring = campaign(database)
        bring_sales(database, *ORDERS, kind="orders", campaign="Spring")
        desk = Conversions(database)
        ids = values(database, "SELECT id FROM conversion ORDER BY id")
        desk.set_state(ids[:1], "cancelled")
        desk.set_campaign(ids[1:2], None)
        bring_sales(database, *ORDERS, kind="orders", campaign="Spring")
        assert sales(database)[0].status == "cancelled"
        found = values(database, "SELECT campaign_id FROM conversion ORDER BY id")
        assert found == [spring, None, spring]


def test_the_campaign_may_be_said_later() -> None:
    """Orders that came in without one get it, and none comes twice."""
    with workspace() as database:
        bring_sales(database, *ORDERS, kind="orders")
        report = bring_sales(database, *ORDERS, kind="orders", campaign="Spring")
        assert counts(report) == (0, 3, 0, 0)
        assert set(values(database, "SELECT campaign_id FROM conversion")) == {1}
        for said in (None, "Spring"):
            again = bring_sales(database, *ORDERS, kind="orders", campaign=said)
            assert counts(again) == (0, 0, 3, 0)


def test_an_order_that_came_in_another_list_is_the_same_one() -> None:
    """By its number and its day, with or without the sign before it."""
    sheet = (
        "date|order id|goal|revenue|currency|what",
        "2026-02-01|1|sale|30.00|EUR|typed by hand",
    )
    with workspace() as database:
        bring_sales(database, *sheet)
        report = bring_sales(database, *ORDERS, kind="orders")
        assert counts(report)[0] == 2
        assert len(sales(database)) == 3


def test_the_same_sums_change_nothing_and_newer_ones_take_their_place() -> None:
    """A day that was not over when it was first exported is not counted twice."""
    with workspace() as database:
        person(database, "Mina", handle="mina")
        bring_sales(database, *SUMS, campaign="Spring")
        before = everything(database.reader)["conversion"]
        again = bring_sales(database, *SUMS, campaign="Spring")
        assert counts(again) == (0, 0, 3, 0)
        assert everything(database.reader)["conversion"] == before
        later = (*SUMS[:3], "2026-02-02|Instagram|Mina|5|55.00|EUR")
        report = bring_sales(database, *later, campaign="Spring")
        assert counts(report) == (0, 1, 2, 0)
        assert [(each.quantity, each.amount) for each in sales(database)] == [
            (3, 3000),
            (4, 4000),
            (5, 5500),
        ]


def test_equal_sales_stay_two() -> None:
    """A list of single sales: the same amount twice a day is two of them."""
    sheet = ("date|goal|channel|amount|currency", *["2026-02-01|sale|IG|30|EUR"] * 2)
    with workspace() as database:
        bring_sales(database, *sheet)
        assert len(sales(database)) == 2
        assert counts(bring_sales(database, *sheet)) == (0, 0, 2, 0)
        third = bring_sales(database, *sheet, sheet[-1])
        assert counts(third) == (1, 0, 2, 0)
        other = (*sheet, sheet[-1], "2026-02-01|sale|IG|31|EUR")
        assert counts(bring_sales(database, *other)) == (1, 0, 3, 0)


_ROW = st.tuples(
    st.sampled_from(["2026-02-01", "2026-02-02", ""]),
    st.sampled_from(["Facebook", "IG", "Newsletter", ""]),
    st.integers(0, 3),
    st.sampled_from(["", "5.00", "7.50", "-5.00"]),
    st.sampled_from(["", "A-1", "A-2"]),
    st.sampled_from(["paid", "cancelled", "refunded", ""]),
)


@given(st.lists(_ROW, min_size=1, max_size=8), st.lists(_ROW, max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_list_comes_in_once(
    rows: list[tuple[object, ...]], more: list[tuple[object, ...]]
) -> None:
    """Twice the same changes nothing; a longer one leaves nothing counted twice."""
    header = "date|channel|conversions|revenue|order id|status"
    lines = ["|".join(map(str, row)) for row in rows]
    longer = [*lines, *("|".join(map(str, row)) for row in more)]
    with workspace() as database:
        said = {"currency": "EUR", "blanks": "nothing", "kind": "conversions"}
        first = bring_sales(database, header, *lines, **said)
        before = everything(database.reader)
        again = bring_sales(database, header, *lines, **said)
        assert counts(again) == (0, 0, first.created, first.skipped)
        assert everything(database.reader) == before
        bring_sales(database, header, *longer, **said)
        third = bring_sales(database, header, *longer, **said)
        assert (third.created, third.updated) == (0, 0)
        assert len(sales(database)) <= len(longer)


def test_a_row_without_a_day_is_known_on_another_day() -> None:
    """The day it came in stays."""
    with workspace() as database:
        sheet = "channel|conversions|value", "Facebook|3|17.50 USD"
        bring_sales(database, *sheet)
        (before,) = sales(database)
        report = bring_sales(database, *sheet, today=TODAY.replace(day=9))
        assert counts(report) == (0, 0, 1, 0)
        assert sales(database) == [before]


def test_somebody_who_was_not_known_yet_is_found_when_the_list_comes_again() -> None:
    """The name was kept in the notes; now it leads to her."""
    with workspace() as database:
        bring_sales(database, *SUMS, campaign="Spring")
        assert {each.by for each in sales(database)} == {"none"}
        works_for(database, person(database, "Mina", handle="mina"), 1)
        report = bring_sales(database, *SUMS, campaign="Spring")
        assert counts(report) == (0, 2, 1, 0)
        assert [each.name for each in sales(database)] == ["Mina", None, "Mina"]
