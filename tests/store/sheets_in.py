"""Bringing made-up sheets in, and looking at what came of it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from store import roster_lines
from store.exchange.plan import ImportOptions
from store.imports import Imports
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.engine import Database
    from store.imports import ImportReport


def as_csv(*rows: Sequence[str]) -> str:
    """Rows as the text of a CSV file, quoted where it must be."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def bring(
    database: Database,
    text: str,
    *,
    file: str = "list.csv",
    today: date = TODAY,
    dry_run: bool = False,
    **said: Any,
) -> ImportReport:
    """Bring a file with this text in; its counts add up and its lines are right."""
    imports = Imports(database)
    with TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_text(text, encoding="utf-8", newline="")
        plan = imports.plan(path, ImportOptions(**said))
        report = imports.run(plan, today=today, dry_run=dry_run)
    assert report.rows == sum(counts(report))
    assert roster_lines.differences(database.reader) == 0
    assert not database.read("PRAGMA foreign_key_check")
    return report


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, skipped."""
    return report.created, report.updated, report.unchanged, report.skipped


def values(database: Database, sql: str) -> list[Any]:
    """The rows of a question; the bare values where it asks for one column."""
    rows = database.read(sql)
    return [row[0] if len(row) == 1 else row for row in rows]


def told(report: ImportReport) -> list[tuple[int, str, str]]:
    """Row, column and value of every problem."""
    return [(each.row, each.column, each.value) for each in report.problems]
