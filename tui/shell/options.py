"""The options that stand before any command, and what they mean.

Read by hand here for the workspace, which must not wait for the command line's library,
and by that library (tui.cli) for everything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Invalid
from store.rules.words import N_
from tui import paths
from tui.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DB, LANG, TODAY = "--db", "--lang", "--today"
ENVIRONMENT = "SOLOIST_DB"
"""The variable that names the workspace when no option does."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SQLITE = "sqlite:///"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Options:
    """What was said before the command; None where nothing was."""

    db: str | None = None
    lang: str | None = None
    today: date | None = None


def read_plain(arguments: Sequence[str]) -> Options | None:
    """The options, when there is nothing else; None leaves the reading to tui.cli."""
    given: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        name, equals, value = word.partition("=")
        if name not in {DB, LANG, TODAY}:
            return None
        value = value if equals else next(rest, "")
        if not value:
            return None
        given[name] = value
    lang, day = given.get(LANG), given.get(TODAY)
    today = None if day is None else read_day(day)
    if (lang is not None and lang not in LANGUAGES) or (day and today is None):
        return None
    return Options(given.get(DB), lang, today)


def read_language(arguments: Sequence[str]) -> str | None:
    """The language asked for anywhere before the command, for help and refusals."""
    words = list(arguments)
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == LANG:
            return value if equals else "".join(words[place + 1 : place + 2])
    return None


def read_day(text: str) -> date | None:
    """A day as in 2026-03-02; None for anything else."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def workspace(db: str | None, environ: Mapping[str, str]) -> tuple[Path, bool]:
    """Which file is meant, and whether somebody named it; raises Invalid."""
    if db == "":
        # An unset variable in a script must not mean her own workspace.
        raise Invalid(N_("--db names no file."))
    named = db or environ.get(ENVIRONMENT, "")
    if not named:
        return paths.workspace(), False
    scheme = _SCHEME.match(named)
    if scheme is None:
        return _path(named), True
    inside = named.removeprefix(_SQLITE)
    if scheme[1] == "sqlite" and inside not in {"", named, ":memory:"}:
        return _path(inside), True
    # The rest of such a URL may hold a password, so only its scheme is repeated.
    raise Invalid(
        N_(
            "A {scheme}:// address cannot be opened: give a file name, or"
            " sqlite:///FILE."
        ),
        scheme=scheme[1],
    )


def _path(text: str) -> Path:
    if "\0" in text:
        raise Invalid(N_("{path} is not a path that can be used."), path=text)
    path = Path(text)
    return path.expanduser() if text.startswith("~/") else path
