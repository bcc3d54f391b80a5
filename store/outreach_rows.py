"""Collaborations inside a unit of work: found, given a touch, saved with what follows.

Plain SQL, because these are the keys of the whole morning: nobody waits for SQLModel.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from store.errors import Invalid, NotFound
from store.rules import cadence as cadence_rules
from store.rules.cadence import Cadence, CadenceStep
from store.rules.flow import State, Terms, after_touch
from store.rules.people import LONG
from store.rules.pipeline import PARKED
from store.rules.text import clean, find_control
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from store.engine import UnitOfWork

_STATE = tuple(field.name for field in fields(State))
_DAYS = frozenset({"stage_since", "next_step_on", "clock_on"})

_ROW = f"""
SELECT c.id, c.influencer_id, c.campaign_id, i.name, i.preferred_channel,
 c.unanswered, c.last_channel, c.last_on, coalesce(g.market, i.country),
 {",".join(f"c.{name}" for name in _STATE)}
FROM collaboration c JOIN influencer i ON i.id=c.influencer_id
LEFT JOIN campaign g ON g.id=c.campaign_id
"""


class Said(NamedTuple):
    """One touch as it is written down; ``at`` gives the order within a day."""

    direction: str
    channel: str
    kind: str
    on: date
    subject: str | None = None
    body: str | None = None
    template: str | None = None
    minutes: int | None = None


@dataclass(slots=True)
class Row:
    """A collaboration under the hand of a unit of work."""

    id: int
    influencer_id: int
    campaign_id: int | None
    name: str
    preferred: str | None
    unanswered: int
    last_channel: str | None
    last_on: date | None
    market: str | None
    state: State


class Book:
    """The collaborations of one unit of work, and the cadences they follow."""

    def __init__(self, unit: UnitOfWork, market: str | None) -> None:
        self.unit = unit
        self.connection = unit.connection
        self._market = market
        self._cadences = read_cadences(unit.connection)

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """The collaborations of these numbers, in their order; raises NotFound."""
        found = {
            row[0]: _row(row)
            for row in self.connection.execute(
                f"{_ROW} WHERE c.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(numbers)),),
            )
        }
        missing = [number for number in numbers if number not in found]
        if missing:
            raise NotFound(
                N_("There is no collaboration number {number}."), number=missing[0]
            )
        return [found[number] for number in dict.fromkeys(numbers)]

    def row(self, number: int) -> Row:
        """One collaboration; raises NotFound."""
        return self.rows((number,))[0]

    def terms(
        self, row: Row, stage: str | None = None, channel: str | None = None
    ) -> Terms:
        """What the dates of a collaboration are counted by, in a stage on a channel."""
        found = cadence_rules.chosen(
            self._cadences,
            stage or row.state.stage,
            channel or row.last_channel or row.preferred,
        )
        return Terms(found, row.market or self._market)

    def channel(self, row: Row) -> str:
        """How the next message of a collaboration goes."""
        return cadence_rules.next_channel(
            self.terms(row).cadence,
            sent=row.state.cadence_step,
            unanswered=row.unanswered,
            last=row.last_channel,
            preferred=row.preferred,
        )

    def note(self, row: Row, said: Said) -> int:
        """Write a touch down and let the collaboration follow; returns its number.

        A touch of an earlier day than the last one is history: it moves nothing.
        """
        number = insert_touch(self.unit, row.influencer_id, row.id, said)
        is_news = row.last_on is None or said.on >= row.last_on
        if said.direction == "in" and said.kind != "note":
            self._answer(row, said.on)
        state = row.state
        if is_news:
            state = self.after(row, said)
            self._keep_plan(row, state, said.on)
        self.save(row, state, heard=True)
        return number

    def _keep_plan(self, row: Row, state: State, on: date) -> None:
        """Let a step of her own that lies ahead live on as a task.

        What is said meanwhile dates the next step anew; her plan must not go with it.
        """
        was = row.state
        ahead = was.next_step_on is not None and was.next_step_on > on
        if was.next_kind == "own" and was.next_step and ahead and not state.next_step:
            insert_task(
                self.unit,
                was.next_step,
                was.next_step_on,
                row.influencer_id,
                row.campaign_id,
            )

    def after(self, row: Row, said: Said) -> State:
        """Give the state that a touch leads to; nothing is written."""
        what = said.direction, said.kind, said.on
        found = after_touch(row.state, *what, self.terms(row, channel=said.channel))
        if found.stage in {row.state.stage, PARKED}:
            return found
        # The stage it comes to may have a cadence of its own.
        terms = self.terms(row, found.stage, said.channel)
        return after_touch(row.state, *what, terms)

    def save(self, row: Row, state: State, *, heard: bool = False) -> None:
        """Keep a new state, and after a touch what the last touches were."""
        if state == row.state and not heard:
            return
        values = {name: _plain(getattr(state, name)) for name in _STATE}
        if heard:
            values |= last_said(self.connection, row.id)
        sets = ",".join(f"{name}=?" for name in values)
        self.connection.execute(
            f"UPDATE collaboration SET {sets}, version=version+1, updated_at=?"
            " WHERE id=?",
            (*values.values(), self.unit.at, row.id),
        )
        row.state = state

    def postpone(self, row: Row, until: date) -> None:
        """Move the next step to another day; what it is, and its clock, stay."""
        kind = row.state.next_kind or "follow_up"
        self.save(row, replace(row.state, next_kind=kind, next_step_on=until))

    def begin(self, influencer_id: int, campaign_id: int | None, state: State) -> Row:
        """Make a collaboration in a state."""
        values = {name: _plain(getattr(state, name)) for name in _STATE}
        names = ",".join(values)
        number = self.connection.execute(
            f"INSERT INTO collaboration(influencer_id, campaign_id, {names},"
            " unanswered, created_at, updated_at, version)"
            f" VALUES (?,?,{','.join('?' * len(values))},0,?,?,1)",
            (
                influencer_id,
                campaign_id,
                *values.values(),
                self.unit.at,
                self.unit.at,
            ),
        ).lastrowid
        return self.row(number or 0)

    def _answer(self, row: Row, on: date) -> None:
        """Tell the last message before a reply that it was answered."""
        self.connection.execute(
            "UPDATE touch SET answered_on=? WHERE id=(SELECT id FROM touch WHERE"
            " collaboration_id=? AND direction='out' AND kind<>'note' AND on_day<=?"
            " ORDER BY on_day DESC, at DESC, id DESC LIMIT 1) AND answered_on IS NULL",
            (on.isoformat(), row.id, on.isoformat()),
        )


def insert_touch(
    unit: UnitOfWork, influencer_id: int, collaboration_id: int | None, said: Said
) -> int:
    """Write a touch down; returns its number."""
    day = said.on.isoformat()
    # What is noted for another day stands at its noon, after what was noted there.
    at = unit.at if unit.at.startswith(day) else f"{day}T12:00:00Z"
    number = unit.connection.execute(
        "INSERT INTO touch(influencer_id, collaboration_id, at, on_day, channel,"
        " direction, kind, subject, body, template, minutes)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            influencer_id,
            collaboration_id,
            at,
            day,
            said.channel,
            said.direction,
            said.kind,
            said.subject,
            said.body,
            said.template,
            said.minutes,
        ),
    ).lastrowid
    return number or 0


def insert_task(
    unit: UnitOfWork,
    title: str,
    due_on: date | None,
    influencer_id: int | None,
    campaign_id: int | None,
) -> int:
    """Make a task of checked values; returns its number."""
    number = unit.connection.execute(
        "INSERT INTO task(title, due_on, influencer_id, campaign_id, created_at,"
        " updated_at, version) VALUES (?,?,?,?,?,?,1)",
        (title, _plain(due_on), influencer_id, campaign_id, unit.at, unit.at),
    ).lastrowid
    return number or 0


def last_said(
    connection: sqlite3.Connection, collaboration_id: int
) -> dict[str, object]:
    """What a collaboration keeps of its touches, worked out from them."""
    touches = connection.execute(
        "SELECT on_day, direction, channel, kind FROM touch WHERE collaboration_id=?"
        " AND kind<>'note' ORDER BY on_day DESC, at DESC, id DESC",
        (collaboration_id,),
    ).fetchall()
    unanswered = 0
    for _, direction, _, kind in touches:
        if direction == "in":
            break
        unanswered += kind != "warm_up"
    last = touches[0] if touches else (None, None, None, None)
    written = (on for on, way, _, kind in touches if way == "out" and kind != "warm_up")
    return {
        "last_on": last[0],
        "last_direction": last[1],
        "last_channel": last[2],
        "written_on": next(written, None),
        "unanswered": unanswered,
    }


def read_cadences(connection: sqlite3.Connection) -> dict[str, Cadence]:
    """The cadences that are kept, by their scope."""
    steps: dict[int, list[CadenceStep]] = {}
    for owner, wait, channel, template in connection.execute(
        "SELECT cadence_id, wait_business_days, channel, template FROM cadence_step"
        " ORDER BY cadence_id, position"
    ):
        steps.setdefault(owner, []).append(CadenceStep(wait, channel, template))
    kept = connection.execute("SELECT id, scope, park_days, switch_after FROM cadence")
    return {
        scope: Cadence(tuple(steps.get(number, ())), park_days, switch_after)
        for number, scope, park_days, switch_after in kept
    }


def body_text(text: str, title: str) -> str | None:
    """A text of several lines as it is kept; None for blank; raises Invalid."""
    value = clean(text)
    if len(value) > LONG:
        raise Invalid(
            N_("{field}: {count} characters are too many; up to {limit} fit."),
            field=title,
            count=len(value),
            limit=LONG,
        )
    if find_control(value):
        raise Invalid(
            N_("{field}: {value} holds a control character."),
            field=title,
            value=json.dumps(value[:40], ensure_ascii=False),
        )
    return value or None


def _row(found: Sequence[Any]) -> Row:
    number, owner, campaign, name, preferred, unanswered, channel, on, market = found[
        :9
    ]
    state: dict[str, Any] = {
        key: date.fromisoformat(str(value)) if key in _DAYS and value else value
        for key, value in zip(_STATE, found[9:], strict=True)
    }
    return Row(
        id=number,
        influencer_id=owner,
        campaign_id=campaign,
        name=name,
        preferred=preferred,
        unanswered=unanswered,
        last_channel=channel,
        last_on=date.fromisoformat(str(on)) if on else None,
        market=market,
        state=State(**state),
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
