"""The words of sheets of figures, as people and programs write them.

The spellings live in ``data/readings.toml``. Each reader answers codes of ours, or None
when nobody can be sure what a word means.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.exchange.header_words import fold as fold_header
from store.rules.vocabulary import read_platform, spelling_key

if TYPE_CHECKING:
    from collections.abc import Collection

_DATA = Path(__file__).with_name("data") / "readings.toml"

_LONGEST_NAME = 3
"""Words that the name of a platform has at most, and with it its program."""


_BETWEEN = frozenset({"de", "del", "en", "of", "on", "in"})


@dataclass(frozen=True, slots=True)
class Shape:
    """A program whose files are known by their headers."""

    name: str
    channel: str | None = None
    """Where its figures are from, unless the file says otherwise."""
    is_ads: bool = False
    """Whether its rows are advertisements, and its campaigns those of that program."""
    headers: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


PLAIN = Shape("plain")
"""Any other sheet."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What a table of one metric counts: a figure of ours, and where."""

    figure: str
    platform: str | None


@lru_cache(maxsize=1024)
def read_window(text: str) -> str | None:
    """How long figures are for: 7 days, 누적, de por vida."""
    return _read("windows", text)


@lru_cache(maxsize=1024)
def read_source(text: str) -> str | None:
    """Who said so: screenshot, 본인, comprobado."""
    return _read("sources", text)


@lru_cache(maxsize=1024)
def read_phase(text: str) -> str | None:
    """Before, during or after: 캠페인 전, después."""
    return _read("phases", text)


@lru_cache(maxsize=1024)
def read_sentiment(text: str) -> str | None:
    """How something is meant: 긍정, negativo, mixed."""
    return _read("sentiments", text)


@lru_cache(maxsize=256)
def is_for_ever(text: str) -> bool:
    """Whether a cell of days says that a figure is for all time: Lifetime."""
    return _read("nothing", text) is not None


@lru_cache(maxsize=256)
def read_metric(title: str) -> Metric | None:
    """What the title of a table counts: Facebook reach, Instagram 팔로우, Follows."""
    words = title.replace("(", " ").replace(")", " ").split()
    words = [word for word in words if word.casefold() not in _BETWEEN]
    if (found := _read("metrics", title)) is not None:
        return Metric(found, None)
    for many in range(1, min(_LONGEST_NAME, len(words) - 1) + 1):
        for name, rest in (
            (words[:many], words[many:]),
            (words[-many:], words[:-many]),
        ):
            platform = read_platform(" ".join(name))
            if platform and (found := _read("metrics", " ".join(rest))) is not None:
                return Metric(found, platform)
    return None


def shape_of(headers: Collection[str], file: str, fields: Collection[str]) -> Shape:
    """Which program wrote a file of these headers, as far as its fields bear it out."""
    folded = {fold_header(header.partition(" (")[0]) for header in headers}
    folded |= {fold_header(header) for header in headers}
    stem = fold_header(file.rpartition(".")[0].partition(" (")[0])
    for shape in _shapes():
        told = folded & shape.headers or stem in shape.files
        if told and shape.needs.intersection(fields):
            return shape
    return PLAIN


def _read(table: str, text: str) -> str | None:
    return _index(table).get(spelling_key(text) or text.strip())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _index(table: str) -> dict[str, str]:
    """What each spelling means; the codes themselves are spellings too.

    A sign that is no letter, such as a plus, is its own key.
    """
    found = {spelling_key(code): code for code in _data()[table]}
    for code, words in _data()[table].items():
        found.update(
            dict.fromkeys((spelling_key(word) or word for word in words), code)
        )
    return found


@cache
def _shapes() -> tuple[Shape, ...]:
    return tuple(
        Shape(
            name=each["name"],
            channel=each.get("channel"),
            is_ads=each.get("is_ads", False),
            headers=frozenset(map(fold_header, each["headers"])),
            files=frozenset(map(fold_header, each.get("files", ()))),
            needs=frozenset(each["needs"]),
        )
        for each in _data()["shapes"]
    )
