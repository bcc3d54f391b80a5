"""Figures come in as platforms export them; each file adds to what is there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from store.errors import Invalid
from store.exchange.cells import NOT_A_DAY
from store.exchange.days import NO_YEAR
from store.exchange.layout import TOTAL
from store.exchange.plan import ImportOptions
from store.exchange.readings_in import UNKNOWN_METRIC
from store.exchange.readings_places import NO_PLACE
from store.exchange.readings_reader import NO_FIGURE
from store.exchange.readings_tables import OTHER_TABLE
from store.exchange.sheets import ReadOptions
from store.history import History
from store.imports import Imports
from tests.builders import TODAY, everything, workspace
from tests.store.figure_sheets import (
    Counted,
    asked,
    bars,
    bring_figures,
    bring_text,
    figures,
    reasons,
)
from tests.store.piece_sheets import workbook
from tests.store.sheets_in import counts, values

if TYPE_CHECKING:
    from pathlib import Path

TWO_TABLES = """sep=,
"Follows"
"Date","Primary"
"2026-01-30T01:00:00","3"
"2026-01-31T00:00:00","0"

"Follows"
"Date","Primary"
"2026-01-30T01:00:00","8"
"2026-01-31T00:00:00","2"
"""
OVERVIEW = (
    "Date|Video Views|Profile Views|Likes|Comments|Shares",
    "January 12|1591|7|10|1|0",
    "January 13|1,154|1|5|0|0",
)


def test_a_table_of_one_metric_says_what_it_counts_above_its_rows() -> None:
    """Reach of Facebook, day by day; the hour jumps, the day does not."""
    text = TWO_TABLES.replace('"Follows"', '"Facebook reach"', 1).partition("\n\n")[0]
    with workspace() as database:
        report = bring_text(database, text)
        assert counts(report) == (2, 0, 0, 0)
        assert report.totals == {"reach": 3}
        assert asked(report) == {"campaign": ""}
        assert figures(database, "reach") == [
            Counted("facebook", None, "24h", "2026-01-30", 3),
            Counted("facebook", None, "24h", "2026-01-31", 0),
        ]


def test_the_same_title_twice_is_two_platforms_and_she_says_which() -> None:
    """Until then nothing of it is kept; with one named, the other waits."""
    with workspace() as database:
        report = bring_text(database, TWO_TABLES)
        assert counts(report) == (0, 0, 0, 4)
        question = next(one for one in report.questions if one.code == "platform")
        assert question.taken is None
        assert question.detail == {"table": "Follows", "count": 2}
        assert question.choices == ("facebook,instagram", "instagram,facebook")
        assert {reason for _row, reason in reasons(report)} == {NO_PLACE}

        report = bring_text(database, TWO_TABLES, platform="facebook")
        assert counts(report) == (2, 0, 0, 2)

        report = bring_text(database, TWO_TABLES, platform="facebook,instagram")
        assert counts(report) == (2, 0, 2, 0)
        assert report.totals == {"new_followers": 13}
        assert asked(report) == {"campaign": ""}
        days = [(one.of, one.value) for one in figures(database, "new_followers")]
        assert days == [("facebook", 3), ("facebook", 0), ("instagram", 8),
                        ("instagram", 2)]  # fmt: skip


def test_one_table_without_a_platform_asks_for_it() -> None:
    """One that is called by name needs no answer."""
    text = TWO_TABLES.partition("\n\n")[0]
    with workspace() as database:
        report = bring_text(database, text)
        question = next(one for one in report.questions if one.code == "platform")
        assert (question.taken, question.choices) == (None, ("facebook", "instagram"))
        assert counts(bring_text(database, text, platform="instagram"))[0] == 2


def test_two_metrics_of_one_day_are_one_reading() -> None:
    """Whether they come in one file or in two."""
    text = TWO_TABLES.replace('"Follows"', '"Instagram reach"', 1)
    with workspace() as database:
        report = bring_text(database, text, platform="instagram")
        assert counts(report) == (4, 0, 0, 0)
        rows = database.read("SELECT reach, new_followers FROM reading ORDER BY id")
        assert rows == [(3, 8), (0, 2)]
        assert counts(bring_text(database, text, platform="instagram")) == (0, 0, 4, 0)


def test_a_metric_that_is_not_kept_is_told_once() -> None:
    """Its table is left out; with --map it can be said what it counts."""
    text = TWO_TABLES.replace('"Follows"', '"Instagram profile visits"')
    with workspace() as database:
        report = bring_text(database, text)
        assert counts(report) == (0, 0, 0, 4)
        assert reasons(report) == [(1, UNKNOWN_METRIC), (8, UNKNOWN_METRIC)]
        named = {"Primary": "clicks"}
        report = bring_text(database, text, mapping=named, platform="instagram")
        assert report.totals == {"clicks": 13}


@pytest.mark.parametrize("hours", [("00", "23", "00"), ("01", "00", "01")])
def test_days_are_days_whatever_daylight_saving_does(hours: tuple[str, ...]) -> None:
    """An hour before midnight the next day begins, where days begin at midnight."""
    first, shifted, last = hours
    at = {"23": "2026-03-08", "00": "2026-03-09"}[shifted]
    text = f"""sep=,
"Facebook reach"
"Date","Primary"
"2026-03-08T{first}:00:00","3"
"{at}T{shifted}:00:00","5"
"2026-03-10T{last}:00:00","7"
"""
    with workspace() as database:
        bring_text(database, text)
        found = [(each.on_day[-2:], each.label) for each in figures(database, "reach")]
        assert found == [("08", None), ("09", None), ("10", None)]
        assert counts(bring_text(database, text)) == (0, 0, 3, 0)


def test_days_without_a_year_wait_for_it() -> None:
    """Never 1900, never 1970; numbers as text are numbers."""
    with workspace() as database:
        report = bring_figures(database, *OVERVIEW)
        assert counts(report) == (0, 0, 0, 2)
        assert asked(report) == {"campaign": "", "year": None}
        assert reasons(report) == [(2, NO_YEAR), (3, NO_YEAR)]
        assert not values(database, "SELECT id FROM reading")

        report = bring_figures(database, *OVERVIEW, year=2026)
        assert counts(report) == (2, 0, 0, 0)
        assert report.totals == {"views": 2745, "likes": 15, "comments": 1, "shares": 0}
        assert report.plan.unmapped == ("Profile Views",)
        assert figures(database) == [
            Counted("tiktok", None, "24h", "2026-01-12", 1591),
            Counted("tiktok", None, "24h", "2026-01-13", 1154),
        ]


def test_a_workbook_says_the_same_as_its_sheet(tmp_path: Path) -> None:
    """Numbers that stand there as text are the same figures."""
    cells = {
        f"{'ABCDEF'[at]}{row}": text
        for row, line in enumerate(OVERVIEW, 1)
        for at, text in enumerate(line.split("|"))
    }
    with workspace() as database:
        bring_figures(database, *OVERVIEW, year=2026)
        imports = Imports(database)
        plan = imports.plan(workbook(tmp_path, cells), ImportOptions(year=2026))
        assert counts(imports.run(plan, today=TODAY)) == (0, 0, 2, 0)


def test_next_months_file_adds_its_days_and_mends_the_last() -> None:
    """The same file twice changes nothing; undo takes one of them back whole."""
    head = "Date|Views|Watch time (hours)"
    first = [
        f"{date(2026, 1, 1) + timedelta(one)}|{one * 10}|0:04:34" for one in (0, 1)
    ]
    with workspace() as database:
        assert counts(bring_figures(database, head, *first)) == (2, 0, 0, 0)
        before = everything(database.reader)
        assert counts(bring_figures(database, head, *first)) == (0, 0, 2, 0)
        assert everything(database.reader) == before
        more = [first[0], "2026-01-02|25|0:05:00", "2026-02-01|40|0:01:00"]
        assert counts(bring_figures(database, head, *more)) == (1, 1, 1, 0)
        assert [one.value for one in figures(database)] == [0, 25, 40]
        History(database).undo()
        assert everything(database.reader) == before


def test_a_total_first_or_last_is_no_row() -> None:
    """Countries add up by themselves; a country may be called NA."""
    sheet = ("Geography|Views|Average view duration", "Total|15,503|0:04:34",
             "US|2638|0:05:42", "NA|12|0:03:10", "기타|1|0:00:10")  # fmt: skip
    with workspace() as database:
        report = bring_figures(database, *sheet)
        assert counts(report) == (3, 0, 0, 0)
        assert report.totals == {"views": 2651}
        assert reasons(report) == [(2, TOTAL)]
        day = TODAY.isoformat()
        assert asked(report) == {"campaign": "", "day": day}
        assert figures(database)[1] == Counted("youtube", "NA", "total", day, 12)


def test_figures_without_a_day_are_of_today_unless_they_are_the_last_ones() -> None:
    """Tomorrow the same file says nothing new; another one has a day of its own."""
    head = "Content|Video title|Views|Subscribers"
    tomorrow = TODAY + timedelta(1)
    with workspace() as database:
        sheet = (head, "abcDEF123_-|Serum, tested Skin|11|", "zyxWVU987_-|Two|7|1")
        assert counts(bring_figures(database, *sheet)) == (2, 0, 0, 0)
        report = bring_figures(database, *sheet, today=tomorrow)
        assert counts(report) == (0, 0, 2, 0)
        assert "day" not in asked(report)
        sheet = (*sheet[:2], "zyxWVU987_-|Two|9|1")
        assert counts(bring_figures(database, *sheet, today=tomorrow)) == (1, 0, 1, 0)
        found = [(one.label, one.on_day, one.value) for one in figures(database)]
        assert found == [
            ("Serum, tested Skin", TODAY.isoformat(), 11),
            ("Two", TODAY.isoformat(), 7),
            ("Two", tomorrow.isoformat(), 9),
        ]


def test_a_campaign_said_later_is_the_same_file() -> None:
    """Figures that belonged to no campaign belong to it from then on."""
    sheet = ("Date|Profile views|Video views", "2026-01-12|1|5")
    with workspace() as database:
        bring_figures(database, *sheet)
        assert counts(bring_figures(database, *sheet, campaign="봄")) == (0, 1, 0, 0)
        assert counts(bring_figures(database, *sheet)) == (0, 0, 1, 0)
        assert values(database, "SELECT campaign_id FROM reading") == [1]
        assert counts(bring_figures(database, *sheet, campaign="Fall")) == (1, 0, 0, 0)


def test_rows_that_are_alike_are_numbered() -> None:
    """Two advertisements of one name are two, next time too."""
    sheet = (
        "date|channel|label|views",
        "2026-01-12|Kakao|Ad|5",
        "2026-01-12|카톡|Ad|5",
    )
    with workspace() as database:
        for result in ((2, 0, 0, 0), (0, 0, 2, 0)):
            assert counts(bring_figures(database, *sheet)) == result
        assert [one.label for one in figures(database)] == ["Ad", "Ad #2"]
        assert values(database, "SELECT written FROM channel_name") == ["카톡"]


def test_what_says_nothing_or_is_nowhere_is_told() -> None:
    """Each with its row and its reason; the counts stay right."""
    sheet = (
        "date|channel|views|likes",
        "2026-01-12|x|five|",
        "2026-01-13|x||",
        "soon|x|5|1",
        "2026-01-14||5|1",
        "2026-01-15|x|5|-1",
    )
    with workspace() as database:
        report = bring_figures(database, *sheet)
        assert counts(report) == (1, 0, 0, 4)
        told = dict(reasons(report))
        assert (told[3], told[4], told[5]) == (NO_FIGURE, NOT_A_DAY, NO_PLACE)
        assert asked(report)["platform"] is None
        assert counts(bring_figures(database, *sheet, platform="x")) == (1, 0, 1, 3)


def test_a_table_with_other_columns_is_left_for_a_run_of_its_own() -> None:
    """Its header row can be said."""
    days = [f"2026-01-{day:02}|5|1" for day in range(1, 9)]
    text = bars("Date|Views|Shares", *days) + "Countries,,\n" + bars(
        "Country|Impressions|Likes", "KR|3|2", "US|2|2")  # fmt: skip
    with workspace() as database:
        report = bring_text(database, text, platform="youtube")
        assert counts(report) == (8, 0, 0, 0)
        assert reasons(report) == [(11, OTHER_TABLE)]
        report = bring_text(
            database, text, platform="youtube", reading=ReadOptions(header_row=11)
        )
        assert counts(report) == (2, 0, 0, 0)
        assert reasons(report) == [(1, OTHER_TABLE)]


def test_a_sheet_without_a_figure_is_refused() -> None:
    """In one sentence that says what to do."""
    with workspace() as database:
        plan = Imports(database).plan_text
        with pytest.raises(Invalid, match="has no column of readings"):
            plan(bars("date|post url", "2026-01-01|x.com/a"),
                 ImportOptions(kind="readings"))  # fmt: skip
