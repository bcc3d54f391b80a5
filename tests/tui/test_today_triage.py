"""Two hundred lines, two hundred keys: fast, in any order, and all the way back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from store.agenda import source_of
from tests.builders import everything
from tests.tui.today_day import DAY, TODAY, Day, here, opened, said, settle, today_of
from tui.app import SoloistApp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.pilot import Pilot

    from store import Store

ITEMS = 200


def two_hundred(day: Day) -> None:
    """So many people who were to hear from her."""
    day.many(ITEMS)


def touches(store: Store) -> Counter[int]:
    """How many touches each conversation has."""
    rows = store.database.read("SELECT collaboration_id FROM touch")
    return Counter(number for (number,) in rows)


async def at_once(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Send keys without waiting for any answer, then wait for all of them."""
    app = pilot.app
    assert isinstance(app, SoloistApp)
    for key in keys:
        app.post_message(Key(key, key))
    await pilot.pause()
    while app._answering or app._keys:
        await pilot.pause()
    await settle(pilot)


@pytest.mark.parametrize("keys", ["f", "frd"])
async def test_two_hundred_lines_take_two_hundred_keys(
    tmp_path: Path, keys: str
) -> None:
    """Every line comes to exactly one outcome; then each is taken back."""
    async with opened(tmp_path, two_hundred) as (pilot, store):
        before = everything(store.database.reader)
        last = today_of(pilot).source
        assert last is not None
        order = list(last.order)
        pressed = [keys[place % len(keys)] for place in range(ITEMS)]
        await at_once(pilot, pressed)
        counts = store.agenda.counts(TODAY)
        assert (counts.overdue, counts.today) == (0, 0)
        wanted = {
            source_of(item)[1]: key != "d"
            for item, key in zip(order, pressed, strict=True)
        }
        assert touches(store) == Counter(
            {number: 1 for number, written in wanted.items() if written}
        )
        assert len(store.history.units(500)) >= ITEMS
        await at_once(pilot, "u" * ITEMS)
        assert everything(store.database.reader) == before
        source = today_of(pilot).source
        assert source is not None
        assert list(source.order) == order
        assert here(pilot) == "Person 000"


async def test_keys_that_come_in_one_go_each_have_a_line_of_their_own(
    tmp_path: Path,
) -> None:
    """A hand that is faster than the screen writes to nobody twice."""
    async with opened(tmp_path, two_hundred) as (pilot, store):
        await at_once(pilot, "ffjrfdkffr")
        names = store.conversations.names(list(touches(store)))
        assert sorted(names.values()) == [
            f"Person {number:03}" for number in (0, 1, 2, 3, 4, 6, 7)
        ]
        assert set(touches(store).values()) == {1}


async def line_of_cursor(pilot: Pilot[None]) -> int:
    """The line on the screen that the cursor stands on."""
    table = today_of(pilot).table
    return table._lines.line(table.cursor) - table.scroll_offset.y


async def test_the_cursor_stays_on_its_line_of_the_screen(tmp_path: Path) -> None:
    """Far down a scrolled list the next line comes to her, not she to it."""
    async with opened(tmp_path, two_hundred) as (pilot, _store):
        await settle(pilot, *["ctrl+d"] * 6, "k", "k")
        line = await line_of_cursor(pilot)
        for _time in range(5):
            after = int(here(pilot).split()[1]) + 1
            await settle(pilot, "f")
            assert here(pilot) == f"Person {after:03}"
            assert await line_of_cursor(pilot) == line


async def test_the_last_line_goes_and_the_one_before_is_current(
    tmp_path: Path,
) -> None:
    """Put off beyond the week, nothing comes after it."""

    def few(day: Day) -> None:
        day.many(3)

    async with opened(tmp_path, few) as (pilot, store):
        await settle(pilot, "G", "s", "9")
        assert here(pilot) == "Person 001"
        await settle(pilot, "s", "9", "s", "9")
        assert said(pilot).startswith("Person 000: put off until Wed 2 Dec.")
        assert len(store.agenda.order(TODAY + 9 * DAY)) == 3


async def test_marks_on_what_is_gone_are_dropped(tmp_path: Path) -> None:
    """Another window has done it meanwhile: nothing is done twice."""
    async with opened(tmp_path, two_hundred) as (pilot, store):
        await settle(pilot, "space", "space")
        app = today_of(pilot).soloist
        first = today_of(pilot).due_here()[0]
        await app.ask(store.tasks.snooze, [first], TODAY + 30 * DAY)
        await settle(pilot)
        assert len(today_of(pilot).due_here()) == 1
