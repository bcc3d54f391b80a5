"""Visits come in as GA4 exports them, and go to whoever's link brought them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from store.exchange.layout import TOTAL
from store.history import History
from tests.builders import everything, workspace
from tests.store.campaign_desk import CampaignDesks, campaign_desks
from tests.store.figure_sheets import (
    Counted,
    asked,
    bars,
    bring_figures,
    bring_text,
    figures,
    reasons,
)
from tests.store.sheets_in import counts, values

if TYPE_CHECKING:
    from store.engine import Database
    from store.imports import ImportReport

ABOVE = """# ----------------------------------------
# Report CSV Export
# Account: Made up
# Property: made-up.example - GA4
# ----------------------------------------
#
# All Users
# Start date: 20260108
# End date: 20260204
"""


@pytest.fixture
def desk() -> Iterator[CampaignDesks]:
    """A campaign with Ana of Instagram and Bora of YouTube, who have links."""
    with campaign_desks() as opened:
        opened.join("Ana", "ana.glow")
        opened.join("Bora", "bora", "youtube")
        opened.links.make([1, 2], "https://shop.example/serum")
        yield opened


def bring_visits(database: Database, *lines: str, **said: str) -> ImportReport:
    """A sheet of visits, its cells parted by bars."""
    return bring_figures(database, *lines, kind="traffic", **said)


def test_days_without_marks_are_days() -> None:
    """Unsorted, under lines that say which site it is; twice changes nothing."""
    sheet = ("Date|Event count|Total users|Event count per user|New users",
             "20260110|1,338|283|4.28|253", "20260108|555|96|4.2|71")  # fmt: skip
    with workspace() as database:
        text = ABOVE + bars(*sheet)
        report = bring_text(database, text, kind="traffic")
        assert counts(report) == (2, 0, 0, 0)
        assert report.totals == {"users": 379, "new_users": 324, "events": 1893}
        assert figures(database, "events") == [
            Counted("GA4", None, "24h", "2026-01-10", 1338),
            Counted("GA4", None, "24h", "2026-01-08", 555),
        ]
        before = everything(database.reader)
        assert counts(bring_text(database, text, kind="traffic")) == (0, 0, 2, 0)
        assert everything(database.reader) == before
        History(database).undo()
        assert not values(database, "SELECT id FROM reading")


def test_events_are_told_apart_to_the_letter() -> None:
    """By the case of one letter too; markup is text; they are of the whole period."""
    text = ABOVE + (
        "Event name,Event count,Total users,Total revenue\n"
        "contact us,5,1,0\n"
        'Contact us,3,1,0\n"<img src=""https://made-up",1,1,0\n'
    )
    with workspace() as database:
        report = bring_text(database, text, kind="traffic")
        assert counts(report) == (3, 0, 0, 0)
        assert [(one.label, one.window, one.on_day) for one in figures(database)] == [
            ("contact us", "total", "2026-02-04"),
            ("Contact us", "total", "2026-02-04"),
            ('<img src="https://made-up', "total", "2026-02-04"),
        ]
        starts = values(database, "SELECT DISTINCT starts_on FROM reading")
        assert starts == ["2026-01-08"]


def test_a_grand_total_is_no_row() -> None:
    """Wherever the word stands; days may be counted from the first."""
    text = ABOVE + (
        "Nth day,Session source / medium,Sessions\n"
        ",,12,Grand total\n0000,google / organic,8\n0001,google / organic,4\n"
    )
    with workspace() as database:
        report = bring_text(database, text, kind="traffic")
        assert counts(report) == (2, 0, 0, 0)
        assert report.totals == {"sessions": 12}
        assert [reason for _row, reason in reasons(report)] == [TOTAL]
        assert figures(database, "sessions") == [
            Counted("GA4", "google / organic", "24h", "2026-01-08", 8),
            Counted("GA4", "google / organic", "24h", "2026-01-09", 4),
        ]


def test_a_source_that_is_a_platform_is_that_channel() -> None:
    """As a word, as a site, as a short form; the rest is of the program."""
    sheet = (
        "날짜|세션 소스/매체|세션|주요 이벤트",
        "2026-01-01|l.instagram.com / referral|3|",
        "2026-01-01|ig / social|4|",
        "2026-01-01|t.co / referral|5|",
        "2026-01-01|naver / organic|6|",
        "2026-01-01|(direct) / (none)|7|1.5",
    )
    with workspace() as database:
        report = bring_visits(database, *sheet)
        assert report.totals == {"sessions": 25, "conversions": "1.5"}
        found = [(one.of, one.label) for one in figures(database)]
        assert found == [
            ("instagram", "l.instagram.com / referral"),
            ("instagram", "ig / social"),
            ("x", "t.co / referral"),
            ("naver_blog", "naver / organic"),
            ("GA4", "(direct) / (none)"),
        ]
        stated = values(database, "SELECT sum(stated_conversions) FROM reading")
        assert stated == [1500]


def test_visits_by_a_tracked_link_are_of_whoever_has_it(desk: CampaignDesks) -> None:
    """By its campaign and its words; others stay with their channel."""
    sheet = (
        "Date|Session source|Medium|Session campaign|Manual ad content|Sessions",
        "2026-01-01|instagram|influencer|spring|ana.glow|30",
        "2026-01-01|instagram|influencer|(not set)|ana.glow|2",
        "2026-01-01|youtube|influencer|spring|bora|40",
        "2026-01-01|youtube|influencer|spring|cleo|5",
        "2026-01-01|google|organic|(not set)|(not set)|50",
    )
    report = bring_visits(desk.database, *sheet)
    assert counts(report) == (5, 0, 0, 0)
    assert asked(report) == {"campaign": ""}
    rows = desk.database.read(
        "SELECT collaboration_id, campaign_id, channel, sessions, window FROM reading"
    )
    assert rows == [
        (1, 1, None, 30, "24h"),
        (1, 1, None, 2, "24h"),
        (2, 1, None, 40, "24h"),
        (None, None, "youtube", 5, "24h"),
        (None, None, "GA4", 50, "24h"),
    ]
    assert counts(bring_visits(desk.database, *sheet)) == (0, 0, 5, 0)
    assert counts(bring_visits(desk.database, *sheet, campaign="Spring"))[1] == 2
