"""Our own table of costs comes into another workspace as what it was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from store import totals
from store.exchange.costs_in import NOT_KEPT_BACK
from store.exchange.plan import ImportOptions
from store.imports import Imports
from store.outgoing import Outgoing
from tests.builders import everything, workspace
from tests.store.cost_desk import MINA, MONDAY, Till, cents, tills, won
from tests.store.money_sheets import bring_money, reasons
from tests.store.sheets_in import counts, values

if TYPE_CHECKING:
    from store.engine import Database
    from store.imports import ImportReport

DAY = timedelta(days=1)
KEPT = (
    "SELECT on_day, channel, category, description, amount_minor, amount_currency,"
    " exchange_rate, counted_minor, counted_currency, state, due_on, hold_until,"
    " invoice_ref, document, withheld_minor, paid_on, paid_ref, notes FROM cost"
    " ORDER BY on_day, id"
)


def spend(till: Till) -> None:
    """Costs that were paid, kept back from, held, waiting, and called off."""
    till.cost(won(1_000_000), description="Reel", invoice_ref="F-1", notes="by hand")
    till.cost(cents(20_050), description="Ads", channel="tiktok", rate="1385.2")
    till.cost(won(-4_000), description="Back", state="paid", paid_on=MONDAY)
    till.cost(won(7_000), description="Held", due_on=MONDAY + DAY)
    till.cost(won(9), description="Off", state="cancelled", campaign_id=None)
    with till.database.writing("Paid", ("budget",)) as unit:
        unit.connection.execute(
            "UPDATE cost SET state='paid', paid_on='2026-03-04', paid_ref='T-77',"
            " withheld_minor=CASE id WHEN 1 THEN 33000 ELSE 662 END WHERE id IN (1,2)"
        )
        unit.connection.execute("UPDATE cost SET hold_until='2026-04-01' WHERE id=4")


def brought(database: Database, path: Path) -> ImportReport:
    """A table of ours, brought in."""
    imports = Imports(database)
    report = imports.run(imports.plan(path, ImportOptions()), today=MONDAY + 30 * DAY)
    assert totals.differences(database.reader) == 0
    return report


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_payments_keep_what_was_kept_back_and_their_reference(
    tmp_path: Path, suffix: str
) -> None:
    """In a workspace that knew nothing; and a second time nothing changes."""
    target = tmp_path / f"costs{suffix}"
    with tills() as till:
        spend(till)
        before = values(till.database, KEPT)
        Outgoing(till.database).table("costs", target)
        assert counts(brought(till.database, target)) == (0, 0, 5, 0)
        assert values(till.database, KEPT) == before
    with workspace() as other:
        report = brought(other, target)
        assert counts(report) == (5, 0, 0, 0)
        assert not report.problems
        assert values(other, KEPT) == before
        there = everything(other.reader)
        assert counts(brought(other, target)) == (0, 0, 5, 0)
        assert everything(other.reader) == there


def test_a_payment_made_there_since_comes_with_all_of_it() -> None:
    """What was kept back, its reference; a hold on what is open still."""
    with tills() as till, workspace() as other, TemporaryDirectory() as folder:
        spend(till)
        sheet = Path(folder) / "costs.csv"
        with till.database.writing("Open", ("budget",)) as unit:
            unit.connection.execute(
                "UPDATE cost SET state='committed', paid_on=NULL, paid_ref=NULL,"
                " withheld_minor=NULL, hold_until=NULL WHERE id<>3"
            )
        Outgoing(till.database).table("costs", sheet)
        assert counts(brought(other, sheet))[0] == 5
        till.undo()
        Outgoing(till.database).table("costs", sheet)
        report = brought(other, sheet)
        assert counts(report)[:2] == (0, 4)
        changes = {(each.field, str(each.after)) for each in report.changes}
        assert changes >= {
            *{("withheld", "33000"), ("withheld", "6.62"), ("paid_ref", "T-77")},
            *{("hold_until", "2026-04-01"), ("state", "cancelled")},
        }
        assert values(other, KEPT) == values(till.database, KEPT)
        assert counts(brought(other, sheet)) == (0, 0, 5, 0)


def test_what_was_kept_back_here_stays() -> None:
    """A sheet says it of a payment that it brings, not of one that is known."""
    with workspace() as database:
        sheet = (
            "date|description|amount|paid_on|withheld",
            "2026-03-01|Reel|100 EUR|2026-03-02|3.30",
        )
        bring_money(database, *sheet, campaign="Spring")
        with database.writing("Kept", ("budget",)) as unit:
            unit.connection.execute("UPDATE cost SET withheld_minor=440")
        report = bring_money(database, *sheet, campaign="Spring")
        assert counts(report) == (0, 0, 1, 0)
        assert values(database, "SELECT withheld_minor FROM cost") == [440]


def test_what_cannot_be_kept_back_is_told_and_kept_in_words() -> None:
    """More than all of it, of what comes back, of what was not paid, in other money."""
    with workspace() as database:
        report = bring_money(
            database,
            "date|description|amount|paid_on|withheld|hold_until",
            "2026-03-01|Reel|100 EUR|2026-03-02|100.01|",
            "2026-03-01|Back|-100 EUR|2026-03-02|1|",
            "2026-03-01|Open|100 EUR||3.30|2026-05-01",
            "2026-03-01|Won|100 EUR|2026-03-02|3300 KRW|",
            "2026-03-01|All|100 EUR|2026-03-02|100|",
            "2026-03-01|None|100 EUR|2026-03-02|0|",
            campaign="Spring",
        )
        assert counts(report) == (6, 0, 0, 0)
        told = [(row, reason) for row, _, reason in reasons(report)]
        assert told == [(row, NOT_KEPT_BACK) for row in (2, 3, 4, 5)]
        kept = values(database, "SELECT withheld_minor, notes, hold_until FROM cost")
        assert kept == [
            (None, "withheld: 100.01", None),
            (None, "withheld: 1", None),
            (None, "withheld: 3.30", "2026-05-01"),
            (None, "withheld: 3300 KRW", None),
            (10_000, None, None),
            (None, None, None),
        ]


def test_a_commission_is_held_by_its_own_rule() -> None:
    """A sheet does not say when it may be paid."""
    with tills() as till, TemporaryDirectory() as folder:
        number = till.cost(won(500), category="commission", collaboration_id=MINA)
        with till.database.writing("Held", ("budget",)) as unit:
            unit.connection.execute(
                "UPDATE cost SET origin='commission', hold_until='2026-04-01'"
                " WHERE id=?",
                (number,),
            )
        sheet = Path(folder) / "costs.csv"
        Outgoing(till.database).table("costs", sheet)
        with till.database.writing("Held", ("budget",)) as unit:
            unit.connection.execute("UPDATE cost SET hold_until='2026-05-01'")
        assert counts(brought(till.database, sheet)) == (0, 0, 1, 0)
