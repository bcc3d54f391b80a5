"""Content that is owed, reviewed, live and kept, and what we may do with it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from store.rules.campaign_words import CONTENT_KINDS, CONTENT_STATES
from store.rules.content_words import (
    ASSET_KINDS,
    DAY_SQL,
    LANE_SQL,
    RIGHT_BEGINS,
    RIGHT_LAYERS,
    VERDICTS,
)
from store.tables.base import AUTO, Base, IsoDate, Stamped
from store.tables.checks import day, one_of, words


class Deliverable(Stamped, table=True):
    """A piece of content that somebody owes."""

    __table_args__ = (
        Index("ix_deliverable_collaboration_id", "collaboration_id", "state"),
        Index(
            "ix_deliverable_draft_due_on",
            "draft_due_on",
            sqlite_where=text("state IN ('briefed','drafting','changes_requested')"),
        ),
        Index(
            "ix_deliverable_live_due_on",
            "live_due_on",
            sqlite_where=text("state NOT IN ('live','cancelled')"),
        ),
        Index("ix_deliverable_day", text(DAY_SQL)),
        Index("ix_deliverable_lane", text(LANE_SQL), text(DAY_SQL)),
        Index(
            "ix_deliverable_submitted",
            "state_since",
            sqlite_where=text("state='submitted'"),
        ),
        Index(
            "ix_deliverable_measure_due_on",
            "measure_due_on",
            sqlite_where=text("measure_due_on IS NOT NULL"),
        ),
        one_of("kind", CONTENT_KINDS),
        one_of("state", CONTENT_STATES),
        CheckConstraint("round >= 0", "round"),
        day("draft_due_on"),
        day("live_due_on"),
        day("live_on"),
        day("measure_due_on"),
        day("measured_on"),
        day("payment_due_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    account_id: int | None = Field(
        default=None, foreign_key="account.id", ondelete="SET NULL"
    )
    kind: str = Field(default="post", sa_type=Text)
    """post, carousel, story, reel, short, video, live, blog or other."""
    title: str | None = Field(default=None, sa_type=Text)
    """What it is called."""
    substance: str | None = Field(default=None, sa_type=Text)
    """What it has to show and say."""
    draft_due_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day its draft is due."""
    live_due_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it is to be seen."""
    state: str = Field(default="briefed", sa_type=Text)
    """briefed, drafting, submitted, changes_requested, approved, live or cancelled."""
    state_since: date = Field(sa_type=IsoDate)
    """The day it came to that state."""
    round: int = 0
    """Times that changes were asked for."""
    draft_ref: str | None = Field(default=None, sa_type=Text)
    """Where the draft is: a path or an address."""
    caption: str | None = Field(default=None, sa_type=Text)
    """The text that goes with it."""
    post_url: str | None = Field(default=None, sa_type=Text)
    """Where it can be seen."""
    live_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it went live."""
    reason: str | None = Field(default=None, sa_type=Text)
    """Why it was cancelled, or why it went live against a gate."""
    post_platform: str | None = Field(default=None, sa_type=Text)
    """The platform that its address belongs to."""
    post_id: str | None = Field(default=None, sa_type=Text)
    """Its number there, as its address says."""
    measure_due_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day its next figures are due: 1, 7 or 30 days after it went live."""
    measured_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day its last figures, those after 30 days, were noted."""
    payment_due_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day by which it is paid for, counted from the day it went live."""


class Review(Base, table=True):
    """One look at a draft, and what was said to it."""

    __table_args__ = (
        Index("ix_review_deliverable_id", "deliverable_id"),
        one_of("verdict", VERDICTS),
        CheckConstraint("round >= 0", "round"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    deliverable_id: int = Field(foreign_key="deliverable.id", ondelete="CASCADE")
    round: int
    """Which round it was: 0 is the first draft."""
    verdict: str = Field(sa_type=Text)
    """approved or changes."""
    reason: str | None = Field(default=None, sa_type=Text)
    """What has to change, or what was said with the yes."""
    draft_ref: str | None = Field(default=None, sa_type=Text)
    """Where the draft was that was looked at: a path or an address."""
    on_day: date = Field(sa_type=IsoDate)
    """The day."""


class ComplianceCheck(Base, table=True):
    """What was found of one point of law, guideline or brand at a piece of content."""

    __tablename__ = "compliance_check"
    __table_args__ = (
        Index("uq_compliance_check", "deliverable_id", "item", unique=True),
        words("item"),
        CheckConstraint("ok IN (0,1)", "ok"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    deliverable_id: int = Field(foreign_key="deliverable.id", ondelete="CASCADE")
    item: str = Field(sa_type=Text)
    """Which point: one of the compliance list, or guideline, or brand_fit."""
    ok: int
    """1 when it is in order or does not apply, 0 when it is not."""
    evidence: str | None = Field(default=None, sa_type=Text)
    """What shows it: a path, an address, or words."""
    by_whom: str | None = Field(default=None, sa_type=Text)
    """Who looked."""
    on_day: date = Field(sa_type=IsoDate)
    """The day."""


class LiveCheck(Base, table=True):
    """A later look at a post: is it still there, and still labelled?"""

    __tablename__ = "live_check"
    __table_args__ = (
        Index("ix_live_check_deliverable_id", "deliverable_id", "due_on"),
        Index("ix_live_check_due_on", "due_on", sqlite_where=text("on_day IS NULL")),
        CheckConstraint("after_days >= 0", "after_days"),
        CheckConstraint("live IN (0,1)", "live"),
        CheckConstraint("labelled IN (0,1)", "labelled"),
        day("due_on"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    deliverable_id: int = Field(foreign_key="deliverable.id", ondelete="CASCADE")
    after_days: int
    """Days after going live; 0 is one more look after something was wrong."""
    due_on: date = Field(sa_type=IsoDate)
    """The day it is due."""
    on_day: date | None = Field(default=None, sa_type=IsoDate)
    """The day it was done; open until then."""
    live: int | None = None
    """1 when the post was there, 0 when it was not."""
    labelled: int | None = None
    """1 when its label was there, 0 when it was not."""
    note: str | None = Field(default=None, sa_type=Text)
    """What was seen."""


class UsageRight(Stamped, table=True):
    """What we may do with somebody's content, where, and for how long."""

    __tablename__ = "usage_right"
    __table_args__ = (
        Index("ix_usage_right_collaboration_id", "collaboration_id"),
        Index("ix_usage_right_deliverable_id", "deliverable_id"),
        Index(
            "ix_usage_right_remind_on",
            "remind_on",
            sqlite_where=text("remind_on IS NOT NULL"),
        ),
        one_of("layer", RIGHT_LAYERS),
        one_of("begins", RIGHT_BEGINS),
        CheckConstraint("lasts_days > 0", "lasts_days"),
        day("starts_on"),
        day("ends_on"),
        day("remind_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    deliverable_id: int | None = Field(
        default=None, foreign_key="deliverable.id", ondelete="CASCADE"
    )
    """The piece it is about; empty is all content of the collaboration."""
    layer: str = Field(sa_type=Text)
    """organic, paid, whitelisting or print."""
    territory: str | None = Field(default=None, sa_type=Text)
    """Countries as two letters each, parted by blanks; empty is everywhere."""
    begins: str = Field(default="date", sa_type=Text)
    """date, signature or live: what its first day is taken from."""
    lasts_days: int | None = None
    """Days it lasts from its first one; empty is without end, or until a day."""
    starts_on: date | None = Field(default=None, sa_type=IsoDate)
    """Its first day; empty until what it waits for has come."""
    ends_on: date | None = Field(default=None, sa_type=IsoDate)
    """Its last day; empty is without end."""
    remind_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day its end is next spoken of: 45, 30, 14 or 0 days before."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Anything more that was agreed."""


class Asset(Stamped, table=True):
    """A file or an address that holds content, kept for use."""

    __table_args__ = (
        Index("ix_asset_influencer_id", "influencer_id"),
        Index("ix_asset_collaboration_id", "collaboration_id"),
        Index("ix_asset_deliverable_id", "deliverable_id"),
        Index("ix_asset_captured_on", "captured_on", "id"),
        Index("ix_asset_sha256", "sha256", sqlite_where=text("sha256 IS NOT NULL")),
        Index("uq_asset_place", "influencer_id", "place", unique=True),
        one_of("kind", ASSET_KINDS),
        words("place"),
        words("style"),
        CheckConstraint("length(sha256)=64", "sha256"),
        CheckConstraint("size_bytes >= 0", "size_bytes"),
        day("captured_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    collaboration_id: int | None = Field(
        default=None, foreign_key="collaboration.id", ondelete="SET NULL"
    )
    deliverable_id: int | None = Field(
        default=None, foreign_key="deliverable.id", ondelete="SET NULL"
    )
    place: str = Field(sa_type=Text)
    """Where it is: a path or an address."""
    kind: str = Field(default="other", sa_type=Text)
    """post, photo, video, audio, text or other."""
    style: str | None = Field(default=None, sa_type=Text)
    """What sort of content it is, in her words: unboxing, how-to."""
    title: str | None = Field(default=None, sa_type=Text)
    """What it is called."""
    captured_on: date = Field(sa_type=IsoDate)
    """The day it was taken in."""
    sha256: str | None = Field(default=None, sa_type=Text)
    """What the file's content was like then, as 64 letters; empty for addresses."""
    size_bytes: int | None = None
    """How large the file was then."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Anything more."""
