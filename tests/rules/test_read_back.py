"""A message read back gives what stood in its fields, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.shipped import shipped
from store.letters import example
from store.rules.merge_fields import fields_of, fill
from store.rules.read_back import read_back


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.key)
def test_a_shipped_template_is_read_back_to_the_letter(template: object) -> None:
    """With Korean particles, and several fields in a line."""
    values = example(template.language)  # type: ignore[attr-defined]
    body = template.body  # type: ignore[attr-defined]
    found = read_back(body, fill(body, values).text)
    assert found
    assert found.items() <= values.items()


def test_the_product_of_a_pitch_is_found_again_in_korean() -> None:
    """Whatever particle it was given."""
    for product, written in (("문 세럼", "문 세럼을"), ("크림 A", "크림 A을(를)")):
        text = fill("이번에 {{ 제품 }}을(를) 소개해 주세요.", {"product": product}).text
        assert written in text
        found = read_back("이번에 {{ 제품 }}을(를) 소개해 주세요.", text)
        assert found == {"product": product}


def test_words_that_stood_in_for_a_value_are_none() -> None:
    """They would be sent as if somebody had said them."""
    template = "We pay you for {{ deliverable | a post }} soon."
    assert read_back(template, fill(template, {}).text) == {}
    text = fill(template, {"deliverable": "one reel"}).text
    assert read_back(template, text) == {"deliverable": "one reel"}


def test_a_gap_is_no_value() -> None:
    """A message that went out with one tells nothing."""
    template = "About {{ product }} and more."
    assert read_back(template, fill(template, {}).text) == {}


def test_a_line_rewritten_by_hand_tells_nothing() -> None:
    """The others still do."""
    template = "About {{ product }} only.\nLive by {{ deadline }} please."
    text = "About our new thing.\nLive by 3 May please."
    assert read_back(template, text) == {"deadline": "3 May"}


def test_a_line_of_hardly_more_than_fields_tells_nothing() -> None:
    """Anything at all would fit it."""
    assert read_back("{{ product }}", "Best,") == {}
    assert read_back("{{ product }}{{ brand }} now", "Best of all now") == {}
    assert read_back("Hi {{ cycler }} there", "Hi you there") == {}


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_upsets_it(template: str, text: str) -> None:
    """Both may be anything."""
    assert set(read_back(template, text)) <= set(fields_of(template))
