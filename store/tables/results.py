"""Results: what customers did, what it is worth, and what is said of the brand."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from store.rules.content_words import READING_SOURCES
from store.rules.result_words import (
    ATTRIBUTED_BY,
    CONVERSION_SOURCES,
    CONVERSION_STATES,
    GOAL_KINDS,
    PHASES,
    REPORT_FORMATS,
    SENTIMENTS,
    SPELLING_PARTS,
)
from store.tables.base import AUTO, Base, IsoDate, Stamped
from store.tables.checks import amount, day, one_of, words

_CODE = "GLOB '[A-Z][A-Z][A-Z]'"


class ConversionGoal(Stamped, table=True):
    """Something that customers are to do in a campaign, and what one of it is worth."""

    __tablename__ = "conversion_goal"
    __table_args__ = (
        Index("uq_conversion_goal", "campaign_id", "kind", "name_key", unique=True),
        one_of("kind", GOAL_KINDS),
        words("name"),
        words("rate"),
        *amount("value"),
        *amount("ltv"),
        CheckConstraint("value_minor IS NULL OR ltv_minor IS NULL", "worth"),
        CheckConstraint("(ltv_minor IS NULL) = (rate IS NULL)", "rate_of_ltv"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", ondelete="CASCADE")
    kind: str = Field(default="purchase", sa_type=Text)
    """purchase, enquiry, quote, visit, newsletter, download, time_on_page,
    interaction, video_click or own."""
    name: str = Field(sa_type=Text)
    """What it is called."""
    name_key: str = Field(sa_type=Text)
    """The name as it is matched: without case."""
    value_minor: int | None = None
    """What one is worth, in the smallest unit of its currency."""
    value_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters."""
    ltv_minor: int | None = None
    """What a customer is worth over the years; instead of a value."""
    ltv_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters."""
    rate: str | None = Field(default=None, sa_type=Text)
    """The share of them that become customers, in percent, as an exact figure: 10."""


class Conversion(Stamped, table=True):
    """Something that a customer did, or several customers alike on one day."""

    __table_args__ = (
        Index("ix_conversion_on_day", "on_day"),
        Index("ix_conversion_campaign_id", "campaign_id", "on_day"),
        Index("ix_conversion_collaboration_id", "collaboration_id"),
        Index("ix_conversion_channel", "channel", "on_day"),
        Index("ix_conversion_amount", "amount_currency", "amount_minor"),
        Index(
            "ix_conversion_order_ref",
            "order_ref",
            sqlite_where=text("order_ref IS NOT NULL"),
        ),
        Index(
            "ix_conversion_code_key",
            "code_key",
            sqlite_where=text("code_key IS NOT NULL"),
        ),
        Index("ix_conversion_mark", "mark", sqlite_where=text("mark IS NOT NULL")),
        Index("ix_conversion_goal_id", "goal_id"),
        Index(
            "ix_conversion_utm_content",
            "utm_content",
            sqlite_where=text("utm_content IS NOT NULL"),
        ),
        Index("ix_conversion_url", "url", sqlite_where=text("url IS NOT NULL")),
        Index("ix_conversion_path", "id", sqlite_where=text("path IS NOT NULL")),
        Index(
            "ix_conversion_unknown",
            "campaign_id",
            "on_day",
            sqlite_where=text("attributed_by='none'"),
        ),
        Index(
            "ix_conversion_uncounted",
            "campaign_id",
            sqlite_where=text("counted_minor IS NULL AND amount_minor IS NOT NULL"),
        ),
        one_of("kind", GOAL_KINDS),
        one_of("status", CONVERSION_STATES),
        one_of("source", CONVERSION_SOURCES),
        one_of("attributed_by", ATTRIBUTED_BY),
        words("channel"),
        words("order_ref"),
        CheckConstraint("quantity >= 0", "quantity"),
        CheckConstraint("refunded_minor >= 0", "refunded_minor"),
        CheckConstraint(f"amount_currency {_CODE}", "amount_currency"),
        CheckConstraint(
            "amount_minor IS NULL OR amount_currency IS NOT NULL", "amount_minor"
        ),
        CheckConstraint(
            "(counted_minor IS NULL) = (counted_currency IS NULL)", "counted"
        ),
        day("on_day"),
        day("clicked_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    goal_id: int | None = Field(
        default=None, foreign_key="conversion_goal.id", ondelete="SET NULL"
    )
    kind: str = Field(default="purchase", sa_type=Text)
    """What was done: the kind of its goal."""
    on_day: date = Field(sa_type=IsoDate)
    """The day it happened."""
    order_ref: str | None = Field(default=None, sa_type=Text)
    """The number of the order in the shop."""
    what: str | None = Field(default=None, sa_type=Text)
    """What was bought, or done, in words."""
    quantity: int = 1
    """How many conversions it stands for."""
    unit_minor: int | None = None
    """What one is worth, where a sheet says so."""
    gross_minor: int | None = None
    """What the order came to, or all of them; empty where the goal says what one is
    worth."""
    refunded_minor: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """What went back to the customer."""
    amount_minor: int | None = None
    """What it is worth, less what went back; empty where nobody knows."""
    amount_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters: KRW."""
    exchange_rate: str | None = Field(default=None, sa_type=Text)
    """How much of the campaign's currency one of its own is, to the letter exact."""
    counted_minor: int | None = None
    """The amount in the campaign's currency; empty while no rate is known."""
    counted_currency: str | None = Field(default=None, sa_type=Text)
    """That currency."""
    status: str = Field(default="paid", sa_type=Text)
    """pending, paid, partly_refunded, refunded or cancelled."""
    code: str | None = Field(default=None, sa_type=Text)
    """The promo code that was used, as it was typed; several parted by commas."""
    code_key: str | None = Field(default=None, sa_type=Text)
    """The code as it is matched. Where there are several: a comma before each."""
    utm_source: str | None = Field(default=None, sa_type=Text)
    """The link it came by: where from."""
    utm_medium: str | None = Field(default=None, sa_type=Text)
    """By which means."""
    utm_campaign: str | None = Field(default=None, sa_type=Text)
    """For which campaign."""
    utm_content: str | None = Field(default=None, sa_type=Text)
    """Whose link."""
    utm_term: str | None = Field(default=None, sa_type=Text)
    """Anything more."""
    url: str | None = Field(default=None, sa_type=Text)
    """The whole link, where it is known."""
    clicked_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day of that click; empty is the day itself."""
    path: str | None = Field(default=None, sa_type=Text)
    """Earlier clicks as JSON: a list of pairs, the day and the link, oldest first."""
    collaboration_id: int | None = Field(
        default=None, foreign_key="collaboration.id", ondelete="SET NULL"
    )
    """Whose it is; empty where nobody knows."""
    channel: str | None = Field(default=None, sa_type=Text)
    """Where it came from: a platform, or any name she uses for one."""
    attributed_by: str = Field(default="none", sa_type=Text)
    """code, link, manual or none: how it is known whose it is."""
    source: str = Field(default="typed", sa_type=Text)
    """typed, file, shopify, woocommerce or cafe24."""
    mark: str | None = Field(default=None, sa_type=Text)
    """What a row of a file is known by when the file comes again."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Anything else, in lines."""


class SharedCode(Base, table=True):
    """A promo code that everybody can use, so that it says nothing of anybody."""

    __tablename__ = "shared_code"
    __table_args__ = (
        Index("uq_shared_code", "code_key", unique=True),
        words("code"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(sa_type=Text)
    """The code as it is written."""
    code_key: str = Field(sa_type=Text)
    """The code as it is matched."""


class Spelling(Base, table=True):
    """Two ways of writing one part of a link, which she said are the same."""

    __table_args__ = (
        Index("uq_spelling", "part", "written_key", unique=True),
        one_of("part", SPELLING_PARTS),
        words("written"),
        words("means"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    part: str = Field(sa_type=Text)
    """source, medium, campaign, content or term."""
    written: str = Field(sa_type=Text)
    """How it is written: Insta."""
    written_key: str = Field(sa_type=Text)
    """The same as it is matched: without case."""
    means: str = Field(sa_type=Text)
    """How it would be written: instagram."""


class ChannelName(Base, table=True):
    """What she calls a platform, where that is another word than its own."""

    __tablename__ = "channel_name"
    __table_args__ = (
        Index("uq_channel_name", "channel", unique=True),
        words("channel"),
        words("written"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    channel: str = Field(sa_type=Text)
    """The platform: x."""
    written: str = Field(sa_type=Text)
    """What she calls it: Twitter."""


class BrandReading(Stamped, table=True):
    """How the brand stood on a day, before, during or after a campaign."""

    __tablename__ = "brand_reading"
    __table_args__ = (
        Index("ix_brand_reading_campaign_id", "campaign_id", "on_day"),
        one_of("phase", PHASES),
        one_of("source", READING_SOURCES),
        words("channel"),
        words("sentiment"),
        day("on_day"),
        *(
            CheckConstraint(f"{name} >= 0", name)
            for name in ("followers", "searches", "mentions")
        ),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    on_day: date = Field(sa_type=IsoDate)
    """The day it was looked at."""
    phase: str | None = Field(default=None, sa_type=Text)
    """before, during or after; empty is as the days of the campaign say."""
    channel: str | None = Field(default=None, sa_type=Text)
    """Where its followers are; empty for all of them."""
    followers: int | None = None
    """Who follows the brand."""
    searches: int | None = None
    """How often its name was searched for."""
    mentions: int | None = None
    """How often it was spoken of."""
    sentiment: str | None = Field(default=None, sa_type=Text)
    """Positive less negative, in percent of all, as an exact figure: 12.5 or -3."""
    source: str = Field(default="verified", sa_type=Text)
    """influencer, verified or import: who said so."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Where it was looked up, and anything else."""


class Mention(Stamped, table=True):
    """Somebody spoke of the brand."""

    __table_args__ = (
        Index("ix_mention_campaign_id", "campaign_id", "on_day"),
        Index("ix_mention_on_day", "on_day"),
        Index("ix_mention_url", "url", sqlite_where=text("url IS NOT NULL")),
        Index("ix_mention_mark", "mark", sqlite_where=text("mark IS NOT NULL")),
        one_of("sentiment", SENTIMENTS),
        words("platform"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    on_day: date = Field(sa_type=IsoDate)
    """The day of it."""
    platform: str | None = Field(default=None, sa_type=Text)
    """Where it is."""
    url: str | None = Field(default=None, sa_type=Text)
    """Its address."""
    author: str | None = Field(default=None, sa_type=Text)
    """Who said it."""
    keyword: str | None = Field(default=None, sa_type=Text)
    """What was searched for to find it."""
    sentiment: str | None = Field(default=None, sa_type=Text)
    """positive, neutral or negative; empty where nobody judged it."""
    text: str | None = Field(default=None, sa_type=Text)
    """What was said."""
    mark: str | None = Field(default=None, sa_type=Text)
    """What a row of a file is known by when the file comes again."""


class Report(Base, table=True):
    """A report that was made of a campaign."""

    __table_args__ = (
        Index("ix_report_campaign_id", "campaign_id", "on_day"),
        one_of("format", REPORT_FORMATS),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", ondelete="CASCADE")
    on_day: date = Field(sa_type=IsoDate)
    """The day it was made."""
    format: str = Field(sa_type=Text)
    """html, xlsx, md or txt."""
    language: str = Field(sa_type=Text)
    """en, ko or es."""
    file: str | None = Field(default=None, sa_type=Text)
    """Where it was written to."""


class EmvRate(Base, table=True):
    """What a thousand impressions on a platform are taken to be worth."""

    __tablename__ = "emv_rate"
    __table_args__ = (
        Index("uq_emv_rate", "channel", "cpm_currency", unique=True),
        words("channel"),
        CheckConstraint("cpm_minor >= 0", "cpm_minor"),
        CheckConstraint(f"cpm_currency {_CODE}", "cpm_currency"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    channel: str = Field(sa_type=Text)
    """The platform."""
    cpm_minor: int
    """What a thousand are worth, in the smallest unit of its currency."""
    cpm_currency: str = Field(sa_type=Text)
    """Three letters."""
