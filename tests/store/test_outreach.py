"""Conversations: begun, touched, moved and planned; never without a next step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.errors import Duplicate, Invalid, NotFound
from store.outreach_draft import TouchDraft
from store.rules.money import Money
from tests.store.outreach_desk import MONDAY, Desks, desks

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


def test_a_new_conversation_owes_its_first_message_today(desk: Desks) -> None:
    """It begins as identified, it is her turn, and the day is today."""
    mina = desk.person("Mina Park")
    (number,) = desk.outreach.start([mina], today=MONDAY)
    begun = desk.conversation(number)
    assert (begun.stage, begun.waiting_on) == ("identified", "me")
    assert (begun.next_kind, begun.next_step_on) == ("first", MONDAY)


def test_a_campaign_that_went_away_meanwhile_is_a_sentence(desk: Desks) -> None:
    """By undo, or in another window, while somebody was being chosen for it."""
    mina = desk.person("Mina Park")
    with pytest.raises(NotFound, match="not there any more"):
        desk.outreach.start([mina], 77, today=MONDAY)
    with pytest.raises(NotFound, match="not there any more"):
        desk.outreach.start([mina, 99], today=MONDAY)
    assert desk.conversations.of_influencer(mina) == ()


def test_whoever_is_talked_to_already_keeps_that_conversation(desk: Desks) -> None:
    """Beginning twice makes one; each campaign may have its own."""
    mina = desk.person("Mina Park")
    spring = desk.campaigns.add("Spring")
    first = desk.outreach.start([mina], today=MONDAY)
    assert desk.outreach.start([mina], today=MONDAY) == first
    in_spring = desk.outreach.start([mina, mina], spring, today=MONDAY)
    assert len(in_spring) == 1
    assert in_spring != first
    assert desk.outreach.start([mina], spring, today=MONDAY) == in_spring


def test_the_usual_cadence_is_three_then_five_business_days_then_rest(
    desk: Desks,
) -> None:
    """Day 0, +3, +5, then sixty days as no reply: DESIGN's own figures."""
    (number,) = desk.outreach.start([desk.person("Ana")], today=MONDAY)
    desk.outreach.sent([number], today=MONDAY)
    first = desk.conversation(number)
    assert (first.stage, first.waiting_on) == ("contacted", "influencer")
    assert first.next_step_on == date(2026, 3, 5)
    desk.outreach.sent([number], today=date(2026, 3, 5))
    assert desk.conversation(number).next_step_on == date(2026, 3, 12)
    desk.outreach.sent([number], today=date(2026, 3, 12))
    rests = desk.conversation(number)
    assert (rests.stage, rests.next_kind) == ("no_reply", "again")
    assert rests.next_step_on == date(2026, 3, 12) + 60 * DAY


def test_a_reply_stops_the_cadence_and_is_owed_an_answer(desk: Desks) -> None:
    """Whose turn it is changes, and the message is known to be answered."""
    mina = desk.person("Mina")
    (number,) = desk.outreach.start([mina], today=MONDAY)
    desk.outreach.sent([number], today=MONDAY)
    desk.outreach.replied([number], today=MONDAY + DAY)
    heard = desk.conversation(number)
    assert (heard.stage, heard.waiting_on, heard.next_kind) == (
        "replied",
        "me",
        "reply",
    )
    assert heard.next_step_on == MONDAY + 2 * DAY
    reply, pitch = desk.conversations.timeline(mina)
    assert (reply.direction, pitch.answered_on) == ("in", MONDAY + DAY)


def test_after_an_unanswered_mail_the_preferred_channel_is_taken(desk: Desks) -> None:
    """She likes Kakao: the first message and, after silence, the next go there."""
    liked = desk.person("민수", preferred_channel="kakao")
    (number,) = desk.outreach.start([liked], today=MONDAY)
    mail = TouchDraft(liked, number, channel="mail")
    desk.outreach.log(mail, today=MONDAY)
    desk.outreach.sent([number], today=MONDAY + 3 * DAY)
    assert [row.channel for row in desk.conversations.timeline(liked)] == [
        "kakao",
        "mail",
    ]


def test_a_touch_finds_its_conversation_or_begins_one(desk: Desks) -> None:
    """Nothing that was said is left without a follow-up."""
    mina = desk.person("Mina")
    logged = desk.outreach.log(TouchDraft(mina, channel="dm", body="Hi"), today=MONDAY)
    assert logged.collaboration_id is not None
    assert (logged.stage, logged.next_kind) == ("contacted", "follow_up")
    again = desk.outreach.log(TouchDraft(mina, direction="in"), today=MONDAY + DAY)
    assert again.collaboration_id == logged.collaboration_id
    assert again.stage == "replied"


def test_a_note_moves_nothing_and_needs_no_conversation(desk: Desks) -> None:
    """It stands on the card, and that is all."""
    mina = desk.person("Mina")
    noted = desk.outreach.log(TouchDraft(mina, kind="note", body="Moved"), today=MONDAY)
    assert noted.collaboration_id is None
    assert desk.conversations.timeline(mina)[0].body == "Moved"


def test_what_is_noted_late_does_not_turn_the_clock_back(desk: Desks) -> None:
    """A mail of last week, noted after yesterday's reply, is history."""
    mina = desk.person("Mina")
    (number,) = desk.outreach.start([mina], today=MONDAY)
    desk.outreach.replied([number], today=MONDAY)
    before = desk.conversation(number)
    desk.outreach.log(TouchDraft(mina, number, on=MONDAY - 5 * DAY), today=MONDAY)
    after = desk.conversation(number)
    assert (after.stage, after.next_step_on) == (before.stage, before.next_step_on)
    assert (after.last_on, after.last_direction) == (MONDAY, "in")


def test_a_warm_up_comes_before_the_pitch_and_is_no_message(desk: Desks) -> None:
    """A comment under her post: two business days later the pitch is due."""
    mina = desk.person("Mina")
    (number,) = desk.outreach.start([mina], today=MONDAY)
    warm = TouchDraft(mina, number, kind="warm_up", channel="dm")
    desk.outreach.log(warm, today=MONDAY)
    warmed = desk.conversation(number)
    assert (warmed.stage, warmed.next_kind) == ("warming", "first")
    assert (warmed.next_step_on, warmed.unanswered) == (MONDAY + 2 * DAY, 0)


def test_a_touch_may_carry_an_amount_a_stage_and_a_day(desk: Desks) -> None:
    """The line of the quick log, saved as one step."""
    mina = desk.person("Mina")
    desk.outreach.log(
        TouchDraft(
            mina,
            direction="in",
            channel="dm",
            amounts=(("asked", Money(500_000, "KRW")),),
            next_on=MONDAY + 3 * DAY,
            next_words="send the samples",
            minutes=10,
        ),
        today=MONDAY,
    )
    (found,) = desk.conversations.of_influencer(mina)
    assert found.stage == "negotiating"
    assert found.asked == Money(500_000, "KRW")
    assert [offer.kind for offer in found.offers] == ["asked"]
    assert (found.next_kind, found.next_step) == ("own", "send the samples")
    desk.history.undo()
    assert desk.conversations.of_influencer(mina) == ()


def test_a_step_forward_and_back_is_one_key_each(desk: Desks) -> None:
    """An agreed collaboration has a next step; a declined one owes nothing."""
    (number,) = desk.outreach.start([desk.person("Mina")], today=MONDAY)
    for stage in ("warming", "contacted", "replied", "negotiating", "agreed"):
        desk.outreach.step([number], 1, today=MONDAY)
        now = desk.conversation(number)
        assert now.stage == stage
        assert now.next_step_on is not None
    desk.outreach.step([number], 1, today=MONDAY)
    wrapped = desk.conversation(number)
    assert (wrapped.stage, wrapped.next_step_on) == ("wrapped", None)
    desk.outreach.step([number], -1, today=MONDAY)
    assert desk.conversation(number).next_step_on is not None


def test_a_plan_of_her_own_outlives_a_move(desk: Desks) -> None:
    """What she typed is not overwritten by what would follow by itself."""
    (number,) = desk.outreach.start([desk.person("Mina")], today=MONDAY)
    desk.outreach.plan([number], MONDAY + 9 * DAY, "Call her agent", today=MONDAY)
    desk.outreach.move([number], "negotiating", today=MONDAY)
    kept = desk.conversation(number)
    assert (kept.next_step, kept.next_step_on) == ("Call her agent", MONDAY + 9 * DAY)


def test_a_plan_that_lies_ahead_lives_on_as_a_task(desk: Desks) -> None:
    """They write meanwhile: a reply is owed now, and the plan is not forgotten."""
    mina = desk.person("Mina")
    (number,) = desk.outreach.start([mina], today=MONDAY)
    desk.outreach.plan([number], MONDAY + 9 * DAY, "Call her agent", today=MONDAY)
    desk.outreach.replied([number], today=MONDAY + DAY)
    assert desk.conversation(number).next_kind == "reply"
    due = MONDAY + 9 * DAY
    found = desk.agenda.rows(desk.agenda.order(due), due)
    assert ("task", "Call her agent", due) in [
        (item.kind, item.reason.detail.get("title"), item.due_on) for item in found
    ]
    desk.history.undo()
    assert len(desk.agenda.order(due)) == 1


def test_many_are_moved_as_one_step_and_taken_back_as_one(desk: Desks) -> None:
    """A bulk move and one undo."""
    people = [desk.person(f"Person {place}") for place in range(20)]
    numbers = desk.outreach.start(people, today=MONDAY)
    assert desk.outreach.sent(numbers, today=MONDAY) == 20
    desk.history.undo()
    assert {desk.conversation(number).stage for number in numbers} == {"identified"}
    assert all(not desk.conversations.timeline(mina) for mina in people)


def test_one_person_has_one_conversation_in_a_campaign(desk: Desks) -> None:
    """Putting a second one there is refused, naming both."""
    mina = desk.person("Mina")
    spring = desk.campaigns.add("Spring")
    desk.outreach.start([mina], spring, today=MONDAY)
    (other,) = desk.outreach.start([mina], today=MONDAY)
    with pytest.raises(Duplicate, match="Mina has a conversation in Spring"):
        desk.outreach.set_campaign([other], spring)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ({"channel": "pigeon"}, "pigeon is not a channel"),
        ({"minutes": -1}, "-1 minutes"),
        ({"on": MONDAY + DAY}, "cannot lie in the future"),
        ({"stage": "married"}, "no stage called married"),
        ({"body": "bell\x07"}, "control character"),
    ],
)
def test_a_touch_that_cannot_be_is_refused_whole(
    desk: Desks, draft: dict[str, object], said: str
) -> None:
    """One sentence, and nothing is changed."""
    mina = desk.person("Mina")
    with pytest.raises(Invalid, match=said):
        desk.outreach.log(TouchDraft(mina, **draft), today=MONDAY)  # type: ignore[arg-type]
    assert desk.conversations.timeline(mina) == ()


def test_a_conversation_that_is_gone_is_named(desk: Desks) -> None:
    """Another window has deleted it meanwhile."""
    with pytest.raises(NotFound, match="number 7"):
        desk.outreach.sent([7], today=MONDAY)
