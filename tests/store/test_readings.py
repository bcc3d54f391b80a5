"""The figures of posts: noted by window and source, asked for on their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from store.errors import Invalid, NotFound
from store.readings import ReadingDraft
from store.rules.content_words import READING_FIGURES
from tests.store.agreed_desk import DAY, MONDAY, Agreed, agreed_desks

LATE = MONDAY + 400 * DAY


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """The desks of an empty workspace."""
    with agreed_desks() as opened:
        yield opened


def note(
    desk: Agreed, number: int, window: str, after: int, source: str = "influencer"
) -> int:
    """Figures of a window, taken so many days after it went live."""
    draft = ReadingDraft(window, MONDAY + after * DAY, source, {"views": after})
    return desk.readings.note(number, draft, LATE)


def standing(desk: Agreed, number: int) -> tuple[str, int | None, date | None]:
    """Its lane, after how many days figures are asked for, when it was measured."""
    row = desk.deliverables.one(number)
    due = None if row.measure_due_on is None else (row.measure_due_on - MONDAY).days
    return row.lane, due, row.measured_on


def test_figures_follow_each_other_to_the_last(desk: Agreed) -> None:
    """After a day, a week, a month; then the piece is measured."""
    number = desk.live()
    assert standing(desk, number) == ("live", 1, None)
    for window, after, following in (("24h", 1, 7), ("7d", 8, 30)):
        note(desk, number, window, after)
        assert standing(desk, number) == ("live", following, None)
    note(desk, number, "30d", 33)
    assert standing(desk, number) == ("measured", None, MONDAY + 33 * DAY)
    windows = [one.window for one in desk.readings.of(number)]
    assert windows == ["24h", "7d", "30d"]
    desk.desks.history.undo()
    assert standing(desk, number) == ("live", 30, None)


def test_figures_are_kept_and_replaced(desk: Agreed) -> None:
    """Of the same window and source there is one; what is not typed is not known."""
    number = desk.live()
    first = desk.readings.note(
        number, ReadingDraft("24h", MONDAY, figures={"views": 900, "likes": 80}), LATE
    )
    again = desk.readings.note(
        number, ReadingDraft("24h", MONDAY + DAY, figures={"views": 1_000}), LATE
    )
    other = note(desk, number, "24h", 1, "verified")
    assert first == again != other
    kept, checked = desk.readings.of(number)
    assert (kept.on_day, kept.version, checked.source) == (MONDAY + DAY, 2, "verified")
    assert tuple(kept.figures) == READING_FIGURES
    assert {name: one for name, one in kept.figures.items() if one is not None} == {
        "views": 1_000
    }


@pytest.mark.parametrize(("after", "measured"), [(29, False), (30, True), (200, True)])
def test_a_total_counts_when_it_is_late_enough(
    desk: Agreed, after: int, *, measured: bool
) -> None:
    """Before a month is over it says nothing of the month."""
    number = desk.live()
    note(desk, number, "total", after)
    day = MONDAY + after * DAY
    assert standing(desk, number) == (
        ("measured", None, day) if measured else ("live", 1, None)
    )
    if measured:
        note(desk, number, "total", 3)
        assert standing(desk, number) == ("live", 1, None)


def test_figures_of_a_later_window_leave_the_missed_ones_behind(desk: Agreed) -> None:
    """And earlier ones that come in late change nothing of what is asked next."""
    number = desk.live()
    note(desk, number, "7d", 7)
    assert standing(desk, number) == ("live", 30, None)
    note(desk, number, "24h", 7)
    assert standing(desk, number) == ("live", 30, None)
    note(desk, number, "30d", 30)
    note(desk, number, "7d", 31, "verified")
    assert standing(desk, number) == ("measured", None, MONDAY + 30 * DAY)


def test_the_window_that_is_due_is_told(desk: Agreed) -> None:
    """The one asked for, or the longest that is over."""
    number = desk.live()
    row = desk.deliverables.one(number)
    windows = [
        desk.readings.due_window(row, MONDAY + after * DAY) for after in (0, 1, 8, 40)
    ]
    assert windows == ["24h", "24h", "7d", "30d"]
    note(desk, number, "30d", 30)
    assert desk.readings.due_window(desk.deliverables.one(number), LATE) is None
    bare = desk.deliverables.one(desk.piece("Ana"))
    assert desk.readings.due_window(bare, LATE) is None


def test_what_cannot_be_had_is_skipped(desk: Agreed) -> None:
    """One window after the other, those that were missed together; then none."""
    number, story = desk.live(), desk.live(name="Ana", kind="story", url="a.example/2")
    for after, following in ((1, 7), (7, 30), (30, None)):
        assert desk.readings.skip([number], today=MONDAY + after * DAY) == 1
        assert standing(desk, number) == ("live", following, None)
    assert desk.readings.skip([number], today=LATE) == 0
    for _ in range(3):
        desk.desks.history.undo()
    assert desk.readings.skip([number, story], today=MONDAY + 9 * DAY) == 2
    assert standing(desk, number) == ("live", 30, None)
    assert standing(desk, story) == ("live", None, None)
    assert desk.readings.skip([desk.piece("Jo")], today=LATE) == 0
    with pytest.raises(NotFound):
        desk.readings.skip([99], today=LATE)


def test_deleted_figures_are_asked_for_again(desk: Agreed) -> None:
    """When they were the latest; earlier ones cannot be had any more."""
    number = desk.live()
    first, second = note(desk, number, "24h", 1), note(desk, number, "7d", 7)
    third = note(desk, number, "30d", 30)
    desk.readings.remove(third)
    assert standing(desk, number) == ("live", 30, None)
    desk.readings.remove(first)
    assert standing(desk, number) == ("live", 30, None)
    desk.readings.remove(second)
    assert standing(desk, number) == ("live", 1, None)
    with pytest.raises(NotFound, match="no figures number"):
        desk.readings.remove(second)


def test_a_deleted_total_opens_the_month_again(desk: Agreed) -> None:
    """Unless the figures of the month are there as well."""
    number = desk.live()
    total = note(desk, number, "total", 40)
    desk.readings.remove(total)
    assert standing(desk, number) == ("live", 1, None)
    note(desk, number, "30d", 30)
    total = note(desk, number, "total", 40)
    assert standing(desk, number)[2] == MONDAY + 40 * DAY
    desk.readings.remove(total)
    assert standing(desk, number) == ("measured", None, MONDAY + 30 * DAY)
    early = note(desk, desk.live(name="Ana", url="a.example/2"), "total", 3)
    desk.readings.remove(early)


def test_figures_of_what_is_not_live_any_more_can_be_deleted(desk: Agreed) -> None:
    """They stay until then, and ask for nothing."""
    number = desk.live()
    reading = note(desk, number, "24h", 1)
    desk.deliverables.move([number], "approved", today=MONDAY)
    desk.readings.remove(reading)
    assert desk.readings.of(number) == ()
    assert standing(desk, number) == ("approved", None, None)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (ReadingDraft("24h", LATE + DAY, figures={"views": 1}), "still to come"),
        (ReadingDraft("24h", MONDAY, figures={"views": -1}), "views: -1 cannot"),
        (ReadingDraft("24h", MONDAY, figures={"views": 10**15}), "cannot be used"),
        (ReadingDraft("24h", MONDAY), "at least one figure"),
        (ReadingDraft("24h", MONDAY, figures={"views": None}), "at least one figure"),
        (ReadingDraft("24h", MONDAY, figures={"fame": 1}), "fame is nothing"),
        (ReadingDraft("2d", MONDAY, figures={"views": 1}), "2d is nothing"),
        (ReadingDraft("24h", MONDAY, "hearsay", {"views": 1}), "hearsay is nothing"),
        (
            ReadingDraft("24h", MONDAY - DAY, figures={"views": 1}),
            "Mina is live since 2026-03-02",
        ),
    ],
)
def test_figures_that_cannot_be_are_refused(
    desk: Agreed, draft: ReadingDraft, words: str
) -> None:
    """In a sentence; nothing is kept."""
    number = desk.live()
    with pytest.raises(Invalid, match=words):
        desk.readings.note(number, draft, LATE)
    assert desk.readings.of(number) == ()
    assert standing(desk, number) == ("live", 1, None)


def test_what_is_not_live_has_no_figures(desk: Agreed) -> None:
    """Neither has what is not there."""
    with pytest.raises(Invalid, match="The post of Mina is not live"):
        note(desk, desk.piece(), "24h", 1)
    with pytest.raises(NotFound):
        note(desk, 99, "24h", 1)
