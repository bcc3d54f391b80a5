"""Which cells of an ODS sheet span several rows or columns.

The library that reads workbooks tells it of XLSX and XLS only. The file has been
checked before: its sizes are known, and it declares no document type.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

MOST = 100_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SPANNED = b"-rows-spanned="
_HERE = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_BLOCK = 1 << 20


def spans(path: Path, sheet: str) -> list[list[int]]:
    """First and last row from 1, first and last column from 0, of cells that span.

    Columns are counted from the first one that holds anything, as the rows are read.
    """
    with zipfile.ZipFile(path) as archive:
        if not _any(archive):
            return []
        with archive.open("content.xml") as stream:
            return _Spans(sheet).read(ET.iterparse(stream, ("start", "end")))  # noqa: S314 - no document type, so no entities


def _any(archive: zipfile.ZipFile) -> bool:
    """Whether the sheet holds any such cell: a quick look, most hold none."""
    kept = b""
    with archive.open("content.xml") as stream:
        while block := stream.read(_BLOCK):
            if _SPANNED in kept + block:
                return True
            kept = block[-len(_SPANNED) :]
    return False


class _Spans:
    """Walks the rows of one sheet."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._row, self._left = 0, 1 << 30
        self._found: list[list[int]] = []

    def read(self, events: ET.IterParseEventsIterator) -> list[list[int]]:  # type: ignore[name-defined]
        is_here = False
        for event, element in events:
            if element.tag == f"{_TABLE}table":
                if event == "start":
                    is_here = element.get(f"{_TABLE}name") == self._sheet
                elif is_here:
                    break
                element.clear() if event == "end" else None
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                if is_here:
                    self._take(element)
                element.clear()
        left = self._left if self._left < 1 << 30 else 0
        return [
            [top, bottom, first - left, last - left]
            for top, bottom, first, last in self._found[:MOST]
            if first >= left
        ]

    def _take(self, row: Element) -> None:
        at = 0
        for cell in row:
            if cell.tag not in _HERE:
                continue
            if next(cell.itertext(), None) is not None:
                self._left = min(self._left, at)
            down = _number(cell, "number-rows-spanned")
            right = _number(cell, "number-columns-spanned")
            if down > 1 or right > 1:
                top = self._row + 1
                self._found.append([top, top + down - 1, at, at + right - 1])
            at += _number(cell, "number-columns-repeated")
        self._row += _number(row, "number-rows-repeated")


def _number(element: Element, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(1, int(value)) if value.isdigit() else 1
