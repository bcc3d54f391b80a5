"""Sums of costs and of own time, worked out from their rows by triggers."""

from sqlalchemy import PrimaryKeyConstraint, Text
from sqlmodel import Field

from store.tables.base import STRICT, Base


class BudgetTotal(Base, table=True):
    """Sums of costs whatever their channel, kept by triggers with every row."""

    __tablename__ = "budget_total"
    __table_args__ = (
        PrimaryKeyConstraint(
            *("campaign_id", "state", "category"),
            *("amount_currency", "counted_currency"),
        ),
        {**STRICT, "sqlite_with_rowid": False},
    )

    campaign_id: int
    """0 for costs of no campaign."""
    state: str = Field(sa_type=Text)
    """How far they are."""
    category: str = Field(sa_type=Text)
    """What they are for."""
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


class CostTotal(Base, table=True):
    """The same by channel."""

    __tablename__ = "cost_total"
    __table_args__ = (
        PrimaryKeyConstraint(
            *("campaign_id", "state", "category", "channel"),
            *("amount_currency", "counted_currency"),
        ),
        {**STRICT, "sqlite_with_rowid": False},
    )

    campaign_id: int
    """0 for costs of no campaign."""
    state: str = Field(sa_type=Text)
    """How far they are."""
    category: str = Field(sa_type=Text)
    """What they are for."""
    channel: str = Field(sa_type=Text)
    """Where; blank for none."""
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


class TimeTotal(Base, table=True):
    """Sums of own time, kept by triggers with every row that changes."""

    __tablename__ = "time_total"
    __table_args__ = (
        PrimaryKeyConstraint(
            *("campaign_id", "channel", "hourly_rate_currency", "hourly_rate_minor")
        ),
        {**STRICT, "sqlite_with_rowid": False},
    )

    campaign_id: int
    """0 for work of no campaign."""
    channel: str = Field(sa_type=Text)
    """Where; blank for none."""
    hourly_rate_currency: str = Field(sa_type=Text)
    """Three letters; blank for what the campaign says."""
    hourly_rate_minor: int
    """What an hour costs; 0 with a blank currency."""
    many: int
    """How many."""
    minutes: int
    """Their sum."""
