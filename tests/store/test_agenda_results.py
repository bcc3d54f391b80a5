"""The brand and the report of a campaign among everything due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from store.agenda import Agenda, DueItem
from store.agenda_calendar import AgendaCalendar
from store.briefing import Briefings
from store.errors import NotFound
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import SPRING, Books, books

DAY = timedelta(days=1)
STARTS, ENDS = MONDAY + 20 * DAY, MONDAY + 40 * DAY


@pytest.fixture
def desk() -> Iterator[Books]:
    """Somebody agreed to Spring, which is three weeks ahead and three weeks long."""
    with books() as opened:
        opened.frame(starts_on=STARTS.isoformat(), ends_on=ENDS.isoformat())
        talk = opened.join("Mina")
        opened.of.outreach.move([talk], "agreed", today=MONDAY)
        opened.of.deals.edit(
            talk, opened.of.conversation(talk).version, {"deal_kind": "gifted"}
        )
        opened.of.outreach.plan([talk], MONDAY + 300 * DAY, "Call", today=MONDAY)
        yield opened


def due(desk: Books, today: date) -> list[DueItem]:
    """The lines of a day."""
    agenda = Agenda(desk.database)
    return list(agenda.rows(agenda.order(today), today))


def sources(desk: Books, today: date) -> list[str]:
    """Where the lines of a day come from."""
    return [line.source for line in due(desk, today)]


def why(line: DueItem) -> str:
    """Its reason."""
    return line.reason.template.format(**line.reason.detail)


def brand(desk: Books, on: date, phase: str | None = None) -> None:
    """Note how the brand stood."""
    desk.put(
        "brand_reading",
        campaign_id=SPRING,
        on_day=on.isoformat(),
        phase=phase,
        source="verified",
        searches=90,
    )


def report(desk: Books, on: date) -> None:
    """Make a report."""
    with desk.database.writing("Report", ("results",)) as unit:
        unit.connection.execute(
            "INSERT INTO report(campaign_id, on_day, format, language)"
            " VALUES (?,?,'html','en')",
            (SPRING, on.isoformat()),
        )


def test_before_it_begins_the_brand_is_asked_for(desk: Books) -> None:
    """From a week before its day on, and no longer than a week after that."""
    assert sources(desk, STARTS - 9 * DAY) == []
    (line,) = due(desk, STARTS - 8 * DAY)
    assert (line.kind, line.group, line.waiting_on) == ("measure", "week", "me")
    assert line.due_on == STARTS - DAY
    assert (line.influencer_id, line.whose) == (None, "Spring")
    assert (line.campaign_id, line.campaign) == (SPRING, "Spring")
    assert why(line) == "Begins soon: note how the brand stands before"
    (late,) = due(desk, STARTS + DAY)
    assert (late.group, late.days_late) == ("overdue", 2)
    assert why(late) == "Has begun: note how the brand stood before"
    assert sources(desk, STARTS + 7 * DAY) == []


@pytest.mark.parametrize(
    ("on", "phase", "is_met"),
    [
        (STARTS - 5 * DAY, None, True),
        (STARTS, None, False),
        (STARTS + DAY, "before", True),
        (STARTS - 5 * DAY, "during", False),
    ],
)
def test_a_reading_from_before_meets_it(
    desk: Books, on: date, phase: str | None, *, is_met: bool
) -> None:
    """As its day says, unless she said otherwise."""
    brand(desk, on, phase)
    assert sources(desk, STARTS) == ([] if is_met else ["brand_before"])


def test_after_the_end_the_brand_and_the_report_are_asked_for(desk: Books) -> None:
    """The report at once, the brand after a week; neither for ever."""
    assert sources(desk, ENDS) == []
    (line,) = due(desk, ENDS + DAY)
    assert (line.source, line.kind, line.group) == ("report", "measure", "week")
    assert why(line) == "Ended yesterday: no report yet"
    later = {one.source: one for one in due(desk, ENDS + 10 * DAY)}
    assert set(later) == {"report", "brand_after"}
    assert why(later["report"]) == "Ended 10 days ago: no report yet"
    assert (later["report"].days_late, later["report"].since) == (2, ENDS)
    said = "Ended 10 days ago: note how the brand stands now"
    assert (why(later["brand_after"]), later["brand_after"].group) == (said, "week")
    desk.frame(status="wrapped")
    assert len(due(desk, ENDS + 60 * DAY)) == 2
    assert due(desk, ENDS + 90 * DAY) == []


def test_a_reading_and_a_report_from_after_the_end_meet_them(desk: Books) -> None:
    """One made before the end does not."""
    brand(desk, ENDS)
    report(desk, ENDS)
    assert len(due(desk, ENDS + 14 * DAY)) == 2
    brand(desk, ENDS + DAY)
    report(desk, ENDS + DAY)
    assert due(desk, ENDS + 14 * DAY) == []
    desk.of.history.undo()
    assert sources(desk, ENDS + 14 * DAY) == ["report"]


@pytest.mark.parametrize(
    ("item", "left"), [("8.3", ["report"]), ("4.1", ["brand_after"]), ("1.1", None)]
)
def test_what_was_said_by_hand_on_the_checklist_counts(
    desk: Books, item: str, left: list[str] | None
) -> None:
    """Whoever waived the effect on the image is not asked to measure it."""
    with desk.database.writing("Mark", ("campaigns",)) as unit:
        unit.connection.execute(
            "INSERT INTO checklist_mark(campaign_id, item, state, note, on_day)"
            " VALUES (?,?,'waived','Too small','2026-03-02')",
            (SPRING, item),
        )
    both = ["brand_after", "report"]
    assert sorted(sources(desk, ENDS + 14 * DAY)) == (both if left is None else left)


def test_campaigns_that_nobody_agreed_to_or_that_were_put_away_ask_for_nothing(
    desk: Books,
) -> None:
    """There is nothing to measure."""
    other = desk.campaign("Only asked", ends_on=ENDS)
    talk = desk.join("Noa", other)
    desk.of.outreach.plan([talk], MONDAY + 300 * DAY, "Call", today=MONDAY)
    assert len(due(desk, ENDS + 14 * DAY)) == 2
    desk.of.campaigns.archive([SPRING])
    assert due(desk, ENDS + 14 * DAY) == []
    desk.of.history.undo()
    desk.frame(ends_on=None)
    assert due(desk, ENDS + 14 * DAY) == []


def test_a_line_can_be_put_off_and_comes_back(desk: Books) -> None:
    """Until its day is set anew; undo brings it back at once."""
    today = ENDS + 9 * DAY
    line = next(one for one in due(desk, today) if one.source == "report")
    desk.of.tasks.snooze([line.id], today + 20 * DAY)
    assert sources(desk, today) == ["brand_after"]
    assert len(due(desk, today + 20 * DAY)) == 2
    desk.of.history.undo()
    assert len(due(desk, today)) == 2
    report(desk, ENDS + DAY)
    with pytest.raises(NotFound):
        desk.of.tasks.snooze([line.id], today)


def test_the_page_beside_it_shows_the_figures_of_the_campaign(desk: Books) -> None:
    """Nobody stands on the line, so the campaign is what it is about."""
    line = due(desk, ENDS + DAY)[0]
    briefings = Briefings(desk.database, desk.of.conversations, desk.of.settings)
    about = briefings.of(line.id)
    assert (about.talk, about.cost, about.name) == (None, None, None)
    assert about.money is not None
    assert about.money.name == "Spring"


def test_they_are_in_the_calendar_with_their_campaign(desk: Books) -> None:
    """Under a kind of their own each."""
    steps = AgendaCalendar(desk.database).steps()
    found = {step.kind: (step.on, step.campaign, step.name) for step in steps}
    assert found["brand_before.due"] == (STARTS - DAY, "Spring", None)
    assert found["brand_after.due"] == (ENDS + 14 * DAY, "Spring", None)
    assert found["report.due"] == (ENDS + 8 * DAY, "Spring", None)
