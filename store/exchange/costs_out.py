"""Costs and own time as tables for people.

Money that was promised stays in the books, whoever is in the trash by now. Imported
again, a sheet of costs or of hours changes nothing: so the rate of an hour in it is the
one that was typed, and that of the campaign stands in a column of its own.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.exchange.roster_out import digits
from store.exchange.table_columns import TABLES, Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_WHOSE = (
    " LEFT JOIN campaign g ON g.id=k.campaign_id"
    " LEFT JOIN collaboration c ON c.id=k.collaboration_id"
    " LEFT JOIN roster_line l ON l.influencer_id=c.influencer_id"
)

_COSTS = (
    "SELECT k.on_day, k.channel, l.name, k.category, k.description, k.amount_minor,"
    " k.amount_currency, k.state, k.due_on, l.handle, g.name, k.payee, k.invoice_ref,"
    " k.document, k.paid_on, k.paid_ref, k.exchange_rate, k.counted_minor,"
    " k.counted_currency, k.withheld_minor, k.hold_until, k.origin, k.over_note,"
    " k.notes FROM "
)
_ALL = f"cost k{_WHOSE} ORDER BY k.on_day, k.id"
_CHOSEN = f"json_each(?) j CROSS JOIN cost k ON k.id=j.value{_WHOSE} ORDER BY j.key"

MONEY_TABLES = {
    "costs": _COSTS + _ALL,
    "hours": "SELECT k.on_day, k.channel, l.name, k.minutes, k.hourly_rate_minor,"
    " k.hourly_rate_currency, k.note, l.handle, g.name, g.hourly_rate_minor,"
    f" g.currency FROM work_time k{_WHOSE} ORDER BY k.on_day, k.id",
}
"""The question behind each of these tables, by kind."""

_CURRENCY_OF = {
    "amount": "currency",
    "withheld": "currency",
    "counted": "counted_currency",
    "hourly_rate": "currency",
    "campaign_rate": "campaign_currency",
}
"""The column that the currency of an amount stands in, where it has one of its own."""


def chosen_costs(
    reader: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[list[Any]]:
    """The rows of the table of costs for these numbers, in their order."""
    rows = reader.execute(_COSTS + _CHOSEN, (json.dumps(list(numbers)),))
    return money_rows("costs", rows)


def money_rows(kind: str, rows: Iterator[Sequence[Any]]) -> Iterator[list[Any]]:
    """The rows of such a table, their amounts as digits with the currency's decimals.

    The rate of a campaign that nobody said a currency for is left out.
    """
    headers = [column.header for column in TABLES[kind]]
    amounts = [
        (place, headers.index(_CURRENCY_OF.get(column.header, "currency")))
        for place, column in enumerate(TABLES[kind])
        if column.kind is Kind.AMOUNT
    ]
    for row in rows:
        cells = list(row)
        for place, currency in amounts:
            minor, code = cells[place], cells[currency]
            known = minor is not None and code is not None
            cells[place] = digits(minor, code) if known else None
        yield cells
