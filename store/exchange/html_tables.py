"""Tables in HTML, as Korean portals export them under the name .xls."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from store.errors import CannotRead
from store.exchange import encodings
from store.exchange.layout import Source, in_memory
from store.rules.words import N_

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 50 * 1024**2
_WIDEST_SPAN = 1_000
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_OPENING = re.compile(
    rb"\s*<(!doctype html|html|head|meta|table|body|style|div)", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\r\n\xa0]+")


def is_html(head: bytes) -> bool:
    """Whether a file's first bytes are a page that could hold a table."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(_OPENING.match(plain)) or (
        plain.lstrip().startswith(b"<") and b"<table" in plain.lower()
    )


def open_html(path: Path, encoding: str | None, sheet: str | None) -> Source:
    """Open the largest table of a page, or the one named ``table 2``.

    Raises ``CannotRead`` for pages over 50 MB and pages without a table.
    """
    raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
    if raw is None:
        raise CannotRead(N_("{file} is larger than 50 MB."), file=path.name)
    declared = _CHARSET.search(raw[:4096])
    text, used = _decode(path, raw, encoding, declared[1].decode() if declared else "")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    tables = [rows for rows in reader.tables if any(any(row) for row in rows)]
    if not tables:
        raise CannotRead(N_("{file} is a web page without a table."), file=path.name)
    names = tuple(f"table {number}" for number in range(1, len(tables) + 1))
    if sheet is not None and sheet not in names:
        raise CannotRead(
            N_("{file} has no sheet {sheet}; it has {sheets}."),
            file=path.name,
            sheet=sheet,
            sheets=", ".join(names),
        )
    largest = max(range(len(tables)), key=lambda at: sum(map(len, tables[at])))
    chosen = names.index(sheet) if sheet is not None else largest
    return Source(
        "html",
        hashlib.sha256(raw).hexdigest(),
        in_memory(tables[chosen]),
        encoding=used,
        sheet=names[chosen],
        sheets=names,
    )


def _decode(
    path: Path, raw: bytes, encoding: str | None, declared: str
) -> tuple[str, str]:
    if encoding is None and declared:
        # Many pages declare one thing and are another; then the bytes decide.
        try:
            name = encodings.examine(path, declared).encoding
        except CannotRead:
            name = encodings.examine(path).encoding
    else:
        name = encodings.examine(path, encoding).encoding
    return raw.decode(name), name


class _Reader(HTMLParser):
    """Collects every table as rows of text; spanned cells are blank but the first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._across = 1
        self._down = 1
        self._hidden = 0
        # Column -> rows that a cell above still reaches into, per open table.
        self._reach: list[dict[int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag == "table":
            self._end_cell()
            self._open.append([])
            self._reach.append({})
            self.tables.append(self._open[-1])
        elif tag in {"script", "style"}:
            self._hidden += 1
        elif not self._open:
            return
        elif tag == "tr":
            self._end_cell()
            self._open[-1].append([])
        elif tag in {"td", "th"}:
            self._start_cell(dict(attrs))
        elif tag in {"br", "p", "div"} and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what is open; portals forget half of these."""
        if tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
            self._reach.pop()
        elif tag in {"script", "style"}:
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        """Take the text of the cell that is open."""
        if self._cell is not None and not self._hidden:
            self._cell.append(_SPACES.sub(" ", data))

    def _start_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._open[-1]:
            self._open[-1].append([])
        self._cell = []
        self._across = _span(attrs.get("colspan"))
        self._down = _span(attrs.get("rowspan"))
        self._skip_reached()

    def _skip_reached(self) -> None:
        row, reach = self._open[-1][-1], self._reach[-1]
        while reach.get(len(row), 0):
            reach[len(row)] -= 1
            row.append("")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = "".join(self._cell).split("\n")
        text = "\n".join(line.strip() for line in lines).strip()
        row, reach = self._open[-1][-1], self._reach[-1]
        for place in range(self._across):
            if self._down > 1:
                reach[len(row)] = self._down - 1
            row.append("" if place else text)
        self._cell = None
        self._skip_reached()


def _span(value: str | None) -> int:
    return min(int(value), _WIDEST_SPAN) if value and value.isdecimal() else 1
