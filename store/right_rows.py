"""Usage rights as they are read, and how their days follow what they wait for."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.rules.rights import Right, first_reminder, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.engine import Database, UnitOfWork

RUNNING = (
    "(r.starts_on<=? OR r.starts_on IS NULL AND r.begins='date')"
    " AND ifnull(r.ends_on>=?, 1)"
)
"""The SQL for a right ``r`` that holds on a day, which is asked for twice."""


@dataclass(frozen=True, slots=True)
class RightRow:
    """What we may do with content of somebody, where, and for how long."""

    id: int
    collaboration_id: int
    influencer_id: int
    name: str
    """Of the person."""
    campaign: str | None
    deliverable_id: int | None
    """The piece it is about; None is all content of the collaboration."""
    deliverable: str | None
    """What that piece is called, or else its kind."""
    layer: str
    """Of RIGHT_LAYERS."""
    territory: tuple[str, ...]
    """Countries as two letters each; empty is everywhere."""
    begins: str
    """Of RIGHT_BEGINS."""
    lasts_days: int | None
    starts_on: date | None
    ends_on: date | None
    remind_on: date | None
    """The day its end is next spoken of."""
    notes: str | None
    version: int

    def right(self) -> Right:
        """What the rules ask of it."""
        return Right(
            self.layer,
            frozenset(self.territory),
            self.starts_on,
            self.ends_on,
            self.begins,
            self.id,
        )


def read_rights(
    database: Database, place: str, values: Sequence[object]
) -> tuple[RightRow, ...]:
    """Rights, by their end; ``place`` is SQL over ``usage_right r`` and its tables."""
    rows = database.read(f"{_ROWS} WHERE {place} {_ORDER}", values)
    return tuple(_row(row) for row in rows)


def _row(row: Sequence[Any]) -> RightRow:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    for name in ("starts_on", "ends_on", "remind_on"):
        values[name] = as_day(values[name])
    values["territory"] = tuple((values["territory"] or "").split())
    return RightRow(**values)


_NAMES = tuple(field.name for field in fields(RightRow))

_ROWS = """
SELECT r.id, r.collaboration_id, c.influencer_id, i.name, g.name, r.deliverable_id,
 ifnull(d.title, d.kind), r.layer, r.territory, r.begins, r.lasts_days, r.starts_on,
 r.ends_on, r.remind_on, r.notes, r.version
FROM usage_right r CROSS JOIN collaboration c ON c.id=r.collaboration_id
CROSS JOIN influencer i ON i.id=c.influencer_id
LEFT JOIN campaign g ON g.id=c.campaign_id
LEFT JOIN deliverable d ON d.id=r.deliverable_id
"""

_ORDER = "ORDER BY ifnull(r.ends_on, '9'), i.name, r.layer, r.id"


def read_agreed(
    database: Database, talks: Iterable[int], pieces: Iterable[int]
) -> dict[tuple[int, int | None], list[Right]]:
    """Rights as the rules ask for them, by the collaboration and the piece.

    Those to all content of a collaboration stand under None; those to pieces that are
    not named are left out.
    """
    found: dict[tuple[int, int | None], list[Right]] = {}
    given = (json.dumps(sorted(talks)), json.dumps(sorted(pieces)))
    for talk, piece, layer, where, start, end, begins, number in database.read(
        _AGREED, given
    ):
        territory = frozenset((where or "").split())
        right = Right(layer, territory, as_day(start), as_day(end), begins, number)
        found.setdefault((talk, piece), []).append(right)
    return found


_AGREED = """
SELECT r.collaboration_id, r.deliverable_id, r.layer, r.territory, r.starts_on,
 r.ends_on, r.begins, r.id
FROM usage_right r WHERE r.collaboration_id IN (SELECT value FROM json_each(?))
 AND (r.deliverable_id IS NULL
  OR r.deliverable_id IN (SELECT value FROM json_each(?)))
"""


def settle_rights(
    unit: UnitOfWork, collaboration_id: int, today: date | None = None
) -> None:
    """Let the rights of a collaboration begin with what they wait for, or wait again.

    Called in the unit of work that signed a contract, saw content live, or took that
    back. The ladder of an end that moved begins anew, seen from ``today``, or else
    from the day of the unit.
    """
    on = date.fromisoformat(unit.at[:10]) if today is None else today
    rows = unit.connection.execute(_WAITING, (collaboration_id,)).fetchall()
    for number, lasts_days, was, said, comes in rows:
        if was == comes:
            continue
        start = as_day(comes)
        end = last_day(start, lasts_days, as_day(said))
        unit.connection.execute(
            "UPDATE usage_right SET starts_on=?, ends_on=?, remind_on=?,"
            " version=version+1, updated_at=? WHERE id=?",
            (
                comes,
                as_text(end),
                as_text(reminder(start, end, "waits", on)),
                unit.at,
                number,
            ),
        )


def reminder(
    start: date | None, end: date | None, begins: str, today: date
) -> date | None:
    """When the end of a right is first spoken of; never while the right waits."""
    waits = start is None and begins != "date"
    return None if waits else first_reminder(end, today)


_WAITING = """
SELECT r.id, r.lasts_days, r.starts_on, r.ends_on,
 CASE WHEN r.begins='signature' THEN
  (SELECT min(k.signed_on) FROM contract k
   WHERE k.collaboration_id=r.collaboration_id AND k.status IN ('signed','ended'))
 WHEN r.deliverable_id IS NOT NULL THEN
  (SELECT d.live_on FROM deliverable d WHERE d.id=r.deliverable_id AND d.state='live')
 ELSE
  (SELECT min(d.live_on) FROM deliverable d
   WHERE d.collaboration_id=r.collaboration_id AND d.state='live')
 END
FROM usage_right r WHERE r.collaboration_id=? AND r.begins<>'date'
"""
"""The rights that wait or waited, and the day that what they wait for has come."""


def as_day(text: str | None) -> date | None:
    """A day as it is kept, as a date."""
    return None if text is None else date.fromisoformat(text)


def as_text(day: date | None) -> str | None:
    """A day as it is kept."""
    return None if day is None else day.isoformat()
