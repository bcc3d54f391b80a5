"""What the word under the cursor of a filter could become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.filter_fields import ORDERED, ROSTER, Field, FieldTable, Kind
from store.rules.filter_grammar import FIELD, value_as_typed
from store.rules.text import fold
from store.rules.vocabulary import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def complete(
    text: str,
    cursor: int,
    values: Mapping[str, Sequence[str]],
    table: FieldTable = ROSTER,
) -> tuple[str, ...]:
    """What could stand instead of the word that ends at the cursor, likeliest first.

    Field names come before values. ``values`` are the ones in use, by field name; the
    closed lists are known without them. ``table`` holds the fields of the list.
    """
    word = _word_before(text[:cursor])
    sign = "-" if word.startswith("-") else ""
    word = word.removeprefix("-")
    head = FIELD.match(word)
    if head is None:
        offers = [*_fields(word, table), *_values_of_any(word, values)]
        return tuple(dict.fromkeys(sign + offer for offer in offers))
    found = table.find(head["name"])
    if found is None:
        return ()
    done, last = _before_last_comma(word[head.end() :])
    before = sign + head[0] + done
    known = values.get(found.name) or table.choices.get(found.name, ())
    return tuple(before + offer for offer in _matching(last, known))


def _word_before(text: str) -> str:
    """The word that ends with the text; a space in an open quotation does not part."""
    start, is_open = 0, False
    for place, sign in enumerate(text):
        if sign == '"':
            is_open = not is_open
        elif sign.isspace() and not is_open:
            start = place + 1
    return text[start:]


def _before_last_comma(text: str) -> tuple[str, str]:
    """The values that are complete, with their commas, and the one being typed."""
    cut, is_open = 0, False
    for place, sign in enumerate(text):
        if sign == '"':
            is_open = not is_open
        elif sign == "," and not is_open:
            cut = place + 1
    return text[:cut], text[cut:]


def _fields(typed: str, table: FieldTable) -> Iterator[str]:
    """Fields whose name begins so, each in the language in which it was begun."""
    key = spelling_key(typed)
    if typed and not key:
        return
    for field in table.fields:
        for name in (field.name, *field.aliases):
            if spelling_key(name).startswith(key):
                yield name + _usual_operator(field)
                break


def _usual_operator(field: Field) -> str:
    """What mostly follows: a bound for what is ordered; tiers are called by name."""
    is_bound = field.kind in ORDERED and field.kind is not Kind.TIER
    return ">" if is_bound else ":"


def _values_of_any(typed: str, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Values of any field that begin so, each with its field."""
    if typed:
        for name, known in values.items():
            yield from (f"{name}:{offer}" for offer in _matching(typed, known))


def _matching(typed: str, known: Iterable[str]) -> Iterator[str]:
    """The known values that begin so, as they must be typed."""
    key = fold(typed.removeprefix('"'))
    return (value_as_typed(value) for value in known if fold(value).startswith(key))
