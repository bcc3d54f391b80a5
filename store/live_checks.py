"""The live checks desk: is a post still up, and still labelled?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from store.deliverable_writes import TOPIC, owner_of, say_whose
from store.errors import Invalid
from store.outreach_rows import body_text
from store.rules.content_words import LOOK_AGAIN
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.engine import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class LiveCheckRow:
    """A later look at a post."""

    id: int
    after_days: int
    """Days after going live; 0 is one more look."""
    due_on: date
    on_day: date | None
    """The day it was done; None while it is open."""
    live: bool | None
    """Whether the post was there."""
    labelled: bool | None
    """Whether its label was there."""
    note: str


class LiveChecks:
    """Later looks at posts; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, deliverable_id: int) -> tuple[LiveCheckRow, ...]:
        """All looks at a post, made and to come, by the day they are due."""
        rows = self._database.read(f"{_ROWS} {_ORDER}", (deliverable_id,))
        return tuple(_row(*row) for row in rows)

    def next_due(self, deliverable_id: int) -> LiveCheckRow | None:
        """The next look at a post that is still to be made, if any."""
        rows = self._database.read(
            f"{_ROWS} AND on_day IS NULL {_ORDER} LIMIT 1", (deliverable_id,)
        )
        return _row(*rows[0]) if rows else None

    def answer(
        self,
        deliverable_ids: Sequence[int],
        *,
        live: bool,
        labelled: bool,
        today: date,
        note: str = "",
    ) -> None:
        """Note what was seen at posts: still there, still labelled.

        It answers every look that is due by today; where none is, the next one; where
        all were made, it is one more. When something was wrong, the post is looked at
        once more in LOOK_AGAIN days. Raises NotFound, and Invalid for what is not live.
        """
        words = body_text(note, N_("What was seen"))
        is_well = live and labelled
        label = _WELL if is_well else _WRONG
        with self._database.writing(label, TOPIC) as unit:
            for number in say_whose(unit, deliverable_ids, label, _SEVERAL):
                _check_live(unit, number)
                _close(unit, number, today, (live, labelled, words))
                if not is_well:
                    _look_again(unit, number, today)


_WELL = N_("{name}: the post is up and labelled")
_WRONG = N_("{name}: something is wrong with the post")
_SEVERAL = N_("Looked at {count} posts")

_ROWS = """
SELECT id, after_days, due_on, on_day, live, labelled, ifnull(note,'') FROM live_check
WHERE deliverable_id=?
"""

_ORDER = "ORDER BY due_on, id"


def _row(
    number: int, after: int, due_on: str, on: str | None, *seen: Any
) -> LiveCheckRow:
    live, labelled, note = seen
    return LiveCheckRow(
        number,
        after,
        date.fromisoformat(due_on),
        None if on is None else date.fromisoformat(on),
        None if live is None else bool(live),
        None if labelled is None else bool(labelled),
        note,
    )


def _check_live(unit: UnitOfWork, number: int) -> None:
    """Refuse what cannot be looked at."""
    found = unit.connection.execute(
        "SELECT 1 FROM deliverable WHERE id=? AND state='live'", (number,)
    ).fetchone()
    if found is None:
        raise Invalid(
            N_("The post of {name} is not live."), name=owner_of(unit, number)[1]
        )


def _close(
    unit: UnitOfWork, number: int, today: date, seen: tuple[bool, bool, str | None]
) -> None:
    """Note what was seen with every look that is due, or the next one, or as a new."""
    on = today.isoformat()
    closed = unit.connection.execute(
        "UPDATE live_check SET on_day=?1, live=?2, labelled=?3, note=?4"
        " WHERE deliverable_id=?5 AND on_day IS NULL AND (due_on<=?1 OR id=("
        "  SELECT id FROM live_check WHERE deliverable_id=?5 AND on_day IS NULL"
        "  ORDER BY due_on, id LIMIT 1))",
        (on, *seen, number),
    ).rowcount
    if not closed:
        unit.connection.execute(
            "INSERT INTO live_check(deliverable_id, after_days, due_on, on_day, live,"
            " labelled, note) VALUES (?1, 0, ?2, ?2, ?3, ?4, ?5)",
            (number, on, *seen),
        )


def _look_again(unit: UnitOfWork, number: int, today: date) -> None:
    """Have a post looked at once more soon, unless that is planned already."""
    again = today + timedelta(days=LOOK_AGAIN)
    unit.connection.execute(
        "INSERT INTO live_check(deliverable_id, after_days, due_on) SELECT ?1, 0, ?2"
        " WHERE NOT EXISTS (SELECT 1 FROM live_check WHERE deliverable_id=?1"
        "  AND after_days=0 AND on_day IS NULL)",
        (number, again.isoformat()),
    )
