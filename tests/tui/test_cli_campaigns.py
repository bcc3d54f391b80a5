"""Making and listing campaigns from the command line, and taking them along."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from store import Store, open_store
from store.roster import NewInfluencer
from store.rules.money import Money
from tests.tui.command_runs import CommandLine, settle_in
from tui.shell import tables

TODAY = date(2026, 3, 2)
"""The day of the tests' clock."""

SPRING = (
    *("campaign", "new", "Spring glow", "--currency", "krw", "--budget", "500만"),
    *("--brand", "Ondam", "--starts", "2026-03-01", "--ends", "2026-03-31"),
    *("--objective", "sales", "--hourly-rate", "3만", "--market", "한국"),
)


@pytest.fixture
def soloist(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A command line with a home of its own."""
    settle_in(tmp_path, monkeypatch)
    return CommandLine(tmp_path, capsys)


def workspace(line: CommandLine) -> Store:
    """The same file, open."""
    return open_store(
        line.db, now=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC), create=True
    )


def agree(store: Store, campaign: int, name: str, fee: Money) -> None:
    """Somebody new agrees on a fee."""
    owner = store.roster.add(NewInfluencer(name, {}, None), today=TODAY)
    (talk,) = store.outreach.start([owner], campaign, today=TODAY)
    with store.database.going_over(""):
        store.deals.amount(talk, "agreed", fee, today=TODAY)


def test_a_campaign_is_made_and_answered_as_a_record(soloist: CommandLine) -> None:
    """With every figure, in a workspace that is made with it."""
    done = soloist(*SPRING, "--json")
    assert (done.code, done.err.splitlines()[-1]) == (
        0,
        "Made the campaign Spring glow.",
    )
    assert done.json == {
        "id": 1,
        "name": "Spring glow",
        "brand": "Ondam",
        "market": "KR",
        "objective": "sales",
        "status": "planned",
        "starts_on": "2026-03-01",
        "ends_on": "2026-03-31",
        "currency": "KRW",
        "budget": {"amount": "5000000", "currency": "KRW"},
        "hourly_rate": {"amount": "30000", "currency": "KRW"},
        "committed": {"amount": "0", "currency": "KRW"},
        "left": {"amount": "5000000", "currency": "KRW"},
        "other_currencies": [],
        "people": 0,
        "agreed": 0,
        "checklist": {"done": 0, "total": 26},
        "health": "good",
        "blocks": [],
        "archived": False,
    }
    assert soloist("undo").code == 0
    assert soloist("campaign", "list", "--json").json == {"total": 0, "rows": []}


def test_euros_have_their_cents(soloist: CommandLine) -> None:
    """As they are typed where a comma parts the cents."""
    made = soloist(
        "campaign",
        "new",
        "Otoño",
        "--currency",
        "EUR",
        "--budget",
        "1.200,50",
        "--json",
    )
    assert made.json["budget"] == {"amount": "1200.50", "currency": "EUR"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("Spring",), 2, "--currency is missing."),
        (("Spring", "--currency", "XYZ"), 2, "'XYZ' is not a currency known here"),
        (("Spring", "--currency", "EUR", "--starts", "2026-2-1"), 2, "is not a day"),
        (("Spring", "--currency", "EUR", "--objective", "fame"), 2, "is not one of:"),
        (
            ("Spring", "--currency", "KRW", "--budget", "much"),
            1,
            "Budget: 'much' is not an amount of KRW.",
        ),
        (
            ("Spring", "--currency", "KRW", "--hourly-rate", "0.5"),
            1,
            "Hourly rate: '0.5' is not an amount of KRW.",
        ),
        (
            ("Spring", "--currency", "KRW", "--budget", "500 €"),
            1,
            "Budget: 500 € is not in KRW, as the campaign is.",
        ),
        (
            ("Spring", "--currency", "KRW", "--budget", "-5"),
            1,
            "Budget: -5 is not an amount.",
        ),
        (
            (
                *("Spring", "--currency", "KRW"),
                *("--starts", "2026-03-02", "--ends", "2026-03-01"),
            ),
            1,
            "Spring cannot end on 2026-03-01, before it begins on 2026-03-02.",
        ),
        (
            ("Spring", "--currency", "KRW", "--market", "Atlantis"),
            1,
            "Atlantis is not a country known here.",
        ),
        ((" ", "--currency", "KRW"), 1, "Name: "),
    ],
)
def test_what_cannot_be_is_one_sentence(
    soloist: CommandLine, words: tuple[str, ...], code: int, told: str
) -> None:
    """And leaves no workspace behind."""
    done = soloist("campaign", "new", *words)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert not soloist.db.exists()


def test_a_second_campaign_of_the_name_is_refused(soloist: CommandLine) -> None:
    """The first one stays as it is."""
    assert soloist(*SPRING).code == 0
    done = soloist("campaign", "new", "spring GLOW", "--currency", "EUR")
    assert (done.code, done.err) == (
        1,
        "There is a campaign called Spring glow already.\n",
    )


def test_the_list_says_how_well_and_why(
    soloist: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The figures as JSON; a table fitted to the terminal."""
    soloist(*SPRING)
    with workspace(soloist) as store:
        agree(store, 1, "Mina", Money(5_600_000, "KRW"))
        agree(store, 1, "Ana", Money(12_050, "EUR"))
        autumn = store.campaigns.add("Autumn")
        store.campaigns.archive([store.campaigns.add("Gone")])
        store.outreach.start([2], autumn, today=TODAY)
    rows = soloist("campaign", "list", "--json").json["rows"]
    assert [row["name"] for row in rows] == ["Spring glow", "Autumn"]
    spring, bare = rows
    assert spring["health"] == "look"
    assert spring["blocks"] == [
        {"kind": "over_budget", "by": {"amount": "600000", "currency": "KRW"}},
        {"kind": "no_contract", "count": 2},
    ]
    assert spring["left"] == {"amount": "-600000", "currency": "KRW"}
    assert spring["other_currencies"] == [{"amount": "120.50", "currency": "EUR"}]
    assert (bare["committed"], bare["left"], bare["people"]) == (None, None, 1)
    away = soloist("campaign", "list", "--archived", "--json").json["rows"]
    assert [row["name"] for row in away] == ["Gone"]
    for room, brand in ((80, False), (160, True)):
        monkeypatch.setattr(tables, "width", lambda room=room: room)
        table = soloist("campaign", "list")
        head, first, second = table.out.splitlines()
        assert ("Brand" in head, "Ondam" in first) == (brand, brand)
        assert "-600,000 KRW" in first
        assert "! Look" in first
        assert "✓ Good" in second
        assert table.err == "2 campaigns\n"
    assert "over budget by 600,000 KRW · 2 agreed without a contract" in first


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-04-01", "ended 1 day ago"),
        ("2026-04-03", "ended 3 days ago · 1 step overdue for more than a week"),
    ],
)
def test_what_is_late_says_since_when(
    soloist: CommandLine, day: str, told: str
) -> None:
    """Its end first, then whom nobody has written to."""
    soloist(*SPRING)
    with workspace(soloist) as store:
        owner = store.roster.add(NewInfluencer("Mina", {}, None), today=TODAY)
        (talk,) = store.outreach.start([owner], 1, today=TODAY)
        store.outreach.plan([talk], date(2026, 3, 25), today=TODAY)
    row = soloist("--today", day, "campaign", "list").out.splitlines()[1]
    assert row.split("Behind")[1].strip() == told


def test_an_empty_workspace_has_no_campaigns(soloist: CommandLine) -> None:
    """That is said, and no table is shown."""
    workspace(soloist).close()
    done = soloist("campaign", "list")
    assert (done.code, done.out, done.err) == (0, "", "0 campaigns\n")


def test_campaigns_are_taken_along_as_a_table(
    soloist: CommandLine, tmp_path: Path
) -> None:
    """A row for each, formulas neutralised, amounts exact, texts whole."""
    soloist(*SPRING)
    with workspace(soloist) as store:
        store.campaigns.save_brief(1, 1, summary="=SUM(A1)\nDry days", do="Daylight")
        agree(store, 1, "Mina", Money(300_000, "KRW"))
        agree(store, 1, "Ana", Money(12_050, "EUR"))
        store.campaigns.archive([store.campaigns.add("Gone")])
    for name in ("all.csv", "all.xlsx"):
        done = soloist("export", "campaigns", tmp_path / name, "--json")
        assert (done.code, done.json["rows"]) == (0, 2)
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as stream:
        gone, spring = csv.DictReader(stream)
    said = {name: value for name, value in spring.items() if value}
    assert said == {
        "name": "Spring glow",
        "brand": "Ondam",
        "market": "KR",
        "objective": "sales",
        "status": "planned",
        "starts_on": "2026-03-01",
        "ends_on": "2026-03-31",
        "currency": "KRW",
        "budget": "5000000",
        "hourly_rate": "30000",
        "committed": "300000",
        "people": "2",
        "agreed": "2",
        "summary": "'=SUM(A1)\nDry days",
        "do": "Daylight",
    }
    assert (gone["name"], gone["put_away_on"]) == ("Gone", "2026-03-02")
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx").active
    assert sheet is not None
    cells = dict(zip(*sheet.iter_rows(values_only=True, max_row=2), strict=True))
    assert cells["name"] == "Gone"
