"""What a list can be filtered by: the fields of the roster, and tables of fields."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from typing import TYPE_CHECKING

from store.rules.tiers import DEFAULT_TIERS
from store.rules.vocabulary import PLATFORMS, STATUSES, spelling_key
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Reader = Callable[[str], str | None]
    """Reads a value as typed into its canonical form; None for a bad one."""


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
    CHOICE = auto()
    """One of a closed list that its table of fields knows."""
    WHEN = auto()
    """A day, in figures or in words."""


ORDERED = frozenset(
    {Kind.TIER, Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.DATE, Kind.WHEN}
)
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


def make_field(
    name: str, kind: Kind, example: str, aliases: str, *, presence: bool = False
) -> Field:
    """Declare a field; ``aliases`` are parted by spaces."""
    return Field(name, kind, example, tuple(aliases.split()), presence)


FIELDS: tuple[Field, ...] = (
    make_field("tier", Kind.TIER, "tier:micro", "등급 티어 nivel"),
    make_field(
        "followers",
        Kind.COUNT,
        "followers>10k",
        "팔로워 팔로워수 구독자 seguidores suscriptores subscribers",
        presence=True,
    ),
    make_field("following", Kind.COUNT, "following<1500", "팔로잉 seguidos siguiendo"),
    make_field(
        "er",
        Kind.PERCENT,
        "er>3",
        "engagement engagement_rate 참여율 interacción tasa",
        presence=True,
    ),
    make_field(
        "views", Kind.COUNT, "views>5k", "avg_views 조회수 vistas visualizaciones"
    ),
    make_field("likes", Kind.COUNT, "likes>500", "avg_likes 좋아요 me_gusta"),
    make_field("comments", Kind.COUNT, "comments>20", "avg_comments 댓글 comentarios"),
    make_field("fit", Kind.PERCENT, "fit>=3", "적합도 encaje afinidad", presence=True),
    make_field("accounts", Kind.COUNT, "accounts>1", "계정수 cuentas"),
    make_field(
        "platform", Kind.PLATFORM, "platform:instagram", "플랫폼 plataforma red"
    ),
    make_field("status", Kind.STATUS, "status:active", "상태 estado"),
    make_field(
        "tag", Kind.TAG, "tag:beauty", "tags 태그 etiqueta etiquetas", presence=True
    ),
    make_field(
        "niche",
        Kind.TEXT,
        "niche:food",
        "분야 카테고리 니치 nicho category categoría tema",
        presence=True,
    ),
    make_field("country", Kind.COUNTRY, "country:KR", "국가 나라 país", presence=True),
    make_field("city", Kind.TEXT, "city:Seoul", "도시 ciudad", presence=True),
    make_field(
        "lang",
        Kind.LANGUAGE,
        "lang:ko",
        "language 언어 idioma lengua",
        presence=True,
    ),
    make_field("name", Kind.TEXT, "name:mina", "이름 nombre"),
    make_field(
        "handle",
        Kind.HANDLE,
        "handle:mina",
        "account 핸들 아이디 계정 usuario cuenta",
        presence=True,
    ),
    make_field(
        "email",
        Kind.TEXT,
        "email:example.com",
        "mail e-mail 이메일 메일 correo",
        presence=True,
    ),
    make_field(
        "phone", Kind.PHONE, "phone:1234", "전화 연락처 teléfono", presence=True
    ),
    make_field(
        "agent",
        Kind.TEXT,
        "agent:kim",
        "agent_name 에이전트 소속사 담당자 매니저 agente agencia",
        presence=True,
    ),
    make_field("source", Kind.TEXT, "source:fair", "출처 fuente origen", presence=True),
    make_field(
        "rate",
        Kind.MONEY,
        "rate<500EUR",
        "price fee 단가 비용 견적 tarifa precio",
        presence=True,
    ),
    make_field("updated", Kind.DATE, "updated>2026-01-31", "수정 수정일 actualizado"),
    make_field("has", Kind.PRESENCE, "has:email", "있음 con tiene"),
    make_field("no", Kind.PRESENCE, "no:phone", "없음 sin without missing"),
    make_field("is", Kind.PLACE, "is:trash", "es"),
)
"""Every field, in the order in which they are offered."""

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


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that somebody probably meant; None when none is near."""
    found = get_close_matches(spelling_key(word), list(choices), n=1)
    return found[0] if found else None


class FieldTable:
    """The fields of one list: found by any of their names, in any of our languages.

    ``choices`` are the values that are known without asking the list; ``unknown`` and
    ``unknown_but`` are what is said of a field that it has not, the latter with the one
    that was probably meant. ``readers`` read values of a field, by its name, which
    would otherwise be read by their kind.
    """

    def __init__(
        self,
        fields: tuple[Field, ...],
        choices: Mapping[str, tuple[str, ...]],
        unknown: str,
        unknown_but: str,
    ) -> None:
        presence = tuple(field.name for field in fields if field.presence)
        self.fields = fields
        self.choices = {"has": presence, "no": presence, **choices}
        self.unknown = unknown
        self.unknown_but = unknown_but
        self.readers: Mapping[str, Reader] = {}
        self._by_name = {
            spelling_key(name): field
            for field in fields
            for name in (field.name, *field.aliases)
        }

    def reading(self, readers: Mapping[str, Reader]) -> FieldTable:
        """The same fields, some of which are read in a way of their own."""
        found = copy(self)
        found.readers = readers
        return found

    def find(self, name: str) -> Field | None:
        """The field of that name, whatever its case and accents."""
        return self._by_name.get(spelling_key(name))

    def nearest(self, name: str) -> str | None:
        """The name of the field that somebody probably meant."""
        found = nearest(name, self._by_name)
        return self._by_name[found].name if found else None


ROSTER = FieldTable(
    FIELDS,
    {
        "tier": DEFAULT_TIERS.names,
        "platform": PLATFORMS,
        "status": STATUSES,
        "is": ("trash",),
    },
    N_("The roster has no “{field}” to filter by."),
    N_("The roster has no “{field}” to filter by; did you mean “{nearest}”?"),
)
"""What the roster can be filtered by."""

find_field = ROSTER.find
