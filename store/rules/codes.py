"""Promo codes: proposed from a handle and a number, so that no two people share one."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from unicodedata import normalize

from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

STEM = 12
"""Letters of a code before its number."""

NOBODY = "FRIEND"
"""What a code begins with when a name has no letter a shop would take."""

_LETTERS = "BCDEFGHJKLMNPQRSTUVWXYZ"
"""What tells codes of the same beginning apart; I and O are taken for figures."""


def propose(owner: str, number: int, taken: Container[str]) -> str:
    """The shortest code for a handle or a name that nobody has: MINA10.

    ``taken`` holds the codes there are, as ``code_key`` gives them.
    """
    return next(
        code
        for stem in _stems(owner)
        if code_key(code := f"{stem}{number}") not in taken
    )


def code_key(code: str) -> str:
    """What two codes are the same by: shops do not mind case or spaces."""
    return fold("".join(code.split()))


def _stems(owner: str) -> Iterator[str]:
    """Beginnings of a code: the first word, all of it, then with one more letter."""
    plain = normalize("NFD", owner.upper())
    words = "".join(
        sign if sign.isascii() and sign.isalnum() else " "
        for sign in plain
        if not _is_accent(sign)
    ).split()
    whole = "".join(words)[:STEM] or NOBODY
    # A first word of one letter or only figures says nothing of anybody.
    if words and len(words[0]) > 2 and not words[0].isdigit():
        yield words[0][:STEM]
    yield whole
    yield from (f"{whole}{letter * times}" for times in count(1) for letter in _LETTERS)


def _is_accent(sign: str) -> bool:
    return "\u0300" <= sign <= "\u036f"
