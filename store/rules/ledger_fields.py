"""What costs can be filtered by: their own fields, and those of the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.rules.cost_words import CATEGORIES, COST_STATES, ORIGINS
from store.rules.currencies import DECIMALS
from store.rules.filter_fields import ROSTER, FieldTable, Kind, make_field
from store.rules.filter_values import read_value
from store.rules.outreach_fields import OUTREACH, outreach_fields
from store.rules.vocabulary import read_platform, spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.rules.filter_fields import Field, Reader

TYPED = "typed"
"""The origin of what did not come about by itself."""

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
        "category",
        Kind.CHOICE,
        "category:fee",
        "kind type 분류 종류 비목 항목 categoría tipo concepto",
    ),
    make_field("state", Kind.CHOICE, "state:paid", "상태 단계 estado fase"),
    make_field(
        "channel",
        Kind.TEXT,
        "channel:instagram",
        "platform 채널 플랫폼 매체 canal plataforma",
        presence=True,
    ),
    make_field(
        "amount", Kind.MONEY, "amount>500", "cost price 금액 비용 importe monto coste"
    ),
    make_field("currency", Kind.CHOICE, "currency:EUR", "통화 화폐 moneda divisa"),
    make_field(
        "on",
        Kind.WHEN,
        "on>=2026-03-01",
        "day date on_day 날짜 일자 발생일 día fecha",
    ),
    make_field(
        "due",
        Kind.WHEN,
        "due<=fri",
        "due_on 지급일 지급예정 예정일 마감 vence vencimiento plazo",
        presence=True,
    ),
    make_field(
        "paid",
        Kind.WHEN,
        "paid>=2026-03-01",
        "paid_on 지급 지급완료일 입금일 pagado pago",
        presence=True,
    ),
    make_field("origin", Kind.CHOICE, "origin:product", "from 출처 발생 origen"),
    make_field("doc", Kind.CHOICE, "doc:missing", "document 증빙 서류 documento"),
    make_field("over", Kind.CHOICE, "over:yes", "초과 exceso"),
    make_field("late", Kind.CHOICE, "late:yes", "overdue 지연 연체 atraso"),
    make_field(
        "payee",
        Kind.TEXT,
        "payee:studio",
        "수취인 받는사람 거래처 beneficiario proveedor",
        presence=True,
    ),
    make_field(
        "for",
        Kind.TEXT,
        "for:shooting",
        "description 내용 내역 설명 적요 descripción",
        presence=True,
    ),
    make_field(
        "invoice",
        Kind.TEXT,
        "invoice:2026-014",
        "invoice_ref bill 청구서 계산서 세금계산서 factura",
        presence=True,
    ),
)
"""The fields of a cost."""

_OF_THE_PERSON = (
    *("tier", "followers", "er", "status", "tag", "niche", "country", "city"),
    *("lang", "handle", "email", "phone", "agent", "has", "no"),
)

_TAKEN = {spelling_key(name) for own in OWN for name in (own.name, *own.aliases)}


def _of_the_person() -> Iterator[Field]:
    """Those of the roster, less the names that mean something of the cost."""
    for field in OUTREACH.fields:
        if field.name in _OF_THE_PERSON:
            free = (name for name in field.aliases if spelling_key(name) not in _TAKEN)
            yield replace(field, aliases=tuple(free))


_CATEGORIES = {
    "fee": "fee, fees, 고료, 원고료, 출연료, 모델료, 인건비, honorarios, tarifa, "
    "caché, pago al influencer",
    "commission": "commission, commissions, 수수료, 판매수수료, 커미션, comisión, "
    "comisiones",
    "product": "product, products, goods, gift, gifts, 제품, 상품, 제품비, 제품원가, "
    "협찬품, producto, productos, regalo",
    "shipping": "shipping, postage, delivery, 배송, 배송비, 택배, 택배비, 운송비, "
    "envío, envíos, transporte",
    "production": "production, shooting, shoot, 제작, 제작비, 촬영, 촬영비, 편집비, "
    "producción, rodaje",
    "boost": "boost, ads, ad spend, paid boost, 광고, 광고비, 부스팅, 홍보비, "
    "promoción, publicidad, anuncios",
    "tools": "tools, tool, software, subscription, 도구, 툴, 소프트웨어, 구독료, "
    "herramientas, herramienta, suscripción",
    "other": "other, others, misc, 기타, 기타비용, otro, otra, otros, otras, varios",
}

_STATES = {
    "planned": "planned, plan, foreseen, in view, 예상, 예정, 계획, previsto, "
    "prevista, planeado, en vista",
    "committed": "committed, promised, agreed, 확정, 약정, 집행예정, comprometido, "
    "comprometida, acordado",
    "invoiced": "invoiced, billed, 청구, 청구됨, 청구서 도착, 계산서, facturado, "
    "facturada",
    "paid": "paid, paid out, done, 지급, 지급완료, 지급 완료, 지급됨, 입금, 완료, "
    "pagado, pagada, liquidado",
    "cancelled": "cancelled, canceled, called off, 취소, 취소됨, cancelado, "
    "cancelada, anulado",
}

_ORIGINS = {
    "fee": "fee, deal, 고료, 계약, 합의, honorarios, trato, acuerdo",
    "product": "product, parcel, 제품, 상품, producto, paquete",
    "shipping": "shipping, postage, 배송, 배송비, 택배비, envío, envíos",
    "commission": "commission, sales, 수수료, 판매, comisión, ventas",
    TYPED: "typed, hand, by hand, import, 직접, 입력, 직접 입력, a mano, manual, "
    "escrito",
}

_DOCUMENTS = {
    "missing": "missing, no, none, 없음, 누락, 미수령, 미제출, falta, sin, faltante",
    "there": "there, yes, received, 있음, 수령, 제출, hay, sí, recibido, con",
}

_YES_NO = {
    "yes": "yes, y, true, 1, 예, 네, 응, 초과, 지연, sí, si, verdadero",
    "no": "no, n, false, 0, 아니오, 아니요, 아님, falso",
}

_PLACES = {
    "open": "open, unpaid, owed, 미지급, 미결, 진행, pendiente, abierto, sin pagar",
    "over": "over, past the budget, 초과, 예산초과, 예산 초과, excedido, exceso",
    "late": "late, overdue, 지연, 지남, 연체, 늦음, tarde, atrasado, vencido",
    "due": "due, today, 오늘, 오늘까지, hoy, para hoy",
    "held": "held, on hold, 보류, 지급보류, 지급 보류, retenido, en espera",
    "credit": "credit, refund, minus, 환급, 환불, 차감, 마이너스, abono, reembolso",
    "unrated": "unrated, no rate, 환율 없음, 환율없음, 미환산, sin cambio, sin tipo",
    "part": "part, split, 일부, 분할, 부분, parcial, parte",
}


def _index(words: Mapping[str, str]) -> dict[str, str]:
    return {
        spelling_key(word): meaning
        for meaning, listed in words.items()
        for word in listed.split(",")
    }


_WORDS = {
    "category": _index(_CATEGORIES),
    "state": _index(_STATES),
    "origin": _index(_ORIGINS),
    "doc": _index(_DOCUMENTS),
    **dict.fromkeys(("over", "late"), _index(_YES_NO)),
    "is": _index(_PLACES),
}
"""By field: what each of its words means."""

LEDGER = FieldTable(
    (*OWN, *_of_the_person(), make_field("is", Kind.PLACE, "is:late", "es")),
    {
        **{name: ROSTER.choices[name] for name in ("tier", "status")},
        "category": CATEGORIES,
        "state": COST_STATES,
        "currency": ("KRW", "USD", "EUR", "JPY", "GBP", "MXN"),
        "origin": (*ORIGINS, TYPED),
        "doc": tuple(_DOCUMENTS),
        "over": tuple(_YES_NO),
        "late": tuple(_YES_NO),
        "is": tuple(_PLACES),
    },
    N_("Costs have no “{field}” to filter by."),
    N_("Costs have no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What costs can be filtered by; days need ``ledger_fields``."""


def ledger_fields(today: date) -> FieldTable:
    """The fields of costs, reading days from ``today``.

    A due day lies ahead, the day of a cost and that of its payment behind.
    """
    of_talks = outreach_fields(today, ()).readers
    readers: dict[str, Reader] = {
        **{name: _reader(words) for name, words in _WORDS.items()},
        "amount": _read_amount,
        "currency": _read_currency,
        "channel": lambda text: read_platform(text) or text or None,
        "due": of_talks["due"],
        **dict.fromkeys(("on", "paid"), of_talks["since"]),
    }
    return LEDGER.reading(readers)


def _reader(words: Mapping[str, str]) -> Reader:
    return lambda text: words.get(spelling_key(text))


def _read_currency(text: str) -> str | None:
    code = text.upper()
    return code if code in DECIMALS else None


_PRICE = make_field("amount", Kind.MONEY, "", "")
_FIGURE = make_field("amount", Kind.COUNT, "", "")


def _read_amount(text: str) -> str | None:
    """An amount with its currency, or the digits alone: then of any currency."""
    return read_value(_PRICE, text) or read_value(_FIGURE, text)
