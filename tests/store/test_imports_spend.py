"""What advertising programs say was spent: a figure, or a cost where she says so."""

from __future__ import annotations

import pytest

from store.campaign_rows import CampaignDraft
from store.campaigns import Campaigns
from store.exchange.layout import TOTAL
from store.exchange.readings_in import SPENT_BACK
from store.history import History
from store.rules.money import Money
from tests.builders import everything, workspace
from tests.store.figure_sheets import (
    Counted,
    asked,
    bring_figures,
    bring_text,
    figures,
    reasons,
)
from tests.store.money_sheets import Spent, costs
from tests.store.sheets_in import counts, values

GOOGLE = """Campaign report
"January 8, 2026 - January 31, 2026"
Campaign status,Campaign,Budget,Campaign type,Currency code,Avg. CPM,Impr.,Interactions,Interaction rate,Cost,Conversions
Enabled,Video views,5000.00,Video,INR,64.20,"25,881","20,127",77.77%,"1,661.67",0.00
Paused,Serum, --,Demand Gen,INR,44.57,"20,287","1,934",9.53%,904.26,15.25
Total: Campaigns, --, --, --,INR,55.58,"46,168","22,061",47.78%,"2,565.93",15.25
Total: Video,,,Video,INR,64.20,"25,881","20,127",77.77%,"1,661.67",0.00
"""  # noqa: E501 - as it is written there
META = (
    "Campaign name|Ad set|Amount spent (EUR)|Impr.|Reach|Clicks|Reporting starts|Day",
    "||30.50|1,500|900|33|2026-01-01|2026-01-02",
    "Spring|Women 18-24|20.50|1,000|600|30|2026-01-01|2026-01-01",
    "Spring|Women 18-24|10.00|500|400|3|2026-01-02|2026-01-02",
)


def test_advertisements_with_their_period_and_without_their_totals() -> None:
    """Two lines above the header say which days; two dashes are nothing."""
    with workspace() as database:
        report = bring_text(database, GOOGLE)
        assert counts(report) == (2, 0, 0, 0)
        assert report.totals == {
            "impressions": 46_168,
            "interactions": 22_061,
            "conversions": "15.25",
            "spend": [Money(256_593, "INR")],
        }
        assert asked(report) == {"campaign": "", "spend": "figures"}
        assert reasons(report) == [(6, TOTAL), (7, TOTAL)]
        assert figures(database, "interactions") == [
            Counted("Google Ads", "Video views", "total", "2026-01-31", 20_127),
            Counted("Google Ads", "Serum", "total", "2026-01-31", 1_934),
        ]
        assert values(
            database,
            "SELECT starts_on, spend_minor, spend_currency, stated_conversions"
            " FROM reading",
        ) == [("2026-01-08", 166_167, "INR", 0), ("2026-01-08", 90_426, "INR", 15_250)]
        assert not costs(database)
        assert counts(bring_text(database, GOOGLE)) == (0, 0, 2, 0)


def test_a_campaign_of_theirs_is_ours_where_it_is_called_alike() -> None:
    """None is made; days of one day each add up, the total above them does not."""
    with workspace() as database:
        Campaigns(database).add("spring")
        report = bring_figures(database, *META)
        assert counts(report) == (2, 0, 0, 0)
        assert report.totals["impressions"] == 1_500
        assert reasons(report) == [(2, TOTAL)]
        assert figures(database, "impressions") == [
            Counted("Meta Ads", "Spring / Women 18-24", "24h", "2026-01-01", 1_000),
            Counted("Meta Ads", "Spring / Women 18-24", "24h", "2026-01-02", 500),
        ]
        assert values(database, "SELECT DISTINCT campaign_id FROM reading") == [1]
        assert values(database, "SELECT impressions FROM day_total") == [1_500]
        bring_figures(database, *META, campaign="Fall")
        names = values(database, "SELECT name FROM campaign ORDER BY id")
        assert names == ["spring", "Fall"]


def test_what_was_spent_is_a_cost_when_she_says_so() -> None:
    """Once: later files find it again, and undo takes it along."""
    with workspace() as database:
        Campaigns(database).create(CampaignDraft("Spring", currency="EUR"))
        report = bring_figures(database, *META, spend="costs")
        assert counts(report) == (2, 0, 0, 0)
        assert "spend" not in asked(report)
        label = "Spring / Women 18-24"
        assert costs(database) == [
            Spent("2026-01-01", "Meta Ads", None, "boost", label, 2_050, "EUR",
                  "committed"),
            Spent("2026-01-02", "Meta Ads", None, "boost", label, 1_000, "EUR",
                  "committed"),
        ]  # fmt: skip
        committed = values(database, "SELECT sum(counted_minor) FROM budget_total")
        assert committed == [3_050]
        before = everything(database.reader)
        bring_figures(database, *META, spend="costs")
        assert everything(database.reader) == before
        History(database).undo()
        assert not costs(database)


def test_a_running_total_is_one_cost_that_grows() -> None:
    """What is paid here stays as it was paid."""
    later = GOOGLE.replace("January 31", "February 14").replace("904.26", "1004.26")
    with workspace() as database:
        bring_text(database, GOOGLE, spend="costs")
        assert counts(bring_text(database, later, spend="costs")) == (2, 0, 0, 0)
        found = [(one.description, one.on_day, one.minor) for one in costs(database)]
        assert found == [
            ("Video views", "2026-02-14", 166_167),
            ("Serum", "2026-02-14", 100_426),
        ]
        assert counts(bring_text(database, GOOGLE, spend="costs")) == (0, 0, 2, 0)
        assert [one.minor for one in costs(database)] == [166_167, 100_426]
        with database.writing("Paid", ("budget",)) as unit:
            unit.connection.execute("UPDATE cost SET state='paid', paid_on=on_day")
        much = later.replace("February 14", "February 20").replace("1004.26", "2000")
        bring_text(database, much, spend="costs")
        assert [one.minor for one in costs(database)][:2] == [166_167, 100_426]
        assert len(costs(database)) == 2


def test_costs_in_another_currency_say_that_they_count_nowhere() -> None:
    """Until a rate is said."""
    with workspace() as database:
        Campaigns(database).create(CampaignDraft("Spring", currency="KRW"))
        report = bring_figures(database, *META, spend="costs")
        question = next(one for one in report.questions if one.code == "uncounted")
        assert question.detail == {"count": 2}
        assert values(database, "SELECT counted_minor FROM cost") == [None, None]


@pytest.mark.parametrize("currency", ["KRW", None])
def test_amounts_that_name_no_currency(currency: str | None) -> None:
    """Are in the one that is said, or are left out; below nothing is nothing."""
    sheet = ("date|channel|views|spend", "2026-01-01|x|5|100", "2026-01-02|x|6|-5")
    with workspace() as database:
        report = bring_figures(database, *sheet, currency=currency)
        assert counts(report) == (2, 0, 0, 0)
        spent = values(database, "SELECT spend_minor FROM reading")
        assert spent == ([100, None] if currency else [None, None])
        told = [reason for _row, reason in reasons(report)]
        assert told == [SPENT_BACK] if currency else len(told) == 2
        assert ("currency" in asked(report)) == (currency is None)
