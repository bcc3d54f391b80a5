"""The words of the calendar in English, Korean and Spanish, without accents or case."""

from __future__ import annotations

import re
import unicodedata

from store.rules.text import clean, fold

_ACCENTS = re.compile("[\u0300-\u036f]")


def plain_words(text: str) -> str:
    """Give a text for comparing with these words: folded, no accents, single spaces."""
    bare = unicodedata.normalize("NFD", " ".join(fold(clean(text)).split()))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", bare))


def _numbered(names: str) -> dict[str, int]:
    """Number lines of synonyms from 1."""
    lines = names.strip().splitlines()
    return {name: place for place, line in enumerate(lines, 1) for name in line.split()}


MONTHS = _numbered("""
january jan enero ene
february feb febrero
march mar marzo
april apr abril abr
may mayo
june jun junio
july jul julio
august aug agosto ago
september sept sep septiembre setiembre set
october oct octubre
november nov noviembre
december dec diciembre dic
""")

WEEKDAYS = _numbered("""
monday mon lunes lun 월요일 월욜 월
tuesday tue tues martes mar 화요일 화욜 화
wednesday wed miercoles mie 수요일 수욜 수
thursday thu thur thurs jueves jue 목요일 목욜 목
friday fri viernes vie 금요일 금욜 금
saturday sat sabado sab 토요일 토욜 토
sunday sun domingo dom 일요일 일욜 일
""")
"""Weekdays as ISO numbers them: Monday 1 to Sunday 7."""

DAYS_AWAY = {
    **dict.fromkeys(("today", "오늘", "hoy"), 0),
    **dict.fromkeys(("tomorrow", "tmr", "tmrw", "내일", "낼", "manana"), 1),
    **dict.fromkeys(("모레", "내일모레", "낼모레", "pasado manana", "pasado"), 2),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
    "글피": 3,
    **dict.fromkeys(("yesterday", "어제", "ayer"), -1),
    **dict.fromkeys(("그제", "그저께", "엊그제", "anteayer", "antier"), -2),
    **dict.fromkeys(("day before yesterday", "the day before yesterday"), -2),
}

COUNTS = {
    name: count
    for count, names in {
        1: "a an one un una uno 한 일",
        2: "two dos 두 이",
        3: "three tres 세 삼",
        4: "four cuatro 네 사",
        5: "five cinco 다섯 오",
        6: "six seis 여섯 육",
        7: "seven siete 일곱 칠",
        8: "eight ocho 여덟 팔",
        9: "nine nueve 아홉 구",
        10: "ten diez 열 십",
        15: "fifteen quince",
    }.items()
    for name in names.split()
}

UNITS = {
    name: unit
    for unit, names in {
        "day": "d day days dia dias 일",
        "week": "w wk wks week weeks sem semana semanas 주 주일",
        "month": "m mo month months mes meses 달 개월",
        "year": "y yr year years ano anos 년",
    }.items()
    for name in names.split()
}

KOREAN_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "열흘": 10,
    "보름": 15,
}
"""Spans of days that Korean has a word of their own for."""
