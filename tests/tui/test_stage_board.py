"""The keys on a board of stages, from no card to a hundred thousand in a column."""

from __future__ import annotations

import pytest
from textual.strip import Strip

from tests.tui.record_tables import hold, settle
from tests.tui.stage_boards import BoardHost, Pipeline, stages
from tui.format import DASH
from tui.widgets.record_cells import MORE_LEFT, MORE_RIGHT
from tui.widgets.stage_board import StageBoard


async def test_stages_stand_side_by_side_under_their_counts() -> None:
    """Title, rule, then the cards: name and badge, two lines, a blank one."""
    app = BoardHost(Pipeline(stages(34, 8, 3)))
    async with app.run_test(size=(80, 24)):
        lines = app.lines()
        assert lines[0].split() == ["Found", "34", "Contacted", "8", "Talking", "3"]
        assert lines[1] == f"{'━' * 26} {'─' * 26} {'─' * 26}"
        assert lines[2].split() == [
            "Mina",
            "1",
            "Mina",
            "1001",
            "Mina",
            "2001",
            "3d",
            "late",
        ]
        assert lines[3].split() == ["@mina1", "@mina1001", "@mina2001"]
        assert lines[4].split() == ["봄", "캠페인"] * 3
        assert not lines[5].strip()
        assert lines[6][:26] == "  Mina 2" + " " * 18
        assert lines[10][:26] == "  Mina 3          3d late "
        assert app.moves() == [(1, "found", 0)]


async def test_every_way_of_moving_in_a_column() -> None:
    """Steps, pages, halves and both ends; four cards stand whole in this window."""
    app = BoardHost(Pipeline(stages(100, 2)))
    async with app.run_test(size=(80, 20)) as pilot:
        await settle(pilot, "j", "down", "k", "pagedown", "ctrl+d", "ctrl+u", "up")
        await settle(pilot, "G", "j", "pageup", "home", "end", "g", "k")
        assert [place for _, _, place in app.moves()] == [
            *(0, 1, 2, 1, 5, 7, 5, 4),
            *(99, 95, 0, 99, 0),
        ]
        assert app.board.cursor == (0, 0)
        assert app.board.current_id == 1


async def test_each_stage_remembers_where_she_was() -> None:
    """Away and back again: the same card, and the column scrolled as it was."""
    app = BoardHost(Pipeline(stages(100, 3, 50)))
    async with app.run_test(size=(80, 20)) as pilot:
        await hold(pilot, "j", 20)
        before = [line[:26] for line in app.lines()]
        await settle(pilot, "l", "j", "l", "G", "h")
        assert app.board.cursor == (1, 1)
        await settle(pilot, "h")
        assert app.board.cursor == (0, 20)
        assert [line[:26] for line in app.lines()] == before
        await settle(pilot, "l", "l")
        assert app.board.current_id == 2050


async def test_a_column_says_how_many_cards_are_out_of_sight() -> None:
    """Above on its rule, below on its last line; a cut card counts as unseen."""
    app = BoardHost(Pipeline(stages(100, 3)))
    async with app.run_test(size=(50, 20)) as pilot:
        assert app.lines()[-1].split() == ["↓", "96", "more"]
        assert "↑" not in app.lines()[1]
        await hold(pilot, "j", 15)
        assert app.lines()[1].startswith("━ ↑ 12 ━━")
        assert app.lines()[-1].split() == ["↓", "84", "more"]
        await settle(pilot, "G")
        assert app.lines()[1].startswith("━ ↑ 96 ━━")
        assert not app.lines()[-1].strip()


async def test_stages_beside_the_window_slide_in() -> None:
    """The titles say how many there are on either side; at the ends the key is free."""
    app = BoardHost(Pipeline(stages(1, 1, 1, 1, 1, 1)))
    async with app.run_test(size=(80, 20)) as pilot:
        assert app.lines()[0].startswith("  Found 1 ")
        assert app.lines()[0].endswith(f"Talking 1            3 {MORE_RIGHT}")
        await settle(pilot, "left", "right", "right", "right")
        assert app.board.cursor == (3, 0)
        assert app.lines()[0].startswith(f"{MORE_LEFT} 1 Contacted 1 ")
        assert app.lines()[0].endswith(f" 2 {MORE_RIGHT}")
        await settle(pilot, "right", "right", "right", "h", "h")
        assert app.lines()[0].startswith(f"{MORE_LEFT} 3 Agreed 1 ")
        assert MORE_RIGHT not in app.lines()[0]
        await settle(pilot, "h")
        assert app.lines()[0].startswith(f"{MORE_LEFT} 2 Talking 1 ")
        assert app.notes == ["left", "right"]


async def test_an_empty_stage_is_a_dash_that_she_can_stand_in() -> None:
    """No card is current there, and no key upsets it."""
    app = BoardHost(Pipeline(stages(1, 0, 2)))
    async with app.run_test(size=(80, 20)) as pilot:
        assert app.lines()[2][27:53].strip() == DASH
        keys = ("l", "j", "G", "pageup", "space", "v", "enter", "ctrl+d")
        await settle(pilot, *keys)
        assert app.moves()[-1] == (None, "contacted", 0)
        assert (app.board.current_card, app.board.marks) == (None, frozenset())
        assert app.lines()[1][27:53] == "━" * 26
        await settle(pilot, "l")
        assert app.board.current_id == 2001


async def test_no_card_at_all_says_what_to_press() -> None:
    """Under the stages, in the middle."""
    app = BoardHost(Pipeline(stages(0, 0, 0)))
    async with app.run_test(size=(80, 20)) as pilot:
        assert "Contacted 0" in app.lines()[0]
        assert app.shows("Press n for your first collaboration")
        assert not app.shows(DASH)
        await settle(pilot, "l", "j", "space", "enter")
        assert app.board.cursor == (1, 0)


@pytest.mark.parametrize("source", [None, Pipeline({})], ids=["unknown", "no stages"])
async def test_before_there_is_a_stage_the_board_is_blank(source: Pipeline) -> None:
    """Nobody knows yet whether there is anything, and no key upsets it."""
    app = BoardHost(source)
    async with app.run_test(size=(80, 9)) as pilot:
        await settle(pilot, "j", "l", "h", "G", "space", "v", "enter", "ctrl+a")
        await pilot.click(offset=(5, 5))
        assert not "".join(app.lines()).strip()
        assert app.board.current_id is None
        assert app.opened() == []


async def test_a_step_paints_two_cards_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The card the cursor leaves and the one it comes to."""
    app = BoardHost(Pipeline(stages(100, 3)))
    async with app.run_test(size=(80, 24)) as pilot:
        painted: list[int] = []
        paint = StageBoard.render_line

        def note(board: StageBoard, y: int) -> Strip:
            painted.append(y)
            return paint(board, y)

        monkeypatch.setattr(StageBoard, "render_line", note)
        await settle(pilot, "j")
        assert sorted(painted) == [2, 3, 4, 6, 7, 8]


async def test_a_smaller_window_keeps_the_cursor_in_sight() -> None:
    """Down to no room at all, and back; sideways, too."""
    app = BoardHost(Pipeline(stages(100, 100, 100, 100)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot, "l", "l", "l")
        await hold(pilot, "j", 8)
        assert app.lines()[0].split()[0] == "Found"
        sizes = ((80, 24), (30, 8), (1, 1), (2, 2), (300, 1), (3, 50), (24, 6))
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.shows("Mina 3009")
        assert app.lines()[0].startswith(f"{MORE_LEFT} 3 Agreed 100")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert app.shows("Mina 3009")
        assert app.lines()[0].split()[0] == "Found"


async def test_the_cursor_is_seen_without_focus_and_without_colour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With NO_COLOR it is reversed, and underlined while the focus is elsewhere."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = BoardHost(Pipeline(stages(5)))
    async with app.run_test(size=(80, 20)) as pilot:
        focused = next(iter(app.board.render_line(2))).style
        app.set_focus(None)
        await pilot.pause()
        blurred = next(iter(app.board.render_line(2))).style
        assert focused is not None
        assert blurred is not None
        assert (focused.reverse, blurred.underline) == (True, True)


async def test_a_change_of_theme_repaints_in_its_colours() -> None:
    """Nothing painted for the dark theme stays in the light one."""
    app = BoardHost(Pipeline(stages(5)))
    async with app.run_test(size=(80, 20)) as pilot:
        dark = [next(iter(app.board.render_line(y))).style for y in (0, 2, 6)]
        app.theme = "textual-light"
        await pilot.pause()
        light = [next(iter(app.board.render_line(y))).style for y in (0, 2, 6)]
        assert all(a != b for a, b in zip(dark, light, strict=True))


async def test_the_jump_to_a_card_scrolls_no_further_than_it_must() -> None:
    """A card far away is found by its id, in its column; a stranger is not."""
    app = BoardHost(Pipeline(stages(5, 5, 5, 900)))
    async with app.run_test(size=(80, 20)) as pilot:
        assert app.board.go_to(3500)
        await pilot.pause()
        assert app.moves()[-1] == (3500, "agreed", 499)
        assert app.lines()[0].rstrip().endswith("Agreed 900")
        assert not app.board.go_to(99_999)
        await settle(pilot, "enter")
        assert app.opened() == [3500]
