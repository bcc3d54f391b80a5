"""The words of ``data/headers.toml``: what columns are called, kind by kind of sheet.

Words are compared folded: letters, digits and percent only, without case and accents.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KINDS = (
    "roster",
    "contacts",
    "outreach",
    "deliverables",
    "costs",
    "hours",
    "readings",
    "orders",
    "traffic",
    "conversions",
    "mentions",
)
DATA = Path(__file__).with_name("data") / "headers.toml"


@dataclass(frozen=True, slots=True)
class Maybe:
    """A word that means ``field`` only under a condition."""

    words: frozenset[str]
    field: str
    when: str
    beside: str
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet: its fields, those that several columns may feed, its words."""

    fields: tuple[str, ...]
    joins: frozenset[str]
    words: Mapping[str, str]
    maybe: tuple[Maybe, ...]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Letters, digits and percent only, without case and accents; Hangul whole."""
    apart = unicodedata.normalize("NFKD", text.casefold()).replace("%", "pct")
    plain = "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f")
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", plain)))


def family(folded: str) -> str:
    """The word of a numbered header: niche1, niche2."""
    return re.sub(r"\d+", "", folded)


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of sheet that can be mapped."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    found: dict[str, Kind] = {}
    for kind in KINDS:
        if kind in data:
            found[kind] = _kind(data[kind], found)
    return found


def _kind(table: dict[str, Any], earlier: Mapping[str, Kind]) -> Kind:
    base = earlier.get(table.get("like", ""), Kind((), frozenset(), {}, ()))
    if "only" in table:
        base = _only(base, table["only"])
    words = {
        fold(word): field
        for field, spellings in table.get("words", {}).items()
        for word in spellings
    }
    maybe = tuple(
        Maybe(
            words=frozenset(map(fold, entry["words"])),
            field=entry["field"],
            when=entry["when"],
            beside=entry.get("with", ""),
            without=frozenset(entry.get("without", ())),
        )
        for entry in table.get("maybe", ())
    )
    return Kind(
        fields=(*base.fields, *table["fields"]),
        joins=base.joins | frozenset(table.get("joins", ())),
        words={**base.words, **words},
        maybe=(*maybe, *(_without(entry, words) for entry in base.maybe)),
    )


def _only(kind: Kind, names: Sequence[str]) -> Kind:
    """A kind with no other fields than these."""
    return Kind(
        tuple(field for field in kind.fields if field in names),
        kind.joins.intersection(names),
        {word: field for word, field in kind.words.items() if field in names},
        tuple(entry for entry in kind.maybe if entry.field in names),
    )


def _without(entry: Maybe, taken: Mapping[str, str]) -> Maybe:
    """A condition of another kind, less the words that mean something of its own."""
    return replace(entry, words=entry.words.difference(taken))


@cache
def signs() -> dict[str, frozenset[str]]:
    """The words that tell a kind of sheet."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {kind: frozenset(map(fold, told)) for kind, told in data["signs"].items()}


@cache
def every_word() -> frozenset[str]:
    """Every word that can be a header."""
    words = {word for kind in kinds().values() for word in kind.words}
    maybe = {w for k in kinds().values() for m in k.maybe for w in m.words}
    return frozenset(words.union(maybe, *signs().values()))
