"""A report as Markdown: headings, pipe tables, and every text as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui import format as fmt
from tui.reports.pages import Points, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.reports.pages import Block, Cell, Page, Section

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|~&$^#])")
_AT_START = re.compile(r"^([+\-=:]|\d+(?=[.)]))")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)")


def render(page: Page) -> str:
    """The whole report."""
    rows = [f"*{marked(page.eyebrow)}*", "", f"# {marked(page.title)}", ""]
    rows += [f"- **{marked(name)}:** {marked(said)}" for name, said in page.facts]
    rows.append("")
    for one in page.headlines:
        figure = " ".join(filter(None, (one.text, one.unit)))
        rows.append(f"- **{marked(one.name)}: {figure}** ({marked(one.note)})")
    for section in page.sections:
        rows += ["", *_section(section, page)]
    return "\n".join([*rows, "", "---", "", f"*{marked(page.made)}*", ""])


def marked(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    quiet = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    # Addresses become links by themselves in some programs: hers stay texts.
    quiet = _LINK.sub(lambda found: "\\".join(filter(None, found.groups())), quiet)
    start = _AT_START.match(quiet)
    if start is None:
        return quiet
    # A number is only the head of a list with the sign after it.
    at = len(start[1]) if start[1].isdecimal() else 0
    return f"{quiet[:at]}\\{quiet[at:]}"


def _section(section: Section, page: Page) -> Iterable[str]:
    place = f"{section.number}. " if section.number else ""
    yield f"## {place}{marked(section.title)}"
    for said in section.says:
        yield ""
        yield marked(said)
    for block in section.blocks:
        if told := [*_block(block, page)]:
            yield ""
            yield from told


def _block(block: Block, page: Page) -> Iterable[str]:
    """A block; charts are left to their tables."""
    if isinstance(block, Table):
        yield from _table(block, page)
    elif isinstance(block, Quote):
        yield f"### {marked(block.title)}"
        yield ""
        # Two blanks at its end break a line where it was broken.
        yield from (f"> {marked(line)}  ".rstrip("\n") for line in _lines(block.text))
    elif isinstance(block, Points):
        yield from (f"- {marked(item)}" for item in block.items)


def _lines(text: str) -> list[str]:
    return text.strip().split("\n")


def _table(block: Table, page: Page) -> Iterable[str]:
    yield f"### {marked(block.caption)}"
    yield ""
    figures = [
        any(row[place].is_figure for row in block.rows)
        for place in range(len(block.columns))
    ]
    yield _row(map(marked, block.columns))
    yield _row("---:" if is_figure else "---" for is_figure in figures)
    rows = block.read_rows
    last = len(rows) - 1 if block.has_total and not block.kept_back else -1
    for place, row in enumerate(rows):
        yield _row(_cells(row, strong=place == last))
    notes = [*block.notes]
    if block.kept_back:
        notes.append(page.more.format(count=fmt.whole(block.kept_back)))
    if notes:
        yield ""
        yield marked(" ".join(notes))


def _cells(row: Sequence[Cell], *, strong: bool) -> Iterable[str]:
    for cell in row:
        said = cell.text if cell.is_figure else marked(cell.text)
        yield f"**{said}**" if strong else said


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
