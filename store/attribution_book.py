"""Who has which codes and links, read as far as some conversions ask for it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from store.rules.attribution import (
    Book,
    Click,
    Link,
    Owner,
    address_forms,
    address_keys,
    parts_of,
)
from store.rules.codes import code_key
from store.rules.pipeline import OPEN
from store.rules.text import clean
from store.rules.utm import UtmParts
from store.rules.vocabulary import Platform, read_platform

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

OPEN_STAGES = ",".join(f"'{stage}'" for stage in sorted(OPEN))


class Evidence(NamedTuple):
    """What a conversion says of where it came from, as it is kept."""

    code: str | None = None
    utm_source: str | None = None
    utm_medium: str | None = None
    utm_campaign: str | None = None
    utm_content: str | None = None
    utm_term: str | None = None
    url: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """The same, read: the codes, and the clicks with the earlier ones first."""

    codes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    """The codes as they were typed."""
    earlier: tuple[Click, ...] = ()
    last: Click | None = None
    """The click it came by; its day is that of the conversion where nobody said."""

    def clicks(self, day: date) -> tuple[Click, ...]:
        """All clicks; the one that it came by was on this day."""
        if self.last is None:
            return self.earlier
        return (*self.earlier, Click(day, self.last.url, self.last.utm))


NO_TRAIL = Trail()


class Talk(NamedTuple):
    """What is to be known of a collaboration that a conversion is attributed to."""

    campaign_id: int | None
    platform: str | None
    """Of the person's largest account."""
    platforms: frozenset[str]
    """Of all their accounts."""


class KnownOwners:
    """A book of owners that grows with the conversions that are looked at."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        shared = connection.execute("SELECT code_key FROM shared_code")
        spelled = connection.execute("SELECT part, written_key, means FROM spelling")
        self._spelled = {(part, key): means for part, key, means in spelled}
        self.book = Book((), [key for (key,) in shared], self._spelled)
        self._codes: set[str] = set()
        self._links: set[str] = set()
        self._trails: dict[Evidence, Trail] = {}
        self._talks: dict[int, Talk] = {}
        self._platforms: dict[str, str | None] = {}

    def learn(self, evidences: Iterable[Evidence]) -> None:
        """Read who has the codes and the links of these."""
        codes: set[str] = set()
        clicks: list[Click] = []
        for evidence in evidences:
            trail = self.trail(evidence)
            codes.update(trail.codes)
            clicks += trail.earlier
            if trail.last is not None:
                clicks.append(trail.last)
        if new := codes - self._codes:
            self._codes |= new
            self._learn_codes(new)
        self._learn_links(clicks)

    def forget_trails(self) -> None:
        """Let go of what was read of conversions that were looked at."""
        self._trails.clear()

    def trail(self, evidence: Evidence) -> Trail:
        """What a conversion says, read; as it was where it was read before."""
        found = self._trails.get(evidence)
        if found is None:
            found = self._trails[evidence] = read_trail(evidence)
        return found

    def talk(self, number: int) -> Talk:
        """What is to be known of a collaboration."""
        found = self._talks.get(number)
        if found is None:
            rows = self._connection.execute(_TALK, (number,)).fetchall()
            campaign_id = rows[0][0] if rows else None
            platforms = [platform for _, platform in rows if platform]
            found = Talk(
                campaign_id, platforms[0] if platforms else None, frozenset(platforms)
            )
            self._talks[number] = found
        return found

    def platform(self, source: str) -> str | None:
        """The platform that the source of a link means; None for anything else."""
        if source not in self._platforms:
            found = read_platform(self.book.meant("source", source))
            self._platforms[source] = None if found == Platform.OTHER else found
        return self._platforms[source]

    def _learn_codes(self, keys: Iterable[str]) -> None:
        """Find who has these codes: at one look, however many they are."""
        rows = self._connection.execute(_HOLDERS, (json.dumps(sorted(keys)),))
        for number, code, campaign_id, is_open in rows:
            self.book.add(Owner(number, code_key(code), (), campaign_id, bool(is_open)))

    def _learn_links(self, clicks: Iterable[Click]) -> None:
        addresses: set[str] = set()
        contents: set[str] = set()
        for click in clicks:
            for key in address_keys(click.url):
                addresses.update(address_forms(key))
            if click.url:
                addresses.add(clean(click.url))
            contents.add(self.book.meant("content", parts_of(click).content))
        contents.discard("")
        wanted = {f"a{one}" for one in addresses} | {f"c{one}" for one in contents}
        if not wanted - self._links:
            return
        self._links |= wanted
        given = {
            "addresses": json.dumps(sorted(addresses)),
            "contents": json.dumps(sorted(contents)),
            "folded": json.dumps(sorted(self._written(contents))),
        }
        for row in self._connection.execute(_LINKS, given):
            number, campaign_id, is_open, url, slug, *parts = row
            link = Link(url, slug or "", UtmParts(*(part or "" for part in parts)))
            self.book.add(Owner(number, None, (link,), campaign_id, bool(is_open)))

    def _written(self, contents: set[str]) -> set[str]:
        """Other ways in which these are written, folded, as far as she said so."""
        return {
            key
            for (part, key), means in self._spelled.items()
            if part == "content" and means in contents
        }


def read_trail(evidence: Evidence) -> Trail:
    """What a conversion says of where it came from, read."""
    if not any(evidence):
        return NO_TRAIL
    parts = UtmParts(*(clean(part or "") for part in evidence[1:6]))
    url = clean(evidence.url or "")
    last = None
    if url or parts != UtmParts():
        last = Click(date.min, url, parts_of(Click(date.min, url, parts)))
    shown = tuple(filter(None, map(clean, (evidence.code or "").split(","))))
    codes = tuple(map(code_key, shown))
    return Trail(codes, shown, _earlier(evidence.path), last)


def _earlier(path: str | None) -> tuple[Click, ...]:
    """Clicks as they are kept: pairs of a day and a link; others are passed over."""
    if not path:
        return ()
    found: list[Click] = []
    try:
        listed = json.loads(path)
    except ValueError:
        return ()
    for pair in listed if isinstance(listed, list) else ():
        match pair:
            case [str(day), str(url)]:
                if (on_day := _day(day)) is not None:
                    click = Click(on_day, clean(url))
                    found.append(replace(click, utm=parts_of(click)))
    return tuple(found)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


_TALK = """
SELECT c.campaign_id, a.platform FROM collaboration c
LEFT JOIN account a ON a.influencer_id=c.influencer_id
WHERE c.id=? ORDER BY a.followers DESC, a.id
"""

# Small letters as SQLite makes them are plain ones: a code with others comes along,
# and is looked at here.
_HOLDERS = f"""
SELECT id, promo_code, campaign_id, stage IN ({OPEN_STAGES}) FROM collaboration
WHERE promo_code IS NOT NULL
 AND (lower(replace(promo_code,' ','')) IN (SELECT value FROM json_each(?))
  OR promo_code GLOB '*[^ -~]*')
"""

_LINKS = f"""
SELECT collaboration_id, campaign_id, is_open, url, slug, s, m, c, n, t FROM (
 SELECT k.id, k.collaboration_id, c.campaign_id,
  c.stage IN ({OPEN_STAGES}) AS is_open, k.url, k.slug, k.utm_source AS s,
  k.utm_medium AS m, k.utm_campaign AS c, k.utm_content AS n, k.utm_term AS t
 FROM tracked_link k CROSS JOIN collaboration c ON c.id=k.collaboration_id
 WHERE k.url IN (SELECT value FROM json_each(:addresses))
 UNION
 SELECT k.id, k.collaboration_id, c.campaign_id, c.stage IN ({OPEN_STAGES}),
  k.url, k.slug, k.utm_source, k.utm_medium, k.utm_campaign, k.utm_content,
  k.utm_term
 FROM tracked_link k CROSS JOIN collaboration c ON c.id=k.collaboration_id
 WHERE k.slug IN (SELECT value FROM json_each(:addresses))
  OR k.utm_content IN (SELECT value FROM json_each(:contents))
  OR (:folded<>'[]' AND fold(k.utm_content) IN
   (SELECT value FROM json_each(:folded)))
)
"""
