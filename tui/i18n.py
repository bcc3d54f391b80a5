"""The words on the screen, in English, Korean and Spanish, switchable while running.

Messages are declared in English with ``N_`` and translated with ``_`` when they are
painted. English needs no catalogue.
"""

from __future__ import annotations

import gettext
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.errors import StoreError

__all__ = [
    "LANGUAGES",
    "N_",
    "_",
    "current",
    "install",
    "ngettext",
    "say",
    "sentence",
    "speaking",
]

LANGUAGES = {"en": "English", "ko": "한국어", "es": "Español"}
"""What a user may choose, each in its own words."""

SPOKEN = frozenset({"field", "found", "kind", "platform", "reason"})
"""Figures of a message that are words themselves."""

_FOLDER = Path(__file__).parent / "locale"


class _Speaker:
    """The one language in use; a single mutable place, so that it can switch live."""

    language = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def install(language: str) -> None:
    """Speak ``language`` from now on; one that is not known is English.

    A language whose catalogue is missing (in a checkout, before it is compiled) speaks
    English words.
    """
    _Speaker.language, _Speaker.catalogue = _voice(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` in this block alone, whatever others speak meanwhile.

    For what is written to somebody else; the screen keeps its own language. A thread
    or a task that is begun inside and has the context of this one speaks it too.
    """
    token = _aside.set(_voice(language))
    try:
        yield
    finally:
        _aside.reset(token)


_aside: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar(
    "language aside", default=None
)


def _voice(language: str) -> tuple[str, gettext.NullTranslations]:
    known = language if language in LANGUAGES else "en"
    if known == "en":
        return known, gettext.NullTranslations()
    found = gettext.translation("soloist", _FOLDER, languages=[known], fallback=True)
    return known, found


def _words() -> gettext.NullTranslations:
    aside = _aside.get()
    return _Speaker.catalogue if aside is None else aside[1]


def current() -> str:
    """The code of the language in use."""
    aside = _aside.get()
    return _Speaker.language if aside is None else aside[0]


def _(message: str) -> str:
    """The message in the language in use."""
    return _words().gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The message for this count in the language in use."""
    return _words().ngettext(one, many, count)


def say(template: str, detail: Mapping[str, object]) -> str:
    """A message declared elsewhere, with its figures, in the language in use.

    Names of fields and kinds among the figures are messages themselves, and a platform
    is a code: they are said in the language too.
    """
    from tui.format import PLATFORM  # noqa: PLC0415 - which needs this module

    said = {
        name: _(PLATFORM.get(value, value))
        if name in SPOKEN and isinstance(value, str)
        else value
        for name, value in detail.items()
    }
    return _(template).format(**said)


def sentence(refusal: StoreError) -> str:
    """What the store refused, in the language in use."""
    from tui.format import said  # noqa: PLC0415 - which needs this module

    return said(refusal.template, refusal.detail)


def from_environment(environ: Mapping[str, str]) -> str:
    """The language a terminal asks for (LC_ALL, LC_MESSAGES, LANG), if we speak it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if code := environ.get(name, ""):
            return code[:2].lower() if code[:2].lower() in LANGUAGES else "en"
    return "en"
