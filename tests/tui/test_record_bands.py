"""Records in groups: a heading is a line to read, never one to stand on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import MouseScrollDown
from textual.strip import Strip

from tests.tui.record_tables import COLUMNS, Host, Roster, SlowRoster, hold, settle
from tui.show import content
from tui.widgets.record_bands import Lines
from tui.widgets.record_table import Band, RecordTable

WORDS = ("OVERDUE", "TODAY", "THIS WEEK")


class Grouped(Roster):
    """Influencers numbered from 1, so many overdue, so many today, and so on."""

    def __init__(self, *sizes: int) -> None:
        super().__init__(range(1, sum(sizes) + 1))
        self.sizes = sizes

    def bands(self) -> list[Band]:
        """Where each group begins; none for a group of nobody."""
        starts = accumulate(self.sizes, initial=0)
        return [
            Band(start, content(f"{word} · {size}"), "error" if not start else "")
            for word, size, start in zip(WORDS, self.sizes, starts, strict=False)
            if size
        ]


class Titled(Roster):
    """Influencers under whatever headings the test has chosen."""

    def __init__(self, total: int, *bands: Band) -> None:
        super().__init__(range(1, total + 1))
        self.headings = bands

    def bands(self) -> tuple[Band, ...]:
        """Just these."""
        return self.headings


class SlowGrouped(Grouped, SlowRoster):
    """The same, arriving when the test lets them."""


def column(app: Host) -> list[str]:
    """What stands first on each line under the titles: a number or a heading."""
    lines = [line[:-1].split() for line in app.lines()[1:]]
    return [
        "" if not words else words[1] if words[0] == "Mina" else words[0]
        for words in lines
    ]


STARTS = st.lists(st.integers(-3, 40), max_size=10)


@given(st.integers(0, 40), STARTS)
def test_every_line_is_a_record_or_a_heading(total: int, starts: list[int]) -> None:
    """Line up, look back: the same, whatever a source claims about its groups."""
    lines = Lines(total, [Band(start, content(str(start))) for start in starts])
    kept = sorted({start for start in starts if 0 <= start < total})
    assert lines.height == total + len(kept)
    headings = [n for n in range(lines.height) if lines.heading(n) is not None]
    places = [lines.line(index) for index in range(total)]
    assert sorted(headings + places) == list(range(lines.height))
    for index, line in enumerate(places):
        assert lines.above(line) == index
        band = lines.over(index)
        before = bisect_right(kept, index)
        assert (band.start if band else None) == (kept[before - 1] if before else None)
    for start, line in zip(kept, headings, strict=True):
        assert lines.above(line) == start
        assert lines.line(start) == line + 1


@given(st.integers(1, 40), STARTS, st.integers(0, 39), st.integers(0, 12))
def test_a_page_goes_no_further_than_it_is_long(
    total: int, starts: list[int], index: int, page: int
) -> None:
    """And on by one record at least, even where only headings are in the way."""
    index = min(index, total - 1)
    lines = Lines(total, [Band(start, content("x")) for start in starts])
    down, up = lines.down(index, page), lines.up(index, page)
    assert down == index + 1 or lines.line(down) - lines.line(index) <= page
    assert up == index - 1 or lines.line(index) - lines.line(up) <= page


@given(st.integers(0, 10**6), st.integers(0, 50))
def test_without_groups_lines_are_records(index: int, page: int) -> None:
    """A plain list is counted as it always was."""
    lines = Lines(10**6)
    assert (lines.line(index), lines.above(index)) == (index, index)
    assert lines.heading(index) is lines.over(index) is None
    assert lines.down(index, page) == index + max(1, page)
    assert lines.up(index, page) == index - max(1, page)


async def test_each_group_stands_under_its_heading() -> None:
    """The heading, a rule to the edge, then its people."""
    app = Host(Grouped(2, 1, 3))
    async with app.run_test(size=(60, 12)):
        assert " ".join(column(app)) == "OVERDUE 1 2 TODAY 3 THIS 4 5 6  "
        assert app.lines()[1][:-1] == "OVERDUE · 2 " + "─" * 47
        assert app.moves() == [(1, 0)]


async def test_a_list_may_begin_before_its_first_heading() -> None:
    """Those above it stand alone, also at the top of a scrolled list."""
    app = Host(Titled(40, Band(20, content("LATER"))))
    async with app.run_test(size=(60, 6)) as pilot:
        await hold(pilot, "j", 9)
        assert column(app) == ["6", "7", "8", "9", "10"]
        await hold(pilot, "j", 12)
        assert column(app) == ["19", "20", "LATER", "21", "22"]
        await settle(pilot, "end")
        assert column(app) == ["LATER", "37", "38", "39", "40"]
        app.table.go_to(5)
        await pilot.pause()
        assert column(app) == ["5", "6", "7", "8", "9"]


async def test_the_cursor_walks_records_and_never_a_heading() -> None:
    """Down to the last and up again, every record once."""
    app = Host(Grouped(2, 1, 3))
    async with app.run_test(size=(60, 5)) as pilot:
        await settle(pilot, *["j"] * 7, *["k"] * 7)
        ids = [row_id for row_id, _ in app.moves()]
        assert ids == [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]
        assert column(app)[:2] == ["OVERDUE", "1"]


@pytest.mark.parametrize("height", [3, 4, 9])
async def test_the_cursor_is_seen_under_its_heading(height: int) -> None:
    """Wherever it comes from, and however low the window."""
    app = Host(Grouped(4, 1, 4))
    async with app.run_test(size=(60, height)) as pilot:
        for key in "j" * 8 + "k" * 8:
            await settle(pilot, key)
            seen = column(app)
            place = seen.index(str(app.table.current_id))
            above = [word for word in seen[:place] if not word.isdigit()]
            index = app.table.cursor
            assert above[-1] == ["OVERDUE", "TODAY", "THIS"][(index > 3) + (index > 4)]


async def test_one_line_is_enough_for_the_cursor() -> None:
    """Where there is no room for a heading beside it, the record is what is seen."""
    app = Host(Grouped(3, 3))
    async with app.run_test(size=(60, 2)) as pilot:
        for number in range(1, 7):
            assert column(app) == [str(number)]
            await settle(pilot, "j")


async def test_the_heading_stays_while_its_rows_scroll_under_it() -> None:
    """Nobody has to remember which group she is looking at."""
    app = Host(Grouped(3, 20))
    async with app.run_test(size=(60, 6)) as pilot:
        await hold(pilot, "j", 14)
        assert column(app) == ["TODAY", "12", "13", "14", "15"]
        await pilot._post_mouse_events([MouseScrollDown] * 2, app.table)
        await pilot.pause()
        assert column(app)[0] == "TODAY"


async def test_pages_are_what_is_in_sight() -> None:
    """Nothing is passed over unseen, headings or not."""
    app = Host(Grouped(5, 1, 30))
    async with app.run_test(size=(60, 8)) as pilot:
        seen = set(column(app))
        while app.table.cursor < 35:
            await settle(pilot, "pagedown")
            seen.update(column(app))
        assert {str(n) for n in range(1, 37)} <= seen
        await settle(pilot, "pageup")
        assert app.table.current_id == 30
        await settle(pilot, "home")
        assert column(app)[:2] == ["OVERDUE", "1"]
        await settle(pilot, "ctrl+d", "end", "ctrl+u")
        assert [place for _, place in app.moves()][-3:] == [3, 35, 32]


async def test_a_click_on_a_heading_leads_to_its_first_record() -> None:
    """It opens nothing and marks nothing, clicked once, twice or in the margin."""
    app = Host(Grouped(3, 20))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.click(offset=(10, 5))
        assert app.table.current_id == 4
        await pilot.click(offset=(1, 1))
        assert app.table.current_id == 1
        await pilot.click(offset=(10, 1), times=2)
        await pilot.click(offset=(10, 1))
        await settle(pilot, "end")
        assert column(app)[0] == "TODAY"
        await pilot.click(offset=(10, 1))
        assert app.table.current_id == 4
        assert column(app)[:2] == ["TODAY", "4"]
        assert app.table.marks == frozenset()
        assert not [e for e in app.heard if isinstance(e, RecordTable.Opened)]


async def test_a_click_under_a_heading_is_on_the_record_seen_there() -> None:
    """Move, mark and open count records; below the last one there is nothing."""
    app = Host(Grouped(2, 1, 3))
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.click(offset=(10, 5))
        await pilot.click(offset=(10, 5))
        await pilot.click(offset=(0, 9))
        await pilot.click(offset=(10, 11))
        assert app.moves() == [(1, 0), (3, 2), (6, 5)]
        assert app.table.marks == {6}
        opened = [e.row_id for e in app.heard if isinstance(e, RecordTable.Opened)]
        assert opened == [3]


async def test_a_range_runs_over_headings() -> None:
    """It holds the records between; a heading bears no dot."""
    app = Host(Grouped(2, 1, 3))
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot, "j", "v", "j", "j")
        assert app.table.marks == {2, 3, 4}
        dots = [n for n, line in enumerate(app.lines()) if line.startswith("●")]
        assert dots == [3, 5, 7]


async def test_a_jump_over_headings_ends_on_the_record() -> None:
    """Found by its id, seen under its heading."""
    app = Host(Grouped(100, 100, 100))
    async with app.run_test(size=(60, 6)) as pilot:
        assert app.table.go_to(201)
        await pilot.pause()
        assert column(app)[-2:] == ["THIS", "201"]
        assert app.table.go_to(101)
        await pilot.pause()
        assert column(app)[:2] == ["TODAY", "101"]


async def test_a_step_in_a_grouped_list_paints_two_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A heading in between is left alone."""
    app = Host(Grouped(1, 900_000, 99_999))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        painted: list[int] = []
        paint = RecordTable.render_line

        def note(table: RecordTable, y: int) -> Strip:
            painted.append(y)
            return paint(table, y)

        monkeypatch.setattr(RecordTable, "render_line", note)
        await settle(pilot, "j")
        assert sorted(painted) == [2, 4]


async def test_rows_under_headings_are_fetched_where_they_are_seen() -> None:
    """Headings are there before the rows; a page is asked for once."""
    slow = SlowGrouped(150, 200)
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        assert column(app)[:2] == ["OVERDUE", "·"]
        slow.answer()
        await settle(pilot, "end")
        slow.answer()
        await pilot.pause()
        assert column(app)[0] == "TODAY"
        assert column(app)[-1] == "350"
        assert slow.asked == [(0, 100), (300, 50)]


async def test_groups_are_asked_for_again_when_the_list_has_grown() -> None:
    """A list that turns out longer may have more groups."""
    slow = SlowGrouped(3)
    app = Host(slow)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        slow.sizes = (3, 2)
        slow.become(range(1, 6))
        slow.answer()
        await pilot.pause()
        slow.answer()
        await pilot.pause()
        assert column(app)[:7] == ["OVERDUE", "1", "2", "3", "TODAY", "4", "5"]
        await settle(pilot, "end")
        assert app.table.current_id == 5


async def test_a_heading_from_outside_is_harmless_and_measured() -> None:
    """Korean, pictures and brackets; a long one is cut, a tone is only a colour."""
    app = Host()
    async with app.run_test(size=(30, 4)):
        for title in ("지난 일 🔥 · 12", "[/][@click=app.quit]x" * 3, "", "a\x1b]0;b"):
            for tone in ("", "dim", "warning", "error", "success"):
                band = Band(0, content(title), tone)
                app.table.show_source(Titled(1, band), COLUMNS)
                strip = app.table.render_line(1)
                assert strip.cell_length == 29
                assert "\x1b" not in strip.text
                assert strip.text.startswith(content(title).plain[:10])


async def test_headings_need_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bold words and a rule say what they are."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host(Grouped(2, 2))
    async with app.run_test(size=(60, 8)):
        for y in (1, 4):
            style = next(iter(app.table.render_line(y))).style
            assert style is not None
            assert style.bold
            assert "───" in app.table.render_line(y).text
