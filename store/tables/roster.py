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
        CheckConstraint("contact_every_days > 0", "contact_every_days"),
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
    """What she is called here; never blank."""
    real_name: str | None = Field(default=None, sa_type=Text)
    """The name on a contract."""
    email: str | None = Field(default=None, sa_type=Text)
    email_key: str | None = Field(default=None, sa_type=Text)
    """The address as it is matched: without case."""
    phone: str | None = Field(default=None, sa_type=Text)
    phone_key: str | None = Field(default=None, sa_type=Text)
    """The number as it is matched: digits with the country."""
    preferred_channel: str | None = Field(default=None, sa_type=Text)
    """Where messages are best sent: email, dm, kakao, phone and the like."""
    language: str | None = Field(default=None, sa_type=Text)
    """Language of messages, as a code: ko, en, es."""
    country: str | None = Field(default=None, sa_type=Text)
    """Country, as two letters: KR."""
    city: str | None = Field(default=None, sa_type=Text)
    timezone: str | None = Field(default=None, sa_type=Text)
    """As in the time zone database: Asia/Seoul."""
    niche: str | None = Field(default=None, sa_type=Text)
    """What the content is about."""
    status: str = Field(default="prospect", sa_type=Text)
    """prospect, active, resting, let_go or blocked."""
    blocked_reason: str | None = Field(default=None, sa_type=Text)
    """Why nobody should write to her."""
    agent_name: str | None = Field(default=None, sa_type=Text)
    """Who speaks for her."""
    agent_email: str | None = Field(default=None, sa_type=Text)
    address: str | None = Field(default=None, sa_type=Text)
    """Where parcels go."""
    fit_reach: int | None = None
    """How well the reach fits, 0 to 5."""
    fit_authenticity: int | None = None
    """How real the audience is, 0 to 5."""
    fit_engagement: int | None = None
    """How much the audience takes part, 0 to 5."""
    fit_voice: int | None = None
    """How well the tone fits the brand, 0 to 5."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Anything else, in lines."""
    source: str | None = Field(default=None, sa_type=Text)
    """Where she was found: the file of an import, or words."""
    archived_at: str | None = Field(default=None, sa_type=Text)
    """When she was moved to the trash; empty for everybody else."""
    contact_every_days: int | None = None
    """After how many days without a touch she counts as quiet; empty is as usual."""


class Figures(Base):
    """What can be measured of an account; None is what nobody has measured."""

    followers: int | None = None
    """How many follow the account."""
    following: int | None = None
    """How many accounts it follows."""
    avg_views: int | None = None
    """Views of a usual post."""
    avg_likes: int | None = None
    """Likes of a usual post."""
    avg_comments: int | None = None
    """Comments on a usual post."""
    avg_relevant_comments: int | None = None
    """Those of the comments that are about the post."""
    avg_shares: int | None = None
    """Shares of a usual post."""
    avg_saves: int | None = None
    """Saves of a usual post."""
    avg_link_clicks: int | None = None
    """Clicks on the link of a usual post."""
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
    """instagram, youtube, tiktok and the like."""
    handle: str = Field(sa_type=Text)
    """The name there, without @, as it is written."""
    handle_key: str = Field(sa_type=Text)
    """The name as it is matched: without case."""
    url: str | None = Field(default=None, sa_type=Text)
    """The profile, as it was given."""
    url_key: str | None = Field(default=None, sa_type=Text)
    """The profile as it is matched."""
    audience_country: str | None = Field(default=None, sa_type=Text)
    """Where most of the audience is, as two letters."""
    checked_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day the figures were last looked at."""


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
    """The day of the figures; one reading a day."""
    source: str = Field(default="manual", sa_type=Text)
    """manual, or import."""


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
    """The other name."""


class Tag(Base, table=True):
    """A word she sorts people by; matched without case."""

    __table_args__ = (
        Index("uq_tag_name_key", "name_key", unique=True),
        _words("name"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    """The word as it was first written."""
    name_key: str = Field(sa_type=Text)
    """The word as it is matched."""


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
    """What for: post, reel, video and the like."""
    amount_minor: int = Field(sa_type=Integer)
    """The amount in the smallest unit of its currency: cents, or won."""
    currency: str = Field(sa_type=Text)
    """Three letters: KRW."""
    quoted_on: date = Field(sa_type=IsoDate)
    """The day it was asked."""


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
    """The heading of the column."""
    value: str = Field(sa_type=Text)
    """What stood in the cell."""


class RosterLine(Base, table=True):
    """One line of the roster list, worked out from the tables above.

    It holds what the list shows, sorts and filters by, so that a million people open
    like a hundred. Kept in the same unit of work; ``check`` works it out again.
    """

    __tablename__ = "roster_line"
    __table_args__ = (
        Index("ix_roster_line_name", "archived", "name_key"),
        Index("ix_roster_line_handle", "archived", "handle"),
        Index("ix_roster_line_followers", "archived", "followers"),
        Index("ix_roster_line_rate", "archived", "engagement_rate"),
        Index("ix_roster_line_status", "archived", "status"),
        Index("ix_roster_line_country", "archived", "country"),
        Index("ix_roster_line_platform", "archived", "platform"),
        Index("ix_roster_line_updated", "archived", "updated_at"),
        STRICT,
    )

    influencer_id: int | None = Field(
        default=None, primary_key=True, foreign_key="influencer.id", ondelete="CASCADE"
    )
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Text)
    """The name as it is sorted and matched."""
    handle: str | None = Field(default=None, sa_type=Text)
    """Of the account with most followers, as are the figures."""
    platform: str | None = Field(default=None, sa_type=Text)
    followers: int | None = None
    following: int | None = None
    avg_views: int | None = None
    avg_likes: int | None = None
    avg_comments: int | None = None
    engagement_rate: float | None = Field(default=None, sa_type=REAL)
    """In percent; empty when a figure for it is missing."""
    engagement_basis: str | None = Field(default=None, sa_type=Text)
    """What the rate was worked out from."""
    status: str = Field(sa_type=Text)
    country: str | None = Field(default=None, sa_type=Text)
    city: str | None = Field(default=None, sa_type=Text)
    language: str | None = Field(default=None, sa_type=Text)
    niche: str | None = Field(default=None, sa_type=Text)
    tags: str | None = Field(default=None, sa_type=Text)
    """The tags in a line, in order."""
    fit: float | None = Field(default=None, sa_type=REAL)
    """The mean of the scores that are there."""
    rate_minor: int | None = None
    """The newest rate."""
    rate_currency: str | None = Field(default=None, sa_type=Text)
    """Its currency."""
    accounts: int = 0
    """How many accounts there are."""
    email: str | None = Field(default=None, sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)
    agent_name: str | None = Field(default=None, sa_type=Text)
    archived: int = 0
    """1 for somebody in the trash."""
    updated_at: str = Field(sa_type=Text)


class RosterSearch(Base, table=True):
    """The folded words a person is found by, narrow so that a scan is quick."""

    __tablename__ = "roster_search"
    __table_args__ = (STRICT,)

    influencer_id: int | None = Field(
        default=None, primary_key=True, foreign_key="influencer.id", ondelete="CASCADE"
    )
    folded: str = Field(sa_type=Text)
    """Names, handles, address, number and niche, as they are matched."""
    initials: str = Field(default="", sa_type=Text)
    """The initial consonants of Korean names."""


class RosterStale(Base, table=True):
    """People whose lines must be worked out again before the unit of work ends."""

    __tablename__ = "roster_stale"
    __table_args__ = (STRICT,)

    influencer_id: int | None = Field(default=None, primary_key=True)
    """Whose lines."""
