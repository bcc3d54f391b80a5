"""Results from the command line: the table of the field, to the last digit."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import pytest
from rich.cells import cell_len

from store import open_store
from store.campaign_rows import CampaignDraft
from tests.store.results_desk import Books
from tests.tui.command_runs import CommandLine, settle_in
from tui.shell import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line on a workspace with Spring, counted in dollars."""
    settle_in(tmp_path, monkeypatch)
    line = CommandLine(tmp_path, capsys)
    with booked(line) as book:
        book.of.campaigns.create(
            CampaignDraft("Spring", currency="USD", hourly_rate_minor=5_000)
        )
    return line


@contextmanager
def booked(line: CommandLine) -> Iterator[Books]:
    """The same file, open."""
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    with open_store(line.db, now=lambda: now, create=True) as store:
        yield Books(cast("Any", store), store.results)


def dollars(amount: str) -> dict[str, str]:
    """An amount in dollars, as JSON has it."""
    return {"amount": amount, "currency": "USD"}


def test_the_reference_table_as_json(soloist: CommandLine) -> None:
    """Every figure exact; channels by revenue; the total the ratio of sums."""
    with booked(soloist) as book:
        book.reference()
    found = soloist("roi", "Spring", "--by", "channel", "--json").json
    assert (found["by"], found["campaign"], found["currency"]) == (
        *("channel", "Spring"),
        "USD",
    )
    told = [
        (
            *(row["key"], row["conversions"], row["revenue"]["amount"]),
            *(row["cost_without_hours"]["amount"], row["hours"]),
            *(row["cost"]["amount"], row["roi"], row["roi_without_hours"]),
        )
        for row in (*found["rows"], found["total"])
    ]
    assert told == [
        ("Facebook", 3174, "55545.00", "500.00", 400, "20500.00", 170.95, 11009.0),
        ("LinkedIn", 580, "10150.00", "135.00", 500, "25135.00", -59.62, 7418.52),
        ("Twitter", 202, "3535.00", "0.00", 150, "7500.00", -52.87, None),
        ("YouTube", 198, "3465.00", "0.00", 300, "15000.00", -76.9, None),
        ("", 4154, "72695.00", "635.00", 1350, "68135.00", 6.69, 11348.03),
    ]
    assert found["unattributed"] == {
        "conversions": 0,
        "orders": 0,
        "revenue": dollars("0.00"),
    }
    assert (found["beside"], found["cancelled"], found["refunded"]) == ([], 0, [])


def test_a_row_has_every_ratio_or_null(soloist: CommandLine) -> None:
    """Money with its currency, rates rounded to two decimals."""
    with booked(soloist) as book:
        talk = book.join("Mina")
        book.sold(13_500_00, 50, collaboration_id=talk)
        book.spent(400_00, collaboration_id=talk)
        book.read(book.post(talk), clicks=2_000, leads=500)
    (row,) = soloist("roi", "--by", "influencer", "--json").json["rows"]
    assert row["key"] == "Mina"
    assert row["profit"] == dollars("13100.00")
    assert row["time_cost"] == dollars("0.00")
    ratios = ("roi", "roas", "aov", "cpa", "cpl", "cpc", "cpm", "cpv", "cpe")
    assert [row[name] for name in ratios] == [
        *(3275.0, 33.75, 270.0, 8.0, 0.8, 0.2, None, None, None)
    ]
    assert (row["posts"], row["clicks"], row["views"], row["n"]) == (1, 2_000, None, 50)


def test_what_is_in_no_total_is_told_as_json(soloist: CommandLine) -> None:
    """Called off, gone back, without a rate, without a worth."""
    with booked(soloist) as book:
        book.sold(900, channel="x", gross_minor=1_000, refunded_minor=100)
        book.sold(1, 3, channel="x", status="cancelled")
        book.sold(70, amount_currency="EUR", counted_currency=None)
        book.sold(None, 2, kind="newsletter")
        book.spent(40, amount_currency="EUR", counted_currency=None, counted_minor=None)
    found = soloist("roi", "--json").json
    assert (found["cancelled"], found["uncounted"]) == (3, 1)
    assert found["refunded"] == [dollars("1.00")]
    assert found["beside"] == [
        {
            "currency": "EUR",
            "conversions": 1,
            "revenue": {"amount": "0.70", "currency": "EUR"},
            "cost_without_hours": {"amount": "0.40", "currency": "EUR"},
            "time_cost": {"amount": "0.00", "currency": "EUR"},
        }
    ]
    assert found["total"]["conversions_without_worth"] == 3
    assert found["unattributed"]["conversions"] == 3
    out = soloist("roi").out
    for told in (
        "On no channel",
        "Called off and left out: 3 conversions",
        "Went back, taken off already: 1.00 USD",
        "Without a rate, in no total: 0.70 EUR revenue, 0.40 EUR cost",
        "Nobody knows what they are worth: 2 conversions",
    ):
        assert told in out


def test_currencies_have_a_table_each(soloist: CommandLine) -> None:
    """And no total of them."""
    with booked(soloist) as book:
        seoul = book.campaign("Seoul", currency="KRW")
        won = {"amount_currency": "KRW", "counted_currency": "KRW"}
        book.sold(9_000, 5, campaign_id=seoul, channel="x", **won)
        book.sold(100, channel="x")
    found = soloist("roi", "--json").json
    assert (found["total"], found["currency"]) == (None, None)
    assert [table["currency"] for table in found["tables"]] == ["KRW", "USD"]
    assert [row["revenue"] for row in found["rows"]] == [
        {"amount": "9000", "currency": "KRW"},
        dollars("1.00"),
    ]
    lines = soloist("roi").out.splitlines()
    assert (lines[0], lines.count("USD")) == ("KRW", 1)


def test_own_time_without_a_rate_is_told(soloist: CommandLine) -> None:
    """With campaigns of no currency above no other word."""
    with booked(soloist) as book:
        book.frame(hourly_rate_minor=None, currency=None)
        for code in ("EUR", "USD"):
            book.sold(5, amount_currency=code, counted_currency=None)
        book.worked(90)
    out = soloist("roi").out
    assert out.splitlines()[0].split()[:2] == ["Channel", "Conversions"]
    assert "Own time without a rate, in no cost: 1 h 30 min" in out


def test_some_days_only(soloist: CommandLine) -> None:
    """Both ends included; a day that is none is wrong usage."""
    with booked(soloist) as book:
        for on_day in ("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"):
            book.sold(100, on_day=on_day)
    days = ("--from", "2026-03-01", "--to", "2026-03-31")
    found = soloist("roi", *days, "--by", "month", "--json").json
    assert [(row["key"], row["conversions"]) for row in found["rows"]] == [
        ("2026-03", 2)
    ]
    done = soloist("roi", "--from", "yesterday")
    assert (done.code, done.out) == (2, "")
    assert "'yesterday' is not a day" in done.err


def test_results_are_told_in_words(soloist: CommandLine) -> None:
    """A line to a channel, each column under its title, the total last."""
    with booked(soloist) as book:
        book.reference()
    lines = soloist("roi", "spr").out.splitlines()
    assert lines[0] == "Spring · USD"
    assert lines[2].split() == [
        *("Channel", "Conversions", "Revenue", "Cost", "ROI", "No", "own", "time")
    ]
    assert lines[3].split() == [
        *("Facebook", "3,174", "55,545.00", "20,500.00", "170.95%", "11,009.00%")
    ]
    assert lines[5].split() == [
        *("Twitter", "202", "3,535.00", "7,500.00", "-52.87%", "\N{EN DASH}")
    ]
    assert lines[7].split() == [
        *("In", "all", "4,154", "72,695.00", "68,135.00", "6.69%", "11,348.03%")
    ]
    assert len(lines) == 8


def test_more_people_than_are_told_of(soloist: CommandLine) -> None:
    """How many are left is said."""
    with booked(soloist) as book:
        for place in range(4):
            book.sold(place * 100, collaboration_id=book.join(f"Person {place}"))
    done = soloist("roi", "--by", "influencer", "--limit", "2")
    lines = done.out.splitlines()
    assert [line.split("  ")[0] for line in lines[3:6]] == [
        *("Person 3", "Person 2", "2 more")
    ]
    found = soloist("roi", "--by", "influencer", "--limit", "2", "--json").json
    assert (len(found["rows"]), found["count"]) == (2, 4)


@pytest.mark.parametrize("language", ["en", "ko", "es"])
@pytest.mark.parametrize("by", ["channel", "influencer", "format", "campaign", "month"])
def test_columns_align_by_cells_in_every_language(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch, language: str, by: str
) -> None:
    """In a terminal of eighty cells nothing is wider than it."""
    with booked(soloist) as book:
        book.reference()
        talk = book.join("김민수")
        book.sold(100, collaboration_id=talk, channel="인스타 광고")
        book.post(talk)
    monkeypatch.setattr(tables, "width", lambda: 80)
    done = soloist("--lang", language, "roi", "--by", by)
    assert done.code == 0
    rows = [line for line in done.out.splitlines() if "%" in line]
    assert rows
    assert all(cell_len(line) <= 80 for line in rows)


def test_an_empty_workspace_says_so(soloist: CommandLine) -> None:
    """With no figure at all."""
    done = soloist("roi")
    assert (done.code, done.out) == (0, "")
    assert "Nothing was sold or spent yet." in done.err
    found = soloist("roi", "Spring", "--json").json
    assert (found["rows"], found["total"]["roi"]) == ([], None)
    found = soloist("roi", "--json").json
    assert (found["rows"], found["total"], found["tables"]) == ([], None, [])


def test_what_cannot_be_asked(soloist: CommandLine) -> None:
    """A campaign nobody knows is one sentence; another word is wrong usage."""
    done = soloist("roi", "Winter")
    assert (done.code, done.out) == (1, "")
    assert "Winter" in done.err
    done = soloist("roi", "--by", "mood")
    assert (done.code, done.out) == (2, "")
    assert "channel, influencer, format, campaign, month" in done.err
