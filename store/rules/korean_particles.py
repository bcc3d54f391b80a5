"""Korean particles that follow the sound of the word before them.

Whoever writes a template cannot know which name will stand there, and writes both:
``은(는)``, ``을/를``, ``(으)로``. The last syllable of the word decides.
"""

from __future__ import annotations

import re
import unicodedata

# The form after a final consonant, then the form after a vowel.
_PAIRS = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("아", "야"))
_FORMS = {
    written: (closed, vowel)
    for closed, vowel in _PAIRS
    for written in (
        f"{closed}({vowel})",
        f"{vowel}({closed})",
        f"{closed}/{vowel}",
        f"{vowel}/{closed}",
    )
} | {"(으)로": ("으로", "로"), "(이)": ("이", "")}

PARTICLE = "|".join(
    # An 이 in brackets is a particle only before its ending: (이)라는, (이)며.
    re.escape(written) + ("(?=[가-힣])" if written == "(이)" else "")
    for written in _FORMS
)
"""A pattern, without groups, of every particle written both ways."""

_FINALS = 28
"""How many syllables share a beginning, in the order in which Unicode builds them."""
_RIEUL = 8


def particle(word: str, written: str) -> str:
    """Give the form of a particle written both ways that fits after ``word``.

    After a word that does not end in a Hangul syllable it stays as ``written``.
    """
    final = _final(word)
    if final is None or written not in _FORMS:
        return written
    closed, vowel = _FORMS[written]
    if written == "(으)로" and final == _RIEUL:
        return vowel
    return closed if final else vowel


def _final(word: str) -> int | None:
    """The number of the last syllable's final consonant, 0 for none; None elsewhere."""
    # A decomposed syllable has up to three letters.
    last = unicodedata.normalize("NFC", word[-3:])[-1:]
    return (ord(last) - ord("가")) % _FINALS if "가" <= last <= "힣" else None
