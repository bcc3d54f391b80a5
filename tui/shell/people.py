"""A line of the roster as the command line answers it: as JSON, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.rules.money import Money, from_minor
from tui import format as words
from tui.i18n import N_
from tui.shell.tables import Heading

if TYPE_CHECKING:
    from store.roster_list import RosterRow
    from store.rules.tiers import Tiers

WIDE = 100
"""Cells of a terminal that has room for country and tags."""


def as_json(row: RosterRow, tiers: Tiers) -> dict[str, Any]:
    """A line with every figure as it is kept; None where nobody has measured."""
    return {
        "id": row.influencer_id,
        "name": row.name,
        "handle": row.handle,
        "platform": row.platform,
        "followers": row.followers,
        "tier": tiers.of(row.followers),
        "engagement_rate": row.engagement_rate,
        "engagement_basis": row.engagement_basis,
        "status": row.status,
        "tags": row.tags.split(", ") if row.tags else [],
        "country": row.country,
        "city": row.city,
        "language": row.language,
        "niche": row.niche,
        "following": row.following,
        "avg_views": row.avg_views,
        "avg_likes": row.avg_likes,
        "avg_comments": row.avg_comments,
        "email": row.email,
        "phone": row.phone,
        "rate": _rate(row),
        "fit": row.fit,
        "accounts": row.accounts,
        "updated_at": row.updated_at,
    }


def _rate(row: RosterRow) -> dict[str, str] | None:
    if row.rate_minor is None or row.rate_currency is None:
        return None
    amount = Money(row.rate_minor, row.rate_currency)
    digits = format(from_minor(amount.minor, amount.currency), "f")
    return {"amount": digits, "currency": amount.currency}


def headings(width: int) -> tuple[Heading, ...]:
    """The columns of the table of people; a narrow terminal gets fewer."""
    more = (Heading(N_("Country")), Heading(N_("Tags"), gives=True))
    return (
        Heading(N_("Name"), gives=True),
        Heading(N_("Handle"), gives=True),
        Heading(N_("Platform")),
        Heading(N_("Followers"), is_figure=True),
        Heading(N_("Tier")),
        Heading(N_("Engagement"), is_figure=True),
        Heading(N_("Status")),
        *(more if width >= WIDE else ()),
    )


def cells(row: RosterRow, tiers: Tiers, width: int) -> tuple[str, ...]:
    """A line under those columns, in words and figures of the language in use."""
    mark = words.BASIS_MARK.get(row.engagement_basis or "", "")
    more = (row.country or words.DASH, row.tags or "")
    return (
        row.name,
        row.handle or words.DASH,
        words.word(words.PLATFORM, row.platform),
        words.compact(row.followers),
        words.word(words.TIER, tiers.of(row.followers)),
        f"{words.percent(row.engagement_rate)}{mark}",
        words.word(words.STATUS, row.status),
        *(more if width >= WIDE else ()),
    )
