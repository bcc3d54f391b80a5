"""What a sheet of money or of time stands on: its rows as meant, and what is known.

Merged cells hold for all their rows, and a day that stands once above several rows
holds for them. Campaigns say their currency, channels how they are written here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.exchange.plan import Question
from store.rules.text import fold
from store.rules.vocabulary import read_platform
from store.rules.words import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from store.exchange.layout import Chunk
    from store.exchange.plan import ImportPlan

OWN_CELLS = ("amount", "planned", "minutes", "hours", "quantity", "refunded")
"""Fields of figures that would be counted twice if a merged cell held for all its
rows."""


@dataclass(slots=True)
class Ground:
    """What is known before the rows are read."""

    currencies: dict[str, str | None]
    """Of every campaign, by its folded name."""
    channels: dict[str, str] = field(default_factory=dict)
    """How a channel is written, by its folded name; grows with those that are new."""

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Ground:
        """What the workspace knows."""
        campaigns = connection.execute("SELECT name_key, currency FROM campaign")
        used = connection.execute(
            "SELECT channel FROM cost_total WHERE channel<>'' UNION"
            " SELECT channel FROM time_total WHERE channel<>'' UNION"
            " SELECT channel FROM conversion_total WHERE channel<>'' ORDER BY 1 DESC"
        )
        return cls(dict(campaigns), {fold(name): name for (name,) in used})

    def channel(self, text: str) -> str:
        """A channel as it is kept: a platform's code, or the name as it was first."""
        name = read_platform(text) or text
        return self.channels.setdefault(fold(name), name)


class Laid:
    """Reads the rows of a plan's sheet and lays them out; from the start each time."""

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._days = plan.columns_of("date")[:1]
        self._fills = plan.options.blanks != "nothing"
        own = {at for name in OWN_CELLS for at in plan.columns_of(name)}
        self._spans = self._spanning(own)
        self.has_taken = False
        """Whether a blank day was taken to be the one above."""

    def chunks(self, size: int) -> Iterator[Chunk]:
        """Yield the rows, filled."""
        tops: dict[tuple[int, int], str] = {}
        above = ""
        for chunk in self._plan.sheet.chunks(size):
            if not self._days and not self._spans:
                yield chunk
                continue
            for number, row in zip(chunk.numbers, chunk.rows, strict=True):
                self._unmerge(number, row, tops)
                for at in self._days:
                    if row[at].strip():
                        above = row[at]
                    elif above and self._fills:
                        row[at], self.has_taken = above, True
            yield chunk

    def questions(self) -> list[Question]:
        """What was taken for granted, unless she said so herself."""
        if not self.has_taken or self._plan.options.blanks is not None:
            return []
        told = N_("{column}: a blank cell is taken to mean the same as above it.")
        detail = {"column": self._plan.header_of("date")}
        return [Question("blanks", told, detail, "above")]

    def _spanning(self, own: set[int]) -> dict[int, list[tuple[int, int]]]:
        """The merged cells that reach into a row from above: column and top."""
        found: dict[int, list[tuple[int, int]]] = {}
        sheet = self._plan.sheet
        for merge in sheet.merges:
            inside = merge.first < len(sheet.headers) and merge.first not in own
            if inside and sheet.header_row < merge.top < merge.bottom:
                for row in range(merge.top, merge.bottom + 1):
                    found.setdefault(row, []).append((merge.first, merge.top))
        return found

    def _unmerge(
        self, number: int, row: list[str], tops: dict[tuple[int, int], str]
    ) -> None:
        for at, top in self._spans.get(number, ()):
            if number == top:
                tops[top, at] = row[at]
            elif not row[at].strip():
                row[at] = tops.get((top, at), "")
