"""Turns a filter of costs into SQL: text and parameters, no database.

The SQL speaks of ``cost k`` alone: what is asked of a campaign or of a person is asked
in a question of its own, once for all costs. What nobody knows (NULL) matches no
condition, and every negated one.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from store.ledger_sorts import OPEN, TAKES, Way
from store.roster_filter import (
    any_of,
    compare_amount,
    condition,
    contains,
    is_any,
    is_there,
    presence,
    put_together,
)
from store.rules.cost_words import OPEN_COSTS
from store.rules.currencies import DECIMALS
from store.rules.ledger_fields import TYPED
from store.rules.text import fold
from store.rules.vocabulary import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from store.roster_filter import Parameter, Piece
    from store.rules.filters import Filter, Term
    from store.rules.tiers import Tiers


class CompiledCosts(NamedTuple):
    """A filter of costs as SQL: a condition that can stand behind AND, and its values.

    ``in_totals`` says that the same condition can be asked of ``cost_total k``;
    ``ways`` lead by day along all that can match: () where no index does.
    """

    where: str
    parameters: tuple[Parameter, ...]
    in_totals: bool
    ways: tuple[Way, ...]


def compile_ledger(
    filter: Filter,  # noqa: A002 - its name
    tiers: Tiers,
    today: date,
) -> CompiledCosts:
    """Turn a filter into SQL; raises FilterProblem for a tier that is not one."""

    def ask(term: Term) -> Piece:
        if not term.field:
            return _word(term, tiers)
        own = _CONDITIONS.get(term.field)
        return own(term, today) if own else of_person(condition(term, tiers))

    found = put_together(filter.terms, ask)
    return CompiledCosts(
        found.where,
        tuple(found.parameters),
        all(map(_is_totalled, filter.terms)),
        _ways(filter.terms),
    )


def named_campaigns(term: Term) -> Piece:
    """The campaigns ``g`` that a term of the field ``campaign`` means."""
    return contains("g.name_key", [fold(value) for value in term.values])


_TOTALLED = frozenset({"campaign", "category", "state", "channel", "currency"})
_TOTALLED_VALUES = {
    "is": frozenset({"open", "unrated"}),
    **dict.fromkeys(("has", "no"), frozenset({"campaign", "channel"})),
}


def _is_totalled(term: Term) -> bool:
    """Whether the sums that are kept can tell what a term asks."""
    known: frozenset[str] = _TOTALLED_VALUES.get(term.field, frozenset())
    return term.field in _TOTALLED or (bool(known) and known >= {*term.values})


_INDEXES = {"category": "ix_cost_category", "state": "ix_cost_state"}
_IMPLY_OPEN = frozenset({"open", "late", "due", "held"})


def _ways(terms: Iterable[Term]) -> tuple[Way, ...]:
    """One way for each value of the first term that an index goes along by day."""
    for term in terms:
        field, values = term.field, term.values
        is_open = field == "is" and _IMPLY_OPEN.issuperset(values)
        if is_open or (field == "late" and values == ("yes",)):
            field, values = "state", OPEN_COSTS
        if field in _INDEXES and not term.negated:
            # These are words of ours, from closed lists.
            return tuple(Way(f"k.{field}='{one}'", _INDEXES[field]) for one in values)
    return ()


_PERSON = """k.collaboration_id IN (SELECT c.id FROM collaboration c
 CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id
 CROSS JOIN roster_search s ON s.influencer_id=c.influencer_id WHERE {})"""


def of_person(asked: Piece) -> Piece:
    """Costs of people of whom something holds."""
    return _PERSON.format(asked[0]), asked[1]


def _holds(column: str, word: str) -> Piece:
    """A text that has a word in it, the quickest way that serves.

    LIKE folds plain letters and asks nothing outside the database; a word that has no
    case, as Korean has none, needs no more than that either.
    """
    if word.isascii() or word.upper() == word.lower():
        plain = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"{column} LIKE ? ESCAPE '\\'", [f"%{plain}%"]
    return f"instr(fold({column}), ?) > 0", [word]


def any_holds(columns: Iterable[str], words: Iterable[str]) -> Piece:
    """Texts of which one has any of these words in it."""
    folded = [fold(word) for word in words]
    pieces = [_holds(column, word) for column in columns for word in folded]
    return any_of([sql for sql, _ in pieces]), [
        one for _, many in pieces for one in many
    ]


def _word(term: Term, tiers: Tiers) -> Piece:
    """A bare word: of the person, or anywhere in what was typed of the cost."""
    personal, values = of_person(condition(term, tiers))
    typed, words = any_holds(("k.description", "k.payee", "k.invoice_ref"), term.values)
    return f"({personal}) OR {typed}", [*values, *words]


def _person(term: Term, _today: date) -> Piece:
    named = contains("l.name_key", [fold(value) for value in term.values])
    personal, values = of_person(named)
    paid, words = any_holds(["k.payee"], term.values)
    return f"({personal}) OR {paid}", [*values, *words]


def _campaign(term: Term, _today: date) -> Piece:
    named, values = named_campaigns(term)
    return f"k.campaign_id IN (SELECT g.id FROM campaign g WHERE {named})", values


def by_channel(term: Term, _today: date) -> Piece:
    """A platform is kept by its code; a name of her own, or a part of it, as typed."""
    codes = [value for value in term.values if value in PLATFORMS]
    typed = [value for value in term.values if value not in PLATFORMS]
    pieces = [is_any("k.channel", codes)] if codes else []
    pieces += [any_holds(["k.channel"], typed)] if typed else []
    return any_of([sql for sql, _ in pieces]), [
        one for _, many in pieces for one in many
    ]


_COLUMNS = {
    "state": "k.state",
    "category": "k.category",
    "currency": "k.amount_currency",
    "origin": f"ifnull(k.origin, '{TYPED}')",
    "on": "k.on_day",
    "due": "k.due_on",
    "paid": "k.paid_on",
    "payee": "k.payee",
    "for": "k.description",
    "invoice": "k.invoice_ref",
}


def _exact(term: Term, _today: date) -> Piece:
    return is_any(_COLUMNS[term.field], term.values)


def _text(term: Term, _today: date) -> Piece:
    return any_holds([_COLUMNS[term.field]], term.values)


def _day(term: Term, _today: date) -> Piece:
    column = _COLUMNS[term.field]
    if term.op == ":":
        return is_any(column, term.values)
    return any_of([f"{column} {term.op} ?"] * len(term.values)), [*term.values]


def by_amount(term: Term, _today: date) -> Piece:
    """An amount in its currency; digits alone mean so much of whichever it is in."""
    if term.values[0][-1].isalpha():
        return compare_amount(term, "k.amount")
    value, parts = Decimal(term.values[0]), []
    for decimals, codes in _BY_DECIMALS.items():
        bound = _bound(value.scaleb(decimals), term.op)
        if bound is not None:
            parts.append(f"k.amount_currency IN ({codes}) AND k.amount_minor {bound}")
    return any_of(parts or ["0"]), []


_BY_DECIMALS = {
    decimals: ",".join(
        f"'{code}'" for code, many in DECIMALS.items() if many == decimals
    )
    for decimals in sorted(set(DECIMALS.values()))
}


def _bound(value: Decimal, op: str) -> str | None:
    """A comparison of whole minor units with an exact figure; None when none can be."""
    if op == ":":
        whole = value == value.to_integral_value()
        return f"= {int(value)}" if whole else None
    way = ROUND_CEILING if op in {">=", "<"} else ROUND_FLOOR
    return f"{op} {int(value.to_integral_value(way))}"


_MISSING = f"{TAKES} AND ifnull(k.document, '') = ''"


def _document(term: Term, _today: date) -> Piece:
    """Whether the bill is there; of what is promised, billed or paid it should be."""
    known = {"missing": _MISSING, "there": "k.document <> ''"}
    return any_of([known[value] for value in term.values]), []


_OVER = "ifnull(k.over_note, '') <> ''"
_LATE = f"{OPEN} AND k.due_on NOTNULL AND k.due_on < ?"


def _over(term: Term, _today: date) -> Piece:
    return any_of([_told(_OVER, value) for value in term.values]), []


def _late(term: Term, today: date) -> Piece:
    parts = [_told(_LATE, value) for value in term.values]
    return any_of(parts), [today.isoformat()] * len(parts)


def _told(sql: str, answer: str) -> str:
    return sql if answer == "yes" else f"({sql}) IS NOT TRUE"


_THERE = {
    "person": "(k.collaboration_id IS NOT NULL OR k.payee <> '')",
    "campaign": "ifnull(k.campaign_id, 0) <> 0",
    "channel": "k.channel <> ''",
    "due": "k.due_on IS NOT NULL",
    "paid": "k.paid_on IS NOT NULL",
    "payee": "k.payee <> ''",
    "for": "k.description <> ''",
    "invoice": "k.invoice_ref <> ''",
}


def _presence(term: Term, _today: date) -> Piece:
    def known(name: str) -> str:
        return _THERE.get(name) or _PERSON.format(is_there(name))

    return presence(term, known)


_PLACES = {
    "open": OPEN,
    "over": _OVER,
    "late": _LATE,
    "due": f"{OPEN} AND k.due_on NOTNULL AND k.due_on <= ?",
    "held": f"{OPEN} AND k.hold_until > ?",
    "credit": "k.amount_minor < 0",
    "unrated": "ifnull(k.counted_currency, '') = ''",
    "part": """(k.part_of IS NOT NULL OR k.id IN
 (SELECT p.part_of FROM cost p WHERE p.part_of IS NOT NULL))""",
}


def _place(term: Term, today: date) -> Piece:
    parts = [_PLACES[value] for value in term.values]
    days: list[Parameter] = [today.isoformat()] * sum(part.count("?") for part in parts)
    return any_of(parts), days


_CONDITIONS: Mapping[str, Callable[[Term, date], Piece]] = {
    **dict.fromkeys(("state", "category", "currency", "origin"), _exact),
    **dict.fromkeys(("on", "due", "paid"), _day),
    **dict.fromkeys(("payee", "for", "invoice"), _text),
    **dict.fromkeys(("has", "no"), _presence),
    "person": _person,
    "campaign": _campaign,
    "channel": by_channel,
    "amount": by_amount,
    "doc": _document,
    "over": _over,
    "late": _late,
    "is": _place,
}
"""What is asked of the cost; everything else is asked of the person."""
