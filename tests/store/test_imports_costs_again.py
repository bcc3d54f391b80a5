"""The same list of costs, or next month's, finds what is here already."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.costs import Costs
from store.exchange.costs_changes import STAYS_OFF, STAYS_PAID
from store.exchange.plan import ImportOptions
from store.imports import Imports
from store.outgoing import Outgoing
from store.rules.money import Money
from tests.builders import TODAY, everything, person, workspace
from tests.store.money_sheets import bars, bring_money, costs, reasons
from tests.store.sheets_in import bring, counts, values

HEADER = "date|channel|influencer|category|description|amount|currency|state|due_on"
SHEET = (
    HEADER,
    "2026-02-01|Instagram|Mina|fee|Reel|500|EUR|committed|2026-04-01",
    "2026-02-01|Instagram|Mina|fee|Reel|500|EUR|committed|2026-04-01",
    "2026-02-02||Studio|production|Shoot|80|EUR|invoiced|",
    "2026-02-02|||tools|Editor|12.99|EUR|paid|",
)


def test_the_same_file_changes_nothing() -> None:
    """Two equal rows are two costs, the second time as the first."""
    with workspace() as database:
        person(database, "Mina", handle="mina")
        assert counts(bring_money(database, *SHEET, campaign="Spring")) == (4, 0, 0, 0)
        before = everything(database.reader)
        again = bring_money(database, *SHEET, campaign="Spring")
        assert counts(again) == (0, 0, 4, 0)
        assert everything(database.reader) == before
        third = bring_money(database, *SHEET, SHEET[1], campaign="Spring")
        assert counts(third) == (1, 0, 4, 0)


def test_what_goes_on_is_taken_from_the_next_file() -> None:
    """Bills, payments and days; what the change is can be looked at before."""
    with workspace() as database:
        person(database, "Mina", handle="mina")
        bring_money(database, *SHEET, campaign="Spring")
        later = (
            f"{HEADER}|invoice|paid on",
            SHEET[1].replace("committed", "invoiced") + "|F-9|",
            f"{SHEET[2].replace('2026-04-01', '2026-05-01')}||",
            f"{SHEET[3]}||2026-02-20",
            f"{SHEET[4]}||",
        )
        report = bring_money(database, *later, campaign="Spring")
        assert counts(report) == (0, 3, 1, 0)
        assert [each.state for each in costs(database)] == [
            "invoiced", "committed", "paid", "paid",
        ]  # fmt: skip
        changes = [(each.row, each.field, each.after) for each in report.changes]
        assert changes == [
            (2, "state", "invoiced"),
            (2, "invoice_ref", "F-9"),
            (3, "due_on", "2026-05-01"),
            (4, "state", "paid"),
            (4, "paid_on", "2026-02-20"),
        ]


def test_what_was_done_here_since_is_not_undone_by_an_old_file() -> None:
    """Paid stays paid, called off stays off, and what she filed stays where she did."""
    with workspace() as database:
        person(database, "Mina", handle="mina")
        sheet = (
            "date|description|amount|state",
            *(f"2026-02-0{day}|Thing|{day}0 EUR|invoiced" for day in (1, 2, 3)),
        )
        bring_money(database, *sheet, campaign="Spring")
        desk = Costs(database)
        desk.set_field([1], "category", "tools")
        desk.set_field([1], "channel", "TikTok")
        desk.set_state([2], "cancelled", today=TODAY)
        with database.writing("Test", ("budget",)) as unit:
            unit.connection.execute(
                "UPDATE cost SET state='paid', paid_on='2026-02-20' WHERE id=3"
            )
        report = bring_money(database, *sheet, campaign="Spring")
        assert counts(report) == (0, 0, 3, 0)
        assert reasons(report) == [(3, "invoiced", STAYS_OFF)]
        off = [row.replace("invoiced", "cancelled") for row in sheet]
        report = bring_money(database, *off, campaign="Spring")
        assert counts(report) == (0, 1, 2, 0)
        assert reasons(report) == [(4, "cancelled", STAYS_PAID)]
        found = [(each.category, each.channel, each.state) for each in costs(database)]
        assert found == [
            ("tools", "tiktok", "cancelled"),
            ("other", None, "cancelled"),
            ("other", None, "paid"),
        ]


def test_what_was_split_here_is_still_the_cost_of_the_file() -> None:
    """It is known by what its parts add up to."""
    with workspace() as database:
        sheet = "date|description|amount", "2026-02-01|Shoot|100 EUR"
        bring_money(database, *sheet, campaign="Spring")
        Costs(database).split(1, [Money(6000, "EUR"), Money(4000, "EUR")])
        report = bring_money(database, *sheet, campaign="Spring")
        assert counts(report) == (0, 0, 1, 0)
        assert len(costs(database)) == 2


def test_somebody_who_came_to_be_known_since_is_the_same() -> None:
    """The name that was kept is found again."""
    with workspace() as database:
        sheet = "date|influencer|amount", "2026-02-01|Mina|100 EUR"
        bring_money(database, *sheet, campaign="Spring")
        person(database, "Mina", handle="mina")
        report = bring_money(database, *sheet, campaign="Spring")
        assert counts(report) == (0, 0, 1, 0)
        assert not values(database, "SELECT id FROM collaboration")


def test_a_list_without_days_is_known_another_day() -> None:
    """What a row does not say is no difference."""
    with workspace() as database:
        sheet = "channel|amount", "TikTok|100 EUR", "TikTok|100 EUR", "|7 EUR"
        bring_money(database, *sheet)
        later = TODAY.replace(day=20)
        report = bring_money(database, *sheet, today=later)
        assert counts(report) == (0, 0, 3, 0)


@pytest.mark.parametrize("kind", ["costs", "hours"])
def test_what_goes_out_is_known_when_it_comes_in_again(kind: str) -> None:
    """Our own tables change nothing."""
    with workspace() as database, TemporaryDirectory() as folder:
        person(database, "Mina", handle="mina")
        bring_money(database, *SHEET, campaign="Spring")
        hours = "date|channel|influencer|hours|rate|note"
        bring_money(
            database,
            hours,
            "2026-02-01|TikTok|Mina|1.5|40 EUR|Calls",
            "2026-02-02|||2||Thinking",
            kind="hours",
            campaign="Spring",
        )
        Costs(database).split(1, [Money(20000, "EUR"), Money(30000, "EUR")])
        path = Path(folder) / "out.csv"
        Outgoing(database).table(kind, path)
        before = everything(database.reader)
        imports = Imports(database)
        report = imports.run(imports.plan(path, ImportOptions()), today=TODAY)
        assert report.plan.kind == kind
        assert counts(report)[:2] == (0, 0)
        assert not report.problems
        assert everything(database.reader) == before


AMOUNTS = st.integers(-(10**12), 10**12).filter(bool)
ROWS = st.lists(
    st.tuples(
        st.dates(date(1990, 1, 1), date(2090, 12, 31)),
        st.sampled_from(["", "Mina", "@mina", "Studio", "TikTok"]),
        st.sampled_from(["", "fee", "배송비", "otros", "??"]),
        st.sampled_from(["", "Reel", "Shoot"]),
        AMOUNTS,
        st.sampled_from(["EUR", "KRW", "USD"]),
        st.sampled_from(["", "planned", "pagado", "청구", "cancelled", "hm"]),
    ),
    min_size=1,
    max_size=8,
)


@given(rows=ROWS, campaign=st.sampled_from(["", "Spring"]), again=st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_list_comes_in_whole_and_only_once(
    rows: list[tuple[object, ...]], campaign: str, again: bool
) -> None:
    """Each amount to the minor unit, whatever stands beside it; then nothing new."""
    lines = [
        f"{day}|{who}|{category}|{what}|{_written(minor, currency)}|{currency}|{state}"
        for day, who, category, what, minor, currency, state in rows
    ]
    sheet = "date|influencer|category|description|amount|currency|state", *lines
    with workspace() as database:
        if again:
            person(database, "Mina", handle="mina")
        said: dict[str, Any] = {"kind": "costs", "campaign": campaign or None}
        report = bring(database, bars(*sheet), **said)
        assert counts(report) == (len(rows), 0, 0, 0)
        kept = sorted((one.on_day, one.minor, one.currency) for one in costs(database))
        assert kept == sorted((str(row[0]), row[4], row[5]) for row in rows)
        before = everything(database.reader)
        assert counts(bring(database, bars(*sheet), **said)) == (0, 0, len(rows), 0)
        assert everything(database.reader) == before


def _written(minor: object, currency: object) -> str:
    """An amount with the decimals its currency has."""
    assert isinstance(minor, int)
    if currency == "KRW":
        return f"{minor:,}"
    sign, size = "-" * (minor < 0), abs(minor)
    return f"{sign}{size // 100:,}.{size % 100:02}"
