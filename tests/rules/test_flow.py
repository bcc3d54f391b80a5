"""How a collaboration moves: every state that is open knows what comes next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.cadence import USUAL, Cadence, CadenceStep
from store.rules.flow import (
    State,
    Terms,
    after_done,
    after_move,
    after_touch,
    begun,
    planned,
)
from store.rules.pipeline import CLOSED, OPEN, PARKED, STAGES
from store.rules.workdays import is_workday

MONDAY = date(2026, 3, 2)
PLAIN = Terms(USUAL)


def talked(stage: str) -> State:
    """A collaboration that came to a stage on a Monday."""
    return begun(stage, MONDAY, PLAIN)


@pytest.mark.parametrize(
    ("stage", "whose", "kind", "days"),
    [
        ("identified", "me", "first", 0),
        ("warming", "me", "first", 2),
        ("contacted", "influencer", "follow_up", 3),
        ("replied", "me", "reply", 1),
        ("negotiating", "me", "follow_up", 1),
        ("agreed", "me", "follow_up", 1),
        ("no_reply", "influencer", "again", 60),
    ],
)
def test_every_stage_brings_its_first_step(
    stage: str, whose: str, kind: str, days: int
) -> None:
    """Whose turn it is, what is due, and on which day."""
    state = talked(stage)
    assert (state.waiting_on, state.next_kind) == (whose, kind)
    assert state.next_step_on == MONDAY + timedelta(days=days)
    assert state.clock_on == MONDAY


@pytest.mark.parametrize("stage", sorted(CLOSED))
def test_what_is_over_owes_nothing(stage: str) -> None:
    """No step, no day, no clock."""
    state = talked(stage)
    assert (state.next_kind, state.next_step_on, state.clock_on) == (None, None, None)


@pytest.mark.parametrize("stage", ["identified", "warming", "contacted", PARKED])
def test_hearing_from_somebody_makes_them_a_reply(stage: str) -> None:
    """Whoever was silent has replied, and is owed an answer."""
    heard = after_touch(talked(stage), "in", "message", MONDAY, PLAIN)
    assert (heard.stage, heard.next_kind, heard.cadence_step) == ("replied", "reply", 0)


@pytest.mark.parametrize("stage", ["negotiating", "agreed", "wrapped"])
def test_hearing_from_somebody_does_not_turn_them_back(stage: str) -> None:
    """Their stage stays; the answer is owed all the same."""
    heard = after_touch(talked(stage), "in", "message", MONDAY, PLAIN)
    assert (heard.stage, heard.next_kind) == (stage, "reply")


def test_a_try_after_the_rest_begins_the_cadence_anew() -> None:
    """Contacted again, with the first wait before it."""
    again = after_touch(talked(PARKED), "out", "message", MONDAY, PLAIN)
    assert (again.stage, again.cadence_step) == ("contacted", 1)
    assert again.next_step_on == date(2026, 3, 5)


def test_an_agreed_collaboration_is_never_parked() -> None:
    """The last wait comes again and again until something is heard."""
    state = talked("agreed")
    for _ in range(5):
        state = after_touch(state, "out", "message", MONDAY, PLAIN)
        assert state.stage == "agreed"
    assert state.next_step_on == date(2026, 3, 9)


def test_a_cadence_without_steps_parks_at_once() -> None:
    """One message and no more."""
    once = Terms(Cadence((), park_days=10))
    sent = after_touch(talked("identified"), "out", "message", MONDAY, once)
    assert (sent.stage, sent.next_step_on) == (PARKED, date(2026, 3, 12))


def test_a_warm_up_of_somebody_contacted_changes_nothing() -> None:
    """It is a kindness, not a step."""
    state = talked("contacted")
    assert after_touch(state, "out", "warm_up", MONDAY, PLAIN) == state


def test_a_note_changes_nothing() -> None:
    """It is only remembered."""
    state = talked("replied")
    assert after_touch(state, "out", "note", MONDAY, PLAIN) == state


def test_whoever_is_waited_for_stays_so_when_a_step_is_ticked_off() -> None:
    """A parcel that was asked after is still the courier's."""
    shipping = State("agreed", MONDAY, "shipping", "follow_up", None, MONDAY, MONDAY)
    assert after_done(shipping, MONDAY, PLAIN).waiting_on == "shipping"


def test_her_own_words_are_kept_until_something_happens() -> None:
    """Only a day given: the same step on another day."""
    mine = planned(talked("replied"), date(2026, 3, 20), "Send the draft", MONDAY)
    assert (mine.next_kind, mine.next_step) == ("own", "Send the draft")
    later = planned(mine, date(2026, 3, 27), None, MONDAY)
    assert (later.next_step, later.next_step_on) == (
        "Send the draft",
        date(2026, 3, 27),
    )
    heard = after_touch(later, "in", "message", MONDAY, PLAIN)
    assert heard.next_step is None


EVENTS = st.one_of(
    st.tuples(
        st.just("touch"),
        st.sampled_from(["in", "out"]),
        st.sampled_from(["message", "warm_up", "call", "meeting", "note"]),
    ),
    st.tuples(st.just("move"), st.sampled_from(STAGES), st.just("")),
    st.tuples(st.just("done"), st.just(""), st.just("")),
    st.tuples(st.just("plan"), st.sampled_from(["", "Call her"]), st.just("")),
)

CADENCES = st.builds(
    Cadence,
    st.lists(st.builds(CadenceStep, st.integers(1, 30)), max_size=5).map(tuple),
    st.integers(1, 200),
)


@given(
    st.lists(st.tuples(EVENTS, st.integers(0, 40)), max_size=20),
    CADENCES,
    st.sampled_from([None, "KR", "ES"]),
)
def test_an_open_collaboration_always_knows_its_next_step(
    events: list[tuple[tuple[str, str, str], int]],
    cadence: Cadence,
    market: str | None,
) -> None:
    """Whatever happens, in whatever order: a step, a day, and never on a holiday."""
    terms, on = Terms(cadence, market), MONDAY
    state = begun("identified", on, terms)
    for (what, one, two), days in events:
        on += timedelta(days=days)
        if what == "touch":
            state = after_touch(state, one, two, on, terms)
        elif what == "move":
            state = after_move(state, one, on, terms)
        elif what == "done":
            state = after_done(state, on, terms)
        elif state.stage in OPEN:
            state = planned(state, on + timedelta(days=3), one or None, on)
        if state.stage in OPEN:
            assert state.next_kind is not None
            assert state.next_step_on is not None
            assert state.clock_on is not None
            by_hand = what == "plan" or state.next_kind == "own"
            if what != "move" and not by_hand and state.clock_on == on and days:
                assert state.next_step_on >= on
                assert is_workday(state.next_step_on, market)
        if state.stage == PARKED:
            assert state.next_step_on is not None
