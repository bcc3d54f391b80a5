"""What is kept back of a payment: VAT, tax, and figures that always add up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.cost_words import TAX_KINDS
from store.rules.currencies import DECIMALS
from store.rules.money import Money
from store.rules.withholding import (
    OFFERED,
    TAX_KIND_TEXT,
    TaxTerms,
    as_kept,
    payout,
    percent_text,
    read_percent,
    split_vat,
    terms_of,
    withhold,
)

KOREAN, VAT = Decimal("3.3"), Decimal(10)
PERCENT = st.decimals(0, 100, places=3)
AMOUNT = st.builds(
    Money, st.integers(-(10**12), 10**12), st.sampled_from(sorted(DECIMALS))
)
TERMS = st.builds(
    TaxTerms,
    st.sampled_from((None, *TAX_KINDS)),
    st.none() | PERCENT,
    st.none() | PERCENT,
)


def won(minor: int) -> Money:
    """An amount of won."""
    return Money(minor, "KRW")


def test_of_what_was_kept_back_the_tax_is_what_is_no_vat() -> None:
    """A figure that is typed: the VAT stays what it is, unless it is less than that."""
    parts = payout(won(700_000), TaxTerms("individual", KOREAN, VAT))
    assert (parts.vat, parts.tax, parts.withheld) == (
        *(won(63_636), won(21_000)),
        won(84_636),
    )
    assert as_kept(parts, won(84_636)) == parts
    typed = as_kept(parts, won(80_000))
    assert (typed.vat_kept, typed.tax, typed.net) == (
        *(won(63_636), won(16_364)),
        won(620_000),
    )
    less = as_kept(parts, won(23_100))
    assert (less.vat_kept, less.tax, less.net) == (won(0), won(23_100), won(676_900))
    firm = payout(won(700_000), TaxTerms("business", KOREAN, VAT))
    assert (firm.vat_kept, firm.tax) == (won(0), won(21_000))


def test_every_kind_is_told_what_it_is_paid() -> None:
    """And what is offered can be read."""
    assert set(TAX_KIND_TEXT) == set(TAX_KINDS)
    assert read_percent(OFFERED["KR"]) == KOREAN


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("3.3", "3.3"),
        ("3,3", "3.3"),
        (" 3.30 % ", "3.3"),
        ("3.3%", "3.3"),
        ("\N{FULLWIDTH DIGIT THREE}.3", "3.3"),
        ("0", "0"),
        ("100", "100"),
        ("12.5", "12.5"),
        ("", None),
        ("  ", None),
    ],
)
def test_a_percentage_is_read_exactly(text: str, percent: str | None) -> None:
    """With either decimal sign; blank is none."""
    read = read_percent(text)
    assert (read if read is None else percent_text(read)) == percent


@pytest.mark.parametrize(
    "text", ["-1", "100.01", "3.3.3", "1e1", "NaN", "%", "1,000.5", "a tenth", "101"]
)
def test_what_is_no_percentage_is_refused(text: str) -> None:
    """Never guessed."""
    with pytest.raises(ValueError, match=r"percent|share"):
        read_percent(text)


@given(PERCENT)
def test_a_percentage_comes_back_as_it_was_written(percent: Decimal) -> None:
    """Its text says all of it and no more."""
    assert read_percent(percent_text(percent)) == percent
    assert not percent_text(percent).endswith((".0", "."))


def test_an_individual_is_paid_without_vat_less_the_tax() -> None:
    """110,000 with VAT is 100,000 without; 3.3 % of it stays behind."""
    paid = payout(won(110_000), TaxTerms("individual", KOREAN, VAT))
    assert (paid.supply, paid.vat, paid.tax) == (won(100_000), won(10_000), won(3_300))
    assert (paid.withheld, paid.net) == (won(13_300), won(96_700))


def test_each_kind_is_paid_its_own_way() -> None:
    """The same promise, four papers; and who said nothing is paid what was said."""
    nets = {
        kind: payout(won(110_000), TaxTerms(kind, None, VAT)).net.minor
        for kind in (None, *TAX_KINDS)
    }
    assert nets == {
        None: 110_000,
        "individual": 100_000,
        "simplified": 100_000,
        "business": 110_000,
        "other": 110_000,
    }


def test_half_a_unit_goes_to_the_even_one() -> None:
    """Stated, so that a bill can be checked: 2.5 is 2, and 3.5 is 4."""
    assert withhold(won(25), Decimal(10)) == (won(2), won(23))
    assert withhold(won(35), Decimal(10)) == (won(4), won(31))
    assert split_vat(won(3), Decimal(100)) == (won(2), won(1))
    assert split_vat(won(5), Decimal(100)) == (won(2), won(3))


@pytest.mark.parametrize("percent", ["-0.1", "100.1", "NaN", "Infinity"])
def test_a_share_is_never_outside_the_whole(percent: str) -> None:
    """Neither of VAT nor of tax."""
    with pytest.raises(ValueError, match="not a share"):
        withhold(won(1), Decimal(percent))
    with pytest.raises(ValueError, match="not a share"):
        split_vat(won(1), Decimal(percent))


def test_of_what_comes_back_nothing_is_kept() -> None:
    """A credit is what it is."""
    paid = payout(won(-5_000), TaxTerms("individual", KOREAN, VAT))
    assert (paid.withheld, paid.net) == (won(0), won(-5_000))


@given(AMOUNT, TERMS)
def test_the_parts_are_the_whole(gross: Money, terms: TaxTerms) -> None:
    """No unit is lost or made, and nobody is paid more than was promised."""
    paid = payout(gross, terms)
    assert paid.supply + paid.vat == gross
    assert paid.net + paid.withheld == gross
    assert 0 <= paid.tax.minor <= paid.withheld.minor <= max(0, gross.minor)
    assert paid.vat.minor >= 0


@given(st.integers(0, 10**12), PERCENT)
def test_vat_taken_out_is_the_vat_that_was_put_in(
    supply: int, percent: Decimal
) -> None:
    """As long as it came out even."""
    vat, _ = withhold(Money(supply, "USD"), percent)
    gross = Money(supply, "USD") + vat
    found, _ = split_vat(gross, percent)
    assert abs(found.minor - supply) <= 1
    if Decimal(supply) * percent % 100 == 0:
        assert found.minor == supply


@pytest.mark.parametrize(
    ("kind", "own", "expected"),
    [
        (None, None, KOREAN),
        ("individual", None, KOREAN),
        ("individual", "0", Decimal(0)),
        ("individual", "8.8", Decimal("8.8")),
        ("business", None, None),
        ("simplified", None, None),
        ("other", None, None),
        ("other", "15", Decimal(15)),
    ],
)
def test_the_usual_percent_is_for_those_whose_papers_say_nothing(
    kind: str | None, own: str | None, expected: Decimal | None
) -> None:
    """Their own figure wins, a zero too."""
    assert terms_of(kind, own, None, "3.3").withholding == expected
    assert terms_of(kind, own, "10", "").vat == VAT
