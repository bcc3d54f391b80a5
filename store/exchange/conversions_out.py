"""Conversions as a table for people.

Imported again, the file changes nothing: every row says which one it is, in a column
that only this workspace knows.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.exchange.costs_out import money_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

KIND = "conversions"

_COLUMNS = (
    "SELECT v.on_day, v.channel, l.name, ifnull(o.name, v.kind), v.quantity,"
    " v.unit_minor, v.gross_minor, nullif(v.refunded_minor,0), v.amount_currency,"
    " v.status, v.amount_minor, v.counted_minor, v.counted_currency, l.handle, g.name,"
    " v.order_ref, v.code, v.what, v.url, v.clicked_on, v.utm_source, v.utm_medium,"
    " v.utm_campaign, v.utm_content, v.utm_term, v.attributed_by, v.source, v.notes,"
    " v.id||'@'||v.created_at FROM "
)
_WHOSE = (
    " LEFT JOIN campaign g ON g.id=v.campaign_id"
    " LEFT JOIN conversion_goal o ON o.id=v.goal_id"
    " LEFT JOIN collaboration c ON c.id=v.collaboration_id"
    " LEFT JOIN roster_line l ON l.influencer_id=c.influencer_id"
)

CONVERSIONS_SQL = f"{_COLUMNS}conversion v{_WHOSE} ORDER BY v.on_day, v.id"
"""All of them, by day."""

_CHOSEN = (
    f"{_COLUMNS}json_each(?) j CROSS JOIN conversion v ON v.id=j.value{_WHOSE}"
    " ORDER BY j.key"
)


def chosen_conversions(
    reader: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[list[Any]]:
    """The rows of the table for these numbers, in their order."""
    return money_rows(KIND, reader.execute(_CHOSEN, (json.dumps(list(numbers)),)))
