"""A sheet of what is planned for what sets the budget of a campaign."""

from __future__ import annotations

import pytest

from store.campaign_rows import CampaignDraft
from store.campaigns import Campaigns
from store.errors import Invalid
from store.exchange.costs_lines import BELOW, OTHER_CURRENCY
from store.history import History
from tests.builders import everything, workspace
from tests.store.money_sheets import bring_money, costs, reasons
from tests.store.sheets_in import counts, values

SHEET = (
    "Category|Planned|Notes",
    "Influencer fees|1,000.00|six people",
    "Photo shoot|400|",
    "Video editing|100.50|",
    "Ads|0|later",
    "Total|1,500.50|",
)
LINES = "SELECT category, planned_minor, note FROM budget_line ORDER BY id"


def test_rows_of_one_category_are_added_up() -> None:
    """A total is left out; a new campaign is counted in what its budget is in."""
    with workspace() as database:
        report = bring_money(database, *SHEET, campaign="Spring", currency="EUR")
        assert counts(report) == (4, 0, 0, 0)
        assert values(database, LINES) == [
            ("fee", 100000, "six people"),
            ("production", 50050, None),
            ("boost", 0, "later"),
        ]
        assert values(database, "SELECT currency FROM campaign") == ["EUR"]
        assert not costs(database)


def test_the_next_sheet_changes_what_it_names() -> None:
    """Others stay; one step takes it back."""
    with workspace() as database:
        bring_money(database, *SHEET, campaign="Spring", currency="EUR")
        again = bring_money(database, *SHEET, campaign="Spring")
        assert counts(again) == (0, 0, 4, 0)
        before = everything(database.reader)
        report = bring_money(
            database, "구분|예산", "원고료|1,200", "배송비|30", campaign="spring"
        )
        assert counts(report) == (1, 1, 0, 0)
        change = report.changes[0]
        assert (change.name, change.before, change.after) == (
            "Spring, fee",
            "1000.00",
            "1200.00",
        )
        assert values(database, LINES)[0] == ("fee", 120000, "six people")
        History(database).undo()
        assert everything(database.reader) == before


def test_a_budget_is_of_a_campaign_and_in_its_currency() -> None:
    """Said in the sheet, or for all of it."""
    with workspace() as database:
        with pytest.raises(Invalid, match="does not say of which campaign"):
            bring_money(database, *SHEET, currency="EUR")
        Campaigns(database).create(CampaignDraft("Spring", currency="KRW"))
        report = bring_money(
            database,
            "campaign|category|planned",
            "Spring|fee|₩100",
            "Spring|tools|$5",
            "Spring|ads|-₩5",
            "Autumn|fee|7 USD",
        )
        assert reasons(report) == [(3, "5.00 USD", OTHER_CURRENCY), (4, "", BELOW)]
        assert counts(report) == (2, 0, 0, 2)
        assert [row[1] for row in values(database, LINES)] == [100, 700]


def test_beside_what_it_came_to_a_plan_is_only_said() -> None:
    """Then it is a list of costs; and one that is only planned is in view."""
    with workspace() as database:
        sheet = "date|category|planned|actual", "2026-02-01|fee|100|120"
        bring_money(database, *sheet, currency="EUR")
        bring_money(
            database, "date|category|planned", "2026-02-02|fee|90", currency="EUR"
        )
        assert [(one.minor, one.state) for one in costs(database)] == [
            (12000, "committed"),
            (9000, "planned"),
        ]
        assert values(database, "SELECT notes FROM cost") == ["planned: 100", None]
        assert not values(database, LINES)
