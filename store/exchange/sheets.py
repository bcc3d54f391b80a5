"""A file somebody wants to bring in, opened: its header, a preview, and rows in chunks.

One door for every format people have: CSV and TSV, workbooks, HTML tables that call
themselves workbooks, vCards, and text from the clipboard. What a file *is* is decided
by what it holds, not by its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.errors import CannotRead
from store.exchange import delimited, headers, html_tables, layout, vcards
from store.exchange.fixme import NOTES, is_fixme
from store.exchange.layout import Chunk, Merge, RowProblem, Source
from store.exchange.merged_headers import whole_header
from store.exchange.tables_out import is_ours, strip_neutral
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Chunk", "ReadOptions", "RowProblem", "Sheet", "open_sheet", "open_text"]

_PREVIEW = 20
_MOST_COLUMNS = 1_000
# More rows than this at once fall out of the processor's cache: a third slower.
_AT_ONCE = 2_000
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_NAMES = frozenset({".xlsx", ".xlsm", ".xlsb", ".ods"})
# What people pick by mistake, by its first bytes.
_FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"SQLite format 3",
    b"RIFF",
    b"7z\xbc\xaf",
    b"Rar!",
)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user decided about reading a file; None leaves it to us.

    ``header_row`` counts from 1; 0 says that there is no header.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None


OWN_FORMATS = frozenset({"csv", "tsv"})
"""Formats in which our own exports carry apostrophes against formulas."""


@dataclass(slots=True)
class Sheet:
    """One table, opened: ``headers``, the first rows, and the rest in ``chunks``.

    ``header_row`` counts from 1 (0: the file has none). ``problems`` grows while chunks
    are read and starts over with each reading.
    """

    file: str
    format: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: tuple[str, ...]
    header_row: int
    headers: tuple[str, ...]
    preamble: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...]
    problems: list[RowProblem]
    sha256: str
    _source: Source = field(repr=False)
    is_ours: bool = False
    """Whether Soloist wrote this file: its apostrophes against formulas come off."""

    @property
    def merges(self) -> tuple[Merge, ...]:
        """The cells of a workbook that span several rows or columns."""
        return self._source.merges

    def chunks(self, size: int = 10_000) -> Iterator[Chunk]:
        """Yield the data rows, at most ``size`` at a time; from the start each call.

        Raises ``CannotRead`` where the file turns out to be broken further down.
        """
        self.problems[:] = _noted(self._source, self.headers)
        parts = self._read(min(size, _AT_ONCE), self.problems)
        # The first one is as large as asked: number styles are decided from it.
        first = Chunk([], [])
        for part in parts:
            first.numbers.extend(part.numbers)
            first.rows.extend(part.rows)
            if len(first.rows) + _AT_ONCE > size:
                break
        if first.rows:
            yield first
        yield from parts

    def _read(self, size: int, problems: list[RowProblem]) -> Iterator[Chunk]:
        who = headers.identity_columns(self.headers)
        skip = max(self.header_row, self._source.directives)
        for first, rows in self._source.batches(skip, size):
            plain = _bare(rows, len(self.headers)) if self.is_ours else rows
            chunk = layout.tidy(first, plain, self.headers, who, problems)
            if chunk.rows:
                yield chunk


def open_sheet(path: Path, options: ReadOptions = ReadOptions()) -> Sheet:
    """Open a file of any known format and find the table in it.

    Raises ``CannotRead`` with one sentence for whatever is not a readable table.
    """
    try:
        head = _head(path)
        source = _open_source(path, head, options)
        return _find_table(path.name, source, options)
    except OSError as error:
        raise CannotRead(
            N_("{file} cannot be opened: {reason}."),
            file=path.name,
            reason=error.strerror or type(error).__name__,
        ) from None


def open_text(text: str, options: ReadOptions = ReadOptions()) -> Sheet:
    """Open what was pasted: spreadsheet cells, CSV, vCards, or one handle a line."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise CannotRead(N_("There is nothing in what was pasted."))
    if vcards.is_vcard(text):
        source = vcards.open_cards_text(text, "paste")
        source.format = "paste"
    else:
        source = delimited.open_pasted(text, options.delimiter)
    return _find_table("paste", source, options)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise CannotRead(N_("{file} is a folder, not a file."), file=path.name)
    if not path.exists():
        raise CannotRead(N_("There is no file {file}."), file=str(path))
    if not path.is_file():
        raise CannotRead(N_("{file} is not an ordinary file."), file=path.name)
    with path.open("rb") as stream:
        head = stream.read(65_536)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise CannotRead(N_("{file} is empty."), file=path.name)
    return head


def _open_source(path: Path, head: bytes, options: ReadOptions) -> Source:
    suffix = path.suffix.casefold()
    if head.startswith((_ZIP + b"\x03\x04", _ZIP + b"\x05\x06", _OLE)):
        # zipfile and subprocess are needed by workbooks only.
        from store.exchange import workbooks  # noqa: PLC0415

        return workbooks.open_workbook(path, options.sheet)
    if head.startswith(_FOREIGN):
        raise CannotRead(
            N_("{file} is not a table: save it as CSV or XLSX first."), file=path.name
        )
    if suffix in _WORKBOOK_NAMES:
        raise CannotRead(
            N_(
                "{file} is called a workbook but is not one: it is damaged, or plain "
                "text under a wrong name."
            ),
            file=path.name,
        )
    if html_tables.is_html(head):
        return html_tables.open_html(path, options.encoding, options.sheet)
    if vcards.is_vcard(head.decode("latin-1").replace("\0", "")):
        return vcards.open_cards(path, options.encoding)
    return delimited.open_delimited(path, options.encoding, options.delimiter)


def _find_table(name: str, source: Source, options: ReadOptions) -> Sheet:
    records = _first_records(source)
    if not any(any(map(str.strip, record)) for record in records):
        raise CannotRead(N_("{file} is empty."), file=name)
    row, cells = whole_header(
        records, _header_row(name, source, records, options), source.merges
    )
    below = records[max(row, source.directives) :]
    if source.headers is not None:
        names = source.headers
    elif row:
        names = layout.clean_headers(cells, below)
    else:
        names = layout.invented_headers(below)
    if len(names) > _MOST_COLUMNS:
        raise CannotRead(
            N_("{file} has {count} columns; {most} are the most that can be read."),
            file=name,
            count=f"{len(names):,}",
            most=f"{_MOST_COLUMNS:,}",
        )
    bare = tuple(strip_neutral(header) for header in names)
    mended = source.format in OWN_FORMATS and is_fixme(bare)
    ours = mended or (source.format in OWN_FORMATS and is_ours(bare))
    if mended:
        bare = bare[: -len(NOTES)]
    above = records[source.directives : max(row - 1, 0)]
    sheet = Sheet(
        file=name,
        format=source.format,
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=source.sheet,
        sheets=source.sheets,
        header_row=row,
        headers=bare if ours else names,
        preamble=tuple(
            line for cells in above if (line := _as_line(cells, source.delimiter))
        ),
        preview=(),
        problems=_noted(source, names),
        sha256=source.sha256,
        _source=source,
        is_ours=ours,
    )
    sheet.preview = _preview(sheet)
    return sheet


def _first_records(source: Source) -> list[list[str]]:
    """Enough records to find the table; more where a file begins with blank ones."""
    records: list[list[str]] = []
    for _, batch in source.batches(0, layout.LOOK_AT):
        records += batch
        if any(any(map(str.strip, record)) for record in batch):
            break
    for place in range(min(source.directives, len(records))):
        records[place] = []
    return records


def _header_row(
    name: str, source: Source, records: list[list[str]], options: ReadOptions
) -> int:
    if source.headers is not None:
        return 0
    if options.header_row is None:
        return layout.find_header(records, pasted=source.format == "paste") + 1
    row = options.header_row
    if row < 0 or row > len(records) or (row and not any(records[row - 1])):
        raise CannotRead(
            N_("Row {row} of {file} cannot be the header: nothing is there."),
            file=name,
            row=row,
        )
    return row


def _bare(rows: list[list[str]], width: int) -> list[list[str]]:
    """Rows of ours without the apostrophes against formulas, and without notes."""
    return [[strip_neutral(cell) for cell in row[:width]] for row in rows]


def _as_line(cells: list[str], delimiter: str | None) -> str:
    return (delimiter or " ").join(cells).strip(" \t\r\n,;|")


def _noted(source: Source, names: tuple[str, ...]) -> list[RowProblem]:
    return [
        RowProblem(row, names[column] if column < len(names) else "", value, reason)
        for row, column, value, reason in source.notes
    ]


def _preview(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for chunk in sheet._read(layout.LOOK_AT, []):  # noqa: SLF001 - it is being built
        rows += map(tuple, chunk.rows)
        if len(rows) >= _PREVIEW:
            break
    if not rows:
        raise CannotRead(
            N_("{file} has a header in row {row} but no rows under it."),
            file=sheet.file,
            row=sheet.header_row,
        )
    return tuple(rows[:_PREVIEW])
