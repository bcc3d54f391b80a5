"""The nine stages as they are shipped."""

from __future__ import annotations

from collections import Counter

import pytest

from checklists.evidence import RULES
from checklists.facts import CampaignFacts
from checklists.library import load
from checklists.model import LANGUAGES, PLACES, progress, progress_by_stage, stand

TITLES = {
    1: ("인플루언서 선정", "Selection", "Selección"),
    2: ("캠페인 전략 개발", "Strategy", "Estrategia"),
    3: ("콘텐츠 관리", "Content", "Contenido"),
    4: ("성과 분석 및 보고서 작성", "Results & report", "Resultados e informe"),
    5: ("인플루언서 관리", "Relationships", "Relaciones"),
    6: ("예산 관리", "Budget", "Presupuesto"),
    7: ("법률/윤리 준수", "Law & ethics", "Legal y ética"),
    8: ("브랜드 이미지 유지", "Brand image", "Imagen de marca"),
    9: ("캠페인의 효과적인 실행", "Execution", "Ejecución"),
}
BY_HAND = ["7.1", "8.1"]


def test_there_are_nine_stages_by_the_names_of_the_field() -> None:
    """In order, in Korean, English and Spanish."""
    assert {
        stage.number: (stage.title["ko"], stage.title["en"], stage.title["es"])
        for stage in load().stages
    } == TITLES


def test_there_are_26_items_in_order() -> None:
    """Three a stage, two for the law."""
    keys = [item.key for item in load().items]
    assert keys == [
        f"{stage}.{number}"
        for stage in range(1, 10)
        for number in range(1, 3 if stage == 7 else 4)
    ]
    assert len(keys) == 26
    assert all(item.key.startswith(f"{item.stage}.") for item in load().items)
    assert [item.key for item in load().of_stage(7)] == ["7.1", "7.2"]
    assert load().of_stage(10) == ()


def test_a_campaign_of_which_nothing_is_known_has_everything_open() -> None:
    """26 open, none met."""
    standings = stand(load(), CampaignFacts())
    assert Counter(standing.state for standing in standings) == {"open": 26}
    assert (progress(standings).done, progress(standings).total) == (0, 26)
    totals = [each.total for each in progress_by_stage(standings).values()]
    assert totals == [3, 3, 3, 3, 3, 3, 2, 3, 3]


def test_each_rule_ticks_one_item_and_two_are_ticked_by_hand() -> None:
    """Nobody but a person clears a campaign, or says that it suits the brand."""
    items = load().items
    assert [item.evidence for item in items if item.evidence] == list(RULES)
    assert [item.key for item in items if item.by_hand] == BY_HAND
    assert [item.key for item in items if item.needs_note] == BY_HAND


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_has_its_words(language: str) -> None:
    """What it is fits a line, what ticks it is a sentence, and no two are alike."""
    for item in load().items:
        text, detail = item.text[language], item.detail[language]
        assert len(text) <= 56
        assert not text.endswith(".")
        assert detail.endswith(".")
        for said in item.says.values():
            assert said[language].endswith(".")
    texts = [item.text[language] for item in load().items]
    assert len(set(texts)) == len(texts)


def test_no_language_is_a_copy_of_another() -> None:
    """Each says it in its own words."""
    for item in load().items:
        for texts in (item.text, item.detail, *item.says.values()):
            assert len({texts[language] for language in LANGUAGES}) == 3


@pytest.mark.parametrize("pair", ["은(는)", "이(가)", "을(를)", "와(과)", "(으)로"])
def test_korean_stands_beside_any_name(pair: str) -> None:
    """A sentence is built so that no particle follows a name."""
    for item in load().items:
        for said in item.says.values():
            assert pair not in said["ko"]
            after = said["ko"].partition("{who}")[2][:1]
            # What follows the names follows the counter before them: 5명(…)의.
            assert after in ("", "의", "이", "에", "과")
            if "{who}" in said["ko"]:
                assert said["ko"].partition("{who}")[0].endswith(("명", "건"))


def test_enter_leads_to_the_page_where_the_evidence_is_made() -> None:
    """Every page of a campaign is named by one item at least."""
    assert {item.place for item in load().items} == set(PLACES)
    assert not any(item.own for item in load().items)


def test_the_stages_are_read_once() -> None:
    """Whoever asks again is given the same."""
    assert load() is load()
    assert len({*load().items}) == 26
