"""Tables for people: CSV and TSV that run no formula, XLSX with typed cells.

A cell of a CSV file that a spreadsheet would take for a formula gets an apostrophe in
front. Our own reader takes it off again, but only from files whose header row is ours
(`is_ours`): in anybody else's file an apostrophe is a part of the text.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from store.errors import StoreError
from store.exchange.atomic import atomic_path
from store.exchange.table_columns import (
    ACCOUNT_EXTRAS,
    ALIAS,
    PERSON_EXTRAS,
    TABLES,
    Column,
    Kind,
)
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Any

    Row = Sequence[Any]

FORMATS = (".csv", ".tsv", ".xlsx")
LONGEST_CELL = 32_767
"""What a cell of a workbook holds, in UTF-16 units."""
MOST_ROWS = 1_048_575
"""What a sheet of a workbook holds under its header."""
MOST_COLUMNS = 16_384


class CannotExport(StoreError):
    """The table does not fit the kind of file that was asked for; names what."""


_OUR_NAMES = frozenset(
    column.header
    for column in (*TABLES["roster"], *PERSON_EXTRAS, *ACCOUNT_EXTRAS, ALIAS)
)
_OWN = " (own)"

_SPACES = (
    "\\s\\x00-\\x1f\\x7f-\\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060\ufeff\u3164"
)
_SIGNS = "=+\\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
_LIVE = re.compile(f"'*(?:[\t\r\n]|[{_SPACES}]*[{_SIGNS}])")
_NEUTRALISED = re.compile(f"'{_LIVE.pattern}")
_NEGATIVE = re.compile(r"-[0-9]+(?:[.,][0-9]+)*")
_LOOK_AT = frozenset(" '<=+-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20")
# What XML or a terminal does not take as text; tabs and line breaks are fine.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def is_ours(headers: Sequence[str]) -> bool:
    """Whether a header row is that of a table we wrote."""
    given = tuple(headers)
    return any(
        given[: len(columns)] == tuple(column.header for column in columns)
        and (kind == "roster" or len(given) == len(columns))
        for kind, columns in TABLES.items()
    )


def own_mapping(headers: Sequence[str]) -> dict[str, str]:
    """What the headers of a roster of ours mean: the field, "" for an own column."""
    return {name: name if name in _OUR_NAMES else "" for name in headers}


def own_header(name: str) -> str:
    """The header for a column of her own, told apart from ours of the same name."""
    return f"{name}{_OWN}" if _bare(name) in _OUR_NAMES else name


def own_name(header: str) -> str:
    """The name of a column of her own, from its header in a file of ours."""
    return header.removesuffix(_OWN) if _bare(header) in _OUR_NAMES else header


def neutral(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula.

    Negative numbers stay as they are.
    """
    if _LIVE.match(text) and not _NEGATIVE.fullmatch(text):
        return f"'{text}"
    return text


def strip_neutral(text: str) -> str:
    """Take off what `neutral` put on; only for cells of files that `is_ours`."""
    return text[1:] if _NEUTRALISED.match(text) else text


def harmless(text: str) -> str:
    """The text without what a file cannot hold or a terminal obeys, each as U+FFFD."""
    return _HARMFUL.sub("\ufffd", text)


def plain_digits(number: str) -> str:
    """Decimal digits that nobody takes for thousands: 1.234 becomes 1.2340."""
    digits = format(Decimal(number), "f")
    return f"{digits}0" if len(digits.partition(".")[2]) == 3 else digits


def check_format(target: Path) -> str:
    """The suffix of a file that a table can be written to; raises CannotExport."""
    suffix = target.suffix.casefold()
    if suffix not in FORMATS:
        raise CannotExport(
            N_("{file}: a table can be written as {formats}."),
            file=target.name,
            formats=", ".join(FORMATS),
        )
    return suffix


def check_room(target: Path, columns: int, rows: int) -> None:
    """Refuse what a sheet of a workbook cannot hold, before anything is written."""
    if check_format(target) != ".xlsx":
        return
    if rows > MOST_ROWS:
        raise CannotExport(
            N_("{file}: {count} rows are more than the {most} of a sheet; use .csv."),
            file=target.name,
            count=f"{rows:,}",
            most=f"{MOST_ROWS:,}",
        )
    if columns > MOST_COLUMNS:
        raise CannotExport(
            N_(
                "{file}: {count} columns are more than the {most} of a sheet; use .csv."
            ),
            file=target.name,
            count=f"{columns:,}",
            most=f"{MOST_COLUMNS:,}",
        )


def write_table(
    target: Path, columns: Sequence[Column], rows: Iterable[Row], title: str
) -> int:
    """Write a table whole or not at all; returns how many rows stand in it.

    The suffix of ``target`` says the format; ``title`` names the sheet of a workbook.
    Raises CannotExport and CannotWrite.
    """
    suffix = check_format(target)
    with atomic_path(target) as part:
        if suffix == ".xlsx":
            from store.exchange import workbook_out  # noqa: PLC0415 - loads xlsxwriter

            return workbook_out.write(part, target.name, columns, rows, title)
        return _write_delimited(part, columns, rows, "\t" if suffix == ".tsv" else ",")


def _write_delimited(
    part: Path, columns: Sequence[Column], rows: Iterable[Row], sign: str
) -> int:
    kinds = [_WRITERS.get(column.kind) for column in columns]
    texts = [(at, write) for at, write in enumerate(kinds) if write is not None]
    count = 0
    with part.open("w", encoding="utf-8-sig", newline="", buffering=1 << 20) as stream:
        writer = csv.writer(stream, delimiter=sign, lineterminator="\r\n")
        writer.writerow([_csv_text(column.header) for column in columns])
        for row in rows:
            count += 1
            cells = list(row)
            for at, write in texts:
                if cells[at] is not None:
                    cells[at] = write(cells[at])
            writer.writerow(cells)
    return count


def is_plain(text: str) -> bool:
    """Whether a text is surely no formula and harmless: a quick look, for most."""
    return text.isprintable() and text[:1] not in _LOOK_AT


def _csv_text(text: str) -> str:
    return text if is_plain(text) else neutral(harmless(text))


def _bare(header: str) -> str:
    while header.endswith(_OWN):
        header = header.removesuffix(_OWN)
    return header


def _percent(value: float) -> str:
    return f"{plain_digits(str(value))}%"


_WRITERS: dict[Kind, Callable[[Any], str]] = {
    Kind.TEXT: _csv_text,
    Kind.SHARE: _percent,
    Kind.PERCENT: _percent,
    Kind.AMOUNT: plain_digits,
}
"""How a cell is written in a text file; counts and days are safe as they are."""
