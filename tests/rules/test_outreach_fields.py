"""The fields of outreach: days in words, stages and turns in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.filter_fields import FIELDS
from store.rules.filters import FilterProblem, complete, parse_filter
from store.rules.outreach_fields import OUTREACH, OWN, outreach_fields
from store.rules.pipeline import DEFAULT_STAGES

MONDAY = date(2026, 3, 2)
TABLE = outreach_fields(MONDAY, DEFAULT_STAGES)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("stage:협상중", "stage:negotiating"),
        ("fase:rechazado", "stage:declined"),
        ("stage:neg", "stage:negotiating"),
        ("대기:나", "waiting:me"),
        ("espera:cliente", "waiting:client"),
        ("canal:correo", "channel:mail"),
        ("is:지연", "is:late"),
        ("es:abierto", "is:open"),
        ("no:다음", "no:due"),
        ("due:fri", "due:2026-03-06"),
        ("due<mañana", "due<2026-03-03"),
        ("예정<=다음주", "due<=2026-03-09"),
        ('due<"next week"', "due<2026-03-09"),
        ("due:2026-12-01,today", "due:2026-12-01,2026-03-02"),
        ("last<30d", "last<2026-01-31"),
        ("last:fri", "last:2026-02-27"),
        ("since>mon", "since>2026-03-02"),
        ('since>"15 feb"', "since>2026-02-15"),
        ('last:"3 mar"', "last:2025-03-03"),
        ("last:2027-01-01", "last:2027-01-01"),
        ("asked>30만원", "asked>300000KRW"),
        ("상태:활동중 팔로워>1.2만", "status:active followers>12000"),
    ],
)
def test_a_filter_is_read_in_the_words_of_three_languages(
    typed: str, read: str
) -> None:
    """What is ahead is read ahead, what lies behind is read behind."""
    assert str(parse_filter(typed, TABLE)) == read


def test_every_field_says_an_example_that_can_be_read() -> None:
    """And is found by each of its names; none has two meanings."""
    for field in OUTREACH.fields:
        assert parse_filter(field.example, TABLE).terms
        for name in (field.name, *field.aliases):
            assert OUTREACH.find(name) is field


def test_a_name_of_the_collaboration_is_not_one_of_the_person() -> None:
    """Fields of both lists are written alike, but for names taken by another field."""
    of_roster = {field.name: field for field in FIELDS}
    own = {field.name for field in OWN}
    for field in OUTREACH.fields:
        if field.name in of_roster and field.name not in own | {"is"}:
            usual = of_roster[field.name]
            assert set(field.aliases) <= set(usual.aliases)
            assert field.kind is usual.kind


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("sta", ("stage:", "status:")),
        ("단", ("단계:",)),
        ("due", ("due>",)),
        ("stage:ne", ("stage:negotiating",)),
        ("waiting:", tuple(f"waiting:{who}" for who in OUTREACH.choices["waiting"])),
        ("is:ad", ("is:adrift",)),
        ("has:fe", ("has:fee",)),
        ("campaign:sp", ("campaign:Spring",)),
        ("Spr", ("campaign:Spring",)),
    ],
)
def test_the_word_under_the_cursor_is_completed(
    text: str, offered: tuple[str, ...]
) -> None:
    """With the fields of outreach and the values in use."""
    found = complete(text, len(text), {"campaign": ["Spring"]}, OUTREACH)
    assert [one for one in found if "_" not in one] == list(offered)


@given(
    st.text(max_size=30)
    | st.builds(
        "{}{}{}".format,
        st.sampled_from([field.name for field in OUTREACH.fields]),
        st.sampled_from([":", ">", "<="]),
        st.text(max_size=12),
    )
)
def test_anything_typed_is_read_or_refused(text: str) -> None:
    """A filter that was read reads as itself; nothing else ever comes out."""
    try:
        found = parse_filter(text, TABLE)
    except FilterProblem:
        return
    assert parse_filter(str(found), TABLE) == found
