"""Reads one sheet of a workbook in a process of its own, and prints it as JSON lines.

Run as a program, never imported by ours: the library that parses workbooks can end the
whole process on a small hostile file, and this is the process it may end. Rows go to
standard output, a list of rows per line; what is known about the workbook goes to
standard error as its last line.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from decimal import Decimal
from itertools import islice
from typing import Any

MEMORY = 3 * 1024**3
EXACT = 2**53  # beyond it a workbook's number has lost digits
MOST_NOTES = 1_000
MOST_MERGES = 100_000


def limit_memory() -> None:
    """Make a runaway allocation fail here instead of filling the machine."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (limit, limit))
        except (ValueError, OSError):
            # macOS refuses the first; the parent's time limit still holds.
            continue


def as_text(value: Any) -> str:
    """A cell as a person would type it: whole numbers whole, dates ISO."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return str(value)


def number_text(value: float) -> str:
    """A number without an exponent, with the 15 digits that Excel itself shows."""
    if value == int(value):
        return str(int(value))
    return format(Decimal(f"{value:.15g}"), "f")


def choose(workbook: Any, wanted: str) -> str | None:
    """The name of the sheet to read: the wanted one, else the first that is a table."""
    names: list[str] = workbook.sheet_names
    if wanted:
        if wanted in names:
            return wanted
        folded = [name for name in names if name.casefold() == wanted.casefold()]
        return folded[0] if folded else None
    kinds = {meta.name: meta for meta in workbook.sheets_metadata}
    filled: list[str] = []
    for name in names:
        meta = kinds[name]
        if str(meta.typ).rpartition(".")[2] != "WorkSheet":
            continue
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height > 1 and sheet.width > 1:
            if str(meta.visible).rpartition(".")[2] == "Visible":
                return name
            filled.append(name)
        elif sheet.height:
            filled.append(name)
    return filled[0] if filled else next(iter(names), None)


def print_rows(sheet: Any) -> list[tuple[int, int, str]]:
    """Print every row; answer the cells whose long numbers may have lost digits."""
    notes: list[tuple[int, int, str]] = []
    rows = iter(sheet.iter_rows())
    number = 0
    while batch := list(islice(rows, 500)):
        lines = []
        for row in batch:
            number += 1
            for at, value in enumerate(row):
                if (
                    isinstance(value, int | float)
                    and abs(value) > EXACT
                    and len(notes) < MOST_NOTES
                ):
                    notes.append((number, at, as_text(value)))
            lines.append(list(map(as_text, row)))
        print(json.dumps(lines, ensure_ascii=True))  # noqa: T201 - it is the protocol
    return notes


def merges(sheet: Any) -> list[list[int]]:
    """The cells that span several: first and last row from 1, and columns from 0.

    Columns are counted as the rows are printed: from the first that holds anything.
    """
    left = sheet.start[1] if sheet.start else 0
    found = (sheet.merged_cell_ranges or [])[:MOST_MERGES]
    return [
        [top + 1, bottom + 1, first - left, last - left]
        for (top, first), (bottom, last) in found
        if first >= left
    ]


def main(path: str, wanted: str) -> dict[str, Any]:
    """Read the workbook at ``path``; answer what the parent needs to know."""
    # Imported under the limit, in the process that may die of it.
    import python_calamine  # noqa: PLC0415

    try:
        with python_calamine.CalamineWorkbook.from_path(path) as workbook:
            names = list(workbook.sheet_names)
            name = choose(workbook, wanted)
            if name is None:
                return {"sheets": names, "refused": "sheet"}
            sheet = workbook.get_sheet_by_name(name)
            notes = print_rows(sheet)
            known = {"sheets": names, "sheet": name, "notes": notes}
            return {**known, "merges": merges(sheet)}
    except python_calamine.PasswordError:
        return {"refused": "password"}
    except (python_calamine.CalamineError, OSError, ValueError):
        return {"refused": "damaged"}


if __name__ == "__main__":
    limit_memory()
    told = json.dumps(main(sys.argv[1], sys.argv[2]))
    print(told, file=sys.stderr)  # noqa: T201 - it is the protocol
