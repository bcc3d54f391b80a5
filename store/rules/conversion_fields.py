"""What conversions can be filtered by: their own fields, and those of the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.rules.filter_fields import ROSTER, FieldTable, Kind, make_field
from store.rules.ledger_fields import ledger_fields
from store.rules.outreach_fields import OUTREACH
from store.rules.result_words import (
    ATTRIBUTED_BY,
    CONVERSION_SOURCES,
    CONVERSION_STATES,
    GOAL_KINDS,
)
from store.rules.vocabulary import spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.rules.filter_fields import Field, Reader

OWN = (
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
        "code",
        Kind.TEXT,
        "code:mina10",
        "coupon promo 코드 쿠폰 할인코드 código cupón",
        presence=True,
    ),
    make_field("kind", Kind.CHOICE, "kind:purchase", "type 종류 유형 tipo"),
    make_field(
        "by",
        Kind.CHOICE,
        "by:none",
        "attributed attributed_by 귀속 근거 por atribución atribuido",
    ),
    make_field("status", Kind.CHOICE, "status:paid", "state 상태 estado"),
    make_field(
        "amount",
        Kind.MONEY,
        "amount>500",
        "revenue value 금액 매출 importe ingresos valor",
        presence=True,
    ),
    make_field("currency", Kind.CHOICE, "currency:EUR", "통화 화폐 moneda divisa"),
    make_field(
        "on",
        Kind.WHEN,
        "on>=2026-03-01",
        "day date on_day 날짜 일자 주문일 día fecha",
    ),
    make_field("goal", Kind.TEXT, "goal:newsletter", "목표 objetivo", presence=True),
    make_field("source", Kind.CHOICE, "source:shopify", "from 출처 fuente origen"),
    make_field(
        "utm", Kind.TEXT, "utm:newsletter", "link 링크 유입 enlace", presence=True
    ),
    make_field(
        "order",
        Kind.TEXT,
        "order:1001",
        "order_ref 주문 주문번호 pedido",
        presence=True,
    ),
    make_field(
        "quantity",
        Kind.COUNT,
        "quantity>1",
        "conversions 수량 전환수 cantidad conversiones",
    ),
)
"""The fields of a conversion."""

_OF_THE_PERSON = (
    *("tier", "followers", "er", "tag", "niche", "country", "city", "lang"),
    *("handle", "email", "phone", "agent", "has", "no"),
)

_TAKEN = {spelling_key(name) for own in OWN for name in (own.name, *own.aliases)}


def _of_the_person() -> Iterator[Field]:
    """Those of the roster, less the names that mean something of the conversion."""
    for field in OUTREACH.fields:
        if field.name in _OF_THE_PERSON:
            free = (name for name in field.aliases if spelling_key(name) not in _TAKEN)
            yield replace(field, aliases=tuple(free))


_KINDS = {
    "purchase": "purchase, purchases, sale, sales, order, orders, buy, 구매, 주문, "
    "판매, 매출, 결제, compra, compras, venta, ventas, pedido, pedidos",
    "enquiry": "enquiry, inquiry, enquiries, lead, leads, contact, 문의, 상담, 리드, "
    "consulta, consultas, contacto",
    "quote": "quote, quotes, quotation, 견적, 견적요청, presupuesto, cotización",
    "visit": "visit, visits, store visit, 방문, 매장방문, visita, visitas",
    "newsletter": "newsletter, subscription, subscribe, sign-up, signup, 뉴스레터, "
    "구독, 구독신청, 회원가입, 가입, boletín, suscripción, alta, registro",
    "download": "download, downloads, install, app install, 다운로드, 설치, "
    "descarga, descargas, instalación",
    "time_on_page": "time on page, dwell time, 체류시간, 페이지 체류, tiempo en "
    "página, permanencia",
    "interaction": "interaction, interactions, engagement, 상호작용, 참여, "
    "interacción, interacciones",
    "video_click": "video click, video clicks, 영상 클릭, 동영상 클릭, clic en vídeo, "
    "clics en vídeo",
    "own": "own, other, custom, 기타, 직접 정한 것, propio, propia, otro, otra",
}

_BY = {
    "code": "code, coupon, promo code, 코드, 쿠폰, código, cupón",
    "link": "link, utm, 링크, enlace, vínculo",
    "manual": "manual, hand, by hand, 직접, 수동, a mano, mano",
    "none": "none, nobody, unattributed, unknown, 없음, 미귀속, 알 수 없음, nadie, "
    "ninguno, sin atribuir, desconocido",
}

_STATES = {
    "pending": "pending, open, unpaid, 대기, 입금대기, 미결제, pendiente",
    "paid": "paid, done, completed, 결제, 결제완료, 완료, 입금완료, pagado, pagada, "
    "completado",
    "partly_refunded": "partly refunded, partially refunded, 부분환불, 부분 환불, "
    "reembolso parcial, parcialmente reembolsado",
    "refunded": "refunded, returned, 환불, 환불완료, 반품, reembolsado, devuelto",
    "cancelled": "cancelled, canceled, void, 취소, 취소됨, 주문취소, cancelado, "
    "cancelada, anulado",
}

_SOURCES = {
    "typed": "typed, hand, 직접, 입력, 직접 입력, a mano, escrito",
    "file": "file, sheet, import, 파일, 시트, 가져오기, archivo, hoja",
    "shopify": "shopify, 쇼피파이",
    "woocommerce": "woocommerce, woo, 우커머스",
    "cafe24": "cafe24, 카페24",
}

_PLACES = {
    "unattributed": "unattributed, nobody, 미귀속, sin atribuir, de nadie",
    "refunded": "refunded, refund, 환불, reembolsado, devolución",
    "cancelled": "cancelled, canceled, 취소, cancelado",
    "unrated": "unrated, no rate, 환율 없음, 환율없음, 미환산, sin cambio, sin tipo",
    "unvalued": "unvalued, no value, 금액 없음, 가치 없음, sin valor, sin importe",
}


def _index(words: Mapping[str, str]) -> dict[str, str]:
    return {
        spelling_key(word): meaning
        for meaning, listed in words.items()
        for word in (meaning, *listed.split(","))
    }


_WORDS = {
    "kind": _index(_KINDS),
    "by": _index(_BY),
    "status": _index(_STATES),
    "source": _index(_SOURCES),
    "is": _index(_PLACES),
}
"""By field: what each of its words means."""


def read_goal_kind(text: str) -> str | None:
    """What customers did, as one of GOAL_KINDS; None when the word is not known."""
    return _WORDS["kind"].get(spelling_key(text))


CONVERSIONS = FieldTable(
    (*OWN, *_of_the_person(), make_field("is", Kind.PLACE, "is:unattributed", "es")),
    {
        "tier": ROSTER.choices["tier"],
        "kind": GOAL_KINDS,
        "by": ATTRIBUTED_BY,
        "status": CONVERSION_STATES,
        "source": CONVERSION_SOURCES,
        "currency": ("KRW", "USD", "EUR", "JPY", "GBP", "MXN"),
        "is": tuple(_PLACES),
    },
    N_("Conversions have no “{field}” to filter by."),
    N_("Conversions have no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What conversions can be filtered by; days need ``conversion_fields``."""


def conversion_fields(today: date) -> FieldTable:
    """The fields of conversions, reading days from ``today``; they lie behind it."""
    of_costs = ledger_fields(today).readers
    readers: dict[str, Reader] = {
        **{name: _reader(words) for name, words in _WORDS.items()},
        **{name: of_costs[name] for name in ("amount", "currency", "channel", "on")},
    }
    return CONVERSIONS.reading(readers)


def _reader(words: Mapping[str, str]) -> Reader:
    return lambda text: words.get(spelling_key(text))
