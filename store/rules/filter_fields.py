"""What the roster can be filtered by: the fields and their names."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from typing import TYPE_CHECKING

from store.rules.tiers import DEFAULT_TIERS
from store.rules.vocabulary import PLATFORMS, STATUSES, spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Kind(Enum):
    """What the values of a field are."""

    TIER = auto()
    COUNT = auto()
    PERCENT = auto()
    MONEY = auto()
    DATE = auto()
    PLATFORM = auto()
    STATUS = auto()
    COUNTRY = auto()
    LANGUAGE = auto()
    TAG = auto()
    HANDLE = auto()
    PHONE = auto()
    TEXT = auto()
    PRESENCE = auto()
    PLACE = auto()


ORDERED = frozenset({Kind.TIER, Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.DATE})
"""Kinds that ``>`` and ``<`` mean something for."""

SINGLE = frozenset({Kind.COUNT, Kind.PERCENT, Kind.MONEY})
"""Kinds whose value may hold a comma, so that it does not part two values."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what its values are, an example, its other names.

    ``presence`` says whether one can ask for its being there, as in ``has:email``.
    """

    name: str
    kind: Kind
    example: str
    aliases: tuple[str, ...]
    presence: bool = False


def _field(
    name: str, kind: Kind, example: str, aliases: str, *, presence: bool = False
) -> Field:
    return Field(name, kind, example, tuple(aliases.split()), presence)


FIELDS: tuple[Field, ...] = (
    _field("tier", Kind.TIER, "tier:micro", "등급 티어 nivel"),
    _field(
        "followers",
        Kind.COUNT,
        "followers>10k",
        "팔로워 팔로워수 구독자 seguidores suscriptores subscribers",
        presence=True,
    ),
    _field("following", Kind.COUNT, "following<1500", "팔로잉 seguidos siguiendo"),
    _field(
        "er",
        Kind.PERCENT,
        "er>3",
        "engagement engagement_rate 참여율 interacción tasa",
        presence=True,
    ),
    _field("views", Kind.COUNT, "views>5k", "avg_views 조회수 vistas visualizaciones"),
    _field("likes", Kind.COUNT, "likes>500", "avg_likes 좋아요 me_gusta"),
    _field("comments", Kind.COUNT, "comments>20", "avg_comments 댓글 comentarios"),
    _field("fit", Kind.PERCENT, "fit>=3", "적합도 encaje afinidad", presence=True),
    _field("accounts", Kind.COUNT, "accounts>1", "계정수 cuentas"),
    _field("platform", Kind.PLATFORM, "platform:instagram", "플랫폼 plataforma red"),
    _field("status", Kind.STATUS, "status:active", "상태 estado"),
    _field(
        "tag", Kind.TAG, "tag:beauty", "tags 태그 etiqueta etiquetas", presence=True
    ),
    _field(
        "niche",
        Kind.TEXT,
        "niche:food",
        "분야 카테고리 니치 nicho category categoría tema",
        presence=True,
    ),
    _field("country", Kind.COUNTRY, "country:KR", "국가 나라 país", presence=True),
    _field("city", Kind.TEXT, "city:Seoul", "도시 ciudad", presence=True),
    _field(
        "lang",
        Kind.LANGUAGE,
        "lang:ko",
        "language 언어 idioma lengua",
        presence=True,
    ),
    _field("name", Kind.TEXT, "name:mina", "이름 nombre"),
    _field(
        "handle",
        Kind.HANDLE,
        "handle:mina",
        "account 핸들 아이디 계정 usuario cuenta",
        presence=True,
    ),
    _field(
        "email",
        Kind.TEXT,
        "email:example.com",
        "mail e-mail 이메일 메일 correo",
        presence=True,
    ),
    _field("phone", Kind.PHONE, "phone:1234", "전화 연락처 teléfono", presence=True),
    _field(
        "agent",
        Kind.TEXT,
        "agent:kim",
        "agent_name 에이전트 소속사 담당자 매니저 agente agencia",
        presence=True,
    ),
    _field("source", Kind.TEXT, "source:fair", "출처 fuente origen", presence=True),
    _field(
        "rate",
        Kind.MONEY,
        "rate<500EUR",
        "price fee 단가 비용 견적 tarifa precio",
        presence=True,
    ),
    _field("updated", Kind.DATE, "updated>2026-01-31", "수정 수정일 actualizado"),
    _field("has", Kind.PRESENCE, "has:email", "있음 con tiene"),
    _field("no", Kind.PRESENCE, "no:phone", "없음 sin without missing"),
    _field("is", Kind.PLACE, "is:trash", "es"),
)
"""Every field, in the order in which they are offered."""

_BY_NAME = {
    spelling_key(name): field
    for field in FIELDS
    for name in (field.name, *field.aliases)
}

TIER_WORDS: Mapping[str, str] = {
    "스타터": "starter",
    "inicial": "starter",
    "나노": "nano",
    "마이크로": "micro",
    "미드": "mid",
    "medio": "mid",
    "매크로": "macro",
    "메가": "celebrity",
    "mega": "celebrity",
    "셀럽": "celebrity",
    "셀러브리티": "celebrity",
    "celebridad": "celebrity",
}
"""What the tiers are called besides their names, where no tier of hers is called so."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "tier": DEFAULT_TIERS.names,
    "platform": PLATFORMS,
    "status": STATUSES,
    "has": tuple(field.name for field in FIELDS if field.presence),
    "no": tuple(field.name for field in FIELDS if field.presence),
    "is": ("trash",),
}
"""Values that are known without asking the roster."""


def find_field(name: str) -> Field | None:
    """The field of that name in any of our languages, whatever its case and accents."""
    return _BY_NAME.get(spelling_key(name))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that somebody probably meant; None when none is near."""
    found = get_close_matches(spelling_key(word), list(choices), n=1)
    return found[0] if found else None


def nearest_field(name: str) -> str | None:
    """The name of the field that somebody probably meant."""
    found = nearest(name, _BY_NAME)
    return _BY_NAME[found].name if found else None
