"""What mentions can be filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.filter_fields import FieldTable, Kind, make_field
from store.rules.outreach_fields import outreach_fields
from store.rules.vocabulary import read_platform, spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

UNJUDGED = "none"
"""The word for mentions that nobody judged."""

_SENTIMENTS = {
    "positive": "positive, pos, good, +, 긍정, 긍정적, 좋음, positivo, positiva, bueno",
    "neutral": "neutral, neu, mixed, 중립, 보통, neutro, neutra",
    "negative": "negative, neg, bad, -, 부정, 부정적, 나쁨, negativo, negativa, malo",
    UNJUDGED: (
        "none, open, unjudged, 미판정, 없음, 미정, 미분류, sin juzgar, sin, ninguno"
    ),
}

MENTIONS = FieldTable(
    (
        make_field(
            "campaign",
            Kind.TEXT,
            "campaign:spring",
            "캠페인 프로젝트 campaña",
            presence=True,
        ),
        make_field(
            "channel",
            Kind.TEXT,
            "channel:instagram",
            "platform where 채널 플랫폼 매체 canal plataforma",
            presence=True,
        ),
        make_field(
            "sentiment", Kind.CHOICE, "sentiment:negative", "tone 감성 sentimiento tono"
        ),
        make_field(
            "keyword",
            Kind.TEXT,
            "keyword:serum",
            "키워드 검색어 palabra término",
            presence=True,
        ),
        make_field(
            "author", Kind.TEXT, "author:mina", "by who 작성자 autor", presence=True
        ),
        make_field(
            "on", Kind.WHEN, "on>=2026-03-01", "day date on_day 날짜 일자 día fecha"
        ),
        make_field("has", Kind.PRESENCE, "has:campaign", "with 있음 con tiene"),
        make_field("no", Kind.PRESENCE, "no:campaign", "without 없음 sin"),
    ),
    {"sentiment": tuple(_SENTIMENTS)},
    N_("Mentions have no “{field}” to filter by."),
    N_("Mentions have no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What mentions can be filtered by; days need ``mention_fields``."""

_INDEX = {
    spelling_key(word) or word.strip(): meaning
    for meaning, listed in _SENTIMENTS.items()
    for word in listed.split(",")
}


def mention_fields(today: date) -> FieldTable:
    """The fields of mentions, reading days that lie behind ``today``."""
    back = outreach_fields(today, ()).readers["since"]
    return MENTIONS.reading(
        {
            "sentiment": lambda text: _INDEX.get(spelling_key(text) or text.strip()),
            "channel": lambda text: read_platform(text) or text or None,
            "on": back,
        }
    )
