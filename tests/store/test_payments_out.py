"""Payments written for the accountant and for the bank."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from store.costs import CostDraft
from store.errors import Invalid
from store.exchange.table_columns import TABLES
from store.exchange.tables_out import CannotExport, is_ours
from store.outgoing import Outgoing
from store.payees import PayeeDraft
from store.rules.money import Money
from tests.store.paid_desk import DAY, MINA, MONDAY, PaidDesk, paid_desks, won


@pytest.fixture
def desk() -> Iterator[PaidDesk]:
    """Mina was paid, less VAT and tax; Ana waits, and so does a studio."""
    with paid_desks() as opened:
        fee = opened.fee(won(110_000))
        opened.payees.save(
            opened.person(), PayeeDraft("=Kim", "individual", "9", "3.3", "10", "Hana")
        )
        opened.costs.attach([fee], document="~/mina.pdf", invoice_ref="R 1")
        opened.payments.pay([fee], on=MONDAY, ref="TX 7")
        ana = opened.fee(won(50_000), "Ana")
        opened.payees.save(opened.person("Ana"), MINA)
        opened.costs.set_due([ana], MONDAY + DAY)
        spring = opened.agreed.campaign("Spring")
        opened.costs.add(
            CostDraft(
                *("production", Money(20_050, "USD"), MONDAY, spring),
                payee="Studio",
                description="Light",
                rate="1385.2",
            )
        )
        opened.bill(won(-700), "Returned props")
        yield opened


def written(desk: PaidDesk, kind: str, folder: Path) -> list[dict[str, str]]:
    """What stands in a table, without what is blank."""
    path = folder / f"{kind}.csv"
    count = Outgoing(desk.database).table(kind, path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert is_ours(list(found[0]))
    assert list(found[0]) == [column.header for column in TABLES[kind]]
    assert len(found) == count
    return [{name: value for name, value in row.items() if value} for row in found]


def test_the_accountant_sees_gross_vat_tax_and_net(
    desk: PaidDesk, tmp_path: Path
) -> None:
    """Only what was paid, and no name is a formula."""
    assert written(desk, "payments", tmp_path) == [
        {
            "paid_on": "2026-03-02",
            "payee": "Mina",
            "legal_name": "'=Kim",
            "tax_kind": "individual",
            "tax_id": "9",
            "campaign": "Spring",
            "category": "fee",
            "invoice_ref": "R 1",
            "document": "~/mina.pdf",
            "amount": "110000",
            "vat": "10000",
            "tax": "3300",
            "withheld": "13300",
            "net": "96700",
            "currency": "KRW",
            "paid_ref": "TX 7",
            "counted": "110000",
            "counted_currency": "KRW",
        }
    ]


@pytest.mark.parametrize(
    ("typed", "vat", "tax"), [(12_000, "10000", "2000"), (5, "0", "5")]
)
def test_what_was_kept_back_by_hand_has_the_parts_that_are_shown(
    desk: PaidDesk, tmp_path: Path, typed: int, vat: str, tax: str
) -> None:
    """VAT that is not paid on stays what it is, the rest is tax."""
    number = desk.rows()[0].id
    desk.payments.unpay([number])
    desk.payments.pay([number], on=MONDAY, withheld={number: typed})
    (row,) = written(desk, "payments", tmp_path)
    assert (row["vat"], row["tax"], row["withheld"]) == (vat, tax, str(typed))
    assert row["net"] == str(110_000 - typed)


def test_the_bank_is_told_what_to_send(desk: PaidDesk, tmp_path: Path) -> None:
    """What is open, by the day it is due, less what is kept back; no credits."""
    assert written(desk, "bank", tmp_path) == [
        {
            "due_on": "2026-03-03",
            "payee": "Ana",
            "legal_name": "Kim Mina",
            "bank": "Hana",
            "account_no": "110-22",
            "net": "48350",
            "currency": "KRW",
            "campaign": "Spring",
            "category": "fee",
            "amount": "50000",
            "withheld": "1650",
            "pieces": "1",
            "live": "1",
        },
        {
            "payee": "Studio",
            "net": "200.50",
            "currency": "USD",
            "campaign": "Spring",
            "category": "production",
            "description": "Light",
            "amount": "200.50",
            "withheld": "0.00",
        },
    ]


def test_chosen_ones_are_written_in_their_order(desk: PaidDesk, tmp_path: Path) -> None:
    """Typed cells in a workbook; those that are gone are left out."""
    numbers = [row.id for row in desk.rows()][1:3]
    path = tmp_path / "bank.xlsx"
    out = Outgoing(desk.database)
    assert out.payments("bank", path, numbers=[*numbers[::-1], 99]) == 2
    sheet = openpyxl.load_workbook(path)["bank"]
    rows = list(sheet.iter_rows(values_only=True))
    at = rows[0].index("net")
    assert [row[at] for row in rows[1:]] == [200.5, 48_350]
    assert sheet.cell(3, rows[0].index("account_no") + 1).data_type == "s"


def test_an_export_is_refused_in_a_sentence(desk: PaidDesk, tmp_path: Path) -> None:
    """Another kind of file, and the workspace itself."""
    out = Outgoing(desk.database)
    with pytest.raises(CannotExport, match=r"pay\.pdf"):
        out.payments("payments", tmp_path / "pay.pdf")
    link = tmp_path / "link.csv"
    link.symlink_to(desk.database.path)
    with pytest.raises(Invalid, match="the workspace itself"):
        out.payments("bank", link)
