"""The words of orders and conversions, and what their columns are called."""

from __future__ import annotations

import tomllib

import pytest

from store.exchange import header_words, headers, orders_words
from store.exchange.channel_words import own_word
from store.exchange.conversions_reader import OURS
from store.exchange.headers import propose
from store.exchange.orders_words import (
    first_key,
    is_personal,
    read_codes,
    read_goal,
    read_order_state,
    read_origin,
    shop_of,
)
from store.exchange.table_columns import TABLES
from store.rules.result_words import CONVERSION_SOURCES, CONVERSION_STATES, GOAL_KINDS
from store.rules.vocabulary import spelling_key


def guessed(header: str, *rows: str) -> str:
    """The kind of a sheet."""
    return propose(header.split("|"), [row.split("|") for row in rows]).kind


def test_every_code_has_its_words_and_no_word_means_two() -> None:
    """States and goals, each in a list of its own; shops we know."""
    data = tomllib.loads(orders_words._DATA.read_text(encoding="utf-8"))
    assert set(data["states"]) == set(CONVERSION_STATES)
    assert set(data["goals"]) == set(GOAL_KINDS)
    assert set(data["shops"]) < set(CONVERSION_SOURCES)
    for table in ("states", "goals"):
        known: dict[str, str] = {}
        for code, words in data[table].items():
            for word in words:
                assert known.setdefault(spelling_key(word) or word, code) == code


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("partially_refunded", "partly_refunded"),
        ("결제완료", "paid"),
        ("Remboursée", "refunded"),
        ("Storniert", "cancelled"),
        ("Pendiente de pago", "pending"),
        ("sort of", None),
    ],
)
def test_states_in_any_language(text: str, state: str | None) -> None:
    """As shops write them."""
    assert read_order_state(text) == state


def test_goals_codes_and_origins() -> None:
    """What customers did, with which code, and where the shop says they came from."""
    assert read_goal("Newsletter sign-up") == "newsletter"
    assert read_goal("견적 요청") == "quote"
    assert read_goal("quiz") is None
    assert read_codes("NONE") is None
    assert read_codes("mina10; JUN5, mina10") == "mina10, JUN5"
    assert first_key("Mina 10, JUN5") == "mina10"
    assert read_origin("Source: l.instagram.com") == "instagram"
    assert read_origin("Direct") is None


def test_which_shop_wrote_a_list() -> None:
    """By headers that only it has."""
    assert shop_of(["Name", "Financial Status", "Lineitem name"]) == "shopify"
    assert shop_of(["Date", "Commande n°", "Ventes nettes"]) == "woocommerce"
    assert shop_of(["주문번호", "주문상태", "쿠폰"]) == "cafe24"
    assert shop_of(["Date", "Total"]) == "file"


def test_columns_that_say_who_a_customer_is() -> None:
    """By their name, or by what stands in them."""
    assert is_personal("Billing Name", [])
    assert is_personal("수령인 연락처", [])
    assert is_personal("remark", ["ann@example.com", ""])
    assert is_personal("remark", ["+44 1632 960000"])
    assert not is_personal("user_id", ["101", "102"])
    assert not is_personal("Mood", ["calm"])


def test_words_of_hers_for_a_platform() -> None:
    """Its own name is none."""
    assert own_word("Twitter") == "x"
    assert own_word("인스타") == "instagram"
    assert [own_word(text) for text in ("X", "Facebook", "인스타그램", "Fair")] == [
        None
    ] * 4


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("date|channel|conversions", "2026-02-01|Facebook|5", "conversions"),
        ("채널|전환수", "페이스북|5", "conversions"),
        ("canal|conversiones|ingresos", "Facebook|5|10", "conversions"),
        ("influencer|code|orders|revenue", "Mina|M10|5|10", "conversions"),
        ("date|goal|amount", "2026-02-01|sale|5", "conversions"),
        ("Order #|Date|Total|Customer", "1|2026-02-01|5|Ann", "orders"),
        ("Name|Created at|Total|Lineitem name", "#1|2026-02-01|5|A", "orders"),
        ("주문번호|주문일시|총 주문금액", "1|2026-02-01|5,000", "orders"),
        ("date|channel|category|amount", "2026-02-01|IG|fee|5", "costs"),
        ("date|channel|amount", "2026-02-01|IG|5", "costs"),
    ],
)
def test_kinds_by_their_headers(header: str, row: str, kind: str) -> None:
    """Sales and costs are told apart; a report of a program is neither."""
    assert guessed(header, row) == kind
    assert guessed("date|sessions|conversions", "2026-02-01|9|5") != "conversions"


def test_no_word_of_a_column_means_two_fields() -> None:
    """In a list of conversions, and in one of orders."""
    data = tomllib.loads(header_words.DATA.read_text(encoding="utf-8"))
    for kind in ("conversions", "orders"):
        known: dict[str, str] = {}
        for field, words in data[kind]["words"].items():
            assert field in headers.fields(kind)
            for word in words:
                assert known.setdefault(header_words.fold(word), field) == field


def test_our_own_export_is_understood() -> None:
    """Every column feeds a field, or follows from others."""
    names = [column.header for column in TABLES["conversions"]]
    proposal = propose(names, [])
    assert proposal.kind == "conversions"
    assert set(proposal.unmapped) <= OURS
    assert len(set(proposal.mapping.values())) == len(proposal.mapping)
