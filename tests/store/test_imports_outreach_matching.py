"""Whose conversation a row of an outreach sheet means, and in which campaign."""

from __future__ import annotations

import pytest

from store.campaigns import Campaigns
from store.errors import Invalid
from store.exchange import gathering, talks_match
from store.outreach import Outreach
from store.settings import Settings
from tests.builders import TODAY, person, workspace
from tests.store.sheets_in import as_csv, bring, counts, told, values
from tests.store.talk_sheets import bring_talks, talks, touches

PLACES = """SELECT i.name, g.name, c.stage FROM collaboration c
JOIN influencer i ON i.id=c.influencer_id LEFT JOIN campaign g ON g.id=c.campaign_id
ORDER BY c.id"""


def test_somebody_in_two_campaigns_has_two_conversations() -> None:
    """Two rows, one person; what they say of the person comes together."""
    sheet = as_csv(
        ["name", "handle", "platform", "campaign", "stage", "city", "tags", "email"],
        ["Mina", "@mina", "IG", "Spring", "Contacted", "Seoul", "beauty", ""],
        ["mina", "@Mina", "IG", "Summer", "Agreed", "Busan", "food", "m@x.example"],
        ["", "@mina", "IG", "SPRING ", "", "", "", ""],
    )
    with workspace() as database:
        report = bring_talks(database, sheet)
        assert counts(report) == (2, 1, 0, 0)
        assert values(database, PLACES) == [
            ("Mina", "Spring", "contacted"),
            ("Mina", "Summer", "agreed"),
        ]
        assert values(database, "SELECT city, email FROM influencer") == [
            ("Seoul", "m@x.example")
        ]
        assert values(database, "SELECT tags FROM roster_line") == ["beauty, food"]
        assert told(report) == [(3, "city", "Busan")]
        assert report.problems[0].reason == gathering.OTHERWISE
        assert counts(bring_talks(database, sheet)) == (0, 0, 3, 0)


def test_rows_of_one_conversation_are_drawn_together() -> None:
    """The newest contact speaks; every day of contact is kept."""
    sheet = as_csv(
        ["name", "handle", "stage", "last contact", "asked", "notes"],
        ["Mina", "@mina", "Contacted", "2026-02-03", "300 USD", "first"],
        ["Mina", "@mina", "Replied", "2026-02-20", "400 USD", "second"],
        ["Mina", "@mina", "Contacted", "2026-02-10", "", ""],
    )
    with workspace() as database:
        report = bring_talks(database, sheet)
        assert counts(report) == (1, 2, 0, 0)
        mina = talks(database)["Mina"]
        assert (mina.stage, mina.notes) == ("replied", "second\nfirst")
        assert mina.asked is not None
        assert mina.asked.minor == 40_000
        assert [(row[1], row[2]) for row in touches(database)] == [
            ("2026-02-03", "out"),
            ("2026-02-10", "out"),
            ("2026-02-20", "in"),
        ]
        assert sorted(told(report)) == [
            (2, "asked", "300.00 USD"),
            (2, "stage", "contacted"),
            (4, "stage", "contacted"),
        ]
        assert {each.reason for each in report.problems} == {talks_match.OTHERWISE}
        assert counts(bring_talks(database, sheet)) == (0, 0, 3, 0)


def test_the_open_one_without_a_campaign_is_meant_where_none_is_named() -> None:
    """That in a campaign is another matter."""
    with workspace() as database:
        mina = person(database, "Mina", handle="mina")
        spring = Campaigns(database).add("Spring")
        outreach = Outreach(database, Settings(database))
        outreach.start([mina], spring, today=TODAY)
        outreach.start([mina], today=TODAY)
        sheet = "handle,platform,stage,campaign\n@mina,IG,{},{}\n"
        bring_talks(database, sheet.format("Replied", ""))
        bring_talks(database, sheet.format("Agreed", "spring"))
        assert values(database, PLACES) == [
            ("Mina", "Spring", "agreed"),
            ("Mina", None, "replied"),
        ]


def test_a_campaign_can_be_said_for_the_rows_that_name_none() -> None:
    """It makes any list of people one of outreach."""
    with workspace() as database:
        sheet = "handle,platform,campaign\n@mina,IG,\n@ana,IG,Summer\n"
        report = bring_talks(database, sheet, campaign="Spring", currency="EUR")
        assert counts(report) == (2, 0, 0, 0)
        assert values(database, PLACES) == [
            ("mina", "Spring", "identified"),
            ("ana", "Summer", "identified"),
        ]
        assert values(database, "SELECT currency FROM campaign") == ["EUR", "EUR"]
        people = "name,handle,platform\nMina,@mina,IG\n"
        assert counts(bring_talks(database, people, campaign="SPRING")) == (0, 1, 0, 0)
        assert counts(bring_talks(database, people, campaign="Autumn")) == (1, 0, 0, 0)
        with pytest.raises(Invalid, match="not of roster"):
            bring(database, people, campaign="Spring", kind="roster")


def test_a_campaign_is_made_in_the_currency_of_its_rows() -> None:
    """The commonest one counts."""
    sheet = as_csv(
        ["handle", "platform", "campaign", "stage", "asked", "currency"],
        ["@a", "IG", "Spring", "replied", "100", "EUR"],
        ["@b", "IG", "spring", "replied", "100", "EUR"],
        ["@c", "IG", "Spring", "replied", "100", "USD"],
        ["@d", "IG", "봄", "replied", "50만원", ""],
    )
    with workspace() as database:
        bring_talks(database, sheet)
        made = "SELECT name, currency FROM campaign ORDER BY id"
        assert values(database, made) == [("Spring", "EUR"), ("봄", "KRW")]


@pytest.mark.parametrize(
    ("header", "currency", "cell", "said", "amount"),
    [
        ("제안금액(원)", "USD", "500,000", None, (500_000, "KRW")),
        ("제안금액(만원)", "", "50", None, (500_000, "KRW")),
        ("제안금액(만원)", "", "30만", None, (300_000, "KRW")),
        ("Offer (EUR)", "USD", "500", "GBP", (50_000, "EUR")),
        ("Offer", "USD", "500", "GBP", (50_000, "USD")),
        ("Offer", "", "500", "GBP", (50_000, "GBP")),
        ("Offer ($)", "MXN", "500", None, (50_000, "MXN")),
        ("Offer ($)", "", "500", None, (50_000, "USD")),
        ("Offer", "", "€500", "USD", (50_000, "EUR")),
        ("제안 원고료", "USD", "500", None, (50_000, "USD")),
        ("Offer", "", "500", None, None),
    ],
)
def test_where_the_currency_of_an_amount_stands(
    header: str,
    currency: str,
    cell: str,
    said: str | None,
    amount: tuple[int, str] | None,
) -> None:
    """In the cell, the header, the row, or the command; nowhere: left out and told."""
    sheet = as_csv(
        ["handle", "platform", "stage", header, "currency"],
        ["@mina", "IG", "replied", cell, currency],
    )
    with workspace() as database:
        report = bring_talks(database, sheet, currency=said)
        offers = values(database, "SELECT amount_minor, currency FROM offer")
        assert offers == ([amount] if amount else [])
        assert told(report) == ([] if amount else [(2, header, cell)])


def test_people_are_found_as_in_any_list_of_people() -> None:
    """By e-mail and name too; nobody named is told and left out."""
    with workspace() as database:
        person(database, "Mina", email="mina@x.example")
        sheet = as_csv(
            ["name", "email", "stage"],
            ["Mina", "mina@x.example", "Contacted"],
            ["", "", "Contacted"],
            ["Ana", "", "Replied"],
        )
        report = bring_talks(database, sheet)
        assert counts(report) == (2, 0, 0, 1)
        assert told(report) == [(3, "", "")]
        assert values(database, "SELECT name FROM influencer") == ["Mina", "Ana"]
        assert counts(bring_talks(database, sheet)) == (0, 0, 2, 1)


def test_a_change_of_the_person_alone_counts_as_a_change() -> None:
    """Otherwise it could not be brought in."""
    sheet = "name,handle,platform,stage,city\nMina,@mina,IG,Contacted,{}\n"
    with workspace() as database:
        bring_talks(database, sheet.format("Seoul"))
        assert counts(bring_talks(database, sheet.format("Busan"))) == (0, 1, 0, 0)
        assert values(database, "SELECT city FROM influencer") == ["Busan"]


def test_thousands_of_rows_come_in_through_many_portions() -> None:
    """And next week's are all found again."""

    def sheet(stage: str) -> str:
        rows = (
            [f"Person {n}", f"@p_{n}", "IG", ("Spring", "Summer", "")[n % 3], stage]
            for n in range(7_000)
        )
        return as_csv(["name", "handle", "platform", "campaign", "stage"], *rows)

    with workspace() as database:
        assert counts(bring_talks(database, sheet("Contacted"))) == (7_000, 0, 0, 0)
        assert counts(bring_talks(database, sheet("Contacted"))) == (0, 0, 7_000, 0)
        assert counts(bring_talks(database, sheet("Replied"))) == (0, 7_000, 0, 0)
        assert database.read(
            "SELECT stage, count(*) FROM collaboration GROUP BY stage"
        ) == [("replied", 7_000)]
