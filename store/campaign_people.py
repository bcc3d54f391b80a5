"""The people desk: everybody in a campaign, and how they stand in one line each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.errors import Invalid
from store.parcel_rows import PARCEL_SQL
from store.rules.campaign_words import CONTRACTS
from store.rules.pipeline import STAGES
from store.rules.words import N_

if TYPE_CHECKING:
    from store.engine import Database
    from store.roster_filter import Parameter
    from store.settings import Settings


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a campaign; None is what nobody has settled or measured."""

    collaboration_id: int
    influencer_id: int
    name: str
    handle: str | None
    platform: str | None
    followers: int | None
    stage: str
    stage_since: date
    waiting_on: str
    next_kind: str | None
    next_step: str | None
    next_step_on: date | None
    deal_kind: str | None
    offered_minor: int | None
    offered_currency: str | None
    fee_minor: int | None
    fee_currency: str | None
    commission_percent: str | None
    promo_code: str | None
    link_count: int
    contract_status: str | None
    """Of several contracts, that of the one which counts most: signed before sent."""
    parcel_state: str | None
    """Of several parcels, that of the one furthest behind."""
    post_due_on: date | None
    """The first day by which something is to be posted about a parcel."""
    deliverables: int
    """Pieces owed, without the cancelled ones."""
    live: int
    """Those of them that can be seen."""
    decision: str | None
    version: int


_RANKED = ("signed", "sent", "draft", "ended", "cancelled")
"""States of a contract, the one that counts most first."""


def _whens(column: str, words: tuple[str, ...]) -> str:
    """A place in an order, as SQL."""
    parts = (f"WHEN '{word}' THEN {place}" for place, word in enumerate(words))
    return f"CASE {column} {' '.join(parts)} END"


_MADE = {
    "link_count": "(SELECT count(*) FROM tracked_link k WHERE k.collaboration_id=c.id)",
    "contract_status": "(SELECT t.status FROM contract t WHERE t.collaboration_id=c.id"
    f" ORDER BY {_whens('t.status', _RANKED)}, t.id DESC LIMIT 1)",
    "parcel_state": f"(SELECT {PARCEL_SQL} FROM shipment p WHERE"
    " p.collaboration_id=c.id ORDER BY p.returned_on IS NOT NULL,"
    " p.delivered_on IS NOT NULL, p.sent_on IS NOT NULL, p.id LIMIT 1)",
    "post_due_on": "(SELECT min(p.post_due_on) FROM shipment p WHERE"
    " p.collaboration_id=c.id AND p.returned_on IS NULL)",
    "deliverables": "(SELECT count(*) FROM deliverable d WHERE d.collaboration_id=c.id"
    " AND d.state<>'cancelled')",
    "live": "(SELECT count(*) FROM deliverable d WHERE d.collaboration_id=c.id"
    " AND d.state='live')",
    "collaboration_id": "c.id",
    **{name: f"l.{name}" for name in ("name", "handle", "platform", "followers")},
}
_NAMES = tuple(field.name for field in fields(PersonLine))
_COLUMNS = ",".join(f"{_MADE.get(name, f'c.{name}')} AS {name}" for name in _NAMES)
"""Each under its own name, by which it can be sorted as well."""

_DAYS = ("stage_since", "next_step_on", "post_due_on")
_DAY_PLACES = frozenset(_NAMES.index(name) for name in _DAYS)

SORTS = {
    "name": "l.name_key",
    "stage": _whens("c.stage", STAGES),
    "next_step_on": "c.next_step_on IS NULL, c.next_step_on",
    "followers": "l.followers IS NULL, l.followers DESC",
    "fee": "c.fee_minor IS NULL, c.fee_currency, c.fee_minor DESC",
    "contract": f"contract_status IS NULL, {_whens('contract_status', CONTRACTS)}",
    "post_due_on": "post_due_on IS NULL, post_due_on",
}
"""What the people of a campaign can be sorted by; what is unknown stands last."""


class CampaignPeople:
    """Who is in a campaign; nothing here writes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def rows(
        self,
        campaign_id: int,
        filter: str = "",  # noqa: A002 - its name everywhere
        *,
        sort: str = "name",
        today: date | None = None,
    ) -> tuple[PersonLine, ...]:
        """Everybody in a campaign whom the filter lets pass; nobody from the trash.

        The filter is in the language of outreach; its words for days are counted from
        ``today``. Raises FilterProblem for a filter that cannot be read, Invalid for a
        sort that is none of SORTS.
        """
        if sort not in SORTS:
            raise Invalid(N_("There is no field called {field}."), field=sort)
        where, joins, given = self._compiled(filter, today)
        found = self._database.read(
            f"SELECT {_COLUMNS} FROM collaboration c CROSS JOIN roster_line l ON"
            f" l.influencer_id=c.influencer_id AND l.archived=0{joins}"
            f" WHERE c.campaign_id=? AND {where} ORDER BY {SORTS[sort]}, l.name_key,"
            " c.id",
            (campaign_id, *given),
        )
        return tuple(_line(row) for row in found)

    def row(self, collaboration_id: int) -> PersonLine | None:
        """One of them; None for a conversation that is gone, or in no campaign."""
        found = self._database.read(
            f"SELECT {_COLUMNS} FROM collaboration c CROSS JOIN roster_line l ON"
            " l.influencer_id=c.influencer_id WHERE c.id=? AND c.campaign_id NOTNULL",
            (collaboration_id,),
        )
        return _line(found[0]) if found else None

    def _compiled(
        self, words: str, today: date | None
    ) -> tuple[str, str, list[Parameter]]:
        """A filter as a condition, what it must be joined with, and its parameters."""
        if not words.strip():
            return "1", "", []
        # The language of filters is loaded with the first filter, not with the list.
        from store.outreach_filter import compile_outreach  # noqa: PLC0415
        from store.rules.filters import parse_filter  # noqa: PLC0415
        from store.rules.outreach_fields import outreach_fields  # noqa: PLC0415

        day = today or date.fromisoformat(self._database.now()[:10])
        known = outreach_fields(day, self._settings.stages())
        asked = parse_filter(words, known)
        found = compile_outreach(asked, self._settings.tiers(), day)
        return found.where, found.joins, found.parameters


def _line(row: Any) -> PersonLine:
    cells: list[Any] = [
        date.fromisoformat(value) if place in _DAY_PLACES and value else value
        for place, value in enumerate(row)
    ]
    return PersonLine(*cells)
