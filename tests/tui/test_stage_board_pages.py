"""Cards are fetched as they come in sight, and the board is shown anew in place."""

from __future__ import annotations

from textual.pilot import Pilot

from tests.tui.record_tables import hold, settle
from tests.tui.stage_boards import BoardHost, Pipeline, SlowPipeline, stages
from tui.widgets.board_cards import PAGE, PAGES, BoardPages, Run
from tui.widgets.stage_board import BoardColumn


async def answered(pilot: Pilot[None], slow: SlowPipeline) -> None:
    """Let the board have whatever it asks for, until it asks no more."""
    await pilot.pause()
    while slow.waiting:
        slow.answer()
        await pilot.pause()


async def test_a_hundred_thousand_cards_are_read_where_she_looks() -> None:
    """From end to end of a stage, and no more than a few pages of it."""
    source = Pipeline(stages(100_000, 100_000, 100_000, 100_000, 100_000))
    app = BoardHost(source)
    async with app.run_test(size=(80, 24)) as pilot:
        assert len(source.fetched) <= 3 * PAGE
        await settle(pilot, "pagedown", "ctrl+d", "G")
        assert app.board.current_id == 100_000
        assert app.shows("Mina 100000")
        assert len(source.fetched) <= 5 * PAGE
        await settle(pilot, "k", "pageup", "l", "l", "l", "g")
        assert app.board.current_id == 300_001
        assert len(source.fetched) <= 6 * PAGE
        assert not [asked for asked in source.asked if asked[0] == 4]


async def test_cards_on_their_way_are_dots_and_keys_do_not_wait() -> None:
    """The cursor moves over what is not here yet; the cards arrive under it."""
    slow = SlowPipeline(stages(90, 90, 90, 90))
    app = BoardHost(slow)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.lines()[2].split() == ["·", "·", "·"]
        await settle(pilot, "j", "j")
        assert (app.board.cursor, app.board.current_id) == ((0, 2), None)
        await answered(pilot, slow)
        assert app.board.current_id == 3
        assert app.shows("Mina 1001 ")
        assert app.moves()[-1] == (3, "found", 2)
        assert not [asked for asked in slow.asked if asked[0] == 3]


async def test_the_cards_under_the_cursor_come_first() -> None:
    """Then the rest in sight; a key held down asks for the end, not for the way."""
    slow = SlowPipeline(stages(50_000, 9, 9))
    app = BoardHost(slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "l")
        await hold(pilot, "j", 5)
        await settle(pilot, "h", "G")
        await answered(pilot, slow)
        ends = [first for column, first, _ in slow.asked if column == 0]
        assert set(ends) <= {0, 50_000 - PAGE, 50_000 - 2 * PAGE}
        assert app.shows("Mina 50000")


async def test_a_card_moved_on_is_followed_or_the_next_one_slides_in() -> None:
    """With ``keep`` the cursor goes along; without, triage goes on where it was."""
    source = Pipeline({"found": [1, 2, 3], "contacted": [4, 5]})
    app = BoardHost(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "j")
        source.become({"found": [1, 3], "contacted": [4, 5, 2]})
        app.board.show_source(source)
        await pilot.pause()
        assert (app.board.cursor, app.board.current_id) == ((0, 1), 3)
        source.become({"found": [1], "contacted": [4, 3, 5, 2]})
        app.board.show_source(source, keep=3)
        await pilot.pause()
        assert (app.board.cursor, app.board.current_id) == ((1, 1), 3)
        await settle(pilot, "h")
        assert app.board.current_id == 1
        assert [move[0] for move in app.moves()] == [1, 2, 3, 3, 1]


async def test_the_last_card_gone_leaves_the_one_before_or_an_empty_stage() -> None:
    """The cursor is never beside the cards."""
    source = Pipeline({"found": [1, 2], "contacted": []})
    app = BoardHost(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "G")
        source.become({"found": [1], "contacted": [2]})
        app.board.show_source(source, keep=99)
        await pilot.pause()
        assert app.board.current_id == 1
        source.become({"found": [], "contacted": [2, 1]})
        app.board.show_source(source)
        await pilot.pause()
        assert app.moves()[-1] == (None, "found", 0)
        assert app.lines()[0].split() == ["Found", "0", "Contacted", "2"]


async def test_a_card_keeps_its_line_when_others_come_before_it() -> None:
    """Found again in the same stage, further down, seen where it was."""
    source = Pipeline({"found": range(1, 200), "contacted": range(200, 300)})
    app = BoardHost(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await hold(pilot, "j", 60)
        await settle(pilot, "k", "l", "G", "h")
        before = app.lines()
        source.become({"found": range(-50, 200), "contacted": range(200, 300)})
        app.board.refresh_cards()
        await pilot.pause()
        assert app.lines()[2:-1] == before[2:-1]
        assert app.board.current_id == 60


async def test_old_cards_stand_in_until_the_new_ones_are_here() -> None:
    """No dots flash over a board that is only read again."""
    slow = SlowPipeline({"found": range(1, 90), "contacted": [500]})
    app = BoardHost(slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await answered(pilot, slow)
        await settle(pilot, "j")
        before = app.lines()[2:]
        slow.become({"contacted": [500], "found": range(1, 90)})
        app.board.show_source(slow, keep=2)
        await pilot.pause()
        assert app.board.current_id == 2
        # The two columns have changed places, and nothing else has changed.
        assert app.lines()[2].split() == ["Mina", "500", "Mina", "1"]
        assert [line.split()[-2:] for line in app.lines()[7:]] == [
            line.split()[-2:] for line in before[5:]
        ]
        await answered(pilot, slow)
        assert app.board.cursor == (1, 1)
        assert app.shows("Mina 500 ")


async def test_other_stages_keep_the_place_of_those_that_stay() -> None:
    """By their key: an added stage moves nobody."""
    app = BoardHost(Pipeline(stages(90, 90)))
    async with app.run_test(size=(80, 24)) as pilot:
        await hold(pilot, "j", 30)
        await settle(pilot, "l", "j")
        more = Pipeline({"new": [9000], **stages(90, 90)})
        app.board.show_source(more)
        await settle(pilot)
        assert (app.board.cursor, app.board.current_column) == ((2, 1), "contacted")
        await settle(pilot, "h")
        assert app.board.cursor == (1, 30)
        app.board.show_source(Pipeline({"other": [7, 8]}))
        await settle(pilot)
        assert (app.board.cursor, app.board.current_id) == ((0, 0), 7)


async def test_a_source_that_learns_its_totals_is_believed() -> None:
    """More cards, or fewer, than it first said; the cursor stays among them."""
    slow = SlowPipeline(stages(300, 30))
    app = BoardHost(slow)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, "G")
        slow.become({"found": range(1, 51), "contacted": range(1001, 1061)})
        await answered(pilot, slow)
        await answered(pilot, slow)
        assert app.lines()[0].split() == ["Found", "50", "Contacted", "60"]
        assert (app.board.cursor, app.board.current_id) == ((0, 49), 50)
        await settle(pilot, "l", "G")
        await answered(pilot, slow)
        assert app.board.current_id == 1060


async def test_answers_for_a_board_no_longer_shown_are_dropped() -> None:
    """The board shown last wins, however late the other one answers."""
    late = SlowPipeline(stages(90, 9))
    app = BoardHost(late)
    async with app.run_test(size=(80, 24)) as pilot:
        app.board.show_source(Pipeline({"found": [71], "contacted": [72]}))
        late.answer()
        await pilot.pause()
        assert app.board.current_id == 71
        assert not app.shows("Mina 1 ")


async def test_a_board_shown_before_it_is_mounted_starts_on_its_card() -> None:
    """The screen may fill it while it composes."""
    app = BoardHost(Pipeline(stages(5, 5, 5, 900)), keep=3500)
    assert app.source is not None
    app.board.show_source(app.source, 3500)
    async with app.run_test(size=(80, 24)):
        assert app.board.current_id == 3500
        assert app.shows("Mina 3500 ")
        assert app.moves() == [(3500, "agreed", 499)]


def test_pages_longest_unused_go_first() -> None:
    """Whatever is walked over, memory stays flat."""
    source = Pipeline(stages(100_000, 100_000))
    pages = BoardPages(source)
    for index in range(0, 100_000, PAGE):
        pages.card(0, index)
        pages.card(1, 0)
    assert len(pages._pages) == PAGES
    assert pages.peek(1, 0) is not None
    assert pages.peek(0, 0) is None


def test_pages_that_ended_early_are_asked_for_again_when_totals_move() -> None:
    """Those of the column that moved; whole pages and other columns stay."""
    source = SlowPipeline(stages(PAGE + 5, 5))
    pages = BoardPages(source)
    for column, ids in enumerate(source.order):
        cards = Pipeline.at_hand(source, column, 0, len(ids)) or ()
        pages.put(Run(column, 0, len(ids)), cards)
    assert pages.missing(0, 0, PAGE + 4) is None
    source.columns[0] = BoardColumn("found", "Found", PAGE + 9)
    assert pages.totals() == [PAGE + 9, 5]
    assert pages.missing(0, 0, PAGE + 8) == Run(0, PAGE, 9)
    assert pages.missing(1, 0, 4) is None
