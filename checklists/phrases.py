"""Lists of phrases, as people write them in a data file, made into one search.

English and Spanish phrases are whole words; Korean ones stand anywhere, because
particles and endings grow onto Korean words. In a phrase ``*`` is any ending, ``#`` a
number and ``…`` a short gap. Case and the accents of vowels do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HANGUL = "\uac00-\ud7a3"
# A Korean particle may follow a foreign word without a space: Mina님.
_BEFORE = rf"(?<![^\W{HANGUL}])"
_AFTER = rf"(?![^\W{HANGUL}])"
_WORDS_BETWEEN = r"(?:\s+[\w'-]+){0,2}\s+"
_LETTERS_BETWEEN = r"[^.?!\n]{0,12}?"
_EVEN = str.maketrans("áéíóúüÁÉÍÓÚÜ\u2019", "aeiouuAEIOUU'")
_COUNTERS = "[편개건회장컷]"
_NEVER = re.compile(r"(?!)")


def even(text: str) -> str:
    """Give a text as phrases are looked for in it, as long as its NFC form."""
    return unicodedata.normalize("NFC", text).translate(_EVEN)


def search_for(
    phrases: Iterable[str], language: str, numbers: Iterable[str] = ()
) -> re.Pattern[str]:
    """Make one pattern of phrases of a language; ``numbers`` are its number words."""
    spell = _korean if language == "ko" else _words
    written = sorted(map(even, phrases), key=len, reverse=True)
    counted = _number(numbers, language)
    return _any_of(spell(phrase, counted) for phrase in written)


def search_for_names(names: Iterable[str]) -> re.Pattern[str]:
    """Make one pattern of names and handles; an @ before them does not count.

    Names in Hangul are found inside words (김민수님에게 holds 민수), single syllables
    only at the beginning of one; all others are whole words.
    """
    bare = {even(name).strip().removeprefix("@").strip() for name in names}
    written = sorted(bare - {""}, key=lambda name: (-len(name), name))
    return _any_of(map(_name, written))


def _any_of(alternatives: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(alternatives)
    return re.compile(joined, re.IGNORECASE) if joined else _NEVER


def _words(phrase: str, number: str) -> str:
    ended = "" if phrase.endswith("*") else _AFTER
    return f"{_BEFORE}{_spelled(phrase, number, _WORDS_BETWEEN, ' +')}{ended}"


def _korean(phrase: str, number: str) -> str:
    return _spelled(phrase, number, _LETTERS_BETWEEN, " *")


def _spelled(phrase: str, number: str, between: str, space: str) -> str:
    """A phrase as a pattern; ``space`` is "  " for one or more, " *" for any."""
    blank = rf"\s{space[-1]}"
    signs = {"…": between, "#": number, "*": r"\w*", " ": blank}
    parts = re.split(r"\s*(…)\s*|(\s+)|([#*])", phrase)
    return "".join(
        signs[part.strip() or " "] if part.strip() in {"", *signs} else re.escape(part)
        for part in parts
        if part
    )


def _number(words: Iterable[str], language: str) -> str:
    spelled = [re.escape(word).replace(r"\ ", r"\s+") for word in map(even, words)]
    # Neither a sum of money nor part of a longer figure.
    figures = r"(?<![\d.,€$£₩])\d{1,2}(?!\d)"
    if language == "ko":
        # 한 편 counts, 한편 is another word.
        named = rf"|(?:{'|'.join(spelled)})\s" if spelled else ""
        return rf"(?:{figures}\s?{named})(?:{_COUNTERS})?"
    return f"(?:{'|'.join([figures, *spelled])})"


def _name(name: str) -> str:
    if not re.search(f"[{HANGUL}]", name):
        return f"{_BEFORE}{re.escape(name)}{_AFTER}"
    return re.escape(name) if len(name) > 1 else rf"(?<!\w){re.escape(name)}"
