"""The words for how campaigns stand: their state, their health, what holds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.campaign_rows import MONEY_METRICS, SHARE_METRICS
from store.rules.money import Money, to_minor
from tui import format as fmt
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

STATUS = {
    "planned": N_("Planned"),
    "running": N_("Running"),
    "wrapped": N_("Wrapped up"),
}
"""Where a campaign stands."""

OBJECTIVE = {
    "awareness": N_("Awareness"),
    "leads": N_("Leads"),
    "sales": N_("Sales"),
    "seo": N_("Search ranking"),
    "ugc": N_("Content to use"),
    "feedback": N_("Feedback"),
}
"""What a campaign is for."""

METRIC = {
    "reach": N_("Reach"),
    "impressions": N_("Impressions"),
    "views": N_("Views"),
    "engagements": N_("Engagements"),
    "clicks": N_("Clicks"),
    "sessions": N_("Site visits"),
    "leads": N_("Leads"),
    "conversions": N_("Conversions"),
    "revenue": N_("Revenue"),
    "new_followers": N_("New followers"),
    "roi": N_("ROI"),
    "posts": N_("Posts"),
    "influencers": N_("Influencers"),
}
"""What a goal figure counts."""

HEALTH = {"good": N_("Good"), "look": N_("Look"), "late": N_("Behind")}
"""How a campaign is."""

HEALTH_SIGN = {"good": "✓", "look": "!", "late": "‼"}
"""One cell that says it without a colour."""

HEALTH_STYLE = {"good": "$text-success", "look": "$text-warning", "late": "$text-error"}
"""The colour that goes with it."""

_FULL, _EMPTY = "█", "░"


def health(code: str) -> str:
    """How a campaign is, as a sign and a word."""
    return f"{HEALTH_SIGN[code]} {_(HEALTH[code])}"


def bar(done: int, total: int, cells: int) -> str:
    """How much of something is done; only what is whole is full."""
    full = min(max(done, 0) * cells // total, cells) if total else 0
    return _FULL * full + _EMPTY * (cells - full)


def money(minor: int | None, currency: str | None) -> str:
    """An amount in minor units; a dash for none."""
    if minor is None or currency is None:
        return fmt.DASH
    return fmt.amount(Money(minor, currency))


def moneys(amounts: Iterable[tuple[str, int]]) -> str:
    """Amounts of several currencies side by side: never added."""
    return " + ".join(money(minor, currency) for currency, minor in amounts)


HALF_A_YEAR = 182
"""Days within which nobody wonders which year is meant."""


def day(value: date | None, today: date) -> str:
    """A day in few cells: without its weekday, and near today without its year."""
    if value is None:
        return fmt.DASH
    if abs((value - today).days) <= 1:
        return fmt.short_day(value, today)
    return _short(value, year=abs((value - today).days) > HALF_A_YEAR)


def span(starts_on: date | None, ends_on: date | None, today: date) -> str:
    """From when to when, in few cells: 2 Mar to 30 Apr; "" without any day."""
    days = [
        "…" if one is None else _short(one, year=one.year != today.year)
        for one in (starts_on, ends_on)
    ]
    return "" if days == ["…", "…"] else f" {fmt.DASH} ".join(days)


def _short(value: date, *, year: bool) -> str:
    """A day without its weekday, which stands first, or last and in brackets."""
    written = fmt.plain_day(value, year=year)
    return written.rpartition(" (")[0] or written.partition(" ")[2]


def remaining(starts_on: date | None, ends_on: date | None, today: date) -> str:
    """How long it is to its begin, or to its end, or since then; "" if not known."""
    if starts_on is not None and today < starts_on:
        count = (starts_on - today).days
        said = ngettext("begins in {count} day", "begins in {count} days", count)
    elif ends_on is None:
        return ""
    elif today <= ends_on:
        count = (ends_on - today).days
        said = ngettext("{count} day left", "{count} days left", count)
    else:
        return block("ended", (today - ends_on).days, None)
    return said.format(count=fmt.whole(count))


def goal(value: Decimal, metric: str, currency: str | None) -> str:
    """A goal as it is written: an amount, a share, a count."""
    if metric in MONEY_METRICS and currency is not None:
        return money(to_minor(value, currency), currency)
    if metric in SHARE_METRICS:
        places = value.normalize().as_tuple().exponent
        return fmt.percent(value, max(0, -int(places)))
    return fmt.whole(int(value))


def block(code: str, figure: int, currency: str | None) -> str:
    """What says that a campaign is behind or wants a look, with its figure."""
    if code == "over_budget":
        return _("over budget by {amount}").format(amount=money(figure, currency))
    if code == "ended":
        said = ngettext("ended {count} day ago", "ended {count} days ago", figure)
    elif code == "late_follow_ups":
        said = ngettext(
            "{count} step overdue for more than a week",
            "{count} steps overdue for more than a week",
            figure,
        )
    elif code == "no_contract":
        said = _("{count} agreed without a contract")
    else:
        said = _("{count} without a next step")
    return said.format(count=fmt.whole(figure))
