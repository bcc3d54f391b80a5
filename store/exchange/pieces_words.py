"""The words of a content calendar, as people write them: kinds of content and states.

The spellings live in ``data/pieces.toml``. Each reader answers codes of ours, or None
when nobody can be sure what a word means.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from store.rules.posts import read_post
from store.rules.vocabulary import spelling_key

_DATA = Path(__file__).with_name("data") / "pieces.toml"

MOST = 30
"""Pieces that one cell may name; more are taken for a mistake of typing."""

_BEFORE = re.compile(r"\s*\(?[0-9]{1,2}\s*[.):\-_]\s*(?=\S)")
"""What stands before a word to sort a list by: 3. Approved."""

_REMARK = re.compile(r"\s*[(\[{][^)\]}]*[)\]}]\s*")
_BETWEEN = re.compile(r"\s*(?:[,;/+&|\n·•]|\b(?:and|y|e)\b|및)\s*", re.IGNORECASE)
_UNIT = r"(?:개|건|회|편|장|컷|ea|pcs?|uds?|units?|pieces?|piezas?)"
_COUNT_FIRST = re.compile(
    rf"([0-9]{{1,4}})\s*(?:[x*]|{_UNIT}(?![a-z]))?\s*(\D.*)", re.IGNORECASE
)
_COUNT_LAST = re.compile(
    rf"(\D*?[^\W\d_])\s*([x*:(]*)\s*([0-9]{{1,4}})\s*({_UNIT}?)\s*\)?", re.IGNORECASE
)
_RUN = re.compile(r"(?<=[0-9])\s+(?=[^\W\d_])")
_RUN_FIRST = re.compile(r"\s+(?=[0-9])")


class Asked(NamedTuple):
    """So many pieces of a kind."""

    kind: str
    """Of CONTENT_KINDS."""
    times: int = 1
    number: bool = False
    """Whether ``times`` may as well be which one it is: Reel 2."""


def read_kind(text: str) -> str | None:
    """The kind of content that a word names, with or without where it is."""
    key = spelling_key(text)
    found = _index("kinds").get(key)
    if found or not key:
        return found
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    places = _places()
    left = [word for word in words if spelling_key(word) not in places]
    if len(left) < len(words):
        return _index("kinds").get(spelling_key("".join(left)))
    return None


@lru_cache(maxsize=4096)
def read_pieces(text: str) -> tuple[Asked, ...] | None:
    """The pieces that a cell names: Reel; 2 reels + 1 story; 릴스 2, 스토리 1.

    None when part of it is no kind that we know.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u00d7", "x").strip()
    if found := read_kind(plain):
        return (Asked(found),)
    parts = [part for part in _BETWEEN.split(plain) if part]
    if len(parts) == 1:
        parts = _runs(plain)
    asked = [_asked(part) for part in parts]
    if len(asked) > 1:
        # In a list nobody counts on: each number says how many.
        asked = [one and one._replace(number=False) for one in asked]
    whole = [one for one in asked if one is not None]
    if len(whole) < len(asked) or not 0 < sum(one.times for one in whole) <= MOST:
        return None
    return tuple(whole)


def read_state(text: str) -> str | None:
    """The state of a piece of content that a word names."""
    bare = _REMARK.sub(" ", text)
    for word in (text, _BEFORE.sub("", text), bare, _BEFORE.sub("", bare)):
        if found := _index("states").get(spelling_key(word)):
            return found
    return None


def kind_of_post(url: str) -> str | None:
    """The kind of content that the address of a post speaks of, if it does."""
    platform = read_post(url).platform
    path = urlsplit(url if "//" in url else f"https://{url}").path.casefold()
    return next(
        (
            kind
            for home, pattern, kind in _ADDRESSES
            if home == platform and pattern.search(path)
        ),
        None,
    )


def is_post(text: str) -> bool:
    """Whether a cell is the address of a post rather than of a profile."""
    text = text.strip().split("\n")[0]
    return "/" in text and bool(read_post(text).id)


def post_key(url: str | None) -> str | None:
    """What two spellings of the address of one post have in common."""
    if not url:
        return None
    post = read_post(url)
    if post.id:
        return f"{post.platform}:{post.id}"
    split = urlsplit(url if "//" in url else f"https://{url}")
    host = (split.hostname or "").removeprefix("www.")
    asked = f"?{split.query}" if split.query else ""
    return f"{host}{split.path.rstrip('/')}{asked}"


_ADDRESSES = tuple(
    (platform, re.compile(pattern), kind)
    for platform, pattern, kind in (
        ("instagram", r"/reels?/", "reel"),
        ("instagram", r"/stories/", "story"),
        ("instagram", r"/tv/", "video"),
        ("youtube", r"^/shorts/", "short"),
        ("youtube", r"^/live/", "live"),
        ("youtube", r"", "video"),
        ("tiktok", r"/video/", "video"),
        ("naver_blog", r"", "blog"),
        ("facebook", r"/reel/", "reel"),
    )
)


def _asked(part: str) -> Asked | None:
    """One part of a list: a kind, with how many of it before or behind."""
    if kind := read_kind(part):
        return Asked(kind)
    if found := _COUNT_FIRST.fullmatch(part):
        kind = read_kind(found[2])
        return Asked(kind, int(found[1])) if kind else None
    if found := _COUNT_LAST.fullmatch(part):
        kind = read_kind(found[1])
        is_number = not found[2] and not found[4] and int(found[3]) > 1
        return Asked(kind, int(found[3]), is_number) if kind else None
    first, _, rest = part.partition(" ")
    count = _index("numbers").get(spelling_key(first))
    kind = read_kind(rest) if count else None
    return Asked(kind, int(count)) if kind and count else None


def _runs(text: str) -> list[str]:
    """Several kinds with nothing but their numbers between: 릴스 2 스토리 1."""
    if len(re.findall("[0-9]+", text)) < 2:
        return [text]
    return (_RUN_FIRST if text[0].isdigit() else _RUN).split(text)


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
def _places() -> frozenset[str]:
    return frozenset(map(spelling_key, _tables()["places"]["words"]))
