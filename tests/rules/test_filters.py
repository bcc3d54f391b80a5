"""The filter language: what can be typed, and what it then means."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from store.rules.filter_fields import FIELDS, find_field
from store.rules.filter_values import read_value
from store.rules.filters import Filter, FilterProblem, Term, parse_filter


def only(text: str) -> Term:
    """The one term of a filter."""
    (term,) = parse_filter(text).terms
    return term


def test_a_filter_is_words_and_conditions() -> None:
    """The line that the manual shows, term by term."""
    text = 'tier:micro er>3 tag:beauty country:KR -status:blocked mina "two words"'
    assert parse_filter(text).terms == (
        Term("tier", ":", ("micro",)),
        Term("er", ">", ("3",)),
        Term("tag", ":", ("beauty",)),
        Term("country", ":", ("KR",)),
        Term("status", ":", ("blocked",), negated=True),
        Term("", ":", ("mina",)),
        Term("", ":", ("two words",)),
    )


@pytest.mark.parametrize("text", ["", "   ", "-", ' "" ', "@", ","])
def test_nothing_typed_asks_for_nothing(text: str) -> None:
    """Nor does a word that has only been begun."""
    assert parse_filter(text) == Filter()


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("followers>=12.3k", "followers>=12300"),
        ("followers<1.2만", "followers<12000"),
        ("followers>12.300", "followers>12300"),
        ("followers>12,300", "followers>12300"),
        ("followers:1,1M", "followers:1100000"),
        ("followers=500", "followers:500"),
        ("followers ≥ 500", "followers>=500"),
        ("er>=3.5%", "er>=3.5"),
        ("er>=3,5", "er>=3.5"),
        ("er>3.125", "er>3.125"),
        ("fit>=3", "fit>=3"),
        ("rate<50만원", "rate<500000KRW"),
        ("rate>=1.250,50€", "rate>=1250.50EUR"),
        ("updated>2026.3.5", "updated>2026-03-05"),
        ("platform:인스타,틱톡", "platform:instagram,tiktok"),
        ("status:활동중", "status:active"),
        ("country:España", "country:ES"),
        ("country:대한민국,usa", "country:KR,US"),
        ("country:Narnia", "country:Narnia"),
        ("lang:한국어", "lang:ko"),
        ("tag:#beauty", "tag:beauty"),
        ("handle:@mina", "handle:mina"),
        ("handle:\uff20mina", "handle:mina"),
        ("phone:010-1234", "phone:0101234"),
        ("has:이메일", "has:email"),
        ("no:teléfono", "no:phone"),
        ("is:휴지통", "is:trash"),
        ("tag:a,b,a,", "tag:a,b"),
        ('city:"Buenos Aires"', 'city:"Buenos Aires"'),
        ("city: Seoul", "city:Seoul"),
        ('niche:"a,b",c', 'niche:"a,b",c'),
        ("niche:“home decor”", 'niche:"home decor"'),
        ("@mina", "mina"),
        ("mina,", "mina"),
        ("-mina", "-mina"),
        ('-"mina park"', '-"mina park"'),
        ('"tag:x"', '"tag:x"'),
        ('"-x"', '"-x"'),
        ('"say " mina', "say mina"),
        (r'"say \"hi\""', r'"say \"hi\""'),
        ('"open to the end', '"open to the end"'),
        ("12:30", '"12:30"'),
        (":)", '":)"'),
        ("https://www.instagram.com/mina.park/?igsh=1", "mina.park"),
        ("instagram.com/mina", "mina"),
        ("ㄱㅁㅅ", "ㄱㅁㅅ"),
    ],
)
def test_many_ways_of_typing_have_one_canonical_text(
    typed: str, canonical: str
) -> None:
    """Which reads as the same filter again."""
    filter_ = parse_filter(typed)
    assert str(filter_) == canonical
    assert parse_filter(str(filter_)) == filter_


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("팔로워>1만", "followers>10k"),
        ("등급:micro", "tier:micro"),
        ("태그:뷰티", "tag:뷰티"),
        ("국가:KR", "country:KR"),
        ("상태:active", "status:active"),
        ("참여율>3", "er>3"),
        ("seguidores>10k", "followers>10k"),
        ("nivel:micro", "tier:micro"),
        ("etiqueta:moda", "tag:moda"),
        ("país:ES", "country:ES"),
        ("PAIS:es", "country:ES"),
        ("estado:active", "status:active"),
        ("ciudad:Lima", "city:Lima"),
        ("sin:correo", "no:email"),
        ("있음:전화", "has:phone"),
    ],
)
def test_fields_are_known_in_three_languages(typed: str, english: str) -> None:
    """With or without accents, in any case."""
    assert parse_filter(typed) == parse_filter(english)


def test_every_name_of_a_field_means_one_field() -> None:
    """No name stands for two, and each example can be typed."""
    for field in FIELDS:
        assert parse_filter(field.example).terms
        for name in (field.name, *field.aliases):
            assert find_field(name) is field


@pytest.mark.parametrize(
    ("text", "where", "near", "says"),
    [
        ("mina teir:micro", (5, 9), "tier", "did you mean “tier”"),
        ("zzzzz:1", (0, 5), None, "no “zzzzz”"),
        ("a status:activ b", (2, 14), "active", "one of: prospect, active"),
        ("platform:instagran", (0, 18), "instagram", "instagram, youtube"),
        ("tier:", (0, 5), None, "as in tier:micro"),
        ("followers>", (0, 10), None, "as in followers>10k"),
        ("tag:,,", (0, 6), None, "needs a value"),
        ("followers>many", (0, 14), None, "“many” is not a number"),
        ("followers>1,2,3", (0, 15), None, "not a number"),
        ("er>NaN", (0, 6), None, "not a number"),
        ("followers>1000000000000000000", (0, 29), None, "not a number"),
        ("status>active", (0, 13), None, "cannot be more or less"),
        ("updated>2026-02-30", (0, 18), None, "not a date"),
        ("updated>05/06/26", (0, 16), None, "not a date"),
        ("updated>-", (0, 9), None, "not a date"),
        ("followers>" + "1" * 40, (0, 50), None, "not a number"),
        ("rate<500", (0, 8), None, "with its currency"),
        ("rate<n/a", (0, 8), None, "with its currency"),
        ("rate<99999999999999EUR", (0, 22), None, "with its currency"),
        ("country:ZZZ", (0, 11), None, "nothing that country could be"),
        ("has:followrs", (0, 12), "followers", "one of: followers"),
        ("is:marked", (0, 9), None, "one of: trash"),
        ("phone:none", (0, 10), None, "nothing that phone"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    text: str, where: tuple[int, int], near: str | None, says: str
) -> None:
    """One sentence, where in the text, and what was probably meant."""
    with pytest.raises(FilterProblem) as caught:
        parse_filter(text)
    problem = caught.value
    assert isinstance(problem, Invalid)
    assert (problem.start, problem.end) == where
    assert problem.nearest == near
    assert says in str(problem)


def test_where_a_term_stands_is_no_part_of_what_it_means() -> None:
    """The screen can underline it all the same."""
    assert parse_filter("  mina") == parse_filter("mina")
    assert only("  -tag:x ").span == (2, 8)


def test_decomposed_text_means_the_same() -> None:
    """What a Mac hands over as é in two pieces."""
    text = "país:España niche:뷰티 José"
    assert parse_filter(unicodedata.normalize("NFD", text)) == parse_filter(text)


WORDS = st.text() | st.sampled_from(["tag:x", "-", '"', "\\", "a,b", "@x", "b\\", ">3"])
VALUES = {
    "er": st.decimals(-1000, 1000, places=3).map(str),
    "followers": st.integers(0, 10**12).map(str),
    "updated": st.dates().map(str),
}


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Any term that can be thought of, in canonical form."""
    field = draw(st.sampled_from([None, *FIELDS]))
    negated = draw(st.booleans())
    if field is None:
        word = unicodedata.normalize("NFC", draw(WORDS)).strip()
        return Term("", ":", (word or "mina",), negated)
    source = VALUES.get(field.name, WORDS | st.just(field.example.split(":")[-1]))
    typed = draw(
        st.lists(source, min_size=1, max_size=1 if "<" in field.example else 3)
    )
    values = dict.fromkeys(
        value for text in typed if (value := read_value(field, text))
    )
    op = draw(st.sampled_from([":", ">", ">=", "<", "<="]))
    is_ordered = field.name in {"tier", "updated", "er", "followers"}
    if not values:
        return Term("", ":", ("mina",), negated)
    many = tuple(values) if field.name not in {"er", "followers"} else tuple(values)[:1]
    return Term(field.name, op if is_ordered else ":", many, negated)


@given(st.lists(terms(), max_size=5))
def test_a_filter_that_is_written_down_reads_the_same(typed: list[Term]) -> None:
    """Whatever the words hold: quotes, commas, minus signs, other scripts."""
    filter_ = Filter(tuple(typed))
    text = str(filter_)
    assert parse_filter(text) == filter_
    assert str(parse_filter(text)) == text


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["tier", ":", ">", '"', ",", " ", "-", "팔로워", "1", "\\", "er"]
        )
    ).map("".join)
)
def test_any_text_is_a_filter_or_a_clear_problem(text: str) -> None:
    """Never another error; and what was read can be written down."""
    try:
        filter_ = parse_filter(text)
    except FilterProblem as refusal:
        problem = refusal
    else:
        assert parse_filter(str(filter_)) == filter_
        return
    whole = unicodedata.normalize("NFC", text)
    assert 0 <= problem.start < problem.end <= len(whole)
    assert str(problem)
