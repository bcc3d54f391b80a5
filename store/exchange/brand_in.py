"""The columns of a sheet of how the brand stood, read into the temporary table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.exchange.costs_reader import RowReader, left_out
from store.exchange.readings_cells import Counts, coded
from store.exchange.readings_reader import NO_FIGURE
from store.exchange.readings_words import read_phase, read_source
from store.rules.vocabulary import read_platform

if TYPE_CHECKING:
    from store.exchange.costs_ground import Ground
    from store.exchange.pieces_cells import Line
    from store.exchange.plan import ImportPlan
    from store.exchange.reading import Reading
    from store.exchange.sheets import Chunk

    Column = list[Any]

COUNTED = ("followers", "searches", "mentions")
"""What is counted of a brand."""


class BrandReader(RowReader):
    """Knows how each column of the brand's figures is written."""

    own = ("phase", "source", *COUNTED, "sentiment", "notes")

    def __init__(
        self, plan: ImportPlan, first: Chunk | None, ground: Ground, today: str
    ) -> None:
        super().__init__(plan, first, ground, today)
        self._counts = {
            name: Counts(plan, at, self.seen(at))
            for name in COUNTED
            for at in plan.columns_of(name)[:1]
        }

    def values(
        self, reading: Reading, got: dict[str, Column], lines: list[list[Line]], /
    ) -> list[bool]:
        """What the rows say of the brand; those that say nothing are left out."""
        nothing: Column = [None] * len(reading.numbers)
        got["payee_key"] = nothing
        for name in COUNTED:
            column = self._counts.get(name)
            got[name] = column.read(reading) if column else nothing
        for name, read in (("phase", read_phase), ("source", read_source)):
            got[name] = nothing
            for at in self.plan.columns_of(name)[:1]:
                got[name] = coded(read, at, self.headers[at], reading)
        got["sentiment"] = self.line("sentiment", reading, lines)
        usual = read_platform(self.plan.options.platform or "")
        got["channel"] = [channel or usual for channel in got["channel"]]
        said = zip(*(got[name] for name in (*COUNTED, "sentiment")), strict=True)
        kept = [any(value is not None for value in row) for row in said]
        told = {problem.row for problem in reading.out.problems}
        reading.out.problems += [
            each
            for each in left_out(reading, "", kept, NO_FIGURE)
            if each.row not in told
        ]
        return kept
