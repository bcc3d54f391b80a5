"""Outreach as tables for people: every collaboration, and everything that was said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.exchange.roster_out import digits
from store.exchange.table_columns import TABLES, Column, Kind
from store.exchange.tables_out import plain_digits

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_AMOUNTS = ("asked", "offered", "fee")
_FIRST = [column.header for column in TABLES["outreach"]].index(_AMOUNTS[0])
_END = _FIRST + len(_AMOUNTS)


def _touched(extreme: str, direction: str) -> str:
    """The SQL for the first or the last day that something went one way."""
    return (
        f"(SELECT {extreme}(t.on_day) FROM touch t WHERE t.collaboration_id=c.id AND"
        f" t.direction='{direction}' AND t.kind<>'note')"
    )


_ALL = "collaboration c"
_CHOSEN = "json_each(?) j CROSS JOIN collaboration c ON c.id=j.value"
_PEOPLE = (
    " CROSS JOIN roster_line l ON l.influencer_id=c.influencer_id AND l.archived=0"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
)
_CURRENCIES = ",".join(f"c.{name}_currency" for name in reversed(_AMOUNTS))

_OUTREACH = (
    "SELECT l.name, l.handle, l.platform, g.name, c.stage, c.last_channel,"
    f" {_touched('min', 'out')}, c.last_on, {_touched('max', 'in')}, c.waiting_on,"
    " c.next_step, c.next_step_on, c.asked_minor, c.offered_minor, c.fee_minor,"
    f" coalesce({_CURRENCIES}), c.deal_kind, c.commission_percent, c.promo_code,"
    " c.notes, c.asked_currency, c.offered_currency, c.fee_currency FROM "
)
"""The columns of the table, and behind them the currency of each amount."""

TOUCHES_SQL = (
    "SELECT t.influencer_id, l.name, l.platform, l.handle, g.name, t.on_day, t.channel,"
    " t.direction, t.kind, t.subject, t.body, t.template, t.minutes, t.answered_on"
    " FROM touch t CROSS JOIN roster_line l ON l.influencer_id=t.influencer_id"
    " LEFT JOIN collaboration c ON c.id=t.collaboration_id"
    " LEFT JOIN campaign g ON g.id=c.campaign_id"
    " WHERE l.archived=0 ORDER BY l.name_key, l.influencer_id, t.at, t.id"
)


class OutreachTable:
    """Collaborations as a table: those of some numbers in their order, or all by name.

    Amounts are text where one row holds several currencies: such an amount then says
    its own. The currency of a row is that of the fee, else of what was offered, else of
    what was asked.
    """

    def __init__(
        self, reader: sqlite3.Connection, numbers: Sequence[int] | None
    ) -> None:
        self._reader = reader
        self._from = (_ALL if numbers is None else _CHOSEN) + _PEOPLE
        self._order = "l.name_key, c.id" if numbers is None else "j.key"
        self._given = () if numbers is None else (json.dumps(list(numbers)),)
        several = " OR ".join(
            f"c.{name}_currency<>coalesce({_CURRENCIES})" for name in _AMOUNTS
        )
        self.count, mixed = reader.execute(
            f"SELECT count(*), total({several}) FROM {self._from}", self._given
        ).fetchone()
        self.columns = tuple(
            Column(column.header) if mixed and column.kind is Kind.AMOUNT else column
            for column in TABLES["outreach"]
        )

    def rows(self) -> Iterator[Sequence[Any]]:
        """The rows, their amounts written out."""
        sql = f"{_OUTREACH} {self._from} ORDER BY {self._order}"
        for row in self._reader.execute(sql, self._given):
            *cells, asked, offered, fee = row
            usual = cells[_END]
            cells[_FIRST:_END] = [
                _amount(minor, currency, usual)
                for minor, currency in zip(
                    cells[_FIRST:_END], (asked, offered, fee), strict=True
                )
            ]
            yield cells


def _amount(minor: int | None, currency: str, usual: str) -> str | None:
    if minor is None:
        return None
    amount = plain_digits(digits(minor, currency))
    return amount if currency == usual else f"{amount} {currency}"
