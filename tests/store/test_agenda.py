"""Everything due: what is on the list, in which group and order, with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.agenda import Counts, DueItem, item_id, source_of
from store.outreach_draft import TouchDraft
from store.roster import Roster
from store.rules.urgency import group, urgency
from tests.store.outreach_desk import MONDAY, Desks, desks

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of an empty workspace."""
    with desks() as opened:
        yield opened


def lines(desk: Desks, today: date = MONDAY) -> tuple[DueItem, ...]:
    """The list of a day."""
    return desk.agenda.rows(desk.agenda.order(today), today)


def names(desk: Desks, today: date = MONDAY) -> list[str | None]:
    """Who stands on the list of a day, in its order."""
    return [line.influencer for line in lines(desk, today)]


def due(desk: Desks, name: str, days: int, campaign: int | None = None) -> int:
    """Somebody with a step of her own, due so many days from today."""
    owner = desk.person(name)
    (number,) = desk.outreach.start([owner], campaign, today=MONDAY - 30 * DAY)
    at = MONDAY + days * DAY
    desk.outreach.plan([number], at, "call", today=at - DAY)
    return number


def test_late_before_today_before_the_days_to_come(desk: Desks) -> None:
    """Seven days are looked ahead; the eighth is not there yet."""
    for name, days in (("Eva", 8), ("Dan", 7), ("Cy", 0), ("Bo", -1), ("Al", -9)):
        due(desk, name, days)
    assert names(desk) == ["Al", "Bo", "Cy", "Dan"]
    assert [line.group for line in lines(desk)] == [
        *("overdue", "overdue", "today", "week"),
    ]
    assert [line.days_late for line in lines(desk)] == [9, 1, 0, 0]
    assert desk.agenda.counts(MONDAY) == Counts(2, 1, 1)


def test_a_reply_owed_outranks_a_follow_up_as_late(desk: Desks) -> None:
    """Somebody who waits for an answer is more pressing than somebody silent."""
    silent, waiting = desk.person("Silent"), desk.person("Waiting")
    begun = MONDAY - 12 * DAY
    talks = desk.outreach.start([silent, waiting], today=begun)
    desk.outreach.sent(talks, today=begun)
    desk.outreach.replied([talks[1]], today=begun + 4 * DAY)
    found = lines(desk)
    assert [line.influencer for line in found] == ["Waiting", "Silent"]
    assert [line.kind for line in found] == ["reply_owed", "follow_up"]
    reply, follow_up = found
    assert reply.urgency == urgency(reply.due_on, begun + 4 * DAY, "reply_owed", MONDAY)
    assert follow_up.urgency == urgency(follow_up.due_on, begun, "follow_up", MONDAY)
    assert reply.urgency > follow_up.urgency


def test_among_equals_the_campaign_that_begins_first_then_the_name(
    desk: Desks,
) -> None:
    """Those without any campaign stand last."""
    early, late = desk.campaigns.add("Early"), desk.campaigns.add("Late")
    with desk.database.writing("", ("outreach",)) as unit:
        for number, on in ((early, "2026-03-05"), (late, "2026-04-01")):
            unit.connection.execute(
                "UPDATE campaign SET starts_on=? WHERE id=?", (on, number)
            )
    due(desk, "Zoe", -2, early)
    due(desk, "ana", -2)
    due(desk, "Bea", -2, late)
    due(desk, "álvaro", -2)
    due(desk, "Cleo", -2, early)
    assert names(desk) == ["Cleo", "Zoe", "Bea", "ana", "álvaro"]


def test_an_open_one_without_a_step_is_a_line_of_today(desk: Desks) -> None:
    """Nothing that is open is ever forgotten; what is closed owes nothing."""
    adrift, closed = due(desk, "Adrift", 3), due(desk, "Closed", 3)
    desk.outreach.move([closed], "declined", today=MONDAY)
    with desk.database.writing("", ("outreach",)) as unit:
        unit.connection.execute(
            "UPDATE collaboration SET next_step_on=NULL, next_kind=NULL WHERE id=?",
            (adrift,),
        )
    (line,) = lines(desk)
    assert (line.influencer, line.group) == ("Adrift", "today")
    assert line.reason.template == "Has no next step: plan one"
    assert desk.agenda.counts(MONDAY) == Counts(0, 1, 0)


def test_people_in_the_trash_are_not_on_the_list(desk: Desks) -> None:
    """Nor are tasks about them; restored, both are there again."""
    due(desk, "Kept", -1)
    mina = desk.person("Mina")
    desk.outreach.start([mina], today=MONDAY)
    desk.tasks.add("Send the serum", MONDAY, influencer_id=mina)
    roster = Roster(desk.database)
    roster.archive([mina])
    assert names(desk) == ["Kept"]
    assert desk.agenda.counts(MONDAY) == Counts(1, 0, 0)
    roster.bring_back([mina])
    assert desk.agenda.counts(MONDAY) == Counts(1, 2, 0)


def test_a_task_is_a_line_until_it_is_done(desk: Desks) -> None:
    """About somebody or about nobody; several are done as one step."""
    mina = desk.person("Mina")
    first = desk.tasks.add("Pay", MONDAY - DAY)
    second = desk.tasks.add("Send the serum", MONDAY, influencer_id=mina)
    late, now = lines(desk)
    assert (late.kind, late.influencer, late.days_late) == ("task", None, 1)
    assert (now.influencer, now.reason.detail) == ("Mina", {"title": "Send the serum"})
    desk.tasks.finish(first, second)
    assert lines(desk) == ()
    desk.history.undo()
    assert len(lines(desk)) == 2


def test_how_often_a_line_was_put_off_is_counted(desk: Desks) -> None:
    """Collaborations and tasks alike; undo takes the count back."""
    talk = item_id("collaboration", due(desk, "Mina", -1))
    task = item_id("task", desk.tasks.add("Pay", MONDAY))
    desk.tasks.snooze([talk, task], MONDAY + DAY)
    desk.tasks.snooze([talk], MONDAY + 2 * DAY)
    put_off = {line.id: line.snoozed for line in lines(desk)}
    assert put_off == {talk: 2, task: 1}
    desk.history.undo()
    assert {line.id: line.snoozed for line in lines(desk)} == {talk: 1, task: 1}


def test_each_line_says_why_it_is_there(desk: Desks) -> None:
    """In a template and its figures, whatever the language."""
    mina = desk.person("Mina", preferred_channel="kakao")
    (talk,) = desk.outreach.start([mina], today=MONDAY)
    assert lines(desk)[0].reason.template == "Write the first message"
    assert lines(desk)[0].channel == "kakao"
    desk.outreach.sent([talk], today=MONDAY)
    later = MONDAY + 5 * DAY
    (silent,) = lines(desk, later)
    assert silent.reason.template == "No answer for {days} days: follow-up {number}"
    assert silent.reason.detail == {"days": 5, "number": 1}
    assert silent.waiting_on == "influencer"
    desk.outreach.log(TouchDraft(mina, talk, direction="in"), today=later)
    (owed,) = lines(desk, later)
    assert owed.reason.template == "Replied today: answer"
    assert (owed.waiting_on, owed.stage) == ("me", "replied")


def test_the_beginning_of_the_order_is_the_order_cut(desk: Desks) -> None:
    """The first frame asks for so many and no more."""
    for place in range(12):
        due(desk, f"Person {place:02}", place - 6)
    whole = list(desk.agenda.order(MONDAY))
    for limit in (0, 1, 5, 12, 40):
        assert list(desk.agenda.order(MONDAY, limit)) == whole[:limit]


def test_a_line_that_is_gone_is_left_out(desk: Desks) -> None:
    """Numbers come back in the order asked for."""
    first, second = due(desk, "A", 0), due(desk, "B", 0)
    wanted = [item_id("collaboration", n) for n in (second, 99, first)]
    found = desk.agenda.rows(wanted, MONDAY)
    assert [line.influencer for line in found] == ["B", "A"]


@given(st.integers(1, 10**9), st.sampled_from(["collaboration", "task"]))
def test_a_line_is_one_number(row: int, source: str) -> None:
    """There and back."""
    assert source_of(item_id(source, row)) == (source, row)


SHAPES = st.lists(
    st.tuples(
        st.sampled_from(["first", "silent", "replied", "own", "task"]),
        st.integers(-15, 9),
        st.integers(1, 12),
        st.sampled_from(["Ana", "bo", "민수", "Álvaro"]),
    ),
    max_size=9,
)


@settings(max_examples=25, deadline=None)
@given(SHAPES)
def test_the_order_is_what_plain_python_makes_of_the_same_lines(
    shapes: list[tuple[str, int, int, str]],
) -> None:
    """Group, then urgency or day, then name, then number."""
    with desks() as desk:
        since: dict[int, date | None] = {}
        for place, (kind, days, wait, name) in enumerate(shapes):
            at = MONDAY + days * DAY
            if kind == "task":
                since[item_id("task", desk.tasks.add(name, at))] = None
                continue
            owner = desk.person(name, handle=f"h{place}")
            begun = min(at, MONDAY) - wait * DAY
            (talk,) = desk.outreach.start([owner], today=begun)
            if kind == "silent":
                desk.outreach.sent([talk], today=begun)
            elif kind == "replied":
                desk.outreach.replied([talk], today=begun)
            elif kind == "own":
                desk.outreach.plan([talk], at, "call", today=begun)
            since[item_id("collaboration", talk)] = desk.conversation(talk).clock_on
        found = desk.agenda.rows(sorted(since), MONDAY)
        wanted = sorted(
            (line for line in found if group(line.due_on, MONDAY)),
            key=lambda line: (
                ("overdue", "today", "week").index(line.group),
                line.due_on if line.group == "week" else MONDAY,
                -urgency(line.due_on, since[line.id], line.kind, MONDAY),
                _name(line).casefold(),
                line.id,
            ),
        )
        assert list(desk.agenda.order(MONDAY)) == [line.id for line in wanted]
        groups = [line.group for line in wanted]
        assert desk.agenda.counts(MONDAY) == Counts(
            groups.count("overdue"), groups.count("today"), groups.count("week")
        )


def _name(line: DueItem) -> str:
    return line.influencer or str(line.reason.detail["title"])
