"""Orders as other shops export them, in their languages, and item by item."""

from __future__ import annotations

import pytest

from store.exchange.orders_lines import UNLIKE
from tests.builders import everything, workspace
from tests.store.result_sheets import asked, bring_sales, reasons, sales
from tests.store.sheets_in import counts, values

FRENCH = (
    "Date|Commande n°|État|Client|Produit(s)|Articles|Code promo|Ventes nettes|Origine",
    "2026-01-02|#11|Terminée|Jeanne Roe|A x 1, B x 2|3|NONE|150.00|Direct",
    "2026-01-05|#12|En cours|Jean Roe|C x 1|1|BIENVENUE|50.00|Source: l.instagram.com",
    "2026-01-12|#13|Annulée|Zoé Roe|D x 2|2|SOLDES|100.00|Organique",
    "2026-01-15|#14|Remboursée|Zoé Roe|D x 2|2|aucun|75.50|Direct",
)
ENGLISH = (
    "Date|Order #|Status|Customer|Product(s)|Items sold|Coupon(s)|Net sales|Origin",
    "2026-01-02|11|Completed|Jeanne Roe|A x 1, B x 2|3||150.00|Direct",
    "2026-01-05|12|Processing|Jean Roe|C x 1|1|BIENVENUE|50.00|Source: instagram.com",
    "2026-01-12|13|Cancelled|Zoé Roe|D x 2|2|SOLDES|100.00|Organic",
    "2026-01-15|14|Refunded|Zoé Roe|D x 2|2||75.50|Direct",
)
SPANISH = (
    "Fecha|Pedido nº|Estado|Cliente|Producto(s)|Unidades|Cupón(es)|Ventas netas|Origen",
    "2026-01-02|11|Completado|Jeanne Roe|A x 1, B x 2|3|NONE|150,00|Directo",
    "2026-01-05|12|Procesando|Jean Roe|C x 1|1|BIENVENUE|50,00|Fuente: instagram.com",
    "2026-01-12|13|Cancelado|Zoé Roe|D x 2|2|SOLDES|100,00|Orgánico",
    "2026-01-15|14|Reembolsado|Zoé Roe|D x 2|2|ninguno|75,50|Directo",
)
GERMAN = (
    "Datum|Bestellung Nr.|Status|Kunde|Produkt(e)|Zahl|Gutschein|Nettoumsatz|Herkunft",
    "2026-01-02|11|Abgeschlossen|Jeanne Roe|A x 1, B x 2|3|keine|150,00|Direkt",
    "2026-01-05|12|In Bearbeitung|Jean Roe|C x 1|1|BIENVENUE|50,00|Quelle: instagram",
    "2026-01-12|13|Storniert|Zoé Roe|D x 2|2|SOLDES|100,00|Organisch",
    "2026-01-15|14|Erstattet|Zoé Roe|D x 2|2|keine|75,50|Direkt",
)


@pytest.mark.parametrize("sheet", [FRENCH, ENGLISH, SPANISH, GERMAN])
def test_analytics_of_a_shop_in_four_languages(sheet: tuple[str, ...]) -> None:
    """NONE is no code; what was cancelled counts nothing, what went back is worth 0."""
    with workspace() as database:
        report = bring_sales(database, *sheet, kind="orders", currency="EUR")
        assert counts(report) == (4, 0, 0, 0)
        assert not report.problems
        assert [(each.amount, each.status) for each in sales(database)] == [
            (15000, "paid"),
            (5000, "paid"),
            (10000, "cancelled"),
            (0, "refunded"),
        ]
        assert report.totals["conversions"] == 3
        found = values(database, "SELECT code FROM conversion ORDER BY id")
        assert found == [None, "BIENVENUE", "SOLDES", None]
        assert set(values(database, "SELECT source FROM conversion")) == {"woocommerce"}
        assert [each.channel for each in sales(database)][1] == "instagram"
        assert "Roe" not in str(everything(database.reader))


def test_refunds_that_a_shop_writes_as_orders_below_nothing() -> None:
    """They belong to the order of that number, and add up."""
    sheet = (
        "Date|Order #|Status|Product(s)|Net sales",
        "2026-01-02|11|Completed|A|50.00",
        "2026-01-09|11|Completed|A|-10.00",
        "2026-01-10|11|Completed|A|-10.00",
        "2026-01-11|10|Refunded|B|-5.00",
    )
    with workspace() as database:
        bring_sales(database, *sheet, kind="orders", currency="EUR")
        assert [
            (each.on_day, each.quantity, each.amount, each.status)
            for each in sales(database)
        ] == [
            ("2026-01-02", 1, 3000, "partly_refunded"),
            ("2026-01-11", 0, -500, "refunded"),
        ]


def test_an_order_below_nothing_that_stands_on_each_of_its_lines_goes_back_once() -> (
    None
):
    """As the other orders of the file say what they came to on each line again."""
    sheet = (
        "Name|Created at|Total|Currency|Lineitem name",
        "#1|2026-03-01|-50.00|EUR|A",
        "#1|2026-03-01|-50.00|EUR|B",
        "#2|2026-03-01|70.00|EUR|A",
        "#2|2026-03-01|70.00|EUR|B",
    )
    with workspace() as database:
        bring_sales(database, *sheet, kind="orders")
        assert [each.amount for each in sales(database)] == [-5000, 7000]


KOREAN = (
    "주문번호|주문일시|주문상태|주문자명|상품명|수량|판매가|총 주문금액|쿠폰명|전화",
    "20260201-01|2026-02-01 14:03|배송완료|김손님|쿠션|2|15,000|42,000|MINA10|010-1",
    "20260201-01|2026-02-01 14:03|반품완료|김손님|립밤|1|9,000|42,000|MINA10|010-1",
    "20260201-02|2026-02-01 15:00:00|취소완료|박손님|쿠션|1|15,000|15,000||",
    "20260201-03|2026-02-01 16:00:00|입금전|이손님|쿠션|1|15,000|15,000||",
)
"""What an order came to stands on each of its lines again."""


def test_orders_item_by_item_with_their_total_on_every_line() -> None:
    """It is taken once; what was sent back is taken off."""
    with workspace() as database:
        report = bring_sales(database, *KOREAN, kind="orders", currency="KRW")
        assert counts(report) == (3, 0, 0, 0)
        assert [
            (each.gross, each.refunded, each.amount, each.status)
            for each in sales(database)
        ] == [
            (42_000, 9_000, 33_000, "partly_refunded"),
            (15_000, 0, 15_000, "cancelled"),
            (15_000, 0, 15_000, "pending"),
        ]
        assert asked(report)["lines"] == "order"
        assert set(values(database, "SELECT source FROM conversion")) == {"cafe24"}
        assert values(database, "SELECT what FROM conversion LIMIT 1") == [
            "쿠션 \u00d72, 립밤"
        ]
        assert "손님" not in str(everything(database.reader))
        again = bring_sales(database, *KOREAN, kind="orders", currency="KRW")
        assert counts(again) == (0, 0, 3, 0)


def test_orders_item_by_item_with_an_amount_for_each() -> None:
    """Lines that differ are added up; lines without any total as well."""
    by_line = (
        "주문번호|주문일|주문상태|상품명|결제금액",
        "1|2026-02-01|배송완료|쿠션|30,000",
        "1|2026-02-01|취소완료|립밤|9,000",
        "2|2026-02-01|배송완료|쿠션|15,000",
        "2|2026-02-01|배송완료|쿠션|15,000",
        "3|2026-02-01|배송완료|쿠션|15,000",
        "3|2026-02-01|배송완료|립밤|9,000",
    )
    items = (
        "주문번호|주문일|상품명|수량|판매가",
        "7|2026-02-01|쿠션|2|15,000",
        "|||1|",
        "|2026-02-01|립밤|1|9,000",
    )
    with workspace() as database:
        report = bring_sales(database, *by_line, kind="orders", currency="KRW")
        found = [(each.amount, each.status) for each in sales(database)]
        assert found == [
            (30_000, "partly_refunded"),
            (30_000, "paid"),
            (24_000, "paid"),
        ]
        assert asked(report)["lines"] == "line"
        bring_sales(database, *items, kind="orders", currency="KRW")
        assert [each.amount for each in sales(database)][3:] == [30_000, 9_000]


def test_lines_of_one_order_that_say_different_totals() -> None:
    """Where the others say the same on each line, the largest is taken, and told."""
    sheet = (
        "Order #|Date|Total|Currency|Lineitem name",
        "1|2026-02-01|5.00|EUR|A",
        "1|2026-02-01|5.00|EUR|B",
        "2|2026-02-01|6.00|EUR|A",
        "2|2026-02-01|6.00|EUR|B",
        "3|2026-02-01|7.00|EUR|A",
        "3|2026-02-01|9.00|EUR|B",
    )
    with workspace() as database:
        report = bring_sales(database, *sheet, kind="orders")
        assert [each.amount for each in sales(database)] == [500, 600, 900]
        assert reasons(report) == [(6, "3", UNLIKE)]
