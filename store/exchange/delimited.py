"""CSV, TSV and pasted text: which sign separates the cells, and the rows, streamed.

The standard ``csv`` reader does the work at its own speed, strictly. Where a file is
not quite regular (a stray quotation mark), reading goes on from there record by record,
so that a mark left open is refused with its row instead of swallowing the rest.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from store.errors import CannotRead
from store.exchange import encodings
from store.exchange.headers import is_known
from store.exchange.layout import Source
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    Lines = Callable[[], AbstractContextManager[TextIO]]

LONGEST_CELL = 1_000_000  # characters; Excel stops at 32,767
_SAMPLE = 128 * 1024
_CANDIDATES = (",", ";", "\t", "|")
# A sign no table holds: with it, every line of a one-column list is one cell.
_NOTHING = "\x1f"
_DIRECTIVE = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)
_COMMENT = re.compile(r"#(\s|-|$)")
_BIT = 200
_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_UNCLOSED = N_(
    "{file} has a quotation mark that is opened in row {row} and never closed; "
    "close or remove it there."
)


def open_delimited(path: Path, encoding: str | None, delimiter: str | None) -> Source:
    """Open a CSV or TSV file; the rows stream, whatever its size.

    Raises ``CannotRead`` for what is not text in one encoding and for quotation marks
    that do not pair.
    """
    text = encodings.examine(path, encoding)

    def lines() -> AbstractContextManager[TextIO]:
        return path.open(encoding=text.encoding, newline="", buffering=1 << 20)

    source = _open(lines, path.name, delimiter)
    source.sha256, source.encoding = text.sha256, text.encoding
    if source.delimiter == "\t":
        source.format = "tsv"
    if text.quotes % 2:
        _check_quotes(lines, source.delimiter, path.name)
    return source


def open_pasted(text: str, delimiter: str | None) -> Source:
    """Open text from the clipboard: cells of a spreadsheet, CSV, or one item a line."""
    if "\0" in text:
        raise CannotRead(N_("What was pasted holds NUL characters: it is not text."))

    def lines() -> AbstractContextManager[TextIO]:
        return io.StringIO(text, newline="")

    source = _open(lines, "paste", delimiter)
    source.format = "paste"
    # Half a character (a lone surrogate) cannot be encoded, but may well be pasted.
    raw = text.encode("utf-8", "surrogatepass")
    source.sha256 = hashlib.sha256(raw).hexdigest()
    if text.count('"') % 2:
        _check_quotes(lines, source.delimiter, "paste")
    return source


def _open(lines: Lines, name: str, delimiter: str | None) -> Source:
    with lines() as stream:
        sample = stream.read(_SAMPLE)
        more = bool(stream.read(1))
    first = re.split(r"[\r\n]", sample, maxsplit=1)[0]
    directive = _DIRECTIVE.match(first)
    if delimiter is not None:
        sign: str | None = _one_sign(delimiter)
    elif directive:
        sign = directive[1]
    else:
        sign = sniff(sample, whole=not more)

    def batches(skip: int, size: int) -> Iterator[tuple[int, list[list[str]]]]:
        return _batches(lines, sign or _NOTHING, name, skip, size)

    return Source("csv", "", batches, delimiter=sign, directives=int(bool(directive)))


def _one_sign(delimiter: str) -> str:
    sign = _NAMED.get(delimiter.casefold(), delimiter)
    if len(sign) != 1 or sign in '"\r\n\0':
        raise CannotRead(
            N_("A delimiter is one sign, like , or ; or tab: {delimiter} is not."),
            delimiter=delimiter,
        )
    return sign


def sniff(sample: str, *, whole: bool = True) -> str | None:
    """The sign that cuts the sample into rows of one width; None for a single column.

    ``whole`` is False when the sample was cut off, so that its last line is not used.
    """
    records = {sign: _split(sample, sign, whole=whole) for sign in _CANDIDATES}
    scores = {sign: _regularity(widths) for sign, widths in records.items()}
    best = max(scores, key=lambda sign: scores[sign])
    if scores[best][0] >= 0.5:
        return best
    # Very uneven rows: a first line of known headers still says it.
    first = next(iter(sample.splitlines()), "")
    cut = {sign: first.split(sign) for sign in _CANDIDATES}
    return next(
        (s for s, cells in cut.items() if len(cells) > 1 and all(map(is_known, cells))),
        None,
    )


def _split(sample: str, sign: str, *, whole: bool) -> list[int]:
    """The widths of the sample's records, without blank lines and leading comments."""
    _allow_long_cells()
    widths: list[int] = []
    begun = False
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=sign):
            if (len(record) > 1 or any(record)) and (begun or not _is_comment(record)):
                widths.append(len(record))
                begun = begun or len(record) > 1
    except csv.Error:
        return []
    return widths if whole or len(widths) < 2 else widths[:-1]


def _is_comment(record: list[str]) -> bool:
    return bool(record and _COMMENT.match(record[0]))


def _regularity(widths: list[int]) -> tuple[float, int]:
    """How much of the text is a table of one width, once it has begun; and that width.

    A sign that is in the header already beats one that begins further down: decimal
    commas and lists inside cells are regular too, but never in the header.
    """
    cut = Counter(width for width in widths if width > 1)
    if not cut:
        return 0.0, 1
    width, _ = max(cut.items(), key=lambda pair: (pair[1], pair[0]))
    start = widths.index(width)
    table = widths[start:]
    share = sum(found == width for found in table) / len(table)
    return share - 0.1 * min(start, 3), width


def _allow_long_cells() -> None:
    # The limit is the whole process's; never lower what somebody else has raised.
    if csv.field_size_limit() < LONGEST_CELL:
        csv.field_size_limit(LONGEST_CELL)


def _batches(
    lines: Lines, sign: str, name: str, skip: int, size: int
) -> Iterator[tuple[int, list[list[str]]]]:
    """Records after the first ``skip`` in lists of ``size``, each with its number."""
    _allow_long_cells()
    done = skip
    try:
        with lines() as stream:
            reader = csv.reader(stream, delimiter=sign, strict=True)
            for _ in islice(reader, skip):
                pass
            while batch := _portion(reader, size):
                yield done + 1, batch
                done += len(batch)
    except csv.Error:
        # The list under way is lost with the error: start over, patiently.
        with lines() as stream:
            patient = islice(_patient(stream, sign, name), done, None)
            while batch := list(islice(patient, size)):
                yield done + 1, batch
                done += len(batch)
    except UnicodeDecodeError:
        raise CannotRead(
            N_("{file} changed while it was being read; try again."), file=name
        ) from None


def _portion(reader: Iterator[list[str]], size: int) -> list[list[str]]:
    """The next records, taken bit by bit: another thread waits for each of them."""
    batch: list[list[str]] = []
    while len(batch) < size and (
        some := list(islice(reader, min(_BIT, size - len(batch))))
    ):
        batch += some
    return batch


def _patient(stream: Iterable[str], sign: str, name: str) -> Iterator[list[str]]:
    """Read record by record as Excel would, refusing only marks that never close."""
    taken: list[str] = []

    def keep() -> Iterator[str]:
        for line in stream:
            taken.append(line)
            yield line

    reader = csv.reader(keep(), delimiter=sign)
    number = 0
    try:
        for number, record in enumerate(reader, 1):
            if _is_open(taken, sign):
                raise CannotRead(_UNCLOSED, file=name, row=number)
            taken.clear()
            yield record
    except csv.Error:
        raise CannotRead(
            N_(
                "Row {row} of {file} has a cell of more than {most} characters; "
                "a closing quotation mark may be missing."
            ),
            file=name,
            row=number + 1,
            most=f"{LONGEST_CELL:,}",
        ) from None


def _is_open(taken: list[str], sign: str) -> bool:
    """Whether a record ended only because the file did, or by another cell's mark."""
    if not any('"' in line for line in taken):
        return False
    closed = [*taken[:-1], taken[-1].rstrip("\r\n") + "\n", "\n"]
    again = csv.reader(iter(closed), delimiter=sign)
    next(again)
    if again.line_num > len(taken):
        return True
    # A cell that runs over lines and whose closing mark has letters right behind it:
    # that mark was meant to open the next cell.
    cell = rf'(?:^|[\r\n{re.escape(sign)}])"((?:[^"]|"")*+)"[^\r\n{re.escape(sign)}]'
    found = re.finditer(cell, "".join(taken))
    return len(taken) > 1 and any(re.search(r"[\r\n]", match[1]) for match in found)


def _check_quotes(lines: Lines, sign: str | None, name: str) -> None:
    """Read to the end when the quotation marks are odd in number."""
    for _ in _batches(lines, sign or _NOTHING, name, 0, 10_000):
        pass
