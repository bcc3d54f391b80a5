"""A list whose rows take their time, and a list that changes under the cursor."""

from __future__ import annotations

import pytest

from tests.tui.record_tables import COLUMNS, Host, Roster, SlowRoster, hold, settle
from tui.widgets.record_pages import PAGE, PAGES, Pages

MILLION = range(1, 1_000_001)


def rows(app: Host) -> list[str]:
    """The lines without the scroll bar beside them."""
    return [line[:-1] for line in app.lines()]


async def test_what_is_not_here_yet_is_dots_until_it_comes() -> None:
    """One question for what is in sight; the answer is painted and announced."""
    slow = SlowRoster(MILLION)
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        assert app.lines()[1].split() == ["·"] * 4
        assert (app.moves(), slow.asked) == ([(None, 0)], [(0, PAGE)])
        slow.answer()
        await pilot.pause()
        assert "Mina 1 " in app.lines()[1]
        assert app.moves() == [(None, 0), (1, 0)]
        assert slow.asked == [(0, PAGE)]


async def test_a_held_key_asks_only_for_where_it_stops() -> None:
    """While one answer is awaited, passing over fifty pages asks nothing."""
    slow = SlowRoster(MILLION)
    app = Host(slow)
    async with app.run_test(size=(60, 12)) as pilot:
        await hold(pilot, "pagedown", 500)
        assert slow.asked == [(0, PAGE)]
        slow.answer()
        await pilot.pause()
        assert slow.asked[1:] == [(5400, 2 * PAGE)]
        slow.answer()
        await pilot.pause()
        assert app.table.current_id == 5501
        assert "Mina 5501 " in app.lines()[-1]


async def test_the_next_screen_is_fetched_before_it_is_needed() -> None:
    """Near the end of a page the next one is asked for; stepping into it shows rows."""
    slow = SlowRoster(MILLION)
    app = Host(slow)
    async with app.run_test(size=(60, 12)) as pilot:
        slow.answer()
        await hold(pilot, "pagedown", 8)
        assert slow.asked == [(0, PAGE), (PAGE, PAGE)]
        slow.answer()
        await settle(pilot, "pagedown")
        assert "·" not in "".join(app.lines())


async def test_nothing_is_opened_or_marked_that_is_not_here() -> None:
    """No record is known under the cursor, so no key acts on one."""
    app = Host(SlowRoster(MILLION))
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "enter", "space")
        assert app.table.current_row is None
        assert app.table.marks == frozenset()
        assert len(app.heard) == 1


async def test_an_answer_for_an_older_list_is_not_shown() -> None:
    """The filter has changed while the first list was still being read."""
    first, second = SlowRoster(MILLION), SlowRoster(range(500, 600))
    app = Host(first)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        app.table.show_source(second, COLUMNS)
        await pilot.pause()
        first.answer()
        second.answer()
        await pilot.pause()
        assert "Mina 500 " in app.lines()[1]


async def test_the_rows_before_stand_in_for_those_on_their_way() -> None:
    """No flash of dots while a list is read again; the cursor keeps its record."""
    slow = SlowRoster(MILLION)
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "j", "j")
        slow.answer()
        await pilot.pause()
        slow.become(range(1_000_000))
        app.table.refresh_rows()
        await pilot.pause()
        assert "Mina 3 " in app.lines()[3]
        assert (app.table.current_id, app.table.cursor) == (3, 3)
        slow.answer()
        await pilot.pause()
        assert [line.split()[1] for line in app.lines()[1:4]] == ["1", "2", "3"]


async def test_rows_at_hand_never_flash() -> None:
    """A list that answers at once is painted at once."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "G")
        assert "·" not in "".join(app.lines())


@pytest.mark.parametrize("above", [1, 250])
async def test_the_cursor_stays_on_its_record_and_its_line(above: int) -> None:
    """Records that come in above move the list, not the person."""
    roster = Roster(range(1000, 3000))
    app = Host(roster)
    async with app.run_test(size=(60, 8)) as pilot:
        await hold(pilot, "pagedown", 30)
        await settle(pilot, "k")
        record, before = app.table.current_id, rows(app)
        roster.become(range(1000 - above, 3000))
        app.table.refresh_rows()
        await pilot.pause()
        assert app.table.current_id == record
        assert rows(app) == before
        assert app.moves()[-1] == (record, 209 + above)


async def test_a_deleted_record_leaves_the_cursor_where_it_was() -> None:
    """The next record slides in; at the end the last one is current; never the top."""
    roster = Roster(list(range(1, 301)))
    app = Host(roster)
    async with app.run_test(size=(60, 8)) as pilot:
        await hold(pilot, "j", 50)
        roster.become([n for n in range(1, 301) if n != 51])
        app.table.refresh_rows()
        await settle(pilot, "G")
        assert app.moves()[-2:] == [(52, 50), (300, 298)]
        roster.become(range(1, 200))
        app.table.refresh_rows()
        await pilot.pause()
        assert app.table.current_id == 199
        roster.become(())
        app.table.refresh_rows()
        await pilot.pause()
        assert app.moves()[-1] == (None, 0)
        assert "Press n" in "".join(app.lines())


async def test_a_filter_keeps_the_record_or_else_the_place() -> None:
    """`keep` is followed into the new list; one that is not in it changes nothing."""
    app = Host(Roster(range(1, 1001)))
    async with app.run_test(size=(60, 8)) as pilot:
        await hold(pilot, "j", 99)
        evens = Roster(range(2, 1001, 2))
        app.table.show_source(evens, COLUMNS, app.table.current_id)
        assert (app.table.current_id, app.table.cursor) == (100, 49)
        app.table.show_source(Roster(range(1, 1001, 2)), COLUMNS, 100)
        assert (app.table.current_id, app.table.cursor) == (99, 49)
        app.table.show_source(Roster(range(1, 11)), COLUMNS, 100)
        await pilot.pause()
        assert app.table.current_id == 10


async def test_a_list_that_turns_out_longer_grows() -> None:
    """The total is looked at again whenever rows arrive."""
    slow = SlowRoster(range(1, 51))
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        slow.become(range(1, 401))
        slow.answer()
        await settle(pilot, "G")
        for _ in range(2):
            slow.answer()
            await pilot.pause()
        assert app.table.current_id == 400


async def test_rows_that_have_gone_are_not_asked_for_again_and_again() -> None:
    """A source that answers short leaves dots, and is left in peace."""
    slow = SlowRoster(range(1, 51))
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        slow.order = range(1, 4)
        slow.answer()
        await settle(pilot, "j", "j", "j", "j")
        assert slow.asked == [(0, 50)]
        assert app.lines()[4].split() == ["·"] * 4
        assert app.table.current_id is None


async def test_a_list_closed_while_it_is_read_harms_nobody() -> None:
    """The answer comes when the table has gone."""
    slow = SlowRoster(MILLION)
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        await app.table.remove()
        slow.answer()
        await pilot.pause()
        assert app.is_running


def test_only_the_latest_pages_are_kept() -> None:
    """A walk through a million rows holds four thousand; the rest is read again."""
    roster = Roster(MILLION)
    pages = Pages(roster)
    for index in range(0, 100 * PAGE, PAGE):
        pages.row(index)
    assert sum(pages.peek(index) is not None for index in range(100 * PAGE)) == (
        PAGE * PAGES
    )
    assert pages.row(0) == pages.row(0)
    assert len(roster.asked) == 101
