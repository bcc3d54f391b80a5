"""Drafts are looked at: approved, or sent back with what has to change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.deliverables import DeliverableDraft
from store.errors import CannotRead, Invalid, NotFound
from store.exchange.review_reasons import read_reasons, shipped_reasons
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def handed_in(desk: Agreed, name: str = "Mina", after: int = 0) -> int:
    """A piece whose draft came."""
    number = desk.piece(name)
    desk.deliverables.attach(number, draft_ref=f"{name}.mp4")
    desk.deliverables.move([number], "submitted", today=MONDAY + after * DAY)
    return number


def said(desk: Agreed, number: int) -> list[tuple[object, ...]]:
    """The looks at a draft, newest first."""
    return [(one.round, one.verdict, one.reason) for one in desk.reviews.of(number)]


def standing(desk: Agreed, number: int) -> tuple[str, int]:
    """Its state and its round."""
    row = desk.deliverables.one(number)
    return row.state, row.round


def test_a_draft_goes_back_and_is_approved(desk: Agreed) -> None:
    """Each look is kept with its round, its day, and the draft it was about."""
    number = handed_in(desk)
    assert desk.reviews.ask_changes([number], " Label first ", today=MONDAY) == 1
    assert standing(desk, number) == ("changes_requested", 1)
    desk.deliverables.move([number], "submitted", today=MONDAY + DAY)
    assert desk.reviews.approve([number], today=MONDAY + 2 * DAY, note="Lovely") == 1
    assert standing(desk, number) == ("approved", 1)
    newest, oldest = desk.reviews.of(number)
    assert (newest.round, newest.verdict, newest.reason) == (1, "approved", "Lovely")
    assert (oldest.round, oldest.reason, oldest.draft_ref) == (
        *(0, "Label first", "Mina.mp4"),
    )
    assert (oldest.on_day, newest.on_day) == (MONDAY, MONDAY + 2 * DAY)
    assert desk.reviews.approve([number], today=MONDAY) == 0
    desk.desks.history.undo()
    desk.desks.history.undo()
    desk.desks.history.undo()
    assert said(desk, number) == []
    assert standing(desk, number) == ("submitted", 0)


def test_a_reason_is_needed(desk: Agreed) -> None:
    """Nobody can work on a draft that came back without a word."""
    number = handed_in(desk)
    with pytest.raises(Invalid, match="what has to change"):
        desk.reviews.ask_changes([number], " \n", today=MONDAY)
    with pytest.raises(NotFound):
        desk.reviews.ask_changes([99], "Shorter", today=MONDAY)
    assert standing(desk, number) == ("submitted", 0)


def test_more_can_be_said_in_the_same_round(desk: Agreed) -> None:
    """She thought of one more thing before the next draft came."""
    number = handed_in(desk)
    for reason in ("Label first", "And louder"):
        assert desk.reviews.ask_changes([number], reason, today=MONDAY) == 1
    assert standing(desk, number) == ("changes_requested", 1)
    assert said(desk, number) == [
        (0, "changes", "And louder"),
        (0, "changes", "Label first"),
    ]


def test_changes_that_a_file_told_of_are_a_round(desk: Agreed) -> None:
    """Though it did not say how often they were asked for."""
    number = handed_in(desk)
    with desk.desks.database.replaying(("campaigns",)) as connection:
        connection.execute("UPDATE deliverable SET state='changes_requested'")
    desk.reviews.ask_changes([number], "Louder", today=MONDAY + DAY)
    assert standing(desk, number) == ("changes_requested", 1)
    assert said(desk, number) == [(0, "changes", "Louder")]
    assert desk.deliverables.one(number).state_since == MONDAY


def test_the_state_keys_note_a_look_as_well(desk: Agreed) -> None:
    """Both ways agree; going back from live is no look at a draft."""
    number = handed_in(desk)
    for state in ("changes_requested", "submitted", "approved"):
        desk.deliverables.move([number], state, today=MONDAY)
    assert said(desk, number) == [(1, "approved", None), (0, "changes", None)]
    assert desk.deliverables.move([number], "approved", today=MONDAY) == 0
    desk.deliverables.go_live(number, url="a.example/1", on=MONDAY, today=MONDAY)
    desk.deliverables.move([number], "approved", today=MONDAY)
    assert len(said(desk, number)) == 2


def test_what_is_live_or_called_off_is_not_looked_at(desk: Agreed) -> None:
    """It stays what it is; the others of the same step are."""
    live, gone, open_one = desk.live(), handed_in(desk, "Ana"), handed_in(desk, "Jo")
    desk.deliverables.cancel([gone], "Ill", today=MONDAY)
    everything = [live, gone, open_one]
    assert desk.reviews.approve(everything, today=MONDAY) == 1
    unit = desk.desks.history.units()[0]
    assert (unit.label, dict(unit.detail)) == ("Approved {count} drafts", {"count": 1})
    assert desk.reviews.ask_changes(everything, "Shorter", today=MONDAY) == 1
    states = [desk.deliverables.one(number).state for number in everything]
    assert states == ["live", "cancelled", "changes_requested"]
    assert said(desk, live) == said(desk, gone) == []


def test_guideline_and_brand_are_answered_with_the_look(desk: Agreed) -> None:
    """By whoever writes; other points have a list of their own."""
    desk.desks.settings.set_sender(my_name="Dana")
    number = handed_in(desk)
    desk.reviews.ask_changes(
        [number], "Other music", today=MONDAY, checks={"guideline": False}
    )
    desk.reviews.approve(
        [number], today=MONDAY, checks={"guideline": True, "brand_fit": True}
    )
    row = desk.deliverables.one(number)
    assert (row.guideline, row.brand_fit) == (True, True)
    *_, guideline, _brand = desk.compliance.of(number)
    assert (guideline.by_whom, guideline.on_day) == ("Dana", MONDAY)
    with pytest.raises(Invalid, match="label is no point that a draft"):
        desk.reviews.approve([number], today=MONDAY, checks={"label": True})


def test_the_longest_waiting_draft_comes_first(desk: Agreed) -> None:
    """Of one campaign, or of all."""
    late = handed_in(desk, "Mina", after=2)
    early = handed_in(desk, "Ana")
    talk = desk.agreed("Jo", campaign="Autumn")
    from store.deliverables import DeliverableDraft

    (other,) = desk.deliverables.add([talk], DeliverableDraft(), today=MONDAY)
    desk.deliverables.move([other], "submitted", today=MONDAY + DAY)
    assert desk.reviews.queue() == (early, other, late)
    assert desk.reviews.queue(desk.campaign("Spring")) == (early, late)
    assert desk.reviews.queue(desk.campaign("Winter")) == ()


def test_her_own_reasons_are_offered_first(desk: Agreed) -> None:
    """The latest first, each line once; then the shipped ones of that language."""
    number = handed_in(desk)
    for reason in ("Label first\nShorter intro", "Louder", "LABEL FIRST", "x" * 121):
        desk.reviews.ask_changes([number], reason, today=MONDAY)
    desk.reviews.approve([number], today=MONDAY, note="Lovely")
    found = desk.reviews.snippets("en")
    assert found[:3] == ("LABEL FIRST", "Louder", "Shorter intro")
    assert found[3:] == shipped_reasons("en")[:6]
    assert desk.reviews.snippets("en", limit=2) == ("LABEL FIRST", "Louder")


def test_reasons_are_offered_in_the_language_they_were_said_in(desk: Agreed) -> None:
    """What was said to a Korean is for Koreans; where nobody knows, for all."""
    korean = desk.desks.person("민수", language="ko")
    number = handed_in(desk, "민수")
    assert desk.deliverables.one(number).influencer_id == korean
    desk.reviews.ask_changes([number], "더 짧게요", today=MONDAY)
    unknown = handed_in(desk, "Ana")
    desk.reviews.ask_changes([unknown], "OK?", today=MONDAY)
    assert desk.reviews.snippets("ko")[:2] == ("OK?", "더 짧게요")
    assert desk.reviews.snippets("es")[:2] == ("OK?", shipped_reasons("es")[0])


def test_the_shipped_reasons_are_there_in_every_language() -> None:
    """As many as there are keys for; an unknown language gets English."""
    every = [shipped_reasons(language) for language in ("en", "ko", "es")]
    assert {len(lines) for lines in every} == {9}
    assert len(set(every)) == 3
    assert shipped_reasons("fr") == shipped_reasons("en")
    assert shipped_reasons("ko-KR") == shipped_reasons("ko")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("en = [", "f.toml is not TOML"),
        ("en = []", "it needs the languages en, ko, es"),
        ("en = ['a']\nko = 'b'\nes = ['c']", "f.toml, ko: it is no list of lines"),
        ("en = ['a']\nko = ['b', ' ']\nes = ['c']", "f.toml, ko: it is no list"),
        ("en = ['a']\nko = []\nes = ['c']", "one language has more lines"),
    ],
)
def test_a_slip_in_the_file_is_named(text: str, words: str) -> None:
    """With the file and the language."""
    with pytest.raises(CannotRead, match=words):
        read_reasons(text, "f.toml")


@pytest.mark.parametrize(
    ("draft", "live", "then"),
    [
        (-2, 20, 3),  # three business days from a Monday
        (0, 20, 3),
        (4, 20, 4),  # that day is still to come: it holds
        (-2, 1, 1),  # never after the post
        (-2, -1, 0),  # nor before today
    ],
)
def test_changes_have_a_day_of_their_own(
    desk: Agreed, draft: int, live: int, then: int
) -> None:
    """Asked for after the draft's day, they are not late at once; undo is exact."""
    owed = DeliverableDraft(
        draft_due_on=MONDAY + draft * DAY, live_due_on=MONDAY + live * DAY
    )
    (number,) = desk.deliverables.add([desk.agreed()], owed, today=MONDAY - 9 * DAY)
    desk.reviews.ask_changes([number], "Label first", today=MONDAY)
    assert desk.deliverables.one(number).draft_due_on == MONDAY + then * DAY
    desk.desks.history.undo()
    assert desk.deliverables.one(number).draft_due_on == MONDAY + draft * DAY
