"""Figures, days, amounts and codes as a letter in some language writes them.

The language is the letter's, not that of the screen: en, ko or es.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.rules.money import from_minor

if TYPE_CHECKING:
    from datetime import date

    from store.rules.money import Money

_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
}

_PLATFORMS = {
    "instagram": ("Instagram", "인스타그램", "Instagram"),
    "youtube": ("YouTube", "유튜브", "YouTube"),
    "tiktok": ("TikTok", "틱톡", "TikTok"),
    "x": ("X", "X", "X"),
    "threads": ("Threads", "스레드", "Threads"),
    "facebook": ("Facebook", "페이스북", "Facebook"),
    "naver_blog": ("Naver Blog", "네이버 블로그", "Naver Blog"),
    "twitch": ("Twitch", "트위치", "Twitch"),
    "linkedin": ("LinkedIn", "링크드인", "LinkedIn"),
    "pinterest": ("Pinterest", "핀터레스트", "Pinterest"),
    "reddit": ("Reddit", "레딧", "Reddit"),
    "kakao": ("KakaoTalk", "카카오톡", "KakaoTalk"),
    "blog": ("your blog", "블로그", "tu blog"),
    "podcast": ("your podcast", "팟캐스트", "tu pódcast"),
}
_TIERS = {
    "starter": ("starter", "스타터", "inicial"),
    "nano": ("nano", "나노", "nano"),
    "micro": ("micro", "마이크로", "micro"),
    "mid": ("mid-size", "미드", "medio"),
    "macro": ("macro", "매크로", "macro"),
    "celebrity": ("celebrity", "셀럽", "mega"),
}
_PLACES = {"en": 0, "ko": 1, "es": 2}
_SPACES = re.compile("[\u00a0\u202f]")


def platform(code: str, language: str) -> str:
    """A platform's name; "" for one that has none."""
    return _PLATFORMS[code][_PLACES[language]] if code in _PLATFORMS else ""


def tier(name: str, language: str) -> str:
    """A size class; one of her own naming as it is."""
    return _TIERS[name][_PLACES[language]] if name in _TIERS else name


def count(value: int, language: str) -> str:
    """A whole number in full: 48,200 or 48.200."""
    text = f"{value:,}"
    return text.replace(",", ".") if language == "es" else text


def day(value: date, language: str, today: date) -> str:
    """A day in words, with its year when that is not this one."""
    other = value.year != today.year
    if language == "ko":
        return f"{f'{value.year}년 ' if other else ''}{value.month}월 {value.day}일"
    joint = " de " if language == "es" else " "
    parts = [str(value.day), _MONTHS[language][value.month - 1]]
    return joint.join([*parts, str(value.year)] if other else parts)


def amount(value: Money, language: str) -> str:
    """An amount to the last unit with its currency: €450, 500,000원, 450 €."""
    if language == "ko" and value.currency == "KRW":
        return f"{value.minor:,}원"
    from babel import Locale  # noqa: PLC0415 - slow to load, and not every letter pays
    from babel.numbers import format_currency  # noqa: PLC0415

    exact = from_minor(value.minor, value.currency)
    text = str(format_currency(exact, value.currency, locale=language))
    if exact == exact.to_integral_value():
        point = Locale(language).number_symbols["latn"]["decimal"]
        text = re.sub(rf"{re.escape(point)}0+(?!\d)", "", text, count=1)
    return _SPACES.sub(" ", text)


def country(code: str, language: str) -> str:
    """A country's name; what is no code stays as it was typed."""
    from babel import Locale  # noqa: PLC0415 - slow to load, and seldom asked for

    return str(Locale(language).territories.get(code, code))
