"""What stands in the columns of every table that is written for people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.rules.content_words import READING_FIGURES
from store.rules.result_words import ALL_FIGURES


class Kind(StrEnum):
    """What stands in a column, and so what type its cells have."""

    TEXT = "text"
    COUNT = "count"
    """A whole number."""
    SHARE = "share"
    """A percentage (2.91 means 2.91 %); a workbook keeps 0.0291 and shows 2.91%."""
    PERCENT = "percent"
    """A percentage as text, for columns in which a share could be misread."""
    AMOUNT = "amount"
    """Decimal digits as text, exact."""
    DAY = "day"
    """ISO text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column to write: its header, and what stands under it."""

    header: str
    kind: Kind = Kind.TEXT


def _counts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.COUNT) for name in names)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(map(Column, names))


def _days(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.DAY) for name in names)


def _amounts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.AMOUNT) for name in names)


_RATE = Column("engagement_rate", Kind.SHARE)
_AVERAGES = _counts("avg_views", "avg_likes", "avg_comments")
_RARE_FIGURES = _counts(
    "avg_relevant_comments", "avg_shares", "avg_saves", "avg_link_clicks"
)
_FIGURES = (*_counts("followers", "following"), *_AVERAGES, *_RARE_FIGURES, _RATE)
_PERSON = (Column("influencer_id", Kind.COUNT), Column("name"))

TABLES: dict[str, tuple[Column, ...]] = {
    "roster": (
        *_texts("name", "handle", "platform", "url"),
        *_counts("followers", "following"),
        _RATE,
        *_AVERAGES,
        *_texts("niche", "country", "city", "language", "email", "phone", "agent_name"),
        Column("rate", Kind.AMOUNT),
        *_texts("currency", "status", "tags", "notes"),
    ),
    "accounts": (
        *_PERSON,
        *_texts("platform", "handle", "url"),
        *_FIGURES,
        Column("audience_country"),
        Column("checked_on", Kind.DAY),
    ),
    "readings": (
        *_PERSON,
        *_texts("platform", "handle"),
        Column("read_on", Kind.DAY),
        Column("source"),
        *_FIGURES,
    ),
    "rates": (
        *_PERSON,
        Column("kind"),
        Column("amount", Kind.AMOUNT),
        Column("currency"),
        Column("quoted_on", Kind.DAY),
    ),
    "tags": (*_PERSON, Column("tag")),
    "custom": (*_PERSON, *_texts("field", "value")),
    "outreach": (
        *_texts("name", "handle", "platform", "campaign", "stage", "channel"),
        *_days("first_contact", "last_contact", "replied_on"),
        *_texts("waiting_on", "next_step"),
        *_days("next_step_on"),
        *(Column(name, Kind.AMOUNT) for name in ("asked", "offered", "fee")),
        *_texts("currency", "deal_kind", "commission_percent", "promo_code", "notes"),
    ),
    "touches": (
        *_PERSON,
        *_texts("platform", "handle", "campaign"),
        *_days("on_day"),
        *_texts("channel", "direction", "kind", "subject", "body", "template"),
        *_counts("minutes"),
        *_days("answered_on"),
    ),
    "campaigns": (
        *_texts("name", "brand", "market", "objective", "status"),
        *_days("starts_on", "ends_on"),
        *_texts("currency"),
        *(Column(name, Kind.AMOUNT) for name in ("budget", "hourly_rate", "committed")),
        *_counts("people", "agreed"),
        *_texts("goals", "product", "landing_url", "margin_percent"),
        *_texts("summary", "messages", "do", "dont", "hashtags", "disclosure_text"),
        *_texts("boost", "fix", "part", "recruit", "next_steps", "image_conclusion"),
        *_days("put_away_on"),
    ),
    "contracts": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "status", "scope", "compensation"),
        *_days("sent_on", "signed_on", "starts_on", "ends_on"),
        *_texts("file", "clauses", "exclusivity"),
        *_days("exclusivity_until"),
    ),
    "shipments": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "recipient", "phone", "address"),
        *_texts("product", "sku"),
        *_counts("quantity"),
        *_texts("state"),
        *_days("chosen_on", "sent_on"),
        *_texts("courier", "tracking_no"),
        *_days("delivered_on", "post_due_on", "returned_on"),
        Column("shipping", Kind.AMOUNT),
        *_texts("currency", "notes"),
    ),
    "links": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "promo_code", "url"),
        *_texts("utm_source", "utm_medium", "utm_campaign", "utm_content"),
        *_texts("utm_term", "short_url"),
    ),
    "deliverables": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "kind", "title", "substance"),
        *_days("draft_due_on", "live_due_on"),
        *_texts("state"),
        *_days("state_since"),
        *_counts("round"),
        *_texts("draft_ref", "caption", "post_url"),
        *_days("live_on", "measured_on", "payment_due_on"),
        *_texts("reason"),
    ),
    "reviews": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "kind", "title"),
        *_counts("round"),
        *_texts("verdict", "said", "draft_ref"),
        *_days("on_day"),
    ),
    "compliance": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "kind", "title", "post_url"),
        *_texts("item", "ok", "evidence", "by_whom"),
        *_days("on_day"),
    ),
    "live_checks": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "kind", "title", "post_url"),
        *_counts("after_days"),
        *_days("due_on", "on_day"),
        *_texts("live", "labelled", "note"),
    ),
    "post_readings": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "kind", "title", "post_url"),
        *_days("on_day"),
        *_texts("window", "source"),
        *_counts(*READING_FIGURES),
    ),
    "figures": (
        *_days("date", "starts_on"),
        *_texts("channel", "influencer", "handle", "campaign", "post_url", "label"),
        *_texts("window", "source"),
        *_counts(*ALL_FIGURES),
        *_texts("conversions"),
        *_amounts("spend"),
        *_texts("currency"),
    ),
    "brand": (
        *_days("date"),
        *_texts("campaign", "phase", "channel"),
        *_counts("followers", "searches", "mentions"),
        *_texts("sentiment", "source", "notes"),
    ),
    "mentions": (
        *_days("date"),
        *_texts("channel", "url", "author", "keyword", "sentiment", "text"),
        *_texts("campaign"),
    ),
    "rights": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "title", "layer", "territory"),
        *_texts("begins"),
        *_counts("lasts_days"),
        *_days("starts_on", "ends_on"),
        *_texts("notes"),
    ),
    "assets": (
        *_PERSON,
        *_texts("handle", "platform", "campaign", "asset_kind", "style", "title"),
        *_texts("place"),
        *_days("captured_on"),
        *_texts("sha256"),
        *_counts("size_bytes"),
        *_texts("notes"),
    ),
    "costs": (
        *_days("date"),
        *_texts("channel", "influencer", "category", "description"),
        *_amounts("amount"),
        *_texts("currency", "state"),
        *_days("due_on"),
        *_texts("handle", "campaign", "payee", "invoice_ref", "document"),
        *_days("paid_on"),
        *_texts("paid_ref", "exchange_rate"),
        *_amounts("counted"),
        *_texts("counted_currency"),
        *_amounts("withheld"),
        *_days("hold_until"),
        *_texts("origin", "over_note", "notes"),
    ),
    "hours": (
        *_days("date"),
        *_texts("channel", "influencer"),
        *_counts("minutes"),
        *_amounts("hourly_rate"),
        *_texts("currency", "note", "handle", "campaign"),
        *_amounts("campaign_rate"),
        *_texts("campaign_currency"),
    ),
    "conversions": (
        *_days("date"),
        *_texts("channel", "influencer", "goal"),
        *_counts("quantity"),
        *_amounts("value", "amount", "refunded"),
        *_texts("currency", "state"),
        *_amounts("worth", "counted"),
        *_texts("counted_currency", "handle", "campaign", "order_ref", "code", "what"),
        *_texts("link"),
        *_days("clicked_on"),
        *_texts("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"),
        *_texts("attributed_by", "source", "notes", "conversion_ref"),
    ),
    "budget": (
        *_texts("campaign", "category"),
        *_amounts("planned"),
        *_texts("currency"),
        *_amounts("committed", "paid", "remaining", "foreseen"),
        *_texts("note", "part"),
        *_counts("minutes", "minutes_without_rate"),
        *_amounts("time_cost"),
    ),
    "payments": (
        *_days("paid_on"),
        *_texts("payee", "legal_name", "tax_kind", "tax_id", "campaign", "category"),
        *_texts("description", "invoice_ref", "document"),
        *_amounts("amount", "vat", "tax", "withheld", "net"),
        *_texts("currency", "paid_ref", "exchange_rate"),
        *_amounts("counted"),
        *_texts("counted_currency"),
    ),
    "bank": (
        *_days("due_on"),
        *_texts("payee", "legal_name", "bank", "account_no"),
        *_amounts("net"),
        *_texts("currency", "invoice_ref", "campaign", "category", "description"),
        *_amounts("amount", "withheld"),
        *_days("hold_until"),
        *_counts("pieces", "live"),
    ),
}
"""The tables that can be written, by kind; a roster may go on with further columns."""

PERSON_EXTRAS = (
    *_texts("real_name", "preferred_channel", "timezone", "agent_email", "address"),
    Column("blocked_reason"),
    *_counts("fit_reach", "fit_authenticity", "fit_engagement", "fit_voice"),
)
ACCOUNT_EXTRAS = (*_RARE_FIGURES, Column("audience_country"))
ALIAS = Column("alias")
"""Columns of ours that a roster has where somebody has a value there."""
