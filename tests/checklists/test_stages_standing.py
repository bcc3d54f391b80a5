"""Where a campaign stands: evidence, marks by hand, and what changes in between."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.facts import CampaignFacts, Tally
from checklists.library import load
from checklists.model import (
    Item,
    Mark,
    Progress,
    Shift,
    Standing,
    changes,
    needs_note,
    progress,
    progress_by_stage,
    stand,
)

MONDAY = date(2026, 3, 2)
SIGNED = CampaignFacts(kept=Tally(2, 2), fit=Tally(2, 2))
BROKEN = CampaignFacts(kept=Tally(2, 1, ("Luna Vega",)), fit=Tally(2, 2))
EACH = {"en": "Send thanks", "ko": "감사 인사", "es": "Dar las gracias"}


def mark(item: str, state: str = "done", note: str = "") -> Mark:
    """Something she said on a Monday."""
    return Mark(item, state, note, MONDAY)


def of(key: str, facts: CampaignFacts, *marks: Mark) -> Standing:
    """Where one item stands."""
    return next(each for each in stand(load(), facts, marks) if each.item.key == key)


def test_evidence_ticks_an_item_and_says_by_what() -> None:
    """Nobody has to do anything for it."""
    standing = of("5.3", SIGNED)
    assert (standing.state, standing.counts, standing.note) == ("met", True, "")
    assert standing.evidence == "Contracts without an open breach: 2 of 2."


def test_an_item_is_done_by_hand_while_evidence_says_otherwise() -> None:
    """What the evidence says is still shown beside the note."""
    standing = of("5.3", BROKEN, mark("5.3", note="settled on the phone"))
    assert (standing.state, standing.note) == ("done", "settled on the phone")
    assert standing.evidence == "Breach not acted on: 1 of 2 (Luna Vega)."


def test_evidence_goes_before_a_mark_and_keeps_its_note() -> None:
    """Met is the better news; the note is hers, and counts again without it."""
    waived = mark("5.3", "waived", "paper contracts")
    assert of("5.3", SIGNED, waived).state == "met"
    assert of("5.3", SIGNED, waived).note == "paper contracts"
    assert of("5.3", BROKEN, waived).state == "waived"


def test_the_last_mark_counts() -> None:
    """She may change her mind."""
    marks = mark("9.1"), mark("9.1", "waived", "small campaign")
    assert of("9.1", CampaignFacts(), *marks).state == "waived"


@pytest.mark.parametrize("key", ["7.1", "8.1"])
def test_what_only_a_person_can_judge_needs_a_note(key: str) -> None:
    """Done without a word is not done."""
    item = of(key, CampaignFacts()).item
    assert needs_note(item, "done")
    assert of(key, CampaignFacts(), mark(key)).state == "open"
    assert of(key, CampaignFacts(), mark(key, note=" ")).state == "open"
    assert of(key, CampaignFacts(), mark(key, note="legal, 2 March")).state == "done"
    assert of(key, CampaignFacts()).evidence == ""


def test_waiving_needs_a_reason_and_doing_mostly_does_not() -> None:
    """An item is never left out silently."""
    item = of("9.1", CampaignFacts()).item
    assert needs_note(item, "waived")
    assert not needs_note(item, "done")
    assert of("9.1", CampaignFacts(), mark("9.1", "waived")).state == "open"
    assert of("9.1", CampaignFacts(), mark("9.1")).state == "done"


MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from([*(item.key for item in load().items), "9.9"]),
        st.sampled_from(["done", "waived", "met", "open", ""]),
        st.sampled_from(["", " ", "because"]),
        st.just(MONDAY),
    )
)


@given(MARKS)
def test_no_mark_makes_evidence(marks: list[Mark]) -> None:
    """Whatever was said by hand, nothing is met before there is something to see."""
    standings = stand(load(), CampaignFacts(), marks)
    assert {each.state for each in standings} <= {"open", "done", "waived"}
    assert progress(standings).done <= len({each.item for each in marks})


@given(MARKS)
def test_a_mark_never_takes_evidence_away(marks: list[Mark]) -> None:
    """Marks only add to what counts."""
    plain = stand(load(), SIGNED)
    marked = stand(load(), SIGNED, marks)
    for before, after in zip(plain, marked, strict=True):
        assert after.counts or not before.counts
        assert (before.state == "met") is (after.state == "met")
    assert changes(plain, marked) == ()


@given(st.integers(0, 5), st.integers(0, 5))
def test_more_in_order_never_opens_an_item(have: int, more: int) -> None:
    """Of the same people, whoever signs brings it nearer."""
    total = have + more
    fewer = of("1.1", CampaignFacts(fit=Tally(total, have)))
    everyone = of("1.1", CampaignFacts(fit=Tally(total, total)))
    assert everyone.counts or not fewer.counts
    assert everyone.counts is (total > 0)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("es", "Todavía no hay nada publicado."),
        ("ko-KR", "아직 게시된 콘텐츠가 없습니다."),
        ("EN", "Nothing is live yet."),
        ("fr", "Nothing is live yet."),
        ("", "Nothing is live yet."),
    ],
)
def test_evidence_is_told_in_the_language_asked_for(asked: str, told: str) -> None:
    """In English where nobody speaks it."""
    standings = stand(load(), CampaignFacts(), (), asked)
    assert told in {each.evidence for each in standings}


def test_progress_counts_met_done_and_waived() -> None:
    """Per stage and over all."""
    marks = [mark("5.1"), mark("5.2", "waived", "a single day")]
    standings = stand(load(), SIGNED, marks)
    assert progress(standings) == Progress(4, 26)
    stages = progress_by_stage(standings)
    assert stages[1] == Progress(1, 3)
    assert stages[5] == Progress(3, 3)
    assert stages[9] == Progress(0, 3)
    assert [number for number, each in stages.items() if each.complete] == [5]


def test_a_checklist_of_nothing_is_never_complete() -> None:
    """No stage, no item, no bar at 100 %."""
    assert progress(()) == Progress(0, 0)
    assert not progress(()).complete
    assert progress_by_stage(()) == {}


def test_evidence_that_goes_away_says_so() -> None:
    """A breach unticks the item; its action ticks it again."""
    before, after = stand(load(), SIGNED), stand(load(), BROKEN)
    item = of("5.3", SIGNED).item
    told = "Breach not acted on: 1 of 2 (Luna Vega)."
    assert changes(before, after) == (Shift(item, "unmet", told),)
    (again,) = changes(after, before)
    assert (again.item.key, again.to) == ("5.3", "met")
    assert again.evidence == "Contracts without an open breach: 2 of 2."
    assert changes(after, after) == ()


def test_losing_evidence_is_said_even_of_an_item_that_is_done() -> None:
    """The mark stands, but what it stood on has changed."""
    done = [mark("5.3", note="settled")]
    before, after = stand(load(), SIGNED, done), stand(load(), BROKEN, done)
    assert [(each.item.key, each.to) for each in changes(before, after)] == [
        ("5.3", "unmet")
    ]


def test_an_item_that_was_added_has_not_changed() -> None:
    """Nor has one that was taken out."""
    added = Standing(Item("5.thanks", 5, EACH, EACH), "met", "")
    assert changes((), [added]) == changes([added], ()) == ()
