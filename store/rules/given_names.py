"""The given name in a name, as far as that can be told from how it is written."""

from __future__ import annotations

import re

_TWO = frozenset({"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"})
"""Korean family names of two syllables."""

_ONE = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄"
    "원채천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉"
)
"""Korean family names of one syllable."""

_NEVER_GIVEN = frozenset("김박최권황곽허류")
"""Those among them that hardly any given name begins with."""

_ROMAN = re.compile(
    "kim|lee|park|choi|jung|jeong|kang|cho|yoon|yoo|jang|lim|han|shin|seo|kwon|hwang"
    "|ahn|song|hong|bae|baek",
    re.IGNORECASE,
)
_TITLE = re.compile(
    "mrs?|ms|miss|dra?|prof|sra?|srta|don|doña|señora?|작가|대표", re.IGNORECASE
)
_TOGETHER = frozenset({"&", "+", "x", "and", "y", "e", "와", "과"})
_HANGUL = re.compile("[가-힣]+")
_HANDLE = re.compile(r"[\d_@]|\w\.\w")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def first_name(name: str, *, korean: bool = False) -> str:
    """What somebody is called by; "" where a name is only a handle or has no letters.

    A Hangul name of three syllables, or of four with a long family name, loses that
    family name; one of two only where it cannot be a given name itself. ``korean`` is
    somebody from Korea, whose family name comes first in Latin letters too. A pair is
    left together.
    """
    words = name.split()
    if {word.casefold() for word in words} & _TOGETHER:
        return name.strip()
    if "," in name and len(words) > 1:
        words = name.partition(",")[2].split() or words
    parts = [part for word in words if (part := _EDGES.sub("", word))]
    while len(parts) > 1 and _TITLE.fullmatch(parts[0]):
        parts = parts[1:]
    if not parts or (len(words) == 1 and _HANDLE.search(name)):
        return ""
    first = parts[0]
    if _HANGUL.fullmatch(first):
        return _of_hangul(parts)
    if korean and len(parts) > 1 and _ROMAN.fullmatch(first):
        return " ".join(parts[1:])
    return first


def _of_hangul(parts: list[str]) -> str:
    first = parts[0]
    if len(parts) > 1:
        alone = first in _TWO or (len(first) == 1 and first in _ONE)
        return parts[1] if alone else first
    if len(first) in {3, 4} and first[:2] in _TWO:
        return first[2:]
    if len(first) == 3 and first[0] in _ONE:
        return first[1:]
    if len(first) == 2 and first[0] in _NEVER_GIVEN:
        return first[1:]
    return first
