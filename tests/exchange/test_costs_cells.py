"""Amounts, days and times of a list of costs, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.exchange.cells import NOT_MONEY
from store.exchange.columns import ReadChunk
from store.exchange.costs_cells import (
    MORE_THAN_A_DAY,
    MOST_MINUTES,
    NO_CURRENCY,
    NOT_A_TIME,
    PART_OF_A_MINUTE,
    TOO_MUCH,
    Amounts,
    Times,
    rates,
)
from store.exchange.plan import ImportOptions, ImportPlan
from store.exchange.reading import Reading
from store.exchange.sheets import ReadOptions, open_text
from store.rules.money import Money, minor_digits
from store.rules.spend import LARGEST_COST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.plan import Question


def planned(header: str, field: str, **said: object) -> ImportPlan:
    """A plan for a sheet of one column, and a column of currencies beside it."""
    reading = ReadOptions(delimiter="\t", header_row=1)
    sheet = open_text(f"{header}\tcurrency\n1\t\n", reading)
    return ImportPlan(
        sheet=sheet,
        kind="hours" if field in {"hours", "minutes"} else "costs",
        mapping={header: field, "currency": "currency"},
        unmapped=(),
        fingerprint="",
        options=ImportOptions(**said),  # type: ignore[arg-type]
    )


def told(reading: Reading) -> list[str]:
    """Why cells were not taken."""
    return [problem.reason for problem in reading.out.problems]


def amounts(
    texts: Sequence[str],
    codes: Sequence[str] = (),
    *,
    header: str = "amount",
    campaign: str | None = None,
    **said: object,
) -> tuple[list[Money | None], list[str], list[Question]]:
    """A column of amounts as it is read, what was wrong, and what is asked."""
    questions: list[Question] = []
    column = Amounts(planned(header, "amount", **said), 0, texts, questions)
    cells = [list(texts), list(codes) or [""] * len(texts)]
    reading = Reading(cells, range(2, 2 + len(texts)), ReadChunk())
    found = column.read(reading, [campaign] * len(texts))
    return found, told(reading), questions


@pytest.mark.parametrize(
    ("header", "text", "code", "campaign", "amount"),
    [
        ("amount", "100", "EUR", None, Money(10000, "EUR")),
        ("amount", "100", "원", None, Money(100, "KRW")),
        ("amount", "100", "", "GBP", Money(10000, "GBP")),
        ("amount (USD)", "100", "", "KRW", Money(10000, "USD")),
        ("금액(만원)", "50", "", "USD", Money(500_000, "KRW")),
        ("금액(만원)", "(3)", "", None, Money(-30_000, "KRW")),
        ("금액(만원)", "1,200,000원", "", None, Money(1_200_000, "KRW")),
        ("amount", "₩1,200", "USD", None, Money(1200, "KRW")),
        ("Amount ($)", "12.5", "", "MXN", Money(1250, "MXN")),
        ("Amount ($)", "12.5", "", None, Money(1250, "USD")),
        ("amount", "12.5", "$", "MXN", Money(1250, "MXN")),
        ("원고료", "5", "", "EUR", Money(500, "EUR")),
        ("amount", "-1,234.50", "eur", None, Money(-123450, "EUR")),
        ("amount", "(1,234.50)", "EUR", None, Money(-123450, "EUR")),
    ],
)
def test_where_the_currency_of_an_amount_stands(
    header: str,
    text: str,
    code: str,
    campaign: str | None,
    amount: Money,
) -> None:
    """In the cell, the header, the row, or the campaign."""
    found, bad, _ = amounts([text], [code], header=header, campaign=campaign)
    assert (found, bad) == ([amount], [])


def test_what_she_said_goes_before_the_campaign() -> None:
    """And then nothing is asked."""
    found, _, questions = amounts(["5"], campaign="KRW", currency="EUR")
    assert (found, questions) == ([Money(500, "EUR")], [])
    found, _, questions = amounts(["5"], campaign="EUR")
    assert [(one.code, one.taken) for one in questions] == [("currency", "EUR")]
    found, bad, questions = amounts(["5", "-", "tbd"])
    assert (found, bad) == ([None, None, None], [NO_CURRENCY])
    assert [(one.code, one.taken) for one in questions] == [("currency", None)]


CURRENCIES = st.sampled_from(["EUR", "KRW", "JPY", "USD", "KWD"])
STYLES = st.sampled_from([(",", "."), (".", ",")])


@settings(max_examples=200)
@given(
    minors=st.lists(st.integers(-LARGEST_COST, LARGEST_COST), min_size=1, max_size=6),
    currency=CURRENCIES,
    style=STYLES,
    brackets=st.booleans(),
)
def test_every_amount_is_read_to_the_minor_unit(
    minors: list[int], currency: str, style: tuple[str, str], brackets: bool
) -> None:
    """In the style of its column, thousands parted, credits with a sign or brackets."""
    texts = [_written(minor, currency, style, brackets=brackets) for minor in minors]
    # One amount that reads only one way decides for its column.
    texts.append(f"1{style[0]}000{style[0]}000{style[1]}50")
    found, bad, _ = amounts(texts, [*([currency] * len(minors)), "USD"])
    assert found[:-1] == [Money(minor, currency) for minor in minors]
    assert not bad


def _written(
    minor: int, currency: str, style: tuple[str, str], *, brackets: bool
) -> str:
    digits = minor_digits(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    text = f"{whole:,}".replace(",", style[0])
    if digits:
        text += f"{style[1]}{rest:0{digits}}"
    if minor >= 0:
        return text
    return f"({text})" if brackets else f"-{text}"


@settings(max_examples=200)
@given(st.text(max_size=12), st.text(max_size=4))
def test_any_cell_is_an_amount_or_told(text: str, code: str) -> None:
    """Never a guess, and never more than a cost can be."""
    (found,), bad, questions = amounts([text], [code], campaign="EUR")
    if found is not None:
        assert abs(found.minor) <= LARGEST_COST
        assert not bad
    assert len(bad) <= 1
    assert len(questions) <= 2


def test_more_than_a_cost_can_be() -> None:
    """Is a mistake of typing."""
    assert amounts(["10000000001"], ["EUR"])[1] == [TOO_MUCH]
    assert amounts(["12 monkeys"], ["EUR"])[1] == [NOT_MONEY]


def times(
    texts: Sequence[str], header: str, field: str
) -> tuple[list[int | None], list[str]]:
    """A column of times as it is read, and what was wrong."""
    column = Times(planned(header, field), 0, texts)
    reading = Reading([list(texts)], range(2, 2 + len(texts)), ReadChunk())
    return column.read(reading), told(reading)


def test_times() -> None:
    """Half-even to whole minutes; the header may say that they are minutes."""
    assert times(["1.5", "0.025", "1,350", ""], "hours", "hours")[0] == [
        90, 2, 81000, None,
    ]  # fmt: skip
    assert times(["45", "1h"], "Time (min)", "hours")[0] == [45, 60]
    assert times(["45", "02:30:00"], "minutes", "minutes")[0] == [45, 150]
    assert times([str(MOST_MINUTES + 1)], "minutes", "minutes")[1] == [NOT_A_TIME]


def test_a_part_of_a_minute_is_told() -> None:
    """It is not made a whole one; half an hour is thirty of them."""
    assert times(["1.5", "2.0", "0.25"], "minutes", "minutes") == (
        [None, 2, None],
        [PART_OF_A_MINUTE] * 2,
    )
    assert times(["1.5"], "Time (min)", "hours")[1] == [PART_OF_A_MINUTE]
    assert times(["0.5", "400"], "hours", "hours") == ([30, 24000], [])


def test_a_clock_has_24_hours() -> None:
    """More is a mistake; a plain figure of hours may be that of many days."""
    assert times(["24:00", "25:00", "24:01:00", "30"], "hours", "hours") == (
        [1440, None, None, 1800],
        [MORE_THAN_A_DAY] * 2,
    )


def test_rates_of_exchange() -> None:
    """To the letter; what may be two of them is left out."""
    reading = Reading([["1,385.20", "0,00072", "1,385", ""]], range(4), ReadChunk())
    assert rates(0, "rate", reading) == ["1385.2", "0.00072", None, None]
    assert len(told(reading)) == 1
