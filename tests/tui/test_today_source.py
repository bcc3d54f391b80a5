"""The lines of the day as a list: groups, lines that leave, and where the cursor is."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.agenda import Counts, DueItem
from store.rules.reasons import Reason
from store.rules.urgency import GROUPS
from tui.today_source import TodaySource

TODAY = date(2026, 11, 23)


def line(number: int, place: int) -> DueItem:
    """A line of a group."""
    on = TODAY + timedelta(days=place - 1)
    return DueItem(
        id=number,
        source="task",
        row=number,
        kind="task",
        group=GROUPS[place],
        reason=Reason("{title}", {"title": f"Task {number}"}),
        due_on=on,
        days_late=max(0, (TODAY - on).days),
        urgency=0.0,
        influencer_id=None,
        influencer=None,
        handle=None,
        platform=None,
        campaign=None,
        waiting_on="me",
        stage=None,
        channel=None,
        snoozed=0,
    )


async def nobody(_numbers: Sequence[int]) -> Sequence[DueItem]:
    """Nothing more is known."""
    return ()


def day(*sizes: int) -> TodaySource:
    """Lines 0, 1, 2, ... in groups of these sizes."""
    places = [place for place, size in enumerate(sizes) for _one in range(size)]
    lines = [line(number, place) for number, place in enumerate(places)]
    order = array("q", range(len(lines)))
    return TodaySource(order, Counts(*sizes), lines, TODAY, nobody)


def headings(source: TodaySource) -> list[tuple[int, str]]:
    """Where each group begins, and what it is called."""
    return [(band.start, band.title.plain) for band in source.bands()]


def test_groups_stand_under_their_names_with_their_counts() -> None:
    """A group without lines has no heading."""
    assert headings(day(2, 1, 3)) == [
        (0, "Overdue · 2"),
        (2, "Today · 1"),
        (3, "Next 7 days · 3"),
    ]
    assert headings(day(0, 0, 2)) == [(0, "Next 7 days · 2")]


def test_of_a_beginning_the_groups_are_told_without_counts() -> None:
    """How many there are is only known with the whole order."""
    whole = day(2, 1, 0)
    lines = [found for n in whole.order if (found := whole.line(n)) is not None]
    beginning = TodaySource(whole.order, None, lines, TODAY, nobody)
    assert headings(beginning) == [(0, "Overdue"), (2, "Today")]
    assert headings(beginning.without([0])) == [(0, "Overdue"), (1, "Today")]


SIZES = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))


@given(SIZES, st.sets(st.integers(0, 95)))
def test_lines_that_leave_are_counted_in_their_groups(
    sizes: tuple[int, int, int], gone: set[int]
) -> None:
    """Few are looked up one by one, many in one go: the same."""
    before = day(*sizes)
    after = before.without(gone)
    assert list(after.order) == [n for n in before.order if n not in gone]
    groups = [before.group_at(n) for n in after.order]
    assert after.counts == Counts(*(groups.count(place) for place in range(3)))
    assert [after.group_at(place) for place in range(after.total)] == groups


@given(SIZES, st.integers(0, 95), st.sets(st.integers(0, 95)))
def test_the_next_line_that_stays_is_the_one_to_be_on(
    sizes: tuple[int, int, int], cursor: int, gone: set[int]
) -> None:
    """Else the nearest one before; else none."""
    source = day(*sizes)
    found = source.after(cursor, gone)
    rest = [n for n in source.order if n not in gone]
    below = [n for n in rest if n >= cursor]
    above = [n for n in rest if n < cursor]
    assert found == (below[0] if below else above[-1] if above else None)


def test_the_cursor_goes_with_its_line_but_not_into_a_later_group() -> None:
    """What was put off elsewhere is not followed; the next line slides in."""
    former = day(3, 1, 2)
    lines = [line(n, place) for n, place in ((0, 0), (2, 0), (3, 1), (1, 2))]
    order = array("q", [0, 2, 3, 1])
    now = TodaySource(order, Counts(2, 1, 1), lines, TODAY, nobody)
    assert now.kept_from(former, 2) == 2
    assert now.kept_from(former, 1) == 2
    assert now.kept_from(former, 4) == 5
    assert now.kept_from(day(0, 0, 0), 0) is None


async def test_lines_out_of_hand_are_asked_for_and_kept() -> None:
    """What has gone meanwhile is a blank line until the list is renewed."""

    async def some(numbers: Sequence[int]) -> Sequence[DueItem]:
        return [line(number, 0) for number in numbers if number != 2]

    source = TodaySource(array("q", [1, 2, 3]), Counts(3, 0, 0), (), TODAY, some)
    assert source.rows(0, 3) is None
    rows = await source.fetch(0, 3)
    assert [row.cells[1] for row in rows] == ["☐ Task 1", "", "☐ Task 3"]
    assert source.rows(0, 1) == [rows[0]]
    assert source.line(2) is None
    assert source.line(None) is None
