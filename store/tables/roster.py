"""The roster: people, their accounts and what was measured of them."""

from datetime import date

from sqlalchemy import REAL, CheckConstraint, Index, Integer, Text, text
from sqlmodel import Field

from store.tables.base import AUTO, STRICT, Base, IsoDate, Stamped

DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"

COUNTS = (
    "followers",
    "following",
    "avg_views",
    "avg_likes",
    "avg_comments",
    "avg_relevant_comments",
    "avg_shares",
    "avg_saves",
    "avg_link_clicks",
)


def _fit(name: str) -> CheckConstraint:
    return CheckConstraint(f"{name} BETWEEN 0 AND 5", name)


def _words(name: str) -> CheckConstraint:
    return CheckConstraint(f"length(trim({name})) > 0", name)


def _day(name: str) -> CheckConstraint:
    return CheckConstraint(f"{name} GLOB '{DAY}'", name)


def _counts() -> list[CheckConstraint]:
    return [CheckConstraint(f"{name} >= 0", name) for name in COUNTS]


class Influencer(Stamped, table=True):
    """One person on the roster."""

    __table_args__ = (
        CheckConstraint(
            "status IN ('prospect','active','resting','let_go','blocked')", "status"
        ),
        _words("name"),
        _fit("fit_reach"),
        _fit("fit_authenticity"),
        _fit("fit_engagement"),
        _fit("fit_voice"),
        Index(
            "ix_influencer_email_key",
            "email_key",
            sqlite_where=text("email_key IS NOT NULL"),
        ),
        Index(
            "ix_influencer_phone_key",
            "phone_key",
            sqlite_where=text("phone_key IS NOT NULL"),
        ),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    real_name: str | None = Field(default=None, sa_type=Text)
    email: str | None = Field(default=None, sa_type=Text)
    email_key: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    phone_key: str | None = Field(default=None, sa_type=Text)
    preferred_channel: str | None = Field(default=None, sa_type=Text)
    language: str | None = Field(default=None, sa_type=Text)
    country: str | None = Field(default=None, sa_type=Text)
    city: str | None = Field(default=None, sa_type=Text)
    timezone: str | None = Field(default=None, sa_type=Text)
    niche: str | None = Field(default=None, sa_type=Text)
    status: str = Field(default="prospect", sa_type=Text)
    blocked_reason: str | None = Field(default=None, sa_type=Text)
    agent_name: str | None = Field(default=None, sa_type=Text)
    agent_email: str | None = Field(default=None, sa_type=Text)
    address: str | None = Field(default=None, sa_type=Text)
    fit_reach: int | None = None
    fit_authenticity: int | None = None
    fit_engagement: int | None = None
    fit_voice: int | None = None
    notes: str | None = Field(default=None, sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)
    archived_at: str | None = Field(default=None, sa_type=Text)


class Figures(Base):
    """What can be measured of an account; None is what nobody has measured."""

    followers: int | None = None
    following: int | None = None
    avg_views: int | None = None
    avg_likes: int | None = None
    avg_comments: int | None = None
    avg_relevant_comments: int | None = None
    avg_shares: int | None = None
    avg_saves: int | None = None
    avg_link_clicks: int | None = None
    stated_rate: float | None = Field(default=None, sa_type=REAL)
    """An engagement rate somebody else worked out, in percent."""


class Account(Figures, Stamped, table=True):
    """One presence on one platform."""

    __table_args__ = (
        Index("uq_account_handle_platform", "handle_key", "platform", unique=True),
        Index("ix_account_influencer_id", "influencer_id"),
        Index(
            "ix_account_url_key", "url_key", sqlite_where=text("url_key IS NOT NULL")
        ),
        _words("handle"),
        _day("checked_on"),
        *_counts(),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    platform: str = Field(sa_type=Text)
    handle: str = Field(sa_type=Text)
    handle_key: str = Field(sa_type=Text)
    url: str | None = Field(default=None, sa_type=Text)
    url_key: str | None = Field(default=None, sa_type=Text)
    audience_country: str | None = Field(default=None, sa_type=Text)
    checked_on: date | None = Field(default=None, sa_type=IsoDate)


class AccountReading(Figures, table=True):
    """The figures of an account as they were on a day."""

    __tablename__ = "account_reading"
    __table_args__ = (
        Index("uq_account_reading_day", "account_id", "read_on", unique=True),
        _day("read_on"),
        *_counts(),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE")
    read_on: date = Field(sa_type=IsoDate)
    source: str = Field(default="manual", sa_type=Text)


class Alias(Base, table=True):
    """Another name the same person goes by."""

    __table_args__ = (
        Index("ix_alias_influencer_id", "influencer_id"),
        _words("name"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    name: str = Field(sa_type=Text)


class Tag(Base, table=True):
    """A word she sorts people by; matched without case."""

    __table_args__ = (
        Index("uq_tag_name_key", "name_key", unique=True),
        _words("name"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Text)


class InfluencerTag(Base, table=True):
    """Which person carries which tag."""

    __tablename__ = "influencer_tag"
    __table_args__ = (
        Index("uq_influencer_tag", "influencer_id", "tag_id", unique=True),
        Index("ix_influencer_tag_tag_id", "tag_id"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    tag_id: int = Field(foreign_key="tag.id", ondelete="CASCADE")


class Rate(Base, table=True):
    """What somebody asked for a kind of work, when: a history, never overwritten."""

    __table_args__ = (
        Index("ix_rate_influencer_id", "influencer_id"),
        CheckConstraint("amount_minor >= 0", "amount_minor"),
        CheckConstraint("currency GLOB '[A-Z][A-Z][A-Z]'", "currency"),
        _day("quoted_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    kind: str = Field(default="post", sa_type=Text)
    amount_minor: int = Field(sa_type=Integer)
    currency: str = Field(sa_type=Text)
    quoted_on: date = Field(sa_type=IsoDate)


class CustomValue(Base, table=True):
    """A column of her own sheet that has no field here, kept as it was."""

    __tablename__ = "custom_value"
    __table_args__ = (
        Index("uq_custom_value", "influencer_id", "name", unique=True),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    name: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)


class RosterLine(Base, table=True):
    """One line of the roster list, worked out from the tables above.

    It holds what the list shows, sorts and filters by, so that a million people open
    like a hundred. Kept in the same unit of work; ``check`` works it out again.
    """

    __tablename__ = "roster_line"
    __table_args__ = (
        Index("ix_roster_line_name", "archived", "name_key", "influencer_id"),
        Index("ix_roster_line_handle", "archived", "handle", "influencer_id"),
        Index("ix_roster_line_followers", "archived", "followers", "influencer_id"),
        Index("ix_roster_line_rate", "archived", "engagement_rate", "influencer_id"),
        Index("ix_roster_line_status", "archived", "status", "influencer_id"),
        Index("ix_roster_line_country", "archived", "country", "influencer_id"),
        Index("ix_roster_line_platform", "archived", "platform", "influencer_id"),
        Index("ix_roster_line_updated", "archived", "updated_at", "influencer_id"),
        STRICT,
    )

    influencer_id: int | None = Field(
        default=None, primary_key=True, foreign_key="influencer.id", ondelete="CASCADE"
    )
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Text)
    handle: str | None = Field(default=None, sa_type=Text)
    platform: str | None = Field(default=None, sa_type=Text)
    followers: int | None = None
    following: int | None = None
    avg_views: int | None = None
    avg_likes: int | None = None
    avg_comments: int | None = None
    engagement_rate: float | None = Field(default=None, sa_type=REAL)
    engagement_basis: str | None = Field(default=None, sa_type=Text)
    status: str = Field(sa_type=Text)
    country: str | None = Field(default=None, sa_type=Text)
    city: str | None = Field(default=None, sa_type=Text)
    language: str | None = Field(default=None, sa_type=Text)
    niche: str | None = Field(default=None, sa_type=Text)
    tags: str | None = Field(default=None, sa_type=Text)
    fit: float | None = Field(default=None, sa_type=REAL)
    rate_minor: int | None = None
    rate_currency: str | None = Field(default=None, sa_type=Text)
    accounts: int = 0
    email: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)
    agent_name: str | None = Field(default=None, sa_type=Text)
    archived: int = 0
    updated_at: str = Field(sa_type=Text)


class RosterSearch(Base, table=True):
    """The folded words a person is found by, narrow so that a scan is quick."""

    __tablename__ = "roster_search"
    __table_args__ = (STRICT,)

    influencer_id: int | None = Field(
        default=None, primary_key=True, foreign_key="influencer.id", ondelete="CASCADE"
    )
    folded: str = Field(sa_type=Text)
    initials: str = Field(default="", sa_type=Text)


class RosterStale(Base, table=True):
    """People whose lines must be worked out again before the unit of work ends."""

    __tablename__ = "roster_stale"
    __table_args__ = (STRICT,)

    influencer_id: int | None = Field(default=None, primary_key=True)
