"""A report laid out and worded: sections with sentences, tables, charts and quotes.

Texts are as they are read, in one language, and raw: whoever renders them escapes
them. Cells of tables know their value as well, for workbooks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: as it is read, and as a program reads it."""

    text: str
    value: int | Decimal | date | None = None
    """None for a text, and for what nobody knows."""
    kind: str = "text"
    """text, count, number, money, percent or day."""
    decimals: int = 2
    """How many an amount has."""
    faint: bool = False
    """Greyed, since it stands on too little; that is said in words as well."""

    @property
    def is_figure(self) -> bool:
        """Whether it stands at the right."""
        return self.kind not in {"text", "day"}


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under a caption; the first column says whose each row is."""

    key: str
    """What it is, for programs: the same in every language."""
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_total: bool = False
    """Whether the last row is of all of them."""
    notes: tuple[str, ...] = ()
    """What has to be known to read it."""
    shown: int = 0
    """How many rows are enough for reading; 0 for all. A workbook has all."""

    @property
    def read_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows for reading."""
        if not self.shown or len(self.rows) <= self.shown:
            return self.rows
        return self.rows[: self.shown]

    @property
    def kept_back(self) -> int:
        """How many rows only the workbook has."""
        return len(self.rows) - len(self.read_rows)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in a chart: its name, how much, and that as it is read."""

    name: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """Values that belong together, one for each place on the axis."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that stand in a table beside it."""

    key: str
    kind: str
    """bars (with a zero line), funnel or lines."""
    title: str
    says: str
    """What it shows, in a sentence, for whoever cannot see it."""
    series: tuple[Series, ...]
    unit: str = ""
    """What its axis counts in."""
    percent: bool = False
    """Whether its axis is in percent."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What she wrote herself, in its lines, under a heading."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences that stand for themselves, one to a point."""

    items: tuple[str, ...]


Block = Table | Chart | Quote | Points


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report."""

    key: str
    title: str
    says: tuple[str, ...]
    """Sentences before anything else; of a part without data that it has none."""
    blocks: tuple[Block, ...] = ()
    number: int = 0
    """Of the seven lines, which; 0 for none of them."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that is read first."""

    key: str
    name: str
    text: str
    unit: str = ""
    """What stands small behind it."""
    note: str = ""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report."""

    language: str
    title: str
    eyebrow: str
    """What it is a report of, in a few words above the title."""
    facts: tuple[tuple[str, str], ...]
    headlines: tuple[Headline, ...]
    sections: tuple[Section, ...]
    made: str
    """When it was made, and with what."""
    more: str
    """Says that {count} more rows are in the workbook."""

    def tables(self) -> dict[str, Table]:
        """All tables by key."""
        return {
            block.key: block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Table)
        }
