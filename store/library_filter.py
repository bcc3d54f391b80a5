"""Turns a filter of the library into SQL: text and parameters, no database.

The SQL speaks of ``asset a`` and, for what is asked of the person, of the tables of the
roster's filters: ``roster_line l`` and ``roster_search s``. What nobody knows (NULL)
matches no condition, and every negated one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.library_rows import IS_ADDRESS, PLATFORM
from store.right_rows import RUNNING
from store.roster_filter import (
    any_of,
    condition,
    contains,
    is_any,
    is_there,
    presence,
    put_together,
)
from store.rules.content_words import RIGHT_LAYERS
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from store.roster_filter import Compiled, Parameter, Piece
    from store.rules.filters import Filter, Term
    from store.rules.tiers import Tiers


def compile_library(
    filter: Filter,  # noqa: A002 - its name
    tiers: Tiers,
    today: date,
) -> Compiled:
    """Turn a filter into SQL; raises FilterProblem for a tier that is not one."""

    def ask(term: Term) -> Piece:
        if not term.field:
            return _word(term, tiers)
        own = _CONDITIONS.get(term.field)
        return own(term, today) if own else condition(term, tiers)

    return put_together(filter.terms, ask)


def _covered(where: str, given: Sequence[Parameter]) -> Piece:
    """Assets that a right ``r`` of that sort is about: by their talk or their piece.

    Both are looked up once for the whole list, not once for every asset.
    """
    rights = f"FROM usage_right r WHERE ({where})"
    sql = (
        f"a.collaboration_id IN (SELECT r.collaboration_id {rights}"
        f" AND r.deliverable_id IS NULL) OR a.deliverable_id IN"
        f" (SELECT r.deliverable_id {rights} AND r.deliverable_id IS NOT NULL)"
    )
    return sql, [*given, *given]


def _may(layers: Sequence[str], today: date) -> Piece:
    """Assets that may be run today, somewhere, on one of these layers."""
    named, values = is_any("r.layer", list(layers))
    day = today.isoformat()
    return _covered(f"{named} AND {RUNNING}", [*values, day, day])


def _word(term: Term, tiers: Tiers) -> Piece:
    """A bare word: of the person, or in what the asset is called."""
    of_person, values = condition(term, tiers)
    word = fold(term.values[0])
    titles = [f"instr({_folded('a.' + name, word)}, ?) > 0" for name in _CALLED]
    return any_of([of_person, *titles]), [*values, *([word] * len(_CALLED))]


_CALLED = ("title", "style")


def _folded(column: str, word: str) -> str:
    """A column as a folded word is looked for in it, the quickest way that serves.

    SQLite's own ``lower`` knows the Latin letters without accents, which is enough for
    a word of these; a word without case needs no folding at all, but in paths, which
    are kept as the disk spells them.
    """
    if word.isascii():
        return f"lower({column})"
    is_plain = word.upper() == word and column != "a.place"
    return column if is_plain else f"fold({column})"


def _exact(term: Term, _today: date) -> Piece:
    return is_any(f"a.{term.field}", term.values)


def _text(term: Term, _today: date) -> Piece:
    words = [fold(value) for value in term.values]
    parts = [contains(_folded(f"a.{term.field}", word), [word]) for word in words]
    return any_of([sql for sql, _ in parts]), list(words)


def _campaign(term: Term, _today: date) -> Piece:
    named, values = contains("k.name_key", [fold(value) for value in term.values])
    sql = (
        "a.collaboration_id IN (SELECT t.id FROM campaign k JOIN collaboration t"
        f" ON t.campaign_id=k.id WHERE {named})"
    )
    return sql, values


def _platform(term: Term, _today: date) -> Piece:
    return is_any(PLATFORM, term.values)


def _captured(term: Term, _today: date) -> Piece:
    if term.op == ":":
        return is_any("a.captured_on", term.values)
    return any_of([f"a.captured_on {term.op} ?"] * len(term.values)), [*term.values]


def _ends(term: Term, _today: date) -> Piece:
    op = "=" if term.op == ":" else term.op
    return _covered(any_of([f"r.ends_on {op} ?"] * len(term.values)), [*term.values])


def _is(term: Term, _today: date) -> Piece:
    parts = {"address": IS_ADDRESS, "file": f"NOT {IS_ADDRESS}"}
    return any_of([parts[value] for value in term.values]), []


def _presence(term: Term, today: date) -> Piece:
    """Whether any of the fields of a term is there, or is not."""
    if not {"may", "ends"} & set(term.values):
        return presence(term, lambda name: _THERE.get(name) or is_there(name))
    pieces = []
    for name in term.values:
        if name in {"may", "ends"}:
            piece = _HELD[name](today)
        else:
            piece = (_THERE.get(name) or is_there(name), [])
        pieces.append(piece)
    sign = "({}) IS NOT TRUE" if term.field == "no" else "({})"
    sql = any_of([sign.format(one) for one, _ in pieces])
    return sql, [value for _, values in pieces for value in values]


_THERE = {
    "style": "a.style IS NOT NULL",
    "title": "a.title IS NOT NULL",
    "campaign": "EXISTS (SELECT 1 FROM collaboration t WHERE t.id=a.collaboration_id"
    " AND t.campaign_id IS NOT NULL)",
}

_HELD: Mapping[str, Callable[[date], Piece]] = {
    "may": lambda today: _may(RIGHT_LAYERS, today),
    "ends": lambda _today: _covered("r.ends_on IS NOT NULL", ()),
}

_CONDITIONS: Mapping[str, Callable[[Term, date], Piece]] = {
    "kind": _exact,
    **dict.fromkeys(("style", "title", "place"), _text),
    "campaign": _campaign,
    "platform": _platform,
    "may": lambda term, today: _may(term.values, today),
    "ends": _ends,
    "captured": _captured,
    "is": _is,
    **dict.fromkeys(("has", "no"), _presence),
}
"""What is asked of the asset; everything else is asked of the person."""
