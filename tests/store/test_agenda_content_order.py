"""Where lines about content stand in the day, what puts them off, what ends them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from store.agenda import item_id
from store.deadline_sql import FEW_DEADLINES
from store.errors import NotFound
from store.roster import Roster
from store.rules.urgency import GROUPS
from tests.store.content_due import due, look, only, right, submitted
from tests.store.rights_desk import DAY, MONDAY, Kept, kept_desks

SOURCES = ("review", "live_check", "measure", "right")

TODAY = MONDAY + 2 * DAY
"""When a draft is due for an answer, and a post was live for two days."""


@pytest.fixture
def desk() -> Iterator[Kept]:
    """The desks of an empty workspace."""
    with kept_desks() as opened:
        yield opened


def everything(desk: Kept) -> int:
    """A line of each source, all with one person in one campaign."""
    number = submitted(desk)
    desk.of.live()
    right(desk, ends=TODAY + 30 * DAY)
    return number


def test_every_line_is_counted_and_stands_in_its_place(desk: Kept) -> None:
    """Late ones first, then today, then by day."""
    everything(desk)
    for today in (MONDAY, TODAY, TODAY + 5 * DAY):
        lines = desk.of.due(today)
        assert sorted(line.source for line in lines) == sorted(SOURCES)
        groups = [GROUPS.index(line.group) for line in lines]
        assert groups == sorted(groups)
        counts = desk.of.desks.agenda.counts(today)
        assert (counts.overdue, counts.today, counts.week) == tuple(
            groups.count(place) for place in range(3)
        )
        order = desk.of.desks.agenda.order(today)
        assert desk.of.desks.agenda.order(today, 2) == order[:2]


@pytest.mark.parametrize("source", SOURCES)
def test_each_can_be_put_off(desk: Kept, source: str) -> None:
    """It comes back on that day, and undo takes it back."""
    everything(desk)
    before = only(desk, source, TODAY)
    until = TODAY + 5 * DAY
    desk.of.desks.tasks.snooze([before.id], until)
    put_off = only(desk, source, TODAY)
    assert (put_off.due_on, put_off.snoozed, put_off.group) == (until, 1, "week")
    desk.of.desks.tasks.snooze([before.id], TODAY + 60 * DAY)
    assert due(desk, source, TODAY) == []
    desk.undo()
    desk.undo()
    assert only(desk, source, TODAY) == before


def test_the_next_look_does_not_inherit_what_was_put_off(desk: Kept) -> None:
    """What was put off is one day of a post, not the post."""
    number = desk.of.live()
    on = MONDAY + DAY
    desk.of.desks.tasks.snooze([item_id("live_check", number)], on + 2 * DAY)
    look(desk, number, on)
    assert only(desk, "live_check", on).due_on == MONDAY + 7 * DAY


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_gone_cannot_be_put_off(desk: Kept, source: str) -> None:
    """Another window was faster."""
    with pytest.raises(NotFound, match="not due any more"):
        desk.of.desks.tasks.snooze([item_id(source, 99)], MONDAY)


def bin_person(desk: Kept, talk: int) -> None:
    """Put the person of a collaboration into the trash."""
    Roster(desk.database).archive([desk.owner(talk)])


def close(desk: Kept, talk: int, stage: str) -> None:
    """End a collaboration in a stage."""
    desk.of.desks.outreach.move([talk], stage, today=MONDAY)


def put_campaign_away(desk: Kept, _talk: int) -> None:
    """Put the campaign away."""
    desk.of.campaign("Spring", archived_at="2026-03-02T00:00:00Z")


@pytest.mark.parametrize(
    ("end", "left"),
    [
        (bin_person, []),
        (partial(close, stage="declined"), []),
        (partial(close, stage="wrapped"), ["live_check", "measure", "right"]),
        (put_campaign_away, ["live_check", "right"]),
    ],
)
def test_what_is_over_is_due_no_more(
    desk: Kept, end: Callable[[Kept, int], None], left: list[str]
) -> None:
    """But a post stays labelled, and a right ends, wherever its campaign is."""
    everything(desk)
    for (talk,) in desk.database.read("SELECT id FROM collaboration"):
        end(desk, talk)
    lines = desk.of.due(TODAY)
    assert sorted(line.source for line in lines) == left
    counts = desk.of.desks.agenda.counts(TODAY)
    assert counts.overdue + counts.today + counts.week == len(lines)


def test_a_post_that_is_not_live_any_more_is_not_looked_at(desk: Kept) -> None:
    """Called off, or moved back; undo brings both lines."""
    number = desk.of.live()
    both = [line.source for line in desk.of.due(TODAY)]
    assert sorted(both) == ["live_check", "measure"]
    desk.of.deliverables.cancel([number], "Taken down", today=TODAY)
    assert desk.of.due(TODAY) == ()
    desk.undo()
    assert [line.source for line in desk.of.due(TODAY)] == both


@pytest.mark.parametrize(
    "index",
    [
        "ix_deliverable_measure_due_on (measure_due_on>? AND measure_due_on<?)",
        "ix_usage_right_remind_on (remind_on>? AND remind_on<?)",
        "ix_live_check_due_on (due_on<?)",
    ],
)
def test_what_is_far_off_is_not_even_looked_at(desk: Kept, index: str) -> None:
    """However much is live, only the days that count are read."""
    days = {"today": MONDAY.isoformat(), "horizon": MONDAY.isoformat()}
    plan = desk.database.read(
        f"EXPLAIN QUERY PLAN {FEW_DEADLINES}",
        days,  # type: ignore[arg-type]
    )
    assert any(index in step[3] for step in plan), [step[3] for step in plan]


def test_far_off_days_are_none_of_today(desk: Kept) -> None:
    """Eight days ahead is not the week."""
    right(desk, ends=MONDAY + 45 * DAY + 8 * DAY)
    assert desk.of.due(MONDAY) == ()
    assert only(desk, "right", MONDAY + DAY).group == "week"
