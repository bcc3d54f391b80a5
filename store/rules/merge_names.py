"""The closed list of fields a message template can name, and how people type them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from store.rules.vocabulary import spelling_key
from store.rules.words import N_


@dataclass(frozen=True, slots=True)
class MergeField:
    """One thing a template can name.

    ``title`` is for translation; ``example`` shows the form of a value: money comes
    with its currency, dates in words. ``aliases`` are its other spellings, by comma.
    """

    name: str
    title: str
    example: str
    aliases: str


FIELDS: tuple[MergeField, ...] = (
    MergeField(
        "first_name",
        N_("First name"),
        "Mina",
        "given name, 호칭, 성 뺀 이름, nombre de pila, primer nombre",
    ),
    MergeField(
        "name",
        N_("Name"),
        "Mina Park",
        "full name, 이름, 성함, 활동명, nombre, nombre completo, nombre artístico",
    ),
    MergeField(
        "handle",
        N_("Handle"),
        "mina.papermoon",
        "username, account, 핸들, 아이디, 계정, usuario, cuenta",
    ),
    MergeField(
        "platform",
        N_("Platform"),
        "Instagram",
        "플랫폼, 채널, plataforma, red social, red",
    ),
    MergeField(
        "niche",
        N_("Niche"),
        "skincare",
        "topic, category, 분야, 주제, 카테고리, nicho, tema, temática, categoría",
    ),
    MergeField(
        "followers",
        N_("Followers"),
        "48,200",
        "follower count, 팔로워, 팔로워 수, 구독자, 구독자 수, seguidores",
    ),
    MergeField("tier", N_("Tier"), "micro", "등급, 티어, 규모, nivel"),
    MergeField("country", N_("Country"), "Spain", "국가, 나라, país"),
    MergeField("city", N_("City"), "Madrid", "도시, 지역, ciudad"),
    MergeField("brand", N_("Brand"), "Papermoon", "브랜드, 브랜드명, marca"),
    MergeField("campaign", N_("Campaign"), "Spring Glow", "캠페인, 캠페인명, campaña"),
    MergeField("product", N_("Product"), "Moon Serum", "제품, 제품명, 상품, producto"),
    MergeField(
        "deliverable",
        N_("Deliverable"),
        "one 30-second reel",
        "deliverables, 콘텐츠, 산출물, 결과물, entregable, entregables, contenido",
    ),
    MergeField(
        "fee",
        N_("Fee"),
        "€450",
        "price, pay, 비용, 금액, 원고료, 협업 비용, pago, importe, honorarios, tarifa",
    ),
    MergeField(
        "asked",
        N_("Asked"),
        "€600",
        "asking price, 요청 금액, 희망 금액, 제시 단가, "
        "pedido, lo que pide, precio pedido",
    ),
    MergeField(
        "offered",
        N_("Offered"),
        "€450",
        "our offer, offer, 제안 금액, 제안가, ofrecido, oferta, nuestra oferta",
    ),
    MergeField("currency", N_("Currency"), "EUR", "통화, 화폐, moneda, divisa"),
    MergeField(
        "deadline",
        N_("Deadline"),
        "14 March",
        "due date, live date, go live, 마감일, 마감, 업로드일, 게시일, "
        "fecha límite, plazo, fecha de publicación",
    ),
    MergeField(
        "draft_due",
        N_("Draft due"),
        "7 March",
        "draft date, draft deadline, 초안 마감일, 초안 마감, 초안 일정, "
        "fecha del borrador, borrador, entrega del borrador",
    ),
    MergeField(
        "promo_code",
        N_("Promo code"),
        "MINA10",
        "code, discount code, coupon, 할인 코드, 프로모션 코드, 코드, 쿠폰, "
        "código, código de descuento, código promocional, cupón",
    ),
    MergeField(
        "link", N_("Link"), "https://papermoon.example/mina", "url, 링크, 주소, enlace"
    ),
    MergeField(
        "my_name", N_("My name"), "Alex Kim", "내 이름, 담당자, 담당자명, mi nombre"
    ),
    MergeField(
        "my_company",
        N_("My company"),
        "Papermoon Ltd",
        "company, 내 회사, 회사, 회사명, 우리 회사, mi empresa, empresa",
    ),
    MergeField(
        "my_email",
        N_("My e-mail"),
        "alex@papermoon.example",
        "my mail, 내 메일, 내 이메일, 담당자 메일, mi correo, mi email",
    ),
    MergeField(
        "last_touch",
        N_("Last touch"),
        "12 February",
        "last contact, 마지막 연락, 마지막 연락일, 지난 연락, "
        "último contacto, último mensaje",
    ),
    MergeField(
        "agent_name",
        N_("Agent's name"),
        "Jo Rivera",
        "agent, manager, 매니저, 에이전트, 소속사 담당자, agente, representante",
    ),
)
_LIKENESS = 0.65
_LONGEST_WORD = 40


def field_name(written: str) -> str | None:
    """The field somebody means by a word, in whatever language; None for no field."""
    return _spellings().get(spelling_key(written))


def nearest_spelling(written: str) -> str | None:
    """The spelling most like a wrong one, as it is written; None when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip only

    # Letter by letter, so that 이릅 is as near to 이름 as nmae is to name.
    by_letters = {
        unicodedata.normalize("NFD", spelling_key(spelling)): spelling
        for field in FIELDS
        for spelling in _written(field)
    }
    word = unicodedata.normalize("NFD", spelling_key(written[:_LONGEST_WORD]))
    near = get_close_matches(word, by_letters, n=1, cutoff=_LIKENESS)
    return by_letters[near[0]] if near else None


@cache
def _spellings() -> dict[str, str]:
    """Every spelling of every field, by its key."""
    return {
        spelling_key(spelling): field.name
        for field in FIELDS
        for spelling in _written(field)
    }


def _written(field: MergeField) -> tuple[str, ...]:
    return (field.name, *field.aliases.split(", "))
