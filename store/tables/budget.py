"""Budget: what is planned, what it costs, when it is paid, and own time."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from store.rules.cost_words import (
    CATEGORIES,
    COMMISSION_METHODS,
    COST_STATES,
    DUE_FROM,
    ORIGINS,
    TAX_KINDS,
)
from store.tables.base import AUTO, Base, IsoDate, Stamped
from store.tables.checks import amount, day, one_of, words

_CODE = "GLOB '[A-Z][A-Z][A-Z]'"


class BudgetLine(Base, table=True):
    """What a campaign may spend on one category."""

    __tablename__ = "budget_line"
    __table_args__ = (
        Index("uq_budget_line", "campaign_id", "category", unique=True),
        one_of("category", CATEGORIES),
        CheckConstraint("planned_minor >= 0", "planned_minor"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id", ondelete="CASCADE")
    category: str = Field(sa_type=Text)
    """fee, commission, product, shipping, production, boost, tools or other."""
    planned_minor: int
    """What may be spent on it, in the smallest unit of the campaign's currency."""
    note: str | None = Field(default=None, sa_type=Text)
    """What it is for."""


class Cost(Stamped, table=True):
    """Money in view, promised, billed or paid; each row is in one state."""

    __table_args__ = (
        Index("ix_cost_on_day", "on_day"),
        Index("ix_cost_campaign_id", "campaign_id", "on_day"),
        Index("ix_cost_collaboration_id", "collaboration_id"),
        Index("ix_cost_state", "state", "on_day"),
        Index("ix_cost_category", "category", "on_day"),
        Index("ix_cost_amount", "amount_currency", "amount_minor"),
        Index(
            "ix_cost_shipment_id",
            "shipment_id",
            sqlite_where=text("shipment_id IS NOT NULL"),
        ),
        Index("ix_cost_part_of", "part_of", sqlite_where=text("part_of IS NOT NULL")),
        Index(
            "ix_cost_commission_sale_id",
            "commission_sale_id",
            sqlite_where=text("commission_sale_id IS NOT NULL"),
        ),
        Index(
            "ix_cost_due_on",
            "due_on",
            sqlite_where=text("state IN ('committed','invoiced') AND due_on NOTNULL"),
        ),
        Index("ix_cost_paid_on", "paid_on", sqlite_where=text("state='paid'")),
        Index(
            "ix_cost_uncounted",
            "campaign_id",
            sqlite_where=text("counted_minor IS NULL"),
        ),
        words("channel"),
        one_of("category", CATEGORIES),
        one_of("state", COST_STATES),
        one_of("due_from", DUE_FROM),
        one_of("origin", ORIGINS),
        CheckConstraint(f"amount_currency {_CODE}", "amount_currency"),
        CheckConstraint(
            "(counted_minor IS NULL) = (counted_currency IS NULL)", "counted"
        ),
        CheckConstraint("withheld_minor >= 0", "withheld_minor"),
        CheckConstraint("(state = 'paid') = (paid_on IS NOT NULL)", "paid"),
        day("on_day"),
        day("due_on"),
        day("hold_until"),
        day("paid_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    collaboration_id: int | None = Field(
        default=None, foreign_key="collaboration.id", ondelete="SET NULL"
    )
    """Whose work it is for; empty for what concerns nobody alone."""
    channel: str | None = Field(default=None, sa_type=Text)
    """Where it was spent: a platform, or any name she uses for one."""
    category: str = Field(default="other", sa_type=Text)
    """fee, commission, product, shipping, production, boost, tools or other."""
    description: str | None = Field(default=None, sa_type=Text)
    """What it is for, in words."""
    payee: str | None = Field(default=None, sa_type=Text)
    """Who is paid, where that is not the person of the collaboration."""
    amount_minor: int
    """How much, taxes withheld included, in the smallest unit of its currency; below
    zero for what comes back."""
    amount_currency: str = Field(sa_type=Text)
    """Three letters: KRW."""
    exchange_rate: str | None = Field(default=None, sa_type=Text)
    """How much of the campaign's currency one of its own is, to the letter exact."""
    counted_minor: int | None = None
    """The amount in the campaign's currency; empty while no rate is known."""
    counted_currency: str | None = Field(default=None, sa_type=Text)
    """That currency."""
    state: str = Field(default="committed", sa_type=Text)
    """planned, committed, invoiced, paid or cancelled."""
    on_day: date = Field(sa_type=IsoDate)
    """The day it came about."""
    due_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day by which it is paid."""
    due_from: str | None = Field(default=None, sa_type=Text)
    """Where that day comes from: typed, terms or live."""
    hold_until: date | None = Field(default=None, sa_type=IsoDate)
    """The day up to which goods may come back; it is not paid before."""
    invoice_ref: str | None = Field(default=None, sa_type=Text)
    """The number of the bill."""
    document: str | None = Field(default=None, sa_type=Text)
    """Where the bill or receipt is: a path or an address; empty while it is missing."""
    withheld_minor: int | None = None
    """Tax kept back of the amount, in the smallest unit of its currency."""
    paid_on: date | None = Field(default=None, sa_type=IsoDate)
    """The day it was paid."""
    paid_ref: str | None = Field(default=None, sa_type=Text)
    """What the bank calls that payment."""
    origin: str | None = Field(default=None, sa_type=Text)
    """fee, product, shipping or commission where it came about by itself."""
    shipment_id: int | None = Field(
        default=None, foreign_key="shipment.id", ondelete="SET NULL"
    )
    commission_sale_id: int | None = Field(
        default=None, foreign_key="commission_sale.id", ondelete="SET NULL"
    )
    part_of: int | None = Field(
        default=None, foreign_key="cost.id", ondelete="SET NULL"
    )
    """The cost that this was split off from."""
    over_note: str | None = Field(default=None, sa_type=Text)
    """Why it was promised although it goes past the budget."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Anything else, in lines."""


class ExchangeRate(Base, table=True):
    """What one currency was worth in another on a day, as she said it."""

    __tablename__ = "exchange_rate"
    __table_args__ = (
        Index(
            "uq_exchange_rate", "from_currency", "to_currency", "on_day", unique=True
        ),
        CheckConstraint(f"from_currency {_CODE}", "from_currency"),
        CheckConstraint(f"to_currency {_CODE}", "to_currency"),
        words("rate"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    from_currency: str = Field(sa_type=Text)
    """Three letters: USD."""
    to_currency: str = Field(sa_type=Text)
    """Three letters: KRW."""
    on_day: date = Field(sa_type=IsoDate)
    """The day it held."""
    rate: str = Field(sa_type=Text)
    """How much of the second one of the first is, to the letter exact."""


class WorkTime(Stamped, table=True):
    """Own time that went into something."""

    __tablename__ = "work_time"
    __table_args__ = (
        Index("ix_work_time_on_day", "on_day"),
        Index("ix_work_time_campaign_id", "campaign_id", "on_day"),
        Index("ix_work_time_collaboration_id", "collaboration_id"),
        Index("uq_work_time_touch_id", "touch_id", unique=True),
        words("channel"),
        CheckConstraint("minutes > 0", "minutes"),
        *amount("hourly_rate"),
        day("on_day"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int | None = Field(
        default=None, foreign_key="campaign.id", ondelete="SET NULL"
    )
    collaboration_id: int | None = Field(
        default=None, foreign_key="collaboration.id", ondelete="SET NULL"
    )
    channel: str | None = Field(default=None, sa_type=Text)
    """Where it was spent: a platform, or any name she uses for one."""
    on_day: date = Field(sa_type=IsoDate)
    """The day of the work."""
    minutes: int
    """How long."""
    hourly_rate_minor: int | None = None
    """What an hour of it costs; empty is what the campaign says."""
    hourly_rate_currency: str | None = Field(default=None, sa_type=Text)
    """Three letters."""
    touch_id: int | None = Field(
        default=None, foreign_key="touch.id", ondelete="CASCADE"
    )
    """The touch that it was noted with."""
    note: str | None = Field(default=None, sa_type=Text)
    """What was done."""


class Payee(Stamped, table=True):
    """What is needed to pay somebody."""

    __table_args__ = (
        Index("uq_payee_influencer_id", "influencer_id", unique=True),
        one_of("tax_kind", TAX_KINDS),
        words("withholding_percent"),
        words("vat_percent"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    influencer_id: int = Field(foreign_key="influencer.id", ondelete="CASCADE")
    legal_name: str | None = Field(default=None, sa_type=Text)
    """Whom the bill and the bank name."""
    tax_kind: str | None = Field(default=None, sa_type=Text)
    """individual, business, simplified or other."""
    tax_id: str | None = Field(default=None, sa_type=Text)
    """Their tax number."""
    withholding_percent: str | None = Field(default=None, sa_type=Text)
    """Tax kept back, in percent, as an exact figure: 3.3."""
    vat_percent: str | None = Field(default=None, sa_type=Text)
    """VAT that is part of what they are paid, in percent."""
    bank: str | None = Field(default=None, sa_type=Text)
    """Their bank."""
    account_no: str | None = Field(default=None, sa_type=Text)
    """Their account there."""
    notes: str | None = Field(default=None, sa_type=Text)
    """Papers that are needed, and anything else."""


class CommissionTerm(Stamped, table=True):
    """How somebody shares in the sales that they bring."""

    __tablename__ = "commission_term"
    __table_args__ = (
        Index("uq_commission_term", "collaboration_id", unique=True),
        CheckConstraint(f"currency {_CODE}", "currency"),
        one_of("method", COMMISSION_METHODS),
        CheckConstraint("hold_days >= 0", "hold_days"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    currency: str = Field(sa_type=Text)
    """What sales and thresholds are counted in."""
    method: str = Field(default="marginal", sa_type=Text)
    """marginal: a percent holds for the part above its threshold; whole: for all."""
    hold_days: int = 0
    """Days after the end of a period in which goods may still come back."""


class CommissionTier(Base, table=True):
    """From which sales, and from which day on, which share is paid."""

    __tablename__ = "commission_tier"
    __table_args__ = (
        Index(
            "uq_commission_tier",
            *("commission_term_id", text("ifnull(from_on,'')"), "from_minor"),
            unique=True,
        ),
        CheckConstraint("from_minor >= 0", "from_minor"),
        words("percent"),
        day("from_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    commission_term_id: int = Field(
        foreign_key="commission_term.id", ondelete="CASCADE"
    )
    from_on: date | None = Field(default=None, sa_type=IsoDate)
    """The first day it holds; empty is from the beginning."""
    from_minor: int = 0
    """The sales from which on it holds, in the smallest unit of the currency."""
    percent: str = Field(sa_type=Text)
    """Share of the sales, in percent, as an exact figure: 12.5."""


class CommissionSale(Stamped, table=True):
    """What somebody sold in a period, and what of it came back."""

    __tablename__ = "commission_sale"
    __table_args__ = (
        Index("ix_commission_sale_collaboration_id", "collaboration_id", "ends_on"),
        CheckConstraint("sales_minor >= 0", "sales_minor"),
        CheckConstraint("refunds_minor >= 0", "refunds_minor"),
        CheckConstraint("starts_on <= ends_on", "period"),
        day("starts_on"),
        day("ends_on"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    collaboration_id: int = Field(foreign_key="collaboration.id", ondelete="CASCADE")
    starts_on: date = Field(sa_type=IsoDate)
    """First day of the period."""
    ends_on: date = Field(sa_type=IsoDate)
    """Last day of the period."""
    sales_minor: int
    """What was sold, in the smallest unit of the currency of the terms."""
    refunds_minor: int = 0
    """What of it came back."""
    note: str | None = Field(default=None, sa_type=Text)
    """Where the figures come from."""
