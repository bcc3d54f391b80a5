"""A particle fits the word before it, whoever that turns out to be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.korean_particles import particle
from store.rules.merge_fields import fill


@pytest.mark.parametrize(
    ("written", "closed", "vowel", "rieul"),
    [
        ("은(는)", "김민준은", "미나는", "한별은"),
        ("는(은)", "김민준은", "미나는", "한별은"),
        ("은/는", "김민준은", "미나는", "한별은"),
        ("이(가)", "김민준이", "미나가", "한별이"),
        ("을(를)", "김민준을", "미나를", "한별을"),
        ("를/을", "김민준을", "미나를", "한별을"),
        ("와(과)", "김민준과", "미나와", "한별과"),
        ("과(와)", "김민준과", "미나와", "한별과"),
        ("아(야)", "김민준아", "미나야", "한별아"),
        ("(으)로", "김민준으로", "미나로", "한별로"),
        ("(이)라는", "김민준이라는", "미나라는", "한별이라는"),
    ],
)
def test_the_last_syllable_decides(
    written: str, closed: str, vowel: str, rieul: str
) -> None:
    """With a final consonant, without one, and with ㄹ, which 로 treats as none."""
    template = f"{{{{ 이름 }}}}{written}"
    for name, expected in (("김민준", closed), ("미나", vowel), ("한별", rieul)):
        assert fill(template, {"name": name}).text == expected
        decomposed = unicodedata.normalize("NFD", name)
        filled = fill(template, {"name": decomposed})
        assert unicodedata.normalize("NFC", filled.text) == expected
        assert filled.spans == ((0, len(decomposed), "name", "filled"),)


@pytest.mark.parametrize("name", ["Mina", "미나 🌸", "미나(본계정)", "2호", "50", "ㅋ"])
def test_after_anything_else_both_forms_stay(name: str) -> None:
    """2호 is Hangul at its end, the others leave it open how they are read."""
    text = fill("{{ name }}은(는)", {"name": name}).text
    assert text == ("2호는" if name == "2호" else f"{name}은(는)")


def test_fallbacks_take_particles_and_marked_places_wait() -> None:
    """An empty place cannot know yet."""
    assert fill("{{ name | 여러분 }}을(를)", {}).text == "여러분을"
    assert fill("{{ name | }}을(를)", {}).text == "을(를)"
    assert fill("{{ name }}을(를)", {}, {"name": "이름"}).text == "⟦이름⟧을(를)"


def test_only_right_after_a_field() -> None:
    """Elsewhere it is text like any other."""
    values = {"name": "미나"}
    for template in ("{{ name }} 은(는)", "{{ name }}님은(는)", "{{ name }}(이)!"):
        assert fill(template, values).text == template.replace("{{ name }}", "미나")
    assert fill("우리은(는) {{ name }}이(가) 을(를)", values).text == (
        "우리은(는) 미나가 을(를)"
    )


@given(st.text(max_size=6), st.text(max_size=4))
def test_no_word_is_too_odd(word: str, written: str) -> None:
    """What is no particle stays as it is."""
    assert particle(word, written) == written or "(" in written or "/" in written
    assert particle(word, "은(는)") in {"은", "는", "은(는)"}
