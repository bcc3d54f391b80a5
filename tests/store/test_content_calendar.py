"""Content by its days: what stands where, what is late, what clashes with what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Store
from store.content_calendar import EVERY, CalendarPage
from store.rules.filters import FilterProblem
from tests.builders import workspace
from tests.store.planned_content import DAY, MONDAY, Planned, spring

FIRST, LAST = date(2026, 2, 23), date(2026, 4, 5)
"""The six weeks around March."""
MINA = "Mina Park"


@pytest.fixture
def plan() -> Iterator[Planned]:
    """An empty workspace."""
    with workspace() as database:
        yield Planned(Store(database))


def march(plan: Planned, **asked: object) -> CalendarPage:
    """The grid of March."""
    return plan.store.content_calendar.page(
        FIRST,
        LAST,
        today=MONDAY,
        **asked,  # type: ignore[arg-type]
    )


def on(plan: Planned, day: date, **asked: object) -> list[tuple[str, str, str]]:
    """Who stands on a day, with which of the days, in which lane."""
    found = plan.store.content_calendar.day(
        day,
        today=MONDAY,
        **asked,  # type: ignore[arg-type]
    )
    return [(one.name, one.what, one.lane) for one in found]


def test_a_month_has_every_piece_on_its_days(plan: Planned) -> None:
    """Drafts on theirs, posts on theirs; what was called off on none."""
    spring(plan)
    page = march(plan)
    assert on(plan, date(2026, 3, 12)) == [("Carmen Vidal", "due", "changes_requested")]
    assert on(plan, date(2026, 3, 9)) == [
        ("Carmen Vidal", "draft", "changes_requested")
    ]
    assert on(plan, date(2026, 3, 13)) == []
    counted = {1: 1, 2: 2, 5: 2, 9: 1, 12: 1, 19: 1, 20: 1, 25: 9, 27: 1}
    in_march = {date(2026, 3, day): count for day, count in counted.items()}
    assert page.totals == in_march | {date(2026, 4, 3): 1}
    assert page.undated == 1
    entry = page.entries[date(2026, 3, 12)][0]
    assert (entry.kind, entry.title) == ("reel", "Unboxing the calming toner")
    assert (entry.campaign, entry.handle) == ("Spring", "h4")
    assert entry.draft_due_on == date(2026, 3, 9)
    assert (entry.key, entry.blocking) == ((entry.deliverable_id, "due"), "influencer")


def test_what_is_to_come_stands_before_drafts_and_what_is_live(plan: Planned) -> None:
    """The least ready first: it is what may go wrong."""
    plan.piece("Ana", MONDAY, "live")
    plan.piece("Ben", MONDAY, "live", measured_on=MONDAY)
    plan.piece("Eli", MONDAY + DAY, "drafting", draft_due_on=MONDAY)
    plan.piece("Dora", MONDAY, "approved")
    plan.piece("Carl", MONDAY, "briefed")
    assert on(plan, MONDAY) == [
        ("Carl", "due", "briefed"),
        ("Dora", "due", "approved"),
        ("Eli", "draft", "drafting"),
        ("Ana", "live", "live"),
        ("Ben", "live", "measured"),
    ]


def test_a_draft_that_is_here_is_due_no_more(plan: Planned) -> None:
    """Handed in, its day is over; asked for changes, it is owed again."""
    number = plan.piece("Ana", MONDAY + 9 * DAY, "submitted", draft_due_on=MONDAY)
    assert on(plan, MONDAY) == []
    plan.run("UPDATE deliverable SET state='changes_requested' WHERE id=?", number)
    assert on(plan, MONDAY) == [("Ana", "draft", "changes_requested")]


def test_of_a_full_day_the_first_few_are_read_and_all_are_counted(
    plan: Planned,
) -> None:
    """The whole day is there for whoever asks for it."""
    for number in range(20):
        plan.piece(f"Guest {number}", MONDAY, "briefed" if number > 2 else "approved")
    desk = plan.store.content_calendar
    few = desk.page(MONDAY, MONDAY, today=MONDAY, most=4)
    assert [one.name for one in few.entries[MONDAY]] == [
        *("Guest 3", "Guest 4", "Guest 5", "Guest 6")
    ]
    assert few.totals == {MONDAY: 20}
    assert desk.counts(FIRST, LAST, today=MONDAY) == {MONDAY: 20}
    assert len(desk.days(FIRST, LAST, today=MONDAY, most=EVERY)) == 20
    assert len(desk.day(MONDAY, today=MONDAY)) == 20


def test_late_is_what_was_due_and_has_not_come(plan: Planned) -> None:
    """Posts and drafts alike; not what is live, nor what nobody waits for."""
    past = MONDAY - 3 * DAY
    plan.piece("Ana", past, "approved")
    plan.piece("Ben", MONDAY + DAY, "briefed", draft_due_on=past)
    plan.piece("Carl", past, "live")
    plan.piece("Dora", past, "briefed")
    plan.run("UPDATE collaboration SET stage='declined' WHERE id=?", plan.talk("Dora"))
    plan.piece("Eli", MONDAY, "briefed")
    page = march(plan)
    assert page.late == 2
    assert {one.name: one.is_late for one in page.entries[past]} == {
        "Ana": True,
        "Ben": True,
        "Carl": False,
        "Dora": False,
    }
    assert not page.entries[MONDAY][0].is_late
    assert march(plan, filter="ana").late == 1


def test_two_pieces_on_one_account_a_day_clash(plan: Planned) -> None:
    """Each says what the other is; a draft, another account, another day do not."""
    first = plan.piece(MINA, MONDAY, kind="story")
    second = plan.piece(MINA, MONDAY, title="Morning", campaign="Summer")
    plan.piece(MINA, MONDAY + DAY, "briefed", draft_due_on=MONDAY)
    found = plan.store.content_calendar.day(MONDAY, today=MONDAY)
    assert [(one.deliverable_id, one.what, one.clash, one.clash_with) for one in found][
        :2
    ] == [(first, "due", "account", "Morning"), (second, "due", "account", "story")]
    assert [one.clash for one in found] == ["account", "account", ""]
    account = plan.store.database.read("SELECT id FROM account")[0][0]
    plan.run("UPDATE deliverable SET account_id=? WHERE id=?", account, first)
    found = plan.store.content_calendar.day(MONDAY, today=MONDAY)
    assert {one.clash for one in found} == {""}


def test_what_is_live_clashes_with_nothing_any_more(plan: Planned) -> None:
    """Only what can still be moved is warned of."""
    live = plan.piece(MINA, MONDAY, "live", title="Haul")
    plan.piece(MINA, MONDAY, "approved")
    found = plan.store.content_calendar.day(MONDAY, today=MONDAY)
    assert {one.deliverable_id: one.clash for one in found}[live] == ""
    assert found[0].clash_with == "Haul"


def test_somebody_who_works_for_another_brand_alone_clashes(plan: Planned) -> None:
    """On the days of that promise; not for the same brand, nor after it."""
    plan.campaign("Summer", brand="Papermoon")
    plan.contract(MINA, "Summer", MONDAY + 5 * DAY)
    inside = plan.piece(MINA, MONDAY + 5 * DAY)
    after = plan.piece(MINA, MONDAY + 6 * DAY)
    own = plan.piece(MINA, MONDAY + 4 * DAY, campaign="Summer")
    found = plan.store.content_calendar.days(FIRST, LAST, today=MONDAY)
    clashes = {one.deliverable_id: one for one in found}
    assert clashes[inside].clash == "exclusive"
    assert clashes[inside].clash_with == "Summer"
    assert clashes[inside].clash_until == MONDAY + 5 * DAY
    assert (clashes[after].clash, clashes[own].clash) == ("", "")
    plan.campaign("Spring", brand="Papermoon")
    found = plan.store.content_calendar.days(FIRST, LAST, today=MONDAY)
    assert {one.clash for one in found} == {""}


def test_what_is_in_the_way_of_other_days_is_told_at_once(plan: Planned) -> None:
    """So that carrying asks nothing of the file; those carried too do not count."""
    plan.contract(MINA, "Summer", MONDAY + 30 * DAY)
    number = plan.piece(MINA, MONDAY)
    other = plan.piece(MINA, MONDAY + 2 * DAY, title="Haul")
    third = plan.piece(MINA, MONDAY + 3 * DAY, kind="story")
    desk = plan.store.content_calendar
    found = desk.in_the_way([number, other])
    assert found[number].taken == {MONDAY + 3 * DAY: "story"}
    assert found[number].barred == ((date(2026, 1, 1), MONDAY + 30 * DAY, "Summer"),)
    assert desk.in_the_way([third])[third].taken == {
        MONDAY: "reel",
        MONDAY + 2 * DAY: "Haul",
    }
    assert desk.in_the_way([999])[999].taken == {}


def test_a_campaign_and_a_filter_narrow_the_days(plan: Planned) -> None:
    """Both at once too, and the drafts with the rest."""
    plan.piece(MINA, MONDAY, "briefed", kind="story", campaign="Summer")
    plan.piece("Ana", MONDAY, "submitted", campaign="Summer")
    plan.piece("Ben", MONDAY + DAY, "briefed", draft_due_on=MONDAY)
    summer = plan.campaign("Summer")
    assert [row[0] for row in on(plan, MONDAY, campaign_id=summer)] == [MINA, "Ana"]
    assert [row[0] for row in on(plan, MONDAY, filter="kind:reel")] == ["Ana", "Ben"]
    both = on(plan, MONDAY, campaign_id=summer, filter="state:submitted is:open ana")
    assert both == [("Ana", "due", "submitted")]
    assert march(plan, filter="ben").totals == {MONDAY: 1, MONDAY + DAY: 1}
    with pytest.raises(FilterProblem):
        march(plan, filter="nothing:such")


def test_people_in_the_trash_have_no_content_here(plan: Planned) -> None:
    """Neither on days, nor among the late, nor without a day."""
    number = plan.piece(MINA, MONDAY - DAY, "briefed")
    plan.piece(MINA, None)
    plan.piece("Ana", MONDAY)
    owner = plan.store.database.read(
        "SELECT c.influencer_id FROM deliverable d JOIN collaboration c"
        " ON c.id=d.collaboration_id WHERE d.id=?",
        (number,),
    )[0][0]
    plan.store.roster.archive([owner])
    page = march(plan)
    assert (page.totals, page.late, page.undated) == ({MONDAY: 1}, 0, 0)


def test_pieces_to_come_without_a_day_are_counted(plan: Planned) -> None:
    """A draft that is due has a day; what is live or called off needs none."""
    plan.piece("Ana", None, "briefed")
    plan.piece("Ana", None, "briefed", draft_due_on=MONDAY)
    plan.piece("Ana", None, "live")
    plan.piece("Ana", None, "cancelled")
    assert march(plan).undated == 1


def test_the_calendar_ends_where_dates_end(plan: Planned) -> None:
    """And says so without failing."""
    plan.piece("Ana", date.max)
    page = plan.store.content_calendar.page(date.max - 3 * DAY, date.max, today=MONDAY)
    assert page.totals == {date.max: 1}


@pytest.mark.parametrize("asked", [{}, {"campaign_id": 1, "filter": "kind:reel"}])
def test_a_month_is_read_along_its_indexes(
    plan: Planned, asked: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many pieces there are, no question walks through all of them."""
    spring(plan)
    database, plans = plan.store.database, list[str]()
    read = database.read

    def explained(sql: str, parameters: tuple[object, ...] = ()) -> list[object]:
        if "deliverable d" in sql:
            rows = read(f"EXPLAIN QUERY PLAN {sql}", parameters)
            plans.extend(str(row[3]) for row in rows)
        return read(sql, parameters)

    monkeypatch.setattr(database, "read", explained)
    march(plan, **asked)
    assert any("ix_deliverable_lane" in step for step in plans)
    assert any("ix_deliverable_draft_due_on" in step for step in plans)
    assert not [step for step in plans if step == "SCAN d"]


PIECES = st.lists(
    st.tuples(
        st.sampled_from(["briefed", "submitted", "approved", "live", "cancelled"]),
        st.none() | st.integers(0, 20),
        st.none() | st.integers(0, 20),
    ),
    max_size=12,
)


@given(PIECES, st.integers(0, 20), st.integers(0, 20))
def test_days_have_what_was_put_on_them(
    pieces: list[tuple[str, int | None, int | None]], first: int, length: int
) -> None:
    """Counted one by one, it comes to the same."""
    wanted: dict[date, int] = {}
    twice = 0
    begin, end = MONDAY + first * DAY, MONDAY + (first + length) * DAY
    with workspace() as database:
        plan = Planned(Store(database))
        for state, live, draft in pieces:
            post = None if live is None else MONDAY + live * DAY
            due = None if draft is None else MONDAY + draft * DAY
            plan.piece("Ana", post, state, draft_due_on=due)
            seen = [post] if state != "cancelled" else []
            seen += [due] if state == "briefed" else []
            here = [day for day in seen if day is not None and begin <= day <= end]
            for day in here:
                wanted[day] = wanted.get(day, 0) + 1
            twice += len(here) == len((post, due))
        page = plan.store.content_calendar.page(begin, end, today=MONDAY, most=EVERY)
    assert page.totals == wanted
    assert sum(page.twice.values()) == twice
    assert {day: len(found) for day, found in page.entries.items()} == wanted
