"""Own time as people write it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.own_time import MOST_MINUTES, read_time, written_time


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("90m", 90),
        ("90 min", 90),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1 h 30 min", 90),
        ("1.5", 90),
        ("1,5", 90),
        ("1.5h", 90),
        ("1:30", 90),
        ("0.33", 20),
        ("2h", 120),
        ("400h", 24_000),
        ("1350h", 81_000),
        ("1시간 30분", 90),
        ("1시간 반", 90),
        ("45분", 45),
        ("２시간", 120),
        ("1 hora 30 minutos", 90),
        ("media hora", 30),
    ],
)
def test_a_time_is_read_as_it_is_said(typed: str, minutes: int) -> None:
    """In three languages; a bare figure is minutes, one in parts hours."""
    assert read_time(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "0m",
        "0h",
        "-5",
        "soon",
        "10:30",
        "1h75",
        "1h 75m",
        "999999h",
        "9" * 40,
        "1.5.2",
    ],
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    """Nothing at all included."""
    with pytest.raises(ValueError, match="not a time"):
        read_time(typed)


@given(st.integers(1, MOST_MINUTES))
def test_a_written_time_reads_back(minutes: int) -> None:
    """To the minute."""
    assert read_time(written_time(minutes)) == minutes


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_refused(text: str) -> None:
    """Nothing else happens."""
    with suppress(ValueError):
        assert 0 < read_time(text) <= MOST_MINUTES
