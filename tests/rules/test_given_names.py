"""What somebody is called by, told from how the name is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.given_names import first_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("김민수", "민수"),
        ("남궁민수", "민수"),
        ("남궁민", "민"),
        ("김 민수", "민수"),
        ("김준", "준"),
        ("뷰티로그", "뷰티로그"),
        ("민아 Mina", "민아"),
        ("Mina Park", "Mina"),
        ("Park, Mina", "Mina"),
        ("Dra. Ana Luz", "Ana"),
        ("✨ Ana ✨", "Ana"),
        ("Ana y Luis", "Ana y Luis"),
    ],
)
def test_a_given_name_is_taken_from_a_name(name: str, called: str) -> None:
    """Family names come first in Korean and last elsewhere."""
    assert first_name(name) == called


@pytest.mark.parametrize("name", ["하늘", "민아", "유진", "이산"])
def test_two_syllables_may_be_a_given_name_already(name: str) -> None:
    """Better the whole of it than half of what somebody is called."""
    assert first_name(name) == name


def test_a_korean_family_name_comes_first_in_latin_letters_too() -> None:
    """Only where the person is known to be from Korea."""
    assert first_name("Kim Minsu", korean=True) == "Minsu"
    assert first_name("Kim Wilde") == "Kim"


@pytest.mark.parametrize("name", ["@mina_b", "mina.b", "mina_22", "", "✨", "4711"])
def test_a_handle_is_nobodys_given_name(name: str) -> None:
    """The template's own words take its place."""
    assert first_name(name) == ""


@given(st.text(max_size=40), st.booleans())
def test_no_name_upsets_it(name: str, korean: bool) -> None:
    """Whatever came out of a file."""
    assert isinstance(first_name(name, korean=korean), str)
