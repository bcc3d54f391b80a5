"""Contracts, parcels and links of a campaign taken along from the command line."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from store import open_store
from store.parcels import ProductDraft, ShipmentDraft
from store.roster import NewInfluencer
from tests.tui.command_runs import CommandLine, settle_in

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@pytest.fixture
def soloist(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> CommandLine:
    """A workspace in which Mina has a parcel and a link, and stands in no line-up."""
    settle_in(tmp_path, monkeypatch)
    line = CommandLine(tmp_path, capsys)
    with open_store(line.db, now=lambda: NOW, create=True) as store:
        mina = store.roster.add(NewInfluencer("Mina"), today=TODAY)
        spring = store.campaigns.add("Spring")
        store.lineup.add(spring, [mina])
        (number,) = store.lineup.commit(spring, [mina], today=TODAY)
        serum = store.parcels.save_product(ProductDraft("Serum", stock=1))
        store.parcels.choose([number], ShipmentDraft(serum), today=TODAY)
        store.links.make([number], "https://shop.example")
        assert [one.link_count for one in store.campaign_people.rows(spring)] == [1]
        assert store.roster_gaps.table().people == 1
    return line


@pytest.mark.parametrize(
    ("kind", "rows"), [("shipments", 1), ("links", 1), ("contracts", 0)]
)
def test_a_table_of_a_campaign_is_taken_along(
    soloist: CommandLine, kind: str, rows: int
) -> None:
    """Under its own headers, even without a row."""
    target = soloist.folder / f"{kind}.csv"
    done = soloist("export", kind, target, "--json")
    assert (done.code, done.json["rows"]) == (0, rows)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        found = [row["campaign"] for row in csv.DictReader(stream)]
    assert found == ["Spring"] * rows
