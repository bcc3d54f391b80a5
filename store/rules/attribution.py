"""Whose a sale is: by the person's own code, else by the last tracked link clicked.

A code beats a link. A code that everybody may use, or that two people have at the same
time, says nothing of anybody; then the links are asked. A click counts for so many
days. What nothing is known of stays nobody's: it is never spread over others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from store.rules.result_words import LINK_DAYS
from store.rules.text import clean, fold
from store.rules.utm import UtmParts, read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    Spellings = Mapping[tuple[str, str], str]
    """Part of a link and how it is written, without case -> what that means."""

WHYS = (
    *("own_code", "shared_code", "code_of_two"),
    *("link", "link_too_old", "link_later", "link_of_two"),
    *("no_match", "nothing_said"),
)
"""Why something is somebody's or nobody's: it is their own code; everybody's code; the
code of two people; a tracked link; one clicked too long ago; one clicked after the
sale; a link that two people have alike; nothing known fits; nothing was said."""

_MOST_TELLING = (
    *("shared_code", "code_of_two", "link_of_two", "link_too_old", "link_later"),
    "no_match",
)
"""What is said of a sale that is nobody's, the first of these that was met."""

_DAYS = timedelta(days=LINK_DAYS)
_NOTHING = UtmParts()


@dataclass(frozen=True, slots=True)
class Click:
    """A click on a link before something was bought; "" is not known."""

    on_day: date
    url: str = ""
    utm: UtmParts = _NOTHING


@dataclass(frozen=True, slots=True)
class Link:
    """A tracked link as it was made."""

    url: str
    slug: str = ""
    utm: UtmParts = _NOTHING


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody in a campaign, and what their sales are known by."""

    collaboration_id: int
    code_key: str | None = None
    links: tuple[Link, ...] = ()
    campaign_id: int | None = None
    is_open: bool = True
    """Whether it goes on: of two with one code the one that does has it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that could say whose a sale is: a code or a click, and what it says."""

    what: str | Click
    collaboration_id: int | None
    why: str
    """Of WHYS."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """Whose a sale is, how that is known, and what of it all decided."""

    collaboration_id: int | None
    by: str
    """code, link or none."""
    why: str
    """Of WHYS."""
    step: int | None = None
    """The place of what decided among the codes and then the clicks."""


class Book:
    """Who has which codes and links; can be added to."""

    def __init__(
        self,
        owners: Iterable[Owner] = (),
        shared: Collection[str] = (),
        spellings: Spellings | None = None,
    ) -> None:
        self._shared = frozenset(shared)
        self._spellings: Spellings = spellings or {}
        self._codes: dict[str, dict[int, Owner]] = defaultdict(dict)
        self._addresses: dict[str, dict[int, Owner]] = defaultdict(dict)
        self._pairs: dict[tuple[str, str], dict[int, Owner]] = defaultdict(dict)
        self._contents: dict[str, dict[int, Owner]] = defaultdict(dict)
        for owner in owners:
            self.add(owner)

    def add(self, owner: Owner) -> None:
        """Know of somebody, or of more links of theirs."""
        number = owner.collaboration_id
        if owner.code_key:
            self._codes[owner.code_key][number] = owner
        for link in owner.links:
            for address in filter(None, (link.url, link.slug)):
                self._addresses[address_key(address)][number] = owner
            if content := self.meant("content", link.utm.content):
                campaign = self.meant("campaign", link.utm.campaign)
                self._pairs[campaign, content][number] = owner
                self._contents[content][number] = owner

    def meant(self, part: str, written: str) -> str:
        """What a part of a link means by the spellings that were confirmed."""
        text = clean(written)
        return self._spellings.get((part, fold(text)), text)

    def of_code(
        self, key: str, campaign_id: int | None = None
    ) -> tuple[int | None, str]:
        """Whose a code is, and why; ``campaign_id`` is that of the sale, if known."""
        if key in self._shared:
            return None, "shared_code"
        holders = self._codes.get(key)
        if not holders:
            return None, "no_match"
        whose = _only(holders.values(), campaign_id)
        return (None, "code_of_two") if whose is None else (whose, "own_code")

    def of_click(
        self, click: Click, campaign_id: int | None = None
    ) -> tuple[int | None, str]:
        """Whose link was clicked, and why; whenever it was."""
        holders = self._holders(click)
        if not holders:
            return None, "no_match"
        whose = _only(holders.values(), campaign_id)
        return (None, "link_of_two") if whose is None else (whose, "link")

    def _holders(self, click: Click) -> Mapping[int, Owner] | None:
        """Who has that link: by its address, its short form, its parts."""
        for key in address_keys(click.url):
            if found := self._addresses.get(key):
                return found
        parts = parts_of(click)
        if not (content := self.meant("content", parts.content)):
            return None
        pair = self.meant("campaign", parts.campaign), content
        return self._pairs.get(pair) or self._contents.get(content)


def attribute(
    codes: Sequence[str],
    clicks: Sequence[Click],
    on_day: date,
    book: Book,
    campaign_id: int | None = None,
) -> Attributed:
    """Whose a sale of a day is.

    ``codes`` are those that were used, as ``codes.code_key`` gives them, ``clicks`` are
    the earlier ones first. ``campaign_id`` tells apart whoever has the same code in
    several campaigns.
    """
    seen = look(codes, clicks, on_day, book, campaign_id)
    return judge(seen)


def judge(seen: Sequence[Seen]) -> Attributed:
    """What follows from all that was looked at."""
    last: tuple[date, int] | None = None
    for step, one in enumerate(seen):
        if one.why == "own_code":
            return Attributed(one.collaboration_id, "code", one.why, step)
        if isinstance(one.what, Click) and one.why == "link":
            last = max(last or (one.what.on_day, step), (one.what.on_day, step))
    if last is not None:
        step = last[1]
        return Attributed(seen[step].collaboration_id, "link", "link", step)
    met = {one.why for one in seen}
    why = next((one for one in _MOST_TELLING if one in met), "nothing_said")
    return Attributed(None, "none", why)


def look(
    codes: Sequence[str],
    clicks: Sequence[Click],
    on_day: date,
    book: Book,
    campaign_id: int | None = None,
) -> tuple[Seen, ...]:
    """What each code and each click says by itself, in their order."""
    found = [Seen(code, *book.of_code(code, campaign_id)) for code in codes]
    for click in clicks:
        whose, why = book.of_click(click, campaign_id)
        if why == "link":
            if click.on_day > on_day:
                why = "link_later"
            elif on_day - click.on_day > _DAYS:
                why = "link_too_old"
        found.append(Seen(click, whose, why))
    return tuple(found)


def parts_of(click: Click) -> UtmParts:
    """The parts of a click: as they were said, else as its address has them."""
    if click.utm != _NOTHING or "utm_" not in click.url.lower():
        return click.utm
    try:
        return read(click.url)
    except ValueError:  # an address with a bracket or a port where none can stand
        return _NOTHING


def plain_address(url: str) -> str:
    """An address as it is kept: its scheme and its host in small letters.

    These mean the same in any; all that follows is left as it was typed, and so is a
    word that is no address.
    """
    text = clean(url)
    found = _HOST.match(text)
    if found is None or not (found["scheme"] or "." in found["host"]):
        return text
    return found[0].lower() + text[found.end() :]


_HOST = re.compile(r"(?P<scheme>[A-Za-z]+://)?(?P<host>[^/?#@]*)(?=[/?#]|$)")


def address_key(url: str) -> str:
    """What two addresses are the same by: the scheme and a last slash say nothing."""
    text = plain_address(url)
    scheme, mark, rest = text.partition("://")
    return (rest if mark and scheme.isalpha() else text).rstrip("/")


def address_keys(url: str) -> tuple[str, ...]:
    """The keys a link may be kept under: the whole address, then its last word."""
    key = address_key(url)
    if not key:
        return ()
    last = key.partition("?")[0].partition("#")[0].rpartition("/")[2]
    return (key, last) if last and last != key else (key,)


def address_forms(key: str) -> tuple[str, ...]:
    """Every way in which an address of that key may be kept."""
    return tuple(f"{scheme}{key}{end}" for scheme in _SCHEMES for end in ("", "/"))


_SCHEMES = ("", "https://", "http://")


def _only(owners: Iterable[Owner], campaign_id: int | None) -> int | None:
    """The one of several who is meant: here, and going on; None for two."""
    among = list(owners)
    if campaign_id is not None:
        among = [one for one in among if one.campaign_id == campaign_id] or among
    among = [one for one in among if one.is_open] or among
    return among[0].collaboration_id if len(among) == 1 else None
