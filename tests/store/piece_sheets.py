"""Content calendars as people keep them, and what came of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from store.exchange.plan import ImportOptions
from store.imports import Imports
from tests.builders import TODAY
from tests.store.sheets_in import as_csv, bring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from store.engine import Database
    from store.imports import ImportReport


class Row(NamedTuple):
    """A piece of content in the workspace, with whom and for which campaign."""

    name: str
    campaign: str | None
    kind: str
    title: str | None
    draft: str | None
    due: str | None
    state: str
    live_on: str | None


def bars(*lines: str) -> str:
    """A sheet whose cells are written with bars between them."""
    return as_csv(*(line.split("|") for line in lines))


def bring_pieces(database: Database, text: str, **said: Any) -> ImportReport:
    """Bring a calendar in; what is live has all that follows, what is not has none."""
    report = bring(database, text, **said)
    assert report.plan.kind == "deliverables"
    check(database)
    return report


def bring_book(database: Database, path: Path, **said: Any) -> ImportReport:
    """The same from a workbook."""
    imports = Imports(database)
    report = imports.run(imports.plan(path, ImportOptions(**said)), today=TODAY)
    assert report.rows == (
        report.created + report.updated + report.unchanged + report.skipped
    )
    check(database)
    return report


def check(database: Database) -> None:
    """No piece stands in a state that its columns do not bear out."""
    assert not database.read(
        "SELECT * FROM deliverable WHERE (state='live')<>(live_on IS NOT NULL)"
        " OR (state='live')<>(measure_due_on IS NOT NULL OR measured_on IS NOT NULL)"
        " OR state='live' AND post_url IS NULL OR draft_due_on>live_due_on"
        " OR state='cancelled' AND reason IS NULL"
        " OR (state='live')<>EXISTS (SELECT 1 FROM live_check x"
        "  WHERE x.deliverable_id=deliverable.id)"
    )
    assert not database.read(
        "SELECT * FROM collaboration WHERE next_step_on IS NULL AND stage='agreed'"
    )


def pieces(database: Database) -> list[Row]:
    """Every piece of content, in the order it was made."""
    rows = database.read(
        "SELECT i.name, g.name, d.kind, d.title, d.draft_due_on, d.live_due_on,"
        " d.state, d.live_on FROM deliverable d JOIN collaboration c ON"
        " c.id=d.collaboration_id JOIN influencer i ON i.id=c.influencer_id LEFT JOIN"
        " campaign g ON g.id=c.campaign_id ORDER BY d.id"
    )
    return [Row(*row) for row in rows]


def column(database: Database, name: str) -> list[Any]:
    """One column of every piece, in the order they were made."""
    rows = database.read(f"SELECT {name} FROM deliverable ORDER BY id")
    return [value for (value,) in rows]


def codes(report: ImportReport) -> dict[str, str | None]:
    """What is asked about a sheet, and what is taken; who is new is no question."""
    asked = (one for one in report.questions if one.code != "new_people")
    return {question.code: question.taken for question in asked}


def workbook(
    folder: Path,
    cells: Mapping[str, object],
    merged: Sequence[str] = (),
    *,
    sheet: str = "Sheet1",
) -> Path:
    """A workbook with these cells; ranges that are ``merged`` hold their first cell."""
    path = folder / "calendar.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        tops = {place.partition(":")[0]: place for place in merged}
        for place, value in cells.items():
            look = day if hasattr(value, "year") else None
            if place in tops:
                page.merge_range(tops[place], value, look)
            else:
                page.write(place, value, look)
    return path
