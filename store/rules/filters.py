"""The filter language of the lists: ``tier:micro er>3 -status:blocked mina``.

Words and terms are joined by *and*, a comma between values means *or*, a leading ``-``
turns a term round. Bare words search names, handles, aliases and e-mail addresses.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from store.errors import Invalid
from store.rules.filter_completion import complete
from store.rules.filter_fields import (
    ORDERED,
    ROSTER,
    SINGLE,
    Field,
    FieldTable,
    Kind,
    nearest,
)
from store.rules.filter_grammar import (
    FIELD,
    QUOTED,
    operator,
    unquoted,
    value_as_typed,
    word_as_typed,
)
from store.rules.filter_values import read_value
from store.rules.words import N_

__all__ = ["Filter", "FilterProblem", "Term", "complete", "parse_filter"]

_SPACE = re.compile(r"\s*")
_URL = re.compile(r"https?://", re.IGNORECASE)
_BARE = re.compile(r"\S*")
_BARE_IN_LIST = re.compile(r"[^\s,]*")


class FilterProblem(Invalid):
    """A filter that cannot be read; ``start`` and ``end`` are where, in characters.

    ``nearest`` is the field or value that was probably meant, if one is near.
    """

    def __init__(
        self,
        template: str,
        *,
        start: int,
        end: int,
        nearest: str | None = None,
        **detail: object,
    ) -> None:
        super().__init__(template, nearest=nearest, **detail)
        self.start = start
        self.end = end
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a field compared with any of its values, or a bare word.

    ``field`` is "" for a bare word, whose only value it then is. ``op`` is one of
    ``: > >= < <=``; values are in the canonical form of their field. ``span`` is where
    the term was typed, and no part of what it means.
    """

    field: str
    op: str
    values: tuple[str, ...]
    negated: bool = False
    span: tuple[int, int] = dataclass_field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        """The term as somebody would type it."""
        sign = "-" if self.negated else ""
        if not self.field:
            return sign + word_as_typed(self.values[0])
        values = ",".join(map(value_as_typed, self.values))
        return f"{sign}{self.field}{self.op}{values}"


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody wants to see: every term must hold; no term lets all pass."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """A canonical text that reads as an equal filter."""
        return " ".join(map(str, self.terms))


MOST_TERMS = 100
"""Words and conditions in one filter; far more than anybody reads again."""


def parse_filter(text: str, table: FieldTable = ROSTER) -> Filter:
    """Read a filter; raises FilterProblem at the first thing that makes no sense.

    ``table`` holds the fields of the list that it is for.

    A quotation that is still open ends with the text, and a lonely ``-`` is passed
    over, so that a filter can be read while it is typed.
    """
    text = unicodedata.normalize("NFC", text)
    terms: list[Term] = []
    position = _after_space(text, 0)
    while position < len(text):
        term, position = _read_term(text, position, table)
        if term is not None:
            terms.append(term)
        if len(terms) > MOST_TERMS:
            raise FilterProblem(
                N_("A filter may have up to {most} words."),
                start=position,
                end=len(text),
                most=MOST_TERMS,
            )
        position = _after_space(text, position)
    return Filter(tuple(terms))


def _read_term(text: str, start: int, table: FieldTable) -> tuple[Term | None, int]:
    """The term that starts here, if it says anything, and where it ends."""
    negated = text[start] == "-"
    place = start + negated
    if _URL.match(text, place) is None and (head := FIELD.match(text, place)):
        return _read_comparison(text, start, head, table)
    if quoted := QUOTED.match(text, place):
        word, end = unquoted(quoted), quoted.end()
    else:
        bare = _BARE.match(text, place)
        end = bare.end() if bare else place
        word = _bare_word(text[place:end])
    word = word.strip()
    return (Term("", ":", (word,), negated, (start, end)) if word else None), end


def _bare_word(word: str) -> str:
    """What to look for: a pasted link means the handle in it."""
    if "/" in word:
        from store.rules.profiles import read_profile  # noqa: PLC0415 - hardly ever

        if profile := read_profile(word):
            return profile.handle
    return word.rstrip(",").lstrip("@")


def _read_comparison(
    text: str, start: int, head: re.Match[str], table: FieldTable
) -> tuple[Term, int]:
    """A field, an operator and the values after it."""
    found = table.find(head["name"])
    if found is None:
        raise _unknown_field(head, table)
    op = operator(head)
    typed, end = _read_list(text, head.end(), found)
    span = (start, end)
    if not typed:
        raise FilterProblem(
            N_("{field} needs a value, as in {example}."),
            start=start,
            end=end,
            field=head["name"],
            example=found.example,
        )
    if op != ":" and found.kind not in ORDERED:
        raise FilterProblem(
            N_("{field} cannot be more or less than something; write {example}."),
            start=start,
            end=end,
            field=head["name"],
            example=found.example,
        )
    values = dict.fromkeys(_canonical(found, value, span, table) for value in typed)
    return Term(found.name, op, tuple(values), text[start] == "-", span), end


def _read_list(text: str, place: int, found: Field) -> tuple[list[str], int]:
    """The values at a place, parted by commas, and where they end."""
    values: list[str] = []
    while True:
        if quoted := QUOTED.match(text, place):
            value, place = unquoted(quoted), quoted.end()
        else:
            pattern = _BARE if found.kind in SINGLE else _BARE_IN_LIST
            bare = pattern.match(text, place)
            value = bare[0] if bare else ""
            place += len(value)
        if value.strip():
            values.append(value)
        if found.kind in SINGLE or text[place : place + 1] != ",":
            return values, place
        place += 1


def _canonical(
    found: Field, value: str, span: tuple[int, int], table: FieldTable
) -> str:
    """A value in its canonical form, or a refusal that says what would do."""
    read = read_value(found, value, table)
    if read is not None:
        return read
    choices = table.choices.get(found.name, ())
    raise FilterProblem(
        _BAD_VALUE.get(found.kind, _BAD_CHOICE),
        start=span[0],
        end=span[1],
        nearest=nearest(value, choices),
        field=found.name,
        value=value,
        example=found.example,
        choices=", ".join(choices),
    )


_BAD_CHOICE = N_("{field} cannot be “{value}”; it is one of: {choices}.")
_BAD_NUMBER = N_("“{value}” is not a number for {field}; write it as in {example}.")
_BAD_TEXT = N_("“{value}” is nothing that {field} could be; write it as in {example}.")
_BAD_DAY = N_("“{value}” is not a date for {field}; write it as in {example}.")
_BAD_VALUE = {
    Kind.COUNT: _BAD_NUMBER,
    Kind.PERCENT: _BAD_NUMBER,
    Kind.MONEY: N_(
        "“{value}” is not an amount with its currency for {field}; write it as in "
        "{example}."
    ),
    Kind.DATE: _BAD_DAY,
    Kind.WHEN: _BAD_DAY,
    Kind.COUNTRY: _BAD_TEXT,
    Kind.LANGUAGE: _BAD_TEXT,
    Kind.TAG: _BAD_TEXT,
    Kind.HANDLE: _BAD_TEXT,
    Kind.PHONE: _BAD_TEXT,
}


def _unknown_field(head: re.Match[str], table: FieldTable) -> FilterProblem:
    near = table.nearest(head["name"])
    return FilterProblem(
        table.unknown_but if near else table.unknown,
        start=head.start("name"),
        end=head.end("name"),
        nearest=near,
        field=head["name"],
    )


def _after_space(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place
