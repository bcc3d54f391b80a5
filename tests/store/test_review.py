"""The end of a day and of a week: what moved, what is promised, who has gone quiet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from store.errors import Invalid
from store.outreach_draft import TouchDraft
from store.review import Review
from tests.store.outreach_desk import MONDAY, Desks, desks

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


@pytest.fixture
def review(desk: Desks) -> Review:
    """The desk under test."""
    return Review(desk.database, desk.settings)


def test_an_empty_day_says_so(review: Review) -> None:
    """Nothing moved, nothing is left, nothing is promised."""
    found = review.day(MONDAY)
    assert (found.moved, found.done, found.left, found.tomorrow) == ((), (), 0, ())
    assert (found.talk.sent, found.talk.heard, found.note) == (0, 0, "")


def test_a_day_tells_who_moved_and_from_where(desk: Desks, review: Review) -> None:
    """Somebody new, somebody who replied; who stayed is not told."""
    ana, ben, eva = (desk.person(name) for name in ("Ana", "Ben", "Eva"))
    before = desk.outreach.start([ana, eva], today=MONDAY - 3 * DAY)
    desk.outreach.sent(before, today=MONDAY - 3 * DAY)
    desk.outreach.replied(before[:1], today=MONDAY)
    desk.outreach.log(
        TouchDraft(ben, channel="dm", minutes=15, body="Hi"), today=MONDAY
    )
    found = review.day(MONDAY)
    assert {(one.name, one.before, one.stage) for one in found.moved} == {
        ("Ana", "contacted", "replied"),
        ("Ben", None, "contacted"),
    }
    assert (found.talk.sent, found.talk.heard, found.talk.minutes) == (1, 1, 15)


def test_what_moved_twice_is_told_from_where_it_began(
    desk: Desks, review: Review
) -> None:
    """Two steps in a day are one way; what was undone did not happen."""
    (number,) = desk.outreach.start([desk.person("Ana")], today=MONDAY - DAY)
    desk.outreach.sent([number], today=MONDAY - DAY)
    desk.outreach.replied([number], today=MONDAY)
    desk.outreach.step([number], 1, today=MONDAY)
    desk.outreach.step([number], 1, today=MONDAY)
    desk.history.undo()
    (moved,) = review.day(MONDAY).moved
    assert (moved.before, moved.stage) == ("contacted", "negotiating")


def test_a_day_tells_what_is_left_and_what_tomorrow_holds(
    desk: Desks, review: Review
) -> None:
    """Late and due today are left; tomorrow is what was promised for it."""
    numbers = desk.outreach.start(
        [desk.person(name) for name in ("Ana", "Ben")], today=MONDAY - 5 * DAY
    )
    desk.outreach.plan(numbers[:1], MONDAY + DAY, "Send the brief", today=MONDAY)
    task = desk.tasks.add("Invoice", MONDAY)
    desk.tasks.add("Book the studio", MONDAY + DAY)
    found = review.day(MONDAY)
    assert found.left == 2
    words = {
        item.reason.detail.get("words", item.reason.detail.get("title"))
        for item in found.tomorrow
    }
    assert words == {"Send the brief", "Book the studio"}
    desk.tasks.finish(task)
    assert review.day(MONDAY).done == ("Invoice",)


def test_the_note_of_a_day_is_kept_and_undone(desk: Desks, review: Review) -> None:
    """Written twice it is the last one; a blank one is none."""
    desk.tasks.write_note(MONDAY, "Slow day.\n내일은 일찍.")
    desk.tasks.write_note(MONDAY, "Good day after all.")
    assert review.day(MONDAY).note == "Good day after all."
    desk.history.undo()
    assert review.day(MONDAY).note == "Slow day.\n내일은 일찍."
    desk.tasks.write_note(MONDAY, "  ")
    assert review.day(MONDAY).note == ""


def test_a_week_tells_how_the_pipeline_moved(desk: Desks, review: Review) -> None:
    """Each stage a week ago and now; before, come, gone and now add up."""
    people = [desk.person(f"Person {place}") for place in range(6)]
    early = desk.outreach.start(people[:4], today=MONDAY - 20 * DAY)
    desk.outreach.sent(early, today=MONDAY - 20 * DAY)
    desk.outreach.replied(early[:2], today=MONDAY - 2 * DAY)
    desk.outreach.move(early[2:3], "declined", today=MONDAY - DAY)
    desk.outreach.start(people[4:], today=MONDAY)
    found = review.week(MONDAY)
    stages = {one.stage: one for one in found.stages}
    assert (stages["contacted"].before, stages["contacted"].now) == (4, 1)
    assert (stages["replied"].came, stages["declined"].came) == (2, 1)
    assert (stages["identified"].before, stages["identified"].now) == (0, 2)
    for one in found.stages:
        assert one.before + one.came - one.went == one.now
    assert (found.talk.heard, found.before.sent) == (2, 0)


def test_the_quietest_by_their_own_wish_come_first(desk: Desks, review: Review) -> None:
    """Overdue by the wished interval: a month late is more for a weekly talk."""
    weekly = desk.person("Weekly", status="active")
    usual = desk.person("Usual", status="active")
    yearly = desk.person("Yearly", status="active")
    fresh = desk.person("Fresh", status="active")
    blocked = desk.person("Blocked", status="blocked")
    desk.person("Never talked to", status="active")
    for owner in (weekly, usual, yearly, blocked):
        note = TouchDraft(owner, channel="dm", on=MONDAY - 40 * DAY)
        desk.outreach.log(note, today=MONDAY)
    desk.outreach.log(TouchDraft(fresh, channel="dm"), today=MONDAY)
    desk.outreach.wish_contact(weekly, 7)
    desk.outreach.wish_contact(yearly, 365)
    found = review.quiet(MONDAY)
    assert [(one.name, one.wished) for one in found] == [("Weekly", 7), ("Usual", 30)]
    assert found[0].overdue == pytest.approx(33 / 7)
    desk.settings.set_quiet_days("active", 45)
    assert [one.name for one in review.quiet(MONDAY)] == ["Weekly"]


def test_a_wish_that_is_no_number_of_days_is_refused(desk: Desks) -> None:
    """One sentence, nothing changed."""
    with pytest.raises(Invalid, match="0 is no number of days"):
        desk.outreach.wish_contact(desk.person("Ana"), 0)
