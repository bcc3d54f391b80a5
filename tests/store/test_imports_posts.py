"""Figures of posts find their pieces of content; figures of people their work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from store.exchange.readings_places import NO_TALK, TWICE, UNKNOWN
from store.readings import ReadingDraft
from tests.store.agreed_desk import DAY, MONDAY, POST, Agreed, agreed_desks
from tests.store.figure_sheets import Counted, asked, bring_figures, figures, reasons
from tests.store.sheets_in import counts, values

VIDEO = "https://youtu.be/abcDEF123_-"
TODAY = MONDAY + 40 * DAY


@pytest.fixture
def desk() -> Iterator[Agreed]:
    """Mina's reel and Bora's video are live since a Monday."""
    with agreed_desks() as opened:
        opened.live()
        opened.live(name="Bora", url=VIDEO, kind="video")
        yield opened


def test_posts_are_found_by_their_address(desk: Agreed) -> None:
    """In any spelling of it; other people's posts are kept with their channel."""
    sheet = (
        "Permalink|Post ID|Date|Views|Reach|Likes|Comments|Shares|Saves",
        "instagram.com/p/Made1up|1789|Lifetime|12.3k|9,800|810|44|12|30",
        "https://www.instagram.com/reel/Unknown9/|1790|Lifetime|400|380|8|4|1|3",
    )
    report = bring_figures(desk.desks.database, *sheet, today=TODAY)
    assert counts(report) == (2, 0, 0, 0)
    assert report.totals["views"] == 12_700
    assert asked(report) == {"campaign": "", "day": TODAY.isoformat()}
    assert figures(desk.desks.database) == [
        Counted(1, None, "total", TODAY.isoformat(), 12_300),
        Counted("instagram", "https://www.instagram.com/reel/Unknown9/", "total",
                TODAY.isoformat(), 400),
    ]  # fmt: skip
    line = "SELECT views, likes, saves, readings FROM piece_line WHERE deliverable_id=1"
    assert values(desk.desks.database, line) == [(12_300, 810, 30, 1)]


def test_videos_are_found_by_their_number_or_their_title(desk: Agreed) -> None:
    """A title that two pieces have says nothing of either."""
    sheet = (
        "Content|Video title|Views",
        "abcDEF123_-|Something else|70",
        "zzzzzzzzzzz|morning ROUTINE|5",
    )
    database = desk.desks.database
    bring_figures(database, *sheet, today=TODAY)
    assert [one.of for one in figures(database)] == [2, "youtube"]
    titled = ("title|views|likes", "morning ROUTINE|9|1")
    bring_figures(database, *titled, today=TODAY + DAY, platform="youtube")
    assert figures(database)[2] == Counted(2, None, "total", "2026-04-12", 9)
    with database.replaying(("campaigns",)) as connection:
        connection.execute("UPDATE deliverable SET post_platform='youtube'")
    titled = ("title|views|likes", "morning ROUTINE|12|1")
    bring_figures(database, *titled, today=TODAY + DAY, platform="youtube")
    assert figures(database)[3].of == "youtube"


def test_the_next_file_stands_beside_the_last(desk: Agreed) -> None:
    """The newest figures hold, and after thirty days the piece is measured."""
    database = desk.desks.database
    head = "post url|date|views|likes"
    first = (MONDAY + 3 * DAY).isoformat()
    bring_figures(database, head, f"{POST}|{first}|100|5", today=TODAY)
    assert desk.deliverables.one(1).measured_on is None
    sheet = (head, f"{POST}|{TODAY}|300|")
    assert counts(bring_figures(database, *sheet, today=TODAY)) == (1, 0, 0, 0)
    assert counts(bring_figures(database, *sheet, today=TODAY)) == (0, 0, 1, 0)
    assert desk.deliverables.one(1).measured_on == TODAY
    assert values(database, "SELECT views, likes FROM piece_line WHERE likes") == [
        (300, 5)
    ]
    desk.desks.history.undo()
    assert desk.deliverables.one(1).measured_on is None


def test_a_window_is_kept_once_and_asks_for_the_next(desk: Agreed) -> None:
    """As with figures that are typed; who said them is kept apart."""
    database = desk.desks.database
    desk.readings.note(
        1, ReadingDraft("24h", MONDAY + DAY, figures={"views": 9}), TODAY
    )
    head = "post url|date|window|source|views"
    day = (MONDAY + 8 * DAY).isoformat()
    sheet = (head, f"{POST}|{day}|7일|본인|50", f"{POST}|{day}|a while|captura|60")
    report = bring_figures(database, *sheet, today=TODAY)
    assert counts(report) == (2, 0, 0, 0)
    assert [problem.value for problem in report.problems] == ["a while"]
    row = desk.deliverables.one(1)
    assert row.measure_due_on == MONDAY + 30 * DAY
    kept = [
        (one.window, one.source, one.figures["views"]) for one in desk.readings.of(1)
    ]
    assert kept == [("24h", "influencer", 9), ("7d", "influencer", 50),
                    ("total", "influencer", 60)]  # fmt: skip
    later = (head, f"{POST}|{MONDAY + 9 * DAY}|7d|influencer|55")
    assert counts(bring_figures(database, *later, today=TODAY)) == (0, 1, 0, 0)
    assert desk.readings.of(1)[1].on_day == MONDAY + 9 * DAY


def test_the_same_post_twice_in_a_file_is_told(desk: Agreed) -> None:
    """The first of its rows holds."""
    sheet = ("post url|date|views", f"{POST}|2026-03-05|5", f"{POST}/|2026-03-05|6")
    report = bring_figures(desk.desks.database, *sheet, today=TODAY)
    assert counts(report) == (1, 0, 0, 1)
    assert reasons(report) == [(3, TWICE)]
    assert [one.value for one in figures(desk.desks.database)] == [5]


def test_figures_of_a_person_are_of_their_work(desk: Agreed) -> None:
    """In the campaign that is named; whoever is not known is kept in words."""
    database = desk.desks.database
    desk.desks.person("Zoe")
    sheet = (
        "날짜|인플루언서|캠페인|채널|노출수|클릭수|문의 수",
        "2026-03-09|Mina|spring|인스타|1.2만|340|12",
        "2026-03-09|Zoe|spring|인스타|800|4|",
        "2026-03-09|Nobody|spring|틱톡|700|3|1",
    )
    report = bring_figures(database, *sheet, today=TODAY)
    assert counts(report) == (3, 0, 0, 0)
    assert reasons(report) == [(3, NO_TALK), (4, UNKNOWN)]
    talk = values(database, "SELECT min(id) FROM collaboration")[0]
    assert figures(database, "clicks") == [
        Counted(talk, None, "total", "2026-03-09", 340),
        Counted("instagram", "Zoe", "24h", "2026-03-09", 4),
        Counted("tiktok", "Nobody", "24h", "2026-03-09", 3),
    ]
    assert values(database, "SELECT DISTINCT campaign_id FROM reading") == [1]
    assert counts(bring_figures(database, *sheet, today=TODAY)) == (0, 0, 3, 0)


def test_days_that_could_be_two_are_asked_about(desk: Agreed) -> None:
    """Until then their rows wait."""
    sheet = ("post url|fecha|visualizaciones", f"{POST}|03/04/2026|5")
    database = desk.desks.database
    report = bring_figures(database, *sheet, today=TODAY)
    assert counts(report) == (0, 0, 0, 1)
    assert asked(report)["date_order"] is None
    bring_figures(database, *sheet, today=TODAY, date_order="dmy")
    assert desk.readings.of(1)[0].on_day == date(2026, 4, 3)
