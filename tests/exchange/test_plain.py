"""A text in a file for another program is text there too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.plain import lines, one_line
from store.rules.text import find_control


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("3월 제안\r\n\r\n글로우 세럼", "3월 제안 글로우 세럼"),
        ("a\u2028b\u2029c\x85d\x0be", "a b c d e"),
        ("\x1b[31mred\x00\n", "[31mred"),
        ("a\tb  c", "a b  c"),
        ("\ufeffMina\ufeff", "Mina"),
        ("👩\u200d👩\u200d👧 é", "👩\u200d👩\u200d👧 é"),
        ("half \ud83d of it", "half \ufffd of it"),
        (" \n ", ""),
    ],
)
def test_a_line_stays_one_line(text: str, line: str) -> None:
    """Every break is a space; letters and emoji stay."""
    assert one_line(text) == line


def test_lines_end_in_one_way() -> None:
    """Other controls go, tabs stay."""
    text = "a\r\nb\rc\u2028d\x85e\x0bf\n\n\tg\x00\x1b\x7f\x9b\ud800 "
    assert lines(text) == "a\nb\nc\nd\ne\nf\n\n\tg\ufffd "


@given(st.text(st.characters()))
def test_nothing_is_left_to_obey(text: str) -> None:
    """No program finds another line, or a control, in what was made plain."""
    assert len(one_line(text).splitlines()) <= 1
    assert "\t" not in one_line(text)
    assert find_control(one_line(text)) is find_control(lines(text)) is None
    assert lines(text).splitlines() == lines(text).removesuffix("\n").split("\n") or (
        not lines(text)
    )
    assert one_line(one_line(text)) == one_line(text)
    assert lines(lines(text)) == lines(text)
    one_line(text).encode()
    lines(text).encode()
