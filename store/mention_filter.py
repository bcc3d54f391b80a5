"""Turns a filter of mentions into SQL: text and parameters, no database.

The SQL speaks of ``mention m`` alone. What nobody knows (NULL) matches no condition,
and every negated one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.roster_filter import any_of, contains, is_any, presence, put_together
from store.rules.mention_fields import UNJUDGED
from store.rules.text import fold
from store.rules.vocabulary import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from store.roster_filter import Compiled, Piece
    from store.rules.filters import Filter, Term


def compile_mentions(filter: Filter) -> Compiled:  # noqa: A002 - its name
    """Turn a filter into SQL."""
    return put_together(filter.terms, lambda term: _CONDITIONS[term.field](term))


def _word(term: Term) -> Piece:
    """A bare word: in what was said, by whom, or what was searched for."""
    words = [fold(value) for value in term.values]
    parts = [contains(f"fold(m.{name})", words) for name in _WORDED]
    return any_of([sql for sql, _ in parts]), [one for _, many in parts for one in many]


_WORDED = ("text", "author", "keyword", "url")


def _campaign(term: Term) -> Piece:
    named, values = contains("g.name_key", [fold(value) for value in term.values])
    return f"m.campaign_id IN (SELECT g.id FROM campaign g WHERE {named})", values


def _channel(term: Term) -> Piece:
    """A platform is kept by its code; a name of her own, or a part of it, as typed."""
    codes = [value for value in term.values if value in PLATFORMS]
    typed = [fold(value) for value in term.values if value not in PLATFORMS]
    pieces = [is_any("m.platform", codes)] if codes else []
    pieces += [contains("fold(m.platform)", typed)] if typed else []
    return any_of([sql for sql, _ in pieces]), [
        one for _, many in pieces for one in many
    ]


def _sentiment(term: Term) -> Piece:
    said = [value for value in term.values if value != UNJUDGED]
    judged, values = is_any("m.sentiment", said) if said else ("", [])
    unjudged = "m.sentiment IS NULL" if UNJUDGED in term.values else ""
    return any_of([sql for sql in (judged, unjudged) if sql]), values


def _text(name: str) -> Callable[[Term], Piece]:
    return lambda term: contains(
        f"fold(m.{name})", [fold(value) for value in term.values]
    )


def _day(term: Term) -> Piece:
    if term.op == ":":
        return is_any("m.on_day", term.values)
    return any_of([f"m.on_day {term.op} ?"] * len(term.values)), [*term.values]


_THERE = {
    "campaign": "m.campaign_id IS NOT NULL",
    "channel": "m.platform IS NOT NULL",
    "keyword": "m.keyword IS NOT NULL",
    "author": "m.author IS NOT NULL",
}

_CONDITIONS: Mapping[str, Callable[[Term], Piece]] = {
    "": _word,
    "campaign": _campaign,
    "channel": _channel,
    "sentiment": _sentiment,
    "keyword": _text("keyword"),
    "author": _text("author"),
    "on": _day,
    **dict.fromkeys(("has", "no"), lambda term: presence(term, _THERE.__getitem__)),
}
