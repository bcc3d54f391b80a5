"""Figures, days and codes as people read them, in the language in use."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from store.rules.pipeline import STAGE_TITLES
from tui import i18n
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.history import UnitRow
    from store.rules.money import Money
    from store.rules.pipeline import Stage

DASH = "\N{EN DASH}"
"""What nobody has measured; never a zero."""

STATUS = {
    "prospect": N_("Prospect"),
    "active": N_("Active"),
    "resting": N_("Resting"),
    "let_go": N_("Let go"),
    "blocked": N_("Blocked"),
}

PLATFORM = {
    "instagram": "Instagram",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "x": "X",
    "threads": "Threads",
    "facebook": "Facebook",
    "naver_blog": N_("Naver Blog"),
    "twitch": "Twitch",
    "linkedin": "LinkedIn",
    "pinterest": "Pinterest",
    "reddit": "Reddit",
    "kakao": N_("Kakao"),
    "blog": N_("Blog"),
    "podcast": N_("Podcast"),
    "other": N_("Other"),
}

CHANNEL = {
    "mail": N_("E-mail"),
    "dm": N_("DM"),
    "kakao": N_("Kakao"),
    "phone": N_("Phone call"),
    "other": N_("Other"),
}

TIER = {
    "starter": N_("Starter"),
    "nano": N_("Nano"),
    "micro": N_("Micro"),
    "mid": N_("Mid"),
    "macro": N_("Macro"),
    "celebrity": N_("Celebrity"),
}

STAGE = STAGE_TITLES
"""The stages as they are called by themselves; her own names come with a ``Stage``."""

WAITING = {
    "me": N_("You"),
    "influencer": N_("Them"),
    "shipping": N_("Shipping"),
    "finance": N_("Finance"),
    "client": N_("Client"),
}
"""Whose turn it is."""

TOUCH = {
    "message": N_("Message"),
    "warm_up": N_("Warm-up"),
    "call": N_("Call"),
    "meeting": N_("Meeting"),
    "note": N_("Memo"),
}

DEAL = {
    "paid": N_("Paid"),
    "gifted": N_("Gifted"),
    "commission": N_("Commission"),
    "performance": N_("By performance"),
    "hybrid": N_("Hybrid"),
}

OFFER = {
    "asked": N_("Asked"),
    "offered": N_("Offered"),
    "agreed": N_("Agreed"),
}

NEXT = {
    "first": N_("first message"),
    "follow_up": N_("follow-up"),
    "reply": N_("answer them"),
    "again": N_("try again"),
    "own": N_("next step"),
}
"""What a next step is, in the middle of a sentence."""

BASIS = {
    "strict": N_("relevant comments, shares and link clicks by followers"),
    "followers": N_("likes and comments by followers"),
    "views": N_("likes and comments by views"),
    "stated": N_("as somebody else stated it"),
}

BASIS_MARK = {"strict": "=", "followers": "", "views": "v", "stated": "*"}
"""One cell beside a rate in a list that says its basis; the header's help explains."""

_WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
}

_MONTHS = {
    "en": (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    "ko": tuple(f"{month}월" for month in range(1, 13)),
    "es": (
        *("ene", "feb", "mar", "abr", "may", "jun"),
        *("jul", "ago", "sep", "oct", "nov", "dic"),
    ),
}

_FULL_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
}

_UNITS = {
    "en": ((10**9, "B"), (10**6, "M"), (10**3, "K")),
    "ko": ((10**8, "억"), (10**4, "만")),
    "es": ((10**6, " M"), (10**3, " mil")),
}


def word(table: dict[str, str], code: str | None) -> str:
    """The word for a code of one of the tables here; the code itself if it has none."""
    return DASH if code is None else _(table.get(code, code))


def whole(value: int | None) -> str:
    """A count in full, with the language's separators: 12,345 or 12.345."""
    if value is None:
        return DASH
    text = f"{value:,}"
    return text.replace(",", ".") if i18n.current() == "es" else text


def compact(value: int | None) -> str:
    """A count in few cells, cut down, never up: 12.3K, 1.2만, 12,3 mil."""
    if value is None:
        return DASH
    for size, unit in _UNITS[i18n.current()]:
        if value >= size:
            tenths = value * 10 // size
            if tenths >= 1000 or tenths % 10 == 0:
                return f"{whole(tenths // 10)}{unit}"
            return f"{_point(f'{tenths // 10}.{tenths % 10}')}{unit}"
    return whole(value)


def percent(value: float | Decimal | None, places: int = 2) -> str:
    """A rate that is in percent already: 2.91 %, rounded half-even."""
    if value is None:
        return DASH
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return f"{grouped(exact)}%"


def grouped(value: Decimal) -> str:
    """A figure with the separators of the language: 1,234.50 or 1.234,50."""
    text = f"{value:,}"
    return text.translate(_SWAPPED) if i18n.current() == "es" else text


_SWAPPED = str.maketrans(",.", ".,")


def score(value: float | None) -> str:
    """A mean of fit scores, with one decimal."""
    return DASH if value is None else _point(f"{value:.1f}")


def money(amount: Money | None) -> str:
    """An amount with its currency as the language writes it."""
    if amount is None:
        return DASH
    from babel.numbers import format_currency  # noqa: PLC0415 - slow to load

    from store.rules.money import from_minor  # noqa: PLC0415

    return str(
        format_currency(
            from_minor(amount.minor, amount.currency),
            amount.currency,
            locale=i18n.current(),
        )
    )


def amount(value: Money | None) -> str:
    """An amount without anything slow to load: 500,000 KRW, 1.200,50 EUR."""
    if value is None:
        return DASH
    from store.rules.money import from_minor  # noqa: PLC0415

    return f"{grouped(from_minor(value.minor, value.currency))} {value.currency}"


def day(value: date | None) -> str:
    """A day as the language writes it in short."""
    if value is None:
        return DASH
    from babel.dates import format_date  # noqa: PLC0415 - slow to load

    return str(format_date(value, "medium", locale=i18n.current()))


def short_day(value: date, today: date) -> str:
    """A day in few cells: today, Thu 26 Nov, 11월 26일 (목); its year if another."""
    away = (value - today).days
    if away in _NEAR:
        return _(_NEAR[away])
    return plain_day(value, year=value.year != today.year)


def plain_day(value: date, *, year: bool = True) -> str:
    """A day with its weekday, without anything slow to load: Thu 26 Nov 2026."""
    language = i18n.current()
    weekday = _WEEKDAYS[language][value.weekday()]
    month = _MONTHS[language][value.month - 1]
    if language == "ko":
        return f"{f'{value.year}년 ' if year else ''}{month} {value.day}일 ({weekday})"
    return f"{weekday} {value.day} {month}{f' {value.year}' if year else ''}"


def weekdays() -> tuple[str, ...]:
    """The days of the week in short, Monday first."""
    return _WEEKDAYS[i18n.current()]


def month(value: date) -> str:
    """The month of a day with its year: November 2026, 2026년 11월."""
    language = i18n.current()
    if language == "ko":
        return f"{value.year}년 {value.month}월"
    name = _FULL_MONTHS[language][value.month - 1]
    return f"{name} de {value.year}" if language == "es" else f"{name} {value.year}"


def day_of_month(value: date) -> str:
    """A day with its month, in the fewest cells: 1 Dec, 12월 1일."""
    language = i18n.current()
    name = _MONTHS[language][value.month - 1]
    return f"{name} {value.day}일" if language == "ko" else f"{value.day} {name}"


def period(text: str) -> str:
    """A stored period as one reads it: 1 Oct to 31 Oct 2026; other text as it is."""
    if (found := _PERIOD.fullmatch(text)) is None:
        return text
    first, last = map(date.fromisoformat, found.groups())
    begins = day_of_month(first) if first.year == last.year else _with_year(first)
    return (begins + " \N{EN DASH} " if first != last else "") + _with_year(last)


_PERIOD = re.compile(
    "([0-9]{4}-[0-9]{2}-[0-9]{2}) \N{EN DASH} ([0-9]{4}-[0-9]{2}-[0-9]{2})"
)


def _with_year(value: date) -> str:
    day = day_of_month(value)
    is_korean = i18n.current() == "ko"
    return f"{value.year}년 {day}" if is_korean else f"{day} {value.year}"


_NEAR = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}


def late(days: int) -> str:
    """How late something is, in few cells: 3d late, 3일 지남."""
    return _("{count}d late").format(count=whole(days))


def moment(at: str) -> str:
    """A stored instant as local day and minute: 2026-03-02 18:30."""
    from datetime import datetime  # noqa: PLC0415

    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def stage(value: Stage) -> str:
    """What a stage is called: her own name as it is, the usual one translated."""
    return value.title if value.own else _(value.title)


def step(unit: UnitRow) -> str:
    """One step of the history in words."""
    return said(unit.label, unit.detail)


def said(template: str, figures: Mapping[str, object]) -> str:
    """A message of the store with its figures; codes and days among them in words."""
    from store.rules.money import Money  # noqa: PLC0415 - with the first message

    detail = dict(figures)
    if "field" in detail:
        table = VALUES.get(str(detail["field"]), {})
        if "value" in detail:
            detail["value"] = _(table.get(str(detail["value"]), str(detail["value"])))
    if detail.get("stage") in STAGE:
        detail["stage"] = _(STAGE[str(detail["stage"])])
    for name in _DAYS & detail.keys():
        detail[name] = _written_day(str(detail[name]))
    for name, value in detail.items():
        if isinstance(value, Money):
            detail[name] = amount(value)
    if isinstance(what := detail.get("what"), str):
        # What a commission is of is kept as its days.
        detail["what"] = period(what)
    if _PLAIN.fullmatch(str(detail.get("amount", ""))):
        detail["amount"] = grouped(Decimal(str(detail["amount"])))
    return i18n.say(template, detail)


_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
"""An amount as the history keeps it, its currency beside it."""


_DAYS = frozenset({"day", "first", "last"})
"""Figures of a message that are days, wherever they are stored as such."""


def _written_day(text: str) -> str:
    """A stored day as one reads it; what is none stays as it is."""
    try:
        return plain_day(date.fromisoformat(text))
    except ValueError:
        return text


VALUES = {"Status": STATUS, "Preferred channel": CHANNEL}
"""Titles of fields whose values are codes, and the words for those."""


def _point(text: str) -> str:
    return text.replace(".", ",") if i18n.current() == "es" else text
