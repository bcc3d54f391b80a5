"""The words of the linter: the shipped ones are whole, hers are laid over them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from checklists.disclosure import FORMATS, MARKETS, RULES, Words, lint, load
from checklists.disclosure_words import SHIPPED
from checklists.library import ChecklistError
from checklists.model import LANGUAGES


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where a file of hers would be."""
    return tmp_path / "disclosure.toml"


def laid(own: Path, text: str) -> Words:
    """The words with a file of hers."""
    own.write_text(text, "utf-8")
    return load(own)


def test_the_shipped_words_are_whole() -> None:
    """Every rule has its reason, every market words and a place for every format."""
    words = load()
    table = tomllib.loads(SHIPPED.read_text("utf-8"))
    assert tuple(rule["key"] for rule in table["rule"]) == RULES
    assert tuple(words.markets) == MARKETS
    for market in words.markets.values():
        assert tuple(market.place) == FORMATS
        assert set(market.place.values()) <= set(words.places)
        assert market.labels
        assert market.said
        assert market.vague
    for one in words.advice:
        assert set(one.markets) <= set(MARKETS)
        assert set(one.formats) <= set(FORMATS)
    assert not words.off


def test_reasons_and_places_are_told_in_every_language() -> None:
    """With the same places to fill."""
    words = load()
    for rule in RULES:
        assert set(words.reasons[rule]) == set(LANGUAGES)
        for name in ("{words}", "{labels}", "{place}"):
            assert len({name in said for said in words.reasons[rule].values()}) == 1
        assert all(
            ("{words}" in said) is (rule != "missing")
            for said in words.reasons[rule].values()
        )
    for place in words.places.values():
        assert len(set(place.text.values())) == len(LANGUAGES)


def test_no_phrase_is_a_label_and_vague_at_once() -> None:
    """In one market; nor is one written twice."""
    for market in load().markets.values():
        for language, labels in market.labels.items():
            assert not set(labels) & set(market.vague.get(language, ()))
            assert len(set(labels)) == len(labels)


def test_without_a_file_of_hers_the_shipped_words_count(own: Path) -> None:
    """There need not be one, and an empty one changes nothing."""
    assert load(own) is load()
    assert laid(own, "") == load()


def test_she_adds_a_label(own: Path) -> None:
    """In a market; others do not know it."""
    words = laid(own, '[market.KR]\nlabels.ko = ["브랜드 지원작"]')
    caption = "[브랜드 지원작] 세럼"
    assert not lint(caption, "KR", "post").ok
    assert lint(caption, "KR", "post", words).ok
    assert not lint(caption, "US", "post", words).ok
    assert lint("광고 | 세럼", "KR", "post", words).ok


def test_she_adds_a_language(own: Path) -> None:
    """The shipped ones stay."""
    words = laid(own, '[market.US]\nlabels.ko = ["광고"]\nsaid.ko = ["제공받아*"]')
    assert lint("광고 | serum", "US", "post", words).ok
    assert lint("제품을 제공받아서 써요", "US", "post", words).ok
    assert lint("Ad | serum", "US", "post", words).ok


def test_a_sentence_alone_is_no_hashtag(own: Path) -> None:
    """A language with nothing but sentences has no labels to stand by themselves."""
    words = laid(own, '[market.US]\nsaid.ko = ["제공받아*"]')
    for caption in ("#유료포함 serum", "포함 | serum", "#제공 serum"):
        assert not lint(caption, "US", "post", words).ok


def test_she_adds_a_vague_word(own: Path) -> None:
    """It is named in the finding."""
    words = laid(own, '[market.UK]\nvague.en = ["press loan"]')
    (finding,) = lint("My serum, press loan", "UK", "post", words).findings
    assert (finding.rule, finding.text) == ("vague", "press loan")


def test_she_takes_shipped_words_out(own: Path) -> None:
    """A house that does not want the short form; written as she likes."""
    words = laid(own, '[market.ES]\nwithout = ["PUBLI", "regalo*"]')
    assert not lint("#publi mi sérum", "ES", "post", words).ok
    assert lint("#publicidad mi sérum", "ES", "post", words).ok
    (finding,) = lint("Un regalo", "ES", "post", words).findings
    assert finding.rule == "missing"


def test_she_extends_what_all_markets_share(own: Path) -> None:
    """Words that only look like others, denials, open rewards, codes."""
    words = laid(
        own,
        'innocent.en = ["ad valorem"]\ndenied.en = ["purely editorial"]\n'
        'conditional.ko = ["사례가 있을 수 있*"]\nbenefit.es = ["descuentazo"]',
    )
    assert lint("Ad valorem", "UK", "post", words).findings[0].rule == "missing"
    denied = lint("Ad | purely editorial", "UK", "post", words)
    assert [one.rule for one in denied.findings] == ["negated"]
    (open_,) = lint("사례가 있을 수 있어요", "KR", "post", words).findings
    assert open_.rule == "conditional"
    assert "benefit" in [
        one.rule for one in lint("¡Descuentazo!", "ES", "post", words).findings
    ]


@pytest.mark.parametrize(
    ("rule", "market", "caption"),
    [
        ("place", "KR", "세럼\n둘째 줄\n광고"),
        ("hidden", "US", "serum\n.\n.\n.\n#ad"),
        ("buried", "US", "serum #glow #skin #ad"),
        ("disguised", "KR", "광\u200b고 | 세럼"),
        ("negated", "KR", "#광고 #내돈내산"),
    ],
)
def test_she_switches_a_rule_off(
    own: Path, rule: str, market: str, caption: str
) -> None:
    """Then it says nothing, and the label counts."""
    assert [one.rule for one in lint(caption, market, "post").findings] == [rule]
    assert lint(caption, market, "post", laid(own, f'off = ["{rule}"]')).ok


@pytest.mark.parametrize(
    "rule", ["vague", "language", "conditional", "compound", "benefit"]
)
def test_no_rule_switched_off_makes_a_label(own: Path, rule: str) -> None:
    """What came near one is missing then."""
    words = laid(own, f'off = ["{rule}"]')
    for caption in (
        "체험단",
        "#AD",
        "수수료를 받을 수 있음",
        "#글로우광고",
        "할인코드 MINA",
    ):
        verdict = lint(caption, "KR", "post", words)
        assert not verdict.ok
        assert rule not in [one.rule for one in verdict.findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("off = 5", "off: off is not a list of words in quotes"),
        (
            'off = ["plaice"]',
            "off: plaice is not known here; known are missing, negated",
        ),
        ('off = ["missing"]', "off: missing cannot be switched off"),
        ("rule = []", "rule: rule is not known here; known are off, market, innocent"),
        ("market = 5", r"market: write it as \[market\]"),
        ("[market.JP]", "market: JP is not known here; known are KR, US, ES, UK, EU"),
        ("[market]\nKR = 5", r"market.KR: write it as \[market.KR\]"),
        (
            "[market.KR]\nplace = {}",
            "market.KR: place is not known here; known are labels",
        ),
        (
            '[market.KR]\nlabels = ["광고"]',
            r"market.KR: write it by language, as in labels.ko",
        ),
        ('[market.KR]\nlabels.korean = ["광고"]', "labels.korean is not a language"),
        (
            "[market.KR]\nlabels.ko = '광고'",
            "labels.ko is not a list of words in quotes",
        ),
        ('[market.KR]\nvague.ko = ["", "가"]', "vague.ko is not a list"),
        ('[market.KR]\nvague.ko = ["*"]', "vague.ko is not a list"),
        ("[market.KR]\nvague.ko = [5]", "vague.ko is not a list"),
        ('[market.KR]\nvague.ko = ["a\\u001b[2J"]', "vague.ko is not a list"),
        (f'[market.KR]\nvague.ko = ["{"가" * 301}"]', "vague.ko is not a list"),
        (
            '[market.KR]\nwithout = ["광곰"]',
            "market.KR: 광곰 is none of the shipped words",
        ),
        ('denied = ["x"]', "denied: write it by language, as in denied.ko"),
        ("off = [", "not TOML"),
    ],
)
def test_a_slip_is_refused_by_file_and_entry(own: Path, text: str, told: str) -> None:
    """In one sentence."""
    with pytest.raises(ChecklistError, match=told) as refused:
        laid(own, text)
    assert str(refused.value).startswith("disclosure.toml")
    assert "\n" not in str(refused.value)


def test_a_slip_is_repeated_in_short(own: Path) -> None:
    """However long the word was."""
    with pytest.raises(ChecklistError) as refused:
        laid(own, f'off = ["{"x" * 5000}"]')
    assert len(str(refused.value)) < 300
