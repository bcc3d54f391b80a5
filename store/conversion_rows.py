"""Conversions inside a unit of work and as they are read: rows, made, changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.errors import NotFound
from store.rules.money import Money
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.engine import Database, UnitOfWork

TOPIC = ("results", "campaigns")
"""What customers did is shown on the pages of campaigns as well."""


@dataclass(frozen=True, slots=True)
class ConversionRow:
    """One conversion, or several alike of a day; None is what nobody said."""

    id: int
    campaign_id: int | None
    campaign: str | None
    goal_id: int | None
    goal: str | None
    """What the goal is called."""
    kind: str
    on_day: date
    order_ref: str | None
    what: str | None
    quantity: int
    unit: Money | None
    """What one is worth, where a sheet says so."""
    gross: Money | None
    """What all of it came to; None where the goal says what one is worth."""
    refunded_minor: int
    amount: Money | None
    """What it is worth, less what went back; None where nobody knows."""
    amount_currency: str | None
    exchange_rate: str | None
    counted: Money | None
    """The amount in the campaign's currency; None while no rate is known."""
    status: str
    code: str | None
    code_key: str | None
    utm_source: str | None
    utm_medium: str | None
    utm_campaign: str | None
    utm_content: str | None
    utm_term: str | None
    url: str | None
    clicked_on: date | None
    path: str | None
    collaboration_id: int | None
    influencer_id: int | None
    name: str | None
    """Whose it is."""
    channel: str | None
    channel_name: str | None
    """What she calls that channel, where that is another word."""
    attributed_by: str
    source: str
    mark: str | None
    notes: str | None
    version: int

    @property
    def counts(self) -> bool:
        """Whether it is in any figure: what was cancelled is not."""
        return self.status != "cancelled"

    @property
    def refunded(self) -> Money | None:
        """What went back to the customer; None for nothing."""
        if not self.refunded_minor or self.amount_currency is None:
            return None
        return Money(self.refunded_minor, self.amount_currency)


_ELSEWHERE = {
    "campaign": "g.name",
    "goal": "o.name",
    "unit": "v.unit_minor, v.amount_currency",
    "gross": "v.gross_minor, v.amount_currency",
    "amount": "v.amount_minor, v.amount_currency",
    "counted": "v.counted_minor, v.counted_currency",
    "influencer_id": "c.influencer_id",
    "name": "i.name",
    "channel_name": "n.written",
}
_LISTED = ", ".join(
    _ELSEWHERE.get(field.name, f"v.{field.name}") for field in fields(ConversionRow)
)

CONVERSION_SQL = f"""
SELECT {_LISTED}
FROM json_each(?) j CROSS JOIN conversion v ON v.id=j.value
LEFT JOIN campaign g ON g.id=v.campaign_id
LEFT JOIN conversion_goal o ON o.id=v.goal_id
LEFT JOIN collaboration c ON c.id=v.collaboration_id
LEFT JOIN influencer i ON i.id=c.influencer_id
LEFT JOIN channel_name n ON n.channel=v.channel
ORDER BY j.key
"""
"""The columns of a ConversionRow, for a JSON list of numbers and in its order."""

_DAYS = frozenset({"on_day", "clicked_on"})
_MONEYS = frozenset({"unit", "gross", "amount", "counted"})


def conversion_row(row: Sequence[Any]) -> ConversionRow:
    """A row of CONVERSION_SQL as what it means."""
    values: dict[str, Any] = {}
    found = iter(row)
    for field in fields(ConversionRow):
        value = next(found)
        if field.name in _MONEYS:
            currency = next(found)
            value = None if value is None or not currency else Money(value, currency)
        elif field.name in _DAYS and value is not None:
            value = date.fromisoformat(value)
        values[field.name] = value
    return ConversionRow(**values)


def read_conversions(
    database: Database, ids: Sequence[int]
) -> tuple[ConversionRow, ...]:
    """The conversions of these numbers, in their order; what is gone is left out."""
    rows = database.read(CONVERSION_SQL, (json.dumps(list(ids)),))
    return tuple(map(conversion_row, rows))


def unit_conversions(unit: UnitOfWork, ids: Sequence[int]) -> tuple[ConversionRow, ...]:
    """The same as they are in a unit, each once; raises NotFound."""
    numbers = list(dict.fromkeys(ids))
    rows = unit.connection.execute(CONVERSION_SQL, (json.dumps(numbers),)).fetchall()
    found = tuple(map(conversion_row, rows))
    if missing := set(numbers) - {row.id for row in found}:
        raise no_conversion(min(missing))
    return found


def no_conversion(number: int) -> NotFound:
    """The refusal of a conversion that is not there."""
    return NotFound(N_("There is no conversion number {number}."), number=number)


def insert_conversion(unit: UnitOfWork, values: Mapping[str, Any]) -> int:
    """Make a conversion of checked columns; days may be dates; returns its number."""
    stamps = {"created_at": unit.at, "updated_at": unit.at, "version": 1}
    row = plain(values) | stamps
    number = unit.connection.execute(
        f"INSERT INTO conversion({','.join(row)}) VALUES ({','.join('?' * len(row))})",
        tuple(row.values()),
    ).lastrowid
    return number or 0


def update_conversion(
    unit: UnitOfWork, conversion_id: int, values: Mapping[str, Any]
) -> bool:
    """Change checked columns of a conversion; False when nothing differs."""
    row = plain(values)
    sets = ",".join(f"{name}=?" for name in row)
    differs = " OR ".join(f"{name} IS NOT ?" for name in row)
    changed = unit.connection.execute(
        f"UPDATE conversion SET {sets}, version=version+1, updated_at=?"
        f" WHERE id=? AND ({differs})",
        (*row.values(), unit.at, conversion_id, *row.values()),
    )
    return changed.rowcount > 0


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as they are kept: days as text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
