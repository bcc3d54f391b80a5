"""Sums of results, and a line for each piece and each collaboration, worked out."""

from datetime import date

from sqlalchemy import REAL, Index, PrimaryKeyConstraint, Text, text
from sqlmodel import Field

from store.tables.base import STRICT, Base, IsoDate

_PLAIN = {**STRICT, "sqlite_with_rowid": False}


class ConversionTotal(Base, table=True):
    """Sums of conversions, kept by triggers with every row that changes."""

    __tablename__ = "conversion_total"
    __table_args__ = (
        PrimaryKeyConstraint(
            *("campaign_id", "channel", "month", "kind", "attributed_by", "counts"),
            *("amount_currency", "counted_currency"),
        ),
        _PLAIN,
    )

    campaign_id: int
    """0 for those of no campaign."""
    channel: str = Field(sa_type=Text)
    """Where they came from; blank where nobody knows."""
    month: str = Field(sa_type=Text)
    """As in 2026-03."""
    kind: str = Field(sa_type=Text)
    """What was done."""
    attributed_by: str = Field(sa_type=Text)
    """How it is known whose they are."""
    counts: int
    """1; 0 for what was cancelled."""
    amount_currency: str = Field(sa_type=Text)
    """Three letters; blank where there is no amount."""
    counted_currency: str = Field(sa_type=Text)
    """Three letters; blank where no rate is known."""
    many: int
    """How many rows."""
    quantity: int
    """How many conversions."""
    amount_minor: int
    """What they are worth, less what went back."""
    counted_minor: int
    """The same in the campaign's currency; 0 where no rate is known."""
    refunded_minor: int
    """What went back."""


class TalkTotal(Base, table=True):
    """Sums of conversions by collaboration, kept by triggers."""

    __tablename__ = "talk_total"
    __table_args__ = (
        PrimaryKeyConstraint(
            *("collaboration_id", "campaign_id", "kind", "attributed_by", "counts"),
            *("amount_currency", "counted_currency"),
        ),
        _PLAIN,
    )

    collaboration_id: int
    """0 for those that are nobody's."""
    campaign_id: int
    """0 for those of no campaign."""
    kind: str = Field(sa_type=Text)
    """What was done."""
    attributed_by: str = Field(sa_type=Text)
    """How it is known whose they are."""
    counts: int
    """1; 0 for what was cancelled."""
    amount_currency: str = Field(sa_type=Text)
    """Three letters; blank where there is no amount."""
    counted_currency: str = Field(sa_type=Text)
    """Three letters; blank where no rate is known."""
    many: int
    """How many rows."""
    quantity: int
    """How many conversions."""
    amount_minor: int
    """What they are worth, less what went back."""
    counted_minor: int
    """The same in the campaign's currency; 0 where no rate is known."""
    refunded_minor: int
    """What went back."""


class CostMonth(Base, table=True):
    """Sums of costs by month, kept by triggers."""

    __tablename__ = "cost_month"
    __table_args__ = (
        PrimaryKeyConstraint(
            *("campaign_id", "month", "state", "amount_currency", "counted_currency")
        ),
        _PLAIN,
    )

    campaign_id: int
    """0 for costs of no campaign."""
    month: str = Field(sa_type=Text)
    """As in 2026-03."""
    state: str = Field(sa_type=Text)
    """How far they are."""
    amount_currency: str = Field(sa_type=Text)
    """Three letters."""
    counted_currency: str = Field(sa_type=Text)
    """Three letters; blank where no rate is known."""
    many: int
    """How many."""
    amount_minor: int
    """Their sum."""
    counted_minor: int
    """Their sum in the campaign's currency; 0 where no rate is known."""


class PieceLine(Base, table=True):
    """A piece that is live, with the newest that is known of each of its figures."""

    __tablename__ = "piece_line"
    __table_args__ = (
        PrimaryKeyConstraint("deliverable_id"),
        Index("ix_piece_line_collaboration_id", "collaboration_id"),
        Index("ix_piece_line_campaign_id", "campaign_id", "engagements"),
        Index("ix_piece_line_platform", "channel", "kind"),
        _PLAIN,
    )

    deliverable_id: int
    """The piece."""
    collaboration_id: int
    """Whose work it is part of."""
    influencer_id: int
    """Whose it is."""
    campaign_id: int
    """0 for work of no campaign."""
    channel: str = Field(sa_type=Text)
    """The platform it is on; blank where nobody knows."""
    kind: str = Field(sa_type=Text)
    """What it is: post, reel, story."""
    live_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it went live."""
    readings: int
    """How often figures were taken of it."""
    impressions: int | None = None
    """Times it was shown."""
    reach: int | None = None
    """People it was shown to."""
    views: int | None = None
    """Times it was watched or opened."""
    likes: int | None = None
    """Likes."""
    comments: int | None = None
    """Comments, all of them."""
    relevant_comments: int | None = None
    """Comments that say something about the content."""
    shares: int | None = None
    """Times it was passed on."""
    saves: int | None = None
    """Times it was kept."""
    clicks: int | None = None
    """Clicks on its link."""
    sessions: int | None = None
    """Visits that came from it."""
    leads: int | None = None
    """Contacts that came from it."""
    new_followers: int | None = None
    """Followers that it brought."""
    engagements: int | None = None
    """Likes and comments, with shares and saves where they are known; empty without
    both of the first."""


class FiguresTotal(Base, table=True):
    """Sums of the figures of pieces, kept by triggers with every piece line."""

    __tablename__ = "figures_total"
    __table_args__ = (
        PrimaryKeyConstraint("campaign_id", "channel", "kind"),
        _PLAIN,
    )

    campaign_id: int
    """0 for work of no campaign."""
    channel: str = Field(sa_type=Text)
    """The platform; blank where nobody knows."""
    kind: str = Field(sa_type=Text)
    """What they are."""
    many: int
    """How many pieces are live."""
    measured: int
    """Of how many something was read."""
    impressions: int
    """Their sum."""
    impressions_n: int
    """Of how many pieces it is known; so with all that follow."""
    reach: int
    """Their sum."""
    reach_n: int
    """Of how many."""
    views: int
    """Their sum."""
    views_n: int
    """Of how many."""
    likes: int
    """Their sum."""
    likes_n: int
    """Of how many."""
    comments: int
    """Their sum."""
    comments_n: int
    """Of how many."""
    relevant_comments: int
    """Their sum."""
    relevant_comments_n: int
    """Of how many."""
    shares: int
    """Their sum."""
    shares_n: int
    """Of how many."""
    saves: int
    """Their sum."""
    saves_n: int
    """Of how many."""
    clicks: int
    """Their sum."""
    clicks_n: int
    """Of how many."""
    sessions: int
    """Their sum."""
    sessions_n: int
    """Of how many."""
    leads: int
    """Their sum."""
    leads_n: int
    """Of how many."""
    new_followers: int
    """Their sum."""
    new_followers_n: int
    """Of how many."""
    engagements: int
    """Their sum."""
    engagements_n: int
    """Of how many."""


class DayTotal(Base, table=True):
    """Sums of figures taken day by day of a channel or of a person's whole work."""

    __tablename__ = "day_total"
    __table_args__ = (
        PrimaryKeyConstraint(
            *("campaign_id", "collaboration_id", "channel", "label", "source"),
            "spend_currency",
        ),
        _PLAIN,
    )

    campaign_id: int
    """0 for none."""
    collaboration_id: int
    """0 for those of a channel."""
    channel: str = Field(sa_type=Text)
    """Blank for those of a person's work."""
    label: str = Field(sa_type=Text)
    """What of it; blank for all."""
    source: str = Field(sa_type=Text)
    """Who said so."""
    spend_currency: str = Field(sa_type=Text)
    """Three letters; blank where nothing was spent."""
    many: int
    """How many days."""
    impressions: int
    """Their sum; so with all that follow. People are never added over days."""
    views: int
    """Their sum."""
    likes: int
    """Their sum."""
    comments: int
    """Their sum."""
    shares: int
    """Their sum."""
    saves: int
    """Their sum."""
    clicks: int
    """Their sum."""
    sessions: int
    """Their sum."""
    leads: int
    """Their sum."""
    new_followers: int
    """Their sum."""
    interactions: int
    """Their sum."""
    new_users: int
    """Their sum."""
    events: int
    """Their sum."""
    stated_conversions: int
    """Their sum, in thousandths."""
    spend_minor: int
    """Their sum."""


class ResultLine(Base, table=True):
    """What came of one collaboration, worked out at the end of every step."""

    __tablename__ = "result_line"
    __table_args__ = (
        PrimaryKeyConstraint("collaboration_id"),
        Index("ix_result_line_campaign_id", "campaign_id", "roi"),
        Index("ix_result_line_revenue", "campaign_id", "revenue_minor"),
        Index("ix_result_line_cost", "campaign_id", "cost_minor"),
        Index("ix_result_line_conversions", "campaign_id", "conversions"),
        Index("ix_result_line_influencer_id", "influencer_id"),
        Index("ix_result_line_roi", "roi", sqlite_where=text("roi IS NOT NULL")),
        _PLAIN,
    )

    collaboration_id: int
    """Whose."""
    influencer_id: int
    """Which person's."""
    campaign_id: int
    """0 for none."""
    currency: str = Field(sa_type=Text)
    """What the amounts are in; blank where several are mixed, or none is there."""
    format: str = Field(sa_type=Text)
    """The one kind of content that they made; ``mixed`` for several, blank for none."""
    pieces: int
    """How many are live."""
    conversions: int
    """How many that count are theirs."""
    revenue_minor: int
    """What those are worth."""
    cost_minor: int
    """What is promised or paid to them or for them, without own time."""
    minutes: int
    """Own time that went into it."""
    time_minor: int
    """What that costs; 0 where no rate is known."""
    is_partial: int
    """1 where something is in no sum, since its currency or rate is not known."""
    roi: float | None = Field(default=None, sa_type=REAL)
    """Return in percent with own time, to sort by; empty without costs."""


class ResultStale(Base, table=True):
    """Collaborations whose line is to be worked out before the step ends."""

    __tablename__ = "result_stale"
    __table_args__ = (PrimaryKeyConstraint("collaboration_id"), _PLAIN)

    collaboration_id: int
    """Whose."""
