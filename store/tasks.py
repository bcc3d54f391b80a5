"""The tasks desk: reminders in her own words, putting things off, and day notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.agenda import source_of
from store.agenda_deadlines import deadline_day
from store.errors import Invalid, NotFound
from store.outreach_rows import Book, body_text, insert_task
from store.roster_rows import one_line
from store.rules.pipeline import CLOSED
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork

TOPIC = ("outreach",)

NEVER = "9999-12-31"
"""When something comes back that was only to be taken note of."""


class Tasks:
    """What she means to do; every method is one step of undo."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        title: str,
        due_on: date,
        *,
        influencer_id: int | None = None,
        campaign_id: int | None = None,
    ) -> int:
        """Note something to do on a day; returns its number. Raises Invalid."""
        words = one_line(title, N_("Task"))
        label = N_("Added a task: {title}")
        with self._database.writing(label, TOPIC, title=words) as unit:
            return insert_task(unit, words, due_on, influencer_id, campaign_id)

    def edit(self, number: int, title: str, due_on: date) -> None:
        """Say it otherwise, or for another day; raises NotFound and Invalid."""
        words = one_line(title, N_("Task"))
        label = N_("Changed a task: {title}")
        with self._database.writing(label, TOPIC, title=words) as unit:
            _task(unit, number)
            unit.connection.execute(
                "UPDATE task SET title=?, due_on=?, version=version+1, updated_at=?"
                " WHERE id=?",
                (words, due_on.isoformat(), unit.at, number),
            )

    def finish(self, *numbers: int) -> None:
        """Tick tasks off, as one step; raises NotFound."""
        with self._database.writing("", TOPIC) as unit:
            for number in numbers:
                title = _task(unit, number)[0]
                unit.connection.execute(
                    "UPDATE task SET done_at=?, version=version+1, updated_at=?"
                    " WHERE id=? AND done_at IS NULL",
                    (unit.at, unit.at, number),
                )
                unit.name(N_("Done: {title}"), title=title)
            if len(numbers) > 1:
                unit.name(N_("{count} tasks done"), count=len(numbers))

    def snooze(self, items: Sequence[int], until: date) -> int:
        """Put lines of the day off; ``items`` are numbers as the agenda gives them.

        The next step of a conversation and a task move to that day. What a campaign
        makes due keeps its own day, which others go by: it only comes back later. It is
        noted how often that was done.
        """
        label = N_("Put off until {day}: {count}")
        with self._database.writing(label, TOPIC) as unit:
            book = Book(unit, None)
            for item in items:
                source, row = source_of(item)
                if source == "task":
                    was: str | None = _put_task_off(unit, row, until)
                elif source == "collaboration":
                    was = _put_off(book, row, until)
                else:
                    was = deadline_day(unit.connection, source, row)
                _note_put_off(unit, source, row, was, until.isoformat())
            unit.name(label, day=until.isoformat(), count=len(items))
        return len(items)

    def put_away(self, items: Sequence[int]) -> int:
        """Take note of lines that there is nothing to do about: they come no more."""
        label = N_("Took note of {count}")
        with self._database.writing(label, TOPIC) as unit:
            for item in items:
                source, row = source_of(item)
                was = deadline_day(unit.connection, source, row)
                _note_put_off(unit, source, row, was, NEVER)
            unit.name(label, count=len(items))
        return len(items)

    def note_of(self, on: date) -> str:
        """The note of a day; "" without one."""
        found = self._database.read(
            "SELECT text FROM day_note WHERE on_day=?", (on.isoformat(),)
        )
        return str(found[0][0]) if found else ""

    def write_note(self, on: date, text: str) -> None:
        """Keep the note of a day; a blank one takes it away. Raises Invalid."""
        words = body_text(text, N_("Day note"))
        label = N_("Wrote the note of {day}")
        with self._database.writing(label, TOPIC, day=on.isoformat()) as unit:
            if words is None:
                unit.connection.execute(
                    "DELETE FROM day_note WHERE on_day=?", (on.isoformat(),)
                )
            else:
                unit.connection.execute(
                    "INSERT INTO day_note(on_day, text, created_at, updated_at,"
                    " version) VALUES (?,?,?,?,1) ON CONFLICT(on_day) DO UPDATE SET"
                    " text=excluded.text, updated_at=excluded.updated_at,"
                    " version=version+1 WHERE text IS NOT excluded.text",
                    (on.isoformat(), words, unit.at, unit.at),
                )


def _task(unit: UnitOfWork, number: int) -> tuple[str, str]:
    found = unit.connection.execute(
        "SELECT title, due_on FROM task WHERE id=?", (number,)
    ).fetchone()
    if found is None:
        raise NotFound(N_("There is no task number {number}."), number=number)
    return found[0], found[1]


def _note_put_off(
    unit: UnitOfWork, source: str, row: int, was: str | None, until: str
) -> None:
    unit.connection.execute(
        "INSERT INTO snooze(kind, row, was_on, until_on, at) VALUES (?,?,?,?,?)",
        (source, row, was, until, unit.at),
    )


def _put_task_off(unit: UnitOfWork, number: int, until: date) -> str:
    _, was = _task(unit, number)
    unit.connection.execute(
        "UPDATE task SET due_on=?, version=version+1, updated_at=? WHERE id=?",
        (until.isoformat(), unit.at, number),
    )
    return was


def _put_off(book: Book, number: int, until: date) -> str | None:
    row = book.row(number)
    was = row.state.next_step_on
    if was is None and row.state.stage in CLOSED:
        raise Invalid(N_("Nothing is due with {name}."), name=row.name)
    book.postpone(row, until)
    return None if was is None else was.isoformat()
