"""Templates hold named fields and nothing that could run."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Invalid
from store.rules.merge_fields import (
    FIELDS,
    LONGEST,
    Filled,
    check_template,
    fields_of,
    fill,
)
from store.rules.merge_names import field_name
from store.rules.vocabulary import spelling_key

EXAMPLES = {field.name: field.example for field in FIELDS}


def refusal(text: str) -> str:
    """The sentence in which a template is refused."""
    with pytest.raises(Invalid) as refused:
        check_template(text)
    return str(refused.value)


def test_a_template_takes_values_fallbacks_and_marks() -> None:
    """What is known stands there, what is not has its words or a marked place."""
    filled = fill(
        "Hi {{ first_name | there }}, {{ brand }} pays {{fee}}{{ brand }}.",
        {"brand": "Papermoon", "first_name": "  "},
    )
    assert filled == Filled(
        text="Hi there, Papermoon pays ⟦Fee⟧Papermoon.",
        missing=("fee",),
        used=("brand",),
        spans=(
            (3, 8, "first_name", "fallback"),
            (10, 19, "brand", "filled"),
            (25, 30, "fee", "missing"),
            (30, 39, "brand", "filled"),
        ),
    )


def test_a_marked_place_speaks_the_readers_language() -> None:
    """The screen hands in the titles it has translated; others stay English."""
    filled = fill("{{ fee }} {{ brand }}", {}, {"fee": "비용"})
    assert filled.text == "⟦비용⟧ ⟦Brand⟧"
    assert filled.missing == ("fee", "brand")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("{{name}}", "name"),
        ("{{ 이름 }}", "name"),
        ("{{ nombre }}", "name"),
        ("{{ NOMBRE | amiga }}", "name"),
        ("{{\tFirst  Name }}", "first_name"),
        ("{{ first-name }}", "first_name"),
        ("{{ código de descuento }}", "promo_code"),
        ("{{ codigo de descuento }}", "promo_code"),
        ("{{ 할인코드 }}", "promo_code"),
        ("{{ 초안 마감일 | 다음 주 }}", "draft_due"),
        ("{{ Mi empresa }}", "my_company"),
    ],
)
def test_a_field_has_a_name_in_three_languages(written: str, name: str) -> None:
    """In any case, with or without spaces and accents, composed or not."""
    for text in (written, unicodedata.normalize("NFD", written)):
        check_template(text)
        assert fields_of(text) == (name,)
        assert fill(text, {name: "here"}).text == "here"


def test_no_spelling_means_two_fields() -> None:
    """And every field can be named by each of its spellings."""
    spellings = Counter(
        spelling_key(spelling)
        for field in FIELDS
        for spelling in (field.name, *field.aliases.split(", "))
    )
    assert spellings.most_common(1)[0][1] == 1
    assert all(
        field_name(alias) == field.name
        for field in FIELDS
        for alias in field.aliases.split(", ")
    )
    assert field_name("") is None


def test_a_fallback_is_plain_words() -> None:
    """Up to the braces, bars and single braces included; it may be nothing at all."""
    assert fill("{{ name | you | me {1} }}", {}).text == "you | me {1}"
    assert fill("Hi{{ name | }}!", {}) == Filled(
        "Hi!", (), (), ((2, 2, "name", "fallback"),)
    )
    check_template("{{ name | amigo(a) }} {{ name | 크리에이터 }}")
    assert fill("{{ name |\n no one }}", {}).text == "no one"


CODE = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ name.__class__ }}",
    "{{ __class__ }}",
    "{{ _name }}",
    "{{ name() }}",
    "{{ name.upper() }}",
    "{{ name.delete() }}",
    "{{ name['first'] }}",
    "{{ name[0] }}",
    "{{ name|attr('__class__') }}",
    "{{ name|default('you') }}",
    "{{ name|upper() }}",
    "{{ 'a'*10**9 }}",
    "{{ 7*7 }}",
    "{{ name + brand }}",
    "{{ name, brand }}",
    "{{ name if name else brand }}",
    "{{ name:>10 }}",
    "{{ name!r }}",
    "{{ self }}",
    "{{ config }}",
    "{{ range(10) }}",
    "{{ lipsum }}",
    "{{ request.application }}",
    "{{# name }}",
    "{{/name}}",
    "{{> name }}",
    "{{{ name }}}",
    "{{}}",
    "{{ | there }}",
    "{{ name\x00 }}",
    "{{ ⟦name⟧ }}",
    "{% for i in range(9) %}{% endfor %}",
    "{%- set x = 1 -%}",
]


@pytest.mark.parametrize("code", CODE)
def test_code_is_refused_and_never_run(code: str) -> None:
    """Nothing but a field's name; a template saved elsewhere stays as written."""
    assert refusal(f"Hi {{{{ name }}}},\n{code}").startswith("Line 2: ")
    assert fields_of(code) == ()
    assert fill(code, EXAMPLES) == Filled(code, (), (), ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ nmae }}", "“{{ nmae }}” is not a field; did you mean “{{ name }}”?"),
        ("{{ 이릅 }}", "“{{ 이릅 }}” is not a field; did you mean “{{ 이름 }}”?"),
        ("{{nomre|a}}", "“{{nomre|a}}” is not a field; did you mean “{{ nombre }}”?"),
        ("{{ xyzzy }}은(는)", "“{{ xyzzy }}” is not a field."),
        ("{{ name", "“{{ name” opens a field that is never closed."),
        ("{{ name {{ brand }}", "“{{ name {{ brand }}” opens a field that is never"),
        ("a name }}, b", "“a name }}” closes a field that was never opened."),
        ("{{ name }}}}", "“{{ name }}}}” closes a field that was never opened."),
        ("{% if %}", "“{% if %}”: a template has no loops or conditions."),
        ("{{ a.b }}", "“{{ a.b }}” cannot be filled in; between the braces stands"),
        ("{{ " + "x" * 90, f"“{{{{ {'x' * 37}…” opens a field that is never closed."),
        ("{{ " + "가" * 90 + "}}", f"“{{{{ {'가' * 37}…” is not a field."),
    ],
)
def test_a_refusal_names_the_piece(text: str, sentence: str) -> None:
    """Line and words, so that it can be found; with the field that was meant."""
    assert refusal(text).startswith(f"Line 1: {sentence}")


def test_a_template_has_a_size() -> None:
    """Twenty thousand characters are a long letter."""
    check_template("x" * LONGEST)
    assert refusal("x" * 20_001) == (
        "A template holds at most 20000 characters; this one has 20001."
    )


def test_what_looks_like_braces_is_left_alone() -> None:
    """One brace is a sign like any other."""
    text = "{name} } { :} 100% {1}"
    check_template(text)
    assert fill(text, EXAMPLES).text == text


def test_a_value_is_never_read_again() -> None:
    """A name of braces is a name of braces, whatever follows it."""
    hostile = {"name": "{{ my_email }}은(는)", "brand": "}}{{ name }}"}
    filled = fill("{{ name }}{{ brand }}", hostile | {"my_email": "a@b.example"})
    assert filled.text == "{{ my_email }}은(는)}}{{ name }}"
    assert filled.used == ("name", "brand")


def test_every_field_shows_what_it_holds() -> None:
    """Examples stand in the preview before anybody is chosen."""
    assert len(FIELDS) == 26
    assert all(field.example and field.title for field in FIELDS)
    everything = " ".join(f"{{{{ {field.name} }}}}" for field in FIELDS)
    check_template(everything)
    assert fields_of(everything) == tuple(EXAMPLES)
    assert fill(everything, EXAMPLES).text == " ".join(EXAMPLES.values())


PIECES = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ["{{", "}}", "{", "}", "|", "{%", "은(는)", "(으)로", "(이)", " ", "\n"]
        ),
        st.sampled_from(["{{ name }}", "{{ 이름 | 거기 }}", "{{ fee|}}", "{{ nmae }}"]),
        st.sampled_from([f"{{{{{name}}}}}" for name in EXAMPLES]),
    ),
    max_size=12,
).map("".join)
VALUES = st.dictionaries(st.sampled_from(list(EXAMPLES)), PIECES, max_size=8)


@given(PIECES, VALUES)
def test_filling_never_fails_and_marks_what_it_filled(
    text: str, values: dict[str, str]
) -> None:
    """Spans lie in order and hold exactly the value, the words or the mark."""
    filled = fill(text, values)
    done = 0
    for start, end, name, kind in filled.spans:
        assert done <= start <= end <= len(filled.text)
        done = end
        shown = filled.text[start:end]
        if kind == "filled":
            assert shown == values[name]
        assert (kind == "missing") <= (shown.startswith("⟦") and name in filled.missing)
        assert (kind == "filled") == (bool(values.get(name, "").strip()))
    assert {span[2] for span in filled.spans} == set(fields_of(text))
    assert not set(filled.missing) & set(filled.used)


@given(PIECES, VALUES)
def test_a_template_that_passes_leaves_no_braces_behind(
    text: str, values: dict[str, str]
) -> None:
    """What was saved is filled whole; braces in the text come from values alone."""
    try:
        check_template(text)
    except Invalid:
        return
    plain = fill(text, dict.fromkeys(EXAMPLES, "x")).text
    assert "{{" not in plain
    assert "}}" not in plain
    braceless = {
        name: value.replace("{", "(").replace("}", ")")
        for name, value in values.items()
    }
    filled = fill(text, braceless).text
    assert "{{" not in filled
    assert "}}" not in filled
