"""What a keyboard, a mouse and a clipboard send, and what comes through of noise."""

from __future__ import annotations

from codecs import getincrementaldecoder
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.terminal.driver import (
    LONGEST_PASTE,
    PASTE_SILENCE,
    InputGuard,
    driver_class,
)

if TYPE_CHECKING:
    from textual.message import Message

START, END = "\x1b[200~", "\x1b[201~"


def through(*pieces: str, guard: InputGuard | None = None) -> list[Message]:
    """Give pieces to a guard, a hundredth of a second apart."""
    guard = guard or InputGuard()
    found: list[Message] = []
    for moment, piece in enumerate(pieces):
        found.extend(guard.feed(piece, moment / 100))
    return found


def keys(found: list[Message]) -> list[str]:
    """The keys among the events."""
    return [event.key for event in found if isinstance(event, events.Key)]


def pastes(found: list[Message]) -> list[str]:
    """The pastes among the events."""
    return [event.text for event in found if isinstance(event, events.Paste)]


def test_keys_come_through_as_textual_reads_them() -> None:
    """Letters, Hangul, arrows, control and function keys."""
    found = through("a김\x1b[A\x01\x1b[19~")
    assert keys(found) == ["a", "김", "up", "ctrl+a", "f8"]


def test_a_lone_escape_is_the_escape_key() -> None:
    """It takes a moment to know that nothing follows."""
    guard = InputGuard()
    assert keys(through("\x1b", guard=guard)) == []
    guard._parser._timeout_time = 0.0  # the parser has waited long enough
    assert keys(list(guard.tick(1.0))) == ["escape"]


@given(st.data())
def test_a_paste_arrives_whole_however_it_is_cut(data: st.DataObject) -> None:
    """Terminals send it in blocks that end anywhere, in its marks as well."""
    text = data.draw(st.text(st.characters(exclude_characters="\x1b\0"), min_size=1))
    whole = f"a{START}{text}{END}b"
    cuts = data.draw(st.sets(st.integers(0, len(whole))))
    edges = sorted({0, *cuts, len(whole)})
    pieces = [whole[a:b] for a, b in pairwise(edges)]
    found = through(*pieces)
    assert pastes(found) == [text]
    assert keys(found) == ["a", "b"]


def test_escapes_inside_a_paste_are_text() -> None:
    """They are cleaned where they are pasted, and press no key here."""
    found = through(f"{START}x\x1b[A\x1b[200~\x00y{END}")
    assert pastes(found) == ["x\x1b[A\x1b[200~y"]
    assert keys(found) == []


def test_a_paste_whose_end_is_lost_ends_by_itself() -> None:
    """After a silence the keyboard is a keyboard."""
    guard = InputGuard()
    assert through(START, "half", guard=guard) == []
    assert list(guard.tick(PASTE_SILENCE / 2)) == []
    assert pastes(list(guard.tick(PASTE_SILENCE + 1))) == ["half"]
    assert keys(through("q", guard=guard)) == ["q"]


def test_a_slow_paste_is_still_a_paste() -> None:
    """A bad connection delivers it in lumps; none of them may become keys."""
    guard = InputGuard()
    found = list(guard.feed(START, 0))
    for moment in range(1, 20):
        found += guard.feed("d" * 100, moment)
        found += guard.tick(moment + 0.9)
    found += guard.feed(END, 20)
    assert keys(found) == []
    assert pastes(found) == ["d" * 1_900]


def test_an_endless_paste_is_bounded_and_ends() -> None:
    """Memory is not for the clipboard alone, and its end is still seen."""
    found = through(START, *["x" * 300_000] * 9, "y\x1b[20", "1~", "q")
    assert len(pastes(found)[0]) == LONGEST_PASTE
    assert keys(found) == ["q"]


@pytest.mark.parametrize("size", ["99999;99999", "0;0", "0;80", "24;0", "4294967296;1"])
def test_a_screen_that_cannot_be_is_not_believed(size: str) -> None:
    """The size stays, and the mouse still points where it did."""
    guard = InputGuard()
    found = through("\x1b[48;24;80;480;800t", guard=guard)
    assert isinstance(found[0], events.Resize)
    found = through(f"\x1b[48;{size};9;9t\x1b[<0;101;41M", guard=guard)
    assert not [event for event in found if isinstance(event, events.Resize)]
    (click,) = [event for event in found if isinstance(event, events.MouseDown)]
    assert (click.x, click.y) == (10, 2)


def test_a_terminal_without_pixels_still_has_a_mouse() -> None:
    """Some report a size of no pixels, and Textual would divide by it."""
    found = through("\x1b[48;24;80;0;0t\x1b[<0;11;3M")
    (click,) = [event for event in found if isinstance(event, events.MouseDown)]
    assert (click.x, click.y) == (10, 2)


@given(st.lists(st.binary(max_size=60), max_size=20))
def test_no_bytes_end_it(blocks: list[bytes]) -> None:
    """After any noise, and the silence that ends a paste, a key is a key."""
    guard = InputGuard()
    decode = getincrementaldecoder("utf-8")("replace").decode
    for moment, block in enumerate(blocks):
        list(guard.feed(decode(block), moment / 10))
        list(guard.tick(moment / 10))
    list(guard.tick(1e9))
    found = through("\x1b[200~\x1b[201~", "~~~~\x1b[A", guard=guard)
    assert keys(found)[-1] == "up"


sequences = st.from_regex(
    r"\A(\x1b([\[<?;:0-9]{0,12}[A-Za-z~$]{0,2})|[0-9;:]{1,12}[u~tMm])\Z"
)


@given(st.lists(sequences, max_size=12).map("".join))
def test_no_sequence_ends_it(text: str) -> None:
    """Codes outside Unicode, reports nobody asked for, sizes of nothing."""
    guard = InputGuard()
    through(text, guard=guard)
    list(guard.tick(1e9))
    assert keys(through("~~~~\x1b[A", guard=guard))[-1] == "up"


def test_a_browser_has_its_own_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's choice stands where it was told what to use."""
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    chosen = driver_class()
    assert chosen is not None
    assert chosen.__name__ == "SoloistDriver"
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert driver_class() is None
