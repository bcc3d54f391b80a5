"""The message templates that come with Soloist: eight kinds in three languages.

They live in ``data/templates.toml``. A new workspace takes them over as its own, to be
changed at will.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from store.errors import CannotRead, Invalid
from store.rules.merge_fields import check_template
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = (
    "pitch",
    "follow_up_1",
    "follow_up_2",
    "dm",
    "negotiation",
    "brief",
    "thanks",
    "goodbye",
)
LANGUAGES = ("en", "ko", "es")
_CHANNELS = ("mail", "dm")
_FILE = Path(__file__).with_name("data") / "templates.toml"


@dataclass(frozen=True, slots=True)
class ShippedTemplate:
    """One message to start from; ``key`` is its kind and language: ``pitch.en``.

    ``subject`` is empty unless it goes by mail.
    """

    key: str
    name: str
    language: str
    channel: str
    kind: str
    subject: str
    body: str


@cache
def shipped() -> tuple[ShippedTemplate, ...]:
    """All of them, by kind, each in every language."""
    return read_templates(_FILE.read_text("utf-8"), _FILE.name)


def read_templates(text: str, file: str) -> tuple[ShippedTemplate, ...]:
    """Read templates in the TOML form of ours; ``CannotRead`` names file and item."""
    try:
        everything = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotRead(
            N_("{file} is not TOML: {reason}."), file=file, reason=error
        ) from None
    _same_keys(everything, KINDS, file)
    return tuple(
        template
        for kind in KINDS
        for template in _of_kind(everything[kind], kind, f"{file}, {kind}")
    )


def _of_kind(table: object, kind: str, where: str) -> tuple[ShippedTemplate, ...]:
    """Every language of one kind."""
    if not isinstance(table, dict):
        _refuse(where, "it is no table")
    _same_keys(table, ("channel", *LANGUAGES), where)
    channel = table["channel"]
    if channel not in _CHANNELS:
        _refuse(where, f"channel is {channel!r}, not one of {', '.join(_CHANNELS)}")
    return tuple(
        _template(table[language], kind, language, channel, f"{where}.{language}")
        for language in LANGUAGES
    )


def _template(
    table: object, kind: str, language: str, channel: str, where: str
) -> ShippedTemplate:
    if not isinstance(table, dict):
        _refuse(where, "it is no table")
    keys = ("name", "subject", "body") if channel == "mail" else ("name", "body")
    _same_keys(table, keys, where)
    for key in keys:
        if not isinstance(table[key], str) or not table[key].strip():
            _refuse(where, f"{key} is {table[key]!r}, not a text")
        try:
            check_template(table[key])
        except Invalid as wrong:
            _refuse(where, f"{key}: {wrong}")
    if "\n" in table.get("subject", ""):
        _refuse(where, "subject is longer than a line")
    return ShippedTemplate(
        key=f"{kind}.{language}",
        name=table["name"],
        language=language,
        channel=channel,
        kind=kind,
        subject=table.get("subject", ""),
        body=table["body"].strip(),
    )


def _same_keys(
    table: Mapping[str, object], expected: tuple[str, ...], where: str
) -> None:
    """Refuse a table with a key too few or too many: both are slips."""
    for key in expected:
        if key not in table:
            _refuse(where, f"{key} is missing")
    for key in table:
        if key not in expected:
            _refuse(where, f"{key} is no known key")


def _refuse(where: str, problem: str) -> NoReturn:
    raise CannotRead(N_("{where}: {problem}."), where=where, problem=problem.strip("."))
