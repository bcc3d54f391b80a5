"""Cadences as she keeps them: for a stage, for a channel, in general."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from store.cadences import Cadences
from store.errors import Invalid
from store.outreach_draft import TouchDraft
from store.rules.cadence import USUAL, Cadence, CadenceStep
from tests.store.outreach_desk import MONDAY, Desks, desks


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


def steps(*waits: int) -> Cadence:
    """A cadence of messages after so many business days."""
    return Cadence(tuple(CadenceStep(wait) for wait in waits))


def test_without_any_the_usual_one_holds(desk: Desks) -> None:
    """Nothing is stored for it."""
    assert Cadences(desk.database).all() == {"*/*": USUAL}
    assert desk.database.read("SELECT * FROM cadence") == []


def test_a_cadence_comes_back_as_it_was_kept(desk: Desks) -> None:
    """Kept again it is the new one; each is one step of undo."""
    cadences = Cadences(desk.database)
    first = Cadence((CadenceStep(2, "kakao", "dm"), CadenceStep(4)), 30, 0)
    cadences.set("contacted", "kakao", first)
    assert cadences.all()["contacted/kakao"] == first
    for then in (steps(1), steps(5, 6, 7)):
        cadences.set("contacted", "kakao", then)
        assert cadences.all()["contacted/kakao"] == then
    for before in (steps(1), first):
        desk.history.undo()
        assert cadences.all()["contacted/kakao"] == before
    desk.history.undo()
    assert cadences.all() == {"*/*": USUAL}
    for again in (first, steps(1), steps(5, 6, 7)):
        desk.history.redo()
        assert cadences.all()["contacted/kakao"] == again


def test_one_that_is_removed_gives_way_to_the_more_general(desk: Desks) -> None:
    """The general one gives way to the usual."""
    cadences = Cadences(desk.database)
    cadences.set(None, None, steps(9))
    cadences.set(None, "kakao", steps(1))
    cadences.remove(None, "kakao")
    assert cadences.all() == {"*/*": steps(9)}
    cadences.remove(None, None)
    assert cadences.all() == {"*/*": USUAL}


def test_the_one_that_fits_best_dates_the_next_message(desk: Desks) -> None:
    """By mail after seven business days, on Kakao after two."""
    cadences = Cadences(desk.database)
    cadences.set(None, None, steps(7, 7))
    cadences.set("contacted", "kakao", steps(2, 2))
    for channel, due in (("mail", date(2026, 3, 11)), ("kakao", date(2026, 3, 4))):
        mina = desk.person(f"Mina by {channel}")
        logged = desk.outreach.log(TouchDraft(mina, channel=channel), today=MONDAY)
        assert logged.next_step_on == due


def test_no_messages_is_one_pitch_and_then_rest(desk: Desks) -> None:
    """For those who never write twice."""
    Cadences(desk.database).set(None, None, Cadence((), park_days=10))
    logged = desk.outreach.log(TouchDraft(desk.person("Mina")), today=MONDAY)
    assert (logged.stage, logged.next_step_on) == ("no_reply", date(2026, 3, 12))


@pytest.mark.parametrize(
    ("stage", "channel", "cadence", "said"),
    [
        ("married", None, steps(3), "no stage called married"),
        (None, "pigeon", steps(3), "pigeon is not a channel"),
        (None, None, Cadence((CadenceStep(3, "pigeon"),)), "pigeon is not a channel"),
        (None, None, steps(0), "0 is no number of days"),
        (None, None, steps(366), "366 is no number of days"),
        (None, None, steps(*[1] * 13), "13 messages are too many"),
        (None, None, Cadence((), park_days=0), "0 is no number of days"),
        (None, None, Cadence((), switch_after=-1), "-1 is no number of messages"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    desk: Desks, stage: str | None, channel: str | None, cadence: Cadence, said: str
) -> None:
    """In one sentence, and nothing is changed."""
    with pytest.raises(Invalid, match=said):
        Cadences(desk.database).set(stage, channel, cadence)
    assert Cadences(desk.database).all() == {"*/*": USUAL}
