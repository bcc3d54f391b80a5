"""Contracts, parcels and links written as tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from store.exchange.table_columns import TABLES
from store.exchange.tables_out import is_ours
from store.outgoing import Outgoing
from store.parcels import ProductDraft, ShipmentDraft
from store.roster import Roster
from store.rules.money import Money
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.outreach_desk import MONDAY


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """Ana has a contract, a parcel, a link and a code; so has Zoe, in the trash."""
    with campaign_desks() as opened:
        numbers = [opened.join("Ana", "ana.glow"), opened.join("Zoe", "zoe")]
        serum = opened.parcels.save_product(ProductDraft("=Serum", "S-30"))
        sent_for = Money(450, "EUR")
        draft = ShipmentDraft(serum, 2, notes="Blue\nXL", shipping=sent_for)
        parcels = opened.parcels.choose(numbers, draft, today=MONDAY)
        opened.parcels.send(parcels, "CJ", "00651", on=MONDAY)
        opened.links.give_codes(numbers)
        opened.links.make(numbers, "https://shop.example")
        with opened.database.writing("Paper", ("campaigns",)) as unit:
            for number in numbers:
                unit.connection.execute(
                    "INSERT INTO contract(collaboration_id, status, scope, signed_on,"
                    " clauses, created_at, updated_at, version) VALUES"
                    " (?, 'signed', '1 reel', '2026-03-02', 'exclusivity', ?, ?, 1)",
                    (number, unit.at, unit.at),
                )
            unit.connection.execute(
                "UPDATE influencer SET real_name='Ana Ruiz', phone='+34 600 000 000',"
                " address='C/ Sol 1\nMadrid' WHERE id=1"
            )
        Roster(opened.database).archive([2])
        yield opened


def row(desk: CampaignDesks, kind: str, folder: Path) -> dict[str, str]:
    """What is said in the only row of a table."""
    path = folder / f"{kind}.csv"
    assert Outgoing(desk.database).table(kind, path) == 1
    with path.open(encoding="utf-8-sig", newline="") as stream:
        (found,) = csv.DictReader(stream)
    assert is_ours(list(found))
    assert list(found) == [column.header for column in TABLES[kind]]
    return {name: value for name, value in found.items() if value}


WHO = {
    "influencer_id": "1",
    "name": "Ana",
    "handle": "ana.glow",
    "platform": "instagram",
    "campaign": "Spring",
}


def test_contracts_go_out_with_their_clauses(
    desk: CampaignDesks, tmp_path: Path
) -> None:
    """A row for each."""
    assert row(desk, "contracts", tmp_path) == WHO | {
        "status": "signed",
        "scope": "1 reel",
        "signed_on": "2026-03-02",
        "clauses": "exclusivity",
    }


def test_parcels_go_out_with_where_they_go(desk: CampaignDesks, tmp_path: Path) -> None:
    """For the courier; nothing in them is a formula."""
    assert row(desk, "shipments", tmp_path) == WHO | {
        "recipient": "Ana Ruiz",
        "phone": "'+34 600 000 000",
        "address": "C/ Sol 1\nMadrid",
        "product": "'=Serum",
        "sku": "S-30",
        "quantity": "2",
        "state": "sent",
        "chosen_on": "2026-03-02",
        "sent_on": "2026-03-02",
        "courier": "CJ",
        "tracking_no": "00651",
        "shipping": "4.50",
        "currency": "EUR",
        "notes": "Blue\nXL",
    }


def test_links_go_out_with_their_parts(desk: CampaignDesks, tmp_path: Path) -> None:
    """And the code beside them."""
    found = row(desk, "links", tmp_path)
    assert found.pop("url").startswith("https://shop.example/?utm_source=instagram")
    assert found == WHO | {
        "promo_code": "ANA10",
        "utm_source": "instagram",
        "utm_medium": "influencer",
        "utm_campaign": "spring",
        "utm_content": "ana.glow",
    }


@pytest.mark.parametrize("kind", ["contracts", "shipments", "links"])
def test_they_go_into_a_workbook_too(
    desk: CampaignDesks, tmp_path: Path, kind: str
) -> None:
    """Numbers of parcels stay text there."""
    target = tmp_path / f"{kind}.xlsx"
    assert Outgoing(desk.database).table(kind, target) == 1
    (sheet,) = openpyxl.load_workbook(target).worksheets
    headers, cells = sheet.iter_rows(values_only=True)
    assert len(headers) == len(TABLES[kind])
    if kind == "shipments":
        assert dict(zip(headers, cells, strict=True))["tracking_no"] == "00651"
