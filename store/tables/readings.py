"""Readings: figures of a post, a person's work or a channel, on a day."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field

from store.rules.content_words import (
    READING_FIGURES,
    READING_SOURCES,
    READING_WINDOWS,
)
from store.rules.result_words import VISIT_FIGURES
from store.tables.base import AUTO, IsoDate, Stamped
from store.tables.checks import day, one_of, words


class Reading(Stamped, table=True):
    """What was counted of one thing, when, and by whom."""

    __table_args__ = (
        Index("ix_reading_deliverable_id", "deliverable_id", "window"),
        Index("ix_reading_collaboration_id", "collaboration_id"),
        one_of("window", READING_WINDOWS),
        one_of("source", READING_SOURCES),
        words("channel"),
        day("on_day"),
        CheckConstraint(
            "(deliverable_id IS NOT NULL)+(collaboration_id IS NOT NULL)"
            "+(channel IS NOT NULL)=1",
            "subject",
        ),
        Index("ix_reading_campaign_id", "campaign_id", "channel", "on_day"),
        words("label"),
        day("starts_on"),
        CheckConstraint(
            "(spend_minor IS NULL) = (spend_currency IS NULL)", "spend_currency"
        ),
        CheckConstraint("spend_minor >= 0", "spend_minor"),
        *(
            CheckConstraint(f"{name} >= 0", name)
            for name in (*READING_FIGURES, *VISIT_FIGURES)
        ),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    deliverable_id: int | None = Field(
        default=None, foreign_key="deliverable.id", ondelete="CASCADE"
    )
    collaboration_id: int | None = Field(
        default=None, foreign_key="collaboration.id", ondelete="CASCADE"
    )
    channel: str | None = Field(default=None, sa_type=Text)
    """A platform as a whole; each reading is about one of these three."""
    on_day: date = Field(sa_type=IsoDate)
    """The day the figures were taken."""
    window: str = Field(default="total", sa_type=Text)
    """24h, 7d or 30d after going live; total is up to that day."""
    source: str = Field(default="influencer", sa_type=Text)
    """influencer, verified or import: who said so."""
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
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    """The campaign that figures of a channel count for."""
    label: str | None = Field(default=None, sa_type=Text)
    """What of a channel or a person's work: an advertisement, a source of visits."""
    starts_on: date | None = Field(default=None, sa_type=IsoDate)
    """The first day that they cover, where that is said."""
    interactions: int | None = None
    """Interactions, as a program for advertising counts them."""
    users: int | None = None
    """Visitors."""
    new_users: int | None = None
    """Visitors who had not been there before."""
    events: int | None = None
    """Events, as a program for traffic counts them."""
    stated_conversions: int | None = None
    """Conversions as that program states them, in thousandths, since it counts parts of
    them; in none of our own figures."""
    spend_minor: int | None = None
    """What that program says was spent; a cost only where she says so."""
    spend_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters."""
