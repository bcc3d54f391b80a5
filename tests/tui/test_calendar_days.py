"""Where days stand in a calendar, and how what stands on them fits its cells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from store.content_calendar import DayEntry
from tests.store.planned_content import MONDAY
from tui.widgets.calendar_carry import how_far
from tui.widgets.calendar_days import (
    LEAST,
    MOST,
    Grid,
    by_months,
    days_of,
    on_page,
    week_of,
    within,
)
from tui.widgets.calendar_paint import (
    CalendarPainter,
    DayFace,
    cut,
    first_block,
    short_name,
    whole_blocks,
)
from tui.widgets.calendar_view import LOOKS, TONES
from tui.widgets.calendar_words import wrapped

STYLES = {
    **dict.fromkeys(("base", "", "base-here", *LOOKS), Style()),
    **{f"{tone}-here": Style() for tone in TONES},
}
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467 Family"
NAMES = st.text(max_size=20) | st.sampled_from(
    ["김민수", "Zoë 🌿 Green", FAMILY, "\x1b[31mred", "\u3164\u3164", "각" * 20]
)


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        (0, date(2026, 2, 23), date(2026, 4, 5)),
        (6, date(2026, 3, 1), date(2026, 4, 4)),
    ],
)
def test_a_month_is_whole_weeks(start: int, first: date, last: date) -> None:
    """From the first of them to the last."""
    assert on_page(date(2026, 3, 17), start) == (first, last)


@given(st.dates(LEAST, MOST), st.sampled_from([0, 6]))
def test_every_month_fits_into_six_weeks(day: date, start: int) -> None:
    """And begins where a week does; the day is among them."""
    first, last = on_page(day, start)
    days = days_of(first, last)
    assert day in days
    assert len(days) in {28, 35, 42}
    assert first.weekday() == start == week_of(day, start).weekday()


@given(st.dates(), st.integers(-30_000, 30_000))
def test_months_on_the_cursor_is_still_in_the_calendar(day: date, months: int) -> None:
    """However far, and on the last day of a month that is shorter."""
    there = by_months(within(day), months)
    assert date(1, 2, 1) < there < date(9999, 12, 1)
    assert by_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=6),
    st.integers(0, 250),
    st.integers(0, 80),
)
def test_a_grid_fills_its_window(needs: list[int], width: int, height: int) -> None:
    """No cell and no line more than there is, and every day at one place."""
    grid = Grid(MONDAY, needs, width, height)
    assert grid.foot + grid.pane <= max(height, 2 + grid.pane)
    x, size = grid.columns[-1]
    if width - grid.side > 20:
        assert x + size == width - grid.side - bool(grid.side)
    for number, day in enumerate(days_of(MONDAY, grid.day(len(needs) - 1, 6))):
        place = grid.place(day)
        assert place is not None
        assert place.height == grid.heights[number // 7]
        if place.width and place.height:
            assert grid.spot(place.x, place.y) == (day, 0)
    assert grid.place(date(2027, 1, 1)) is None
    assert grid.spot(0, height + 99) is None


def test_weeks_with_more_on_them_get_more_lines() -> None:
    """But none is starved, and none has blank lines while another needs them."""
    grid = Grid(MONDAY, [2, 9, 2, 4, 1], 80, 22)
    assert grid.heights == [2, 7, 2, 4, 2]
    assert sum(Grid(MONDAY, [1] * 5, 80, 22).heights) == 17


@given(
    st.lists(NAMES, max_size=4),
    st.integers(1, 30),
    st.integers(0, 9),
    st.integers(-1, 3),
    st.booleans(),
)
def test_a_painted_day_is_exactly_its_cells(
    names: list[str], width: int, height: int, selected: int, is_here: bool
) -> None:
    """Whatever people are called, in a month and in a week."""
    entries = tuple(
        DayEntry(n, MONDAY, "due", name, name, "reel", "briefed", is_late=n % 2 > 0)
        for n, name in enumerate(names)
    )
    face = DayFace(
        *(MONDAY, width, height, entries, 1234),
        look="cursor" if is_here else "",
        selected=min(selected, len(entries) - 1),
        today=MONDAY,
        off="Independence Movement Day",
        ghosts=entries[:1],
    )
    paint = CalendarPainter(STYLES)
    for cell in (paint.month(face), paint.week(face)):
        assert [strip.cell_length for strip in cell.lines] == [width] * height
        assert len(cell.rows) == height


@pytest.mark.parametrize(
    ("name", "room", "short"),
    [
        ("Mina Park", 9, "Mina Park"),
        ("Mina Park", 8, "Mina P."),
        ("Mina Park", 6, "Mina"),
        ("Mina Park", 3, "Mi…"),
        ("김민수", 6, "김민수"),
        ("김민수", 5, "김민…"),
        ("Zoë 🌿 Green", 8, "Zoë"),
    ],
)
def test_a_name_is_shortened_as_people_do(name: str, room: int, short: str) -> None:
    """The first name, and the initial of the next if there is room."""
    assert short_name(name, room) == short


@given(st.text(alphabet="ab 각나👍", max_size=60), st.integers(2, 20))
def test_wrapped_words_fit_and_are_all_there(text: str, width: int) -> None:
    """Only blanks go missing."""
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_blocks_scroll_so_that_the_chosen_one_is_whole() -> None:
    """The last blank line may be out of sight."""
    assert first_block([4, 4, 4], 0, 7) == 0
    assert first_block([4, 4, 4], 1, 7) == 0
    assert first_block([4, 4, 4], 2, 7) == 1
    assert first_block([4, 4, 40], 2, 7) == 2
    assert whole_blocks([4, 4, 4], 7) == 2


def test_a_line_is_cut_where_the_window_ends() -> None:
    """With the mark of a cut."""
    pieces = (("Mina", "strong"), (" · Reel", ""), ("never", "dim"))
    assert cut(pieces, 8) == [("Mina", "strong"), (" · …", "")]
    assert cut(pieces, 4) == [("Mina", "strong"), ("", "")]


def test_how_far_is_said_with_its_direction() -> None:
    """One day is one day."""
    assert [how_far(days) for days in (1, -1, 7, -30)] == [
        *("1 day later", "1 day earlier", "7 days later", "30 days earlier")
    ]
