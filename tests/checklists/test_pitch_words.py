"""The file of parts and words is read to the letter, or refused by name."""

from __future__ import annotations

import pytest

from checklists.phrases import search_for
from checklists.pitch import read_words

GOOD = """
[[part]]
key = "offer"
needs = [["amount", "offer"]]
title = { en = "Offer", ko = "조건", es = "Oferta" }
hint = { en = "Say it.", ko = "적어 주세요.", es = "Dilo." }

[words.offer]
en = ["we pay"]
ko = ["유료"]
es = ["pagamos"]

[words.number]
en = ["one"]
ko = ["한"]
es = ["un"]

[words.small_talk]
en = ["how are you"]
ko = ["잘 지내"]
es = ["qué tal"]
"""


def test_parts_and_words_are_read() -> None:
    """Groups of signs, titles by language, words by sign and language."""
    book = read_words(GOOD, "x.toml")
    assert [(part.key, part.needs) for part in book.parts] == [
        ("offer", (("amount", "offer"),))
    ]
    assert book.parts[0].title["ko"] == "조건"
    assert book.words["offer"]["es"] == ("pagamos",)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[[part]]", "[[part]", "x.toml, the whole: not TOML"),
        ("[[part]]", "[part]", "x.toml, part: not a list"),
        ("[[part]]", "[[parts]]", "x.toml, the whole: part is missing"),
        ("[words.offer]", "[extra]\n[words.offer]", "the whole: extra is no known key"),
        ('key = "offer"', "key = 3", "part: .* has no key"),
        ('["amount", "offer"]', '"offer"', "part offer, needs: not a list of groups"),
        ('["amount", "offer"]', "", "words.offer: no part needs it"),
        ('["amount", "offer"]', "[]", "part offer, needs: not a list of groups"),
        ('"amount", "offer"', '"sum", "offer"', "part offer, needs: 'sum' is no sign"),
        ('es = "Oferta"', 'fr = "Offre"', "part offer, title: es is missing"),
        ('ko = "적어 주세요."', 'ko = " "', "part offer, hint.ko: ' ' is not a text"),
        ("hint = {", "hints = {", "part offer: hint is missing"),
        ('ko = ["유료"]', "", "words.offer: ko is missing"),
        ('["유료"]', '["유료", "유료"]', "words.offer.ko: '유료' is there twice"),
        ('["유료"]', "[7]", "words.offer.ko: 7 is not a text"),
        ('["유료"]', '["…"]', "words.offer.ko: '…' is not a text"),
        ('["유료"]', "[]", "words.offer.ko: not a list of phrases"),
        ('en = ["one"]\nko = ["한"]\nes = ["un"]', "", "words.number: en is missing"),
        ("[words.small_talk]", "[words.chat]", "words.small_talk: missing"),
        (
            'title = { en = "Offer", ko = "조건", es = "Oferta" }',
            "title = 1",
            "title: not",
        ),
    ],
)
def test_a_slip_is_named(old: str, new: str, named: str) -> None:
    """File and item, so that whoever edits the words finds the line."""
    assert old in GOOD
    with pytest.raises(ValueError, match=named):
        read_words(GOOD.replace(old, new, 1), "x.toml")


@pytest.mark.parametrize(
    ("phrase", "language", "text", "seen"),
    [
        ("comisi*", "es", "una COMISIÓN del 10 %", "COMISION"),
        ("gift*", "en", "regifted", None),
        ("your … reel", "en", "your very last reel", "your very last reel"),
        ("your … reel", "en", "your reel", "your reel"),
        ("your … reel", "en", "your one and only reel", None),
        ("your … reel", "en", "your photos, a reel", None),
        ("# … reel", "en", "two short reels, one reel", "one reel"),
        ("# … reel", "en", "€45 reel", None),
        ("올려 주신", "ko", "어제 올려주신 글", "올려주신"),
        ("# 편", "ko", "영상 1편", "1편"),
        ("# 편", "ko", "영상 한 편", "한 편"),
        ("# 편", "ko", "한편", None),
        ("릴스 #", "ko", "릴스 2개와 글", "릴스 2개"),
        ("#월", "ko", "12월 3일", "12월"),
        ("님의 … 영상", "ko", "민아님의 지난 영상", "님의 지난 영상"),
        ("님의 … 영상", "ko", "민아님의 글. 영상", None),
    ],
)
def test_a_phrase_finds(
    phrase: str, language: str, text: str, seen: str | None
) -> None:
    """Whole words with gaps and endings; Korean anywhere, however it is spaced."""
    from checklists.phrases import even

    match = search_for(
        [phrase], language, ["한"] if language == "ko" else ["one"]
    ).search(even(text))
    assert (match and match[0]) == seen


def test_no_phrases_find_nothing() -> None:
    """An empty list is not a pattern that fits everywhere."""
    assert search_for([], "en").search("anything") is None
