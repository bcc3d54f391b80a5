"""What campaigns make due: which line, on which day, why, and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.agenda import DueItem, item_id
from store.briefing import Briefings
from store.contracts import ContractDraft
from store.deadline_sql import FEW_DEADLINES
from store.deliverables import DeliverableDraft
from store.errors import NotFound
from store.parcels import ShipmentDraft
from store.roster import Roster
from store.rules.urgency import GROUPS, workdays_sql
from store.rules.workdays import add_workdays
from tests.builders import workspace
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

if TYPE_CHECKING:
    from store.engine import Database


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


AFTERWARDS = {"live_check", "measure"}
"""What a post that is live brings with it."""


def signed(desk: Agreed, *, ends: date | None = None, free: date | None = None) -> int:
    """Mina, with a signed contract, its last day, and that of its exclusivity."""
    talk = desk.agreed()
    draft = ContractDraft(
        "signed", signed_on=MONDAY, ends_on=ends, exclusivity_until=free
    )
    desk.contracts.save(talk, draft)
    return talk


def only(desk: Agreed, today: date = MONDAY) -> DueItem:
    """The one line of a day."""
    (line,) = desk.due(today)
    return line


def why(line: DueItem) -> str:
    """Its reason."""
    return line.reason.template.format(**line.reason.detail)


def test_who_agreed_and_has_no_contract_is_due_after_three_business_days(
    desk: Agreed,
) -> None:
    """Legal matters weigh most; with a contract away the line is gone."""
    agreed_on = MONDAY - 4 * DAY  # a Thursday: three business days are Tuesday
    talk = desk.agreed(on=agreed_on)
    line = only(desk)
    assert (line.kind, line.source, line.phase) == (
        "contract",
        "no_contract",
        "missing",
    )
    assert (line.due_on, line.group) == (MONDAY + DAY, "week")
    assert why(line) == "Agreed 4 days ago: no contract yet"
    assert (line.influencer, line.campaign, line.waiting_on) == ("Mina", "Spring", "me")
    late = only(desk, MONDAY + 6 * DAY)
    assert (late.days_late, late.urgency) == (5, 5 / 5 * 6)
    desk.contracts.save(talk, ContractDraft("draft"))
    assert why(only(desk)) == "Agreed 4 days ago: send the contract"
    desk.contracts.send([talk], MONDAY)
    assert only(desk).source == "contract"


@pytest.mark.parametrize("status", ["sent", "signed", "ended"])
def test_a_contract_that_went_out_is_not_missing(desk: Agreed, status: str) -> None:
    """Only a draft, or one called off, leaves somebody without."""
    talk = desk.agreed()
    desk.contracts.save(talk, ContractDraft(status))
    assert [line.source for line in desk.due()] != ["no_contract"]
    desk.contracts.save(talk, ContractDraft("cancelled"))
    assert "no_contract" not in [line.source for line in desk.due()]


def test_gifts_and_talks_outside_a_campaign_need_no_contract(desk: Agreed) -> None:
    """Nor does a campaign that is wrapped or put away."""
    desk.agreed("Gift", kind="gifted")
    desk.agreed("Free", campaign=None)
    desk.agreed("Past", campaign="Winter")
    desk.agreed("Away", campaign="Old")
    desk.campaign("Winter", status="wrapped")
    desk.campaign("Old", archived_at="2026-01-01T00:00:00Z")
    assert desk.due() == ()


def test_a_contract_away_for_five_business_days_is_asked_about(desk: Agreed) -> None:
    """Until it is signed."""
    talk = desk.agreed()
    number = desk.contracts.save(talk, ContractDraft("sent", sent_on=MONDAY - 10 * DAY))
    line = only(desk)
    assert (line.due_on, line.days_late) == (MONDAY - 3 * DAY, 3)
    assert why(line) == "Contract sent 10 days ago: not signed yet"
    assert line.waiting_on == "influencer"
    desk.contracts.sign([number], MONDAY)
    assert desk.due() == ()


def test_a_contract_and_an_exclusivity_end_within_seven_days(desk: Agreed) -> None:
    """Seven days ahead, not eight; an exclusivity that is over is no matter."""
    talk = signed(desk, ends=MONDAY + 9 * DAY, free=MONDAY + 12 * DAY)
    assert desk.due(MONDAY + DAY) == ()
    assert why(only(desk, MONDAY + 2 * DAY)).startswith("The contract ends")
    both = desk.due(MONDAY + 5 * DAY)
    assert [line.source for line in both] == ["contract", "exclusivity"]
    (contract,) = desk.contracts.of_collaboration(talk)
    desk.contracts.end([contract.id], MONDAY + 9 * DAY)
    assert only(desk, MONDAY + 12 * DAY).group == "today"
    assert desk.due(MONDAY + 13 * DAY) == ()


def test_what_was_taken_note_of_comes_no_more(desk: Agreed) -> None:
    """About an exclusivity that ends there may be nothing to do."""
    signed(desk, free=MONDAY + 3 * DAY)
    desk.desks.tasks.put_away([only(desk).id])
    assert desk.due() == ()
    desk.desks.history.undo()
    assert only(desk).source == "exclusivity"


def test_a_draft_is_due_until_it_is_here(desk: Agreed) -> None:
    """Asked for again, it is due again, as changes."""
    talk = signed(desk)
    draft = DeliverableDraft("reel", "Morning", draft_due_on=MONDAY - 2 * DAY)
    (number,) = desk.deliverables.add([talk], draft, today=MONDAY - 20 * DAY)
    line = only(desk)
    assert (line.kind, line.days_late, line.urgency) == ("draft", 2, 8.0)
    assert why(line) == "Draft due: Morning"
    desk.deliverables.move([number], "submitted", today=MONDAY)
    (review,) = desk.due()
    assert (review.kind, review.waiting_on) == ("review", "me")
    assert why(review) == "Review today's draft: Morning"
    assert review.due_on == MONDAY + 2 * DAY
    desk.deliverables.move([number], "approved", today=MONDAY)
    assert desk.due() == ()
    desk.deliverables.move([number], "changes_requested", today=MONDAY)
    assert why(only(desk)) == "Changes due: Morning"


def test_a_post_is_due_until_it_is_live_or_called_off(desk: Agreed) -> None:
    """It says whether the draft was approved; without a title it names the kind."""
    talk = signed(desk)
    draft = DeliverableDraft("story", live_due_on=MONDAY)
    (number,) = desk.deliverables.add([talk], draft, today=MONDAY)
    line = only(desk)
    assert (line.kind, line.group) == ("go_live", "today")
    assert why(line) == "Goes live, not approved yet: story"
    desk.deliverables.move([number], "approved", today=MONDAY)
    assert why(only(desk)) == "Goes live: story"
    desk.deliverables.cancel([number], "Recalled", today=MONDAY)
    assert desk.due() == ()
    desk.desks.history.undo()
    desk.deliverables.go_live(number, url="a.example/1", on=MONDAY, today=MONDAY)
    assert {line.source for line in desk.due()} == AFTERWARDS


def test_a_parcel_is_followed_from_the_shelf_to_the_post(desk: Agreed) -> None:
    """Three business days to send it, ten to arrive, then the post."""
    talk = desk.agreed(kind="gifted")
    parcels = desk.parcels.choose([talk], ShipmentDraft(), today=MONDAY)
    line = only(desk)
    assert (line.kind, line.phase, line.due_on) == (
        "parcel",
        "chosen",
        MONDAY + 3 * DAY,
    )
    desk.parcels.send(parcels, on=MONDAY + DAY)
    line = only(desk, MONDAY + 11 * DAY)
    assert (line.phase, line.waiting_on, line.group) == ("sent", "shipping", "today")
    assert why(line) == "Parcel sent 10 days ago: has it arrived?"
    desk.parcels.arrived(parcels, MONDAY + 9 * DAY)
    assert desk.due(MONDAY + 11 * DAY) == ()
    line = only(desk, MONDAY + 24 * DAY)
    assert (line.phase, line.days_late) == ("arrived", 1)
    assert why(line) == "Parcel arrived 15 days ago: no post yet"
    post = {"url": "a.example/1", "override": "a gift", "today": MONDAY + 24 * DAY}
    desk.deliverables.posted(talk, on=MONDAY + 10 * DAY, **post)  # type: ignore[arg-type]
    left = desk.due(MONDAY + 24 * DAY)
    assert {line.source for line in left} == AFTERWARDS


def test_a_parcel_that_came_back_is_no_matter(desk: Agreed) -> None:
    """Neither to arrive nor to post about."""
    talk = desk.agreed(kind="gifted")
    parcels = desk.parcels.choose([talk], ShipmentDraft(), today=MONDAY)
    desk.parcels.send(parcels, on=MONDAY)
    desk.parcels.returned(parcels, MONDAY + DAY)
    assert desk.due(MONDAY + 20 * DAY) == ()


def everything(desk: Agreed) -> int:
    """One line of each source, all with one person."""
    talk = desk.agreed()
    desk.contracts.save(talk, ContractDraft("sent", sent_on=MONDAY - 9 * DAY))
    desk.contracts.save(
        talk,
        ContractDraft(
            "signed", exclusivity_until=MONDAY + DAY, ends_on=MONDAY + 2 * DAY
        ),
    )
    content = DeliverableDraft(draft_due_on=MONDAY, live_due_on=MONDAY + DAY)
    desk.deliverables.add([talk], content, today=MONDAY)
    desk.parcels.choose([talk], ShipmentDraft(), today=MONDAY)
    desk.agreed("Ana")
    return talk


SOURCES = ("contract", "no_contract", "exclusivity", "draft", "go_live", "parcel")


def test_every_line_is_counted_and_stands_in_its_place(desk: Agreed) -> None:
    """Late ones by urgency, then today, then by day; the first few are the same few."""
    everything(desk)
    lines = desk.due()
    assert sorted({line.source for line in lines}) == sorted(SOURCES)
    groups = [GROUPS.index(line.group) for line in lines]
    assert groups == sorted(groups)
    counts = desk.desks.agenda.counts(MONDAY)
    assert (counts.overdue, counts.today, counts.week) == tuple(
        groups.count(place) for place in range(3)
    )
    order = desk.desks.agenda.order(MONDAY)
    assert desk.desks.agenda.order(MONDAY, 3) == order[:3]
    week = [line.due_on for line in lines if line.group == "week"]
    assert week == sorted(week)


@pytest.mark.parametrize("source", SOURCES)
def test_each_can_be_put_off(desk: Agreed, source: str) -> None:
    """It comes back on that day; its own day is untouched; undo takes it back."""
    everything(desk)
    item = next(line for line in desk.due() if line.source == source)
    until = MONDAY + 5 * DAY
    desk.desks.tasks.snooze([item.id], until)
    put_off = next(line for line in desk.due() if line.id == item.id)
    assert (put_off.due_on, put_off.snoozed) == (until, 1)
    desk.desks.tasks.snooze([item.id], MONDAY + 60 * DAY)
    assert item.id not in [line.id for line in desk.due()]
    desk.desks.history.undo()
    desk.desks.history.undo()
    assert next(line for line in desk.due() if line.id == item.id) == item


def test_a_new_day_counts_more_than_having_put_off_the_old(desk: Agreed) -> None:
    """She said another day for the draft: that is when it is due."""
    talk = signed(desk)
    draft = DeliverableDraft(draft_due_on=MONDAY)
    (number,) = desk.deliverables.add([talk], draft, today=MONDAY)
    desk.desks.tasks.snooze([only(desk).id], MONDAY + 6 * DAY)
    assert only(desk).due_on == MONDAY + 6 * DAY
    again = DeliverableDraft(draft_due_on=MONDAY + 2 * DAY)
    desk.deliverables.edit(number, again)
    assert only(desk).due_on == MONDAY + 2 * DAY


def test_what_was_met_cannot_be_put_off(desk: Agreed) -> None:
    """Another window was faster."""
    number = desk.contracts.save(desk.agreed(), ContractDraft("sent"))
    desk.contracts.sign([number], MONDAY)
    with pytest.raises(NotFound, match="not due any more"):
        desk.desks.tasks.snooze([item_id("contract", number)], MONDAY)


def bin_person(desk: Agreed, talk: int) -> None:
    """Put the person of a collaboration into the trash."""
    owner = desk.desks.conversation(talk).influencer_id
    Roster(desk.desks.database).archive([owner])


def close(desk: Agreed, talk: int, stage: str) -> None:
    """End a collaboration in a stage."""
    desk.desks.outreach.move([talk], stage, today=MONDAY)


def put_campaign_away(desk: Agreed, _talk: int) -> None:
    """Put the campaign away."""
    desk.campaign("Spring", archived_at="2026-03-02T00:00:00Z")


@pytest.mark.parametrize(
    ("end", "left"),
    [
        (bin_person, []),
        (put_campaign_away, []),
        (partial(close, stage="declined"), []),
        (partial(close, stage="wrapped"), ["contract", "contract", "exclusivity"]),
    ],
)
def test_what_is_over_is_due_no_more(
    desk: Agreed, end: Callable[[Agreed, int], None], left: list[str]
) -> None:
    """But what was promised in writing outlives the work."""
    talk = everything(desk)
    end(desk, talk)
    mine = [line for line in desk.due() if line.influencer == "Mina"]
    assert sorted(line.source for line in mine) == left
    counts = desk.desks.agenda.counts(MONDAY)
    assert counts.overdue + counts.today + counts.week == len(desk.due())


def test_the_page_of_such_a_line_is_that_of_the_conversation(desk: Agreed) -> None:
    """With how often the line itself was put off; gone is gone."""
    talk = everything(desk)
    briefings = Briefings(
        desk.desks.database, desk.desks.conversations, desk.desks.settings
    )
    for line in desk.due():
        page = briefings.of(line.id)
        assert page.talk is not None
        assert (page.talk.id == talk) == (line.influencer == "Mina")
    desk.desks.tasks.snooze([item_id("draft", 1)], MONDAY + DAY)
    assert briefings.of(item_id("draft", 1)).snoozed == 1
    with pytest.raises(NotFound):
        briefings.of(item_id("parcel", 99))


def test_an_empty_day_tells_what_is_next(desk: Agreed) -> None:
    """Also when that is a post, and everything else is far off."""
    talk = signed(desk)
    content = DeliverableDraft(live_due_on=MONDAY + 20 * DAY)
    desk.deliverables.add([talk], content, today=MONDAY)
    briefings = Briefings(
        desk.desks.database, desk.desks.conversations, desk.desks.settings
    )
    assert desk.due() == ()
    assert briefings.next_due(MONDAY) == (MONDAY + 20 * DAY, "Mina")


@pytest.mark.parametrize(
    "index",
    [
        "ix_deliverable_draft_due_on (draft_due_on>? AND draft_due_on<?)",
        "ix_deliverable_live_due_on (live_due_on>? AND live_due_on<?)",
        "ix_contract_exclusivity_until (exclusivity_until>? AND exclusivity_until<?)",
    ],
)
def test_what_is_far_off_is_not_even_looked_at(desk: Agreed, index: str) -> None:
    """However much content there is, only the days that count are read."""
    days = {"today": MONDAY.isoformat(), "horizon": MONDAY.isoformat()}
    plan = desk.desks.database.read(
        f"EXPLAIN QUERY PLAN {FEW_DEADLINES}",
        days,  # type: ignore[arg-type]
    )
    assert any(index in step[3] for step in plan), index


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """A workspace to reckon in."""
    with workspace() as opened:
        yield opened


@given(
    day=st.dates(date(2020, 1, 1), date(2040, 12, 31)), count=st.sampled_from([3, 5])
)
def test_business_days_are_the_same_in_a_question(
    database: Database, day: date, count: int
) -> None:
    """As the rules count them where no holidays are known."""
    found = database.read(f"SELECT {workdays_sql('?1', count)}", (day.isoformat(),))
    assert found == [(add_workdays(day, count, None).isoformat(),)]
    assert add_workdays(day, count, None) > day + timedelta(days=count - 1)
