"""Columns fit the width, and a painted line is exactly as wide as the table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tui.widgets.record_cells import (
    GUTTER,
    Column,
    CursorLook,
    Painter,
    Row,
    furthest_skip,
    lay_out,
)

LOOKS = (
    "base",
    "header",
    "mark",
    "cursor",
    "cursor-blurred",
    "dim",
    "warning",
    "error",
    "success",
)
STYLES = {look: Style(bold=look == "header") for look in LOOKS}

NASTY = st.one_of(
    st.text(max_size=30),
    st.text(
        alphabet="a가김ㄱ\u1100\u1161👩\u200d\ufe0f🏽🇰🇷é\u0301⌚☎ｶＡ\t\n\x1b\x9b\u202e",
        max_size=20,
    ),
    st.sampled_from(
        ["👨‍👩‍👧‍👦", "🇰🇷🇪🇸", "x\u200d", "\ufe0f", "[/]", "[@click=app.quit]x", "김민수"]
    ),
)


def columns(*widths: int, share: int = 0) -> list[Column]:
    """Columns of these widths, named by their place."""
    return [Column(str(n), f"C{n}", w, share) for n, w in enumerate(widths)]


def test_what_is_left_goes_to_the_columns_with_a_share() -> None:
    """Twenty spare cells part 3 to 1, to the last cell."""
    wide = [Column("a", "A", 10, 3), Column("b", "B", 10), Column("c", "C", 10, 1)]
    widths = [p.width for p in lay_out(wide, GUTTER + 30 + 4 + 21).places]
    assert widths == [25, 10, 16]
    assert sum(widths) == 30 + 21


def test_without_shares_the_columns_keep_their_widths() -> None:
    """Nothing grows that was not asked to."""
    layout = lay_out(columns(5, 6), 100)
    assert [(p.x, p.width) for p in layout.places] == [(2, 5), (9, 6)]


def test_columns_move_together_before_one_has_to_go() -> None:
    """One cell parts them where two would cost a column."""
    layout = lay_out(columns(10, 10, 10), GUTTER + 32)
    assert (layout.gap, layout.after, len(layout.places)) == (1, False, 3)


def test_a_narrow_terminal_drops_columns_from_the_right_but_not_the_first() -> None:
    """The first column stays, cut to what there is."""
    layout = lay_out(columns(10, 10, 10), GUTTER + 21)
    assert [p.column for p in layout.places] == [0, 1]
    assert layout.after
    tiny = lay_out(columns(10, 10, 10), GUTTER + 4)
    assert [(p.column, p.width) for p in tiny.places] == [(0, 4)]


def test_skipping_brings_the_last_column_in_sight() -> None:
    """Two columns give way to the fourth; the first stays."""
    four = columns(10, 10, 10, 10)
    width = GUTTER + 21
    assert furthest_skip(four, width) == 2
    assert [p.column for p in lay_out(four, width, 2).places] == [0, 3]
    assert furthest_skip(four, 200) == 0


def test_a_place_knows_its_column_and_its_gap() -> None:
    """A click between two titles is a click on the left one."""
    layout = lay_out(columns(5, 5), 100)
    assert [layout.column_at(x) for x in (0, 2, 8, 9, 13, 90)] == [
        None,
        0,
        0,
        1,
        1,
        None,
    ]


@pytest.mark.parametrize(
    ("reverse", "painted"),
    [(False, "  Name ▲  Niche   "), (True, "  Name ▼  Niche   ")],
)
def test_the_sort_is_in_the_title(*, reverse: bool, painted: str) -> None:
    """An arrow up for a rising sort, down for a falling one."""
    both = [Column("name", "Name", 6), Column("niche", "Niche", 8)]
    assert Painter(both, 18, 0, STYLES).header("name", reverse=reverse).text == painted


def test_the_arrow_survives_a_title_that_is_too_long() -> None:
    """The title is cut, the arrow is not."""
    one = [Column("f", "Followers", 9, align="right")]
    assert Painter(one, 11, 0, STYLES).header("f", reverse=True).text[-1] == "▼"


def test_hidden_columns_are_hinted_at_on_their_side() -> None:
    """An angle at the right for those that dropped, at the left for those skipped."""
    three = columns(8, 8, 8)
    right = Painter(three, 20, 0, STYLES).header("", reverse=False).text
    left = Painter(three, 20, 1, STYLES).header("", reverse=False).text
    assert (right[0], right[-1]) == (
        " ",
        "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    )
    assert left[0] == "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"


def test_numbers_stand_right_and_hangul_counts_two_cells() -> None:
    """The figures end in one column whatever stands before them."""
    both = [Column("name", "Name", 8), Column("n", "N", 6, align="right")]
    paint = Painter(both, 18, 0, STYLES)
    assert (
        paint.row(Row(1, ("김민수", "12")), "", marked=False).text
        == "  김민수        12"
    )
    assert (
        paint.row(Row(2, ("Mina", "1,200")), "", marked=True).text
        == "● Mina       1,200"
    )


def test_a_row_that_is_not_here_is_dots() -> None:
    """A placeholder where each text will be."""
    paint = Painter(columns(4, 4), 12, 0, STYLES)
    assert paint.row(None, "", marked=False).text == "  ·     ·   "


def test_a_changed_record_is_painted_anew_though_its_id_is_the_same() -> None:
    """What was painted for an older version does not come back."""
    paint = Painter(columns(6), 8, 0, STYLES)
    assert "old" in paint.row(Row(1, ("old",)), "", marked=False).text
    assert "new" in paint.row(Row(1, ("new",)), "", marked=False).text


@settings(deadline=None)
@given(
    st.lists(NASTY, min_size=1, max_size=5),
    st.integers(0, 90),
    st.integers(0, 4),
    st.sampled_from(["", "cursor", "cursor-blurred"]),
    st.booleans(),
)
def test_a_line_is_exactly_as_wide_as_the_table(
    texts: list[str], width: int, skip: int, look: CursorLook, marked: bool
) -> None:
    """Whatever the texts hold, and with titles as nasty as the texts."""
    nasty = [
        Column(str(n), text, 3 + 4 * n, n % 2, "right" if n % 3 else "left")
        for n, text in enumerate(texts)
    ]
    paint = Painter(nasty, width, skip, STYLES)
    for strip in (
        paint.row(Row(1, tuple(texts)), look, marked=marked),
        paint.row(Row(1, ()), look, marked=marked),
        paint.row(None, look, marked=marked),
        paint.header("1", reverse=marked),
    ):
        assert strip.cell_length == width
        assert sum(cell_len(text) for text, *_ in strip) == width
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in strip.text)
