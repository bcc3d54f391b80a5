"""What own time can be filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.filter_fields import FieldTable, Kind, make_field
from store.rules.outreach_fields import outreach_fields
from store.rules.own_time import read_time
from store.rules.vocabulary import read_platform, spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from datetime import date

_PLACES = {
    "typed": "typed, hand, by hand, 직접, 입력, 직접 입력, a mano, manual, escrito",
    "touch": "touch, touches, contact, 연락, 접촉, 소통, contacto, contactos",
    "unrated": "unrated, no rate, 단가 없음, 단가없음, 시급 없음, 시급없음, sin tarifa",
}
"""How it came to be noted, and whether anybody said what an hour of it costs."""

HOURS = FieldTable(
    (
        make_field(
            "person",
            Kind.TEXT,
            "person:mina",
            "name who influencer 사람 이름 인플루언서 persona nombre quién",
            presence=True,
        ),
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
            "platform 채널 플랫폼 매체 canal plataforma",
            presence=True,
        ),
        make_field(
            "time", Kind.COUNT, "time>=1h", "minutes 시간 분 minutos tiempo horas"
        ),
        make_field(
            "on",
            Kind.WHEN,
            "on>=2026-03-01",
            "day date on_day 날짜 일자 día fecha",
        ),
        make_field(
            "for",
            Kind.TEXT,
            "for:briefing",
            "note what 내용 메모 업무 작업 tarea nota",
            presence=True,
        ),
        make_field("has", Kind.PRESENCE, "has:channel", "with 있음 con tiene"),
        make_field("no", Kind.PRESENCE, "no:campaign", "without 없음 sin"),
        make_field("is", Kind.PLACE, "is:unrated", "es"),
    ),
    {"is": tuple(_PLACES)},
    N_("Own time has no “{field}” to filter by."),
    N_("Own time has no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What own time can be filtered by; days need ``hours_fields``."""

_INDEX = {
    spelling_key(word): meaning
    for meaning, listed in _PLACES.items()
    for word in listed.split(",")
}


def hours_fields(today: date) -> FieldTable:
    """The fields of own time, reading days that lie behind ``today``."""
    back = outreach_fields(today, ()).readers["since"]
    return HOURS.reading(
        {
            "is": lambda text: _INDEX.get(spelling_key(text)),
            "channel": lambda text: read_platform(text) or text or None,
            "time": lambda text: str(read_time(text)),
            "on": back,
        }
    )
