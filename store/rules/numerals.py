"""One written number: taken apart, and read exactly or not at all.

``3.2M``, ``1억 2,000만``, ``(1,234.50)``, ``18.000.000 VND``: what can be read only one
way is read that way whatever its column looks like. What could be read two ways
(``1.234``) is read as its column's style says, and refused where there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from store.rules.currencies import DECIMALS, CurrencyMark, find_mark
from store.rules.text import clean, find_control, fold, narrow


class NumberStyle(StrEnum):
    """How a column writes thousands and decimals."""

    POINT = "point"
    """1,234.5"""
    COMMA = "comma"
    """1.234,5"""
    PLAIN = "plain"
    """No separators seen."""


_EMPTY_WORDS = """
n/a|na|n.a.|n/d|s/d|-|--|---|\N{EM DASH}|\N{EN DASH}|?|...|…|(not set)|not set
(not provided)|(none)|(empty)|null|none|nil|tbd|tba|없음|해당없음|해당 없음|미정|미입력
#div/0!|#n/a|#ref!|#value!|#name?|#num!|#null!|#error!|#spill!|#calc!
sin datos|sin dato|ninguno|ninguna|no disponible|no aplica
"""

EMPTY_WORDS = frozenset(re.split(r"[|\n]", _EMPTY_WORDS))
"""Folded texts that mean: nothing here. NaN is none of them; it is refused."""


def is_empty(text: str) -> bool:
    """Say whether a cell holds nothing, or one of the words for nothing."""
    return not text or fold(clean(text)) in EMPTY_WORDS


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number in its parts, before anybody says what its separators mean."""

    core: str
    """From the first digit to the last, with separators and Korean units."""
    negative: bool
    marks: tuple[CurrencyMark, ...]
    unit: int | None
    """What a word or letter behind it multiplies with: K, M, mil, mln."""
    percent: bool
    counted: bool
    """Whether it says what it counts (명, views)."""

    @property
    def is_plain(self) -> bool:
        """Whether it may be a count: neither money nor a percentage."""
        return not self.marks and not self.percent


_SMALL = {"십": 10, "十": 10, "백": 100, "百": 100, "천": 1000, "千": 1000}
_BIG = {
    **dict.fromkeys("만萬万", 10**4),
    **dict.fromkeys("억億亿", 10**8),
    **dict.fromkeys("조兆", 10**12),
}
_HANGUL_UNITS = "".join(_SMALL | _BIG)

_UNITS = {
    **dict.fromkeys(("k", "mil", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "mln", "mill", "mill.", "million", "millions"), 10**6),
    **dict.fromkeys(("millón", "millon", "millones"), 10**6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 10**9),
}

_COUNTED = """
명 회 건 개 번 뷰 followers follower subscribers subs views likes
seguidores suscriptores vistas visualizaciones
"""
_COUNTERS = frozenset(_COUNTED.split())

_BARE = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
_CORE = re.compile(rf"[0-9{_HANGUL_UNITS}](?:.*[0-9{_HANGUL_UNITS}])?", re.DOTALL)
_UNIT_WORD = re.compile(r"([^\W\d_]+\.?)\s*(?:de\s+)?(.*)", re.DOTALL)
_GAPS = dict.fromkeys(
    map(ord, "\t\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f"), " "
)
_ORDINARY = _GAPS | {0x2212: "-", 0x2019: "'"}

_LONGEST = 64
_MOST_DIGITS = 24  # well inside the 28 digits that Decimal keeps exactly


def _ordinary(text: str) -> str:
    """Give a text with one sort of space, minus and digit; refuse what is no number."""
    if len(text) > _LONGEST or find_control(text) is not None:
        raise ValueError(f"not a number: {text[:_LONGEST]!r}")
    return clean(narrow(clean(text)).translate(_ORDINARY))


def dissect(text: str) -> Numeral:
    """Take a written number apart; raises ValueError when it is anything else."""
    if len(text) <= _LONGEST and _BARE.fullmatch(text):
        return Numeral(text, False, (), None, False, False)
    plain = _ordinary(text)
    found = _CORE.search(plain)
    if found is None:
        raise ValueError(f"not a number: {text!r}")
    core, before, after = found[0], plain[: found.start()], plain[found.end() :]
    bracketed = "(" in before and after.endswith(")")
    if bracketed:
        before, after = before.replace("(", "", 1), after[:-1]
    before = before.strip()
    sign = before[:1] if before[:1] in {"+", "-"} else before[-1:]
    if sign in {"+", "-"}:
        before = before.removeprefix(sign) if before[0] == sign else before[:-1]
        if bracketed:
            raise ValueError(f"negative twice: {text!r}")
    if before[-1:] in {".", ","} and find_mark(before) is None:
        core, before = before[-1] + core, before[:-1]
    unit, rest = _split_unit(after.strip())
    percent, counted = rest == "%", fold(rest) in _COUNTERS
    marks = _marks(before)
    if not percent and not counted:
        marks += _marks(rest)
    if percent and (unit or marks):
        raise ValueError(f"a percentage of what: {text!r}")
    return Numeral(core, bracketed or sign == "-", marks, unit, percent, counted)


def _split_unit(after: str) -> tuple[int | None, str]:
    """Part what follows the digits into a multiplying unit and the rest."""
    if after and find_mark(after) is None and fold(after) not in _COUNTERS:
        word = _UNIT_WORD.match(after)
        if word and fold(word[1]) in _UNITS:
            return _UNITS[fold(word[1])], word[2]
        # 5KUSD: the letter may touch the currency behind it.
        if after[0] in "kKmMbB" and find_mark(after[1:].strip()):
            return _UNITS[after[0].lower()], after[1:].strip()
    return None, after


def _marks(text: str) -> tuple[CurrencyMark, ...]:
    """Read currency marks beside the digits: none, one, or two apart (USD $)."""
    whole = find_mark(text.strip())
    if whole:
        return (whole,)
    found = tuple(mark for mark in map(find_mark, text.split()) if mark)
    if len(found) != len(text.split()):
        raise ValueError(f"not a currency: {text!r}")
    return found


OPEN = re.compile(r"[1-9][0-9]{0,2}(?P<separator>[.,])[0-9]{3}")
"""The only digits that may be read two ways."""

_GROUP = "[1-9][0-9]{0,2}"
_SHAPE = re.compile(
    rf"""
    (?P<whole>[0-9]+)
    |(?P<spaced>{_GROUP}(?P<gap>[ '])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*(?:[.,][0-9]+)?)
    |(?P<point>{_GROUP}(?:,[0-9]{{3}})+(?:\.[0-9]+)?
        |[1-9][0-9]?(?:,[0-9]{{2}})+,[0-9]{{3}}(?:\.[0-9]+)?)
    |(?P<comma>{_GROUP}(?:\.[0-9]{{3}})+(?:,[0-9]+)?)
    |(?P<short_point>[0-9]*\.[0-9]+)
    |(?P<short_comma>[0-9]*,[0-9]+)
    """,
    re.VERBOSE,
)


def shape_of(core: str) -> str:
    """Name how digits are written.

    ``whole``, ``spaced``; ``point`` and ``comma`` with thousands or both separators,
    ``short_point`` and ``short_comma`` with decimals alone; ``open_point`` and
    ``open_comma`` where three digits behind that separator may be either; '' for none
    of these.
    """
    undecided = OPEN.fullmatch(core)
    if undecided:
        return "open_point" if undecided["separator"] == "." else "open_comma"
    found = _SHAPE.fullmatch(core)
    return (found.lastgroup or "") if found else ""


def read_digits(
    block: str, style: NumberStyle, *, whole: bool = False, helped: bool = False
) -> Decimal:
    """Read digits with separators.

    ``whole``: nothing with decimals is written here, so that three digits behind a
    separator are thousands. ``helped``: a unit, % or currency stands beside them, so
    that a comma before one or two digits is a decimal comma. Raises ValueError for what
    could be read two ways, or not at all.
    """
    shape = shape_of(block)
    if not shape or sum(map(str.isdigit, block)) > _MOST_DIGITS:
        raise ValueError(f"not a number: {block!r}")
    if shape.startswith("open"):
        separator = "." if shape == "open_point" else ","
        is_thousands = whole or _is_thousands(separator, style)
        return Decimal(block.replace(separator, "" if is_thousands else "."))
    if shape == "short_point" and style is NumberStyle.COMMA and not helped:
        raise ValueError(f"a decimal point among decimal commas: {block!r}")
    if shape == "short_comma" and style is not NumberStyle.COMMA and not helped:
        raise ValueError(f"may be a decimal comma, may be a slip: {block!r}")
    return Decimal(block.translate(_WITHOUT_THOUSANDS[shape]))


_WITHOUT_THOUSANDS: dict[str, dict[int, str | None]] = {
    "whole": {},
    "short_point": {},
    "point": {ord(","): None},
    "comma": {ord("."): None, ord(","): "."},
    "short_comma": {ord(","): "."},
    "spaced": {ord(" "): None, ord("'"): None, ord(","): "."},
}


def _is_thousands(separator: str, style: NumberStyle) -> bool:
    """Say whether the separator before exactly three digits parts thousands.

    Without a column to look at, a point is refused, since programs write decimals with
    one; a comma is not, since nobody counts people or money in thousandths.
    """
    if separator == "." and style is NumberStyle.PLAIN:
        raise ValueError("thousands or decimals: three digits behind a point")
    return (separator == ",") is (style is not NumberStyle.COMMA)


_PART = re.compile(rf"\s*([0-9][0-9.,]*)?\s*([{''.join(_SMALL)}])?([{''.join(_BIG)}])?")


def _read_units(core: str) -> Decimal:
    """Read digits with Korean or Chinese units, largest first: 1억 2,000만, 3만5천."""
    total = section = Decimal(0)
    whole_below = below = Decimal("Infinity")
    position = 0
    while position < len(core):
        part = _PART.match(core, position)
        digits, small, big = part.groups() if part else (None, None, None)
        if part is None or part.end() == position:
            raise ValueError(f"not a number: {core!r}")
        if digits is None and not (small and (big or position)):
            raise ValueError(f"a unit without a number: {core!r}")
        alone = position == 0 and part.end() == len(core)
        value = read_digits(digits, NumberStyle.POINT, helped=True) if digits else 1
        factor = _SMALL[small] if small else 1
        if value * factor >= below or (value % 1 and not alone):
            raise ValueError(f"units out of order: {core!r}")
        section, below = section + value * factor, Decimal(factor)
        if big:
            if section * _BIG[big] >= whole_below:
                raise ValueError(f"units out of order: {core!r}")
            total, section = total + section * _BIG[big], Decimal(0)
            whole_below = below = Decimal(_BIG[big])
        position = part.end()
    return total + section


def evaluate(numeral: Numeral, style: NumberStyle) -> Decimal:
    """Give the value of a number taken apart; raises ValueError if it stays unclear."""
    if any(letter in _HANGUL_UNITS for letter in numeral.core):
        if numeral.unit or numeral.percent:
            raise ValueError(f"two units: {numeral.core!r}")
        value = _read_units(numeral.core)
    else:
        scaled = bool(numeral.unit or numeral.percent)
        if scaled and style is NumberStyle.PLAIN and OPEN.fullmatch(numeral.core):
            raise ValueError(f"thousands or decimals: {numeral.core!r}")
        value = read_digits(
            numeral.core,
            style,
            whole=has_no_decimals(numeral),
            helped=bool(scaled or numeral.marks),
        )
        value *= numeral.unit or 1
    return value.copy_negate() if numeral.negative else value


def has_no_decimals(numeral: Numeral) -> bool:
    """Say whether it is an amount in a currency that has no decimals (won, dong)."""
    codes = [code for mark in numeral.marks for code in mark.codes]
    return bool(codes) and not numeral.unit and not any(map(DECIMALS.get, codes))


def read_number(text: str, style: NumberStyle = NumberStyle.PLAIN) -> Decimal | None:
    """Read one number as people write it; None for a word that means nothing here.

    A percentage gives its figure (``9,03%`` is 9.03), money its amount. Raises
    ValueError for whatever would have to be guessed.
    """
    if is_empty(text):
        return None
    return evaluate(dissect(text), style)
