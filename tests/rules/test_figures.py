"""Followers, views and rates as people and programs write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.figures import (
    EMPTY_WORDS,
    NumberStyle,
    decide_percent_scale,
    decide_style,
    is_empty,
    read_counts,
    read_number,
    read_percents,
)

POINT, COMMA, PLAIN = NumberStyle.POINT, NumberStyle.COMMA, NumberStyle.PLAIN


def wide(text: str) -> str:
    """Write in full-width letters and digits, as Korean and Japanese keyboards can."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


NUMBER_SOUP = st.one_of(
    st.text(max_size=80),
    st.text(
        "0123456789.,  '-+()%kKmMB₩$€만천억십원명약~eE_\uff0f\uff15\u00a0\u2212",
        max_size=20,
    ),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.2M", 3_200_000),
        ("407.4K", 407_400),
        ("0.89k", 890),
        ("29.0b", 29_000_000_000),
        ("52.2k", 52_200),
        ("105萬", 1_050_000),
        ("105万", 1_050_000),
        ("1.2만", 12_000),
        ("1,234만", 12_340_000),
        ("3만5천", 35_000),
        ("3만 5000", 35_000),
        ("1억", 100_000_000),
        ("1억 2,000만", 120_000_000),
        ("1억2천3백만", 123_000_000),
        ("1억 천만", 110_000_000),
        ("십만", 100_000),
        ("10천", 10_000),
        ("2조", 2 * 10**12),
        ("12만명", 120_000),
        ("52.2k followers", 52_200),
        ("1,1M", 1_100_000),
        ("12 mil", 12_000),
        ("3 mln", 3_000_000),
        ("5K$", 5_000),
        ("5KUSD", 5_000),
        ("3 mill.", 3_000_000),
        ("1,5 millones", 1_500_000),
        ("18.000.000", 18_000_000),
        ("18.000.000 VND", 18_000_000),
        ("₩1,200,000", 1_200_000),
        ("\uffe6" + wide("50,000"), 50_000),
        ("12,345", 12_345),
        ("1,00,000", 100_000),
        ("1 234 567", 1_234_567),
        ("1\u00a0234\u00a0567", 1_234_567),
        ("1\u202f234", 1_234),
        ("1'234'567", 1_234_567),
        ("208374.0", 208_374),
        (wide("123"), 123),
        ("+12", 12),
        ("-5", -5),
        ("\u22125", -5),
        ("(500)", -500),
        ("  7 ", 7),
    ],
)
def test_what_reads_only_one_way_is_read(text: str, value: int) -> None:
    """Without a column to look at, and the same in a column of either style."""
    for style in (PLAIN, POINT):
        assert read_number(text, style) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9,03%", "9.03"),
        ("2.91%", "2.91"),
        ("16.85 \uff05", "16.85"),
        ("(1,234.50)", "-1234.50"),
        ("1.234,5", "1234.5"),
        ("0.123", "0.123"),
        (".5", "0.5"),
        ("-$0.5", "-0.5"),
        ("1 234,5", "1234.5"),
        ("4.280105700264251", "4.280105700264251"),
    ],
)
def test_fractions_are_exact(text: str, value: str) -> None:
    """Decimals, never binary fractions."""
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "1.234",
        "1,5",
        "1,234%",
        "1.234M",
        "1_000",
        "1e5",
        "NaN",
        "inf",
        "약 50만원",
        "5만~10만",
        "10-20k",
        "10k+",
        "만원",
        "천",
        "1만2억",
        "5천3천",
        "1.5만3천",
        "12.34.567",
        "1,23.4",
        "0,123.5",
        "(-5)",
        "--5",
        "(5",
        "5 6",
        "5\n6",
        "5\x006",
        "12/5",
        "0:04:34",
        "5%k",
        "5k%",
        "5k %",
        "$5%",
        "5만k",
        "1.2.3만",
        "5만%",
        "50만원/건",
        "TOP 10",
        "x",
        "٣",
        "9" * 100,
    ],
)
def test_what_would_be_a_guess_is_refused(text: str) -> None:
    """A wrong figure is worse than a question."""
    with pytest.raises(ValueError, match=r".+"):
        read_number(text)


@pytest.mark.parametrize(
    "text", ["", " ", "N/A", "na", "-", " --", "\u2014", "(not set)", "#DIV/0!", "없음"]
)
def test_a_word_for_nothing_is_nothing(text: str) -> None:
    """It is counted as empty, not as zero and not as a mistake."""
    assert is_empty(text)
    assert read_number(text) is None
    assert read_counts([text], PLAIN) == ([None], [])
    assert read_percents([text], PLAIN) == ([None], [])


def test_nothing_is_not_zero_and_words_are_folded() -> None:
    """The list of empty words is matched without case."""
    assert not is_empty("0")
    assert not is_empty("nan")
    assert all(is_empty(word.upper()) for word in EMPTY_WORDS)


@pytest.mark.parametrize(
    ("values", "style", "ambiguous"),
    [
        (["12", "950", "3만5천"], PLAIN, False),
        (["1,234,567", "12"], POINT, False),
        (["1.234.567", "12"], COMMA, False),
        (["1.234", "12,5"], COMMA, False),
        (["1.234", "12.5"], POINT, False),
        (["1.234", "0,5"], COMMA, False),
        (["1,1M", "3M"], COMMA, False),
        (["3.2M", "407.4K"], POINT, False),
        (["18.000 VND"], COMMA, False),
        (["1.234", "950"], COMMA, True),
        (["1,234", "N/A"], POINT, True),
        (["2.914%"], POINT, True),
        (["2,914%"], COMMA, True),
        (["1.234 €"], COMMA, True),
        (["1,5", "2,5", "0.5", "1.234"], COMMA, True),
        (["about 1.5, or so", "a.b"], PLAIN, False),
        ([], PLAIN, False),
    ],
)
def test_a_column_says_how_it_is_written(
    values: list[str], style: NumberStyle, ambiguous: bool
) -> None:
    """One certain value decides for all; none at all is a question with a proposal."""
    assert decide_style(values) == (style, ambiguous)


def test_a_column_of_followers_as_three_tools_write_it() -> None:
    """Whole people, whatever the writing."""
    assert read_counts(["328000", "", "4330000"], PLAIN)[0] == [328000, None, 4330000]
    assert read_counts(["52.2k", "34k", "0.89k"], POINT)[0] == [52200, 34000, 890]
    assert read_counts(["1.234", "12.345.678"], COMMA)[0] == [1234, 12345678]
    assert read_counts(["1,234", "12,345,678"], POINT)[0] == [1234, 12345678]
    assert read_counts(["208374.0", "7"], POINT)[0] == [208374, 7]
    assert read_counts(["12.3만", "3만5천"], PLAIN)[0] == [123000, 35000]


def test_what_is_no_count_is_told_with_its_place() -> None:
    """Half a person, a debt, a rate and a price are left out by name."""
    values = ["10", "12.5", "-3", "4%", "₩500", "lots", "10", "1.2345k", "9" * 19]
    counts, problems = read_counts(values, POINT)
    assert counts == [10, None, None, None, None, None, 10, None, None]
    assert problems == [(i, values[i]) for i in (1, 2, 3, 4, 5, 7, 8)]
    assert read_counts(["9" * 19], PLAIN) == ([None], [(0, "9" * 19)])
    assert read_counts(["12.5"], COMMA) == ([None], [(0, "12.5")])


def test_rates_with_and_without_their_sign() -> None:
    """2.91 % is 2.91 everywhere; a share of one is scaled only when it was said."""
    assert read_percents(["2.91%", "9,03%", "4 %"], PLAIN)[0] == [2.91, 9.03, 4.0]
    assert read_percents(["2,91", "10"], COMMA)[0] == [2.91, 10.0]
    assert read_percents(["2.914", "1.5%"], POINT)[0] == [2.914, 1.5]
    shares = read_percents(["0.0291", "5%", "1"], POINT, Decimal(100))
    assert shares == ([2.91, 5.0, 100.0], [])
    values = ["3%", "$3", "3k", "high"]
    assert read_percents(values, POINT)[1] == [(1, "$3"), (2, "3k"), (3, "high")]


@pytest.mark.parametrize(
    ("values", "scale", "ambiguous"),
    [
        (["2.91%", "0.5"], 1, False),
        (["0.5\uff05"], 1, False),
        (["0.0291", "0.5", "", "n/a"], 100, True),
        (["0,03", "0,5"], 100, True),
        (["0.5", "1.2"], 1, False),
        (["0", ""], 1, False),
        (["-0.5"], 1, False),
        (["word", "0.5"], 100, True),
    ],
)
def test_shares_of_one_are_a_question(
    values: list[str], scale: int, ambiguous: bool
) -> None:
    """0.03 may be 3 % or 0.03 %."""
    assert decide_percent_scale(values) == (Decimal(scale), ambiguous)


def _written(value: int, style: NumberStyle, decimals: int) -> str:
    """Write a number of hundredths in a style, with some decimals."""
    text = f"{Decimal(value) / 100:,.{decimals}f}"
    if style is COMMA:
        text = text.translate({ord(","): ".", ord("."): ","})
    return text


@given(st.integers(-(10**11), 10**11), st.sampled_from([POINT, COMMA]))
def test_a_formatted_number_comes_back(value: int, style: NumberStyle) -> None:
    """In both styles, and the column's style is found from it."""
    text = _written(value, style, 2)
    assert read_number(text, style) == Decimal(value) / 100
    assert decide_style([text]) == (style, False)


@given(st.integers(0, 10**9), st.sampled_from([POINT, COMMA]))
def test_a_formatted_count_comes_back(value: int, style: NumberStyle) -> None:
    """Whole numbers with thousands."""
    text = _written(value * 100, style, 0)
    assert read_counts([text, str(value)], style) == ([value, value], [])


@given(
    st.integers(0, 9999),
    st.sampled_from([("K", 3), ("m", 6), ("B", 9), ("만", 4), (" mil", 3), (" 억", 8)]),
    st.sampled_from(list(NumberStyle)),
    st.sampled_from(".,"),
)
def test_a_unit_decides_by_itself(
    tenths: int, unit: tuple[str, int], style: NumberStyle, separator: str
) -> None:
    """1,1M and 1.1M are the same million and a bit, whatever the column."""
    text = f"{tenths // 10}{separator}{tenths % 10}{unit[0]}"
    assert read_number(text, style) == tenths * 10 ** (unit[1] - 1)
    assert read_counts([text], style)[0] == [tenths * 10 ** (unit[1] - 1)]


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_korean_units_come_back(eok: int, man: int, rest: int) -> None:
    """억, 만 and what is left."""
    text = f"{eok}억" + (f" {man:,}만" if man else "") + (f" {rest}" if rest else "")
    assert read_number(text) == eok * 10**8 + man * 10**4 + rest


@given(NUMBER_SOUP, st.sampled_from(list(NumberStyle)))
def test_any_text_is_read_or_refused(text: str, style: NumberStyle) -> None:
    """Nothing but a refusal comes out of the strangest cell."""
    try:
        value = read_number(text, style)
    except ValueError:
        value = None
    assert value is None or value.is_finite()
    counts, problems = read_counts([text], style)
    assert counts == [None] or (value == counts[0] and not problems)
    percents, _ = read_percents([text], style)
    assert percents == [None] or percents == [float(value or 0)]


@given(st.lists(NUMBER_SOUP, max_size=6))
def test_any_column_can_be_judged(values: list[str]) -> None:
    """The verdict does not hang on the order of the rows."""
    assert decide_style(values) == decide_style(values[::-1])
    assert decide_percent_scale(values) == decide_percent_scale(values[::-1])


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([POINT, COMMA]))
def test_three_digits_are_read_as_the_column_says(
    head: int, tail: int, style: NumberStyle
) -> None:
    """Never thousands in one row and decimals in the next."""
    for separator in ".,":
        text = f"{head}{separator}{tail:03d}"
        thousands = (separator == ",") is (style is POINT)
        expected = Decimal(f"{head}{'' if thousands else '.'}{tail:03d}")
        assert read_number(text, style) == expected
