"""Usage rights in words: layers, countries, windows, and how long something lasts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.rules.calendar_words import UNITS, plain_words
from store.rules.content_words import RIGHT_LAYERS
from store.rules.rights import LONGEST, reason
from tui import format as fmt
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from store.right_rows import RightRow
    from store.rules.rights import Ruling

LAYER = {
    "organic": N_("Our own pages"),
    "paid": N_("Paid ads"),
    "whitelisting": N_("Ads from their account"),
    "print": N_("Print and shops"),
}
"""What may be done with content."""

SHORT_LAYER = {
    "organic": N_("organic"),
    "paid": N_("paid"),
    "whitelisting": N_("partner ads"),
    "print": N_("print"),
}
"""The same in a cell of a list."""

BEGINS = {
    "date": N_("On a date"),
    "signature": N_("On signature"),
    "live": N_("On going live"),
}
"""What the first day of a right is taken from."""

YES, NO, WAITS = "●", "○", "◔"
"""One cell that says a ruling without a colour."""

_WAITING = frozenset({"not_yet", "waits_signature", "waits_live"})

_SPAN = re.compile(r"([0-9]{1,5})\s?([^\W\d_]*)\.?")
_DAYS_OF = {"day": 1, "week": 7}


def territory(codes: Iterable[str]) -> str:
    """Countries by their names; none of them is everywhere."""
    from tui.widgets.person_words import country  # noqa: PLC0415 - with a country

    return ", ".join(country(code) for code in sorted(codes)) or _("everywhere")


def codes_or_everywhere(codes: Sequence[str]) -> str:
    """The same in a cell of a list."""
    return " ".join(codes) or _("everywhere")


def window(row: RightRow, today: date) -> str:
    """From when, for how long, and where that stands: one line."""
    return _("{begin}, {length}: {state}").format(
        begin=_begin(row, today), length=length(row, today), state=_state(row, today)
    )


def _begin(row: RightRow, today: date) -> str:
    if row.begins == "date":
        if row.starts_on is None:
            return _("From the beginning")
        return _("From {day}").format(day=_day(row.starts_on, today))
    came = {
        "signature": (N_("From signature"), N_("From signature on {day}")),
        "live": (N_("From going live"), N_("From going live on {day}")),
    }[row.begins]
    if row.starts_on is None:
        return _(came[0])
    return _(came[1]).format(day=_day(row.starts_on, today))


def length(row: RightRow, today: date) -> str:
    """How long a right lasts."""
    if row.lasts_days is not None:
        said = ngettext("{count} day", "{count} days", row.lasts_days)
        return said.format(count=fmt.whole(row.lasts_days))
    if row.ends_on is None:
        return _("without an end")
    return _("until {day}").format(day=_day(row.ends_on, today))


def _state(row: RightRow, today: date) -> str:
    """Where a right stands on a day."""
    start, end = row.starts_on, row.ends_on
    if end is not None and end < today:
        return _("over since {day}").format(day=_day(end, today))
    if start is None and row.begins != "date":
        return _("not started yet")
    if start is not None and start > today:
        away = (start - today).days
        said = ngettext("begins in {count} day", "begins in {count} days", away)
        return said.format(count=fmt.whole(away))
    if end is None:
        return _("it runs")
    left = (end - today).days
    if not left:
        return _("today is its last day")
    said = ngettext(
        "it runs, {count} more day", "it runs, {count} more days", left
    ).format(count=fmt.whole(left))
    if row.lasts_days is not None:
        until = _("until {day}").format(day=_day(end, today))
        said = f"{said} ({until})"
    return said


def sign(ruling: Ruling) -> str:
    """One cell that says a ruling."""
    if ruling.allowed:
        return YES
    return WAITS if ruling.code in _WAITING else NO


def sentence(ruling: Ruling, today: date, country: str | None = None) -> str:
    """Whether something may be done on a day, and why; ``country`` was asked for."""
    return _(reason(ruling, country)).format(
        starts_on=_day(ruling.starts_on, today),
        ends_on=_day(ruling.ends_on, today),
        territory=territory(ruling.territory),
    )


def allowed(rulings: Sequence[Ruling]) -> str:
    """The layers on which something may be run, in a cell of a list."""
    named = zip(RIGHT_LAYERS, rulings, strict=False)
    words = [_(SHORT_LAYER[layer]) for layer, ruling in named if ruling.allowed]
    return " · ".join(words) or fmt.DASH


def _day(value: date | None, today: date) -> str:
    if value is None:
        return fmt.DASH
    return fmt.plain_day(value, year=value.year != today.year)


def read_days(typed: str) -> int | None:
    """How long something lasts, in days: 90, 3 weeks, 3개월, 1 año; None for nothing.

    Twelve months are 365 days, and so every month its part of them. Raises ValueError
    with a sentence for what is no length.
    """
    text = plain_words(typed)
    if not text:
        return None
    found = _SPAN.fullmatch(text)
    unit = UNITS.get(found[2]) if found and found[2] else "day"
    if found is None or unit is None:
        raise ValueError(_("This is no length of time: 90, 3 months, 1 year."))
    count = int(found[1])
    days = {"month": round(count * 365 / 12), "year": count * 365}.get(
        unit, count * _DAYS_OF.get(unit, 1)
    )
    if not 0 < days <= LONGEST:
        raise ValueError(
            _("Between 1 and {most} days.").format(most=fmt.whole(LONGEST))
        )
    return days


def read_territory(typed: str) -> tuple[str, ...]:
    """Countries by code or name, with commas or blanks between them; () is everywhere.

    Raises ValueError with a sentence for what is no country.
    """
    from store.rules.vocabulary import read_country  # noqa: PLC0415 - slow to load

    found: dict[str, None] = {}
    for part in filter(str.strip, re.split(r"[,;/·、+]", typed)):
        whole = read_country(part.strip())
        words = [part.strip()] if whole else part.split()
        for word in words:
            code = whole or read_country(word)
            if code is None:
                raise ValueError(_("{word} is no country.").format(word=word))
            found[code] = None
    return tuple(sorted(found))
