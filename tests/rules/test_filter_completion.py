"""What the filter bar offers while a filter is being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.filters import complete, parse_filter

KNOWN = {
    "tag": ["beauty", "food", "k beauty", "뷰티"],
    "country": ["KR", "ES"],
    "city": ["Buenos Aires"],
}


def offers(text: str) -> tuple[str, ...]:
    """What is offered with the cursor at the end."""
    return complete(text, len(text), KNOWN)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("fol", ("followers>", "following>")),
        ("tie", ("tier:", "tiene:")),
        ("-sta", ("-status:",)),
        ("팔", ("팔로워>", "팔로잉>")),
        ("pai", ("país:",)),
        ("mina beau", ("tag:beauty",)),
        ("뷰", ("tag:뷰티",)),
        ("tag:", ("tag:beauty", "tag:food", 'tag:"k beauty"', "tag:뷰티")),
        ("tag:FO", ("tag:food",)),
        ("tag:food,k", ('tag:food,"k beauty"',)),
        ('tag:"k b', ('tag:"k beauty"',)),
        ("-태그:뷰", ("-태그:뷰티",)),
        ("platform:in", ("platform:instagram",)),
        ("status:b", ("status:blocked",)),
        ("has:em", ("has:email",)),
        ("is:", ("is:trash",)),
        ("er>", ()),
        ("teir:", ()),
        ("💄", ()),
    ],
)
def test_the_word_under_the_cursor_is_completed(
    text: str, offered: tuple[str, ...]
) -> None:
    """Fields first, in the language they were begun in; then values in use."""
    assert offers(text) == offered


def test_an_empty_word_shows_what_can_be_asked() -> None:
    """Every field, each with the sign that mostly follows."""
    found = offers("mina ")
    assert found[:2] == ("tier:", "followers>")
    assert "has:" in found


def test_only_the_text_before_the_cursor_counts() -> None:
    """What follows is left alone."""
    assert complete("tag mina", 3, KNOWN) == ("tag:",)


@given(st.text() | st.sampled_from(["t", "tag:", 'city:"B', "b"]))
def test_whatever_is_offered_can_be_read(text: str) -> None:
    """A completed value is a filter; a completed field waits for its value."""
    for offer in offers(text):
        if not offer.endswith((":", ">")):
            assert parse_filter(offer).terms
