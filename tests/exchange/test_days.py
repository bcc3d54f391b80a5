"""Days of a list of costs: what is a day by itself comes in, what is not waits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.exchange.cells import NOT_A_DAY
from store.exchange.columns import ReadChunk
from store.exchange.days import NO_YEAR, WHICH_FIRST, Days
from store.exchange.plan import ImportOptions, ImportPlan
from store.exchange.reading import Reading
from store.exchange.sheets import ReadOptions, open_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.exchange.plan import Question


def read(
    texts: Sequence[str],
    seen: Sequence[str] | None = None,
    *,
    book: bool = False,
    months: bool = True,
    **said: object,
) -> tuple[list[str | None], list[str], list[Question]]:
    """A column of days as it is read, what was wrong, and what is asked."""
    sheet = open_text("date\tcurrency\n1\t\n", ReadOptions(delimiter="\t"))
    if book:
        sheet.format = "xlsx"
    plan = ImportPlan(
        sheet=sheet,
        kind="costs",
        mapping={"date": "date"},
        unmapped=(),
        fingerprint="",
        options=ImportOptions(**said),  # type: ignore[arg-type]
    )
    questions: list[Question] = []
    column = Days(plan, 0, texts if seen is None else seen, questions, months=months)
    reading = Reading([list(texts)], range(2, 2 + len(texts)), ReadChunk())
    found = column.read(reading)
    problems = reading.out.problems
    bad = {problem.row - 2 for problem in problems}
    assert column.unread(reading) == bad
    assert all(found[at] is None for at in bad)
    return found, [problem.reason for problem in problems], questions


def codes(questions: Sequence[Question]) -> list[str]:
    """What is asked."""
    return [question.code for question in questions]


def test_one_day_of_doubt_takes_no_other_with_it() -> None:
    """Only the one without a year waits, for the year and then for the order."""
    column = "2026.11.03", "2026-11-05", "11/9", "2026년 11월 12일", "2026/11/15"
    sure = ["2026-11-03", "2026-11-05", None, "2026-11-12", "2026-11-15"]
    found, bad, questions = read(column)
    assert (found, bad, codes(questions)) == (sure, [NO_YEAR], ["year"])
    assert questions[0].detail == {"column": "date", "text": "11/9"}
    found, bad, questions = read(column, year=2026)
    assert (found, bad, codes(questions)) == (sure, [WHICH_FIRST], ["date_order"])
    found, bad, questions = read(column, year=2026, date_order="mdy")
    assert found == [*sure[:2], "2026-11-09", *sure[3:]]
    assert (bad, questions) == ([], [])


def test_days_that_contradict_each_other_speak_for_themselves() -> None:
    """What reads two ways waits, though others read only one."""
    column = "13/05/2026", "05/14/2026", "03/04/2026", "06/06/2026", "2026-11-30"
    found, bad, questions = read(column)
    sure = ["2026-05-13", "2026-05-14", None, "2026-06-06", "2026-11-30"]
    assert (found, bad, codes(questions)) == (sure, [WHICH_FIRST], ["date_order"])
    found, bad, _ = read(column, date_order="dmy")
    assert (found[2], bad) == ("2026-04-03", [])


def test_what_comes_after_the_first_rows_is_asked_as_well() -> None:
    """Of a column that showed nothing open at first."""
    later = "2026-01-01", "03/04/2026", "05/06", "14/05/2026", "09/11/26"
    found, bad, questions = read(later, later[:1])
    assert found == ["2026-01-01", None, None, "2026-05-14", None]
    assert bad == [WHICH_FIRST, NO_YEAR, WHICH_FIRST]
    assert sorted(codes(questions)) == ["date_order", "year"]


def test_months_and_what_is_no_day() -> None:
    """A month is its first day; one without a year is left out until it is said."""
    found, bad, questions = read(["2026-03", "March 2026", "n/a"])
    assert found == ["2026-03-01", "2026-03-01", None]
    assert (bad, codes(questions)) == ([], ["month_day"])
    assert read(["3월"])[1] == [NO_YEAR]
    assert read(["3월"], year=2026)[0] == ["2026-03-01"]
    found, bad, questions = read(["soon", "2026-11-31", "2026-11-30"])
    assert found == [None, None, "2026-11-30"]
    assert (bad, questions) == ([NOT_A_DAY] * 2, [])


def test_real_dates_beside_text_may_be_swapped() -> None:
    """A program took 03/04 for a date and left 13/04 as text; which way is asked."""
    column = "2026-04-03", "13/04/2026"
    found, bad, questions = read(column, book=True)
    assert found == [None, "2026-04-13"]
    assert (bad, codes(questions)) == ([WHICH_FIRST], ["date_order"])
    assert read(column, book=True, date_order="dmy")[0] == ["2026-04-03", "2026-04-13"]
    real = "2026-04-03", "2026-04-30", "13/04/2026"
    assert read(real, book=True)[0] == ["2026-04-03", "2026-04-30", "2026-04-13"]


SURE = "%Y-%m-%d", "%Y.%m.%d.", "%Y/%m/%d", "%Y년 %m월 %d일"
OPEN = "%d/%m/%Y", "%m/%d/%Y"
SHORT = "%d/%m", "%m/%d", "%m월 %d일"
SOME = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@settings(max_examples=300)
@given(
    sure=st.lists(st.tuples(SOME, st.sampled_from(SURE)), max_size=5),
    others=st.lists(SOME, max_size=5),
    form=st.sampled_from(OPEN),
    shorts=st.lists(st.tuples(SOME, st.sampled_from(SHORT)), max_size=3),
    order=st.randoms(use_true_random=False),
)
def test_no_day_is_ever_swapped(
    sure: list[tuple[date, str]],
    others: list[date],
    form: str,
    shorts: list[tuple[date, str]],
    order: object,
) -> None:
    """What comes in is the day that was meant; what does not is asked about."""
    cells = [
        *((day, day.strftime(how), True) for day, how in sure),
        *((day, day.strftime(form), day.day > 12) for day in others),
        *((None, day.strftime(how), False) for day, how in shorts),
    ]
    order.shuffle(cells)  # type: ignore[attr-defined]
    found, bad, questions = read([text for _day, text, _is_sure in cells])
    # Days without a year may show an order of their own, which is not that of others.
    is_shown = any(how != SHORT[2] and day.day > 12 for day, how in shorts)
    for (day, _text, is_sure), each in zip(cells, found, strict=True):
        if day is None:
            assert each is None
        elif is_sure or (each is not None and not is_shown):
            assert each == day.isoformat()
    assert len(bad) == found.count(None)
    assert set(codes(questions)) == {
        code
        for code, reason in (("year", NO_YEAR), ("date_order", WHICH_FIRST))
        if reason in bad
    }


@pytest.mark.parametrize("form", OPEN)
@given(some=st.lists(SOME, min_size=1, max_size=8))
def test_every_day_is_read_or_asked(form: str, some: list[date]) -> None:
    """A column in which day and month may be either is a question, not a guess."""
    found, bad, questions = read([day.strftime(form) for day in some])
    if "date_order" in codes(questions):
        assert bad == [WHICH_FIRST] * found.count(None)
        assert all(day.day <= 12 for day in some)
    else:
        assert found == [day.isoformat() for day in some]


def test_elsewhere_a_month_alone_is_no_day() -> None:
    """Nobody was written to, or counted, in a whole month."""
    found, bad, questions = read(("2026-03", "2026-03-05"), months=False)
    assert (found, bad, questions) == ([None, "2026-03-05"], [NOT_A_DAY], [])
