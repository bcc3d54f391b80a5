"""Turns a filter of own time into SQL: text and parameters, no database.

The SQL speaks of ``work_time w`` alone. What nobody knows (NULL) matches no condition,
and every negated one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.roster_filter import (
    any_of,
    compare,
    condition,
    contains,
    is_any,
    presence,
    put_together,
)
from store.rules.text import fold
from store.rules.vocabulary import PLATFORMS
from store.work_time_rows import RATE_MINOR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from store.roster_filter import Compiled, Piece
    from store.rules.filters import Filter, Term
    from store.rules.tiers import Tiers


def compile_times(
    filter: Filter,  # noqa: A002 - its name
    tiers: Tiers,
) -> Compiled:
    """Turn a filter into SQL."""

    def ask(term: Term) -> Piece:
        return _CONDITIONS[term.field](term) if term.field else _word(term, tiers)

    return put_together(filter.terms, ask)


_PERSON = """w.collaboration_id IN (SELECT c.id FROM collaboration c
 CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id
 CROSS JOIN roster_search s ON s.influencer_id=c.influencer_id WHERE {})"""
_NOTE = "fold(w.note)"
_UNRATED = f"""w.id IN (SELECT w.id FROM work_time w
 LEFT JOIN campaign g ON g.id=w.campaign_id WHERE ({RATE_MINOR}) IS NULL)"""


def _word(term: Term, tiers: Tiers) -> Piece:
    """A bare word: of the person, or in what was done."""
    of_person, values = condition(term, tiers)
    noted, words = contains(_NOTE, [fold(value) for value in term.values])
    return f"({_PERSON.format(of_person)}) OR {noted}", [*values, *words]


def _person(term: Term) -> Piece:
    named, values = contains("l.name_key", [fold(value) for value in term.values])
    return _PERSON.format(named), values


def _campaign(term: Term) -> Piece:
    named, values = contains("g.name_key", [fold(value) for value in term.values])
    return f"w.campaign_id IN (SELECT g.id FROM campaign g WHERE {named})", values


def _channel(term: Term) -> Piece:
    """A platform is kept by its code; a name of her own, or a part of it, as typed."""
    codes = [value for value in term.values if value in PLATFORMS]
    typed = [fold(value) for value in term.values if value not in PLATFORMS]
    pieces = [is_any("w.channel", codes)] if codes else []
    pieces += [contains("fold(w.channel)", typed)] if typed else []
    return any_of([sql for sql, _ in pieces]), [
        one for _, many in pieces for one in many
    ]


def _day(term: Term) -> Piece:
    if term.op == ":":
        return is_any("w.on_day", term.values)
    return any_of([f"w.on_day {term.op} ?"] * len(term.values)), [*term.values]


_THERE = {
    "person": "w.collaboration_id IS NOT NULL",
    "campaign": "w.campaign_id IS NOT NULL",
    "channel": "w.channel IS NOT NULL",
    "for": "w.note IS NOT NULL",
}
_PLACES = {
    "typed": "w.touch_id IS NULL",
    "touch": "w.touch_id IS NOT NULL",
    "unrated": _UNRATED,
}

_CONDITIONS: Mapping[str, Callable[[Term], Piece]] = {
    "person": _person,
    "campaign": _campaign,
    "channel": _channel,
    "time": lambda term: compare(term, "w.minutes"),
    "on": _day,
    "for": lambda term: contains(_NOTE, [fold(value) for value in term.values]),
    "is": lambda term: (any_of([_PLACES[value] for value in term.values]), []),
    **dict.fromkeys(("has", "no"), lambda term: presence(term, _THERE.__getitem__)),
}
