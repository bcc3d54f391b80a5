"""The words of orders, as shops and people write them: states, goals, whose list it is.

The spellings live in ``data/orders.toml``. Each reader answers codes of ours, or None
when nobody can be sure what a word means.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from store.exchange.header_words import fold
from store.rules.codes import code_key
from store.rules.vocabulary import read_platform, spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA = Path(__file__).with_name("data") / "orders.toml"

FILE = "file"
"""The source of a sheet that no shop wrote."""

_CODES = re.compile(r"\s*[,;|\n]\s*")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{7,}[0-9]")
_PARTS = re.compile(r"[^\w]+")
_SHORTEST = 4
"""Letters of a customer's word from which on it counts inside a longer one."""


@lru_cache(maxsize=4096)
def read_order_state(text: str) -> str | None:
    """How far an order is: 결제완료, Remboursée, partially_refunded."""
    return _index("states").get(spelling_key(text) or text.strip())


@lru_cache(maxsize=4096)
def read_goal(text: str) -> str | None:
    """What a customer did: 구매, newsletter sign-up, descarga."""
    return _index("goals").get(spelling_key(text) or text.strip())


def shop_of(headers: Iterable[str]) -> str:
    """Who wrote a list with these headers; ``file`` where that cannot be told."""
    folded = {fold(header) for header in headers}
    votes = {
        shop: len(folded.intersection(map(fold, told)))
        for shop, told in _data()["shops"].items()
    }
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] else FILE


@lru_cache(maxsize=4096)
def read_codes(text: str) -> str | None:
    """The promo codes of a cell, parted by commas; None where no code was used."""
    nothing = {code_key(word) for word in _data()["no_code"]["words"]}
    parts = _CODES.split(text.strip())
    codes = [part for part in parts if part and code_key(part) not in nothing]
    return ", ".join(dict.fromkeys(codes)) or None


@lru_cache(maxsize=4096)
def first_key(codes: str) -> str | None:
    """What the first code of a cell is matched by."""
    return code_key(codes.partition(",")[0]) or None


@lru_cache(maxsize=4096)
def read_origin(text: str) -> str | None:
    """The platform that a shop says an order came from: Source: l.instagram.com."""
    words = [word for word in _PARTS.split(text) if len(word) > 1]
    found = [read_platform(word) for word in words]
    known = [each for each in found if each not in {None, "blog", "other"}]
    return known[-1] if known else None


def is_personal(header: str, seen: Iterable[str]) -> bool:
    """Whether a column says who a customer is, by its name or by what it holds."""
    folded = fold(header)
    words = [fold(word) for word in _data()["customers"]["words"]]
    if any(word == folded or (_counts(word) and word in folded) for word in words):
        return True
    values = [value for text in seen if (value := text.strip())]
    told = sum(bool(_MAIL.search(one) or _is_phone(one)) for one in values)
    return bool(told) and 2 * told >= len(values)


def _counts(word: str) -> bool:
    return len(word) >= _SHORTEST or not word.isascii()


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and ("+" in text or text.startswith("0"))


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _index(table: str) -> dict[str, str]:
    """What each spelling means; the codes themselves are spellings too."""
    data = _data()[table]
    found = {spelling_key(code): code for code in data}
    for code, words in data.items():
        found.update(
            dict.fromkeys((spelling_key(word) or word for word in words), code)
        )
    return found
