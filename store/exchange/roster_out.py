"""The roster as a table for people: the columns it needs, and its rows in portions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.exchange import tables_out
from store.exchange.table_columns import (
    ACCOUNT_EXTRAS,
    ALIAS,
    PERSON_EXTRAS,
    TABLES,
    Column,
    Kind,
)
from store.rules.money import from_minor

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

PORTION = 1_000
"""People read at a time."""

_CHOSEN = "(SELECT value FROM json_each(?))"

_ACCOUNT_FIELDS = {"engagement_rate": "a.stated_rate"} | {
    name: f"a.{name}"
    for name in (
        *("handle", "platform", "url", "followers", "following"),
        *("avg_views", "avg_likes", "avg_comments"),
        *(column.header for column in ACCOUNT_EXTRAS),
    )
}
_LINE_FIELDS = {
    "rate": "l.rate_minor",
    "currency": "l.rate_currency",
    "tags": "l.tags",
    "alias": "(SELECT group_concat(name, '; ') FROM alias WHERE influencer_id=i.id)",
}


class RosterTable:
    """The roster as a table: which columns it needs, and its rows in portions."""

    def __init__(self, reader: sqlite3.Connection, chosen: Sequence[int]) -> None:
        self._reader = reader
        self._chosen = chosen
        everybody = (json.dumps(list(chosen)),)
        self.count: int = reader.execute(
            "SELECT ifnull(sum(max(1, accounts)), 0) FROM roster_line WHERE"
            f" influencer_id IN {_CHOSEN}",
            everybody,
        ).fetchone()[0]
        extras = (
            *self._used(PERSON_EXTRAS, "influencer", "id", everybody),
            *self._used(ACCOUNT_EXTRAS, "account", "influencer_id", everybody),
            *((ALIAS,) if self._has_aliases(everybody) else ()),
        )
        self._own = [
            row[0]
            for row in reader.execute(
                f"SELECT name FROM custom_value WHERE influencer_id IN {_CHOSEN}"
                " GROUP BY name ORDER BY min(id)",
                everybody,
            )
        ]
        fields = (*TABLES["roster"], *extras)
        own = (Column(tables_out.own_header(name)) for name in self._own)
        self._rate = [column.header for column in fields].index("rate")
        self._sql = _roster_sql([column.header for column in fields])
        self.columns = (*readable(reader, fields), *own)

    def rows(self) -> Iterator[Sequence[Any]]:
        """A row per account, the largest first; one for a person without any."""
        at = self._rate
        blank: tuple[None, ...] = (None,) * len(self._own)
        for start in range(0, len(self._chosen), PORTION):
            portion = json.dumps(list(self._chosen[start : start + PORTION]))
            own = self._own_values(portion)
            for number, *row in self._reader.execute(self._sql, (portion,)):
                if row[at] is not None:
                    row[at] = digits(row[at], row[at + 1])
                yield (*row, *own.get(number, blank))

    def _own_values(self, portion: str) -> dict[int, list[str | None]]:
        """The values of her own columns, by person."""
        if not self._own:
            return {}
        places = {name: at for at, name in enumerate(self._own)}
        found: dict[int, list[str | None]] = {}
        for number, name, value in self._reader.execute(
            "SELECT influencer_id, name, value FROM custom_value WHERE influencer_id"
            f" IN {_CHOSEN}",
            (portion,),
        ):
            values = found.setdefault(number, [None] * len(places))
            values[places[name]] = value
        return found

    def _used(
        self,
        extras: Sequence[Column],
        table: str,
        owner: str,
        everybody: tuple[str],
    ) -> list[Column]:
        """Those of the further columns in which somebody has a value."""
        asked = ",".join(f"max({column.header} IS NOT NULL)" for column in extras)
        used = self._reader.execute(
            f"SELECT {asked} FROM {table} WHERE {owner} IN {_CHOSEN}", everybody
        ).fetchone()
        return [column for column, some in zip(extras, used, strict=True) if some]

    def _has_aliases(self, everybody: tuple[str]) -> bool:
        return bool(
            self._reader.execute(
                f"SELECT EXISTS (SELECT 1 FROM alias WHERE influencer_id IN {_CHOSEN})",
                everybody,
            ).fetchone()[0]
        )


def _roster_sql(headers: Sequence[str]) -> str:
    fields = _ACCOUNT_FIELDS | _LINE_FIELDS
    wanted = ",".join(fields.get(name, f"i.{name}") for name in headers)
    return (
        f"SELECT i.id, {wanted} FROM json_each(?) j JOIN influencer i ON i.id=j.value"
        " JOIN roster_line l ON l.influencer_id=i.id LEFT JOIN account a ON"
        " a.influencer_id=i.id ORDER BY j.key, a.followers DESC, a.id"
    )


def readable(
    reader: sqlite3.Connection, columns: Sequence[Column]
) -> tuple[Column, ...]:
    """Rates as shares of one, unless one is above 100 %: then each says so itself.

    A column of shares up to one reads as shares; a single larger figure would turn all
    of them into percentages.
    """
    high = reader.execute(
        "SELECT EXISTS (SELECT 1 FROM account WHERE stated_rate NOT BETWEEN 0 AND 100"
        " UNION ALL SELECT 1 FROM account_reading WHERE stated_rate NOT BETWEEN 0 AND"
        " 100)"
    ).fetchone()[0]
    return tuple(
        Column(column.header, Kind.PERCENT)
        if high and column.kind is Kind.SHARE
        else column
        for column in columns
    )


def digits(minor: int, currency: str) -> str:
    """An amount as plain digits, with the decimals of its currency."""
    return format(from_minor(minor, currency), "f")
