"""Conversions go out as a table, and come in again without a change."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from store.exchange.plan import ImportOptions
from store.exchange.table_columns import TABLES
from store.imports import Imports
from store.outgoing import Outgoing
from tests.builders import TODAY, everything, person, workspace
from tests.store.result_sheets import bring_sales, campaign, sales, works_for
from tests.store.sheets_in import counts, values
from tests.store.test_imports_sales_again import LATER, SUMS

if TYPE_CHECKING:
    from pathlib import Path

    from store.engine import Database


def _filled(database: Database) -> None:
    """Sums of two people's channels, and the orders of a shop."""
    works_for(
        database, person(database, "Mina", handle="mina"), campaign(database), "MINA10"
    )
    bring_sales(database, *SUMS, campaign="Spring")
    bring_sales(database, *LATER, kind="orders")
    sheet = (
        "date|conversion type|promo code|amount|product",
        "2026-02-05|sale|mina10|5.50|=1+1",
    )
    bring_sales(database, *sheet, currency="USD")


def test_all_conversions_go_out_and_change_nothing_when_they_come_again(
    tmp_path: Path,
) -> None:
    """As CSV and as a workbook; what is worked out beside is not read."""
    with workspace() as database:
        _filled(database)
        before = everything(database.reader)
        for name in ("sales.csv", "sales.xlsx"):
            target = tmp_path / name
            assert Outgoing(database).table("conversions", target) == len(
                sales(database)
            )
            imports = Imports(database)
            plan = imports.plan(target, ImportOptions())
            assert plan.kind == "conversions"
            report = imports.run(plan, today=TODAY)
            assert counts(report) == (0, 0, len(sales(database)), 0)
            after = everything(database.reader)
            assert after["conversion"] == before["conversion"]


def test_a_sheet_of_ours_in_which_something_was_changed(tmp_path: Path) -> None:
    """What she changed in it is taken over."""
    with workspace() as database:
        _filled(database)
        target = tmp_path / "sales.csv"
        Outgoing(database).table("conversions", target)
        text = target.read_text(encoding="utf-8")
        changed = text.replace("30.00", "66.00").replace("cancelled", "paid")
        target.write_text(changed, encoding="utf-8", newline="")
        imports = Imports(database)
        report = imports.run(imports.plan(target, ImportOptions()), today=TODAY)
        assert (report.created, report.updated) == (0, 3)
        assert 6600 in {each.amount for each in sales(database)}


def test_chosen_ones_in_their_order(tmp_path: Path) -> None:
    """A row for each, with the headers of a list of conversions."""
    with workspace() as database:
        _filled(database)
        target = tmp_path / "sales.csv"
        first, *_, last = values(database, "SELECT id FROM conversion ORDER BY id")
        assert Outgoing(database).conversions(target, numbers=[last, first]) == 2
        with target.open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = csv.reader(stream)
        assert header == [column.header for column in TABLES["conversions"]]
        assert [row[0] for row in rows] == ["2026-02-05", "2026-02-01"]
        assert rows[0][header.index("influencer")] == "Mina"
