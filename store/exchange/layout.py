"""Where the table is in a sheet: its header row, its data rows, its totals.

People put titles, dates and comments above a table and sums below it; portals put the
sum first. This finds the header, cleans its names, and passes the rows on, each as wide
as the header, saying which ones it left out and why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from store.exchange import headers as synonyms
from store.exchange import looks
from store.rules.words import N_

# (records to skip, records at a time) -> (number of the first record, the records).
Batches = Callable[[int, int], Iterator[tuple[int, list[list[str]]]]]

LOOK_AT = 100  # records read to find the table
_COMMENT = re.compile(r"#(\s|-|$)")
_JOINED = re.compile(r"[\s\u200b\ufeff]+")
_NOT_A_NAME = re.compile(
    r"""[-+(]?\s*[₩$€£¥]?\s*\d[\d.,:/\s-]*\s*          # figures, dates, times
        (%|[kmb]|[천만억萬]|원|€|krw|usd|eur|t[\d:.+zZ-]*)?\)?$
      | (true|false|-+|n/?a)$""",
    re.VERBOSE | re.IGNORECASE,
)
# Addresses and handles: one of these in a row, and it is nobody's header.
_SOMEBODY = re.compile(r"(https?://|www\.)\S+$|\S+@\S+\.\S+$|@\w\S*$", re.IGNORECASE)
_TOTAL_WORDS = frozenset(
    (
        *("total", "totals", "grand total", "overall total", "subtotal", "sub total"),
        *("sub-total", "totales", "subtotales", "total general", "gran total"),
        *("suma", "suma total", "합계", "총계", "소계", "계", "총합", "총합계"),
        *("전체 합계", "누계"),
    )
)
# What the first cell of a totals row can begin with; asked of every row, so cheap.
_LEADS = frozenset(
    {"", *(chr(code) for code in range(0x3001) if chr(code).isspace())}
    | {word[0] for word in _TOTAL_WORDS}
    | {word[0].upper() for word in _TOTAL_WORDS}
)

_BY_LOOK = (
    ("urls", "url"),
    ("emails", "email"),
    ("marked_handles", "handle"),
    ("platforms", "platform"),
)

TOTAL = N_("a total, not a row")
TOO_MANY = N_("more cells than the header has; the surplus was left out")
TOO_FEW = N_("fewer cells than the header has; the missing ones are empty")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some consecutive data rows, each exactly as wide as the header.

    ``numbers`` holds each row's number in the file as a person counts, from 1.
    """

    numbers: list[int]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something about a row that was not taken as it stands; ``reason`` is a msgid."""

    row: int
    column: str
    value: str
    reason: str


class Merge(NamedTuple):
    """A cell that spans several: rows as a person counts them, columns from 0."""

    top: int
    bottom: int
    first: int
    last: int


@dataclass(slots=True)
class Source:
    """A file opened by one of the readers, before anyone has looked for the table.

    ``batches`` may be called again and starts over each time. ``directives`` is how
    many leading records speak to programs (``sep=;``). ``notes`` are problems known at
    once, with a column's position in place of its name. ``headers`` are given by
    formats that have no header row.
    """

    format: str
    sha256: str
    batches: Batches
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    directives: int = 0
    notes: list[tuple[int, int, str, str]] = field(default_factory=list)
    headers: tuple[str, ...] | None = None
    merges: tuple[Merge, ...] = ()
    """The cells of a workbook that span several; only the first holds the value."""


def in_memory(rows: list[list[str]]) -> Batches:
    """The batches of records that are all here already."""

    def batches(skip: int, size: int) -> Iterator[tuple[int, list[list[str]]]]:
        for start in range(skip, len(rows), size):
            yield start + 1, [list(row) for row in rows[start : start + size]]

    return batches


def find_header(records: Sequence[Sequence[str]], *, pasted: bool = False) -> int:
    """The position of the header among the first records, or -1 where there is none.

    ``pasted`` text has a header only when its first line says a known one, because
    what people paste is the bare list. Counted from 0; never a blank record.
    """
    filled = [
        [cell.strip() for cell in record if cell and not cell.isspace()]
        for record in records
    ]
    rows = [
        index
        for index, cells in enumerate(filled)
        if cells and not _COMMENT.match(cells[0])
    ]
    if not rows:
        return -1
    widest = max(len(filled[index]) for index in rows)
    if widest == 1:
        return rows[0] if _is_lone_header(filled[rows[0]][0], pasted=pasted) else -1
    if pasted and not any(_is_known(filled[index]) for index in rows[:5]):
        return -1
    used: list[set[int]] = []
    for index in reversed(rows):
        below = used[-1] if used else set()
        cells = enumerate(records[index])
        used.append(below | {at for at, cell in cells if cell and not cell.isspace()})
    used.reverse()
    best, best_score = -1, 0.0
    # The last record of all stands above nothing, so it is a header only if alone.
    for place, index in enumerate(rows[: min(40, max(1, len(rows) - 1))]):
        under = [records[other] for other in rows[place + 1 : place + 11]]
        score = _header_score(records[index], under, len(used[place])) - 0.02 * place
        if score > best_score:
            best, best_score = index, score
    # One that stands above several tables begins with the first of them.
    same = (one for one in rows if best >= 0 and filled[one] == filled[best])
    return next(same, best)


def _is_lone_header(cell: str, *, pasted: bool) -> bool:
    """Whether the first line of a single column is its name rather than an item."""
    if synonyms.is_known(cell):
        return True
    item = _is_value(cell) or re.fullmatch(r"\w+[._\d][\w.]*", cell)
    return not pasted and not item


def _is_known(cells: Sequence[str]) -> bool:
    return 2 * sum(map(synonyms.is_known, cells)) >= len(cells)


def _is_value(cell: str) -> bool:
    return bool(_NOT_A_NAME.match(cell) or _SOMEBODY.match(cell))


def _header_score(
    record: Sequence[str], under: Sequence[Sequence[str]], used: int
) -> float:
    """How much one record looks like the names above the records that follow it."""
    filled = {at: text for at, cell in enumerate(record) if (text := cell.strip())}
    cells = list(filled.values())
    if any(map(_SOMEBODY.match, cells)):
        return 0.0
    names = sum(not _NOT_A_NAME.match(cell) for cell in cells) / len(cells)
    known = sum(map(synonyms.is_known, cells)) / len(cells)
    if names < 0.5 and known < 0.5:
        return 0.0
    below = [[cell.strip() for cell in row] for row in under]
    if not known and _continues(filled, below):
        return 0.0
    values = [cell for row in below for cell in row if cell]
    unlike = sum(map(_is_value, values)) / len(values) if values else 0.0
    distinct = len({cell.casefold() for cell in cells}) / len(cells)
    cover = len(cells) / used
    return 2 * cover + names + 2 * known + unlike + distinct - 2.0


def _continues(filled: Mapping[int, str], below: Sequence[Sequence[str]]) -> bool:
    """Whether some column of figures begins in this record: then it is a data row."""
    for at, cell in filled.items():
        if _NOT_A_NAME.match(cell):
            column = [row[at] for row in below if at < len(row) and row[at]]
            if (
                sum(bool(_NOT_A_NAME.match(value)) for value in column)
                > len(column) / 2
            ):
                return True
    return False


def clean_headers(
    cells: Sequence[str], sample: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Header cells as names: one line, NFC, every one different and none blank.

    Blank cells at the far right are dropped when nothing stands under them in
    ``sample``.
    """
    names = [
        _JOINED.sub(" ", unicodedata.normalize("NFC", cell)).strip() for cell in cells
    ]
    used = max((_filled_width(row) for row in sample), default=0)
    while names and not names[-1] and len(names) > used:
        names.pop()
    taken = set(names)
    result: list[str] = []
    seen: set[str] = set()
    for position, name in enumerate(names, 1):
        candidate = base = name or f"column {position}"
        number = 2
        while candidate in seen or (candidate != name and candidate in taken):
            candidate, number = f"{base} ({number})", number + 1
        seen.add(candidate)
        result.append(candidate)
    return tuple(result)


def invented_headers(records: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Names for a table that has none, by what its columns hold."""
    width = max((_filled_width(record) for record in records), default=0)
    named: list[str] = []
    for at in range(width):
        column = looks.Column(record[at] for record in records if at < len(record))
        name = next((n for look, n in _BY_LOOK if column.is_(look)), "")
        if not name and width == 1:
            name = "handle" if column.is_("handles") else "name"
        elif not name and column.is_("text") and "name" not in named:
            name = "name"
        named.append(name)
    return clean_headers(named, records)


def _filled_width(row: Sequence[str]) -> int:
    for position in range(len(row), 0, -1):
        if row[position - 1] and not row[position - 1].isspace():
            return position
    return 0


def tidy(
    first: int,
    rows: list[list[str]],
    headers: Sequence[str],
    identity: frozenset[int],
    problems: list[RowProblem],
) -> Chunk:
    """Make every row as wide as the header; drop blank rows and totals.

    ``first`` numbers the first of ``rows``; ``identity`` are the columns that say who
    a row is about, so that a person called Total is kept. What is left out or cut is
    added to ``problems``.
    """
    width = len(headers)
    numbers = list(range(first, first + len(rows)))
    if set(map(len, rows)) != {width}:
        numbers, rows = _even_out(numbers, rows, headers, problems)
    out = set()
    # One glance per row; only what might be a total or blank is looked at properly.
    suspects = [place for place, row in enumerate(rows) if row[0][:1] in _LEADS]
    for place in suspects:
        lead = rows[place][0]
        if lead.strip() and not _says_total(lead):
            continue
        filled = [at for at, cell in enumerate(rows[place]) if cell.strip()]
        if not filled:
            out.add(place)
        elif width > 1 and _is_total(rows[place], filled, identity):
            out.add(place)
            problems.append(
                RowProblem(
                    numbers[place],
                    headers[filled[0]],
                    rows[place][filled[0]].strip(),
                    TOTAL,
                )
            )
    if out:
        numbers = [number for at, number in enumerate(numbers) if at not in out]
        rows = [row for at, row in enumerate(rows) if at not in out]
    return Chunk(numbers, rows)


def _is_total(
    row: Sequence[str], filled: Sequence[int], identity: frozenset[int]
) -> bool:
    if not _says_total(row[filled[0]]):
        return False
    return not any(at in identity and row[at].strip(" -") for at in filled[1:])


def _says_total(cell: str) -> bool:
    # "Total: Campaigns" is how ad platforms say which total it is.
    word = cell.casefold().partition(":")[0]
    return _JOINED.sub(" ", word).strip() in _TOTAL_WORDS


def _even_out(
    numbers: list[int],
    rows: list[list[str]],
    headers: Sequence[str],
    problems: list[RowProblem],
) -> tuple[list[int], list[list[str]]]:
    width = len(headers)
    kept_numbers, kept = [], []
    for number, row in zip(numbers, rows, strict=True):
        if not row:
            continue
        even = row
        if len(row) != width and any(map(str.strip, row)):
            surplus = [cell.strip() for cell in row[width:] if cell.strip()]
            if surplus:
                text = " | ".join(surplus)[:200]
                problems.append(RowProblem(number, headers[-1], text, TOO_MANY))
            elif len(row) < width:
                column = headers[len(row)]
                text = " | ".join(row)[:200]
                problems.append(RowProblem(number, column, text, TOO_FEW))
        if len(row) != width:
            even = [*islice(row, width), *[""] * (width - len(row))]
        kept_numbers.append(number)
        kept.append(even)
    return kept_numbers, kept
