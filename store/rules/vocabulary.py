"""The closed lists of the roster, and how each of their words is written by people.

Every ``read_…`` takes a cell as somebody typed it, in English, Korean or Spanish, and
answers one of our own codes, or None when the word is not known; the caller then keeps
the text as typed.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Platform(StrEnum):
    """Where an account can live."""

    INSTAGRAM = "instagram"
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    X = "x"
    THREADS = "threads"
    FACEBOOK = "facebook"
    NAVER_BLOG = "naver_blog"
    TWITCH = "twitch"
    LINKEDIN = "linkedin"
    PINTEREST = "pinterest"
    REDDIT = "reddit"
    KAKAO = "kakao"
    BLOG = "blog"
    PODCAST = "podcast"
    OTHER = "other"


class Status(StrEnum):
    """How we stand with an influencer."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    RESTING = "resting"
    LET_GO = "let_go"
    BLOCKED = "blocked"


class Channel(StrEnum):
    """The ways a touch can travel."""

    MAIL = "mail"
    DM = "dm"
    KAKAO = "kakao"
    PHONE = "phone"
    OTHER = "other"


PLATFORMS: tuple[str, ...] = tuple(Platform)
USUAL_PLATFORM = Platform.INSTAGRAM.value
"""Where a handle is taken to be when nobody says; always said aloud."""

STATUSES: tuple[str, ...] = tuple(Status)
CHANNELS: tuple[str, ...] = tuple(Channel)

# In a Korean sheet a plain 블로그 is a Naver blog; a home of one's own comes as a URL.
_PLATFORM_WORDS: dict[str, str] = {
    Platform.INSTAGRAM: "IG, Insta, Inst, Instagram, 인스타, 인스타그램, 인별, "
    "인별그램",
    Platform.YOUTUBE: "YT, YouTube, You Tube, YouTube Shorts, 유튜브, 유투브, 유튭",
    Platform.TIKTOK: "TT, TikTok, Tik Tok, Tiktoker, 틱톡",
    Platform.X: "X, Twitter, Tweet, X Twitter, Twitter X, 트위터, 엑스",
    Platform.THREADS: "Threads, Thread, 스레드, 쓰레드, 스레즈",
    Platform.FACEBOOK: "FB, Facebook, Face, 페이스북, 페북",
    Platform.NAVER_BLOG: "Naver, Naver Blog, Blog Naver, 네이버, 네이버 블로그, "
    "블로그, 네블",
    Platform.TWITCH: "Twitch, Twitch TV, 트위치",
    Platform.LINKEDIN: "LinkedIn, Linked In, LI, 링크드인",
    Platform.PINTEREST: "Pinterest, Pin, 핀터레스트",
    Platform.REDDIT: "Reddit, 레딧",
    Platform.KAKAO: "Kakao, KakaoTalk, Kakao Channel, 카카오, 카카오톡, 카카오 채널, "
    "카톡",
    Platform.BLOG: "Blog, Website, Web, Página web, Sitio web, Bitácora, 웹사이트, "
    "홈페이지, 티스토리",
    Platform.PODCAST: "Podcast, Pódcast, 팟캐스트, 팟빵",
    Platform.OTHER: "Other, Others, Otro, Otra, Otros, 기타",
}

_STATUS_WORDS: dict[str, str] = {
    Status.PROSPECT: "Prospect, Prospective, Lead, New, Candidate, Potential, "
    "Prospecto, Candidato, Candidata, Potencial, Nuevo, Nueva, 후보, 잠재, 신규, "
    "예비, 후보자",
    Status.ACTIVE: "Active, Current, Ongoing, Activo, Activa, En curso, Vigente, "
    "활동, 활동중, 활성, 진행, 진행중, 협업중",
    Status.RESTING: "Resting, Paused, On hold, Inactive, Dormant, Pausa, En pausa, "
    "Pausado, Pausada, Inactivo, Inactiva, Descanso, Descansando, 휴식, 휴식중, 휴면, "
    "보류, 비활성, 쉬는중",
    Status.LET_GO: "Let go, Ended, Former, Dropped, Terminated, Discontinued, Baja, "
    "De baja, Terminado, Terminada, Finalizado, Finalizada, Descartado, Descartada, "
    "종료, 정리, 해지, 계약 종료, 협업 종료",
    Status.BLOCKED: "Blocked, Blacklist, Blacklisted, Banned, Do not contact, "
    "Bloqueado, Bloqueada, Vetado, Vetada, Lista negra, 차단, 차단됨, 블랙리스트, "
    "블락, 연락금지",
}

_CHANNEL_WORDS: dict[str, str] = {
    Channel.MAIL: "Mail, E-mail, Email, Correo, Correo electrónico, 메일, 이메일, "
    "전자우편",
    Channel.DM: "DM, DMs, Direct, Direct message, IG DM, Instagram DM, Insta DM, "
    "Mensaje directo, MD, 디엠, 인스타 DM, 인스타 디엠, 쪽지, 다이렉트",
    Channel.KAKAO: "Kakao, KakaoTalk, Kakao Talk, 카카오, 카카오톡, 카톡, 오픈채팅",
    Channel.PHONE: "Phone, Call, Phone call, Mobile, Tel, Telephone, SMS, Text, "
    "Teléfono, Llamada, Móvil, Celular, 전화, 휴대폰, 핸드폰, 통화, 문자",
    Channel.OTHER: "Other, Otro, Otra, WhatsApp, Telegram, Line, WeChat, 기타, 라인",
}

# What people write beside the names in the CLDR tables (which lack the short forms).
_COUNTRY_WORDS = {
    "KR": "Korea, Republic of Korea, ROK, S. Korea, Corea, República de Corea, 한국, "
    "남한",
    "KP": "DPRK",
    "US": "U.S.A., America, United States of America, EE. UU., EE UU, EEUU, USA, "
    "Estados Unidos de América, 아메리카",
    "GB": "UK, U.K., Great Britain, Britain, England, Scotland, Wales, Inglaterra, "
    "Gran Bretaña, Escocia, 잉글랜드",
    "ES": "Spanien, Espagne, 에스파냐",
    "NL": "Holland, The Netherlands, Holanda, 홀란드",
    "CZ": "Czech Republic, República Checa, 체코 공화국",
    "TR": "Turkey, Turkiye, 터키",
    "RU": "Russian Federation, Federación Rusa, 러시아 연방",
    "CN": "PRC, Mainland China, People's Republic of China, República Popular China",
    "HK": "Hong Kong, 홍콩",
    "MO": "Macau, Macao, 마카오",
    "TW": "Taiwan, ROC, 타이완",
    "VN": "Viet Nam",
    "AE": "UAE, U.A.E., Emirates, EAU, Emiratos, 아랍 에미리트 연합",
    "MM": "Burma, Myanmar, Birmania, 버마",
    "CI": "Ivory Coast, Costa de Marfil",
    "CD": "DR Congo, DRC, Congo Kinshasa",
    "CG": "Republic of the Congo, Congo, Congo Brazzaville",
    "CV": "Cape Verde",
    "MK": "Macedonia",
    "SZ": "Swaziland, Suazilandia",
    "PS": "Palestine, Palestina, 팔레스타인",
    "BR": "Brasil",
    "SA": "KSA, Arabia Saudita",
    "DE": "Deutschland, 도이칠란트",
    "JP": "Nippon, Nihon",
    "PH": "The Philippines",
    "VA": "Vatican, Vaticano, 바티칸",
}

# KR is the code of Kanuri; in a roster it has only ever meant Korean.
_LANGUAGE_WORDS = {
    "ko": "kr, 한글, 한국말, 국어, Hangul",
    "ja": "jp, 일어, 日本語",
    "zh": "cn, Mandarin, Cantonese, Mandarín, 중문, 中文, 普通话",
    "es": "Español, Castellano, Castilian",
    "en": "us, 영문, American English, British English",
    "pt": "Português, Brazilian, Brazilian Portuguese, Brasileño",
    "fr": "Français",
    "de": "Deutsch",
    "it": "Italiano",
    "ca": "Català, Valencian, Valenciano",
    "nl": "Nederlands",
    "vi": "Tiếng Việt",
    "id": "Bahasa Indonesia, Bahasa",
    "th": "ไทย",
    "ru": "Русский",
    "ar": "العربية",
}

_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


def spelling_key(text: str) -> str:
    """The letters and digits of a word, without case, accents, spaces or marks.

    ``Tik Tok``, ``tik-tok`` and ``TIKTOK`` share one key, as do ``España`` and
    ``ESPANA``. Never used for names of people, where an accent tells two apart.
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    apart = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", "".join(filter(str.isalnum, apart)))


def _index(words: Mapping[str, str]) -> dict[str, str]:
    """Every spelling of a table, and the code itself, by its key."""
    index = {spelling_key(code): str(code) for code in words}
    for code, spellings in words.items():
        for spelling in spellings.split(","):
            index[spelling_key(spelling)] = str(code)
    index.pop("", None)
    return index


_PLATFORM_INDEX = _index(_PLATFORM_WORDS)
_STATUS_INDEX = _index(_STATUS_WORDS)
_CHANNEL_INDEX = _index(_CHANNEL_WORDS)


def read_platform(text: str) -> str | None:
    """The platform a word names (``IG``, ``인스타``, ``Twitter``) or None."""
    return _PLATFORM_INDEX.get(spelling_key(text))


def read_status(text: str) -> str | None:
    """The status a word names (``활동중``, ``en pausa``); None when it is not ours."""
    return _STATUS_INDEX.get(spelling_key(text))


def read_channel(text: str) -> str | None:
    """The channel a word names (``카톡``, ``correo``); None when unknown."""
    return _CHANNEL_INDEX.get(spelling_key(text))


def read_language(text: str) -> str | None:
    """The ISO 639-1 code of a language named, or coded with or without a region.

    ``Korean``, ``한국어``, ``coreano``, ``kor`` and ``ko-KR`` are all ``ko``. None when
    unknown.
    """
    index = _languages()
    found = index.get(spelling_key(text))
    if found is None:
        code, separator, _region = text.strip().replace("_", "-").partition("-")
        found = index.get(code.lower()) if separator and len(code) in (2, 3) else None
    return found


def read_country(text: str) -> str | None:
    """The ISO 3166 alpha-2 code of a country named in English, Korean or Spanish.

    Also reads alpha-2, alpha-3 and a flag. None when unknown.
    """
    return _countries().get(spelling_key(text)) or _read_flag(text.strip())


def _read_flag(text: str) -> str | None:
    """The country of a flag emoji, which is its two letters as regional indicators."""
    if len(text) != 2 or not all("\U0001f1e6" <= sign <= "\U0001f1ff" for sign in text):
        return None
    code = "".join(chr(ord(sign) - 0x1F1E6 + ord("a")) for sign in text)
    return _countries().get(code)


@cache
def _countries() -> dict[str, str]:
    """Every spelling of every country by its key; made at the first question."""
    # 24 ms, and most starts of the program never read a country.
    from babel.core import get_global  # noqa: PLC0415

    index = {
        spelling: code
        for spelling, code in _named("territories").items()
        if len(code) == 2 and code.isupper() and code not in _NOT_COUNTRIES
    }
    codes = set(index.values())
    for alias, targets in get_global("territory_aliases").items():
        if len(alias) == 3 and len(targets) == 1 and targets[0] in codes:
            index[alias.lower()] = targets[0]
    return index | _index(_COUNTRY_WORDS)


@cache
def _languages() -> dict[str, str]:
    """Every spelling of every two-letter language by its key."""
    from babel.core import get_global  # noqa: PLC0415 - as above

    index = {
        spelling: code
        for spelling, code in _named("languages").items()
        if len(code) == 2
    }
    codes = set(index.values())
    for alias, target in get_global("language_aliases").items():
        if len(alias) == 3 and target in codes:
            index.setdefault(alias, target)
    return index | _index(_LANGUAGE_WORDS)


def _named(what: str) -> dict[str, str]:
    """Codes by the key of their name in our three languages, and by themselves."""
    from babel import Locale  # noqa: PLC0415 - as above

    index: dict[str, str] = {}
    for language in ("es", "ko", "en"):  # the last one wins where two agree on a name
        for code, name in getattr(Locale(language), what).items():
            index[spelling_key(name)] = code
    index.update({spelling_key(code): code for code in set(index.values())})
    return index
