"""What the store remembers of itself: its history, its imports, its settings."""

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from store.tables.base import AUTO, STRICT, Base


class Unit(Base, table=True):
    """One thing somebody did, as one step of undo: a template and its figures."""

    __table_args__ = (
        # The few steps that could be done again, among all that were ever done.
        Index(
            "ix_unit_undone",
            "id",
            sqlite_where=text("undone_at IS NOT NULL AND dropped=0"),
        ),
        CheckConstraint("dropped IN (0,1)", "dropped"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(sa_type=Text)
    """When it was done."""
    label: str = Field(sa_type=Text)
    """A sentence in English with {places}."""
    detail: str = Field(default="{}", sa_type=Text)
    """What fills the places: a JSON object."""
    topics: str = Field(default="", sa_type=Text)
    """What kinds of things it was about, with commas between."""
    undone_at: str | None = Field(default=None, sa_type=Text)
    """When it was taken back; empty while it stands."""
    dropped: int = 0
    """1 for an undone step that later work has put out of reach of redo."""


class Change(Base, table=True):
    """What a unit did to the rows ``row`` to ``last_row`` of a table.

    ``before`` and ``after`` are JSON lists of row images. A row that a unit made has no
    ``before``, and no ``after`` either while it stands: the table itself holds it.
    """

    __table_args__ = (
        Index("ix_change_unit", "unit"),
        Index("ix_change_table_row", "table", "row"),
        # The few ranges of new rows, so that a row's making is found at once.
        Index(
            "ix_change_made",
            "table",
            "row",
            sqlite_where=text("before IS NULL AND after IS NULL"),
        ),
        CheckConstraint("last_row >= row", "last_row"),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    unit: int = Field(foreign_key="unit.id", ondelete="CASCADE")
    table: str = Field(sa_type=Text)
    """The name of the table."""
    row: int
    """The first number, or the only one."""
    last_row: int
    """The last number."""
    before: str | None = Field(default=None, sa_type=Text)
    """The rows as they were, or empty for rows that were made."""
    after: str | None = Field(default=None, sa_type=Text)
    """The rows as they became; only while the unit is undone."""


class OpenUnit(Base, table=True):
    """The unit being written right now; the triggers of the history read it."""

    __tablename__ = "open_unit"
    __table_args__ = (CheckConstraint("replaying IN (0,1)", "replaying"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    unit: int | None = None
    """The unit, or nothing between units."""
    replaying: int = 0
    """1 while undo or redo is at work: only then may the history itself change."""


class ImportRun(Base, table=True):
    """A file that was brought in."""

    __tablename__ = "import_run"
    __table_args__ = (Index("ix_import_run_sha256", "sha256"), AUTO)

    id: int | None = Field(default=None, primary_key=True)
    unit: int | None = Field(default=None, foreign_key="unit.id", ondelete="SET NULL")
    """The step it was, if it changed anything."""
    at: str = Field(sa_type=Text)
    """When."""
    file: str = Field(sa_type=Text)
    """The name of the file."""
    sha256: str = Field(sa_type=Text)
    """A fingerprint of its bytes."""
    kind: str = Field(sa_type=Text)
    """What kind of sheet it was."""
    counts: str = Field(default="{}", sa_type=Text)
    """Rows read, created and updated: a JSON object."""


class HeaderMap(Base, table=True):
    """How the columns of a kind of sheet were read last time."""

    __tablename__ = "header_map"
    __table_args__ = (
        Index("uq_header_map", "fingerprint", "kind", unique=True),
        AUTO,
    )

    id: int | None = Field(default=None, primary_key=True)
    fingerprint: str = Field(sa_type=Text)
    """A fingerprint of the headings."""
    kind: str = Field(sa_type=Text)
    """The kind of sheet."""
    mapping: str = Field(sa_type=Text)
    """Heading to field: a JSON object."""


class SavedView(Base, table=True):
    """A filter, a sort and columns under a name."""

    __tablename__ = "saved_view"
    __table_args__ = (Index("uq_saved_view", "screen", "name", unique=True), AUTO)

    id: int | None = Field(default=None, primary_key=True)
    screen: str = Field(sa_type=Text)
    """The list it is of."""
    name: str = Field(sa_type=Text)
    """Its name."""
    filter: str = Field(default="", sa_type=Text)
    """As typed in the filter bar."""
    sort: str = Field(default="", sa_type=Text)
    """The column, with - before it for the largest first."""
    columns: str = Field(default="", sa_type=Text)
    """The columns shown: a JSON list, or empty for the usual."""


class Setting(Base, table=True):
    """A figure of the programme itself, such as where the tiers begin, as JSON."""

    __table_args__ = (Index("uq_setting_key", "key", unique=True), AUTO)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(sa_type=Text)
    """Which figure: tiers."""
    value: str = Field(sa_type=Text)
    """The figure, as JSON."""
