"""Two records of one person that were both written to become one conversation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from store import last_touches
from store.agenda import item_id
from store.duplicates import Duplicates
from store.outreach_draft import TouchDraft
from store.rules.money import Money
from tests.builders import everything
from tests.store.outreach_desk import MONDAY, Desks, desks

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


def merge(desk: Desks, keep: int, gone: int) -> None:
    """Make one record of two, and see that undo and redo are exact."""
    before = everything(desk.database.reader)
    Duplicates(desk.database).merge(keep, gone, ())
    after = everything(desk.database.reader)
    assert last_touches.differences(desk.database.reader) == 0
    desk.history.undo()
    assert everything(desk.database.reader) == before
    assert last_touches.differences(desk.database.reader) == 0
    desk.history.redo()
    assert everything(desk.database.reader) == after


def test_conversations_touches_and_tasks_come_along(desk: Desks) -> None:
    """Each in its own campaign, each with its own history."""
    keep, gone = desk.person("Mina"), desk.person("MINA")
    spring, summer = desk.campaigns.add("Spring"), desk.campaigns.add("Summer")
    desk.outreach.start([keep], spring, today=MONDAY)
    (moved,) = desk.outreach.start([gone], summer, today=MONDAY)
    desk.outreach.sent([moved], today=MONDAY)
    desk.outreach.log(TouchDraft(gone, kind="note", body="Moved"), today=MONDAY)
    desk.tasks.add("Send the parcel", MONDAY, influencer_id=gone)
    merge(desk, keep, gone)
    found = desk.conversations.of_influencer(keep)
    assert {one.campaign for one in found} == {"Spring", "Summer"}
    assert len(desk.conversations.timeline(keep)) == 2
    tasks = desk.database.read("SELECT title, influencer_id FROM task")
    assert tasks == [("Send the parcel", keep)]


def test_two_in_one_campaign_become_one(desk: Desks) -> None:
    """Touches, amounts and notes of both; amounts of the kept one first."""
    keep, gone = desk.person("Mina"), desk.person("MINA")
    spring = desk.campaigns.add("Spring")
    (mine,) = desk.outreach.start([keep], spring, today=MONDAY)
    (other,) = desk.outreach.start([gone], spring, today=MONDAY)
    desk.outreach.sent([mine], today=MONDAY)
    desk.outreach.replied([other], today=MONDAY + DAY)
    desk.deals.amount(mine, "asked", Money(500, "EUR"), today=MONDAY)
    desk.deals.amount(other, "asked", Money(900, "EUR"), today=MONDAY)
    desk.deals.amount(other, "offered", Money(400, "EUR"), today=MONDAY)
    desk.deals.edit(
        mine,
        desk.conversation(mine).version,
        {"notes": "Likes tea", "promo_code": "MINA10"},
    )
    desk.deals.edit(
        other,
        desk.conversation(other).version,
        {"notes": "Wants two looks", "deal_kind": "paid", "promo_code": "MINA5"},
    )
    merge(desk, keep, gone)
    (one,) = desk.conversations.of_influencer(keep)
    assert one.id == mine
    assert (one.asked, one.offered) == (Money(500, "EUR"), Money(400, "EUR"))
    assert [offer.amount.minor for offer in one.offers] == [400, 900, 500]
    assert one.notes == "Likes tea\n\nWants two looks"
    assert (one.deal_kind, one.promo_code) == ("paid", "MINA10")


def test_what_was_said_under_the_other_name_answers_the_pitch(desk: Desks) -> None:
    """The mail was logged under one name, the reply under the other."""
    keep, gone = desk.person("Mina"), desk.person("MINA")
    (mine,) = desk.outreach.start([keep], today=MONDAY)
    desk.outreach.sent([mine], today=MONDAY)
    (other,) = desk.outreach.start([gone], today=MONDAY)
    desk.outreach.replied([other], today=MONDAY + DAY)
    merge(desk, keep, gone)
    (one,) = desk.conversations.of_influencer(keep)
    assert (one.last_on, one.last_direction, one.unanswered) == (MONDAY + DAY, "in", 0)
    assert (one.stage, one.next_kind) == ("replied", "reply")
    reply, pitch = desk.conversations.timeline(keep)
    assert (reply.direction, pitch.answered_on) == ("in", MONDAY + DAY)


def test_nothing_due_is_forgotten(desk: Desks) -> None:
    """A declined one does not bury an open one; a plan of her own is kept as a note."""
    keep, gone = desk.person("Mina"), desk.person("MINA")
    spring = desk.campaigns.add("Spring")
    (mine,) = desk.outreach.start([keep], spring, today=MONDAY)
    desk.outreach.plan([mine], MONDAY + 9 * DAY, "Call her agent", today=MONDAY)
    (other,) = desk.outreach.start([gone], spring, today=MONDAY)
    desk.outreach.move([other], "negotiating", today=MONDAY)
    merge(desk, keep, gone)
    one = desk.conversation(mine)
    assert (one.stage, one.next_kind) == ("negotiating", "follow_up")
    assert one.notes == "2026-03-11 · Call her agent"


def test_a_conversation_that_is_over_is_not_mixed_with_a_new_one(desk: Desks) -> None:
    """Without a campaign, only open ones are the same conversation."""
    keep, gone = desk.person("Mina"), desk.person("MINA")
    (mine,) = desk.outreach.start([keep], today=MONDAY)
    (other,) = desk.outreach.start([gone], today=MONDAY)
    desk.outreach.move([other], "wrapped", today=MONDAY)
    merge(desk, keep, gone)
    assert {one.id for one in desk.conversations.of_influencer(keep)} == {mine, other}


def test_putting_off_is_still_counted(desk: Desks) -> None:
    """How often something was put off is known of the one that stays."""
    keep, gone = desk.person("Mina"), desk.person("MINA")
    (mine,) = desk.outreach.start([keep], today=MONDAY)
    (other,) = desk.outreach.start([gone], today=MONDAY)
    desk.tasks.snooze([item_id("collaboration", other)], MONDAY + DAY)
    merge(desk, keep, gone)
    (line,) = desk.agenda.rows([item_id("collaboration", mine)], MONDAY)
    assert line.snoozed == 1


@pytest.mark.parametrize(
    ("kept", "other", "then"), [(None, 20, 20), (10, 20, 10), (10, None, 10)]
)
def test_how_often_to_be_in_touch_is_kept(
    desk: Desks, kept: int | None, other: int | None, then: int
) -> None:
    """The wish about the kept one, else that about the other."""
    keep, gone = desk.person("Mina"), desk.person("MINA")
    for number, days in ((keep, kept), (gone, other)):
        desk.outreach.wish_contact(number, days)
    merge(desk, keep, gone)
    wished = desk.database.read("SELECT contact_every_days FROM influencer")
    assert wished == [(then,)]
