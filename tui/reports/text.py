"""A report as plain text: tables aligned by cells, for a mail or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui import format as fmt
from tui.reports.pages import Points, Quote, Table
from tui.show import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.reports.pages import Block, Cell, Page, Section

WIDE = 78
"""Cells of running text."""

_LONGEST = 40
"""Cells of a column of texts; a longer one ends with an ellipsis."""

_INDENT = "  "
_GAP = "  "


def render(page: Page) -> str:
    """The whole report."""
    rows = [_INDENT + page.eyebrow, _INDENT + page.title]
    rows += ["=" * min(WIDE, cell_len(page.title) + 4), ""]
    rows += [f"{_INDENT}{name}: {said}" for name, said in page.facts]
    rows.append("")
    widest = max(cell_len(one.name) for one in page.headlines)
    for one in page.headlines:
        figure = " ".join(filter(None, (one.text, one.unit)))
        rows.append(f"{_INDENT}{fit(one.name, widest)}  {figure}  ({one.note})")
    for section in page.sections:
        rows += ["", "", *_section(section, page)]
    return "\n".join([*(row.rstrip() for row in rows), "", page.made, ""])


def _section(section: Section, page: Page) -> Iterable[str]:
    title = f"{section.number}  {section.title}" if section.number else section.title
    yield title
    yield "-" * cell_len(title)
    for said in section.says:
        yield from wrapped(said)
    for block in section.blocks:
        if told := [*_block(block, page)]:
            yield ""
            yield from told


def wrapped(text: str, first: str = _INDENT, rest: str = _INDENT) -> list[str]:
    """A sentence in lines of at most WIDE cells; words stay whole.

    What she typed never begins a line, so that a sheet takes none of it for a formula.
    """
    rows, line = [], first
    for word in text.split():
        blank = "" if line in {first, rest} else " "
        if cell_len(line) + cell_len(blank + word) > WIDE and blank:
            rows.append(line)
            line, blank = rest, ""
        line += blank + word
    return [*rows, line] if line.strip() else rows


def _block(block: Block, page: Page) -> Iterable[str]:
    """A block; charts are left to their tables."""
    if isinstance(block, Table):
        yield from _table(block, page)
    elif isinstance(block, Quote):
        yield f"{_INDENT}{block.title}"
        for line in block.text.strip().split("\n"):
            yield from wrapped(line, "    ", "    ") or [""]
    elif isinstance(block, Points):
        for item in block.items:
            yield from wrapped(item, "  • ", "    ")


def _table(block: Table, page: Page) -> Iterable[str]:
    rows = block.read_rows
    widths, figures = [], []
    for place, title in enumerate(block.columns):
        shown = (title, *(row[place].text for row in rows))
        is_figure = any(row[place].is_figure for row in block.rows)
        widest = max(map(cell_len, shown))
        widths.append(widest if is_figure else min(widest, _LONGEST))
        figures.append(is_figure)
    yield f"{_INDENT}{block.caption}"
    yield _line(block.columns, widths, figures)
    yield _INDENT + "-" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    last = len(rows) - 1 if block.has_total and not block.kept_back else -1
    for place, row in enumerate(rows):
        if place == last and place:
            yield _INDENT + "-" * (sum(widths) + len(_GAP) * (len(widths) - 1))
        yield _line(_texts(row), widths, figures)
    for note in block.notes:
        yield from wrapped(note)
    if block.kept_back:
        yield from wrapped(page.more.format(count=fmt.whole(block.kept_back)))


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _line(texts: Sequence[str], widths: Sequence[int], figures: Sequence[bool]) -> str:
    told = (
        fit(text, width, "right" if is_figure else "left")
        for text, width, is_figure in zip(texts, widths, figures, strict=True)
    )
    return _INDENT + _GAP.join(told).rstrip()
