"""The rows of conversations that an outreach sheet makes and changes, page by page."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from store.exchange.newcomers import highest
from store.exchange.talks_story import (
    AMOUNTS,
    TERMS,
    Standing,
    Talk,
    unanswered_after,
)
from store.last_touches import COLUMNS as LAST
from store.outreach_rows import Row, insert_task, last_said
from store.rules.flow import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.engine import UnitOfWork
    from store.exchange.talks_story import Story
    from store.outreach_rows import Said

PAGE = 2_000
"""Conversations that are told at a time."""

_STATE = tuple(field.name for field in fields(State))
_DAYS = frozenset({"stage_since", "next_step_on", "clock_on"})
_KEPT = (
    *(f"{name}_{part}" for name in AMOUNTS for part in ("minor", "currency")),
    *(*TERMS, "notes", *LAST),
)
_WRITTEN = (*_STATE, *_KEPT)
"""Columns of a collaboration that a sheet feeds, directly or by the rules."""

_TALK = ",".join(f"t.{name}" for name in Talk._fields)
_COLLABORATION = ",".join(f"c.{name}" for name in _WRITTEN)
_PAGE = f"""
SELECT {_TALK}, t.owner, t.campaign_id, c.id, i.name, i.preferred_channel,
 coalesce(g.market, i.country), {_COLLABORATION}
FROM talk t JOIN influencer i ON i.id=t.owner
LEFT JOIN campaign g ON g.id=t.campaign_id
LEFT JOIN collaboration c ON c.id=t.conversation
WHERE t.row>? AND t.lead=t.row ORDER BY t.row LIMIT ?
"""


class Desk:
    """Reads pages of ``temp.talk`` with the conversations they mean, and writes them.

    A new conversation takes the highest number so far plus its row in the sheet.
    """

    def __init__(self, unit: UnitOfWork, today: date) -> None:
        self._unit = unit
        self._today = today
        self._base = highest(unit.connection, "collaboration")
        self._new: list[tuple[object, ...]] = []
        self._changed: list[tuple[Standing, Story]] = []
        self._touches: list[tuple[object, ...]] = []
        self._offers: list[tuple[object, ...]] = []
        self._preferred: list[tuple[object, ...]] = []

    def pages(self) -> Iterator[list[tuple[Talk, Standing]]]:
        """What the sheet says of each conversation, and how it stands."""
        connection, row = self._unit.connection, -1
        while rows := connection.execute(_PAGE, (row, PAGE)).fetchall():
            heard = self._heard([found[len(Talk._fields) + 2] for found in rows])
            yield [self._standing(found, heard) for found in rows]
            row = rows[-1][0]

    def make(self, talk: Talk, standing: Standing, story: Story) -> None:
        """Begin a conversation."""
        row = standing.row
        last = _last_said(story.touches)
        values = {**dict.fromkeys(_WRITTEN), **story.values, **last}
        values |= _of_state(story.state)
        self._new.append(
            (row.id, row.influencer_id, row.campaign_id, *_plain(values, _WRITTEN))
        )
        answered = _answers(story.touches)
        self._note(row, story, answered)
        self._offer(talk, standing, story)

    def change(self, talk: Talk, standing: Standing, story: Story) -> None:
        """Save what became of a known conversation."""
        self._changed.append((standing, story))
        self._note(standing.row, story, {})
        self._offer(talk, standing, story)

    def prefer(self, standing: Standing) -> bool:
        """Keep how somebody is talked to where no touch does; False if nothing."""
        if standing.prefers is None:
            return False
        row = standing.row
        self._preferred.append((standing.prefers, self._unit.at, row.influencer_id))
        return True

    def flush(self) -> None:
        """Write the page."""
        unit, connection = self._unit, self._unit.connection
        connection.executemany(
            "INSERT INTO collaboration(id, influencer_id, campaign_id,"
            f" {','.join(_WRITTEN)}, created_at, updated_at, version) VALUES"
            f" ({','.join('?' * (3 + len(_WRITTEN)))},'{unit.at}','{unit.at}',1)",
            self._new,
        )
        connection.executemany(
            "INSERT INTO touch(influencer_id, collaboration_id, at, on_day, channel,"
            " direction, kind, answered_on) VALUES (?,?,?,?,?,?,?,?)",
            self._touches,
        )
        connection.executemany(
            "INSERT INTO offer(collaboration_id, kind, amount_minor, currency, on_day)"
            " VALUES (?,?,?,?,?)",
            self._offers,
        )
        self._save_changed()
        connection.executemany(
            "UPDATE influencer SET preferred_channel=?, version=version+1,"
            " updated_at=? WHERE id=? AND preferred_channel IS NULL",
            self._preferred,
        )
        for each in (self._new, self._changed, self._touches, self._offers):
            each.clear()
        self._preferred.clear()

    def _save_changed(self) -> None:
        connection = self._unit.connection
        sets = ",".join(f"{name}=?" for name in _WRITTEN)
        for standing, story in self._changed:
            row = standing.row
            values = {**standing.kept, **story.values, **_of_state(story.state)}
            if story.touches:
                self._answer(row, story.touches)
                values |= last_said(connection, row.id)
            if story.left_behind is not None:
                words, on = story.left_behind
                people = row.influencer_id, row.campaign_id
                insert_task(self._unit, words, on, *people)
            connection.execute(
                f"UPDATE collaboration SET {sets}, version=version+1, updated_at=?"
                " WHERE id=?",
                (*_plain(values, _WRITTEN), self._unit.at, row.id),
            )

    def _answer(self, row: Row, touches: list[Said]) -> None:
        """Tell the last messages before their replies that they were answered."""
        self._unit.connection.executemany(
            "UPDATE touch SET answered_on=?1 WHERE id=(SELECT id FROM touch WHERE"
            " collaboration_id=?2 AND direction='out' AND kind<>'note' AND on_day<=?1"
            " ORDER BY on_day DESC, at DESC, id DESC LIMIT 1) AND answered_on IS NULL",
            [
                (said.on.isoformat(), row.id)
                for said in touches
                if said.direction == "in"
            ],
        )

    def _note(self, row: Row, story: Story, answered: dict[int, date]) -> None:
        at = self._unit.at
        for place, said in enumerate(story.touches):
            day, answer = said.on.isoformat(), answered.get(place)
            self._touches.append(
                (
                    row.influencer_id,
                    row.id,
                    # As in store.outreach_rows: another day's stand at its noon.
                    at if at.startswith(day) else f"{day}T12:00:00Z",
                    day,
                    said.channel,
                    said.direction,
                    said.kind,
                    answer and answer.isoformat(),
                )
            )

    def _offer(self, talk: Talk, standing: Standing, story: Story) -> None:
        """Put the amounts into their history, behind what stands there."""
        for name, kind in AMOUNTS.items():
            if f"{name}_minor" not in story.values:
                continue
            is_first = standing.kept.get(f"{name}_minor") is None
            on = talk.latest if is_first and talk.latest else self._today.isoformat()
            amount = story.values[f"{name}_minor"], story.values[f"{name}_currency"]
            self._offers.append((standing.row.id, kind, *amount, on))

    def _heard(self, numbers: list[int | None]) -> dict[int, set[tuple[str, str]]]:
        """The days and directions of the touches of some conversations."""
        heard: dict[int, set[tuple[str, str]]] = {}
        known = [number for number in numbers if number is not None]
        for number, day, direction in self._unit.connection.execute(
            "SELECT collaboration_id, on_day, direction FROM touch WHERE"
            " collaboration_id IN (SELECT value FROM json_each(?)) AND kind<>'note'",
            (json.dumps(known),),
        ):
            heard.setdefault(number, set()).add((day, direction))
        return heard

    def _standing(
        self, found: tuple[Any, ...], heard: dict[int, set[tuple[str, str]]]
    ) -> tuple[Talk, Standing]:
        width = len(Talk._fields)
        talk = Talk(*found[:width])
        owner, campaign, number, name, preferred, market = found[width : width + 6]
        kept = dict(zip(_WRITTEN, found[width + 6 :], strict=True))
        own = {each: kept.pop(each) for each in _STATE}
        is_new = number is None
        if is_new:
            first = min(_days(talk), default=self._today.isoformat())
            state = State("identified", date.fromisoformat(first))
        else:
            state = State(**{each: _read(each, value) for each, value in own.items()})
        is_silent = kept["last_on"] is None and not _days(talk)
        prefers = talk.channel if is_silent and preferred is None else None
        row = Row(
            id=self._base + talk.row if is_new else number,
            influencer_id=owner,
            campaign_id=campaign,
            name=name,
            preferred=preferred or prefers,
            unanswered=kept["unanswered"] or 0,
            last_channel=kept["last_channel"],
            last_on=_read("clock_on", kept["last_on"]),
            market=market,
            state=state,
        )
        there = frozenset(heard.get(number, ()))
        return talk, Standing(row, is_new, kept, there, prefers)


def _days(talk: Talk) -> list[str]:
    """The days of contact that the sheet names."""
    whole = f"{talk.outs or ''},{talk.ins or ''}"
    return list(filter(None, whole.split(",")))


def _of_state(state: State) -> dict[str, object]:
    return {name: getattr(state, name) for name in _STATE}


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if value and name in _DAYS else value


def _plain(values: dict[str, Any], names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(
        value.isoformat() if isinstance(value, date) else value
        for value in map(values.__getitem__, names)
    )


def _last_said(touches: list[Said]) -> dict[str, object]:
    """What a new conversation keeps of its touches; the same as last_said gives."""
    unanswered = 0
    written_on: date | None = None
    for said in touches:
        unanswered = unanswered_after(unanswered, said)
        if said.direction == "out" and said.kind != "warm_up":
            written_on = said.on
    last = touches[-1] if touches else None
    return {
        "last_on": last and last.on,
        "last_direction": last and last.direction,
        "last_channel": last and last.channel,
        "written_on": written_on,
        "unanswered": unanswered,
    }


def _answers(touches: list[Said]) -> dict[int, date]:
    """Which of the touches of a new conversation were answered, and on which day."""
    answered: dict[int, date] = {}
    last: int | None = None
    for place, said in enumerate(touches):
        if said.direction == "out":
            last = place
        elif last is not None:
            answered.setdefault(last, said.on)
    return answered
