"""Charts of the HTML report, drawn as SVG inside the page.

Each has a name and says in a sentence what it shows; its figures stand in a table
beside it. No colour says anything alone: signs, shapes and dashes say it as well.
"""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui import format as fmt
from tui.show import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.reports.pages import Chart, Mark, Series

WIDE = 480
"""Units across every chart; on a telephone a unit is about three quarters of a dot."""

_ROW, _BAR = 42, 14
_LEFT, _TOP, _HIGH = 58, 16, 190
_NAME = 38
"""Cells of a name in a chart."""
_STYLES = 4
"""Lines that can be told apart; more than that share no chart."""
_THIN = 1.5
_CHAR = 6.5
"""Units that a cell of text takes."""


def drawn(chart: Chart) -> str:
    """A chart as a figure with its title."""
    draw = {"bars": _bars, "funnel": _funnel, "lines": _lines}[chart.kind]
    shapes, high = draw(chart)
    key = escape(chart.key)
    return (
        f"<figure>\n<figcaption>{escape(chart.title)}</figcaption>\n"
        f'<svg role="img" viewBox="0 0 {WIDE} {high}"'
        f' aria-labelledby="{key}-name {key}-says">\n'
        f'<title id="{key}-name">{escape(chart.title)}</title>\n'
        f'<desc id="{key}-says">{escape(chart.says)}</desc>\n'
        + "\n".join(shapes)
        + "\n</svg>\n</figure>"
    )


def _short(text: str, cells: int = _NAME) -> str:
    return escape(fit(text, cells).rstrip())


def _text(x: float, y: float, said: str, kind: str = "", anchor: str = "start") -> str:
    """A text that is escaped already."""
    looks = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{looks} text-anchor="{anchor}">{said}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        f' class="{kind}"/>'
    )


def _label(y: float, mark: Mark) -> str:
    """A name at the left, its figure at the right."""
    figure = _text(WIDE, y, escape(mark.text), "strong", "end")
    return _text(0, y, _short(mark.name)) + figure


# Bars


def _bars(chart: Chart) -> tuple[list[str], int]:
    """A bar for each, to the right of the zero line or to its left."""
    marks = chart.series[0].marks
    values = [mark.value or 0.0 for mark in marks]
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low) or 1.0
    zero = -low / room * WIDE
    shapes = []
    for place, mark in enumerate(marks):
        y = place * _ROW
        value = mark.value or 0.0
        width = max(abs(value) / room * WIDE, _THIN)
        x = zero if value >= 0 else zero - width
        kind = "bar gain" if value >= 0 else "bar loss"
        shapes += [_label(y + 14, mark), _rect(x, y + 20, width, kind)]
        # The zero line stops for the names: they are read, not struck through.
        shapes.append(_line(zero, y + 17, zero, y + 37, "axis"))
    end = len(marks) * _ROW
    if chart.percent:
        sides = ((WIDE / 8, "start"), (WIDE * 7 / 8, "middle"), (WIDE + 1, "end"))
        anchor = next(word for most, word in sides if zero < most)
        shapes.append(_text(zero, end + 15, "0%", "soft", anchor))
    return shapes, end + 20


def _rect(x: float, y: float, width: float, kind: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{_BAR}"'
        f' class="{kind}"/>'
    )


def _funnel(chart: Chart) -> tuple[list[str], int]:
    """Bars that get shorter."""
    marks = chart.series[0].marks
    most = max((mark.value or 0.0 for mark in marks), default=0.0) or 1.0
    shapes = []
    for place, mark in enumerate(marks):
        y = place * _ROW
        width = max((mark.value or 0.0) / most * WIDE, 2.0)
        shapes += [_label(y + 14, mark), _rect(0, y + 20, width, "bar")]
    return shapes, len(marks) * _ROW


# Lines


def _lines(chart: Chart) -> tuple[list[str], int]:
    """Lines over the same places, with shapes and dashes of their own."""
    series = chart.series[:_STYLES]
    values = [
        mark.value for one in series for mark in one.marks if mark.value is not None
    ]
    ticks = _ticks(min(0.0, *values), max(0.0, *values))
    top = _TOP + 20 * len(series)

    def height(value: float) -> float:
        return top + _HIGH - (value - ticks[0]) / (ticks[-1] - ticks[0]) * _HIGH

    shapes = [*_legend(series)]
    for tick in ticks:
        kind = "axis" if not tick else "grid"
        shapes.append(_line(_LEFT, height(tick), WIDE, height(tick), kind))
        said = escape(_tick(tick, chart))
        shapes.append(_text(_LEFT - 8, height(tick) + 4, said, "soft", "end"))
    places = _places(len(series[0].marks))
    shapes += _below(series[0], places, top + _HIGH + 20)
    for style, one in enumerate(series):
        dots = [
            (x, height(mark.value))
            for x, mark in zip(places, one.marks, strict=True)
            if mark.value is not None
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
        shapes.append(f'<polyline points="{path}" class="path s{style}"/>')
        shapes += [_dot(x, y, style) for x, y in dots]
    return shapes, top + _HIGH + 28


def _places(many: int) -> list[float]:
    """Where the places of the axis are, from the left to the right."""
    room = WIDE - _LEFT - 40
    if many == 1:
        return [_LEFT + 20 + room / 2]
    return [_LEFT + 20 + room * place / (many - 1) for place in range(many)]


def _below(one: Series, places: Sequence[float], y: float) -> Iterator[str]:
    """The names of the places, as many as there is room for."""
    widest = max(cell_len(mark.name) * _CHAR for mark in one.marks) + 12
    every = max(1, ceil(widest * len(places) / (WIDE - _LEFT)))
    last = len(places) - 1
    for at, (x, mark) in enumerate(zip(places, one.marks, strict=True)):
        if at % every:
            continue
        half = cell_len(mark.name) * _CHAR / 2
        anchor = "end" if at == last and x + half > WIDE else "middle"
        edge = WIDE if anchor == "end" else x
        yield _text(edge, y, _short(mark.name, 20), "soft", anchor)


def _legend(series: Sequence[Series]) -> Iterator[str]:
    for style, one in enumerate(series):
        y = 12 + 20 * style
        yield _line(0, y - 4, 34, y - 4, f"path s{style}")
        yield _dot(17, y - 4, style)
        yield _text(44, y, _short(one.name, 52))


def _dot(x: float, y: float, style: int) -> str:
    """A sign of a line: round, square, pointed up, pointed down."""
    looks = f'class="dot d{style}"'
    if style == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" {looks}/>'
    if style == 1:
        corner = f'x="{x - 4.5:.1f}" y="{y - 4.5:.1f}"'
        return f'<rect {corner} width="9" height="9" {looks}/>'
    up = -1 if style == 2 else 1
    corners = ((x, y + up * 6), (x - 5.5, y - up * 4.5), (x + 5.5, y - up * 4.5))
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
    return f'<polygon points="{path}" {looks}/>'


def _ticks(low: float, high: float) -> list[float]:
    """Round values that hold both ends, four to six of them."""
    room = (high - low) or 1.0
    raw = room / 4
    size = 10.0 ** floor(log10(raw))
    step = next(size * part for part in (1, 2, 2.5, 5, 10) if size * part >= raw)
    first, last = floor(low / step), ceil(high / step)
    return [place * step for place in range(first, max(last, first + 1) + 1)]


def _tick(value: float, chart: Chart) -> str:
    whole = round(value)
    if chart.percent:
        return fmt.percent(value, 0 if value == whole else 1)
    sign = "-" if whole < 0 else ""
    return sign + fmt.compact(abs(whole))
