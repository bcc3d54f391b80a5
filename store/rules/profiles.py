"""Reading who somebody is, and where, out of a pasted link or a handle."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

from store.rules.profile_sites import ADDRESSES, SHORTENERS, SITES, Site
from store.rules.text import fold
from store.rules.vocabulary import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*\.[^\W\d_][\w-]+")
_CHANNEL_ID = re.compile(r"UC[\w-]{22}")
_SENTENCE_END = ".,;:!?)]}>'\"\u2019\u201d\u00bb\u2026\u3002\u3001"
_LONGEST = 200

_TEMPLATES: Mapping[str, str] = {
    Platform.INSTAGRAM: "https://www.instagram.com/{}/",
    Platform.YOUTUBE: "https://www.youtube.com/@{}",
    Platform.TIKTOK: "https://www.tiktok.com/@{}",
    Platform.X: "https://x.com/{}",
    Platform.THREADS: "https://www.threads.com/@{}",
    Platform.FACEBOOK: "https://www.facebook.com/{}",
    Platform.NAVER_BLOG: "https://blog.naver.com/{}",
    Platform.TWITCH: "https://www.twitch.tv/{}",
    Platform.LINKEDIN: "https://www.linkedin.com/in/{}",
    Platform.PINTEREST: "https://www.pinterest.com/{}/",
    Platform.REDDIT: "https://www.reddit.com/user/{}",
    Platform.KAKAO: "https://pf.kakao.com/{}",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """An account as far as a text tells it; an unknown platform or URL is ``""``."""

    platform: str
    handle: str
    url: str


def clean_handle(text: str) -> str:
    """A handle as it is kept: NFC, no space around it, one leading ``@`` taken off.

    Underscores, dots and accents belong to it and stay.
    """
    text = unicodedata.normalize("NFC", text).strip()
    return text[1:].lstrip() if text[:1] in {"@", "\uff20"} else text


def handle_key(text: str) -> str:
    """What tells two handles of one platform apart: never their case or their ``@``."""
    return fold(clean_handle(text))


def profile_url(platform: str, handle: str) -> str:
    """Where the account is on the web, in one canonical form; "" when unknown."""
    handle = clean_handle(handle)
    if not _is_handle(handle):
        return ""
    if platform in _TEMPLATES:
        template = _odd_template(platform, handle) or _TEMPLATES[platform]
        return template.format(_quoted(handle))
    host, slash, path = handle.partition("/")
    is_address = host in ADDRESSES or (platform == Platform.BLOG and _is_host(host))
    return f"https://{host}{slash}{_quoted(path)}" if is_address else ""


def _odd_template(platform: str, handle: str) -> str | None:
    """The address of the handles that are not written like the others."""
    if platform == Platform.YOUTUBE and _CHANNEL_ID.fullmatch(handle):
        return "https://www.youtube.com/channel/{}"
    if platform == Platform.FACEBOOK and handle.isascii() and handle.isdigit():
        return "https://www.facebook.com/profile.php?id={}"
    if platform == Platform.LINKEDIN and handle.startswith(("company/", "school/")):
        return "https://www.linkedin.com/{}"
    if platform == Platform.REDDIT and handle.startswith("r/"):
        return "https://www.reddit.com/{}"
    return None


def read_profile(text: str) -> Profile | None:
    """The account that a pasted link, ``@handle`` or bare handle names.

    None when nothing in the text names one: a link to a post, a shortened link, a name
    with a space in it, an e-mail address.
    """
    text = _without_decoration(unicodedata.normalize("NFC", text))
    link = _LINK.search(text)
    if link:
        return _read_address(link[0])
    words = text.split()
    for word in words:
        host, slash, _ = word.partition("/")
        known = slash and _site_of(host.lower()) is not None
        if known or (len(words) == 1 and slash and _is_host(host)):
            return _read_address(f"https://{word}")
    handle = clean_handle(text.rstrip("/"))
    if not _is_handle(handle) or set(handle) & set("/@:?#%") or _site_of(handle):
        return None
    return Profile("", handle, "")


def _read_address(url: str) -> Profile | None:
    """The account behind a web address, if it has one."""
    try:
        split = urlsplit(url)
        asked = parse_qs(split.query) if split.query else {}
    except ValueError:  # a bracket where a host should be
        return None
    if "@" in split.netloc or not _is_host(host := (split.hostname or "").rstrip(".")):
        return None
    parts = [_tidy(unquote(part)) for part in split.path.split("/")]
    parts = [part for part in parts if part]
    site = _site_of(host)
    if site is not None:
        return _read_site(site, parts, {key: asked[key][0] for key in asked})
    if host.removeprefix("www.") in SHORTENERS:
        return None
    return _read_home(split.scheme.lower(), host, parts)


def _read_site(
    site: Site, parts: Sequence[str], query: Mapping[str, str]
) -> Profile | None:
    """The account on a platform we know."""
    handle, url = _handle_of(site, parts, query), ""
    handle = clean_handle(handle or "")
    if not _is_handle(handle) or "@" in handle:
        return None
    if parts and parts[0].lower() in site.named and not _CHANNEL_ID.fullmatch(handle):
        # An old name of a channel is not its @handle, and may be somebody else's.
        url = f"https://{site.host}/{parts[0].lower()}/{_quoted(handle)}"
    return Profile(site.platform, handle, url or profile_url(site.platform, handle))


def _handle_of(
    site: Site, parts: Sequence[str], query: Mapping[str, str]
) -> str | None:
    """Where a platform keeps the handle in its addresses."""
    first = parts[0].lower() if parts else ""
    for page, key in site.query:
        if first.startswith(page) and query.get(key):
            return query[key]
    if first in site.kept:
        return "/".join([first, *parts[1:2]]) if len(parts) > 1 else None
    if first in site.after:
        return next(iter(parts[site.after[first] + 1 :]), None)
    has_handle = site.at if first.startswith("@") else site.bare
    return parts[0] if parts and has_handle and first not in site.reserved else None


def _read_home(scheme: str, host: str, parts: Sequence[str]) -> Profile:
    """A home of one's own: its host, and the path where many share the host."""
    short = host.removeprefix("www.")
    platform, count = ADDRESSES.get(short, (Platform.BLOG, 0))
    if parts and parts[0][:1] in {"@", "~"}:
        count = max(count, 1)
    kept = [part for part in parts[:count] if _is_handle(part)]
    url = "/".join([f"{scheme}://{host}", *map(_quoted, kept)])
    return Profile(platform, "/".join([short, *kept]), url)


@lru_cache(maxsize=4096)  # a column of links has few hosts
def _site_of(host: str) -> Site | None:
    """The platform a host belongs to, its country and mobile hosts included."""
    return next((site for site in SITES if site.hosts.fullmatch(host)), None)


def _is_host(text: str) -> bool:
    return len(text) <= _LONGEST and _HOST.fullmatch(text) is not None


def _is_handle(text: str) -> bool:
    """Whether a text could be one: short, in one piece, all of it visible signs."""
    if text.isascii() and text.isalnum():
        return len(text) <= _LONGEST
    return 0 < len(text) <= _LONGEST and not any(
        sign in '<>"\\|\ufffd' or _is_decoration(sign) for sign in text
    )


def _tidy(part: str) -> str:
    """A piece of a path without what a sentence or a share button hung on to it."""
    return _without_decoration(part).rstrip(_SENTENCE_END)


def _without_decoration(text: str) -> str:
    """A text without spaces, emoji and invisible signs at its ends."""
    start, end = 0, len(text)
    while start < end and _is_decoration(text[start]):
        start += 1
    while end > start and _is_decoration(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_decoration(sign: str) -> bool:
    if sign.isascii():
        return sign.isspace() or not sign.isprintable()
    # Emoji, their skin tones and joiners; letters and their accents are none of these.
    kind = unicodedata.category(sign)
    return kind in {"So", "Sk"} or kind[0] in "CZ" or "\ufe00" <= sign <= "\ufe0f"


def _quoted(text: str) -> str:
    return quote(text, safe="/@~")
