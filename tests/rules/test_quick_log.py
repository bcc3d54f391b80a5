"""One line that logs a touch, as she types it between two other things."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from store.rules.pipeline import STAGES, Stage
from store.rules.quick_log import Mark, QuickLog, Said, complete_words, parse_log
from store.rules.quick_words import find_stages

WEDNESDAY = date(2026, 3, 4)
TUESDAY, THURSDAY, FRIDAY = date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 6)
IN_3_DAYS = date(2026, 3, 7)


def asked(amount: str, currency: str | None = None) -> tuple[Said, ...]:
    """What they want."""
    return (Said("asked", Decimal(amount), currency),)


def offered(amount: str, currency: str | None = None) -> tuple[Said, ...]:
    """What we would pay."""
    return (Said("offered", Decimal(amount), currency),)


def agreed(amount: str, currency: str | None = None) -> tuple[Said, ...]:
    """What it will be."""
    return (Said("agreed", Decimal(amount), currency),)


WHOLE_LINES = [
    (
        "@mina dm price 500k +3d: liked the samples",
        QuickLog("mina", "dm", amounts=asked("500000"), next_on=IN_3_DAYS,
                 text="liked the samples"),
    ),
    (
        "@미나 카톡 가격 50만 +3일: 샘플 마음에 들어함",
        QuickLog("미나", "kakao", amounts=asked("500000"), next_on=IN_3_DAYS,
                 text="샘플 마음에 들어함"),
    ),
    (
        "@mina wasap precio 500€ +3d: le gustaron las muestras",
        QuickLog("mina", "other", amounts=asked("500", "EUR"), next_on=IN_3_DAYS,
                 text="le gustaron las muestras"),
    ),
    (
        "@lucia mail in 15min fri: asks for the contract",
        QuickLog("lucia", "mail", "in", minutes=15, next_on=FRIDAY,
                 text="asks for the contract"),
    ),
    (
        '@"Mina Park" dm out offer 300 € asks 500 € =neg /"Spring glow" 0:45 2w > a: x',
        QuickLog("Mina Park", "dm", "out",
                 offered("300", "EUR") + asked("500", "EUR"), 45, "negotiating",
                 "Spring glow", date(2026, 3, 18), "a", text="x"),
    ),
    (
        "@미나 답장 받음 단가 50만원 다음주 금요일 > 계약서 보내기: 좋아함",
        QuickLog("미나", None, "in", asked("500000", "KRW"),
                 next_on=date(2026, 3, 13), next_words="계약서 보내기", text="좋아함"),
    ),
    (
        "@lucía correo respondió tarifa 1.200,50 € pasado mañana: muy amable",
        QuickLog("lucía", "mail", "in", asked("1200.50", "EUR"), next_on=FRIDAY,
                 text="muy amable"),
    ),
    (
        "어제 미팅 1시간 30분 @지수 합의 200만원 =합의 /spring",
        QuickLog("지수", "other", None, agreed("2000000", "KRW"), 90, "agreed",
                 "spring", on=TUESDAY),
    ),
    (
        "@juan 전화 precio 1.2M won mañana 20분 > enviar 계약서",
        QuickLog("juan", "phone", amounts=asked("1200000", "KRW"), minutes=20,
                 next_on=THURSDAY, next_words="enviar 계약서"),
    ),
    (
        "=agreed → @mina: \U0001f44d",
        QuickLog("mina", direction="out", stage="agreed", text="\U0001f44d"),
    ),
    ("called @kim, 1h30, fri", QuickLog("kim", "phone", minutes=90, next_on=FRIDAY)),
    ("카톡으로 답장 보냄: 네!", QuickLog("", "kakao", "out", text="네!")),
    ("liked the samples", QuickLog("", text="liked the samples")),
    ("@mina", QuickLog("mina")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "log"), WHOLE_LINES)
def test_whole_lines(line: str, log: QuickLog) -> None:
    """Three languages, mixed as they come."""
    assert parse_log(line, today=WEDNESDAY) == log


@pytest.mark.parametrize(
    ("pieces", "field", "value"),
    [
        ("dm|DM|디엠|mensaje directo|instagram dm|via dm", "channel", "dm"),
        ("mail|이메일|메일로|correo electrónico|por correo", "channel", "mail"),
        ("카톡|카카오톡으로|kakao talk", "channel", "kakao"),
        ("called|llamé|전화함|phone call|문자|통화", "channel", "phone"),
        ("met|meeting|미팅|reunión|wasap|WhatsApp|en persona", "channel", "other"),
        ("in|from|replied|got reply|←|답장|답옴|respondió|recibido", "direction", "in"),
        ("out|to|sent|→|보냄|발송|답장 보냄|enviado|escribí", "direction", "out"),
        ("15min|15m|15 min|15분|0:15|in 15m|15 minutos", "minutes", 15),
        ("1h|60m|1시간|1 hour|1 hora|1:00", "minutes", 60),
        ("1h30|1h 30min|1시간 30분|1시간반|1.5h|1:30|1h30m", "minutes", 90),
        ("media hora|half an hour|반시간", "minutes", 30),
        ("=negotiating|=neg|=협상중|=협상|=negociando|=NEGOC", "stage", "negotiating"),
        ("=no_reply|=no reply|=No-Reply|=무응답|=sin respuesta", "stage", "no_reply"),
        ("/spring|\uff0fspring", "campaign", "spring"),
        ('/"Spring glow"|/“Spring glow”', "campaign", "Spring glow"),
        ("+3d|3d|in 3 days|+3일|3일 뒤|사흘 뒤|en 3 días", "next_on", IN_3_DAYS),
        ("fri|금요일|이번주 금요일|el viernes|by friday", "next_on", FRIDAY),
        ("다음주 금요일|next friday|+9d", "next_on", date(2026, 3, 13)),
        ("el lunes de la semana que viene", "next_on", date(2026, 3, 9)),
        ("2026-12-01|2026.12.1|1 de diciembre", "next_on", date(2026, 12, 1)),
        ("+2m|en dos meses", "next_on", date(2026, 5, 4)),
        ("yesterday|어제|ayer|-1d|하루 전|hace un día|2026-03-03", "on", TUESDAY),
        ("-2d|2 days ago|이틀 전|hace 2 días|-2일|last mon", "on", date(2026, 3, 2)),
        ("last fri|지난 금요일|지난주 금|el viernes pasado", "on", date(2026, 2, 27)),
    ],
)  # fmt: skip
def test_every_piece_in_three_languages(pieces: str, field: str, value: object) -> None:
    """Alone, between others, and before the colon."""
    for piece in pieces.split("|"):
        for line in (f"@mina {piece}", f"{piece} @mina: hi", f"@mina {piece}\uff1ahi"):
            log = parse_log(line, today=WEDNESDAY)
            assert getattr(log, field) == value, line
            assert log.who == "mina", line
            assert [mark.field for mark in log.marks if mark.field == field], line


@pytest.mark.parametrize(
    ("pieces", "amounts"),
    [
        ("price 500k|500k price|asks for 500k|quote 500,000", asked("500000")),
        ("가격 50만|50만 견적|단가 500,000|가격50만|가격은 50만", asked("500000")),
        ("precio 500 mil|pide 500k|tarifa 500.000", asked("500000")),
        ("price €500|500 € asked|asks 500 euros|500€|€500", asked("500", "EUR")),
        ("가격 50만원|₩500,000|500,000원|50 만 원|KRW 500k", asked("500000", "KRW")),
        ("offer 400|제안 400|oferta 400|ofrecí 400|400 offered", offered("400")),
        ("out 500€|500€ sent|offered 500 EUR", offered("500", "EUR")),
        ("in 1,200.50 USD|us$ 1.200,50", asked("1200.50", "USD")),
        ("fee 50|agreed 50|고료 50|acordado 50|cerrado en 50", agreed("50")),
        ("50만원에 합의|계약금 50만원", agreed("500000", "KRW")),
        ("fee 0", agreed("0")),
        ("price 500 offered 400", asked("500") + offered("400")),
        ("500k|50만|1.2M|rate 10%|rate 10 %|asked 500 views|price", ()),
    ],
)  # fmt: skip
def test_amounts_are_read_as_everywhere(pieces: str, amounts: tuple[Said, ...]) -> None:
    """A word or a currency makes a figure an amount; without both it is text."""
    for piece in pieces.split("|"):
        assert parse_log(f"@mina {piece}", today=WEDNESDAY).amounts == amounts, piece


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("@mina dm liked: yes", "liked: yes"),
        ("@mina dm liked price 500k +3d: yes", "liked price 500k +3d: yes"),
        ("@mina dm:  two  spaces ", "two  spaces"),
        ("@mina:liked", "liked"),
        ("@mina dm :)", ":)"),
        ("@mina dm : hi", "hi"),
        ("@mina dm fri 10:30 at the shop", "10:30 at the shop"),
        ("@mina dm +3d: 10:30, see https://a.b/c", "10:30, see https://a.b/c"),
        ("@mina dm https://a.b/c: look", "https://a.b/c: look"),
        ("@mina dm asked 3 questions", "asked 3 questions"),
        ("@mina dm price 500 is too much", "is too much"),
        ("@mina dm won 3 prizes", "won 3 prizes"),
        ("@mina dm price: 500k", "price: 500k"),
        ("@mina dm with @jun", "with @jun"),
        ("@mina dm @jun came too", "@jun came too"),
        ("@mina =) nice", "=) nice"),
        ("@mina dm > call her: ok: fine", "ok: fine"),
        ("@mina 5/13 10:30 shoot", "10:30 shoot"),
        ("@미나 3일 정도 걸린다고 함", "3일 정도 걸린다고 함"),
        ("@mina: \U0001f44d\u200d \u201eok\u201c", "\U0001f44d\u200d \u201eok\u201c"),
    ],
)  # fmt: skip
def test_the_text_is_kept_to_the_letter(line: str, text: str) -> None:
    """It begins behind the colon, or with the first word that is no keyword."""
    assert parse_log(line, today=WEDNESDAY).text == text


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("@mina.park_-x", "mina.park_-x"),
        ("@미나", "미나"),
        ("\uff20ñandú", "ñandú"),
        ("@mina,", "mina"),
        ('@"Mina: Park"', "Mina: Park"),
        ("@“Mina Park”", "Mina Park"),
        (r'@"Mina \"M\" Park"', 'Mina "M" Park'),
        ("@https://www.instagram.com/mina", "https://www.instagram.com/mina"),
        ("@mina@example.com", "mina@example.com"),
    ],
)
def test_who_it_was(typed: str, who: str) -> None:
    """A handle of any script, or a name in quotes."""
    assert parse_log(f"{typed} dm: hi", today=WEDNESDAY) == QuickLog(
        who, "dm", text="hi"
    )


def test_the_word_for_today_is_the_day_of_the_touch() -> None:
    """Unless something is still to be done then."""
    for word in ("today", "오늘", "hoy"):
        log = parse_log(f"@mina {word} +3d: hi", today=WEDNESDAY)
        assert log == QuickLog("mina", next_on=IN_3_DAYS, text="hi")
        log = parse_log(f"@mina {word} > send it", today=WEDNESDAY)
        assert log == QuickLog("mina", next_on=WEDNESDAY, next_words="send it")


def test_the_usual_currency_says_which_dollar_and_peso() -> None:
    """And is never added where none was written."""
    for line, amounts in (
        ("price $500", asked("500", "MXN")),
        ("price 500 pesos", asked("500", "MXN")),
        ("price 500", asked("500")),
        ("price 500 €", asked("500", "EUR")),
    ):
        log = parse_log(line, today=WEDNESDAY, currency="MXN")
        assert log.amounts == amounts


def test_her_own_stage_titles_are_read_too() -> None:
    """Beside the usual ones."""
    stages = (Stage("agreed", "Signed & sealed", own=True),)
    for typed in ("=signed", "=Signed & sealed", "=agreed"):
        log = parse_log(f"@mina {typed}", today=WEDNESDAY, stages=stages)
        assert log.stage == "agreed"
    thumb = (Stage("wrapped", "\U0001f44d", own=True),)
    log = parse_log("=\U0001f44d @mina =) hi", today=WEDNESDAY, stages=thumb)
    assert log == QuickLog("mina", stage="wrapped", text="=) hi")
    assert {find_stages(stage) for stage in STAGES} == {(stage,) for stage in STAGES}


def test_what_is_said_twice_alike_is_said_once() -> None:
    """As in 답장 … 받음, or a call by phone."""
    log = parse_log("@mina 답장 카톡 받음 phone_ok", today=WEDNESDAY)
    assert log == QuickLog("mina", "kakao", "in", text="phone_ok")
    assert parse_log("call phone fri 금요일", today=WEDNESDAY).next_on == FRIDAY


def test_the_marks_say_what_was_read_where() -> None:
    """For the echo under the line; places are those of the composed line."""
    line = unicodedata.normalize("NFD", "@José dm price 5 k fri > llamar: sí")
    log = parse_log(line, today=WEDNESDAY)
    assert log.marks == (
        Mark(0, 5, "who"),
        Mark(6, 8, "channel"),
        Mark(9, 18, "amounts"),
        Mark(19, 22, "next_on"),
        Mark(25, 31, "next_words"),
        Mark(33, 35, "text"),
    )


@pytest.mark.parametrize("language", ["en", "ko", "es", "xx"])
def test_every_word_that_is_offered_is_understood(language: str) -> None:
    """Words of amounts with a figure behind them."""
    words = complete_words(language)
    assert len(words) > 40
    for word in words:
        log = parse_log(f"{word} 500k: hi", today=WEDNESDAY)
        if not log.amounts:
            log = parse_log(f"{word}: hi", today=WEDNESDAY)
        assert log.text == "hi", word
