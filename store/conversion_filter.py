"""Turns a filter of conversions into SQL: text and parameters, no database.

The SQL speaks of ``conversion k`` alone, as that of the ledger does of costs. What
nobody knows (NULL) matches no condition, and every negated one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.ledger_filter import any_holds, by_amount, by_channel, of_person
from store.roster_filter import (
    any_of,
    compare,
    condition,
    contains,
    is_any,
    is_there,
    presence,
    put_together,
)
from store.rules.codes import code_key
from store.rules.text import fold
from store.rules.utm import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from store.roster_filter import Parameter, Piece
    from store.rules.filters import Filter, Term
    from store.rules.tiers import Tiers


class CompiledConversions(NamedTuple):
    """A filter of conversions as SQL: a condition to stand behind AND, and its values.

    ``in_totals`` says that the same condition can be asked of ``conversion_total k``.
    """

    where: str
    parameters: tuple[Parameter, ...]
    in_totals: bool


def compile_conversions(
    filter: Filter,  # noqa: A002 - its name
    tiers: Tiers,
    today: date,
) -> CompiledConversions:
    """Turn a filter into SQL; raises FilterProblem for a tier that is not one."""

    def ask(term: Term) -> Piece:
        if not term.field:
            return _word(term, tiers)
        own = _CONDITIONS.get(term.field)
        return own(term, today) if own else of_person(condition(term, tiers))

    found = put_together(filter.terms, ask)
    return CompiledConversions(
        found.where, tuple(found.parameters), all(map(_is_totalled, filter.terms))
    )


_TOTALLED = frozenset({"campaign", "channel", "kind", "by"})
_TOTALLED_VALUES = {
    "is": frozenset({"unattributed"}),
    **dict.fromkeys(("has", "no"), frozenset({"campaign", "channel"})),
}


def _is_totalled(term: Term) -> bool:
    """Whether the sums that are kept can tell what a term asks."""
    known: frozenset[str] = _TOTALLED_VALUES.get(term.field, frozenset())
    return term.field in _TOTALLED or (bool(known) and known >= {*term.values})


def _word(term: Term, tiers: Tiers) -> Piece:
    """A bare word: of the person, or anywhere in what was typed of the conversion."""
    personal, values = of_person(condition(term, tiers))
    typed, words = any_holds(("k.order_ref", "k.what", "k.code"), term.values)
    return f"({personal}) OR {typed}", [*values, *words]


def _person(term: Term, _today: date) -> Piece:
    return of_person(contains("l.name_key", [fold(value) for value in term.values]))


def _campaign(term: Term, _today: date) -> Piece:
    named, values = contains("g.name_key", [fold(value) for value in term.values])
    return f"k.campaign_id IN (SELECT g.id FROM campaign g WHERE {named})", values


def _goal(term: Term, _today: date) -> Piece:
    named, values = contains("o.name_key", [fold(value) for value in term.values])
    return f"k.goal_id IN (SELECT o.id FROM conversion_goal o WHERE {named})", values


def _code(term: Term, _today: date) -> Piece:
    """The code of a sale, or one of several: as it is matched, else a part of it."""
    keys = [code_key(value) for value in term.values]
    exact, values = is_any("k.code_key", keys)
    held, words = any_holds(["k.code"], term.values)
    return f"{exact} OR {held}", [*values, *words]


_UTM = tuple(f"k.utm_{part}" for part in PARTS)


def _utm(term: Term, _today: date) -> Piece:
    return any_holds((*_UTM, "k.url"), term.values)


def _order(term: Term, _today: date) -> Piece:
    return any_holds(["k.order_ref"], term.values)


_COLUMNS = {
    "kind": "k.kind",
    "by": "k.attributed_by",
    "status": "k.status",
    "source": "k.source",
    "currency": "k.amount_currency",
}


def _exact(term: Term, _today: date) -> Piece:
    return is_any(_COLUMNS[term.field], term.values)


def _day(term: Term, _today: date) -> Piece:
    if term.op == ":":
        return is_any("k.on_day", term.values)
    return any_of([f"k.on_day {term.op} ?"] * len(term.values)), [*term.values]


def _quantity(term: Term, _today: date) -> Piece:
    return compare(term, "k.quantity")


_THERE = {
    "person": "k.collaboration_id IS NOT NULL",
    "campaign": "ifnull(k.campaign_id, 0) <> 0",
    "channel": "k.channel <> ''",
    "code": "k.code <> ''",
    "amount": "k.amount_minor IS NOT NULL",
    "goal": "k.goal_id IS NOT NULL",
    "order": "k.order_ref <> ''",
    "utm": f"coalesce({', '.join((*_UTM, 'k.url'))}) <> ''",
}


def _presence(term: Term, _today: date) -> Piece:
    def known(name: str) -> str:
        return _THERE.get(name) or of_person((is_there(name), []))[0]

    return presence(term, known)


_PLACES = {
    "unattributed": "k.attributed_by = 'none'",
    "refunded": "k.refunded_minor > 0",
    "cancelled": "k.status = 'cancelled'",
    "unrated": "k.amount_minor IS NOT NULL AND k.counted_minor IS NULL",
    "unvalued": "k.amount_minor IS NULL",
}


def _place(term: Term, _today: date) -> Piece:
    return any_of([_PLACES[value] for value in term.values]), []


_CONDITIONS: Mapping[str, Callable[[Term, date], Piece]] = {
    **dict.fromkeys(_COLUMNS, _exact),
    **dict.fromkeys(("has", "no"), _presence),
    "person": _person,
    "campaign": _campaign,
    "channel": by_channel,
    "code": _code,
    "amount": by_amount,
    "on": _day,
    "goal": _goal,
    "utm": _utm,
    "order": _order,
    "quantity": _quantity,
    "is": _place,
}
"""What is asked of the conversion; everything else is asked of the person."""
