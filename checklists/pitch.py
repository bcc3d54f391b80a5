"""The five parts of a good pitch, looked for in a text while it is written.

Each part is found, with the words that show it, or not found; how good it is stays the
writer's to judge. The parts and their words live in ``data/pitch.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from checklists.phrases import HANGUL, even, search_for, search_for_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "ko", "es")
_FILE = Path(__file__).with_name("data") / "pitch.toml"
_FROM_RECORD = ("names", "own")
_HELPERS = ("number", "small_talk")
_EVIDENCE = 80
"""Characters of evidence that are shown for one sign."""

_AFTER = rf"(?![^\W{HANGUL}])"
_FIGURE = r"(?<![\d.,])\d+(?:[.,]\d+)*"
_PATTERNS = {
    "amount": re.compile(
        rf"[€$£₩]\s?{_FIGURE}|{_FIGURE}\s?(?:[만천]\s?)?(?:[€$£₩원]|(?:euros?|eur|usd|gbp"
        rf"|krw|dollars?|d[oó]lares|pounds?|libras|won|wones){_AFTER})",
        re.IGNORECASE,
    ),
    "day": re.compile(
        r"(?<![\d.,/-])(?:\d{4}(?:-\d\d?-|\.\s?\d\d?\.\s?)\d\d?"
        r"|\d\d?/(?!7\b)\d\d?(?:/\d{2,4})?|\d\d?\.\d\d?(?:\.\d{2,4}|(?=\()))(?!\w)"
        r"|\b(?:by|on|before|until) the \d\d?(?:st|nd|rd|th)\b",
        re.IGNORECASE,
    ),
}
# Not the question mark inside a link.
_ASKED = re.compile(r"\?(?![\w/=&%-])|\uff1f")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pitch; ``title`` and ``hint`` go by language: en, ko, es."""

    key: str
    title: Mapping[str, str]
    hint: Mapping[str, str]
    needs: tuple[tuple[str, ...], ...]
    """Every group must be seen; within a group one sign is enough."""


@dataclass(frozen=True, slots=True)
class PartFound:
    """Whether a text holds a part; ``evidence`` are the words that show it, or ""."""

    key: str
    found: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class PitchWords:
    """The parts in order, and the phrases of every sign by language."""

    parts: tuple[Part, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]


def read_words(text: str, file: str) -> PitchWords:
    """Read parts and words from TOML; ValueError names the file and the item."""
    try:
        everything = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _refuse(file, "the whole", f"not TOML: {error}")
    _same_keys(everything, ("part", "words"), file, "the whole")
    for item, form in (("part", list), ("words", dict)):
        if not isinstance(everything[item], form):
            _refuse(file, item, f"not a {form.__name__}")
    words = {
        sign: _phrases(table, file, f"words.{sign}")
        for sign, table in everything["words"].items()
    }
    known = {*words, *_FROM_RECORD, *_PATTERNS, "question"}
    for helper in _HELPERS:
        if helper not in words:
            _refuse(file, f"words.{helper}", "missing")
    parts = tuple(_part(table, known, file) for table in everything["part"])
    used = {sign for part in parts for group in part.needs for sign in group}
    for sign in words:
        if sign not in used and sign not in _HELPERS:
            _refuse(file, f"words.{sign}", "no part needs it")
    return PitchWords(parts, words)


def check_pitch(
    text: str,
    *,
    names: Sequence[str] = (),
    own: Sequence[str] = (),
    language: str | None = None,
) -> tuple[PartFound, ...]:
    """Look for every part of a pitch in a text, in the order of `PARTS`.

    ``names`` are the influencer's (name, first name, handle, niche), ``own`` ours
    (brand, company, writer); where none are given they are not looked for. Without a
    ``language`` known here, the words of all languages count.
    """
    code = (language or "")[:2].lower()
    languages = (code,) if code in LANGUAGES else LANGUAGES
    record = {"names": _given(names), "own": _given(own)}
    written = unicodedata.normalize("NFC", text)
    return tuple(_look(part, written, record, languages) for part in PARTS)


def _look(
    part: Part,
    text: str,
    record: Mapping[str, re.Pattern[str] | None],
    languages: tuple[str, ...],
) -> PartFound:
    """One part: the words for each of its groups, or nothing."""
    shown: list[str] = []
    for group in part.needs:
        signs = [sign for sign in group if record.get(sign, sign) is not None]
        if not signs:
            continue
        seen = next(filter(None, (_see(s, text, record, languages) for s in signs)), "")
        if not seen:
            return PartFound(part.key, found=False, evidence="")
        shown.append(seen)
    return PartFound(part.key, found=True, evidence=" · ".join(dict.fromkeys(shown)))


def _see(
    sign: str,
    text: str,
    record: Mapping[str, re.Pattern[str] | None],
    languages: tuple[str, ...],
) -> str:
    """The first words of a text that show a sign; "" for none."""
    if sign == "question":
        return _shorten(_question(text, languages))
    pattern = record.get(sign) or _PATTERNS.get(sign)
    patterns = [pattern] if pattern else [_listed(sign, code) for code in languages]
    plain = even(text)
    matches = filter(None, (each.search(plain) for each in patterns))
    first = min(matches, key=lambda match: match.start(), default=None)
    return _shorten(text[first.start() : first.end()]) if first else ""


def _question(text: str, languages: tuple[str, ...]) -> str:
    """The first sentence that asks for something; small talk is passed over."""
    plain = even(text)
    for code in languages:
        plain = _small_talk(code).sub(lambda match: " " * len(match[0]), plain)
    for mark in _ASKED.finditer(plain):
        start = max(plain.rfind(end, 0, mark.start()) for end in ".!?\uff1f\n") + 1
        if any(map(str.isalnum, plain[start : mark.start()])):
            return text[start : mark.end()]
    return ""


def _shorten(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _EVIDENCE else f"{one_line[: _EVIDENCE - 1]}…"


def _given(names: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern of names; None when none of them says anything."""
    told = [name for name in names if any(map(str.isalnum, name))]
    return search_for_names(told) if told else None


@cache
def _listed(sign: str, language: str) -> re.Pattern[str]:
    words = _WORDS.words
    return search_for(words[sign][language], language, words["number"][language])


@cache
def _small_talk(language: str) -> re.Pattern[str]:
    """Small talk up to its own question mark; a comma begins the real question."""
    talk = _listed("small_talk", language).pattern
    return re.compile(rf"(?:{talk})[\w\s']{{0,40}}[?\uff1f]", re.IGNORECASE)


def _part(table: Any, known: set[str], file: str) -> Part:
    if not isinstance(table, dict) or not isinstance(table.get("key"), str):
        _refuse(file, "part", f"{table!r} has no key")
    item = f"part {table['key']}"
    _same_keys(table, ("key", "needs", "title", "hint"), file, item)
    for field in ("title", "hint"):
        _same_keys(table[field], LANGUAGES, file, f"{item}, {field}")
        for code in LANGUAGES:
            _text(table[field][code], file, f"{item}, {field}.{code}")
    needs = table["needs"]
    if not isinstance(needs, list) or not all(isinstance(x, list) and x for x in needs):
        _refuse(file, f"{item}, needs", "not a list of groups with signs in them")
    for sign in (sign for group in needs for sign in group):
        if sign not in known:
            _refuse(file, f"{item}, needs", f"{sign!r} is no sign")
    needs = tuple(map(tuple, needs))
    return Part(table["key"], table["title"], table["hint"], needs)


def _phrases(table: Any, file: str, item: str) -> dict[str, tuple[str, ...]]:
    """The phrases of one sign in every language: none empty, none twice."""
    _same_keys(table, LANGUAGES, file, item)
    for code in LANGUAGES:
        where = f"{item}.{code}"
        if not isinstance(table[code], list) or not table[code]:
            _refuse(file, where, "not a list of phrases")
        for phrase in table[code]:
            _text(phrase, file, where)
            if table[code].count(phrase) > 1:
                _refuse(file, where, f"{phrase!r} is there twice")
    return {code: tuple(table[code]) for code in LANGUAGES}


def _text(value: object, file: str, item: str) -> None:
    if not isinstance(value, str) or not value.strip(" …*#"):
        _refuse(file, item, f"{value!r} is not a text")


def _same_keys(table: Any, expected: tuple[str, ...], file: str, item: str) -> None:
    if not isinstance(table, dict):
        _refuse(file, item, "not a table")
    for key in expected:
        if key not in table:
            _refuse(file, item, f"{key} is missing")
    for key in table:
        if key not in expected:
            _refuse(file, item, f"{key} is no known key")


def _refuse(file: str, item: str, problem: str) -> NoReturn:
    raise ValueError(f"{file}, {item}: {problem}")


_WORDS = read_words(_FILE.read_text("utf-8"), _FILE.name)
PARTS = _WORDS.parts
"""The five parts, in the order in which a pitch is written."""
