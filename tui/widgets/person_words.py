"""The words for what is stored as codes or columns: figures, places, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules import vocabulary
from tui import format as fmt
from tui import i18n
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

FIGURE_TITLES: dict[str, str] = {
    "followers": N_("Followers"),
    "following": N_("Following"),
    "avg_views": N_("Views"),
    "avg_likes": N_("Likes"),
    "avg_comments": N_("Comments"),
    "avg_relevant_comments": N_("Relevant comments"),
    "avg_shares": N_("Shares"),
    "avg_saves": N_("Saves"),
    "avg_link_clicks": N_("Link clicks"),
}
"""What can be counted of an account, in the order of the form; averages per post."""

SOURCES: dict[str, str] = {
    "manual": N_("typed by hand"),
    "import": N_("from a file"),
}
"""Where a reading came from."""


def country(code: str | None) -> str:
    """The name of a country in the language in use; the text if it is no code."""
    return _named("territories", code)


def language(code: str | None) -> str:
    """The name of a language in the language in use; the text if it is no code."""
    return _named("languages", code)


def _named(table: str, code: str | None) -> str:
    if not code:
        return fmt.DASH
    from babel import Locale  # noqa: PLC0415 - slow to load

    return str(getattr(Locale(i18n.current()), table).get(code, code))


def editable(name: str, value: str | int | None) -> str:
    """A stored value as it is put into a form: a word that would be read back the same.

    A code whose word in this language nobody could type back stays the code.
    """
    if value is None:
        return ""
    text = str(value)
    if name not in _READERS:
        return text
    read, say = _READERS[name]
    word = say(text)
    return word if read(word) == text else text


_READERS: dict[str, tuple[Callable[[str], str | None], Callable[[str], str]]] = {
    "status": (vocabulary.read_status, lambda code: fmt.word(fmt.STATUS, code)),
    "preferred_channel": (
        vocabulary.read_channel,
        lambda code: fmt.word(fmt.CHANNEL, code),
    ),
    "language": (vocabulary.read_language, language),
    "country": (vocabulary.read_country, country),
}


def accepted(kind: str) -> str:
    """What a field of this kind accepts, in one line; "" when it is any text."""
    if kind == "status":
        return " · ".join(fmt.word(fmt.STATUS, code) for code in fmt.STATUS)
    if kind == "channel":
        return " · ".join(fmt.word(fmt.CHANNEL, code) for code in fmt.CHANNEL)
    hints = {
        "fit": _("0 to 5"),
        "language": _("Korean, 한국어, coreano, ko …"),
        "country": _("Korea, 한국, Corea, KR …"),
        "email": _("name@example.com"),
    }
    return hints.get(kind, "")
