"""The readings desk: the figures of a post, and when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from store.deliverable_writes import TOPIC, owner_of, say_whose
from store.errors import Invalid, NotFound
from store.measuring import after_noted, ask_next, measured
from store.rules.after_live import WINDOWS, next_window, reached
from store.rules.content_words import (
    READING_FIGURES,
    READING_SOURCES,
    READING_WINDOWS,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.deliverable_rows import DeliverableRow
    from store.engine import Database, UnitOfWork
    from store.measuring import Measured

MOST = 10**15
"""What no figure of a post reaches."""


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """Figures of a post as they are typed."""

    window: str
    """Of READING_WINDOWS."""
    on_day: date
    """The day they were taken."""
    source: str = "influencer"
    """Of READING_SOURCES: who said so."""
    figures: Mapping[str, int | None] = field(default_factory=dict)
    """By the words of READING_FIGURES; None is not known."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """Figures of a post, on a day."""

    id: int
    deliverable_id: int
    window: str
    on_day: date
    source: str
    figures: Mapping[str, int | None]
    """By each word of READING_FIGURES; None is not known."""
    version: int


class Readings:
    """Figures of posts; every method that writes is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, deliverable_id: int) -> tuple[ReadingRow, ...]:
        """The figures of a post, by window, in each by the day and the source."""
        rows = self._database.read(
            f"SELECT id, deliverable_id, window, on_day, source, version, {_FIGURES}"
            " FROM reading WHERE deliverable_id=?",
            (deliverable_id,),
        )
        found = [_row(row) for row in rows]
        return tuple(sorted(found, key=_place))

    def due_window(self, row: DeliverableRow, today: date) -> str | None:
        """The window that figures of today are for; None when no more are asked for.

        Where some were missed it is the longest that is over by now.
        """
        return reached(row.kind, row.live_on, row.measure_due_on, today)

    def note(self, deliverable_id: int, draft: ReadingDraft, today: date) -> int:
        """Keep figures, in place of those of the same window and source; the number.

        The next ones are asked for on their day; with the last ones the piece is
        measured. Raises NotFound, and Invalid for what is not live and for figures
        that cannot be.
        """
        label = N_("Noted figures of {name}")
        with self._database.writing(label, TOPIC) as unit:
            unit.name(label, name=owner_of(unit, deliverable_id)[1])
            return note_figures(unit, deliverable_id, draft, today)

    def skip(self, ids: Sequence[int], *, today: date) -> int:
        """Ask no more for figures that cannot be had; of how many pieces.

        The next ones are asked for on their day; after the last ones none are. Raises
        NotFound.
        """
        one, many = (
            N_("Skipped figures of {name}"),
            N_("Skipped figures of {count} posts"),
        )
        count = 0
        with self._database.writing(one, TOPIC) as unit:
            for number in say_whose(unit, ids, one, many):
                piece = measured(unit, number)
                if piece is None or piece.waits_for is None:
                    continue
                gone = reached(piece.kind, piece.live_on, piece.due_on, today)
                ask_next(unit, piece, next_window(piece.kind, piece.noted, gone))
                count += 1
        return count

    def remove(self, reading_id: int) -> None:
        """Delete figures; if they were the latest, they are asked for again.

        Raises NotFound.
        """
        label = N_("Deleted figures of {name}")
        with self._database.writing(label, TOPIC) as unit:
            found = unit.connection.execute(
                "SELECT deliverable_id, window FROM reading"
                " WHERE id=? AND deliverable_id IS NOT NULL",
                (reading_id,),
            ).fetchone()
            if found is None:
                raise NotFound(
                    N_("There are no figures number {number}."), number=reading_id
                )
            number, window = int(found[0]), str(found[1])
            unit.name(label, name=owner_of(unit, number)[1])
            drop_figures(unit, reading_id, number, window)


def drop_figures(
    unit: UnitOfWork, reading_id: int, deliverable_id: int, window: str
) -> None:
    """Delete figures of a post in a unit that is open; the latest are due again."""
    before = measured(unit, deliverable_id)
    unit.connection.execute("DELETE FROM reading WHERE id=?", (reading_id,))
    if before is not None:
        _ask_again(unit, before, window)


def note_figures(
    unit: UnitOfWork, deliverable_id: int, draft: ReadingDraft, today: date
) -> int:
    """Keep figures of a post in a unit that is open, and ask for the next; the number.

    Raises NotFound, and Invalid for what is not live and for figures that cannot be.
    """
    values = _checked(draft, today)
    name = owner_of(unit, deliverable_id)[1]
    before = _live(unit, deliverable_id, name)
    if draft.on_day < before.live_on:
        raise Invalid(
            N_("{name} is live since {day}: figures are from then on."),
            name=name,
            day=before.live_on.isoformat(),
        )
    number = _save(unit, deliverable_id, draft, values)
    _go_on(unit, before, draft.window)
    return number


_FIGURES = ",".join(READING_FIGURES)


def _row(row: Sequence[Any]) -> ReadingRow:
    number, piece, window, on_day, source, version, *figures = row
    return ReadingRow(
        number,
        piece,
        window,
        date.fromisoformat(on_day),
        source,
        dict(zip(READING_FIGURES, figures, strict=True)),
        version,
    )


def _place(row: ReadingRow) -> tuple[int, date, int]:
    return (
        READING_WINDOWS.index(row.window),
        row.on_day,
        READING_SOURCES.index(row.source),
    )


def _live(unit: UnitOfWork, number: int, name: str) -> Measured:
    """How far the figures of a piece are; refuses what is not live."""
    piece = measured(unit, number)
    if piece is None:
        raise Invalid(N_("The post of {name} is not live."), name=name)
    return piece


def _checked(draft: ReadingDraft, today: date) -> dict[str, int | None]:
    """What is stored of figures, by column; raises Invalid."""
    for word, known in (
        (draft.window, READING_WINDOWS),
        (draft.source, READING_SOURCES),
        *((name, READING_FIGURES) for name in draft.figures),
    ):
        if word not in known:
            raise Invalid(N_("{word} is nothing that figures are kept by."), word=word)
    if draft.on_day > today:
        raise Invalid(
            N_("Figures of {day}: that day is still to come."),
            day=draft.on_day.isoformat(),
        )
    for name, value in draft.figures.items():
        if value is not None and not 0 <= value < MOST:
            raise Invalid(
                N_("{field}: {value} cannot be used as it is."), field=name, value=value
            )
    if all(value is None for value in draft.figures.values()):
        raise Invalid(N_("Type at least one figure."))
    return {name: draft.figures.get(name) for name in READING_FIGURES}


def _save(
    unit: UnitOfWork,
    number: int,
    draft: ReadingDraft,
    values: Mapping[str, int | None],
) -> int:
    """Put figures in, or in place of the newest of the same window and source.

    A file may have brought several, each of its day.
    """
    key = (number, draft.window, draft.source)
    on = draft.on_day.isoformat()
    found = unit.connection.execute(
        "SELECT id FROM reading WHERE deliverable_id=? AND window=? AND source=?"
        " ORDER BY on_day DESC, id DESC LIMIT 1",
        key,
    ).fetchone()
    if found is None:
        gaps = ",".join("?" * len(values))
        added = unit.connection.execute(
            "INSERT INTO reading(deliverable_id, window, source, on_day, created_at,"
            f" updated_at, version, {','.join(values)}) VALUES (?,?,?,?,?,?,1,{gaps})",
            (*key, on, unit.at, unit.at, *values.values()),
        ).lastrowid
        return added or 0
    sets = ",".join(f"{name}=?" for name in values)
    unit.connection.execute(
        f"UPDATE reading SET {sets}, on_day=?, updated_at=?, version=version+1"
        " WHERE id=?",
        (*values.values(), on, unit.at, found[0]),
    )
    return int(found[0])


def _go_on(unit: UnitOfWork, before: Measured, window: str) -> None:
    """Ask for what comes after figures that were noted."""
    piece = measured(unit, before.id) or before
    wanted = before.waits_for
    if _is_open_again(before, piece):
        wanted = after_noted(piece)
    elif wanted is not None and _is_up_to(wanted, window):
        wanted = next_window(piece.kind, piece.noted, window)
    ask_next(unit, piece, wanted)


def _is_up_to(wanted: str, noted: str) -> bool:
    """Whether the figures that were noted are those that were asked for, or later."""
    return noted in WINDOWS and WINDOWS.index(wanted) <= WINDOWS.index(noted)


def _ask_again(unit: UnitOfWork, before: Measured, window: str) -> None:
    """Ask for figures that were deleted, unless later ones are there."""
    piece = measured(unit, before.id) or before
    wanted = before.waits_for
    is_latest = window in WINDOWS and not piece.noted & set(
        WINDOWS[WINDOWS.index(window) :]
    )
    if is_latest or _is_open_again(before, piece):
        wanted = after_noted(piece)
    ask_next(unit, piece, wanted)


def _is_open_again(before: Measured, piece: Measured) -> bool:
    """Whether the last figures were there and are not any more."""
    return before.last_on is not None and piece.last_on is None
