"""Sheets of figures as programs and people write them, and what came of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from store import piece_lines, totals
from tests.store.piece_sheets import bars
from tests.store.sheets_in import bring

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.engine import Database
    from store.imports import ImportReport

__all__ = ["Counted", "asked", "bars", "bring_figures", "figures", "reasons"]


class Counted(NamedTuple):
    """Figures in the workspace: of what, of which day, and one of them."""

    of: str | int
    label: str | None
    window: str
    on_day: str
    value: int | None


def bring_figures(
    database: Database, *lines: str, kind: str = "readings", **said: Any
) -> ImportReport:
    """Bring a sheet in whose cells are parted by bars; the sums stay right."""
    return bring_text(database, bars(*lines), kind=kind, **said)


def bring_text(
    database: Database, text: str, *, kind: str = "readings", **said: Any
) -> ImportReport:
    """The same from the text of a file as it is."""
    report = bring(database, text, **said)
    assert report.plan.kind == kind
    assert totals.differences(database.reader) == 0
    assert piece_lines.differences(database.reader) == 0
    return report


def figures(database: Database, name: str = "views") -> list[Counted]:
    """All figures of a name, in the order they came; of a channel, or by a number."""
    rows = database.read(
        "SELECT coalesce(channel, collaboration_id, deliverable_id), label, window,"
        f" on_day, {name} FROM reading ORDER BY id"
    )
    return [Counted(*row) for row in rows]


def asked(report: ImportReport) -> Mapping[str, str | None]:
    """What is asked about a sheet, and what is taken."""
    return {question.code: question.taken for question in report.questions}


def reasons(report: ImportReport) -> list[tuple[int, str]]:
    """Row and reason of every problem."""
    return [(problem.row, problem.reason) for problem in report.problems]
