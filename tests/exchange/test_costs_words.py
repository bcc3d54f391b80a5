"""The words of costs, and what their columns are called."""

from __future__ import annotations

import tomllib

import pytest

from store.exchange import costs_words, header_words, headers
from store.exchange.costs_in import OURS
from store.exchange.costs_words import read_category, read_cost_state
from store.exchange.headers import propose
from store.exchange.hours_in import OURS as OUR_HOURS
from store.exchange.table_columns import TABLES
from store.rules.cost_words import CATEGORIES, COST_STATES
from store.rules.vocabulary import spelling_key


def guessed(header: str, *rows: str) -> str:
    """The kind of a sheet."""
    return propose(header.split("|"), [row.split("|") for row in rows]).kind


def mapped(header: str, *rows: str, kind: str | None = None) -> dict[str, str]:
    """What the columns of a sheet feed."""
    return propose(header.split("|"), [row.split("|") for row in rows], kind).mapping


def test_every_code_has_its_words_and_no_word_means_two() -> None:
    """In one list; a category and a state may share a word."""
    data = tomllib.loads(costs_words._DATA.read_text(encoding="utf-8"))
    assert tuple(data["categories"]) == CATEGORIES
    assert tuple(data["states"]) == COST_STATES
    for table in data.values():
        meant: dict[str, str] = {}
        for code, words in table.items():
            for word in (code, *words):
                key = spelling_key(word) or word
                assert meant.setdefault(key, code) == code, word


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Influencer fees", "fee"),
        ("3. 택배비", "shipping"),
        ("Photo shoot (Seoul)", "production"),
        ("Comisión por venta", "commission"),
        ("HONORARIOS", "fee"),
        ("paid media", "boost"),
        ("구독료", "tools"),
        ("something", None),
    ],
)
def test_categories(text: str, code: str | None) -> None:
    """However they are written."""
    assert read_category(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("지급 완료", "paid"),
        ("미지급", "committed"),
        ("Facturado", "invoiced"),
        ("✓", "paid"),
        ("No", "committed"),
        ("2) Cancelled", "cancelled"),
        ("견적", "planned"),
        ("x", None),
    ],
)
def test_states(text: str, code: str | None) -> None:
    """And answers to whether it is paid."""
    assert read_cost_state(text) == code


@pytest.mark.parametrize(("kind", "follows"), [("costs", OURS), ("hours", OUR_HOURS)])
def test_the_canonical_headers_mean_themselves(
    kind: str, follows: frozenset[str]
) -> None:
    """And so do those of the table that goes out, but for what follows from others."""
    out = {each.header for each in TABLES[kind]} - follows
    for name in {*out, *headers.fields(kind)}:
        assert mapped(name, kind=kind) == {name: name}
    assert (
        not {each.header for each in TABLES[kind]} & follows & set(headers.fields(kind))
    )


@pytest.mark.parametrize("kind", ["costs", "hours"])
def test_no_header_has_two_meanings(kind: str) -> None:
    """A word is certain for one field at most."""
    data = tomllib.loads(header_words.DATA.read_text(encoding="utf-8"))
    meant: dict[str, str] = {}
    for field, words in data[kind]["words"].items():
        for word in words:
            assert meant.setdefault(header_words.fold(word), field) == field, word


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("date|channel|amount", "2026-01-01|TikTok|5", "costs"),
        ("channel|hours|hourly_rate", "TikTok|5|50", "hours"),
        ("날짜|채널|소요시간", "2026-01-01|틱톡|2", "hours"),
        ("지출일|항목|금액", "2026-01-01|택배비|5", "costs"),
        ("Fecha|Concepto|Importe|Estado", "2026-01-01|Envíos|5|Pagado", "costs"),
        ("date|influencer|amount|status", "2026-01-01|Mina|5|paid", "costs"),
        ("date|influencer|amount|status", "2026-01-01|Mina|5|contacted", "outreach"),
        ("Category|Budget", "Fees|5", "costs"),
        ("name|handle|platform|rate", "Mina|mina|IG|5", "roster"),
        ("date|influencer|content type|amount", "2026-01-01|Mina|Reel|5",
         "deliverables"),
    ],
)  # fmt: skip
def test_what_a_sheet_is_about(header: str, row: str, kind: str) -> None:
    """Told by its headers, and where they may mean several things by its cells."""
    assert guessed(header, row) == kind


@pytest.mark.parametrize(
    ("header", "value", "field"),
    [
        ("항목", "택배비", "category"),
        ("항목", "릴스 1건", "description"),
        ("비용", "5,000", "amount"),
        ("Paid", "yes", "state"),
        ("Paid", "2026-02-01", "paid_on"),
        ("Concepto", "Honorarios", "category"),
        ("Concepto", "Reel de marzo", "description"),
        ("Link", "https://drive.example/f17", "document"),
    ],
)
def test_a_vague_header_is_what_its_values_are(
    header: str, value: str, field: str
) -> None:
    """Words that people use for several things."""
    assert mapped(header, value, kind="costs") == {header: field}
