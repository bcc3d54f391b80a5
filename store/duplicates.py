"""The duplicates desk: who may be on the roster twice, and making one of two."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations
from typing import TYPE_CHECKING

from store import merging
from store.rules.people import PERSON_FIELDS
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from store.engine import Database
    from store.rules.people import Value

TOPIC = ("roster", "outreach")

REASON_TEXT: dict[str, str] = {
    "email": N_("same e-mail"),
    "phone": N_("same phone"),
    "link": N_("same profile link"),
    "handle": N_("same handle on another platform"),
    "alias": N_("the name of one is an alias of the other"),
    "name": N_("same name"),
}
"""Why two records may be one person, the most telling reason first."""

_WEIGHT = {"email": 6, "phone": 6, "link": 5, "handle": 4, "alias": 3, "name": 2}

CROWD = 8
"""More people than this with something in common are hardly all one person.

Forty with one e-mail share an agent, three hundred a common name. They come last, each
paired with the oldest record only: all pairs of a crowd would take for ever.
"""


@dataclass(frozen=True, slots=True)
class PersonBrief:
    """Enough of somebody to tell them from another at a glance."""

    influencer_id: int
    name: str
    handle: str | None
    platform: str | None
    followers: int | None
    accounts: int
    email: str | None
    phone: str | None
    country: str | None
    tags: str | None
    status: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two records that may be one person; ``first`` is the older one.

    ``reasons`` are keys of ``REASON_TEXT``, the most telling first.
    """

    first: PersonBrief
    second: PersonBrief
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field in which two records differ, and which side to take it from.

    ``proposed`` is "keep" or "gone": what is filled in wins, else what is kept.
    """

    field: str
    title: str
    kept: Value
    other: Value
    proposed: str


class Duplicates:
    """Records that may be one person; merging is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pairs(self, limit: int = 200) -> tuple[DuplicatePair, ...]:
        """Who may be here twice, the surest first; the trash is left out."""
        reader = self._database.reader
        reader.create_function("letters", 1, _letters, deterministic=True)
        found = _Found()
        for reason, sql in _GROUPS.items():
            for (numbers,) in self._database.read(sql):
                found.group(reason, sorted(map(int, numbers.split(","))))
        for (marked,) in self._database.read(_NAMES):
            found.names(marked.split(","))
        best = found.best(limit)
        briefs = self._briefs({number for pair in best for number in pair})
        return tuple(
            DuplicatePair(briefs[first], briefs[second], reasons)
            for (first, second), reasons in found.reasons(best).items()
            if first in briefs and second in briefs
        )

    def compare(self, keep: int, gone: int) -> tuple[FieldChoice, ...]:
        """Every field in which two people differ; raises as ``merge`` does."""
        kept, other = merging.both(self._database.reader, keep, gone)
        return tuple(
            FieldChoice(
                field.name,
                field.title,
                kept[field.name],
                other[field.name],
                "gone" if kept[field.name] is None else "keep",
            )
            for field in PERSON_FIELDS
            if kept[field.name] != other[field.name]
        )

    def merge(self, keep: int, gone: int, take: Collection[str]) -> None:
        """Make one record of two: ``keep`` stays and gets all that ``gone`` has.

        The fields named in ``take`` come from ``gone``; notes of both are joined unless
        they are taken. Raises NotFound, and Invalid for a field that is none, somebody
        in the trash, or one record given twice.
        """
        label = N_("Merged {gone} into {keep}")
        with self._database.writing(label, TOPIC) as unit:
            kept, other = merging.both(unit.connection, keep, gone)
            merging.merge(unit, keep, gone, take)
            unit.name(label, gone=other["name"], keep=kept["name"])

    def _briefs(self, numbers: set[int]) -> dict[int, PersonBrief]:
        rows = self._database.read(
            f"SELECT {','.join(PersonBrief.__slots__)} FROM roster_line WHERE"
            " influencer_id IN (SELECT value FROM json_each(?)) AND archived=0",
            (json.dumps(sorted(numbers)),),
        )
        return {row[0]: PersonBrief(*row) for row in rows}


Pair = tuple[int, int]


@dataclass(slots=True)
class _Found:
    """Pairs with their reasons, collected group by group."""

    strength: dict[Pair, float] = field(default_factory=dict)
    why: dict[Pair, tuple[str, ...]] = field(default_factory=dict)
    crowds: list[tuple[str, list[int]]] = field(default_factory=list)

    def group(self, reason: str, numbers: list[int]) -> None:
        """People who have something in common, in the order of their numbers."""
        if len(numbers) > CROWD:
            self.crowds.append((reason, numbers))
            return
        for pair in combinations(numbers, 2):
            self._add(pair, reason, len(numbers))

    def names(self, marked: Sequence[str]) -> None:
        """People under one name: "12n" is called so, "12a" has it as an alias."""
        named = sorted({int(mark[:-1]) for mark in marked if mark[-1] == "n"})
        aliased = sorted({int(mark[:-1]) for mark in marked if mark[-1] == "a"})
        if len(named) > 1:
            self.group("name", named)
        size = len({*named, *aliased})
        if size > CROWD:
            named = named[:1]
        for pair in {_in_order(n, a) for n in named for a in aliased if n != a}:
            self._add(pair, "alias", size)

    def _add(self, pair: Pair, reason: str, size: int) -> None:
        self.strength[pair] = self.strength.get(pair, 0) + _WEIGHT[reason] / (size - 1)
        self.why[pair] = (*self.why.get(pair, ()), reason)

    def best(self, limit: int) -> list[Pair]:
        """The strongest pairs; of two as strong, the older records first."""
        self.crowds.sort(key=lambda crowd: len(crowd[1]))
        for reason, numbers in self.crowds:
            if len(self.strength) >= limit:
                break
            for other in numbers[1:]:
                self._add((numbers[0], other), reason, len(numbers))
        return nsmallest(
            limit, self.strength, key=lambda pair: (-self.strength[pair], pair)
        )

    def reasons(self, pairs: Sequence[Pair]) -> dict[Pair, tuple[str, ...]]:
        """Why each of these, the crowds included that both are in."""
        found = {pair: set(self.why[pair]) for pair in pairs}
        wanted = {number for pair in pairs for number in pair}
        for reason, numbers in self.crowds:
            there = wanted.intersection(numbers)
            for pair, why in found.items() if len(there) > 1 else ():
                if there.issuperset(pair):
                    why.add(reason)
        return {
            pair: tuple(reason for reason in REASON_TEXT if reason in why)
            for pair, why in found.items()
        }


def _in_order(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


class _Letters(dict[int, str]):
    """What is left of each character of a name: no spaces, signs or emoji."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        odd = unicodedata.category(sign)[0] in "ZPSC" or "\ufe00" <= sign <= "\ufe0f"
        self[code] = "" if odd else sign
        return self[code]


_LETTERS = _Letters()


def _letters(folded: str) -> str:
    return folded.translate(_LETTERS)


def _people(key: str) -> str:
    """Groups of people who share a key of their own."""
    return (
        f"SELECT group_concat(id) FROM influencer WHERE {key} IN (SELECT {key} FROM"
        f" influencer WHERE {key} IS NOT NULL GROUP BY {key} HAVING count(*)>1)"
        f" AND archived_at IS NULL GROUP BY {key} HAVING count(*)>1"
    )


def _accounts(key: str) -> str:
    """Groups of people who share a key of their accounts."""
    return (
        "SELECT group_concat(DISTINCT a.influencer_id) FROM account a JOIN influencer i"
        f" ON i.id=a.influencer_id WHERE a.{key} IN (SELECT {key} FROM account WHERE"
        f" {key} IS NOT NULL GROUP BY {key} HAVING count(*)>1 AND min(influencer_id)"
        f"<max(influencer_id)) AND i.archived_at IS NULL GROUP BY a.{key}"
        " HAVING min(a.influencer_id)<max(a.influencer_id)"
    )


_GROUPS = {
    "email": _people("email_key"),
    "phone": _people("phone_key"),
    "link": _accounts("url_key"),
    "handle": _accounts("handle_key"),
}

_NAMES = """
SELECT group_concat(who) FROM (
 SELECT letters(name_key) AS key, influencer_id, influencer_id||'n' AS who
 FROM roster_line WHERE archived=0
 UNION ALL SELECT letters(fold(a.name)), i.id, i.id||'a'
 FROM alias a JOIN influencer i ON i.id=a.influencer_id WHERE i.archived_at IS NULL)
WHERE key<>'' GROUP BY key HAVING min(influencer_id)<max(influencer_id)
"""
"""Everybody of one name, as a name and as an alias, spaces and signs apart."""
