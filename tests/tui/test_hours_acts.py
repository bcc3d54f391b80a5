"""Own time by keys: noted, changed, deleted, several at once, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.money import Money
from tests.tui.hours_app import TODAY, opened, settle, text_of, type_in

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store
    from store.work_time import WorkTimeRow


def latest(store: Store) -> WorkTimeRow:
    """What was noted last."""
    (number,) = store.database.read("SELECT max(id) FROM work_time")[0]
    return store.work_time.one(number)


async def fill_in(pilot: Pilot[None], *texts: str) -> None:
    """Type into one field after the other; None leaves one as it is."""
    for text in texts:
        await type_in(pilot, text)
        await settle(pilot, "tab")


async def test_time_is_noted_in_a_few_keys(tmp_path: Path) -> None:
    """How long is enough: the campaign is that of the line the cursor was on."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "n")
        await type_in(pilot, "1h30")
        assert "→ 1 h 30 min · 45,000 KRW" in text_of(pilot)
        await settle(pilot, "ctrl+s")
        row = latest(store)
        assert (row.minutes, row.campaign, row.on_day) == (90, "봄 신제품", TODAY)
        assert (row.own_rate, row.cost) == (None, Money(45_000, "KRW"))
        assert "It is noted" in text_of(pilot)
        await settle(pilot, "u")
        assert "5 lines" in text_of(pilot)


async def test_all_of_it_can_be_said(tmp_path: Path) -> None:
    """On what, for whom, where, on which day, at what an hour."""
    async with opened(tmp_path, campaign=1) as (pilot, store):
        await settle(pilot, "n")
        await fill_in(pilot, "2h", "Shot list")
        await settle(pilot, "tab")
        assert "김민수" in text_of(pilot)
        await fill_in(pilot, "김민")
        await settle(pilot, "ctrl+u")
        await fill_in(pilot, "YouTube")
        await settle(pilot, "ctrl+u")
        await fill_in(pilot, "yesterday")
        assert "empty: 30,000 KRW, as the campaign says" in text_of(pilot)
        await fill_in(pilot, "50000")
        await settle(pilot, "ctrl+s")
        row = latest(store)
        assert (row.minutes, row.note, row.name) == (120, "Shot list", "김민수")
        assert (row.channel, (TODAY - row.on_day).days) == ("youtube", 1)
        assert row.cost == Money(100_000, "KRW")


async def test_what_is_no_time_is_told_while_typing(tmp_path: Path) -> None:
    """And nothing is kept; so is a day to come."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "n", "ctrl+s")
        assert "Say how long it was" in text_of(pilot)
        await type_in(pilot, "soon")
        assert "This is no time that can be read" in text_of(pilot)
        await settle(pilot, "ctrl+s", "escape", "y")
        assert store.work_time.summary().whole.many == 5


async def test_time_is_changed(tmp_path: Path) -> None:
    """Enter opens it as it is kept; undo takes it back."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "j", "enter")
        assert "3h" in text_of(pilot)
        await settle(pilot, "ctrl+u")
        await type_in(pilot, "2.5")
        assert "→ 2 h 30 min · 112.50 EUR" in text_of(pilot)
        await settle(pilot, "ctrl+s")
        row = store.work_time.one(3)
        assert (row.minutes, row.channel, row.own_rate) == (
            150,
            "Newsletter",
            Money(4_500, "EUR"),
        )
        await settle(pilot, "u")
        assert store.work_time.one(3).minutes == 180


async def test_time_of_a_touch_is_said_of_the_touch(tmp_path: Path) -> None:
    """Its day and its person are not asked for."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "enter")
        page = text_of(pilot)
        assert "It came with a touch" in page
        assert "For whom" not in page
        await settle(pilot, "ctrl+u")
        await type_in(pilot, "35m")
        await settle(pilot, "ctrl+s")
        assert store.work_time.one(5).minutes == 35
        assert store.database.read("SELECT minutes FROM touch") == [(35,)]


async def test_time_is_deleted_after_a_question(tmp_path: Path) -> None:
    """The next line takes its place under the cursor."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "d", "n")
        assert store.work_time.summary().whole.many == 5
        await settle(pilot, "d", "y")
        assert store.work_time.summary().whole.many == 4
        await settle(pilot, "d")
        assert "3 h" in text_of(pilot)
        await settle(pilot, "escape", "u")
        assert store.work_time.one(4).note == "Taxes"


async def test_several_get_another_rate_at_once(tmp_path: Path) -> None:
    """One step; empty is what the campaign says."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "ctrl+a", "x", "down", "down", "enter")
        await type_in(pilot, "20 EUR")
        await settle(pilot, "enter")
        summary = store.work_time.summary().whole
        assert (summary.costs, summary.unrated) == ((Money(12_000, "EUR"),), 0)
        await settle(pilot, "u")
        assert store.work_time.summary().whole.unrated == 45


async def test_the_marked_ones_move_to_a_channel_and_a_campaign(
    tmp_path: Path,
) -> None:
    """Whatever nobody's work is can be put anywhere."""
    async with opened(tmp_path) as (pilot, store):
        await settle(pilot, "j", "space", "space", "x", "down", "enter")
        await type_in(pilot, "insta")
        await settle(pilot, "enter")
        assert {store.work_time.one(number).channel for number in (3, 4)} == {
            "instagram"
        }
        await settle(pilot, "k", "k", "x", "enter", "down", "enter")
        assert store.work_time.one(4).campaign is not None
