"""Readers of one column of a chunk, from typed cells to values to store.

Each returns one value per row, None where there is none, and reports what it could not
take.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized

from store.rules.figures import (
    EMPTY_WORDS,
    is_empty,
    read_counts,
    read_number,
    read_percents,
)
from store.rules.money import minor_digits, read_money
from store.rules.profiles import clean_handle
from store.rules.text import clean, clean_column
from store.rules.vocabulary import (
    read_channel,
    read_country,
    read_language,
    read_platform,
    read_status,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.exchange.reading import Memo, Reading
    from store.rules.figures import NumberStyle
    from store.rules.money import Money


def _read_language(text: str) -> str | None:
    # Knowing every language takes a while, and most sheets hold these three.
    return text if text in {"en", "es", "ko"} else read_language(text)


WORDS: dict[str, tuple[Callable[[str], str | None], bool]] = {
    "status": (read_status, False),
    "preferred_channel": (read_channel, False),
    "language": (_read_language, True),
    "country": (read_country, True),
    "audience_country": (read_country, True),
    "platform": (read_platform, False),
}
"""Fields with a vocabulary: how to read one, and whether an unknown word is kept."""

MOST = 10**15
"""Counts from here on are mistakes of typing."""

_MARK = "\ufeff"
_JOINT = "\x1f"

_PLAIN_DIGITS = 9
"""A whole number up to here is what it looks like in every style."""

_EMPTY_STARTS = frozenset(
    letter for word in EMPTY_WORDS for letter in (word[:1], word[:1].upper())
)
_LONGEST_EMPTY = max(map(len, EMPTY_WORDS))
"""What a word for nothing begins with, and its length: a cheap look first."""

NOT_KNOWN = N_("not a word known for this field; left out")
NOT_A_NUMBER = N_("not a whole number that can be read for sure; left out")
NOT_A_RATE = N_("not a rate that can be read for sure; left out")
NOT_A_DAY = N_("not a day that can be read for sure; left out")
NOT_MONEY = N_("not an amount that can be read for sure; left out")
TOO_MANY = N_("more than there are people; left out")
NEGATIVE = N_("an amount below nothing; left out")
NOT_A_FIT = N_("not a figure from 0 to 5; left out")


def tidied(column: Sequence[str]) -> list[str]:
    """Clean every value of a column; most columns are clean, which is quickly seen."""
    stripped = list(map(str.strip, column))
    if stripped == list(column):
        whole = _JOINT.join(stripped)
        if whole.isascii() or (_MARK not in whole and is_normalized("NFC", whole)):
            return stripped
    return clean_column(column)


def _nothings(values: list[str]) -> set[str]:
    """Those of some clean values that mean: nothing here."""
    suspects = {
        value
        for value in values
        if len(value) <= _LONGEST_EMPTY and value[:1] in _EMPTY_STARTS
    }
    return {
        value
        for value in suspects
        # The same as is_empty for ASCII, in a fraction of the time.
        if (value.lower() in EMPTY_WORDS if value.isascii() else is_empty(value))
    }


def lines(position: int, chunk: Reading) -> list[str | None]:
    """Plain text; blanks and the sheet's own words for nothing are None."""
    values = tidied(chunk.cols[position])
    nothings = _nothings(values)
    if not nothings:
        return list(values)
    return [None if value in nothings else value for value in values]


def names(position: int, chunk: Reading) -> list[str | None]:
    """Names of people; a word such as Nil or NA is what somebody is called."""
    values = tidied(chunk.cols[position])
    nothings = {
        value
        for value in _nothings(values)
        if not (value.isascii() and value.isalpha())
    }
    if not nothings:
        return list(values)
    return [None if value in nothings else value for value in values]


def counts(
    position: int,
    header: str,
    style: NumberStyle,
    chunk: Reading,
    *,
    rounded: bool = False,
) -> list[int | None]:
    """Whole numbers in the column's style; an average may be ``rounded`` to one."""
    values, bad = _counted(chunk.cols[position], style, chunk.memos[position])
    if rounded and bad:
        bad = [spot for spot in bad if not _rounded(values, spot, style)]
    chunk.report(header, bad, NOT_A_NUMBER)
    if max(filter(None, values), default=0) >= MOST:
        large = [at for at, value in enumerate(values) if value and value >= MOST]
        spots = [(at, chunk.cols[position][at]) for at in large]
        chunk.report(header, spots, TOO_MANY)
        for at in large:
            values[at] = None
    return values


def _counted(
    column: Sequence[str], style: NumberStyle, memo: Memo
) -> tuple[list[int | None], list[tuple[int, str]]]:
    """What ``read_counts`` gives, but 12.3k is read only once for the whole sheet."""
    whole = "".join(column)
    if whole.isascii() and whole.isdigit() and "" not in column:
        return read_counts(column, style)
    unusual = {
        text
        for text in column
        if not (text.isdigit() and text.isascii() and len(text) <= _PLAIN_DIGITS)
    }
    memo.learn_all(unusual, lambda texts: read_counts(texts, style))
    known = memo.known
    values = [known[text] if text in unusual else int(text) for text in column]
    return values, memo.spots(column)


def _rounded(
    values: list[int | None], spot: tuple[int, str], style: NumberStyle
) -> bool:
    """Put the half-even whole number of a fraction into its place, if it is one."""
    at, text = spot
    try:
        value = read_number(text, style)
    except ValueError:
        return False
    if value is None or value < 0:
        return False
    values[at] = int(value.to_integral_value(ROUND_HALF_EVEN))
    return True


def percents(
    position: int,
    header: str,
    style: NumberStyle,
    scale: Decimal,
    chunk: Reading,
) -> list[float | None]:
    """Rates in percent, with four decimals at most so that they survive any copy."""
    column, memo = chunk.cols[position], chunk.memos[position]

    def read(texts: list[str]) -> tuple[list[float | None], list[tuple[int, str]]]:
        values, bad = read_percents(texts, style, scale)
        return [value and round(value, 4) for value in values], bad

    memo.learn_all(set(column), read)
    chunk.report(header, memo.spots(column), NOT_A_RATE)
    return list(map(memo.known.__getitem__, column))


@dataclass(frozen=True, slots=True)
class Currencies:
    """Where the currency of a column of amounts stands when a cell does not say it."""

    default: str | None
    column: int | None = None
    """The position of a column of currencies; it goes before the default."""


def money(
    position: int,
    header: str,
    style: NumberStyle,
    currencies: Currencies,
    chunk: Reading,
) -> list[Money | None]:
    """Amounts with their currency: the cell's own, its row's, or the column's."""
    texts = chunk.cols[position]
    codes: Sequence[str] = [""] * len(texts)
    if currencies.column is not None:
        codes = chunk.cols[currencies.column]
    known: dict[tuple[str, str], tuple[Money | None, str]] = {}
    for pair in set(zip(texts, codes, strict=True)):
        text, code = pair
        amount, fault = None, ""
        try:
            amount = read_money(text, style, _code(code) or currencies.default)
        except ValueError:
            fault = NOT_MONEY
        if amount is not None and amount.minor < 0:
            amount, fault = None, NEGATIVE
        known[pair] = amount, fault
    found = [known[pair] for pair in zip(texts, codes, strict=True)]
    for fault in (NOT_MONEY, NEGATIVE):
        bad = [(at, texts[at]) for at, pair in enumerate(found) if pair[1] == fault]
        chunk.report(header, bad, fault)
    return [amount for amount, _fault in found]


def words(
    name: str,
    position: int,
    header: str,
    chunk: Reading,
) -> list[str | None]:
    """Words of a vocabulary in any of our languages, as their codes."""
    read, keep = WORDS[name]

    def one(cell: str) -> str | None:
        text = clean(cell)
        found = read(text) if text else None
        if found is None and text and not keep:
            raise ValueError(text)
        return found or text or None

    return _each(position, header, chunk, one, NOT_KNOWN)


def fits(position: int, header: str, chunk: Reading) -> list[int | None]:
    """Fit scores from 0 to 5."""

    def one(text: str) -> int:
        digits = clean(text).removesuffix(".0")
        if digits not in {"0", "1", "2", "3", "4", "5"}:
            raise ValueError(text)
        return int(digits)

    return _each(position, header, chunk, one, NOT_A_FIT)


def handles(column: Sequence[str]) -> list[str | None]:
    """Handles without their first @; a profile URL stays for its own reader.

    A word for nothing is a handle only with its @.
    """
    values = tidied(column)
    nothings = _nothings(values)
    if not nothings and "@" not in (whole := "".join(values)) and whole.isascii():
        return list(values)
    marked = {"@", "\uff20"}
    return [
        None
        if value in nothings
        else clean_handle(value) or None
        if value[0] in marked and "/" not in value
        else value
        for value in values
    ]


def currency_in(header: str) -> str | None:
    """The currency that a header names: 비용(원), Fee (USD), tarifa €."""
    for sign, code in (("원", "KRW"), ("₩", "KRW"), ("€", "EUR"), ("£", "GBP")):
        if sign in header:
            return code
    for word in re.findall(r"\b[A-Z]{3}\b", header):
        if known := _code(word):
            return known
    return "USD" if "$" in header else None


def _code(text: str) -> str | None:
    code = clean(text).upper()
    try:
        minor_digits(code)
    except ValueError:
        return None
    return code


def _each(
    position: int,
    header: str,
    chunk: Reading,
    read: Callable[[str], Any],
    reason: str,
) -> list[Any]:
    """Read a column, every different text once; what cannot be read is reported."""
    column, memo = chunk.cols[position], chunk.memos[position]
    memo.learn(set(column), lambda text: None if is_empty(text) else read(text))
    chunk.report(header, memo.spots(column), reason)
    return list(map(memo.known.__getitem__, column))
