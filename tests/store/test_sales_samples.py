"""Real orders and results as people have them, where a folder of them is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from store.exchange.plan import ImportOptions
from store.exchange.sheets import ReadOptions
from store.history import History
from store.imports import Imports
from store.rules.money import Money
from tests.builders import TODAY, everything, workspace
from tests.store.sheets_in import counts, values
from tests.store.test_import_samples import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path


class Known(NamedTuple):
    """What a file is known to hold."""

    orders: int
    lines: int
    total: Money
    refunded: int
    currency: str | None = None


EXPECTED = {
    "orders_shopify/shopify_orders_sample.csv": Known(
        127, 249, Money(1_506_300, "USD"), 42_375
    ),
    "orders_shopify/fixture_shopify_orders.csv": Known(
        8, 9, Money(99_500, "USD"), 1_000
    ),
    "orders_shopify/orders_export.csv": Known(1, 2, Money(3_498, "USD"), 0),
    "orders_woocommerce/woocommerce_analytics_fr.csv": Known(
        5, 5, Money(39_500, "EUR"), 0, "EUR"
    ),
}
WORKBOOKS = (SAMPLES / "workbook_roi" / "HealthKart DashBoard.xlsx",)


@pytest.mark.parametrize(
    "file", [name for name in EXPECTED if (SAMPLES / name).exists()]
)
def test_real_orders_come_in_whole_and_only_once(file: str) -> None:
    """With the totals that were counted by hand; nobody's mail is kept."""
    known = EXPECTED[file]
    with workspace() as database:
        imports = Imports(database)
        before = everything(database.reader)

        def run() -> tuple[int, int, int, int]:
            options = ImportOptions(currency=known.currency)
            report = imports.run(imports.plan(SAMPLES / file, options), today=TODAY)
            assert (report.plan.kind, report.problems) == ("orders", ())
            assert report.totals["lines"] == known.lines
            assert report.totals["amount"] == [known.total]
            assert [each.minor for each in report.totals["refunded"]] == [
                known.refunded
            ]
            return counts(report)

        assert run() == (known.orders, 0, 0, 0)
        after = everything(database.reader)
        worth = values(
            database,
            "SELECT sum(amount_minor) FROM conversion WHERE status<>'cancelled'",
        )
        assert worth == [known.total.minor - known.refunded]
        assert "@example.com" not in str(after)
        assert run() == (0, 0, known.orders, 0)
        assert everything(database.reader)["conversion"] == after["conversion"]
        History(database).undo()
        assert everything(database.reader) == before


@pytest.mark.parametrize("workbook", [each for each in WORKBOOKS if each.exists()])
def test_a_workbook_whose_sheets_are_held_together_by_numbers(workbook: Path) -> None:
    """People, what they sold, what they were paid; its block of sums is left out."""
    with workspace() as database:
        imports = Imports(database)
        for sheet in ("Influencers", "TrackingData", "Payouts"):
            options = ImportOptions(reading=ReadOptions(sheet=sheet), currency="INR")
            report = imports.run(imports.plan(workbook, options), today=TODAY)
            assert counts(report) == (3, 0, 0, 0)
        found = values(
            database,
            "SELECT revenue_minor, cost_minor, round(roi, 2) FROM result_line"
            " ORDER BY collaboration_id",
        )
        assert found == [
            (1_000_000, 800_000, 25.0),
            (3_000_000, 2_000_000, 50.0),
            (1_500_000, 900_000, 66.67),
        ]
        options = ImportOptions(reading=ReadOptions(sheet="Dashboard"), currency="INR")
        board = imports.run(imports.plan(workbook, options), today=TODAY, dry_run=True)
        assert board.totals["amount"] == [Money(5_500_000, "INR")]
        assert counts(board) == (3, 0, 0, 5)
