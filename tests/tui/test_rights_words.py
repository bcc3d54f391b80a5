"""Windows, lengths and countries in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.right_rows import RightRow
from store.rules.rights import LONGEST, Ruling, rule
from tui import format as fmt
from tui import i18n
from tui.library_columns import size
from tui.rights_words import (
    allowed,
    read_days,
    read_territory,
    sentence,
    sign,
    territory,
    window,
)

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def right(**values: Any) -> RightRow:
    """A right to all content, from today on, unless something else is said."""
    usual: dict[str, Any] = {
        "id": 1,
        "collaboration_id": 1,
        "influencer_id": 1,
        "name": "김민수",
        "campaign": None,
        "deliverable_id": None,
        "deliverable": None,
        "layer": "paid",
        "territory": (),
        "begins": "date",
        "lasts_days": None,
        "starts_on": None,
        "ends_on": None,
        "remind_on": None,
        "notes": None,
        "version": 1,
    }
    return RightRow(**usual | values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"begins": "live", "lasts_days": 90},
            "From going live, 90 days: not started yet",
        ),
        (
            {"begins": "signature", "lasts_days": 1},
            "From signature, 1 day: not started yet",
        ),
        (
            {
                "begins": "live",
                "lasts_days": 90,
                "starts_on": TODAY - 10 * DAY,
                "ends_on": TODAY + 79 * DAY,
            },
            (
                "From going live on Fri 20 Feb, 90 days: it runs, 79 more days"
                " (until Wed 20 May)"
            ),
        ),
        (
            {"starts_on": TODAY + DAY},
            "From Tue 3 Mar, without an end: begins in 1 day",
        ),
        (
            {"starts_on": TODAY - DAY, "ends_on": TODAY},
            "From Sun 1 Mar, until Mon 2 Mar: today is its last day",
        ),
        (
            {"starts_on": TODAY, "ends_on": TODAY + DAY},
            "From Mon 2 Mar, until Tue 3 Mar: it runs, 1 more day",
        ),
        (
            {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)},
            "From Wed 1 Jan 2025, until Wed 31 Dec 2025: over since Wed 31 Dec 2025",
        ),
        ({}, "From the beginning, without an end: it runs"),
    ],
)
def test_a_window_is_said_in_one_line(values: dict[str, Any], said: str) -> None:
    """From when, for how long, and where that stands today."""
    assert window(right(**values), TODAY) == said


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", None),
        ("90", 90),
        ("90 days", 90),
        ("90일", 90),
        ("3 weeks", 21),
        ("2주", 14),
        ("1 month", 30),
        ("3 months", 91),
        ("6개월", 182),
        ("12 meses", 365),
        ("1 año", 365),
        ("2y", 730),
    ],
)
def test_a_length_is_read_in_days(typed: str, days: int | None) -> None:
    """In three languages; twelve months are a year."""
    assert read_days(typed) == days


@pytest.mark.parametrize("typed", ["soon", "3 moons", "-4", "0", "99999 years", "1.5"])
def test_what_is_no_length_is_told(typed: str) -> None:
    """In a sentence."""
    with pytest.raises(ValueError, match=r"[.]$"):
        read_days(typed)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_length_or_a_sentence(typed: str) -> None:
    """And never anything else."""
    try:
        days = read_days(typed)
    except ValueError as problem:
        told = str(problem)
    else:
        told = "."
        assert days is None or 0 < days <= LONGEST
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ()),
        ("  ", ()),
        ("KR", ("KR",)),
        ("jp, kr", ("JP", "KR")),
        ("kr jp es", ("ES", "JP", "KR")),
        ("South Korea; 일본 / España", ("ES", "JP", "KR")),
        ("🇰🇷", ("KR",)),
    ],
)
def test_countries_are_read_by_code_and_name(
    typed: str, codes: tuple[str, ...]
) -> None:
    """With commas or blanks between them; nothing is everywhere."""
    assert read_territory(typed) == codes


def test_what_is_no_country_is_named() -> None:
    """So that one knows which word it is about."""
    with pytest.raises(ValueError, match="narnia is no country"):
        read_territory("kr, narnia")


def test_countries_are_told_by_name_in_every_language() -> None:
    """And nothing is everywhere."""
    assert territory(()) == "everywhere"
    assert territory(("KR", "ES")) == "Spain, South Korea"
    i18n.install("ko")
    assert territory(("KR",)) == "대한민국"


def test_a_ruling_has_a_sign_and_a_sentence() -> None:
    """Yes, not yet, no."""
    runs = right(starts_on=TODAY, ends_on=TODAY + DAY, territory=("KR",)).right()
    waits = right(layer="print", begins="live").right()
    rulings = [rule([runs, waits], layer, None, TODAY) for layer in ("organic", "paid")]
    assert [sign(one) for one in rulings] == ["○", "●"]
    assert sign(rule([waits], "print", None, TODAY)) == "◔"
    assert sentence(rulings[1], TODAY) == "Yes, in South Korea, until Tue 3 Mar."
    assert sentence(rule([runs], "paid", "ES", TODAY), TODAY, "ES") == (
        "No: only in South Korea."
    )
    assert allowed(rulings) == "paid"
    assert allowed([Ruling(allowed=False, code="none")]) == fmt.DASH


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (None, ""),
        (0, "0 B"),
        (1023, "1023 B"),
        (1536, "1.5 KB"),
        (20 << 20, "20 MB"),
        (3 << 30, "3.0 GB"),
    ],
)
def test_a_size_is_told_in_units_that_people_know(count: int | None, said: str) -> None:
    """In few cells."""
    assert size(count) == said
