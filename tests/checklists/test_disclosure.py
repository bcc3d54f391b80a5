"""Captions as they are really written, and whether they say that they are ads."""

from __future__ import annotations

from itertools import product

import pytest

from checklists import brief
from checklists.disclosure import (
    FORMATS,
    MARKETS,
    advice,
    format_of,
    lint,
    load,
)
from checklists.model import LANGUAGES


@pytest.mark.parametrize("market", MARKETS)
def test_what_the_brief_proposes_is_accepted(market: str) -> None:
    """Every label of the market, and the text to start from in every language."""
    for label in brief.labels(market):
        assert lint(f"{label}\nserum", market, "post").ok, label
    for language in LANGUAGES:
        assert lint(brief.disclosure_text(market, language), market, "post").ok


@pytest.mark.parametrize("market", MARKETS)
def test_a_reason_proposes_labels_that_are_accepted(market: str) -> None:
    """Whoever follows the advice is not blamed for it."""
    (finding,) = lint("serum", market, "post").findings
    reason = finding.said("en")
    offered = reason.partition("example: ")[2].rstrip(".").split(", ")
    assert len(offered) == 3
    assert all(lint(f"{label} | serum", market, "post").ok for label in offered)


def test_a_reason_in_a_language_nobody_knows_is_english() -> None:
    """As everywhere; a region does not matter."""
    (finding,) = lint("serum", "ES", "post").findings
    assert finding.said("fr") == finding.said("en")
    assert finding.said("es-MX") == finding.said("es")


def test_where_a_label_stands() -> None:
    """At the start, as the first hashtag, or badly."""
    assert lint("광고 | 세럼", "KR", "post").where == "start"
    assert lint("세럼\n#광고", "KR", "post").where == "hashtag"
    assert lint("세럼\n광고", "KR", "post").where == "late"
    assert lint("#a #b #광고", "KR", "post").where == "buried"
    assert lint("세럼\n.\n.\n.\n광고", "KR", "post").where == "hidden"
    assert lint("세럼", "KR", "post").where == ""


def test_one_label_that_stands_well_is_enough() -> None:
    """Others may stand anywhere; vague words beside it do no harm."""
    assert lint("Ad | serum\n\nmore\n\n#glow #skin #night #ad", "UK", "post").ok
    assert lint("#광고 체험단으로 선물 받은 세럼", "KR", "post").ok


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        *((form, form) for form in FORMATS),
        ("carousel", "post"),
        ("short", "reel"),
        ("other", "post"),
        ("podcast", "post"),
    ],
)
def test_a_kind_of_content_is_looked_at_as_a_format(kind: str, form: str) -> None:
    """Every kind of the workspace has one."""
    assert format_of(kind) == form


@pytest.mark.parametrize(("market", "form"), [*product(MARKETS, FORMATS)])
def test_what_a_caption_cannot_show_is_said(market: str, form: str) -> None:
    """In three languages; a video has to be watched, a picture looked at."""
    said = {language: advice(market, form, language) for language in LANGUAGES}
    assert len({len(lines) for lines in said.values()}) == 1
    assert len(said["en"]) >= 2
    assert not set(said["en"]) & set(said["es"])
    if form in {"reel", "video", "live"}:
        assert "start" in said["en"][0] or "stream" in said["en"][0]
    if market == "KR" and form == "video":
        assert "시작, 중간, 끝" in said["ko"][0]
    if form != "blog":
        assert any("alone it is not enough" in line for line in said["en"])


@pytest.mark.parametrize(
    ("market", "form"), [("JP", "post"), ("KR", "podcast"), ("", "")]
)
def test_a_market_nobody_knows_is_a_mistake_of_the_caller(
    market: str, form: str
) -> None:
    """Not a verdict."""
    with pytest.raises(ValueError, match="no rules"):
        lint("광고", market, form)
    with pytest.raises(ValueError, match="no rules"):
        advice(market, form, "en")


def test_the_note_is_there_to_be_shown() -> None:
    """Once, in every language."""
    assert "legal advice" in load().note["en"]
    assert set(load().note) == set(LANGUAGES)
