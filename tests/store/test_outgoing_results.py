"""Figures, the brand and mentions written as tables, and brought in again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from store.brand import Brand, BrandDraft
from store.channel_readings import ChannelReadingDraft, ChannelReadings
from store.exchange.plan import ImportOptions
from store.exchange.readings_out import RESULT_TABLES
from store.exchange.table_columns import TABLES
from store.imports import Imports
from store.mentions import MentionDraft, Mentions
from store.outgoing import Outgoing
from store.readings import ReadingDraft
from store.roster import Roster
from store.rules.money import Money
from tests.builders import everything
from tests.store.agreed_desk import DAY, MONDAY, POST, Agreed, agreed_desks
from tests.store.figure_sheets import bring_figures
from tests.store.sheets_in import counts

LATER = MONDAY + 40 * DAY


def fill(desk: Agreed) -> None:
    """Figures of a post, of a person, of channels; the brand; what was said of it."""
    database = desk.desks.database
    desk.live()
    desk.readings.note(
        1, ReadingDraft("24h", MONDAY + DAY, figures={"views": 9}), LATER
    )
    readings = ChannelReadings(database)
    work = ChannelReadingDraft(MONDAY, collaboration_id=1, figures={"leads": 3})
    readings.note(work, LATER)
    for channel, label in (("instagram", "=Stories"), ("metro", "")):
        readings.note(
            ChannelReadingDraft(
                MONDAY, channel, campaign_id=1, label=label, window="24h",
                starts_on=MONDAY, figures={"reach": 5}, spend=Money(2_050, "EUR"),
            ),
            LATER,
        )  # fmt: skip
    sheet = (
        "Date|Session source / medium|Sessions|Key events",
        "2026-03-01|a / b|3|1.2550",
    )
    bring_figures(database, *sheet, kind="traffic")
    Brand(database).add(
        BrandDraft(MONDAY, 1, "before", "", 9, None, 2, "calm"), today=LATER
    )
    Brand(database).add(BrandDraft(LATER, searches=70, notes="a\nb"), today=LATER)
    mentions = Mentions(database)
    mentions.add(MentionDraft(MONDAY, url="x.com/a/status/77"), today=LATER)
    mentions.add(MentionDraft(MONDAY, "카페", text="+1", campaign_id=1), today=LATER)


@pytest.mark.parametrize("kind", RESULT_TABLES)
def test_each_table_comes_in_again_and_changes_nothing(
    kind: str, tmp_path: Path
) -> None:
    """Its kind is known by its headers."""
    with agreed_desks() as desk:
        fill(desk)
        database = desk.desks.database
        target = tmp_path / f"{kind}.csv"
        written = Outgoing(database).table(kind, target)
        before = everything(database.reader)
        imports = Imports(database)
        plan = imports.plan(target, ImportOptions())
        assert plan.kind == ("mentions" if kind == "mentions" else "readings")
        assert plan.unmapped == ()
        report = imports.run(plan, today=LATER + DAY)
        assert counts(report) == (0, 0, written, 0)
        assert not report.problems
        assert everything(database.reader) == before


def test_the_table_of_all_figures(tmp_path: Path) -> None:
    """Amounts as they are written, formulas kept from working; no trash."""
    with agreed_desks() as desk:
        fill(desk)
        target = tmp_path / "figures.csv"
        assert Outgoing(desk.desks.database).table("figures", target) == 5
        with target.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert list(rows[0]) == [column.header for column in TABLES["figures"]]
        visits, person, stories, _metro, post = rows
        assert (visits["label"], visits["conversions"]) == ("a / b", "1.255")
        assert (person["influencer"], person["leads"], person["campaign"]) == (
            "Mina",
            "3",
            "Spring",
        )
        assert (stories["label"], stories["spend"], stories["currency"]) == (
            "'=Stories",
            "20.50",
            "EUR",
        )
        assert (post["post_url"], post["window"], post["source"], post["views"]) == (
            POST,
            "24h",
            "influencer",
            "9",
        )
        Roster(desk.desks.database).archive([1])
        assert Outgoing(desk.desks.database).table("figures", target) == 3
