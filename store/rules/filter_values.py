"""The values of a filter: as people type them, and in the one form that is kept.

The roster is filtered before the first frame, mostly by nothing; so the readers of
numbers, money and dates are loaded with the first value that needs them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from store.rules.filter_fields import ROSTER, Field, FieldTable, Kind
from store.rules.text import narrow
from store.rules.vocabulary import (
    read_country,
    read_language,
    read_platform,
    read_status,
    spelling_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

_LARGEST = 10**15
_LONGEST_NUMBER = 30
_DIGITS = re.compile("[0-9]+")
_PLACES = {spelling_key(word): "trash" for word in ("trash", "휴지통", "papelera")}


def read_value(field: Field, text: str, table: FieldTable = ROSTER) -> str | None:
    """A value in its canonical form, which reads as itself; None for a bad one.

    Numbers become plain digits, dates ISO, money an amount and its code; closed lists
    become our codes; free text stays as typed.
    """
    text = unicodedata.normalize("NFC", text).strip()
    if field.kind is Kind.PRESENCE:
        asked = table.find(text)
        return asked.name if asked and asked.presence else None
    read = table.readers.get(field.name) or _READERS.get(field.kind, _as_typed)
    try:
        return read(text)
    except ValueError:  # what the readers of numbers, money and dates may not guess
        return None


def _as_typed(text: str) -> str | None:
    return text or None


def _read_count(text: str) -> str | None:
    from store.rules.figures import decide_style, read_number  # noqa: PLC0415

    # One value is a column of its own: 12.300 followers are never 12.3 of them.
    _refuse_long(text)
    return _plain(read_number(text, decide_style([text])[0]))


def _read_percent(text: str) -> str | None:
    from store.rules.figures import NumberStyle, read_number  # noqa: PLC0415

    _refuse_long(text)
    is_comma = text.rfind(",") > text.rfind(".")
    style = NumberStyle.COMMA if is_comma else NumberStyle.POINT
    return _plain(read_number(text.removesuffix("%"), style))


def _read_price(text: str) -> str | None:
    from store.rules.figures import decide_style  # noqa: PLC0415
    from store.rules.money import from_minor, read_money  # noqa: PLC0415

    _refuse_long(text)
    money = read_money(text, decide_style([text])[0], None)
    if money is None or abs(money.minor) > _LARGEST:
        return None
    return f"{from_minor(money.minor, money.currency):f}{money.currency}"


def _refuse_long(text: str) -> None:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("too long for a number")


def _plain(number: Decimal | None) -> str | None:
    """A number in digits; None when there is none, or none that a file can hold."""
    if number is None or abs(number) > _LARGEST:
        return None
    return format(number.normalize(), "f") if number else "0"


def _read_day(text: str) -> str | None:
    from store.rules.dates import DateOrder, read_date  # noqa: PLC0415

    day = read_date(text, DateOrder.ISO)
    return day.isoformat() if day else None


def _read_phone(text: str) -> str | None:
    return "".join(_DIGITS.findall(narrow(text))) or None


def _or_as_typed(read: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """Read a code; a longer word that is none may be in the roster as it was typed."""

    def reader(text: str) -> str | None:
        is_like_code = len(text) <= 3 and text.isascii()
        return read(text) or (None if is_like_code else text)

    return reader


_READERS: Mapping[Kind, Callable[[str], str | None]] = {
    Kind.COUNT: _read_count,
    Kind.PERCENT: _read_percent,
    Kind.MONEY: _read_price,
    Kind.DATE: _read_day,
    Kind.PLATFORM: read_platform,
    Kind.STATUS: read_status,
    Kind.COUNTRY: _or_as_typed(read_country),
    Kind.LANGUAGE: _or_as_typed(read_language),
    Kind.TAG: lambda text: text.lstrip("#").strip() or None,
    Kind.HANDLE: lambda text: text.lstrip("@\uff20").strip() or None,
    Kind.PHONE: _read_phone,
    Kind.PLACE: lambda text: _PLACES.get(spelling_key(text)),
}
