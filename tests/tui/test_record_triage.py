"""Done with one key: the record leaves, the next one slides into the cursor's place."""

from __future__ import annotations

from itertools import product

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from tests.tui.record_tables import COLUMNS, Host, influencer, settle
from tests.tui.test_record_bands import column
from tui.show import content
from tui.widgets.record_table import Band, Row


class Due:
    """Who is due, all at hand, grouped by letter; the numbers never change."""

    def __init__(self, *groups: list[int]) -> None:
        self.groups = [group for group in groups if group]
        self.order = [number for group in self.groups for number in group]
        self.total = len(self.order)

    def rows(self, first: int, count: int) -> list[Row]:
        """Everybody, at once."""
        return [influencer(number) for number in self.order[first : first + count]]

    async def fetch(self, first: int, count: int) -> list[Row]:
        """Nobody ever waits."""
        return self.rows(first, count)

    def index_of(self, row_id: int) -> int | None:
        """Where she stands."""
        return self.order.index(row_id) if row_id in self.order else None

    def bands(self) -> list[Band]:
        """The hundreds: 1 to 99, 101 to 199, ..."""
        found, start = [], 0
        for group in self.groups:
            title = content(f"GROUP-{group[0] // 100} · {len(group)}")
            found.append(Band(start, title))
            start += len(group)
        return found

    def without(self, *gone: int) -> Due:
        """The list when these are done."""
        return Due(*([n for n in group if n not in gone] for group in self.groups))


class Plain(Due):
    """The same people without headings."""

    bands = None  # type: ignore[assignment]


def due(*sizes: int) -> Due:
    """Groups of these sizes, numbered 1..., 101..., 201..."""
    return Due(
        *(list(range(n * 100 + 1, n * 100 + 1 + s)) for n, s in enumerate(sizes))
    )


def place(app: Host) -> int:
    """The line that the cursor is on, counted from under the titles."""
    return column(app).index(str(app.table.current_id))


def finish(app: Host, source: Due) -> Due:
    """Be done with the current record, as a screen would: it is painted at once."""
    done = app.table.current_id
    assert done is not None
    rest = source.without(done)
    app.table.show_source(rest, COLUMNS, done)
    return rest


async def triage(app: Host, pilot: Pilot[None], source: Due) -> None:
    """Finish everything from the cursor on; the cursor's line must not move.

    Only where the list above has become too short to reach that line may it rise.
    """
    line = place(app)
    while source.total > 1:
        index = app.table.cursor
        following = [*source.order[index + 1 :], *source.order[:index][-1:]][0]
        source = finish(app, source)
        assert app.table.current_id == following
        seen = column(app)
        if source.total % 4 == 0:
            await pilot.pause()
            assert column(app) == seen
        if place(app) != line:
            # The first line in sight is the first of the list: no more can come down.
            assert app.table.scroll_offset.y == 0
            assert place(app) < line
            line = place(app)
        above = [word for word in seen[:line] if word.startswith("GROUP")]
        assert above[-1] == f"GROUP-{following // 100}"


SIZES = [(6, 3, 9), (1, 1, 1, 1, 1, 1), (2, 12), (9, 1, 2)]


@pytest.mark.parametrize("height", [3, 9, 40])
@pytest.mark.parametrize("sizes", SIZES, ids=str)
async def test_the_next_record_slides_into_the_cursors_place(
    sizes: tuple[int, ...], height: int
) -> None:
    """From the start, the middle, the end, the last of a group: its line is kept."""
    source = due(*sizes)
    ends = [sum(sizes[: n + 1]) - 1 for n in range(len(sizes))]
    app = Host()
    async with app.run_test(size=(60, height)) as pilot:
        starts = {0, source.total // 2, source.total - 1, *ends[:2]}
        for start, upward in product(sorted(starts), (False, True)):
            app.table.show_source(due(), COLUMNS)
            app.table.show_source(source, COLUMNS)
            if upward:
                app.table.action_bottom()
            app.table.go_to(source.order[start])
            await pilot.pause()
            await triage(app, pilot, source)


async def test_a_skipped_record_stays_where_it_is_above_the_cursor() -> None:
    """Decide some, pass over others: what was passed over scrolls up, in order."""
    app, source = Host(), due(4, 1, 4)
    async with app.run_test(size=(60, 6)) as pilot:
        app.table.show_source(source, COLUMNS)
        await settle(pilot, "j", "j")
        assert column(app) == ["GROUP-0", "1", "2", "3", "4"]
        source = finish(app, source)
        assert column(app) == ["GROUP-0", "1", "2", "4", "GROUP-1"]
        source = finish(app, source)
        assert column(app) == ["GROUP-0", "2", "GROUP-1", "101", "GROUP-2"]
        source = finish(app, source)
        assert column(app) == ["GROUP-0", "2", "GROUP-2", "201", "202"]
        assert app.table.current_id == 201


async def test_at_the_end_of_the_list_the_last_record_is_current() -> None:
    """And when nothing is left, the screen says so."""
    app, source = Host(), due(2, 1)
    async with app.run_test(size=(60, 9)) as pilot:
        app.table.show_source(source, COLUMNS)
        await settle(pilot, "end")
        for last in (2, 1):
            source = finish(app, source)
            await pilot.pause()
            assert app.table.current_id == last
        source = finish(app, source)
        await pilot.pause()
        assert app.table.current_id is None
        assert "Press n" in "".join(app.lines())
        assert app.moves() == [(1, 0), (101, 2), (2, 1), (1, 0), (None, 0)]


async def test_what_is_taken_back_slides_in_again() -> None:
    """Undo: the record is under the cursor, on the line it was decided on."""
    app, source = Host(), due(12, 1, 20)
    async with app.run_test(size=(60, 9)) as pilot:
        app.table.show_source(source, COLUMNS)
        app.table.go_to(101)
        await pilot.pause()
        before = app.lines()
        finish(app, source)
        await pilot.pause()
        app.table.show_source(source, COLUMNS, 101)
        await pilot.pause()
        assert app.lines() == before


async def test_somebody_new_above_is_in_sight_where_there_is_room() -> None:
    """A short list is seen whole: the cursor stays with its record, a line lower."""
    app = Host()
    async with app.run_test(size=(60, 9)) as pilot:
        app.table.show_source(due(3, 1).without(1), COLUMNS)
        app.table.show_source(due(3, 1), COLUMNS, 2)
        await pilot.pause()
        assert " ".join(column(app)) == "GROUP-0 1 2 3 GROUP-1 101  "
        assert (app.table.current_id, place(app)) == (2, 2)


async def test_the_blank_lines_below_go_as_soon_as_one_looks_up() -> None:
    """They are there so that nothing jumps, not to be scrolled into."""
    app, source = Host(), due(30)
    async with app.run_test(size=(60, 9)) as pilot:
        app.table.show_source(source, COLUMNS)
        await settle(pilot, "end", "k", "k", "k")
        for _ in range(2):
            source = finish(app, source)
        assert " ".join(column(app)) == "GROUP-0 24 25 26 29 30  "
        await settle(pilot, "pageup")
        await pilot._post_mouse_events([MouseScrollDown] * 20, app.table)
        await pilot.pause()
        assert column(app)[-1] == "30"


async def test_another_window_size_takes_the_blank_lines_away() -> None:
    """The end of the list is at the bottom again, the cursor in sight."""
    app, source = Host(), due(30)
    async with app.run_test(size=(60, 9)) as pilot:
        app.table.show_source(source, COLUMNS)
        await settle(pilot, "end", "k", "k", "k")
        for _ in range(2):
            source = finish(app, source)
        await pilot.pause()
        assert column(app)[-1] == ""
        for height in (8, 10, 4, 20):
            await pilot.resize_terminal(60, height)
            await pilot.pause()
            assert str(app.table.current_id) in column(app)
            if height > 4:
                assert column(app)[-1] == "30"


async def test_a_plain_list_keeps_the_cursors_line_too() -> None:
    """Down to the last record of a list without groups, scrolled to its end."""
    app, source = Host(), due(30)
    async with app.run_test(size=(60, 9)) as pilot:
        app.table.show_source(Plain(source.order), COLUMNS)
        await settle(pilot, "end", "k", "k")
        for number in (29, 30):
            done = app.table.current_id
            assert done is not None
            source = source.without(done)
            app.table.show_source(Plain(source.order), COLUMNS, done)
            await pilot.pause()
            assert (app.table.current_id, place(app)) == (number, 5)


async def test_a_filter_leaves_no_blank_lines() -> None:
    """Another list begins at its top if it fits, wherever the last one was scrolled."""
    app = Host()
    async with app.run_test(size=(60, 9)) as pilot:
        app.table.show_source(due(30, 30), COLUMNS)
        await settle(pilot, "end")
        app.table.show_source(due(3, 2), COLUMNS, 101)
        await pilot.pause()
        assert " ".join(column(app)) == "GROUP-0 1 2 3 GROUP-1 101 102 "
        app.table.show_source(due(30, 30), COLUMNS)
        await settle(pilot, "end")
        app.table.go_to(20)
        app.table.show_source(due(22), COLUMNS, 20)
        await pilot.pause()
        assert " ".join(column(app)) == "GROUP-0 16 17 18 19 20 21 22"


async def test_no_frame_shows_the_list_without_its_rows() -> None:
    """From one frame to the next the record has gone and its neighbour is there."""
    frames: list[list[str]] = []

    class Watched(Host):
        def _display(self, screen: object, renderable: object) -> None:
            super()._display(screen, renderable)  # type: ignore[arg-type]
            if self.table.size:
                frames.append(column(self))

    app, source = Watched(), due(3, 20)
    async with app.run_test(size=(60, 6)) as pilot:
        app.table.show_source(source, COLUMNS)
        await settle(pilot, "j", "j")
        frames.clear()
        finish(app, source)
        await pilot.pause()
        assert frames
        assert all(
            frame == ["GROUP-0", "2", "GROUP-1", "101", "102"] for frame in frames
        )
