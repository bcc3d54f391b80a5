"""Every line of a board is exactly as wide as the board, whatever the cards hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tests.tui.record_tables import settle
from tests.tui.stage_boards import BoardHost, Pipeline, stages
from tests.tui.test_record_cells import NASTY
from tui.widgets.board_paint import BoardPainter
from tui.widgets.board_view import LOOKS
from tui.widgets.board_window import GAP, HEAD, NARROWEST, Window
from tui.widgets.stage_board import BoardCard, BoardColumn

if TYPE_CHECKING:
    from tui.widgets.record_cells import CursorLook

PAINT = BoardPainter({look: Style() for look in ("base", *LOOKS)})

TONES = st.sampled_from(["", "dim", "warning", "error", "success"])


class Handwritten(Pipeline):
    """A board of one card in each stage, with the texts of the test."""

    def __init__(self, *cards: BoardCard) -> None:
        super().__init__(stages(*[1] * len(cards)))
        self.cards = cards
        self.columns = [BoardColumn(c.title, c.title, 1) for c in cards]

    def at_hand(self, column: int, first: int, count: int) -> list[BoardCard]:
        """The one card."""
        return [self.cards[column]][first : first + count]


def painted(card: BoardCard | None, width: int, *, marked: bool = False) -> list[str]:
    """The lines of a card as text."""
    return [strip.text for strip in PAINT.card(card, width, "", marked=marked)]


def test_a_card_is_a_title_with_a_badge_and_two_lines() -> None:
    """The badge ends one cell before the edge; Hangul counts two cells."""
    lines = (("@minsu · 봄", ""), ("답장해야 함", "warning"), ("too many", ""))
    card = BoardCard(1, "김민수", lines, "3일 늦음", "error")
    assert painted(card, 24, marked=True) == [
        "● 김민수       3일 늦음 ",
        "  @minsu · 봄           ",
        "  답장해야 함           ",
    ]
    assert painted(BoardCard(1, "Mina"), 10) == ["  Mina    ", " " * 10, " " * 10]
    assert painted(None, 10) == ["  ·       ", " " * 10, " " * 10]


def test_a_long_title_gives_way_to_the_badge_and_a_long_badge_to_the_title() -> None:
    """Either keeps about half of the line."""
    long = "Alexandra Constantinopoulos"
    assert painted(BoardCard(1, long, (), "3d late"), 24)[0] == (
        "  Alexandra Co… 3d late "
    )
    assert painted(BoardCard(1, long, (), long), 24)[0] == "  Alexandr… Alexandra … "


def test_a_changed_card_is_painted_anew_though_its_id_is_the_same() -> None:
    """What was painted for an older version does not come back."""
    assert "old" in painted(BoardCard(1, "old"), 22)[0]
    assert "new" in painted(BoardCard(1, "new"), 22)[0]


def test_the_figures_of_a_title_survive_a_title_that_is_too_long() -> None:
    """The words are cut, the count and the hints at the sides are not."""
    column = BoardColumn("negotiating", "협의 중인 콜라보레이션", 100_000)
    text = PAINT.title(column, 26, "< 12 ", " 3 >", here=True).text
    assert text == "< 12 협의 중… 100,000  3 >"


@settings(deadline=None)
@given(
    st.builds(
        BoardCard,
        st.just(1),
        NASTY,
        st.lists(st.tuples(NASTY, TONES), max_size=3).map(tuple),
        NASTY,
        TONES,
    ),
    st.integers(1, 90),
    st.sampled_from(["", "cursor", "cursor-blurred"]),
    st.booleans(),
)
def test_a_piece_is_exactly_as_wide_as_its_column(
    card: BoardCard, width: int, look: CursorLook, marked: bool
) -> None:
    """Whatever the texts hold, and with titles as nasty as the texts."""
    column = BoardColumn("key", card.title, len(card.badge) * 999)
    strips = [
        *PAINT.card(card, width, look, marked=marked),
        *PAINT.card(None, width, look, marked=marked),
        PAINT.title(column, width, "< 2 ", " 3 >", here=marked),
        PAINT.rule(width, column.total, here=marked),
        PAINT.foot(width, column.total),
        PAINT.nothing(width),
    ]
    for strip in strips:
        assert strip.cell_length == width
        assert sum(cell_len(text) for text, *_ in strip) == width
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in strip.text)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(-2, 14), st.integers(-9, 400)), max_size=9),
    st.lists(st.tuples(st.integers(0, 250), st.integers(0, 70)), min_size=1),
)
def test_the_cursor_is_in_sight_whatever_happens(
    totals: list[int], moves: list[tuple[int, int]], sizes: list[tuple[int, int]]
) -> None:
    """The columns fill the width to the last cell; none is scrolled past its end."""
    window = Window()
    window.show([BoardColumn(str(n), "", total) for n, total in enumerate(totals)])
    for n in range(max(len(moves), len(sizes))):
        if n < len(moves):
            window.move(*moves[n])
        window.resize(*sizes[n % len(sizes)])
        column, row = window.cursor
        assert 0 <= row <= max(0, totals[column] - 1)
        if not (window.width and window.height):
            continue
        places = window.places
        assert window.place_of(column) is not None
        assert sum(p.width + GAP for p in places) - GAP == window.width
        assert len(places) == 1 or min(p.width for p in places) >= NARROWEST
        assert len(places) + window.left + window.after == len(totals)
        top = window.tops[column]
        assert totals[column] == 0 or top <= row < top + window.whole
        for place in places:
            spot = window.spot(place.x, HEAD)
            assert window.body == 0 or (spot is not None and spot.part != "title")
            assert 0 <= window.tops[place.column] <= max(0, totals[place.column] - 1)


@pytest.mark.parametrize("width", [1, 2, 5, 22, 44, 45, 79, 80, 81, 120, 121, 200])
async def test_a_line_is_exactly_as_wide_as_the_board(width: int) -> None:
    """At every size, on every line, wherever the window of columns stands."""
    cards = [
        BoardCard(1, "[/][@click=app.quit]x", (("\x1b]0;title\x07", ""),), "\x1b[2J"),
        BoardCard(
            1001,
            "👨‍👩‍👧‍👦 김민수 🇰🇷🇪🇸",
            (("a\nb\tc", "dim"), ("\u202egnirts", "")),
            "3일",
        ),
        BoardCard(2001, "Z" + "\u0301" * 40, ((" ", ""), ("\ufe0f", "error")), "⌚☎"),
        BoardCard(3001, "ｶＡ" * 30, (("x\u200d" * 30, "success"),), "늦음" * 30),
        BoardCard(4001, "", (("", ""),)),
        BoardCard(5001, "Mina"),
    ]
    app = BoardHost(Handwritten(*cards))
    async with app.run_test(size=(width, 20)) as pilot:
        for key in ("space", "right", "right", "right", "right", "right"):
            strips = [app.board.render_line(y) for y in range(20)]
            assert {strip.cell_length for strip in strips} == {width}
            assert {sum(cell_len(s.text) for s in strip) for strip in strips} == {width}
            assert not set("".join(strip.text for strip in strips)) & set(
                "\x1b\x07\n\t"
            )
            await settle(pilot, key)


async def test_text_from_outside_is_painted_as_text() -> None:
    """Brackets stay brackets; nothing in a name is markup or an escape."""
    app = BoardHost(Handwritten(BoardCard(1, "[b]Mina[/][@click=app.quit]x")))
    async with app.run_test(size=(80, 20)):
        assert app.lines()[0].startswith("  [b]Mina[/][@click=app.quit]x 1 ")
        assert app.lines()[2].startswith("  [b]Mina[/][@click=app.quit]x ")
