"""Meters and tables of a budget: what they say of any figures, in any width."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.budget_rows import CampaignBudget, OwnTime
from store.rules.spend import Figures
from tui import budget_words as words
from tui import i18n
from tui.format import DASH
from tui.widgets.budget_lines import BudgetLines, PartLine, PartsShown
from tui.widgets.budget_meter import bar, four, meter, short_meter, taken

MINOR = st.integers(-(10**12), 10**12)


@given(MINOR, st.integers(0, 10**12), st.integers(1, 20))
def test_a_bar_is_as_long_as_it_is(part: int, whole: int, cells: int) -> None:
    """Full when all is taken or more, and only then."""
    drawn = bar(part, whole, cells)
    assert cell_len(drawn) == cells
    if whole > 0:
        assert ("░" not in drawn) == (part >= whole)


@given(MINOR, st.integers(0, 10**12))
def test_over_is_said_exactly_when_it_is(part: int, whole: int) -> None:
    """In both meters, by the sign and the word."""
    for told in (short_meter(part, whole, 6), meter(part, whole, "KRW").plain):
        assert ("‼ over" in told) == (part > whole)


@given(
    st.integers(0, 10**12),
    st.integers(0, 10**12),
    st.integers(22, 130),
    st.sampled_from(["en", "ko", "es"]),
)
def test_no_figure_of_the_four_is_ever_cut(
    planned: int, committed: int, width: int, language: str
) -> None:
    """They stand two and two, or in turn, where the width is too small."""
    i18n.install(language)
    figures = Figures(planned, committed, committed // 2)
    none = (None, (), (), OwnTime(), ())
    shown = CampaignBudget(1, "Spring", "running", "EUR", figures, *none)
    rows = [row.plain for row in four(shown, width)]
    text = "\n".join(rows)
    for minor in (planned, committed, committed // 2, planned - committed):
        assert words.money(minor, "EUR") in text
    assert all(cell_len(row) <= width for row in rows)
    assert len(rows) in {2, 4, 8}
    i18n.install("en")


def test_a_share_is_cut_and_never_rounded_up() -> None:
    """A hundred percent is all of it."""
    assert taken(999, 1000) == "99%"
    assert taken(1000, 1000) == "100%"
    assert taken(5, 0) == DASH
    assert short_meter(0, None, 6) == "no plan"
    assert bar(0, 0, 4) == "░░░░"
    assert bar(1, 0, 4) == "████"


@given(
    st.lists(
        st.builds(
            PartLine,
            st.text(min_size=1, max_size=40),
            st.builds(Figures, st.none() | st.integers(0, 10**12), MINOR, MINOR),
            st.text(max_size=20),
        ),
        max_size=8,
    ),
    st.integers(60, 130),
    st.integers(0, 30),
)
def test_no_line_is_wider_than_there_is_room(
    parts: list[PartLine], width: int, more: int
) -> None:
    """Whatever the names and the amounts are."""
    table = BudgetLines()
    table.set_reactive(
        BudgetLines.shown, PartsShown("category", "KRW", tuple(parts), more)
    )
    for line in table.lines(width):
        assert line.cell_length <= width


@pytest.mark.parametrize(
    ("language", "minutes", "written"),
    [("en", 45, "45 min"), ("en", 120, "2 h"), ("en", 200, "3 h 20 min")],
)
def test_time_is_written_as_one_says_it(
    language: str, minutes: int, written: str
) -> None:
    """Hours and minutes, without what is none."""
    i18n.install(language)
    assert words.duration(minutes) == written


@pytest.mark.parametrize(
    ("language", "rate", "written"),
    [
        ("en", "1385.20", "1,385.2"),
        ("es", "1385.20", "1.385,2"),
        ("ko", "0.00072", "0.00072"),
        ("en", "1480", "1,480"),
    ],
)
def test_a_rate_is_written_to_its_last_digit(
    language: str, rate: str, written: str
) -> None:
    """With the signs of the language."""
    i18n.install(language)
    try:
        assert words.rate(Decimal(rate)) == written
    finally:
        i18n.install("en")
