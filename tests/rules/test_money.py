"""Fees, budgets and prices: exact, in one currency at a time."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.currencies import DECIMALS, MARKS
from store.rules.figures import NumberStyle
from store.rules.money import (
    Money,
    from_minor,
    minor_digits,
    read_money,
    read_moneys,
    split,
    to_minor,
    total,
)

MINOR = st.integers(-(10**15), 10**15)
CURRENCY = st.sampled_from(sorted(DECIMALS))


def test_currencies_have_the_decimals_of_iso_4217() -> None:
    """No won is divided, and a Kuwaiti dinar has a thousand fils."""
    found = {code: minor_digits(code) for code in ("KRW", "JPY", "VND", "CLP", "PYG")}
    assert set(found.values()) == {0}
    assert [minor_digits(code) for code in ("USD", "EUR", "MXN", "PEN", "IDR")] == [
        2
    ] * 5
    assert [minor_digits(code) for code in ("KWD", "BHD", "TND")] == [3] * 3
    assert minor_digits("CLF") == 4
    assert all(len(code) == 3 and code.isupper() for code in DECIMALS)
    assert {code for mark in MARKS.values() for code in mark.codes} <= set(DECIMALS)


@pytest.mark.parametrize("code", ["", "usd", "XXZ", "US$", "won"])
def test_an_unknown_currency_is_refused(code: str) -> None:
    """Everywhere, so that no amount is ever stored in one."""
    with pytest.raises(ValueError, match="no such currency"):
        minor_digits(code)
    with pytest.raises(ValueError, match="no such currency"):
        Money(1, code)
    with pytest.raises(ValueError, match="no such currency"):
        to_minor(Decimal(1), code)


def test_amounts_of_one_currency_add_up_and_compare() -> None:
    """A fee and a half, less what was paid."""
    fee = Money(50_000, "USD")
    assert fee + Money(25_000, "USD") - Money(1, "USD") == Money(74_999, "USD")
    assert -fee == Money(-50_000, "USD")
    assert fee > Money(49_999, "USD") >= Money(49_999, "USD")
    assert max(fee, Money(50_001, "USD")).minor == 50_001
    assert fee != Money(50_000, "EUR")
    assert total([fee, fee], "USD") == Money(100_000, "USD")
    assert total([], "KRW") == Money(0, "KRW")


def test_two_currencies_never_meet() -> None:
    """Adding won to dollars is a mistake, not a sum."""
    dollars, won = Money(1, "USD"), Money(1, "KRW")
    with pytest.raises(ValueError, match="USD with KRW"):
        _ = dollars + won
    with pytest.raises(ValueError, match="USD with KRW"):
        _ = dollars - won
    with pytest.raises(ValueError, match="USD with KRW"):
        _ = dollars < won
    with pytest.raises(ValueError, match="USD with KRW"):
        _ = dollars >= won
    with pytest.raises(ValueError, match="KRW with USD"):
        total([dollars], "KRW")


@pytest.mark.parametrize("minor", [1.0, Decimal(1), True, "1", 2**63, float("nan")])
def test_minor_units_are_whole_numbers_that_fit(minor: object) -> None:
    """Binary fractions never become money."""
    with pytest.raises(ValueError, match="whole minor units"):
        Money(minor, "USD")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("minor", "factor", "scaled"),
    [(1000, "0.033", 33), (5, "0.5", 2), (15, "0.5", 8), (-5, "0.5", -2), (7, "0", 0)],
)
def test_a_share_is_rounded_once_half_to_even(
    minor: int, factor: str, scaled: int
) -> None:
    """Withholding and commission."""
    assert Money(minor, "USD").scaled(Decimal(factor)) == Money(scaled, "USD")


def test_a_factor_is_a_number() -> None:
    """No money comes out of infinity."""
    for factor in ("NaN", "Infinity", "1E+60"):
        with pytest.raises(ValueError, match="not a factor"):
            Money(1, "USD").scaled(Decimal(factor))


def test_more_decimals_than_the_currency_has_are_refused() -> None:
    """Half a cent is not rounded away."""
    assert to_minor(Decimal("1234567890123456.78"), "USD") == 123456789012345678
    assert to_minor(Decimal("1.500"), "USD") == 150
    assert to_minor(Decimal("1.005"), "KWD") == 1005
    for amount, currency in [("1.005", "USD"), ("0.5", "KRW"), ("0.0001", "KWD")]:
        with pytest.raises(ValueError, match="not an amount of"):
            to_minor(Decimal(amount), currency)
    for amount in ("NaN", "sNaN", "-Infinity", "1E+999999", "99999999999999999999"):
        with pytest.raises(ValueError, match="not an amount"):
            to_minor(Decimal(amount), "USD")


@given(MINOR, CURRENCY)
def test_minor_units_and_amounts_are_the_same(minor: int, currency: str) -> None:
    """There and back, for every currency."""
    amount = from_minor(minor, currency)
    assert to_minor(amount, currency) == minor
    assert -amount.as_tuple().exponent == minor_digits(currency)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("₩1,200,000", 1_200_000, "KRW"),
        ("￦50,000", 50_000, "KRW"),
        ("50만원", 500_000, "KRW"),
        ("50만 원", 500_000, "KRW"),
        ("3만5천원", 35_000, "KRW"),
        ("1억 2,000만 원", 120_000_000, "KRW"),
        ("₩50만", 500_000, "KRW"),
        ("18.000.000 VND", 18_000_000, "VND"),
        ("50.000 ₫", 50_000, "VND"),
        ("120 €", 12_000, "EUR"),
        ("120,50 €", 12_050, "EUR"),
        ("€1.234,50", 123_450, "EUR"),
        ("120 euros", 12_000, "EUR"),
        ("$1,234.50", 123_450, "USD"),
        ("$1,234", 123_400, "USD"),
        ("$.50", 50, "USD"),
        ("US$ 500", 50_000, "USD"),
        ("USD 1.2M", 120_000_000, "USD"),
        ("$5K", 500_000, "USD"),
        ("500usd", 50_000, "USD"),
        ("USD $500", 50_000, "USD"),
        ("MX$500", 50_000, "MXN"),
        ("$500 MXN", 50_000, "MXN"),
        ("S/ 1,200", 120_000, "PEN"),
        ("S/.1,200", 120_000, "PEN"),
        ("Rp.50.000.000", 5_000_000_000, "IDR"),
        ("R$ 1.234,50", 123_450, "BRL"),
        ("£9.99", 999, "GBP"),
        ("¥500", 500, "JPY"),
        ("500円", 500, "JPY"),
        ("500元", 50_000, "CNY"),
        ("5 millones de COP", 500_000_000, "COP"),
        ("-$500", -50_000, "USD"),
        ("($500.00)", -50_000, "USD"),
        ("KWD 1.2345K", 1_234_500, "KWD"),
    ],
)
def test_an_amount_with_its_currency_is_read(
    text: str, minor: int, currency: str
) -> None:
    """Symbols, codes and words, before or behind; they win over any default."""
    assert read_money(text, NumberStyle.PLAIN, None) == Money(minor, currency)
    assert read_money(text, NumberStyle.PLAIN, "GBP") == Money(minor, currency)


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("500,000", "KRW", Money(500_000, "KRW")),
        ("183.50", "USD", Money(18_350, "USD")),
        ("50만", "KRW", Money(500_000, "KRW")),
        ("12.5k", "EUR", Money(1_250_000, "EUR")),
        ("$500", "MXN", Money(50_000, "MXN")),
        ("$500", "CLP", Money(500, "CLP")),
        ("$500", "KRW", Money(50_000, "USD")),
        ("500 pesos", "COP", Money(50_000, "COP")),
        ("¥500", "CNY", Money(50_000, "CNY")),
        ("500 kr", "DKK", Money(50_000, "DKK")),
    ],
)
def test_the_default_currency_fills_the_gap(
    text: str, default: str, expected: Money
) -> None:
    """A bare figure is in it, and it says which dollar a dollar is."""
    assert read_money(text, NumberStyle.PLAIN, default) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.234",
        "1.005",
        "$1.005",
        "1,5",
        "1e5",
        "1_000",
        "NaN",
        "약 50만원",
        "5만~10만",
        "만원",
        "₩1.5",
        "0.005",
        "10%",
        "12명",
        "5 kr",
        "500 pesos",
        "₩500 USD",
        "500 mad",
        "협의",
        "KWD 1.234",
        "99999999999999999999",
    ],
)
def test_a_doubtful_amount_is_refused(text: str) -> None:
    """Never a thousand times too much."""
    with pytest.raises(ValueError, match=r".+"):
        read_money(text, NumberStyle.PLAIN, "USD")


def test_a_default_without_decimals_takes_none() -> None:
    """Half a won is refused as a bare figure too."""
    assert read_money("183", NumberStyle.PLAIN, "KRW") == Money(183, "KRW")
    with pytest.raises(ValueError, match="not an amount of KRW"):
        read_money("183.50", NumberStyle.PLAIN, "KRW")


def test_a_figure_without_any_currency_is_no_money() -> None:
    """And a word for nothing is none either, but no mistake."""
    with pytest.raises(ValueError, match="without a currency"):
        read_money("500", NumberStyle.PLAIN, None)
    assert read_money("N/A", NumberStyle.PLAIN, None) is None


def test_a_column_of_prices() -> None:
    """Read in the column's style, the unreadable told with their places."""
    values = ["1.234,50", "99,5", "", "gratis", "1.234,50", "1.234"]
    read, problems = read_moneys(values, NumberStyle.COMMA, "EUR")
    assert [money and money.minor for money in read] == [
        123_450,
        9_950,
        None,
        None,
        123_450,
        123_400,
    ]
    assert problems == [(3, "gratis")]
    assert read_moneys(["12", "7.5"], NumberStyle.POINT, "USD")[1] == []


@given(MINOR, CURRENCY, st.sampled_from([NumberStyle.POINT, NumberStyle.COMMA]))
def test_a_written_amount_comes_back(
    minor: int, currency: str, style: NumberStyle
) -> None:
    """Every currency by its code, with thousands, in both styles."""
    text = f"{from_minor(minor, currency):,f}"
    if style is NumberStyle.COMMA:
        text = text.translate({ord(","): ".", ord("."): ","})
    assert read_money(text, style, currency) == Money(minor, currency)
    if currency in MARKS:
        assert read_money(f"{text} {currency}", style, None) == Money(minor, currency)


@given(MINOR, st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_splitting_loses_nothing(minor: int, parts: list[int]) -> None:
    """The parts add up, and none is a whole unit away from its share."""
    if not sum(parts):
        parts = [*parts, 1]
    shares = split(Money(minor, "EUR"), parts)
    assert sum(share.minor for share in shares) == minor
    for share, part in zip(shares, parts, strict=True):
        assert abs(share.minor * sum(parts) - minor * part) < sum(parts)


def test_what_does_not_divide_goes_to_the_largest_remainders() -> None:
    """A hundred won among three, and a debt the same way."""
    assert [m.minor for m in split(Money(100, "KRW"), [1, 1, 1])] == [34, 33, 33]
    assert [m.minor for m in split(Money(-100, "KRW"), [1, 1, 1])] == [-34, -33, -33]
    assert [m.minor for m in split(Money(10, "KRW"), [1, 0, 5])] == [2, 0, 8]
    for parts in ([], [0, 0], [2, -1]):
        with pytest.raises(ValueError, match="cannot split"):
            split(Money(100, "KRW"), parts)


@given(
    st.one_of(
        st.text(max_size=80),
        st.text("0123456789.,  -+()%kKM₩$€¥원만천억USDMXN", max_size=20),
    ),
    st.sampled_from(list(NumberStyle)),
    st.sampled_from([None, "KRW", "USD", "MXN", "KWD"]),
)
def test_any_text_is_read_or_refused(
    text: str, style: NumberStyle, default: str | None
) -> None:
    """The strangest cell gives money, nothing, or a refusal."""
    try:
        money = read_money(text, style, default)
    except ValueError:
        return
    assert money is None or money.currency in DECIMALS
