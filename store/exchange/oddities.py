"""What a cell may hold that no file of ours can, and rows that are only examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.exchange.sheets import Chunk, RowProblem
from store.rules.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

DECODED = frozenset({"csv", "tsv"})
"""Formats whose reader has refused these characters already."""

TAKEN_OUT = N_("characters that no text may hold were taken out")
EXAMPLE = N_("looks like an example left in the sheet; it was brought in all the same")

_UNSOUND = re.compile("[\x00\ud800-\udfff]")
_EXAMPLE = re.compile(
    r"\W*(?:예시|예\s*[):]|examples?(?![a-z])|ejemplos?(?![a-záéíóúñ])"
    r"|e\.g\.|p\. ?ej\.)",
    re.IGNORECASE,
)


def sound(text: str) -> str:
    """A text without NULs and half characters, which SQLite cannot keep."""
    if _UNSOUND.search(text):
        return _UNSOUND.sub(lambda sign: "\ufffd" if sign[0] > "\0" else "", text)
    return text


def make_sound(
    chunk: Chunk, headers: Sequence[str], problems: list[RowProblem]
) -> Chunk:
    """A chunk whose cells can all be kept; what had to be taken out is reported."""
    if not any(_UNSOUND.search("\n".join(row)) for row in chunk.rows):
        return chunk
    rows: list[list[str]] = []
    for number, row in zip(chunk.numbers, chunk.rows, strict=True):
        cells = [sound(cell) for cell in row]
        problems += [
            RowProblem(number, header, cell[:200], TAKEN_OUT)
            for header, cell, before in zip(headers, cells, row, strict=True)
            if cell != before
        ]
        rows.append(cells)
    return Chunk(chunk.numbers, rows)


def find_example(cells: Sequence[str]) -> int | None:
    """The position of the cell that says a row is an example; None for real ones."""
    return next((at for at, cell in enumerate(cells) if _EXAMPLE.match(cell)), None)
