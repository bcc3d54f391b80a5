"""The words of results: ways to divide them, figures and rates, steps, reasons."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from store.rules.money import minor_digits
from tui import budget_words as money_words
from tui import format as fmt
from tui.campaign_terms import CONTENT_KIND
from tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from store.result_rows import RoiRow
    from store.rules.roi import Ratio

BY = {
    "channel": N_("By channel"),
    "influencer": N_("By influencer"),
    "format": N_("By format"),
    "campaign": N_("By campaign"),
    "month": N_("By month"),
}
"""Ways to divide what came of it all, in the order in which they are turned."""

BY_TITLE = {
    "channel": N_("Channel"),
    "influencer": N_("Influencer"),
    "format": N_("Format"),
    "campaign": N_("Campaign"),
    "month": N_("Month"),
}
"""The title of the first column."""

NO_KEY = {
    "channel": N_("On no channel"),
    "influencer": N_("Nobody's"),
    "format": N_("Nobody's"),
    "campaign": N_("Without a campaign"),
    "month": N_("Without a day"),
}
"""What stands for those that have no such thing."""

FIGURE = {
    "conversions": N_("Conversions"),
    "orders": N_("Orders"),
    "revenue": N_("Revenue"),
    "cost": N_("Cost"),
    "cost_without_hours": N_("Cost without own time"),
    "time_cost": N_("Own time"),
    "roi": N_("ROI"),
    "roi_without_hours": N_("ROI without own time"),
    "roas": N_("ROAS"),
    "aov": N_("Per order"),
    "cpa": N_("Per conversion"),
    "cpl": N_("Per lead"),
    "cpm": N_("Per 1,000 impressions"),
    "cpv": N_("Per view"),
    "cpe": N_("Per engagement"),
    "cpc": N_("Per click"),
    "er": N_("Engagement rate"),
    "engagements": N_("Engagements"),
    "emv": N_("EMV"),
    "break_even": N_("Break-even"),
}
"""Figures that are worked out."""

IN_MONEY = frozenset(
    {"revenue", "cost", "cost_without_hours", "time_cost", "emv"}
    | {"aov", "cpa", "cpl", "cpm", "cpv", "cpe", "cpc"}
)
"""Those that are amounts."""

IN_PERCENT = frozenset({"roi", "roi_without_hours", "er"})
"""Those that are in percent."""

FORMULA = {
    "roi": N_("(revenue - cost) / cost, own time included"),
    "roi_without_hours": N_("(revenue - cost) / cost, without own time"),
    "roas": N_("revenue / cost"),
    "aov": N_("revenue / orders"),
    "cpa": N_("cost / conversions"),
    "cpl": N_("cost / leads"),
    "cpm": N_("cost / impressions x 1,000"),
    "cpv": N_("cost / views"),
    "cpe": N_("cost / engagements"),
    "cpc": N_("cost / clicks"),
}
"""How each is worked out."""

RATE = {
    "er_reach": N_("Engagement by reach"),
    "er_impressions": N_("Engagement by impressions"),
    "er_views": N_("Engagement by views"),
    "click_rate": N_("Click rate"),
    "save_rate": N_("Save rate"),
    "conversions_by_clicks": N_("Conversions by clicks"),
    "conversions_by_sessions": N_("Conversions by visits"),
}
"""Rates of content; each is shown with what it divides by."""

STEP = {
    "reach": N_("Reach"),
    "impressions": N_("Impressions"),
    "views": N_("Views"),
    "engagements": N_("Engagements"),
    "clicks": N_("Clicks"),
    "sessions": N_("Site visits"),
    "leads": N_("Leads"),
    "conversions": N_("Conversions"),
    "orders": N_("Orders"),
    "likes": N_("Likes"),
    "comments": N_("Comments"),
    "relevant_comments": N_("Relevant comments"),
    "shares": N_("Shares"),
    "saves": N_("Saves"),
    "new_followers": N_("New followers"),
    "interactions": N_("Interactions"),
    "users": N_("Users"),
    "new_users": N_("New users"),
    "events": N_("Events"),
    "followers": N_("Followers"),
    "searches": N_("Searches"),
    "mentions": N_("Mentions"),
}
"""What is counted, from reach to sale and beside it."""

FORMAT = {
    "": N_("Nobody's"),
    "none": N_("No content yet"),
    "mixed": N_("Several formats"),
}
"""Formats that are none; the others are kinds of content."""

RANKED = {
    "best-influencer": N_("Best people"),
    "worst-influencer": N_("Worst people"),
    "best-piece": N_("Best content"),
    "worst-piece": N_("Worst content"),
}
"""The lists of the ranking, in the order in which they are turned."""

RANKED_BY = {
    "roi": N_("ROI"),
    "revenue": N_("Revenue"),
    "engagements": N_("Engagements"),
    "er": N_("Engagement rate"),
}
"""What is ranked by."""

VIEWS = {
    "goals": N_("Goals"),
    "funnel": N_("Reach to sale"),
    "months": N_("By month"),
    "rates": N_("Figures and rates"),
    "growth": N_("Growth and brand"),
}
"""What can be seen of a campaign, in the order in which it is turned."""

PHASE = {
    "before": N_("Beforehand"),
    "during": N_("During"),
    "after": N_("Afterwards"),
}
"""When figures were taken, seen from the campaign."""

SENTIMENT = {
    "positive": N_("Positive"),
    "neutral": N_("Neutral"),
    "negative": N_("Negative"),
    "": N_("Not judged"),
}
"""How a mention speaks of the brand."""

KIND = {
    "purchase": N_("Purchase"),
    "enquiry": N_("Enquiry"),
    "quote": N_("Quote asked for"),
    "visit": N_("Visit"),
    "newsletter": N_("Newsletter"),
    "download": N_("Download"),
    "time_on_page": N_("Time on page"),
    "interaction": N_("Interaction"),
    "video_click": N_("Click in a video"),
    "own": N_("Own goal"),
}
"""What a customer did."""

SOURCE = {
    "typed": N_("typed"),
    "file": N_("from a file"),
    "shopify": "Shopify",
    "woocommerce": "WooCommerce",
    "cafe24": "Cafe24",
    "influencer": N_("as the influencer said"),
    "verified": N_("seen by yourself"),
    "import": N_("from a file"),
    "code": N_("by code"),
    "link": N_("by link"),
    "manual": N_("by hand"),
    "none": N_("nobody's"),
    "committed": N_("promised"),
    "invoiced": N_("billed"),
    "paid": N_("paid out"),
}
"""Where a figure is from, or how far a cost is."""

WINDOW = {
    "24h": N_("after 24 hours"),
    "7d": N_("after 7 days"),
    "30d": N_("after 30 days"),
    "total": N_("in all"),
}
"""Up to when a figure was counted."""

CODES: dict[str, Mapping[str, str]] = {
    "kind": {**KIND, **CONTENT_KIND},
    "category": money_words.CATEGORY,
    "channel": fmt.PLATFORM,
    "window": WINDOW,
}
"""Codes among what fills the words of an input, and their words."""

PERIODS = {
    "all": N_("All time"),
    "month": N_("This month"),
    "last-month": N_("Last month"),
    "quarter": N_("This quarter"),
    "last-quarter": N_("Last quarter"),
    "year": N_("This year"),
    "last-year": N_("Last year"),
    "own": N_("From one day to another…"),
}
"""Periods that can be chosen."""


def percent(value: Ratio | None) -> str:
    """A rate in percent with two decimals; a dash for none."""
    return fmt.percent(None if value is None else value.shown)


def times(value: Ratio | None) -> str:
    """How many times as much, as in 2.71x; a dash for none."""
    return fmt.DASH if value is None else f"{fmt.grouped(value.shown)}x"


SMALL = 100
"""Amounts below this keep their decimals in a currency that has none."""


def each(value: Ratio | None, currency: str | None) -> str:
    """An amount by one of something, in whole units.

    With two decimals; in a currency that has none only what is small has them, as a
    click for 12.34 won.
    """
    if value is None or currency is None:
        return fmt.DASH
    shown = value.shown
    if not minor_digits(currency) and (shown == int(shown) or abs(shown) >= SMALL):
        shown = Decimal(round(value.exact))
    return f"{fmt.grouped(shown)} {currency}"


def row_word(row: RoiRow) -> str:
    """What a row is called, in the language in use; names stay as they are."""
    if row.format is not None:
        word = FORMAT.get(row.format)
        return _(word) if word else _(CONTENT_KIND.get(row.format, row.format))
    if row.month:
        return month(row.month)
    if row.channel is not None:
        return _(row.key) if row.key else _("On no channel")
    if row.campaign_id == 0:
        return _("Without a campaign")
    return row.key or _("Nobody's")


def month(text: str) -> str:
    """A stored month as one reads it: March 2026."""
    return fmt.month(date.fromisoformat(f"{text}-01"))


def moneys(amounts: Iterable[tuple[str, int]]) -> str:
    """Amounts of several currencies side by side: never added."""
    return " + ".join(money_words.money(minor, code) for code, minor in amounts)


def of_many(known: int, many: int) -> str:
    """Of how many pieces a figure is known."""
    said = ngettext("of {known} of {many} piece", "of {known} of {many} pieces", many)
    return said.format(known=fmt.whole(known), many=fmt.whole(many))


def period(since: date | None, until: date | None) -> str:
    """A period in words."""
    if since is None and until is None:
        return _("All time")
    if since is None:
        return _("Until {day}").format(day=fmt.plain_day(until or date.max))
    if until is None:
        return _("Since {day}").format(day=fmt.plain_day(since))
    return fmt.period(f"{since.isoformat()} \N{EN DASH} {until.isoformat()}")
