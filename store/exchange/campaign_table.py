"""Campaigns as a table for people: the frame, the money, the texts, a row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.campaign_rows import BRIEF_COLUMNS, RETRO_COLUMNS
from store.exchange.roster_out import digits
from store.exchange.table_columns import TABLES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AMOUNTS = tuple(
    place
    for place, column in enumerate(TABLES["campaigns"])
    if column.kind is Kind.AMOUNT
)
_CURRENCY = [column.header for column in TABLES["campaigns"]].index("currency")
_TEXTS = ",".join(
    f"g.{column}" for column in (*BRIEF_COLUMNS.values(), *RETRO_COLUMNS.values())
)
_INSIDE = (
    "FROM collaboration c CROSS JOIN roster_line l ON"
    " l.influencer_id=c.influencer_id AND l.archived=0 WHERE c.campaign_id=g.id"
)

CAMPAIGNS_SQL = (
    "SELECT g.name, g.brand, g.market, g.objective, g.status, g.starts_on, g.ends_on,"
    " g.currency, g.budget_minor, g.hourly_rate_minor,"
    f" (SELECT sum(c.fee_minor) {_INSIDE} AND c.stage IN ('agreed','wrapped')"
    " AND c.fee_currency=g.currency),"
    f" (SELECT count(*) {_INSIDE}),"
    f" (SELECT count(*) {_INSIDE} AND c.stage IN ('agreed','wrapped')),"
    " (SELECT group_concat(metric || ' ' || goal, '; ') FROM (SELECT metric, goal FROM"
    " target t WHERE t.campaign_id=g.id ORDER BY t.id)),"
    f" g.product, g.landing_url, g.margin_percent, {_TEXTS},"
    " substr(g.archived_at, 1, 10) FROM campaign g ORDER BY g.name_key"
)
"""Those that were put away too, with the day; people in the trash are not counted."""


def written_out(rows: Iterator[Sequence[Any]]) -> Iterator[list[Any]]:
    """The rows with their amounts as digits, each in the currency of its campaign."""
    for row in rows:
        cells = list(row)
        for place in _AMOUNTS:
            if cells[place] is not None:
                cells[place] = digits(cells[place], cells[_CURRENCY])
        yield cells
