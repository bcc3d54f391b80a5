"""The twelve items of compliance, and what a caption answers of them by itself."""

from __future__ import annotations

import pytest

from checklists.compliance import ITEMS, load, proposed
from checklists.disclosure import FORMATS, lint
from checklists.model import LANGUAGES
from tests.checklists.test_disclosure_captions import CAPTIONS, Case

FOUR = ("label", "wording", "place", "language")


def test_there_are_twelve_items() -> None:
    """The constant and the data file name the same, in the same order."""
    assert tuple(item.key for item in load()) == ITEMS
    assert len(set(ITEMS)) == 12
    assert all(key.isascii() and key.isalpha() and len(key) <= 10 for key in ITEMS)


def test_every_item_is_told_in_every_language() -> None:
    """A title of a few words, a line of help."""
    for item in load():
        for told in (item.title, item.help):
            assert len({told[language] for language in LANGUAGES}) == 3
        assert max(map(len, item.title.values())) <= 45
        assert set(item.formats) <= set(FORMATS)


@pytest.mark.parametrize(
    ("form", "apart"),
    [
        ("blog", {"spoken", "toggle"}),
        ("post", {"spoken"}),
        ("story", set()),
        ("reel", set()),
        ("video", set()),
        ("live", set()),
    ],
)
def test_what_does_not_apply_is_said(form: str, apart: set[str]) -> None:
    """Nothing is spoken in a text."""
    answers = proposed(lint("광고 | 세럼", "KR", form), form)
    assert {key for key, (met, _) in answers.items() if met is None} == apart
    assert set(answers) == {*FOUR, *apart}


def test_a_good_caption_answers_four_items() -> None:
    """With the words of its label."""
    answers = proposed(lint("#광고 세럼", "KR", "reel"), "reel")
    assert answers == dict.fromkeys(FOUR, (True, "#광고"))


@pytest.mark.parametrize(
    ("caption", "against"),
    [
        ("세럼", dict.fromkeys(FOUR, "")),
        (
            "체험단 세럼",
            {"label": "", "wording": "체험단", "place": "", "language": ""},
        ),
        ("#ad 세럼", {"label": "", "wording": "", "place": "", "language": "#ad"}),
        ("세럼\n둘째 줄\n광고", {"place": "광고"}),
        ("세럼\n#a #b #광고", {"place": "#광고"}),
        ("광\u200b고 | 세럼", {"wording": "광\u200b고"}),
        ("#광고 #내돈내산", {"wording": "#내돈내산"}),
    ],
)
def test_a_bad_caption_says_which_it_fails(
    caption: str, against: dict[str, str]
) -> None:
    """With the words that show it; without a label all four."""
    answers = proposed(lint(caption, "KR", "reel"), "reel")
    assert {key: words for key, (met, words) in answers.items() if not met} == against


@pytest.mark.parametrize("case", CAPTIONS, ids=str)
def test_four_yeses_are_a_good_caption(case: Case) -> None:
    """And nothing else is, whatever the caption."""
    verdict = lint(case.caption, case.market, case.format)
    answers = proposed(verdict, case.format)
    assert all(answers[key][0] for key in FOUR) is verdict.ok
    for key in FOUR:
        met, words = answers[key]
        assert not met or words == verdict.label
