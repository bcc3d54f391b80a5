"""Parts of the HTML report: headlines, tables that scroll by themselves, quotes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tui import format as fmt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.reports.pages import Cell, Headline, Points, Quote, Table

_LEADS = ("roi", "roi_without_hours")
"""Headlines that stand out."""

_SHORT = 14
"""Rows of a table that can well be kept on one printed page."""

_NARROW = 3
"""Columns that would stand too far apart across the whole page."""


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """What campaign it is, in pairs of a name and a text."""
    told = "\n".join(
        f'<div><dt>{escape(name)}</dt><dd dir="auto">{escape(said)}</dd></div>'
        for name, said in pairs
    )
    return f'<dl class="frame">\n{told}\n</dl>' if told else ""


def headlines(figures: Iterable[Headline]) -> str:
    """The figures that are read first."""
    told = "\n".join(map(_headline, figures))
    return f'<dl class="headlines">\n{told}\n</dl>'


def _headline(one: Headline) -> str:
    unit = f' <span class="unit">{escape(one.unit)}</span>' if one.unit else ""
    lead = ' class="lead"' if one.key in _LEADS else ""
    tone = _tone(one)
    return (
        f'<div{lead} id="figure-{escape(one.key)}"><dt>{escape(one.name)}</dt>'
        f'<dd class="value{tone}">{escape(one.text)}{unit}</dd>'
        f'<dd class="note">{escape(one.note)}</dd></div>'
    )


def _tone(one: Headline) -> str:
    """The colour of a return; its sign says the same."""
    value = None if one.cell is None else one.cell.value
    if one.key not in _LEADS or value is None:
        return ""
    return " loss" if one.text.startswith("-") else " gain"


def table(block: Table, more: str) -> str:
    """A table in a region of its own, which scrolls where the page is narrow."""
    key = escape(block.key)
    figures = _figures(block)
    titles = "".join(
        f'<th scope="col"{_class(is_figure)}>{escape(title)}</th>'
        for title, is_figure in zip(block.columns, figures, strict=True)
    )
    rows = block.read_rows
    last = len(rows) - 1 if block.has_total and not block.kept_back else -1
    body = "\n".join(
        _row(row, is_total=place == last) for place, row in enumerate(rows)
    )
    looks = ["short"] if len(rows) <= _SHORT else []
    looks += ["narrow"] if len(block.columns) <= _NARROW else []
    short = f' class="{" ".join(looks)}"' if looks else ""
    caption = f'<caption id="{key}-caption">{escape(block.caption)}</caption>'
    return (
        f'<div class="scroll" role="region" tabindex="0"'
        f' aria-labelledby="{key}-caption">\n'
        f'<table id="table-{key}"{short}>\n{caption}\n'
        f"<thead><tr>{titles}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
        + _notes(block, more)
    )


def _figures(block: Table) -> list[bool]:
    """Which columns hold figures."""
    return [
        any(row[place].is_figure for row in block.rows)
        for place in range(len(block.columns))
    ]


def _class(is_figure: object) -> str:
    return ' class="figure"' if is_figure else ""


def _row(row: tuple[Cell, ...], *, is_total: bool) -> str:
    first, *rest = row
    kind = "total" if is_total else "faint" if first.faint else ""
    said = f' class="{kind}"' if kind else ""
    told = "".join(_cell(cell) for cell in rest)
    return f'<tr{said}><th scope="row" dir="auto">{escape(first.text)}</th>{told}</tr>'


def _cell(cell: Cell) -> str:
    way = "" if cell.is_figure else ' dir="auto"'
    return f"<td{_class(cell.is_figure)}{way}>{escape(cell.text)}</td>"


def _notes(block: Table, more: str) -> str:
    notes = [*block.notes]
    if block.kept_back:
        notes.append(more.format(count=fmt.whole(block.kept_back)))
    if not notes:
        return ""
    return f'\n<p class="notes">{escape(" ".join(notes))}</p>'


def quote(block: Quote) -> str:
    """What she wrote, in its lines."""
    text = escape(block.text)
    return f'<h3>{escape(block.title)}</h3>\n<blockquote dir="auto">{text}</blockquote>'


def points(block: Points) -> str:
    """Sentences, one to a point."""
    told = "\n".join(f"<li>{escape(item)}</li>" for item in block.items)
    return f"<ul>\n{told}\n</ul>"
