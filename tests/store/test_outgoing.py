"""Exports: the roster as a spreadsheet that comes back unchanged, and other tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from store import migrate
from store.engine import Database
from store.errors import Cancelled, Invalid, StoreError
from store.exchange.content_out import CONTENT_TABLES
from store.exchange.costs_out import MONEY_TABLES
from store.exchange.payments_out import PAYMENT_TABLES
from store.exchange.plan import ImportOptions
from store.exchange.table_columns import TABLES
from store.exchange.tables_out import own_mapping
from store.imports import ImportReport, Imports
from store.outgoing import Outgoing
from store.outreach import Outreach
from store.roster import NewAccount, NewInfluencer, Roster
from store.rules.money import Money
from store.settings import Settings

TODAY = date(2026, 3, 2)
OF_CAMPAIGNS = {"campaigns", "contracts", "shipments", "links", *CONTENT_TABLES}
OF_CAMPAIGNS |= {"budget", *MONEY_TABLES, *PAYMENT_TABLES}
OF_CAMPAIGNS |= {"conversions", "figures", "brand", "mentions"}
"""Tables that have a story of their own."""

HEADERS = [column.header for column in TABLES["roster"]]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A workspace with nobody in it."""
    path = tmp_path / "work.db"
    migrate.create(path)
    opened = Database(path, now=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture
def people(database: Database) -> Database:
    """Mina with two accounts, Lucía with everything, Jun without an account."""
    roster = Roster(database)
    mina = roster.add(
        NewInfluencer(
            "김민수",
            {"email": "mina@glow.kr", "phone": "010-1234-5678", "country": "KR"},
            NewAccount("instagram", "mina.glow", figures={"followers": 12_000}),
            ("beauty", "한국"),
        ),
        today=TODAY,
    )
    roster.add_account(
        mina,
        NewAccount("youtube", "minatube", "https://www.youtube.com/c/minatube"),
        today=TODAY,
    )
    roster.quote(mina, "reel", Money(350_000, "KRW"), today=TODAY)
    lucia = roster.add(
        NewInfluencer(
            "Lucía Gómez",
            {
                "status": "resting",
                "city": "Málaga",
                "language": "es",
                "niche": "food, travel",
                "agent_name": "Sol",
                "notes": "likes mornings\nnever calls back, but writes",
            },
            NewAccount(
                "tiktok",
                "lucia_g",
                figures={
                    "followers": 208_374,
                    "following": 310,
                    "avg_views": 5_000,
                    "avg_likes": 900,
                    "avg_comments": 41,
                },
            ),
        ),
        today=TODAY,
    )
    roster.quote(lucia, "post", Money(2_050_050, "USD"), today=TODAY)
    roster.set_custom(lucia, "rank", "7")
    roster.add(NewInfluencer("Jun", {"email": "jun@mail.kr"}), today=TODAY)
    return database


def sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a text export by header."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def back_in(database: Database, path: Path, *, exactly: bool = False) -> ImportReport:
    """Import a file of ours into its own store."""
    imports = Imports(database)
    options = ImportOptions()
    if exactly:
        headers = imports.plan(path, options).sheet.headers
        options = ImportOptions(kind="roster", mapping=own_mapping(headers))
    return imports.run(imports.plan(path, options), today=TODAY)


def assert_nothing_new(report: ImportReport, rows: int) -> None:
    """Every row was known, and none said anything new."""
    told = (report.created, report.updated, report.unchanged, report.skipped)
    assert told == (0, 0, rows, 0), report.changes
    assert report.problems == ()


def test_a_row_for_every_account(people: Database, tmp_path: Path) -> None:
    """Canonical columns first, her own last; the largest account leads."""
    target = tmp_path / "people.csv"
    assert Outgoing(people).roster(target) == 4
    rows = sheet(target)
    assert list(rows[0]) == [*HEADERS, "rank"]
    by_handle = {row["handle"]: row for row in rows}
    assert [row["name"] for row in rows] == ["Jun", "Lucía Gómez", "김민수", "김민수"]
    assert [row["handle"] for row in rows] == ["", "lucia_g", "mina.glow", "minatube"]
    mina, lucia = by_handle["minatube"], by_handle["lucia_g"]
    assert (mina["rate"], mina["currency"]) == ("350000", "KRW")
    assert (mina["tags"], mina["phone"]) == ("beauty, 한국", "010-1234-5678")
    assert (lucia["rate"], lucia["currency"]) == ("20500.50", "USD")
    assert (lucia["followers"], lucia["rank"]) == ("208374", "7")
    assert lucia["notes"] == "likes mornings\nnever calls back, but writes"


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx"])
def test_an_export_brought_in_again_changes_nothing(
    people: Database, tmp_path: Path, suffix: str
) -> None:
    """Nobody is made twice and no field is touched."""
    target = tmp_path / f"people{suffix}"
    Outgoing(people).roster(target)
    assert_nothing_new(back_in(people, target), 4)


def test_rates_and_amounts_of_all_sizes_come_back(
    people: Database, tmp_path: Path
) -> None:
    """Rates below one per cent, dinars with three decimals, a number of ten digits."""
    roster, outgoing = Roster(people), Outgoing(people)
    with people.writing("seed", ("roster",)) as unit:
        unit.connection.execute("UPDATE account SET stated_rate=0.4 WHERE id=1")
        unit.connection.execute("UPDATE account SET stated_rate=0.0125 WHERE id=2")
    roster.quote(1, "post", Money(1_234, "KWD"), today=TODAY)
    roster.quote(2, "post", Money(123_456_789_012, "USD"), today=TODAY)
    for suffix in (".csv", ".xlsx"):
        target = tmp_path / f"people{suffix}"
        outgoing.roster(target)
        assert_nothing_new(back_in(people, target), 4)
    with people.writing("seed", ("roster",)) as unit:
        unit.connection.execute("UPDATE account SET stated_rate=140.25 WHERE id=3")
    for suffix in (".csv", ".xlsx"):
        target = tmp_path / f"people{suffix}"
        outgoing.roster(target)
        assert_nothing_new(back_in(people, target), 4)


def test_everything_else_known_of_a_person_comes_along(
    people: Database, tmp_path: Path
) -> None:
    """Fields that are seldom filled get a column when somebody has a value there."""
    roster = Roster(people)
    roster.add_alias(1, "민수킴")
    roster.add_alias(1, "Mina K")
    roster.set_custom(1, "email (2)", "old@glow.kr")
    roster.set_field([1], "fit_voice", "4")
    roster.set_field([1], "address", "서울시 마포구\n3층")
    target = tmp_path / "people.xlsx"
    Outgoing(people).roster(target)
    top = next(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert list(top[: len(HEADERS)]) == HEADERS
    assert {"alias", "fit_voice", "address", "email (2)"} <= set(top)
    assert "fit_reach" not in top
    assert_nothing_new(back_in(people, target, exactly=True), 4)


def test_formulas_in_names_stay_texts(people: Database, tmp_path: Path) -> None:
    """In a workbook they come back as they were, in a text file with their mark."""
    Roster(people).set_field([1], "city", '=HYPERLINK("http://x.y","Seoul")')
    outgoing = Outgoing(people)
    outgoing.roster(tmp_path / "people.csv")
    cities = [row["city"] for row in sheet(tmp_path / "people.csv")]
    assert '\'=HYPERLINK("http://x.y","Seoul")' in cities
    outgoing.roster(tmp_path / "people.xlsx")
    assert_nothing_new(back_in(people, tmp_path / "people.xlsx"), 4)


def test_a_choice_is_exported_in_its_order(people: Database, tmp_path: Path) -> None:
    """What she sees is what she gets; people who are gone meanwhile are left out."""
    target = tmp_path / "people.csv"
    Roster(people).archive([3])
    assert Outgoing(people).roster(target, numbers=[2, 99, 1, 2]) == 3
    assert [row["name"] for row in sheet(target)] == ["Lucía Gómez", "김민수", "김민수"]
    assert Outgoing(people).roster(target) == 3
    assert Outgoing(people).roster(target, numbers=[3]) == 1
    assert "rank" not in sheet(target)[0]


@pytest.mark.parametrize("kind", [one for one in TABLES if one not in OF_CAMPAIGNS])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_every_table_can_be_taken_along(
    people: Database, tmp_path: Path, kind: str, suffix: str
) -> None:
    """Under its own headers, every row with the person it belongs to."""
    Roster(people).add_alias(1, "Mina K")
    outreach = Outreach(people, Settings(people))
    outreach.sent(outreach.start([3], today=TODAY), today=TODAY)
    target = tmp_path / f"{kind}{suffix}"
    counts = dict.fromkeys(TABLES, 1) | {
        "roster": 4,
        "accounts": 3,
        "readings": 2,
        "rates": 2,
        "tags": 2,
    }
    assert Outgoing(people).table(kind, target) == counts[kind]
    if suffix == ".csv":
        row = sheet(target)[0]
        assert list(row)[: len(TABLES[kind])] == [
            column.header for column in TABLES[kind]
        ]
        assert row["name"] in {"Jun", "Lucía Gómez", "김민수"}


def test_amounts_of_rates_are_plain_digits(people: Database, tmp_path: Path) -> None:
    """With the decimals of their currency."""
    Outgoing(people).table("rates", tmp_path / "rates.csv")
    assert [
        (row["kind"], row["amount"], row["currency"], row["quoted_on"])
        for row in sheet(tmp_path / "rates.csv")
    ] == [
        ("post", "20500.50", "USD", "2026-03-02"),
        ("reel", "350000", "KRW", "2026-03-02"),
    ]


def test_what_cannot_be_exported_is_said(people: Database, tmp_path: Path) -> None:
    """A kind there is not, a format there is not, the workspace itself."""
    outgoing = Outgoing(people)
    with pytest.raises(Invalid, match="no table called posts"):
        outgoing.table("posts", tmp_path / "a.csv")
    with pytest.raises(StoreError, match=r"\.csv, \.tsv, \.xlsx"):
        outgoing.table("rates", tmp_path / "a.docx")
    with pytest.raises(StoreError, match=r"\.csv, \.tsv, \.xlsx"):
        outgoing.roster(people.path)
    (tmp_path / "same.json").hardlink_to(people.path)
    with pytest.raises(Invalid, match=r"same\.json is the workspace itself"):
        outgoing.dump(tmp_path / "same.json")
    with pytest.raises(StoreError, match="cannot be written"):
        outgoing.roster(tmp_path / f"{'a' * 300}.csv")


def test_an_export_can_be_stopped(people: Database, tmp_path: Path) -> None:
    """Progress is told, and when it is stopped the old file stays."""
    heard: list[tuple[str, int]] = []
    target = tmp_path / "people.xlsx"
    outgoing = Outgoing(people)
    outgoing.roster(target, progress=lambda stage, rows: heard.append((stage, rows)))
    assert heard[0] == ("writing", 0)
    assert heard[-1] == ("writing", 4)
    before = target.read_bytes()
    with pytest.raises(Cancelled):
        outgoing.roster(target, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        outgoing.dump(tmp_path / "all.json", cancelled=lambda: True)
    assert target.read_bytes() == before
    assert not (tmp_path / "all.json").exists()
    assert not people.reader.in_transaction


def test_an_empty_roster_is_a_header(database: Database, tmp_path: Path) -> None:
    """For somebody who wants to fill it in elsewhere."""
    assert Outgoing(database).roster(tmp_path / "people.csv") == 0
    assert (tmp_path / "people.csv").read_text(encoding="utf-8-sig") == (
        f"{','.join(HEADERS)}\n"
    )


def test_many_people_stream_through(database: Database, tmp_path: Path) -> None:
    """In portions, nobody twice and nobody left out."""
    with database.writing("seed", ("roster",)) as unit:
        unit.connection.executemany(
            "INSERT INTO influencer(name, status, created_at, updated_at, version)"
            " VALUES (?, 'prospect', ?, ?, 1)",
            [(f"Mina {number:05}", unit.at, unit.at) for number in range(2_500)],
        )
    heard: list[int] = []
    count = Outgoing(database).roster(
        tmp_path / "people.csv", progress=lambda _stage, rows: heard.append(rows)
    )
    assert count == 2_500
    assert heard == [0, 1_000, 2_000, 2_500]
    names = [row["name"] for row in sheet(tmp_path / "people.csv")]
    assert names == [f"Mina {number:05}" for number in range(2_500)]
