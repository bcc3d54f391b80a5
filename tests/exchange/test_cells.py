"""One column of a sheet: what people type, as what is kept; the rest is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange import cells, several
from store.exchange.columns import ReadChunk
from store.exchange.reading import Reading
from store.rules.figures import NumberStyle
from store.rules.money import Money


def reading(*columns: list[str]) -> Reading:
    """A chunk of these columns whose first row is the second of the file."""
    numbers = range(2, 2 + len(columns[0]))
    return Reading(columns, numbers, ReadChunk())


def bad(chunk: Reading) -> list[tuple[int, str]]:
    """Row and value of what was not taken."""
    return [(problem.row, problem.value) for problem in chunk.out.problems]


def test_words_for_nothing_are_nothing_but_not_in_a_name() -> None:
    """Somebody may be called Nil; nobody is called N/A or 없음."""
    column = ["", "-", "N/A", "없음", "nil", "NA", "#DIV/0!", " Seoul "]
    assert cells.lines(0, reading(column)) == [None] * 7 + ["Seoul"]
    assert cells.names(0, reading(column)) == [
        *(None, None, None, None, "nil", "NA", None, "Seoul")
    ]


@given(st.lists(st.text(max_size=8)))
def test_a_tidied_column_is_the_same_however_it_is_looked_at(column: list[str]) -> None:
    """The quick look at a whole column answers what each value would."""
    whole = cells.tidied(column)
    assert whole == [cells.tidied([value])[0] for value in column]


def test_counts_are_whole_and_believable() -> None:
    """Fractions, negatives and astronomy are left out; an average may be rounded."""
    column = ["1.2k", "3만", "", "2.5", "-4", "9" * 16, "many"]
    chunk = reading(column)
    found = cells.counts(0, "followers", NumberStyle.POINT, chunk)
    assert found == [1200, 30_000, None, None, None, None, None]
    assert bad(chunk) == [(5, "2.5"), (6, "-4"), (8, "many"), (7, "9" * 16)]
    averages = cells.counts(
        0, "avg likes", NumberStyle.POINT, reading(["2.5", "3.5"]), rounded=True
    )
    assert averages == [2, 4]


def test_rates_are_percentages_with_four_decimals_at_most() -> None:
    """2.91% is 2.91; so survives any copy."""
    chunk = reading(["2.91%", "0.123456%", "", "NaN%"])
    found = cells.percents(0, "er", NumberStyle.POINT, Decimal(1), chunk)
    assert found == [2.91, 0.1235, None, None]
    assert bad(chunk) == [(5, "NaN%")]


def test_money_takes_its_currency_from_the_cell_the_row_or_the_header() -> None:
    """In that order; without any of them it is left out."""
    chunk = reading(["₩500", "20", "20", "-1 USD", "x"], ["", "eur", "", "", ""])
    found = cells.money(
        0, "rate", NumberStyle.PLAIN, cells.Currencies("USD", column=1), chunk
    )
    assert found == [
        Money(500, "KRW"),
        Money(2000, "EUR"),
        Money(2000, "USD"),
        None,
        None,
    ]
    assert [(each.row, each.reason) for each in chunk.out.problems] == [
        (6, cells.NOT_MONEY),
        (5, cells.NEGATIVE),
    ]
    alone = reading(["20"])
    none = cells.Currencies(None)
    assert cells.money(0, "rate", NumberStyle.PLAIN, none, alone) == [None]
    assert bad(alone) == [(2, "20")]


def test_words_of_a_list_become_its_codes() -> None:
    """An unknown status is left out; an unknown country is kept as typed."""
    chunk = reading([" 활동중", "paused ", "weird", "-", "  "])
    found = cells.words("status", 0, "status", chunk)
    assert found == ["active", "resting", None, None, None]
    assert bad(chunk) == [(4, "weird")]
    places = cells.words("country", 0, "country", reading(["대한민국", " Narnia "]))
    assert places == ["KR", "Narnia"]


def test_fits_are_scores_from_nought_to_five() -> None:
    """Spreadsheets write them with a .0 behind."""
    chunk = reading(["0", "5.0", " 3 ", "6", ""])
    assert cells.fits(0, "fit", chunk) == [0, 5, 3, None, None]
    assert bad(chunk) == [(5, "6")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("@mina.glow_", "mina.glow_"),
        (" MINA ", "MINA"),
        ("\uff20mina", "mina"),
        ("https://instagram.com/mina", "https://instagram.com/mina"),
        ("없음", None),
        ("none", None),
        ("@none", "none"),
        ("n/a", None),
        ("@", None),
        ("", None),
        ("nina", "nina"),
    ],
)
def test_a_handle_loses_its_mark_and_nothing_else(typed: str, kept: str | None) -> None:
    """Alone and beside others."""
    assert cells.handles([typed]) == [kept]
    assert cells.handles(["plain", typed, "@x"]) == ["plain", kept, "x"]


def test_several_columns_feed_one_field_together() -> None:
    """Each value once; notes one a line."""
    columns = ["beauty|food", ""], ["food", "travel"]
    found = several.joined("niche", [0, 1], ["a", "b"], reading(*columns))
    assert found == ["beauty, food", "travel"]
    notes = reading(["kind", "slow"], ["kind", "late"])
    assert several.joined("notes", [0, 1], ["a", "b"], notes) == ["kind", "slow\nlate"]


def test_the_first_address_is_hers_and_the_others_are_kept() -> None:
    """Under the header with a number that no other column has."""
    chunk = reading(["a@x.example ::: b@x.example", "nobody"], ["c@x.example", ""])
    found = several.joined("email", [0, 1], ["E-mail", "E-mail (2)"], chunk)
    assert found == ["a@x.example", None]
    assert chunk.out.custom == [
        (2, "E-mail (3)", "b@x.example"),
        (2, "E-mail (2) (2)", "c@x.example"),
    ]
    assert bad(chunk) == [(3, "nobody")]


def test_tags_and_other_names_of_a_cell_are_parted() -> None:
    """By commas, semicolons, bars, hashes, lines, and what Google writes."""
    tags = several.split_tags("beauty, #food;여행|hogar\n* friends ::: vip, N/A,,")
    assert tags == ["beauty", "food", "여행", "hogar", "friends", "vip"]
    assert several.split_names("미나; Minnie|Min") == ["미나", "Minnie", "Min"]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("비용(원)", "KRW"),
        ("Fee (USD)", "USD"),
        ("tarifa €", "EUR"),
        ("Price $", "USD"),
        ("fee £", "GBP"),
        ("단가 ₩", "KRW"),
        ("rate", None),
        ("FEE ABC", None),
    ],
)
def test_a_header_may_name_the_currency(header: str, code: str | None) -> None:
    """By its sign or its code."""
    assert cells.currency_in(header) == code
