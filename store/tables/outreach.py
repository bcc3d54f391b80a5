"""Outreach: conversations with people, what was said in them, and what is due next."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from store.rules.pipeline import DEALS, OFFERS, STAGES, STEPS, TOUCHES, WAITING
from store.rules.vocabulary import CHANNELS
from store.tables.base import AUTO, Base, IsoDate, Stamped
from store.tables.checks import amount, day, one_of, words


class Collaboration(Stamped, table=True):
    """One person in one campaign; before there is a campaign, one open conversation.

    What the last touches were is kept here too, so that a list of any length needs not
    look for it; ``check`` works it out again.
    """

    __table_args__ = (
        # Of conversations without a campaign there may be several; it finds them too.
        Index("uq_collaboration_campaign", "influencer_id", "campaign_id", unique=True),
        Index(
            "ix_collaboration_due",
            "next_step_on",
            "clock_on",
            "next_kind",
            "campaign_id",
            "influencer_id",
            sqlite_where=text("next_step_on IS NOT NULL"),
        ),
        Index("ix_collaboration_stage", "stage", "next_step_on", "influencer_id"),
        Index("ix_collaboration_campaign_id", "campaign_id", "stage"),
        Index(
            "ix_collaboration_agreed",
            "stage_since",
            "campaign_id",
            "influencer_id",
            "deal_kind",
            sqlite_where=text("stage='agreed'"),
        ),
        Index(
            "ix_collaboration_promo_code",
            "promo_code",
            sqlite_where=text("promo_code IS NOT NULL"),
        ),
        one_of("stage", STAGES),
        one_of("waiting_on", WAITING),
        one_of("next_kind", STEPS),
        one_of("deal_kind", DEALS),
        one_of("last_channel", CHANNELS),
        one_of("last_direction", ("out", "in")),
        CheckConstraint("decision IN ('renew','fix','let_go')", "decision"),
        CheckConstraint("cadence_step >= 0", "cadence_step"),
        CheckConstraint("unanswered >= 0", "unanswered"),
        day("stage_since"),
        day("next_step_on"),
        day("clock_on"),
        *amount("asked"),
        *amount("offered"),
        *amount("fee"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    stage: str = Field(default="identified", sa_type=Text)
    """Where it stands: identified, warming, contacted, replied, negotiating, agreed,
    wrapped; or declined, no_reply."""
    stage_since: date = Field(sa_type=IsoDate)
    """The day it came there."""
    waiting_on: str = Field(default="me", sa_type=Text)
    """Whose turn it is: me, influencer, shipping, finance or client."""
    next_step: str | None = Field(default=None, sa_type=Text)
    """What to do next, in her words; empty when ``next_kind`` says it."""
    next_kind: str | None = Field(default=None, sa_type=Text)
    """What kind of step that is: first, follow_up, reply, again, own."""
    next_step_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day to do it; empty when it is over, and else a fault that is shown."""
    clock_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day from which the wait for that step counts."""
    cadence_step: int = 0
    """Messages sent in this round of the cadence; a reply sets it back to 0."""
    unanswered: int = 0
    """Messages sent since they last said something."""
    last_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day of the last touch."""
    last_direction: str | None = Field(default=None, sa_type=Text)
    """Which way it went: out or in."""
    last_channel: str | None = Field(default=None, sa_type=Text)
    """How it went: mail, dm, kakao, phone or other."""
    written_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day of the last message to them."""
    deal_kind: str | None = Field(default=None, sa_type=Text)
    """paid, gifted, commission, performance or hybrid."""
    asked_minor: int | None = None
    """What they ask for, in the smallest unit of its currency."""
    asked_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters: KRW."""
    offered_minor: int | None = None
    """What they were offered."""
    offered_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters."""
    fee_minor: int | None = None
    """What was agreed."""
    fee_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters."""
    commission_percent: str | None = Field(default=None, sa_type=Text)
    """Share of the sales, in percent, as an exact figure: 12.5."""
    promo_code: str | None = Field(default=None, sa_type=Text)
    """Their own code in the shop."""
    decision: str | None = Field(default=None, sa_type=Text)
    """renew, fix or let_go."""
    decision_reason: str | None = Field(default=None, sa_type=Text)
    """Why it was decided so."""
    notes: str | None = Field(default=None, sa_type=Text)
    """What was promised, and anything else, in lines."""


class Touch(Base, table=True):
    """One contact in either direction, on any channel."""

    __table_args__ = (
        Index("ix_touch_influencer_id", "influencer_id", "at"),
        Index("ix_touch_collaboration_id", "collaboration_id", "at"),
        Index("ix_touch_on_day", "on_day"),
        Index(
            "ix_touch_template",
            "template",
            "answered_on",
            sqlite_where=text("template IS NOT NULL"),
        ),
        one_of("channel", CHANNELS),
        one_of("kind", TOUCHES),
        CheckConstraint("direction IN ('out','in')", "direction"),
        CheckConstraint("minutes >= 0", "minutes"),
        day("on_day"),
        day("answered_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    collaboration_id: int | None = Field(
        default=None, foreign_key="collaboration.id", ondelete="SET NULL"
    )
    at: str = Field(sa_type=Text)
    """The instant it was noted for, which gives the order."""
    on_day: date = Field(sa_type=IsoDate)
    """The day it happened, where she was."""
    channel: str = Field(sa_type=Text)
    """mail, dm, kakao, phone or other."""
    direction: str = Field(sa_type=Text)
    """out, or in."""
    kind: str = Field(default="message", sa_type=Text)
    """message, warm_up (a comment or a like before the pitch), call, meeting, note."""
    subject: str | None = Field(default=None, sa_type=Text)
    """The subject of a mail."""
    body: str | None = Field(default=None, sa_type=Text)
    """What was said, or the gist of it."""
    template: str | None = Field(default=None, sa_type=Text)
    """The key of the template it was written from."""
    minutes: int | None = None
    """Own time it took."""
    answered_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day of the reply to it; only the last message before a reply has one."""


class Offer(Base, table=True):
    """What was asked, offered or agreed, when: a history, never overwritten."""

    __table_args__ = (
        Index("ix_offer_collaboration_id", "collaboration_id", "on_day"),
        one_of("kind", OFFERS),
        CheckConstraint("amount_minor >= 0", "amount_minor"),
        CheckConstraint("currency GLOB '[A-Z][A-Z][A-Z]'", "currency"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    kind: str = Field(sa_type=Text)
    """asked, offered or agreed."""
    amount_minor: int
    """The amount in the smallest unit of its currency: cents, or won."""
    currency: str = Field(sa_type=Text)
    """Three letters: KRW."""
    on_day: date = Field(sa_type=IsoDate)
    """The day it was said."""
    note: str | None = Field(default=None, sa_type=Text)
    """For what, or on which condition."""


class Template(Stamped, table=True):
    """A message to fill in: one of her own, or her wording of one that came along."""

    __table_args__ = (
        Index("uq_template_key", "key", unique=True),
        one_of("channel", CHANNELS),
        words("name"),
        words("key"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(sa_type=Text)
    """What touches know it by: pitch.en, own.3."""
    name: str = Field(sa_type=Text)
    """What it is called in the list."""
    language: str = Field(sa_type=Text)
    """The language it is written in, as a code: ko."""
    channel: str = Field(sa_type=Text)
    """How it goes: mail, dm, kakao, phone or other."""
    kind: str = Field(sa_type=Text)
    """What it is for: pitch, follow_up_1, follow_up_2, dm, negotiation, brief, thanks,
    goodbye, other."""
    subject: str | None = Field(default=None, sa_type=Text)
    """The subject of a mail, with {{ fields }}."""
    body: str = Field(sa_type=Text)
    """The text, with {{ fields }}."""
    archived_at: str | None = Field(default=None, sa_type=Text)
    """When it was put away."""


class Cadence(Stamped, table=True):
    """When to write again while nobody answers, for a stage and a channel.

    The one that comes along is used where none is kept.
    """

    __table_args__ = (
        Index("uq_cadence_scope", "scope", unique=True),
        one_of("stage", STAGES),
        one_of("channel", CHANNELS),
        CheckConstraint("park_days > 0", "park_days"),
        CheckConstraint("switch_after >= 0", "switch_after"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    scope: str = Field(sa_type=Text)
    """Stage and channel in one word, contacted/mail; * is any."""
    stage: str | None = Field(default=None, sa_type=Text)
    """The stage it is for; empty is any."""
    channel: str | None = Field(default=None, sa_type=Text)
    """The channel it is for; empty is any."""
    park_days: int = 60
    """Days that it rests as no_reply after the last step."""
    switch_after: int = 1
    """Unanswered messages after which the preferred channel is taken; 0 is never."""


class CadenceStep(Base, table=True):
    """One more message of a cadence."""

    __tablename__ = "cadence_step"
    __table_args__ = (
        Index("uq_cadence_step", "cadence_id", "position", unique=True),
        one_of("channel", CHANNELS),
        CheckConstraint("wait_business_days > 0", "wait_business_days"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    cadence_id: int = Field(foreign_key="cadence.id", ondelete="CASCADE")
    position: int
    """Its place, from 1."""
    wait_business_days: int
    """Business days after the message before it."""
    channel: str | None = Field(default=None, sa_type=Text)
    """Where it goes; empty is the channel in use."""
    template: str | None = Field(default=None, sa_type=Text)
    """The kind of template it is written from: follow_up_1."""


class Task(Stamped, table=True):
    """A reminder in her own words."""

    __table_args__ = (
        Index("ix_task_due_on", "due_on", sqlite_where=text("done_at IS NULL")),
        Index("ix_task_influencer_id", "influencer_id"),
        words("title"),
        day("due_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(sa_type=Text)
    """What to do."""
    due_on: date = Field(sa_type=IsoDate)
    """The day to do it."""
    influencer_id: int | None = Field(
        default=None, foreign_key="influencer.id", ondelete="CASCADE"
    )
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    done_at: str | None = Field(default=None, sa_type=Text)
    """When it was done."""


class Snooze(Base, table=True):
    """Something due that was put off, from when and until when."""

    __table_args__ = (
        Index("ix_snooze_item", "kind", "row"),
        day("was_on"),
        day("until_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=Text)
    """What was put off: collaboration, task, contract, no_contract, exclusivity, draft,
    go_live or parcel."""
    row: int
    """Its number."""
    was_on: date | None = Field(default=None, sa_type=IsoDate)
    """When it was due before."""
    until_on: date = Field(sa_type=IsoDate)
    """When it comes back."""
    at: str = Field(sa_type=Text)
    """When it was put off."""


class DayNote(Stamped, table=True):
    """What she wrote at the end of a day."""

    __tablename__ = "day_note"
    __table_args__ = (
        Index("uq_day_note_on_day", "on_day", unique=True),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    on_day: date = Field(sa_type=IsoDate)
    """The day it is about."""
    text: str = Field(sa_type=Text)
    """The note, in lines."""
