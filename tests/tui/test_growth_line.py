"""The line of followers over time."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.card import ReadingRow
from store.rules.metrics import Figures
from tui.widgets.growth_line import drawn, growth_line

POINTS = st.lists(
    st.tuples(st.integers(730_000, 740_000), st.integers(0, 10**9)), min_size=1
).map(sorted)


def reading(day: date, followers: int | None) -> ReadingRow:
    """A count on a day."""
    return ReadingRow(day, "manual", Figures(followers=followers))


def test_a_rise_goes_from_the_bottom_left_to_the_top_right() -> None:
    """In dots of two by four to a cell."""
    assert drawn([(0, 0), (7, 7)], 4, 2) == ["  ⡠⠊", "⡠⠊  "]
    assert drawn([(0, 7), (7, 0)], 4, 2) == ["⠑⢄  ", "  ⠑⢄"]


def test_a_flat_line_runs_in_the_middle() -> None:
    """Neither top nor bottom: nothing has changed."""
    assert drawn([(0, 5), (9, 5)], 3, 2) == ["⣀⣀⣀", "   "]


@given(POINTS, st.integers(1, 60), st.integers(1, 4))
def test_any_readings_fit_their_cells(
    points: list[tuple[int, int]], width: int, height: int
) -> None:
    """Exactly as many rows and cells as there is room, and never nothing."""
    rows = drawn(points, width, height)
    assert len(rows) == height
    assert {cell_len(row) for row in rows} == {width}
    assert any(row.strip() for row in rows)


def test_days_and_counts_stand_under_the_ends() -> None:
    """Days without a count are no part of it."""
    rows = [
        reading(date(2026, 1, 5), 12_000),
        reading(date(2026, 2, 1), None),
        reading(date(2026, 3, 2), 15_300),
    ]
    *_line, ends = growth_line(rows, 60)
    assert ends.plain.startswith("12K · Jan 5, 2026")
    assert ends.plain.endswith("Mar 2, 2026 · 15.3K")
    assert growth_line(rows, 30)[-1].plain.split() == [
        *("Jan", "5,", "2026", "Mar", "2,", "2026"),
    ]


def test_one_count_is_no_line() -> None:
    """A line has two ends."""
    assert growth_line([reading(date(2026, 1, 5), 12_000)], 60) == []
    assert growth_line([], 60) == []
