"""Own time inside a unit of work: read, checked, made, changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.cost_draft import line, placed, read_channel
from store.errors import Invalid, NotFound
from store.rules.money import Money
from store.rules.own_time import MOST_MINUTES
from store.rules.spend import LARGEST_COST, time_cost
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.engine import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class WorkTimeDraft:
    """Own time as it is typed."""

    minutes: int
    on_day: date
    campaign_id: int | None = None
    collaboration_id: int | None = None
    """Whose work it went into; says the campaign as well."""
    channel: str = ""
    rate: Money | None = None
    """What an hour of it costs; None is what its campaign says."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkTimeRow:
    """Own time that went into something; None is what nobody said."""

    id: int
    campaign_id: int | None
    campaign: str | None
    collaboration_id: int | None
    influencer_id: int | None
    name: str | None
    """The person it was for."""
    channel: str | None
    on_day: date
    minutes: int
    own_rate: Money | None
    """What was said of an hour of this alone."""
    rate: Money | None
    """What an hour of it costs: what was said of it, else what its campaign says."""
    touch_id: int | None
    """The touch that it was noted with, whose day and person it has."""
    touch_channel: str | None
    touch_kind: str | None
    touch_text: str | None
    """The beginning of what was said, in one line."""
    note: str | None
    version: int

    @property
    def cost(self) -> Money | None:
        """What it costs, rounded half to even; None where nobody said a rate."""
        if self.rate is None:
            return None
        minor = time_cost([(self.minutes, self.rate.minor)])
        return Money(minor, self.rate.currency)


@dataclass(frozen=True, slots=True)
class TimeSums:
    """What own time comes to; currencies are never added together."""

    many: int = 0
    minutes: int = 0
    costs: tuple[Money, ...] = ()
    """One for each currency, by its code, rounded once."""
    unrated: int = 0
    """Minutes that nobody said a rate for."""


SNIPPET = 200
"""Signs of a touch that are read along."""

RATE_CURRENCY = (
    "coalesce(nullif(w.hourly_rate_currency, ''),"
    " CASE WHEN g.hourly_rate_minor NOTNULL THEN g.currency END)"
)
RATE_MINOR = (
    "CASE WHEN nullif(w.hourly_rate_currency, '') NOTNULL THEN w.hourly_rate_minor"
    " WHEN g.currency NOTNULL THEN g.hourly_rate_minor END"
)
"""What an hour of ``work_time w`` or ``time_total w`` costs, of its ``campaign g``."""

_ELSEWHERE = {
    "campaign": "g.name",
    "influencer_id": "c.influencer_id",
    "name": "i.name",
    "own_rate": "w.hourly_rate_minor, w.hourly_rate_currency",
    "rate": f"{RATE_MINOR}, {RATE_CURRENCY}",
    "touch_channel": "t.channel",
    "touch_kind": "t.kind",
    "touch_text": f"substr(coalesce(nullif(t.subject, ''), t.body), 1, {SNIPPET})",
}
_LISTED = ", ".join(
    _ELSEWHERE.get(field.name, f"w.{field.name}") for field in fields(WorkTimeRow)
)
_MONEYS = frozenset({"own_rate", "rate"})

_SQL = f"""
SELECT {_LISTED}
FROM json_each(?) j CROSS JOIN work_time w ON w.id=j.value
LEFT JOIN campaign g ON g.id=w.campaign_id
LEFT JOIN collaboration c ON c.id=w.collaboration_id
LEFT JOIN influencer i ON i.id=c.influencer_id
LEFT JOIN touch t ON t.id=w.touch_id
ORDER BY j.key
"""


def read_times(database: Database, ids: Sequence[int]) -> tuple[WorkTimeRow, ...]:
    """The lines of these numbers, in their order; those that are gone are left out."""
    return tuple(map(_row, database.read(_SQL, (json.dumps(list(ids)),))))


def unit_times(unit: UnitOfWork, ids: Sequence[int]) -> tuple[WorkTimeRow, ...]:
    """The lines of these numbers as they are in a unit, each once; raises NotFound."""
    numbers = list(dict.fromkeys(ids))
    rows = unit.connection.execute(_SQL, (json.dumps(numbers),)).fetchall()
    found = tuple(map(_row, rows))
    if missing := set(numbers) - {row.id for row in found}:
        raise no_time(min(missing))
    return found


def no_time(number: int) -> NotFound:
    """The refusal of own time that is not there."""
    return NotFound(N_("There is no own time number {number}."), number=number)


def _row(row: Sequence[Any]) -> WorkTimeRow:
    values: dict[str, Any] = {}
    found = iter(row)
    for field in fields(WorkTimeRow):
        value = next(found)
        if field.name in _MONEYS:
            currency = next(found)
            value = None if value is None else Money(value, currency)
        elif field.name == "on_day":
            value = date.fromisoformat(value)
        elif field.name == "touch_text" and value is not None:
            value = " ".join(value.split()) or None
        values[field.name] = value
    return WorkTimeRow(**values)


def checked(draft: WorkTimeDraft) -> dict[str, Any]:
    """What is stored of a draft by column; raises Invalid."""
    check_minutes(draft.minutes)
    return {
        "minutes": draft.minutes,
        "on_day": draft.on_day.isoformat(),
        "campaign_id": draft.campaign_id,
        "collaboration_id": draft.collaboration_id,
        "channel": read_channel(draft.channel),
        **rate_columns(draft.rate),
        "note": line(draft.note, N_("What was done")),
    }


def check_minutes(minutes: int) -> None:
    """Refuse no time at all, and more than a line may hold."""
    if not 0 < minutes <= MOST_MINUTES:
        raise Invalid(N_("{count} minutes are no time to note."), count=minutes)


def rate_columns(rate: Money | None) -> dict[str, Any]:
    """What is stored of what an hour costs; raises Invalid."""
    if rate is not None and not 0 <= rate.minor <= LARGEST_COST:
        raise Invalid(
            N_("{field}: {value} is not an amount."),
            field=N_("Hourly rate"),
            value=rate.minor,
        )
    return {
        "hourly_rate_minor": None if rate is None else rate.minor,
        "hourly_rate_currency": None if rate is None else rate.currency,
    }


def insert_time(unit: UnitOfWork, values: Mapping[str, Any]) -> int:
    """Note own time of checked columns; returns its number. Raises what placing does.

    Whoever it was for says the campaign.
    """
    row = placed(unit, dict(values))
    row |= {"created_at": unit.at, "updated_at": unit.at, "version": 1}
    number = unit.connection.execute(
        f"INSERT INTO work_time({','.join(row)}) VALUES ({','.join('?' * len(row))})",
        tuple(row.values()),
    ).lastrowid
    return number or 0


def update_time(unit: UnitOfWork, number: int, values: Mapping[str, Any]) -> bool:
    """Change checked columns of a line; False when nothing differs."""
    sets = ",".join(f"{name}=?" for name in values)
    differs = " OR ".join(f"{name} IS NOT ?" for name in values)
    changed = unit.connection.execute(
        f"UPDATE work_time SET {sets}, version=version+1, updated_at=?"
        f" WHERE id=? AND ({differs})",
        (*values.values(), unit.at, number, *values.values()),
    )
    return changed.rowcount > 0


def sums_of(rows: Iterable[tuple[str | None, int | None, int, int]]) -> TimeSums:
    """Put sums together from rows of currency and rate, how many, and minutes.

    Without a currency nobody said a rate.
    """
    many = minutes = unrated = 0
    parts: dict[str, list[tuple[int, int]]] = {}
    for currency, rate, count, spent in rows:
        many += count
        minutes += spent
        if currency is None or rate is None:
            unrated += spent
        else:
            parts.setdefault(currency, []).append((spent, rate))
    costs = tuple(Money(time_cost(parts[code]), code) for code in sorted(parts))
    return TimeSums(many, minutes, costs, unrated)
