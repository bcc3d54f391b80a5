"""What sheets of figures and of visits have in common, read chunk by chunk.

Each row goes to a temporary table as it says it; what it is about, and whether its
figures are known already, is found out there (``readings_places``, ``readings_apply``).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from store.exchange import staging
from store.exchange.costs_ground import Ground
from store.exchange.costs_reader import RowReader, left_out
from store.exchange.readings_cells import Counts, Thousandths
from store.exchange.readings_period import read_period
from store.exchange.readings_plan import shape
from store.exchange.readings_tables import Tables, platforms_of
from store.exchange.readings_years import Turns
from store.rules.result_words import ALL_FIGURES
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.exchange.sheets import Chunk
    from store.exchange.stopping import Watch

    Column = list[Any]

NO_FIGURE = N_("no figure in this row; left out")

OVER_NEW_YEAR = N_(
    "{column}: the days run over a new year; what follows is of another one."
)

UTM = ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term")
"""Parts of a link that visits came by."""

SAID = (
    *("source", "window", "starts_on", "label", "title", "post_url", "post_platform"),
    *("post_id", "part", *UTM, *ALL_FIGURES),
    *("stated_conversions", "spend_minor", "spend_currency"),
)
"""What a row says of its figures, as the temporary table keeps it."""

FOUND = ("piece", "subject")
"""What is found out about it."""


class FigureReader(RowReader):
    """Knows how each column of figures is written, decided once from the first rows."""

    own = SAID
    words = "notes"
    tables: Tables
    """The tables of the file, as far as they were read."""

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        super().__init__(plan, first, ground, today)
        self.shape = shape(plan)
        self.period = read_period(plan.sheet.preamble, plan.options.date_order)
        said = platforms_of(plan)
        self.platform = said[0] if len(said) == 1 else None
        self._turns = Turns(today) if plan.options.year and self.is_yearless() else None
        self.silent: set[int] = set()
        """Rows without a figure of which that was told already."""
        self._counts = {
            name: Counts(plan, at, self.seen(at))
            for name in ALL_FIGURES
            for at in plan.columns_of(name)[:1]
        }
        self._stated = [
            Thousandths(plan, at, self.seen(at))
            for at in plan.columns_of("conversions")[:1]
        ]

    def days(self) -> tuple[str, ...]:
        """The first day that figures cover."""
        return ("starts_on",)

    def day(self, name: str, reading: Reading) -> Column:
        """A field of days; those of the rows go on over a new year."""
        found = super().day(name, reading)
        if self._turns is None or name != "date":
            return found
        found = self._turns.follow(found)
        if self._turns.has_turned:
            self.ask("turn", OVER_NEW_YEAR, "", column=self.plan.header_of("date"))
        return found

    def follows(self) -> frozenset[str]:
        """Columns without a figure of ours are left out; that is told with the plan."""
        return frozenset(self.plan.sheet.headers)

    def begin(self, connection: sqlite3.Connection) -> None:
        """Make the table, empty."""
        super().begin(connection)
        for name in FOUND:
            connection.execute(f"ALTER TABLE temp.spent ADD COLUMN {name}")

    def values(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> list[bool]:
        """Fill the columns of SAID; answers which rows say any figure."""
        nothing: Column = [None] * len(reading.numbers)
        got.update({name: list(nothing) for name in SAID if name not in got})
        for name, column in self._counts.items():
            got[name] = column.read(reading)
        for stated in self._stated:
            got["stated_conversions"] = stated.read(reading)
        got["payee_key"], got["part"] = nothing, [""] * len(nothing)
        got["starts_on"] = self.day("starts_on", reading)
        self.more(reading, got, lines)
        self._date(got)
        filled = (*ALL_FIGURES, "stated_conversions", "spend_minor")
        used = [got[name] for name in filled if any(v is not None for v in got[name])]
        kept = [any(value is not None for value in row) for row in _rows(used, nothing)]
        told = self.silent | {problem.row for problem in reading.out.problems}
        reading.out.problems += [
            each
            for each in left_out(reading, "", kept, NO_FIGURE)
            if each.row not in told
        ]
        return kept

    def more(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> None:
        """Fill what only one kind of sheet says; reports what it leaves out."""
        raise NotImplementedError

    def _date(self, got: dict[str, Column]) -> None:
        """Give rows without a day of their own those that the file is about."""
        last, first = self.period.ends_on, self.period.starts_on
        if last is None:
            return
        for at, day in enumerate(got["on_day"]):
            if day is None:
                got["on_day"][at] = last.isoformat()
                got["window"][at] = got["window"][at] or "total"
                if first is not None and got["starts_on"][at] is None:
                    got["starts_on"][at] = first.isoformat()


def _rows(columns: list[Column], nothing: Column) -> list[tuple[Any, ...]]:
    return list(zip(*columns, strict=True)) if columns else [() for _ in nothing]


def ground_of(connection: sqlite3.Connection) -> Ground:
    """What the workspace knows of campaigns, and of how she writes channels."""
    ground = Ground.of(connection)
    for (name,) in connection.execute(
        "SELECT DISTINCT channel FROM conversion_total WHERE channel<>''"
        " UNION SELECT DISTINCT channel FROM day_total WHERE channel<>''"
    ):
        ground.channel(name)
    return ground


def stage(
    connection: sqlite3.Connection,
    plan: ImportPlan,
    kind: type[FigureReader],
    *,
    today: date,
    watch: Watch,
) -> staging.Staged:
    """Fill the temporary table with what the rows say; nothing else is touched."""
    staging.drop(connection)
    tables = Tables(plan, shape(plan))
    chunks = tables.chunks(staging.CHUNK)
    first = next(chunks, None)
    reader = kind(plan, first, ground_of(connection), today.isoformat())
    reader.tables = tables
    staged = staging.Staged(columns=())
    with staging.no_sweeping():
        connection.execute("BEGIN")
        try:
            reader.begin(connection)
            for chunk in chain([first] if first else [], chunks):
                reader.keep(connection, chunk, staged)
                watch.tell("reading", staged.rows)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    staged.questions += [*reader.questions, *tables.questions()]
    return staged
