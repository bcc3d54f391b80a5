"""The outreach desk: conversations begun, touched, moved, planned."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.errors import Duplicate, Invalid
from store.outreach_draft import (
    Logged,
    TouchDraft,
    check_stage,
    current,
    is_bare_note,
    note_outside,
    read_draft,
    standing,
)
from store.outreach_rows import Book, Said
from store.roster_rows import one_line
from store.rules.flow import State, after_done, after_move, begun, planned
from store.rules.pipeline import WAITING, moved
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from store.engine import Database, UnitOfWork
    from store.outreach_rows import Row
    from store.settings import Settings

TOPIC = ("outreach",)


class Outreach:
    """Who is being talked to; every method is one step of undo."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def start(
        self,
        influencer_ids: Sequence[int],
        campaign_id: int | None = None,
        *,
        stage: str = "identified",
        today: date,
    ) -> tuple[int, ...]:
        """Begin a conversation with each of these people; returns its numbers.

        Whoever has one already, in this campaign or (without one) at all, keeps it: it
        is among the numbers. Raises Invalid for a stage that is none.
        """
        check_stage(stage)
        label = N_("Began a conversation with {count}")
        with self._database.writing(label, TOPIC) as unit:
            book = self._book(unit)
            numbers = [
                standing(unit, owner, campaign_id)
                or self._begin(book, owner, campaign_id, stage, today)
                for owner in dict.fromkeys(influencer_ids)
            ]
            unit.name(label, count=len(numbers))
        return tuple(numbers)

    def log(self, draft: TouchDraft, *, today: date) -> Logged:
        """Note one touch, and what follows: the stage, whose turn it is, the next step.

        Raises Invalid and NotFound.
        """
        from store.deals import put_amount  # noqa: PLC0415 - with the first amount

        said = read_draft(draft, today)
        with self._database.writing("", TOPIC) as unit:
            book = self._book(unit)
            row = self._conversation(book, draft, said)
            if row is None:
                return note_outside(unit, draft, said)
            if draft.channel is None and said.direction == "out":
                said = said._replace(channel=book.channel(row))
            number = book.note(row, said)
            for kind, amount in draft.amounts:
                put_amount(book, row, kind, amount, said.on)
            if draft.stage:
                self._move(book, row, draft.stage, said.on)
            if draft.next_on is not None:
                words = _words(draft.next_words)
                book.save(row, planned(row.state, draft.next_on, words, said.on))
            unit.name(_LOGGED[said.direction, said.kind == "note"], name=row.name)
            state = row.state
        return Logged(
            number, row.id, row.name, state.stage, state.next_kind, state.next_step_on
        )

    def sent(self, numbers: Sequence[int], *, today: date) -> int:
        """Note that the message that was due has gone out; returns how many."""

        def send(book: Book, row: Row) -> None:
            book.note(row, Said("out", book.channel(row), "message", today))

        return self._each(numbers, N_("Wrote to {name}"), N_("Wrote to {count}"), send)

    def replied(self, numbers: Sequence[int], *, today: date) -> int:
        """Note that they have answered; from now on a reply is owed."""

        def hear(book: Book, row: Row) -> None:
            channel = row.last_channel or row.preferred or "mail"
            book.note(row, Said("in", channel, "message", today))

        return self._each(numbers, N_("{name} replied"), N_("{count} replied"), hear)

    def done(self, numbers: Sequence[int], *, today: date) -> int:
        """Tick the next step off; the one after it is dated by the cadence."""

        def tick(book: Book, row: Row) -> None:
            book.save(row, after_done(row.state, today, book.terms(row)))

        return self._each(
            numbers,
            N_("Ticked off the step of {name}"),
            N_("Ticked off the steps of {count}"),
            tick,
        )

    def move(self, numbers: Sequence[int], stage: str, *, today: date) -> int:
        """Put conversations into a stage; raises Invalid for one that is none."""
        check_stage(stage)
        return self._each(
            numbers,
            N_("Moved {name} to {stage}"),
            N_("Moved {count} to {stage}"),
            lambda book, row: self._move(book, row, stage, today),
            stage=stage,
        )

    def step(self, numbers: Sequence[int], by: int, *, today: date) -> int:
        """Move conversations so many stages on, or back; those at an end stay."""
        order = [stage.key for stage in self._settings.stages()]

        def go(book: Book, row: Row) -> None:
            if stage := moved(row.state.stage, by, order):
                self._move(book, row, stage, today)

        if by > 0:
            labels = N_("Moved {name} on"), N_("Moved {count} on")
        else:
            labels = N_("Moved {name} back"), N_("Moved {count} back")
        return self._each(numbers, *labels, go)

    def plan(
        self, numbers: Sequence[int], on: date, words: str = "", *, today: date
    ) -> int:
        """Set the next step by hand: its day, and words for it if there are any."""
        text = _words(words)

        def put(book: Book, row: Row) -> None:
            book.save(row, planned(row.state, on, text, today))

        return self._each(
            numbers,
            N_("Planned the next step with {name}"),
            N_("Planned the next step with {count}"),
            put,
        )

    def wait_for(self, numbers: Sequence[int], whom: str) -> int:
        """Say whose turn it is: me, influencer, shipping, finance or client."""
        if whom not in WAITING:
            raise Invalid(N_("{word} is nobody that can be waited for."), word=whom)
        return self._set(
            numbers,
            "waiting_on",
            whom,
            N_("Said who is waited for with {count}"),
        )

    def set_campaign(self, numbers: Sequence[int], campaign_id: int | None) -> int:
        """Put conversations into a campaign, or out of any.

        Raises Duplicate when somebody has a conversation in that campaign already.
        """
        if campaign_id is not None:
            self._refuse_second(numbers, campaign_id)
        return self._set(
            numbers,
            "campaign_id",
            campaign_id,
            N_("Changed the campaign of {count}"),
        )

    def remove(self, numbers: Sequence[int]) -> int:
        """Delete conversations; their touches stay on the people's cards."""
        label = N_("Deleted {count} conversations")
        with self._database.writing(label, TOPIC) as unit:
            removed = unit.connection.execute(
                "DELETE FROM collaboration WHERE id IN"
                " (SELECT value FROM json_each(?))",
                (json.dumps(list(numbers)),),
            ).rowcount
            unit.name(label, count=removed)
        return removed

    def remove_touch(self, touch_id: int) -> None:
        """Delete one touch; the conversation's last touch is worked out again."""
        with self._database.writing(N_("Deleted a touch"), TOPIC) as unit:
            found = unit.connection.execute(
                "DELETE FROM touch WHERE id=? RETURNING collaboration_id", (touch_id,)
            ).fetchone()
            if found and found[0] is not None:
                book = self._book(unit)
                row = book.row(found[0])
                book.save(row, row.state, heard=True)

    def wish_contact(self, influencer_id: int, days: int | None) -> None:
        """Say after how many days of silence somebody counts as quiet."""
        if days is not None and not 0 < days <= 3650:
            raise Invalid(N_("{count} is no number of days."), count=days)
        label = N_("Set how often to be in touch")
        with self._database.writing(label, ("roster", *TOPIC)) as unit:
            unit.connection.execute(
                "UPDATE influencer SET contact_every_days=?, version=version+1,"
                " updated_at=? WHERE id=? AND contact_every_days IS NOT ?",
                (days, unit.at, influencer_id, days),
            )

    def _book(self, unit: UnitOfWork) -> Book:
        return Book(unit, self._settings.market())

    def _begin(
        self,
        book: Book,
        influencer_id: int,
        campaign_id: int | None,
        stage: str,
        today: date,
    ) -> int:
        row = book.begin(influencer_id, campaign_id, State(stage, today))
        book.save(row, begun(stage, today, book.terms(row)))
        return row.id

    def _conversation(self, book: Book, draft: TouchDraft, said: Said) -> Row | None:
        """The conversation a touch belongs to; None for a note outside of any."""
        number = draft.collaboration_id or current(
            book.unit, draft.influencer_id, draft.campaign_id, heard=said.direction
        )
        if number is not None:
            return book.row(number)
        if is_bare_note(draft):
            return None
        owner, campaign = draft.influencer_id, draft.campaign_id
        return book.row(self._begin(book, owner, campaign, "identified", said.on))

    def _move(self, book: Book, row: Row, stage: str, today: date) -> None:
        book.save(row, after_move(row.state, stage, today, book.terms(row, stage)))

    def _each(
        self,
        numbers: Sequence[int],
        one: str,
        many: str,
        act: Callable[[Book, Row], None],
        **detail: object,
    ) -> int:
        """Do the same with each of these conversations, as one step of undo."""
        with self._database.writing(one, TOPIC) as unit:
            book = self._book(unit)
            rows = book.rows(numbers)
            for row in rows:
                act(book, row)
            if len(rows) == 1:
                unit.name(one, name=rows[0].name, **detail)
            else:
                unit.name(many, count=len(rows), **detail)
        return len(rows)

    def _set(
        self, numbers: Sequence[int], column: str, value: object, label: str
    ) -> int:
        with self._database.writing(label, TOPIC) as unit:
            changed = unit.connection.execute(
                f"UPDATE collaboration SET {column}=?, version=version+1, updated_at=?"
                f" WHERE id IN (SELECT value FROM json_each(?)) AND {column} IS NOT ?",
                (value, unit.at, json.dumps(list(numbers)), value),
            ).rowcount
            unit.name(label, count=changed)
        return changed

    def _refuse_second(self, numbers: Sequence[int], campaign_id: int) -> None:
        found = self._database.read(_SECOND, (campaign_id, json.dumps(list(numbers))))
        if found:
            raise Duplicate(
                N_("{name} has a conversation in {campaign} already."),
                name=found[0][0],
                campaign=found[0][1],
            )


_SECOND = """
SELECT i.name, g.name FROM collaboration c
JOIN influencer i ON i.id=c.influencer_id JOIN campaign g ON g.id=?1
WHERE c.id IN (SELECT value FROM json_each(?2)) AND EXISTS (
 SELECT 1 FROM collaboration o WHERE o.influencer_id=c.influencer_id AND o.id<>c.id
 AND (o.campaign_id=?1 OR o.id IN (SELECT value FROM json_each(?2)))) LIMIT 1
"""

_LOGGED = {
    ("out", False): N_("Logged a touch to {name}"),
    ("in", False): N_("Logged a touch from {name}"),
    ("out", True): N_("Noted something about {name}"),
    ("in", True): N_("Noted something about {name}"),
}


def _words(text: str) -> str | None:
    return one_line(text, N_("Next step")) if text.strip() else None
