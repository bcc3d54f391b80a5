"""The words for what a file holds: its kinds, fields, encodings, signs and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules.people import PERSON_FIELDS
from tui import format as say
from tui.budget_words import COST_STATE
from tui.campaign_terms import CONTENT_KIND, CONTENT_STATE
from tui.i18n import N_, _, ngettext
from tui.screens.import_figure_words import FIGURE_FIELDS, NO_FIGURE

if TYPE_CHECKING:
    from store.exchange.applying import FieldChange
    from store.imports import ImportReport

KIND = {
    "roster": N_("List of people"),
    "contacts": N_("Address book"),
    "outreach": N_("List of conversations"),
    "deliverables": N_("Content calendar"),
    "costs": N_("Costs"),
    "hours": N_("Working hours"),
    "readings": N_("Figures"),
    "orders": N_("Orders of a shop"),
    "traffic": N_("Visits to a site"),
    "conversions": N_("Conversions"),
    "mentions": N_("Mentions"),
}

FORMAT = {"paste": N_("Pasted"), "vcard": N_("Address cards"), "html": "HTML"}
"""Formats that are not called by their suffix."""

FIELD = {field.name: field.title for field in PERSON_FIELDS} | {
    "handle": N_("Handle"),
    "platform": N_("Platform"),
    "url": N_("Profile URL"),
    "followers": N_("Followers"),
    "following": N_("Following"),
    "engagement_rate": N_("Engagement rate"),
    "stated_rate": N_("Engagement rate"),
    "avg_views": N_("Average views"),
    "avg_likes": N_("Average likes"),
    "avg_comments": N_("Average comments"),
    "avg_relevant_comments": N_("Average relevant comments"),
    "avg_shares": N_("Average shares"),
    "avg_saves": N_("Average saves"),
    "avg_link_clicks": N_("Average link clicks"),
    "rate": N_("Rate"),
    "currency": N_("Currency"),
    "tags": N_("Tags"),
    "alias": N_("Alias"),
    "audience_country": N_("Audience country"),
    "checked_on": N_("Checked on"),
    "first_name": N_("First name"),
    "middle_name": N_("Middle name"),
    "last_name": N_("Last name"),
    "campaign": N_("Campaign"),
    "stage": N_("Stage"),
    "channel": N_("Channel"),
    "first_contact": N_("First contact"),
    "last_contact": N_("Last contact"),
    "replied_on": N_("Replied on"),
    "direction": N_("Whether they replied"),
    "next_step": N_("Next step"),
    "next_step_on": N_("Day of the next step"),
    "waiting_on": N_("Waiting for"),
    "asked": N_("Asked"),
    "offered": N_("Offered"),
    "fee": N_("Agreed fee"),
    "commission_percent": N_("Commission (%)"),
    "promo_code": N_("Promo code"),
    "deal_kind": N_("Kind of deal"),
    "kind": N_("Kind of content"),
    "quantity": N_("How many"),
    "title": N_("Title"),
    "substance": N_("What it shows and says"),
    "caption": N_("Caption"),
    "draft_ref": N_("Where the draft is"),
    "draft_due_on": N_("Draft due on"),
    "live_due_on": N_("Live due on"),
    "month": N_("Month of the days"),
    "state": N_("State"),
    "round": N_("Round of changes"),
    "post_url": N_("Address of the post"),
    "live_on": N_("Live on"),
    "reason": N_("Reason"),
    "date": N_("Day"),
    "influencer": N_("Influencer"),
    "category": N_("Category"),
    "description": N_("Description"),
    "amount": N_("Amount"),
    "due_on": N_("Due on"),
    "payee": N_("Who is paid"),
    "exchange_rate": N_("Rate of exchange"),
    "invoice_ref": N_("Number of the bill"),
    "document": N_("Where the bill is"),
    "paid_on": N_("Paid on"),
    "paid_ref": N_("Reference"),
    "withheld": N_("Kept back"),
    "hold_until": N_("Not before"),
    "planned": N_("Planned"),
    "minutes": N_("Minutes"),
    "hours": N_("Hours"),
    "hourly_rate": N_("Cost of an hour"),
    "note": N_("Note"),
    "influencer_id": N_("Number of the influencer in another list"),
    "goal": N_("What customers did"),
    "value": N_("What one is worth"),
    "refunded": N_("Refunded"),
    "order_ref": N_("Number of the order"),
    "link": N_("Link"),
    "clicked_on": N_("Clicked on"),
    "utm_source": "utm_source",
    "utm_medium": "utm_medium",
    "utm_campaign": "utm_campaign",
    "utm_content": "utm_content",
    "utm_term": "utm_term",
    "cancelled_on": N_("Cancelled on"),
    "total": N_("Total of the order"),
    "subtotal": N_("Subtotal of the order"),
    "net": N_("Net of the order"),
    "tax": N_("Tax amount"),
    "shipping": N_("Shipping"),
    "item_price": N_("Price of a product"),
    "item_amount": N_("Amount of a line"),
    "origin": N_("Where the shop says it came from"),
    "attributes": N_("Link among the notes of an order"),
    **FIGURE_FIELDS,
}

OWN_FIELD = N_("A field of your own")
_WITH_THE_PIECE = N_("Kept with the piece, in words")
_IN_THE_NOTES = N_("Kept in the notes, in words")
_LEFT_OUT = N_("Left out: nothing of customers is kept")
_KEPT = {
    "deliverables": _WITH_THE_PIECE,
    "costs": _IN_THE_NOTES,
    "hours": _IN_THE_NOTES,
    "conversions": _IN_THE_NOTES,
    "orders": _LEFT_OUT,
    **dict.fromkeys(("readings", "traffic", "mentions"), NO_FIGURE),
}

ENCODINGS = (
    ("utf-8", N_("Unicode, the usual one today")),
    ("cp949", N_("Korean (Windows, EUC-KR)")),
    ("cp1252", N_("Western (Windows, Latin 1)")),
    ("utf-16", N_("Unicode as older Excel saves it")),
    ("cp932", N_("Japanese (Windows, Shift JIS)")),
    ("gb18030", N_("Chinese, simplified")),
    ("big5", N_("Chinese, traditional")),
    ("mac-roman", N_("Western (old Mac)")),
)
"""Offered by name; any other that Python knows may be typed."""

DELIMITER = {
    ",": N_("comma"),
    ";": N_("semicolon"),
    "\t": N_("tab"),
    "|": N_("bar"),
}

DATE_ORDER = {"dmy": N_("day first (31/12)"), "mdy": N_("month first (12/31)")}

CURRENCIES = ("KRW", "USD", "EUR", "GBP", "JPY", "MXN", "COP", "ARS", "CLP", "VND")
"""Offered by name; any other code may be typed."""

_CONVERSION_STATE = {
    "pending": N_("Not paid yet"),
    "partly_refunded": N_("Partly refunded"),
    "refunded": N_("Refunded"),
}
"""States of an order that nothing else has; others are called as those of costs."""

_CODED = {
    "status": say.STATUS,
    "platform": say.PLATFORM,
    "preferred_channel": say.CHANNEL,
    "stage": say.STAGE,
    "waiting_on": say.WAITING,
    "deal_kind": say.DEAL,
    "kind": CONTENT_KIND,
    "state": CONTENT_STATE | COST_STATE | _CONVERSION_STATE,
}


def kind(code: str) -> str:
    """What a kind of file is called."""
    return _(KIND.get(code, code))


def field_title(name: str) -> str:
    """What a field is called."""
    return _(FIELD.get(name, name))


def own_field(kind: str) -> str:
    """What becomes of a column of a kind of file that feeds no field."""
    return _(_KEPT.get(kind, OWN_FIELD))


def change_cells(change: FieldChange) -> tuple[str, ...]:
    """Who, which field, before and after, as people read them."""
    return (
        change.name,
        field_title(change.field),
        _value(change.field, change.before),
        _value(change.field, change.after),
    )


def _value(field: str, value: object) -> str:
    if value is None or value == "":
        return say.DASH
    if field in _CODED:
        return say.word(_CODED[field], str(value))
    if field == "stated_rate" and isinstance(value, float):
        return say.percent(value)
    return say.whole(value) if isinstance(value, int) else str(value)


def counted(report: ImportReport) -> tuple[tuple[str, str], ...]:
    """What becomes of the rows: (tone, words) for each count that is not nothing.

    New and changed are always said.
    """
    found = (
        ("success", N_("{count} new"), report.created, True),
        ("primary", N_("{count} changed"), report.updated, True),
        ("muted", N_("{count} the same"), report.unchanged, False),
        ("warning", N_("{count} left out"), report.skipped, False),
    )
    said = [
        (tone, _(words).format(count=say.whole(count)))
        for tone, words, count, always in found
        if count or always
    ]
    if problems := len(report.problems):
        words = ngettext("{count} problem", "{count} problems", problems)
        said.append(("warning", words.format(count=say.whole(problems))))
    return tuple(said)


def rows_said(count: int) -> str:
    """A number of rows in words."""
    return ngettext("{count} row", "{count} rows", count).format(count=say.whole(count))
