"""Marking records one by one, by range, and all of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.record_tables import (
    COLUMNS,
    Host,
    OrderedRoster,
    Roster,
    SlowRoster,
    settle,
)
from tui.widgets.record_marks import Marks
from tui.widgets.record_table import RecordTable

MILLION = range(1, 1_000_001)


def counts(app: Host) -> list[int]:
    """How many marks the table has said there are, in order."""
    return [e.count for e in app.heard if isinstance(e, RecordTable.Marked)]


async def test_space_marks_and_unmarks_the_record() -> None:
    """A dot in front of it, whatever the colours; the mark is the record's."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "space", "j", "j", "space", "k")
        assert [line[0] for line in app.lines()[1:5]] == ["●", " ", "●", " "]
        assert app.table.marks == {1, 3}
        await settle(pilot, "j", "space")
        assert app.table.marks == {1}
        assert counts(app) == [1, 2, 1]


async def test_marks_follow_their_records_through_sorts_and_filters() -> None:
    """The same influencer is marked wherever she stands now."""
    app = Host(Roster(range(1, 101)))
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "space")
        app.table.show_source(Roster(range(100, 0, -1)), COLUMNS)
        await settle(pilot, "G")
        assert app.lines()[-1].startswith("● Mina 1 ")


async def test_a_range_runs_from_its_anchor_to_the_cursor() -> None:
    """It stretches, shrinks, turns over its anchor; what was marked before stays."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot, "space", *["j"] * 4, "v", "j", "j")
        assert app.table.marks == {1, 5, 6, 7}
        await settle(pilot, "k", "k", "k")
        assert app.table.marks == {1, 4, 5}
        await settle(pilot, "g")
        assert app.table.marks == {1, 2, 3, 4, 5}
        await settle(pilot, "j", "j", "v", "G")
        assert app.table.marks == {1, 3, 4, 5}
        assert counts(app)[-1] == 4
        assert not app.table.mark_range


async def test_a_mark_within_a_range_ends_it() -> None:
    """Space takes the one record out and leaves the rest."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot, "v", "j", "j", "space", "G")
        assert app.table.marks == {1, 2}


async def test_escape_clears_and_says_whether_there_was_anything() -> None:
    """So that the screen can let the same key mean 'back'."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 8)) as pilot:
        assert not app.table.action_clear_marks()
        await settle(pilot, "v", "j", "escape", "j")
        assert app.table.marks == frozenset()
        assert "●" not in "".join(app.lines())
        await settle(pilot, "space")
        assert app.table.action_clear_marks()
        await pilot.pause()
        assert counts(app)[-1] == 0


async def test_all_is_for_the_screen_to_name() -> None:
    """The table asks, the screen sets the ids, the table paints them."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "ctrl+a")
        assert any(isinstance(e, RecordTable.MarkAllRequested) for e in app.heard)
        app.table.marks = frozenset(MILLION)
        await settle(pilot, "G")
        assert app.lines()[-1].startswith("● Mina 1000000 ")
        assert counts(app) == [1_000_000]


async def test_a_click_in_the_gutter_marks() -> None:
    """The mouse can do what space does."""
    app = Host(Roster(MILLION))
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.click(offset=(0, 3))
        await pilot.pause()
        assert app.table.marks == {3}


async def test_a_range_to_the_end_of_a_list_that_knows_its_ids_is_whole() -> None:
    """No row has to arrive for it."""
    app = Host(OrderedRoster(range(11, 100_011)))
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "v", "G")
        assert app.table.marks == frozenset(range(11, 100_011))


async def test_a_range_over_rows_never_seen_is_named_before_it_is_acted_on() -> None:
    """Painted and counted as marked at once; `all_marks` waits for every id."""
    slow = SlowRoster(range(1, 2001))
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "v", "G")
        assert app.lines()[-1].startswith("● ")
        assert counts(app)[-1] == 2000
        assert len(app.table.marks) < 2000
        asking = app.run_worker(app.table.all_marks())
        for _ in range(40):
            slow.answer()
            await pilot.pause()
            if asking.is_finished:
                break
        assert asking.result == frozenset(range(1, 2001))
        assert counts(app)[-1] == 2000


async def test_nameless_places_are_forgotten_with_their_list() -> None:
    """Positions of an older list would mark strangers in the new one."""
    slow = SlowRoster(range(1, 2001))
    app = Host(slow)
    async with app.run_test(size=(60, 8)) as pilot:
        await settle(pilot, "v", "G")
        app.table.refresh_rows()
        await pilot.pause()
        assert "●" not in "".join(app.lines())
        assert counts(app)[-1] == 0


def test_a_second_range_does_not_take_the_first_one_back() -> None:
    """Places waiting for their ids stay marked when a later range shrinks off them."""
    marks = Marks(lambda _first, count: [None] * count)
    marks.open(0)
    marks.stretch(4)
    marks.close()
    marks.open(6)
    marks.stretch(2)
    marks.answer(0, 10, range(10))
    marks.stretch(6)
    assert marks.ids() == {0, 1, 2, 3, 4, 6}
    assert len(marks) == 6


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=12),
    st.sets(st.integers(0, 30)),
    st.sets(st.integers(0, 30)),
)
def test_a_range_is_what_lies_between_however_it_got_there(
    walk: list[int], unseen: set[int], before: set[int]
) -> None:
    """Whatever way the cursor went, and whatever rows were not here."""
    marks = Marks(
        lambda first, count: [
            None if n in unseen else n for n in range(first, first + count)
        ]
    )
    marks.replace(before)
    marks.open(walk[0])
    for place in walk[1:]:
        marks.stretch(place)
    low, high = sorted((walk[0], walk[-1]))
    between = set(range(low, high + 1))
    assert marks.ids() == before | (between - unseen)
    assert {n for n in range(31) if marks.at(n, n)} == before | between
    marks.close()
    while run := marks.nameless():
        marks.answer(*run, range(run[0], run[0] + run[1]))
    assert marks.ids() == before | between
    assert len(marks) == len(before | between)
