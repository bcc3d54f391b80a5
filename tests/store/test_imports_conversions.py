"""Lists of conversions come in as people keep them, in three languages."""

from __future__ import annotations

from store.exchange.cells import NOT_A_NUMBER
from store.exchange.conversions_apply import NO_TALK, SEVERAL, UNKNOWN
from store.exchange.conversions_cells import UNKNOWN_STATE
from store.exchange.conversions_reader import NOTHING
from store.exchange.costs_cells import NO_CURRENCY
from store.goals import GoalDraft, Goals
from store.history import History
from store.rules.money import Money
from tests.builders import TODAY, everything, person, workspace
from tests.store.result_sheets import (
    Sold,
    asked,
    bring_sales,
    campaign,
    reasons,
    sales,
)
from tests.store.sheets_in import counts, values

FIELD = (
    "channel|conversions|value",
    "Facebook|3,174|17.50",
    "LinkedIn|580|17.50",
    "Twitter|202|17.50",
    "YouTube|198|17.50",
    "Total|4,154|",
)
"""What customers did by channel, each worth 17.50."""


def test_what_came_of_channels_needs_nobody() -> None:
    """The reference table: 4,154 conversions worth 72,695; a platform by its code."""
    with workspace() as database:
        report = bring_sales(database, *FIELD, currency="USD")
        assert counts(report) == (4, 0, 0, 0)
        found = sales(database)
        assert [(each.channel, each.quantity, each.amount) for each in found] == [
            ("facebook", 3174, 5_554_500),
            ("linkedin", 580, 1_015_000),
            ("x", 202, 353_500),
            ("youtube", 198, 346_500),
        ]
        assert report.totals["conversions"] == 4154
        assert report.totals["amount"] == [Money(7_269_500, "USD")]
        assert asked(report) == {
            "campaign": "",
            "goal": "purchase",
            "value": "one",
            "day": TODAY.isoformat(),
        }


def test_what_she_calls_a_platform_is_learned_once() -> None:
    """Twitter stays Twitter; the platform's own name needs no other."""
    with workspace() as database:
        bring_sales(database, *FIELD, currency="USD")
        bring_sales(database, "channel|conversions", "트위터|5", "Insta|2")
        found = values(database, "SELECT channel, written FROM channel_name")
        assert found == [("x", "Twitter"), ("instagram", "Insta")]


def test_the_canonical_headers() -> None:
    """A day, a channel, a person who works for the campaign, and what it came to."""
    sheet = (
        "date|channel|influencer|goal|quantity|value|amount|currency",
        "2026-02-01|Instagram|Mina|purchase|2||59.80|EUR",
        "2026-02-02|Instagram|@mina|newsletter|3|1.50||EUR",
    )
    with workspace() as database:
        person(database, "Mina", handle="mina")
        report = bring_sales(database, *sheet, campaign="Spring")
        assert sales(database) == [
            Sold("2026-02-01", "instagram", "Mina", "purchase", 2, 5980, 0, 5980, "EUR",
                 "paid", "manual"),
            Sold("2026-02-02", "instagram", "Mina", "newsletter", 3, None, 0, 450,
                 "EUR", "paid", "manual"),
        ]  # fmt: skip
        assert asked(report) == {"begun": "agreed"}
        assert values(database, "SELECT name, currency FROM campaign") == [
            ("Spring", "EUR")
        ]


def test_a_korean_list() -> None:
    """In ten thousands of won; orders by their number, with what was bought."""
    sheet = (
        "주문일|매체|인플루언서|전환 유형|주문수|매출(만원)|코드|주문번호|상품명|상태",
        "2026.2.3|인스타|민아|구매|1|3.5|MINA10|A-1|쿠션|결제완료",
        "2026.2.4|인스타|민아|구매|1|2|MINA10|A-2|립밤|취소완료",
        "2026.2.5|블로그||문의|4|||||",
    )
    with workspace() as database:
        person(database, "민아", handle="mina")
        bring_sales(database, *sheet, campaign="봄")
        found = sales(database)
        assert [(each.amount, each.currency, each.status) for each in found] == [
            (35_000, "KRW", "paid"),
            (20_000, "KRW", "cancelled"),
            (None, None, "paid"),
        ]
        assert [each.kind for each in found] == ["purchase", "purchase", "enquiry"]
        assert values(database, "SELECT order_ref, what, code FROM conversion")[0] == (
            "A-1",
            "쿠션",
            "MINA10",
        )
        words = values(database, "SELECT written FROM channel_name")
        assert words == ["인스타"]


def test_a_spanish_list() -> None:
    """Decimal commas, days before months, and money that went back."""
    sheet = (
        "Fecha|Canal|Creadora|Objetivo|Conversiones|Ingresos|Moneda|Reembolsado|Estado",
        "13/02/2026|Instagram|@luz.f|Compra|12|1.234,50|EUR|34,50|Pagado",
        "14/02/2026|TikTok||Descarga|3||EUR||Pendiente",
    )
    with workspace() as database:
        person(database, "Luz", handle="luz.f")
        bring_sales(database, *sheet, campaign="Verano")
        first, second = sales(database)
        assert (first.gross, first.refunded, first.amount) == (123450, 3450, 120000)
        assert (first.name, first.status) == ("Luz", "paid")
        assert (second.kind, second.quantity, second.status) == (
            "download",
            3,
            "pending",
        )


def test_what_one_is_worth_is_said_by_the_goal() -> None:
    """By its name, by its kind, or because the campaign has only one."""
    with workspace() as database:
        spring = campaign(database, currency="USD")
        goals = Goals(database)
        ltv = GoalDraft("newsletter", "Letter", ltv=Money(17_500, "USD"), rate="10")
        goals.add(spring, ltv)
        bring_sales(database, "channel|conversions", "Facebook|4", campaign="Spring")
        goals.add(spring, GoalDraft("own", "Tasting", value=Money(300, "USD")))
        sheet = "date|goal|count", "2026-02-01|tasting|2", "2026-02-01|구독|1"
        bring_sales(database, *sheet, campaign="Spring", kind="conversions")
        assert [(each.kind, each.amount) for each in sales(database)] == [
            ("newsletter", 7000),
            ("own", 600),
            ("newsletter", 1750),
        ]


def test_a_goal_that_nobody_knows_is_kept_in_words() -> None:
    """It is one of her own, and says what it was."""
    sheet = "date|goal|quantity|value", "2026-02-01|Quiz finished|5|0.20 EUR"
    with workspace() as database:
        bring_sales(database, *sheet)
        assert values(database, "SELECT kind, what FROM conversion") == [
            ("own", "Quiz finished")
        ]


def test_names_that_lead_nowhere_are_kept_in_the_notes() -> None:
    """Nobody, several people, or somebody who works for nothing here."""
    sheet = (
        "date|influencer|conversions",
        "2026-02-01|Ghost|1",
        "2026-02-01|Mina|1",
        "2026-02-01|Luz|1",
    )
    with workspace() as database:
        person(database, "Mina", handle="mina")
        person(database, "Mina", handle="other.mina")
        person(database, "Luz", handle="luz")
        report = bring_sales(database, *sheet)
        assert reasons(report) == [
            (2, "Ghost", UNKNOWN),
            (3, "Mina", SEVERAL),
            (4, "Luz", NO_TALK),
        ]
        assert {each.by for each in sales(database)} == {"none"}
        assert values(database, "SELECT notes FROM conversion") == [
            "Ghost",
            "Mina",
            "Luz",
        ]


def test_people_by_the_number_that_another_list_gives_them() -> None:
    """A workbook whose sheets are held together by numbers."""
    with workspace() as database:
        mina, luz = person(database, "Mina"), person(database, "Luz")
        with database.writing("Test", ("roster",)) as unit:
            unit.connection.executemany(
                "INSERT INTO custom_value(influencer_id, name, value) VALUES (?,?,?)",
                ((mina, "id", "1"), (luz, "id", "2")),
            )
        sheet = (
            "source|campaign|influencer_id|date|orders|revenue",
            "Insta|FitX|1|2026-02-01|20|10000",
            "YT|GlowUp|3|2026-02-02|40|30000",
        )
        bring_sales(database, *sheet, currency="INR")
        assert [each.name for each in sales(database)] == ["Mina", None]
        assert values(database, "SELECT notes FROM conversion") == [None, "3"]
        paid = "influencer_id|basis|total_payout", "1|per_order|8000"
        bring_sales(database, *paid, currency="INR", kind="costs")
        assert values(database, "SELECT collaboration_id FROM cost") == [1]


def test_what_cannot_be_a_conversion_is_left_out_and_told() -> None:
    """A side block, a count that is none, an amount without a currency."""
    sheet = (
        "date|channel|conversions|amount|status|remark",
        "2026-02-01|Facebook|some|5 EUR|paid|",
        "2026-02-01|Facebook|5|5|paid|",
        "|||||KPI SUMMARY",
        "2026-02-01|Facebook|5|5 EUR|sort of|",
    )
    with workspace() as database:
        report = bring_sales(database, *sheet)
        assert reasons(report) == [
            (2, "some", NOT_A_NUMBER),
            (3, "5", NO_CURRENCY),
            (4, "", NOTHING),
            (5, "sort of", UNKNOWN_STATE),
        ]
        assert counts(report) == (1, 0, 0, 3)
        assert asked(report)["currency"] is None
        assert values(database, "SELECT notes FROM conversion") == ["status: sort of"]


def test_an_amount_below_nothing_went_back() -> None:
    """It takes from the revenue, and is no conversion."""
    sheet = (
        "date|conversion type|amount|currency",
        "2026-02-01|sale|30.00|EUR",
        "2026-02-03|sale|-30.00|EUR",
    )
    with workspace() as database:
        report = bring_sales(database, *sheet)
        found = [(each.quantity, each.amount, each.status) for each in sales(database)]
        assert found == [(1, 3000, "paid"), (0, -3000, "refunded")]
        assert report.totals["conversions"] == 1


def test_nothing_of_customers_is_kept() -> None:
    """Names, addresses and numbers of customers go nowhere, and that is told."""
    sheet = (
        "date|order id|name|customer email|city|revenue|contact|goal",
        "2026-02-01|A-1|Jane Roe|jane@example.com|Leeds|5 EUR|+44 1632 960000|sale",
    )
    with workspace() as database:
        report = bring_sales(database, *sheet)
        kept = str(everything(database.reader))
        assert not any(one in kept for one in ("Jane", "example.com", "1632"))
        assert "customers" in asked(report)
        assert values(database, "SELECT order_ref, notes FROM conversion") == [
            ("A-1", "city: Leeds")
        ]


def test_all_of_it_is_one_step() -> None:
    """Looking changes nothing, and one undo takes everything back."""
    sheet = (
        "date|influencer|conversions|revenue|channel",
        "2026-02-01|Mina|3|100 EUR|IG",
    )
    with workspace() as database:
        person(database, "Mina", handle="mina")
        before = everything(database.reader)
        bring_sales(database, *sheet, campaign="Spring", dry_run=True)
        assert everything(database.reader) == before
        bring_sales(database, *sheet, campaign="Spring")
        after = everything(database.reader)
        assert after != before
        History(database).undo()
        assert everything(database.reader) == before
        History(database).redo()
        assert everything(database.reader) == after


def test_what_becomes_too_large_to_keep_is_not_known() -> None:
    """A slip of many digits breaks nothing, and is in no total."""
    sheet = (
        "date|channel|conversions|value|currency",
        "2026-01-01|facebook|999999999999|99999999.99|EUR",
        "2026-01-02|facebook|2|17.50|EUR",
    )
    with workspace() as database:
        report = bring_sales(database, *sheet)
        assert [each.amount for each in sales(database)] == [None, 3500]
        assert report.totals["amount"] == [Money(3500, "EUR")]
        assert counts(bring_sales(database, *sheet)) == (0, 0, 2, 0)
