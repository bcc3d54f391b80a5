"""Money: whole minor units and a currency, exact until the last step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import total_ordering
from typing import TYPE_CHECKING

from store.rules.currencies import DECIMALS, CurrencyMark
from store.rules.numerals import NumberStyle, dissect, evaluate, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EXACT = Context(prec=120)
_LARGEST = 2**63 - 1  # what one column of the file can hold


def minor_digits(currency: str) -> int:
    """Give how many decimals a currency has; ValueError for a code ISO has not."""
    try:
        return DECIMALS[currency]
    except KeyError:
        raise ValueError(f"no such currency: {currency!r}") from None


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (cents, won) of one ISO 4217 currency.

    Adding, subtracting or comparing two currencies raises ValueError, and so does an
    amount that is no whole number or too large for the file.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        minor_digits(self.currency)
        if type(self.minor) is not int or abs(self.minor) > _LARGEST:
            raise ValueError(f"not whole minor units: {self.minor!r}")

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other).minor

    def __str__(self) -> str:
        """The amount in plain figures, with its currency: 1250.00 EUR."""
        return f"{from_minor(self.minor, self.currency)} {self.currency}"

    def scaled(self, factor: Decimal) -> Money:
        """Give this times a factor, rounded once, half to even."""
        if not factor.is_finite() or abs(factor.adjusted()) > 40:
            raise ValueError(f"not a factor: {factor}")
        exact = _EXACT.multiply(Decimal(self.minor), factor)
        return Money(int(exact.to_integral_value(ROUND_HALF_EVEN)), self.currency)

    def _same(self, other: Money) -> Money:
        """Give the other amount if it is in this currency."""
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} with {other.currency}")
        return other


def to_minor(amount: Decimal, currency: str) -> int:
    """Give an amount in minor units, exactly.

    Raises ValueError for more decimals than the currency has, for NaN and infinity, and
    for amounts too large for the file.
    """
    digits = minor_digits(currency)
    if not amount.is_finite() or amount.adjusted() > 20:
        raise ValueError(f"not an amount: {amount}")
    minor = _EXACT.scaleb(amount, digits)
    if minor != minor.to_integral_value() or abs(minor) > _LARGEST:
        raise ValueError(f"not an amount of {currency}: {amount}")
    return int(minor)


def from_minor(minor: int, currency: str) -> Decimal:
    """Give minor units as an amount with exactly the decimals of the currency."""
    return _EXACT.scaleb(Decimal(minor), -minor_digits(currency))


# What most cells of an export look like, read without the long way.
_SHORT = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def read_money(
    text: str,
    style: NumberStyle = NumberStyle.PLAIN,
    default_currency: str | None = None,
) -> Money | None:
    """Read an amount with its currency as people write it; None for an empty word.

    A currency beside the digits wins over the default. ``$`` is the default's dollar or
    peso if it has one, else USD; ``¥`` likewise, else JPY. Raises ValueError for an
    amount without any currency, with two, with too many decimals, or to be guessed.
    """
    short = _SHORT.fullmatch(text)
    if short and default_currency and style is not NumberStyle.COMMA:
        digits, decimals = minor_digits(default_currency), short[2] or ""
        if len(decimals) <= digits:
            minor = int(short[1] + decimals) * 10 ** (digits - len(decimals))
            return Money(minor, default_currency)
    if is_empty(text):
        return None
    numeral = dissect(text)
    if numeral.percent or numeral.counted:
        raise ValueError(f"not money: {text!r}")
    currency = _currency(numeral.marks, default_currency)
    amount = evaluate(numeral, style)
    return Money(to_minor(amount, currency), currency)


def _currency(marks: tuple[CurrencyMark, ...], default: str | None) -> str:
    """Decide the currency that the marks and the default agree on."""
    if not marks:
        if default is None:
            raise ValueError("an amount without a currency")
        minor_digits(default)
        return default
    codes = [
        code for code in marks[0].codes if all(code in mark.codes for mark in marks[1:])
    ]
    if default in codes:
        return default
    if not codes or (len(codes) > 1 and not any(mark.usual for mark in marks)):
        raise ValueError(f"which currency of {codes}")
    return codes[0]


def read_moneys(
    values: Sequence[str],
    style: NumberStyle,
    default_currency: str | None = None,
) -> tuple[list[Money | None], list[tuple[int, str]]]:
    """Read a column of amounts; second are index and text of the unreadable ones."""
    read: dict[str, Money | None] = {}
    unreadable = set()
    for text in set(values):
        try:
            read[text] = read_money(text, style, default_currency)
        except ValueError:
            read[text] = None
            unreadable.add(text)
    problems = (
        [(index, text) for index, text in enumerate(values) if text in unreadable]
        if unreadable
        else []
    )
    return [read[text] for text in values], problems


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Add amounts up; none at all are nothing in the given currency."""
    found = Money(0, currency)
    for amount in amounts:
        found += amount
    return found


def split(money: Money, parts: Sequence[int]) -> list[Money]:
    """Split an amount by whole weights so that the parts add up to it exactly.

    What does not divide goes, one minor unit each, to the largest remainders, earlier
    parts first. Raises ValueError for negative weights or none above zero.
    """
    whole = sum(parts)
    if whole <= 0 or min(parts) < 0:
        raise ValueError(f"cannot split by {list(parts)}")
    size = abs(money.minor)
    shares = [size * part // whole for part in parts]
    by_remainder = sorted(
        range(len(parts)), key=lambda index: -(size * parts[index] % whole)
    )
    for index in by_remainder[: size - sum(shares)]:
        shares[index] += 1
    sign = -1 if money.minor < 0 else 1
    return [Money(sign * share, money.currency) for share in shares]
