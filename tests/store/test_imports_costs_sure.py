"""No cost is booked on a guess: neither on another day, nor on another cost."""

from __future__ import annotations

import pytest

from store.costs import Costs
from store.exchange.costs_in import UNKNOWN_CATEGORY
from store.exchange.days import NO_YEAR, WHICH_FIRST
from tests.builders import TODAY, everything, workspace
from tests.store.money_sheets import asked, bring_money, costs, reasons
from tests.store.sheets_in import counts

KOREAN = (
    "날짜|구분|금액|상태|비고",
    "2026.2.3|촬영 스튜디오 대관|440,000원|지급 완료|카드",
    "2026-02-05|택배비|12,500원|지급완료|",
    "2/9|소품|3만5천|예정|",
    "2026년 2월 12일|편집 외주|1.2만|청구|",
    "|환불|-5,000|지급|",
)


def test_a_row_waits_for_its_year_and_others_come_in() -> None:
    """It is told by row and value; today is taken for no cell that says something."""
    with workspace() as database:
        said = {"currency": "KRW", "blanks": "nothing"}
        report = bring_money(database, *KOREAN, **said)
        assert [(one.on_day, one.minor) for one in costs(database)] == [
            ("2026-02-03", 440_000),
            ("2026-02-05", 12_500),
            ("2026-02-12", 12_000),
            (TODAY.isoformat(), -5_000),
        ]
        waits = [each for each in report.problems if each.reason == NO_YEAR]
        assert [(each.row, each.column, each.value) for each in waits] == [
            (4, "날짜", "2/9")
        ]
        assert asked(report)["year"] is None
        assert asked(report)["day"] == TODAY.isoformat()
        assert report.skipped == 1
        more = bring_money(database, *KOREAN, **said, year=2026, date_order="mdy")
        assert counts(more) == (1, 0, 4, 0)
        assert costs(database)[-1][::5] == ("2026-02-09", 35_000)


def test_days_that_read_two_ways_are_booked_on_none() -> None:
    """Nor is a campaign or anything else made of such rows."""
    sheet = "date|description|amount|campaign", "03/04/2026|Shoot|100 EUR|Spring"
    with workspace() as database:
        before = everything(database.reader)
        report = bring_money(database, *sheet)
        assert reasons(report) == [(2, "03/04/2026", WHICH_FIRST)]
        assert counts(report) == (0, 0, 0, 1)
        assert "day" not in asked(report)
        assert everything(database.reader) == before


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("2026-02-01|soon|paid|9 EUR", []),
        ("2026-02-01|soon|invoiced|9 EUR", [("2026-02-01", "invoiced")]),
        ("|soon|invoiced|9 EUR", []),
        ("soon|2026-02-01|paid|9 EUR", []),
        ("|2099-01-01|invoiced|9 EUR", []),
        ("|2026-02-01||9 EUR", [("2026-02-01", "paid")]),
    ],
)
def test_a_payment_waits_for_its_day_too(row: str, kept: list[object]) -> None:
    """Neither the day of the cost nor today is taken for one that cannot be read."""
    with workspace() as database:
        bring_money(database, "date|paid on|state|amount", row)
        assert [(one.on_day, one.state) for one in costs(database)] == kept


SHOOT = "date|payee|description|category|amount|state"


@pytest.mark.parametrize(
    "rows",
    [
        KOREAN[:2],
        (KOREAN[0], "2026-01-09|촬영 스튜디오 대관|440,000원|지급 완료|카드"),
        ("구분|금액", "촬영 스튜디오 대관|440,000원"),
        ("amount|state", "440000 KRW|paid"),
    ],
)
def test_the_same_amount_alone_is_another_cost(rows: tuple[str, ...]) -> None:
    """An unknown category is no category left open, nor does a missing day tell."""
    mine = "2026-01-09|Ads Inc|Banner|boost|440000 KRW|committed"
    with workspace() as database:
        bring_money(database, SHOOT, mine, campaign="Spring")
        before = costs(database)
        said = {"campaign": "Spring"}
        assert counts(bring_money(database, *rows, **said)) == (1, 0, 0, 0)
        later = TODAY.replace(day=20)
        assert counts(bring_money(database, *rows, **said, today=later))[2] == 1
        assert costs(database)[:1] == before
        assert len(costs(database)) == 2


def test_without_a_campaign_the_amount_of_another_is_not_meant() -> None:
    """Nor is that of the same day; what it is for, or who is paid, tells."""
    with workspace() as database:
        mine = "2026-02-01|Studio|Sunrise|production|9 EUR|committed"
        bring_money(database, SHOOT, mine, campaign="Spring")
        bare = "date|amount", "2026-02-01|9 EUR"
        assert counts(bring_money(database, *bare)) == (1, 0, 0, 0)
        assert counts(bring_money(database, *bare)) == (0, 0, 1, 0)
        for told in (
            ("description|amount", "Sunrise|9 EUR"),
            ("payee|amount", "studio|9 EUR"),
        ):
            assert counts(bring_money(database, *told)) == (0, 0, 1, 0), told
        other = "description|amount", "Sunset|9 EUR"
        assert counts(bring_money(database, *other, campaign="Spring"))[0] == 1


def test_a_bill_tells_which_cost_is_meant() -> None:
    """In its campaign, whatever the day."""
    with workspace() as database:
        mine = f"{SHOOT}|invoice", "2026-02-01|Studio|Shoot|fee|9 EUR|invoiced|F-1"
        bring_money(database, *mine, campaign="Spring")
        bill = "amount|invoice|state", "9 EUR|F-1|paid"
        assert counts(bring_money(database, *bill, campaign="Autumn"))[0] == 1
        assert counts(bring_money(database, *bill, campaign="Spring")) == (0, 1, 0, 0)
        assert [one.state for one in costs(database)] == ["paid", "paid"]


def test_a_cost_that_she_filed_since_is_known_by_the_word_that_was_kept() -> None:
    """Of a category that nobody knew."""
    with workspace() as database:
        report = bring_money(database, *KOREAN[:2], campaign="Spring")
        assert reasons(report) == [(2, "촬영 스튜디오 대관", UNKNOWN_CATEGORY)]
        Costs(database).set_field([1], "category", "production")
        again = bring_money(database, *KOREAN[:2], campaign="Spring")
        assert counts(again) == (0, 0, 1, 0)
