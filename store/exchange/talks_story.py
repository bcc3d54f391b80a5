"""What a row of an outreach sheet makes of a conversation; nothing is written here.

The days of contact are taken through the rules of the pipeline one after the other;
then the stage of the sheet holds, its next step, and whose turn it says it is. What
the sheet leaves blank stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from store.outreach_rows import Said
from store.rules.flow import after_move, begun, planned
from store.rules.pipeline import BEFORE_CONTACT, CLOSED, PARKED

if TYPE_CHECKING:
    from store.outreach_rows import Book, Row
    from store.rules.flow import State

AMOUNTS = {"asked": "asked", "offered": "offered", "fee": "agreed"}
"""Fields of money, and what their history calls them."""

TERMS = ("deal_kind", "commission_percent", "promo_code")

_NOT_REPLIED = BEFORE_CONTACT | {"contacted"}


class Talk(NamedTuple):
    """What the rows of one conversation say of it, as ``temp.talk`` keeps it."""

    row: int
    person: int
    campaign: str | None
    campaign_key: str | None
    stage: str | None
    channel: str | None
    outs: str | None
    ins: str | None
    latest: str | None
    replied: int | None
    next_step: str | None
    next_step_on: str | None
    waiting_on: str | None
    asked_minor: int | None
    asked_currency: str | None
    offered_minor: int | None
    offered_currency: str | None
    fee_minor: int | None
    fee_currency: str | None
    deal_kind: str | None
    commission_percent: str | None
    promo_code: str | None
    notes: str | None


@dataclass(slots=True)
class Standing:
    """A conversation as it is kept: its row, and what no rule looks at."""

    row: Row
    is_new: bool = False
    kept: dict[str, Any] = field(default_factory=dict)
    """Amounts, terms and notes by their columns."""
    heard: frozenset[tuple[str, str]] = frozenset()
    """The days and directions of its touches."""
    prefers: str | None = None
    """The channel to keep with the person, where there is no touch to say it."""


@dataclass(slots=True)
class Story:
    """What becomes of a conversation."""

    state: State
    touches: list[Said]
    values: dict[str, Any]
    """Columns of amounts, terms and notes that change."""
    left_behind: tuple[str, date] | None = None
    """Words and day of a step of her own that the touches have overtaken."""
    is_over: bool = False
    """Whether a next step was said of a conversation that is over."""


def tell(book: Book, standing: Standing, talk: Talk, *, today: date) -> Story:
    """Give what a conversation comes to by what the sheet says."""
    row, before = standing.row, standing.row.state
    latest = date.fromisoformat(talk.latest) if talk.latest else None
    on = latest or today
    touches = _touches(standing, talk)
    if standing.is_new and not touches:
        stage = talk.stage or "identified"
        row.state = begun(stage, on, book.terms(row, stage))
    moved_by = _take_through(book, row, touches)
    aim = _wanted(row.state.stage, talk)
    if aim is not None:
        is_over = aim in CLOSED and moved_by is not None
        if aim != row.state.stage or is_over:
            row.state = after_move(row.state, aim, on, book.terms(row, aim))
    story = Story(row.state, touches, _values(standing.kept, talk))
    if row.state.stage in CLOSED:
        story.is_over = bool(talk.next_step or talk.next_step_on)
        return story
    story.state = _planned(book, row, talk, on)
    if moved_by is not None:
        story.left_behind = _overtaken(before, story.state, moved_by)
    return story


def _touches(standing: Standing, talk: Talk) -> list[Said]:
    """The touches that are not kept yet, in the order of their days."""
    row = standing.row
    channel = talk.channel or row.last_channel or row.preferred or "mail"
    said = {
        (day, direction)
        for direction, days in (("out", talk.outs), ("in", talk.ins))
        for day in (days or "").split(",")
        if day
    }
    # Of one day, what we wrote comes before what they answered.
    news = sorted(said - standing.heard, key=lambda each: (each[0], each[1] == "in"))
    kind = "call" if channel == "phone" else "message"
    # Before the first message there can only have been a like or a comment.
    ours = "warm_up" if talk.stage == "warming" else kind
    return [
        Said(way, channel, ours if way == "out" else kind, date.fromisoformat(day))
        for day, way in news
    ]


def _take_through(book: Book, row: Row, touches: list[Said]) -> date | None:
    """Let the conversation follow its touches; the day of the last that moved it.

    What lies before the last touch known is history: it moves nothing.
    """
    moved_by = None
    for said in touches:
        if row.last_on is not None and said.on < row.last_on:
            continue
        row.state = book.after(row, said)
        row.last_on, row.last_channel = said.on, said.channel
        row.unanswered = unanswered_after(row.unanswered, said)
        moved_by = said.on
    return moved_by


def unanswered_after(count: int, said: Said) -> int:
    """How many of our messages are without an answer, one touch later."""
    return 0 if said.direction == "in" else count + (said.kind != "warm_up")


def _wanted(stage: str, talk: Talk) -> str | None:
    """The stage the sheet puts a conversation into; None where it says nothing."""
    silent = _NOT_REPLIED if talk.stage else _NOT_REPLIED | {PARKED}
    if talk.replied and (talk.stage or stage) in silent:
        return "replied"
    return talk.stage


def _planned(book: Book, row: Row, talk: Talk, on: date) -> State:
    """The state with the sheet's next step; what is open never goes without one."""
    state = row.state
    if state.next_step_on is None:
        state = after_move(state, state.stage, on, book.terms(row, state.stage))
    until = date.fromisoformat(talk.next_step_on) if talk.next_step_on else None
    is_new_day = until is not None and until != state.next_step_on
    is_new_step = talk.next_step is not None and talk.next_step != state.next_step
    if is_new_day or is_new_step:
        ahead = until or state.next_step_on or on
        state = planned(state, ahead, talk.next_step, min(on, ahead))
    if talk.waiting_on is not None:
        state = replace(state, waiting_on=talk.waiting_on)
    return state


def _overtaken(before: State, after: State, moved_by: date) -> tuple[str, date] | None:
    """A step of her own that lies ahead of the touches, and is not planned any more."""
    until = before.next_step_on
    is_own = before.next_kind == "own" and before.next_step and not after.next_step
    if not is_own or until is None or until <= moved_by:
        return None
    return before.next_step or "", until


def _values(kept: dict[str, Any], talk: Talk) -> dict[str, Any]:
    """The columns whose amount, term or note is another one now."""
    said = talk._asdict()
    found: dict[str, Any] = {}
    for name in AMOUNTS:
        columns = f"{name}_minor", f"{name}_currency"
        is_said = said[columns[0]] is not None
        if is_said and any(said[each] != kept.get(each) for each in columns):
            found |= {each: said[each] for each in columns}
    for name in TERMS:
        if said[name] is not None and said[name] != kept.get(name):
            found[name] = said[name]
    notes = _with_lines(kept.get("notes"), talk.notes)
    if notes != kept.get("notes"):
        found["notes"] = notes
    return found


def _with_lines(notes: str | None, said: str | None) -> str | None:
    """The notes with those lines of the sheet that do not stand there yet."""
    if not notes or not said:
        return notes or said
    there = set(notes.split("\n"))
    return "\n".join([notes, *(line for line in said.split("\n") if line not in there)])
