"""What is often said of a draft that comes back; it ships with Soloist.

It lives in ``data/review_reasons.toml``, the same lines in three languages.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from store.errors import CannotRead
from store.exchange.shipped import LANGUAGES
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).with_name("data") / "review_reasons.toml"


def shipped_reasons(language: str) -> tuple[str, ...]:
    """The lines in a language: en, ko, es; in English for any other."""
    found = _shipped()
    return found.get(language[:2].lower(), found["en"])


@cache
def _shipped() -> Mapping[str, tuple[str, ...]]:
    return read_reasons(_FILE.read_text("utf-8"), _FILE.name)


def read_reasons(text: str, file: str) -> Mapping[str, tuple[str, ...]]:
    """Read lines in the TOML form of ours; ``CannotRead`` names file and item."""
    try:
        everything = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotRead(
            N_("{file} is not TOML: {reason}."), file=file, reason=error
        ) from None
    if tuple(sorted(everything)) != tuple(sorted(LANGUAGES)):
        _refuse(file, "it needs the languages " + ", ".join(LANGUAGES))
    for language, lines in everything.items():
        if not isinstance(lines, list) or not all(map(_is_line, lines)):
            _refuse(f"{file}, {language}", "it is no list of lines")
    if len({len(lines) for lines in everything.values()}) > 1:
        _refuse(file, "one language has more lines than another")
    return {language: tuple(lines) for language, lines in everything.items()}


def _is_line(given: object) -> bool:
    return isinstance(given, str) and bool(given.strip()) and "\n" not in given


def _refuse(where: str, reason: str) -> NoReturn:
    raise CannotRead(N_("{file}: {reason}."), file=where, reason=reason)
