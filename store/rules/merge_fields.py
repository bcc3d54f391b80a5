"""Message templates: text with named fields, and nothing in it that could ever run.

A field is written ``{{ name }}``, or ``{{ name | there }}`` with the words for when it
is empty. Its name may be typed in English, Korean or Spanish, in any case, with spaces
or underscores. Filling is one pass: what a value holds is never read again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from store.errors import Invalid
from store.rules.korean_particles import PARTICLE, particle
from store.rules.merge_names import (
    FIELDS,
    MergeField,
    field_name,
    nearest_spelling,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FIELDS",
    "LONGEST",
    "Filled",
    "MergeField",
    "check_template",
    "fields_of",
    "fill",
]

LONGEST = 20_000
"""Characters that a template may have."""


_TITLES = {field.name: field.title for field in FIELDS}

# What stands between the braces holds no second {{, so that an unclosed field never
# swallows the text up to the next one.
_PIECE = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}(" + PARTICLE + ")?", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}|\{%")
_NAME = re.compile(r"[^\W_]+(?:[ _-]+[^\W_]+)*")
# Words people copy from other programs: default("you"), upper(), __class__.
_CODE = re.compile(r"__|\w\(\s*['\")]")
_SHOWN = 40
"""Characters of a wrong piece that a refusal quotes."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its values in.

    Fields without a value and without a fallback stand as ``⟦title⟧`` and are named in
    ``missing``; ``used`` are the fields that had a value; both in order, once each.
    ``spans`` are (start, end, field, "filled" | "missing" | "fallback") in ``text``, in
    order, never overlapping.
    """

    text: str
    missing: tuple[str, ...]
    used: tuple[str, ...]
    spans: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    name: str
    fallback: str | None


def fields_of(text: str) -> tuple[str, ...]:
    """The names of the fields a text asks for, in order, once each."""
    pieces = (_read(match[1]) for match in _PIECE.finditer(text))
    return tuple(dict.fromkeys(piece.name for piece in pieces if piece))


def check_template(text: str) -> None:
    """Raise Invalid, naming line and piece, for a text that cannot be a template.

    Wrong are names of no field, anything between braces that is not a name, braces
    without a partner, loops and conditions, and more than `LONGEST` characters.
    """
    if len(text) > LONGEST:
        raise Invalid(
            N_("A template holds at most {most} characters; this one has {count}."),
            most=LONGEST,
            count=len(text),
        )
    done = 0
    for match in _PIECE.finditer(text):
        _refuse_strays(text, done, match.start())
        if _read(match[1]) is None:
            _refuse_piece(text, match)
        done = match.end()
    _refuse_strays(text, done, len(text))


def fill(
    text: str, values: Mapping[str, str], titles: Mapping[str, str] | None = None
) -> Filled:
    """Put values into a template; never raises.

    ``values`` go by field name; a blank one counts as none. ``titles`` are the words
    for the marked places, translated; the English ones where absent. Whatever
    `check_template` would refuse stays as written. A Korean particle written both ways
    right after a field takes the form that fits.
    """
    words = _TITLES | dict(titles or {})
    parts: list[str] = []
    spans: list[tuple[int, int, str, str]] = []
    done = length = 0
    for match in _PIECE.finditer(text):
        piece = _read(match[1])
        if piece is None:
            continue
        before = text[done : match.start()]
        kind, word = _word(piece, values, words)
        tail = match[2] or ""
        parts += before, word, tail if kind == "missing" else particle(word, tail)
        start = length + len(before)
        spans.append((start, start + len(word), piece.name, kind))
        length = start + len(word) + len(parts[-1])
        done = match.end()
    parts.append(text[done:])
    return Filled(
        "".join(parts),
        tuple(dict.fromkeys(name for *_, name, kind in spans if kind == "missing")),
        tuple(dict.fromkeys(name for *_, name, kind in spans if kind == "filled")),
        tuple(spans),
    )


def _word(
    piece: _Piece, values: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[str, str]:
    """What stands in a field's place: the kind of it, and the words."""
    value = values.get(piece.name, "")
    if value.strip():
        return "filled", value
    if piece.fallback is not None:
        return "fallback", piece.fallback
    return "missing", f"⟦{titles[piece.name]}⟧"


def _read(inside: str) -> _Piece | None:
    """The field between two braces; None when it is none."""
    written, bar, fallback = inside.partition("|")
    written = unicodedata.normalize("NFC", written.strip())
    if not _NAME.fullmatch(written) or _CODE.search(fallback):
        return None
    name = field_name(written)
    return _Piece(name, fallback.strip() if bar else None) if name else None


def _refuse_strays(text: str, start: int, end: int) -> None:
    """Refuse braces that no field was made of, between two places of a text."""
    found = _STRAY.search(text, start, end)
    if found is None:
        return
    template = N_("Line {line}: “{piece}” opens a field that is never closed.")
    piece = text[found.start() : found.start() + _SHOWN + 1]
    if found[0] == "}}":
        template = N_("Line {line}: “{piece}” closes a field that was never opened.")
        piece = text[max(0, found.end() - _SHOWN) : found.end()].splitlines()[-1]
    elif found[0] == "{%":
        template = N_("Line {line}: “{piece}”: a template has no loops or conditions.")
    _refuse(template, text, found.start(), piece)


def _refuse_piece(text: str, match: re.Match[str]) -> NoReturn:
    """Refuse what stands between braces, with the field it is nearest to."""
    written = unicodedata.normalize("NFC", match[1].partition("|")[0].strip())
    piece = match[0].removesuffix(match[2] or "")
    where = match.start()
    if not _NAME.fullmatch(written) or field_name(written):
        template = N_(
            "Line {line}: “{piece}” cannot be filled in; between the braces stands the"
            " name of a field, and after | plain words for when it is empty."
        )
        _refuse(template, text, where, piece)
    near = nearest_spelling(written)
    if near is None:
        _refuse(N_("Line {line}: “{piece}” is not a field."), text, where, piece)
    template = N_("Line {line}: “{piece}” is not a field; did you mean “{near}”?")
    _refuse(template, text, where, piece, near=f"{{{{ {near} }}}}")


def _refuse(
    template: str, text: str, where: int, piece: str, **detail: object
) -> NoReturn:
    shown = " ".join(piece[: _SHOWN + 1].split())
    raise Invalid(
        template,
        line=text.count("\n", 0, where) + 1,
        piece=shown if len(piece) <= _SHOWN else f"{shown[:_SHOWN]}…",
        **detail,
    )
