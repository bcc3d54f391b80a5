"""What is typed in the grid as data: pastes, what is on its way, what stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.due_figures import DueFigures
from store.readings import MOST, ReadingRow
from store.rules.content_words import READING_FIGURES, READING_WINDOWS
from tui.numbers_rows import COLUMNS, Piece, cell_of, columns_of, is_fewer, read_figure
from tui.numbers_typed import TypedCells
from tui.widgets.numbers_cell import cells_of, is_block

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2026, 3, 2)


def piece(
    kind: str = "reel",
    known: Mapping[str, Mapping[str, int]] | None = None,
    window: str = "7d",
) -> Piece:
    """A post of Mina; ``known`` says what was noted of a window."""
    due = DueFigures(
        *(1, 2, "Mina", None, "mina", "instagram", kind, None, window, DAY, 0, DAY),
        *("https://x.com/a/1", 12_000, None, None, {}, None, None, None),
    )
    rows = [
        ReadingRow(place, 1, one, DAY, "influencer", figures, 1)
        for place, (one, figures) in enumerate((known or {}).items())
    ]
    return Piece(due, tuple(rows), window, "influencer")


@pytest.mark.parametrize(
    ("text", "count"),
    [("12.3k", 12_300), ("1.2만", 12_000), ("3.2M", 3_200_000), ("1,200", 1_200)],
)
def test_figures_are_read_as_people_write_them(text: str, count: int) -> None:
    """A dash is not known; what the file cannot hold is refused while typing."""
    assert read_figure(text) == count
    assert read_figure("-") is None
    for wrong in ("12x", "1.5", "-5", str(MOST), "₩5"):
        with pytest.raises(ValueError, match=r".+"):
            read_figure(wrong)


def test_each_kind_has_its_figures() -> None:
    """Those that one takes stand in front; the others are there as well."""
    story, blog = piece("story"), piece("blog")
    assert "likes" not in story.matters
    assert "saves" not in blog.matters
    columns = columns_of([story])
    assert columns[: len(story.matters)] == story.matters
    assert sorted(columns) == sorted(COLUMNS) == sorted(READING_FIGURES)


def test_only_a_later_window_can_have_fewer() -> None:
    """Twenty-four hours that are typed after seven days are no loss."""
    known = {"7d": {"views": 900}}
    assert is_fewer(piece(known=known, window="30d"), "views", 800)
    assert not is_fewer(piece(known=known, window="24h"), "views", 800)
    assert not is_fewer(piece(known=known, window="30d"), "views", 900)
    cell = cell_of(piece(known=known, window="30d"), "views", "800", 8)
    assert (cell.text, cell.sign, cell.tone) == ("800", "↓", "warning")


def test_what_is_on_its_way_stays_until_it_is_kept() -> None:
    """What was typed meanwhile in its place is not lost with it."""
    typed, mina = TypedCells(), piece()
    typed.put(mina, "views", "5")
    typed.put(mina, "likes", "7x")
    assert typed.send() == {1: {"views": 5}}
    assert typed.send() == {}
    typed.put(mina, "views", "6")
    typed.kept([1])
    assert dict(typed.of(1)) == {"likes": "7x", "views": "6"}
    assert typed.send() == {1: {"views": 6}}
    typed.refused([1])
    assert typed.send() == {1: {"views": 6}}
    assert typed.wrong() == (1, "likes")
    typed.kept([1])
    assert typed.drop_last()
    assert not typed.drop_last()


CELL = st.text(st.characters(exclude_characters="\t\r\n"), max_size=6).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_block_comes_apart_as_a_sheet_puts_it_together(
    lines: list[list[str]],
) -> None:
    """Whatever its lines end with; blank lines at its end are none."""
    while len(lines) > 1 and lines[-1] == [""]:
        lines.pop()
    for end in ("\n", "\r\n"):
        text = end.join("\t".join(line) for line in lines)
        assert cells_of(text) == lines
        assert cells_of(text + end) == lines


@given(
    st.sampled_from(READING_WINDOWS),
    st.sampled_from(COLUMNS),
    st.text(max_size=12),
    st.integers(4, 12),
)
def test_whatever_is_typed_is_shown_in_its_cell(
    window: str, figure: str, text: str, width: int
) -> None:
    """A count, a dash, or a sign that it is none."""
    cell = cell_of(piece(window=window), figure, text, width)
    assert cell.tone in {"typed", "error"}
    assert len(cell.text) <= width


def test_one_cell_is_no_block() -> None:
    """The line break at its end is the sheet's."""
    assert not is_block("12.3k\r\n")
    assert is_block("1\t2")
    assert is_block("1\n2\n")
