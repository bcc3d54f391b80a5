"""The order of the day, worked out from few figures, is that of every single line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.agenda import Counts, DueItem, item_id, source_of
from store.rules.pipeline import OPEN
from store.rules.urgency import GROUPS, horizon
from store.rules.workdays import add_workdays
from tests.store.outreach_desk import MONDAY, Desks, desks
from tests.store.pipeline_made import pipeline


@pytest.fixture(scope="module")
def desk() -> Iterator[Desks]:
    """Two hundred conversations and some tasks, one of somebody in the trash."""
    with pipeline(200) as (opened, _):
        with opened.database.replaying(("outreach",)) as connection:
            connection.execute(
                "UPDATE campaign SET starts_on=date('2026-03-01', id||' days')"
                " WHERE id<>2"
            )
        for number, days in enumerate((-4, -4, 0, 0, 5, 30)):
            opened.tasks.add(f"Task {number}", MONDAY + timedelta(days=days))
        opened.tasks.add("Of Zoe", MONDAY, influencer_id=8)
        yield opened


def due(desk: Desks) -> list[int]:
    """The numbers of everything that is due, in no order."""
    rows = desk.database.read(
        "SELECT c.id, c.next_step_on, c.stage FROM collaboration c JOIN influencer i"
        " ON i.id=c.influencer_id WHERE i.archived_at IS NULL"
    )
    last = horizon(MONDAY).isoformat()
    steps = [
        item_id("collaboration", row)
        for row, on, stage in rows
        if (on <= last if on else stage in OPEN)
    ]
    tasks = (item_id("task", number) for number in range(1, 6))
    return [*steps, *tasks, *agreed(desk), *begin(desk)]


def begin(desk: Desks) -> list[int]:
    """The numbers of campaigns that begin about now, and nobody measured before."""
    rows = desk.database.read(
        "SELECT g.id, g.starts_on FROM campaign g WHERE g.starts_on IS NOT NULL AND"
        " g.id IN (SELECT campaign_id FROM collaboration WHERE stage IN"
        " ('agreed','wrapped'))"
    )
    days = ((row, (date.fromisoformat(on) - MONDAY).days) for row, on in rows)
    return [item_id("brand_before", row) for row, away in days if -6 <= away <= 8]


def agreed(desk: Desks) -> list[int]:
    """The numbers of those who agreed to a campaign, and wait for its contract."""
    rows = desk.database.read(
        "SELECT c.id, c.stage_since FROM collaboration c JOIN influencer i"
        " ON i.id=c.influencer_id WHERE i.archived_at IS NULL AND c.stage='agreed'"
        " AND c.campaign_id IS NOT NULL"
    )
    return [
        item_id("no_contract", row)
        for row, since in rows
        if add_workdays(date.fromisoformat(since), 3, None) <= horizon(MONDAY)
    ]


def rank(desk: Desks, line: DueItem) -> tuple[object, ...]:
    """By group, in the week by day, then by urgency, campaign, name and number."""
    source, row = source_of(line.id)
    is_talk = source in {"collaboration", "no_contract"}
    on = desk.database.read(
        "SELECT g.starts_on, i.name FROM collaboration c JOIN influencer i ON"
        " i.id=c.influencer_id LEFT JOIN campaign g ON g.id=c.campaign_id WHERE c.id=?",
        (row if is_talk else -1,),
    )
    if source == "brand_before":
        on = desk.database.read(
            "SELECT starts_on, name FROM campaign WHERE id=?", (row,)
        )
    starts, name = on[0] if on else (None, line.reason.detail["title"])
    week = line.due_on if line.group == "week" else date.min
    return (
        GROUPS.index(line.group),
        week,
        -line.urgency,
        starts or "9",
        str(name).casefold(),
        line.id,
    )


def test_every_line_stands_where_its_own_figures_put_it(desk: Desks) -> None:
    """As if each had been weighed by itself."""
    order = desk.agenda.order(MONDAY)
    lines = desk.agenda.rows(order, MONDAY)
    assert sorted(order) == sorted(due(desk))
    assert [line.id for line in lines] == order.tolist()
    assert lines == tuple(sorted(lines, key=lambda line: rank(desk, line)))


@pytest.mark.parametrize("limit", [0, 1, 2, 7, 40, 80, 1_000])
def test_the_beginning_is_that_of_the_whole_order(desk: Desks, limit: int) -> None:
    """However few are asked for."""
    order = desk.agenda.order(MONDAY)
    assert desk.agenda.order(MONDAY, limit) == order[:limit]


def test_the_counts_are_those_of_the_lines(desk: Desks) -> None:
    """People in the trash are in neither."""
    lines = desk.agenda.rows(desk.agenda.order(MONDAY), MONDAY)
    groups = [line.group for line in lines]
    assert desk.agenda.counts(MONDAY) == Counts(*map(groups.count, GROUPS))
    assert all(groups.count(group) for group in GROUPS)


def test_a_day_with_nothing_due_is_empty() -> None:
    """No line, no count."""
    with desks() as empty:
        assert not empty.agenda.order(MONDAY)
        assert empty.agenda.counts(MONDAY) == Counts(0, 0, 0)
