"""Costs, own time and budgets written as tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from store.errors import Cancelled
from store.exchange.costs_out import MONEY_TABLES
from store.exchange.plan import ImportOptions
from store.exchange.table_columns import TABLES
from store.exchange.tables_out import is_ours
from store.imports import Imports
from store.outgoing import Outgoing
from store.roster import Roster
from store.rules.money import Money
from tests.store.cost_desk import MINA, MONDAY, SPRING, Till, cents, tills, won
from tests.store.ledger_made import ledger

DAY = timedelta(days=1)


@pytest.fixture
def till() -> Iterator[Till]:
    """Mina's fee, a bill in dollars that was paid, what comes back, and an hour."""
    with tills() as opened:
        opened.agree(won(500_000))
        opened.rates.note("USD", "KRW", MONDAY, Decimal("1385.20"))
        opened.cost(
            cents(12_345),
            category="boost",
            channel="instagram",
            description="=ads",
            state="paid",
            paid_on=MONDAY + DAY,
            due_on=MONDAY + 9 * DAY,
            invoice_ref="2026-014",
            document="~/bills/1.pdf",
            payee="Meta",
            notes="card",
        )
        opened.cost(won(-4_000), campaign_id=None, on_day=MONDAY - DAY)
        opened.frame(hourly_rate_minor=30_000)
        opened.time(90, collaboration_id=MINA, channel="instagram", note="+calls")
        opened.time(20, Money(2_050, "EUR"), campaign_id=None)
        yield opened


def written(till: Till, kind: str, folder: Path) -> list[dict[str, str]]:
    """The rows of a table, each with what is said in it."""
    path = folder / f"{kind}.csv"
    count = Outgoing(till.database).table(kind, path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == count
    assert is_ours(list(rows[0]))
    assert list(rows[0]) == [column.header for column in TABLES[kind]]
    return [{name: text for name, text in row.items() if text} for row in rows]


def test_costs_go_out_with_all_that_is_known(till: Till, tmp_path: Path) -> None:
    """By day; amounts in their own currency, and as they count."""
    back, fee, bill = written(till, "costs", tmp_path)
    assert back == {
        "date": "2026-03-01",
        "category": "tools",
        "amount": "-4000",
        "currency": "KRW",
        "state": "committed",
        "counted": "-4000",
        "counted_currency": "KRW",
    }
    assert fee == {
        "date": "2026-03-02",
        "influencer": "Mina",
        "category": "fee",
        "amount": "500000",
        "currency": "KRW",
        "state": "committed",
        "campaign": "Spring",
        "counted": "500000",
        "counted_currency": "KRW",
        "origin": "fee",
    }
    assert bill == {
        "date": "2026-03-02",
        "channel": "instagram",
        "category": "boost",
        "description": "'=ads",
        "amount": "123.45",
        "currency": "USD",
        "state": "paid",
        "due_on": "2026-03-11",
        "campaign": "Spring",
        "payee": "Meta",
        "invoice_ref": "2026-014",
        "document": "~/bills/1.pdf",
        "paid_on": "2026-03-03",
        "exchange_rate": "1385.2",
        "counted": "171003",
        "counted_currency": "KRW",
        "notes": "card",
    }


def test_the_columns_begin_with_those_an_import_asks_for() -> None:
    """So that the sheet comes back as what it was."""
    headers = [column.header for column in TABLES["costs"]]
    assert headers[:9] == [
        *("date", "channel", "influencer", "category", "description", "amount"),
        *("currency", "state", "due_on"),
    ]
    assert [column.header for column in TABLES["hours"]][:7] == [
        *("date", "channel", "influencer", "minutes", "hourly_rate", "currency"),
        "note",
    ]


def test_own_time_goes_out_with_the_rate_that_was_typed(
    till: Till, tmp_path: Path
) -> None:
    """That of the campaign stands beside it."""
    own, other = written(till, "hours", tmp_path)
    assert own == {
        "date": "2026-03-02",
        "channel": "instagram",
        "influencer": "Mina",
        "minutes": "90",
        "note": "'+calls",
        "campaign": "Spring",
        "campaign_rate": "30000",
        "campaign_currency": "KRW",
    }
    assert other == {
        "date": "2026-03-02",
        "minutes": "20",
        "hourly_rate": "20.50",
        "currency": "EUR",
    }


def test_a_budget_goes_out_as_the_desk_counts_it(till: Till, tmp_path: Path) -> None:
    """A row for each category that is planned, or that something was spent on."""
    till.cost(won(1_000), state="planned")
    till.cost(cents(9), category="other")
    till.budget.set_line(SPRING, "fee", won(600_000), "five people")
    till.budget.set_line(SPRING, "tools", won(9_000))
    whole = written(till, "budget", tmp_path)
    spring = [row for row in whole if row.get("campaign") and row["part"] == "line"]
    rows = {row["category"]: row for row in spring}
    assert list(rows) == ["fee", "boost", "tools", "other"]
    for line in till.budget.lines(SPRING):
        figures, row = line.figures, rows[line.category]
        assert row["campaign"] == "Spring"
        assert row["currency"] == "KRW"
        assert row["committed"] == str(figures.committed)
        assert row["paid"] == str(figures.paid)
        assert row["foreseen"] == str(figures.foreseen)
        assert row.get("planned") == said(line.planned_minor)
        assert row.get("remaining") == said(figures.remaining)
        assert row.get("note") == line.note


def said(minor: int | None) -> str | None:
    """Won as they stand in a cell."""
    return None if minor is None else str(minor)


def test_nothing_of_a_budget_is_left_out(till: Till, tmp_path: Path) -> None:
    """What no rate is known for, what is not allotted, own time, and no campaign."""
    till.cost(Money(900, "EUR"), state="paid", paid_on=MONDAY)
    till.cost(Money(50, "EUR"), state="planned")
    till.cost(Money(7, "JPY"), state="planned", category="other")
    till.cost(Money(1, "GBP"), state="cancelled")
    till.time(60, Money(3_000, "EUR"))
    till.budget.set_plan(SPRING, {"fee": 600_000}, 1_000_000)
    rows = written(till, "budget", tmp_path)
    spring = [row for row in rows if row.pop("campaign", "") == "Spring"]
    assert [row.pop("part") for row in spring] == [
        *("line", "line", "line", "no_rate", "line", "no_rate"),
        *("unallotted", "own_time", "own_time"),
    ]
    no_rate = {"committed": "9.00", "paid": "9.00", "foreseen": "0.50"}
    assert spring[3] == {"category": "tools", "currency": "EUR", **no_rate}
    no_rate = {"committed": "0", "paid": "0", "foreseen": "7"}
    assert spring[5] == {"category": "other", "currency": "JPY", **no_rate}
    assert spring[6] == {"planned": "400000", "currency": "KRW"}
    assert spring[7] == {
        "currency": "KRW",
        "minutes": "150",
        "minutes_without_rate": "0",
        "time_cost": "45000",
    }
    assert spring[8] == {"currency": "EUR", "time_cost": "30.00"}
    back, own = rows[len(spring) :]
    assert [back[name] for name in ("part", "committed", "currency")] == [
        *("line", "-4000", "KRW")
    ]
    assert [own[name] for name in ("minutes", "time_cost", "currency")] == [
        *("20", "6.83", "EUR")
    ]


def test_without_a_currency_each_amount_stands_in_its_own(
    till: Till, tmp_path: Path
) -> None:
    """Figures without one would be read as any money."""
    till.frame(currency=None)
    rows = written(till, "budget", tmp_path)
    parts = [
        (row["part"], row["category"], row["committed"], row["currency"])
        for row in rows
        if row.get("campaign") and "category" in row
    ]
    assert parts == [
        ("no_rate", "fee", "500000", "KRW"),
        ("no_rate", "boost", "123.45", "USD"),
    ]
    (own,) = (row for row in rows if row.get("campaign") and "minutes" in row)
    assert own == {
        "campaign": "Spring",
        "part": "own_time",
        "minutes": "90",
        "minutes_without_rate": "90",
    }


def test_chosen_costs_go_out_in_their_order(till: Till, tmp_path: Path) -> None:
    """Each once; what is gone meanwhile is left out."""
    target = tmp_path / "chosen.csv"
    outgoing = Outgoing(till.database)
    assert outgoing.costs(target, numbers=[3, 99, 1]) == 2
    with target.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["amount"] for row in csv.DictReader(stream)] == ["-4000", "500000"]
    with pytest.raises(Cancelled):
        outgoing.costs(target, numbers=[1], cancelled=lambda: True)


@pytest.mark.parametrize("kind", sorted({"budget", *MONEY_TABLES}))
def test_they_go_into_a_workbook_too(till: Till, tmp_path: Path, kind: str) -> None:
    """With real days and numbers in it."""
    target = tmp_path / f"{kind}.xlsx"
    Outgoing(till.database).table(kind, target)
    (sheet,) = openpyxl.load_workbook(target).worksheets
    headers, cells, *_ = sheet.iter_rows(values_only=True)
    found: dict[Any, Any] = dict(zip(headers, cells, strict=True))
    assert list(headers) == [column.header for column in TABLES[kind]]
    expected = {"costs": ("amount", -4_000), "hours": ("minutes", 90)}
    header, value = expected.get(kind, ("committed", 500_000))
    assert found[header] == value


def test_what_was_spent_stays_in_the_books(tmp_path: Path) -> None:
    """Whoever is in the trash, and however many there are."""
    with ledger() as (desk, _):
        Roster(desk.database).archive([1, 2])
        target = tmp_path / "costs.csv"
        assert Outgoing(desk.database).table("costs", target) == 150
        rows = desk.database.read("SELECT id FROM cost ORDER BY on_day, id")
        numbers = [number for (number,) in rows]
        chosen = tmp_path / "chosen.csv"
        assert Outgoing(desk.database).costs(chosen, numbers=numbers) == 150
        assert chosen.read_bytes() == target.read_bytes()


@pytest.mark.parametrize("kind", ["costs", "hours"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_export_brought_in_again_changes_nothing(
    till: Till, tmp_path: Path, kind: str, suffix: str
) -> None:
    """Also of two costs that are the same to the letter."""
    till.cost(won(1_234))
    till.cost(won(1_234))
    target = tmp_path / f"{kind}{suffix}"
    count = Outgoing(till.database).table(kind, target)
    imports, later = Imports(till.database), MONDAY + 30 * DAY
    report = imports.run(imports.plan(target, ImportOptions()), today=later)
    assert (report.unchanged, report.created, report.updated) == (count, 0, 0)
    assert not report.problems
