"""What content can be filtered by: its own fields, and those of the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.rules.campaign_words import CONTENT_KINDS
from store.rules.content_words import LANES
from store.rules.filter_fields import ROSTER, FieldTable, Kind, make_field
from store.rules.outreach_fields import OUTREACH, outreach_fields
from store.rules.vocabulary import PLATFORMS, spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.rules.filter_fields import Field, Reader

TURNS = ("me", "influencer")
"""Whose turn a piece of content can be."""

OWN = (
    make_field(
        "state", Kind.CHOICE, "state:submitted", "lane 상태 단계 estado fase etapa"
    ),
    make_field("kind", Kind.CHOICE, "kind:reel", "type format 종류 형식 tipo formato"),
    make_field(
        "campaign",
        Kind.TEXT,
        "campaign:spring",
        "캠페인 프로젝트 campaña",
        presence=True,
    ),
    make_field(
        "platform", Kind.PLATFORM, "platform:instagram", "플랫폼 plataforma red"
    ),
    make_field(
        "due",
        Kind.WHEN,
        "due<=fri",
        "next 예정 예정일 마감 다음 vence plazo próximo",
        presence=True,
    ),
    make_field(
        "draft", Kind.WHEN, "draft<=fri", "draft_due 초안 borrador", presence=True
    ),
    make_field(
        "live",
        Kind.WHEN,
        "live>=2026-03-01",
        "day live_on 게시 게시일 공개 publicado publicación día",
        presence=True,
    ),
    make_field("since", Kind.WHEN, "since>2026-01-31", "부터 desde"),
    make_field("days", Kind.COUNT, "days>7", "days_in_state 일수 경과 días"),
    make_field(
        "waiting", Kind.CHOICE, "waiting:me", "turn 대기 차례 espera esperando turno"
    ),
    make_field(
        "round", Kind.COUNT, "round>1", "rounds changes 수정 수정횟수 ronda cambios"
    ),
    make_field(
        "checked", Kind.COUNT, "checked<12", "compliance 점검 확인 revisados checks"
    ),
    make_field(
        "title", Kind.TEXT, "title:unboxing", "제목 título titulo", presence=True
    ),
    make_field(
        "caption", Kind.TEXT, "caption:ad", "캡션 본문 texto copy", presence=True
    ),
    make_field(
        "post", Kind.TEXT, "post:instagram.com", "url 주소 enlace", presence=True
    ),
)
"""The fields of a piece of content."""

_OF_THE_PERSON = (
    *("tier", "followers", "er", "status", "tag", "niche", "country", "city"),
    *("lang", "name", "handle", "email", "agent", "has", "no"),
)

_TAKEN = {spelling_key(name) for own in OWN for name in (own.name, *own.aliases)}


def _of_the_person() -> Iterator[Field]:
    """Those of the roster, less the names that mean something of the content."""
    for field in OUTREACH.fields:
        if field.name in _OF_THE_PERSON:
            free = (name for name in field.aliases if spelling_key(name) not in _TAKEN)
            yield replace(field, aliases=tuple(free))


_STATES = {
    "briefed": "briefed, brief, 브리프, 브리프 전달, 요청, con brief, encargado",
    "drafting": "drafting, making, in the making, 제작, 제작중, 제작 중, 작업중, "
    "en producción, producción",
    "submitted": "submitted, draft is here, review, 초안, 초안 도착, 검토, 제출, "
    "por revisar, entregado, revisión",
    "changes_requested": "changes_requested, changes, changes asked, 수정, 수정 요청, "
    "con cambios, cambios",
    "approved": "approved, ok, 승인, 승인됨, aprobado, aprobada",
    "live": "live, posted, 게시, 게시됨, 업로드, 라이브, publicado, publicada",
    "measured": "measured, done, 측정, 측정됨, 측정 완료, 성과 측정, medido, medida",
    "cancelled": "cancelled, canceled, called off, 취소, 취소됨, cancelado, cancelada",
}

_KINDS = {
    "post": "post, feed, 게시물, 피드, 포스트, publicación",
    "carousel": "carousel, 캐러셀, 카드뉴스, carrusel",
    "story": "story, stories, 스토리, historia, historias",
    "reel": "reel, reels, 릴스, 릴",
    "short": "short, shorts, 쇼츠, 숏츠",
    "video": "video, 영상, 동영상, 비디오, vídeo",
    "live": "live, live stream, stream, 라이브, 라이브 방송, 생방송, directo, en vivo",
    "blog": "blog, blog post, 블로그, 블로그 글",
    "other": "other, 기타, otro, otra",
}

_PLACES = {
    "open": "open, owed, 진행, 진행중, 미완료, abierto, abierta, pendiente",
    "over": "over, closed, 끝, 끝남, 종료, cerrado, cerrada, terminado",
    "late": "late, overdue, 지연, 지남, 늦음, tarde, atrasado, atrasada, vencido",
    "due": "due, today, 오늘, 오늘까지, hoy, para hoy",
    "clash": "clash, conflict, 겹침, 충돌, 중복, choque, conflicto, solape",
    "undated": "undated, 날짜 없음, 미정, sin fecha",
    "failed": "failed, 실패, 미준수, 문제, fallado, incumple",
    "unchecked": "unchecked, 미확인, 미점검, sin revisar",
}


def _index(words: Mapping[str, str]) -> dict[str, str]:
    return {
        spelling_key(word): meaning
        for meaning, listed in words.items()
        for word in listed.split(",")
    }


_STATE_INDEX = _index(_STATES)
_KIND_INDEX = _index(_KINDS)
_PLACE_INDEX = _index(_PLACES)


CONTENT = FieldTable(
    (*OWN, *_of_the_person(), make_field("is", Kind.PLACE, "is:late", "es")),
    {
        **{name: ROSTER.choices[name] for name in ("tier", "status")},
        "state": LANES,
        "kind": CONTENT_KINDS,
        "platform": PLATFORMS,
        "waiting": TURNS,
        "is": tuple(_PLACES),
    },
    N_("Content has no “{field}” to filter by."),
    N_("Content has no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What content can be filtered by; days need ``content_fields``."""


def content_fields(today: date) -> FieldTable:
    """The fields of content, reading days from ``today``."""
    of_talks = outreach_fields(today, ()).readers
    turn = of_talks["waiting"]

    def waiting(text: str) -> str | None:
        found = turn(text)
        return found if found in TURNS else None

    readers: dict[str, Reader] = {
        "state": lambda text: _STATE_INDEX.get(spelling_key(text)),
        "kind": lambda text: _KIND_INDEX.get(spelling_key(text)),
        **dict.fromkeys(("due", "draft", "live"), of_talks["due"]),
        "since": of_talks["since"],
        "waiting": waiting,
        "is": lambda text: _PLACE_INDEX.get(spelling_key(text)),
    }
    return CONTENT.reading(readers)
