"""Payees: what is needed to pay somebody, and what they were paid in a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store.costs import CostDraft
from store.errors import Invalid, NotFound, Stale
from store.payees import Paid, PayeeDraft
from store.payment_rows import NEEDED
from store.rules.money import Money
from tests.store.paid_desk import DAY, MINA, MONDAY, PaidDesk, paid_desks, won


@pytest.fixture
def desk() -> Iterator[PaidDesk]:
    """The desks of an empty campaign in won."""
    with paid_desks() as opened:
        yield opened


def test_papers_are_kept_as_they_were_typed(desk: PaidDesk) -> None:
    """Percentages exactly; saving the same again is no step."""
    desk.fee(won(1))
    mina = desk.person()
    draft = replace(MINA, withholding_percent=" 3,30 %", vat_percent="10", notes="ID")
    desk.payees.save(mina, draft, 0)
    row = desk.payees.one(mina)
    assert (row.name, row.version, row.missing) == ("Mina", 1, ())
    assert (row.withholding_percent, row.vat_percent) == ("3.3", "10")
    papers = row.papers
    assert (papers.legal_name, papers.bank, papers.notes) == ("Kim Mina", "Hana", "ID")
    desk.payees.save(mina, draft, 1)
    assert desk.payees.one(mina).version == 1
    assert desk.undo() == "Noted how Mina is paid"
    assert desk.payees.one(mina).version == 0


def test_what_is_missing_is_named(desk: PaidDesk) -> None:
    """All of it for whom nothing is noted; no tax number of who is taxed elsewhere."""
    desk.fee(won(1))
    desk.fee(won(1), "Ana")
    mina, ana = desk.person(), desk.person("Ana")
    desk.payees.save(ana, PayeeDraft("Ana Ruiz", "other", bank="PayPal"))
    assert desk.payees.missing([ana, mina]) == {ana: ("account_no",), mina: NEEDED}
    assert desk.payees.missing([]) == {}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tax_kind": "saint"}, "saint is no way to be taxed"),
        ({"withholding_percent": "101"}, "Withheld: 101 is not a share"),
        ({"vat_percent": "a tenth"}, "VAT: a tenth is not a share"),
        ({"bank": "Ha\x1bna"}, "Bank"),
        ({"legal_name": "x" * 5_000}, "Legal name"),
    ],
)
def test_what_cannot_be_is_refused(
    desk: PaidDesk, changes: dict[str, str], words: str
) -> None:
    """In a sentence that names it."""
    desk.fee(won(1))
    with pytest.raises(Invalid, match=words):
        desk.payees.save(desk.person(), replace(MINA, **changes))
    assert desk.payees.one(desk.person()).version == 0


def test_nobody_is_nobody(desk: PaidDesk) -> None:
    """Neither shown nor saved."""
    with pytest.raises(NotFound, match="no influencer number 7"):
        desk.payees.one(7)
    with pytest.raises(NotFound, match="no influencer number 7"):
        desk.payees.save(7, MINA)


def test_a_newer_version_is_not_overwritten(desk: PaidDesk) -> None:
    """She is told; what is blank all over is not kept at all."""
    desk.fee(won(1))
    mina = desk.person()
    desk.payees.save(mina, PayeeDraft(), 0)
    assert desk.payees.one(mina).version == 0
    desk.payees.save(mina, MINA, 0)
    with pytest.raises(Stale, match="Mina was changed elsewhere"):
        desk.payees.save(mina, PayeeDraft("Lee"), 0)
    desk.payees.save(mina, PayeeDraft("Lee"))
    assert desk.payees.one(mina).papers.legal_name == "Lee"


def test_the_setting_is_theirs_where_their_papers_say_nothing(desk: PaidDesk) -> None:
    """And is shown with them."""
    desk.agreed.desks.settings.set_withholding_percent("3.3")
    desk.fee(won(1))
    mina = desk.person()
    assert str(desk.payees.one(mina).terms.withholding) == "3.3"
    desk.payees.save(mina, PayeeDraft(withholding_percent="0"))
    assert desk.payees.one(mina).terms.withholding == 0


def test_what_somebody_was_paid_is_told_by_currency_and_year(desk: PaidDesk) -> None:
    """What others were paid for their work is not theirs; currencies stay apart."""
    fee = desk.fee(won(100_000))
    mina = desk.person()
    desk.payees.save(mina, MINA)
    talk = desk.talk()
    for amount, category, payee in (
        (Money(5_000, "USD"), "production", ""),
        (won(7_000), "production", "Studio"),
        (won(9_000), "boost", ""),
    ):
        draft = CostDraft(category, amount, MONDAY, collaboration_id=talk, payee=payee)
        desk.costs.add(draft)
    desk.payments.pay([fee], on=MONDAY)
    row = desk.payees.one(mina, 2026)
    assert row.paid == (Paid(won(100_000), won(3_300), won(96_700), won(3_300)),)
    assert row.open == (Money(5_000, "USD"),)
    assert desk.payees.one(mina, 2025).paid == ()
    desk.payments.pay([other.id for other in desk.rows()], on=MONDAY + 365 * DAY)
    assert [paid.gross for paid in desk.payees.one(mina).paid] == [
        won(100_000),
        Money(5_000, "USD"),
    ]
    assert [paid.gross for paid in desk.payees.one(mina, 2027).paid] == [
        Money(5_000, "USD")
    ]


def test_who_is_paid_is_listed_by_name(desk: PaidDesk) -> None:
    """Those with papers too; found by any word of theirs, or by what is missing."""
    for name in ("Zoe", "Mina"):
        desk.fee(won(1), name)
    ana = desk.agreed.desks.person("Ana")
    desk.agreed.desks.person("Nobody")
    desk.payees.save(ana, PayeeDraft("Studio Ruiz SL", "business", bank="Santander"))
    desk.payees.save(desk.person(), MINA)
    assert [row.name for row in desk.payees.all()] == ["Ana", "Mina", "Zoe"]
    for words, names in (
        ("ruiz santander", ["Ana"]),
        ("HANA", ["Mina"]),
        ("missing", ["Ana", "Zoe"]),
        ("ana missing", ["Ana"]),
        ("nothing", []),
    ):
        assert [row.name for row in desk.payees.all(words)] == names, words


def test_the_tax_stands_apart_from_vat_that_was_not_paid_on(desk: PaidDesk) -> None:
    """It is added up from each payment, as it was rounded then."""
    fees = [desk.fee(won(700_000)), desk.bill(won(1))]
    mina = desk.person()
    desk.payees.save(mina, replace(MINA, vat_percent="10"))
    first, _rest = desk.payments.pay_part(fees[0], won(350_000), on=MONDAY)
    desk.payments.pay(fees[:1], on=MONDAY, withheld={fees[0]: 40_000})
    kept = desk.costs.one(first).withheld_minor
    assert kept == 42_318
    (paid,) = desk.payees.one(mina).paid
    assert (paid.gross, paid.withheld) == (won(700_000), won(82_318))
    assert paid.tax == won(10_500 + 40_000 - 31_818)


def test_where_somebody_is_says_what_is_usual_there(desk: PaidDesk) -> None:
    """Of whom nobody said it, the market counts."""
    desk.fee(won(1))
    mina = desk.person()
    assert desk.payees.one(mina).country is None
    desk.agreed.desks.settings.set_market("KR")
    assert desk.payees.one(mina).country == "KR"


def test_the_usual_percent_is_read_and_kept_exactly(desk: PaidDesk) -> None:
    """Blank is none, and what is no share is refused."""
    settings = desk.agreed.desks.settings
    assert settings.withholding_percent() == ""
    settings.set_withholding_percent("3,3%")
    assert settings.withholding_percent() == "3.3"
    with pytest.raises(Invalid, match="Withheld: 200 is not a share"):
        settings.set_withholding_percent("200")
    settings.set_withholding_percent(" ")
    assert settings.withholding_percent() == ""
