"""Marking cards on a board: one by one, by range in a column, and a whole column."""

from __future__ import annotations

from tests.tui.record_tables import settle
from tests.tui.stage_boards import (
    BoardHost,
    OrderedPipeline,
    Pipeline,
    SlowPipeline,
    stages,
)
from tui.widgets.stage_board import StageBoard


async def test_space_marks_and_unmarks_cards_of_any_stage() -> None:
    """A dot before the title, whatever the colours."""
    app = BoardHost(Pipeline(stages(9, 9)))
    async with app.run_test(size=(81, 24)) as pilot:
        await settle(pilot, "space", "l", "j", "space", "h")
        assert app.lines()[2][0] == "●"
        assert app.lines()[6][41] == "●"
        assert app.board.marks == {1, 1002}
        await settle(pilot, "space")
        assert app.board.marks == {1002}
        assert app.counts() == [1, 2, 1]
        assert "".join(app.lines()).count("●") == 1


async def test_marks_follow_their_cards_from_stage_to_stage() -> None:
    """The same collaboration is marked wherever it stands now."""
    source = Pipeline({"found": [1, 2, 3], "contacted": [4]})
    app = BoardHost(source)
    async with app.run_test(size=(81, 24)) as pilot:
        await settle(pilot, "j", "space")
        source.become({"found": [1, 3], "contacted": [4, 2]})
        app.board.refresh_cards()
        await pilot.pause()
        assert app.board.marks == {2}
        assert app.lines()[6][41:].startswith("● Mina 2 ")
        assert app.board.cursor == (1, 1)


async def test_a_range_runs_from_its_anchor_to_the_cursor() -> None:
    """It stretches, shrinks, turns over its anchor; what was marked before stays."""
    app = BoardHost(Pipeline(stages(90, 90)))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, "space", "l", "j", "j", "v", "j", "j")
        assert app.board.marks == {1, 1003, 1004, 1005}
        await settle(pilot, "k", "k", "k")
        assert app.board.marks == {1, 1002, 1003}
        await settle(pilot, "v", "G")
        assert app.board.marks == {1, 1002, 1003}
        assert app.counts()[-1] == 3


async def test_a_range_is_of_one_stage() -> None:
    """Going to another column ends it and keeps what it holds."""
    app = BoardHost(Pipeline(stages(90, 90)))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, "v", "j", "l", "j", "j")
        assert app.board.marks == {1, 2}
        assert "".join(app.lines()).count("●") == 2
        await settle(pilot, "v", "k")
        assert app.board.marks == {1, 2, 1002, 1003}


async def test_escape_clears_and_says_whether_there_was_anything() -> None:
    """So that the screen can let the same key mean 'back'."""
    app = BoardHost(Pipeline(stages(9, 9)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.board.action_clear_marks()
        await settle(pilot, "v", "j", "escape", "j")
        assert app.board.marks == frozenset()
        assert not app.shows("●")
        await settle(pilot, "space")
        assert app.board.action_clear_marks()
        await pilot.pause()
        assert app.counts()[-1] == 0


async def test_all_of_a_stage_is_for_the_screen_to_name() -> None:
    """The board asks for the column, the screen sets the ids, the board paints them."""
    app = BoardHost(Pipeline(stages(2, 100_000)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "l", "ctrl+a")
        asked = [e for e in app.heard if isinstance(e, StageBoard.MarkAllRequested)]
        assert [e.column for e in asked] == ["contacted"]
        assert isinstance(app.source, Pipeline)
        app.board.marks = frozenset(app.source.order[1])
        await settle(pilot, "G")
        assert app.shows("● Mina 200000 ")
        assert not app.shows("● Mina 1 ")
        assert app.counts() == [100_000]


async def test_a_range_to_the_end_of_a_stage_that_knows_its_ids_is_whole() -> None:
    """No card has to arrive for it."""
    app = BoardHost(OrderedPipeline(stages(5, 100_000)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "l", "v", "G")
        assert app.board.marks == frozenset(range(100_001, 200_001))


async def test_ranges_over_cards_never_seen_are_named_before_they_are_acted_on() -> (
    None
):
    """In two stages; counted as marked at once; `all_marks` waits for every id."""
    slow = SlowPipeline(stages(60, 1500))
    app = BoardHost(slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "v", "G", "l", "v", "G")
        assert app.counts()[-1] == 1560
        assert len(app.board.marks) < 1560
        asking = app.run_worker(app.board.all_marks())
        for _ in range(40):
            slow.answer()
            await pilot.pause()
            if asking.is_finished:
                break
        assert asking.result == frozenset([*range(1, 61), *range(1501, 3001)])
        assert app.counts()[-1] == 1560


async def test_nameless_places_are_forgotten_with_their_board() -> None:
    """Positions of an older board would mark strangers in the new one."""
    app = BoardHost(SlowPipeline(stages(900, 9)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "v", "G")
        app.board.refresh_cards()
        await pilot.pause()
        assert not app.shows("●")
        assert app.counts()[-1] == 0
