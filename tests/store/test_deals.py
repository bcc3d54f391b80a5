"""What was asked, offered and agreed, and on what terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.deals import FIELDS, read_term
from store.errors import Invalid, NotFound, Stale
from store.rules.money import Money
from tests.store.outreach_desk import MONDAY, Desks, desks

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desks]:
    """The desks of a workspace with one conversation, number 1."""
    with desks() as opened:
        opened.outreach.start([opened.person("Mina")], today=MONDAY)
        yield opened


def won(amount: int) -> Money:
    """An amount in won."""
    return Money(amount, "KRW")


def test_amounts_are_a_history_and_the_newest_counts(desk: Desks) -> None:
    """Nothing that was said of money is written over."""
    desk.deals.amount(1, "asked", won(500_000), today=MONDAY, note=" 2 reels ")
    desk.deals.amount(1, "asked", won(450_000), today=MONDAY + DAY)
    desk.deals.amount(1, "offered", won(400_000), today=MONDAY + DAY)
    now = desk.conversation(1)
    assert (now.asked, now.offered, now.fee) == (won(450_000), won(400_000), None)
    assert [(offer.kind, offer.amount.minor, offer.note) for offer in now.offers] == [
        ("offered", 400_000, None),
        ("asked", 450_000, None),
        ("asked", 500_000, "2 reels"),
    ]


@pytest.mark.parametrize(
    ("stage", "kind", "then"),
    [
        ("contacted", "asked", "contacted"),
        ("replied", "asked", "negotiating"),
        ("replied", "offered", "negotiating"),
        ("replied", "agreed", "agreed"),
        ("contacted", "agreed", "agreed"),
        ("agreed", "asked", "agreed"),
        ("declined", "agreed", "declined"),
        ("no_reply", "offered", "no_reply"),
    ],
)
def test_an_amount_moves_on_whoever_is_talking(
    desk: Desks, stage: str, kind: str, then: str
) -> None:
    """Never back, and never out of what is over."""
    desk.outreach.move([1], stage, today=MONDAY)
    desk.deals.amount(1, kind, won(1), today=MONDAY)
    assert desk.conversation(1).stage == then


def test_an_amount_is_one_step_that_says_it(desk: Desks) -> None:
    """With name, amount and currency; undo takes the stage back as well."""
    desk.outreach.move([1], "replied", today=MONDAY)
    before = desk.conversation(1)
    desk.deals.amount(1, "agreed", Money(12_050, "EUR"), today=MONDAY)
    step = desk.history.undo()
    assert step.label.format(**step.detail) == "Agreed with Mina: 120.50 EUR"
    assert desk.conversation(1) == before


def test_amounts_that_cannot_be_are_refused(desk: Desks) -> None:
    """Below zero, of no kind, with a note of two lines, about nobody."""
    with pytest.raises(Invalid, match="below zero"):
        desk.deals.amount(1, "asked", won(-1), today=MONDAY)
    with pytest.raises(Invalid, match="wished is no kind of amount"):
        desk.deals.amount(1, "wished", won(1), today=MONDAY)
    with pytest.raises(Invalid, match="Note"):
        desk.deals.amount(1, "asked", won(1), today=MONDAY, note="one\ntwo")
    with pytest.raises(NotFound, match="number 9"):
        desk.deals.amount(9, "asked", won(1), today=MONDAY)
    assert desk.conversation(1).offers == ()


def test_terms_are_saved_as_typed_and_blank_is_nothing(desk: Desks) -> None:
    """Each field by itself."""
    version = desk.conversation(1).version
    desk.deals.edit(
        1,
        version,
        {
            "deal_kind": "hybrid",
            "commission_percent": " 12,50 % ",
            "promo_code": " MINA10 ",
            "notes": "One\nTwo",
        },
    )
    now = desk.conversation(1)
    assert (now.deal_kind, now.commission_percent) == ("hybrid", "12.5")
    assert (now.promo_code, now.notes) == ("MINA10", "One\nTwo")
    desk.deals.edit(1, now.version, {"notes": " ", "deal_kind": ""})
    then = desk.conversation(1)
    assert (then.deal_kind, then.notes, then.promo_code) == (None, None, "MINA10")


def test_a_newer_version_is_never_written_over(desk: Desks) -> None:
    """Another window saved meanwhile, or a touch moved it on."""
    version = desk.conversation(1).version
    desk.outreach.sent([1], today=MONDAY)
    with pytest.raises(Stale, match="Mina was changed elsewhere"):
        desk.deals.edit(1, version, {"promo_code": "MINA10"})
    assert desk.conversation(1).promo_code is None


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("deal_kind", "barter", "barter is no kind of deal"),
        ("commission_percent", "101", "101 is not a share"),
        ("commission_percent", "-1", "-1 is not a share"),
        ("commission_percent", "NaN", "NaN is not a share"),
        ("commission_percent", "much", "much is not a share"),
        ("promo_code", "two\nlines", "Promo code"),
        ("notes", "bell\x07", "control character"),
        ("stage", "agreed", "no field called stage"),
    ],
)
def test_terms_that_cannot_be_are_refused(
    desk: Desks, field: str, text: str, said: str
) -> None:
    """In one sentence, and nothing is changed."""
    before = desk.conversation(1)
    with pytest.raises(Invalid, match=said):
        desk.deals.edit(1, before.version, {field: text})
    assert desk.conversation(1) == before


@given(st.sampled_from(FIELDS), st.text(max_size=30))
def test_any_text_is_read_or_refused(field: str, text: str) -> None:
    """And what was read reads the same again."""
    try:
        value = read_term(field, text)
    except Invalid:
        return
    assert value is None or read_term(field, value) == value
