"""Turns a filter into SQL over the roster list: text and parameters, no database.

The SQL speaks of ``roster_line l`` and, where words are searched, ``roster_search s``;
it calls ``fold(x)``, a function the connection must know. What nobody knows (NULL)
matches no condition, and every negated one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from store.rules.filter_fields import TIER_WORDS, Kind, find_field, nearest
from store.rules.filters import Filter, FilterProblem, Term
from store.rules.text import fold, initials, is_initials
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from store.rules.tiers import Tiers

Parameter = str | int | float
Piece = tuple[str, list[Parameter]]
"""A condition and its parameters."""

SEARCH_JOIN = " JOIN roster_search s ON s.influencer_id = l.influencer_id"


@dataclass(frozen=True, slots=True)
class Compiled:
    """A filter as SQL.

    ``where`` is a condition that can stand behind AND ("1" when all pass), with its
    ``parameters`` in order; ``joins`` is what must stand behind ``roster_line l`` for
    it; ``words`` are the folded bare words looked for; ``trash`` says that the filter
    asks for what was thrown away, which is not part of ``where``.
    """

    where: str
    parameters: list[Parameter] = field(default_factory=list)
    words: tuple[str, ...] = ()
    joins: str = ""
    trash: bool = False


_COLUMNS: Mapping[str, str] = {
    "followers": "l.followers",
    "following": "l.following",
    "er": "l.engagement_rate",
    "views": "l.avg_views",
    "likes": "l.avg_likes",
    "comments": "l.avg_comments",
    "fit": "l.fit",
    "accounts": "l.accounts",
    "status": "l.status",
    "country": "l.country",
    "lang": "l.language",
    "niche": "l.niche",
    "city": "l.city",
    "agent": "l.agent_name",
    "source": "l.source",
    "email": "l.email",
    "phone": "l.phone",
    "handle": "l.handle",
    "rate": "l.rate_minor",
}

_TAGGED = "l.influencer_id IN (SELECT it.influencer_id FROM influencer_tag it"
_BEYOND = 2**63 - 1
_ACCOUNT = (
    "EXISTS (SELECT 1 FROM account a WHERE a.influencer_id = l.influencer_id AND "
)
_DIGITS_OF_PHONE = (
    "replace(replace(replace(replace(replace(replace(l.phone, ' ', ''), '-', ''),"
    " '.', ''), '(', ''), ')', ''), '/', '')"
)


def compile_filter(filter: Filter, tiers: Tiers) -> Compiled:  # noqa: A002 - its name
    """Turn a filter into SQL; raises FilterProblem for a tier that is not one."""
    places = [term for term in filter.terms if term.field == "is"]
    asked = (term for term in filter.terms if term.field != "is")
    compiled = put_together(asked, lambda term: condition(term, tiers))
    return replace(compiled, trash=not all(term.negated for term in places))


def put_together(terms: Iterable[Term], ask: Callable[[Term], Piece]) -> Compiled:
    """Join what ``ask`` makes of each term, its negation left out, by *and*."""
    pieces: list[str] = []
    parameters: list[Parameter] = []
    words: list[str] = []
    for term in terms:
        sql, values = ask(term)
        pieces.append(f"({sql}) IS NOT TRUE" if term.negated else f"({sql})")
        parameters += values
        if not term.field and not term.negated:
            words.append(fold(term.values[0]))
    where = " AND ".join(pieces) or "1"
    joins = SEARCH_JOIN if "s." in where else ""
    return Compiled(where, parameters, words=tuple(words), joins=joins)


def condition(term: Term, tiers: Tiers) -> Piece:
    """What a term asks of a person, without its negation."""
    if not term.field:
        return _word(term)
    found = find_field(term.field)
    kind = found.kind if found else Kind.TEXT
    if kind is Kind.TIER:
        return _tier(term, tiers)
    return _CONDITIONS[kind](term)


def _word(term: Term) -> Piece:
    word = term.values[0]
    if is_initials(word):
        return "instr(s.initials, ?) > 0", [initials(word)]
    return "instr(s.folded, ?) > 0", [fold(word)]


def _tier(term: Term, tiers: Tiers) -> Piece:
    """Tiers are ranges of followers; above one means from where the next begins."""
    parts: list[str] = []
    parameters: list[Parameter] = []
    for value in term.values:
        lower, upper = tiers.range(_tier_name(value, term, tiers))
        if upper is None:  # nothing in a file can be as large
            upper = _BEYOND
        first, end = {
            ":": (lower, upper),
            ">=": (lower, _BEYOND),
            ">": (upper, _BEYOND),
            "<": (0, lower),
            "<=": (0, upper),
        }[term.op]
        parts.append("l.followers >= ? AND l.followers < ?")
        parameters += [first, end]
    return any_of(parts), parameters


def _tier_name(value: str, term: Term, tiers: Tiers) -> str:
    names = {fold(name): name for name in tiers.names}
    name = names.get(fold(value)) or names.get(TIER_WORDS.get(fold(value), ""))
    if name is None:
        raise FilterProblem(
            N_("There is no tier called “{value}”; it is one of: {choices}."),
            start=term.span[0],
            end=term.span[1],
            nearest=nearest(value, tiers.names),
            value=value,
            choices=", ".join(tiers.names),
        )
    return name


def _compare(term: Term) -> Piece:
    return compare(term, _COLUMNS[term.field])


def compare(term: Term, column: str) -> Piece:
    """A figure in a column against that of a term."""
    op = "=" if term.op == ":" else term.op
    number = Decimal(term.values[0])
    whole = number == number.to_integral_value()
    return f"{column} {op} ?", [int(number) if whole else float(number)]


def _compare_percent(term: Term) -> Piece:
    """Equal means as shown, to two decimals; more and less mean exactly that."""
    sql, parameters = _compare(term)
    column = _COLUMNS[term.field]
    return sql.replace(f"{column} =", f"round({column}, 2) ="), parameters


def _compare_price(term: Term) -> Piece:
    return compare_amount(term, "l.rate")


def compare_amount(term: Term, name: str) -> Piece:
    """An amount and its currency, in two columns of that name, against a term's."""
    from store.rules.money import to_minor  # noqa: PLC0415 - see filter_values

    op = "=" if term.op == ":" else term.op
    amount, currency = term.values[0][:-3], term.values[0][-3:]
    minor = to_minor(Decimal(amount), currency)
    return f"{name}_currency = ? AND {name}_minor {op} ?", [currency, minor]


def _compare_day(term: Term) -> Piece:
    """Instants are text that begins with its day; T99 is after the last of them."""
    parts: list[str] = []
    parameters: list[Parameter] = []
    for day in term.values:
        if term.op == ":":
            parts.append("l.updated_at >= ? AND l.updated_at < ?")
            parameters += [day, f"{day}T99"]
        else:
            op, end = _DAY_BOUNDS[term.op]
            parts.append(f"l.updated_at {op} ?")
            parameters.append(day + end)
    return any_of(parts), parameters


_DAY_BOUNDS = {">": (">", "T99"), ">=": (">=", ""), "<": ("<", ""), "<=": ("<", "T99")}


def _exact(term: Term) -> Piece:
    return is_any(_COLUMNS[term.field], term.values)


def _code(term: Term) -> Piece:
    """A code of ours, or a word that was kept as somebody typed it."""
    column = _COLUMNS[term.field]
    codes = [value for value in term.values if _is_code(value)]
    typed = [fold(value) for value in term.values if not _is_code(value)]
    parts = [is_any(column, codes)] if codes else []
    if typed:
        parts.append(is_any(f"fold(coalesce({column}, ''))", typed))
    return any_of([sql for sql, _ in parts]), [one for _, many in parts for one in many]


def _is_code(value: str) -> bool:
    return len(value) == 2 and value.isascii()


def _platform(term: Term) -> Piece:
    # The line shows the largest account; only people with more need a second look.
    shown, values = is_any("l.platform", term.values)
    other, _ = is_any("a.platform", term.values)
    return f"{shown} OR l.accounts > 1 AND {_ACCOUNT}{other})", [*values, *values]


def _tag(term: Term) -> Piece:
    sql, parameters = is_any("t.name_key", [fold(value) for value in term.values])
    return f"{_TAGGED} JOIN tag t ON t.id = it.tag_id WHERE {sql})", parameters


def _handle(term: Term) -> Piece:
    # Handles are among the words too: there most people are ruled out without a look
    # into another table.
    keys = [fold(value) for value in term.values]
    sql = f"instr(s.folded, ?) > 0 AND {_ACCOUNT}instr(a.handle_key, ?) > 0)"
    return any_of([sql] * len(keys)), [key for key in keys for _ in range(2)]


def _phone(term: Term) -> Piece:
    return contains(_DIGITS_OF_PHONE, list(term.values))


def _text(term: Term) -> Piece:
    values = [fold(value) for value in term.values]
    if term.field == "name":
        return contains("l.name_key", values)
    own = f"instr(fold(coalesce({_COLUMNS[term.field]}, '')), ?) > 0"
    if term.field not in {"niche", "email"}:
        return any_of([own] * len(values)), list(values)
    # These are among the words too: most people are ruled out there, without folding.
    sql = f"instr(s.folded, ?) > 0 AND {own}"
    return any_of([sql] * len(values)), [value for value in values for _ in range(2)]


def _presence(term: Term) -> Piece:
    return presence(term, is_there)


def presence(term: Term, is_known: Callable[[str], str]) -> Piece:
    """Whether any of the fields of a term is there, or is not."""
    parts = [is_known(value) for value in term.values]
    if term.field == "has":
        return any_of(parts), []
    return any_of([f"({part}) IS NOT TRUE" for part in parts]), []


def is_there(name: str) -> str:
    """The SQL for a person's having something, by the name of its field."""
    if name == "tag":
        return f"{_TAGGED})"
    column = _COLUMNS[name]
    found = find_field(name)
    if found and found.kind in {Kind.COUNT, Kind.PERCENT, Kind.MONEY}:
        return f"{column} IS NOT NULL"
    return f"{column} <> ''"


def contains(expression: str, values: list[str]) -> Piece:
    """A text that holds any of these."""
    return any_of([f"instr({expression}, ?) > 0"] * len(values)), list(values)


def is_any(expression: str, values: tuple[str, ...] | list[str]) -> Piece:
    """A text that is one of these."""
    if len(values) == 1:
        return f"{expression} = ?", list(values)
    return f"{expression} IN ({', '.join('?' * len(values))})", list(values)


def any_of(parts: list[str]) -> str:
    """Conditions of which one is enough."""
    return parts[0] if len(parts) == 1 else " OR ".join(f"({part})" for part in parts)


_CONDITIONS: Mapping[Kind, Callable[[Term], Piece]] = {
    Kind.COUNT: _compare,
    Kind.PERCENT: _compare_percent,
    Kind.MONEY: _compare_price,
    Kind.DATE: _compare_day,
    Kind.PLATFORM: _platform,
    Kind.STATUS: _exact,
    Kind.COUNTRY: _code,
    Kind.LANGUAGE: _code,
    Kind.TAG: _tag,
    Kind.HANDLE: _handle,
    Kind.PHONE: _phone,
    Kind.TEXT: _text,
    Kind.PRESENCE: _presence,
}
