"""The rows of a file that had problems, as a CSV to mend and bring in again.

Every such row stands there once with its cells as they were, and behind them in which
row, column and value the problems are and why. The four columns of notes are known by
their names at the end of the header (`is_fixme`), so that they need not be taken out
before the file comes in again.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

from store.exchange.atomic import atomic_path
from store.exchange.tables_out import harmless, neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from store.exchange.plan import ImportPlan
    from store.exchange.sheets import RowProblem

NOTES = ("row", "column", "value", "reason")
"""The columns behind those of the file."""

_AT_ONCE = 2_000
_BETWEEN = " | "


def write_fixme(plan: ImportPlan, problems: Iterable[RowProblem], target: Path) -> int:
    """Write the rows that have problems; returns how many rows stand in the file.

    The reasons are written as they are given: whoever calls says them in the reader's
    language. UTF-8 with a BOM, as spreadsheets want it. Raises CannotWrite, and
    CannotRead when the file can no longer be read.
    """
    by_row: defaultdict[int, list[RowProblem]] = defaultdict(list)
    for problem in problems:
        by_row[problem.row].append(problem)
    count = 0
    with (
        atomic_path(target) as part,
        part.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(map(_text, (*plan.sheet.headers, *NOTES)))
        for number, cells in _rows(plan, by_row):
            writer.writerow(map(_text, (*cells, *_notes(number, by_row[number]))))
            count += 1
    return count


def is_fixme(headers: Sequence[str]) -> bool:
    """Whether a header row is that of a file of problem rows."""
    return len(headers) > len(NOTES) and tuple(headers[-len(NOTES) :]) == NOTES


def _rows(
    plan: ImportPlan, wanted: Mapping[int, object]
) -> Iterator[tuple[int, list[str]]]:
    """The wanted rows of the file as they stand there, each as wide as the header.

    Read from the source itself: totals are there too, which the sheet leaves out.
    """
    sheet = plan.sheet
    source = sheet._source  # noqa: SLF001 - the same reader, one step further down
    width, last = len(sheet.headers), max(wanted, default=0)
    skip = max(sheet.header_row, source.directives)
    for first, rows in source.batches(skip, _AT_ONCE):
        for number, cells in enumerate(rows, first):
            if number in wanted:
                yield number, [*cells[:width], *[""] * (width - len(cells))]
        if first + len(rows) > last:
            return


def _notes(number: int, problems: Sequence[RowProblem]) -> tuple[str, ...]:
    """What was wrong in a row; several problems side by side in each cell."""
    return (
        str(number),
        _BETWEEN.join(problem.column for problem in problems),
        _BETWEEN.join(problem.value for problem in problems),
        _BETWEEN.join(problem.reason for problem in problems),
    )


def _text(cell: str) -> str:
    return neutral(harmless(cell))
