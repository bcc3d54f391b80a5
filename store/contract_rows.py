"""Contracts, breaches and exclusivities that collide, as they are read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database

CONTRACT_DAYS = ("sent_on", "signed_on", "starts_on", "ends_on", "exclusivity_until")
"""The columns of a contract that hold a day."""


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract as it is kept."""

    id: int
    collaboration_id: int
    status: str
    """draft, sent, signed, ended or cancelled."""
    scope: str | None
    compensation: str | None
    sent_on: date | None
    signed_on: date | None
    starts_on: date | None
    ends_on: date | None
    file: str | None
    clauses: frozenset[str]
    """What it settles, of CLAUSES."""
    exclusivity: str | None
    exclusivity_until: date | None
    version: int
    payment_days: int | None = None
    """Days from going live until the fee is paid; None leaves it to the setting."""


@dataclass(frozen=True, slots=True)
class BreachRow:
    """Something that was not kept; open while it has no day of settling."""

    id: int
    collaboration_id: int
    what: str
    on: date
    action: str | None
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """An exclusivity that stands against working with somebody."""

    collaboration_id: int
    """Where it is in the way."""
    influencer_id: int
    influencer: str
    contract: int
    """The contract that holds it."""
    campaign: str | None
    """For which that contract is."""
    until: date
    exclusivity: str | None
    """For whom else they may not work, in words."""


def read_contracts(
    database: Database, collaboration_id: int
) -> tuple[ContractRow, ...]:
    """The contracts of a collaboration, newest first."""
    names = ",".join(_NAMES)
    rows = database.read(
        f"SELECT {names} FROM contract WHERE collaboration_id=? ORDER BY id DESC",
        (collaboration_id,),
    )
    return tuple(_contract(row) for row in rows)


def _contract(row: Sequence[Any]) -> ContractRow:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    for name in CONTRACT_DAYS:
        values[name] = _day(values[name])
    values["clauses"] = frozenset(values["clauses"].split())
    return ContractRow(**values)


_NAMES = tuple(field.name for field in fields(ContractRow))


def read_breaches(database: Database, collaboration_id: int) -> tuple[BreachRow, ...]:
    """The breaches of a collaboration, open ones first, then the newest."""
    rows = database.read(
        "SELECT id, collaboration_id, what, on_day, action, settled_on FROM breach"
        " WHERE collaboration_id=?"
        " ORDER BY settled_on IS NOT NULL, on_day DESC, id DESC",
        (collaboration_id,),
    )
    return tuple(
        BreachRow(number, owner, what, date.fromisoformat(on), action, _day(settled))
        for number, owner, what, on, action, settled in rows
    )


def read_conflicts(
    database: Database, collaboration_id: int | None, campaign_id: int | None
) -> tuple[Conflict, ...]:
    """Exclusivities elsewhere that overlap; of one collaboration, or of a campaign."""
    place = "c.id=?" if campaign_id is None else "c.campaign_id=?"
    wanted = collaboration_id if campaign_id is None else campaign_id
    rows = database.read(_CONFLICTS.format(place=place), (wanted,))
    return tuple(
        Conflict(here, owner, name, contract, campaign, date.fromisoformat(until), who)
        for here, owner, name, contract, campaign, until, who in rows
    )


# Work here begins with the campaign, or without a day of its own with the conversation.
# What has no last day may go on for ever.
_CONFLICTS = """
SELECT c.id, c.influencer_id, i.name, o.id, og.name, o.exclusivity_until, o.exclusivity
FROM collaboration c JOIN influencer i ON i.id=c.influencer_id
LEFT JOIN campaign g ON g.id=c.campaign_id
CROSS JOIN collaboration oc ON oc.influencer_id=c.influencer_id AND oc.id<>c.id
 AND (c.campaign_id IS NULL OR oc.campaign_id IS NOT c.campaign_id)
CROSS JOIN contract o ON o.collaboration_id=oc.id
LEFT JOIN campaign og ON og.id=oc.campaign_id
WHERE {place} AND c.stage NOT IN ('declined','wrapped')
 AND o.status IN ('signed','ended')
 AND o.exclusivity_until>=coalesce(g.starts_on, substr(c.created_at,1,10))
 AND coalesce(o.starts_on, o.signed_on, '0')<=coalesce(g.ends_on, '9')
 AND ifnull(fold(og.brand)=fold(g.brand), 0)=0
ORDER BY i.name, o.exclusivity_until, o.id
"""


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
