"""Everything about one campaign, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from store import campaign_standing as standing
from store.campaign_rows import BRIEF_COLUMNS, FRAME, RETRO_COLUMNS, no_campaign
from store.result_targets import TargetRow, read_targets

if TYPE_CHECKING:
    from store.engine import Database

_DAYS = frozenset({"starts_on", "ends_on"})
_COLUMNS = (
    *("id", "version", "archived_at", "created_at", "updated_at"),
    *(*FRAME, *BRIEF_COLUMNS.values(), *RETRO_COLUMNS.values()),
)

__all__ = ["CampaignCard", "CampaignCounts", "TargetRow", "read_card"]


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """How much is in a campaign."""

    people: int
    open: int
    """Collaborations that are neither over nor resting."""
    agreed: int
    """Agreed or wrapped."""
    wrapped: int
    deliverables: int
    """Pieces of content owed, without those cancelled."""
    live: int


@dataclass(frozen=True, slots=True)
class CampaignCard:
    """One campaign; texts that nobody wrote are None, money is in minor units."""

    id: int
    version: int
    archived_at: str | None
    created_at: str
    updated_at: str
    name: str
    brand: str | None
    market: str | None
    objective: str | None
    status: str
    starts_on: date | None
    ends_on: date | None
    currency: str | None
    budget_minor: int | None
    hourly_rate_minor: int | None
    product: str | None
    landing_url: str | None
    margin_percent: str | None
    """What stays of an order's price, in percent, as an exact figure."""
    brief_summary: str | None
    brief_messages: str | None
    brief_do: str | None
    brief_dont: str | None
    brief_hashtags: str | None
    disclosure_text: str | None
    retro_boost: str | None
    retro_fix: str | None
    retro_part: str | None
    retro_recruit: str | None
    next_steps: str | None
    """What follows from its results."""
    image_conclusion: str | None
    """What it did to the image of the brand."""
    targets: tuple[TargetRow, ...]
    counts: CampaignCounts
    committed_minor: int
    """All that is promised in the campaign's currency, paid or not."""
    left_minor: int | None
    """What is planned, as budget or in lines, less what is committed; below zero when
    it is over; None without a plan."""
    other_currencies: tuple[tuple[str, int], ...]
    """What is promised in other currencies without a rate; in no total."""


def read_card(database: Database, campaign_id: int) -> CampaignCard:
    """Read one campaign; raises NotFound."""
    found = database.read(
        f"SELECT {','.join(_COLUMNS)} FROM campaign WHERE id=?", (campaign_id,)
    )
    if not found:
        raise no_campaign(campaign_id)
    values: dict[str, Any] = {
        name: date.fromisoformat(value) if name in _DAYS and value else value
        for name, value in zip(_COLUMNS, found[0], strict=True)
    }
    counted = standing.count(database, [campaign_id], today=None).get(
        campaign_id, standing.NOTHING
    )
    counts = _counts(database, campaign_id, counted)
    budget, currency = values["budget_minor"], values["currency"]
    planned = counted.lines if budget is None else budget
    committed = counted.committed_in(currency)
    return CampaignCard(
        **values,
        targets=read_targets(
            database.read, campaign_id, posts=counts.live, agreed=counts.agreed
        ),
        counts=counts,
        committed_minor=committed,
        left_minor=None if planned is None else planned - committed,
        other_currencies=counted.committed_beside(currency),
    )


def _counts(
    database: Database, campaign_id: int, counted: standing.Counted
) -> CampaignCounts:
    owed, live = database.read(
        "SELECT count(*), ifnull(sum(d.state='live'), 0) FROM collaboration c"
        " JOIN deliverable d ON d.collaboration_id=c.id"
        " WHERE c.campaign_id=? AND d.state<>'cancelled'",
        (campaign_id,),
    )[0]
    return CampaignCounts(
        people=counted.people,
        open=counted.open,
        agreed=counted.agreed,
        wrapped=counted.wrapped,
        deliverables=owed,
        live=live,
    )
