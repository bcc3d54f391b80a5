"""Columns of figures: how they are written, and the counts and percentages in them."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from store.rules.numerals import (
    EMPTY_WORDS,
    NumberStyle,
    dissect,
    evaluate,
    has_no_decimals,
    is_empty,
    read_number,
    shape_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = [
    "EMPTY_WORDS",
    "NumberStyle",
    "decide_percent_scale",
    "decide_style",
    "is_empty",
    "read_counts",
    "read_number",
    "read_percents",
]

_Figure = TypeVar("_Figure", int, float)
Problems = list[tuple[int, str]]
"""Index and text of each value that could not be read."""

_LARGEST_DIGITS = 18  # what an integer column of the file can hold

# What most cells look like, so that the long way is rarely taken. The groups are named
# after what they say about their column.
_USUAL = re.compile(
    r"""
    [0-9]+[kKmMbB%]?
    |(?P<likely_point>[1-9][0-9]{0,2},[0-9]{3})
    |(?P<likely_comma>[1-9][0-9]{0,2}\.[0-9]{3})
    |(?P<point>(?:0|[1-9][0-9]*)\.(?:[0-9]{1,2}|[0-9]{4,})[kKmMbB%]?
        |[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})
    |(?P<comma>[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})
    |[0-9]+(?:\.[0-9]{1,2})?만
    """,
    re.VERBOSE,
)


def decide_style(values: Iterable[str]) -> tuple[NumberStyle, bool]:
    """Decide how a column writes its numbers, and whether that had to be guessed.

    One value that reads only one way (``1.234,5``, ``1,1M``) decides for its column.
    Where there are only values such as ``1.234``, three digits behind one separator are
    thousands (decimals if they are percentages or millions), and the answer is
    ambiguous. It is too when such values stand among certain ones of both styles.
    """
    seen = {text for text in values if "," in text or "." in text}
    hints = Counter(map(_hint, seen))
    for sure, point, comma in (
        (True, hints["point"], hints["comma"]),
        (False, hints["likely_point"], hints["likely_comma"]),
    ):
        if point or comma:
            style = NumberStyle.POINT if point >= comma else NumberStyle.COMMA
            likely = hints["likely_point"] + hints["likely_comma"]
            return style, bool(likely) and not (sure and 0 in {point, comma})
    return NumberStyle.PLAIN, False


def _hint(text: str) -> str:
    """Name the style that one value is written in, or likely is; '' for neither."""
    usual = _USUAL.fullmatch(text)
    if usual:
        return usual.lastgroup or ""
    try:
        numeral = dissect(text)
    except ValueError:
        return ""
    shape = shape_of(numeral.core)
    if not shape.startswith("open"):
        return shape.removeprefix("short_")
    parts_decimals = bool(numeral.unit or numeral.percent)
    style = "point" if (shape == "open_point") is parts_decimals else "comma"
    return style if has_no_decimals(numeral) else f"likely_{style}"


def read_counts(
    values: Sequence[str], style: NumberStyle
) -> tuple[list[int | None], Problems]:
    """Read a column of counts: whole numbers of people or things, None where empty.

    Second are index and text of what is no count: words, fractions, negative numbers,
    money, percentages, and anything that would have to be guessed.
    """
    whole = "".join(values)
    if whole.isascii() and whole.isdigit() and max(map(len, values)) <= _LARGEST_DIGITS:
        return [int(text) if text else None for text in values], []
    return _read_column(values, lambda text: _read_count(text, style))


_GROUPED = {
    NumberStyle.POINT: (re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}"), ","),
    NumberStyle.COMMA: (re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,5}"), "."),
}
_SHORT = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,2}))?([kKmMbB만]?)")
_FACTORS: dict[str, int] = {"": 1, "k": 10**3, "만": 10**4, "m": 10**6, "b": 10**9}


def _read_count(text: str, style: NumberStyle) -> int | None:
    """Read one count; raises ValueError when it is none."""
    short = _SHORT.fullmatch(text)
    if short and (short[3] or style is not NumberStyle.COMMA or not short[2]):
        decimals = short[2] or ""
        scaled: int = int(short[1] + decimals) * _FACTORS[short[3].lower()]
        count, rest = divmod(scaled, int(10 ** len(decimals)))
    else:
        if style in _GROUPED:
            grouped, separator = _GROUPED[style]
            if grouped.fullmatch(text):
                return int(text.replace(separator, ""))
        if is_empty(text):
            return None
        numeral = dissect(text)
        value = evaluate(numeral, style)
        count = int(value)
        rest = int(count != value or not numeral.is_plain)
    if rest or not 0 <= count < 10**_LARGEST_DIGITS:
        raise ValueError(f"not a count: {text!r}")
    return count


def decide_percent_scale(values: Iterable[str]) -> tuple[Decimal, bool]:
    """Decide what a column of rates is multiplied with to give percentages.

    With a percent sign anywhere, or a figure beyond 0 to 1, they are percentages
    already (1). Otherwise they look like shares of one (100), which is ambiguous: ask.
    """
    seen = set(values)
    if any("%" in text or "\uff05" in text for text in seen):
        return Decimal(1), False
    read = _percent(decide_style(seen)[0])
    found = False
    for text in seen:
        try:
            figure = read(text)
        except ValueError:
            continue
        if figure is not None and not 0 <= figure <= 1:
            return Decimal(1), False
        found = found or bool(figure)
    return (Decimal(100), True) if found else (Decimal(1), False)


def read_percents(
    values: Sequence[str], style: NumberStyle, scale: Decimal = Decimal(1)
) -> tuple[list[float | None], Problems]:
    """Read a column of percentages as numbers: ``2.91%`` and ``2.91`` are 2.91.

    ``scale`` multiplies figures without a percent sign (see `decide_percent_scale`).
    Second are index and text of what is no percentage: words, money, thousands.
    """
    return _read_column(values, _percent(style, scale))


_POINTED = re.compile(r"[0-9]{1,9}\.[0-9]{1,18}%?")


def _percent(
    style: NumberStyle, scale: Decimal = Decimal(1)
) -> Callable[[str], float | None]:
    """Make the reader of one percentage."""

    def read(text: str) -> float | None:
        if style is NumberStyle.POINT and _POINTED.fullmatch(text):
            return float(text[:-1] if text[-1] == "%" else Decimal(text) * scale)
        if is_empty(text):
            return None
        numeral = dissect(text)
        if numeral.unit or numeral.counted or numeral.marks:
            raise ValueError(f"not a percentage: {text!r}")
        value = evaluate(numeral, style)
        return float(value if numeral.percent else value * scale)

    return read


def _read_column(
    values: Sequence[str], read: Callable[[str], _Figure | None]
) -> tuple[list[_Figure | None], Problems]:
    """Read each different text once, and tell where the unreadable ones stand."""
    figures: dict[str, _Figure | None] = {}
    unreadable: set[str] = set()
    for text in set(values):
        try:
            figures[text] = read(text)
        except ValueError:
            figures[text] = None
            unreadable.add(text)
    return [figures[text] for text in values], _places(values, unreadable)


def _places(values: Sequence[str], unreadable: set[str]) -> Problems:
    """Give index and text of every value that could not be read."""
    if not unreadable:
        return []
    return [(index, text) for index, text in enumerate(values) if text in unreadable]
