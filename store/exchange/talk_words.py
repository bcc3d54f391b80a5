"""The words of an outreach sheet, as people write them: stages, answers, deals, ways.

The spellings live in ``data/talks.toml``. Each reader answers one of our own codes, or
None when nobody can be sure what a word means.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from store.rules import vocabulary
from store.rules.pipeline import STAGE_TITLES
from store.rules.vocabulary import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from store.rules.pipeline import Stage

_DATA = Path(__file__).with_name("data") / "talks.toml"

_NUMBERED = re.compile(r"\s*\(?[0-9]{1,2}\s*[.):\-_]\s*(?=\S)")
"""What stands before a word to sort a list by: 2. Contacted."""

_TICKS = dict.fromkeys("✓✔☑✅○◯●⭕", "in") | dict.fromkeys("✗✘❌❎\u00d7☐⬜", "out")
"""Signs of a box that is ticked, or is not; they have no letters to be known by."""


def own_stages(stages: Iterable[Stage]) -> dict[str, str]:
    """The titles that are hers, as `read_stage` takes them."""
    return {spelling_key(stage.title): stage.key for stage in stages if stage.own}


def read_stage(text: str, own: Mapping[str, str] | None = None) -> str | None:
    """The stage that a word names; titles of her own (``own_stages``) go first."""
    for key in _keys(text):
        if own and key in own:
            return own[key]
        if found := _stages().get(key):
            return found
    return None


def channel_of_stage(text: str) -> str | None:
    """How the message of a stage went, where its word says so: DM sent."""
    return next(filter(None, map(_sent_by().get, _keys(text))), None)


def read_direction(text: str) -> str | None:
    """Give ``in`` for they have spoken, ``out`` for they have not."""
    tick = _TICKS.get(text.strip().removesuffix("\ufe0f"))
    return tick or _index("directions").get(spelling_key(text))


def read_deal(text: str) -> str | None:
    """How a collaboration is paid for: paid, gifted, commission, ..."""
    return _index("deals").get(spelling_key(text))


def read_channel(text: str) -> str | None:
    """The channel of a touch; a platform's own messages are a DM."""
    return vocabulary.read_channel(text) or _index("channels").get(spelling_key(text))


def _keys(text: str) -> tuple[str, ...]:
    """The key of a word, and that of the word behind a number."""
    return spelling_key(text), spelling_key(_NUMBERED.sub("", text))


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]]
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return data


@cache
def _index(table: str) -> dict[str, str]:
    """What each spelling of a table means; the codes themselves are spellings too."""
    found = {spelling_key(code): code for code in _tables()[table]}
    for code, words in _tables()[table].items():
        found.update(dict.fromkeys(map(spelling_key, words), code))
    return found


@cache
def _sent_by() -> dict[str, str]:
    words = _tables()["sent_by"].items()
    return {spelling_key(word): code for code, listed in words for word in listed}


@cache
def _stages() -> dict[str, str]:
    titles = {spelling_key(title): key for key, title in STAGE_TITLES.items()}
    sent = dict.fromkeys(_sent_by(), "contacted")
    return titles | sent | _index("stages")
