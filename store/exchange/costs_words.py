"""The words of a list of costs, as people write them: what it was for, how far it is.

The spellings live in ``data/costs.toml``. Each reader answers codes of ours, or None
when nobody can be sure what a word means.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from store.rules.vocabulary import spelling_key

_DATA = Path(__file__).with_name("data") / "costs.toml"

_BEFORE = re.compile(r"\s*\(?[0-9]{1,2}\s*[.):\-_]\s*(?=\S)")
"""What stands before a word to sort a list by: 3. Shipping."""

_REMARK = re.compile(r"\s*[(\[{][^)\]}]*[)\]}]\s*")


@lru_cache(maxsize=4096)
def read_category(text: str) -> str | None:
    """The category that a word names: Photo shoot, 택배비, honorarios."""
    return _read("categories", text)


@lru_cache(maxsize=4096)
def read_cost_state(text: str) -> str | None:
    """How far a cost is by a word, or by the answer to whether it is paid."""
    return _read("states", text)


def _read(table: str, text: str) -> str | None:
    bare = _REMARK.sub(" ", text)
    for word in (text, _BEFORE.sub("", text), bare, _BEFORE.sub("", bare)):
        key = spelling_key(word) or word.strip()
        if found := _index(table).get(key):
            return found
    return None


@cache
def _index(table: str) -> dict[str, str]:
    """What each spelling means; the codes themselves are spellings too.

    A sign that is no letter, such as a tick, is its own key.
    """
    data: dict[str, dict[str, list[str]]]
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    found = {spelling_key(code): code for code in data[table]}
    for code, words in data[table].items():
        found.update(
            dict.fromkeys((spelling_key(word) or word for word in words), code)
        )
    return found
