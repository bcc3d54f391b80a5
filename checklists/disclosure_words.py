"""The words of the caption linter: shipped, and hers laid over them.

docs/disclosure.md says how a file of hers is written.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from checklists.brief import MARKETS
from checklists.library import LONGEST, N_, ChecklistError, read_toml, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklists.model import Texts

    Phrases = Mapping[str, tuple[str, ...]]

FORMATS = ("blog", "post", "story", "reel", "video", "live")
RULES = (
    *("missing", "negated", "compound", "conditional", "language", "vague"),
    *("disguised", "hidden", "buried", "place", "benefit"),
)
"""Every rule of the linter, in the order in which findings are told."""
SHIPPED = Path(__file__).with_name("data") / "disclosure.toml"

_SHOWN = 60
"""Characters of a file's own words that a refusal repeats."""
_KINDS = ("labels", "said", "vague")
_COMMON = ("innocent", "denied", "conditional", "benefit")
_HELPERS = ("filler", "follows")
_NEEDED = "missing"
"""The one rule that cannot be switched off: without it nothing is looked at."""

_NOT_KNOWN = N_("{file}, {item}: {name} is not known here; known are {known}.")
_NOT_LIST = N_("{file}, {item}: {name} is not a list of words in quotes.")
_NOT_TABLE = N_("{file}, {item}: write it as [{item}] with lines of its own.")
_BY_LANGUAGE = N_('{file}, {item}: write it by language, as in {name}.ko = ["…"].')
_NOT_LANGUAGE = N_("{file}, {item}: {name} is not a language; write it as en, ko, es.")
_NOT_SHIPPED = N_("{file}, {item}: {name} is none of the shipped words.")
_ALWAYS = N_("{file}, {item}: {name} cannot be switched off.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label counts; the data file says what each figure means."""

    key: str
    lines: int
    most: int
    gap: int
    deepest: int
    first: bool
    text: Texts = field(hash=False)


@dataclass(frozen=True, slots=True)
class MarketWords:
    """The words of one market by language, and the key of the place by format."""

    labels: Phrases
    said: Phrases
    vague: Phrases
    place: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Advice:
    """Something a caption cannot show, and where it applies."""

    markets: tuple[str, ...]
    formats: tuple[str, ...]
    text: Texts


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the linter goes by.

    ``common`` holds the phrases of all markets by their kind: innocent, denied,
    conditional, benefit, filler, follows. ``off`` are the rules switched off.
    """

    markets: Mapping[str, MarketWords]
    common: Mapping[str, Phrases]
    reasons: Mapping[str, Texts]
    places: Mapping[str, Place]
    advice: tuple[Advice, ...]
    note: Texts
    off: frozenset[str] = frozenset()


def load(own: Path | None = None) -> Words:
    """The shipped words, with a file of hers laid over them if there is one.

    Raises `ChecklistError`, which names the file and the entry.
    """
    if own is None or not own.exists():
        return _shipped()
    return _with_own(_shipped(), read_toml(own), own.name)


@cache
def _shipped() -> Words:
    table, file = read_toml(SHIPPED), SHIPPED.name
    reasons = {
        one["key"]: texts(one, "reason", file, one["key"], every=True)
        for one in table["rule"]
    }
    places = {
        one["key"]: Place(
            **{**one, "text": texts(one, "text", file, one["key"], every=True)}
        )
        for one in table["place"]
    }
    markets = {
        key: MarketWords(
            _phrases(one["labels"], "labels", file, key),
            _phrases(one["said"], "said", file, key),
            _phrases(one["vague"], "vague", file, key),
            one["place"],
        )
        for key, one in table["market"].items()
    }
    advice = tuple(
        Advice(
            tuple(one.get("markets", MARKETS)),
            tuple(one.get("formats", FORMATS)),
            texts(one, "text", file, one["key"], every=True),
        )
        for one in table["advice"]
    )
    common = {
        kind: _phrases(table[kind], kind, file, kind) for kind in _COMMON + _HELPERS
    }
    note = texts(table, "note", file, "note", every=True)
    return Words(markets, common, reasons, places, advice, note)


def _with_own(shipped: Words, table: dict[str, Any], file: str) -> Words:
    _known(table, ("off", "market", *_COMMON), file, "")
    off = _list(table.get("off", []), "off", file, "off")
    _known(off, RULES, file, "off")
    if _NEEDED in off:
        _refuse(_ALWAYS, file, "off", name=_NEEDED)
    given = _table(table.get("market", {}), file, "market")
    _known(given, MARKETS, file, "market")
    markets = {
        key: _market(words, given.get(key, {}), file, f"market.{key}")
        for key, words in shipped.markets.items()
    }
    common = {
        kind: _joined(phrases, _phrases(table.get(kind, {}), kind, file, kind))
        for kind, phrases in shipped.common.items()
    }
    return Words(
        markets,
        common,
        shipped.reasons,
        shipped.places,
        shipped.advice,
        shipped.note,
        frozenset(off),
    )


def _market(words: MarketWords, given: object, file: str, item: str) -> MarketWords:
    table = _table(given, file, item)
    _known(table, (*_KINDS, "without"), file, item)
    shipped: list[Phrases] = [words.labels, words.said, words.vague]
    there = {_same(one) for kind in shipped for ones in kind.values() for one in ones}
    without = _list(table.get("without", []), "without", file, item)
    for one in without:
        if _same(one) not in there:
            _refuse(_NOT_SHIPPED, file, item, name=one)
    gone = set(map(_same, without))
    labels, said, vague = (
        _joined(
            {
                language: tuple(one for one in ones if _same(one) not in gone)
                for language, ones in kind.items()
            },
            _phrases(table.get(name, {}), name, file, item),
        )
        for name, kind in zip(_KINDS, shipped, strict=True)
    )
    return MarketWords(labels, said, vague, words.place)


def _joined(shipped: Phrases, own: Phrases) -> Phrases:
    """Both by language, the shipped ones first."""
    return {
        language: (*shipped.get(language, ()), *own.get(language, ()))
        for language in {**shipped, **own}
    }


def _phrases(given: object, name: str, file: str, item: str) -> Phrases:
    """Phrases by language, as a file has them."""
    if not isinstance(given, dict):
        _refuse(_BY_LANGUAGE, file, item, name=name)
    for language in given:
        if not (len(language) == 2 and language.isascii() and language.islower()):
            _refuse(_NOT_LANGUAGE, file, item, name=f"{name}.{language}")
    return {
        language: _list(phrases, f"{name}.{language}", file, item)
        for language, phrases in given.items()
    }


def _list(given: object, name: str, file: str, item: str) -> tuple[str, ...]:
    """A list of words, each of which holds a letter."""
    if not isinstance(given, list) or not all(map(_is_phrase, given)):
        _refuse(_NOT_LIST, file, item, name=name)
    return tuple(" ".join(unicodedata.normalize("NFC", one).split()) for one in given)


def _is_phrase(given: object) -> bool:
    """Whether it can be looked for: neither empty nor a * alone, which finds all."""
    return (
        isinstance(given, str)
        and len(given) <= LONGEST
        and given.isprintable()
        and any(map(str.isalnum, given))
    )


def _table(given: object, file: str, item: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        _refuse(_NOT_TABLE, file, item)
    return given


def _known(given: Iterable[str], known: tuple[str, ...], file: str, item: str) -> None:
    for name in given:
        if name not in known:
            listed = ", ".join(known)
            _refuse(_NOT_KNOWN, file, item or name, name=name, known=listed)


def _same(phrase: str) -> str:
    return unicodedata.normalize("NFC", phrase).casefold()


def _refuse(template: str, file: str, item: str, **values: object) -> NoReturn:
    if "name" in values:
        values["name"] = str(values["name"])[:_SHOWN]
    raise ChecklistError(template, file, item[:_SHOWN], **values)
