"""Readers of one column of a chunk, from typed cells to values to store.

Each takes all columns of the chunk, the row numbers, and the chunk being filled (for
its problems), and returns one value per row, None where there is none.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN
from typing import TYPE_CHECKING, Any

from store.exchange.sheets import RowProblem
from store.rules.dates import read_date
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
    from datetime import date

    from store.exchange.columns import ReadChunk
    from store.rules.dates import DateOrder
    from store.rules.figures import NumberStyle
    from store.rules.money import Money

Columns = list[Any]

WORDS: dict[str, tuple[Callable[[str], str | None], bool]] = {
    "status": (read_status, False),
    "preferred_channel": (read_channel, False),
    "language": (read_language, True),
    "country": (read_country, True),
    "audience_country": (read_country, True),
    "platform": (read_platform, False),
}
"""Fields with a vocabulary: how to read one, and whether an unknown word is kept."""

MOST = 10**15
"""Counts from here on are mistakes of typing."""

_EMPTY_STARTS = frozenset(
    letter for word in EMPTY_WORDS for letter in (word[:1], word[:1].upper())
)
"""What a word for nothing begins with: a cheap look before a thorough one."""

NOT_KNOWN = N_("not a word known for this field; left out")
NOT_A_NUMBER = N_("not a whole number that can be read for sure; left out")
NOT_A_RATE = N_("not a rate that can be read for sure; left out")
NOT_A_DAY = N_("not a day that can be read for sure; left out")
NOT_MONEY = N_("not an amount that can be read for sure; left out")
TOO_MANY = N_("more than there are people; left out")
NEGATIVE = N_("an amount below nothing; left out")
NOT_A_FIT = N_("not a figure from 0 to 5; left out")


def lines(
    position: int, cols: Columns, _numbers: Sequence[int], _out: ReadChunk
) -> list[str | None]:
    """Plain text; blanks and the sheet's own words for nothing are None."""
    return [
        None if not value or (value[0] in _EMPTY_STARTS and is_empty(value)) else value
        for value in clean_column(cols[position])
    ]


def names(
    position: int, cols: Columns, _numbers: Sequence[int], _out: ReadChunk
) -> list[str | None]:
    """Names of people and places; only blanks and dashes are nothing."""
    return [
        value if value.strip("-\N{EN DASH}\N{EM DASH}") else None
        for value in clean_column(cols[position])
    ]


def counts(
    position: int,
    header: str,
    style: NumberStyle,
    rounded: bool,
    cols: Columns,
    numbers: Sequence[int],
    out: ReadChunk,
) -> list[int | None]:
    """Whole numbers in the column's style; an average may be ``rounded`` to one."""
    values, bad = read_counts(cols[position], style)
    if rounded and bad:
        bad = [spot for spot in bad if not _rounded(values, spot, style)]
    report(out, numbers, header, bad, NOT_A_NUMBER)
    if max(filter(None, values), default=0) >= MOST:
        large = [at for at, value in enumerate(values) if value and value >= MOST]
        spots = [(at, cols[position][at]) for at in large]
        report(out, numbers, header, spots, TOO_MANY)
        for at in large:
            values[at] = None
    return values


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
    cols: Columns,
    numbers: Sequence[int],
    out: ReadChunk,
) -> list[float | None]:
    """Rates in percent, with four decimals at most so that they survive any copy."""
    values, bad = read_percents(cols[position], style, scale)
    report(out, numbers, header, bad, NOT_A_RATE)
    known = {value: value and round(value, 4) for value in set(values)}
    return [known[value] for value in values]


def dates(
    position: int,
    header: str,
    order: DateOrder | None,
    cols: Columns,
    numbers: Sequence[int],
    out: ReadChunk,
) -> list[str | None]:
    """Days as ISO text; None for the whole column while its order is a question."""

    def read(text: str) -> str | None:
        if order is None:
            raise ValueError(text)
        found: date | None = read_date(text, order)
        return found and found.isoformat()

    return _each(cols[position], numbers, header, out, read, NOT_A_DAY)


def money(
    position: int,
    header: str,
    style: NumberStyle,
    default: str | None,
    given: int | None,
    cols: Columns,
    numbers: Sequence[int],
    out: ReadChunk,
) -> list[Money | None]:
    """Amounts with their currency: the cell's own, its row's, or the column's."""
    if given is None:

        def one(text: str) -> Money | None:
            return read_money(text, style, default)

        found = _each(cols[position], numbers, header, out, one, NOT_MONEY)
    else:
        found = []
        for at, (text, code) in enumerate(
            zip(cols[position], cols[given], strict=True)
        ):
            found += _each(
                [text],
                [numbers[at]],
                header,
                out,
                lambda cell, code=code: read_money(cell, style, _code(code) or default),
                NOT_MONEY,
            )
    for at, amount in enumerate(found):
        if amount is not None and amount.minor < 0:
            report(out, numbers, header, [(at, cols[position][at])], NEGATIVE)
            found[at] = None
    return found


def words(
    name: str,
    position: int,
    header: str,
    cols: Columns,
    numbers: Sequence[int],
    out: ReadChunk,
) -> list[str | None]:
    """Words of a vocabulary in any of our languages, as their codes."""
    read, keep = WORDS[name]

    def one(cell: str) -> str | None:
        text = clean(cell)
        found = read(text) if text else None
        if found is None and text and not keep:
            raise ValueError(text)
        return found or text or None

    return _each(cols[position], numbers, header, out, one, NOT_KNOWN)


def fits(
    position: int, header: str, cols: Columns, numbers: Sequence[int], out: ReadChunk
) -> list[int | None]:
    """Fit scores from 0 to 5."""

    def one(text: str) -> int:
        digits = clean(text).removesuffix(".0")
        if digits not in {"0", "1", "2", "3", "4", "5"}:
            raise ValueError(text)
        return int(digits)

    return _each(cols[position], numbers, header, out, one, NOT_A_FIT)


def handles(column: Sequence[str]) -> list[str | None]:
    """Handles without their first @; a profile URL stays for its own reader."""
    found = (
        value if "/" in value and not is_empty(value) else clean_handle(value)
        for value in clean_column(column)
    )
    return [
        None
        if not value
        or (value[0] in _EMPTY_STARTS and not value.isalnum() and is_empty(value))
        else value
        for value in found
    ]


def currency_in(header: str) -> str | None:
    """The currency that a header names: 비용(원), Fee (USD), tarifa €."""
    for sign, code in (("원", "KRW"), ("₩", "KRW"), ("€", "EUR"), ("£", "GBP")):
        if sign in header:
            return code
    for word in re.findall(r"\b[A-Z]{3}\b", header):
        if code := _code(word):
            return code
    return "USD" if "$" in header else None


def _code(text: str) -> str | None:
    code = clean(text).upper()
    try:
        minor_digits(code)
    except ValueError:
        return None
    return code


def _each(
    column: Sequence[str],
    numbers: Sequence[int],
    header: str,
    out: ReadChunk,
    read: Callable[[str], Any],
    reason: str,
) -> list[Any]:
    """Read a column, every different text once; what cannot be read is reported."""
    known: dict[str, Any] = {"": None}
    bad: dict[str, bool] = {}
    for text in set(column):
        if text not in known:
            try:
                known[text] = None if is_empty(text) else read(text)
            except ValueError:
                known[text], bad[text] = None, True
    if bad:
        spots = [(at, text) for at, text in enumerate(column) if text in bad]
        report(out, numbers, header, spots, reason)
    return list(map(known.__getitem__, column))


def report(
    out: ReadChunk,
    numbers: Sequence[int],
    header: str,
    bad: Sequence[tuple[int, str]],
    reason: str,
) -> None:
    """Note the values of a column that were not taken, by their place in it."""
    out.problems += [
        RowProblem(numbers[at], header, text[:200], reason) for at, text in bad
    ]
