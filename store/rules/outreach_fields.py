"""What outreach can be filtered by: its own fields, and those of the person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from store.rules.filter_fields import FIELDS, ROSTER, FieldTable, Kind, make_field
from store.rules.pipeline import STAGES, WAITING
from store.rules.vocabulary import CHANNELS, read_channel, spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from store.rules.filter_fields import Field, Reader
    from store.rules.pipeline import Stage

OWN = (
    make_field("stage", Kind.CHOICE, "stage:negotiating", "단계 스테이지 etapa fase"),
    make_field(
        "campaign",
        Kind.TEXT,
        "campaign:spring",
        "캠페인 프로젝트 campaña",
        presence=True,
    ),
    make_field(
        "due",
        Kind.WHEN,
        "due<=fri",
        "next next_step 예정 예정일 마감 다음 vence plazo próximo",
        presence=True,
    ),
    make_field(
        "waiting",
        Kind.CHOICE,
        "waiting:me",
        "waiting_on turn 대기 차례 espera esperando turno",
    ),
    make_field(
        "channel", Kind.CHOICE, "channel:kakao", "채널 경로 canal", presence=True
    ),
    make_field(
        "last",
        Kind.WHEN,
        "last<30d",
        "last_contact 최근연락 마지막 último última",
        presence=True,
    ),
    make_field("silent", Kind.COUNT, "silent>14", "silence 침묵 무소식 silencio"),
    make_field("since", Kind.WHEN, "since>2026-01-31", "stage_since 부터 desde"),
    make_field("days", Kind.COUNT, "days>14", "days_in_stage 일수 경과 días"),
    make_field(
        "unanswered", Kind.COUNT, "unanswered>=2", "무응답수 미응답 sin_responder"
    ),
    make_field(
        "asked",
        Kind.MONEY,
        "asked>500EUR",
        "ask price 요구 희망가 가격 pedido pide precio",
        presence=True,
    ),
    make_field(
        "offered",
        Kind.MONEY,
        "offered<300000KRW",
        "offer 제안 제시 oferta ofrecido",
        presence=True,
    ),
    make_field(
        "fee",
        Kind.MONEY,
        "fee>1000USD",
        "agreed 고료 합의 계약금 acordado honorarios tarifa",
        presence=True,
    ),
)
"""The fields of a collaboration."""

_OF_THE_PERSON = (
    *("tier", "followers", "er", "platform", "status", "tag", "niche", "country"),
    *("city", "lang", "name", "handle", "email", "phone", "agent", "has", "no"),
)

_TAKEN = {spelling_key(name) for own in OWN for name in (own.name, *own.aliases)}


def _of_the_person() -> Iterator[Field]:
    """Those of the roster, less the names that mean something of the collaboration."""
    for field in FIELDS:
        if field.name in _OF_THE_PERSON:
            free = (name for name in field.aliases if spelling_key(name) not in _TAKEN)
            yield replace(field, aliases=tuple(free))


_WAITING = {
    "me": "me, mine, my turn, us, 나, 내, 내 차례, 우리, yo, mi, mí, mío, nosotros",
    "influencer": "influencer, them, they, 상대, 상대방, 인플루언서, 답장 대기, "
    "ellos, ella, él, influencers",
    "shipping": "shipping, parcel, delivery, courier, 배송, 택배, 발송, envío, "
    "paquete, mensajería",
    "finance": "finance, payment, accounting, 재무, 회계, 경리, 입금, 정산, "
    "finanzas, pago, pagos, contabilidad",
    "client": "client, brand, 클라이언트, 광고주, 브랜드, 고객사, cliente, marca",
}

_PLACES = {
    "open": "open, 진행, 진행중, 열림, abierto, abierta, abiertos",
    "closed": "closed, over, 끝, 끝남, 마감, 종료, cerrado, cerrada, cerrados",
    "parked": "parked, resting, 보류, 무응답, 쉬는중, en pausa, pausado",
    "late": "late, overdue, 지연, 지남, 늦음, tarde, atrasado, atrasada, vencido",
    "due": "due, today, 오늘, 오늘까지, hoy, para hoy",
    "adrift": "adrift, stray, 표류, 다음 없음, 계획 없음, sin plan, a la deriva",
    "waiting": "waiting, 대기, 대기중, 기다림, esperando, en espera",
}


def _index(words: dict[str, str]) -> dict[str, str]:
    return {
        spelling_key(word): meaning
        for meaning, listed in words.items()
        for word in listed.split(",")
    }


_WAITING_INDEX = _index(_WAITING)
_PLACE_INDEX = _index(_PLACES)


def read_waiting(text: str) -> str | None:
    """Whose turn a word says it is, as one of WAITING; None when unknown."""
    return _WAITING_INDEX.get(spelling_key(text))


OUTREACH = FieldTable(
    (*OWN, *_of_the_person(), make_field("is", Kind.PLACE, "is:late", "es")),
    {
        **{name: ROSTER.choices[name] for name in ("tier", "platform", "status")},
        "stage": STAGES,
        "waiting": WAITING,
        "channel": CHANNELS,
        "is": tuple(_PLACES),
    },
    N_("Outreach has no “{field}” to filter by."),
    N_("Outreach has no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What outreach can be filtered by; days and stages need ``outreach_fields``."""


def outreach_fields(today: date, stages: Iterable[Stage]) -> FieldTable:
    """The fields of outreach, reading days from ``today`` and stages by her names."""
    own = tuple(stages)

    def ahead(text: str) -> str | None:
        from store.rules.date_words import read_when  # noqa: PLC0415 - seldom asked

        found = read_when(text, today)
        return found.isoformat() if found else None

    def back(text: str) -> str | None:
        found = _read_past(text, today)
        return found.isoformat() if found else None

    def stage(text: str) -> str | None:
        from store.rules.quick_words import find_stages  # noqa: PLC0415 - seldom asked

        found = find_stages(text, own)
        return found[0] if len(found) == 1 else None

    readers: dict[str, Reader] = {
        "stage": stage,
        "due": ahead,
        "last": back,
        "since": back,
        "waiting": read_waiting,
        "channel": read_channel,
        "is": lambda text: _PLACE_INDEX.get(spelling_key(text)),
    }
    return OUTREACH.reading(readers)


_SPAN = re.compile(r"\+?[0-9]{1,4}\s?(?P<unit>[^\W\d_]+)")


def _read_past(text: str, today: date) -> date | None:
    """Read a day that lies behind: a weekday is the last one, 30d is 30 days ago."""
    from store.rules.calendar_words import (  # noqa: PLC0415 - seldom asked
        UNITS,
        WEEKDAYS,
        plain_words,
    )
    from store.rules.date_words import read_when  # noqa: PLC0415

    found = read_when(text, today)
    if found is None or found <= today:
        return found
    plain = plain_words(text)
    span = _SPAN.fullmatch(plain)
    if span and span["unit"] in UNITS:
        return today - (found - today)
    days = 7 if plain in WEEKDAYS else 365
    earlier = read_when(text, today - timedelta(days=days))
    # What names its year stays where it is.
    return earlier if earlier is not None and earlier <= today else found
