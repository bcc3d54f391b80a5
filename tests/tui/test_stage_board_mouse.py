"""The mouse on a board: click to go there, again to open, the wheel for one column."""

from __future__ import annotations

from textual.events import MouseScrollDown, MouseScrollUp

from tests.tui.record_tables import settle
from tests.tui.stage_boards import BoardHost, Pipeline, stages
from tui.widgets.record_cells import MORE_LEFT


async def test_a_click_moves_and_another_one_opens() -> None:
    """A double click is a click that moves and one that opens, and opens once."""
    app = BoardHost(Pipeline(stages(9, 9)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=(60, 8))
        assert app.board.cursor == (1, 1)
        assert app.opened() == []
        await pilot.click(offset=(10, 10), times=2)
        await pilot.click(offset=(10, 10), times=2)
        await pilot.click(offset=(10, 10), button=3)
        assert app.opened() == [3, 3]


async def test_a_click_in_the_gutter_marks() -> None:
    """The mouse can do what space does."""
    app = BoardHost(Pipeline(stages(9, 9)))
    async with app.run_test(size=(81, 24)) as pilot:
        await pilot.click(offset=(41, 6))
        assert app.board.marks == {1002}
        assert app.lines()[6][41] == "●"


async def test_a_click_beside_the_cards_goes_to_the_column() -> None:
    """On its title or where it is empty; to the place that it remembers."""
    app = BoardHost(Pipeline(stages(3, 3, 0)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "l", "j", "h")
        await pilot.click(offset=(30, 0))
        assert app.board.cursor == (1, 1)
        await pilot.click(offset=(70, 9))
        assert app.board.cursor == (2, 0)
        await pilot.click(offset=(5, 5))
        assert app.board.cursor == (0, 0)
        await pilot.click(offset=(26, 8))
        assert app.board.cursor == (0, 0)
        assert app.opened() == []


async def test_the_hints_in_the_titles_lead_to_the_stages_they_speak_of() -> None:
    """One stage further for each click."""
    app = BoardHost(Pipeline(stages(1, 1, 1, 1, 1, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=(79, 0))
        assert app.board.cursor == (3, 0)
        await pilot.click(offset=(78, 0))
        assert app.board.cursor == (4, 0)
        await pilot.click(offset=(1, 0))
        assert app.board.cursor == (1, 0)
        assert app.lines()[0].startswith(f"{MORE_LEFT} 1 Contacted 1 ")
        await pilot.click(offset=(6, 0))
        assert app.board.cursor == (1, 0)


async def test_the_wheel_slides_one_column_and_a_key_comes_back() -> None:
    """The other columns stay, the cursor too; moving it shows it again."""
    app = BoardHost(Pipeline(stages(90, 90)))
    async with app.run_test(size=(80, 20)) as pilot:
        still = [line[:39] for line in app.lines()]
        await pilot._post_mouse_events([MouseScrollDown] * 8, app.board, offset=(60, 9))
        await pilot._post_mouse_events([MouseScrollUp] * 2, app.board, offset=(60, 9))
        await pilot.pause()
        assert [line[:39] for line in app.lines()] == still
        assert app.lines()[2][41:].strip() == "Mina 1007"
        assert app.board.cursor == (0, 0)
        await pilot._post_mouse_events([MouseScrollDown] * 8, app.board, offset=(5, 9))
        await pilot.pause()
        assert not app.shows("Mina 1 ")
        await settle(pilot, "k")
        assert app.shows("Mina 1 ")


async def test_the_hints_of_a_column_turn_its_pages() -> None:
    """A click on "more" shows more, one on the rule goes back."""
    app = BoardHost(Pipeline(stages(90, 90)))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.click(offset=(60, 19))
        await pilot.click(offset=(60, 19))
        await pilot.pause()
        assert app.shows("Mina 1009 ")
        await pilot.click(offset=(60, 1))
        await pilot.pause()
        assert app.shows("Mina 1005 ")
        assert app.board.cursor == (0, 0)
