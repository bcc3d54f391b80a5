"""What the library can be filtered by: its own fields, and those of the person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.rules.content_words import ASSET_KINDS, RIGHT_LAYERS
from store.rules.filter_fields import FIELDS, ROSTER, FieldTable, Kind, make_field
from store.rules.outreach_fields import outreach_fields
from store.rules.vocabulary import PLATFORMS, spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.rules.filter_fields import Field, Reader

OWN = (
    make_field("kind", Kind.CHOICE, "kind:video", "type format 종류 형식 tipo formato"),
    make_field(
        "style", Kind.TEXT, "style:unboxing", "스타일 유형 estilo", presence=True
    ),
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
        "may",
        Kind.CHOICE,
        "may:paid",
        "run layer right 사용 사용권 활용 puede uso derecho",
        presence=True,
    ),
    make_field(
        "ends",
        Kind.WHEN,
        "ends<=2026-06-30",
        "until expires 만료 만료일 종료 vence caduca hasta",
        presence=True,
    ),
    make_field(
        "captured",
        Kind.WHEN,
        "captured>=2026-03-01",
        "added since 수집 수집일 등록일 capturado añadido desde",
    ),
    make_field(
        "title", Kind.TEXT, "title:morning", "제목 título titulo", presence=True
    ),
    make_field(
        "place",
        Kind.TEXT,
        "place:videos",
        "file path url 파일 경로 주소 archivo ruta enlace",
    ),
)
"""The fields of an asset."""

_OF_THE_PERSON = (
    *("tier", "followers", "er", "status", "tag", "niche", "country", "city"),
    *("lang", "name", "handle", "email", "phone", "agent", "has", "no"),
)

_TAKEN = {spelling_key(name) for own in OWN for name in (own.name, *own.aliases)}


def _of_the_person() -> Iterator[Field]:
    """Those of the roster, less the names that mean something of the asset."""
    for field in FIELDS:
        if field.name in _OF_THE_PERSON:
            free = (name for name in field.aliases if spelling_key(name) not in _TAKEN)
            yield replace(field, aliases=tuple(free))


_KINDS = {
    "post": "post, posts, 게시물, 포스트, publicación, publicaciones",
    "photo": "photo, photos, picture, image, 사진, 이미지, foto, fotos, imagen",
    "video": "video, videos, 영상, 동영상, 비디오, vídeo, vídeos",
    "audio": "audio, sound, 오디오, 음성, 소리, sonido",
    "text": "text, copy, 글, 텍스트, 문구, texto, textos",
    "other": "other, 기타, otro, otra, otros",
}

_LAYERS = {
    "organic": "organic, own pages, 오가닉, 자체 채널, 자체채널, 자사 채널, "
    "자사채널, orgánico, orgánica",
    "paid": "paid, ads, ad, advertising, 유료, 광고, 유료 광고, 유료광고, de pago, "
    "pago, pagado, anuncios, publicidad",
    "whitelisting": "whitelisting, whitelist, partnership ads, spark ads, "
    "화이트리스팅, 화이트리스트, 파트너십 광고, 파트너십광고, "
    "lista blanca, anuncios de colaboración",
    "print": "print, shops, offline, 인쇄, 인쇄물, 매장, 오프라인, impreso, impresión, "
    "tiendas",
}

_PLACES = {
    "file": "file, files, local, 파일, 로컬, archivo, archivos, fichero",
    "address": "address, link, web, online, 주소, 링크, 웹, enlace, dirección",
}


def _index(words: Mapping[str, str]) -> dict[str, str]:
    return {
        spelling_key(word): meaning
        for meaning, listed in words.items()
        for word in listed.split(",")
    }


_KIND_INDEX = _index(_KINDS)
_LAYER_INDEX = _index(_LAYERS)
_PLACE_INDEX = _index(_PLACES)

LIBRARY = FieldTable(
    (*OWN, *_of_the_person(), make_field("is", Kind.PLACE, "is:file", "es")),
    {
        **{name: ROSTER.choices[name] for name in ("tier", "status")},
        "kind": ASSET_KINDS,
        "platform": PLATFORMS,
        "may": RIGHT_LAYERS,
        "is": tuple(_PLACES),
    },
    N_("The library has no “{field}” to filter by."),
    N_("The library has no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What the library can be filtered by; days need ``library_fields``."""


def library_fields(today: date) -> FieldTable:
    """The fields of the library, reading days from ``today``."""
    of_talks = outreach_fields(today, ()).readers
    readers: dict[str, Reader] = {
        "kind": lambda text: _KIND_INDEX.get(spelling_key(text)),
        "may": lambda text: _LAYER_INDEX.get(spelling_key(text)),
        "ends": of_talks["due"],
        "captured": of_talks["since"],
        "is": lambda text: _PLACE_INDEX.get(spelling_key(text)),
    }
    return LIBRARY.reading(readers)
