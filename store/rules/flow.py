"""How a collaboration moves: what a touch, a new stage or a done step does to it.

Nothing here knows a database or a clock: a state goes in, a state comes out. An open
collaboration always leaves with a next step and its day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from store.rules.cadence import REPLY_WITHIN, WARM_FOR
from store.rules.pipeline import BEFORE_CONTACT, CLOSED, PARKED
from store.rules.workdays import add_workdays

if TYPE_CHECKING:
    from datetime import date

    from store.rules.cadence import Cadence

TALKING = frozenset({"replied", "negotiating", "agreed"})
"""Stages in which both sides have spoken."""

_FIRST_STEP = {
    "identified": ("first", 0),
    "warming": ("first", WARM_FOR),
    "replied": ("reply", REPLY_WITHIN),
    "negotiating": ("follow_up", REPLY_WITHIN),
    "agreed": ("follow_up", REPLY_WITHIN),
}
"""What is due in a stage that somebody was put into, after how many business days."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a collaboration stands, and what is due next."""

    stage: str
    stage_since: date
    waiting_on: str = "me"
    next_kind: str | None = None
    next_step: str | None = None
    next_step_on: date | None = None
    clock_on: date | None = None
    cadence_step: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """What dates are counted by: a cadence, and a market's public holidays."""

    cadence: Cadence
    market: str | None = None

    def workdays(self, on: date, count: int) -> date:
        """So many business days after a day."""
        return add_workdays(on, count, self.market)


def begun(stage: str, on: date, terms: Terms) -> State:
    """A new collaboration in a stage."""
    return after_move(State(stage, on), stage, on, terms)


def after_touch(
    state: State, direction: str, kind: str, on: date, terms: Terms
) -> State:
    """What somebody saying something does; a note does nothing."""
    if kind == "note":
        return state
    if direction == "in":
        return _heard(state, on, terms)
    if kind == "warm_up":
        return _warmed(state, on, terms)
    return _said(state, on, terms)


def after_move(state: State, stage: str, on: date, terms: Terms) -> State:
    """What being put into a stage by hand does.

    A step that she planned herself stays, and so does whatever is due while both sides
    are talking.
    """
    moved = replace(state, stage=stage)
    if stage != state.stage:
        moved = replace(moved, stage_since=on)
    if stage in CLOSED:
        return _over(moved)
    if stage == PARKED:
        return _parked(moved, on, terms)
    keeps = state.next_kind == "own" or {state.stage, stage} <= TALKING
    if keeps and state.next_step_on is not None:
        return moved
    if stage == "contacted":
        sent = replace(moved, cadence_step=max(1, state.cadence_step))
        return _silence(sent, on, terms)
    kind, wait = _FIRST_STEP[stage]
    return _due(moved, "me", kind, on, terms.workdays(on, wait))


def after_done(state: State, on: date, terms: Terms) -> State:
    """What ticking off the step does: the next one is dated, nothing was said."""
    if state.stage in CLOSED:
        return _over(state)
    if state.stage == PARKED:
        return _parked(state, on, terms)
    if state.stage in BEFORE_CONTACT:
        return _due(state, "me", "first", on, terms.workdays(on, WARM_FOR))
    wait = _wait(terms, max(1, state.cadence_step))
    whose = "influencer" if state.waiting_on == "me" else state.waiting_on
    return _due(state, whose, "follow_up", on, terms.workdays(on, wait))


def planned(state: State, until: date, words: str | None, on: date) -> State:
    """Her own next step: a day, and words for it; without words, the same step."""
    kind = "own" if words else state.next_kind or "own"
    step = words or state.next_step
    return replace(
        state, next_kind=kind, next_step=step, next_step_on=until, clock_on=on
    )


def _heard(state: State, on: date, terms: Terms) -> State:
    """They said something: the cadence stops, a reply is owed."""
    heard = replace(state, cadence_step=0)
    if state.stage not in TALKING and state.stage != "wrapped":
        heard = replace(heard, stage="replied", stage_since=on)
    return _due(heard, "me", "reply", on, terms.workdays(on, REPLY_WITHIN))


def _warmed(state: State, on: date, terms: Terms) -> State:
    """A comment or a like before the first message."""
    warmed = state
    if state.stage == "identified":
        warmed = replace(state, stage="warming", stage_since=on)
    if warmed.stage not in BEFORE_CONTACT:
        return warmed
    return _due(warmed, "me", "first", on, terms.workdays(on, WARM_FOR))


def _said(state: State, on: date, terms: Terms) -> State:
    """A message to them: the clock starts anew."""
    if state.stage in CLOSED:
        return _over(state)
    said = replace(state, cadence_step=state.cadence_step + 1)
    if state.stage in BEFORE_CONTACT or state.stage == PARKED:
        # A new try after the rest begins the cadence from its start.
        said = replace(said, stage="contacted", stage_since=on, cadence_step=1)
    return _silence(said, on, terms)


def _silence(state: State, on: date, terms: Terms) -> State:
    """Waiting for them: the next message, or the rest after the last one."""
    if terms.cadence.step_after(state.cadence_step) is None and (
        state.stage != "agreed"
    ):
        parked = replace(state, stage=PARKED, stage_since=on)
        return _parked(parked, on, terms)
    wait = _wait(terms, state.cadence_step)
    return _due(state, "influencer", "follow_up", on, terms.workdays(on, wait))


def _wait(terms: Terms, sent: int) -> int:
    """Business days until the next message; once agreed, the last wait comes again."""
    step = terms.cadence.step_after(sent)
    if step is None and terms.cadence.steps:
        step = terms.cadence.steps[-1]
    return REPLY_WITHIN if step is None else step.wait


def _parked(state: State, on: date, terms: Terms) -> State:
    back = on + timedelta(days=terms.cadence.park_days)
    rested = replace(state, cadence_step=0)
    return _due(rested, "influencer", "again", on, back)


def _due(state: State, whose: str, kind: str, on: date, until: date) -> State:
    return replace(
        state,
        waiting_on=whose,
        next_kind=kind,
        next_step=None,
        next_step_on=until,
        clock_on=on,
    )


def _over(state: State) -> State:
    """Nothing is owed any more."""
    return replace(
        state,
        waiting_on="me",
        next_kind=None,
        next_step=None,
        next_step_on=None,
        clock_on=None,
        cadence_step=0,
    )
