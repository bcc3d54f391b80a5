"""The page on captions says what the linter does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checklists.disclosure import RULES, lint, load
from checklists.library import ChecklistError

PAGE = Path(__file__).resolve().parents[2] / "docs" / "disclosure.md"


@pytest.fixture
def page() -> str:
    """The page as it is."""
    return PAGE.read_text(encoding="utf-8")


def test_every_rule_is_explained(page: str) -> None:
    """Once, in the order in which findings are told."""
    assert tuple(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == RULES


def test_the_example_does_what_it_says(page: str, tmp_path: Path) -> None:
    """Every line of it counts."""
    own = tmp_path / "disclosure.toml"
    found = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert found
    own.write_text(found[1], "utf-8")
    words = load(own)
    assert words.off == {"benefit"}
    assert lint("[브랜드 지원작] 세럼", "KR", "post", words).ok
    assert lint("원고료를 드리고 만든 글", "KR", "post", words).ok
    assert not lint("대가성 | 세럼", "KR", "post", words).ok
    assert not lint("Publi | sérum", "ES", "post", words).ok
    for caption, rule in (
        ("이웃 나눔", "vague"),
        ("광고 | purely editorial", "negated"),
        ("ad valorem", "missing"),
    ):
        assert [one.rule for one in lint(caption, "KR", "post", words).findings] == [
            rule
        ]


def test_refusals_read_as_the_page_says(page: str, tmp_path: Path) -> None:
    """To the letter, as far as it shows them."""
    own = tmp_path / "disclosure.toml"
    for text in (
        '[market.KR]\nlabels.korean = ["광고"]',
        '[market.ES]\nwithout = ["colaborado"]',
        'off = ["plaice"]',
    ):
        own.write_text(text, "utf-8")
        with pytest.raises(ChecklistError) as refused:
            load(own)
        shown = str(refused.value)
        assert shown in page or f"{shown[:69]}" in page


def test_it_is_no_legal_advice(page: str) -> None:
    """Said once, and where it is seen."""
    assert page.count("legal advice") == 1
