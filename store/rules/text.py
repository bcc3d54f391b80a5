"""Text as people type it: cleaned for keeping, folded for finding, keyed for matching.

What is kept stays as typed (emoji, joiners, scripts, even bidi marks; the screen has
its own helper for showing them). Only the keys made from it are folded. The
``*_column`` functions do the same to a whole column, in a small part of the time.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = "\ufeff"
"""The byte order mark: invisible, left in headers and first cells by other programs."""

_JOINT = "\x1f"
"""Parts the values of a column while they are handled as one text."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# Python's own strip() would also take out the controls that must be told about.
_SPACE = "\t\n\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
_SPACE += "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"

_NARROW = {0xFF00 + code: 0x20 + code for code in range(0x01, 0x5F)} | {
    0x3000: 0x20,  # ideographic space
    0xFFE0: 0xA2,  # cent
    0xFFE1: 0xA3,  # pound
    0xFFE5: 0xA5,  # yen
    0xFFE6: 0x20A9,  # won
}

_UNUSUAL = re.compile("[\u0345\u1f80-\u1fff\u3000\uff00-\uffef]")
"""What folding takes the long way for: full-width forms, and iota subscripts."""


def find_control(text: str) -> str | None:
    """Give the first character that no kept text may hold, or None.

    Forbidden are C0 controls other than newline and tab, DEL, C1 and lone surrogates.
    """
    if text.isascii() and text.isprintable():
        return None
    found = _CONTROL.search(text)
    return found[0] if found else None


def clean(text: str) -> str:
    """Give the text as it is kept: NFC, no outer whitespace, no byte order mark.

    Nothing else is taken out; ask `find_control` for what must be refused.
    """
    if text.isascii():
        return text.strip(_SPACE)
    return unicodedata.normalize("NFC", text.replace(_MARK, "")).strip(_SPACE)


def clean_column(values: Sequence[str]) -> list[str]:
    """Clean every value of a column."""
    whole = _JOINT.join(values)
    if not whole.isascii() and (
        _MARK in whole or not unicodedata.is_normalized("NFC", whole)
    ):
        return [clean(value) for value in values]
    return [value.strip(_SPACE) for value in values]


def narrow(text: str) -> str:
    """Give full-width letters, digits and signs in ordinary width; Hangul stays."""
    return text if text.isascii() else text.translate(_NARROW)


def fold(text: str) -> str:
    """Give the form in which texts are compared: NFC, ordinary width, without case."""
    if text.isascii():
        return text.lower()
    if _UNUSUAL.search(text):
        # A Greek iota below is a letter once folded; decomposed it keeps its place.
        text = unicodedata.normalize("NFD", text.translate(_NARROW))
    else:
        text = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", text.casefold())


def fold_column(values: Sequence[str]) -> list[str]:
    """Fold every value of a column."""
    whole = _JOINT.join(values)
    if values and whole.count(_JOINT) == len(values) - 1:
        return fold(whole).split(_JOINT)
    return [fold(value) for value in values]


_LEADING = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""Initial consonants in the order in which Unicode builds the Hangul syllables."""

_CLUSTERS = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
"""Two consonants that a Korean input method joins while they are typed one by one."""


class _Initials(dict[int, str]):
    """What each character becomes among initials, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if "가" <= letter <= "힣":
            found = _LEADING[(code - ord("가")) // 588]
        elif 0x1100 <= code < 0x1100 + len(_LEADING):
            found = _LEADING[code - 0x1100]
        elif letter == "\n" or letter.isalnum():
            found = _CLUSTERS.get(letter, letter)
        else:
            found = ""
        self[code] = found
        return found


_INITIALS = _Initials()


def initials(text: str) -> str:
    """Give the initial consonants of Hangul, and other letters folded.

    Spaces, signs and emoji fall away, so that ㄱㅁㅅ finds 김민수 and 김 민수; a
    newline stays and parts one name from the next. Give a query through here too:
    input methods join ㄱ and ㅅ into ㄳ, which is taken apart again.
    """
    return fold(text).translate(_INITIALS)


def is_initials(query: str) -> bool:
    """Say whether a query holds nothing but Korean consonants (ㄱ to ㅎ)."""
    return bool(query) and all("ㄱ" <= letter <= "ㅎ" for letter in query)


_DIGITS = re.compile(r"[0-9]+")
_PUNCTUATION = dict.fromkeys(map(ord, " -.()/"))
_USUAL = range(9, 12)
"""Digits of a national number with its leading 0, which needs no second look."""
_POWER = re.compile(r"[0-9][eE]\+?[0-9]")


def phone_key(text: str) -> str:
    """Give a telephone number's digits for matching; '' when it is none.

    +82 and 0082 become the leading 0 they replace; the 0 that a spreadsheet took off
    a Korean mobile number comes back. Other countries keep their digits, without + or
    00. Fewer than 7 digits, more than 15, or a power of ten are no telephone number.
    """
    if text.isascii():
        digits = text.translate(_PUNCTUATION)
        if (
            digits.isdigit()
            and digits[0] == "0" != digits[1:2]
            and len(digits) in _USUAL
        ):
            return digits
    plain = narrow(text).strip(_SPACE)
    digits = "".join(_DIGITS.findall(plain))
    abroad = "+" in plain or digits.startswith("00")
    digits = digits.removeprefix("00")
    if digits.startswith("82") and (abroad or re.fullmatch(r"820?10[0-9]{8}", digits)):
        digits = "0" + digits[2:].removeprefix("0")
    elif not abroad and re.fullmatch(r"10[0-9]{8}", digits):
        digits = "0" + digits
    if _POWER.search(plain) or not 7 <= len(digits) <= 15:
        return ""
    return digits


_EMAIL = re.compile(
    r"\w[\w+'~-]*(?:\.[\w+'~-]+)*@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
)


_EMAILS = re.compile(
    rf"(?:(?=[^@\n]{{1,64}}@[^@\n]{{1,253}}(?:\n|\Z)){_EMAIL.pattern}(?:\n|\Z))*"
)


def looks_like_email(text: str) -> bool:
    """Say whether this is one plain e-mail address and nothing besides.

    Lists, spaces, controls, display names and anything with a second meaning in a
    ``mailto:`` link are refused; addresses that need quoting are too.
    """
    local, _, domain = text.partition("@")
    return (
        len(local) <= 64 and len(domain) <= 253 and _EMAIL.fullmatch(text) is not None
    )


def are_emails(lines: str) -> bool:
    """Say whether each line of a text is a plain e-mail address, at one look."""
    return _EMAILS.fullmatch(lines) is not None


def email_key(text: str) -> str:
    """Give an e-mail address for matching, without case; '' when it is none."""
    address = clean(text)
    return fold(address) if looks_like_email(address) else ""
