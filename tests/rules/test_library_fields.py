"""The fields of the library: kinds, layers and places in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.filters import FilterProblem, complete, parse_filter
from store.rules.library_fields import LIBRARY, OWN, library_fields

MONDAY = date(2026, 3, 2)
TABLE = library_fields(MONDAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("종류:영상", "kind:video"),
        ("tipo:foto,vídeo", "kind:photo,video"),
        ("estilo:unboxing", "style:unboxing"),
        ("may:광고", "may:paid"),
        ("puede:orgánico", "may:organic"),
        ('may:"spark ads"', "may:whitelisting"),
        ("사용:인쇄", "may:print"),
        ("no:derecho", "no:may"),
        ("ends<=fri", "ends<=2026-03-06"),
        ("vence<30d", "ends<2026-04-01"),
        ("captured>30d", "captured>2026-01-31"),
        ("수집:어제", "captured:2026-03-01"),
        ("is:파일", "is:file"),
        ("es:enlace", "is:address"),
        ("캠페인:봄 플랫폼:인스타", "campaign:봄 platform:instagram"),
        ("lang:ko tier:micro", "lang:ko tier:micro"),
    ],
)
def test_a_filter_is_read_in_the_words_of_three_languages(
    typed: str, read: str
) -> None:
    """Ends lie ahead, what was taken in lies behind."""
    assert str(parse_filter(typed, TABLE)) == read


def test_every_field_says_an_example_that_can_be_read() -> None:
    """And is found by each of its names; none has two meanings."""
    for field in LIBRARY.fields:
        assert parse_filter(field.example, TABLE).terms
        for name in (field.name, *field.aliases):
            assert LIBRARY.find(name) is field


@given(
    st.text(max_size=30)
    | st.builds(
        "{}{}{}".format,
        st.sampled_from([field.name for field in LIBRARY.fields]),
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


def test_what_the_library_has_not_is_said() -> None:
    """With what was probably meant, and what a layer can be."""
    with pytest.raises(FilterProblem, match="The library has no “followed”"):
        parse_filter("followed:x", TABLE)
    with pytest.raises(FilterProblem, match="organic, paid, whitelisting, print"):
        parse_filter("may:cinema", TABLE)


def test_layers_and_kinds_are_offered() -> None:
    """Without asking the list for them."""
    assert complete("may:p", 5, {}, LIBRARY) == ("may:paid", "may:print")
    assert complete("kind:v", 6, {}, LIBRARY) == ("kind:video",)
    assert {field.name for field in OWN} > {"kind", "style", "may", "ends"}
