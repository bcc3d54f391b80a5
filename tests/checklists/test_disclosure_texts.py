"""Whatever is written in a caption, the linter keeps its promises."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checklists.disclosure import FORMATS, MARKETS, RULES, lint
from checklists.disclosure_text import Span, prepared
from tests.checklists.test_disclosure_captions import CAPTIONS

FIRST = {"KR": "광고", "US": "Ad", "ES": "Publicidad", "UK": "Ad", "EU": "Ad"}
PIECES = st.text(max_size=30) | st.sampled_from(
    [
        *(
            "광고",
            "#광고",
            "협찬",
            "ad",
            "#ad",
            "Publicidad",
            "체험단",
            "#collab",
            "\n",
            ".\n",
        ),
        *("제공받을 수 있", "not an ad", "내돈내산", "＃", "@ad", "\u200b", "\u0301"),  # noqa: RUF001
        *(
            "{words}",
            "#" * 3,
            "_",
            "https://x.example/ad",
            "\ud800",
            "\x00",
            "\r\n",
            "é",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
MARKET, FORMAT = st.sampled_from(MARKETS), st.sampled_from(FORMATS)


@given(TEXTS, MARKET, FORMAT)
@example("#", "KR", "post")
@example("광" + "\u200b" * 50 + "고", "KR", "post")
def test_any_text_has_a_verdict(text: str, market: str, form: str) -> None:
    """It is good only with a label and nothing against it."""
    verdict = lint(text, market, form)
    assert verdict.ok is (verdict.label is not None and not verdict.findings)
    assert verdict.label is not None or verdict.findings
    found = [finding.rule for finding in verdict.findings]
    assert found == [rule for rule in RULES if rule in found]
    assert verdict == lint(text, market, form)


@given(TEXTS, MARKET, FORMAT)
def test_a_label_at_the_very_start_is_always_seen(
    text: str, market: str, form: str
) -> None:
    """Whatever follows on the next line; only a denial or a mark on it hurts."""
    verdict = lint(f"{FIRST[market]} |\n{text}", market, form)
    assert verdict.label is not None
    assert {finding.rule for finding in verdict.findings} <= {"negated"}


@given(TEXTS, MARKET, FORMAT)
def test_how_letters_are_put_together_does_not_matter(
    text: str, market: str, form: str
) -> None:
    """A file from macOS holds the parts of each syllable."""
    whole = lint(unicodedata.normalize("NFC", text), market, form)
    assert lint(unicodedata.normalize("NFD", text), market, form) == whole


@pytest.mark.parametrize("case", CAPTIONS, ids=str)
def test_capitals_and_line_ends_do_not_matter(case: tuple[str, str, str]) -> None:
    """A file from Windows, and somebody who shouts."""
    market, form, caption = case[:3]
    once = lint(caption, market, form)
    ends = lint(caption.replace("\n", "\r\n"), market, form)
    assert (ends.ok, ends.label) == (once.ok, once.label)
    if once.ok:
        assert lint(caption.upper(), market, form).ok


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("\ufeff\n\n \u3164\n광고 | 세럼", "광고"),
        ("🎀🎀 광고 🎀", "광고"),
        ("【광고】세럼", "광고"),
        ("＃광고", "＃광고"),  # noqa: RUF001
        ("세럼\u2028#광고", "#광고"),
        ("유료\u00a0광고 | 세럼", "유료 광고"),
    ],
)
def test_signs_before_and_ornaments_are_no_disguise(text: str, label: str) -> None:
    """It reads the same."""
    verdict = lint(text, "KR", "post")
    assert verdict.ok
    assert verdict.label == label


@pytest.mark.parametrize(
    ("market", "text"),
    [
        ("KR", "협\u2060찬 | 세럼"),
        ("KR", "#광\u00ad고"),
        ("US", "a\u200dd: serum"),
        ("US", "#a\u0336d\u0336 serum"),
        ("US", "sp\u043ensored | serum"),
        ("ES", "publi\u200bcidad | sérum"),
    ],
)
def test_letters_nobody_sees_are_a_disguise(market: str, text: str) -> None:
    """Borrowed ones too; but one label in plain letters is enough."""
    verdict = lint(text, market, "post")
    assert [finding.rule for finding in verdict.findings] == ["disguised"]
    assert lint(f"{FIRST[market]} | {text}", market, "post").ok


def test_words_are_given_as_written() -> None:
    """On one line, and no longer than a screen is wide."""
    ready = prepared("Paid\n partnership " + "x" * 200)
    assert ready.words(Span(0, 17)) == "Paid partnership"
    assert len(ready.words(Span(0, len(ready.plain)))) == 80


def test_a_long_text_is_looked_at_in_one_go() -> None:
    """Neither a long word nor a heap of labels costs its square."""
    for text in ("a" * 60_000, "유료" * 30_000, "#ad " * 15_000, "광고주 " * 15_000):
        assert not lint(f"x\n\n\n\n\n\n\n{text}", "KR", "blog").ok
