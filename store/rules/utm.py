"""Tracked links: put together from a page and the five parts that a visit is known by.

A link is https. What its address already asks for stays as it is, and so does the place
on the page; only parts of the same name are replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote, unquote_plus, urlsplit, urlunsplit

from store.errors import Invalid
from store.rules.text import clean, find_control, fold
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from urllib.parse import SplitResult

MEDIUM = "influencer"
"""By which means visits come, when nobody says otherwise."""

LONGEST = 2_000
"""Characters of a link that every program and every bio takes."""

LONGEST_PART = 150
"""Characters of one part."""

_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+(?::[0-9]{{1,5}})?")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_SPACE = re.compile(r"\s")
_KEPT = "!$&'()*+,;=:@/?%-._~"
"""Signs that may stand in an address as they are."""


@dataclass(frozen=True, slots=True)
class UtmParts:
    """What a visit is known by; "" is not said."""

    source: str = ""
    medium: str = ""
    campaign: str = ""
    content: str = ""
    term: str = ""


PARTS = tuple(field.name for field in fields(UtmParts))


def build(base: str, parts: UtmParts) -> str:
    """The link to a page with these parts; raises Invalid for a page that is none."""
    for problem in _unusable(base):
        raise problem
    split = urlsplit(clean(base))
    said = {f"utm_{name}": clean(getattr(parts, name)) for name in PARTS}
    said = {name: value for name, value in said.items() if value}
    for name, value in said.items():
        _check_part(name, value)
    kept = [
        _quoted(piece)
        for piece in split.query.split("&")
        if piece and _name_of(piece) not in said
    ]
    added = [f"{name}={quote(value, safe='')}" for name, value in said.items()]
    url = urlunsplit(
        (
            "https",
            _host(split),
            _quoted(split.path) or "/",
            "&".join((*kept, *added)),
            _quoted(split.fragment),
        )
    )
    if len(url) > LONGEST:
        raise Invalid(
            N_("The link has {count} characters; {limit} are taken everywhere."),
            count=len(url),
            limit=LONGEST,
        )
    return url


def proposed(platform: str | None, campaign: str, owner: str) -> UtmParts:
    """The parts by the naming rule: platform, influencer, campaign, handle.

    Everything is in small letters, because programs that count visits tell Spring from
    spring.
    """
    return UtmParts(
        source=slug(platform or "") or "other",
        medium=MEDIUM,
        campaign=slug(campaign),
        content=slug(owner),
    )


def read(url: str) -> UtmParts:
    """The parts that a link has already; of one given twice the last counts."""
    found: dict[str, str] = {}
    for piece in urlsplit(clean(url)).query.split("&"):
        name = _name_of(piece)
        if name.removeprefix("utm_") in PARTS and name.startswith("utm_"):
            value = piece.partition("=")[2]
            found[name.removeprefix("utm_")] = clean(unquote_plus(value))
    return UtmParts(**found)


def problems(url: str) -> tuple[Invalid, ...]:
    """What is wrong with a link, a sentence each; none for one that can be used."""
    return _unusable(url) or tuple(_doubled(clean(url)))


def _unusable(url: str) -> tuple[Invalid, ...]:
    """Why nothing can be at an address."""
    text = clean(url)
    if not text:
        return (Invalid(N_("An address is needed: https://…")),)
    shown = text[:60]
    if _SPACE.search(text) or find_control(text):
        return (Invalid(N_("{url}: an address holds no spaces."), url=shown),)
    try:
        split = urlsplit(text)
        host = _host(split)
    except ValueError:  # a bracket, a port or a name where none can stand
        return (Invalid(N_("{url} is not an address."), url=shown),)
    if split.scheme.lower() != "https":
        return (Invalid(N_("{url} does not begin with https://."), url=shown),)
    if "@" in split.netloc or not _HOST.fullmatch(host):
        return (Invalid(N_("{url} is not an address."), url=shown),)
    return ()


def slug(text: str) -> str:
    """A text as one word of small letters: Spring Sale 2026 becomes spring-sale-2026.

    Accents of Latin letters go; letters of other scripts, dots and underscores stay.
    """
    signs = (_plain(sign) for sign in fold(clean(text)))
    word = "".join(sign if sign.isalnum() or sign in "._" else "-" for sign in signs)
    return re.sub("-+", "-", word).strip("-")[:LONGEST_PART].rstrip("-")


def apart(word: str, taken: Iterable[str]) -> str:
    """The word, or the word with the first number behind it that nobody has."""
    others = set(taken)
    number, found = 1, word
    while found in others:
        number += 1
        found = f"{word}-{number}"
    return found


def _check_part(name: str, value: str) -> None:
    if len(value) > LONGEST_PART or find_control(value) or "\n" in value:
        raise Invalid(
            N_("{field}: {value} cannot be used as it is."),
            field=name,
            value=value[:40],
        )


def _doubled(url: str) -> Iterator[Invalid]:
    """Parts that an address names more than once."""
    names = [_name_of(piece) for piece in urlsplit(url).query.split("&")]
    for part in PARTS:
        if names.count(f"utm_{part}") > 1:
            yield Invalid(
                N_("{url} says {field} more than once."),
                url=url[:60],
                field=f"utm_{part}",
            )


def _host(split: SplitResult) -> str:
    """Where the page is, as the net spells it; raises ValueError."""
    name = (split.hostname or "").rstrip(".")
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    return f"{name}:{split.port}" if split.port else name


def _name_of(piece: str) -> str:
    return unquote_plus(piece.partition("=")[0]).lower()


def _quoted(text: str) -> str:
    """A piece of an address with what cannot stand there written out, and only once."""
    return quote(_LONE_PERCENT.sub("%25", text), safe=_KEPT)


def _plain(sign: str) -> str:
    """A Latin letter without its accent; any other sign as it is."""
    base = normalize("NFD", sign)[0]
    return base if base.isascii() else sign
