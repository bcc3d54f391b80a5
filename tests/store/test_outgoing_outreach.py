"""Outreach and what was said, written as tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from store.exchange.table_columns import TABLES
from store.exchange.tables_out import is_ours
from store.outgoing import Outgoing
from store.outreach_draft import TouchDraft
from store.roster import Roster
from store.rules.money import Money
from tests.builders import person
from tests.store.outreach_desk import MONDAY, Desks, desks

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desks]:
    """Ana was written to and answered; Zoe, too, but she is in the trash."""
    with desks() as opened:
        spring = opened.campaigns.add("=Spring")
        ana = person(opened.database, "Ana", handle="ana.glow")
        zoe = opened.person("Zoe")
        numbers = opened.outreach.start([ana, zoe], spring, today=MONDAY)
        opened.outreach.sent(numbers, today=MONDAY)
        opened.outreach.log(
            TouchDraft(
                ana,
                numbers[0],
                direction="in",
                channel="dm",
                body="How much?\nAnd when?",
                amounts=(("asked", Money(50_050, "EUR")),),
            ),
            today=MONDAY + DAY,
        )
        Roster(opened.database).archive([zoe])
        yield opened


def sheet(desk: Desks, kind: str, path: Path) -> list[dict[str, str]]:
    """The rows of a table by header."""
    Outgoing(desk.database).table(kind, path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_row_for_every_conversation(desk: Desks, tmp_path: Path) -> None:
    """With the days of its touches, its amounts, and no formula."""
    (row,) = sheet(desk, "outreach", tmp_path / "outreach.csv")
    assert list(row) == [column.header for column in TABLES["outreach"]]
    assert is_ours(list(row))
    said = {name: value for name, value in row.items() if value}
    assert said == {
        "name": "Ana",
        "handle": "ana.glow",
        "platform": "instagram",
        "campaign": "'=Spring",
        "stage": "negotiating",
        "channel": "dm",
        "first_contact": "2026-03-02",
        "last_contact": "2026-03-03",
        "replied_on": "2026-03-03",
        "waiting_on": "me",
        "next_step_on": "2026-03-04",
        "asked": "500.50",
        "currency": "EUR",
    }


def test_amounts_in_several_currencies_say_their_own(
    desk: Desks, tmp_path: Path
) -> None:
    """The currency of a row is that of the fee; what differs from it is told."""
    desk.deals.amount(1, "agreed", Money(700_000, "KRW"), today=MONDAY + DAY)
    (row,) = sheet(desk, "outreach", tmp_path / "outreach.csv")
    assert (row["asked"], row["fee"], row["currency"]) == (
        "500.50 EUR",
        "700000",
        "KRW",
    )


def test_amounts_of_one_currency_are_figures_in_a_workbook(
    desk: Desks, tmp_path: Path
) -> None:
    """So that they can be added up."""
    target = tmp_path / "outreach.xlsx"
    assert Outgoing(desk.database).table("outreach", target) == 1
    (written,) = openpyxl.load_workbook(target).worksheets
    cells = next(written.iter_rows(min_row=2))
    at = [column.header for column in TABLES["outreach"]].index("asked")
    assert cells[at].value == 500.5


def test_a_filtered_list_goes_out_in_its_order(desk: Desks, tmp_path: Path) -> None:
    """What is marked or shown, and nobody from the trash."""
    bora = desk.outreach.start([desk.person("Bora")], today=MONDAY)[0]
    target = tmp_path / "some.csv"
    assert Outgoing(desk.database).outreach(target, numbers=[bora, 2, 1]) == 2
    with target.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["name"] for row in csv.DictReader(stream)] == ["Bora", "Ana"]


def test_a_row_for_every_touch(desk: Desks, tmp_path: Path) -> None:
    """In the order in which it was said; nothing of people in the trash."""
    out, back = sheet(desk, "touches", tmp_path / "touches.csv")
    assert (out["direction"], out["channel"], out["answered_on"]) == (
        "out",
        "mail",
        "2026-03-03",
    )
    assert (back["direction"], back["body"]) == ("in", "How much?\nAnd when?")
    assert {out["name"], back["name"]} == {"Ana"}
    assert out["campaign"] == back["campaign"] == "'=Spring"
