"""What the checklist knows of the results of a campaign, and which items that meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from checklists.facts import REPORT_LINES, CampaignFacts
from store.campaign_results_facts import NEWEST
from store.campaign_rows import CampaignDraft
from store.checklist import ChecklistDesk
from tests.store.outreach_desk import MONDAY
from tests.store.results_desk import SPRING, Books, books

PLAIN = {"campaign_id": SPRING}


@pytest.fixture
def desk() -> Iterator[Books]:
    """Spring, which begins on the Monday."""
    with books() as opened:
        opened.frame(starts_on=MONDAY.isoformat(), ends_on="2026-03-31")
        yield opened


def facts(desk: Books, campaign: int = SPRING) -> CampaignFacts:
    """What is known of a campaign."""
    checklist = ChecklistDesk(desk.database, desk.of.settings)
    return checklist.facts([campaign], MONDAY)[campaign]


def lines(desk: Books) -> set[str]:
    """The lines of a report that have data."""
    return set(facts(desk).report_lines)


def met(desk: Books, item: str) -> bool:
    """Whether evidence meets an item."""
    checklist = ChecklistDesk(desk.database, desk.of.settings)
    (nine,) = checklist.standing(SPRING, MONDAY, "en").checklists
    return next(one.state for one in nine.items if one.item.key == item) == "met"


def agreed(desk: Books, name: str) -> int:
    """Somebody who agreed."""
    talk = desk.join(name, handle=name)
    desk.of.outreach.move([talk], "agreed", today=MONDAY)
    return talk


def brand(desk: Books, **columns: object) -> int:
    """How the brand stood."""
    given = {"on_day": "2026-03-02", "source": "verified", "followers": 100}
    return desk.put("brand_reading", **PLAIN | given | columns)


def test_without_results_no_line_has_data(desk: Books) -> None:
    """Somebody who agreed is no result."""
    agreed(desk, "Mina")
    found = facts(desk)
    assert (found.report_lines, found.mentions, found.brand_readings) == (
        frozenset(),
        0,
        0,
    )
    assert (found.reported_on, found.brand_concluded) == (None, False)


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        ("reach", "reach"),
        ("impressions", "reach"),
        ("views", "reach"),
        ("clicks", "traffic"),
        ("sessions", "traffic"),
        ("new_followers", "awareness"),
        ("relevant_comments", "targeting"),
    ],
)
def test_a_figure_of_a_piece_is_data_for_its_line(
    desk: Books, figure: str, line: str
) -> None:
    """And says something of whose piece it is."""
    piece = desk.post(agreed(desk, "Mina"))
    assert lines(desk) == set()
    desk.read(piece, **{figure: 12})
    assert lines(desk) == {line, "influencers"}


@pytest.mark.parametrize("window", ["24h", "total"])
@pytest.mark.parametrize(
    ("figure", "line"),
    [
        ("reach", "reach"),
        ("users", "traffic"),
        ("new_users", "targeting"),
        ("new_followers", "awareness"),
    ],
)
def test_a_figure_of_a_channel_is_data_too(
    desk: Books, figure: str, line: str, window: str
) -> None:
    """Of one day or of longer: people are in no sum, and are looked for themselves."""
    desk.read(channel="instagram", window=window, likes=3, **PLAIN)
    assert lines(desk) == set()
    desk.read(channel="shop", window=window, **PLAIN, **{figure: 12})
    assert lines(desk) == {line}


def test_a_figure_of_a_whole_work_is_data_too(desk: Books) -> None:
    """Visits that came by the link of one person."""
    talk = agreed(desk, "Mina")
    desk.read(collaboration_id=talk, label="ig / story", users=40)
    assert lines(desk) == {"traffic"}


def test_only_the_newest_readings_are_looked_at_one_by_one(desk: Books) -> None:
    """A daily figure that is in a sum is found however old; reach is not."""
    desk.read(channel="shop", on_day="2020-01-01", window="24h", reach=1, **PLAIN)
    with desk.database.writing("Days", ("results",)) as unit:
        unit.connection.executemany(
            "INSERT INTO reading(created_at, updated_at, version, campaign_id, channel,"
            " on_day, window, source, sessions) VALUES (?1,?1,1,?2,'shop',?3,'24h',"
            "'import',1)",
            [
                (unit.at, SPRING, date.fromordinal(737_800 + day).isoformat())
                for day in range(NEWEST)
            ],
        )
    assert lines(desk) == {"traffic"}


def test_an_audience_or_all_fit_scores_of_somebody_agreed_are_targeting(
    desk: Books,
) -> None:
    """Of whoever was only asked they are not."""
    desk.join("Noa", handle="noa")
    agreed(desk, "Mina")
    change = "UPDATE account SET audience_country='KR' WHERE handle=?"
    for handle, expected in (("noa", set()), ("Mina", {"targeting"})):
        with desk.database.writing("Audience", ("roster",)) as unit:
            unit.connection.execute(change, (handle,))
        assert lines(desk) == expected
    desk.of.history.undo()
    for name in ("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice"):
        with desk.database.writing("Fit", ("roster",)) as unit:
            unit.connection.execute(f"UPDATE influencer SET {name}=3")
    assert lines(desk) == {"targeting"}


def test_a_return_needs_a_cost_or_hours_and_a_conversion(desk: Books) -> None:
    """A planned cost and a cancelled order are none."""
    desk.sold(1_000, status="cancelled")
    desk.spent(500, state="planned")
    assert lines(desk) == set()
    desk.worked(60)
    assert lines(desk) == set()
    desk.sold(1_000, kind="enquiry")
    assert lines(desk) == {"roi"}
    desk.sold(1_000)
    assert lines(desk) == {"roi", "sales"}


def test_sales_of_somebody_are_a_result_of_theirs(desk: Books) -> None:
    """Sales of nobody say nothing of anybody."""
    talk = agreed(desk, "Mina")
    desk.sold(1_000)
    assert lines(desk) == {"sales"}
    desk.sold(1_000, collaboration_id=talk)
    assert lines(desk) == {"sales", "influencers"}


def test_accounts_that_were_read_before_and_since_are_awareness(desk: Books) -> None:
    """Their growth over the campaign can be told."""
    agreed(desk, "Mina")
    (account,) = desk.database.read("SELECT id FROM account")[0]
    for day, expected in (("2026-02-01", set()), ("2026-03-09", {"awareness"})):
        desk.put(
            "account_reading",
            account_id=account,
            read_on=day,
            source="manual",
            followers=900,
        )
        assert lines(desk) == expected


def test_the_brand_is_counted_and_needs_a_conclusion(desk: Books) -> None:
    """8.3: figures or mentions, and what they say in words."""
    brand(desk)
    assert not met(desk, "8.3")
    desk.put("mention", on_day="2026-03-05", **PLAIN)
    desk.put("mention", on_day="2026-03-06", campaign_id=None)
    found = facts(desk)
    assert (found.brand_readings, found.mentions) == (1, 1)
    assert found.report_lines == {"awareness"}
    version = desk.database.read("SELECT version FROM campaign")[0][0]
    desk.of.campaigns.save_retro(
        SPRING, version, image_conclusion="Warmer than in spring"
    )
    assert facts(desk).brand_concluded
    assert met(desk, "8.3")
    desk.of.history.undo()
    assert not met(desk, "8.3")


def test_a_report_counts_once_it_was_made_after_the_end(desk: Books) -> None:
    """4.1: one before the end is early, and the latest one holds."""
    assert not met(desk, "4.1")
    report = {"format": "html", "language": "en"}
    plain = ("campaign_id", "on_day", "format", "language")
    for day, is_met in (("2026-03-30", False), ("2026-04-02", True)):
        with desk.database.writing("Report", ("results",)) as unit:
            unit.connection.execute(
                f"INSERT INTO report({','.join(plain)}) VALUES (?,?,?,?)",
                (SPRING, day, *report.values()),
            )
        assert facts(desk).reported_on == date.fromisoformat(day)
        assert met(desk, "4.1") is is_met


def test_all_seven_lines_meet_4_2(desk: Books) -> None:
    """One of each is enough."""
    talk = agreed(desk, "Mina")
    piece = desk.post(talk)
    desk.read(piece, reach=9, clicks=2, relevant_comments=1)
    brand(desk)
    desk.worked(30)
    assert not met(desk, "4.2")
    desk.sold(1_000, collaboration_id=talk)
    assert lines(desk) == set(REPORT_LINES)
    assert met(desk, "4.2")


def test_each_campaign_has_its_own_results(desk: Books) -> None:
    """Asked for together."""
    other = desk.campaign("Summer", currency="USD")
    desk.read(channel="shop", campaign_id=other, users=4)
    desk.sold(5)
    checklist = ChecklistDesk(desk.database, desk.of.settings)
    found = checklist.facts([SPRING, other], MONDAY)
    assert found[SPRING].report_lines == {"sales"}
    assert found[other].report_lines == {"traffic"}


def test_a_new_campaign_is_there_as_well(desk: Books) -> None:
    """With nothing in it."""
    number = desk.of.campaigns.create(CampaignDraft("Winter"))
    assert facts(desk, number).report_lines == set()
