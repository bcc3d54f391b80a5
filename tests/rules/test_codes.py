"""Promo codes that no two people share."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.codes import code_key, propose


@pytest.mark.parametrize(
    ("owner", "code"),
    [
        ("mina.park", "MINA10"),
        ("@mina", "MINA10"),
        ("Lucía_Gómez", "LUCIA10"),
        ("jo.beauty", "JOBEAUTY10"),
        ("24.seven", "24SEVEN10"),
        ("averyveryverylonghandle", "AVERYVERYVER10"),
        ("김민수", "FRIEND10"),
        ("김민수 kim", "KIM10"),
        ("", "FRIEND10"),
    ],
)
def test_a_code_is_short_and_says_whose_it_is(owner: str, code: str) -> None:
    """The first word of the handle if it says something, else all of it."""
    assert propose(owner, 10, set()) == code


def test_a_code_that_is_taken_grows_until_it_is_free() -> None:
    """By the rest of the handle, then by a letter: never by a figure."""
    taken: set[str] = set()
    given_out = []
    for _ in range(4):
        given_out.append(propose("mina.park", 15, taken))
        taken.add(code_key(given_out[-1]))
    assert given_out == ["MINA15", "MINAPARK15", "MINAPARKB15", "MINAPARKC15"]


def test_shops_mind_neither_case_nor_spaces() -> None:
    """So neither does the search for who has a code."""
    assert code_key(" Mina 10 ") == code_key("MINA10")


@given(
    st.lists(st.text(max_size=20), max_size=40),
    st.integers(0, 9_999),
)
def test_any_number_of_people_get_codes_of_their_own(
    owners: list[str], number: int
) -> None:
    """Made of letters and figures that every shop takes."""
    taken: set[str] = set()
    for owner in owners:
        code = propose(owner, number, taken)
        assert re.fullmatch("[A-Z0-9]+", code)
        assert code_key(code) not in taken
        taken.add(code_key(code))
