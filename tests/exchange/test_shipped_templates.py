"""The templates that come with Soloist can be sent as they are, in three languages."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import store.exchange.shipped
from checklists.pitch import check_pitch
from store.errors import CannotRead
from store.exchange.shipped import (
    KINDS,
    LANGUAGES,
    ShippedTemplate,
    read_templates,
    shipped,
)
from store.rules.merge_fields import FIELDS, check_template, fields_of, fill

SOURCE = Path(store.exchange.shipped.__file__).parent / "data" / "templates.toml"
TEXT = SOURCE.read_text("utf-8")

VALUES = {
    "en": {field.name: field.example for field in FIELDS},
    "ko": {
        "name": "김민아",
        "platform": "인스타그램",
        "niche": "스킨케어",
        "brand": "페이퍼문",
        "campaign": "봄빛 캠페인",
        "product": "달빛 세럼",
        "deliverable": "릴스 1편",
        "fee": "50만 원",
        "deadline": "3월 14일",
        "my_name": "이담당",
        "my_company": "페이퍼문 코리아",
        "last_touch": "2월 12일",
    },
    "es": {
        "first_name": "Marta",
        "platform": "Instagram",
        "niche": "cuidado facial",
        "brand": "Papermoon",
        "campaign": "Primavera",
        "product": "el sérum Luna",
        "deliverable": "un reel de 30 segundos",
        "fee": "450 €",
        "deadline": "14 de marzo",
        "my_name": "Lucía Rey",
        "my_company": "Papermoon España",
        "last_touch": "12 de febrero",
    },
}


def by_key(key: str) -> ShippedTemplate:
    """One template."""
    return next(template for template in shipped() if template.key == key)


def test_there_are_eight_kinds_in_three_languages() -> None:
    """By kind, and each kind in every language; names tell them apart."""
    assert [template.key for template in shipped()] == [
        f"{kind}.{language}" for kind, language in product(KINDS, LANGUAGES)
    ]
    names = {(template.language, template.name) for template in shipped()}
    assert len(names) == 24
    assert shipped() is shipped()


@pytest.mark.parametrize("template", shipped(), ids=lambda template: template.key)
def test_a_template_is_ready_to_use(template: ShippedTemplate) -> None:
    """Known fields, a subject for mail alone, nothing left in braces when filled."""
    for text in (template.subject, template.body):
        check_template(text)
        filled = fill(text, {field.name: field.example for field in FIELDS})
        assert "{{" not in filled.text
        assert not filled.missing
    assert fields_of(template.body)
    assert (template.channel == "dm") == (template.kind == "dm")
    assert bool(template.subject) == (template.channel == "mail")
    assert template.body == template.body.strip()
    if template.kind == "dm":
        assert len(template.body.splitlines()) == 3


@pytest.mark.parametrize("template", shipped(), ids=lambda template: template.key)
def test_a_template_greets_even_whom_we_hardly_know(template: ShippedTemplate) -> None:
    """Without a single value the name has its words, and nothing reads oddly."""
    text = fill(f"{template.subject}\n{template.body}", {}).text
    assert not re.search(r"  |\( *\)| [,.!?]|,,", text)
    assert "⟦First name⟧" not in text
    assert "⟦Name⟧" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pitch_has_all_five_parts(language: str) -> None:
    """As filled for somebody; the check shows where it found each."""
    values = VALUES[language]
    filled = fill(by_key(f"pitch.{language}").body, values)
    assert not filled.missing
    parts = check_pitch(
        filled.text,
        names=[values.get("first_name", values.get("name", "")), values["niche"]],
        own=[values["brand"], values["my_company"], values["my_name"]],
        language=language,
    )
    assert [part.key for part in parts if not part.found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_follow_ups_are_short(language: str) -> None:
    """One new thing, then a last nudge; shorter than the pitch."""
    pitch = len(by_key(f"pitch.{language}").body)
    for kind in ("follow_up_1", "follow_up_2"):
        assert len(by_key(f"{kind}.{language}").body) < pitch * 2 / 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_negotiation_names_both_figures(language: str) -> None:
    """What was asked and what can be offered stand side by side."""
    assert {"asked", "offered"} <= set(
        fields_of(by_key(f"negotiation.{language}").body)
    )


@pytest.mark.parametrize(
    ("language", "label"), [("en", "“Ad”"), ("ko", "'광고'"), ("es", "«Publicidad»")]
)
def test_a_brief_says_how_to_label_it(language: str, label: str) -> None:
    """At the very start; that is where most posts fail."""
    body = by_key(f"brief.{language}").body.replace('"Ad"', "“Ad”")
    assert label in body
    assert {"draft_due", "deadline", "promo_code", "link"} <= set(fields_of(body))


def test_korean_particles_fit_the_product() -> None:
    """달빛 세럼을, and 수분 크림 or 앰플로 as they are said."""
    body = by_key("dm.ko").body
    assert "\n앰플로 " in fill(body, {"product": "앰플"}).text
    assert "\n크림으로 " in fill(body, {"product": "크림"}).text
    assert "달빛 세럼을 소개" in fill(by_key("pitch.ko").body, VALUES["ko"]).text


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[pitch]", "[pitch", "templates.toml is not TOML: "),
        ("[pitch]", "[pitches]", "templates.toml: pitches is no known key"),
        ("[pitch]", "[extra]\n[pitch]", "templates.toml: extra is no known key"),
        ('"mail"', '"fax"', "templates.toml, pitch: channel is 'fax'"),
        ("[pitch.ko]", "[pitch.kr]", "templates.toml, pitch: ko is missing"),
        ('name = "Pitch"', "", "templates.toml, pitch.en: name is missing"),
        ('name = "Pitch"', 'name = " "', "pitch.en: name is ' ', not a text"),
        ('name = "Pitch"', "name = 3", "pitch.en: name is 3, not a text"),
        ('name = "DM 제안"', 'name = "x"\nsubject = "y"', "dm.ko: subject is no known"),
        ("{{ brand }}", "{{ brnad }}", "pitch.en: subject: Line 1: “{{ brnad }}”"),
        ("a paid idea", "a paid\\nidea", "pitch.en: subject is longer than a line"),
    ],
)
def test_a_slip_in_the_file_is_named(old: str, new: str, named: str) -> None:
    """Kind, language and key, in one sentence."""
    assert old in TEXT
    with pytest.raises(CannotRead) as refused:
        read_templates(TEXT.replace(old, new, 1), SOURCE.name)
    assert named in str(refused.value)


def test_a_kind_is_a_table() -> None:
    """And so is each of its languages."""
    lines = "\n".join(f"{kind} = 1" for kind in KINDS)
    with pytest.raises(CannotRead, match="pitch: it is no table"):
        read_templates(lines, SOURCE.name)
    flat = 'channel = "dm"\nen = 1\nko = 1\nes = 1\n'
    tables = "\n".join(f"[{kind}]\n{flat}" for kind in KINDS)
    with pytest.raises(CannotRead, match=r"pitch\.en: it is no table"):
        read_templates(tables, SOURCE.name)
