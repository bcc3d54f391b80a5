"""Pasting from anywhere: nothing lost silently, nothing hostile kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App
from textual.suggester import SuggestFromList

from tui.widgets.safe_input import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Pasted,
    SafeInput,
    SafeTextArea,
    clean_block,
    clean_line,
)

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.pilot import Pilot


class Form(App[None]):
    """A form with one line, a short line and a note."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.pasted: list[tuple[int, bool]] = []

    def compose(self) -> ComposeResult:
        """Yield the three fields."""
        yield SafeInput(id="line")
        yield SafeInput(id="short", max_length=5)
        yield SafeTextArea(id="note")

    def on_pasted(self, event: Pasted) -> None:
        """Remember what the fields reported."""
        self.pasted.append((event.joined, event.cut))

    @property
    def said(self) -> list[str]:
        """What the person was told."""
        return [notice.message for notice in self._notifications]


async def paste(pilot: Pilot[None], field: str, text: str) -> None:
    """Paste as the terminal does, into the field with the focus."""
    pilot.app.query_one(f"#{field}").focus()
    await pilot.pause()
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()


async def test_many_lines_become_one_and_that_is_said() -> None:
    """A column copied out of a sheet arrives whole."""
    app = Form()
    async with app.run_test(notifications=True) as pilot:
        await paste(pilot, "line", "minaglow\r\n\n  seoulfood \nana_viaja\n")
        assert app.query_one("#line", SafeInput).value == "minaglow seoulfood ana_viaja"
        assert app.said == ["3 lines were joined into one."]
        assert app.pasted == [(3, False)]


async def test_one_line_with_a_break_at_its_end_is_one_line() -> None:
    """What terminals copy of a line ends with a break; nobody needs to hear of it."""
    app = Form()
    async with app.run_test(notifications=True) as pilot:
        await paste(pilot, "line", "김민수\n")
        assert app.query_one("#line", SafeInput).value == "김민수"
        assert app.said == []
        assert app.pasted == []


async def test_a_paste_that_is_too_long_is_cut_and_that_is_said() -> None:
    """A megabyte does not stop the form."""
    app = Form()
    async with app.run_test(notifications=True) as pilot:
        await paste(pilot, "line", "한" * 1_000_000)
        assert app.query_one("#line", SafeInput).value == "한" * LONGEST_LINE
        assert app.said[0].endswith("only its first 10000 characters fit.")
        assert app.pasted == [(0, True)]


async def test_a_field_with_a_limit_takes_what_fits() -> None:
    """Textual would ring the bell and take nothing."""
    app = Form()
    async with app.run_test(notifications=True) as pilot:
        await paste(pilot, "short", "abcdefgh")
        assert app.query_one("#short", SafeInput).value == "abcde"
        assert app.pasted == [(0, True)]
        app.query_one("#short", SafeInput).select_all()
        await paste(pilot, "short", "xy")
        assert app.query_one("#short", SafeInput).value == "xy"
        assert len(app.pasted) == 1


async def test_controls_never_stay_in_a_field() -> None:
    """Pasted, set, offered or hinted at: the terminal gets none of it."""
    app = Form()
    async with app.run_test() as pilot:
        field = app.query_one("#line", SafeInput)
        await paste(pilot, "line", "a\x1b]0;owned\x07b\x00\u202ec\ud800")
        assert field.value == "a]0;ownedbc"
        field.value = "x\x1b[2Jy\nz\t1"
        assert field.value == "x[2Jy z 1"
        field.placeholder = "hint\x9b"
        assert field.placeholder == "hint"
        field.suggester = SuggestFromList(["mina\x1b[31m glow"])
        field.value = ""
        await pilot.press("m", "i")
        await pilot.pause()
        await pilot.press("right")
        assert field.value == "mina[31m glow"


async def test_typing_is_typing() -> None:
    """Letters one by one, Hangul as the input method commits it, emoji."""
    app = Form()
    async with app.run_test() as pilot:
        app.query_one("#line").focus()
        await pilot.press("m", "left_square_bracket")
        for letter in "김민수🙂":
            app.post_message(events.Key(letter, letter))
            await pilot.pause()
        await pilot.press("backspace")
        assert app.query_one("#line", SafeInput).value == "m[김민수"


async def test_what_was_copied_inside_obeys_the_same_rules() -> None:
    """Ctrl+V takes the app's own clipboard, which a note of many lines may fill."""
    app = Form()
    async with app.run_test() as pilot:
        app._clipboard = "two\nlines\x1b"
        app.query_one("#line").focus()
        await pilot.press("ctrl+v")
        app.query_one("#note").focus()
        await pilot.press("ctrl+v")
        assert app.query_one("#line", SafeInput).value == "two lines"
        assert app.query_one("#note", SafeTextArea).text == "two\nlines"


async def test_a_note_keeps_its_lines_and_loses_its_controls() -> None:
    """However it gets in: pasted, loaded, inserted, or given at the start."""
    app = Form()
    async with app.run_test() as pilot:
        note = app.query_one("#note", SafeTextArea)
        await paste(pilot, "note", "one\r\ntwo\rthree\x1b[0m\u2028four")
        assert note.text == "one\ntwo\nthree[0m\nfour"
        note.text = "loaded\x07"
        note.insert("\x00!", (0, 6))
        assert note.text == "loaded!"
        await pilot.press("ctrl+z")
        assert note.text == "loaded"
        assert SafeTextArea("first\x1b").text == "first"


async def test_an_endless_note_is_cut_and_that_is_said() -> None:
    """A whole export pasted into a note leaves the app answering."""
    app = Form()
    async with app.run_test(notifications=True) as pilot:
        await paste(pilot, "note", "a line\n" * 150_000)
        assert len(app.query_one("#note", SafeTextArea).text) == LONGEST_TEXT
        assert app.pasted == [(0, True)]
        assert len(app.said) == 1


async def test_a_note_that_is_only_read_takes_no_paste() -> None:
    """Textual's promise, kept."""
    app = Form()
    async with app.run_test() as pilot:
        note = app.query_one("#note", SafeTextArea)
        note.text = "kept"
        note.read_only = True
        await paste(pilot, "note", "lost?")
        assert note.text == "kept"


@given(st.text())
def test_a_clean_line_is_one_line(text: str) -> None:
    """No control, no break, and every visible word still there."""
    paste = clean_line(text)
    assert not [c for c in paste.text if category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not paste.cut
    assert clean_line(paste.text).text == paste.text


@given(st.text(), st.integers(0, 9))
def test_a_clean_block_is_never_longer_than_it_may_be(text: str, longest: int) -> None:
    """And it says when something is missing."""
    block = clean_block(text, longest)
    assert len(block.text) <= longest
    assert block.cut or block.text == clean_block(text).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u1100\u1161\u11a8", "각"),
        ("man\u0303ana", "mañana"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("  spaces stay ", "  spaces stay "),
    ],
)
def test_what_is_pasted_is_composed(typed: str, kept: str) -> None:
    """Names copied from a Mac's file list are decomposed, and would never be found."""
    assert clean_line(typed).text == kept
