"""Spellings of parts of links that probably mean the same: proposed, never assumed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.rules.result_words import SPELLING_PARTS
from store.rules.text import clean, fold
from store.rules.vocabulary import Platform, read_platform, spelling_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.engine import Database


@dataclass(frozen=True, slots=True)
class SpellingGroup:
    """Ways of writing one part of a link that probably mean the same."""

    part: str
    """source, medium, campaign, content or term."""
    means: str
    """What the others would mean: as a tracked link has it, else the usual one."""
    written: tuple[tuple[str, int], ...]
    """Each spelling, and how many conversions came by it, the most first."""


def groups(database: Database, campaign_id: int | None) -> tuple[SpellingGroup, ...]:
    """What of the links that conversions came by can be confirmed as one."""
    found: list[SpellingGroup] = []
    for part in SPELLING_PARTS:
        known = dict(
            database.read(
                "SELECT written_key, means FROM spelling WHERE part=?", (part,)
            )
        )
        counts = _counts(database, part, campaign_id)
        own = {
            clean(word)
            for (word,) in database.read(
                f"SELECT DISTINCT utm_{part} FROM tracked_link WHERE utm_{part}"
                " IS NOT NULL"
            )
        }
        found += _groups(part, counts, own, known)
    return tuple(found)


def _counts(database: Database, part: str, campaign_id: int | None) -> Counter[str]:
    where = "" if campaign_id is None else " AND campaign_id=?"
    rows = database.read(
        f"SELECT utm_{part}, count(*) FROM conversion WHERE utm_{part} IS NOT NULL"
        f"{where} GROUP BY 1",
        (campaign_id,) if where else (),
    )
    counts: Counter[str] = Counter()
    for word, many in rows:
        if clean(word):
            counts[clean(word)] += many
    return counts


def _groups(
    part: str, counts: Counter[str], own: set[str], known: Mapping[str, str]
) -> list[SpellingGroup]:
    kin: dict[str, set[str]] = defaultdict(set)
    for word in {*counts, *own}:
        if key := likeness(part, known.get(fold(word), word)):
            kin[key].add(word)
    made: list[SpellingGroup] = []
    for words in kin.values():
        meant = {known.get(fold(word), word) for word in words}
        if len(meant) < 2 or not any(counts[word] for word in words):
            continue
        order = sorted(words, key=lambda word: (-counts[word], word))
        means = _best(order, own & words, set(known.values()) & meant)
        written = tuple((word, counts[word]) for word in order)
        made.append(SpellingGroup(part, means, written))
    return sorted(made, key=lambda one: (-one.written[0][1], one.means))


def _best(order: list[str], own: set[str], confirmed: set[str]) -> str:
    """What the others would mean: her own link's, what she said, the most frequent."""
    for words in (own, confirmed):
        if words:
            return min(words, key=lambda word: (word not in order, word))
    return order[0]


_PLACES = re.compile(
    r"[\s_\-.]+(?:story|stories|reels?|feed|bio|posts?|shorts?|live|ads?)$"
)
"""Where on a platform a link stood, written behind its name."""


def likeness(part: str, word: str) -> str:
    """What spellings that probably mean the same share; "" for what says nothing.

    Sources share their platform, whichever of its names was used, and wherever on it
    the link stood; everything else its letters and figures.
    """
    if part == "source":
        plain = _PLACES.sub("", fold(clean(word)))
        found = read_platform(word) or read_platform(plain)
        if found and found != Platform.OTHER:
            return found
    return spelling_key(word)
