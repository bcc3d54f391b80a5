"""Shares in sales: terms a line each, periods, what comes back, all by keys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.commissions import TermsDraft
from store.rules.commission import Tier
from store.rules.money import Money
from tests.tui.ledger_app import costs, cursor_to, opened, quiet, typed
from tests.tui.roster_app import shown
from tui import format as fmt
from tui.dialogs.commission_sale import CommissionDialog, next_period
from tui.dialogs.commission_terms import read_tier, tier_line

if TYPE_CHECKING:
    from pathlib import Path

    from store import Store

FEBRUARY = date(2026, 2, 1), date(2026, 2, 28)


def settled(store: Store) -> None:
    """이하늘 has 10 % of what she sells, held back for two weeks."""
    (fee,) = costs(store, "person:이하늘")
    assert fee.collaboration_id is not None
    draft = TermsDraft("KRW", hold_days=14, tiers=(Tier(0, Decimal(10)),))
    store.commissions.set_terms(fee.collaboration_id, draft)


@pytest.mark.parametrize(
    ("line", "tier"),
    [
        ("10%", Tier(0, Decimal(10))),
        ("0 12,5 %", Tier(0, Decimal("12.5"))),
        ("1,000,000: 15%", Tier(1_000_000, Decimal(15))),
        ("100만원 15%", Tier(1_000_000, Decimal(15))),
        ("2026-04-01 0 8%", Tier(0, Decimal(8), date(2026, 4, 1))),
    ],
)
def test_a_share_is_a_line(line: str, tier: Tier) -> None:
    """From which day, from which sales, which percent; the percent stands last."""
    assert read_tier(line, "KRW") == tier


@pytest.mark.parametrize(
    "line", ["ten", "10", "5 USD 10%", "2026-13-01 10%", "a lot 10%", "10% 20"]
)
def test_what_is_no_share_is_told(line: str) -> None:
    """Never a guess."""
    with pytest.raises(ValueError, match=line.split(maxsplit=1)[0]):
        read_tier(line, "KRW")


@given(
    minor=st.integers(0, 10**12),
    percent=st.decimals(0, 100, places=3),
    day=st.none() | st.dates(),
)
def test_a_share_is_read_as_it_is_written(
    minor: int, percent: Decimal, day: date | None
) -> None:
    """Whatever it is, in a currency with decimals and without."""
    tier = Tier(minor, percent, day)
    for currency in ("KRW", "EUR"):
        assert read_tier(tier_line(tier, currency), currency) == tier


def test_the_next_period_is_the_month_after_the_last() -> None:
    """Without any it is the month before today's."""
    assert next_period(None, date(2026, 3, 2)) == FEBRUARY
    assert next_period(date(2026, 1, 31), date(2026, 3, 2)) == FEBRUARY
    assert next_period(date(2024, 1, 31), date(2026, 3, 2))[1] == date(2024, 2, 29)


async def test_without_terms_they_are_asked_for_first(tmp_path: Path) -> None:
    """Then what was sold; the cost is made by itself, on hold."""
    async with opened(tmp_path) as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        await cursor_to(pilot, fee.id)
        await quiet(pilot, "percent_sign", "n")
        await typed(pilot, "10%", "enter")
        await typed(pilot, "1000000 15%")
        assert "→ 10% · 15% from 1,000,000 KRW" in shown(pilot)
        await quiet(pilot, "tab", "tab", "backspace")
        await typed(pilot, "14", "ctrl+s")
        assert "What 이하늘 sold" in shown(pilot)
        await typed(pilot, "1200000", "ctrl+s")
        (line,) = costs(store, "origin:commission")
        assert line.amount == Money(130_000, "KRW")
        assert str(line.hold_until) == "2026-03-14"
        assert "130,000 KRW" in shown(pilot)
        await quiet(pilot, "escape", "u", "u")
        assert not costs(store, "origin:commission")


async def test_what_came_back_lowers_what_is_owed(tmp_path: Path) -> None:
    """Periods are edited and deleted; more than was sold is refused."""

    def sold(store: Store) -> None:
        settled(store)
        (fee,) = costs(store, "person:이하늘")
        assert fee.collaboration_id is not None
        money = Money(900_000, "KRW")
        store.commissions.sale(fee.collaboration_id, *FEBRUARY, money)

    async with opened(tmp_path, size=(80, 24), prepare=sold) as (pilot, store):
        (fee,) = costs(store, "category:fee person:이하늘")
        await cursor_to(pilot, fee.id)
        await quiet(pilot, "percent_sign")
        text = shown(pilot)
        assert f"1 Feb {fmt.DASH} 28 Feb" in text
        keys = ("n New period", "Enter Edit", "r Returns", "s Their share", "d Delete")
        assert [key for key in (*keys, "Esc Close") if key not in text] == []
        await quiet(pilot, "r")
        await typed(pilot, "2000000", "ctrl+s")
        assert "Returns are between 0 and what was sold" in shown(pilot)
        await quiet(pilot, *["backspace"] * 7)
        await typed(pilot, "100000", "ctrl+s")
        assert costs(store, "origin:commission")[0].amount == Money(80_000, "KRW")
        await quiet(pilot, "enter", *["backspace"] * 11)
        await typed(pilot, "500000", "ctrl+s")
        assert costs(store, "origin:commission")[0].amount == Money(40_000, "KRW")
        await quiet(pilot, "d", "enter")
        assert not costs(store, "origin:commission")
        await quiet(pilot, "escape")


async def test_in_a_list_its_days_are_said_in_the_language(tmp_path: Path) -> None:
    """They are kept in figures, which nobody writes like that."""

    def sold(store: Store) -> None:
        settled(store)
        (fee,) = costs(store, "person:이하늘")
        assert fee.collaboration_id is not None
        money = Money(12_797_390, "KRW")
        store.commissions.sale(fee.collaboration_id, *FEBRUARY, money)

    spoken = {"en": ("1 Feb", "28 Feb 2026"), "ko": ("2월 1일", "2026년 2월 28일")}
    for language, days in spoken.items():
        folder = tmp_path / language
        folder.mkdir()
        way = opened(folder, size=(140, 40), language=language, prepare=sold)
        async with way as (pilot, store):
            (line,) = costs(store, "origin:commission")
            await cursor_to(pilot, line.id)
            await quiet(pilot, "equals_sign")
            assert f" {fmt.DASH} ".join(days) in shown(pilot)
            await quiet(pilot, "escape", "f9")
            assert "12,797,390 KRW" in shown(pilot)
            await quiet(pilot, "escape")


async def test_forms_that_nobody_touched_are_left_without_a_question(
    tmp_path: Path,
) -> None:
    """Neither a first share nor a new period has changes of its own."""
    async with opened(tmp_path) as (pilot, store):
        (fee,) = costs(store, "person:이하늘")
        await cursor_to(pilot, fee.id)
        await quiet(pilot, "percent_sign", "s", "ctrl+s")
        assert "Say at least one share of the sales." in shown(pilot)
        await quiet(pilot, "escape")
        assert "Nothing was sold so far." in shown(pilot)
    async with opened(tmp_path / "more", prepare=settled) as (pilot, store):
        (fee,) = costs(store, "person:이하늘 category:fee")
        await cursor_to(pilot, fee.id)
        await quiet(pilot, "percent_sign", "n", "ctrl+s")
        assert "Say how much was sold; 0 is nothing." in shown(pilot)
        await quiet(pilot, "escape")
        assert isinstance(pilot.app.screen, CommissionDialog)
