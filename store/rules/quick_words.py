"""The keywords of a quick log line, in English, Korean and Spanish.

Each language lists its commonest word first. Phrases of several words are keywords too
(``답장 보냄``); the longest one that fits is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.rules.calendar_words import plain_words
from store.rules.pipeline import STAGES
from store.rules.vocabulary import Channel, read_channel, spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from store.rules.pipeline import Stage

_Words = dict[str, dict[str, str]]
"""Words by what they mean and by language, parted by commas."""

# The names themselves are in the vocabulary; here are the offered ones, and the verbs.
_CHANNELS: _Words = {
    Channel.MAIL: {
        "en": "mail, email, mailed, emailed",
        "ko": "메일, 이메일",
        "es": "correo, e-mail",
    },
    Channel.DM: {"en": "dm, dmed", "ko": "디엠, 쪽지", "es": "md, mensaje directo"},
    Channel.KAKAO: {"en": "kakao", "ko": "카톡, 카카오톡", "es": "kakao"},
    Channel.PHONE: {
        "en": "phone, call, called, phoned, rang, texted",
        "ko": "전화, 통화, 문자, 전화함, 전화했음, 통화함, 통화했음, 문자함",
        "es": "teléfono, llamada, llamé, llamó, móvil, sms",
    },
    Channel.OTHER: {
        "en": "met, meeting, visit, visited, whatsapp, whats, zoom",
        "ko": "미팅, 회의, 만남, 만났음, 대면, 왓츠앱, 와츠앱, 줌",
        "es": "reunión, wasap, wasapp, guasap, whatsapp, visita, en persona",
    },
}

_DIRECTIONS: _Words = {
    "in": {
        "en": "in, from, replied, reply, got, got reply, got a reply, reply received, "
        "received, answered, incoming, inbound",
        "ko": "답장, 답옴, 받음, 답장 옴, 답장옴, 답장 받음, 답장받음, 회신, 회신 옴, "
        "회신 받음, 답변, 연락 옴, 연락옴, 수신",
        "es": "respondió, recibido, recibí, contestó, respuesta, respuesta recibida, "
        "escribió, entrante",
    },
    "out": {
        "en": "out, to, sent, wrote, reply sent, sent reply, sent a reply, outgoing, "
        "outbound",
        "ko": "보냄, 발송, 보냈음, 발송함, 전송, 발신, 답장 보냄, 답장함, 회신 보냄, "
        "회신함, 연락함",
        "es": "enviado, escribí, envié, mandé, mandado, respondí, contesté, "
        "respuesta enviada, saliente",
    },
}
_ARROWS = {"←": "in", "→": "out"}

_AMOUNTS: _Words = {
    "asked": {
        "en": "price, asks, asked, quote, rate, quoted, asking, asks for, asked for, "
        "asking for, wants",
        "ko": "가격, 단가, 요구, 견적, 희망가, 희망 단가",
        "es": "precio, pide, tarifa, pidió, pide por, presupuesto, quiere, cobra",
    },
    "offered": {
        "en": "offer, offered, offering",
        "ko": "제안, 제시, 제안가, 제시가",
        "es": "oferta, ofrecí, ofrecido, ofrezco, propuesta",
    },
    "agreed": {
        "en": "fee, agreed, deal, agreed on, agreed at",
        "ko": "합의, 계약금, 고료, 원고료, 확정가, 합의금",
        "es": "acordado, cerrado, acordado en, cerrado en, honorarios",
    },
}

_STAGES: _Words = {
    "identified": {
        "en": "identified",
        "ko": "발굴, 후보",
        "es": "identificado, candidato",
    },
    "warming": {
        "en": "warming, warming up",
        "ko": "워밍업, 관계 형성, 친해지는 중",
        "es": "en calentamiento, calentando, en acercamiento, acercamiento",
    },
    "contacted": {
        "en": "contacted",
        "ko": "컨택함, 연락함, 연락 완료, 컨택 완료, 접촉, 첫 연락",
        "es": "contactado",
    },
    "replied": {
        "en": "replied",
        "ko": "답장 옴, 답장옴, 답장 받음, 회신 받음, 응답",
        "es": "respondió, ha respondido, contestó",
    },
    "negotiating": {
        "en": "negotiating, negotiation",
        "ko": "협의 중, 협의중, 협상중, 협상 중, 조율중, 조율 중",
        "es": "en negociación, negociando, negociación",
    },
    "agreed": {
        "en": "agreed, deal",
        "ko": "합의, 합의됨, 확정",
        "es": "acordado, acuerdo, cerrado",
    },
    "wrapped": {
        "en": "wrapped, wrapped up, done",
        "ko": "마무리, 완료, 종료",
        "es": "terminado, finalizado, concluido",
    },
    "declined": {
        "en": "declined, turned down",
        "ko": "거절, 거절함",
        "es": "rechazado, rechazó, declinado",
    },
    "no_reply": {
        "en": "no reply, no answer",
        "ko": "무응답, 답장 없음, 미응답",
        "es": "sin respuesta, no responde",
    },
}

_DAYS = {
    "en": "+3d, tomorrow, mon, tue, wed, thu, fri, next week, yesterday",
    "ko": "+3일, 내일, 모레, 월요일, 화요일, 수요일, 목요일, 금요일, 다음주, 어제",
    "es": "+3d, mañana, pasado mañana, lunes, martes, miércoles, jueves, viernes, "
    "la próxima semana, ayer",
}
"""What is offered of the days; `store.rules.date_words` reads many more."""

_LANGUAGES = tuple(_DAYS)

_BY = re.compile(r"(?:by|via|por) (.+)|([가-힣]+?)으?로")
"""By phone, por correo, 카톡으로: a channel with the word that makes it one."""

_PARTICLE = re.compile(r"(?<=[가-힣])[은는이가을를]\Z")
"""What Korean hangs on a word: 가격은 50만."""

_CHANNEL_LIKE = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
"""What may name a channel: words without other signs, so that ``text?`` stays text."""


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]


def _index(table: _Words) -> dict[str, str]:
    """What each word of a table means, by its letters without case and accents."""
    return {
        plain_words(word): str(meaning)
        for meaning, languages in table.items()
        for words in languages.values()
        for word in _listed(words)
    }


# Accents tell she wrote (escribió) from I wrote (escribí) by their letter alone.
_CHANNEL_INDEX = _index(_CHANNELS)
_DIRECTION_INDEX = _index(_DIRECTIONS) | _ARROWS
_AMOUNT_INDEX = _index(_AMOUNTS)
_STAGE_INDEX = _index(_STAGES) | {key: key for key in STAGES}


def find_channel(text: str) -> str | None:
    """The channel that a word, a phrase or a verb names; None when it names none."""
    plain = plain_words(text)
    found = _channel(plain)
    by = _BY.fullmatch(plain)
    return found or (_channel(by[1] or by[2]) if by else None)


def _channel(plain: str) -> str | None:
    is_word = _CHANNEL_LIKE.fullmatch(plain) is not None
    return _CHANNEL_INDEX.get(plain) or (read_channel(plain) if is_word else None)


def find_direction(text: str) -> str | None:
    """Give ``in`` or ``out`` for a word that says which way a touch went."""
    return _DIRECTION_INDEX.get(plain_words(text))


def find_amount_kind(text: str) -> str | None:
    """Give ``asked``, ``offered`` or ``agreed`` for a word that names an amount."""
    plain = plain_words(text)
    return _AMOUNT_INDEX.get(plain) or _AMOUNT_INDEX.get(_PARTICLE.sub("", plain))


def find_stages(text: str, own: Iterable[Stage] = ()) -> tuple[str, ...]:
    """The stages that a name means: one for a whole name, else all it could begin.

    Several words are a whole name or none, so that what follows a stage is no part of
    it. ``own`` are stages with titles of hers, read beside the usual names.
    """
    plain = plain_words(text)
    names = _STAGE_INDEX | {plain_words(stage.title): stage.key for stage in own}
    if plain in names:
        return (names[plain],)
    key = "" if " " in plain else spelling_key(text)
    keys = {spelling_key(name): stage for name, stage in names.items()}
    if key and key in keys:
        return (keys[key],)
    found = {stage for name, stage in keys.items() if key and name.startswith(key)}
    return tuple(stage for stage in STAGES if stage in found)


def complete_words(language: str) -> tuple[str, ...]:
    """The keywords to offer while a line is typed, in ``en``, ``ko`` or ``es``.

    Stages have their ``=``. An unknown language gets the English ones.
    """
    language = language if language in _LANGUAGES else "en"
    tables: Sequence[Mapping[str, Mapping[str, str]]]
    tables = (_CHANNELS, _DIRECTIONS, _AMOUNTS)
    words = [
        word
        for table in tables
        for languages in table.values()
        for word in _listed(languages[language])
    ]
    stages = ["=" + _listed(names[language])[0] for names in _STAGES.values()]
    return tuple(dict.fromkeys([*words, *_listed(_DAYS[language]), *stages]))
