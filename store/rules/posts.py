"""Reading which post a pasted address is about: platform, number, and whose."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from store.errors import Invalid
from store.rules.post_sites import HOMES, POST_SITES, PostSite
from store.rules.text import clean, find_control
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from urllib.parse import SplitResult

LONGEST = 2_000
"""Characters that the address of a post may have."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+[^\W\d_][\w-]*\.?")
_PORT = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Post:
    """A post as far as its address tells it; what it does not tell is ``""``."""

    platform: str = ""
    """Of PLATFORMS."""
    id: str = ""
    """Its number there, as it is written."""
    handle: str = ""
    """Whose it is, without ``@``."""


def read_address(text: str) -> str:
    """Where a post is, as it is kept; raises Invalid for what is no web address.

    ``https://`` is put in front where it was left out; nothing else is changed.
    """
    value = clean(text)
    if not value or len(value) > LONGEST or find_control(text) or "\n" in value:
        raise Invalid(
            N_("{field}: {value} cannot be used as it is."),
            field=N_("Address of the post"),
            value=json.dumps(text[:40], ensure_ascii=False),
        )
    address = _in_full(value)
    if _split(address) is None:
        raise Invalid(N_("{text} is not the web address of a post."), text=value)
    return address


def read_post(url: str) -> Post:
    """The post behind a web address; all of it blank where the address says nothing.

    Anything may be given; what is no web address says nothing.
    """
    split = _split(_in_full(clean(url)))
    if split is None:
        return Post()
    host = (split.hostname or "").rstrip(".")
    parts = [unquote(part).strip() for part in split.path.split("/")]
    parts = [part for part in parts if part]
    asked = {key: found[0] for key, found in parse_qs(split.query).items()}
    for site in POST_SITES:
        if site.hosts.fullmatch(host):
            return _of_site(site, parts, asked)
    for ending, platform in HOMES:
        if host == ending or host.endswith(f".{ending}"):
            return Post(platform)
    return Post()


def _in_full(value: str) -> str:
    return value if _SCHEME.match(value) else f"https://{value}"


def _split(address: str) -> SplitResult | None:
    """The parts of a web address; None for what a browser would not open as one."""
    if not _SCHEME.match(address) or any(map(_is_blank, address)):
        return None
    try:
        split = urlsplit(address)
    except ValueError:  # a bracket where a host should be
        return None
    # Nothing may stand before the host: what looks like one there is somebody's name.
    host, colon, port = split.netloc.partition(":")
    if not _HOST.fullmatch(host) or (colon and not _PORT.fullmatch(port)):
        return None
    return split


def _is_blank(sign: str) -> bool:
    """Whether a sign has no place in an address: space, control, half a letter."""
    return sign.isspace() or unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}


def _of_site(site: PostSite, parts: Sequence[str], asked: Mapping[str, str]) -> Post:
    """The post on a platform we know."""
    path = "/".join(parts)
    for pattern in site.paths:
        if found := pattern.fullmatch(path):
            said = found.groupdict()
            return Post(site.platform, _tidy(said["id"]), _tidy(said.get("handle")))
    for page, number, handle in site.asked:
        if (found := page.fullmatch(path)) and asked.get(number):
            whose = found.groupdict().get("handle") or asked.get(handle)
            return Post(site.platform, _tidy(asked[number]), _tidy(whose))
    return Post(site.platform)


def _tidy(part: str | None) -> str:
    """A piece of an address as it is kept: short, and with nothing unseen in it."""
    text = (part or "").removeprefix("@")
    return text if len(text) <= 200 and text.isprintable() else ""
