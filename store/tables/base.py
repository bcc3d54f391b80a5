"""What every table shares: names of constraints, instants in UTC, and the metadata."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Dialect, MetaData, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


STRICT = {"sqlite_strict": True}
"""A wrong type is refused by the file itself."""

AUTO = {**STRICT, "sqlite_autoincrement": True}
"""Numbers are never used twice, so that a number in the history means one row."""


class IsoDate(TypeDecorator[date]):
    """A day as text, 2026-03-02, which any tool reads and STRICT tables take."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """The day as its text."""
        del dialect  # every database keeps it alike
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """The text as its day."""
        del dialect
        return None if value is None else date.fromisoformat(value)


class Base(SQLModel):
    """The root of all tables; its metadata names every constraint."""

    metadata = MetaData(naming_convention=NAMING)


class Stamped(Base):
    """When a row was made and last changed, as UTC text, and its version.

    The version grows with every save, so that a save over a newer change is noticed.
    """

    created_at: str = Field(sa_type=Text)
    updated_at: str = Field(sa_type=Text)
    version: int = 1


def utc(moment: datetime) -> str:
    """An instant as it is stored: 2026-03-02T09:30:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
