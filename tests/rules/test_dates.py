"""Dates as files write them: one order for a column, and never a silent swap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.dates import (
    DateOrder,
    DateVerdict,
    decide_order,
    read_date,
    read_dates,
)

ISO, DMY, MDY = DateOrder.ISO, DateOrder.DMY, DateOrder.MDY

SPANISH: tuple[str, ...] = ("ene", "feb", "mar", "abr", "may", "jun")
SPANISH += ("jul", "ago", "sep", "oct", "nov", "dic")

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
SEPARATORS = st.sampled_from("-/.")
DATE_SOUP = st.one_of(
    st.text(max_size=80),
    st.text("0123456789-/.: ,TZ+년월일목()maydeMDeth", max_size=30),
    st.builds(
        "{}{}{}{}{}".format,
        st.integers(0, 9999),
        SEPARATORS,
        st.integers(0, 99),
        SEPARATORS,
        st.integers(0, 9999),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05",
        "2026/03/05",
        "2026.3.5",
        "2026.3.5.",
        "2026. 3. 5.",
        "20260305",
        "2026년 3월 5일",
        "2026년3월5일",
        "2026년 3월 5일 목요일",
        "2026-03-05 (목)",
        "2026-03-05T10:00:00Z",
        "2026-03-05T23:59:59.123+09:00",
        "2026-03-05 10:00:00 -0500",
        "2026-03-05 10:00",
        "2026. 3. 5. 오전 10:00:00",
        "Mar 5, 2026",
        "March 5th, 2026",
        "5 March 2026",
        "05-Mar-2026",
        "Thu, 05 Mar 2026",
        "2026 Mar 5",
        "5 de marzo de 2026",
        "5 de marzo del 2026",
        "marzo 5 de 2026",
        "jueves 5 de marzo de 2026",
        "5 mar. 2026",
        " 2026-03-05 ",
        "\uff12026-03-05",
    ],
)
def test_a_year_first_or_a_month_in_words_reads_in_any_order(text: str) -> None:
    """And the date is the one written, whatever the zone behind it."""
    for order in DateOrder:
        assert read_date(text, order) == date(2026, 3, 5)
    assert decide_order([text]) == DateVerdict(ISO, ambiguous=False, missing_year=False)


@pytest.mark.parametrize(
    ("values", "order", "ambiguous", "missing_year"),
    [
        (["13/05/2026", "03/04/2026"], DMY, False, False),
        (["05/13/2026", "03/04/2026"], MDY, False, False),
        (["2026-03-05", "13.05.2026"], DMY, False, False),
        (["03/04/2026", "12/12/2026"], None, True, False),
        (["03/04/2026", "2026-03-05"], None, True, False),
        (["13/05/2026", "05/13/2026"], None, True, False),
        (["05/05/2026", "12/12/2026"], DMY, False, False),
        (["3/4/2026 10:00 AM"], None, True, False),
        (["April 12", "April 13"], ISO, False, True),
        (["5월 12일", "12 de abril"], ISO, False, True),
        (["13/5"], DMY, False, True),
        (["3/5"], None, True, True),
        (["13/05/26"], None, True, True),
        (["13/05/99"], DMY, False, True),
        (["26.03.05", "25.12.31"], None, True, True),
        (["5-Mar-26"], ISO, False, True),
        (["31/31/2026", "lunes", "45000", "0:04:34"], None, False, False),
        (["", "N/A", "--"], None, False, False),
        (["31/31/2026", "13/05/2026"], DMY, False, False),
    ],
)
def test_a_column_says_its_order(
    values: list[str], order: DateOrder | None, ambiguous: bool, missing_year: bool
) -> None:
    """One date with a 13 in it decides for all; none leaves a question."""
    assert decide_order(values) == DateVerdict(order, ambiguous, missing_year)


def test_the_order_decides_what_it_can_and_nothing_more() -> None:
    """The same text is another day in another column."""
    assert read_date("03/04/2026", DMY) == date(2026, 4, 3)
    assert read_date("03/04/2026", MDY) == date(2026, 3, 4)
    assert read_date("3-4-2026 10:00 AM", DMY) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("05/13/2026", DMY),
        ("13/05/2026", MDY),
        ("13/05/2026", ISO),
        ("05/05/2026", ISO),
        ("2026-02-30", ISO),
        ("2026-13-01", ISO),
        ("20261301", ISO),
        ("31/04/2026", DMY),
        ("29 Feb 2026", DMY),
        ("0026-03-05", ISO),
        ("01/01/0026", DMY),
        ("1899-12-31", ISO),
        ("1900-01-00", ISO),
        ("13/05/26", DMY),
        ("26-03-05", ISO),
        ("5-Mar-26", DMY),
        ("26년 3월 5일", ISO),
        ("April 12", MDY),
        ("5월 12일", ISO),
        ("13/5", DMY),
        ("May 2026", MDY),
        ("2026-05", ISO),
        ("45000", ISO),
        ("2026-W10-1", ISO),
        ("10:00", ISO),
        ("2026-03-05 / 2026-03-06", ISO),
        ("2026-03-05\x00", ISO),
        ("미정일", ISO),
        ("2" * 100, ISO),
    ],
)
def test_what_is_no_certain_day_is_refused(text: str, order: DateOrder) -> None:
    """No swap, no rolled-over day, no invented century or year."""
    with pytest.raises(ValueError, match=r".+"):
        read_date(text, order)


def test_a_year_that_was_asked_for_is_filled_in() -> None:
    """Only where none is written; of two digits only the century is taken."""
    assert read_date("April 12", ISO, 2025) == date(2025, 4, 12)
    assert read_date("5월 12일", ISO, 2025) == date(2025, 5, 12)
    assert read_date("13/5", DMY, 2025) == date(2025, 5, 13)
    assert read_date("13/05/24", DMY, 2026) == date(2024, 5, 13)
    assert read_date("26년 3월 5일", ISO, 2025) == date(2026, 3, 5)
    assert read_date("2024-01-01", ISO, 2026) == date(2024, 1, 1)
    with pytest.raises(ValueError, match="day"):
        read_date("29 Feb", DMY, 2026)


def test_a_column_is_read_at_once() -> None:
    """Empty words are no dates and no problems; the rest is told with its place."""
    values = ["2026-03-05", "", "(not set)", "soon", "2026-03-05", "2026-02-30"]
    read, problems = read_dates(values, ISO)
    day = date(2026, 3, 5)
    assert read == [day, None, None, None, day, None]
    assert problems == [(3, "soon"), (5, "2026-02-30")]
    assert read_dates(["12/5", "13/5"], DMY, 2026) == (
        [date(2026, 5, 12), date(2026, 5, 13)],
        [],
    )


@given(DAYS, SEPARATORS, st.booleans())
def test_a_written_day_comes_back(day: date, separator: str, padded: bool) -> None:
    """In every order, with every separator, with and without zeros."""
    year, month, monthday = str(day.year), str(day.month), str(day.day)
    if padded:
        month, monthday = month.zfill(2), monthday.zfill(2)
    assert read_date(separator.join((year, month, monthday)), DMY) == day
    assert read_date(separator.join((monthday, month, year)), DMY) == day
    assert read_date(separator.join((month, monthday, year)), MDY) == day
    assert read_date(f"{year}년 {month}월 {monthday}일", MDY) == day


@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from([DMY, MDY]))
def test_day_and_month_are_never_swapped_in_silence(
    days: list[date], order: DateOrder
) -> None:
    """A decided column gives back the days that were written; else it asks."""
    form = "%d/%m/%Y" if order is DMY else "%m/%d/%Y"
    values = [day.strftime(form) for day in days]
    verdict = decide_order(values)
    if verdict.order is None:
        assert verdict.ambiguous
        assert all(day.day <= 12 for day in days)
    else:
        assert read_dates(values, verdict.order) == (days, [])


@given(DAYS)
def test_a_month_in_words_comes_back(day: date) -> None:
    """English and Spanish, long and short."""
    for form in ("%B %d, %Y", "%d %b %Y", "%b %d %Y", "%A, %d %B %Y"):
        assert read_date(day.strftime(form), ISO) == day
    assert read_date(f"{day.day} de {SPANISH[day.month - 1]} de {day.year}", DMY) == day


@given(DATE_SOUP, st.sampled_from(list(DateOrder)), st.sampled_from([None, 2026]))
def test_any_text_is_read_or_refused(
    text: str, order: DateOrder, year: int | None
) -> None:
    """The strangest cell gives a day after 1899, nothing, or a refusal."""
    decide_order([text])
    try:
        day = read_date(text, order, year)
    except ValueError:
        return
    assert day is None or day - date(1900, 1, 1) >= timedelta(0)
