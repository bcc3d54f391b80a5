"""The keys and the mouse in a list of records, from none to a million."""

from __future__ import annotations

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.record_tables import COLUMNS, Host, Roster, hold, settle
from tui.widgets.record_table import Column, RecordTable, Row

MILLION = range(1, 1_000_001)


async def test_the_first_rows_are_there_under_their_titles() -> None:
    """Header, then the records in the order of the list."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 6)):
        assert app.lines()[0].split() == ["Name", "Handle", "Followers", "Niche"]
        assert app.lines()[1].split() == ["Mina", "1", "@mina1", "37", "뷰티"]
        assert app.moves() == [(1, 0)]


async def test_a_million_influencers_are_walked_from_end_to_end() -> None:
    """Every way of moving says which record it came to; only what was seen was read."""
    roster = Roster(MILLION)
    app = Host(roster)
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot, "j", "down", "k", "pagedown", "ctrl+d", "ctrl+u")
        assert [place for _, place in app.moves()] == [0, 1, 2, 1, 12, 17, 12]
        await settle(pilot, "G")
        assert app.table.current_id == 1_000_000
        assert "Mina 1000000" in app.lines()[-1]
        await settle(pilot, "up", "pageup", "home", "end", "g", "up")
        assert app.table.current_id == 1
        assert "Mina 1 " in app.lines()[1]
        assert len(roster.asked) <= 6


async def test_the_title_line_stays_while_the_rows_scroll() -> None:
    """The header is not a row."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 6)) as pilot:
        await hold(pilot, "j", 9)
        assert "Name" in app.lines()[0]
        assert [line.split()[1] for line in app.lines()[1:]] == [
            "6",
            "7",
            "8",
            "9",
            "10",
        ]


async def test_a_step_paints_two_lines_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The line the cursor leaves and the one it comes to."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 12)) as pilot:
        painted: list[int] = []
        paint = RecordTable.render_line

        def note(table: RecordTable, y: int) -> Strip:
            painted.append(y)
            return paint(table, y)

        monkeypatch.setattr(RecordTable, "render_line", note)
        await settle(pilot, "j")
        assert sorted(painted) == [1, 2]


async def test_nobody_yet_says_what_to_press() -> None:
    """An empty list explains itself in the middle, and no key upsets it."""
    app = Host(Roster(()))
    async with app.run_test(size=(60, 9)) as pilot:
        assert "Press n for your first influencer" in app.lines()[4]
        before, after = app.lines()[4].split("Press n for your first influencer")
        assert abs(len(before) - len(after)) <= 1
        await settle(pilot, "j", "G", "pageup", "space", "v", "enter", "right")
        await pilot.click(offset=(5, 3))
        assert (app.table.current_id, app.table.marks) == (None, frozenset())
        assert app.moves() == [(None, 0)]


async def test_a_single_record_is_first_and_last() -> None:
    """There is nowhere to go, and Enter opens it."""
    app = Host(Roster([7]))
    async with app.run_test(size=(60, 9)) as pilot:
        await settle(pilot, "j", "k", "G", "pagedown", "enter")
        assert app.moves() == [(7, 0)]
        assert [e.row_id for e in app.heard if isinstance(e, RecordTable.Opened)] == [7]


async def test_before_any_list_is_shown_the_table_is_blank() -> None:
    """No empty text either: nobody knows yet whether there is anything."""
    app = Host()
    async with app.run_test(size=(60, 5)) as pilot:
        await settle(pilot, "j", "enter", "space")
        assert not "".join(app.lines()).strip()
        assert app.heard == []


async def test_the_cursor_is_seen_without_focus_too() -> None:
    """Another look, not none."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 6)) as pilot:
        looks = []
        for focused in (True, False):
            app.set_focus(app.table if focused else None)
            await pilot.pause()
            styles = [next(iter(app.table.render_line(y))).style for y in (1, 2)]
            assert styles[0] != styles[1]
            looks.append(styles[0])
        assert looks[0] != looks[1]


async def test_the_cursor_needs_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR it is reversed, and underlined while the focus is elsewhere."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 6)) as pilot:
        focused = next(iter(app.table.render_line(1))).style
        app.set_focus(None)
        await pilot.pause()
        blurred = next(iter(app.table.render_line(1))).style
        assert focused is not None
        assert blurred is not None
        assert (focused.reverse, blurred.underline) == (True, True)


async def test_a_change_of_theme_repaints_in_its_colours() -> None:
    """Nothing painted for the dark theme stays in the light one."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 6)) as pilot:
        dark = next(iter(app.table.render_line(2))).style
        app.theme = "textual-light"
        await pilot.pause()
        assert next(iter(app.table.render_line(2))).style != dark


async def test_a_narrow_terminal_hides_columns_that_the_arrows_bring_in() -> None:
    """Right and left walk the columns; at the ends the key is the screen's."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(36, 6)) as pilot:
        assert "Niche" not in app.lines()[0]
        await settle(pilot, "left", "right")
        assert "Niche" in app.lines()[0]
        assert "뷰티" in app.lines()[1]
        assert app.lines()[1].startswith("  Mina 1 ")
        assert app.notes == ["left"]
        await settle(pilot, "right", "left")
        assert "Niche" not in app.lines()[0]
        assert app.notes == ["left", "right"]
        await settle(pilot, "right")
        await pilot.resize_terminal(90, 6)
        await pilot.pause()
        assert app.lines()[0].split() == ["Name", "Handle", "Followers", "Niche"]


async def test_a_smaller_window_keeps_the_cursor_in_sight() -> None:
    """Down to no room at all, and back."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 20)) as pilot:
        await hold(pilot, "j", 15)
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert any("Mina 16" in line for line in app.lines())
        for size in ((1, 1), (2, 2), (300, 1), (3, 50), (60, 8)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert any("Mina 16" in line for line in app.lines())


async def test_a_click_moves_and_another_one_opens() -> None:
    """A double click is a click that moves and one that opens, and opens once."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.click(offset=(10, 4))
        assert app.table.current_id == 4
        await pilot.click(offset=(20, 6), times=2)
        await pilot.click(offset=(20, 6), times=2)
        await pilot.click(offset=(20, 6), button=3)
        opened = [e.row_id for e in app.heard if isinstance(e, RecordTable.Opened)]
        assert opened == [6, 6]


async def test_a_click_on_a_title_asks_for_that_sort() -> None:
    """The table says so; what the arrow shows is the screen's to set."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.click(offset=(4, 0))
        await pilot.click(offset=(58, 0))
        await pilot.click(offset=(0, 0))
        asked = [e.key for e in app.heard if isinstance(e, RecordTable.Sorted)]
        assert asked == ["name", "niche"]
        app.table.sort_key, app.table.sort_reverse = "name", True
        await pilot.pause()
        assert "Name ▼" in app.lines()[0]
        assert app.table.cursor == 0


async def test_the_wheel_looks_elsewhere_and_a_key_comes_back() -> None:
    """Scrolling leaves the cursor; moving it shows it again."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot._post_mouse_events([MouseScrollDown] * 8, app.table)
        await pilot.pause()
        assert app.table.scroll_offset.y > 1
        assert app.table.cursor == 0
        await settle(pilot, "k")
        assert app.table.scroll_offset.y == 0


async def test_the_jump_to_a_record_scrolls_no_further_than_it_must() -> None:
    """A record far away is found by its id; a stranger is not."""
    app = Host(Roster(range(10, 5000)))
    async with app.run_test(size=(60, 6)) as pilot:
        assert app.table.go_to(4000)
        await pilot.pause()
        assert app.moves()[-1] == (4000, 3990)
        assert "Mina 4000" in app.lines()[-1]
        assert not app.table.go_to(1)
        assert app.table.current_id == 4000


async def test_a_list_shown_before_the_table_is_mounted_starts_on_its_record() -> None:
    """The screen may fill the table while it composes."""
    app = Host(Roster(MILLION), keep=500)
    app.table.show_source(Roster(MILLION), COLUMNS, 500)
    async with app.run_test(size=(60, 6)):
        assert app.table.current_id == 500
        assert any("Mina 500 " in line for line in app.lines())


async def test_text_from_outside_is_painted_as_text() -> None:
    """Brackets stay brackets, an escape never reaches the terminal."""
    app = Host(Roster(MILLION))
    nasty = ("[/][@click=app.quit]x", "\x1b]0;title\x07", "a\nb", "👨‍👩‍👧")
    async with app.run_test(size=(110, 4)) as pilot:
        app.table.show_source(Handwritten(nasty), WIDE)
        await pilot.pause()
        line = app.lines()[1]
        assert "[/][@click=app.quit]x" in line
        assert not set(line) & {"\x1b", "\x07", "\n"}
        region = Region(0, 1, 110, 1)
        strips = app.table.render_lines(region)
        assert [strip.cell_length for strip in strips] == [110]


WIDE = tuple(Column(str(n), str(n), 24) for n in range(4))


class Handwritten(Roster):
    """A list of one record whose texts the test has chosen."""

    def __init__(self, cells: tuple[str, ...]) -> None:
        super().__init__([1])
        self.cells = cells

    def rows(self, first: int, count: int) -> list[Row]:  # noqa: ARG002
        """The one record."""
        return [Row(1, self.cells)]
