"""Figures, days and codes as people read them, in the language in use."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from tui import i18n
from tui.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from store.history import UnitRow
    from store.rules.money import Money

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
    "phone": N_("Phone"),
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

BASIS = {
    "strict": N_("relevant comments, shares and link clicks by followers"),
    "followers": N_("likes and comments by followers"),
    "views": N_("likes and comments by views"),
    "stated": N_("as somebody else stated it"),
}

BASIS_MARK = {"strict": "=", "followers": "", "views": "v", "stated": "*"}
"""One cell beside a rate in a list that says its basis; the header's help explains."""

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
    return f"{_point(str(exact))}%"


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


def day(value: date | None) -> str:
    """A day as the language writes it in short."""
    if value is None:
        return DASH
    from babel.dates import format_date  # noqa: PLC0415 - slow to load

    return str(format_date(value, "medium", locale=i18n.current()))


def moment(at: str) -> str:
    """A stored instant as local day and minute: 2026-03-02 18:30."""
    from datetime import datetime  # noqa: PLC0415

    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def step(unit: UnitRow) -> str:
    """One step of the history in words."""
    detail = dict(unit.detail)
    if "field" in detail:
        table = VALUES.get(str(detail["field"]), {})
        if "value" in detail:
            detail["value"] = _(table.get(str(detail["value"]), str(detail["value"])))
    return i18n.say(unit.label, detail)


VALUES = {"Status": STATUS, "Preferred channel": CHANNEL}
"""Titles of fields whose values are codes, and the words for those."""


def _point(text: str) -> str:
    return text.replace(".", ",") if i18n.current() == "es" else text
