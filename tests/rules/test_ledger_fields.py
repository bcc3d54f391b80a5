"""The fields of costs: categories, states, amounts and days in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.cost_words import CATEGORIES, COST_STATES
from store.rules.filters import FilterProblem, complete, parse_filter
from store.rules.ledger_fields import LEDGER, OWN, ledger_fields
from store.rules.vocabulary import spelling_key

MONDAY = date(2026, 3, 2)
TABLE = ledger_fields(MONDAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("분류:고료", "category:fee"),
        ("categoría:honorarios,envío", "category:fee,shipping"),
        ("상태:지급", "state:paid"),
        ('estado:"sin pagar"', None),
        ("estado:pagado", "state:paid"),
        ("amount>1.2만", "amount>12000"),
        ("importe<=1.234,50", "amount<=1234.5"),
        ("금액:₩500,000", "amount:500000KRW"),
        ("amount<-5EUR", "amount<-5.00EUR"),
        ("moneda:eur", "currency:EUR"),
        ("currency:euros", None),
        ("채널:인스타", "channel:instagram"),
        ("channel:metro", "channel:metro"),
        ("due<=fri", "due<=2026-03-06"),
        ("on>30d", "on>2026-01-31"),
        ("paid>어제", "paid>2026-03-01"),
        ("출처:수수료", "origin:commission"),
        ("doc:없음", "doc:missing"),
        ("late:예", "late:yes"),
        ("es:vencido", "is:late"),
        ('is:"환율 없음"', "is:unrated"),
        ("lang:ko tier:micro", "lang:ko tier:micro"),
    ],
)
def test_a_filter_is_read_in_the_words_of_three_languages(
    typed: str, read: str | None
) -> None:
    """Due days lie ahead, the others behind; what is no such word is refused."""
    if read is None:
        with pytest.raises(FilterProblem):
            parse_filter(typed, TABLE)
        return
    assert str(parse_filter(typed, TABLE)) == read


def test_every_field_says_an_example_that_can_be_read() -> None:
    """And is found by each of its names; none has two meanings."""
    for field in LEDGER.fields:
        assert parse_filter(field.example, TABLE).terms
        for name in (field.name, *field.aliases):
            assert LEDGER.find(name) is field
    keys = [
        key
        for field in LEDGER.fields
        for key in {spelling_key(name) for name in (field.name, *field.aliases)}
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("field", ["category", "state", "origin", "doc", "over", "is"])
def test_every_word_of_ours_reads_as_itself(field: str) -> None:
    """So that what completion offers is understood."""
    for word in LEDGER.choices[field]:
        assert str(parse_filter(f"{field}:{word}", TABLE)) == f"{field}:{word}"


@given(
    st.text(max_size=30)
    | st.builds(
        "{}{}{}".format,
        st.sampled_from([field.name for field in LEDGER.fields]),
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


def test_what_costs_have_not_is_said() -> None:
    """With what was probably meant, and what a state can be."""
    with pytest.raises(FilterProblem, match="Costs have no “followed”"):
        parse_filter("followed:x", TABLE)
    with pytest.raises(FilterProblem, match="planned, committed, invoiced, paid"):
        parse_filter("state:burnt", TABLE)


def test_categories_and_states_are_offered() -> None:
    """Without asking the list for them."""
    assert complete("state:p", 7, {}, LEDGER) == ("state:planned", "state:paid")
    assert complete("category:pro", 12, {}, LEDGER) == (
        "category:product",
        "category:production",
    )
    assert LEDGER.choices["category"] == CATEGORIES
    assert LEDGER.choices["state"] == COST_STATES
    assert {field.name for field in OWN} > {"amount", "due", "doc", "late"}
