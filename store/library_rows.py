"""Assets as they are read, and in which order they can be listed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.outreach_sorts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database

IS_ADDRESS = "(a.place LIKE 'http://%' OR a.place LIKE 'https://%')"
"""The SQL for an asset's being in the web, and not on a disk."""

PLATFORM = (
    "ifnull((SELECT n.platform FROM deliverable d JOIN account n ON n.id=d.account_id"
    " WHERE d.id=a.deliverable_id), l.platform)"
)
"""The platform of an asset: that of its piece, or else the person's first."""

SORTS = (
    *("captured_on", "name", "campaign", "platform", "kind", "style", "title"),
    *("place", "size_bytes"),
)
"""What the library can be sorted by."""


@dataclass(frozen=True, slots=True)
class AssetLine:
    """One asset in a list, and whose it is."""

    id: int
    influencer_id: int
    name: str
    """Of the person."""
    handle: str | None
    """Of the account its piece is for; without one, of the first account."""
    platform: str | None
    collaboration_id: int | None
    campaign_id: int | None
    campaign: str | None
    deliverable_id: int | None
    place: str
    """A path or an address."""
    is_address: bool
    kind: str
    """Of ASSET_KINDS."""
    style: str | None
    title: str | None
    captured_on: date
    sha256: str | None
    size_bytes: int | None
    notes: str | None
    version: int


def read_assets(
    database: Database, source: str, values: Sequence[object]
) -> tuple[AssetLine, ...]:
    """Assets; ``source`` is SQL that begins with their table and its conditions."""
    return tuple(_line(row) for row in database.read(f"{_ROWS} {source}", values))


def _line(row: Sequence[Any]) -> AssetLine:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["captured_on"] = date.fromisoformat(values["captured_on"])
    values["is_address"] = bool(values["is_address"])
    return AssetLine(**values)


_NAMES = tuple(field.name for field in fields(AssetLine))

_MADE = {
    "name": "l.name",
    "handle": "ifnull(n.handle, l.handle)",
    "platform": "ifnull(n.platform, l.platform)",
    "campaign_id": "c.campaign_id",
    "campaign": "g.name",
    "is_address": IS_ADDRESS,
}

_ROWS = f"SELECT {','.join(_MADE.get(name, f'a.{name}') for name in _NAMES)} FROM"

# CROSS JOIN keeps the order: a few numbers are looked up, nothing is walked through.
WITH_OWNERS = (
    " CROSS JOIN roster_line l ON l.influencer_id=a.influencer_id"
    " LEFT JOIN collaboration c ON c.id=a.collaboration_id"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
    " LEFT JOIN deliverable d ON d.id=a.deliverable_id"
    " LEFT JOIN account n ON n.id=d.account_id"
)
"""What stands behind ``asset a`` where lines are read."""


def parts_of(sort: str, *, descending: bool) -> tuple[Part, ...]:
    """The stretches of a list in their order: what nobody knows stands at the end.

    Raises KeyError for a sort there is not.
    """
    way = "DESC" if descending else "ASC"
    if sort == "captured_on":
        order = f"a.captured_on {way}, a.id {way}"
        return (Part("1", order, "a", "ix_asset_captured_on"),)
    if sort == "name":
        order = f"l.name_key {way}, l.influencer_id {way}, a.id {way}"
        return (Part("1", order, "l", "ix_roster_line_name"),)
    column = _SORTED[sort]
    known = Part(f"{column} IS NOT NULL", f"{column} {way}, a.id {way}", "a")
    if sort in {"kind", "place"}:
        return (known._replace(where="1"),)
    return (
        known,
        Part(f"{column} IS NULL", "a.captured_on DESC, a.id DESC", "a"),
    )


_SORTED = {
    "campaign": "g.name_key",
    "platform": PLATFORM,
    "kind": "a.kind",
    "style": "a.style",
    "title": "a.title",
    "place": "a.place",
    "size_bytes": "a.size_bytes",
}
