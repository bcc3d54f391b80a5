"""Campaigns: what is asked, of whom, under which contract, with which parcel."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from store.rules.campaign_words import (
    CONTRACTS,
    MARKS,
    METRICS,
    OBJECTIVES,
    STATUSES,
)
from store.tables.base import AUTO, Base, IsoDate, Stamped
from store.tables.checks import amount, day, one_of, words


class Campaign(Stamped, table=True):
    """A piece of work that people are won for: its frame, its brief, its lessons."""

    __table_args__ = (
        Index("uq_campaign_name_key", "name_key", unique=True),
        words("name"),
        day("starts_on"),
        day("ends_on"),
        CheckConstraint("currency GLOB '[A-Z][A-Z][A-Z]'", "currency"),
        one_of("objective", OBJECTIVES),
        one_of("status", STATUSES),
        CheckConstraint("budget_minor >= 0", "budget_minor"),
        CheckConstraint("hourly_rate_minor >= 0", "hourly_rate_minor"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    """What it is called; never blank."""
    name_key: str = Field(sa_type=Text)
    """The name as it is matched: without case."""
    brand: str | None = Field(default=None, sa_type=Text)
    """Whose product it is about."""
    market: str | None = Field(default=None, sa_type=Text)
    """The country it runs in, as two letters; its public holidays count."""
    starts_on: date | None = Field(default=None, sa_type=IsoDate)
    """Its first day."""
    ends_on: date | None = Field(default=None, sa_type=IsoDate)
    """Its last day."""
    currency: str | None = Field(default=None, sa_type=Text)
    """What its money is counted in, as three letters."""
    archived_at: str | None = Field(default=None, sa_type=Text)
    """When it was put away."""
    objective: str | None = Field(default=None, sa_type=Text)
    """awareness, leads, sales, seo, ugc or feedback."""
    status: str = Field(
        default="planned", sa_type=Text, sa_column_kwargs={"server_default": "planned"}
    )
    """planned, running or wrapped."""
    product: str | None = Field(default=None, sa_type=Text)
    """What it is about, in a word or two, as messages name it."""
    landing_url: str | None = Field(default=None, sa_type=Text)
    """The page that tracked links lead to."""
    budget_minor: int | None = None
    """What may be spent, in the smallest unit of its currency."""
    hourly_rate_minor: int | None = None
    """What an hour of own work costs, in the smallest unit of its currency."""
    brief_summary: str | None = Field(default=None, sa_type=Text)
    """The brief, first part: what it is about, for whom, and why."""
    brief_messages: str | None = Field(default=None, sa_type=Text)
    """Second part: what has to be said, a line each."""
    brief_do: str | None = Field(default=None, sa_type=Text)
    """Third part: what is wanted, a line each."""
    brief_dont: str | None = Field(default=None, sa_type=Text)
    """Third part: what is not wanted, a line each."""
    brief_hashtags: str | None = Field(default=None, sa_type=Text)
    """Fourth part: hashtags and mentions."""
    disclosure_text: str | None = Field(default=None, sa_type=Text)
    """Fourth part: how the work is labelled, word for word."""
    retro_boost: str | None = Field(default=None, sa_type=Text)
    """What to do more of next time."""
    retro_fix: str | None = Field(default=None, sa_type=Text)
    """What to do otherwise next time."""
    retro_part: str | None = Field(default=None, sa_type=Text)
    """Whom to part from, and why."""
    retro_recruit: str | None = Field(default=None, sa_type=Text)
    """Whom to look for next."""
    margin_percent: str | None = Field(default=None, sa_type=Text)
    """What stays of an order's price, in percent, as an exact figure: 40."""
    image_conclusion: str | None = Field(default=None, sa_type=Text)
    """What it did to the image of the brand, in words."""
    next_steps: str | None = Field(default=None, sa_type=Text)
    """What follows from its results, a line each."""


class Target(Base, table=True):
    """A goal figure of a campaign."""

    __table_args__ = (
        Index("uq_target", "campaign_id", "metric", unique=True),
        one_of("metric", METRICS),
        words("goal"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", ondelete="CASCADE")
    metric: str = Field(sa_type=Text)
    """What is counted: reach, clicks, conversions, revenue, roi, posts and others."""
    goal: str = Field(sa_type=Text)
    """How much of it, as an exact figure: 250000, 12.5; money in the campaign's
    currency, ROI in percent."""


class ChecklistMark(Base, table=True):
    """What she said of a checklist item by hand."""

    __tablename__ = "checklist_mark"
    __table_args__ = (
        Index("uq_checklist_mark", "campaign_id", "item", unique=True),
        one_of("state", MARKS),
        words("item"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", ondelete="CASCADE")
    item: str = Field(sa_type=Text)
    """The key of the item: 7.1."""
    state: str = Field(sa_type=Text)
    """done or waived."""
    note: str | None = Field(default=None, sa_type=Text)
    """How it was done, or why it does not apply."""
    on_day: date = Field(sa_type=IsoDate)
    """The day she said so."""


class Contract(Stamped, table=True):
    """What was agreed in writing with one person for one campaign."""

    __table_args__ = (
        Index("ix_contract_collaboration_id", "collaboration_id"),
        Index(
            "ix_contract_exclusivity_until",
            "exclusivity_until",
            sqlite_where=text("exclusivity_until IS NOT NULL"),
        ),
        Index("ix_contract_sent_on", "sent_on", sqlite_where=text("status='sent'")),
        Index("ix_contract_ends_on", "ends_on", sqlite_where=text("status='signed'")),
        one_of("status", CONTRACTS),
        day("sent_on"),
        day("signed_on"),
        day("starts_on"),
        day("ends_on"),
        day("exclusivity_until"),
        CheckConstraint("payment_days >= 0", "payment_days"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    status: str = Field(default="draft", sa_type=Text)
    """draft, sent, signed, ended or cancelled."""
    scope: str | None = Field(default=None, sa_type=Text)
    """What is owed, in words."""
    compensation: str | None = Field(default=None, sa_type=Text)
    """What is paid for it, and when, in words."""
    sent_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it went out to be signed."""
    signed_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it was signed by both."""
    starts_on: date | None = Field(default=None, sa_type=IsoDate)
    """Its first day."""
    ends_on: date | None = Field(default=None, sa_type=IsoDate)
    """Its last day."""
    file: str | None = Field(default=None, sa_type=Text)
    """Where the paper is: a path or an address."""
    clauses: str = Field(default="", sa_type=Text)
    """What it settles, words parted by blanks: disclosure, revisions, exclusivity,
    kill_fee, keep_up, portrait_rights."""
    exclusivity: str | None = Field(default=None, sa_type=Text)
    """For whom else they may not work: brands or a kind of product."""
    exclusivity_until: date | None = Field(default=None, sa_type=IsoDate)
    """The last day of that."""
    payment_days: int | None = None
    """Days from going live until the fee is paid; empty is what is usual."""


class Breach(Stamped, table=True):
    """Something in a contract that was not kept, and what was done about it."""

    __table_args__ = (
        Index("ix_breach_collaboration_id", "collaboration_id"),
        words("what"),
        day("on_day"),
        day("settled_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    what: str = Field(sa_type=Text)
    """What happened, or did not."""
    on_day: date = Field(sa_type=IsoDate)
    """When."""
    action: str | None = Field(default=None, sa_type=Text)
    """What was done about it."""
    settled_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it was settled; open until then."""


class Product(Stamped, table=True):
    """Something that is sent to people."""

    __table_args__ = (
        Index("uq_product_name_key", "name_key", unique=True),
        words("name"),
        CheckConstraint("stock >= 0", "stock"),
        *amount("cost"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    """What it is called; never blank."""
    name_key: str = Field(sa_type=Text)
    """The name as it is matched: without case."""
    sku: str | None = Field(default=None, sa_type=Text)
    """Its number in the shop."""
    cost_minor: int | None = None
    """What one of it costs us, in the smallest unit of its currency."""
    cost_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters: KRW."""
    stock: int | None = None
    """Pieces that came in for sending, in all; empty is not counted."""
    archived_at: str | None = Field(default=None, sa_type=Text)
    """When it was put away."""


class Shipment(Stamped, table=True):
    """Product on its way to somebody."""

    __table_args__ = (
        Index("ix_shipment_collaboration_id", "collaboration_id"),
        Index("ix_shipment_product_id", "product_id"),
        Index(
            "ix_shipment_open",
            "sent_on",
            "chosen_on",
            sqlite_where=text("delivered_on IS NULL AND returned_on IS NULL"),
        ),
        Index(
            "ix_shipment_post_due_on",
            "post_due_on",
            sqlite_where=text("delivered_on IS NOT NULL AND returned_on IS NULL"),
        ),
        CheckConstraint("quantity > 0", "quantity"),
        day("chosen_on"),
        day("sent_on"),
        day("delivered_on"),
        day("post_due_on"),
        day("returned_on"),
        *amount("shipping"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    product_id: int | None = Field(
        default=None, foreign_key="product.id", ondelete="SET NULL"
    )
    quantity: int = 1
    """Pieces."""
    chosen_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it was settled what is sent."""
    sent_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it left."""
    courier: str | None = Field(default=None, sa_type=Text)
    """Who carries it."""
    tracking_no: str | None = Field(default=None, sa_type=Text)
    """Its number there."""
    delivered_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it arrived."""
    post_due_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day by which they post about it."""
    returned_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it came back."""
    shipping_minor: int | None = None
    """What sending it costs, in the smallest unit of its currency."""
    shipping_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Size, colour, and anything else."""


class Candidate(Base, table=True):
    """Somebody in the line-up of a campaign who was not asked yet."""

    __table_args__ = (
        Index("uq_candidate", "campaign_id", "influencer_id", unique=True),
        Index("ix_candidate_influencer_id", "influencer_id"),
        *amount("fee"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", ondelete="CASCADE")
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    fee_minor: int | None = None
    """What they may cost, in the smallest unit of its currency."""
    fee_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters: KRW."""


class TrackedLink(Stamped, table=True):
    """A link by which visits that one person sends are known."""

    __tablename__ = "tracked_link"
    __table_args__ = (
        Index("ix_tracked_link_collaboration_id", "collaboration_id"),
        Index("uq_tracked_link_url", "url", unique=True),
        words("url"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    url: str = Field(sa_type=Text)
    """The whole link."""
    utm_source: str | None = Field(default=None, sa_type=Text)
    """Where the visit comes from: instagram."""
    utm_medium: str | None = Field(default=None, sa_type=Text)
    """By which means: influencer."""
    utm_campaign: str | None = Field(default=None, sa_type=Text)
    """The campaign, as one word."""
    utm_content: str | None = Field(default=None, sa_type=Text)
    """Whose link it is: the handle."""
    utm_term: str | None = Field(default=None, sa_type=Text)
    """Anything more."""
    slug: str | None = Field(default=None, sa_type=Text)
    """The short form of it, if a shortener made one."""
