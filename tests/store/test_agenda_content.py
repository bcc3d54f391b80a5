"""What content makes due: drafts to review, later looks, figures, ends of rights."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.agenda import item_id
from store.deliverables import DeliverableDraft
from store.readings import ReadingDraft
from store.rules.content_words import LIVE_CHECK_DAYS, RIGHT_LADDER
from tests.store.content_due import END, due, look, only, right, submitted, why
from tests.store.rights_desk import DAY, MONDAY, Kept, kept_desks


@pytest.fixture
def desk() -> Iterator[Kept]:
    """The desks of an empty workspace."""
    with kept_desks() as opened:
        yield opened


@pytest.fixture(scope="module")
def shared() -> Iterator[Kept]:
    """One workspace to ask about many days."""
    with kept_desks() as opened:
        yield opened


def test_a_draft_that_came_is_answered_within_two_business_days(desk: Kept) -> None:
    """It is ours to answer; it says since when it waits, and is gone once answered."""
    number = submitted(desk)
    line = only(desk, "review", MONDAY)
    assert (line.kind, line.row, line.waiting_on) == ("review", number, "me")
    assert (line.due_on, line.since, line.group) == (MONDAY + 2 * DAY, MONDAY, "week")
    assert (line.influencer, line.campaign) == ("Mina", "Spring")
    late = only(desk, "review", MONDAY + 4 * DAY)
    assert (late.group, late.days_late) == ("overdue", 2)
    desk.of.reviews.approve([number], today=MONDAY + 4 * DAY)
    assert due(desk, "review", MONDAY + 4 * DAY) == []
    desk.undo()
    desk.of.reviews.ask_changes([number], "Show it", today=MONDAY + 4 * DAY)
    assert due(desk, "review", MONDAY + 4 * DAY) == []
    desk.of.deliverables.move([number], "submitted", today=MONDAY + 8 * DAY)
    assert only(desk, "review", MONDAY + 8 * DAY).due_on == MONDAY + 10 * DAY


def test_a_draft_that_came_on_a_thursday_waits_over_the_weekend(desk: Kept) -> None:
    """Two business days later is a Monday."""
    number = submitted(desk)
    desk.of.deliverables.move([number], "drafting", today=MONDAY)
    desk.of.deliverables.move([number], "submitted", today=MONDAY + 3 * DAY)
    assert only(desk, "review", MONDAY + 3 * DAY).due_on == MONDAY + 7 * DAY


@pytest.mark.parametrize(
    ("title", "reasons"),
    [
        (
            "Morning",
            (
                "Review today's draft: Morning",
                "Review yesterday's draft: Morning",
                "Review, here for 5 days: Morning",
            ),
        ),
        (
            "",
            (
                "Review today's draft: reel",
                "Review yesterday's draft: reel",
                "Review, here for 5 days: reel",
            ),
        ),
    ],
)
def test_it_says_how_long_a_draft_waits(
    desk: Kept, title: str, reasons: tuple[str, ...]
) -> None:
    """By its title, or by what it is."""
    submitted(desk, title)
    days = (0, 1, 5)
    lines = [only(desk, "review", MONDAY + days_on * DAY) for days_on in days]
    assert tuple(map(why, lines)) == reasons


def test_a_post_is_looked_at_on_five_days(desk: Kept) -> None:
    """One line at a time, each told by its days; after the last there is none."""
    number = desk.of.live()
    reasons = []
    for days in LIVE_CHECK_DAYS:
        on = MONDAY + days * DAY
        line = only(desk, "live_check", on)
        assert (line.row, line.phase, line.due_on) == (number, str(days), on)
        assert (line.kind, line.waiting_on, line.group) == ("live_check", "me", "today")
        reasons.append(why(line))
        look(desk, number, on)
        assert all(one.due_on > on for one in due(desk, "live_check", on))
    assert reasons[0] == "Still up after a day? Morning routine"
    assert reasons[1] == "Still up after 7 days? Morning routine"
    assert due(desk, "live_check", MONDAY + 999 * DAY) == []


def test_looks_that_were_missed_are_one_line(desk: Kept) -> None:
    """Of the first one missed; one answer is for all of them."""
    number = desk.of.live()
    line = only(desk, "live_check", MONDAY + 40 * DAY)
    assert (line.phase, line.days_late) == ("1", 39)
    look(desk, number, MONDAY + 40 * DAY)
    assert due(desk, "live_check", MONDAY + 40 * DAY) == []
    assert only(desk, "live_check", MONDAY + 85 * DAY).phase == "90"


def test_what_was_wrong_is_looked_at_again_soon(desk: Kept) -> None:
    """Two days later, whatever else is planned."""
    number = desk.of.live()
    look(desk, number, MONDAY + DAY, labelled=False)
    line = only(desk, "live_check", MONDAY + DAY)
    assert (line.phase, line.due_on) == ("0", MONDAY + 3 * DAY)
    assert why(line) == "Was not right, look again: Morning routine"
    look(desk, number, MONDAY + 3 * DAY)
    assert only(desk, "live_check", MONDAY + 3 * DAY).phase == "7"


def test_without_a_title_a_post_is_told_by_its_kind(desk: Kept) -> None:
    """The look, the second look, and the figures."""
    number = desk.of.live()
    desk.of.deliverables.edit(number, DeliverableDraft("video"))
    on = MONDAY + DAY
    assert why(only(desk, "live_check", on)) == ("Still up after a day? (video)")
    assert why(only(desk, "measure", on)) == "Figures after 24 hours: video"
    look(desk, number, on, labelled=False)
    assert why(only(desk, "live_check", on)) == ("Was not right, look again: video")


def test_figures_are_asked_for_three_times(desk: Kept) -> None:
    """After a day, a week and a month; with the last ones the piece is measured."""
    number = desk.of.live()
    for window, days, words in (
        ("24h", 1, "24 hours"),
        ("7d", 7, "7 days"),
        ("30d", 30, "30 days"),
    ):
        on = MONDAY + days * DAY
        line = only(desk, "measure", on)
        assert (line.kind, line.phase, line.due_on) == ("measure", window, on)
        assert why(line) == f"Figures after {words}: Morning routine"
        assert line.waiting_on == "me"
        figures = ReadingDraft(window, on, figures={"views": 10})
        desk.of.readings.note(number, figures, on)
    assert due(desk, "measure", MONDAY + 99 * DAY) == []
    assert desk.of.deliverables.one(number).lane == "measured"


def test_a_window_that_was_missed_is_the_longest_one_that_is_over(desk: Kept) -> None:
    """Its day stays the one that was missed."""
    number = desk.of.live()
    lines = [only(desk, "measure", MONDAY + days * DAY) for days in (0, 6, 7, 29, 30)]
    assert [line.phase for line in lines] == ["24h", "24h", "7d", "7d", "30d"]
    after = [(line.due_on - MONDAY).days for line in lines]
    assert after == [1, 1, 7, 7, 30]
    desk.of.readings.skip([number], today=MONDAY + 8 * DAY)
    following = only(desk, "measure", MONDAY + 25 * DAY)
    assert (following.phase, following.due_on) == ("30d", MONDAY + 30 * DAY)


def test_a_story_is_gone_after_a_day(desk: Kept) -> None:
    """It is looked at once, and counted once, however late."""
    number = desk.of.live(kind="story")
    late = MONDAY + 50 * DAY
    assert only(desk, "measure", late).phase == "24h"
    assert only(desk, "live_check", late).phase == "1"
    desk.of.readings.skip([number], today=late)
    look(desk, number, late)
    assert desk.of.due(late) == ()


@given(
    days=st.integers(0, 400),
    kind=st.sampled_from(["reel", "story", "blog"]),
    skipped=st.integers(0, 2),
)
def test_the_line_and_the_form_mean_the_same_window(
    shared: Kept, days: int, kind: str, skipped: int
) -> None:
    """What is due as 7 days is noted as 7 days."""
    today = MONDAY + days * DAY
    number = shared.of.live(kind=kind, campaign=f"{kind} {days} {skipped}")
    for _time in range(skipped):
        shared.of.readings.skip([number], today=MONDAY)
    row = shared.of.deliverables.one(number)
    lines = shared.of.desks.agenda.rows([item_id("measure", number)], today)
    window = shared.of.readings.due_window(row, today)
    assert [line.phase for line in lines] == ([] if window is None else [window])
    shared.of.deliverables.remove(number)


def test_the_end_of_a_right_is_spoken_of_on_four_days(desk: Kept) -> None:
    """Each time it is said how long there is; the day itself comes last."""
    number = right(desk)
    for days in RIGHT_LADDER:
        on = END - days * DAY
        line = only(desk, "right", on)
        assert (line.kind, line.row, line.waiting_on) == ("right", number, "me")
        assert (line.phase, line.due_on, line.group) == (str(days), on, "today")
        desk.rights.noted([number], today=on)
        assert due(desk, "right", on) == []
    assert due(desk, "right", END + 99 * DAY) == []


@pytest.mark.parametrize(
    ("layer", "what"),
    [
        ("organic", "Own pages"),
        ("paid", "Paid ads"),
        ("whitelisting", "Ads as them"),
        ("print", "Print"),
    ],
)
def test_it_says_which_right_ends_and_when(desk: Kept, layer: str, what: str) -> None:
    """Days before, the day before, the day itself, and after it."""
    right(desk, layer)
    for days, said in (
        (45, "right ends in 45 days"),
        (1, "right ends tomorrow"),
        (0, "right ends today"),
        (-3, "right is over, stop it"),
    ):
        assert why(only(desk, "right", END - days * DAY)) == f"{what}: {said}"


def test_a_right_that_is_extended_is_spoken_of_later(desk: Kept) -> None:
    """Undo brings the line back."""
    number, on = right(desk), END - 14 * DAY
    desk.rights.extend([number], END + 365 * DAY, today=on)
    assert due(desk, "right", on) == []
    assert only(desk, "right", END + 320 * DAY).row == number
    desk.undo()
    assert only(desk, "right", on).row == number
