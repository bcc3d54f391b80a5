"""The words of sheets of figures: metrics, windows, programs, and days above tables."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.header_words import kinds
from store.exchange.readings_period import Period, read_period
from store.exchange.readings_words import (
    Metric,
    is_for_ever,
    read_metric,
    read_phase,
    read_sentiment,
    read_source,
    read_window,
    shape_of,
)
from store.exchange.table_columns import TABLES
from store.rules.result_words import ALL_FIGURES

JULY = Period(date(2025, 7, 8), date(2025, 7, 31))


@pytest.mark.parametrize(
    ("title", "metric"),
    [
        ("Follows", Metric("new_followers", None)),
        ("Facebook reach", Metric("reach", "facebook")),
        ("Instagram content interactions", Metric("interactions", "instagram")),
        ("Reach (Instagram)", Metric("reach", "instagram")),
        ("인스타그램 도달", Metric("reach", "instagram")),
        ("Alcance de Facebook", Metric("reach", "facebook")),
        ("Clics en el enlace", Metric("clicks", None)),
        ("Instagram profile visits", None),
        ("Facebook", None),
        ("", None),
    ],
)
def test_a_title_says_what_is_counted_and_where(
    title: str, metric: Metric | None
) -> None:
    """The platform stands before the metric or behind it."""
    assert read_metric(title) == metric


def test_words_of_windows_sources_phases_and_sentiments() -> None:
    """In three languages; the codes themselves are words too."""
    assert [read_window(word) for word in ("7 días", "누적", "30d", "soon")] == [
        "7d",
        "total",
        "30d",
        None,
    ]
    assert [
        read_source(word) for word in ("Screenshot", "직접 확인", "archivo", "?")
    ] == [
        "influencer",
        "verified",
        "import",
        None,
    ]
    assert [read_phase(word) for word in ("캠페인 전", "durante", "post", "?")] == [
        "before",
        "during",
        "after",
        None,
    ]
    assert [read_sentiment(word) for word in ("+", "Neutra", "부정적", "?")] == [
        "positive",
        "neutral",
        "negative",
        None,
    ]
    assert is_for_ever("Lifetime")
    assert not is_for_ever("2026-01-01")


@pytest.mark.parametrize(
    ("headers", "file", "fields", "name"),
    [
        ("Date,Video Views,Profile Views", "a.csv", {"views"}, "tiktok"),
        ("Date,Views", "Totals.csv", {"views"}, "youtube"),
        ("Date,Views", "Totals (1).csv", {"views"}, "youtube"),
        ("Date,Views", "views.csv", {"views"}, "plain"),
        ("Geography,Views", "a.csv", {"views"}, "youtube"),
        ("Campaign,Impr.,Cost,Avg. CPM", "a.csv", {"spend"}, "google_ads"),
        ("Ad set name,Amount spent (USD)", "a.csv", {"spend"}, "meta_ads"),
        ("Ad set name,Reach", "a.csv", {"reach"}, "plain"),
    ],
)
def test_a_program_is_known_by_its_headers(
    headers: str, file: str, fields: set[str], name: str
) -> None:
    """Or by the name of its file, where a figure bears it out."""
    assert shape_of(headers.split(","), file, fields).name == name


@pytest.mark.parametrize(
    "lines",
    [
        ["Campaign report", "July 8, 2025 - July 31, 2025"],
        ['"2025년 7월 8일~2025년 7월 31일"'],
        ["8 de julio de 2025 - 31 de julio de 2025"],
        ["Periodo: 2025-07-08 a 2025-07-31"],
        ["# Start date: 20250708", "# End date: 20250731"],
        ["# 시작일: 20250708", "# 종료일: 20250731"],
        ["# Property: 2024-01-01.example", "# 2025-07-08 - 2025-07-31"],
    ],
)
def test_the_days_of_a_file_stand_above_its_table(lines: list[str]) -> None:
    """In one line, or each in its own."""
    assert read_period(lines) == JULY


@pytest.mark.parametrize(
    "line", ["", "7/8/2025 - 7/9/2025", "July 8 - July 31", "2025-07-31 - 2025-07-08"]
)
def test_days_that_are_not_sure_say_nothing(line: str) -> None:
    """Unless somebody says which is the month."""
    assert read_period([line]) == Period()
    said = read_period(["7/8/2025 - 7/9/2025"], "dmy")
    assert said == Period(date(2025, 8, 7), date(2025, 9, 7))


@given(st.dates(date(1990, 1, 1)), st.dates(date(1990, 1, 1)))
def test_any_two_days_in_their_order_are_a_period(one: date, other: date) -> None:
    """Backwards they are none."""
    first, last = sorted((one, other))
    assert read_period([f"{first} - {last}"]) == Period(first, last)
    if first < last:
        assert read_period([f"{last} - {first}"]) == Period()


@given(st.lists(st.text(max_size=60), max_size=6))
def test_whatever_stands_above_a_table_is_read_or_passed_over(lines: list[str]) -> None:
    """Nothing is refused there."""
    found = read_period(lines)
    assert found.starts_on is None or isinstance(found.starts_on, date)
    for line in lines:
        read_metric(line)
        read_sentiment(line)


def test_our_own_tables_are_read_by_their_headers() -> None:
    """Each column feeds the field of its name, or of what it means."""
    readings = kinds()["readings"]
    for figure in ALL_FIGURES:
        assert figure in readings.fields
        assert readings.words[figure.replace("_", "")] == figure
    for table in ("figures", "brand"):
        for column in TABLES[table]:
            assert column.header.replace("_", "") in readings.words
    for column in TABLES["mentions"]:
        assert column.header.replace("_", "") in kinds()["mentions"].words
