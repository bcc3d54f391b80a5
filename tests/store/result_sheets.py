"""Lists of conversions and of orders as people keep them, and what came of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store import result_lines, totals
from store.campaign_rows import CampaignDraft
from store.campaigns import Campaigns
from tests.store.money_sheets import asked, bars, reasons
from tests.store.sheets_in import bring

if TYPE_CHECKING:
    from store.engine import Database
    from store.imports import ImportReport

__all__ = [
    "Sold",
    "asked",
    "bars",
    "bring_sales",
    "campaign",
    "reasons",
    "sales",
    "works_for",
]


class Sold(NamedTuple):
    """A conversion in the workspace."""

    on_day: str
    channel: str | None
    name: str | None
    kind: str
    quantity: int
    gross: int | None
    refunded: int
    amount: int | None
    currency: str | None
    status: str
    by: str


def bring_sales(
    database: Database, *lines: str, kind: str = "conversions", **said: Any
) -> ImportReport:
    """Bring a sheet in whose cells are parted by bars; the sums stay right."""
    report = bring(database, bars(*lines), **said)
    assert report.plan.kind == kind
    assert totals.differences(database.reader) == 0
    assert result_lines.differences(database.reader) == 0
    return report


def sales(database: Database) -> list[Sold]:
    """Every conversion, in the order it was made."""
    rows = database.read(
        "SELECT v.on_day, v.channel, i.name, v.kind, v.quantity, v.gross_minor,"
        " v.refunded_minor, v.amount_minor, v.amount_currency, v.status,"
        " v.attributed_by FROM conversion v"
        " LEFT JOIN collaboration c ON c.id=v.collaboration_id"
        " LEFT JOIN influencer i ON i.id=c.influencer_id ORDER BY v.id"
    )
    return [Sold(*row) for row in rows]


def works_for(
    database: Database, influencer: int, campaign_id: int, code: str | None = None
) -> None:
    """Somebody works for a campaign, and may have a code of their own."""
    with database.writing("Test", ("outreach",)) as unit:
        unit.connection.execute(
            "INSERT INTO collaboration(influencer_id, campaign_id, stage, stage_since,"
            " waiting_on, cadence_step, unanswered, promo_code, created_at, updated_at,"
            " version) VALUES (?,?,'agreed','2026-01-01','me',0,0,?,?,?,1)",
            (influencer, campaign_id, code, unit.at, unit.at),
        )


def campaign(database: Database, name: str = "Spring", currency: str = "EUR") -> int:
    """A campaign that is counted in a currency; its number."""
    return Campaigns(database).create(CampaignDraft(name, currency=currency))
