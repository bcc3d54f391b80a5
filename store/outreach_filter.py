"""Turns a filter of outreach into SQL: text and parameters, no database.

The SQL speaks of ``collaboration c`` and, for what is asked of the person, of the
tables of the roster's filters: ``roster_line l`` and ``roster_search s``. What nobody
knows (NULL) matches no condition, and every negated one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.roster_filter import (
    any_of,
    compare,
    compare_amount,
    condition,
    contains,
    is_any,
    is_there,
    presence,
    put_together,
)
from store.rules.pipeline import CLOSED, OPEN, PARKED
from store.rules.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from store.roster_filter import Compiled, Parameter, Piece
    from store.rules.filters import Filter, Term
    from store.rules.tiers import Tiers


def compile_outreach(
    filter: Filter,  # noqa: A002 - its name
    tiers: Tiers,
    today: date,
) -> Compiled:
    """Turn a filter into SQL; raises FilterProblem for a tier that is not one."""

    def ask(term: Term) -> Piece:
        own = _CONDITIONS.get(term.field)
        return own(term, today) if own else condition(term, tiers)

    return put_together(filter.terms, ask)


def _listed(stages: Iterable[str]) -> str:
    return ",".join(f"'{stage}'" for stage in sorted(stages))


_COLUMNS = {
    "stage": "c.stage",
    "waiting": "c.waiting_on",
    "channel": "c.last_channel",
    "due": "c.next_step_on",
    "last": "c.last_on",
    "since": "c.stage_since",
    "days": "c.stage_since",
    "silent": "c.last_on",
    "unanswered": "c.unanswered",
}

_THERE = {
    "campaign": "c.campaign_id IS NOT NULL",
    "due": "c.next_step_on IS NOT NULL",
    "channel": "c.last_channel IS NOT NULL",
    "last": "c.last_on IS NOT NULL",
    "asked": "c.asked_minor IS NOT NULL",
    "offered": "c.offered_minor IS NOT NULL",
    "fee": "c.fee_minor IS NOT NULL",
}

_IS_OPEN = f"c.stage IN ({_listed(OPEN)})"
_PLACES = {
    "open": _IS_OPEN,
    "closed": f"c.stage IN ({_listed(CLOSED)})",
    "parked": f"c.stage = '{PARKED}'",
    "late": "c.next_step_on < ?",
    "due": "c.next_step_on <= ?",
    "adrift": f"c.next_step_on IS NULL AND {_IS_OPEN}",
    "waiting": f"c.waiting_on <> 'me' AND {_IS_OPEN}",
}


def _exact(term: Term, _today: date) -> Piece:
    return is_any(_COLUMNS[term.field], term.values)


def _day(term: Term, _today: date) -> Piece:
    if term.op == ":":
        return is_any(_COLUMNS[term.field], term.values)
    column = _COLUMNS[term.field]
    return any_of([f"{column} {term.op} ?"] * len(term.values)), [*term.values]


def _passed(term: Term, today: date) -> Piece:
    """Days since the one in a column."""
    days = f"(julianday(?) - julianday({_COLUMNS[term.field]}))"
    sql, parameters = compare(term, days)
    return sql, [today.isoformat(), *parameters]


def _count(term: Term, _today: date) -> Piece:
    return compare(term, _COLUMNS[term.field])


def _amount(term: Term, _today: date) -> Piece:
    return compare_amount(term, f"c.{term.field}")


def _campaign(term: Term, _today: date) -> Piece:
    named, values = contains("k.name_key", [fold(value) for value in term.values])
    return f"c.campaign_id IN (SELECT k.id FROM campaign k WHERE {named})", values


def _presence(term: Term, _today: date) -> Piece:
    return presence(term, lambda name: _THERE.get(name) or is_there(name))


def _place(term: Term, today: date) -> Piece:
    parts = [_PLACES[value] for value in term.values]
    days: list[Parameter] = [today.isoformat()] * sum(part.count("?") for part in parts)
    return any_of(parts), days


_CONDITIONS: Mapping[str, Callable[[Term, date], Piece]] = {
    **dict.fromkeys(("stage", "waiting", "channel"), _exact),
    **dict.fromkeys(("due", "last", "since"), _day),
    **dict.fromkeys(("days", "silent"), _passed),
    "unanswered": _count,
    **dict.fromkeys(("asked", "offered", "fee"), _amount),
    "campaign": _campaign,
    **dict.fromkeys(("has", "no"), _presence),
    "is": _place,
}
"""What is asked of the collaboration; everything else is asked of the person."""
