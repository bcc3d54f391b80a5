"""The ledger: what is listed, in which order, what it comes to, how it is narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.costs import CostDraft
from store.rules.money import Money
from tests.tui.ledger_app import (
    DAY,
    TODAY,
    costs,
    face_of,
    opened,
    quiet,
    table_of,
    typed,
)
from tests.tui.roster_app import shown
from tui.screens.card import CardScreen
from tui.screens.ledger_face import LedgerFace
from tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

MANY = 240


def column(pilot: Pilot[None], place: int) -> list[str]:
    """What stands in a column of the list, from its top."""
    face = face_of(pilot)
    assert isinstance(face, LedgerFace)
    assert face.source is not None
    return [row.cells[place] for row in face.source.rows(0, face.source.total) or ()]


def ledger(pilot: Pilot[None]) -> LedgerFace:
    """The ledger that is in sight."""
    face = face_of(pilot)
    assert isinstance(face, LedgerFace)
    return face


async def test_the_latest_stands_first_with_the_sum_to_there(tmp_path: Path) -> None:
    """What only is in view, and what has no rate, takes nothing from a budget."""
    async with opened(tmp_path) as (pilot, _store):
        assert column(pilot, 3) == [
            *("120.50 USD", "300,000 KRW", "800,000 KRW", "500,000 KRW", "49.00 EUR")
        ]
        assert column(pilot, 5) == [
            *("", "1,600,000 KRW", "1,300,000 KRW", "500,000 KRW", "")
        ]
        text = shown(pilot)
        assert "5 costs · open 1,600,000 KRW · without a rate 120.50 USD" in text
        assert "! 3d late" in text


@pytest.mark.parametrize("language", ["en", "ko", "es"])
async def test_the_list_fits_into_80_columns(tmp_path: Path, language: str) -> None:
    """Letters of two cells too; other columns come with l."""
    async with opened(tmp_path, size=(80, 24), language=language) as (pilot, _store):
        text = shown(pilot)
        assert "이하늘" in text
        assert "빛 스튜디오" in text
        assert "봄 신제품" not in text
        await quiet(pilot, "l", "l", "l", "l")
        assert "봄 신제품" in shown(pilot)


async def test_a_filter_narrows_and_escape_clears_it(tmp_path: Path) -> None:
    """The sums are those of what is listed; a slip is told in a sentence."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "slash")
        await typed(pilot, "category:fee", "enter")
        assert column(pilot, 1) == ["이하늘", "김민수"]
        assert "2 costs · open 1,300,000 KRW" in shown(pilot)
        assert table_of(pilot).has_focus
        await quiet(pilot, "escape")
        assert len(column(pilot, 1)) == 5
        await quiet(pilot, "slash")
        await typed(pilot, "categry:fee")
        await quiet(pilot)
        assert "Costs have no “categry” to filter by" in shown(pilot)
        await quiet(pilot, "escape", "escape")
        assert ledger(pilot).view.filter == ""


async def test_columns_sort_both_ways(tmp_path: Path) -> None:
    """Only by day there is a sum to every line; views are kept under a name."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "z")
        await typed(pilot, "Amount", "enter")
        by_amount = column(pilot, 3)
        won = [text for text in by_amount if text.endswith("KRW")]
        assert won == ["800,000 KRW", "500,000 KRW", "300,000 KRW"]
        assert set(column(pilot, 5)) == {""}
        await quiet(pilot, "w", "n")
        await typed(pilot, "Largest", "enter")
        await quiet(pilot, "escape")
        assert [view.name for view in store.views.all("ledger")] == ["Largest"]
        ledger(pilot).sort_by("on_day")
        await quiet(pilot)
        assert column(pilot, 3)[0] == "120.50 USD"
        await quiet(pilot, "w", "enter")
        assert column(pilot, 3) == by_amount


async def test_a_long_list_counts_on_behind_its_first_page(tmp_path: Path) -> None:
    """The sum at the far end is that of its line alone."""

    def more(store: Store) -> None:
        ours = store.campaigns.find("봄").id
        for count in range(MANY):
            day = TODAY - (100 + count) * DAY
            amount = Money(100, "KRW")
            store.costs.add(
                CostDraft("tools", amount, day, campaign_id=ours, payee=f"P{count}")
            )

    async with opened(tmp_path, prepare=more) as (pilot, _store):
        assert f"{MANY + 5} costs" in shown(pilot)
        await quiet(pilot, "G")
        text = shown(pilot)
        assert f"P{MANY - 1}" in text
        here = ledger(pilot).line_here
        assert here is not None
        assert here.balance == Money(100, "KRW")
        await quiet(pilot, "ctrl+a")
        assert len(table_of(pilot).marks) == MANY + 5


async def test_marks_say_what_they_come_to(tmp_path: Path) -> None:
    """Each currency by itself; Escape takes the marks away before the filter."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "space", "space")
        assert "2 marked · 300,000 KRW + 120.50 USD" in shown(pilot)
        await quiet(pilot, "escape")
        assert table_of(pilot).marks == frozenset()


async def test_the_ledger_follows_what_is_saved_elsewhere(tmp_path: Path) -> None:
    """The cursor stays with its cost."""
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "j")
        here = table_of(pilot).current_id
        app = ledger(pilot).soloist
        draft = CostDraft("tools", Money(1_000, "KRW"), TODAY, description="Late find")
        await app.ask(store.costs.add, draft)
        await quiet(pilot)
        assert column(pilot, 2)[0] == "Late find · Tools"
        assert table_of(pilot).current_id == here


async def test_keys_lead_to_the_person_and_to_the_campaign(tmp_path: Path) -> None:
    """Only where there is one; Escape comes back to the same line."""
    async with opened(tmp_path) as (pilot, _store):
        await quiet(pilot, "O")
        assert not isinstance(pilot.app.screen, CardScreen)
        await quiet(pilot, "j", "j", "O")
        assert isinstance(pilot.app.screen, CardScreen)
        await quiet(pilot, "escape")
        line = ledger(pilot).line_here
        assert line is not None
        assert line.name == "이하늘"


async def test_a_ledger_of_one_campaign_has_only_its_costs(tmp_path: Path) -> None:
    """It may begin with a filter."""
    async with opened(tmp_path) as (pilot, store):
        from tui.screens.budget import BudgetScreen

        ours = store.campaigns.find("봄").id
        screen = BudgetScreen("ledger", ours, narrowed="state:invoiced")
        pilot.app.push_screen(screen)
        await quiet(pilot)
        assert column(pilot, 1) == ["빛 스튜디오"]
        assert screen.query_one(FilterBar).text == "state:invoiced"
        await quiet(pilot, "escape")
        assert len(column(pilot, 1)) == 4
        await quiet(pilot, "escape")
        assert pilot.app.screen is not screen


async def test_export_writes_the_list_as_it_is_narrowed(tmp_path: Path) -> None:
    """Costs under the filter, in the order of the list."""
    target = tmp_path / "costs.csv"
    async with opened(tmp_path) as (pilot, store):
        await quiet(pilot, "slash")
        await typed(pilot, "category:fee", "enter")
        await quiet(pilot, "ctrl+e")
        await typed(pilot, str(target), "enter")
        lines = target.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == 3
        assert "800000" in lines[1]
        assert len(costs(store, "category:fee")) == 2
