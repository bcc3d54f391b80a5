"""The fields of conversions, in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.conversion_fields import (
    CONVERSIONS,
    conversion_fields,
    read_goal_kind,
)
from store.rules.filters import FilterProblem, parse_filter
from store.rules.result_words import GOAL_KINDS
from store.rules.vocabulary import spelling_key

MONDAY = date(2026, 3, 2)
TABLE = conversion_fields(MONDAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("종류:구매", "kind:purchase"),
        ("tipo:boletín,suscripción", "kind:newsletter"),
        ("by:nobody", "by:none"),
        ("귀속:코드", "by:code"),
        ("상태:부분환불", "status:partly_refunded"),
        ("estado:anulado", "status:cancelled"),
        ("amount>1.2만", "amount>12000"),
        ("금액:₩500,000", "amount:500000KRW"),
        ("채널:인스타", "channel:instagram"),
        ("channel:metro", "channel:metro"),
        ("on>30d", "on>2026-01-31"),
        ("출처:카페24", "source:cafe24"),
        ("is:미귀속", "is:unattributed"),
        ("lang:ko tier:micro", "lang:ko tier:micro"),
        ("status:active", None),
        ("followed:x", None),
    ],
)
def test_a_filter_is_read_in_the_words_of_three_languages(
    typed: str, read: str | None
) -> None:
    """What is no such word is refused."""
    if read is None:
        with pytest.raises(FilterProblem):
            parse_filter(typed, TABLE)
        return
    assert str(parse_filter(typed, TABLE)) == read


def test_every_field_says_an_example_that_can_be_read() -> None:
    """And is found by each of its names; none has two meanings."""
    for field in CONVERSIONS.fields:
        assert parse_filter(field.example, TABLE).terms
        for name in (field.name, *field.aliases):
            assert CONVERSIONS.find(name) is field
    keys = [
        key
        for field in CONVERSIONS.fields
        for key in {spelling_key(name) for name in (field.name, *field.aliases)}
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("field", ["kind", "by", "status", "source", "is"])
def test_every_word_of_ours_reads_as_itself(field: str) -> None:
    """So that what completion offers is understood."""
    for word in CONVERSIONS.choices[field]:
        assert str(parse_filter(f"{field}:{word}", TABLE)) == f"{field}:{word}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orders", "purchase"),
        ("문의", "enquiry"),
        ("Presupuesto", "quote"),
        ("Sign-up", "newsletter"),
        ("time on page", "time_on_page"),
        ("dancing", None),
    ],
)
def test_what_customers_did_is_read_from_a_word(text: str, kind: str | None) -> None:
    """Every kind by its own name too."""
    assert read_goal_kind(text) == kind
    assert all(read_goal_kind(one) == one for one in GOAL_KINDS)


@given(
    st.text(max_size=30)
    | st.builds(
        "{}{}{}".format,
        st.sampled_from([field.name for field in CONVERSIONS.fields]),
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
