"""The links desk: tracked links and promo codes, which say whose a sale is."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.errors import Duplicate, Invalid, NotFound, Stale
from store.roster_rows import one_line
from store.rules import utm
from store.rules.attribution import plain_address
from store.rules.codes import code_key, propose
from store.rules.text import clean
from store.rules.utm import UtmParts
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database, UnitOfWork

__all__ = ["CodeClash", "LinkDraft", "LinkRow", "Links", "UtmParts"]

TOPIC = ("campaigns",)
CODES = ("outreach", "campaigns")
"""A code is one of the terms of a collaboration, which outreach shows."""

PERCENT = 10
"""The number at the end of a code when nobody says another."""


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A link as somebody notes it; its parts are read out of it."""

    url: str
    slug: str = ""
    """Its short form, if a shortener made one."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A tracked link, whose it is, and the parts a visit is known by."""

    id: int
    collaboration_id: int
    name: str
    url: str
    utm_source: str | None
    utm_medium: str | None
    utm_campaign: str | None
    utm_content: str | None
    utm_term: str | None
    slug: str | None
    version: int


@dataclass(frozen=True, slots=True)
class CodeClash:
    """Somebody who has a code already."""

    collaboration_id: int
    name: str
    campaign: str | None
    code: str


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose link it will be."""

    id: int
    name: str
    handle: str | None
    platform: str | None
    campaign: str | None
    landing: str | None


class Links:
    """Links and codes; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_collaboration(self, collaboration_id: int) -> tuple[LinkRow, ...]:
        """The links of one collaboration, as they were made."""
        return self._links("k.collaboration_id=? ORDER BY k.id", collaboration_id)

    def of_campaign(self, campaign_id: int) -> tuple[LinkRow, ...]:
        """The links of a campaign, by name."""
        where = "c.campaign_id=? ORDER BY l.name_key, k.id"
        return self._links(where, campaign_id)

    def proposed(self, collaboration_id: int) -> UtmParts:
        """The parts that a link of a collaboration would have by the naming rule."""
        owner = self._owners([collaboration_id])[0]
        return _parts(owner)

    def make(
        self, collaboration_ids: Sequence[int], base_url: str = "", **parts: str
    ) -> tuple[int, ...]:
        """Make a link for each of these people; returns the numbers of the links.

        Without an address it is the landing page of the campaign. The parts follow the
        naming rule where ``parts`` (source, medium, campaign, content, term) do not say
        otherwise; no two links are alike. Whoever has exactly that link keeps it.
        Raises Invalid and NotFound.
        """
        unknown = [name for name in parts if name not in utm.PARTS]
        if unknown:
            raise Invalid(N_("There is no field called {field}."), field=unknown[0])
        given = {name: clean(text) for name, text in parts.items() if clean(text)}
        with self._database.writing("", TOPIC) as unit:
            owners = self._owners(collaboration_ids)
            numbers = [
                _make(unit, owner, base_url, given, shared=len(owners) > 1)
                for owner in owners
            ]
            if len(owners) == 1:
                unit.name(N_("Made a link for {name}"), name=owners[0].name)
            else:
                unit.name(N_("Made links for {count}"), count=len(owners))
        return tuple(numbers)

    def save(
        self,
        collaboration_id: int,
        draft: LinkDraft,
        link_id: int | None = None,
        version: int | None = None,
    ) -> int:
        """Keep a link that was made elsewhere, or change one; returns its number.

        Raises Invalid for an address that is none, Duplicate for a link that somebody
        has, NotFound, and Stale when it was saved meanwhile.
        """
        for problem in utm.problems(draft.url):
            raise problem
        url = plain_address(draft.url)
        values = _values(url, utm.read(url))
        if clean(draft.slug):
            values["slug"] = plain_address(one_line(draft.slug, N_("Short link")))
        with self._database.writing("", TOPIC) as unit:
            (owner,) = self._owners([collaboration_id])
            unit.name(N_("Saved a link of {name}"), name=owner.name)
            holder = _holder(unit, url)
            if holder is not None and holder[0] != link_id:
                raise Duplicate(N_("{name} has this link already."), name=holder[2])
            if link_id is None:
                return _insert(unit, collaboration_id, values)
            _update(unit, link_id, version, {"slug": None, **values})
        return link_id

    def remove(self, link_ids: Sequence[int]) -> int:
        """Delete links; returns how many there were."""
        label = N_("Deleted {count} links")
        with self._database.writing(label, TOPIC) as unit:
            removed = unit.connection.execute(
                "DELETE FROM tracked_link WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(link_ids)),),
            ).rowcount
            unit.name(label, count=removed)
        return removed

    def propose_code(self, collaboration_id: int, number: int = PERCENT) -> str:
        """A code for somebody that nobody else has: MINA10."""
        (owner,) = self._owners([collaboration_id])
        taken = {
            code_key(code)
            for holder, code in self._database.read(_CODES)
            if holder != collaboration_id
        }
        return propose(owner.handle or owner.name, number, taken)

    def give_codes(
        self, collaboration_ids: Sequence[int], number: int = PERCENT
    ) -> int:
        """Give a code of their own to those who have none; returns to how many."""
        if not 0 <= number <= 9_999:
            raise Invalid(N_("{count} is no number of a code."), count=number)
        label = N_("Gave codes to {count}")
        with self._database.writing(label, CODES) as unit:
            held = dict(unit.connection.execute(_CODES).fetchall())
            taken = {code_key(code) for code in held.values()}
            owners = self._owners(collaboration_ids)
            without = [owner for owner in owners if owner.id not in held]
            for owner in without:
                code = propose(owner.handle or owner.name, number, taken)
                taken.add(code_key(code))
                unit.connection.execute(
                    "UPDATE collaboration SET promo_code=?, version=version+1,"
                    " updated_at=? WHERE id=?",
                    (code, unit.at, owner.id),
                )
            unit.name(label, count=len(without))
        return len(without)

    def code_clashes(
        self, code: str, collaboration_id: int | None = None
    ) -> tuple[CodeClash, ...]:
        """Everybody else who has this code, whatever its case."""
        wanted = code_key(code)
        if not wanted:
            return ()
        return tuple(
            CodeClash(*row)
            for row in self._database.read(_CODE_ROWS)
            if row[0] != collaboration_id and code_key(row[3]) == wanted
        )

    def _links(self, where: str, number: int) -> tuple[LinkRow, ...]:
        rows = self._database.read(f"{_LINKS} WHERE {where}", (number,))
        return tuple(LinkRow(*row) for row in rows)

    def _owners(self, numbers: Sequence[int]) -> list[_Owner]:
        wanted = list(dict.fromkeys(numbers))
        found = {
            row[0]: _Owner(*row)
            for row in self._database.read(_OWNERS, (json.dumps(wanted),))
        }
        for number in wanted:
            if number not in found:
                raise NotFound(
                    N_("There is no collaboration number {number}."), number=number
                )
        return [found[number] for number in wanted]


_LINKS = """
SELECT k.id, k.collaboration_id, l.name, k.url, k.utm_source, k.utm_medium,
 k.utm_campaign, k.utm_content, k.utm_term, k.slug, k.version FROM tracked_link k
CROSS JOIN collaboration c ON c.id=k.collaboration_id
CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0
"""
_OWNERS = """
SELECT c.id, l.name, l.handle, l.platform, g.name, g.landing_url FROM json_each(?) j
CROSS JOIN collaboration c ON c.id=j.value
CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id
LEFT JOIN campaign g ON g.id=c.campaign_id
"""
_CODES = "SELECT id, promo_code FROM collaboration WHERE promo_code IS NOT NULL"
_CODE_ROWS = """
SELECT c.id, i.name, g.name, c.promo_code FROM collaboration c
JOIN influencer i ON i.id=c.influencer_id LEFT JOIN campaign g ON g.id=c.campaign_id
WHERE c.promo_code IS NOT NULL ORDER BY c.id
"""


def _parts(owner: _Owner) -> UtmParts:
    """The naming rule; who has no handle goes by the name, or else by a number."""
    found = utm.proposed(
        owner.platform, owner.campaign or "", owner.handle or owner.name
    )
    return found if found.content else replace(found, content=f"c{owner.id}")


def _make(
    unit: UnitOfWork, owner: _Owner, base: str, given: dict[str, str], *, shared: bool
) -> int:
    """Make somebody's link; ``shared`` are words that several people are given."""
    usual = _parts(owner)
    parts = replace(usual, **given)
    if shared and "content" in given:
        parts = replace(parts, content=f"{given['content']}-{usual.content}")
    page = clean(base) or owner.landing or ""
    if not page:
        raise Invalid(
            N_("{name}: the campaign has no landing page; give an address."),
            name=owner.name,
        )
    tries: list[str] = []
    while True:
        word = utm.apart(parts.content, tries)
        tries.append(word)
        told = replace(parts, content=word)
        url = utm.build(page, told)
        holder = _holder(unit, url)
        if holder is None:
            return _insert(unit, owner.id, _values(url, told))
        if holder[1] == owner.id:
            return int(holder[0])


def _holder(unit: UnitOfWork, url: str) -> tuple[int, int, str] | None:
    """The link of this address: its number, its collaboration, whose it is."""
    found: tuple[int, int, str] | None = unit.connection.execute(
        "SELECT k.id, k.collaboration_id, i.name FROM tracked_link k JOIN collaboration"
        " c ON c.id=k.collaboration_id JOIN influencer i ON i.id=c.influencer_id"
        " WHERE k.url=?",
        (url,),
    ).fetchone()
    return found


def _values(url: str, parts: UtmParts) -> dict[str, Any]:
    said = {f"utm_{name}": getattr(parts, name) or None for name in utm.PARTS}
    return {"url": url, **said}


def _insert(unit: UnitOfWork, collaboration_id: int, values: dict[str, Any]) -> int:
    marks = ",".join("?" * len(values))
    number = unit.connection.execute(
        f"INSERT INTO tracked_link(collaboration_id, {','.join(values)}, created_at,"
        f" updated_at, version) VALUES (?,{marks},?,?,1)",
        (collaboration_id, *values.values(), unit.at, unit.at),
    ).lastrowid
    return number or 0


def _update(
    unit: UnitOfWork, link_id: int, version: int | None, values: dict[str, Any]
) -> None:
    sets = ",".join(f"{name}=?" for name in values)
    found = unit.connection.execute(
        f"UPDATE tracked_link SET {sets}, version=version+1, updated_at=? WHERE id=?"
        " RETURNING version",
        (*values.values(), unit.at, link_id),
    ).fetchone()
    if found is None:
        raise NotFound(N_("There is no link number {number}."), number=link_id)
    if found[0] - 1 != version:
        raise Stale(
            N_(
                "This was changed elsewhere while you were editing. Nothing was"
                " overwritten; your text is still in the form."
            )
        )
