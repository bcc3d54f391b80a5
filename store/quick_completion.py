"""What the word under the cursor of a quick log line could become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.filter_grammar import word_as_typed
from store.rules.quick_log import LogProblem, complete_words, parse_log
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from store.conversations import Found
    from store.rules.pipeline import Stage

OFFERED = 8
"""Completions of one word."""

_LANGUAGES = ("en", "ko", "es")

_WORD = re.compile(r'(?:[@/]["\u201c][^"\u201d]*|\S+)\Z')
_OPENING = re.compile('["\u201c]?')


@dataclass(frozen=True, slots=True)
class Completion:
    """What could stand from ``start`` to the cursor, likeliest first, as typed."""

    start: int = 0
    offers: tuple[str, ...] = ()


def begun_word(line: str, cursor: int, today: date) -> tuple[int, str]:
    """The word of the head that ends at the cursor, and where it begins.

    It is "" where there is none, and in the text.
    """
    found = _WORD.search(line[:cursor])
    if found is None or _is_text(line[:cursor], found.start(), today):
        return cursor, ""
    return found.start(), found[0]


def _is_text(line: str, start: int, today: date) -> bool:
    """Whether the text has begun before the last word, which is then part of it."""
    try:
        marks = parse_log(line, today=today, currency="MXN").marks
    except LogProblem:  # half a word may be anything
        return False
    before = [mark for mark in marks if mark.field == "text"]
    if not before:
        return False
    is_opened = line[: before[0].start].rstrip().endswith((":", "\uff1a"))
    return is_opened or before[0].start < start


def who_as_typed(person: Found) -> str:
    """How somebody is named in a line: by the handle, or else by the name."""
    return f"@{word_as_typed(person.handle or person.name)}"


def people_offers(people: Iterable[Found]) -> tuple[str, ...]:
    """The people that a name may mean, as they are typed."""
    return tuple(dict.fromkeys(map(who_as_typed, people)))


def name_begun(word: str) -> str:
    """What is typed behind the sign and the quotation mark of a word."""
    return _OPENING.sub("", word[1:], count=1).strip()


def campaign_offers(word: str, names: Iterable[str]) -> tuple[str, ...]:
    """The campaigns that begin with what is typed, then those that hold it."""
    typed = fold(name_begun(word))
    known = list(names)
    found = [name for name in known if fold(name).startswith(typed)]
    found += [name for name in known if typed in fold(name)]
    return tuple(f"/{word_as_typed(name)}" for name in dict.fromkeys(found))[:OFFERED]


def word_offers(
    word: str, language: str, stages: Sequence[Stage] = ()
) -> tuple[str, ...]:
    """The keywords and stages that begin with what is typed, this language first."""
    begun = fold(word)
    words = [f"={stage.title}" for stage in stages if stage.own]
    for spoken in (language, *_LANGUAGES):
        words += complete_words(spoken)
    found = [known for known in words if fold(known).startswith(begun)]
    return tuple(dict.fromkeys(known for known in found if fold(known) != begun))[
        :OFFERED
    ]
