"""Text from outside is shown literally, on one line, in exactly the cells it has."""

from __future__ import annotations

import random
import re
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.widgets import Button, Label, Static

from tui.show import content, fit, rich_text, show, show_block
from tui.widgets.safe_input import SafeInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.strip import Strip

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
PIECES = [
    *("[", "]", "[/]", "[/", "[b]", "[@click=app.quit]x[/]", "[link=file:///x]", "\\["),
    *("\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;eHh4\x1b\\", "\x9b2J", "\x00", "\r"),
    *("\n", "\t", "\u2028", "\u0085", "\x7f", "\ud800", "\udfff", "\ufffe", "\ufeff"),
    *("\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u200b", "\u00ad", "\u200d"),
    *(FAMILY, "👩🏽\u200d🚀", "🏳\ufe0f\u200d🌈", "🇰🇷", "🇪", "❤\ufe0f", "1\ufe0f\u20e3"),
    *("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",),
    *("e\u0301", "a" + "\u0336\u0489" * 12, "각", "\u1161" * 9, "\u3164", "\uffa0"),
    *(
        "김민수",
        "\uff33\uff4f\uff55\uff4c",
        "ni\u0303a",
        "ไทย",
        "हिन्दी",
        "مرحبا",
        " ",
        "mina",
        "…",
    ),
]
soup = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12
).map("".join)
REORDERING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Mina Park", "Mina Park"),
        ("[AD] Glow [/]", "[AD] Glow [/]"),
        ("글로우 쿠션 ₩20,000", "글로우 쿠션 ₩20,000"),
        ("a\x1b]0;owned\x07b", "a␛]0;owned␇b"),
        ("a\x9b2Jb\x7f", "a�2Jb␡"),
        ("one\ntwo\tthree\u2028four\u0085five", "one two three four five"),
        ("one\r\ntwo\rthree", "one two␍three"),
        ("half \ud83d of it", "half � of it"),
        ("\u202egpj.exe", "gpj.exe"),
        (FAMILY, FAMILY),
        ("mi\u200dna", "mina"),
        ("a" + "\u0301" * 50, "a" + "\u0301" * 4),
        ("\u3164", " "),
        (None, "None"),
        (12, "12"),
    ],
)
def test_a_text_is_shown_as_something_to_see(typed: object, shown: str) -> None:
    """What a name holds is seen, and does nothing."""
    assert show(typed) == shown


def test_a_long_text_says_that_it_goes_on() -> None:
    """The cut is marked, and no joiner is left to swallow the mark."""
    assert show("x" * 600) == "x" * 499 + "…"
    assert show("한" * 600, limit=3) == "한한…"
    assert show("👨\u200d" * 9, limit=3) == "👨…"
    assert len(show("\u0301" * 100_000)) <= 500


def test_a_block_keeps_its_lines() -> None:
    """Captions and notes have lines; however the file ended them, they are lines."""
    assert show_block("a\r\nb\rc\u2028d\x1b[0m") == "a\nb\nc\nd␛[0m"
    assert show_block("#ad\tpaid") == "#ad    paid"
    assert show_block("a\nb\nc\nd", lines=3) == "a\nb\n…"
    assert show_block("a" * 30, limit=10) == "a" * 9 + "…"


@given(soup)
@example("".join(PIECES))
def test_nothing_shown_acts_or_moves_its_neighbours(text: str) -> None:
    """No control, no half character, no override, no tower, whatever comes in."""
    line = show(text)
    assert not [c for c in line if category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not REORDERING & set(line)
    marks = (category(c)[0] == "M" for c in line)
    assert all(len(list(run)) <= 4 for mark, run in groupby(marks) if mark)
    block = show_block(text)
    assert not [c for c in block if category(c) in {"Cc", "Cs"} and c != "\n"]
    assert "".join(block.split("\n")).isprintable() or not block.isascii()


@given(st.text(st.characters(categories=["L", "N", "P", "Sm", "Sc"]), max_size=80))
def test_letters_stay_as_they_were_typed(text: str) -> None:
    """A name in any script is the same name on the screen."""
    fillers = re.sub("[\u3164\uffa0]", " ", text)
    vowels = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]{5,}")
    if not vowels.search(text):
        assert show(text) == fillers


@given(soup, st.integers(0, 40), st.sampled_from(["left", "right"]))
@example("🇰🇷" * 4, 4, "left")
@example(FAMILY * 4, 4, "right")
@example("\u1161" * 9, 0, "left")  # vowels without a consonant are of no width
def test_a_cell_is_as_wide_as_it_was_asked_to_be(
    text: str, width: int, align: str
) -> None:
    """Columns stand, whoever is in them; a text that fits is whole."""
    line = show(text)
    cell = fit(line, width, "right" if align == "right" else "left")
    assert cell_len(cell) == width
    if not width:
        assert cell == ""
    elif cell_len(line) <= width:
        assert line in cell
    else:
        assert cell.strip().endswith("…")
        flags = re.findall("[\U0001f1e6-\U0001f1ff]+(?=…$)", cell.strip())
        assert all(len(flag) % 2 == 0 for flag in flags)


def test_cells_side_by_side_are_as_wide_as_their_sum() -> None:
    """The end of one cell does not join with the start of the next."""
    cells = [fit(show(piece + piece), 7) for piece in PIECES]
    assert cell_len("".join(cells)) == 7 * len(cells)


class Showcase(App[None]):
    """Every kind of widget that shows somebody's text."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """One line each, and a mark behind it that must stand still."""
        yield Static(id="static")
        yield Label(id="label")
        yield Button(id="button")
        yield SafeInput(id="input", compact=True)


def drawn(app: App[None], line: int) -> Strip:
    """One line of the screen as it goes to the terminal."""
    strips: list[Strip] = app.screen._compositor.render_strips()
    return strips[line]


def samples(count: int) -> list[str]:
    """The pieces alone and thrown together, the same at every run."""
    dice = random.Random(7)  # noqa: S311 - nothing secret about it
    mixed = ["".join(dice.choices(PIECES, k=dice.randint(2, 9))) for _ in range(count)]
    return [*PIECES, *mixed]


async def test_widgets_draw_it_literally() -> None:
    """In every widget: the very text, no control, and lines as wide as the screen."""
    app = Showcase()
    async with app.run_test(size=(60, 16), notifications=True) as pilot:
        for text in samples(40):
            line = fit(show(text), 40)
            app.query_one("#static", Static).update(content(line + "|"))
            app.query_one("#label", Label).update(content(line + "|"))
            app.query_one("#button", Button).label = content(text)
            app.query_one("#input", SafeInput).value = text
            app.clear_notifications()
            app.notify(show(text), markup=False)
            await pilot.pause()
            for row in (0, 1):
                assert drawn(app, row).text.rstrip() == line + "|", ascii(text)
            for row in range(16):
                strip = drawn(app, row)
                assert strip.cell_length == 60, ascii(text)
                assert not [c for c in strip.text if category(c) in {"Cc", "Cs"}]
                assert not REORDERING & set(strip.text)


def test_tables_and_trees_get_text_without_markup() -> None:
    """Rich's widgets take ``Text``, and see the same line."""
    text = rich_text("[red]Mina[/] :tada:\x1b[2J")
    assert text.plain == "[red]Mina[/] :tada:␛[2J"
    assert text.spans == []
