"""Which figures of a live piece are asked for next, as its two days keep it.

Every function works in the unit of work that is open and commits nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.rules.after_live import (
    WINDOWS,
    is_last,
    next_window,
    waited_for,
    window_day,
    windows_of,
)

if TYPE_CHECKING:
    from store.engine import UnitOfWork


@dataclass(frozen=True, slots=True)
class Measured:
    """A live piece and how far its figures are."""

    id: int
    kind: str
    live_on: date
    noted: frozenset[str]
    """Windows that something is noted of since it is live."""
    last_on: date | None
    """The day of the last figures that are asked for, once they are noted."""
    due_on: date | None
    """The day its next figures are due."""
    waits_for: str | None
    """The window that they are of."""


def measured(unit: UnitOfWork, number: int) -> Measured | None:
    """How far the figures of a piece are; None when it is not live."""
    found = unit.connection.execute(
        "SELECT kind, live_on, measure_due_on FROM deliverable"
        " WHERE id=? AND state='live' AND live_on IS NOT NULL",
        (number,),
    ).fetchone()
    if found is None:
        return None
    kind, live_on = str(found[0]), date.fromisoformat(found[1])
    due_on = None if found[2] is None else date.fromisoformat(found[2])
    rows = unit.connection.execute(
        "SELECT window, on_day FROM reading WHERE deliverable_id=? AND on_day>=?",
        (number, found[1]),
    ).fetchall()
    taken = [(str(window), date.fromisoformat(on)) for window, on in rows]
    return Measured(
        number,
        kind,
        live_on,
        frozenset(window for window, _ in taken),
        max(
            (on for window, on in taken if is_last(kind, window, live_on, on)),
            default=None,
        ),
        due_on,
        waited_for(live_on, due_on),
    )


def ask_next(unit: UnitOfWork, piece: Measured, window: str | None) -> None:
    """Ask for the figures of a window next; of none once the last are noted."""
    wanted = None if piece.last_on is not None or window is None else window
    due_on = None if wanted is None else window_day(wanted, piece.live_on).isoformat()
    last_on = None if piece.last_on is None else piece.last_on.isoformat()
    unit.connection.execute(
        "UPDATE deliverable SET measure_due_on=?1, measured_on=?2, updated_at=?3"
        " WHERE id=?4 AND (measure_due_on IS NOT ?1 OR measured_on IS NOT ?2)",
        (due_on, last_on, unit.at, piece.id),
    )


def ask_anew(unit: UnitOfWork, number: int, before: Measured | None) -> None:
    """Ask for the same figures as before, now that the day or the kind is another.

    Where other figures count than before, and where it went live just now, those are
    asked for that come after what is noted.
    """
    piece = measured(unit, number)
    if piece is None:  # pragma: no cover - only what is live is asked about
        return
    if before is None or _counts(before) != _counts(piece):
        window = after_noted(piece)
    else:
        window = before.waits_for
    ask_next(unit, piece, window if window in windows_of(piece.kind) else None)


def _counts(piece: Measured) -> tuple[frozenset[str], bool]:
    return piece.noted, piece.last_on is None


def after_noted(piece: Measured) -> str | None:
    """The window that comes after all that something is noted of."""
    noted = [one for one in WINDOWS if one in piece.noted]
    return next_window(piece.kind, piece.noted, noted[-1] if noted else None)
