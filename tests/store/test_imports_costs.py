"""Lists of costs come in as people keep them, in three languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from store.campaign_rows import CampaignDraft
from store.campaigns import Campaigns
from store.errors import Invalid
from store.exchange.costs_apply import BESIDE, NO_TALK, SEVERAL, UNKNOWN
from store.exchange.costs_cells import NO_CURRENCY, NOT_A_CURRENCY, TOO_MUCH
from store.exchange.costs_in import NO_AMOUNT, UNKNOWN_CATEGORY, UNKNOWN_STATE
from store.exchange.layout import TOTAL
from store.exchange.plan import ImportOptions
from store.history import History
from store.imports import Imports
from tests.builders import TODAY, everything, person, workspace
from tests.store.money_sheets import (
    Spent,
    asked,
    bars,
    bring_money,
    costs,
    reasons,
)
from tests.store.piece_sheets import workbook
from tests.store.sheets_in import bring, counts, values

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = (
    "date|channel|amount",
    "2026-01-05|Facebook|500",
    "2026-01-06|LinkedIn|135.50",
    "2026-01-07|Newsletter|0",
    "Total||635.50",
)


def test_what_channels_cost_needs_nobody() -> None:
    """A total is no cost, nor is nothing; a platform is kept by its code."""
    with workspace() as database:
        report = bring_money(database, *PLAIN, currency="USD")
        assert counts(report) == (2, 0, 0, 1)
        assert costs(database) == [
            Spent("2026-01-05", "facebook", None, "other", None, 50000, "USD",
                  "committed"),
            Spent("2026-01-06", "linkedin", None, "other", None, 13550, "USD",
                  "committed"),
        ]  # fmt: skip
        assert reasons(report) == [(4, "", NO_AMOUNT), (5, "Total", TOTAL)]
        assert asked(report) == {
            "campaign": "",
            "category": "other",
            "state": "committed",
        }


def test_a_korean_list() -> None:
    """In units of ten thousand won; the deal of whom we know, others as who is paid."""
    sheet = (
        "지출일|매체|인플루언서|구분|적요|금액(만원)|지급예정일|지급여부|거래처",
        "2026.2.3|인스타|민아|원고료|릴스 1건|50|2026-03-31|미지급|",
        "2026.2.4||모르는 사람|원고료||30||지급 완료|",
        "2026.2.5|||택배비|샘플|1.2||O|빠른택배",
        "2026.2.5|||취소분||(3)|||",
    )
    with workspace() as database:
        person(database, "민아", handle="mina")
        report = bring_money(database, *sheet, campaign="봄")
        assert costs(database) == [
            Spent("2026-02-03", "instagram", "민아", "fee", "릴스 1건", 500_000, "KRW",
                  "committed"),
            Spent("2026-02-04", None, "모르는 사람", "fee", None, 300_000, "KRW",
                  "paid"),
            Spent("2026-02-05", None, "빠른택배", "shipping", "샘플", 12_000, "KRW",
                  "paid"),
            Spent("2026-02-05", None, None, "other", None, -30_000, "KRW",
                  "committed"),
        ]  # fmt: skip
        assert reasons(report) == [
            (3, "모르는 사람", UNKNOWN),
            (5, "취소분", UNKNOWN_CATEGORY),
        ]
        assert asked(report) == {"begun": "agreed", "paid_on": "date"}
        assert values(database, "SELECT due_on FROM cost WHERE due_on NOTNULL") == [
            "2026-03-31"
        ]
        assert values(database, "SELECT notes FROM cost WHERE notes NOTNULL") == [
            "구분: 취소분"
        ]
        assert values(database, "SELECT name, currency FROM campaign") == [
            ("봄", "KRW")
        ]
        assert values(database, "SELECT stage FROM collaboration") == ["agreed"]


def test_a_spanish_list() -> None:
    """Decimal commas, days before months, and money that came back."""
    sheet = (
        "Fecha|Canal|Creador|Categoría|Concepto|Importe|Moneda|Estado|Vencimiento",
        "13/02/2026|Instagram|@luz.f|Honorarios|Reel|1.234,50|EUR|Pendiente|15/03/2026",
        "14/02/2026|||Envíos|Muestras|-12,00|EUR|Pagado|",
        "15/02/2026|||Herramientas|Programa|49,90|€|Facturado|",
    )
    with workspace() as database:
        person(database, "Luz", handle="luz.f")
        report = bring_money(database, *sheet, campaign="Verano")
        assert [(each.minor, each.state) for each in costs(database)] == [
            (123450, "committed"),
            (-1200, "paid"),
            (4990, "invoiced"),
        ]
        assert costs(database)[0].name == "Luz"
        assert not report.problems


def test_an_english_list_with_all_there_is() -> None:
    """Bills, documents, days of payment; what has no field is kept in words."""
    sheet = (
        "Date|Vendor|Type|Description|Total|Invoice #|Receipt|Payment date|Budget|Lead",
        "2026-01-09|Studio|Photo shoot|Day 1|$1,200|F-17|f17.pdf|2026-01-20|$1,000|Ana",
    )
    with workspace() as database:
        bring_money(database, *sheet, campaign="Spring", currency="USD")
        found = values(
            database,
            "SELECT payee, category, description, amount_minor, state, paid_on,"
            " invoice_ref, document, notes FROM cost",
        )
        assert found == [
            ("Studio", "production", "Day 1", 120000, "paid", "2026-01-20",
             "F-17", "f17.pdf", "Lead: Ana\nBudget: $1,000")
        ]  # fmt: skip


def test_all_of_it_is_one_step() -> None:
    """Looking changes nothing, and one undo takes everything back."""
    with workspace() as database:
        person(database, "Mina", handle="mina")
        before = everything(database.reader)
        sheet = "date|influencer|category|amount", "2026-02-01|Mina|fee|100 EUR"
        bring_money(database, *sheet, campaign="Spring", dry_run=True)
        assert everything(database.reader) == before
        bring_money(database, *sheet, campaign="Spring")
        assert everything(database.reader) != before
        History(database).undo()
        assert everything(database.reader) == before


def test_a_currency_that_nobody_says_is_that_of_the_campaign() -> None:
    """It is told; without a campaign the amounts are left out, and it is asked."""
    sheet = "date|amount", "2026-02-01|100"
    with workspace() as database:
        Campaigns(database).create(CampaignDraft("Spring", currency="GBP"))
        report = bring_money(database, *sheet, campaign="spring")
        assert asked(report)["currency"] == "GBP"
        assert costs(database)[0].currency == "GBP"
        report = bring_money(database, *sheet)
        assert asked(report)["currency"] is None
        assert reasons(report) == [(2, "100", NO_CURRENCY)]
        assert report.skipped == 1


def test_an_amount_that_cannot_be_is_left_out_and_told() -> None:
    """Another currency than there is, words, and more than one cost can be."""
    sheet = (
        "date|amount|currency|state|category",
        "2026-02-01|100|XYZ|paid|fee",
        "2026-02-01|a lot|EUR|paid|fee",
        "2026-02-01|99999999999999|EUR|paid|fee",
        "2026-02-01|5|EUR|sort of|fee",
    )
    with workspace() as database:
        report = bring_money(database, *sheet, campaign="Spring")
        assert [row for row, _, _ in reasons(report)] == [2, 3, 4, 5]
        told = {reason for _, _, reason in reasons(report)}
        assert {NOT_A_CURRENCY, TOO_MUCH, UNKNOWN_STATE} < told
        assert [each.state for each in costs(database)] == ["committed"]
        assert counts(report) == (1, 0, 0, 3)


def test_of_several_people_the_one_in_the_campaign_is_meant() -> None:
    """Otherwise nobody can say, and the name is kept."""
    sheet = "date|influencer|amount|state", "2026-02-01|Mina|5 EUR|planned"
    with workspace() as database:
        first = person(database, "Mina", handle="mina")
        person(database, "Mina", handle="other.mina")
        report = bring_money(database, *sheet, campaign="Spring")
        assert reasons(report) == [(2, "Mina", SEVERAL)]
        spring = values(database, "SELECT id FROM campaign")[0]
        with database.writing("Test", ("outreach",)) as unit:
            unit.connection.execute(
                "INSERT INTO collaboration(influencer_id, campaign_id, stage,"
                " stage_since, waiting_on, cadence_step, unanswered, created_at,"
                " updated_at, version) VALUES (?,?,'replied','2026-02-01','me',0,0,"
                "?,?,1)",
                (first, spring, unit.at, unit.at),
            )
        bring_money(database, *sheet[:1], "2026-02-02|Mina|5 EUR|planned",
                    campaign="Spring")  # fmt: skip
        held = "SELECT collaboration_id FROM cost ORDER BY id"
        assert values(database, held) == [None, 1]


def test_what_is_only_in_view_begins_no_collaboration() -> None:
    """Nobody has said yes to anything; nor is there one without a campaign."""
    with workspace() as database:
        person(database, "Mina", handle="mina")
        sheet = "date|influencer|amount|state", "2026-02-01|Mina|5 EUR|planned"
        report = bring_money(database, *sheet, campaign="Spring")
        assert reasons(report) == [(2, "Mina", NO_TALK)]
        report = bring_money(database, *sheet)
        assert not values(database, "SELECT id FROM collaboration")


def test_somebody_is_found_by_other_names() -> None:
    """By an alias, the legal name, a profile, or the bare handle."""
    with workspace() as database:
        number = person(database, "Mina", handle="mina.glow", real_name="Kim Mina")
        with database.writing("Test", ("roster",)) as unit:
            unit.connection.execute(
                "INSERT INTO alias(influencer_id, name) VALUES (?,'Glow Lady')",
                (number,),
            )
        names = ("glow lady", "KIM MINA", "instagram.com/mina.glow", "mina.glow")
        rows = [f"2026-02-0{at}|{name}|{at} EUR" for at, name in enumerate(names, 1)]
        report = bring_money(
            database, "date|influencer|amount", *rows, campaign="Spring"
        )
        assert not report.problems
        assert [each.name for each in costs(database)] == ["Mina"] * 4
        assert len(values(database, "SELECT id FROM collaboration")) == 1


def test_a_fee_that_the_deal_made_by_itself_is_not_counted_twice() -> None:
    """Its row is meant, whatever its day; another amount comes beside it, told."""
    with workspace() as database:
        person(database, "Mina", handle="mina")
        sheet = "date|influencer|category|amount", "2026-01-01|Mina|tools|1 EUR"
        bring_money(database, *sheet, campaign="Spring")
        with database.writing("Test", ("outreach",)) as unit:
            unit.connection.execute(
                "UPDATE collaboration SET fee_minor=50000, fee_currency='EUR'"
            )
        fee = "date|influencer|category|amount|state|invoice"
        bill = "2026-02-09|Mina|fee|500 EUR|paid|F-1", "2026-02-09|Mina|fee|20 EUR||"
        report = bring_money(database, fee, *bill, campaign="Spring")
        assert counts(report) == (1, 1, 0, 0)
        assert reasons(report) == [(3, "Mina", BESIDE)]
        assert [each[5:] for each in costs(database) if each.category == "fee"] == [
            (50000, "EUR", "paid"),
            (2000, "EUR", "committed"),
        ]


def test_how_far_a_campaign_goes_past_its_budget_is_told() -> None:
    """The gate is open for a sheet; and what counts in no figure is told as well."""
    with workspace() as database:
        Campaigns(database).create(CampaignDraft("Spring", currency="EUR"))
        bring_money(database, "category|planned", "fee|100", campaign="Spring")
        report = bring_money(
            database,
            "date|category|amount",
            "2026-02-01|fee|130.50 EUR",
            "2026-02-01|fee|9 USD",
            campaign="Spring",
        )
        told = {one.code: one.template.format(**one.detail) for one in report.questions}
        assert told["over_budget"] == "Spring is 30.50 EUR past its budget with this."
        assert "1 in USD count beside" in told["rate"]


def test_a_rate_of_exchange_in_the_sheet_counts_and_is_kept() -> None:
    """To the letter, rounded once."""
    with workspace() as database:
        Campaigns(database).create(CampaignDraft("Spring", currency="KRW"))
        bring_money(
            database,
            "date|amount|currency|exchange rate",
            "2026-02-01|10.01|USD|1385.255",
            "2026-02-01|1|USD|",
            campaign="Spring",
        )
        counted = "SELECT counted_minor, exchange_rate FROM cost ORDER BY id"
        assert values(database, counted) == [(13866, "1385.255"), (1385, "1385.255")]
        kept = "SELECT on_day, rate FROM exchange_rate"
        assert values(database, kept) == [("2026-02-01", "1385.255")]


def test_a_budget_with_a_column_for_each_month_is_refused() -> None:
    """In a sentence that names the columns."""
    with workspace() as database:
        for header in (
            "Category|Jan|Feb|Mar|Total",
            "항목|1월|2월|3월",
            "Rubro|Q1|Q2|Q3",
        ):
            with pytest.raises(Invalid, match="a column for each month"):
                bring_money(database, header, "fee|1|2|3|6"[: len(header)])


def test_days_that_are_missing() -> None:
    """As above where it stands once; a month is its first day; else today."""
    with workspace() as database:
        report = bring_money(
            database,
            "date|amount|notes",
            "|1 EUR|",
            "2026-01|2 EUR|",
            "|3 EUR|late",
        )
        days = [each.on_day for each in costs(database)]
        assert days == [TODAY.isoformat(), "2026-01-01", "2026-01-01"]
        taken = {"day": TODAY.isoformat(), "month_day": "first", "blanks": "above"}
        assert taken.items() <= asked(report).items()


def test_merged_cells_hold_for_all_their_rows(tmp_path: Path) -> None:
    """A day, a person, a category; an amount is only counted once."""
    cells: dict[str, object] = {
        "A1": "날짜", "B1": "거래처", "C1": "구분", "D1": "금액",
        "A2": date(2026, 2, 3), "B2": "빠른택배", "C2": "배송비", "D2": 3000,
        "C3": "기타", "D4": 500,
    }  # fmt: skip
    book = workbook(tmp_path, cells, ("A2:A4", "B2:B4", "C3:C4", "D2:D3"))
    with workspace() as database:
        imports = Imports(database)
        plan = imports.plan(book, ImportOptions(currency="KRW"))
        report = imports.run(plan, today=TODAY)
        assert counts(report) == (2, 0, 0, 1)
        assert [each[:6] for each in costs(database)] == [
            ("2026-02-03", None, "빠른택배", "shipping", None, 3000),
            ("2026-02-03", None, "빠른택배", "other", None, 500),
        ]


def test_agreed_fees_in_a_list_of_conversations_pass_the_gate_too() -> None:
    """They were promised before the file was written."""
    with workspace() as database:
        bring_money(
            database, "category|planned", "fee|100", campaign="Spring", currency="EUR"
        )
        talks = "name|handle|platform|stage|fee", "Mina|mina|IG|agreed|150 EUR"
        bring(database, bars(*talks), kind="outreach", campaign="Spring")
        assert [(one.minor, one.state) for one in costs(database)] == [
            (15000, "committed")
        ]
